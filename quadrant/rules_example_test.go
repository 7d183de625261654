package quadrant_test

import (
	"fmt"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// The customer's manager is known to have spoken with us twice, as something was
// broken.
func ExampleStandardRules() {
	month := metrics.Period{
		From: time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC), To: time.Date(2026, time.July, 1, 0, 0, 0, 0, time.UTC),
	}
	facts := quadrant.Facts{
		Account: account.Account{ID: "harbour", Name: "Harbour Foods"},
		People: []account.Person{
			{ID: "eve", Account: "harbour", Name: "Eve Holm", Side: account.CustomerSide, Level: account.BusinessLevel},
			{ID: "ann", Name: "Ann Weiss", Side: account.ProviderSide, Level: account.BusinessLevel},
		},
		Interactions: []quadrant.Interaction{{
			ID: "call-1", Account: "harbour", At: month.From.AddDate(0, 0, 16), From: []account.PersonID{"eve"}, To: []account.PersonID{"ann"},
			Channel: quadrant.Call, Trigger: quadrant.Problem, Topics: []quadrant.Topic{quadrant.Issue},
		}, {
			ID: "call-2", Account: "harbour", At: month.From.AddDate(0, 0, 17), From: []account.PersonID{"ann"}, To: []account.PersonID{"eve"},
			Channel: quadrant.Call, Trigger: quadrant.Problem, Topics: []quadrant.Topic{quadrant.Issue},
		}},
		Missing: []quadrant.SourceName{quadrant.SourceTeam},
	}
	m := quadrant.Assess(facts, month, month.To, quadrant.StandardRules(quadrant.Policy{})...)
	english := account.English().With(quadrant.Phrases())
	for _, f := range m.Findings {
		fmt.Printf("%s %v\n  %s\n  %s\n", f.Code, f.Evidence, english.Format(f.Why()), english.Format(f.Next()))
	}
	// Output:
	// business.no-value [{interaction call-1} {interaction call-2}]
	//   Nobody told the customer's business in the period of value that was delivered, though it had 2 conversations with us.
	//   Tell them what was delivered and what good it did, in the next operations review at the latest.
	// business.problems-only [{interaction call-1} {interaction call-2}]
	//   The customer's business had 2 conversations with us in the period, each of them because of a problem.
	//   Meet them while nothing is wrong, and tell them what was delivered.
}
