package quadrant_test

import (
	"context"
	"iter"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

func (w *tower) sweep(t testing.TB) quadrant.Watched {
	t.Helper()
	done, err := w.watcher.Sweep(t.Context(), "tess", "quay")
	require.NoError(t, err)
	return done
}

func TestASweepIsDoneWithWhatIsThereNoLonger(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	order := lateOrder("A-1")
	related := func(id metrics.TicketID) metrics.Ticket {
		return metrics.Ticket{ID: id, Account: "quay", Opened: dawn, Problem: "P-1", Visibility: account.Customer}
	}
	w.observe(t, ticketFact(down("T-1", dawn)), quadrant.Fact{Activity: order},
		ticketFact(related("T-2")), ticketFact(related("T-3")), ticketFact(related("T-4")), ticketFact(down("T-6", dawn)))
	// The source yields two of them, and one the watcher has not been told of.
	facts := staff()
	facts.Tickets = []metrics.Ticket{related("T-2"), down("T-5", dawn), down("T-6", dawn)}
	source, err := memory.New(facts)
	require.NoError(t, err)
	w.watcher = quadrant.NewWatcher(w.Store, w.Store, quadrant.Sources{Team: w.Store, Service: source},
		quadrant.Options{Now: w.clock.Now})
	w.at(time.Second)
	done, err := w.watcher.Sweep(t.Context(), "tess", "quay")
	require.NoError(t, err)
	require.Equal(t, quadrant.Watched{Raised: 1, Cleared: 3, Notices: 3}, done)
	alerts, err := w.watcher.Alerts(t.Context(), "quay")
	require.NoError(t, err)
	require.Len(t, alerts, 2)
	require.Equal(t, metrics.TicketID("T-5").Ref(), mustAbout(t, w, alerts[0].Key))
}

// What was said of a ticket that is gone is no word of those it was related to.
func TestWordOfATicketThatIsGoneTellsNobodyOfTheOthers(t *testing.T) {
	t.Parallel()
	related := func(id metrics.TicketID) metrics.Ticket {
		return metrics.Ticket{ID: id, Account: "quay", Opened: dawn, Problem: "P-1", Visibility: account.Customer}
	}
	facts := staff()
	facts.Tickets = []metrics.Ticket{related("T-2"), related("T-3"), related("T-4")}
	w := newTower(t, facts, quadrant.Options{})
	for _, id := range []metrics.TicketID{"T-1", "T-2", "T-3", "T-4"} {
		w.observe(t, ticketFact(related(id)))
	}
	w.observe(t, spoke("i", w.at(time.Minute), ticket1.Ref(), "mara", "amir"))
	require.Len(t, troubles(t, w)[0].Outstanding(), 2)
	w.sweep(t)
	require.Len(t, troubles(t, w)[0].Outstanding(), 4)
}

// Of a promise that was broken long ago, and told of, nothing is read again.
func TestASweepLeavesOutWhatIsSettled(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	c := w.broken(t, account.Internal)
	reads := func() int {
		s := &tally{WatcherStore: w.Store}
		watcher := quadrant.NewWatcher(s, w.Store, quadrant.Sources{Team: w.Store, Service: w.Store}, quadrant.Options{Now: w.clock.Now})
		done, err := watcher.Sweep(t.Context(), "tess", "quay")
		require.NoError(t, err)
		require.Zero(t, done)
		return s.reads
	}
	require.Positive(t, reads(), "not all are told")
	w.observe(t, spoke("i", w.at(time.Hour), c.ID.Ref(), "amir", "mara", "eve"))
	w.at(2 * time.Hour)
	settled := reads()
	w.observe(t, spoke("j", w.at(time.Hour), c.ID.Ref(), "amir", "mara"))
	w.at(2 * time.Hour)
	require.Equal(t, settled, reads(), "conversations since it was made are not read")
}

// A sweep tells nobody of what they have spoken of.
func TestASweepHearsFirstAndTellsThen(t *testing.T) {
	t.Parallel()
	facts := staff()
	facts.Tickets = []metrics.Ticket{down("T-1", dawn)}
	soon := lateOrder("A-1")
	soon.Status, soon.Planned, soon.Visibility = metrics.ActivityPlanned, dawn.Add(20*time.Hour), account.Customer
	facts.Activities = []metrics.Activity{*soon}
	for i, about := range []account.Ref{ticket1.Ref(), soon.ID.Ref()} {
		facts.Interactions = append(facts.Interactions,
			*spoke(quadrant.InteractionID("i-"+string(about.Kind)), dawn.Add(time.Duration(i)), about, "tess", "mara", "amir", "eve").Interaction,
			*spoke(quadrant.InteractionID("j-"+string(about.Kind)), dawn.Add(time.Duration(i)), about, "amir", "ann").Interaction)
	}
	w := newTower(t, facts, quadrant.Options{})
	w.at(1) // the instant of the last of these
	done, err := w.watcher.Sweep(t.Context(), "tess", "quay")
	require.NoError(t, err)
	require.Equal(t, quadrant.Watched{}, done)
	troubles, err := w.watcher.Troubles(t.Context(), "quay")
	require.NoError(t, err)
	require.Len(t, troubles, 2)
}

// What is near its date may have been spoken of before that date.
func TestASweepHearsWhatWasSaidOfAnOrderAheadOfItsDate(t *testing.T) {
	t.Parallel()
	facts := staff()
	soon := lateOrder("A-1")
	soon.Status, soon.Planned = metrics.ActivityPlanned, dawn.Add(20*time.Hour)
	facts.Activities = []metrics.Activity{*soon}
	facts.Interactions = []quadrant.Interaction{*spoke("i-1", dawn, soon.ID.Ref(), "tess", "mara", "amir").Interaction}
	w := newTower(t, facts, quadrant.Options{})
	w.at(time.Hour)
	require.Equal(t, quadrant.Watched{}, w.sweep(t))
	troubles, err := w.watcher.Troubles(t.Context(), "quay")
	require.NoError(t, err)
	require.Len(t, troubles, 1)
}

// An asked is a log that knows from when on it was read.
type asked struct {
	quadrant.Log
	from *time.Time
}

func (a asked) Interactions(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[quadrant.Interaction, error] {
	*a.from = p.From
	return a.Log.Interactions(ctx, id, p)
}

func TestASweepReadsWhatWasSaidSinceTheOldestTroubleMayHaveBegun(t *testing.T) {
	t.Parallel()
	undated, planned := lateOrder("A-1"), lateOrder("A-2")
	undated.Planned, planned.Planned = time.Time{}, dawn.AddDate(0, 0, -3)
	for _, row := range []struct {
		name       string
		activities []metrics.Activity
		want       time.Time
	}{
		{"a ticket", nil, dawn},
		{"an order without a date", []metrics.Activity{*undated}, dawn},
		{"a working day before an order's date", []metrics.Activity{*planned}, dawn.AddDate(0, 0, -4)},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			facts := staff()
			facts.Tickets, facts.Activities = []metrics.Ticket{down("T-1", dawn)}, row.activities
			w := newTower(t, facts, quadrant.Options{})
			var from time.Time
			w.watcher = quadrant.NewWatcher(w.Store, w.Store, quadrant.Sources{Service: w.Store, Log: asked{w.Store, &from}}, quadrant.Options{Now: w.clock.Now})
			w.at(time.Hour)
			w.sweep(t)
			require.Equal(t, row.want, from)
		})
	}
}

func TestASweepSeesWhatBecameOfPromises(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	promises := account.NewPromises(w.Store, account.Sources{}, account.Options{Now: w.clock.Now})
	far := account.Commitment{Account: "quay", Kind: account.Action, Text: "Call", Owner: "amir", Due: dawn.AddDate(1, 0, 0)}
	broken, err := promises.Make(t.Context(), "amir", far)
	require.NoError(t, err)
	kept, err := promises.Make(t.Context(), "amir", far)
	require.NoError(t, err)
	w.sweep(t)
	for id, verb := range map[account.CommitmentID]account.CommitmentVerb{broken.ID: account.Break, kept.ID: account.Keep} {
		_, err := promises.Move(t.Context(), id, account.CommitmentMove{Verb: verb, Actor: "amir", Note: "so"})
		require.NoError(t, err)
	}
	never, err := promises.Make(t.Context(), "amir", far)
	require.NoError(t, err)
	_, err = promises.Move(t.Context(), never.ID, account.CommitmentMove{Verb: account.Break, Actor: "amir", Note: "so"})
	require.NoError(t, err)
	require.Equal(t, 2, w.sweep(t).Raised, "the broken ones, of one of which nobody had told")
	c, err := w.Case(t.Context(), kept.ID.Ref())
	require.NoError(t, err)
	require.Equal(t, account.Kept, c.Commitment.State)
}

// A promise of the host's own stands in no store; only its time comes.
func TestASweepDoesWhatIsDueOnTheAccount(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	own := *everyFact()[2].Commitment
	own.Due = dawn.Add(80 * time.Hour)
	require.Equal(t, quadrant.Watched{}, w.observe(t, quadrant.Fact{Commitment: &own}))
	w.at(79 * time.Hour)
	require.Equal(t, 1, w.sweep(t).Raised)
	directory := account.NewDirectory(w.Store, account.Options{Now: w.clock.Now})
	a, err := w.Account(t.Context(), "quay")
	require.NoError(t, err)
	a.Closed = w.clock.Now()
	_, err = directory.PutAccount(t.Context(), "eve", a)
	require.NoError(t, err)
	require.Equal(t, quadrant.Watched{Cleared: 1}, w.sweep(t), "and looks at every alert")
}

// A misspelt is a source and a log, each with one more record that has a fault.
type misspelt struct {
	metrics.Source
	quadrant.Log
}

func (s misspelt) Tickets(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[metrics.Ticket, error] {
	bad := down("T-0", dawn)
	bad.Impact = "Disrupted"
	return also(bad, s.Source.Tickets(ctx, id, p))
}

func (s misspelt) Activities(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[metrics.Activity, error] {
	bad := *lateOrder("A-0")
	bad.Status = "Late"
	return also(bad, s.Source.Activities(ctx, id, p))
}

func (s misspelt) Interactions(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[quadrant.Interaction, error] {
	bad := *spoke("I-0", dawn, ticket1.Ref(), "tess", "mara").Interaction
	bad.Channel = "Fax"
	return also(bad, s.Log.Interactions(ctx, id, p))
}

// also is a sequence with one more element ahead.
func also[T any](first T, others iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		if yield(first, nil) {
			others(yield)
		}
	}
}

func TestASweepSaysWhichFactIsFaultyAndSeesTheOthers(t *testing.T) {
	t.Parallel()
	facts := staff()
	facts.Tickets = []metrics.Ticket{down("T-1", dawn)}
	facts.Activities = []metrics.Activity{*lateOrder("A-1")}
	w := newTower(t, facts, quadrant.Options{})
	host := misspelt{w.Store, w.Store}
	w.watcher = quadrant.NewWatcher(w.Store, w.Store, quadrant.Sources{Team: w.Store, Service: host, Log: host},
		quadrant.Options{Now: w.clock.Now})
	done, err := w.watcher.Sweep(t.Context(), "tess", "quay")
	require.ErrorIs(t, err, account.ErrInvalid)
	require.ErrorContains(t, err, `T-0: ticket.impact: "Disrupted" is not`)
	require.ErrorContains(t, err, `A-0: activity.status: "Late" is not`)
	require.ErrorContains(t, err, `I-0: interaction.channel: "Fax" is not`)
	require.Equal(t, 2, done.Raised)
	for _, about := range []account.Ref{metrics.TicketID("T-0").Ref(), metrics.ActivityID("A-0").Ref()} {
		_, err = w.Case(t.Context(), about)
		require.ErrorIs(t, err, account.ErrNotFound)
	}
	c, err := w.Case(t.Context(), ticket1.Ref())
	require.NoError(t, err)
	require.Empty(t, c.Words)
}
