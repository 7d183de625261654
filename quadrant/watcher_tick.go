package quadrant

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// Tick does what time alone brings: trouble that begins because something has lasted,
// word that falls due, people who were not told in time, promises of the store that
// come due within six weeks or so. A host calls it about every minute. It looks at what
// is due, at promises that have an alert, and at nothing else: of a promise that was broken
// before it was due, [Watcher.ObserveUnit] tells. A tick repeated, interrupted
// or run twice at once tells nothing twice and forgets nothing. An error with one case
// does not keep the others: all errors are returned joined; one of listing them ends the
// tick before it has done anything.
func (w *Watcher) Tick(ctx context.Context, actor account.PersonID) (Watched, error) {
	fail := func(err error) error { return fmt.Errorf("quadrant: tick: %w", err) }
	if err := account.CheckID("actor", actor); err != nil {
		return Watched{}, fail(err)
	}
	now := plain(w.opt.Now())
	r := round{w: w, actor: actor, now: now, staff: w.staff(ctx), visits: make(map[account.ID]*visit)}
	// Read first, write then: a store need not serve both at once.
	due, err := known(w.store.Cases(ctx, CaseFilter{NextBy: now}))
	if err != nil {
		return Watched{}, fail(err)
	}
	promised, err := w.promised(ctx, due, now)
	if err != nil {
		return Watched{}, fail(err)
	}
	for _, c := range promised {
		r.look(ctx, c.Account, func(v *visit) error { return v.observe(ctx, Fact{Commitment: &c}) })
	}
	r.again(ctx, due)
	if err := r.err(ctx); err != nil {
		return r.done, fail(err)
	}
	return r.done, nil
}

// promised are the store's commitments of which the watch may have something to say:
// the open ones that are due soon, and those it has something to do about or an alert.
func (w *Watcher) promised(ctx context.Context, due []knownCase, now time.Time) ([]account.Commitment, error) {
	var all []account.Commitment
	seen := make(map[account.CommitmentID]bool)
	// A working day can lie a week away, for a calendar with few, and a month, where it is
	// closed in summer.
	horizon := now.AddDate(0, 0, 7*(w.opt.Policy.DueDays+1)+31)
	for c, err := range w.store.Commitments(ctx, account.CommitmentFilter{State: account.Open, DueBy: horizon}) {
		if err != nil {
			return nil, err
		}
		if c.Source.Kind != RefAlert {
			all, seen[c.ID] = append(all, c), true
		}
	}
	alerted, err := known(w.store.Cases(ctx, CaseFilter{Alerted: true}))
	if err != nil {
		return nil, err
	}
	for _, k := range append(alerted, due...) {
		id := account.CommitmentID(k.about.ID)
		if k.about.Kind != account.RefCommitment || seen[id] {
			continue
		}
		c, err := w.store.Commitment(ctx, id)
		switch {
		case errors.Is(err, account.ErrNotFound): // a host's own, which it tells of itself
		case err != nil:
			return nil, err
		default:
			all, seen[id] = append(all, c), true
		}
	}
	return all, nil
}

// A knownCase is where a case is to be found.
type knownCase struct {
	account account.ID
	about   account.Ref
}

func known(cases iter.Seq2[Case, error]) ([]knownCase, error) {
	var all []knownCase
	for c, err := range cases {
		if err != nil {
			return nil, err
		}
		all = append(all, knownCase{c.Account, c.About})
	}
	return all, nil
}

// A round visits accounts one after the other.
type round struct {
	w      *Watcher
	actor  account.PersonID
	now    time.Time
	staff  staff
	visits map[account.ID]*visit
	done   Watched
	errs   []error
}

// look does something on a visit to an account, unless the round was broken off.
func (r *round) look(ctx context.Context, id account.ID, do func(*visit) error) {
	if ctx.Err() != nil {
		return
	}
	v := r.visits[id]
	if v == nil {
		var err error
		if v, err = r.w.visit(ctx, r.actor, id, r.now, r.staff); err != nil {
			r.errs = append(r.errs, fmt.Errorf("account %q: %w", id, err))
			return
		}
		r.visits[id] = v
	}
	v.begin()
	err := do(v)
	switch {
	case errors.Is(err, account.ErrConflict):
		r.done.Passed++
	case err != nil:
		r.errs = append(r.errs, fmt.Errorf("account %q: %w", id, err))
	default:
		r.done.add(v.done)
	}
}

// again looks at cases once more: those of related tickets last, for by then it is
// known which of these are open.
func (r *round) again(ctx context.Context, cases []knownCase) {
	last := func(k knownCase) int {
		if k.about.Kind == RefRelated {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(cases, func(a, b knownCase) int {
		return cmp.Compare(last(a), last(b))
	})
	for _, k := range cases {
		r.look(ctx, k.account, func(v *visit) error {
			if _, err := v.open(ctx, k.about); err != nil {
				return err
			}
			return v.settle(ctx)
		})
	}
}

func (r *round) err(ctx context.Context) error { return errors.Join(append(r.errs, ctx.Err())...) }
