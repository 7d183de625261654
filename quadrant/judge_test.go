package quadrant_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// Our people read of a matter in the words it was written down in; the customer's read
// these where they may.
func TestAMatterIsToldInItsOwnWords(t *testing.T) {
	t.Parallel()
	ticket := func(change func(*metrics.Ticket)) quadrant.Fact {
		one := outOfOrder()
		one.Summary = "The tills stand still"
		change(&one)
		return quadrant.Fact{Ticket: &one}
	}
	var related []quadrant.Fact
	for _, id := range []metrics.TicketID{"T-1", "T-2", "T-3"} {
		one := onMail(id, "8 10:00")
		related = append(related, quadrant.Fact{Ticket: &one})
	}
	pledge := pledged("P-1", "8 09:00")
	pledge.Visibility = account.Business
	order := metrics.Activity{
		ID: "A-1", Account: "harbour", Kind: metrics.Order, Status: metrics.ActivityRunning, Summary: "Order the tills",
		Planned: inJune("8 09:00"), Visibility: account.Customer,
	}
	for _, row := range []struct {
		name     string
		facts    []quadrant.Fact
		subject  string
		headline string
		promise  string
	}{
		{"a ticket", []quadrant.Fact{ticket(func(*metrics.Ticket) {})},
			"Disruption at Harbour Foods: The tills stand still", "Your service is disrupted: The tills stand still", "The tills stand still"},
		{"a ticket without words", []quadrant.Fact{ticket(func(t *metrics.Ticket) { t.Summary = "" })},
			"Disruption at Harbour Foods: T-1", "Your service is disrupted: T-1", "T-1"},
		{"a ticket of ours", []quadrant.Fact{ticket(func(t *metrics.Ticket) { t.Visibility = account.Internal })},
			"Disruption at Harbour Foods: The tills stand still", "Your service is disrupted", "The tills stand still"},
		{"a promise", []quadrant.Fact{{Commitment: &pledge}},
			"Promise not kept in time at Harbour Foods: Send the plan.", "We have not kept a date that we promised: Send the plan.", "Send the plan."},
		{"an order", []quadrant.Fact{{Activity: &order}},
			"Promise not kept in time at Harbour Foods: Order the tills", "We have not kept a date that we promised: Order the tills", "Order the tills"},
		{"related tickets", related,
			"Disruption at Harbour Foods: 3 open tickets on the item mail", "Your service is disrupted", "mail"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			f := harbour().Facts
			store, err := memory.New(memory.Facts{Accounts: []account.Account{f.Account}, People: f.People})
			require.NoError(t, err)
			w := quadrant.NewWatcher(store, store, quadrant.Sources{}, quadrant.Options{
				Now: func() time.Time { return inJune("8 10:00") }, NewID: accounttest.NewIDs("id").Next,
			})
			for _, fact := range row.facts {
				_, err := w.Observe(t.Context(), "lee", fact)
				require.NoError(t, err)
			}
			alerts, err := w.Alerts(t.Context(), "harbour")
			require.NoError(t, err)
			require.Len(t, alerts, 1)
			require.Equal(t, row.headline, said(alerts[0].Advisory.Headline))
			promise, err := store.Commitment(t.Context(), alerts[0].Commitment)
			require.NoError(t, err)
			require.Equal(t, row.promise, promise.Text)
			for n, err := range store.Pending(t.Context()) {
				require.NoError(t, err)
				require.Equal(t, row.subject, said(n.Subject))
			}
		})
	}
}
