package quadrant_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

func TestAFactWithFaultsIsNotTaken(t *testing.T) {
	t.Parallel()
	bad := spoke("", dawn, account.Ref{}, "tess", "tess")
	two := ticketFact(down("T-1", dawn))
	two.Activity = lateOrder("A-1")
	stray := down("T-1", dawn)
	stray.Account = "nowhere"
	for _, row := range []struct {
		name  string
		actor account.PersonID
		fact  quadrant.Fact
		want  error
		texts []string
	}{
		{"nothing", "tess", quadrant.Fact{}, account.ErrInvalid, []string{"must be one fact, and is 0"}},
		{"two", "tess", two, account.ErrInvalid, []string{"must be one fact, and is 2"}},
		{"every fault", "", bad, account.ErrInvalid, []string{
			"actor: is missing", "interaction.id: is missing", "interaction.about[0].kind", "interaction.to[0]",
		}},
		{"a ticket", "tess", ticketFact(metrics.Ticket{}), account.ErrInvalid, []string{"ticket.id", "ticket.account", "ticket.opened"}},
		{"an activity", "tess", quadrant.Fact{Activity: new(metrics.Activity)}, account.ErrInvalid, []string{"activity.id"}},
		{"a commitment", "tess", quadrant.Fact{Commitment: new(account.Commitment)}, account.ErrInvalid, []string{"commitment.id"}},
		{"an answer", "tess", quadrant.Fact{Satisfaction: new(account.Satisfaction)}, account.ErrInvalid, []string{"satisfaction.id"}},
		{"a standing", "tess", quadrant.Fact{Standing: new(quadrant.Standing)}, account.ErrInvalid, []string{"standing.id"}},
		{"an unknown account", "tess", ticketFact(stray), account.ErrNotFound, []string{"nowhere"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w := newTower(t, staff(), quadrant.Options{})
			done, err := w.watcher.Observe(t.Context(), row.actor, row.fact)
			require.ErrorIs(t, err, row.want)
			for _, text := range row.texts {
				require.ErrorContains(t, err, text)
			}
			require.Zero(t, done)
			require.Equal(t, keep{}, kept(t, t.Context(), w))
		})
	}
}

// everyFact is one of each, with instants in a zone of their own and lists that are
// empty rather than missing.
func everyFact() []quadrant.Fact {
	zone := time.FixedZone("elsewhere", 3600)
	there := dawn.In(zone)
	ticket := down("T-1", there)
	ticket.Problem, ticket.Log = "P-1", []metrics.Entry{}
	promise := account.Commitment{
		ID: "C-1", Account: "quay", Kind: account.Action, Text: "Call", Owner: "amir", Made: there, MadeBy: "amir",
		Due: there.Add(time.Hour), FirstDue: there.Add(time.Hour), State: account.Open, Told: []account.Told{{Step: "remind", At: there}},
	}
	order := lateOrder("A-1")
	order.Planned = order.Planned.In(zone)
	said := spoke("i-1", there, ticket1.Ref(), "tess", "mara")
	said.Interaction.Topics = []quadrant.Topic{}
	return []quadrant.Fact{
		ticketFact(ticket), {Activity: order}, {Commitment: &promise}, said,
		{Satisfaction: &account.Satisfaction{ID: "s", Account: "quay", At: there, Score: 1, Best: 5}},
		{Standing: &quadrant.Standing{ID: "st", Account: "quay", Person: "bob", Quadrants: []quadrant.Quadrant{quadrant.Q1}, From: there}},
	}
}

func TestAFactObservedAgainStoresNothing(t *testing.T) {
	t.Parallel()
	saves := 0
	w := newTower(t, staff(), quadrant.Options{Hooks: []quadrant.Hooks{{
		BeforeSave: func(context.Context, quadrant.Operation) error { saves++; return nil },
	}}})
	w.at(time.Second)
	for _, f := range everyFact() {
		w.observe(t, f)
	}
	before := kept(t, t.Context(), w)
	require.Equal(t, 6, saves)
	w.at(2 * time.Second)
	for _, f := range everyFact() {
		w.observe(t, f)
	}
	bare := everyFact() // a store may give back no list for an empty one
	bare[0].Ticket.Log, bare[3].Interaction.Topics = nil, nil
	w.observe(t, bare...)
	require.Equal(t, 6, saves)
	require.Equal(t, before, kept(t, t.Context(), w))
	day := metrics.Period{From: dawn, To: dawn.Add(1)}
	require.Len(t, gathered(t, w.Interactions(t.Context(), "quay", day)), 1)
	require.Len(t, gathered(t, w.Satisfactions(t.Context(), "quay", day)), 1)
	standings, err := w.Standings(t.Context(), "quay")
	require.NoError(t, err)
	require.Len(t, standings, 1)
	all := stringOf(t, before) + stringOf(t, standings) + stringOf(t, gathered(t, w.Interactions(t.Context(), "quay", day))) +
		stringOf(t, gathered(t, w.Satisfactions(t.Context(), "quay", day)))
	require.Contains(t, all, "2026-06-01T06:00:00Z")
	require.NotContains(t, all, "+01:00")
	for _, c := range before.Cases {
		for _, a := range c.Alerts {
			for _, at := range []time.Time{c.Next, a.Since, a.Raised, a.Steps[0].At} {
				require.Equal(t, time.UTC, at.Location())
			}
		}
	}
}

// A history that is read in, of what was done with long ago, is no work for the watch.
func TestNothingIsStoredOfWhatNothingComesOf(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	resolved := logged(down("T-1", dawn.Add(-time.Hour)), metrics.Resolved, dawn)
	resolved.Problem = "P-1"
	kept := *everyFact()[2].Commitment
	kept.State, kept.Ended = account.Kept, dawn
	done := lateOrder("A-1")
	done.Status, done.Done = metrics.ActivityDone, dawn
	require.Equal(t, quadrant.Watched{}, w.observe(t, ticketFact(resolved), quadrant.Fact{Commitment: &kept}, quadrant.Fact{Activity: done}))
	require.Empty(t, gathered(t, w.Cases(t.Context(), quadrant.CaseFilter{})))
}

func TestInstantsOfALogAreStoredInUTC(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.observe(t, ticketFact(logged(down("T-1", dawn), metrics.Acknowledged, dawn.In(time.FixedZone("elsewhere", 3600)))))
	c, err := w.Case(t.Context(), ticket1.Ref())
	require.NoError(t, err)
	require.Equal(t, []metrics.Entry{{At: dawn, Kind: metrics.Acknowledged}}, c.Ticket.Log)
}

func TestConversationsOfOneInstantAreTwo(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.observe(t, spoke("i-1", dawn, ticket1.Ref(), "tess", "mara"), spoke("i-2", dawn, account.ItemID("mail").Ref(), "tess", "mara"), spoke("i-1", dawn, ticket1.Ref(), "tess", "mara"))
	require.Len(t, gathered(t, w.Interactions(t.Context(), "quay", metrics.Period{From: dawn, To: dawn.Add(1)})), 2)
	cases := gathered(t, w.Cases(t.Context(), quadrant.CaseFilter{}))
	require.Len(t, cases, 1, "an item is no trouble")
	require.Equal(t, ticket1.Ref(), cases[0].About)
}

// Where the host keeps conversations the store has none.
func TestConversationsOfTheHostAreNotStored(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	host := newTower(t, staff(), quadrant.Options{})
	w.watcher = quadrant.NewWatcher(w.Store, w.Store, quadrant.Sources{Team: w.Store, Log: host.Store}, quadrant.Options{Now: w.clock.Now})
	for _, f := range everyFact() {
		w.observe(t, f)
	}
	day := metrics.Period{From: dawn, To: dawn.Add(1)}
	require.Empty(t, gathered(t, w.Interactions(t.Context(), "quay", day)))
	require.Empty(t, gathered(t, w.Satisfactions(t.Context(), "quay", day)))
	standings, err := w.Standings(t.Context(), "quay")
	require.NoError(t, err)
	require.Empty(t, standings)
	c, err := w.Case(t.Context(), ticket1.Ref())
	require.NoError(t, err)
	require.Len(t, c.Words, 1, "but it is known that they took place")
}

// What is about a ticket may come before the ticket does.
func TestFactsComeInAnyOrder(t *testing.T) {
	t.Parallel()
	related := func(id metrics.TicketID) metrics.Ticket {
		return metrics.Ticket{ID: id, Account: "quay", Opened: dawn, Problem: "P-1", Visibility: account.Customer}
	}
	facts := []quadrant.Fact{
		ticketFact(down("T-1", dawn)), ticketFact(related("T-2")), ticketFact(related("T-3")), ticketFact(related("T-4")),
		spoke("i-1", dawn, ticket1.Ref(), "tess", "mara"), spoke("i-2", dawn, metrics.TicketID("T-3").Ref(), "amir", "ann"),
		{Activity: lateOrder("A-1")}, spoke("i-3", dawn, lateOrder("A-1").ID.Ref(), "eve", "mara"),
	}
	var want []quadrant.Trouble
	for turn := range facts {
		w := newTower(t, staff(), quadrant.Options{})
		w.observe(t, slices.Concat(facts[turn:], facts[:turn])...)
		troubles, err := w.watcher.Troubles(t.Context(), "quay")
		require.NoError(t, err)
		if turn == 0 {
			want = troubles
			require.Len(t, want, 3)
		}
		require.Equal(t, want, troubles)
	}
}

// A promise read before somebody kept it comes too late.
func TestAnOlderRevisionOfAPromiseIsNotTaken(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	open := *everyFact()[2].Commitment
	open.Revision = 3
	kept := open
	kept.State, kept.Ended, kept.Revision = account.Kept, dawn, 4
	w.at(2 * time.Hour)
	w.observe(t, quadrant.Fact{Commitment: &open})
	require.Equal(t, quadrant.Watched{Cleared: 1}, w.observe(t, quadrant.Fact{Commitment: &kept}))
	require.Equal(t, quadrant.Watched{}, w.observe(t, quadrant.Fact{Commitment: &open}))
	alerts, err := w.watcher.Alerts(t.Context(), "quay")
	require.NoError(t, err)
	require.Empty(t, alerts)
}

func TestNobodyIsToldOfWhatIsAnotherCustomers(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.observe(t, ticketFact(down("T-1", dawn)))
	before, err := w.Case(t.Context(), ticket1.Ref())
	require.NoError(t, err)
	said := spoke("i-1", dawn, ticket1.Ref(), "mara", "amir")
	said.Interaction.Account = "mill"
	w.at(time.Minute)
	w.observe(t, said)
	after, err := w.Case(t.Context(), ticket1.Ref())
	require.NoError(t, err)
	require.Equal(t, before, after, "who speaks of it about another account does not mean it")
	later := *said.Interaction
	later.ID, later.At = "i-2", w.at(2*time.Hour) // steps are due, and are not taken here
	require.Equal(t, quadrant.Watched{}, w.observe(t, quadrant.Fact{Interaction: &later}))
	w.at(time.Minute)

	// The host finds that the ticket is the other customer's, who was told by then.
	a := before.Alerts[0]
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: worded(a.Advisory, dawn.Add(5*time.Hour))})
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Send})
	moved := down("T-1", dawn)
	moved.Account = "mill"
	done := w.observe(t, ticketFact(moved))
	require.Equal(t, 1, done.Raised)
	c, err := w.Case(t.Context(), ticket1.Ref())
	require.NoError(t, err)
	require.Equal(t, account.ID("mill"), c.Account)
	require.Len(t, c.Alerts, 1)
	require.Equal(t, []account.PersonID{"zoe"}, c.Alerts[0].Advisory.To)
	promise, err := w.Commitment(t.Context(), a.Commitment)
	require.NoError(t, err)
	require.Equal(t, account.Withdrawn, promise.State, "there is nothing to report to the first")
	events := gathered(t, w.History(t.Context(), account.ID("quay").Ref()))
	require.True(t, slices.ContainsFunc(events, func(e account.Event) bool { return e.Kind == "advisory.closed" }))
	alerts, err := w.watcher.Alerts(t.Context(), "quay")
	require.NoError(t, err)
	require.Empty(t, alerts)
	troubles, err := w.watcher.Troubles(t.Context(), "quay")
	require.NoError(t, err)
	require.Empty(t, troubles)
	for _, n := range w.notices(t) {
		if n.Account == "mill" {
			require.Empty(t, n.To, "nobody holds a role there")
		}
	}
}

// Of some of its alerts the customer was owed no word, and of some it was all given.
func TestATicketOfAnotherCustomersWithAllThatWasSaidOfIt(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	ticket := down("T-1", dawn)
	ticket.Impact, ticket.Visibility = "", account.Internal
	w.at(9 * time.Hour)
	w.observe(t, ticketFact(ticket)) // a target is missed
	require.Nil(t, w.alertOf(t, ticket1.Ref()).Advisory)
	ticket.Impact = metrics.Disrupted
	w.observe(t, ticketFact(ticket))
	a := w.alertOf(t, ticket1.Ref())
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Close, Note: "A drill"})
	closed := len(gathered(t, w.History(t.Context(), a.Key.Ref())))
	ticket.Account = "mill"
	w.observe(t, ticketFact(ticket))
	events := gathered(t, w.History(t.Context(), a.Key.Ref()))[closed:]
	require.NotEmpty(t, events)
	for _, e := range events {
		require.NotEqual(t, account.EventKind("advisory.closed"), e.Kind, "it was")
	}
}

// A tally counts what is asked of a store.
type tally struct {
	quadrant.WatcherStore
	reads, writes int
}

func (s *tally) Case(ctx context.Context, about account.Ref) (quadrant.Case, error) {
	s.reads++
	return s.WatcherStore.Case(ctx, about)
}

func (s *tally) Cases(ctx context.Context, f quadrant.CaseFilter) iter.Seq2[quadrant.Case, error] {
	return counted(&s.reads, s.WatcherStore.Cases(ctx, f))
}

func (s *tally) Interactions(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[quadrant.Interaction, error] {
	return counted(&s.reads, s.WatcherStore.Interactions(ctx, id, p))
}

func (s *tally) Commitments(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
	return counted(&s.reads, s.WatcherStore.Commitments(ctx, f))
}

func (s *tally) SaveRecord(ctx context.Context, r quadrant.Record, u account.Unit) error {
	s.writes += len(r.Cases) + len(r.Interactions)
	return s.WatcherStore.SaveRecord(ctx, r, u)
}

func counted[T any](n *int, seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		*n++
		for v, err := range seq {
			*n++
			if !yield(v, err) {
				return
			}
		}
	}
}

func TestObservingCostsTheSameHoweverMuchIsKnown(t *testing.T) {
	t.Parallel()
	cost := func(others int) (all [3][2]int) {
		w := newTower(t, staff(), quadrant.Options{})
		var r quadrant.Record
		for i := range others {
			other := down(metrics.TicketID(fmt.Sprint("O-", i)), dawn)
			r.Cases = append(r.Cases, quadrant.Case{
				About: other.ID.Ref(), Account: "quay", Ticket: &other, Next: dawn.AddDate(1, 0, 0),
				Alerts: []quadrant.Alert{{Key: "k", Cleared: dawn, Outcome: quadrant.ClearedTold}},
			})
			i := *spoke(quadrant.InteractionID(fmt.Sprint("o-", i)), dawn.Add(-time.Duration(i)*time.Hour), other.ID.Ref(), "tess", "mara").Interaction
			r.Interactions = append(r.Interactions, i)
		}
		require.NoError(t, w.SaveRecord(t.Context(), r, account.Unit{}))
		s := &tally{WatcherStore: w.Store}
		w.watcher = quadrant.NewWatcher(s, w.Store, quadrant.Sources{Team: w.Store, Service: w.Store}, quadrant.Options{Now: w.clock.Now})
		ticket := down("T-1", dawn)
		ticket.Problem, ticket.Impact = "P-1", metrics.Minor
		w.at(time.Second)
		for n, do := range []func(){
			func() { w.observe(t, ticketFact(ticket)) },
			func() { w.observe(t, spoke("i-1", dawn.Add(time.Second), ticket1.Ref(), "tess", "mara")) },
			func() { w.tick(t) },
		} {
			s.reads, s.writes = 0, 0
			do()
			all[n] = [2]int{s.reads, s.writes}
		}
		return all
	}
	few := cost(10)
	require.Equal(t, few, cost(10_000))
	require.Equal(t, [2]int{2, 2}, few[0], "its case and that of the related ones")
	require.Equal(t, [2]int{3, 3}, few[1], "these and whether it is known already")
}

func TestHooksOfAWatcher(t *testing.T) {
	t.Parallel()
	var calls []string
	var late []error
	broken := errors.New("broken")
	var veto error
	note := func(name string, err *error) func(context.Context, quadrant.Operation) error {
		return func(_ context.Context, o quadrant.Operation) error {
			calls = append(calls, name)
			for i := range o.Record.Cases { // what a hook is given is its own
				require.Equal(t, account.ID("quay"), o.Record.Cases[i].Account)
				o.Record.Cases[i].Account = "spoilt"
				o.Record.Cases[i].Alerts[0].Steps[0].Name = "spoilt"
				o.Unit.Events[0].Actor = "spoilt"
			}
			if err != nil {
				return *err
			}
			return nil
		}
	}
	w := newTower(t, staff(), quadrant.Options{
		OnError: func(err error) { late = append(late, err) },
		Hooks: []quadrant.Hooks{
			{Name: "one", BeforeSave: note("before one", nil), AfterSave: note("after one", &broken)},
			{},
			{Name: "two", BeforeSave: note("before two", &veto), AfterSave: func(_ context.Context, o quadrant.Operation) error {
				o.Record.Cases[0].Account = "spoilt"
				panic("oops")
			}},
		},
	})
	veto = errors.New("not today")
	_, err := w.watcher.Observe(t.Context(), "tess", ticketFact(down("T-1", dawn)))
	require.ErrorIs(t, err, veto)
	hook, ok := errors.AsType[*account.HookError](err)
	require.True(t, ok)
	require.Equal(t, "two", hook.Plugin)
	require.Equal(t, "BeforeSave", hook.Point)
	require.Equal(t, []string{"before one", "before two"}, calls)
	require.Equal(t, keep{}, kept(t, t.Context(), w))

	veto, calls = nil, nil
	w.observe(t, ticketFact(down("T-1", dawn)))
	require.Equal(t, []string{"before one", "before two", "after one"}, calls)
	c, err := w.Case(t.Context(), ticket1.Ref())
	require.NoError(t, err)
	require.Equal(t, account.ID("quay"), c.Account)
	require.Equal(t, "tell-operations-supervisor", c.Alerts[0].Steps[0].Name)
	require.Len(t, late, 1)
	require.ErrorIs(t, late[0], broken)
	require.ErrorContains(t, late[0], "oops")
	require.Contains(t, string(panicked(late[0]).Stack), "watcher_observe_test.go")
	require.Equal(t, 2, strings.Count(late[0].Error(), "AfterSave"), "a hook that has none is not called")
}

// panicked is the first hook's error with a stack among joined ones.
func panicked(err error) *account.HookError {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			if h := panicked(e); h != nil && h.Stack != nil {
				return h
			}
		}
	}
	h, _ := errors.AsType[*account.HookError](err)
	return h
}

// Of what a watcher may be given nothing has to be.
func TestAWatcherWithoutOptions(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.watcher = quadrant.NewWatcher(w.Store, w.Store, quadrant.Sources{}, quadrant.Options{Hooks: []quadrant.Hooks{{
		AfterSave: func(context.Context, quadrant.Operation) error { return errors.New("lost") },
	}}})
	began := time.Now().UTC()
	require.Equal(t, quadrant.Watched{Raised: 1, Notices: 3}, w.observe(t, ticketFact(down("T-1", began))))
	require.False(t, w.alertOf(t, ticket1.Ref()).Raised.Before(began))
	require.Equal(t, quadrant.Watched{}, w.sweep(t))
}

func TestAWatcherNeedsAStoreAndAccounts(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	for _, row := range []struct {
		name     string
		store    quadrant.WatcherStore
		accounts account.Reader
		opt      quadrant.Options
		want     string
	}{
		{"no store", nil, w.Store, quadrant.Options{}, "quadrant: NewWatcher without a store or accounts"},
		{"no accounts", w.Store, nil, quadrant.Options{}, "quadrant: NewWatcher without a store or accounts"},
		{"a policy with a fault", w.Store, w.Store, quadrant.Options{Policy: quadrant.WatchPolicy{DueShare: 2}}, "due_share"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			defer func() {
				said, _ := recover().(string)
				require.True(t, strings.HasPrefix(said, "quadrant: NewWatcher"), said)
				require.Contains(t, said, row.want)
			}()
			quadrant.NewWatcher(row.store, row.accounts, quadrant.Sources{}, row.opt)
		})
	}
}

func TestATicketFoundToBeOfAnotherProblemCountsThereAlone(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	of := func(id metrics.TicketID, p metrics.ProblemID) quadrant.Fact {
		return ticketFact(metrics.Ticket{ID: id, Account: "quay", Opened: dawn, Problem: p, Visibility: account.Customer})
	}
	outstanding := func() (all []int) {
		troubles, err := w.watcher.Troubles(t.Context(), "quay")
		require.NoError(t, err)
		for _, trouble := range troubles {
			all = append(all, len(trouble.Outstanding()))
		}
		return all
	}
	w.observe(t, of("T-1", "P-1"), of("T-2", "P-1"), of("T-3", "P-1"), of("T-4", "P-1"),
		spoke("i-1", dawn, metrics.TicketID("T-4").Ref(), "tess", "mara", "eve"))
	require.Equal(t, []int{2}, outstanding(), "the account manager and the customer")
	w.observe(t, of("T-4", "P-2"))
	require.Equal(t, []int{4}, outstanding(), "what was said of another problem tells nobody of this one")
	w.observe(t, of("T-3", "P-2"))
	require.Empty(t, outstanding(), "two are not enough")
	w.observe(t, of("T-2", "P-2"))
	require.Equal(t, []int{2}, outstanding())
}
