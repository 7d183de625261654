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
	"github.com/accordhq/accord/internal/form"
)

// Assign gives a person a role on an account, from now, from an instant to come,
// or from one in the past, and returns the assignment as stored. An empty id is
// given one; From and Basis are needed. For a customer to be told of it, the
// assignment and the person both need a visibility that reaches them. Every fault
// is named at once: an unknown role, an end before the start, a person without the
// side the role needs, two primary holders at once.
func (d *Desk) Assign(ctx context.Context, actor account.PersonID, a Assignment) (Assignment, error) {
	a.ID = cmp.Or(a.ID, AssignmentID(d.opt.NewID()))
	a.From, a.Until = a.From.UTC(), a.Until.UTC()
	err := d.do(ctx, "assign", actor, a.Account, func(s *sheet) error {
		if err := d.keepsAssignments(); err != nil {
			return err
		}
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
// start was a mistake and never held. What its holder owes in the role is owed by
// whoever holds the role from then on. An unknown id is [account.ErrNotFound]; an
// instant before the assignment's start or after an end it has is
// [account.ErrInvalid].
func (d *Desk) End(ctx context.Context, actor account.PersonID, id account.ID, assignment AssignmentID, at time.Time, reason string) error {
	at = at.UTC()
	return d.do(ctx, "end assignment", actor, id, func(s *sheet) error {
		if err := d.keepsAssignments(); err != nil {
			return err
		}
		i := slices.IndexFunc(s.file.Assignments, func(a Assignment) bool { return a.ID == assignment })
		if i < 0 {
			return fmt.Errorf("assignment %q: %w", assignment, account.ErrNotFound)
		}
		a := s.file.Assignments[i]
		var f account.Faults
		f.Check(!at.IsZero(), "at", "is missing")
		f.Check(at.IsZero() || !at.Before(a.From), "at", "is before the assignment starts")
		f.Check(a.Until.IsZero() || !at.After(a.Until), "at", "is after the assignment ends")
		if err := f.Err(); err != nil {
			return err
		}
		s.end(i, at, reason)
		return d.passOn(ctx, s, a, "", reason)
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
// whoever holds the role until then. A successor who holds the role already loses
// nothing by it: of both assignments the stronger terms hold on. A predecessor who
// does not hold the role at that instant is [account.ErrInvalid].
func (d *Desk) HandOver(ctx context.Context, actor account.PersonID, h Handover) (Assignment, error) {
	h.At, h.Start = h.At.UTC(), h.Start.UTC()
	if h.Start.IsZero() {
		h.Start = h.At
	}
	var successor Assignment
	err := d.do(ctx, "hand over", actor, h.Account, func(s *sheet) error {
		if err := d.keepsAssignments(); err != nil {
			return err
		}
		i := s.holding(h.From, h.Role, h.At)
		var f account.Faults
		f.Check(!h.At.IsZero(), "at", "is missing")
		if h.Start.Before(h.At) {
			f.Addf("start", "is before the predecessor stops")
			h.Start = h.At // that it overlaps need not be told as well
		}
		f.Check(h.From != h.To, "to", "is the predecessor")
		if i < 0 {
			f.Addf("from", "%q does not hold the role %q at that instant", h.From, h.Role)
			return f.Err()
		}
		predecessor := s.file.Assignments[i]
		s.end(i, h.At, h.Reason)
		successor = d.succeed(s, predecessor, h)
		f.In("", d.checkAssignments(s, len(s.file.Assignments)-1, "to"))
		if err := f.Err(); err != nil {
			return err
		}
		to := h.To
		if h.At.After(s.at) {
			to = "" // it stays with the role, and so with the predecessor until then
		}
		return d.passOn(ctx, s, predecessor, to, h.Reason)
	})
	if err != nil {
		return Assignment{}, err
	}
	return successor, nil
}

// holding is the index of the assignment by which a person holds a role at an
// instant; below 0 when they do not.
func (s *sheet) holding(person account.PersonID, role account.Role, at time.Time) int {
	return slices.IndexFunc(s.file.Assignments, func(a Assignment) bool {
		return a.Person == person && a.Role == role && a.InForce(at)
	})
}

// succeed makes the successor's assignment, in place of one of theirs where that
// is weaker.
func (d *Desk) succeed(s *sheet, predecessor Assignment, h Handover) Assignment {
	a := predecessor
	a.ID, a.Person, a.From, a.Reason = AssignmentID(d.opt.NewID()), h.To, h.Start, h.Reason
	if i := s.holding(h.To, h.Role, h.Start); i >= 0 {
		own := s.file.Assignments[i]
		a.Primary = a.Primary || own.Primary
		if own.Basis == Standing {
			a.Basis = Standing
		}
		if own.Until.IsZero() || !a.Until.IsZero() && own.Until.After(a.Until) {
			a.Until = own.Until
		}
		if a.Primary == own.Primary && a.Basis == own.Basis && a.Until.Equal(own.Until) {
			return own
		}
		s.end(i, h.Start, h.Reason)
	}
	s.file.Assignments = append(s.file.Assignments, a)
	s.made(a)
	return a
}

// passOn gives what is owed by the holder of an assignment that ends, in its role,
// to somebody else, or to whoever holds the role.
func (d *Desk) passOn(ctx context.Context, s *sheet, ended Assignment, to account.PersonID, reason string) error {
	filter := account.CommitmentFilter{
		Account: ended.Account, Owner: ended.Person, Role: ended.Role, State: account.Open,
	}
	for c, err := range d.store.Commitments(ctx, filter) {
		if err != nil {
			return err
		}
		moved, e, err := c.Move(account.CommitmentMove{
			Verb: account.Reassign, Actor: s.actor, At: s.at, Owner: to, Note: reason,
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
	e.Changes = []account.Change{{Field: "until", From: form.Instant(a.Until), To: form.Instant(at)}}
	a.Until = at
	s.add(e)
}

// made tells of a new assignment.
func (s *sheet) made(a Assignment) {
	e := s.event("assignment.made", a.ID.Ref(), a.Reason, a.Person.Ref(), a.Role.Ref())
	for _, c := range []account.Change{
		{Field: "person", To: string(a.Person)}, {Field: "role", To: string(a.Role)},
		{Field: "from", To: form.Instant(a.From)}, {Field: "until", To: form.Instant(a.Until)},
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

// keepsAssignments is an error where a host keeps assignments of its own, and
// changes them itself.
func (d *Desk) keepsAssignments() error {
	if d.src.Roster != nil {
		return fmt.Errorf("%w: assignments are kept by the host", account.ErrNotAllowed)
	}
	return nil
}

// checkAssignments names every fault that the command brings into the
// assignments. What was wrong before, such as that somebody left who was to take
// up a role, is a matter of findings and must not keep it from being mended.
// Faults of the assignment at index i, which the command is about, are named by
// its own fields, but for its person, whom the command may call otherwise.
func (d *Desk) checkAssignments(s *sheet, i int, person string) error {
	old := make(map[account.FieldError]bool)
	for _, fault := range faults(CheckAssignments(d.opt.Charter, s.before.Assignments, s.people)) {
		old[fault] = true
	}
	var f account.Faults
	for _, fault := range faults(CheckAssignments(d.opt.Charter, s.file.Assignments, s.people)) {
		field := strings.TrimPrefix(strings.TrimPrefix(fault.Field, form.Index("assignments", i)), ".")
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
