package account

import (
	"time"

	"github.com/accordhq/accord/internal/form"
)

// A Commitment is a promise: who does what by when, and where it came from. It
// is reminded of, escalated, kept, broken or withdrawn, and never deleted.
type Commitment struct {
	ID      CommitmentID   `json:"id"`
	Account ID             `json:"account"`
	Kind    CommitmentKind `json:"kind"`
	// Text is what was promised, in the words of whoever promised it.
	Text string `json:"text"`
	// Owner has to keep it. Without an owner it is owed by whoever holds Role.
	Owner PersonID `json:"owner,omitempty"`
	// Role is in which role the owner owes it; a handover of the role takes
	// the commitment along. Empty for a promise that is the owner's own.
	Role Role `json:"role,omitempty"`
	// Source is the record it came from; zero for none.
	Source Ref       `json:"source,omitzero"`
	Made   time.Time `json:"made"`
	MadeBy PersonID  `json:"made_by"`
	// Due is when it has to be kept, FirstDue when it was first to be; they
	// differ when it was rescheduled.
	Due      time.Time       `json:"due"`
	FirstDue time.Time       `json:"first_due"`
	Moved    int             `json:"moved,omitempty"`
	State    CommitmentState `json:"state"`
	// Ended is when it was kept, broken or withdrawn; zero while it is open.
	Ended time.Time `json:"ended,omitzero"`
	// Told are the reminders and escalations sent for the present Due.
	Told       []Told     `json:"told,omitempty"`
	Visibility Visibility `json:"visibility"`
	Revision   Revision   `json:"revision,omitempty"`
}

// Told is one reminder or escalation that was sent.
type Told struct {
	// Step is the name of the [EscalationStep], To whom it is for: empty for the
	// owner.
	Step string    `json:"step"`
	To   Role      `json:"to,omitempty"`
	At   time.Time `json:"at"`
}

// A CommitmentKind is a sort of promise. Packages above and hosts add their own.
type CommitmentKind string

// The kinds of this package.
const (
	// Action is something to be done.
	Action CommitmentKind = "action"
	// ReportBack is word to be given by an instant.
	ReportBack CommitmentKind = "report-back"
	// Obstacle is something that stands in the way of the customer's success
	// and has to be removed.
	Obstacle CommitmentKind = "obstacle"
	// ChangeReview is the review of a change that an emergency had made before
	// it was approved. Reviewing the change keeps it, and nothing else does.
	ChangeReview CommitmentKind = "change-review"
)

// Label is the name of the kind for people; one that this package does not know
// is said as it stands.
func (k CommitmentKind) Label() Text {
	switch k {
	case Action, ReportBack, Obstacle, ChangeReview:
		return Say("commitment-kind."+string(k), nil)
	}
	return Data(k)
}

// Overdue reports whether the commitment is open past its due instant.
func (c Commitment) Overdue(now time.Time) bool { return c.State == Open && now.After(c.Due) }

// Late reports whether it was kept, but after its due instant.
func (c Commitment) Late() bool { return c.State == Kept && c.Ended.After(c.Due) }

// Age is for how long it has been open, or was until it ended.
func (c Commitment) Age(now time.Time) time.Duration {
	if !c.Ended.IsZero() {
		now = c.Ended
	}
	return max(0, now.Sub(c.Made))
}

// Promise makes a new commitment and the event that tells of it. FirstDue, State
// and what a commitment gathers in its life are set here; At and actor are who
// made it and when. The event has no id yet.
func Promise(c Commitment, actor PersonID, at time.Time) (Commitment, Event, error) {
	c.Due = c.Due.UTC()
	c.Made, c.MadeBy, c.FirstDue, c.State = at.UTC(), actor, c.Due, Open
	c.Moved, c.Ended, c.Told, c.Revision = 0, time.Time{}, nil, 0
	if err := c.Validate(); err != nil {
		return Commitment{}, Event{}, err
	}
	e := c.event("commitment.made", actor, at, "")
	e.Changes = changes(
		change("owner", "", string(c.Owner)),
		change("role", "", string(c.Role)),
		change("due", "", form.Instant(c.Due)),
	)
	if c.Source != (Ref{}) {
		e.Refs = append(e.Refs, c.Source)
	}
	return c, e, nil
}

// event is an event about the commitment. Its owner's history has it, too.
func (c Commitment) event(kind EventKind, actor PersonID, at time.Time, note string) Event {
	e := Event{Account: c.Account, At: at, Actor: actor, Kind: kind, Subject: c.ID.Ref(), Note: note}
	if c.Owner != "" {
		e.Refs = append(e.Refs, c.Owner.Ref())
	}
	return e
}

// Validate names every fault of the commitment by field.
func (c Commitment) Validate() error {
	var f Faults
	f.In("", CheckID("id", c.ID))
	f.In("", CheckID("account", c.Account))
	f.Check(c.Kind != "", "kind", "is missing")
	f.Check(c.Text != "", "text", "is missing")
	f.Check(c.Owner != "" || c.Role != "", "owner", "is missing, and so is a role that owes it")
	if c.Owner != "" {
		f.In("", CheckID("owner", c.Owner))
	}
	if c.Source != (Ref{}) {
		f.In("source", c.Source.Validate())
	}
	f.Check(!c.Made.IsZero(), "made", "is missing")
	f.In("", CheckID("made_by", c.MadeBy))
	f.Check(!c.Due.IsZero(), "due", "is missing")
	f.Check(!c.FirstDue.IsZero() || c.Due.IsZero(), "first_due", "is missing")
	f.Check(c.State != "", "state", "is missing")
	f.Check(c.State != Open || c.Ended.IsZero(), "ended", "is given, but the commitment is open")
	f.Check(c.Visibility.Known(), "visibility", "%q is not an audience", c.Visibility)
	return f.Err()
}

// changes leaves out what did not change.
func changes(all ...Change) []Change {
	var list []Change
	for _, c := range all {
		if c.From != c.To {
			list = append(list, c)
		}
	}
	return list
}

func change(field, from, to string) Change { return Change{Field: field, From: from, To: to} }
