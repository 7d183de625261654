package team

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// Draft writes down a request for a change and returns it as stored. An empty id
// is given one; without a requester it is the actor's own. Every fault is named
// at once, among them each item that is not in the configuration; see
// [DraftChange].
func (d *Desk) Draft(ctx context.Context, actor account.PersonID, c ChangeRequest) (ChangeRequest, error) {
	c.ID = cmp.Or(c.ID, ChangeID(d.opt.NewID()))
	c.Requester = cmp.Or(c.Requester, actor)
	err := d.do(ctx, "draft change", actor, c.Account, func(s *sheet) error {
		gate, err := d.gate(ctx, s)
		if err != nil {
			return err
		}
		drafted, e, err := DraftChange(c, actor, s.at, gate.Solution, s.people)
		var f account.Faults
		f.In("", err)
		_, there := s.file.change(c.ID)
		f.Check(!there, "id", "is that of another change")
		if err := f.Err(); err != nil {
			return err
		}
		c = drafted
		s.file.Changes = append(s.file.Changes, c.clone())
		s.add(e)
		return nil
	})
	if err != nil {
		return ChangeRequest{}, err
	}
	return c, nil
}

// MoveChange does one step with a change, at the present instant, and returns it
// as stored; see [ChangeRequest.Move] for who may do what and the errors. Advance
// notice is sent to whoever holds technical lead. What is applied or rolled back
// alters the configuration on record in the same unit. A change that an
// emergency makes before it is authorised leaves the technical lead with a
// promise, overdue at once, that only reviewing the change keeps.
func (d *Desk) MoveChange(ctx context.Context, id account.ID, change ChangeID, m ChangeMove) (ChangeRequest, error) {
	var moved ChangeRequest
	err := d.do(ctx, fmt.Sprintf("%s change %q", m.Verb, change), m.Actor, id, func(s *sheet) error {
		i, there := s.file.change(change)
		if !there {
			return account.ErrNotFound
		}
		gate, err := d.gate(ctx, s)
		if err != nil {
			return err
		}
		m.At = s.at
		c := s.file.Changes[i]
		var e account.Event
		if moved, e, err = c.Move(m, gate); err != nil {
			return err
		}
		s.file.Changes[i] = moved.clone()
		s.add(e)
		if err := d.record(ctx, s, c, m.Verb, gate); err != nil {
			return err
		}
		return d.follow(ctx, s, moved, m)
	})
	if err != nil {
		return ChangeRequest{}, err
	}
	return moved, nil
}

// Authorize answers a tool that is about to touch items of a customer's
// configuration: nil when the change may be applied to them now, else an
// [*UnauthorizedError] that says exactly what is missing, and from whom. It
// changes nothing. An unknown change is [account.ErrNotFound]; a tool that does
// not say what it will touch, of a change that names what it may, is
// [account.ErrInvalid].
func (d *Desk) Authorize(ctx context.Context, id account.ID, change ChangeID, items ...account.ItemID) error {
	fail := func(err error) error { return fmt.Errorf("team: authorize on account %q: %w", id, err) }
	s, err := d.load(ctx, "", id)
	if err != nil {
		return fail(err)
	}
	i, there := s.file.change(change)
	if !there {
		return fail(fmt.Errorf("change %q: %w", change, account.ErrNotFound))
	}
	if len(items) == 0 && len(s.file.Changes[i].Touches) > 0 {
		return fail(&account.FieldError{Field: "items", Rule: "are missing: say what will be touched"})
	}
	gate, err := d.gate(ctx, s)
	if err != nil {
		return fail(err)
	}
	if missing := s.file.Changes[i].Missing(gate, s.at, items); len(missing) > 0 {
		return fail(&UnauthorizedError{Change: change, Missing: missing})
	}
	return nil
}

// gate is what a change of the account is judged by now.
func (d *Desk) gate(ctx context.Context, s *sheet) (Gate, error) {
	g := Gate{Team: s.team, People: s.people, Policy: d.opt.Changes}
	solution, err := d.accounts.Solution(ctx, s.file.Account)
	switch {
	case err == nil:
		g.Solution = &solution
	case !errors.Is(err, account.ErrNotFound):
		return Gate{}, err
	}
	if d.src.Service != nil {
		terms, err := d.src.Service.Terms(ctx, s.file.Account)
		if err != nil {
			return Gate{}, err
		}
		g.Calendar = metrics.TermsAt(terms, s.file.Account, s.at).Calendar
	}
	return g, nil
}

// record puts what a step does to the configuration into the unit.
func (d *Desk) record(ctx context.Context, s *sheet, c ChangeRequest, v ChangeVerb, g Gate) error {
	edit, ok := c.Performs(v)
	if !ok || d.opt.HostSolutions {
		return nil
	}
	if kept, ok := d.store.(account.Reader); ok {
		_, err := kept.Solution(ctx, c.Account)
		if errors.Is(err, account.ErrNotFound) {
			return fmt.Errorf("%w, which does not have the configuration: set Options.HostSolutions where the host keeps it",
				account.ErrUnsupported)
		}
		if err != nil {
			return err
		}
	}
	after, _, err := edit.Apply(*g.Solution)
	if err != nil {
		return err
	}
	s.unit.Solutions = append(s.unit.Solutions, after)
	return nil
}

// follow does what a step brings with it: it tells the technical lead, and
// records or keeps the promise to review what an emergency did.
func (d *Desk) follow(ctx context.Context, s *sheet, c ChangeRequest, m ChangeMove) error {
	args := account.Args{
		"summary": account.Data(c.Summary), "start": account.Instant(c.Start), "note": account.Data(m.Note),
	}
	switch m.Verb {
	case Notify:
		s.notify("change.notify", account.TechnicalLead, c.ID.Ref(), args)
	case Override:
		s.notify("change.override", account.TechnicalLead, c.ID.Ref(), args)
		return d.owe(s, c)
	case Review:
		return d.reviewed(ctx, s, c)
	}
	return nil
}

// owe makes the promise to review a change that an emergency made. It is due at
// once: it stays overdue until the change is reviewed.
func (d *Desk) owe(s *sheet, c ChangeRequest) error {
	promise := account.Commitment{
		ID: account.CommitmentID(d.opt.NewID()), Account: c.Account, Kind: account.ChangeReview, Text: c.Summary,
		Role: account.TechnicalLead, Source: c.ID.Ref(), Due: s.at,
	}
	if holders := s.holders(promise.Role); len(holders) > 0 {
		promise.Owner = holders[0]
	}
	promise, e, err := account.Promise(promise, s.actor, s.at)
	if err != nil {
		return err
	}
	s.unit.Commitments = append(s.unit.Commitments, promise)
	s.add(e)
	return nil
}

// reviewed keeps that promise.
func (d *Desk) reviewed(ctx context.Context, s *sheet, c ChangeRequest) error {
	filter := account.CommitmentFilter{Account: c.Account, Kind: account.ChangeReview, State: account.Open}
	for promise, err := range d.store.Commitments(ctx, filter) {
		if err != nil {
			return err
		}
		if promise.Source != c.ID.Ref() {
			continue
		}
		kept, e, err := promise.Move(account.CommitmentMove{Verb: account.Keep, Actor: s.actor, At: s.at})
		if err != nil {
			return err
		}
		s.unit.Commitments = append(s.unit.Commitments, kept)
		s.add(e)
	}
	return nil
}

// change finds a change request by id.
func (f File) change(id ChangeID) (int, bool) {
	i := slices.IndexFunc(f.Changes, func(c ChangeRequest) bool { return c.ID == id })
	return i, i >= 0
}
