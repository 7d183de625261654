package accounttest

import (
	"cmp"
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/accordhq/accord/account"
)

// A Seed is what a reader under test must hold, and all of it. It is valid:
// what its records refer to is in it. Every id is a numeral, those of one kind
// equally long, so that a host whose keys are integers can hold it too and
// orders it alike; instants are whole seconds.
type Seed struct {
	Accounts  []account.Account
	People    []account.Person
	Solutions []account.Solution
}

// The accounts of the seed.
const (
	parent   account.ID = "101"
	child    account.ID = "102" // of parent
	bare     account.ID = "103" // nobody and nothing is recorded for it
	stranger account.ID = "999" // is not in the seed
)

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 9, 30, 15, 0, time.UTC)
}

func euros(amount string) account.Money {
	return account.Money{Amount: decimal.RequireFromString(amount), Currency: "EUR"}
}

// world returns a fresh seed of everything.
func world() Seed {
	left := date(2026, time.March, 1)
	solution := account.Solution{
		Account: parent,
		Name:    "Production",
		Items: []account.Item{
			{ID: "301", Name: "Edge firewall", Kind: "firewall", Version: "7.4.1", Visibility: account.Customer},
			{ID: "302", Name: "Zoë's database", Kind: "database", Version: "16", Visibility: account.Business},
			{ID: "303", Name: "Probe", Kind: "monitor"},
		},
		Links: []account.Link{{From: "301", To: "302", Label: "TLS 1.3"}, {From: "303", To: "302"}},
		Capacities: []account.Capacity{{
			Item: "302", Name: "disk", Unit: "GB", Visibility: account.Business,
			Samples: []account.Sample{
				{At: date(2026, time.May, 1), Used: 410.5, Total: 500},
				{At: date(2026, time.June, 1), Used: 433.25, Total: 500},
			},
		}},
		Visibility: account.Customer,
	}
	solution.Confirmed = account.Confirmation{By: "203", At: date(2026, time.May, 20), Digest: solution.Digest()}
	return Seed{
		Accounts: []account.Account{
			{ID: child, Name: "Aigle & Fils", Parent: parent},
			{
				ID: parent, Name: `Aigle "Group" 100 %`,
				Profile: account.Profile{Technical: account.High, Business: account.Medium, Importance: account.Low},
				Contract: account.Contract{
					Name: "C-17", Fee: euros("1250.50"), Per: account.PerMonth,
					From: date(2025, time.January, 1), Until: date(2027, time.January, 1),
					NoticeBy: date(2026, time.October, 1), Visibility: account.Business,
				},
				Objectives: []account.Objective{
					{ID: "401", Text: "Open the Lyon site", Owner: "201", By: date(2026, time.September, 1), Status: account.ObjectiveOpen, Visibility: account.Business},
					{ID: "402", Text: "Retire the old mail server", Status: account.ObjectiveReached},
				},
			},
			{ID: bare, Name: "Nobody yet"},
		},
		People: []account.Person{
			{ID: "207", Name: "Priya Nair", Title: "Technical lead", Email: "priya@example.net", Side: account.ProviderSide, Level: account.TechnicalLevel, Visibility: account.Customer},
			{ID: "203", Account: parent, Name: "Zoë O'Brien", Title: "IT manager", Email: "zoe@example.com", Side: account.CustomerSide, Level: account.TechnicalLevel, Visibility: account.Customer},
			{ID: "202", Account: parent, Name: "Jan Novák", Side: account.CustomerSide, Level: account.TechnicalLevel, Left: left},
			{ID: "204", Account: child, Name: "Élise Petit", Side: account.CustomerSide, Level: account.BusinessLevel},
			{ID: "201", Account: parent, Name: "Ann Weiss", Title: "Managing director", Side: account.CustomerSide, Level: account.BusinessLevel, Authority: euros("20000"), Visibility: account.Business},
			{ID: "205", Name: "Tom Reed", Side: account.ProviderSide, Level: account.BusinessLevel, Left: left},
			{ID: "206", Name: "Mia Chen", Side: account.ProviderSide, Level: account.BusinessLevel, Authority: euros("5000")},
		},
		Solutions: []account.Solution{
			{Account: child, Name: "Shop", Items: []account.Item{{ID: "304", Name: "Till", Kind: "terminal"}}},
			solution,
		},
	}
}

func (s Seed) account(id account.ID) account.Account {
	i := slices.IndexFunc(s.Accounts, func(a account.Account) bool { return a.ID == id })
	return s.Accounts[i]
}

func (s Seed) solution(id account.ID) account.Solution {
	i := slices.IndexFunc(s.Solutions, func(v account.Solution) bool { return v.Account == id })
	return s.Solutions[i]
}

func personIDs(people []account.Person) []account.PersonID {
	ids := make([]account.PersonID, 0, len(people))
	for _, p := range people {
		ids = append(ids, p.ID)
	}
	return ids
}

// equal reports a record that is not the wanted one. Lists whose order means
// nothing are taken in any order, instants in any zone, amounts with any
// number of zeros, and an empty list as none.
func equal(t testing.TB, what string, got, want any) {
	t.Helper()
	if g, w := canonical(got), canonical(want); g != w {
		t.Errorf("%s is\n%s\nwant\n%s", what, g, w)
	}
}

func canonical(v any) string {
	switch v := v.(type) {
	case account.Account:
		return text(canonicalAccount(v))
	case account.Solution:
		return text(canonicalSolution(v))
	case []account.Person:
		all := slices.Clone(v)
		for i := range all {
			all[i].Left = all[i].Left.UTC()
		}
		slices.SortStableFunc(all, func(a, b account.Person) int { return cmp.Compare(a.ID, b.ID) })
		return text(all)
	}
	return text(v)
}

func canonicalAccount(a account.Account) account.Account {
	c := &a.Contract
	c.From, c.Until, c.NoticeBy = c.From.UTC(), c.Until.UTC(), c.NoticeBy.UTC()
	a.Objectives = slices.Clone(a.Objectives)
	for i := range a.Objectives {
		a.Objectives[i].By = a.Objectives[i].By.UTC()
	}
	slices.SortFunc(a.Objectives, func(a, b account.Objective) int { return cmp.Compare(a.ID, b.ID) })
	return a
}

func canonicalSolution(s account.Solution) account.Solution {
	s.Confirmed.At = s.Confirmed.At.UTC()
	s.Items = slices.Clone(s.Items)
	slices.SortFunc(s.Items, func(a, b account.Item) int { return cmp.Compare(a.ID, b.ID) })
	s.Links = slices.Clone(s.Links)
	slices.SortFunc(s.Links, func(a, b account.Link) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Label, b.Label))
	})
	s.Capacities = slices.Clone(s.Capacities)
	for i := range s.Capacities {
		samples := slices.Clone(s.Capacities[i].Samples)
		for j := range samples {
			samples[j].At = samples[j].At.UTC()
		}
		slices.SortFunc(samples, func(a, b account.Sample) int { return a.At.Compare(b.At) })
		s.Capacities[i].Samples = samples
	}
	slices.SortFunc(s.Capacities, func(a, b account.Capacity) int {
		return cmp.Or(cmp.Compare(a.Item, b.Item), cmp.Compare(a.Name, b.Name))
	})
	return s
}

func text(v any) string {
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err.Error()
	}
	return string(b)
}
