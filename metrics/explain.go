package metrics

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// Explain tells how the reading came about, line by line, so that a person can
// check it against the log: what was counted from when to when, on which
// clock, against which target. It names queues and reasons, and so is internal
// for good.
func (r *Reading) Explain() []account.Text {
	lines := []account.Text{account.Say("explain.opened", account.Args{
		"ticket": account.Data(r.Ticket), "at": account.Instant(r.Opened),
		"now": account.Instant(r.now), "policy": account.Data(r.terms.Policy.Name),
	})}
	if r.State == StateUnopened {
		return append(lines, account.Say("explain.unopened", nil))
	}
	if r.Priority != "" {
		lines = append(lines, account.Say("explain.priority", account.Args{"priority": account.Data(r.Priority)}))
	}
	for _, h := range r.Holds {
		lines = append(lines, r.explainHold(h))
	}
	for _, at := range r.Reopened {
		lines = append(lines, r.explainReopened(at))
	}
	for _, m := range Measures() {
		lines = append(lines, r.explainMeasure(m)...)
	}
	for _, o := range r.Oddities {
		lines = append(lines, o.Text())
	}
	return lines
}

func (r *Reading) explainHold(h Hold) account.Text {
	code := "explain.held"
	if h.To.IsZero() {
		code, h.To = "explain.holding", r.now
	}
	if h.Reason == "" {
		code += "-unnamed"
	}
	return account.Say(code, r.lengths(h))
}

func (r *Reading) explainReopened(at time.Time) account.Text {
	i := slices.IndexFunc(r.thought, func(h Hold) bool { return h.To.Equal(at) })
	if i < 0 {
		return account.Say("explain.reopened", account.Args{"to": account.Instant(at)})
	}
	code := "explain.reopened-continues"
	switch r.terms.Policy.Reopen {
	case ReopenPauses:
		code = "explain.reopened-pauses"
	case ReopenKeepsFirst:
		code = "explain.reopened-keeps-first"
	}
	return account.Say(code, r.lengths(r.thought[i]))
}

// lengths are the arguments that tell of an interval.
func (r *Reading) lengths(h Hold) account.Args {
	return account.Args{
		"from": account.Instant(h.From), "to": account.Instant(h.To), "reason": account.Data(h.Reason),
		"elapsed": account.Span(counted(nil, nil, h.From, h.To)),
		"service": account.Span(counted(r.terms.Calendar, nil, h.From, h.To)),
	}
}

func (r *Reading) explainMeasure(m Measure) []account.Text {
	o := r.Of(m)
	args := account.Args{"measure": m.Label(), "at": account.Instant(o.At), "now": account.Instant(r.now)}
	for _, c := range Clocks() {
		args[string(c)] = account.Span(o.Times.On(c))
	}
	code := "explain.reached"
	switch {
	case !o.Reached() && !r.Ended.IsZero():
		code = "explain.unknown"
	case !o.Reached():
		code = "explain.running"
	}
	lines := []account.Text{account.Say(code, args)}
	if o.Verdict == "" || o.Verdict == Unknown {
		return lines
	}
	priority := account.Say("explain.every-priority", nil)
	if p := o.Target.Priority; p != "" {
		priority = account.Say("explain.one-priority", account.Args{"priority": account.Data(p)})
	}
	args = account.Args{
		"priority": priority, "within": account.Span(o.Target.Within), "clock": o.Target.Clock.Label(),
		"start": account.Instant(o.Start), "due": account.Instant(o.Due), "verdict": o.Verdict.Label(),
	}
	code = "explain.target"
	if o.Due.IsZero() {
		code = "explain.target-undated"
	}
	lines = append(lines, account.Say(code, args))
	if o.Breach != nil {
		lines = append(lines, o.Breach.Text())
	}
	return lines
}
