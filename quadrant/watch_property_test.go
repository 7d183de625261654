package quadrant_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// anyWatched are facts of harbour of every kind, within four days from the 8th on, most
// of them on the quarter of an hour so that they meet.
func anyWatched(rng *rand.Rand, terms []metrics.Terms) quadrant.Facts {
	f := harbour().Facts
	f.Terms = terms
	instant := func() time.Time {
		at := inJune("8 10:00").Add(time.Duration(rng.IntN(4*24*4)) * 15 * time.Minute)
		if rng.IntN(8) == 0 {
			at = at.Add(time.Duration(rng.IntN(1e9)))
		}
		return at
	}
	pick := func(list ...string) string { return list[rng.IntN(len(list))] }
	impact := func() metrics.Impact { return metrics.Impact(pick("", "none", "minor", "degraded", "disrupted")) }
	visibility := func() account.Visibility {
		return []account.Visibility{account.Internal, account.Business, account.Customer}[rng.IntN(3)]
	}
	calm := rng.IntN(3) == 0 // many tickets, each of little harm
	for n := range 1 + rng.IntN(8) {
		t := metrics.Ticket{
			ID: metrics.TicketID(fmt.Sprint("T-", n)), Account: "harbour", Opened: instant(), Kind: metrics.TicketKind(pick("", "", "incident", "incident", "request")),
			Priority: metrics.Priority(pick("1", "2", "3")), Impact: impact(), CustomerImpact: impact(), Visibility: visibility(),
			Item: account.ItemID(pick("", "mail", "mail", "mail", "disk")), Problem: metrics.ProblemID(pick("", "", "", "", "P-1")),
		}
		for range rng.IntN(6) {
			t.Log = append(t.Log, metrics.Entry{
				At: instant(), Priority: metrics.Priority(pick("1", "2")), Kind: metrics.EntryKind(pick("acknowledged", "held",
					"resumed", "prioritised", "restored", "repaired", "resolved", "reopened", "reopened", "closed")),
			})
		}
		if calm {
			t.Impact, t.CustomerImpact, t.Priority, t.Item = "", "", "3", "mail"
		}
		f.Tickets = append(f.Tickets, t)
	}
	for n := range rng.IntN(3) {
		c := pledged(account.CommitmentID(fmt.Sprint("P-", n)), "8 10:00")
		c.Made, c.Due, c.State, c.Visibility = instant(), instant(), account.CommitmentState(pick("open", "kept", "broken")), visibility()
		if c.State != account.Open {
			c.Ended = c.Made.Add(time.Duration(rng.IntN(3*24*4)) * 15 * time.Minute)
		}
		a := metrics.Activity{
			ID: metrics.ActivityID(fmt.Sprint("A-", n)), Account: "harbour", Planned: instant(), Visibility: visibility(),
			Status: metrics.ActivityStatus(pick("planned", "running", "done")),
		}
		if a.Status == metrics.ActivityDone {
			a.Done = instant()
		}
		f.Commitments, f.Activities = append(f.Commitments, c), append(f.Activities, a)
	}
	for range rng.IntN(12) {
		who := []string{"eve", "kit", "tess", "ann", "pat", "sam", "lee"}
		shuffle(rng, who)
		f = conversing(f, fmt.Sprintf("8 10:00 %s>%s T-%d T-%d T-9", who[0], who[1], rng.IntN(3), 3+rng.IntN(3)))
		i := &f.Interactions[len(f.Interactions)-1]
		i.At, i.About[2] = instant(), account.CommitmentID("P-0").Ref()
	}
	if rng.IntN(4) == 0 {
		f.Account.Closed = instant()
	}
	return f
}

// threeTerms are without targets, with service hours and prime hours, and as strict as
// there are.
func threeTerms(t testing.TB) [][]metrics.Terms {
	hours := openAt(t, weekdays)
	targets := []metrics.Target{
		{Measure: metrics.Acknowledge, Clock: metrics.Elapsed, Within: time.Hour},
		{Measure: metrics.Restore, Clock: metrics.ServiceLessHold, Within: 6 * time.Hour},
		{Priority: "1", Measure: metrics.Restore, Clock: metrics.ElapsedLessHold, Within: 5 * time.Hour},
		{Measure: metrics.Resolve, Clock: metrics.Service, Within: 10 * time.Hour},
	}
	return [][]metrics.Terms{
		nil,
		{{Calendar: hours, Prime: hours, Targets: targets}},
		{{Prime: hours, Targets: targets, Policy: metrics.Strict()}},
	}
}

// Whoever waits until then has missed nothing: what is said of the facts is the same at
// each instant before, and at the last one.
func TestNothingChangesBeforeNext(t *testing.T) {
	t.Parallel()
	terms := threeTerms(t)
	for seed := range uint64(120) {
		rng := rand.New(rand.NewPCG(seed, 1))
		f := anyWatched(rng, terms[seed%3])
		end := inJune("14 00:00")
		for now := inJune("8 09:00"); now.Before(end); {
			want := quadrant.Watch(f, quadrant.WatchPolicy{}, now)
			next := quadrant.Next(f, quadrant.WatchPolicy{}, now)
			until := end
			if !next.IsZero() {
				require.True(t, next.After(now), "seed %d: %s is not after %s", seed, next, now)
				until = next
			}
			samples := []time.Time{now.Add(1), until.Add(-1)}
			for range 2 {
				samples = append(samples, now.Add(time.Duration(rng.Int64N(int64(until.Sub(now))))))
			}
			for _, at := range samples {
				if at.Before(until) && at.After(now) {
					require.Equal(t, want, quadrant.Watch(f, quadrant.WatchPolicy{}, at), "seed %d: at %s, between %s and %s", seed, at, now, until)
				}
			}
			now = until
		}
	}
}

// The random facts show every class and every sign, else they would prove little.
func TestTheRandomFactsShowEverySign(t *testing.T) {
	t.Parallel()
	seen := make(map[quadrant.SignCode]bool)
	terms := threeTerms(t)
	for seed := range uint64(200) {
		f := anyWatched(rand.New(rand.NewPCG(seed, 1)), terms[seed%3])
		for now := inJune("8 09:00"); now.Before(inJune("14 00:00")); now = now.Add(6 * time.Hour) {
			for _, trouble := range quadrant.Watch(f, quadrant.WatchPolicy{}, now) {
				for _, s := range trouble.Signs {
					seen[s.Code] = true
				}
			}
		}
	}
	require.Len(t, seen, 13)
}

func TestTheWatchMindsNoOrderOfFacts(t *testing.T) {
	t.Parallel()
	terms := threeTerms(t)
	period := metrics.Period{From: inJune("8 00:00"), To: inJune("14 00:00")}
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 2))
		f := anyWatched(rng, terms[seed%3])
		for i := range f.Interactions {
			if rng.IntN(3) == 0 {
				f.Interactions[i].At = f.Interactions[0].At
			}
		}
		now := inJune("8 10:00").Add(time.Duration(rng.IntN(5*24*60)) * time.Minute)
		want, blind := quadrant.Watch(f, quadrant.WatchPolicy{}, now), quadrant.Blindsides(f, quadrant.WatchPolicy{}, period)
		require.Equal(t, want, quadrant.Watch(f, quadrant.WatchPolicy{}, now))
		g := f
		g.Tickets, g.Commitments, g.Activities = slices.Clone(f.Tickets), slices.Clone(f.Commitments), slices.Clone(f.Activities)
		g.Interactions, g.People, g.Assignments = slices.Clone(f.Interactions), slices.Clone(f.People), slices.Clone(f.Assignments)
		shuffle(rng, g.Tickets)
		shuffle(rng, g.Commitments)
		shuffle(rng, g.Activities)
		shuffle(rng, g.Interactions)
		shuffle(rng, g.People)
		shuffle(rng, g.Assignments)
		require.Equal(t, want, quadrant.Watch(g, quadrant.WatchPolicy{}, now), "seed %d", seed)
		require.Equal(t, blind, quadrant.Blindsides(g, quadrant.WatchPolicy{}, period), "seed %d", seed)
	}
}

// What is left out of the facts because it is later than now was not seen.
func TestWhatIsLaterThanNowIsNotSeen(t *testing.T) {
	t.Parallel()
	terms := threeTerms(t)
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 3))
		f := anyWatched(rng, terms[seed%3])
		f.Account.Closed = time.Time{}
		now := inJune("8 10:00").Add(time.Duration(rng.IntN(5*24*60)) * time.Minute)
		want := quadrant.Watch(f, quadrant.WatchPolicy{}, now)
		f.Tickets = slices.DeleteFunc(f.Tickets, func(t metrics.Ticket) bool { return t.Opened.After(now) })
		for i := range f.Tickets {
			f.Tickets[i].Log = slices.DeleteFunc(f.Tickets[i].Log, func(e metrics.Entry) bool { return e.At.After(now) })
		}
		f.Interactions = slices.DeleteFunc(f.Interactions, func(i quadrant.Interaction) bool { return i.At.After(now) })
		f.Commitments = slices.DeleteFunc(f.Commitments, func(c account.Commitment) bool { return c.Made.After(now) })
		for i, c := range f.Commitments {
			if c.Ended.After(now) {
				f.Commitments[i].State, f.Commitments[i].Ended = account.Open, time.Time{}
			}
		}
		require.Equal(t, want, quadrant.Watch(f, quadrant.WatchPolicy{}, now), "seed %d", seed)
	}
}
