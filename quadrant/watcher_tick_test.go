package quadrant_test

import (
	"context"
	"iter"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// What a clock ahead of ours has dated holds from then on, for the related tickets too.
func TestWhatIsDatedAheadIsSeenWhenItsTimeComes(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	restored := time.Second
	for _, id := range []metrics.TicketID{"T-1", "T-2", "T-3"} {
		ticket := metrics.Ticket{ID: id, Account: "quay", Opened: dawn, Problem: "P-1", Visibility: account.Customer}
		if id == "T-3" {
			ticket = logged(ticket, metrics.Restored, dawn.Add(restored))
		}
		w.observe(t, ticketFact(ticket))
	}
	troubles := func() int {
		all, err := w.watcher.Troubles(t.Context(), "quay")
		require.NoError(t, err)
		return len(all)
	}
	alerts := func() int {
		all, err := w.watcher.Alerts(t.Context(), "quay")
		require.NoError(t, err)
		return len(all)
	}
	w.at(restored - 1)
	w.tick(t)
	require.Equal(t, [2]int{1, 1}, [2]int{troubles(), alerts()})
	w.at(restored)
	require.Equal(t, [2]int{0, 1}, [2]int{troubles(), alerts()}, "the alert stands until the next look")
	require.Equal(t, quadrant.Watched{Cleared: 1}, w.tick(t))
	require.Equal(t, [2]int{0, 0}, [2]int{troubles(), alerts()})
}

// A promise of the store is watched without anybody telling the watcher of it.
func TestThePromisesOfTheStoreAreWatched(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	promises := account.NewPromises(w.Store, account.Sources{}, account.Options{Now: w.clock.Now})
	due := dawn.Add(10 * time.Hour)
	c, err := promises.Make(t.Context(), "amir", account.Commitment{
		Account: "quay", Kind: account.Action, Text: "Call", Owner: "amir", Due: due, Visibility: account.Business,
	})
	require.NoError(t, err)
	alerts := func() []quadrant.Class {
		var all []quadrant.Class
		list, err := w.watcher.Alerts(t.Context(), "quay")
		require.NoError(t, err)
		for _, a := range list {
			all = append(all, a.Class)
		}
		return all
	}
	w.tick(t)
	require.Equal(t, []quadrant.Class{quadrant.Endangered}, alerts(), "it is due within a working day")
	w.clock.Set(due)
	w.tick(t)
	require.Equal(t, []quadrant.Class{quadrant.Endangered}, alerts(), "it can be kept still")
	w.clock.Set(due.Add(time.Second))
	w.tick(t)
	require.Equal(t, []quadrant.Class{quadrant.Missed}, alerts())
	_, err = promises.Move(t.Context(), c.ID, account.CommitmentMove{Verb: account.Reschedule, Actor: "amir", Due: due.AddDate(0, 0, 60), Note: "so"})
	require.NoError(t, err)
	w.tick(t)
	require.Empty(t, alerts())
	for _, p := range w.promises(t) {
		require.NotEqual(t, quadrant.RefCase, p.Source.Kind)
		require.Equal(t, quadrant.RefAlert, p.Source.Kind)
	}
	// That it reports back is no promise to be watched in its turn.
	w.clock.Set(dawn.AddDate(0, 0, 20))
	w.tick(t)
	require.Empty(t, alerts())
	// That one was broken, somebody has to tell; from then on it is known.
	broken, err := promises.Move(t.Context(), c.ID, account.CommitmentMove{Verb: account.Break, Actor: "amir", Note: "so"})
	require.NoError(t, err)
	troubles, err := w.watcher.Troubles(t.Context(), "quay")
	require.NoError(t, err)
	require.Len(t, troubles, 1)
	w.observe(t, quadrant.Fact{Commitment: &broken})
	require.Equal(t, []quadrant.Class{quadrant.Missed}, alerts())
}

func TestNobodyIsToldOfAClosedAccount(t *testing.T) {
	t.Parallel()
	closing := dawn.Add(10 * time.Minute)
	facts := staff()
	facts.Tickets = []metrics.Ticket{down("T-1", dawn), down("T-2", dawn)}
	w := newTower(t, facts, quadrant.Options{})
	w.observe(t, ticketFact(facts.Tickets[0]))
	directory := account.NewDirectory(w.Store, account.Options{Now: w.clock.Now})
	a, err := w.Account(t.Context(), "quay")
	require.NoError(t, err)
	a.Closed = closing
	_, err = directory.PutAccount(t.Context(), "eve", a)
	require.NoError(t, err)
	seen := len(w.notices(t))
	w.at(20 * time.Minute) // past a step
	require.Equal(t, quadrant.Watched{Cleared: 1}, w.tick(t))
	require.Equal(t, quadrant.ClearedOver, w.alertOf(t, ticket1.Ref()).Outcome)
	require.Equal(t, quadrant.Watched{}, w.observe(t, ticketFact(facts.Tickets[1]), spoke("i-1", w.clock.Now(), ticket1.Ref(), "tess", "mara")))
	done, err := w.watcher.Sweep(t.Context(), "tess", "quay")
	require.NoError(t, err)
	require.Equal(t, quadrant.Watched{}, done)
	w.at(30 * time.Hour)
	require.Equal(t, quadrant.Watched{}, w.tick(t))
	require.Len(t, w.notices(t), seen)
}

func TestAfterAnErasureTheWatchGoesOn(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	ticket := down("T-1", dawn)
	ticket.Summary = "Ann Weiss cannot log in"
	w.observe(t, ticketFact(ticket), spoke("i-1", dawn, ticket1.Ref(), "ann", "amir"))
	a := w.alertOf(t, ticket1.Ref())
	revised := worded(a.Advisory, dawn.Add(time.Hour))
	revised.How = account.Data("Weiss was locked out")
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: revised, Note: "as Ann Weiss asked"})
	w.at(time.Minute)
	directory := account.NewDirectory(w.Store, account.Options{Now: w.clock.Now})
	require.NoError(t, directory.Erase(t.Context(), "eve", "quay", "ann"))
	c, err := w.Case(t.Context(), ticket1.Ref())
	require.NoError(t, err)
	require.NotContains(t, stringOf(t, c), "Weiss")
	w.at(20 * time.Minute)
	done := w.tick(t)
	require.Equal(t, quadrant.Watched{Notices: 1}, done, "mara was not told in time")
	troubles, err := w.watcher.Troubles(t.Context(), "quay")
	require.NoError(t, err)
	require.Len(t, troubles, 1)
	var outstanding []string
	for _, d := range troubles[0].Outstanding() {
		outstanding = append(outstanding, string(d.Role)+string(d.Quadrant))
	}
	require.Equal(t, []string{"operations-supervisor", "executive-partner"}, outstanding, "what was said stays said")
}

// A store that somebody else saves to in between.
type crowded struct {
	quadrant.WatcherStore
	meanwhile func()
}

func (s *crowded) SaveRecord(ctx context.Context, r quadrant.Record, u account.Unit) error {
	if do := s.meanwhile; do != nil {
		s.meanwhile = nil
		do()
	}
	return s.WatcherStore.SaveRecord(ctx, r, u)
}

func TestTwoWatchersAtOneCase(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	s := &crowded{WatcherStore: w.Store}
	other := quadrant.NewWatcher(s, w.Store, quadrant.Sources{Team: w.Store}, quadrant.Options{Now: w.clock.Now})
	s.meanwhile = func() { w.observe(t, ticketFact(down("T-1", dawn))) }
	done, err := other.Observe(t.Context(), "tess", ticketFact(down("T-1", dawn)))
	require.ErrorIs(t, err, account.ErrConflict)
	require.Zero(t, done)
	require.Len(t, w.notices(t), 3)
	w.at(15 * time.Minute)
	s.meanwhile = func() { w.tick(t) }
	done, err = other.Tick(t.Context(), "tess")
	require.NoError(t, err)
	require.Equal(t, quadrant.Watched{Passed: 1}, done)
	require.Len(t, w.notices(t), 4)
	done, err = other.Tick(t.Context(), "tess")
	require.NoError(t, err)
	require.Equal(t, quadrant.Watched{}, done)
}

// One case that cannot be looked at does not keep the others.
func TestATickReturnsAllErrors(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{Hooks: []quadrant.Hooks{{
		BeforeSave: func(_ context.Context, o quadrant.Operation) error {
			if o.At.After(dawn) && o.Record.Cases[0].About != metrics.TicketID("T-2").Ref() {
				return account.ErrUnsupported
			}
			return nil
		},
	}}})
	for _, id := range []metrics.TicketID{"T-1", "T-2", "T-3"} {
		w.observe(t, ticketFact(down(id, dawn)))
	}
	w.at(15 * time.Minute)
	done, err := w.watcher.Tick(t.Context(), "tess")
	require.ErrorIs(t, err, account.ErrUnsupported)
	require.ErrorContains(t, err, `account "quay"`)
	require.Equal(t, quadrant.Watched{Notices: 1}, done)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = w.watcher.Tick(ctx, "tess")
	require.ErrorIs(t, err, context.Canceled)
	_, err = w.watcher.Tick(t.Context(), "")
	require.ErrorIs(t, err, account.ErrInvalid)
	_, err = w.watcher.Sweep(t.Context(), "", "")
	require.ErrorContains(t, err, "actor")
	require.ErrorContains(t, err, "account: is missing")
	_, err = w.watcher.Sweep(t.Context(), "tess", "nowhere")
	require.ErrorIs(t, err, account.ErrNotFound)
}

func TestAPromiseKeptInTimeIsNoTrouble(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	promises := account.NewPromises(w.Store, account.Sources{}, account.Options{Now: w.clock.Now})
	c, err := promises.Make(t.Context(), "amir", account.Commitment{
		Account: "quay", Kind: account.Action, Text: "Call", Owner: "amir", Due: dawn.Add(80 * time.Hour),
	})
	require.NoError(t, err)
	require.Equal(t, quadrant.Watched{}, w.tick(t))
	stored, err := w.Case(t.Context(), c.ID.Ref())
	require.NoError(t, err)
	_, err = promises.Move(t.Context(), c.ID, account.CommitmentMove{Verb: account.Keep, Actor: "amir"})
	require.NoError(t, err)
	w.clock.Set(stored.Next)
	require.Equal(t, quadrant.Watched{}, w.tick(t))
}

// Whether related tickets are open is known before anybody is told of them.
func TestNobodyIsToldOfRelatedTicketsThatAreNoLongerOpen(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	late := dawn.Add(15 * time.Minute) // when it is escalated
	for _, id := range []metrics.TicketID{"T-1", "T-2", "T-3"} {
		ticket := metrics.Ticket{ID: id, Account: "quay", Opened: dawn, Problem: "P-1", Visibility: account.Customer}
		if id == "T-3" {
			ticket = logged(ticket, metrics.Restored, late)
		}
		w.observe(t, ticketFact(ticket))
	}
	w.clock.Set(late)
	require.Equal(t, quadrant.Watched{Cleared: 1}, w.tick(t))
}

func TestATickThatIsBrokenOffSaysSo(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	w := newTower(t, staff(), quadrant.Options{Hooks: []quadrant.Hooks{{
		AfterSave: func(_ context.Context, o quadrant.Operation) error {
			if o.At.After(dawn) {
				cancel()
			}
			return nil
		},
	}}})
	w.observe(t, ticketFact(down("T-1", dawn)), ticketFact(down("T-2", dawn)))
	w.at(15 * time.Minute)
	done, err := w.watcher.Tick(ctx, "tess")
	require.ErrorIs(t, err, context.Canceled)
	require.Equal(t, quadrant.Watched{Notices: 1}, done)
	require.Equal(t, quadrant.Watched{Notices: 1}, w.tick(t), "the rest is done by the next")
}

// A mover is a store in which something happens once its cases were listed.
type mover struct {
	quadrant.WatcherStore
	then func()
}

func (s *mover) Cases(ctx context.Context, f quadrant.CaseFilter) iter.Seq2[quadrant.Case, error] {
	return func(yield func(quadrant.Case, error) bool) {
		s.WatcherStore.Cases(ctx, f)(yield)
		if s.then != nil {
			then := s.then
			s.then = nil
			then()
		}
	}
}

// What moves to another customer while a tick runs is looked at by the next one.
func TestATickLeavesAloneWhatHasMovedMeanwhile(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.observe(t, ticketFact(down("T-1", dawn)))
	w.at(15 * time.Minute)
	moved := down("T-1", dawn)
	moved.Account = "mill"
	s := &mover{WatcherStore: w.Store, then: func() { w.observe(t, ticketFact(moved)) }}
	watcher := quadrant.NewWatcher(s, w.Store, quadrant.Sources{Team: w.Store}, quadrant.Options{Now: w.clock.Now})
	_, err := watcher.Tick(t.Context(), "tess")
	require.NoError(t, err)
	c, err := w.Case(t.Context(), ticket1.Ref())
	require.NoError(t, err)
	require.Equal(t, account.ID("mill"), c.Account)
	require.Equal(t, account.ID("mill"), c.Ticket.Account)
	require.Equal(t, []account.PersonID{"zoe"}, w.alertOf(t, ticket1.Ref()).Advisory.To)
}

func TestSomebodyTicksAndSweeps(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.observe(t, ticketFact(down("T-1", dawn)))
	w.at(time.Hour)
	before := kept(t, t.Context(), w)
	_, err := w.watcher.Tick(t.Context(), "")
	require.ErrorIs(t, err, account.ErrInvalid)
	require.ErrorContains(t, err, "actor: is missing")
	_, err = w.watcher.Sweep(t.Context(), "", "")
	require.ErrorIs(t, err, account.ErrInvalid)
	require.ErrorContains(t, err, "actor: is missing")
	require.ErrorContains(t, err, "account: is missing")
	require.Equal(t, before, kept(t, t.Context(), w))
}
