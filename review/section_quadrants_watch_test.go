package review_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/review"
)

// blindsided are facts in which the customer's business calls the executive partner on
// 20 May at 10:00 about a ticket that has disrupted it since 9:00, of which nobody has
// told them.
func blindsided(v account.Visibility) review.Facts {
	call := talked("i-9", day(time.May, 20, 10), "coo", "ann", quadrant.Problem, v)
	call.About = []account.Ref{metrics.TicketID("T-9").Ref()}
	f := review.Facts{
		Period:  quarter,
		Account: account.Account{ID: "harbour", Name: "Harbour Foods"},
		People: []account.Person{
			{ID: "coo", Account: "harbour", Name: "Cora", Side: account.CustomerSide, Level: account.BusinessLevel, Visibility: account.Customer},
			{ID: "ann", Name: "Ann", Side: account.ProviderSide, Level: account.BusinessLevel, Visibility: account.Customer},
		},
		Tickets: []metrics.Ticket{{
			ID: "T-9", Account: "harbour", Impact: metrics.Disrupted, Opened: day(time.May, 20, 9), Visibility: account.Customer,
		}},
		Interactions: []quadrant.Interaction{call},
	}
	return f
}

const counted = "1 time in the period the customer's business called about a disruption before our own people had told ours."

func TestTheReviewTellsUsWhereWeWereBlindsided(t *testing.T) {
	t.Parallel()
	f := blindsided(account.Customer)
	says(t, plain(t, f, account.Internal), counted, "Ticket T-9: The customer's business called on", "1 h")
	for _, audience := range []account.Visibility{account.Business, account.Customer} {
		saysNot(t, plain(t, f, audience), "before our own people", "had not been told", "T-9")
	}
}

// Whoever took notice of the alert knew.
func TestWhoeverTookNoticeWasNotBlindsided(t *testing.T) {
	t.Parallel()
	f := blindsided(account.Internal)
	trouble := quadrant.Watch(quadrant.Facts{Account: f.Account, People: f.People, Tickets: f.Tickets}, quadrant.WatchPolicy{}, day(time.May, 20, 10))[0]
	f.Cases = []quadrant.Case{{
		About: trouble.About, Account: "harbour",
		Alerts: []quadrant.Alert{{
			Key: trouble.Key, Class: trouble.Class, Since: trouble.Since, Raised: trouble.Since,
			Acks:    []quadrant.Ack{{By: "ann", At: day(time.May, 20, 9).Add(10 * time.Minute)}},
			Cleared: day(time.May, 20, 12), Outcome: quadrant.ClearedOver,
		}},
	}}
	inside := plain(t, f, account.Internal)
	says(t, inside, "0 times in the period the customer's business called", "Alerts, first those that stand, and the latest first", "Disruption T-9 cleared on")
	saysNot(t, plain(t, f, account.Customer), "Alerts", "cleared on")
}

// They call about all of the related tickets at once.
func TestACallAboutRelatedTicketsIsJudged(t *testing.T) {
	t.Parallel()
	f := blindsided(account.Internal)
	one := f.Tickets[0]
	one.Impact, one.Problem, f.Tickets = "", "P-1", nil
	for _, id := range []metrics.TicketID{"T-1", "T-2", "T-3"} {
		one.ID = id
		f.Tickets = append(f.Tickets, one)
	}
	trouble := quadrant.Watch(quadrant.Facts{Account: f.Account, People: f.People, Tickets: f.Tickets}, quadrant.WatchPolicy{}, day(time.May, 20, 10))[0]
	f.Interactions[0].About = []account.Ref{trouble.About}
	f.Cases = []quadrant.Case{{About: trouble.About, Account: "harbour", Related: &quadrant.Related{By: "problem", Name: "P-1"}}}
	inside := plain(t, f, account.Internal)
	says(t, inside, counted, "Related tickets (P-1): The customer's business called")
	saysNot(t, inside, "were not judged", "was not judged", "open tickets")
	f.Cases[0].Related.By = "item"
	says(t, plain(t, f, account.Internal), "Related tickets (P-1): The customer's business called")
	f.Solution = &account.Solution{Account: "harbour", Items: []account.Item{{ID: "P-1", Name: "Label printers", Kind: "printer"}}}
	says(t, plain(t, f, account.Internal), "Related tickets (Label printers): The customer's business called")
}

// An alert is told of as it stood at the end of the period.
func TestAlertsAreToldAsOfTheEndOfThePeriod(t *testing.T) {
	t.Parallel()
	at := func(raised, cleared time.Time) quadrant.Case {
		return quadrant.Case{Account: "harbour", About: metrics.TicketID("T-" + raised.Format("0102")).Ref(), Alerts: []quadrant.Alert{{
			Key: quadrant.AlertKey(raised.String()), Class: quadrant.Missed, Since: raised, Raised: raised, Cleared: cleared, Outcome: quadrant.ClearedTold,
		}}}
	}
	f := blindsided(account.Internal)
	f.Cases = []quadrant.Case{
		at(day(time.March, 3, 9), day(time.March, 31, 23)), // over before it began
		at(day(time.March, 4, 9), quarter.From),
		at(day(time.June, 5, 9), day(time.July, 6, 9)),
		at(quarter.To, time.Time{}), // begins after it
		at(day(time.June, 6, 9), time.Time{}),
	}
	f.Cases[4].Alerts[0].Raised = day(time.July, 6, 9) // for the second time
	inside := plain(t, f, account.Internal)
	says(t, inside, "Promise not kept in time T-0605 stands", "T-0606 stands", "T-0304 cleared on")
	saysNot(t, inside, "T-0303", "T-0701")
}

// alerted is a case with one alert of June, which stands from its day on, or to another.
func alerted(c quadrant.Case, from, to int) quadrant.Case {
	a := quadrant.Alert{Key: quadrant.AlertKey("k-" + c.About.ID), Class: quadrant.Missed, Since: day(time.June, from, 9), Raised: day(time.June, from, 9)}
	if to > 0 {
		a.Cleared, a.Outcome = day(time.June, to, 9), quadrant.ClearedTold
	}
	c.Account, c.Alerts = "harbour", []quadrant.Alert{a}
	return c
}

// The matter of an alert is told in words, and by an id where there are none.
func TestAnAlertSaysWhatItIsAbout(t *testing.T) {
	t.Parallel()
	ticket := func(summary string) quadrant.Case {
		return quadrant.Case{About: metrics.TicketID("T-7").Ref(), Ticket: &metrics.Ticket{ID: "T-7", Summary: summary}}
	}
	related := func(by, name string) quadrant.Case {
		return quadrant.Case{About: account.Ref{Kind: quadrant.RefRelated, ID: "item-e51e63"}, Related: &quadrant.Related{
			By: by, Name: name, Tickets: []quadrant.RelatedTicket{{ID: "T-7"}, {ID: "T-8"}, {ID: "T-9"}},
		}}
	}
	for _, tt := range []struct {
		name string
		c    quadrant.Case
		to   int
		want string
	}{
		{"a ticket", ticket("Labels do not print"), 0, "Labels do not print (T-7) stands"},
		{"a ticket without words", ticket(""), 0, "time T-7 stands"},
		{"what was never observed", quadrant.Case{About: metrics.TicketID("T-7").Ref()}, 0, "time T-7 stands"},
		{"a commitment", quadrant.Case{About: account.CommitmentID("c-1").Ref(), Commitment: &account.Commitment{ID: "c-1", Text: "Report on the labels"}}, 0, "time Report on the labels stands"},
		{"an activity", quadrant.Case{About: metrics.ActivityID("a-1").Ref(), Activity: &metrics.Activity{ID: "a-1", Summary: "New label printer"}}, 0, "time New label printer stands"},
		{"tickets of an item", related("item", "i-print"), 0, "3 open tickets on the item Label printers stands"},
		{"tickets of an item, over", related("item", "i-print"), 5, "Related tickets (Label printers) cleared on"},
		{"tickets of an item that is not on record", related("item", "i-scan"), 0, "3 open tickets on the item i-scan stands"},
		{"tickets of a problem", related("problem", "i-print"), 0, "3 open tickets of the problem i-print stands"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := blindsided(account.Internal)
			f.Solution = &account.Solution{Account: "harbour", Items: []account.Item{{ID: "i-print", Name: "Label printers", Kind: "printer"}}}
			f.Cases = []quadrant.Case{alerted(tt.c, 4, tt.to)}
			inside := plain(t, f, account.Internal)
			says(t, inside, tt.want)
			saysNot(t, inside, "e51e63")
		})
	}
}

// Ten alerts are listed, those that stand first, and the others counted.
func TestAlertsThatStandAreNotLeftOut(t *testing.T) {
	t.Parallel()
	f := blindsided(account.Internal)
	f.Cases = append(f.Cases, alerted(quadrant.Case{About: metrics.TicketID("T-old").Ref()}, 1, 0))
	for i := range 13 {
		f.Cases = append(f.Cases, alerted(quadrant.Case{About: metrics.TicketID(fmt.Sprintf("T-%02d", i)).Ref()}, 2+i, 20))
	}
	inside := plain(t, f, account.Internal)
	says(t, inside, "Outcome 1 Jun 2026 09:00 UTC Promise not kept in time T-old stands 14 Jun 2026 09:00 UTC Promise not kept in time T-12 cleared on",
		"T-04 cleared on 20 Jun 2026 09:00 UTC: everybody was told 4 further alerts of the period are not listed.")
	saysNot(t, inside, "T-03")
	f.Cases = f.Cases[:10]
	saysNot(t, plain(t, f, account.Internal), "further alert")
}

// What names no ticket cannot be judged, which is said instead of a figure of none.
func TestConversationsWithoutATicketAreNotJudged(t *testing.T) {
	t.Parallel()
	none := func(change func(*quadrant.Interaction)) []quadrant.Interaction {
		call := blindsided(account.Customer).Interactions[0]
		call.ID, call.About = "i-8", []account.Ref{account.ItemID("i-print").Ref()}
		change(&call)
		return []quadrant.Interaction{call}
	}
	const one, two = "1 conversation about a problem, in which the customer's business came to ours, names no ticket. Whether our own people had told ours by then was not judged of it.",
		"2 conversations about a problem, in which the customer's business came to ours, name no ticket."
	for _, tt := range []struct {
		name  string
		calls []quadrant.Interaction
		want  string
		not   string
	}{
		{"one", none(func(*quadrant.Interaction) {}), one, "called about a disruption"},
		{"two", append(none(func(*quadrant.Interaction) {}), none(func(i *quadrant.Interaction) { i.ID = "i-7" })...), two, "called about a disruption"},
		{"beside one that was judged", append(none(func(*quadrant.Interaction) {}), blindsided(account.Customer).Interactions...), counted + " " + one, "0 times"},
		{"nothing wrong", none(func(i *quadrant.Interaction) { i.Trigger = quadrant.Proactive }), "0 times", "was not judged of"},
		{"before the period", none(func(i *quadrant.Interaction) { i.At = quarter.From.Add(-1) }), "0 times", "was not judged of"},
		{"they came to others of ours", none(func(i *quadrant.Interaction) { i.To = []account.PersonID{"tess"} }), "0 times", "was not judged of"},
		{"we came to them", none(func(i *quadrant.Interaction) { i.From, i.To = i.To, i.From }), "0 times", "was not judged of"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := blindsided(account.Customer)
			f.Interactions = tt.calls
			inside := plain(t, f, account.Internal)
			says(t, inside, tt.want)
			saysNot(t, inside, tt.not)
			saysNot(t, plain(t, f, account.Business), "was not judged of", "0 times")
		})
	}
}

func TestAReviewSaysThatTheWatchWasNotGiven(t *testing.T) {
	t.Parallel()
	f := blindsided(account.Customer)
	f.Missing = []review.SourceName{review.SourceWatch}
	const said = "Not supplied: the alerts of the watch"
	says(t, plain(t, f, account.Internal), said)
	saysNot(t, plain(t, f, account.Customer), said)
}
