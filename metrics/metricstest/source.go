package metricstest

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/metrics"
)

// TestSource tests a source against every sentence of the documentation of
// [metrics.Source], one subtest for each, named for it. Each subtest calls open
// for a source of its own that holds the seed and nothing else; open closes it
// with t.Cleanup. The subtests run one after the other. Run them with -race,
// too.
func TestSource(t *testing.T, open func(t *testing.T, seed Seed) metrics.Source) {
	conform.Run(t, sourceChecks, func(t *testing.T) openSource {
		return func(seed Seed) metrics.Source { return open(t, seed) }
	})
}

type openSource = func(Seed) metrics.Source

var sourceChecks = []conform.Check[openSource]{
	{Name: "Tickets yields the tickets of an account", Run: ticketsOfAccount},
	{Name: "Tickets yields each once", Run: ticketsOnce},
	{Name: "Tickets includes those still open", Run: ticketsIncluded(stillOpen)},
	{Name: "Tickets includes those that ended in the period", Run: ticketsIncluded(endedWithin)},
	{Name: "Tickets includes those that ended at its start", Run: ticketsIncluded(endedAtStart)},
	{Name: "Tickets includes those that were reopened", Run: ticketsIncluded(reopened)},
	{Name: "Tickets goes by the period it is asked for", Run: ticketsOfPeriods},
	{Name: "Tickets of the empty account are those of every account", Run: ticketsOfAll},
	{Name: "Tickets of an unknown account are none", Run: ticketsOfNone},
	{Name: "Activities yields those for which In holds", Run: activitiesIn},
	{Name: "Activities goes by the period it is asked for", Run: activitiesOfPeriods},
	{Name: "Activities yields each once", Run: activitiesOnce},
	{Name: "Activities of the empty account are those of every account", Run: activitiesOfAll},
	{Name: "Activities of an unknown account are none", Run: activitiesOfNone},
	{Name: "Terms returns what was ever agreed for an account", Run: termsOfAccount},
	{Name: "Terms come together with the tenant's own", Run: termsOfTenant},
	{Name: "Terms of the empty account are those of all", Run: termsOfAll},
	{Name: "A sequence may be ranged over again", Run: rangedAgain},
	{Name: "An error is the last pair of a sequence", Run: errorIsLast},
	{Name: "Breaking off releases what a sequence holds", Run: brokenOff},
	{Name: "A context that is done ends a sequence with the context's error", Run: contextDone},
	{Name: "A context that is done is the error of Terms", Run: contextDoneForTerms},
	{Name: "A context that is not done is no error", Run: contextLive},
	{Name: "What a method returns or yields belongs to the caller", Run: resultsAreOwned},
	{Name: "The source keeps nothing of the seed", Run: seedIsOwned},
	{Name: "Safe for concurrent use", Run: concurrentUse},
}

func readTickets(t testing.TB, s metrics.Source, id account.ID) []metrics.Ticket {
	t.Helper()
	return conform.Collect(t, "Tickets of "+strconv.Quote(string(id)), s.Tickets(t.Context(), id, april))
}

func readActivities(t testing.TB, s metrics.Source, id account.ID) []metrics.Activity {
	t.Helper()
	return conform.Collect(t, "Activities of "+strconv.Quote(string(id)), s.Activities(t.Context(), id, april))
}

func readTerms(t testing.TB, s metrics.Source, id account.ID) []metrics.Terms {
	t.Helper()
	terms, err := s.Terms(t.Context(), id)
	if err != nil {
		t.Fatalf("Terms of %q: %v", id, err)
	}
	return terms
}

// withID returns the tickets of an id.
func withID(tickets []metrics.Ticket, id metrics.TicketID) []metrics.Ticket {
	return only(tickets, func(t metrics.Ticket) bool { return t.ID == id })
}

// wantTickets checks that tickets are as the seed has them, and those of the
// given accounts alone. The period is for other tests.
func wantTickets(t testing.TB, what string, tickets []metrics.Ticket, of ...account.ID) {
	t.Helper()
	seed := world()
	for _, got := range tickets {
		want := withID(seed.Tickets, got.ID)
		if len(want) == 0 || !slices.Contains(of, want[0].Account) {
			t.Errorf("%s: has ticket %q of account %q", what, got.ID, got.Account)
			continue
		}
		equal(t, what, []metrics.Ticket{got}, want)
	}
}

func ticketsOfAccount(t testing.TB, open func(Seed) metrics.Source) {
	tickets := readTickets(t, open(world()), one)
	wantTickets(t, "Tickets", tickets, one)
	if len(withID(tickets, full().ID)) == 0 {
		t.Errorf("Tickets: lacks ticket %q", full().ID)
	}
}

func wantOnce[K ~string](t testing.TB, what string, ids []K) {
	t.Helper()
	slices.Sort(ids)
	for i := 1; i < len(ids); i++ {
		if ids[i] == ids[i-1] {
			t.Errorf("%s: %q comes twice", what, ids[i])
		}
	}
}

func ticketsOnce(t testing.TB, open func(Seed) metrics.Source) {
	s := open(world())
	for _, id := range []account.ID{one, ""} {
		var ids []metrics.TicketID
		for _, ticket := range readTickets(t, s, id) {
			ids = append(ids, ticket.ID)
		}
		wantOnce(t, "Tickets of "+strconv.Quote(string(id)), ids)
	}
}

// ticketsIncluded tests that tickets which the period must have come.
func ticketsIncluded(want []metrics.Ticket) func(testing.TB, func(Seed) metrics.Source) {
	return func(t testing.TB, open func(Seed) metrics.Source) {
		s := open(world())
		for _, id := range []account.ID{one, ""} {
			tickets := readTickets(t, s, id)
			for _, w := range want {
				if len(withID(tickets, w.ID)) == 0 {
					t.Errorf("Tickets of %q from %s to %s: lacks ticket %q, opened %s, with log %v",
						id, april.From, april.To, w.ID, w.Opened, w.Log)
				}
			}
		}
	}
}

func ticketsOfAll(t testing.TB, open func(Seed) metrics.Source) {
	tickets := readTickets(t, open(world()), "")
	wantTickets(t, "Tickets of every account", tickets, one, other)
	for _, id := range []metrics.TicketID{full().ID, "561", "562"} {
		if len(withID(tickets, id)) == 0 {
			t.Errorf("Tickets of every account: lacks ticket %q", id)
		}
	}
}

func ticketsOfNone(t testing.TB, open func(Seed) metrics.Source) {
	wantTickets(t, "Tickets of an unknown account", readTickets(t, open(world()), stranger))
	wantTickets(t, "Tickets of an empty tenant", readTickets(t, open(Seed{}), ""))
}

// ticketsOfPeriods asks for every ticket that was open in a period, as
// [metrics.Read] has it.
func ticketsOfPeriods(t testing.TB, open func(Seed) metrics.Source) {
	s := open(world())
	for _, p := range otherPeriods() {
		got := conform.Collect(t, "Tickets", s.Tickets(t.Context(), one, p))
		wantTickets(t, "Tickets", got, one)
		for _, want := range world().Tickets {
			r := metrics.Read(want, metrics.Terms{}, p.To.Add(-1))
			in := want.Account == one && r.State != metrics.StateUnopened && (r.State.Open() || !r.Ended.Before(p.From))
			if in && len(withID(got, want.ID)) == 0 {
				t.Errorf("Tickets from %v to %v: lacks ticket %q, opened %v", p.From, p.To, want.ID, want.Opened)
			}
		}
	}
}

func activitiesOfPeriods(t testing.TB, open func(Seed) metrics.Source) {
	s := open(world())
	for _, p := range otherPeriods() {
		wantActivities(t, "Activities", conform.Collect(t, "Activities", s.Activities(t.Context(), one, p)), p, one)
	}
}

// wantActivities compares the activities of a period, each taken once.
func wantActivities(t testing.TB, what string, got []metrics.Activity, p metrics.Period, of ...account.ID) {
	t.Helper()
	var seen []metrics.ActivityID
	got = only(got, func(a metrics.Activity) bool {
		again := slices.Contains(seen, a.ID)
		seen = append(seen, a.ID)
		return !again
	})
	equal(t, what, got, only(world().Activities, func(a metrics.Activity) bool {
		return a.In(p) && slices.Contains(of, a.Account)
	}))
}

func activitiesIn(t testing.TB, open func(Seed) metrics.Source) {
	wantActivities(t, "Activities", readActivities(t, open(world()), one), april, one)
}

func activitiesOnce(t testing.TB, open func(Seed) metrics.Source) {
	s := open(world())
	for _, id := range []account.ID{one, ""} {
		var ids []metrics.ActivityID
		for _, activity := range readActivities(t, s, id) {
			ids = append(ids, activity.ID)
		}
		wantOnce(t, "Activities of "+strconv.Quote(string(id)), ids)
	}
}

func activitiesOfAll(t testing.TB, open func(Seed) metrics.Source) {
	wantActivities(t, "Activities of every account", readActivities(t, open(world()), ""), april, one, other)
}

func activitiesOfNone(t testing.TB, open func(Seed) metrics.Source) {
	wantActivities(t, "Activities of an unknown account", readActivities(t, open(world()), stranger), april)
	wantActivities(t, "Activities of an empty tenant", readActivities(t, open(Seed{}), ""), april)
}

func termsOf(list []metrics.Terms, id account.ID) []metrics.Terms {
	return only(list, func(t metrics.Terms) bool { return t.Account == id })
}

func termsOfAccount(t testing.TB, open func(Seed) metrics.Source) {
	s := open(world())
	for _, id := range []account.ID{one, other} {
		got := readTerms(t, s, id)
		own := only(got, func(t metrics.Terms) bool { return t.Account != "" })
		equal(t, "Terms of "+string(id), own, termsOf(world().Terms, id))
	}
}

func termsOfTenant(t testing.TB, open func(Seed) metrics.Source) {
	s := open(world())
	for _, id := range []account.ID{one, other, stranger} {
		equal(t, "Terms of the tenant, for account "+string(id), termsOf(readTerms(t, s, id), ""), termsOf(world().Terms, ""))
	}
}

func termsOfAll(t testing.TB, open func(Seed) metrics.Source) {
	equal(t, "Terms of the empty account", readTerms(t, open(world()), ""), world().Terms)
	equal(t, "Terms of an empty tenant", readTerms(t, open(Seed{}), ""), nil)
}

func rangedAgain(t testing.TB, open func(Seed) metrics.Source) {
	s := open(world())
	tickets := s.Tickets(t.Context(), one, april)
	activities := s.Activities(t.Context(), one, april)
	firstTickets, firstActivities := conform.Collect(t, "Tickets", tickets), conform.Collect(t, "Activities", activities)
	for range 2 {
		equal(t, "Tickets ranged over again", conform.Collect(t, "Tickets", tickets), firstTickets)
		equal(t, "Activities ranged over again", conform.Collect(t, "Activities", activities), firstActivities)
	}
}

// sequences are the methods that return one, each as a sequence of errors.
var sequences = []struct {
	name string
	call func(context.Context, metrics.Source) iter.Seq[error]
}{
	{"Tickets", func(ctx context.Context, s metrics.Source) iter.Seq[error] {
		return errorsOf(s.Tickets(ctx, one, april))
	}},
	{"Activities", func(ctx context.Context, s metrics.Source) iter.Seq[error] {
		return errorsOf(s.Activities(ctx, one, april))
	}},
}

func errorsOf[T any](seq iter.Seq2[T, error]) iter.Seq[error] {
	return func(yield func(error) bool) {
		seq(func(_ T, err error) bool { return yield(err) })
	}
}

// A context that is done is the one error that every source can be made to
// yield.
func errorIsLast(t testing.TB, open func(Seed) metrics.Source) {
	s := open(world())
	for _, seq := range sequences {
		for after := range 3 { // pairs the context is done
			ctx, cancel := context.WithCancel(t.Context())
			failed, pairs := false, 0
			if after == 0 {
				cancel()
			}
			for err := range seq.call(ctx, s) {
				if failed {
					t.Errorf("%s: a pair follows the error", seq.name)
					break
				}
				failed = err != nil
				if pairs++; pairs == after {
					cancel()
				}
			}
			cancel()
		}
	}
}

func brokenOff(t testing.TB, open func(Seed) metrics.Source) {
	const times = 128 // more than most pools have connections
	s := open(world())
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	for _, seq := range sequences {
		for range times {
			breakOff(t, seq.name, seq.call(ctx, s), func() {})
		}
		soon, cancel := context.WithCancel(ctx)
		breakOff(t, seq.name+" under a context that is done meanwhile", seq.call(soon, s), cancel)
	}
}

// breakOff breaks a sequence off after its first pair, once it did something
// else.
func breakOff(t testing.TB, what string, seq iter.Seq[error], first func()) {
	t.Helper()
	pairs, last := 0, error(nil)
	seq(func(err error) bool {
		first()
		pairs, last = pairs+1, err
		return false
	})
	if last != nil {
		t.Fatalf("%s, after it was broken off: %v", what, last)
	}
	if pairs != 1 {
		t.Fatalf("%s, broken off after one pair, yields %d", what, pairs)
	}
}

func contextDone(t testing.TB, open func(Seed) metrics.Source) {
	s := open(world())
	for _, seq := range sequences {
		for _, ctx := range conform.Ended(t) {
			wantLast(t, seq.name+" under a done context", seq.call(ctx, s), ctx.Err())
		}
		ctx, cancel := context.WithCancel(t.Context())
		late := seq.call(ctx, s)
		wantLast(t, seq.name, late, nil)
		cancel()
		wantLast(t, seq.name+" when the context is done before it is ranged over", late, context.Canceled)

		ctx, cancel = context.WithCancel(t.Context())
		wantLast(t, seq.name+" when the context is done meanwhile", func(yield func(error) bool) {
			for err := range seq.call(ctx, s) {
				cancel()
				if !yield(err) {
					return
				}
			}
		}, context.Canceled)
		cancel()
	}
}

// wantLast checks the error with which a sequence ends.
func wantLast(t testing.TB, what string, seq iter.Seq[error], want error) {
	t.Helper()
	var last error
	for err := range seq {
		last = err
	}
	if !errors.Is(last, want) {
		t.Errorf("%s: ends with error %v, want %v", what, last, want)
	}
}

func contextDoneForTerms(t testing.TB, open func(Seed) metrics.Source) {
	s := open(world())
	for _, ctx := range conform.Ended(t) {
		if _, err := s.Terms(ctx, one); !errors.Is(err, ctx.Err()) {
			t.Errorf("Terms: error %v, want %v", err, ctx.Err())
		}
	}
}

func contextLive(t testing.TB, open func(Seed) metrics.Source) {
	s := open(world())
	for _, ctx := range conform.Ended(t) { // of which nothing may stay behind
		for _, seq := range sequences {
			for range seq.call(ctx, s) {
			}
		}
		_, _ = s.Terms(ctx, one)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
	defer cancel()
	for _, seq := range sequences {
		wantLast(t, seq.name, seq.call(ctx, s), nil)
	}
	if _, err := s.Terms(ctx, one); err != nil {
		t.Errorf("Terms: %v", err)
	}
}

// spoil changes everything that can be reached from records.
func spoil(tickets []metrics.Ticket, terms []metrics.Terms) {
	for i := range tickets {
		for j := range tickets[i].Log {
			tickets[i].Log[j].Reason = "spoilt"
		}
	}
	for i := range terms {
		for _, c := range []*metrics.Calendar{terms[i].Calendar, terms[i].Prime} {
			if c != nil {
				*c = metrics.Calendar{}
			}
		}
		for j := range terms[i].Targets {
			terms[i].Targets[j].Within = time.Nanosecond
		}
	}
}

func resultsAreOwned(t testing.TB, open func(Seed) metrics.Source) {
	s := open(world())
	before := mustAsk(t, s)
	var tickets []metrics.Ticket
	var fresh []string
	for ticket, err := range s.Tickets(t.Context(), one, april) {
		if err != nil {
			t.Fatalf("Tickets: %v", err)
		}
		tickets = append(tickets, ticket)
		fresh = append(fresh, canonical(tickets[len(tickets)-1:])...)
	}
	slices.Sort(fresh)
	if !slices.Equal(canonical(tickets), fresh) {
		t.Errorf("Tickets changes a ticket after it was yielded")
	}
	spoil(tickets, readTerms(t, s, one))
	if after := mustAsk(t, s); !after.equal(before) {
		t.Errorf("a change of the caller's shows in\n%s\nbefore it was\n%s", after, before)
	}
}

func seedIsOwned(t testing.TB, open func(Seed) metrics.Source) {
	seed := world()
	s := open(seed)
	before := mustAsk(t, s)
	spoil(seed.Tickets, seed.Terms)
	for i := range seed.Tickets {
		seed.Tickets[i].Summary = "spoilt"
	}
	for i := range seed.Activities {
		seed.Activities[i].Summary = "spoilt"
	}
	for i := range seed.Terms {
		seed.Terms[i].Policy.Name = "spoilt"
	}
	if after := mustAsk(t, s); !after.equal(before) {
		t.Errorf("a change of the seed shows in\n%s\nbefore it was\n%s", after, before)
	}
}

// answers are what a source says about one account, as texts.
type answers struct{ tickets, activities, terms []string }

func (a answers) equal(b answers) bool {
	return slices.Equal(a.tickets, b.tickets) && slices.Equal(a.activities, b.activities) && slices.Equal(a.terms, b.terms)
}

// ask may run on any goroutine.
func ask(ctx context.Context, s metrics.Source, id account.ID) (a answers, err error) {
	var tickets []metrics.Ticket
	for v, err := range s.Tickets(ctx, id, april) {
		if err != nil {
			return a, err
		}
		tickets = append(tickets, v)
	}
	var activities []metrics.Activity
	for v, err := range s.Activities(ctx, id, april) {
		if err != nil {
			return a, err
		}
		activities = append(activities, v)
	}
	terms, err := s.Terms(ctx, id)
	return answers{canonical(tickets), canonical(activities), canonical(terms)}, err
}

func mustAsk(t testing.TB, s metrics.Source) answers {
	t.Helper()
	a, err := ask(t.Context(), s, one)
	if err != nil {
		t.Fatalf("account %s: %v", one, err)
	}
	return a
}

func concurrentUse(t testing.TB, open func(Seed) metrics.Source) {
	const callers, rounds = 8, 10
	s := open(world())
	ctx := t.Context()
	alone := make(map[account.ID]answers)
	for _, id := range []account.ID{one, other} {
		a, err := ask(ctx, s, id)
		if err != nil {
			t.Fatalf("account %s: %v", id, err)
		}
		alone[id] = a
	}
	var group sync.WaitGroup
	for n := range callers {
		id := []account.ID{one, other}[n%2]
		group.Go(func() {
			for range rounds {
				among, err := ask(ctx, s, id)
				if err != nil || !among.equal(alone[id]) {
					t.Errorf("among other callers, account %s is answered with error %v and\n%s\nalone it was\n%s", id, err, among, alone[id])
					return
				}
			}
		})
	}
	group.Wait()
}

// BenchmarkSource times a source's methods on tenants of 100 and 10,000
// tickets in ten accounts over a year, asked for a month, so that sources can be
// compared.
func BenchmarkSource(b *testing.B, open func(b *testing.B, seed Seed) metrics.Source) {
	for _, tickets := range []int{100, 10_000} {
		b.Run(strconv.Itoa(tickets)+" tickets", func(b *testing.B) {
			s := open(b, crowd(tickets))
			b.Run("Tickets of one account", func(b *testing.B) {
				repeat(b, func() iter.Seq2[metrics.Ticket, error] { return s.Tickets(b.Context(), one, april) })
			})
			b.Run("Tickets of every account", func(b *testing.B) {
				repeat(b, func() iter.Seq2[metrics.Ticket, error] { return s.Tickets(b.Context(), "", april) })
			})
			b.Run("Activities of one account", func(b *testing.B) {
				repeat(b, func() iter.Seq2[metrics.Activity, error] { return s.Activities(b.Context(), one, april) })
			})
			b.Run("Terms", func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := s.Terms(b.Context(), one); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}

func repeat[T any](b *testing.B, call func() iter.Seq2[T, error]) {
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range call() {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// crowd returns a seed of many tickets and a tenth as many activities.
func crowd(tickets int) Seed {
	const accounts = 10
	numeral := func(n int) string { return strconv.Itoa(10_000_000 + n) }
	year := april.From.AddDate(0, -6, 0)
	seed := Seed{Terms: terms()}
	for n := range tickets {
		id := account.ID(strconv.Itoa(101 + n%accounts))
		opened := year.Add(time.Duration(n) * (365 * 24 * time.Hour / time.Duration(tickets)).Truncate(time.Second))
		seed.Tickets = append(seed.Tickets, metrics.Ticket{
			ID: metrics.TicketID(numeral(n)), Account: id, Priority: "3", Queue: "Service desk",
			Summary: "Ticket " + numeral(n), Opened: opened,
			Log: log(metrics.Acknowledged, opened.Add(time.Hour), metrics.Resolved, opened.Add(30*time.Hour), metrics.Closed, opened.Add(100*time.Hour)),
		})
		if n%10 != 0 {
			continue
		}
		seed.Activities = append(seed.Activities, metrics.Activity{
			ID: metrics.ActivityID(numeral(n)), Account: account.ID(strconv.Itoa(101 + n/10%accounts)),
			Kind: metrics.Backup, Summary: "Backup " + numeral(n), Status: metrics.ActivityDone, Done: opened,
		})
	}
	return seed
}
