package quadrant_test

import (
	"context"
	"errors"
	"iter"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

var errDown = errors.New("no connection")

// A wire is a store of which one call of many is not answered.
type wire struct {
	*memory.Store
	calls, fails int
	failed       bool // since it was last asked
}

// fail reports whether this is the call.
func (w *wire) fail() bool {
	w.calls++
	return w.calls == w.fails
}

func (w *wire) error() error {
	w.failed = true
	return errDown
}

// answered is what a call returns, unless that is the one that fails.
func answered[T any](w *wire, do func() (T, error)) (T, error) {
	if w.fail() {
		var none T
		return none, w.error()
	}
	return do()
}

// yielded is a sequence that fails behind its last element, if it is the one to.
func yielded[T any](w *wire, seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		fails := w.fail()
		for v, err := range seq {
			if !yield(v, err) {
				return
			}
		}
		if fails {
			var none T
			yield(none, w.error())
		}
	}
}

func (w *wire) Account(ctx context.Context, id account.ID) (account.Account, error) {
	return answered(w, func() (account.Account, error) { return w.Store.Account(ctx, id) })
}

func (w *wire) People(ctx context.Context, id account.ID) ([]account.Person, error) {
	return answered(w, func() ([]account.Person, error) { return w.Store.People(ctx, id) })
}

func (w *wire) Case(ctx context.Context, about account.Ref) (quadrant.Case, error) {
	return answered(w, func() (quadrant.Case, error) { return w.Store.Case(ctx, about) })
}

func (w *wire) Commitment(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
	return answered(w, func() (account.Commitment, error) { return w.Store.Commitment(ctx, id) })
}

func (w *wire) Standings(ctx context.Context, id account.ID) ([]quadrant.Standing, error) {
	return answered(w, func() ([]quadrant.Standing, error) { return w.Store.Standings(ctx, id) })
}

func (w *wire) Terms(ctx context.Context, id account.ID) ([]metrics.Terms, error) {
	return answered(w, func() ([]metrics.Terms, error) { return w.Store.Terms(ctx, id) })
}

func (w *wire) SaveRecord(ctx context.Context, r quadrant.Record, u account.Unit) error {
	_, err := answered(w, func() (any, error) { return nil, w.Store.SaveRecord(ctx, r, u) })
	return err
}

func (w *wire) Cases(ctx context.Context, f quadrant.CaseFilter) iter.Seq2[quadrant.Case, error] {
	return yielded(w, w.Store.Cases(ctx, f))
}

func (w *wire) Commitments(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
	return yielded(w, w.Store.Commitments(ctx, f))
}

func (w *wire) Interactions(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[quadrant.Interaction, error] {
	return yielded(w, w.Store.Interactions(ctx, id, p))
}

func (w *wire) Satisfactions(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[account.Satisfaction, error] {
	return yielded(w, w.Store.Satisfactions(ctx, id, p))
}

func (w *wire) Assignments(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
	return yielded(w, w.Store.Assignments(ctx, id))
}

func (w *wire) Tickets(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[metrics.Ticket, error] {
	return yielded(w, w.Store.Tickets(ctx, id, p))
}

func (w *wire) Activities(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[metrics.Activity, error] {
	return yielded(w, w.Store.Activities(ctx, id, p))
}

// oneDay is what is done with a watch: all of its calls, in which it does all that it
// does. Each call is done once more where it failed; it returns how often one did.
func oneDay(t testing.TB, words *quadrant.Linter, fails int) (calls, failed int) {
	t.Helper()
	facts := staff()
	facts.Tickets = []metrics.Ticket{down("T-8", dawn)}
	facts.Activities = []metrics.Activity{*lateOrder("A-8")}
	base := newTower(t, facts, quadrant.Options{})
	w := &wire{Store: base.Store, fails: fails}
	watcher := quadrant.NewWatcher(w, w, quadrant.Sources{Team: w, Service: w}, quadrant.Options{Now: base.clock.Now})
	ctx := t.Context()
	do := func(what string, call func() error) {
		t.Helper()
		w.failed = false
		err := call()
		if !w.failed {
			require.NoError(t, err, what)
			return
		}
		failed++
		require.ErrorIs(t, err, errDown, "%s, when call %d failed", what, w.fails)
		require.NoError(t, call(), "%s, once more", what)
	}
	observe := func(f quadrant.Fact) {
		t.Helper()
		do("Observe", func() error { _, err := watcher.Observe(ctx, "tess", f); return err })
	}
	alert := func(about account.Ref) quadrant.AlertKey { return base.alertOf(t, about).Key }
	advise := func(m quadrant.AdvisoryMove) {
		t.Helper()
		m.Actor = "amir"
		do("MoveAdvisory", func() error { _, err := watcher.MoveAdvisory(ctx, alert(ticket1.Ref()), m); return err })
	}

	related := func(id metrics.TicketID, problem metrics.ProblemID) quadrant.Fact {
		return ticketFact(metrics.Ticket{ID: id, Account: "quay", Opened: dawn, Problem: problem, Visibility: account.Customer})
	}
	for _, f := range append(everyFact(), related("T-2", "P-2"), related("T-3", "P-2"), related("T-4", "P-2")) {
		observe(f)
	}
	observe(spoke("i-2", dawn, metrics.TicketID("T-2").Ref(), "mara", "amir"))
	observe(related("T-2", "P-3"))
	do("ObserveUnit", func() error {
		_, err := watcher.ObserveUnit(ctx, "tess", account.Unit{Commitments: []account.Commitment{*everyFact()[2].Commitment}})
		return err
	})
	moved := down("T-1", dawn)
	moved.Problem = "P-1"
	first := base.alertOf(t, ticket1.Ref())
	base.at(time.Minute)
	advise(quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: worded(first.Advisory, dawn.Add(time.Hour))})
	do("LintAdvisory", func() error {
		_, err := watcher.LintAdvisory(ctx, alert(ticket1.Ref()), words, account.English())
		return err
	})
	advise(quadrant.AdvisoryMove{Verb: quadrant.Send})
	observe(ticketFact(logged(moved, metrics.Restored, dawn)))
	observe(ticketFact(moved))
	advise(quadrant.AdvisoryMove{Verb: quadrant.FollowUp, NextReport: dawn.Add(2 * time.Hour), Report: account.Data("It is nearly back")})
	do("Acknowledge", func() error { _, err := watcher.Acknowledge(ctx, "mara", alert(ticket1.Ref())); return err })
	do("Sweep", func() error { _, err := watcher.Sweep(ctx, "tess", "quay"); return err })
	base.at(3 * time.Hour)
	do("Tick", func() error { _, err := watcher.Tick(ctx, "tess"); return err })
	do("Troubles", func() error { _, err := watcher.Troubles(ctx, "quay"); return err })
	do("Alerts", func() error { _, err := watcher.Alerts(ctx, "quay"); return err })
	do("Advisories", func() error { _, err := watcher.Advisories(ctx, "quay"); return err })
	secret := down("T-5", dawn.Add(-9*time.Hour)) // a target is missed
	secret.Impact, secret.Visibility = "", account.Internal
	observe(ticketFact(secret))
	secret.Visibility = account.Customer
	observe(ticketFact(secret))
	secret.Impact = metrics.Disrupted
	observe(ticketFact(secret))
	again := down("T-8", dawn)
	observe(ticketFact(again))
	again.Account = "mill"
	observe(ticketFact(again))
	return w.calls, failed
}

// Whatever call of the store fails, whoever asked is told, and can ask once more.
func TestEveryErrorOfTheStoreIsReturned(t *testing.T) {
	t.Parallel()
	words := linter(t, phrases("oops"))
	calls, failed := oneDay(t, words, 0)
	require.Zero(t, failed)
	require.Greater(t, calls, 200)
	all := 0
	for n := 1; n <= calls; n += failEvery {
		_, failed := oneDay(t, words, n)
		all += failed
	}
	require.Greater(t, all*failEvery, calls*9/10, "a sequence may be left before it fails")
}
