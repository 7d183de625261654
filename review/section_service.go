package review

import (
	"context"
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// serviceSection tells how the service organisation did: tickets, times
// against targets and the period before, key events and their root causes,
// and the work that no ticket asked for.
func serviceSection(_ context.Context, f Facts) (Content, error) {
	var c Content
	if f.lacks(SourceService) {
		c.Blocks = Blocks{missing("tickets"), missing("activities")}
		return c, nil
	}
	notes := notebook{prefix: ItemService}
	if len(f.Tallies) == 0 {
		c.Blocks = append(c.Blocks, Paragraph{Text: account.Say("service.none", nil), Visibility: account.Customer})
	}
	for _, t := range f.Tallies {
		if t.Visibility == account.Customer {
			c.Says = t.says()
			c.Blocks = append(c.Blocks, t.blocks(f, &notes)...)
			continue
		}
		// What not everyone may see stands in a part of its own, so that no
		// figure mixes what different readers may know.
		c.Blocks = append(c.Blocks, Part{
			Heading:    Heading{Name: account.Say("service.further."+t.Visibility.String(), nil)},
			Blocks:     t.blocks(f, &notes),
			Visibility: t.Visibility,
		})
	}
	c.Blocks = append(c.Blocks, activityBlocks(f)...)
	c.Notes = notes.notes
	return c, nil
}

// says is the conclusion of the section.
func (t Tally) says() account.Text {
	total := &t.Total
	args := account.Args{"n": total.Count(metrics.Key{}, metrics.CountResolved).Text()}
	if kept := total.Attained(metrics.Key{}, metrics.Resolve); kept.Known {
		args["share"] = account.Share(kept.Value)
		return account.Say("service.says-kept", args)
	}
	args["open"] = total.Count(metrics.Key{}, metrics.CountOpen).Text()
	return account.Say("service.says", args)
}

func (t Tally) blocks(f Facts, notes *notebook) Blocks {
	v := t.Visibility
	tickets := Part{
		Heading:    Heading{Name: account.Say("service.tickets", nil), Says: t.openedSays()},
		Blocks:     Blocks{t.counts(notes), t.kinds()},
		Visibility: v,
	}
	times := Part{Heading: Heading{Name: account.Say("service.timing", nil), Says: t.targetsSay()}, Visibility: v}
	for _, m := range metrics.Measures() {
		if table, ok := t.times(f.Terms, m, notes); ok {
			times.Blocks = append(times.Blocks, table)
		}
	}
	for _, finding := range t.findings(f) {
		if finding.Severity == account.Info {
			times.Blocks = append(times.Blocks, callout(finding))
		}
	}
	blocks := Blocks{tickets}
	if len(times.Blocks) > 0 {
		blocks = append(blocks, times)
	}
	if len(t.Breaches) > 0 {
		blocks = append(blocks, t.breaches())
	}
	return append(blocks, t.keyEvents(f))
}

// openedSays concludes from the tickets opened in the period and before it.
func (t Tally) openedSays() account.Text {
	now, before := &t.Total, &t.TotalBefore
	opened, was := now.Count(metrics.Key{}, metrics.CountOpened), before.Count(metrics.Key{}, metrics.CountOpened)
	change := metrics.Compare(opened, was)
	args := account.Args{"n": opened.Text(), "before": was.Text()}
	switch {
	case change.Delta > 0 && was.Value == 0:
		return account.Say("service.opened-first", args)
	case change.Delta > 0:
		return account.Say("service.opened-more", args)
	case change.Delta < 0:
		return account.Say("service.opened-fewer", args)
	}
	return account.Say("service.opened-same", args)
}

// counts is the number of tickets by priority. Each cell leads to its tickets.
func (t Tally) counts(notes *notebook) Table {
	v := t.Visibility
	columns := []struct {
		head   string
		before bool
		count  metrics.Count
	}{
		{"opened", false, metrics.CountOpened},
		{"opened-before", true, metrics.CountOpened},
		{"resolved", false, metrics.CountResolved},
		{"open", false, metrics.CountOpen},
		{"reopened", false, metrics.CountReopened},
	}
	table := Table{
		Caption:    account.Say("service.counts", nil),
		Note:       notes.text(account.Say("note.counts", nil), v),
		Columns:    []Column{{Head: account.Say("service.priority", nil), Visibility: v}},
		Visibility: v,
	}
	for _, c := range columns {
		table.Columns = append(table.Columns, Column{
			Head: account.Say("service."+c.head, nil), Numeric: true, Visibility: v,
		})
	}
	table.Columns = append(table.Columns, Column{
		Head: account.Say("service.past-target", nil), Numeric: true, Visibility: v,
	})
	row := func(head account.Text, k metrics.Key, now, before *metrics.Summary, total bool) {
		cells := []Cell{{Text: head}}
		for _, c := range columns {
			s := now
			if c.before {
				s = before
			}
			figure := s.Count(k, c.count)
			cells = append(cells, Cell{Text: figure.Text(), Note: notes.tickets(figure, v)})
		}
		past := Cell{Text: account.Count(len(now.Stock(k).PastTarget(metrics.Resolve)))}
		if len(now.Stock(k).PastTarget(metrics.Resolve)) > 0 {
			past.Tone = Bad
		}
		table.Rows = append(table.Rows, Row{Cells: append(cells, past), Total: total, Visibility: v})
	}
	for _, k := range t.priorities() {
		row(k.Priority.Label(), k, &t.Now, &t.Before, false)
	}
	row(account.Say("table.total", nil), metrics.Key{}, &t.Total, &t.TotalBefore, true)
	return table
}

// priorities are those of the period and of the one before it.
func (t Tally) priorities() []metrics.Key {
	keys := slices.Concat(t.Now.Keys(), t.Before.Keys())
	slices.SortFunc(keys, func(a, b metrics.Key) int { return metrics.ComparePriority(a.Priority, b.Priority) })
	return slices.Compact(keys)
}

// kinds is the number of tickets by kind.
func (t Tally) kinds() Table {
	v := t.Visibility
	table := Table{
		Caption: account.Say("service.kinds", nil),
		Columns: []Column{
			{Head: account.Say("service.kind", nil), Visibility: v},
			{Head: account.Say("service.opened", nil), Numeric: true, Visibility: v},
			{Head: account.Say("service.resolved", nil), Numeric: true, Visibility: v},
			{Head: account.Say("service.open", nil), Numeric: true, Visibility: v},
		},
		Visibility: v,
	}
	for _, k := range t.Kinds.Keys() {
		table.Rows = append(table.Rows, Row{Visibility: v, Cells: []Cell{
			{Text: k.Kind.Label()},
			{Text: t.Kinds.Count(k, metrics.CountOpened).Text()},
			{Text: t.Kinds.Count(k, metrics.CountResolved).Text()},
			{Text: t.Kinds.Count(k, metrics.CountOpen).Text()},
		}})
	}
	return table
}

func (f *Facts) lacks(s SourceName) bool { return slices.Contains(f.Missing, s) }

// missing says which fact the host did not supply.
func missing(fact string) Callout {
	return Callout{
		Severity: account.Info, Visibility: account.Customer,
		Text: account.Say("missing", account.Args{"fact": account.Say("fact."+fact, nil)}),
	}
}
