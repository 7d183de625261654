package review

import (
	"cmp"
	"fmt"

	"github.com/accordhq/accord/account"
)

// blocks makes views of blocks that stand under a heading one level above
// level, among what the audience around may see. Footnotes that stand together
// become one list.
func (b *htmlBuilder) blocks(blocks Blocks, around account.Visibility, level int) []htmlBlock {
	var views []htmlBlock
	for _, block := range blocks {
		switch block := block.(type) {
		case Part:
			views = append(views, htmlBlock{Part: b.part(block, around, level)})
		case Paragraph:
			tag, _ := b.tag(block.Visibility, around)
			views = append(views, htmlBlock{Para: &htmlItem{tag, b.text(block.Text)}})
		case List:
			views = append(views, htmlBlock{List: b.list(block, around)})
		case Table:
			views = append(views, htmlBlock{Table: b.table(block, around)})
		case KeyFigures:
			views = append(views, htmlBlock{Figures: b.figures(block, around)})
		case Chart:
			views = append(views, htmlBlock{Chart: b.chart(block, around)})
		case Diagram:
			views = append(views, htmlBlock{Diagram: b.diagram(block, around)})
		case Quadrants:
			views = append(views, htmlBlock{Map: b.quadrants(block, around)})
		case Callout:
			views = append(views, htmlBlock{Callout: b.callout(block, around)})
		case Footnote:
			note := b.note(block)
			if last := len(views) - 1; last >= 0 && views[last].Notes != nil {
				views[last].Notes = append(views[last].Notes, note)
				continue
			}
			views = append(views, htmlBlock{Notes: []*htmlNote{note}})
		}
	}
	return views
}

func (b *htmlBuilder) part(p Part, around account.Visibility, level int) *htmlPart {
	b.parts++
	view := &htmlPart{Level: min(level, 6), ID: fmt.Sprintf("part-%d", b.parts)}
	view.Tag, around = b.tag(p.Visibility, around)
	view.Name, view.Says = b.text(p.Heading.Name), b.text(p.Heading.Says)
	if view.Says == "" {
		view.Name, view.Says = "", view.Name
	}
	view.Says = cmp.Or(view.Says, b.say("document.untitled", nil))
	for _, l := range p.Heading.Labels {
		view.Labels = b.label(view.Labels, b.text(l.Name), l.Text)
	}
	view.Blocks = b.blocks(p.Blocks, around, level+1)
	return view
}

func (b *htmlBuilder) list(l List, around account.Visibility) *htmlList {
	view := &htmlList{Ordered: l.Ordered}
	view.Tag, around = b.tag(l.Visibility, around)
	for _, item := range l.Items {
		tag, _ := b.tag(item.Visibility, around)
		view.Items = append(view.Items, htmlItem{tag, b.text(item.Text)})
	}
	return view
}

func (b *htmlBuilder) table(t Table, around account.Visibility) *htmlTable {
	b.tables++
	view := &htmlTable{ID: fmt.Sprintf("table-%d", b.tables), Caption: b.title(t.Caption), Ref: b.ref(t.Note)}
	view.Tag, around = b.tag(t.Visibility, around)
	for _, c := range t.Columns {
		tag, _ := b.tag(c.Visibility, around)
		view.Columns = append(view.Columns, htmlColumn{
			Tag: tag, Head: b.text(c.Head), Unit: b.text(c.Unit), Numeric: c.Numeric, Ref: b.ref(c.Note),
		})
	}
	for _, r := range t.Rows {
		tag, _ := b.tag(r.Visibility, around)
		row := htmlRow{Tag: tag, Total: r.Total}
		for i, c := range t.Columns {
			cell := r.Cells[i]
			row.Cells = append(row.Cells, htmlCell{
				Text: b.filled(cell.Text), Numeric: c.Numeric, Tone: b.tone(cell.Tone), Ref: b.ref(cell.Note),
			})
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}

func (b *htmlBuilder) figures(k KeyFigures, around account.Visibility) *htmlFigures {
	view := &htmlFigures{}
	view.Tag, around = b.tag(k.Visibility, around)
	for _, f := range k.Figures {
		tag, _ := b.tag(f.Visibility, around)
		view.Figures = append(view.Figures, htmlFigure{
			Tag: tag, Label: b.text(f.Label), Value: b.filled(f.Value), Unit: b.text(f.Unit), Tone: b.tone(f.Tone),
			Target: b.text(f.Target), Change: b.text(f.Change), Basis: b.text(f.Basis), Ref: b.ref(f.Note),
		})
	}
	return view
}

func (b *htmlBuilder) callout(c Callout, around account.Visibility) *htmlCallout {
	severity, shape := shapeOf(c.Severity)
	view := &htmlCallout{Class: string(severity), Shape: shape, Text: b.text(c.Text), Ref: b.ref(c.Note)}
	view.Severity = b.text(severity.Label())
	view.Tag, _ = b.tag(c.Visibility, around)
	view.Labels = b.label(view.Labels, b.say("document.next-step", nil), c.Next)
	view.Labels = b.label(view.Labels, b.say("document.owner", nil), c.Owner)
	return view
}

// shapeOf is the known severity of a rank, and the shape that says it without
// colour.
func shapeOf(s account.Severity) (account.Severity, string) {
	switch s.Rank() {
	case account.Warning.Rank():
		return account.Warning, "▲"
	case account.Critical.Rank():
		return account.Critical, "◆"
	}
	return account.Info, "●"
}

// fewTickets are shown as they are; more are folded away until asked for.
const fewTickets = 8

func (b *htmlBuilder) note(f Footnote) *htmlNote {
	n := b.e.Number(f.ID)
	view := &htmlNote{N: n, Text: b.text(f.Text), Fold: len(f.Tickets) > fewTickets}
	for _, id := range f.Tickets {
		view.Tickets = append(view.Tickets, printable(string(id)))
	}
	view.Count = b.say("document.tickets", account.Args{"n": account.Count(len(f.Tickets))})
	b.notes = append(b.notes, view)
	return view
}

// finish gives each footnote the ways back to where it is referred to, which
// are known only once the whole page is built.
func (b *htmlBuilder) finish() {
	for _, note := range b.notes {
		for i := 1; i <= b.refs[note.N]; i++ {
			label := b.say("html.back", account.Args{"n": account.Count(note.N)})
			if b.refs[note.N] > 1 {
				label = b.say("html.back-nth", account.Args{"n": account.Count(note.N), "i": account.Count(i)})
			}
			note.Back = append(note.Back, htmlRef{N: i, ID: refID(note.N, i), Label: label})
		}
	}
}

func refID(note, i int) string { return fmt.Sprintf("ref-%d-%d", note, i) }
