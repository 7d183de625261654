package metrics

import (
	"time"

	"github.com/accordhq/accord/account"
)

// A Reading is what a ticket's log says under some terms as of an instant;
// see [Read]. Nothing of it is stored: it can be had again from the log.
type Reading struct {
	Ticket TicketID `json:"ticket"`
	// Priority and Queue are as of the instant of the reading.
	Priority Priority  `json:"priority,omitempty"`
	Queue    string    `json:"queue,omitempty"`
	State    State     `json:"state"`
	Opened   time.Time `json:"opened"`
	// Ended is when the ticket was resolved, or closed without being
	// resolved; zero while it is open.
	Ended time.Time `json:"ended,omitzero"`
	// Reopened are the instants at which it was reopened, in order.
	Reopened []time.Time `json:"reopened,omitempty"`
	// Holds are the intervals of waiting, in order and apart from each other.
	Holds       []Hold  `json:"holds,omitempty"`
	Acknowledge Outcome `json:"acknowledge"`
	Restore     Outcome `json:"restore"`
	Repair      Outcome `json:"repair"`
	Resolve     Outcome `json:"resolve"`
	// Oddities are the entries that do not fit the order of a ticket's life,
	// and what was made of them.
	Oddities []Oddity `json:"oddities,omitempty"`

	// thought are the intervals for which it was taken to be done.
	thought []Hold
	terms   Terms
	now     time.Time
}

// A State is where a ticket stands.
type State string

const (
	// StateUnopened: the ticket opens after the instant of the reading.
	StateUnopened State = "unopened"
	// StateOpen: somebody at the provider should be working on it.
	StateOpen State = "open"
	// StateHeld: it waits for something outside the provider.
	StateHeld State = "held"
	// StateResolved: nothing is left to do, the record is not yet closed.
	StateResolved State = "resolved"
	// StateClosed: the record is complete.
	StateClosed State = "closed"
)

// Open reports whether work is left to do, waiting included.
func (s State) Open() bool { return s == StateOpen || s == StateHeld }

// A Hold is an interval of waiting, closed–open.
type Hold struct {
	From time.Time `json:"from"`
	// To is zero while the wait goes on.
	To     time.Time `json:"to,omitzero"`
	Reason string    `json:"reason,omitempty"`
}

// An Outcome is how one measure of a ticket came out.
type Outcome struct {
	// At is when the measure ended; zero while it runs, and when the ticket
	// ended without telling.
	At time.Time `json:"at,omitzero"`
	// Times are counted from the opening to At, or to the instant of the
	// reading while the measure runs.
	Times Times `json:"times"`
	// Target is what was promised; zero for nothing.
	Target Target `json:"target,omitzero"`
	// Start is the instant from which the target is measured; zero without a
	// target.
	Start time.Time `json:"start,omitzero"`
	// Due is the last instant at which the target is still met, given the
	// holds that began before the measure ended; zero without a target, while
	// a hold keeps it from being known, and when the service hours have no
	// further opening.
	Due     time.Time `json:"due,omitzero"`
	Verdict Verdict   `json:"verdict,omitempty"`
	// Breach says where the time went when the target was missed; nil
	// otherwise.
	Breach *Breach `json:"breach,omitempty"`
}

// Reached reports whether the measure has ended.
func (o Outcome) Reached() bool { return !o.At.IsZero() }

// A Verdict is how a measure stands against its target.
type Verdict string

// The verdicts. The empty verdict means that there is no target, or no ticket
// yet.
const (
	// Met: it ended no later than due, or has no due time.
	Met Verdict = "met"
	// Missed: it ended later than due.
	Missed Verdict = "missed"
	// Running: it has not ended, and is not due soon.
	Running Verdict = "running"
	// DueSoon: it has not ended, and little of the target is left; see
	// [Policy].
	DueSoon Verdict = "due-soon"
	// RunningMissed: it has not ended, and was due before now.
	RunningMissed Verdict = "running-missed"
	// Unknown: the ticket ended without telling when the measure did.
	Unknown Verdict = "unknown"
)

// Label is the name of the verdict for people.
func (v Verdict) Label() account.Text { return account.Say("verdict."+string(v), nil) }

// An Oddity is a log entry that does not fit, and what [Read] made of it.
type Oddity struct {
	At   time.Time  `json:"at"`
	Kind EntryKind  `json:"kind"`
	Code OddityCode `json:"code"`
}

// An OddityCode says what is odd about an entry. The phrase "oddity.CODE"
// tells people, and what was made of it.
type OddityCode string

const (
	// OutOfOrder: the log is not in order of time; it was put in order. Told
	// once, for the first entry that stands before an earlier one.
	OutOfOrder OddityCode = "out-of-order"
	// BeforeOpening: taken as made at the opening.
	BeforeOpening OddityCode = "before-opening"
	// Repeated: a step that was taken already, or a hold for the reason of the
	// one that runs; the first of them counts.
	Repeated OddityCode = "repeated"
	// NotHeld: resumed without a hold; ignored.
	NotHeld OddityCode = "not-held"
	// AfterResolving: a ticket that is resolved was acknowledged, held,
	// restored or repaired; ignored.
	AfterResolving OddityCode = "after-resolving"
	// AfterClosing: an entry other than reopened on a ticket that is closed;
	// ignored.
	AfterClosing OddityCode = "after-closing"
	// NotResolved: reopened without having been resolved or closed; counted
	// as reopened, and of no effect on any clock.
	NotResolved OddityCode = "not-resolved"
	// NeverResolved: closed without being resolved; when it was resolved is
	// unknown.
	NeverResolved OddityCode = "never-resolved"
	// UnknownKind: an entry of no known kind; ignored.
	UnknownKind OddityCode = "unknown-kind"
)

// Text tells people of the oddity.
func (o Oddity) Text() account.Text {
	return account.Say("oddity."+string(o.Code), account.Args{
		"at": account.Instant(o.At), "kind": o.Kind.Label(),
	})
}

// Of returns the outcome of a measure; the zero Outcome for a measure that
// does not exist.
func (r *Reading) Of(m Measure) Outcome {
	if o := r.outcome(m); o != nil {
		return *o
	}
	return Outcome{}
}

func (r *Reading) outcome(m Measure) *Outcome {
	switch m {
	case Acknowledge:
		return &r.Acknowledge
	case Restore:
		return &r.Restore
	case Repair:
		return &r.Repair
	case Resolve:
		return &r.Resolve
	}
	return nil
}
