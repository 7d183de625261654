package account

import (
	"cmp"
	"context"
	"fmt"
	"time"
)

// Options are what [Directory], [Promises] and [Relay] may be given. The zero
// value is ready.
type Options struct {
	// Now is the clock; nil is time.Now. It is read once for each call.
	Now func() time.Time
	// NewID makes ids; nil is [NewID].
	NewID func() string
	// Hooks are called around each save.
	Hooks []Hooks
	// OnError gets the errors of hooks that run after the fact; nil drops them.
	OnError func(error)
	// Escalation is used by Promises.
	Escalation EscalationPolicy
	// Workdays are the provider's, by which Promises reminds and escalates.
	Workdays Workdays
}

// withDefaults fills in what was left out.
func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.NewID == nil {
		o.NewID = NewID
	}
	if o.OnError == nil {
		o.OnError = func(error) {}
	}
	return o
}

func (o Options) now() time.Time { return o.Now().UTC() }

// save stores a unit between the hooks.
func (o Options) save(ctx context.Context, s Store, u Unit) error {
	return o.around(ctx, u, func(u Unit) error { return s.Save(ctx, u) })
}

// around gives events their ids, and does something with the unit between the
// hooks, if they let it and the unit has no fault.
func (o Options) around(ctx context.Context, u Unit, do func(Unit) error) error {
	for i := range u.Events {
		u.Events[i].ID = cmp.Or(u.Events[i].ID, EventID(o.NewID()))
	}
	if err := u.Validate(); err != nil {
		return err
	}
	if err := before(ctx, o.Hooks, u); err != nil {
		return err
	}
	if err := do(u); err != nil {
		return err
	}
	if err := after(ctx, o.Hooks, u); err != nil {
		o.OnError(err)
	}
	return nil
}

// checkActor returns a fault unless the acting person is named.
func checkActor(actor PersonID) error { return CheckID("actor", actor) }

// everyone reads the people of an account and of the provider, by id.
func everyone(ctx context.Context, r Reader, id ID) (map[PersonID]Person, error) {
	all := make(map[PersonID]Person)
	sides := []ID{""}
	if id != "" {
		sides = append(sides, id)
	}
	for _, side := range sides {
		people, err := r.People(ctx, side)
		if err != nil {
			return nil, fmt.Errorf("people of account %q: %w", side, err)
		}
		for _, p := range people {
			all[p.ID] = p
		}
	}
	return all, nil
}
