package team_test

import (
	"fmt"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

func ExampleStandardCharter() {
	english := account.English().With(team.Phrases())
	for _, d := range team.StandardCharter() {
		fmt.Printf("%s owes: %s\n", english.Format(d.Role.Label()), english.Format(d.Owes[0].Label()))
	}
	lead, _ := team.StandardCharter().Duty(account.TechnicalLead)
	for _, text := range lead.Responsibilities {
		fmt.Println(english.Format(text))
	}
	// Output:
	// Executive partner owes: Shared vision
	// Account manager owes: Account plan
	// Sales engineer owes: Configuration diagram
	// Professional services owes: Production solution
	// Operations supervisor owes: Operations review report
	// Technical lead owes: Operations document
	// Answers for the operational soundness of the customer's configuration.
	// Is told, asked for counsel or asked for approval before anybody touches the configuration.
}

func ExampleAt() {
	day := func(m time.Month) time.Time { return time.Date(2026, m, 1, 0, 0, 0, 0, time.UTC) }
	assignments := []team.Assignment{
		{ID: "1", Account: "harbour", Person: "omar", Role: account.TechnicalLead, From: day(time.January), Until: day(time.June), Basis: team.Standing},
		{ID: "2", Account: "harbour", Person: "pia", Role: account.TechnicalLead, From: day(time.June), Basis: team.Standing},
		{ID: "3", Account: "harbour", Person: "pia", Role: account.AccountManager, From: day(time.January), Basis: team.Standing},
	}
	for _, at := range []time.Time{day(time.May), day(time.June)} {
		lead, _ := team.At(nil, assignments, at).Primary(account.TechnicalLead)
		fmt.Println(at.Month(), lead)
	}
	fmt.Println(team.At(nil, assignments, day(time.June)).Roles("pia"))
	// Output:
	// May omar
	// June pia
	// [account-manager technical-lead]
}

func ExampleJudge() {
	day := func(m time.Month) time.Time { return time.Date(2026, m, 1, 0, 0, 0, 0, time.UTC) }
	facts := team.Facts{
		Account: account.Account{ID: "harbour", Name: "Harbour Foods", Profile: account.Profile{Importance: account.High}},
		People: []account.Person{
			{ID: "omar", Name: "Omar", Side: account.ProviderSide, Left: day(time.June)},
			{ID: "pia", Name: "Pia", Side: account.ProviderSide},
		},
		Assignments: []team.Assignment{
			{ID: "1", Account: "harbour", Person: "omar", Role: account.TechnicalLead, From: day(time.January), Basis: team.Standing},
			{ID: "2", Account: "harbour", Person: "pia", Role: account.AccountManager, From: day(time.January), Basis: team.Standing},
			{ID: "3", Account: "harbour", Person: "pia", Role: account.ExecutivePartner, From: day(time.January), Basis: team.Standing},
		},
	}
	policy := team.Policy{Fresh: []team.Freshness{}}
	english := account.English().With(team.Phrases())
	for _, f := range team.Judge(facts, day(time.July), team.StandardRules(policy)...) {
		if f.Code != "deliverable.missing" {
			fmt.Println(english.Format(f.Severity.Label())+":", english.Format(f.Why()))
		}
	}
	// Output:
	// Needs action now: Technical lead: Omar is on record as holding the role, but has left.
	// Needs action now: Operations supervisor: nobody holds the role, which an account of this profile needs at all times.
	// Needs attention: Executive partner: Pia holds the role together with another, which one person should not: Account manager. An escalation must reach somebody else.
}

func ExampleLoads() {
	now := time.Date(2026, time.July, 1, 0, 0, 0, 0, time.UTC)
	accounts := []account.Account{
		{ID: "harbour", Profile: account.Profile{Technical: account.High, Business: account.High, Importance: account.High}},
		{ID: "mill"},
	}
	var assignments []team.Assignment
	for _, a := range accounts {
		assignments = append(assignments, team.Assignment{
			ID: team.AssignmentID(a.ID), Account: a.ID, Person: "omar", Role: account.OperationsSupervisor, From: now, Basis: team.Standing,
		})
	}
	for _, l := range team.Loads(assignments, accounts, team.LoadPolicy{}, now) {
		fmt.Println(l.Person, "carries", l.Weight, "account equivalents, key accounts:", l.Keys)
		for _, c := range l.Accounts {
			fmt.Println(c.Account, c.Weight)
		}
	}
	// Output:
	// omar carries 1.25 account equivalents, key accounts: 1
	// harbour 1
	// mill 0.25
}

func ExampleCheckAssignments() {
	monday := time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC)
	people := []account.Person{{ID: "kay", Name: "Kay", Side: account.CustomerSide, Account: "harbour"}}
	fmt.Println(team.CheckAssignments(nil, []team.Assignment{
		{ID: "1", Account: "harbour", Person: "kay", Role: account.TechnicalLead, From: monday, Basis: team.Standing},
		{ID: "2", Account: "harbour", Person: "zoe", Role: "cook", From: monday, Until: monday.AddDate(0, 0, -1), Basis: team.AsNeeded},
	}, people))
	// Output:
	// assignments[0].person: "kay" is of the customer side; the role is for the provider side
	// assignments[1].until: is before from
	// assignments[1].role: "cook" is not a role of the charter
	// assignments[1].person: "zoe" is not on record
}
