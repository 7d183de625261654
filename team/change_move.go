package team

import (
	"errors"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/machine"
)

// A ChangeMove is a verb with what it takes.
type ChangeMove struct {
	Verb  ChangeVerb
	Actor account.PersonID
	At    time.Time
	// DecidedBy is who decided to go ahead, for [Override] alone.
	DecidedBy account.PersonID
	// Note says what was advised, why, or what came of it. Counsel, Reject,
	// Withdraw, Override, RollBack and Review need one.
	Note string
}

// changeMove is what the guards of the table look at.
type changeMove struct {
	change ChangeRequest
	move   ChangeMove
	gate   Gate
	rule   ChangeRule
}

// Move does one step. It returns the change after it and the event, without an
// id, that tells of it; what the step does to the configuration is
// [ChangeRequest.Performs]. Who may do a step, at the instant of the move:
//
//	verb                       who
//	notify, withdraw           a member of the team, or the requester
//	counsel, reject            a holder of technical lead
//	approve, review            the same, but not the requester unless the policy says so
//	agree                      a person at the customer whom the policy asks, once; not the requester
//	                           unless the policy says so
//	apply, verify, roll back   a member of the team
//	override                   a member of the team, when a holder of one of the policy's roles decided
//
// A member of the team is one of the provider's side here, and whoever drafted the
// change may no more judge it than its requester. Nobody may who has left or was
// erased. Notice counts while somebody to whom it was given holds technical lead;
// once nobody does, it may be given again, and its time begins anew.
//
// The step is judged at the instant of the move. Clocks of two servers differ: one
// that is before the step before it is put on record at the instant of that one,
// for steps are in order.
//
// What goes wrong is told by the error:
//
//	[*account.TransitionError]  the step does not follow: it is not in the table, comes before one that the
//	                            policy asks for, or was done already
//	[*ActorError]               the person may not do it, and who may; or nobody holds technical lead
//	                            who could be given notice
//	[*UnauthorizedError]        what is missing before the change may be applied
//	[*DriftError]               an emergency's or a rolled back change does not fit the configuration any more
//	[account.ErrInvalid]        a fault of the move, such as a note or a decision that is missing
//
// All but the last two unwrap [account.ErrNotAllowed].
func (c ChangeRequest) Move(m ChangeMove, g Gate) (ChangeRequest, account.Event, error) {
	fail := func(err error) (ChangeRequest, account.Event, error) {
		return ChangeRequest{}, account.Event{}, err
	}
	var f account.Faults
	f.In("", account.CheckID("actor", m.Actor))
	f.Check(!m.At.IsZero(), "at", "is missing")
	f.Check(m.DecidedBy == "" || m.Verb == Override, "decided_by", "is given, but goes with an emergency alone")
	if err := f.Err(); err != nil {
		return fail(err)
	}
	x := changeMove{c, m, g, g.Policy.Rule(c.Kind)}
	to, err := changeTable().Next(c.State, m.Verb, x)
	if errors.Is(err, machine.ErrNoRow) {
		return fail(x.doesNotFollow(err))
	}
	if err != nil {
		return fail(err)
	}
	before, step := c, x.step()
	c = c.clone()
	c.State = to
	c.Steps = append(c.Steps, step)
	if !to.pending() {
		c.Seen = nil
	}
	if err := c.perform(m.Verb, g.Solution); err != nil {
		return fail(err)
	}
	e := c.event(step)
	for _, id := range step.Told {
		e.Refs = append(e.Refs, id.Ref())
	}
	e.Changes = differences(before, c)
	return c, e, nil
}

// perform puts on record what a verb does to the configuration.
func (c *ChangeRequest) perform(v ChangeVerb, s *account.Solution) error {
	c.Emergency = c.Emergency || v == Override
	if s == nil {
		return nil
	}
	switch v {
	case Apply, Override:
		after, undo, err := c.Edit.Apply(*s)
		if err != nil {
			return err // cannot happen: the guard looked
		}
		c.Before, c.After, c.Undo = s.Digest(), after.Digest(), undo
	case RollBack:
		after, _, err := c.Undo.Apply(*s)
		if err != nil {
			return err // cannot happen: the guard looked
		}
		c.Restored = after.Digest()
	}
	return nil
}

// step is the move as put on record.
func (x changeMove) step() ChangeStep {
	m := x.move
	s := ChangeStep{Verb: m.Verb, Actor: m.Actor, At: m.At, DecidedBy: m.DecidedBy, Note: m.Note}
	if n := len(x.change.Steps); n > 0 && s.At.Before(x.change.Steps[n-1].At) {
		s.At = x.change.Steps[n-1].At
	}
	switch m.Verb {
	case Notify:
		s.Told = x.gate.holders(account.TechnicalLead, m.At)
	case Counsel, Approve, Reject, Review:
		s.Role = account.TechnicalLead
	}
	switch m.Verb {
	case Counsel, Approve, Agree, Review:
		s.Own = x.change.own(m.Actor)
	}
	if o, ok := x.change.step(Override); ok && m.Verb == Review {
		s.Own = s.Own || m.Actor == o.Actor || m.Actor == o.DecidedBy
	}
	return s
}

// event is an event about the change. The histories of its requester, of who
// decided on it in an emergency, and of the items it touches have it, too.
func (c ChangeRequest) event(s ChangeStep) account.Event {
	e := account.Event{
		Account: c.Account, At: s.At, Actor: s.Actor, Kind: happened[s.Verb], Subject: c.ID.Ref(), Note: s.Note,
	}
	e.Refs = append(e.Refs, c.Requester.Ref())
	if s.DecidedBy != "" && s.DecidedBy != c.Requester {
		e.Refs = append(e.Refs, s.DecidedBy.Ref())
	}
	for _, id := range c.Touches {
		e.Refs = append(e.Refs, id.Ref())
	}
	return e
}

// differences are what a step changed.
func differences(before, after ChangeRequest) []account.Change {
	s := after.Steps[len(after.Steps)-1]
	own := ""
	if s.Own {
		own = "true"
	}
	all := []account.Change{
		{Field: "state", From: string(before.State), To: string(after.State)},
		{Field: "before", From: before.Before, To: after.Before},
		{Field: "after", From: before.After, To: after.After},
		{Field: "restored", From: before.Restored, To: after.Restored},
		{Field: "decided_by", To: string(s.DecidedBy)},
		{Field: "own", To: own},
	}
	return slices.DeleteFunc(all, func(c account.Change) bool { return c.From == c.To })
}

var (
	errDone        = errors.New("was done already")
	errNoEmergency = errors.New("goes with a change made in an emergency alone")
	errNotNoticed  = errors.New("comes after the notice that the policy asks for")
	errNotAdvised  = errors.New("comes after the counsel that the policy asks for")
)

func (x changeMove) doesNotFollow(reason error) error {
	return &account.TransitionError{
		Record: x.change.ID.Ref(), From: string(x.change.State), Verb: string(x.move.Verb), Reason: reason,
	}
}
