package account_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/accordhq/accord/account"
)

func ExampleLocale_Format() {
	german := account.English().With(map[string]string{
		"outage": "{n} {n:Ausfall|Ausfälle}, zusammen {span}",
	})
	german.Decimal, german.Group = ",", "."
	german.MonthLayout = "Jan 2006"
	german.Months[2] = "März"

	text := account.Say("outage", account.Args{
		"n":    account.Count(2),
		"span": account.Span(95 * time.Minute),
	})
	fmt.Println(german.Format(text))
	fmt.Println(german.Format(account.Number(12345.678, 1)))
	fmt.Println(german.Format(account.MonthOf(time.Date(2026, time.March, 5, 0, 0, 0, 0, time.UTC))))
	// Output:
	// 2 Ausfälle, zusammen 1 h 35 min
	// 12.345,7
	// März 2026
}

func ExampleSolution_Findings() {
	now := time.Date(2026, time.June, 1, 9, 0, 0, 0, time.UTC)
	solution := account.Solution{
		Account: "aigle",
		Name:    "Shop",
		Items:   []account.Item{{ID: "db", Name: "Orders", Kind: "database", Version: "16"}},
		Capacities: []account.Capacity{{
			Item: "db", Name: "disk", Unit: "GB",
			Samples: []account.Sample{{At: now.AddDate(0, 0, -1), Used: 433, Total: 500}},
		}},
	}
	english := account.English()
	for _, f := range solution.Findings(now, account.CapacityPolicy{}) {
		fmt.Println(english.Format(f.Severity.Label())+":", english.Format(f.Why()))
		fmt.Println("  ", english.Format(f.Next()))
	}
	// Output:
	// Needs attention: Orders: disk is 87 % full (433 of 500 GB).
	//    Agree on an extension of disk before it is used up.
	// For information: Nobody at the customer has confirmed the configuration on record.
	//    Walk through the configuration in the review and have it confirmed.
}

// A customer's confirmation holds until the configuration changes.
func ExampleSolution_Digest() {
	solution := account.Solution{
		Account: "aigle",
		Name:    "Shop",
		Items:   []account.Item{{ID: "db", Name: "Orders", Kind: "database", Version: "16"}},
	}
	confirmed := solution.Digest()
	fmt.Println(solution.Digest() == confirmed)
	solution.Items[0].Version = "17"
	fmt.Println(solution.Digest() == confirmed)
	// Output:
	// true
	// false
}

func ExampleAccount_Validate() {
	a := account.Account{
		ID: "aigle",
		Contract: account.Contract{
			Name: "C-17",
			Fee:  account.Money{Amount: decimal.NewFromInt(1250), Currency: "eur"},
		},
		Objectives: []account.Objective{{ID: "lyon", Status: account.ObjectiveOpen}},
	}
	err := a.Validate()
	fmt.Println(errors.Is(err, account.ErrInvalid))
	fmt.Println(err)
	// Output:
	// true
	// name: is missing
	// contract.fee.currency: "eur" is not an ISO 4217 code of three capital letters
	// contract.per: goes with a fee, and a fee with it
	// objectives[0].text: is missing
}
