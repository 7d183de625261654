package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// A watchKeeper is everything that a watch and what goes with it need.
type watchKeeper interface {
	keeper
	quadrant.Store
	team.Roster
}

// A lookout is a site with a watch over it.
type lookout struct {
	*site
	store   watchKeeper
	watcher *quadrant.Watcher
}

func newLookout(t testing.TB, store watchKeeper) *lookout {
	t.Helper()
	l := &lookout{site: newSite(t, store), store: store}
	l.watch(store, accounttest.NewIDs("watch"))
	return l
}

// watch puts a new watcher over a store.
func (l *lookout) watch(store quadrant.WatcherStore, ids *accounttest.IDs) {
	l.watcher = quadrant.NewWatcher(store, l.store, quadrant.Sources{Team: l.store},
		quadrant.Options{Now: l.clock.Now, NewID: ids.Next})
}

// both are a lookout in memory and one on SQLite.
func both(t testing.TB) map[string]*lookout {
	t.Helper()
	inMemory, err := memory.New(memory.Facts{})
	require.NoError(t, err)
	return map[string]*lookout{
		"memory": newLookout(t, inMemory), "sqlite": newLookout(t, storeOf(t, fresh(t), "watch")),
	}
}

// seen is what a watch has stored.
type seen struct {
	Cases         []quadrant.Case
	Interactions  []quadrant.Interaction
	Satisfactions []account.Satisfaction
	Standings     []quadrant.Standing
	state
}

func (l *lookout) seen(t testing.TB) seen {
	t.Helper()
	ever := metrics.Period{To: l.clock.Now().AddDate(100, 0, 0)}
	standings, err := l.store.Standings(t.Context(), "a-1")
	require.NoError(t, err)
	return seen{
		Cases:         all(t, l.store.Cases(t.Context(), quadrant.CaseFilter{})),
		Interactions:  all(t, l.store.Interactions(t.Context(), "a-1", ever)),
		Satisfactions: all(t, l.store.Satisfactions(t.Context(), "a-1", ever)),
		Standings:     append([]quadrant.Standing(nil), standings...),
		state:         l.state(t),
	}
}

func outage(id metrics.TicketID, at time.Time) metrics.Ticket {
	return metrics.Ticket{
		ID: id, Account: "a-1", Summary: "Nola cannot work", Impact: metrics.Disrupted, Problem: "P-1", Opened: at,
		Visibility: account.Customer,
	}
}

func talk(id string, at time.Time, about account.Ref, people ...account.PersonID) *quadrant.Interaction {
	return &quadrant.Interaction{
		ID: quadrant.InteractionID(id), Account: "a-1", At: at, From: people[:1], To: people[1:], Channel: quadrant.Call,
		Trigger: quadrant.Problem, About: []account.Ref{about}, Note: "Ann was upset",
	}
}

// act does the next thing of a tape.
func (l *lookout) act(ctx context.Context, n int, tape *tape) (string, any, error) {
	now, actor := l.clock.Now(), pick(tape, siblings[:7])
	id := metrics.TicketID("T-" + strconv.Itoa(tape.next(4)))
	switch tape.next(9) {
	case 0, 1:
		t := outage(id, now.Add(-time.Duration(tape.next(3))*time.Hour))
		t.Impact = pick(tape, []metrics.Impact{metrics.Minor, metrics.Degraded, metrics.Disrupted})
		t.Problem = pick(tape, []metrics.ProblemID{"P-1", "P-2", ""})
		if tape.next(3) == 0 {
			t.Log = []metrics.Entry{{At: now, Kind: metrics.Restored}}
		}
		done, err := l.watcher.Observe(ctx, actor, quadrant.Fact{Ticket: &t})
		return "ticket", done, err
	case 2, 3:
		other := pick(tape, siblings[:7])
		i := talk(fmt.Sprint("i-", n), now.Add(-time.Duration(tape.next(2))*time.Minute), id.Ref(), actor, other)
		done, err := l.watcher.Observe(ctx, "max", quadrant.Fact{Interaction: i})
		return "talk", done, err
	case 4:
		f := quadrant.Fact{Standing: &quadrant.Standing{
			ID: "st", Account: "a-1", Person: actor, Quadrants: []quadrant.Quadrant{pick(tape, []quadrant.Quadrant{quadrant.Q1, quadrant.Q3})}, From: now,
		}}
		if tape.next(2) == 0 {
			f = quadrant.Fact{Satisfaction: &account.Satisfaction{ID: "s", Account: "a-1", At: now, Score: tape.next(6), Best: 5, Words: "Nola"}}
		}
		done, err := l.watcher.Observe(ctx, actor, f)
		return "answer", done, err
	case 5:
		alerts, err := l.watcher.Alerts(ctx, "a-1")
		if err != nil || len(alerts) == 0 {
			return "alerts", alerts, err
		}
		key := pick(tape, alerts).Key
		if tape.next(2) == 0 {
			done, err := l.watcher.Acknowledge(ctx, actor, key)
			return "acknowledge", done, err
		}
		done, err := l.watcher.MoveAdvisory(ctx, key, quadrant.AdvisoryMove{Verb: quadrant.Close, Actor: actor, Note: "Nola said so"})
		return "close", done, err
	case 6:
		done, err := l.watcher.Sweep(ctx, actor, "a-1")
		return "sweep", done, err
	case 7:
		troubles, err := l.watcher.Troubles(ctx, "a-1")
		return "troubles", troubles, err
	}
	done, err := l.watcher.Tick(ctx, actor)
	return "tick", done, err
}

// What was ever done, a watch in memory and one on SQLite have stored the same.
func TestAWatchInMemoryAndOneOnSQLiteStayTheSame(t *testing.T) {
	t.Parallel()
	for seed := range 6 {
		t.Run(strconv.Itoa(seed), func(t *testing.T) {
			t.Parallel()
			data := walk(seed+100, 60*24)
			pair := both(t)
			done := make(map[string]int)
			for n := range len(data) / 24 {
				bytes := data[n*24 : n*24+24]
				elapsed := pick(&tape{bytes}, []time.Duration{0, time.Second, 5 * time.Minute, time.Hour, 9 * time.Hour})
				var did [2]string
				for i, name := range []string{"memory", "sqlite"} {
					l := pair[name]
					l.clock.Advance(elapsed)
					// What the desk, the directory and promises do comes in between.
					if bytes[0]%6 == 0 {
						what, err := l.step(t.Context(), &tape{bytes[1:]})
						did[i] = fmt.Sprint(what, kindOf(err))
						continue
					}
					what, result, err := l.act(t.Context(), n, &tape{bytes[1:]})
					did[i] = fmt.Sprintf("%s %+v %v", what, result, kindOf(err))
					if err == nil {
						done[what]++
					}
				}
				require.Equal(t, did[0], did[1])
				if n%10 == 9 {
					require.Equal(t, said(t, pair["memory"].seen(t)), said(t, pair["sqlite"].seen(t)))
				}
			}
			for _, what := range []string{"ticket", "talk", "answer", "sweep", "tick", "troubles"} {
				require.Positive(t, done[what], "%s never succeeded: %v", what, done)
			}
		})
	}
}

// kindOf is what a caller can branch on of an error; nil for none.
func kindOf(err error) error {
	for _, kind := range []error{account.ErrNotFound, account.ErrConflict, account.ErrInvalid, account.ErrNotAllowed} {
		if errors.Is(err, kind) {
			return kind
		}
	}
	return err
}

// A store does not tell lists that are empty from those that are missing, nor one zone
// from another; the fact is the same.
func TestAFactObservedAgainStoresNothingInAnyStore(t *testing.T) {
	t.Parallel()
	for name, l := range both(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			there := l.clock.Now().In(time.FixedZone("elsewhere", 3600))
			ticket := outage("T-1", there)
			ticket.Log = []metrics.Entry{}
			promise := account.Commitment{
				ID: "C-1", Account: "a-1", Kind: account.Action, Text: "Call", Owner: "max", Made: there, MadeBy: "max",
				Due: there.Add(time.Hour), FirstDue: there.Add(time.Hour), State: account.Open, Told: []account.Told{},
			}
			said := talk("i-1", there, ticket.ID.Ref(), "tom", "ola")
			said.Topics = []quadrant.Topic{}
			var before seen
			for n := range 2 {
				for _, f := range []quadrant.Fact{{Ticket: &ticket}, {Commitment: &promise}, {Interaction: said}} {
					_, err := l.watcher.Observe(t.Context(), "max", f)
					require.NoError(t, err)
				}
				if n == 0 {
					before = l.seen(t)
				}
			}
			require.Equal(t, before, l.seen(t))
		})
	}
}

// At once, 32 people tell the watch of a ticket each, and of a conversation about one
// and the same. Who comes too late tries again; nothing is lost, and nobody is told
// twice.
func TestManyPeopleTellOneWatch(t *testing.T) {
	t.Parallel()
	for name, l := range both(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			const people, related = 32, 6
			ctx, now := t.Context(), l.clock.Now()
			first := outage("T-0", now)
			first.Impact = metrics.Minor
			_, err := l.watcher.Observe(ctx, "max", quadrant.Fact{Ticket: &first})
			require.NoError(t, err)
			var group sync.WaitGroup
			for n := 1; n < people; n++ {
				group.Go(func() {
					ticket := outage(metrics.TicketID(fmt.Sprint("T-", n)), now)
					if n < related {
						ticket.Impact = metrics.Minor
					} else {
						ticket.Problem = ""
					}
					for _, f := range []quadrant.Fact{
						{Ticket: &ticket}, {Interaction: talk(fmt.Sprint("i-", n), now, first.ID.Ref(), "tom", "tia")},
					} {
						_, err := l.watcher.Observe(ctx, "max", f)
						for errors.Is(err, account.ErrConflict) {
							_, err = l.watcher.Observe(ctx, "max", f)
						}
						if err != nil {
							t.Error(err)
						}
					}
					if _, err := l.watcher.Tick(ctx, "max"); err != nil {
						t.Error(err)
					}
				})
			}
			group.Wait()
			v := l.seen(t)
			require.Len(t, v.Interactions, people-1)
			require.Len(t, v.Cases, people+1)
			for _, c := range v.Cases {
				switch c.About {
				case first.ID.Ref():
					require.Len(t, c.Words, people-1)
				case v.Cases[0].About:
					require.Len(t, c.Related.Tickets, related)
					require.Len(t, c.Words, people-1)
				}
			}
			steps := make(map[account.NoticeKey]bool)
			for _, c := range v.Cases {
				minor := c.Ticket != nil && c.Ticket.Impact == metrics.Minor
				require.Equal(t, minor, len(c.Alerts) == 0)
				for _, a := range c.Alerts {
					for _, s := range a.Steps {
						steps[s.Key] = true
					}
				}
			}
			stored := make(map[account.NoticeKey]bool)
			for _, n := range v.Pending {
				require.False(t, stored[n.Key])
				stored[n.Key] = true
			}
			for key := range steps {
				require.True(t, stored[key], key)
			}
		})
	}
}

// One fact, with 100 000 open tickets in the store.
func BenchmarkObserve(b *testing.B) {
	for name, l := range both(b) {
		b.Run(name, func(b *testing.B) {
			var cases []quadrant.Case
			for n := range 100_000 {
				t := outage(metrics.TicketID(fmt.Sprint("O-", n)), l.clock.Now())
				cases = append(cases, quadrant.Case{About: t.ID.Ref(), Account: "a-1", Ticket: &t, Next: l.clock.Now().AddDate(1, 0, 0)})
				if len(cases) == 5000 {
					require.NoError(b, l.store.SaveRecord(b.Context(), quadrant.Record{Cases: cases}, account.Unit{}))
					cases = nil
				}
			}
			n := 0
			b.ReportAllocs()
			for b.Loop() {
				n++
				t := outage(metrics.TicketID(fmt.Sprint("T-", n)), l.clock.Now())
				t.Problem = ""
				if _, err := l.watcher.Observe(b.Context(), "max", quadrant.Fact{Ticket: &t}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
