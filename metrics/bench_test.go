package metrics_test

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/accordhq/accord/metrics"
)

func BenchmarkRead(b *testing.B) {
	targets := []metrics.Target{
		{Measure: metrics.Acknowledge, Clock: metrics.Service, Within: time.Hour},
		{Measure: metrics.Resolve, Clock: metrics.ServiceLessHold, Within: 8 * time.Hour},
	}
	for _, bench := range []struct {
		name  string
		log   string
		terms metrics.Terms
	}{
		{"resolved", "11:00 resolved", metrics.Terms{}},
		{"resolved, with targets", "11:00 resolved", metrics.Terms{Targets: targets}},
		{"held twice, reopened, service hours", "09:10 acknowledged, 10:00 held customer, 3 10:00 resumed, 3 11:00 queued net, 3 12:00 held supplier, 5 09:00 resumed, " +
			"5 12:00 prioritised 2, 5 14:00 resolved, 6 09:00 reopened, 6 16:00 resolved, 9 09:00 closed", metrics.Terms{Targets: targets, Calendar: office(b)}},
		{"the same, late", "15:00 acknowledged, 16:00 held customer, 3 10:00 resumed, 3 11:00 queued net, 3 12:00 held supplier, 5 09:00 resumed, " +
			"5 12:00 prioritised 2, 6 14:00 resolved, 9 09:00 reopened, 9 16:00 resolved, 10 09:00 closed", metrics.Terms{Targets: targets, Calendar: office(b), Policy: metrics.Strict()}},
	} {
		ticket, now := opened(bench.log), when("31 00:00")
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				metrics.Read(ticket, bench.terms, now)
			}
		})
	}
}

// repeated yields n tickets, the given ones over and over.
func repeated(tickets []metrics.Ticket, n int) iter.Seq2[metrics.Ticket, error] {
	return func(yield func(metrics.Ticket, error) bool) {
		for i := range n {
			if !yield(tickets[i%len(tickets)], nil) {
				return
			}
		}
	}
}

func BenchmarkSummarize(b *testing.B) {
	tickets := randomTickets(rand.New(rand.NewPCG(1, 1)), 1000, false)
	p := metrics.Period{From: month(time.January).From, To: month(time.June).To}
	terms := []metrics.Terms{randomTerms}
	for _, by := range [][]metrics.Dimension{{metrics.ByPriority}, {metrics.ByMonth, metrics.ByPriority}} {
		for _, n := range []int{100, 10_000, 1_000_000} {
			b.Run(fmt.Sprintf("%v/%d", by, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := metrics.Summarize(repeated(tickets, n), terms, p, by...); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/ticket")
			})
		}
	}
}

func BenchmarkDescribe(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{100, 10_000, 1_000_000} {
		sample := make([]metrics.Timed, n)
		for i := range sample {
			sample[i].Times.Elapsed = time.Duration(rng.ExpFloat64() * float64(time.Hour))
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				metrics.Describe(sample, metrics.Elapsed)
			}
		})
	}
}

func BenchmarkMerge(b *testing.B) {
	tickets := randomTickets(rand.New(rand.NewPCG(1, 1)), 10_000, false)
	var months []metrics.Summary
	for _, m := range (metrics.Period{From: month(time.January).From, To: month(time.June).To}).Months() {
		s, err := metrics.Summarize(repeated(tickets, len(tickets)), []metrics.Terms{randomTerms}, m, metrics.ByPriority)
		if err != nil {
			b.Fatal(err)
		}
		months = append(months, s)
	}
	b.ReportAllocs()
	for b.Loop() {
		var whole metrics.Summary
		for s := range slices.Values(months) {
			if err := whole.Merge(s); err != nil {
				b.Fatal(err)
			}
		}
	}
}
