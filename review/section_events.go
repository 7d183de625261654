package review

import (
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// keyEvents tells the gravest tickets one by one, with the state of their root
// cause.
func (t Tally) keyEvents(f Facts) Part {
	v := t.Visibility
	part := Part{Heading: Heading{Name: account.Say("events.name", nil)}, Visibility: v}
	if len(t.KeyEvents) == 0 {
		part.Blocks = Blocks{Paragraph{Text: account.Say("events.none", nil), Visibility: v}}
		return part
	}
	part.Heading.Says = t.eventsSay()
	column := func(code string, numeric bool) Column {
		return Column{Head: account.Say("events."+code, nil), Numeric: numeric, Visibility: v}
	}
	table := Table{
		Caption: account.Say("events.caption", nil),
		Columns: []Column{
			column("ticket", false), column("opened", false), column("what", false),
			column("impact", false), column("over", false), column("cause", false),
		},
		Visibility: v,
	}
	for _, e := range t.KeyEvents {
		table.Rows = append(table.Rows, Row{Visibility: v, Cells: []Cell{
			{Text: account.Data(e.Ticket.ID)},
			{Text: account.Instant(e.Ticket.Opened)},
			{Text: e.what()},
			{Text: e.impact(f)},
			{Text: e.over()},
			{Text: e.cause()},
		}})
	}
	part.Blocks = Blocks{table}
	if t.MoreKeyEvents > 0 {
		part.Blocks = append(part.Blocks, Paragraph{Visibility: v,
			Text: account.Say("events.more", account.Args{"n": account.Count(t.MoreKeyEvents)})})
	}
	return part
}

// eventsSay concludes of how many key events the root cause is on record.
func (t Tally) eventsSay() account.Text {
	return account.Say("events.says", account.Args{
		"known": account.Count(t.Caused), "n": account.Count(len(t.KeyEvents) + t.MoreKeyEvents),
	})
}

// caused reports whether the root cause is on record.
func (e KeyEvent) caused() bool { return e.Ticket.Problem != "" || e.Ticket.CausedBy != "" }

func (e KeyEvent) what() account.Text {
	if e.Ticket.Summary == "" {
		return account.Say("events.no-summary", nil)
	}
	return account.Data(e.Ticket.Summary)
}

// impact says how grave it was, and how much of it fell into the customer's
// own business hours.
func (e KeyEvent) impact(f Facts) account.Text {
	label := e.Ticket.Gravest().Label()
	if f.Terms.Prime == nil {
		return label
	}
	prime := f.Terms.Prime.Between(e.Ticket.Opened, e.end(f.asOf()))
	if prime == 0 {
		return label
	}
	return account.Say("events.in-prime", account.Args{"impact": label, "prime": account.Span(prime)})
}

// end is when the harm was over: restored, else resolved or closed, else not by
// the given instant.
func (e KeyEvent) end(to time.Time) time.Time {
	if o := e.Reading.Of(metrics.Restore); o.Reached() {
		return o.At
	}
	if e.Reading.State.Open() {
		return to
	}
	return e.Reading.Ended
}

// harm is how long it lasted, until now at the most.
func (e KeyEvent) harm() time.Duration {
	if o := e.Reading.Of(metrics.Restore); o.Reached() || e.Reading.State.Open() {
		return o.Times.Elapsed
	}
	return e.Reading.Ended.Sub(e.Ticket.Opened)
}

// over says after how long the harm was over.
func (e KeyEvent) over() account.Text {
	restore := e.Reading.Of(metrics.Restore)
	resolve := e.Reading.Of(metrics.Resolve)
	switch {
	case restore.Reached() && resolve.Reached() && !restore.At.Equal(resolve.At):
		return account.Say("events.restored-resolved", account.Args{
			"restored": account.Span(restore.Times.Elapsed), "resolved": account.Span(resolve.Times.Elapsed),
		})
	case resolve.Reached():
		return account.Say("events.resolved", account.Args{"resolved": account.Span(resolve.Times.Elapsed)})
	case restore.Reached():
		return account.Say("events.restored", account.Args{"restored": account.Span(restore.Times.Elapsed)})
	case e.Reading.State.Open():
		return account.Say("events.still-open", nil)
	}
	return account.Say("events.closed", nil)
}

// cause says what is known of the root cause.
func (e KeyEvent) cause() account.Text {
	problem, change := account.Data(e.Ticket.Problem), account.Data(e.Ticket.CausedBy)
	switch {
	case !problem.IsZero() && !change.IsZero():
		return account.Say("events.problem-change", account.Args{"problem": problem, "change": change})
	case !problem.IsZero():
		return account.Say("events.problem", account.Args{"problem": problem})
	case !change.IsZero():
		return account.Say("events.change", account.Args{"change": change})
	}
	return account.Say("events.no-cause", nil)
}
