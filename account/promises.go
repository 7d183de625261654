package account

import (
	"cmp"
	"context"
	"fmt"
	"time"
)

// Promises makes, moves and follows up commitments. It is safe for concurrent
// use.
type Promises struct {
	store PromiseStore
	src   Sources
	opt   Options
}

// A PromiseStore is what [Promises] keeps commitments in.
type PromiseStore interface {
	Store
	Ledger
}

// Sources are what [Promises] may read. Without People, owners are not checked
// and notices call them by their ids; without Roles, nobody holds a role, and a
// notice for one has no receiver: the host decides who gets it.
type Sources struct {
	People Reader
	Roles  Roles
}

// NewPromises returns a service over a store. It panics when the store is nil or
// the escalation policy has a fault, which are mistakes of the program.
func NewPromises(store PromiseStore, src Sources, opt Options) *Promises {
	if store == nil {
		panic("account: NewPromises without a store")
	}
	if err := opt.Escalation.Validate(); err != nil {
		panic("account: NewPromises: escalation policy: " + err.Error())
	}
	return &Promises{store: store, src: src, opt: opt.withDefaults()}
}

// Make records a promise and returns it as stored. An empty id is given one. An
// owner who is not at the customer or the provider, or is gone, is [ErrInvalid].
func (p *Promises) Make(ctx context.Context, actor PersonID, c Commitment) (Commitment, error) {
	c.ID = cmp.Or(c.ID, CommitmentID(p.opt.NewID()))
	now := p.opt.now()
	var f Faults
	made, e, err := Promise(c, actor, now)
	f.In("", err)
	f.In("", checkActor(actor))
	f.Check(c.Kind != ChangeReview, "kind", "is made by a change in an emergency alone")
	if err := p.checkOwner(ctx, &f, c.Account, c.Owner, now); err != nil {
		return Commitment{}, fmt.Errorf("account: make commitment %q: %w", c.ID, err)
	}
	if err := f.Err(); err != nil {
		return Commitment{}, fmt.Errorf("account: make commitment %q: %w", c.ID, err)
	}
	u := Unit{Commitments: []Commitment{made}, Events: []Event{e}}
	if err := p.opt.save(ctx, p.store, u); err != nil {
		return Commitment{}, fmt.Errorf("account: make commitment %q: %w", c.ID, err)
	}
	made.Revision++
	return made, nil
}

// Move does one step with a commitment, at the present instant, and returns it
// as stored. A step that its state does not allow is a [*TransitionError], an
// unknown id [ErrNotFound].
func (p *Promises) Move(ctx context.Context, id CommitmentID, m CommitmentMove) (Commitment, error) {
	fail := func(err error) (Commitment, error) {
		return Commitment{}, fmt.Errorf("account: %s commitment %q: %w", m.Verb, id, err)
	}
	m.At = p.opt.now()
	c, err := p.store.Commitment(ctx, id)
	if err != nil {
		return fail(err)
	}
	if c.Kind == ChangeReview && m.Verb != Reassign {
		return fail(fmt.Errorf("%w: it is kept by reviewing the change", ErrNotAllowed))
	}
	var f Faults
	if m.Verb == Reassign {
		if err := p.checkOwner(ctx, &f, c.Account, m.Owner, m.At); err != nil {
			return fail(err)
		}
	}
	moved, e, err := c.Move(m)
	if err == nil {
		err = f.Err()
	}
	if err != nil {
		return fail(err)
	}
	u := Unit{Commitments: []Commitment{moved}, Events: []Event{e}}
	if err := p.opt.save(ctx, p.store, u); err != nil {
		return fail(err)
	}
	moved.Revision++
	return moved, nil
}

// checkOwner records a fault unless somebody of that id is there now to own a
// commitment. It returns what went wrong when people could not be read.
func (p *Promises) checkOwner(ctx context.Context, f *Faults, id ID, owner PersonID, now time.Time) error {
	if p.src.People == nil || owner == "" || CheckID("account", id) != nil {
		return nil
	}
	people, err := everyone(ctx, p.src.People, id)
	if err != nil {
		return err
	}
	person, ok := people[owner]
	f.Check(ok, "owner", "%q is neither at the customer nor at the provider", owner)
	f.Check(!ok || !person.Gone(now), "owner", "%q has left", owner)
	return nil
}
