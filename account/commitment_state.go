package account

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/accordhq/accord/internal/form"
	"github.com/accordhq/accord/internal/machine"
)

// A CommitmentState is where a [Commitment] stands.
type CommitmentState string

// The states of a commitment. All but [Open] are final.
const (
	Open      CommitmentState = "open"
	Kept      CommitmentState = "kept"
	Broken    CommitmentState = "broken"
	Withdrawn CommitmentState = "withdrawn"
)

// Label is the name of the state for people.
func (s CommitmentState) Label() Text { return Say("commitment."+string(s), nil) }

// A CommitmentVerb is what can be done with a commitment.
type CommitmentVerb string

// The verbs of a commitment.
const (
	Keep CommitmentVerb = "keep"
	// Break says that it was not kept and will not be; Withdraw, that it was
	// taken back and is no longer owed. Both need a reason.
	Break    CommitmentVerb = "break"
	Withdraw CommitmentVerb = "withdraw"
	// Reschedule moves its due instant and needs a reason; the first one stays
	// on record.
	Reschedule CommitmentVerb = "reschedule"
	// Reassign gives it to another owner or, without one, to whoever holds the
	// role.
	Reassign CommitmentVerb = "reassign"
)

// past is the step as told in an event.
var past = map[CommitmentVerb]EventKind{
	Keep:       "commitment.kept",
	Break:      "commitment.broken",
	Withdraw:   "commitment.withdrawn",
	Reschedule: "commitment.rescheduled",
	Reassign:   "commitment.reassigned",
}

// A CommitmentMove is one step: a verb with what it takes.
type CommitmentMove struct {
	Verb  CommitmentVerb
	Actor PersonID
	At    time.Time
	// Due is the new due instant of [Reschedule].
	Due time.Time
	// Owner is the new owner of [Reassign]; empty for whoever holds the role.
	// Role is the role in which it is owed from now on; empty keeps the role.
	Owner PersonID
	Role  Role
	// Note is a reason.
	Note string
}

type commitmentMove struct {
	commitment Commitment
	move       CommitmentMove
}

// commitmentTable is the life of a commitment.
func commitmentTable() machine.Table[CommitmentState, CommitmentVerb, commitmentMove] {
	return machine.Table[CommitmentState, CommitmentVerb, commitmentMove]{
		{From: Open, Step: Keep, To: Kept},
		{From: Open, Step: Break, To: Broken, Guard: hasReason},
		{From: Open, Step: Withdraw, To: Withdrawn, Guard: hasReason},
		{From: Open, Step: Reschedule, To: Open, Guard: mayReschedule},
		{From: Open, Step: Reassign, To: Open, Guard: mayReassign},
	}
}

// CommitmentDiagram is the life of a commitment as a Mermaid state diagram.
func CommitmentDiagram() string { return commitmentTable().Mermaid(Open) }

func hasReason(m commitmentMove) error {
	var f Faults
	f.Check(m.move.Note != "", "note", "is missing: say why")
	return f.Err()
}

func mayReschedule(m commitmentMove) error {
	var f Faults
	f.Check(m.move.Note != "", "note", "is missing: say why")
	f.Check(m.move.Due.After(m.move.At), "due", "is not in the future")
	f.Check(!m.move.Due.Equal(m.commitment.Due), "due", "is what it was")
	return f.Err()
}

func mayReassign(m commitmentMove) error {
	var f Faults
	f.Check(m.move.Owner != "" || m.move.Role != "" || m.commitment.Role != "",
		"owner", "is missing, and so is a role that owes it")
	if m.move.Owner != "" {
		f.In("", CheckID("owner", m.move.Owner))
	}
	f.Check(m.move.Owner != m.commitment.Owner || m.move.Role != "" && m.move.Role != m.commitment.Role,
		"owner", "is what it was")
	return f.Err()
}

// A TransitionError says that a step does not follow from a record's state. It
// unwraps to [ErrNotAllowed].
type TransitionError struct {
	Record Ref
	From   string
	Verb   string
	Reason error
}

func (e *TransitionError) Error() string {
	return fmt.Sprintf("%s %q: %q of %q: %v", e.Record.Kind, e.Record.ID, e.Verb, e.From, e.Reason)
}

// Unwrap returns [ErrNotAllowed] and the reason.
func (e *TransitionError) Unwrap() []error { return []error{ErrNotAllowed, e.Reason} }

// Move does one step. It returns the commitment after it and the event, without
// an id, that tells of it. A step that the state does not allow is a
// [*TransitionError]; a fault of the move is [ErrInvalid].
func (c Commitment) Move(m CommitmentMove) (Commitment, Event, error) {
	var f Faults
	f.In("", CheckID("actor", m.Actor))
	f.Check(!m.At.IsZero(), "at", "is missing")
	if err := f.Err(); err != nil {
		return Commitment{}, Event{}, err
	}
	m.At = m.At.UTC()
	to, err := commitmentTable().Next(c.State, m.Verb, commitmentMove{c, m})
	if errors.Is(err, machine.ErrNoRow) {
		return Commitment{}, Event{}, &TransitionError{
			Record: c.ID.Ref(), From: string(c.State), Verb: string(m.Verb), Reason: err,
		}
	}
	if err != nil {
		return Commitment{}, Event{}, err
	}
	e := c.event(past[m.Verb], m.Actor, m.At, m.Note)
	before := c
	c.State = to
	switch m.Verb {
	case Keep, Break, Withdraw:
		c.Ended = m.At
	case Reschedule:
		c.Due, c.Told = m.Due.UTC(), nil
		c.Moved++
	case Reassign:
		// The new owner has been told of nothing yet.
		c.Told = slices.DeleteFunc(slices.Clone(c.Told), func(t Told) bool { return t.To == "" })
		c.Owner = m.Owner
		if m.Role != "" {
			c.Role = m.Role
		}
		if c.Owner != "" {
			e.Refs = append(e.Refs, c.Owner.Ref())
		}
	}
	e.Changes = changes(
		change("state", string(before.State), string(c.State)),
		change("due", form.Instant(before.Due), form.Instant(c.Due)),
		change("owner", string(before.Owner), string(c.Owner)),
		change("role", string(before.Role), string(c.Role)),
	)
	return c, e, nil
}
