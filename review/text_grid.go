package review

import (
	"slices"
	"strings"
	"unicode"
)

// A grid is cells in columns, for a terminal. Its texts are clean.
type grid struct {
	columns []gridColumn
	rows    []gridRow
}

type gridColumn struct {
	head string
	kind gridKind
}

type gridKind uint8

const (
	gridText    gridKind = iota // folded where it must be
	gridNumbers                 // right-aligned; only words in place of a number are folded
	gridDrawing                 // printed as it is
)

type gridRow struct {
	cells []gridCell
	total bool // set off as a sum of the others
}

// A gridCell is a text and the marks behind it, such as a reference to a
// footnote. Beside numbers the marks have a place of their own, so that the
// digits stay below each other.
type gridCell struct{ text, mark string }

// gridGap is the number of terminal columns between two columns of a grid.
const gridGap = 2

// add appends a column with its cells from the first row to the last.
func (g *grid) add(column gridColumn, cells []gridCell) {
	g.columns = append(g.columns, column)
	for len(g.rows) < len(cells) {
		g.rows = append(g.rows, gridRow{})
	}
	for i, cell := range cells {
		g.rows[i].cells = append(g.rows[i].cells, cell)
	}
}

// fit returns the widths of the columns in a grid that takes at most width in
// all, and false when that cannot be. Of the columns that can give way the
// widest does: first those that are as wide as they are for their head alone,
// then the others.
func (g grid) fit(width int) ([]int, bool) {
	widths := make([]int, len(g.columns))
	cells := make([]int, len(g.columns))
	leasts := make([]int, len(g.columns))
	for i := range g.columns {
		widths[i], cells[i], leasts[i] = g.bounds(i, width)
	}
	if spread(leasts) > width {
		return widths, false
	}
	for _, floors := range [][]int{cells, leasts} {
		for spread(widths) > width {
			widest := -1
			for i, w := range widths {
				if w > floors[i] && (widest < 0 || w > widths[widest]) {
					widest = i
				}
			}
			if widest < 0 {
				break
			}
			widths[widest]--
		}
	}
	return widths, true
}

// spread is the width of columns of these widths with the gaps between them.
func spread(widths []int) int {
	total := -gridGap
	for _, w := range widths {
		total += w + gridGap
	}
	return total
}

// bounds are the widths that a column of a grid of some width takes when
// nothing of it is folded, when its head alone is, and when all is that may be.
func (g grid) bounds(i, width int) (most, cells, least int) {
	kind, head := g.columns[i].kind, g.columns[i].head
	for _, row := range g.rows {
		text := row.cells[i].text
		if kind == gridText {
			text = marked(text, row.cells[i].mark)
		}
		cells = max(cells, displayWidth(text))
		if kind == gridDrawing || kind == gridNumbers && numeral(text) {
			least = max(least, displayWidth(text))
		} else {
			least = max(least, longestWord(text))
		}
	}
	marks := g.marks(i)
	cells = max(cells+marks, longestWord(head))
	least = max(least+marks, longestWord(head))
	most = max(cells, displayWidth(head))
	if kind == gridText {
		// Words are kept whole and texts wide enough to be read, as long as two
		// such columns can stand side by side.
		least = min(max(least, 12), 16, (width-gridGap)/2)
	}
	return most, cells, min(cells, least)
}

// numeral reports whether a text is a number, perhaps with a unit or a currency,
// and not a sentence with a number in it: it has a digit, and no word of more
// than three letters.
func numeral(text string) bool {
	letters := 0
	for _, r := range text {
		if letters++; !unicode.IsLetter(r) {
			letters = 0
		}
		if letters > 3 {
			return false
		}
	}
	return strings.ContainsFunc(text, unicode.IsDigit)
}

// marks is the width of the place for marks beside the numbers of a column.
func (g grid) marks(i int) int {
	widest := 0
	for _, row := range g.rows {
		if g.columns[i].kind == gridNumbers && row.cells[i].mark != "" {
			widest = max(widest, 1+displayWidth(row.cells[i].mark))
		}
	}
	return widest
}

// lines sets the grid in columns of these widths: the heads over a hairline,
// totals set off by another.
func (g grid) lines(widths []int) []string {
	rule := strings.Repeat("─", max(0, spread(widths)))
	var lines []string
	if slices.ContainsFunc(g.columns, func(c gridColumn) bool { return c.head != "" }) {
		var heads [][]string
		for i := range g.columns {
			heads = append(heads, g.setHead(i, widths[i]))
		}
		lines = append(beside(heads, widths, true), rule)
	}
	for n, row := range g.rows {
		if g.beginsTotals(n) {
			lines = append(lines, rule)
		}
		var cells [][]string
		for i, cell := range row.cells {
			cells = append(cells, g.set(i, cell, widths[i]))
		}
		lines = append(lines, beside(cells, widths, false)...)
	}
	return lines
}

// setHead folds a head into the lines of its column; above numbers it leaves
// out the place for their marks where it can.
func (g grid) setHead(i, width int) []string {
	lines := fold(g.columns[i].head, width)
	if digits := width - g.marks(i); !slices.ContainsFunc(lines, func(line string) bool { return displayWidth(line) > digits }) {
		width = digits
	}
	return g.columns[i].align(lines, width)
}

func (g grid) beginsTotals(row int) bool {
	return row > 0 && g.rows[row].total && !g.rows[row-1].total
}

// set folds a cell into the lines of its column.
func (g grid) set(i int, cell gridCell, width int) []string {
	switch column := g.columns[i]; column.kind {
	case gridDrawing:
		return []string{cell.text}
	case gridNumbers:
		width -= g.marks(i)
		lines := column.align(fold(cell.text, width), width)
		if last := len(lines) - 1; last >= 0 && cell.mark != "" {
			lines[last] += " " + cell.mark
		}
		return lines
	}
	return fold(marked(cell.text, cell.mark), width)
}

// align pads the lines of a column of numbers on the left.
func (c gridColumn) align(lines []string, width int) []string {
	for i, line := range lines {
		if c.kind == gridNumbers {
			lines[i] = padLeft(line, width)
		}
	}
	return lines
}

// beside sets columns of lines side by side; those with fewer lines stand low
// or high.
func beside(columns [][]string, widths []int, low bool) []string {
	height := 0
	for _, column := range columns {
		height = max(height, len(column))
	}
	lines := make([]string, height)
	for n := range lines {
		var parts []string
		for i, column := range columns {
			at, part := n, ""
			if low {
				at -= height - len(column)
			}
			if 0 <= at && at < len(column) {
				part = column[at]
			}
			parts = append(parts, padRight(part, widths[i]))
		}
		lines[n] = strings.Join(parts, spaces(gridGap))
	}
	return lines
}

// records sets the grid as one record per row, for a terminal too narrow for
// its columns: the first cell above the others, each named by its head.
func (g grid) records(width int) []string {
	const indent = 2
	facts := make([][][2]string, len(g.rows))
	for n, row := range g.rows {
		for i, cell := range row.cells {
			if text := marked(cell.text, cell.mark); i > 0 && g.columns[i].kind != gridDrawing && text != "" {
				facts[n] = append(facts[n], [2]string{g.columns[i].head, text})
			}
		}
	}
	widths, _ := pairGrid(slices.Concat(facts...)).fit(width - indent)
	var lines []string
	for n, row := range g.rows {
		switch {
		case g.beginsTotals(n):
			lines = append(lines, strings.Repeat("─", width))
		case n > 0:
			lines = append(lines, "")
		}
		lines = append(lines, fold(marked(row.cells[0].text, row.cells[0].mark), width)...)
		for i, cell := range row.cells {
			if g.columns[i].kind == gridDrawing && cell.text != "" {
				lines = append(lines, cell.text)
			}
		}
		for _, line := range pairGrid(facts[n]).lines(widths) {
			lines = append(lines, spaces(indent)+line)
		}
	}
	return lines
}

// pairGrid is a grid of names and what they name. It fits any width that
// [Text] allows.
func pairGrid(pairs [][2]string) grid {
	g := grid{columns: make([]gridColumn, 2)}
	for _, pair := range pairs {
		g.rows = append(g.rows, gridRow{cells: []gridCell{{text: pair[0]}, {text: pair[1]}}})
	}
	return g
}
