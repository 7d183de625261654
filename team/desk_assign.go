package team

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/accordhq/accord/account"
)

// Assign gives a person a role on an account, from now, from an instant to come,
// or from one in the past, and returns the assignment as stored. An empty id is
// given one. Every fault is named at once: an unknown role, an end before the
// start, a person without the side the role needs, two primary holders at once.
func (d *Desk) Assign(ctx context.Context, actor account.PersonID, a Assignment) (Assignment, error) {
	a.ID = cmp.Or(a.ID, AssignmentID(d.opt.NewID()))
	err := d.do(ctx, "assign", actor, a.Account, func(s *sheet) error {
		s.file.Assignments = append(s.file.Assignments, a)
		s.made(a)
		return d.checkAssignments(s, len(s.file.Assignments)-1, "person")
	})
	if err != nil {
		return Assignment{}, err
	}
	return a, nil
}

// End ends an assignment at an instant, past or to come. One that is ended at its
// start was a mistake and never held. An unknown id is [account.ErrNotFound], an
// instant before the assignment's start [account.ErrInvalid].
func (d *Desk) End(ctx context.Context, actor account.PersonID, id account.ID, assignment AssignmentID, at time.Time, reason string) error {
	return d.do(ctx, "end assignment", actor, id, func(s *sheet) error {
		i := slices.IndexFunc(s.file.Assignments, func(a Assignment) bool { return a.ID == assignment })
		if i < 0 && d.src.Roster == nil {
			return fmt.Errorf("assignment %q: %w", assignment, account.ErrNotFound)
		}
		if i >= 0 {
			s.end(i, at, reason)
		}
		return d.checkAssignments(s, i, "person")
	})
}

// A Handover passes a role from one person to another.
type Handover struct {
	Account account.ID       `json:"account"`
	Role    account.Role     `json:"role"`
	From    account.PersonID `json:"from"`
	To      account.PersonID `json:"to"`
	// At is when the predecessor stops, Start when the successor begins. A zero
	// Start is At: there is no gap unless one is asked for.
	At     time.Time `json:"at"`
	Start  time.Time `json:"start,omitzero"`
	Reason string    `json:"reason,omitempty"`
}

// HandOver ends the predecessor's assignment and makes one like it for the
// successor, which it returns. The history of both stays. What the predecessor
// still owes in the role goes along; before a handover to come, it is owed by
// whoever holds the role until then. A predecessor who does not hold the role at that instant is
// [account.ErrInvalid].
func (d *Desk) HandOver(ctx context.Context, actor account.PersonID, h Handover) (Assignment, error) {
	start := h.Start
	if start.IsZero() {
		start = h.At
	}
	var successor Assignment
	err := d.do(ctx, "hand over", actor, h.Account, func(s *sheet) error {
		var f account.Faults
		f.Check(!h.At.IsZero(), "at", "is missing")
		f.Check(!start.Before(h.At), "start", "is before the predecessor stops")
		f.Check(h.From != h.To, "to", "is the predecessor")
		i := slices.IndexFunc(s.file.Assignments, func(a Assignment) bool {
			return a.Person == h.From && a.Role == h.Role && a.InForce(h.At)
		})
		f.Check(i >= 0 || d.src.Roster != nil, "from", "%q does not hold the role %q at that instant", h.From, h.Role)
		if err := f.Err(); err != nil {
			return err
		}
		if i >= 0 {
			successor = s.file.Assignments[i]
			successor.ID, successor.Person = AssignmentID(d.opt.NewID()), h.To
			successor.From, successor.Reason = start, h.Reason
			s.end(i, h.At, h.Reason)
			s.endOf(h.To, h.Role, start, h.Reason)
			s.file.Assignments = append(s.file.Assignments, successor)
			s.made(successor)
		}
		if err := d.checkAssignments(s, len(s.file.Assignments)-1, "to"); err != nil {
			return err
		}
		return d.passOn(ctx, s, h)
	})
	if err != nil {
		return Assignment{}, err
	}
	return successor, nil
}

// endOf ends what a person holds of a role at an instant, so that it can be held
// on other terms from then on.
func (s *sheet) endOf(person account.PersonID, role account.Role, at time.Time, reason string) {
	for i, a := range s.file.Assignments {
		if a.Person == person && a.Role == role && a.InForce(at) {
			s.end(i, at, reason)
		}
	}
}

// passOn gives the successor what the predecessor owes in the role.
func (d *Desk) passOn(ctx context.Context, s *sheet, h Handover) error {
	filter := account.CommitmentFilter{Account: h.Account, Owner: h.From, Role: h.Role, State: account.Open}
	for c, err := range d.store.Commitments(ctx, filter) {
		if err != nil {
			return err
		}
		to := h.To
		if h.At.After(s.at) {
			to = "" // it stays with the role, and so with the predecessor until then
		}
		moved, e, err := c.Move(account.CommitmentMove{
			Step: account.Reassign, Actor: s.actor, At: s.at, Owner: to, Note: h.Reason,
		})
		if err != nil {
			return err
		}
		s.unit.Commitments = append(s.unit.Commitments, moved)
		s.add(e)
	}
	return nil
}

// end ends an assignment of the file and tells so.
func (s *sheet) end(i int, at time.Time, reason string) {
	a := &s.file.Assignments[i]
	e := s.event("assignment.ended", a.ID.Ref(), reason, a.Person.Ref(), a.Role.Ref())
	e.Changes = []account.Change{{Field: "until", From: stamp(a.Until), To: stamp(at)}}
	a.Until = at
	s.add(e)
}

// made tells of a new assignment.
func (s *sheet) made(a Assignment) {
	e := s.event("assignment.made", a.ID.Ref(), a.Reason, a.Person.Ref(), a.Role.Ref())
	for _, c := range []account.Change{
		{Field: "person", To: string(a.Person)}, {Field: "role", To: string(a.Role)},
		{Field: "from", To: stamp(a.From)}, {Field: "until", To: stamp(a.Until)},
		{Field: "basis", To: string(a.Basis)}, {Field: "primary", To: strconv.FormatBool(a.Primary)},
	} {
		if c.To != "" && c.To != "false" {
			e.Changes = append(e.Changes, c)
		}
	}
	s.add(e)
}

// event is an event about a record of the account.
func (s *sheet) event(kind account.EventKind, subject account.Ref, note string, refs ...account.Ref) account.Event {
	return account.Event{
		Account: s.file.Account, At: s.at, Actor: s.actor, Kind: kind, Subject: subject, Refs: refs, Note: note,
	}
}

// checkAssignments names every fault that the command brings into the
// assignments. What was wrong before, such as that somebody left who was to take
// up a role, is a matter of findings and must not keep it from being mended.
// Faults of the assignment at index i, which the command is about, are named by
// its own fields, but for its person, whom the command may call otherwise. A host
// that keeps assignments of its own changes them itself.
func (d *Desk) checkAssignments(s *sheet, i int, person string) error {
	if d.src.Roster != nil {
		return fmt.Errorf("%w: assignments are kept by the host", account.ErrNotAllowed)
	}
	old := make(map[account.FieldError]bool)
	for _, fault := range faults(CheckAssignments(d.opt.Charter, s.before.Assignments, s.people)) {
		old[fault] = true
	}
	var f account.Faults
	for _, fault := range faults(CheckAssignments(d.opt.Charter, s.file.Assignments, s.people)) {
		field := strings.TrimPrefix(strings.TrimPrefix(fault.Field, index("assignments", i)), ".")
		if field == "person" {
			field = person
		}
		f.Check(old[fault], field, "%s", fault.Rule)
	}
	return f.Err()
}

// faults are those that [account.Faults] joined.
func faults(err error) []account.FieldError {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return nil
	}
	var all []account.FieldError
	for _, e := range joined.Unwrap() {
		if fault, ok := errors.AsType[*account.FieldError](e); ok {
			all = append(all, *fault)
		}
	}
	return all
}

// stamp is the stored form of an instant; empty for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}
