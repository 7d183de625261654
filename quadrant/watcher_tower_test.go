package quadrant_test

import (
	"context"
	"encoding/json"
	"iter"
	"slices"
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

// dawn is a Monday; service and the customer's prime hours are from 08:00 to 18:00 on
// working days.
var dawn = time.Date(2026, time.June, 1, 6, 0, 0, 0, time.UTC)

// staff are the people of the account quay and of another. At the quay mara answers for
// service, amir for the relationship and eve for everything; ann is the customer's
// business, and bob its technical side.
func staff() memory.Facts {
	customer := func(id account.PersonID, of account.ID, name string, l account.Level) account.Person {
		return account.Person{ID: id, Account: of, Name: name, Side: account.CustomerSide, Level: l, Visibility: account.Customer}
	}
	provider := func(id account.PersonID, name string, l account.Level) account.Person {
		return account.Person{ID: id, Name: name, Side: account.ProviderSide, Level: l, Visibility: account.Customer}
	}
	holds := func(id account.PersonID, r account.Role) team.Assignment {
		return team.Assignment{
			ID: team.AssignmentID(id), Account: "quay", Person: id, Role: r, From: dawn.AddDate(-1, 0, 0),
			Basis: team.Standing, Primary: true,
		}
	}
	week := make(metrics.Week)
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri"} {
		week[day] = []metrics.Interval{{"08:00", "18:00"}}
	}
	officeHours, err := metrics.NewCalendar(metrics.Schedule{Week: week})
	if err != nil {
		panic(err)
	}
	return memory.Facts{
		Accounts: []account.Account{{ID: "quay", Name: "Quay Ltd"}, {ID: "mill", Name: "Mill & Sons"}},
		People: []account.Person{
			provider("mara", "Mara Supervisor", account.TechnicalLevel), provider("amir", "Amir Manager", account.BusinessLevel),
			provider("eve", "Eve Partner", account.BusinessLevel), provider("tess", "Tess Support", account.TechnicalLevel),
			customer("ann", "quay", "Ann Weiss", account.BusinessLevel), customer("bob", "quay", "Bob Tech", account.TechnicalLevel),
			customer("zoe", "mill", "Zoe Miller", account.BusinessLevel),
		},
		Assignments: []team.Assignment{
			holds("mara", account.OperationsSupervisor), holds("amir", account.AccountManager), holds("eve", account.ExecutivePartner),
		},
		Terms: []metrics.Terms{{
			Calendar: officeHours, Prime: officeHours,
			Targets: []metrics.Target{{Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: 8 * time.Hour}},
		}},
	}
}

// A tower is a watcher over a store of its own.
type tower struct {
	*memory.Store
	clock   *accounttest.Clock
	watcher *quadrant.Watcher
}

func newTower(t testing.TB, facts memory.Facts, opt quadrant.Options) *tower {
	t.Helper()
	store, err := memory.New(facts)
	require.NoError(t, err)
	w := &tower{Store: store, clock: accounttest.NewClock(dawn)}
	opt.Now, opt.NewID = w.clock.Now, accounttest.NewIDs("id").Next
	w.watcher = quadrant.NewWatcher(store, store, quadrant.Sources{Team: store, Service: store}, opt)
	return w
}

// at lets the clock show an instant: so long after dawn.
func (w *tower) at(d time.Duration) time.Time {
	w.clock.Set(dawn.Add(d))
	return w.clock.Now()
}

func (w *tower) observe(t testing.TB, facts ...quadrant.Fact) quadrant.Watched {
	t.Helper()
	var last quadrant.Watched
	for _, f := range facts {
		var err error
		last, err = w.watcher.Observe(t.Context(), "tess", f)
		require.NoError(t, err)
	}
	return last
}

func (w *tower) tick(t testing.TB) quadrant.Watched {
	t.Helper()
	done, err := w.watcher.Tick(t.Context(), "tess")
	require.NoError(t, err)
	return done
}

// alertOf is the only alert of a case that stands, or the last one where none does.
func (w *tower) alertOf(t testing.TB, about account.Ref) quadrant.Alert {
	t.Helper()
	c, err := w.Case(t.Context(), about)
	require.NoError(t, err)
	require.NotEmpty(t, c.Alerts)
	for _, a := range c.Alerts {
		if a.Cleared.IsZero() {
			return a
		}
	}
	return c.Alerts[len(c.Alerts)-1]
}

// related is the only case of related tickets.
func related(t testing.TB, w *tower) quadrant.Case {
	t.Helper()
	for _, c := range gathered(t, w.Cases(t.Context(), quadrant.CaseFilter{Account: "quay"})) {
		if c.Related != nil {
			return c
		}
	}
	return quadrant.Case{Related: &quadrant.Related{}}
}

func (w *tower) notices(t testing.TB) []account.Notice { return gathered(t, w.Pending(t.Context())) }

// toCustomers are the notices that go to a customer, in order of storing.
func (w *tower) toCustomers(t testing.TB) []account.Notice {
	return slices.DeleteFunc(w.notices(t), func(n account.Notice) bool { return n.Audience == account.Internal })
}

func (w *tower) promises(t testing.TB) []account.Commitment {
	return gathered(t, w.Commitments(t.Context(), account.CommitmentFilter{Kind: account.ReportBack}))
}

// gathered ranges over a sequence to its end.
func gathered[T any](t testing.TB, seq iter.Seq2[T, error]) []T {
	t.Helper()
	var all []T
	for v, err := range seq {
		require.NoError(t, err)
		all = append(all, v)
	}
	return all
}

// A keep is all that a watch stores, as far as it does not tell how often a case was
// saved.
type keep struct {
	Cases       []quadrant.Case
	Notices     []account.Notice
	Commitments []account.Commitment
	Events      []account.Event
}

type keeper interface {
	quadrant.WatcherStore
	account.Outbox
}

// kept is what a store holds for the account quay.
func kept(t testing.TB, ctx context.Context, s keeper) keep {
	t.Helper()
	return keep{
		Cases:       gathered(t, s.Cases(ctx, quadrant.CaseFilter{})),
		Notices:     gathered(t, s.Pending(ctx)),
		Commitments: gathered(t, s.Commitments(ctx, account.CommitmentFilter{})),
		Events:      gathered(t, s.History(ctx, account.ID("quay").Ref())),
	}
}

// down is a ticket that is a disruption from an instant on.
func down(id metrics.TicketID, opened time.Time) metrics.Ticket {
	return metrics.Ticket{
		ID: id, Account: "quay", Summary: "Mail is down", Impact: metrics.Disrupted, Opened: opened,
		Visibility: account.Customer,
	}
}

func ticketFact(t metrics.Ticket) quadrant.Fact { return quadrant.Fact{Ticket: &t} }

// logged is a ticket with one more entry.
func logged(t metrics.Ticket, kind metrics.EntryKind, at time.Time) metrics.Ticket {
	t.Log = append(slices.Clone(t.Log), metrics.Entry{At: at, Kind: kind})
	return t
}

// spoke is a call from the first to the others.
func spoke(id quadrant.InteractionID, at time.Time, about account.Ref, from account.PersonID, to ...account.PersonID) quadrant.Fact {
	return quadrant.Fact{Interaction: &quadrant.Interaction{
		ID: id, Account: "quay", At: at, From: []account.PersonID{from}, To: to, Channel: quadrant.Call,
		Trigger: quadrant.Problem, About: []account.Ref{about},
	}}
}

// stringOf is a value in JSON.
func stringOf(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

// mustAbout is what the alert of a key is about.
func mustAbout(t testing.TB, w *tower, key quadrant.AlertKey) account.Ref {
	t.Helper()
	for _, c := range gathered(t, w.Cases(t.Context(), quadrant.CaseFilter{})) {
		for _, a := range c.Alerts {
			if a.Key == key {
				return c.About
			}
		}
	}
	return account.Ref{}
}
