package review_test

import (
	"context"
	"fmt"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/review"
	"github.com/accordhq/accord/team"
)

// A review of one account and month, with an item of the host's own on the
// agenda.
func ExampleCompose() {
	opened := time.Date(2026, time.May, 12, 9, 0, 0, 0, time.UTC)
	store, err := memory.New(memory.Facts{
		Accounts: []account.Account{{ID: "a-1", Name: "Harbour Foods"}},
		People: []account.Person{{
			ID: "p-3", Name: "Omar Haddad", Side: account.ProviderSide, Level: account.TechnicalLevel, Visibility: account.Customer,
		}},
		Assignments: []team.Assignment{{
			ID: "r-1", Account: "a-1", Person: "p-3", Role: account.OperationsSupervisor,
			From: opened.AddDate(-1, 0, 0), Basis: team.Standing, Visibility: account.Customer,
		}},
		Tickets: []metrics.Ticket{{
			ID: "T-7", Account: "a-1", Priority: "1", Summary: "Order server down", Impact: metrics.Disrupted,
			Opened: opened, Log: []metrics.Entry{{At: opened.Add(3 * time.Hour), Kind: metrics.Resolved}},
			Visibility: account.Customer,
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx := context.Background()
	may := metrics.Period{
		From: time.Date(2026, time.May, 1, 0, 0, 0, 0, time.UTC),
		To:   time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC),
	}
	facts, err := review.Gather(ctx, review.Sources{Accounts: store, Service: store, Team: store}, "a-1", may)
	if err != nil {
		fmt.Println(err)
		return
	}
	security := review.AgendaItem{
		Code: "security", Owner: account.TechnicalLead.Label(), Visibility: account.Customer,
		Section: review.SectionFunc(func(context.Context, review.Facts) (review.Content, error) {
			return review.Content{Says: account.Data("No incident touched your data")}, nil
		}),
	}
	document, err := review.Compose(ctx, review.Agenda{security}, facts)
	if err != nil {
		fmt.Println(err)
		return
	}
	locale := review.English().With(map[string]string{
		"agenda.security.name":        "Security",
		"agenda.security.description": "Who was kept out, and how.",
		"agenda.security.objective":   "Show that your data is safe.",
	})
	edition, err := document.Edition(account.Customer, locale)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, block := range edition.Blocks() {
		switch block := block.(type) {
		case review.List:
			for _, item := range block.Items {
				fmt.Println(edition.Text(item.Text))
			}
		case review.Part:
			fmt.Printf("%s: %s\n", edition.Text(block.Heading.Name), edition.Text(block.Heading.Says))
		}
	}
	// Output:
	// We resolved 1 ticket.
	// The business was disrupted for 3 h on 12 May 2026: Order server down
	// 1 ticket that disrupted the business has no root cause on record: T-7.
	// Security: No incident touched your data
	// Your account team: 1 person is there for you, in 1 role
	// Where the figures come from:
}
