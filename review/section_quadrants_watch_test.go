package review_test

import (
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
	says(t, inside, "0 times in the period the customer's business called", "Alerts, the latest first", "Disruption T-9 cleared on")
	saysNot(t, plain(t, f, account.Customer), "Alerts", "cleared on")
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
	}
	inside := plain(t, f, account.Internal)
	says(t, inside, "Promise not kept in time T-0605 stands", "T-0304 cleared on")
	saysNot(t, inside, "T-0303", "T-0701")
}

func TestAReviewSaysThatTheWatchWasNotGiven(t *testing.T) {
	t.Parallel()
	f := blindsided(account.Customer)
	f.Missing = []review.SourceName{review.SourceWatch}
	const said = "Not supplied: the alerts of the watch"
	says(t, plain(t, f, account.Internal), said)
	saysNot(t, plain(t, f, account.Customer), said)
}
