package quadrant

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// Sweep looks at everything there is on an account: the tickets and activities of
// [Sources.Service], the promises of the store, and the conversations since the oldest
// of these began. It comes to the same as observing each of these facts, and is for
// hosts that cannot tell of each change, and for making up for what was not told. A
// ticket or an activity that the watch knows of and the source no longer yields is
// done with.
func (w *Watcher) Sweep(ctx context.Context, actor account.PersonID, id account.ID) (Watched, error) {
	fail := func(err error) (Watched, error) {
		return Watched{}, fmt.Errorf("quadrant: sweep account %q: %w", id, err)
	}
	if err := errors.Join(account.CheckID("actor", actor), account.CheckID("account", id)); err != nil {
		return fail(err)
	}
	v, err := w.visit(ctx, actor, id, plain(w.opt.Now()), w.staff(ctx))
	if err != nil {
		return fail(err)
	}
	facts, gone, err := w.there(ctx, v)
	if err != nil {
		return fail(err)
	}
	since := v.now
	for _, f := range facts {
		since = earlier(since, v.grounds.begins(f))
	}
	// What was said comes first: nobody is told of what they have heard of.
	var all []Fact
	for i, err := range w.log().Interactions(ctx, id, metrics.Period{From: since, To: v.now.Add(1)}) {
		if err != nil {
			return fail(err)
		}
		all = append(all, Fact{Interaction: &i})
	}
	r := round{w: w, actor: actor, now: v.now, staff: w.staff(ctx), visits: map[account.ID]*visit{id: v}}
	for _, about := range gone {
		r.look(ctx, id, func(v *visit) error { return v.drop(ctx, about) })
	}
	for _, f := range append(all, facts...) {
		r.look(ctx, id, func(v *visit) error {
			if err := f.Validate(); err != nil {
				return fmt.Errorf("%s: %w", f.swept(), err)
			}
			return v.observe(ctx, f)
		})
	}
	for _, f := range []CaseFilter{{Account: id, NextBy: v.now}, {Account: id, Alerted: true}} {
		left, err := known(w.store.Cases(ctx, f))
		if err != nil {
			r.errs = append(r.errs, err)
		}
		r.again(ctx, left)
	}
	if err := r.err(ctx); err != nil {
		return r.done, fmt.Errorf("quadrant: sweep account %q: %w", id, err)
	}
	return r.done, nil
}

// there are the facts of an account: the tickets that are open, the activities that are
// not done with, the promises of the store that are open, broken or have a case. Gone
// are the tickets and activities with a case that are there no longer.
func (w *Watcher) there(ctx context.Context, v *visit) (facts []Fact, gone []account.Ref, err error) {
	id := v.circle.account.ID
	there := make(map[account.Ref]bool)
	if w.src.Service != nil {
		for t, err := range w.src.Service.Tickets(ctx, id, instant(v.now)) {
			if err != nil {
				return nil, nil, err
			}
			facts, there[t.ID.Ref()] = append(facts, Fact{Ticket: &t}), true
		}
		for a, err := range w.src.Service.Activities(ctx, id, instant(v.now)) {
			if err != nil {
				return nil, nil, err
			}
			facts, there[a.ID.Ref()] = append(facts, Fact{Activity: &a}), true
		}
	}
	cases := make(map[account.Ref]Case)
	for c, err := range w.store.Cases(ctx, CaseFilter{Account: id}) {
		if err != nil {
			return nil, nil, err
		}
		cases[c.About] = c
		if w.src.Service != nil && (c.Ticket != nil || c.Activity != nil) && !there[c.About] {
			gone = append(gone, c.About)
		}
	}
	for c, err := range w.store.Commitments(ctx, account.CommitmentFilter{Account: id}) {
		if err != nil {
			return nil, nil, err
		}
		if known := cases[c.ID.Ref()]; c.State == account.Open || !known.settles(c) {
			facts = append(facts, Fact{Commitment: &c})
		}
	}
	return facts, gone, nil
}

// swept is the id of a fact that a sweep reads.
func (f Fact) swept() string {
	switch {
	case f.Ticket != nil:
		return string(f.Ticket.ID)
	case f.Activity != nil:
		return string(f.Activity.ID)
	case f.Commitment != nil:
		return string(f.Commitment.ID)
	}
	return string(f.Interaction.ID)
}

// settles reports whether nothing is to come of a promise that is no longer open, unless
// by an alert that stands: it is on record as it is now and, if it was broken, there was
// an alert; or it was never in trouble.
func (c Case) settles(p account.Commitment) bool {
	broken := p.State == account.Broken
	if c.Commitment == nil {
		return !broken
	}
	return c.Commitment.Revision == p.Revision && (!broken || len(c.Alerts) > 0)
}

// begins is an instant before which there was no trouble with a fact.
func (g grounds) begins(f Fact) time.Time {
	switch {
	case f.Ticket != nil:
		return f.Ticket.Opened
	case f.Commitment != nil:
		return f.Commitment.Made
	case f.Activity.Planned.IsZero():
		return time.Time{}
	}
	return g.shift(f.Activity.Account, f.Activity.Planned, -g.policy.DueDays)
}

// drop takes a fact from its case, and a ticket from among the related ones.
func (v *visit) drop(ctx context.Context, about account.Ref) error {
	c, err := v.open(ctx, about)
	if err != nil {
		return err
	}
	if c.Ticket != nil {
		if err := v.part(ctx, c); err != nil {
			return err
		}
	}
	if c.Ticket != nil && len(c.Harms) == 0 { // it may come back
		c.Harms = []Harm{harmOf(*c.Ticket, c.Ticket.Opened)}
	}
	c.Ticket, c.Activity, c.Commitment = nil, nil, nil
	return v.settle(ctx)
}

// release is done with a record that turns out to be another account's: the customer hears
// no more of it, and is promised nothing.
func (v *visit) release(ctx context.Context, about account.Ref) error {
	c, err := v.open(ctx, about)
	if err != nil {
		return err
	}
	for i := range c.Alerts {
		a := &c.Alerts[i]
		if a.Advisory == nil || a.Advisory.State == Closed {
			continue
		}
		m := AdvisoryMove{Verb: Close, Actor: v.actor, At: v.now, Note: string(Close)}
		moved, e, err := a.Advisory.Move(m)
		if err != nil {
			return err
		}
		v.unit.Events = append(v.unit.Events, e)
		if err := v.reportBack(ctx, a, moved, m); err != nil {
			return err
		}
		*a.Advisory = moved
	}
	return v.drop(ctx, about)
}

// earlier is the earlier of two instants; a zero one is none.
func earlier(a, b time.Time) time.Time {
	if b.IsZero() || a.Before(b) {
		return a
	}
	return b
}
