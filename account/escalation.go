package account

import (
	"slices"
	"strconv"
	"time"

	"github.com/accordhq/accord/internal/form"
)

// Workdays counts working days. *metrics.Calendar is one; nil counts calendar
// days instead.
type Workdays interface {
	// AddWorkdays returns the n-th working day after t, or before it for a
	// negative n, at t's time of day; false when there is none.
	AddWorkdays(t time.Time, n int) (time.Time, bool)
}

// An EscalationPolicy says when a promise is reminded of and to whom it is
// escalated, in working days around its due instant. A nil list takes its
// default, an empty one means none; see [DefaultEscalationPolicy].
type EscalationPolicy struct {
	// Remind are the days before the due instant at which the owner is
	// reminded.
	Remind []int `json:"remind,omitzero"`
	// Escalate are the steps from the due instant on.
	Escalate []Escalation `json:"escalate,omitzero"`
}

// An Escalation tells somebody that a promise is overdue.
type Escalation struct {
	// After is how many working days past the due instant.
	After int `json:"after"`
	// To is who is told; empty for the owner.
	To Role `json:"to,omitempty"`
}

// DefaultEscalationPolicy reminds the owner five days and one day before, and
// tells the owner when the promise falls due, the account manager a day later,
// and the executive partner, who removes obstacles, after three.
func DefaultEscalationPolicy() EscalationPolicy {
	return EscalationPolicy{
		Remind:   []int{5, 1},
		Escalate: []Escalation{{After: 0}, {After: 1, To: AccountManager}, {After: 3, To: ExecutivePartner}},
	}
}

// OrDefault returns the policy with the default of each list that is nil.
func (p EscalationPolicy) OrDefault() EscalationPolicy {
	d := DefaultEscalationPolicy()
	if p.Remind == nil {
		p.Remind = d.Remind
	}
	if p.Escalate == nil {
		p.Escalate = d.Escalate
	}
	return p
}

// Validate names every fault of the policy by field.
func (p EscalationPolicy) Validate() error {
	var f Faults
	for i, days := range p.Remind {
		f.Check(days > 0, form.Index("remind", i), "is not above 0")
		f.Check(!slices.Contains(p.Remind[:i], days), form.Index("remind", i), "repeats %d", days)
	}
	for i, e := range p.Escalate {
		f.Check(e.After >= 0, form.Index("escalate", i)+".after", "is below 0")
		f.Check(!slices.Contains(p.Escalate[:i], e), form.Index("escalate", i), "repeats an earlier step")
	}
	return f.Err()
}

// An EscalationStep is one reminder or escalation of a commitment.
type EscalationStep struct {
	// Name identifies it among those of one due instant, such as "remind-5" or
	// "escalate-3-executive-partner".
	Name string
	// At is when it falls due.
	At time.Time
	// To is who is told; empty for the owner.
	To Role
	// Late says that the commitment is past its due instant.
	Late bool
}

// Steps returns what has to be told about a commitment at an instant and has not
// been: of the reminders only the last that fell due, and none that fell due
// before the promise was made; of the escalations all. Days are counted by w.
func (p EscalationPolicy) Steps(c Commitment, now time.Time, w Workdays) []EscalationStep {
	if c.State != Open {
		return nil
	}
	p = p.OrDefault()
	var steps []EscalationStep
	add := func(s EscalationStep) {
		if !slices.ContainsFunc(c.Told, func(t Told) bool { return t.Step == s.Name }) {
			steps = append(steps, s)
		}
	}
	if now.Before(c.Due) {
		if s, ok := p.reminder(c, now, w); ok {
			add(s)
		}
		return steps
	}
	for _, e := range p.Escalate {
		at := shift(w, c.Due, e.After)
		if now.Before(at) {
			continue
		}
		name := "escalate-" + strconv.Itoa(e.After)
		if e.To != "" {
			name += "-" + string(e.To)
		}
		add(EscalationStep{Name: name, At: at, To: e.To, Late: true})
	}
	slices.SortStableFunc(steps, func(a, b EscalationStep) int { return a.At.Compare(b.At) })
	return steps
}

// reminder is the last reminder that fell due.
func (p EscalationPolicy) reminder(c Commitment, now time.Time, w Workdays) (EscalationStep, bool) {
	var last EscalationStep
	for _, days := range p.Remind {
		at := shift(w, c.Due, -days)
		if !at.Before(c.Made) && !at.After(now) && !at.Before(last.At) {
			last = EscalationStep{Name: "remind-" + strconv.Itoa(days), At: at}
		}
	}
	return last, last.Name != ""
}

// shift moves t by working days. A calendar that knows no such day must not
// silence an escalation: then calendar days count.
func shift(w Workdays, t time.Time, days int) time.Time {
	if w != nil {
		if at, ok := w.AddWorkdays(t, days); ok {
			return at
		}
	}
	return t.AddDate(0, 0, days)
}
