package metrics

import (
	"encoding/json"
	"slices"
	"strconv"
	"time"

	"github.com/accordhq/accord/account"
)

// Terms are what holds for an account from one date to another. A ticket is
// read under the terms in force when it opened; see [TermsAt].
type Terms struct {
	// Account is whose terms they are; empty for the tenant's own, which hold
	// for every account without terms in force.
	Account account.ID `json:"account,omitempty"`
	// From and Until bound the terms, closed–open; zero is unbounded.
	From  time.Time `json:"from,omitzero"`
	Until time.Time `json:"until,omitzero"`
	// Calendar holds the provider's service hours; nil is around the clock.
	Calendar *Calendar `json:"calendar,omitempty"`
	// Prime holds the customer's own business hours; nil when not known.
	Prime *Calendar `json:"prime,omitempty"`
	// Policy says how clocks are read; zero is [ITIL].
	Policy Policy `json:"policy,omitzero"`
	// Targets are what was promised. None is an explicit "no targets": the
	// tenant's do not take their place.
	Targets []Target `json:"targets,omitempty"`
}

// A Target promises that a measure stays within a time on one clock.
type Target struct {
	// Priority is whose tickets it is promised for; empty for every priority
	// without a target of its own.
	Priority Priority
	Measure  Measure
	Clock    Clock
	Within   time.Duration
	// Share is the part of the tickets for which it is promised, such as 0.95;
	// zero means all of them.
	Share float64
}

// PromisedShare is the part of the tickets for which the target is promised.
func (t Target) PromisedShare() float64 {
	if t.Share == 0 {
		return 1
	}
	return t.Share
}

type targetJSON struct {
	Priority Priority `json:"priority,omitempty"`
	Measure  Measure  `json:"measure"`
	Clock    Clock    `json:"clock"`
	Within   string   `json:"within"`
	Share    float64  `json:"share,omitempty"`
}

// MarshalJSON writes Within as a Go duration, such as "8h0m0s".
func (t Target) MarshalJSON() ([]byte, error) {
	return json.Marshal(targetJSON{t.Priority, t.Measure, t.Clock, t.Within.String(), t.Share})
}

// UnmarshalJSON reads what [Target.MarshalJSON] wrote.
func (t *Target) UnmarshalJSON(b []byte) error {
	var j targetJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	within, err := time.ParseDuration(j.Within)
	if err != nil {
		return &account.FieldError{Field: "within", Rule: strconv.Quote(j.Within) + ` is not a duration such as "8h" or "30m"`}
	}
	*t = Target{j.Priority, j.Measure, j.Clock, within, j.Share}
	return nil
}

// Target returns the target of a measure for a priority: its own, else the one
// for every priority.
func (t Terms) Target(p Priority, m Measure) (Target, bool) {
	for _, want := range []Priority{p, ""} {
		i := slices.IndexFunc(t.Targets, func(t Target) bool { return t.Priority == want && t.Measure == m })
		if i >= 0 {
			return t.Targets[i], true
		}
	}
	return Target{}, false
}

// TermsAt returns the terms in force for an account at an instant: its own,
// else the tenant's, else the zero Terms: around the clock, ITIL, no targets.
// Where two of one account overlap, the one that started later holds.
func TermsAt(all []Terms, id account.ID, at time.Time) Terms {
	for _, whose := range []account.ID{id, ""} {
		var best *Terms
		for i := range all {
			t := &all[i]
			if t.Account == whose && t.inForce(at) && (best == nil || t.From.After(best.From)) {
				best = t
			}
		}
		if best != nil {
			return *best
		}
	}
	return Terms{}
}

func (t *Terms) inForce(at time.Time) bool {
	return !at.Before(t.From) && (t.Until.IsZero() || at.Before(t.Until))
}

// Validate names every fault of the terms by field.
func (t Terms) Validate() error {
	var f account.Faults
	if t.Account != "" {
		f.In("", account.CheckID("account", t.Account))
	}
	f.Check(t.Until.IsZero() || t.From.Before(t.Until), "until", "is not after from")
	f.In("policy", t.Policy.Validate())
	type key struct {
		Priority
		Measure
	}
	seen := make(map[key]bool, len(t.Targets))
	for i, target := range t.Targets {
		field := "targets[" + strconv.Itoa(i) + "]"
		f.Check(target.Measure.known(), field+".measure", "%q is not a measure", target.Measure)
		f.Check(target.Clock.known(), field+".clock", "%q is not a clock", target.Clock)
		f.Check(target.Within > 0, field+".within", "is not above 0")
		f.Check(target.Share >= 0 && target.Share <= 1, field+".share", "is not between 0 and 1")
		f.Check(!seen[key{target.Priority, target.Measure}], field,
			"repeats measure %q of priority %q", target.Measure, target.Priority)
		seen[key{target.Priority, target.Measure}] = true
	}
	return f.Err()
}
