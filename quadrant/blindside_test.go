package quadrant_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// caught are blindsides: ticket and call, since when and how long after that they
// called, by how long they came before our own word, and what failed.
func caught(all []quadrant.Blindside) string {
	var list []string
	for _, b := range all {
		ahead := "never"
		if d, ok := b.Ahead(); ok {
			ahead = d.String()
		}
		list = append(list, strings.Join([]string{
			b.About.ID, string(b.Call), clock(b.Since), b.Known().String(), ahead, string(b.Failed),
		}, " "))
	}
	return strings.Join(list, "; ")
}

func blindsidesOn(f quadrant.Facts, from, to string) []quadrant.Blindside {
	return quadrant.Blindsides(f, quadrant.WatchPolicy{}, metrics.Period{From: inJune(from), To: inJune(to)})
}

// The customer's business is hit, and calls; nobody of those it calls knows of it.
func TestNobodyIsBlindsided(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		ticket metrics.Ticket
		log    []string
		want   string
	}{
		{"nobody calls", outOfOrder(), nil, ""},
		{"told never", outOfOrder(), lines("8 11:00 eve>ann T-1"), "T-1 1 8 10:00 1h0m0s never to-supervisor"},
		{"told a minute before", outOfOrder(), lines("8 10:59 lee>ann T-1", "8 11:00 eve>ann T-1"), ""},
		{"told as they call", outOfOrder(), lines("8 11:00 lee>ann T-1", "8 11:00 eve>ann T-1"), ""},
		{"told a minute after", outOfOrder(), lines("8 11:01 lee>ann T-1", "8 11:00 eve>ann T-1"), "T-1 2 8 10:00 1h0m0s 1m0s to-supervisor"},
		{"the first word of service counts", outOfOrder(), lines("8 11:05 lee>pat T-1", "8 11:03 lee>ann T-1", "8 11:00 eve>ann T-1"), "T-1 3 8 10:00 1h0m0s 3m0s to-supervisor"},
		{"told before the trouble began", outOfOrder(), lines("8 09:59 lee>ann T-1", "8 11:00 eve>ann T-1"), "T-1 2 8 10:00 1h0m0s never to-supervisor"},
		{"told as the trouble began", outOfOrder(), lines("8 10:00 lee>ann T-1", "8 11:00 eve>ann T-1"), ""},
		{"another of our business was told", outOfOrder(), lines("8 10:59 lee>pat T-1", "8 11:00 eve>ann T-1"), ""},
		{"told of another ticket", outOfOrder(), lines("8 10:59 lee>ann T-2", "8 11:00 eve>ann T-1"), "T-1 2 8 10:00 1h0m0s never to-supervisor"},
		{"our business told them first, and they call back", outOfOrder(), lines("8 10:59 ann>eve T-1", "8 11:00 eve>ann T-1"), ""},
		{"our business asked service", outOfOrder(), lines("8 10:59 ann>lee T-1", "8 11:00 eve>ann T-1"), ""},
		{"our business talked among itself", outOfOrder(), lines("8 10:59 pat>ann T-1", "8 11:00 eve>ann T-1"), "T-1 2 8 10:00 1h0m0s never to-supervisor"},
		{"service talked among itself", outOfOrder(), lines("8 10:59 lee>sam T-1", "8 11:00 eve>ann T-1"), "T-1 2 8 10:00 1h0m0s never to-business"},
		{"the supervisor knew, and was told before the trouble began", outOfOrder(), lines("8 09:59 lee>sam T-1", "8 11:00 eve>ann T-1"), "T-1 2 8 10:00 1h0m0s never to-supervisor"},
		{"the supervisor was told after the call", outOfOrder(), lines("8 11:01 lee>sam T-1", "8 11:00 eve>ann T-1"), "T-1 2 8 10:00 1h0m0s never to-supervisor"},
		{"the customer's technical people told our business", outOfOrder(), lines("8 10:59 tess>ann T-1", "8 11:00 eve>ann T-1"), "T-1 2 8 10:00 1h0m0s never to-supervisor"},
		{"they call service", outOfOrder(), lines("8 11:00 eve>lee T-1"), ""},
		{"their technical people call", outOfOrder(), lines("8 11:00 tess>ann T-1"), ""},
		{"we call them", outOfOrder(), lines("8 11:00 ann>eve T-1"), ""},
		{"they call about something else", outOfOrder(), lines("8 11:00 eve>ann T-2"), ""},
		{"they call business and service at once", outOfOrder(), lines("8 11:00 eve>ann,lee T-1"), "T-1 1 8 10:00 1h0m0s never to-supervisor"},
		{"they call business and the supervisor at once", outOfOrder(), lines("8 11:00 eve>ann,sam T-1"), "T-1 1 8 10:00 1h0m0s never to-supervisor"},
		{"they call before it is one", outOfOrder(), lines("8 09:59 eve>ann T-1"), ""},
		{"they call as it begins", outOfOrder(), lines("8 10:00 eve>ann T-1"), "T-1 1 8 10:00 0s never to-supervisor"},
		{"they call once it is over", outOfOrder("8 10:30 restored"), lines("8 10:30 eve>ann T-1"), ""},
		{"they call a minute before it is over", outOfOrder("8 10:30 restored"), lines("8 10:29 eve>ann T-1"), "T-1 1 8 10:00 29m0s never to-supervisor"},
		{"they call twice", outOfOrder(), lines("8 11:00 eve>ann T-1", "8 11:10 kit>pat T-1"), "T-1 1 8 10:00 1h0m0s never to-supervisor"},
		{"they call before and after it is one", outOfOrder(), lines("8 09:00 eve>ann T-1", "8 11:10 kit>pat T-1"), "T-1 2 8 10:00 1h10m0s never to-supervisor"},
		{"it comes back, and only then they call", outOfOrder("8 10:30 resolved", "8 12:00 reopened"), lines("8 10:10 lee>sam,ann T-1", "8 12:10 eve>ann T-1"), "T-1 2 8 12:00 10m0s never to-supervisor"},
		{"it comes back, and they call again", outOfOrder("8 10:30 resolved", "8 12:00 reopened"), lines("8 10:10 lee>ann T-1", "8 10:20 eve>ann T-1", "8 12:10 eve>ann T-1"), "T-1 3 8 12:00 10m0s never to-supervisor"},
		{"it comes back, and they come first twice", outOfOrder("8 10:30 resolved", "8 12:00 reopened"), lines("8 10:20 eve>ann T-1", "8 12:10 eve>ann T-1"),
			"T-1 1 8 10:00 20m0s never to-supervisor; T-1 2 8 12:00 10m0s never to-supervisor"},
		{"it is none", reported("T-1", "8 10:00"), lines("8 11:00 eve>ann T-1"), ""},
		{"it becomes one", reported("T-1", "8 10:00", "8 10:45 prioritised 1"), lines("8 10:44 eve>ann T-1", "8 10:50 kit>ann T-1"), "T-1 2 8 10:45 5m0s never to-supervisor"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, caught(blindsidesOn(conversing(watching(row.ticket), row.log...), "8 00:00", "9 00:00")))
		})
	}
}

// The call is at 11:00.
func TestABlindsideIsOfThePeriodOfTheCall(t *testing.T) {
	t.Parallel()
	f := conversing(watching(outOfOrder()), "8 11:00 eve>ann T-1", "8 11:30 kit>ann T-1", "8 12:00 lee>pat T-1")
	for _, row := range []struct {
		name, from, to string
		want           int
	}{
		{"around it", "8 00:00", "9 00:00", 1},
		{"from it on", "8 11:00", "9 00:00", 1},
		{"from a minute later on, the call after it being none", "8 11:01", "9 00:00", 0},
		{"up to it", "8 00:00", "8 11:00", 0},
		{"up to a minute later", "8 00:00", "8 11:01", 1},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			got := blindsidesOn(f, row.from, row.to)
			require.Len(t, got, row.want)
			for _, b := range got {
				require.Equal(t, inJune("8 12:00"), b.Told, "what comes after the period is read too")
			}
		})
	}
}

// At a small provider one person sells and supports.
func TestWhoStandsInBothOfOurQuadrantsKnowsWhatServiceKnows(t *testing.T) {
	t.Parallel()
	f := watching(outOfOrder())
	f.Assignments = append(f.Assignments, holding("ann", account.TechnicalLead, "", ""))
	for _, row := range []struct {
		name string
		log  []string
		want string
	}{
		{"they call that person", lines("8 11:00 eve>ann T-1"), ""},
		{"they call that person among others", lines("8 11:00 eve>pat,ann T-1"), ""},
		{"that person worked on it before they call another", lines("8 10:59 tess>ann T-1", "8 11:00 eve>pat T-1"), ""},
		{"that person told service before they call another", lines("8 10:59 ann>lee T-1", "8 11:00 eve>pat T-1"), ""},
		{"that person worked on it after they call another", lines("8 11:01 ann>tess T-1", "8 11:00 eve>pat T-1"), "T-1 2 8 10:00 1h0m0s 1m0s to-supervisor"},
		{"they call another", lines("8 11:00 eve>pat T-1"), "T-1 1 8 10:00 1h0m0s never to-supervisor"},
		{"they call that person first, and then another", lines("8 11:00 eve>ann T-1", "8 11:30 kit>pat T-1"), ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, caught(blindsidesOn(conversing(f, row.log...), "8 00:00", "9 00:00")))
		})
	}
}

func TestTakingNoticeOfTheAlertCountsAsKnowing(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		by   account.PersonID
		at   string
		log  []string
		want string
	}{
		{"our business, before", "ann", "8 10:59", nil, ""},
		{"our business, after", "pat", "8 11:01", nil, "T-1 1 8 10:00 1h0m0s 1m0s to-supervisor"},
		{"the supervisor, before", "sam", "8 10:59", nil, "T-1 1 8 10:00 1h0m0s never to-business"},
		{"the supervisor, as they call", "sam", "8 11:00", nil, "T-1 1 8 10:00 1h0m0s never to-business"},
		{"the supervisor, after", "sam", "8 11:01", nil, "T-1 1 8 10:00 1h0m0s never to-supervisor"},
		{"their business", "kit", "8 10:59", nil, "T-1 1 8 10:00 1h0m0s never to-supervisor"},
		{"our business, before service tells them", "pat", "8 11:01", lines("8 11:05 lee>ann T-1"), "T-1 2 8 10:00 1h0m0s 1m0s to-supervisor"},
		{"our business, after service told them", "pat", "8 11:05", lines("8 11:01 lee>ann T-1"), "T-1 2 8 10:00 1h0m0s 1m0s to-supervisor"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			f := conversing(watching(outOfOrder()), append(row.log, "8 11:00 eve>ann T-1")...)
			f.Cases = []quadrant.Case{
				{About: metrics.TicketID("T-1").Ref(), Alerts: []quadrant.Alert{
					{Class: quadrant.Disruption, Acks: []quadrant.Ack{{By: row.by, At: inJune(row.at)}}},
					{Class: quadrant.Missed, Acks: []quadrant.Ack{{By: "ann", At: inJune("8 10:30")}}},
				}},
				{About: metrics.TicketID("T-2").Ref(), Alerts: []quadrant.Alert{
					{Class: quadrant.Disruption, Acks: []quadrant.Ack{{By: "ann", At: inJune("8 10:30")}}},
				}},
			}
			require.Equal(t, row.want, caught(blindsidesOn(f, "8 00:00", "9 00:00")))
		})
	}
}

func TestBlindsidesOfWhoeverStoodWhereThen(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		log    []string
		change func(*quadrant.Facts)
		want   string
	}{
		{"a caller who had left", lines("8 11:00 eve>ann T-1"), func(f *quadrant.Facts) { personOf(f, "eve").Left = inJune("8 11:00") }, ""},
		{"a caller who left later", lines("8 11:00 eve>ann T-1"), func(f *quadrant.Facts) { personOf(f, "eve").Left = inJune("8 11:01") }, "T-1 1 8 10:00 1h0m0s never to-supervisor"},
		{"an end user who decides", lines("8 11:00 tess>ann T-1"), func(f *quadrant.Facts) {
			f.Standings = []quadrant.Standing{{ID: "s", Account: "harbour", Person: "tess", Quadrants: []quadrant.Quadrant{quadrant.Q1}}}
		}, "T-1 1 8 10:00 1h0m0s never to-supervisor"},
		{"told to somebody who sells from then on", lines("8 10:30 lee>zoe T-1", "8 11:00 eve>ann T-1"), func(f *quadrant.Facts) {
			f.Assignments = append(f.Assignments, holding("zoe", account.SalesEngineer, "8 10:31", ""))
		}, "T-1 2 8 10:00 1h0m0s never to-supervisor"},
		{"told to somebody who sells", lines("8 10:31 lee>zoe T-1", "8 11:00 eve>ann T-1"), func(f *quadrant.Facts) {
			f.Assignments = append(f.Assignments, holding("zoe", account.SalesEngineer, "8 10:31", ""))
		}, ""},
		{"the relationship had ended", lines("8 11:00 eve>ann T-1"), func(f *quadrant.Facts) { f.Account.Closed = inJune("8 11:00") }, ""},
		{"the relationship ended later", lines("8 11:00 eve>ann T-1"), func(f *quadrant.Facts) { f.Account.Closed = inJune("8 11:01") }, "T-1 1 8 10:00 1h0m0s never to-supervisor"},
		{"a ticket of another account", lines("8 11:00 eve>ann T-1"), func(f *quadrant.Facts) { f.Tickets[0].Account = "haven" }, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			f := conversing(watching(outOfOrder()), row.log...)
			row.change(&f)
			require.Equal(t, row.want, caught(blindsidesOn(f, "8 00:00", "9 00:00")))
		})
	}
}

// Three tickets of one item are a disruption together from 12:00 on.
func TestBlindsidesAboutRelatedTickets(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		log    []string
		change func(*quadrant.Facts)
		want   string
	}{
		{"they call about one", lines("8 12:10 eve>ann T-2"), nil, "T-2 1 8 12:00 10m0s never to-supervisor"},
		{"they call before the third", lines("8 11:59 eve>ann T-2"), nil, ""},
		{"they call as the third is opened", lines("8 12:00 eve>ann T-2"), nil, "T-2 1 8 12:00 0s never to-supervisor"},
		{"they call about one and then about another", lines("8 12:10 eve>ann T-2", "8 12:20 eve>ann T-1"), nil, "T-2 1 8 12:00 10m0s never to-supervisor"},
		{"they call about all", lines("8 12:10 eve>ann T-3 T-2 T-1"), nil, "T-1 1 8 12:00 10m0s never to-supervisor"},
		{"service told of another", lines("8 12:05 lee>ann T-3", "8 12:10 eve>ann T-2"), nil, ""},
		{"service told of another before the third", lines("8 11:59 lee>ann T-1", "8 12:10 eve>ann T-2"), nil, "T-2 2 8 12:00 10m0s never to-supervisor"},
		{"once one is restored", lines("8 12:10 eve>ann T-2"), func(f *quadrant.Facts) {
			f.Tickets[0].Log = []metrics.Entry{{At: inJune("8 12:09"), Kind: metrics.Restored}}
		}, ""},
		{"before one is restored", lines("8 12:10 eve>ann T-2"), func(f *quadrant.Facts) {
			f.Tickets[0].Log = []metrics.Entry{{At: inJune("8 12:11"), Kind: metrics.Restored}}
		}, "T-2 1 8 12:00 10m0s never to-supervisor"},
		{"the first is restored while there are enough, and they call again", lines("8 12:10 eve>ann T-2", "8 12:30 eve>ann T-3"), func(f *quadrant.Facts) {
			f.Tickets = append(f.Tickets, onMail("T-4", "8 12:15"))
			f.Tickets[0].Log = []metrics.Entry{{At: inJune("8 12:20"), Kind: metrics.Restored}}
		}, "T-2 1 8 12:00 10m0s never to-supervisor"},
		{"service told of it before the first is restored", lines("8 12:05 lee>ann T-2", "8 12:30 eve>ann T-3"), func(f *quadrant.Facts) {
			f.Tickets = append(f.Tickets, onMail("T-4", "8 12:15"))
			f.Tickets[0].Log = []metrics.Entry{{At: inJune("8 12:20"), Kind: metrics.Restored}}
		}, ""},
		{"they are too many anew", lines("8 12:05 lee>ann T-2", "8 12:30 eve>ann T-3"), func(f *quadrant.Facts) {
			f.Tickets = append(f.Tickets, onMail("T-4", "8 12:25"))
			f.Tickets[0].Log = []metrics.Entry{{At: inJune("8 12:20"), Kind: metrics.Restored}}
		}, "T-3 2 8 12:25 5m0s never to-supervisor"},
		{"one is a disruption by itself, and is told of once", lines("8 12:10 eve>ann T-2"), func(f *quadrant.Facts) { f.Tickets[1].Impact = metrics.Disrupted },
			"T-2 1 8 11:00 1h10m0s never to-supervisor"},
		{"they call about one that is one by itself, and about another", lines("8 12:10 eve>ann T-2", "8 12:20 eve>ann T-1"), func(f *quadrant.Facts) { f.Tickets[1].Impact = metrics.Disrupted },
			"T-2 1 8 11:00 1h10m0s never to-supervisor"},
		{"they call about one that is one by itself, and about another of as many as are one together", lines("8 12:20 eve>ann T-2", "8 12:30 eve>ann T-1"), func(f *quadrant.Facts) {
			f.Tickets = append(f.Tickets, onMail("T-4", "8 12:15"))
			f.Tickets[1].Impact = metrics.Disrupted
		}, "T-2 1 8 11:00 1h20m0s never to-supervisor; T-1 2 8 12:15 15m0s never to-supervisor"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			f := conversing(watching(onMail("T-1", "8 10:00"), onMail("T-2", "8 11:00"), onMail("T-3", "8 12:00")), row.log...)
			if row.change != nil {
				row.change(&f)
			}
			require.Equal(t, row.want, caught(blindsidesOn(f, "8 00:00", "9 00:00")))
		})
	}
}

// Later we saw that it was grave; they called when nobody took it to be.
func TestABlindsideIsJudgedByTheHarmAsItWasKnownThen(t *testing.T) {
	t.Parallel()
	f := conversing(watching(outOfOrder()), "8 11:00 eve>ann T-1", "8 12:30 eve>ann T-1")
	f.Cases = []quadrant.Case{{About: f.Tickets[0].ID.Ref(), Harms: []quadrant.Harm{
		{Since: inJune("8 10:00"), Impact: metrics.Minor}, {Since: inJune("8 12:00"), Impact: metrics.Disrupted},
	}}}
	require.Equal(t, "T-1 2 8 12:00 30m0s never to-supervisor", caught(blindsidesOn(f, "8 00:00", "9 00:00")))
	f.Tickets[0].Impact = metrics.Minor
	f.Cases[0].Harms[0].Impact, f.Cases[0].Harms[1].Impact = metrics.Disrupted, metrics.Minor
	require.Equal(t, "T-1 1 8 10:00 1h0m0s never to-supervisor", caught(blindsidesOn(f, "8 00:00", "9 00:00")))
}

func TestABlindsideSaysWhatHappened(t *testing.T) {
	t.Parallel()
	f := conversing(watching(outOfOrder()), "8 11:00 eve>ann T-1")
	b := blindsidesOn(f, "8 00:00", "9 00:00")[0]
	require.Equal(t, quadrant.Blindside{
		Account: "harbour", About: metrics.TicketID("T-1").Ref(), Since: inJune("8 10:00"),
		Signs: []quadrant.Sign{{Code: quadrant.SignImpact, Since: inJune("8 10:00")}},
		Call:  "1", Called: inJune("8 11:00"), Failed: quadrant.ToSupervisor,
	}, b)
	require.Equal(t, "The customer's business called on 8 Jun 2026 11:00 UTC, 1 h after the trouble had begun: "+
		"the operations supervisor had not been told, and neither had our business.", said(b.Why()))
	b.Failed = quadrant.ToBusiness
	require.Equal(t, "The customer's business called on 8 Jun 2026 11:00 UTC, 1 h after the trouble had begun: "+
		"the operations supervisor knew, and our business had not been told.", said(b.Why()))
	require.Equal(t, time.Hour, b.Known())
}
