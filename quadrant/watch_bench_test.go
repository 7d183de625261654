package quadrant_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// backlog are n open tickets of harbour, a tenth of which are disruptions; there are as
// many items as make groups of ten, and a conversation about every fourth.
func backlog(b *testing.B, n int) quadrant.Facts {
	rng := rand.New(rand.NewPCG(1, 1))
	f := watching()
	f.Terms = threeTerms(b)[1]
	for k := range n {
		t := reported(metrics.TicketID(fmt.Sprint("T-", k)), "8 10:00", "8 11:00 acknowledged")
		t.Opened = t.Opened.Add(-time.Duration(rng.IntN(10*24*60)) * time.Minute)
		t.Impact = []metrics.Impact{metrics.Disrupted, "", metrics.NoImpact, ""}[min(rng.IntN(10), 3)]
		t.Item = account.ItemID(fmt.Sprint("item-", rng.IntN(1+n/10)))
		f.Tickets = append(f.Tickets, t)
		if k%4 == 0 {
			f = conversing(f, fmt.Sprint("8 11:30 lee>sam,ann T-", k))
		}
	}
	return f
}

func BenchmarkWatch(b *testing.B) {
	now := inJune("8 12:00")
	for _, n := range []int{1000, 10_000, 100_000} {
		f := backlog(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				quadrant.Watch(f, quadrant.WatchPolicy{}, now)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/ticket")
		})
	}
}

// One item has all the tickets.
func BenchmarkWatchRelated(b *testing.B) {
	now := inJune("8 12:00")
	for _, n := range []int{1000, 10_000, 100_000} {
		f := backlog(b, n)
		for i := range f.Tickets {
			f.Tickets[i].Item = "mail"
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				quadrant.Watch(f, quadrant.WatchPolicy{}, now)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/ticket")
		})
	}
}

func BenchmarkBlindsides(b *testing.B) {
	period := metrics.Period{From: inJune("1 00:00"), To: inJune("9 00:00")}
	for _, n := range []int{1000, 100_000} {
		f := backlog(b, n)
		for i := range f.Interactions {
			if i%10 == 0 {
				f.Interactions[i].From, f.Interactions[i].To = people("eve"), people("ann")
			}
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				quadrant.Blindsides(f, quadrant.WatchPolicy{}, period)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/ticket")
		})
	}
}
