package review_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/review"
)

// randomDocument has every kind of block, any number of rows and columns, and
// words that are hard to print.
func randomDocument(r *rand.Rand) review.Document {
	g := generator{Rand: r, ids: make(map[review.NoteID]bool)}
	doc := review.Document{
		Title: g.text(), Account: g.text(), Issued: utc(2026, 1, 2, 3, 4),
		Blocks: g.blocks(2),
	}
	for id := range g.ids {
		doc.Blocks = append(doc.Blocks, review.Footnote{ID: id, Text: g.text(), Tickets: make([]metrics.TicketID, r.IntN(60)), Visibility: g.visibility()})
	}
	return doc
}

type generator struct {
	*rand.Rand
	ids map[review.NoteID]bool
}

var syllables = []string{
	"a", "review", "of", "the", "INC0020417", "12.5", "−3", "倉庫", "データベース", "u\u0308", "📦", "❤\ufe0f", "👩\u200d👧",
	"مستودع", "\u00a0", " ", "  ", "\n", "\t", "\x1b[31m", "\x00", "\u009b", "\u202e", "\u2066", "\u200b", "\xff",
	"https://example.com/a/very/long/address?with=a_query&more=1", "|", "*", "_", "`", "<b>", "&amp;", "[^1]", "#", "-", "1.", "\\", "~~", "$",
	strings.Repeat("x", 90), strings.Repeat("倉", 60), strings.Repeat("\u0301", 20),
}

func (g generator) word() string {
	var b strings.Builder
	for range g.IntN(6) {
		b.WriteString(syllables[g.IntN(len(syllables))])
		if g.IntN(2) == 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func (g generator) text() account.Text {
	switch g.IntN(8) {
	case 0:
		return account.Number(g.NormFloat64()*1e4, g.IntN(4))
	case 1:
		return account.Percent(g.Float64(), 1)
	case 2:
		return account.Span(time.Duration(g.Int64N(1e15)))
	case 3:
		return account.Say("document.name", account.Args{"title": account.Data(g.word()), "account": g.text()})
	}
	return account.Data(g.word())
}

// said is a text that says something.
func (g generator) said() account.Text {
	if t := g.text(); !t.IsZero() {
		return t
	}
	return data("-")
}

func (g generator) visibility() account.Visibility { return visibilities[g.IntN(len(visibilities))] }

func (g generator) note() review.NoteID {
	if g.IntN(2) == 0 {
		return ""
	}
	id := review.NoteID(fmt.Sprint(g.IntN(300)))
	g.ids[id] = true
	return id
}

func (g generator) tone() review.Tone {
	return []review.Tone{"", review.Good, review.Bad, "odd"}[g.IntN(4)]
}

func (g generator) value() *float64 {
	switch g.IntN(5) {
	case 0:
		return nil
	case 1:
		return ptr(0.0)
	case 2:
		return ptr(-g.ExpFloat64())
	case 3:
		return ptr(g.ExpFloat64() * 1e300)
	}
	return ptr(g.ExpFloat64())
}

func (g generator) blocks(depth int) review.Blocks {
	var blocks review.Blocks
	for range 1 + g.IntN(6) {
		blocks = append(blocks, g.block(depth))
	}
	return blocks
}

func (g generator) block(depth int) review.Block {
	v := g.visibility()
	switch g.IntN(10) {
	case 0:
		return review.Paragraph{Text: g.text(), Visibility: v}
	case 1:
		l := review.List{Ordered: g.IntN(2) == 0, Visibility: v}
		for range g.IntN(12) {
			l.Items = append(l.Items, review.ListItem{Text: g.text(), Visibility: g.visibility()})
		}
		return l
	case 2:
		return g.table(v)
	case 3:
		k := review.KeyFigures{Visibility: v}
		for range g.IntN(7) {
			k.Figures = append(k.Figures, review.KeyFigure{
				Label: g.text(), Value: g.text(), Unit: g.text(), Target: g.text(), Change: g.text(), Basis: g.text(),
				Tone: g.tone(), Note: g.note(), Visibility: g.visibility(),
			})
		}
		return k
	case 4, 5:
		return g.chart(v)
	case 6:
		return review.Callout{Severity: "warning", Text: g.text(), Next: g.text(), Owner: g.text(), Note: g.note(), Visibility: v}
	case 7:
		return g.diagram(v)
	case 8:
		return g.quadrants(v)
	}
	p := review.Part{Heading: review.Heading{Name: g.text(), Says: g.text()}, Visibility: v}
	for range g.IntN(3) {
		p.Heading.Labels = append(p.Heading.Labels, review.Label{Name: g.text(), Text: g.text()})
	}
	if depth > 0 {
		p.Blocks = g.blocks(depth - 1)
	}
	return p
}

func (g generator) table(v account.Visibility) review.Table {
	t := review.Table{Caption: g.text(), Note: g.note(), Visibility: v}
	for range g.IntN(9) {
		t.Columns = append(t.Columns, review.Column{
			Head: g.text(), Unit: g.text(), Numeric: g.IntN(2) == 0, Note: g.note(), Visibility: g.visibility(),
		})
	}
	for range g.IntN(5) {
		row := review.Row{Total: g.IntN(4) == 0, Visibility: g.visibility()}
		for range t.Columns {
			row.Cells = append(row.Cells, review.Cell{Text: g.said(), Tone: g.tone(), Note: g.note()})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (g generator) chart(v account.Visibility) review.Chart {
	c := review.Chart{
		Kind: []review.ChartKind{review.Columns, review.Bars, "pie"}[g.IntN(3)], Title: g.text(), Desc: g.text(),
		Axis: g.text(), Unit: g.text(), Value: g.text(), Before: g.text(), Target: g.value(), TargetName: g.text(),
		Caption: g.text(), Note: g.note(), Visibility: v,
	}
	for range g.IntN(6) {
		c.Points = append(c.Points, review.Point{
			Label: g.text(), Value: g.value(), Before: g.value(), Text: g.text(), Tone: g.tone(), Visibility: g.visibility(),
		})
	}
	return c
}

func (g generator) diagram(v account.Visibility) review.Diagram {
	d := review.Diagram{Title: g.text(), Desc: g.text(), Caption: g.text(), Tabled: g.IntN(3) == 0, Visibility: v}
	n := 1 + g.IntN(12)
	for range n {
		d.Nodes = append(d.Nodes, review.DiagramNode{Name: g.said(), Detail: g.text(), Visibility: g.visibility()})
	}
	for range g.IntN(20) {
		d.Links = append(d.Links, review.DiagramLink{From: g.IntN(n), To: g.IntN(n), Label: g.text()})
	}
	return d
}

func (g generator) quadrants(v account.Visibility) review.Quadrants {
	q := review.Quadrants{Visibility: v}
	for _, audience := range visibilities[:g.IntN(len(visibilities)+1)] {
		view := review.QuadrantView{Audience: audience, Title: g.text(), Desc: g.text(), Scope: g.text(), Caption: g.text()}
		for i := range view.Rooms {
			view.Rooms[i] = review.QuadrantRoom{Name: g.said(), People: g.texts(), Heard: g.texts(), Marks: g.marks()}
		}
		for range g.IntN(8) {
			from := g.IntN(4)
			view.Paths = append(view.Paths, review.QuadrantPath{
				From: from, To: (from + 1 + g.IntN(3)) % 4, Volume: g.IntN(20), Label: g.text(), Says: g.text(), Marks: g.marks(),
				State: []review.PathState{review.Silent, review.ProblemsOnly, review.InUse, "odd"}[g.IntN(4)],
			})
		}
		for range g.IntN(3) {
			view.Tables = append(view.Tables, g.table(g.visibility()))
		}
		q.Views = append(q.Views, view)
	}
	return q
}

func (g generator) texts() (all []account.Text) {
	for range g.IntN(8) {
		all = append(all, g.text())
	}
	return all
}

func (g generator) marks() (all []review.QuadrantMark) {
	for range g.IntN(5) {
		all = append(all, review.QuadrantMark{N: g.IntN(100), Severity: []account.Severity{"warning", "critical", "odd"}[g.IntN(3)]})
	}
	return all
}

// fuzzDocument has three strings in every place, whatever they are.
func fuzzDocument(a, b, c string) review.Document {
	x, y, z := data(a), data(b), data(c)
	full := data(c + "-")
	return review.Document{Title: x, Account: y, Blocks: review.Blocks{
		review.Part{Heading: review.Heading{Name: x, Says: y, Labels: []review.Label{{Name: x, Text: z}, {Name: y, Text: x}}}, Blocks: review.Blocks{
			review.Paragraph{Text: z},
			review.List{Items: []review.ListItem{{Text: x}, {Text: y}}},
			review.List{Ordered: true, Items: []review.ListItem{{Text: z}}},
			review.KeyFigures{Figures: []review.KeyFigure{
				{Label: x, Value: y, Unit: z, Target: x, Change: y, Basis: z, Tone: review.Good, Note: "n"}, {Label: z}, {Value: x},
			}},
			review.Table{
				Caption: x, Note: "n", Columns: []review.Column{{Head: x, Unit: y}, {Head: y, Numeric: true, Note: "n"}, {Head: z, Numeric: true}},
				Rows: []review.Row{{Cells: []review.Cell{{Text: full}, {Text: full, Tone: review.Bad}, {Text: data(a + "1"), Note: "n"}}}, {Total: true, Cells: []review.Cell{{Text: full}, {Text: full}, {Text: full}}}},
			},
			review.Chart{Title: x, Desc: y, Axis: z, Unit: x, Value: y, Before: z, Target: ptr(3.0), TargetName: x, Caption: y, Note: "n", Points: []review.Point{
				{Label: x, Value: ptr(1.0), Before: ptr(2.0), Text: y}, {Label: y, Text: z},
			}},
			review.Chart{Kind: review.Bars, Title: x, Points: []review.Point{{Label: z, Value: ptr(1.0), Before: ptr(2.0), Text: y, Tone: review.Bad}}},
			review.Diagram{
				Title: x, Desc: y, Caption: z, Nodes: []review.DiagramNode{{Name: full, Detail: y}, {Name: full}},
				Links: []review.DiagramLink{{From: 0, To: 1, Label: x}, {From: 1, To: 0, Label: y}, {From: 1, To: 1, Label: z}},
			},
			review.Quadrants{Views: []review.QuadrantView{{
				Title: x, Desc: y, Scope: x, Caption: z,
				Rooms: [4]review.QuadrantRoom{{Name: full, People: []account.Text{x, y, z, x}, Heard: []account.Text{y, z}}, {Name: full}, {Name: full}, {Name: full}},
				Paths: []review.QuadrantPath{{From: 0, To: 1, Label: x, Says: y}, {From: 3, To: 1, Label: z, State: review.PathState(a)}, {From: 2, To: 1, Says: x}},
			}}},
			review.Callout{Severity: account.Severity(a), Text: y, Next: z, Owner: x, Note: "n"},
		}},
		review.Footnote{ID: "n", Text: x, Tickets: []metrics.TicketID{metrics.TicketID(b), metrics.TicketID(c)}},
	}}
}
