package memory_test

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/metrics/metricstest"
)

func TestStoreIsAReader(t *testing.T) {
	t.Parallel()
	accounttest.TestReader(t, func(t *testing.T, seed accounttest.Seed) account.Reader {
		return store(t, memory.Facts{Accounts: seed.Accounts, People: seed.People, Solutions: seed.Solutions})
	})
}

func TestStoreIsASource(t *testing.T) {
	t.Parallel()
	metricstest.TestSource(t, func(t *testing.T, seed metricstest.Seed) metrics.Source {
		return store(t, memory.Facts{Tickets: seed.Tickets, Activities: seed.Activities, Terms: seed.Terms})
	})
}

func store(t testing.TB, facts memory.Facts) *memory.Store {
	t.Helper()
	s, err := memory.New(facts)
	require.NoError(t, err)
	return s
}

func BenchmarkReader(b *testing.B) {
	accounttest.BenchmarkReader(b, func(b *testing.B, seed accounttest.Seed) account.Reader {
		return store(b, memory.Facts{Accounts: seed.Accounts, People: seed.People, Solutions: seed.Solutions})
	})
}

func BenchmarkSource(b *testing.B) {
	metricstest.BenchmarkSource(b, func(b *testing.B, seed metricstest.Seed) metrics.Source {
		return store(b, memory.Facts{Tickets: seed.Tickets, Activities: seed.Activities, Terms: seed.Terms})
	})
}

// The kit lets a source yield more tickets than were open in a period; this
// store yields no more.
func TestStoreTicketsOfAPeriod(t *testing.T) {
	t.Parallel()
	period := metrics.Period{From: june, To: june.AddDate(0, 1, 0)}
	before, within, after := june.Add(-time.Second), june.Add(time.Second), period.To.Add(time.Second)
	paris, err := time.LoadLocation("Europe/Paris")
	require.NoError(t, err)
	entry := func(kind metrics.EntryKind, at time.Time) metrics.Entry { return metrics.Entry{Kind: kind, At: at} }
	for _, row := range []struct {
		name   string
		opened time.Time
		log    []metrics.Entry
		want   bool
	}{
		{"opened before, open", before, nil, true},
		{"opened at the start", june, nil, true},
		{"opened just before the end", period.To.Add(-1), nil, true},
		{"opened at the end", period.To, nil, false},
		{"opened at the end, on another clock", period.To.In(paris), nil, false},
		{"opened after", after, nil, false},
		{"resolved just before the start", before, []metrics.Entry{entry(metrics.Resolved, june.Add(-1))}, false},
		{"resolved at the start", before, []metrics.Entry{entry(metrics.Resolved, june)}, true},
		{"resolved at the start, on another clock", before, []metrics.Entry{entry(metrics.Resolved, june.In(paris))}, true},
		{"closed just before the start", before, []metrics.Entry{entry(metrics.Closed, june.Add(-1))}, false},
		{"closed at the start", before, []metrics.Entry{entry(metrics.Closed, june)}, true},
		{"resolved before, closed within", before, []metrics.Entry{entry(metrics.Resolved, before), entry(metrics.Closed, within)}, true},
		{"resolved within", before, []metrics.Entry{entry(metrics.Resolved, within)}, true},
		{"resolved after", before, []metrics.Entry{entry(metrics.Resolved, after)}, true},
		{"restored before is not resolved", before, []metrics.Entry{entry(metrics.Restored, before), entry(metrics.Repaired, before), entry(metrics.Held, before)}, true},
		{"reopened before", before, []metrics.Entry{entry(metrics.Resolved, before), entry(metrics.Reopened, before)}, true},
		{"reopened after", before, []metrics.Entry{entry(metrics.Resolved, before), entry(metrics.Reopened, after)}, true},
		{"reopened, and resolved for good before", before.Add(-9), []metrics.Entry{entry(metrics.Closed, before.Add(-8)), entry(metrics.Reopened, before.Add(-7)), entry(metrics.Resolved, before)}, false},
		{"out of order", before.Add(-9), []metrics.Entry{entry(metrics.Reopened, before.Add(-7)), entry(metrics.Resolved, before), entry(metrics.Closed, before.Add(-8))}, false},
		{"out of order, open", before.Add(-9), []metrics.Entry{entry(metrics.Reopened, before), entry(metrics.Closed, before.Add(-8))}, true},
		{"resolved before it was opened", within, []metrics.Entry{entry(metrics.Resolved, before.Add(-9))}, true},
		{"resolved before it was opened, before", before, []metrics.Entry{entry(metrics.Resolved, before.Add(-9))}, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			s := store(t, memory.Facts{Tickets: []metrics.Ticket{{ID: "T", Account: "a", Opened: row.opened, Log: row.log}}})
			require.Equal(t, row.want, len(tickets(t, s.Tickets(t.Context(), "a", period))) == 1)
		})
	}
}

func tickets(t *testing.T, seq iter.Seq2[metrics.Ticket, error]) []metrics.TicketID {
	t.Helper()
	var ids []metrics.TicketID
	for ticket, err := range seq {
		require.NoError(t, err)
		ids = append(ids, ticket.ID)
	}
	return ids
}

func TestStoreKeepsTheOrderOfTheFacts(t *testing.T) {
	t.Parallel()
	var facts memory.Facts
	var want, wantOfB []metrics.TicketID
	for i, id := range []metrics.TicketID{"T3", "T1", "T2", "T9", "T0"} {
		of := account.ID([]string{"a", "b"}[i%2])
		facts.Tickets = append(facts.Tickets, metrics.Ticket{ID: id, Account: of, Opened: june})
		want = append(want, id)
		if of == "b" {
			wantOfB = append(wantOfB, id)
		}
	}
	s := store(t, facts)
	period := metrics.Period{From: june, To: june.Add(1)}
	require.Equal(t, want, tickets(t, s.Tickets(t.Context(), "", period)))
	require.Equal(t, wantOfB, tickets(t, s.Tickets(t.Context(), "b", period)))
}

// Terms of the account come first.
func TestStoreTermsInOrder(t *testing.T) {
	t.Parallel()
	s := store(t, memory.Facts{Terms: []metrics.Terms{{Policy: metrics.Strict()}, {Account: "a"}, {Policy: metrics.ITIL()}}})
	got, err := s.Terms(t.Context(), "a")
	require.NoError(t, err)
	require.Equal(t, []metrics.Terms{{Policy: metrics.Strict()}, {Account: "a"}, {Policy: metrics.ITIL()}}, got)
}

// An error says what was looked for.
func TestStoreErrorsSayWhatWasAskedFor(t *testing.T) {
	t.Parallel()
	s := store(t, memory.Facts{})
	_, err := s.Account(t.Context(), "x")
	require.EqualError(t, err, `memory: account "x": not found`)
	_, err = s.People(t.Context(), "x")
	require.EqualError(t, err, `memory: people of account "x": not found`)
	_, err = s.Solution(t.Context(), "x")
	require.EqualError(t, err, `memory: solution of account "x": not found`)
}

// A context that is done with the last pair is an error, too, and so is one
// under which there is nothing to yield.
func TestStoreSequencesEndWithTheContextsError(t *testing.T) {
	t.Parallel()
	s := store(t, memory.Facts{Tickets: []metrics.Ticket{{ID: "T", Account: "a", Opened: june}}})
	period := metrics.Period{From: june, To: june.Add(1)}
	for _, id := range []account.ID{"a", "nobody"} {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		var errs []error
		for _, err := range s.Tickets(ctx, id, period) {
			errs = append(errs, err)
		}
		require.Equal(t, []error{context.Canceled}, errs)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var errs []error
	for _, err := range s.Tickets(ctx, "a", period) {
		errs = append(errs, err)
		cancel()
	}
	require.Equal(t, []error{nil, context.Canceled}, errs)
}

// One account's tickets are found without looking at those of others: reading
// them takes as many looks at the context as the account has tickets.
func TestStoreDoesNotScanOtherAccounts(t *testing.T) {
	t.Parallel()
	facts := memory.Facts{Tickets: []metrics.Ticket{{ID: "T", Account: "small", Opened: june}}}
	for i := range 1000 {
		facts.Tickets = append(facts.Tickets, metrics.Ticket{ID: metrics.TicketID(fmt.Sprint(i)), Account: "large", Opened: june})
	}
	ctx := &countingContext{Context: t.Context()}
	for range store(t, facts).Tickets(ctx, "small", metrics.Period{From: june, To: june.Add(1)}) {
	}
	require.LessOrEqual(t, ctx.looks, 3)
}

type countingContext struct {
	context.Context
	looks int
}

func (c *countingContext) Err() error {
	c.looks++
	return c.Context.Err()
}

func ExampleReadFacts() {
	facts, err := memory.ReadFacts(strings.NewReader(`{
		"accounts": [{"id": "aigle", "name": "Aigle & Fils"}],
		"people": [
			{"id": "zoe", "account": "aigle", "name": "Zoë Blanc", "side": "customer", "level": "technical", "visibility": "customer"},
			{"id": "ann", "account": "aigle", "name": "Ann Weiss", "side": "customer", "level": "business", "visibility": "business"}
		]
	}`))
	if err != nil {
		panic(err)
	}
	store, err := memory.New(facts)
	if err != nil {
		panic(err)
	}
	people, err := store.People(context.Background(), "aigle")
	if err != nil {
		panic(err)
	}
	for _, p := range people {
		fmt.Println(p.ID, p.Name)
	}
	// Output:
	// ann Ann Weiss
	// zoe Zoë Blanc
}

func ExampleReadFacts_faults() {
	_, err := memory.ReadFacts(strings.NewReader(`{
		"accounts": [{"id": "aigle", "name": "Aigle & Fils", "prent": "group"}],
		"people": [{"id": "ann", "account": "eagle", "name": 7}]
	}`))
	fmt.Println(err)
	// Output:
	// memory: read facts: accounts[0]: unknown field "prent"
	// people[0].name: cannot be a JSON number
}

func ExampleStore_Tickets() {
	noon := time.Date(2026, time.June, 1, 12, 0, 0, 0, time.UTC)
	store, err := memory.New(memory.Facts{Tickets: []metrics.Ticket{
		{ID: "T-1", Account: "aigle", Summary: "VPN drops", Opened: noon},
		{ID: "T-2", Account: "aigle", Summary: "New laptop", Opened: noon.AddDate(0, 1, 0)},
	}})
	if err != nil {
		panic(err)
	}
	june := metrics.Period{From: noon, To: noon.AddDate(0, 1, 0)}
	for ticket, err := range store.Tickets(context.Background(), "aigle", june) {
		if err != nil {
			panic(err)
		}
		fmt.Println(ticket.ID, ticket.Summary)
	}
	// Output:
	// T-1 VPN drops
}
