package review

import (
	"strings"

	"github.com/accordhq/accord/account"
)

func (p *textPage) table(t Table, around account.Visibility) {
	caption, around := p.tagged(p.text(t.Caption), t.Visibility, around)
	p.running("", marked(caption, p.ref(t.Note)))
	var g grid
	for _, c := range t.Columns {
		head, _ := p.tagged(p.head(c.Head, c.Unit), c.Visibility, around)
		column := gridColumn{head: marked(head, p.ref(c.Note))}
		if c.Numeric {
			column.kind = gridNumbers
		}
		g.columns = append(g.columns, column)
	}
	for _, row := range t.Rows {
		r := gridRow{total: row.Total}
		for i, c := range row.Cells {
			text := p.text(c.Text)
			if i == 0 {
				text, _ = p.tagged(text, row.Visibility, around)
			}
			r.cells = append(r.cells, gridCell{text: text, mark: strings.TrimSpace(shape(c.Tone) + " " + p.ref(c.Note))})
		}
		g.rows = append(g.rows, r)
	}
	if widths, ok := g.fit(p.width); ok {
		p.print(g.lines(widths)...)
	} else {
		p.print(g.records(p.width)...)
	}
}

// cardWidth is the least width of a key figure that has others beside it,
// cardGap the space between two.
const (
	cardWidth = 17
	cardGap   = gridGap
)

// keyFigures sets the figures side by side, as many as fit, and evenly where
// it takes more than one row.
func (p *textPage) keyFigures(k KeyFigures, around account.Visibility) {
	n := len(k.Figures)
	fitting := (p.width + cardGap) / (cardWidth + cardGap)
	rows := (n + fitting - 1) / fitting
	across := (n + rows - 1) / rows
	width := (p.width+cardGap)/across - cardGap
	for start := 0; start < n; start += across {
		if start > 0 {
			p.print("")
		}
		p.cards(k.Figures[start:min(start+across, n)], width, account.Narrower(around, k.Visibility), around)
	}
}

// cards sets figures side by side, their values on one line.
func (p *textPage) cards(figures []KeyFigure, width int, own, around account.Visibility) {
	var widths []int
	var labels, bodies [][]string
	for _, f := range figures {
		label, _ := p.tagged(p.text(f.Label), account.Narrower(own, f.Visibility), around)
		body := fold(marked(p.value(f), shape(f.Tone), p.ref(f.Note)), width)
		for _, t := range []account.Text{f.Target, f.Change, f.Basis} {
			body = append(body, fold(p.text(t), width)...)
		}
		widths = append(widths, width)
		labels = append(labels, fold(label, width))
		bodies = append(bodies, body)
	}
	p.print(beside(labels, widths, true)...)
	p.print(beside(bodies, widths, false)...)
}
