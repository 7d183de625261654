package review

import (
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// times is one measure, a column for each priority: its mean on each clock, and
// how it stands against target and previous period. False when no ticket's
// measure ended in the period, or when it says no more than the resolving does.
func (t Tally) times(terms metrics.Terms, m metrics.Measure, notes *notebook) (Table, bool) {
	if !t.worthTelling(terms, m) {
		return Table{}, false
	}
	v := t.Visibility
	table := Table{
		Caption:    account.Say("service.times", account.Args{"measure": m.Label()}),
		Note:       notes.text(account.Say("note.times", account.Args{"measure": m.Label()}), v),
		Columns:    []Column{{Head: account.Say("service.priority", nil), Visibility: v}},
		Visibility: v,
	}
	var timed []timedPriority
	for _, k := range t.Now.Keys() {
		if len(t.Now.Groups[k].Reached(m)) > 0 || t.Now.Attainment(k, m).N() > 0 {
			p := timedPriority{tally: t, key: k, measure: m, clock: metrics.Elapsed}
			if p.target, p.promised = terms.Target(k.Priority, m); p.promised {
				p.clock = p.target.Clock
			}
			timed = append(timed, p)
			table.Columns = append(table.Columns, Column{Head: priorityText(k.Priority), Numeric: true, Visibility: v})
		}
	}
	row := func(head account.Text, v account.Visibility, cell func(timedPriority) Cell) {
		cells := []Cell{{Text: head}}
		for _, p := range timed {
			cells = append(cells, cell(p))
		}
		table.Rows = append(table.Rows, Row{Cells: cells, Visibility: v})
	}
	row(account.Say("service.n", nil), v, func(p timedPriority) Cell { return p.tickets(notes) })
	clocks := []metrics.Clock{metrics.Elapsed, metrics.ElapsedLessHold}
	if terms.Calendar != nil {
		clocks = append(clocks, metrics.Service, metrics.ServiceLessHold)
	}
	for _, c := range clocks {
		row(account.Say("service.mean."+string(c), nil), v, func(p timedPriority) Cell { return p.time(c, metrics.Mean) })
	}
	row(account.Say("service.median", nil), account.Internal, func(p timedPriority) Cell { return p.time(p.clock, metrics.Median) })
	row(account.Say("service.p90", nil), account.Internal, func(p timedPriority) Cell { return p.time(p.clock, metrics.P90) })
	if slices.ContainsFunc(timed, func(p timedPriority) bool { return p.promised }) {
		row(account.Say("service.target", nil), v, timedPriority.promise)
		row(account.Say("service.target-clock", nil), v, timedPriority.promiseClock)
		row(account.Say("service.promised", nil), v, timedPriority.promisedShare)
		row(account.Say("service.kept", nil), v, func(p timedPriority) Cell { return p.kept(notes) })
	}
	row(account.Say("service.mean-before", nil), v, timedPriority.before)
	return table, true
}

// A timedPriority is one column of a table of times.
type timedPriority struct {
	tally    Tally
	key      metrics.Key
	measure  metrics.Measure
	target   metrics.Target
	promised bool
	// clock is the target's, elapsed time without one.
	clock metrics.Clock
}

func (p timedPriority) tickets(notes *notebook) Cell {
	n := p.tally.Now.Time(p.key, p.measure, p.clock, metrics.Mean)
	return Cell{Text: account.Count(n.N), Note: notes.tickets(n, p.tally.Visibility)}
}

func (p timedPriority) time(c metrics.Clock, which metrics.Statistic) Cell {
	return Cell{Text: p.tally.Now.Time(p.key, p.measure, c, which).Text()}
}

func (p timedPriority) before() Cell {
	return Cell{Text: p.tally.Before.Time(p.key, p.measure, p.clock, metrics.Mean).Text()}
}

func (p timedPriority) promise() Cell { return p.ifPromised(account.Span(p.target.Within)) }

func (p timedPriority) promiseClock() Cell { return p.ifPromised(p.clock.Label()) }

func (p timedPriority) promisedShare() Cell {
	return p.ifPromised(account.Share(p.target.PromisedShare()))
}

func (p timedPriority) ifPromised(text account.Text) Cell {
	if !p.promised {
		text = account.Say("service.no-target", nil)
	}
	return Cell{Text: text}
}

func (p timedPriority) kept(notes *notebook) Cell {
	attained := p.tally.Now.Attained(p.key, p.measure)
	cell := p.ifPromised(attained.Text())
	if p.promised {
		cell.Tone, cell.Note = toneOf(attained, p.target), notes.tickets(attained, p.tally.Visibility)
	}
	return cell
}

// targetsSay concludes how many of the targets that could be judged were kept;
// it is empty without any.
func (t Tally) targetsSay(terms metrics.Terms) account.Text {
	kept, judged := 0, 0
	for _, k := range t.Now.Keys() {
		for _, m := range metrics.Measures() {
			target, promised := terms.Target(k.Priority, m)
			if attained := t.Now.Attained(k, m); promised && attained.Known {
				judged++
				if toneOf(attained, target) == Good {
					kept++
				}
			}
		}
	}
	if judged == 0 {
		return account.Text{}
	}
	return account.Say("service.targets-kept", account.Args{"kept": account.Count(kept), "n": account.Count(judged)})
}

// worthTelling reports whether a measure is told of: resolving always, another
// one when a target is set for it or its times differ from those of resolving.
func (t Tally) worthTelling(terms metrics.Terms, m metrics.Measure) bool {
	differs := false
	any := false
	for k, g := range t.Now.Groups {
		any = any || len(g.Reached(m)) > 0
		_, promised := terms.Target(k.Priority, m)
		differs = differs || promised || !slices.Equal(g.Reached(m), g.Reached(metrics.Resolve))
	}
	return any && (m == metrics.Resolve || differs)
}

// targetText says a target together with the share of tickets that kept it.
func targetText(attained metrics.Figure, t metrics.Target) account.Text {
	return account.Say("service.target-is", account.Args{
		"kept": account.Share(attained.Value), "within": account.Span(t.Within),
		"promised": account.Share(t.PromisedShare()),
	})
}

func toneOf(attained metrics.Figure, target metrics.Target) Tone {
	switch {
	case !attained.Known:
		return ""
	case attained.Value >= target.PromisedShare():
		return Good
	}
	return Bad
}
