package review

import (
	"math"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// cover is what answers everything in thirty seconds: the sentences that
// matter, the key figures, and the one picture.
func (f *Facts) cover(notes *notebook) Blocks {
	var blocks Blocks
	if list := f.news(); len(list.Items) > 0 {
		blocks = append(blocks, list)
	}
	for _, t := range f.Tallies {
		if t.Visibility == account.Customer {
			blocks = append(blocks, t.keyFigures(notes), t.monthly(notes))
		}
	}
	return blocks
}

// sentencesShown is how many findings the cover tells.
const sentencesShown = 3

// news is the value delivered and then the gravest findings, of those everyone
// at the customer may see; what fewer may see is counted for them.
func (f *Facts) news() List {
	list := List{Visibility: account.Customer}
	add := func(finding account.Finding) {
		list.Items = append(list.Items, ListItem{Text: finding.Why(), Visibility: account.Customer})
	}
	findings := f.Findings()
	value := -1
	for i, finding := range findings {
		if finding.Visibility.ReachedBy(account.Customer) && about(finding, metrics.RefTicket) &&
			finding.Severity == account.Info {
			value = i
			add(finding)
			break
		}
	}
	business, internal := 0, 0
	for i, finding := range findings {
		switch {
		case !finding.Visibility.ReachedBy(account.Customer):
			switch {
			case finding.Severity == account.Info:
			case finding.Visibility.ReachedBy(account.Business):
				business++
			default:
				internal++
			}
		case i != value && len(list.Items) < sentencesShown:
			add(finding)
		}
	}
	for _, more := range []struct {
		n    int
		code string
		v    account.Visibility
	}{
		{business, "cover.business", account.Business},
		{internal, "cover.hidden", account.Internal},
		{len(f.TeamFindings()), "cover.team", account.Internal},
		{len(f.QuadrantFindings()), "cover.quadrants", account.Internal},
	} {
		if more.n > 0 {
			list.Items = append(list.Items, ListItem{Text: account.Say(more.code, account.Args{"n": account.Count(more.n)}), Visibility: more.v})
		}
	}
	return list
}

// keyFigures are the four numbers that matter most, each with its target, its
// change against the period before and what it is taken over. Only a figure with
// a target is called good or bad.
func (t Tally) keyFigures(notes *notebook) KeyFigures {
	k := KeyFigures{Visibility: t.Visibility}
	add := func(figure, was metrics.Figure, f KeyFigure) {
		f.Value, f.Change = figure.Text(), changeText(figure, was)
		f.Basis = account.Say("cover.basis", account.Args{"n": account.Count(figure.N)})
		f.Note, f.Visibility = notes.figure(figure, t.Visibility), t.Visibility
		if f.Target.IsZero() {
			f.Target = account.Say("cover.no-target", nil)
		}
		k.Figures = append(k.Figures, f)
	}
	now, before, total := &t.Total, &t.TotalBefore, metrics.Key{}
	add(now.Count(total, metrics.CountOpened), before.Count(total, metrics.CountOpened),
		KeyFigure{Label: account.Say("cover.opened", nil)})
	if t.Disrupted.N+t.DisruptedBefore.N > 0 {
		add(t.Disrupted, t.DisruptedBefore, KeyFigure{Label: account.Say("cover.disrupted", nil)})
	} else {
		add(now.Count(total, metrics.CountOpen), before.Count(total, metrics.CountOpen),
			KeyFigure{Label: account.Say("cover.open", nil)})
	}
	kept := KeyFigure{Label: account.Say("cover.kept", nil)}
	if tone := t.resolveTone(); tone != "" {
		kept.Target, kept.Tone = account.Say("cover.targets", nil), tone
	}
	add(now.Attained(total, metrics.Resolve), before.Attained(total, metrics.Resolve), kept)
	if urgent, ok := t.mostUrgent(); ok {
		clock := metrics.Elapsed
		f := KeyFigure{Unit: account.Say("unit.hours", nil)}
		if targets := t.Now.Targets(urgent, metrics.Resolve); len(targets) == 1 {
			clock = targets[0].Clock
			attained := t.Now.Attained(urgent, metrics.Resolve)
			f.Target, f.Tone = targetText(attained, targets[0]), toneOf(attained, targets)
		}
		f.Label = account.Say("cover.urgent", account.Args{"priority": urgent.Priority.Label(), "clock": clock.Label()})
		add(t.Now.Time(urgent, metrics.Resolve, clock, metrics.Mean), t.Before.Time(urgent, metrics.Resolve, clock, metrics.Mean), f)
	}
	return k
}

// resolveTone is good when the promise to resolve was kept for every priority,
// bad when it was not for one, and neutral when none could be judged.
func (t Tally) resolveTone() Tone {
	var tone Tone
	for _, k := range t.Now.Keys() {
		switch toneOf(t.Now.Attained(k, metrics.Resolve), t.Now.Targets(k, metrics.Resolve)) {
		case Bad:
			return Bad
		case Good:
			tone = Good
		}
	}
	return tone
}

// mostUrgent is the first priority of which a ticket was resolved.
func (t Tally) mostUrgent() (metrics.Key, bool) {
	for _, k := range t.Now.Keys() {
		if len(t.Now.Groups[k].Reached(metrics.Resolve)) > 0 {
			return k, true
		}
	}
	return metrics.Key{}, false
}

// changeText says how a figure moved against the period before.
func changeText(now, before metrics.Figure) account.Text {
	change := metrics.Compare(now, before)
	if !change.Known {
		return account.Say("change.none", nil)
	}
	args := account.Args{"before": before.Text()}
	switch {
	case change.Delta == 0:
		return account.Say("change.same", args)
	case now.Unit == metrics.UnitShare:
		args["delta"] = account.Number(math.Abs(change.Delta)*100, 1)
		return account.Say("change.points-"+upOrDown(change.Delta), args)
	case !change.ShareKnown:
		return account.Say("change.from", args)
	}
	args["delta"] = account.Share(math.Abs(change.Share))
	return account.Say("change."+upOrDown(change.Delta), args)
}

func upOrDown(delta float64) string {
	if delta < 0 {
		return "down"
	}
	return "up"
}

// monthly is the one picture: tickets opened month by month, those resolved
// beside them.
func (t Tally) monthly(notes *notebook) Chart {
	v := t.Visibility
	chart := Chart{
		Kind:  Columns,
		Title: account.Say("monthly.title", nil),
		Axis:  account.Say("monthly.axis", nil), Unit: account.Say("unit.tickets", nil),
		Value: account.Say("monthly.opened", nil), Before: account.Say("monthly.resolved", nil),
		Note:       notes.text(account.Say("monthly.note", nil), v),
		Visibility: v,
	}
	opened, ended := 0, 0
	for _, month := range t.Months.Period.Months() {
		g := t.Months.Groups[metrics.Key{Month: metrics.MonthKey(month.From)}]
		var in, out float64
		if g != nil {
			in, out = float64(len(g.Opened)), float64(len(g.Reached(metrics.Resolve)))
		}
		opened += int(in)
		ended += int(out)
		chart.Points = append(chart.Points, Point{
			Label: account.MonthOf(month.From), Value: &in, Before: &out, Text: account.Number(in, 0), Visibility: v,
		})
	}
	args := account.Args{
		"n": account.Count(opened), "resolved": account.Count(ended), "months": account.Count(len(chart.Points)),
	}
	chart.Desc = account.Say("monthly.desc", args)
	chart.Caption = account.Say("monthly.caption", args)
	return chart
}
