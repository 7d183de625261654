package quadrant_test

import (
	"fmt"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// downAtNoon is a shop whose tills stand still. Eve runs it and Tom uses them; Ann is
// its account manager and Sam its operations supervisor.
func downAtNoon() quadrant.Facts {
	noon := time.Date(2026, time.June, 8, 12, 0, 0, 0, time.UTC)
	return quadrant.Facts{
		Account: account.Account{ID: "harbour", Name: "Harbour Foods"},
		People: []account.Person{
			{ID: "eve", Account: "harbour", Name: "Eve Holm", Side: account.CustomerSide, Level: account.BusinessLevel},
			{ID: "tom", Account: "harbour", Name: "Tom Vega", Side: account.CustomerSide, Level: account.TechnicalLevel},
			{ID: "ann", Name: "Ann Weiss", Side: account.ProviderSide, Level: account.BusinessLevel},
			{ID: "sam", Name: "Sam Cole", Side: account.ProviderSide, Level: account.TechnicalLevel},
		},
		Assignments: []team.Assignment{
			{ID: "as-1", Account: "harbour", Person: "ann", Role: account.AccountManager, Basis: team.Standing, From: noon.AddDate(-1, 0, 0)},
			{ID: "as-2", Account: "harbour", Person: "sam", Role: account.OperationsSupervisor, Basis: team.Standing, From: noon.AddDate(-1, 0, 0)},
		},
		Tickets: []metrics.Ticket{{
			ID: "T-1", Account: "harbour", Opened: noon, Impact: metrics.Minor, CustomerImpact: metrics.Disrupted,
		}},
		Interactions: []quadrant.Interaction{{
			ID: "i-1", Account: "harbour", At: noon.Add(10 * time.Minute), About: []account.Ref{metrics.TicketID("T-1").Ref()},
			From: []account.PersonID{"tom"}, To: []account.PersonID{"sam"}, Channel: quadrant.Call, Trigger: quadrant.Problem,
		}},
	}
}

func ExampleWatch() {
	f := downAtNoon()
	english := account.English().With(account.Phrases()).With(quadrant.Phrases())
	for _, trouble := range quadrant.Watch(f, quadrant.WatchPolicy{}, f.Tickets[0].Opened.Add(20*time.Minute)) {
		fmt.Println(trouble.Key)
		fmt.Println(english.Format(trouble.Signs[0].Text()))
		for _, told := range trouble.Outstanding() {
			fmt.Println("by", told.By.Format("15:04"), english.Format(told.Label()))
		}
	}
	// Output:
	// ticket/T-1/disruption/20260608T120000Z
	// The customer's own word is graver than our view, since 8 Jun 2026 12:00 UTC.
	// by 12:30 Account manager
	// by 13:00 Executive partner
	// by 13:00 Customer's business
}

func ExampleBlindsides() {
	f := downAtNoon()
	f.Interactions = append(f.Interactions, quadrant.Interaction{
		ID: "i-2", Account: "harbour", At: f.Tickets[0].Opened.Add(time.Hour), About: []account.Ref{metrics.TicketID("T-1").Ref()},
		From: []account.PersonID{"eve"}, To: []account.PersonID{"ann"}, Channel: quadrant.Call, Trigger: quadrant.Problem,
	})
	day := metrics.Period{From: f.Tickets[0].Opened.Truncate(24 * time.Hour)}
	day.To = day.From.AddDate(0, 0, 1)
	english := account.English().With(quadrant.Phrases())
	for _, b := range quadrant.Blindsides(f, quadrant.WatchPolicy{}, day) {
		fmt.Println(english.Format(b.Why()))
	}
	// Output:
	// The customer's business called on 8 Jun 2026 13:00 UTC, 1 h after the trouble had begun: the operations supervisor knew, and our business had not been told.
}
