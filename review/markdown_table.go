package review

import (
	"strings"

	"github.com/accordhq/accord/account"
)

// A markdownTable is a table of escaped cells.
type markdownTable struct {
	heads, rules []string
	rows         [][]string
}

func (t *markdownTable) column(head string, numeric bool) {
	rule := ":---"
	if numeric {
		rule = "---:"
	}
	t.heads = append(t.heads, head)
	t.rules = append(t.rules, rule)
}

// row adds a row, filled up with empty cells.
func (t *markdownTable) row(cells ...string) {
	t.rows = append(t.rows, append(cells, make([]string, len(t.heads)-len(cells))...))
}

func (t *markdownTable) lines() []string {
	lines := []string{tableLine(t.heads), tableLine(t.rules)}
	for _, row := range t.rows {
		lines = append(lines, tableLine(row))
	}
	return lines
}

func tableLine(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

func (p *markdownPage) table(t Table, around account.Visibility) {
	caption, around := p.tagged(p.text(t.Caption), t.Visibility, around)
	if caption != "" {
		p.put(strong(escape(caption)) + p.ref(t.Note))
	}
	var table markdownTable
	for _, c := range t.Columns {
		head, _ := p.tagged(p.head(c.Head, c.Unit), c.Visibility, around)
		table.column(escape(head)+p.ref(c.Note), c.Numeric)
	}
	for _, row := range t.Rows {
		var cells []string
		for i, c := range row.Cells {
			text := p.text(c.Text)
			if i == 0 {
				text, _ = p.tagged(text, row.Visibility, around)
			}
			cell := escape(text)
			if row.Total {
				cell = strong(cell)
			}
			cells = append(cells, marked(cell, shape(c.Tone))+p.ref(c.Note))
		}
		table.row(cells...)
	}
	p.put(table.lines()...)
}

// chart sets a chart as the table of its values, the target last.
func (p *markdownPage) chart(c Chart, around account.Visibility) {
	title, around := p.tagged(p.text(c.Title), c.Visibility, around)
	p.put(strong(escape(title)) + p.ref(c.Note))
	if desc := p.text(c.Desc); desc != "" {
		p.put(escapeStart(desc))
	}
	var table markdownTable
	table.column(escape(p.text(c.Axis)), false)
	table.column(escape(p.head(c.Value, c.Unit)), c.Kind != Bars)
	if c.compares() {
		table.column(escape(p.text(c.Before)), true)
	}
	places := places(c.numbers()...)
	for _, point := range c.Points {
		label, _ := p.tagged(p.text(point.Label), point.Visibility, around)
		cells := []string{escape(label), escape(p.point(point, places))}
		if c.compares() {
			cells = append(cells, escape(p.number(point.Before, places)))
		}
		table.row(cells...)
	}
	if c.Target != nil {
		table.row(strong(escape(p.text(c.TargetName))), strong(escape(p.number(c.Target, places))))
	}
	p.put(table.lines()...)
	if caption := p.text(c.Caption); caption != "" {
		p.put(escapeStart(caption))
	}
}
