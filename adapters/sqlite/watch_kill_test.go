package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

var errKilled = errors.New("killed")

// A killer ends what calls a store or a notifier at one call of many, before or after
// that is done.
type killer struct {
	watchKeeper
	left   int // calls until then; below 0 for never
	after  bool
	panics bool
}

// call does what is called, or ends it.
func (k *killer) call(do func() error) error {
	k.left--
	if k.left != 0 {
		return do()
	}
	if k.after {
		_ = do() // whoever is killed does not see what came of it
	}
	if k.panics {
		panic(errKilled)
	}
	return errKilled
}

func (k *killer) SaveRecord(ctx context.Context, r quadrant.Record, u account.Unit) error {
	return k.call(func() error { return k.watchKeeper.SaveRecord(ctx, r, u) })
}

func (k *killer) Settle(ctx context.Context, key account.NoticeKey, s account.Settlement) error {
	return k.call(func() error { return k.watchKeeper.Settle(ctx, key, s) })
}

func (k *killer) Case(ctx context.Context, about account.Ref) (c quadrant.Case, err error) {
	err = k.call(func() error { c, err = k.watchKeeper.Case(ctx, about); return err })
	return c, err
}

func (k *killer) Commitment(ctx context.Context, id account.CommitmentID) (c account.Commitment, err error) {
	err = k.call(func() error { c, err = k.watchKeeper.Commitment(ctx, id); return err })
	return c, err
}

func (k *killer) Cases(ctx context.Context, f quadrant.CaseFilter) iter.Seq2[quadrant.Case, error] {
	return killed(k, k.watchKeeper.Cases(ctx, f))
}

func (k *killer) Pending(ctx context.Context) iter.Seq2[account.Notice, error] {
	return killed(k, k.watchKeeper.Pending(ctx))
}

// killed is a sequence that may end before what is the next, or at its end.
func killed[T any](k *killer, seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for v, err := range seq {
			if failed := k.call(func() error { return nil }); failed != nil {
				err = failed
			}
			if !yield(v, err) || err != nil {
				return
			}
		}
	}
}

// A run is a watch that may be killed on its way.
type run struct {
	*lookout
	kill      *killer
	reopen    func() watchKeeper
	ids       *accounttest.IDs
	source    metrics.Source
	delivered map[account.NoticeKey][]string
}

func (r *run) start(store watchKeeper) {
	r.watcher = quadrant.NewWatcher(store, r.store, quadrant.Sources{Team: r.store, Service: r.source},
		quadrant.Options{Now: r.clock.Now, NewID: r.ids.Next})
	r.relay = account.NewRelay(store, r.store, account.NotifierFunc(r.deliver), account.Options{Now: r.clock.Now})
}

func (r *run) deliver(_ context.Context, n account.Notice, _ []account.Person) error {
	return r.kill.call(func() error {
		r.delivered[n.Key] = append(r.delivered[n.Key], fmt.Sprintf("%+v", n))
		return nil
	})
}

// play does all there is to do, each step once more after a kill. It returns whether
// there was one.
func (r *run) play(t testing.TB) bool {
	t.Helper()
	begun := r.clock.Now()
	struck := false
	ticket := outage("T-3", begun)
	ctx := t.Context()
	for i, step := range []struct {
		after time.Duration
		do    func() error
	}{
		{0, func() error { _, err := r.watcher.Sweep(ctx, "max", "a-1"); return err }},
		{time.Minute, func() error { _, err := r.watcher.Observe(ctx, "max", quadrant.Fact{Ticket: &ticket}); return err }},
		{2 * time.Minute, func() error { _, err := r.relay.Run(ctx); return err }},
		{time.Hour, func() error { _, err := r.watcher.Tick(ctx, "max"); return err }},
		{time.Hour + time.Minute, func() error { return r.acknowledge(ctx) }},
		{2 * time.Hour, func() error { _, err := r.watcher.Tick(ctx, "max"); return err }},
		{3 * time.Hour, func() error { _, err := r.relay.Run(ctx); return err }},
	} {
		r.clock.Set(begun.Add(step.after))
		if err := survived(step.do); err != nil {
			require.ErrorContains(t, err, errKilled.Error())
			struck = true
			r.kill.left = -1
			r.store = r.reopen()
			r.kill.watchKeeper = r.store
			r.start(r.store)
			require.NoError(t, step.do(), "step %d after a kill", i)
		}
	}
	return struck
}

// acknowledge takes notice of the last alert.
func (r *run) acknowledge(ctx context.Context) error {
	alerts, err := r.watcher.Alerts(ctx, "a-1")
	if err == nil {
		_, err = r.watcher.Acknowledge(ctx, "max", alerts[len(alerts)-1].Key)
	}
	return err
}

// survived is the error that was returned or panicked with.
func survived(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err, _ = p.(error)
		}
	}()
	return do()
}

// outcome is all that was stored and delivered, without ids that were made on the way,
// and without an order that goes by them.
func (r *run) outcome(t testing.TB) []string {
	t.Helper()
	require.Empty(t, all(t, r.store.Pending(t.Context())), "nothing waits for delivery")
	v := r.lookout.seen(t)
	var lines []string
	for _, c := range v.Cases {
		lines = append(lines, said(t, c))
	}
	for _, c := range v.Commitments {
		lines = append(lines, said(t, c))
	}
	for _, e := range v.Events {
		lines = append(lines, said(t, e))
	}
	for key, copies := range r.delivered {
		lines = append(lines, string(key), copies[0])
		require.Len(t, slices.Compact(copies), 1, "repeats say the same")
		_, settled, err := r.store.Settlement(t.Context(), key)
		require.NoError(t, err)
		require.True(t, settled)
	}
	made := regexp.MustCompile(`watch-\d+`)
	for i, line := range lines {
		lines[i] = made.ReplaceAllString(line, "watch")
	}
	slices.Sort(lines)
	return lines
}

func newRun(t testing.TB, open func() watchKeeper, left int, after, panics bool) *run {
	store := open()
	r := &run{
		lookout: newLookout(t, store), reopen: open, ids: accounttest.NewIDs("watch"),
		delivered: make(map[account.NoticeKey][]string),
	}
	begun := r.clock.Now()
	facts := memory.Facts{
		Tickets:    []metrics.Ticket{outage("T-1", begun), outage("T-2", begun)},
		Activities: []metrics.Activity{{ID: "A-1", Account: "a-1", Kind: metrics.Order, Summary: "Disks", Status: metrics.ActivityRunning, Planned: begun}},
	}
	var err error
	r.source, err = memory.New(facts)
	require.NoError(t, err)
	_, err = r.promises.Make(t.Context(), "max", account.Commitment{
		Account: "a-1", Kind: account.Action, Text: "Call", Owner: "max", Due: begun.Add(90 * time.Minute), Visibility: account.Business,
	})
	require.NoError(t, err)
	_, err = r.watcher.Observe(t.Context(), "max", quadrant.Fact{Interaction: talk("i-1", begun, metrics.TicketID("T-1").Ref(), "tom", "ola")})
	require.NoError(t, err)
	r.kill = &killer{watchKeeper: store, left: left, after: after, panics: panics}
	r.start(r.kill)
	return r
}

// Killed at whatever call, before or after it is done, by an error or a panic, and
// started anew on what is stored, a watch loses no alert and no notice, stores each
// once, and what is delivered twice has the same key.
func TestAWatchThatIsKilledAtAnyStepLosesAndDoublesNothing(t *testing.T) {
	t.Parallel()
	stores := map[string]func(t *testing.T) func() watchKeeper{
		"memory": func(t *testing.T) func() watchKeeper {
			store, err := memory.New(memory.Facts{})
			require.NoError(t, err)
			return func() watchKeeper { return store }
		},
		"sqlite": func(t *testing.T) func() watchKeeper {
			path := filepath.Join(t.TempDir(), "watch.db")
			return func() watchKeeper { return storeOf(t, opened(t, path), "watch") }
		},
	}
	for name, open := range stores {
		turn := 0
		for _, after := range []bool{false, true} {
			for _, panics := range []bool{false, true} {
				// The four are killed at different calls, and together at each, but for the
				// race detector, which is slow.
				turn++
				first := turn
				t.Run(fmt.Sprintf("%s, after %t, panics %t", name, after, panics), func(t *testing.T) {
					t.Parallel()
					clean := newRun(t, open(t), -1, false, false)
					require.False(t, clean.play(t))
					want := clean.outcome(t)
					require.Greater(t, len(want), 50)
					calls := -1 - clean.kill.left
					require.Greater(t, calls, 50)
					for n := first; n <= calls; n += killEvery {
						r := newRun(t, open(t), n, after, panics)
						require.True(t, r.play(t), "call %d", n)
						require.Equal(t, want, r.outcome(t), "killed at call %d", n)
					}
				})
			}
		}
	}
}
