package metricstest_test

import (
	"context"
	"errors"
	"iter"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/metrics/metricstest"
)

func open(seed metricstest.Seed) metrics.Source {
	store, err := memory.New(memory.Facts{Tickets: seed.Tickets, Activities: seed.Activities, Terms: seed.Terms})
	if err != nil {
		panic(err)
	}
	return store
}

type (
	ticketSeq   = iter.Seq2[metrics.Ticket, error]
	activitySeq = iter.Seq2[metrics.Activity, error]
)

// A source passes on to a sound one what no field takes over.
type source struct {
	metrics.Source
	tickets    func(context.Context, account.ID, metrics.Period) ticketSeq
	activities func(context.Context, account.ID, metrics.Period) activitySeq
	terms      func(context.Context, account.ID) ([]metrics.Terms, error)
}

func (s *source) Tickets(ctx context.Context, id account.ID, p metrics.Period) ticketSeq {
	if s.tickets != nil {
		return s.tickets(ctx, id, p)
	}
	return s.Source.Tickets(ctx, id, p)
}

func (s *source) Activities(ctx context.Context, id account.ID, p metrics.Period) activitySeq {
	if s.activities != nil {
		return s.activities(ctx, id, p)
	}
	return s.Source.Activities(ctx, id, p)
}

func (s *source) Terms(ctx context.Context, id account.ID) ([]metrics.Terms, error) {
	if s.terms != nil {
		return s.terms(ctx, id)
	}
	return s.Source.Terms(ctx, id)
}

// allTickets, allActivities and allTerms change the list that one method gives.

func allTickets(change func([]metrics.Ticket) []metrics.Ticket) func(*source) {
	return func(s *source) {
		s.tickets = func(ctx context.Context, id account.ID, p metrics.Period) ticketSeq {
			return listed(s.Source.Tickets(ctx, id, p), change)
		}
	}
}

func allActivities(change func([]metrics.Activity) []metrics.Activity) func(*source) {
	return func(s *source) {
		s.activities = func(ctx context.Context, id account.ID, p metrics.Period) activitySeq {
			return listed(s.Source.Activities(ctx, id, p), change)
		}
	}
}

func allTerms(change func(account.ID, []metrics.Terms) []metrics.Terms) func(*source) {
	return func(s *source) {
		s.terms = func(ctx context.Context, id account.ID) ([]metrics.Terms, error) {
			list, err := s.Source.Terms(ctx, id)
			return change(id, list), err
		}
	}
}

// listed changes the list of what a sequence yields before an error.
func listed[T any](seq iter.Seq2[T, error], change func([]T) []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		list, failed := drain(seq)
		for _, v := range change(list) {
			if !yield(v, nil) {
				return
			}
		}
		if failed != nil {
			var none T
			yield(none, failed)
		}
	}
}

func drain[T any](seq iter.Seq2[T, error]) (list []T, failed error) {
	for v, err := range seq {
		if err != nil {
			return list, err
		}
		list = append(list, v)
	}
	return list, nil
}

// wrapped makes another sequence of each that a source returns.
func wrapped(tickets func(ticketSeq) ticketSeq, activities func(activitySeq) activitySeq) func(*source) {
	return func(s *source) {
		s.tickets = func(ctx context.Context, id account.ID, p metrics.Period) ticketSeq {
			return tickets(s.Source.Tickets(ctx, id, p))
		}
		s.activities = func(ctx context.Context, id account.ID, p metrics.Period) activitySeq {
			return activities(s.Source.Activities(ctx, id, p))
		}
	}
}

// withContext changes the context under which a source works.
func withContext(change func(context.Context) context.Context) func(*source) {
	return func(s *source) {
		s.tickets = func(ctx context.Context, id account.ID, p metrics.Period) ticketSeq {
			return s.Source.Tickets(change(ctx), id, p)
		}
		s.activities = func(ctx context.Context, id account.ID, p metrics.Period) activitySeq {
			return s.Source.Activities(change(ctx), id, p)
		}
		s.terms = func(ctx context.Context, id account.ID) ([]metrics.Terms, error) {
			return s.Source.Terms(change(ctx), id)
		}
	}
}

// withIDs and withPeriod change what a source is asked for.

func withIDs(change func(account.ID) account.ID) func(*source) {
	return func(s *source) {
		s.tickets = func(ctx context.Context, id account.ID, p metrics.Period) ticketSeq {
			return s.Source.Tickets(ctx, change(id), p)
		}
		s.activities = func(ctx context.Context, id account.ID, p metrics.Period) activitySeq {
			return s.Source.Activities(ctx, change(id), p)
		}
		s.terms = func(ctx context.Context, id account.ID) ([]metrics.Terms, error) {
			return s.Source.Terms(ctx, change(id))
		}
	}
}

func withPeriod(change func(metrics.Period) metrics.Period) func(*source) {
	return func(s *source) {
		s.tickets = func(ctx context.Context, id account.ID, p metrics.Period) ticketSeq {
			return s.Source.Tickets(ctx, id, change(p))
		}
		s.activities = func(ctx context.Context, id account.ID, p metrics.Period) activitySeq {
			return s.Source.Activities(ctx, id, change(p))
		}
	}
}

// without leaves out what a predicate holds for.
func without[T any](drop func(T) bool) func([]T) []T {
	return func(list []T) []T { return slices.DeleteFunc(list, drop) }
}

func first[T any](list []T) []T { return list[:min(1, len(list))] }

func twice[T any](list []T) []T { return slices.Concat(list, list) }

func butLast[T any](list []T) []T { return list[:max(0, len(list)-1)] }

func alias(id account.ID) func(account.ID) account.ID {
	return func(asked account.ID) account.ID {
		if asked == id {
			return one
		}
		return asked
	}
}

func lastEntry(t metrics.Ticket) metrics.Entry {
	if len(t.Log) == 0 {
		return metrics.Entry{}
	}
	return t.Log[len(t.Log)-1]
}

// once makes a sequence that can be ranged over a single time.
func once[T any](seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	var used atomic.Bool
	return func(yield func(T, error) bool) {
		if !used.Swap(true) {
			seq(yield)
		}
	}
}

// chatty yields once more after an error that is one of certain pairs.
func chatty[T any](from, to int) func(iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(seq iter.Seq2[T, error]) iter.Seq2[T, error] {
		return func(yield func(T, error) bool) {
			pair := 0
			for v, err := range seq {
				pair++
				if !yield(v, err) || err != nil && from <= pair && pair <= to && !yield(v, nil) {
					return
				}
			}
		}
	}
}

// deaf does not hear that it was broken off.
func deaf[T any](seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for v, err := range seq {
			yield(v, err)
		}
	}
}

// lastWord tells even a caller who broke off that the context is done.
func lastWord[T any](ctx context.Context, seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for v, err := range seq {
			if !yield(v, err) {
				break
			}
		}
		if ctx.Err() != nil {
			var none T
			yield(none, ctx.Err())
		}
	}
}

// mute hides the error that a sequence ends with.
func mute[T any](seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for v, err := range seq {
			if err != nil || !yield(v, nil) {
				return
			}
		}
	}
}

// early reads the whole sequence before it is ranged over.
func early[T any](seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	list, failed := drain(seq)
	return func(yield func(T, error) bool) {
		for _, v := range list {
			if !yield(v, nil) {
				return
			}
		}
		if failed != nil {
			var none T
			yield(none, failed)
		}
	}
}

// leaking keeps a connection of its pool when a sequence is broken off.
func leaking(s *source) {
	pool := make(chan struct{}, 10)
	s.tickets = func(ctx context.Context, id account.ID, p metrics.Period) ticketSeq {
		return func(yield func(metrics.Ticket, error) bool) {
			select {
			case pool <- struct{}{}:
			case <-ctx.Done():
				yield(metrics.Ticket{}, ctx.Err())
				return
			}
			for v, err := range s.Source.Tickets(ctx, id, p) {
				if !yield(v, err) {
					return
				}
			}
			<-pool
		}
	}
}

// thrifty yields every log in the same memory.
func thrifty(s *source) {
	buffer := make([]metrics.Entry, 0, 16)
	s.tickets = func(ctx context.Context, id account.ID, p metrics.Period) ticketSeq {
		return func(yield func(metrics.Ticket, error) bool) {
			for t, err := range s.Source.Tickets(ctx, id, p) {
				t.Log = append(buffer[:0], t.Log...)
				if !yield(t, err) {
					return
				}
			}
		}
	}
}

// cachedTickets and cachedTerms hand out the same records again and again.

func cachedTickets(s *source) {
	list, _ := drain(s.Source.Tickets(context.Background(), "", metrics.Period{To: time.Unix(1<<33, 0)}))
	logs := make(map[metrics.TicketID][]metrics.Entry)
	for _, t := range list {
		logs[t.ID] = t.Log
	}
	allTickets(func(list []metrics.Ticket) []metrics.Ticket {
		for i := range list {
			list[i].Log = logs[list[i].ID]
		}
		return list
	})(s)
}

func cachedTerms(share func(cached, fresh *metrics.Terms)) func(*source) {
	return func(s *source) {
		cache := make(map[account.ID][]metrics.Terms)
		for _, id := range []account.ID{one, other, "", "999"} {
			cache[id], _ = s.Source.Terms(context.Background(), id)
		}
		allTerms(func(id account.ID, list []metrics.Terms) []metrics.Terms {
			for i := range list {
				share(&cache[id][i], &list[i])
			}
			return list
		})(s)
	}
}

// confused keeps the id of the last call where every caller can reach it.
func confused(s *source) {
	var last atomic.Value
	s.terms = func(ctx context.Context, id account.ID) ([]metrics.Terms, error) {
		last.Store(id)
		time.Sleep(time.Millisecond)
		return s.Source.Terms(ctx, last.Load().(account.ID))
	}
}

// sticky fails for ever once a context was done.
func sticky(s *source) {
	var failed atomic.Bool
	withContext(func(ctx context.Context) context.Context {
		if ctx.Err() == nil && !failed.Load() {
			return ctx
		}
		failed.Store(true)
		done, cancel := context.WithCancel(ctx)
		cancel()
		return done
	})(s)
}

// firstOfApril is the period the kit asks for first.
var firstOfApril = metrics.Period{
	From: time.Date(2026, time.April, 1, 0, 0, 0, 0, time.UTC),
	To:   time.Date(2026, time.May, 1, 0, 0, 0, 0, time.UTC),
}

// Accounts of the seed, as in the kit.
const (
	one   account.ID = "101"
	other account.ID = "102"
)

var breaks = []struct {
	name   string
	broken func(*source)
	caught string // by this subtest
}{
	{"listing stops early", allTickets(butLast), "Tickets includes those that were reopened"},
	{"no tickets", allTickets(func([]metrics.Ticket) []metrics.Ticket { return nil }), "Tickets yields the tickets of an account"},
	{"ignores the account", withIDs(func(account.ID) account.ID { return "" }), "Tickets yields the tickets of an account"},
	{"no impact", eachTicket(func(t *metrics.Ticket) { t.CustomerImpact = "" }), "Tickets yields the tickets of an account"},
	{"no log", eachTicket(func(t *metrics.Ticket) { t.Log = nil }), "Tickets yields the tickets of an account"},
	{"log of one instant in another order", eachTicket(reversedTies), "Tickets yields the tickets of an account"},
	{"visible to the customer", eachTicket(func(t *metrics.Ticket) { t.Visibility = account.Customer }), "Tickets yields the tickets of an account"},
	{"tickets twice", allTickets(twice), "Tickets yields each once"},
	{"opened in the period alone", withoutTickets(func(t metrics.Ticket, p metrics.Period) bool { return !p.Contains(t.Opened) }), "Tickets includes those still open"},
	{"ended in the period alone", withoutTickets(func(t metrics.Ticket, p metrics.Period) bool { return !p.Contains(lastEntry(t).At) }), "Tickets includes those still open"},
	{"period ends a second early", withPeriod(func(p metrics.Period) metrics.Period { return metrics.Period{From: p.From, To: p.To.Add(-time.Second)} }), "Tickets includes those still open"},
	{"those open now alone", allTickets(without(func(t metrics.Ticket) bool {
		return lastEntry(t).Kind == metrics.Resolved || lastEntry(t).Kind == metrics.Closed
	})), "Tickets includes those that ended in the period"},
	{"drops those closed without being resolved", allTickets(without(func(t metrics.Ticket) bool {
		return lastEntry(t).Kind == metrics.Closed && !slices.ContainsFunc(t.Log, func(e metrics.Entry) bool { return e.Kind == metrics.Resolved })
	})), "Tickets includes those that ended in the period"},
	{"drops those opened at the start", withoutTickets(func(t metrics.Ticket, p metrics.Period) bool { return t.Opened.Equal(p.From) }), "Tickets includes those that ended in the period"},
	{"drops those ended at the start", withoutTickets(func(t metrics.Ticket, p metrics.Period) bool { return lastEntry(t).At.Equal(p.From) }), "Tickets includes those that ended at its start"},
	{"goes by the first resolution", withoutTickets(firstEndedBefore), "Tickets includes those that were reopened"},
	{"empty account has none", withIDs(func(id account.ID) account.ID {
		if id == "" {
			return "998"
		}
		return id
	}), "Tickets of the empty account are those of every account"},
	{"empty account is one of them", withIDs(alias("")), "Tickets of the empty account are those of every account"},
	{"unknown account has every one's", withIDs(func(id account.ID) account.ID {
		if id == "999" {
			return ""
		}
		return id
	}), "Tickets of an unknown account are none"},

	{"tickets of April whatever is asked for", func(s *source) {
		s.tickets = func(ctx context.Context, id account.ID, _ metrics.Period) ticketSeq {
			return listed(s.Source.Tickets(ctx, id, firstOfApril), without(func(t metrics.Ticket) bool { return !t.Opened.Before(firstOfApril.To) }))
		}
	}, "Tickets goes by the period it is asked for"},
	{"tickets by wall clock", withoutTickets(func(t metrics.Ticket, p metrics.Period) bool {
		_, offset := p.To.Zone()
		return !t.Opened.Add(time.Duration(offset) * time.Second).Before(p.To)
	}), "Tickets goes by the period it is asked for"},
	{"tickets of the last year", withoutTickets(func(t metrics.Ticket, p metrics.Period) bool {
		return t.Opened.Before(p.From.AddDate(-1, 0, 0))
	}), "Tickets includes those still open"},
	{"activities of April whatever is asked for", func(s *source) {
		s.activities = func(ctx context.Context, id account.ID, _ metrics.Period) activitySeq {
			return s.Source.Activities(ctx, id, firstOfApril)
		}
	}, "Activities goes by the period it is asked for"},

	{"no activities", allActivities(func([]metrics.Activity) []metrics.Activity { return nil }), "Activities yields those for which In holds"},
	{"one activity", allActivities(first), "Activities yields those for which In holds"},
	{"no result", eachActivity(func(a *metrics.Activity) { a.Result = "" }), "Activities yields those for which In holds"},
	{"activities of any time", func(s *source) {
		s.activities = func(ctx context.Context, id account.ID, _ metrics.Period) activitySeq {
			return s.Source.Activities(ctx, id, metrics.Period{To: time.Unix(1<<33, 0)})
		}
	}, "Activities yields those for which In holds"},
	{"period begins a second early", withPeriod(func(p metrics.Period) metrics.Period { return metrics.Period{From: p.From.Add(-time.Second), To: p.To} }), "Activities yields those for which In holds"},
	{"drops those done after the period", withoutActivities(func(a metrics.Activity, p metrics.Period) bool { return !a.Done.Before(p.To) }), "Activities yields those for which In holds"},
	{"drops those done at the start", withoutActivities(func(a metrics.Activity, p metrics.Period) bool { return a.Done.Equal(p.From) }), "Activities yields those for which In holds"},
	{"drops those planned for later", withoutActivities(func(a metrics.Activity, p metrics.Period) bool { return a.Done.IsZero() && !a.Planned.Before(p.To) }), "Activities yields those for which In holds"},
	{"finished activities alone", allActivities(without(func(a metrics.Activity) bool { return a.Done.IsZero() })), "Activities yields those for which In holds"},
	{"activities without a date dropped", allActivities(without(func(a metrics.Activity) bool { return a.Planned.IsZero() && a.Done.IsZero() })), "Activities yields those for which In holds"},
	{"activities twice", allActivities(twice), "Activities yields each once"},
	{"activities of the empty account are one's", func(s *source) {
		s.activities = func(ctx context.Context, id account.ID, p metrics.Period) activitySeq {
			return s.Source.Activities(ctx, alias("")(id), p)
		}
	}, "Activities of the empty account are those of every account"},
	{"activities of an unknown account", withIDs(alias("999")), "Activities of an unknown account are none"},

	{"terms of today alone", allTerms(func(_ account.ID, list []metrics.Terms) []metrics.Terms {
		return slices.DeleteFunc(list, func(t metrics.Terms) bool {
			return !t.Until.IsZero() && t.Until.Before(time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC))
		})
	}), "Terms returns what was ever agreed for an account"},
	{"terms to come dropped", allTerms(func(_ account.ID, list []metrics.Terms) []metrics.Terms {
		return slices.DeleteFunc(list, func(t metrics.Terms) bool { return t.From.After(time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)) })
	}), "Terms returns what was ever agreed for an account"},
	{"around the clock", eachTerms(func(t *metrics.Terms) { t.Calendar = nil }), "Terms returns what was ever agreed for an account"},
	{"closed is around the clock", eachTerms(func(t *metrics.Terms) {
		if t.Targets == nil {
			t.Calendar = nil
		}
	}), "Terms returns what was ever agreed for an account"},
	{"no shares", eachTerms(func(t *metrics.Terms) {
		for i := range t.Targets {
			t.Targets[i].Share = 0
		}
	}), "Terms returns what was ever agreed for an account"},
	{"default policy", eachTerms(func(t *metrics.Terms) { t.Policy = metrics.Policy{} }), "Terms returns what was ever agreed for an account"},
	{"terms twice", allTerms(func(_ account.ID, list []metrics.Terms) []metrics.Terms { return twice(list) }), "Terms returns what was ever agreed for an account"},
	{"tenant's terms missing", allTerms(func(id account.ID, list []metrics.Terms) []metrics.Terms {
		return slices.DeleteFunc(list, func(t metrics.Terms) bool { return t.Account == "" && id != "" })
	}), "Terms come together with the tenant's own"},
	{"tenant's terms in place of missing ones alone", allTerms(func(id account.ID, list []metrics.Terms) []metrics.Terms {
		own := slices.ContainsFunc(list, func(t metrics.Terms) bool { return t.Account != "" })
		return slices.DeleteFunc(list, func(t metrics.Terms) bool { return t.Account == "" && own })
	}), "Terms come together with the tenant's own"},
	{"the tenant's terms alone for the empty account", allTerms(func(id account.ID, list []metrics.Terms) []metrics.Terms {
		return slices.DeleteFunc(list, func(t metrics.Terms) bool { return id == "" && t.Account != "" })
	}), "Terms of the empty account are those of all"},

	{"to be ranged over once", wrapped(once, once), "A sequence may be ranged over again"},
	{"goes on after an error at once", wrapped(chatty[metrics.Ticket](1, 1), chatty[metrics.Activity](1, 1)), "An error is the last pair of a sequence"},
	{"goes on after an error in the second place", wrapped(chatty[metrics.Ticket](2, 2), chatty[metrics.Activity](2, 2)), "An error is the last pair of a sequence"},
	{"goes on after a later error", wrapped(chatty[metrics.Ticket](3, 99), chatty[metrics.Activity](3, 99)), "An error is the last pair of a sequence"},
	{"does not hear", wrapped(deaf, deaf), "Breaking off releases what a sequence holds"},
	{"has the last word", func(s *source) {
		s.tickets = func(ctx context.Context, id account.ID, p metrics.Period) ticketSeq {
			return lastWord(ctx, s.Source.Tickets(ctx, id, p))
		}
	}, "Breaking off releases what a sequence holds"},
	{"ignores the context", withContext(context.WithoutCancel), "A context that is done ends a sequence with the context's error"},
	{"ends without a word", wrapped(mute, mute), "A context that is done ends a sequence with the context's error"},
	{"reads it all before", wrapped(early, early), "A context that is done ends a sequence with the context's error"},
	{"looks at the context at the start alone", wrapped(func(s ticketSeq) ticketSeq {
		return listed(s, func(list []metrics.Ticket) []metrics.Ticket { return list })
	}, func(s activitySeq) activitySeq { return s }), "A context that is done ends a sequence with the context's error"},
	{"other words for the context's error", wrapped(opaque, opaque), "A context that is done ends a sequence with the context's error"},
	{"terms ignore the context", func(s *source) {
		s.terms = func(ctx context.Context, id account.ID) ([]metrics.Terms, error) {
			return s.Source.Terms(context.WithoutCancel(ctx), id)
		}
	}, "A context that is done is the error of Terms"},
	{"fails for ever", sticky, "A context that is not done is no error"},
	{"impatient", withContext(func(ctx context.Context) context.Context {
		if _, ok := ctx.Deadline(); !ok {
			return ctx
		}
		done, cancel := context.WithCancel(ctx)
		cancel()
		return done
	}), "A context that is not done is no error"},

	{"one buffer for every log", thrifty, "What a method returns or yields belongs to the caller"},
	{"shared logs", cachedTickets, "What a method returns or yields belongs to the caller"},
	{"shared targets", cachedTerms(func(cached, fresh *metrics.Terms) { fresh.Targets = cached.Targets }), "What a method returns or yields belongs to the caller"},
	{"shared calendars", cachedTerms(func(cached, fresh *metrics.Terms) { fresh.Calendar = cached.Calendar }), "What a method returns or yields belongs to the caller"},
	{"shared prime hours", cachedTerms(func(cached, fresh *metrics.Terms) { fresh.Prime = cached.Prime }), "What a method returns or yields belongs to the caller"},
	{"confuses its callers", confused, "Safe for concurrent use"},
}

func eachTicket(change func(*metrics.Ticket)) func(*source) {
	return allTickets(func(list []metrics.Ticket) []metrics.Ticket {
		for i := range list {
			change(&list[i])
		}
		return list
	})
}

func eachActivity(change func(*metrics.Activity)) func(*source) {
	return allActivities(func(list []metrics.Activity) []metrics.Activity {
		for i := range list {
			change(&list[i])
		}
		return list
	})
}

func eachTerms(change func(*metrics.Terms)) func(*source) {
	return allTerms(func(_ account.ID, list []metrics.Terms) []metrics.Terms {
		for i := range list {
			change(&list[i])
		}
		return list
	})
}

// withoutTickets and withoutActivities leave out those that a predicate holds
// for.

func withoutTickets(drop func(metrics.Ticket, metrics.Period) bool) func(*source) {
	return func(s *source) {
		s.tickets = func(ctx context.Context, id account.ID, p metrics.Period) ticketSeq {
			return listed(s.Source.Tickets(ctx, id, p), without(func(t metrics.Ticket) bool { return drop(t, p) }))
		}
	}
}

func withoutActivities(drop func(metrics.Activity, metrics.Period) bool) func(*source) {
	return func(s *source) {
		s.activities = func(ctx context.Context, id account.ID, p metrics.Period) activitySeq {
			return listed(s.Source.Activities(ctx, id, p), without(func(a metrics.Activity) bool { return drop(a, p) }))
		}
	}
}

// firstEndedBefore overlooks that a ticket was reopened.
func firstEndedBefore(t metrics.Ticket, p metrics.Period) bool {
	i := slices.IndexFunc(t.Log, func(e metrics.Entry) bool { return e.Kind == metrics.Resolved || e.Kind == metrics.Closed })
	return i >= 0 && t.Log[i].At.Before(p.From)
}

// reversedTies turns the entries of one instant round.
func reversedTies(t *metrics.Ticket) {
	slices.Reverse(t.Log)
	slices.SortStableFunc(t.Log, func(a, b metrics.Entry) int { return a.At.Compare(b.At) })
}

// opaque says in other words that the context is done.
func opaque[T any](seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for v, err := range seq {
			if err != nil {
				err = errors.New(err.Error())
			}
			if !yield(v, err) {
				return
			}
		}
	}
}

// aliasing reads the seed it was given, without a copy.
func aliasing(seed metricstest.Seed) metrics.Source {
	s := &source{Source: open(seed)}
	eachTicket(func(t *metrics.Ticket) {
		i := slices.IndexFunc(seed.Tickets, func(s metrics.Ticket) bool { return s.ID == t.ID })
		t.Summary = seed.Tickets[i].Summary
	})(s)
	return s
}

func TestSourceOfMemory(t *testing.T) {
	t.Parallel()
	metricstest.TestSource(t, func(_ *testing.T, seed metricstest.Seed) metrics.Source { return open(seed) })
}

func TestSourceCatchesBreaks(t *testing.T) {
	t.Parallel()
	for _, b := range breaks {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			wantCaught(t, b.caught, breaking(b.broken))
		})
	}
	t.Run("keeps the seed", func(t *testing.T) {
		t.Parallel()
		wantCaught(t, "The source keeps nothing of the seed", aliasing)
	})
	// In a bubble the ten seconds that the kit waits for a connection pass at
	// once.
	t.Run("leaks its connections", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			wantCaught(t, "Breaking off releases what a sequence holds", breaking(leaking))
		})
	})
}

func breaking(broken func(*source)) func(metricstest.Seed) metrics.Source {
	return func(seed metricstest.Seed) metrics.Source {
		s := &source{Source: open(seed)}
		broken(s)
		return s
	}
}

// wantCaught fails unless a subtest of the kit catches a break.
func wantCaught(t *testing.T, check string, open func(metricstest.Seed) metrics.Source) {
	t.Helper()
	if len(conform.Failures(t, func(r testing.TB) { metricstest.CheckSource(r, check, open) })) == 0 {
		t.Errorf("not caught by %q", check)
	}
}

func TestEveryCheckCatchesSomething(t *testing.T) {
	t.Parallel()
	caught := map[string]bool{"The source keeps nothing of the seed": true}
	for _, b := range breaks {
		caught[b.caught] = true
	}
	for _, check := range metricstest.SourceChecks() {
		if !caught[check] {
			t.Errorf("no break is caught by %q", check)
		}
		delete(caught, check)
	}
	if len(caught) > 0 {
		t.Errorf("no such subtests: %v", caught)
	}
}

func BenchmarkSourceOfMemory(b *testing.B) {
	metricstest.BenchmarkSource(b, func(_ *testing.B, seed metricstest.Seed) metrics.Source { return open(seed) })
}
