package review

import (
	"maps"
	"slices"

	"github.com/accordhq/accord/account"
)

// Every method here makes new slices: an edition shares nothing with its
// document that either could change.

func (b Blocks) cut(audience account.Visibility) Blocks {
	kept := make(Blocks, 0, len(b))
	for _, block := range b {
		if block, ok := block.cut(audience); ok {
			kept = append(kept, block)
		}
	}
	return kept
}

func (b Blocks) walk(text func(account.Text), note func(NoteID)) {
	for _, block := range b {
		block.walk(text, note)
	}
}

// footnotes are the ids of the footnotes among the blocks.
func (b Blocks) footnotes() map[NoteID]bool {
	ids := make(map[NoteID]bool)
	for _, block := range b {
		switch block := block.(type) {
		case Part:
			maps.Copy(ids, block.Blocks.footnotes())
		case Footnote:
			ids[block.ID] = true
		}
	}
	return ids
}

// referred leaves out the footnotes without a number, with the parts that held
// nothing else, and puts the others that stand together in the order of their
// numbers.
func (b Blocks) referred(numbers map[NoteID]int) Blocks {
	kept := make(Blocks, 0, len(b))
	var notes []Footnote
	flush := func() {
		slices.SortFunc(notes, func(x, y Footnote) int { return numbers[x.ID] - numbers[y.ID] })
		for _, n := range notes {
			kept = append(kept, n)
		}
		notes = nil
	}
	for _, block := range b {
		note, isNote := block.(Footnote)
		if isNote {
			if numbers[note.ID] > 0 {
				notes = append(notes, note)
			}
			continue
		}
		flush()
		if part, ok := block.(Part); ok && len(part.Blocks) > 0 {
			part.Blocks = part.Blocks.referred(numbers)
			if len(part.Blocks) == 0 {
				continue
			}
			block = part
		}
		kept = append(kept, block)
	}
	flush()
	return kept
}

func (p Part) cut(audience account.Visibility) (Block, bool) {
	p.Heading.Labels = slices.Clone(p.Heading.Labels)
	blocks := p.Blocks.cut(audience)
	emptied := len(blocks) == 0 && len(p.Blocks) > 0
	if emptied && !p.Empty.IsZero() {
		blocks, emptied = Blocks{Paragraph{Text: p.Empty, Visibility: p.Visibility}}, false
	}
	p.Blocks = blocks
	return p, p.Visibility.ReachedBy(audience) && !emptied
}

func (p Part) walk(text func(account.Text), note func(NoteID)) {
	text(p.Heading.Name)
	text(p.Heading.Says)
	for _, label := range p.Heading.Labels {
		text(label.Name)
		text(label.Text)
	}
	p.Blocks.walk(text, note)
}

func (p Paragraph) cut(audience account.Visibility) (Block, bool) {
	return p, p.Visibility.ReachedBy(audience)
}

func (p Paragraph) walk(text func(account.Text), _ func(NoteID)) { text(p.Text) }

func (l List) cut(audience account.Visibility) (Block, bool) {
	l.Items = visible(l.Items, func(i ListItem) account.Visibility { return i.Visibility }, audience)
	return l, l.Visibility.ReachedBy(audience) && len(l.Items) > 0
}

func (l List) walk(text func(account.Text), _ func(NoteID)) {
	for _, item := range l.Items {
		text(item.Text)
	}
}

func (t Table) cut(audience account.Visibility) (Block, bool) {
	var columns []Column
	var rows []Row
	for _, row := range visible(t.Rows, func(r Row) account.Visibility { return r.Visibility }, audience) {
		var cells []Cell
		for i, column := range t.Columns {
			if column.Visibility.ReachedBy(audience) {
				cells = append(cells, row.Cells[i])
			}
		}
		row.Cells = cells
		rows = append(rows, row)
	}
	columns = visible(t.Columns, func(c Column) account.Visibility { return c.Visibility }, audience)
	t.Columns, t.Rows = columns, rows
	return t, t.Visibility.ReachedBy(audience) && len(columns) > 0 && len(rows) > 0
}

func (t Table) walk(text func(account.Text), note func(NoteID)) {
	text(t.Caption)
	note(t.Note)
	for _, c := range t.Columns {
		text(c.Head)
		text(c.Unit)
		note(c.Note)
	}
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			text(c.Text)
			note(c.Note)
		}
	}
}

func (k KeyFigures) cut(audience account.Visibility) (Block, bool) {
	k.Figures = visible(k.Figures, func(f KeyFigure) account.Visibility { return f.Visibility }, audience)
	return k, k.Visibility.ReachedBy(audience) && len(k.Figures) > 0
}

func (k KeyFigures) walk(text func(account.Text), note func(NoteID)) {
	for _, f := range k.Figures {
		for _, t := range []account.Text{f.Label, f.Value, f.Unit, f.Target, f.Change, f.Basis} {
			text(t)
		}
		note(f.Note)
	}
}

func (c Chart) cut(audience account.Visibility) (Block, bool) {
	c.Points = visible(c.Points, func(p Point) account.Visibility { return p.Visibility }, audience)
	for i := range c.Points {
		c.Points[i].Value = clone(c.Points[i].Value)
		c.Points[i].Before = clone(c.Points[i].Before)
	}
	c.Target = clone(c.Target)
	return c, c.Visibility.ReachedBy(audience) && len(c.Points) > 0
}

func (c Chart) walk(text func(account.Text), note func(NoteID)) {
	for _, t := range []account.Text{c.Title, c.Desc, c.Axis, c.Unit, c.Value, c.Before, c.TargetName, c.Caption} {
		text(t)
	}
	note(c.Note)
	for _, p := range c.Points {
		text(p.Label)
		text(p.Text)
	}
}

func (c Callout) cut(audience account.Visibility) (Block, bool) {
	return c, c.Visibility.ReachedBy(audience)
}

func (c Callout) walk(text func(account.Text), note func(NoteID)) {
	text(c.Text)
	text(c.Next)
	text(c.Owner)
	note(c.Note)
}

func (f Footnote) cut(audience account.Visibility) (Block, bool) {
	f.Tickets = slices.Clone(f.Tickets)
	return f, f.Visibility.ReachedBy(audience)
}

func (f Footnote) walk(text func(account.Text), _ func(NoteID)) { text(f.Text) }

// visible keeps the elements an audience may see, in a slice of its own.
func visible[T any](all []T, of func(T) account.Visibility, audience account.Visibility) []T {
	var kept []T
	for _, v := range all {
		if of(v).ReachedBy(audience) {
			kept = append(kept, v)
		}
	}
	return kept
}

func clone[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}
