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
	if !t.worthTelling(m) {
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
			if p.targets = t.Now.Targets(k, m); len(p.targets) == 1 {
				p.clock = p.targets[0].Clock
			}
			timed = append(timed, p)
			table.Columns = append(table.Columns, Column{Head: k.Priority.Label(), Numeric: true, Visibility: v})
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
	if slices.ContainsFunc(timed, func(p timedPriority) bool { return len(p.targets) > 0 }) {
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
	tally   Tally
	key     metrics.Key
	measure metrics.Measure
	targets []metrics.Target
	// clock is the one target's, else elapsed time.
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

func (p timedPriority) promise() Cell {
	return p.ofTarget(func(t metrics.Target) account.Text { return account.Span(t.Within) })
}

func (p timedPriority) promiseClock() Cell {
	return p.ofTarget(func(t metrics.Target) account.Text { return t.Clock.Label() })
}

func (p timedPriority) promisedShare() Cell {
	return p.ofTarget(func(t metrics.Target) account.Text { return account.Share(t.PromisedShare()) })
}

// ofTarget says something of the target, where there is one and one only.
func (p timedPriority) ofTarget(say func(metrics.Target) account.Text) Cell {
	switch len(p.targets) {
	case 0:
		return Cell{Text: account.Say("service.no-target", nil)}
	case 1:
		return Cell{Text: say(p.targets[0])}
	}
	return Cell{Text: account.Say("service.several-targets", nil)}
}

func (p timedPriority) kept(notes *notebook) Cell {
	if len(p.targets) == 0 {
		return Cell{Text: account.Say("service.no-target", nil)}
	}
	attained := p.tally.Now.Attained(p.key, p.measure)
	return Cell{
		Text: attained.Text(), Tone: toneOf(attained, p.targets),
		Note: notes.tickets(attained, p.tally.Visibility),
	}
}

// targetsSay concludes how many of the targets that could be judged were kept;
// it is empty without any.
func (t Tally) targetsSay() account.Text {
	kept, judged := 0, 0
	for _, k := range t.Now.Keys() {
		for _, m := range metrics.Measures() {
			if targets := t.Now.Targets(k, m); len(targets) > 0 {
				judged++
				if toneOf(t.Now.Attained(k, m), targets) == Good {
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
func (t Tally) worthTelling(m metrics.Measure) bool {
	differs := false
	any := false
	for k, g := range t.Now.Groups {
		any = any || len(g.Reached(m)) > 0
		differs = differs || len(t.Now.Targets(k, m)) > 0 || !slices.Equal(g.Reached(m), g.Reached(metrics.Resolve))
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

// toneOf judges an attainment: bad below every promise, good from the highest
// on, neutral between.
func toneOf(attained metrics.Figure, targets []metrics.Target) Tone {
	if !attained.Known || len(targets) == 0 {
		return ""
	}
	lowest, highest := 1.0, 0.0
	for _, t := range targets {
		lowest, highest = min(lowest, t.PromisedShare()), max(highest, t.PromisedShare())
	}
	switch {
	case attained.Value >= highest:
		return Good
	case attained.Value < lowest:
		return Bad
	}
	return ""
}
