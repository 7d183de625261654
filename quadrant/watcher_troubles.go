package quadrant

import (
	"context"
	"fmt"

	"github.com/accordhq/accord/account"
)

// Troubles returns what trouble the watcher knows of on an account, as of now, the
// gravest first, and who was told. Of the promises of the store it knows without having
// been told.
func (w *Watcher) Troubles(ctx context.Context, id account.ID) ([]Trouble, error) {
	fail := func(err error) ([]Trouble, error) {
		return nil, fmt.Errorf("quadrant: troubles of account %q: %w", id, err)
	}
	v, err := w.visit(ctx, "", id, plain(w.opt.Now()), w.staff(ctx))
	if err != nil {
		return fail(err)
	}
	if err := w.asOfNow(ctx, v); err != nil {
		return fail(err)
	}
	var all []Trouble
	for _, c := range v.cases {
		if t, ok, _ := v.grounds.judge(*c, v.circle, v.now); ok && !t.settled() {
			all = append(all, t)
		}
	}
	sortTroubles(all)
	return all, nil
}

// asOfNow takes up all cases of an account, with what a [Watcher.Tick] would put into
// them: the promises as they stand in the store, and which related tickets are open.
func (w *Watcher) asOfNow(ctx context.Context, v *visit) error {
	id := v.circle.account.ID
	for c, err := range w.store.Cases(ctx, CaseFilter{Account: id}) {
		if err != nil {
			return err
		}
		v.take(c)
	}
	for c, err := range w.store.Commitments(ctx, account.CommitmentFilter{Account: id}) {
		if err != nil {
			return err
		}
		if v.cases[c.ID.Ref()] == nil {
			v.take(Case{About: c.ID.Ref(), Account: id})
		}
		v.cases[c.ID.Ref()].Commitment = &c
	}
	return v.catchUp(ctx)
}

// Alerts returns the alerts of an account that are not cleared, by what they are
// about.
func (w *Watcher) Alerts(ctx context.Context, id account.ID) ([]Alert, error) {
	var all []Alert
	for c, err := range w.store.Cases(ctx, CaseFilter{Account: id, Alerted: true}) {
		if err != nil {
			return nil, fmt.Errorf("quadrant: alerts of account %q: %w", id, err)
		}
		for _, a := range c.Alerts {
			if a.Cleared.IsZero() {
				all = append(all, a)
			}
		}
	}
	return all, nil
}
