package account_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

// june is an instant for whatever needs one.
var june = time.Date(2026, time.June, 1, 9, 0, 0, 0, time.UTC)

// aigle returns an account with every field, without fault.
func aigle() account.Account {
	return account.Account{
		ID: "aigle", Name: "Aigle & Fils", Parent: "group",
		Profile: account.Profile{Technical: account.High, Business: account.Medium, Importance: account.Low},
		Contract: account.Contract{
			Name: "C-17", Fee: money("EUR 1250"), Per: account.PerMonth,
			From: june, Until: june.AddDate(1, 0, 0), NoticeBy: june.AddDate(0, 9, 0), Visibility: account.Business,
		},
		Objectives: []account.Objective{
			{ID: "lyon", Text: "Open the Lyon site", Owner: "ann", By: june, Status: account.ObjectiveOpen, Visibility: account.Business},
			{ID: "mail", Text: "Retire the mail server", Status: account.ObjectiveReached},
		},
	}
}

func TestAccountValidate(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		change func(*account.Account)
		want   []string
	}{
		{"every field", func(*account.Account) {}, nil},
		{"the least", func(a *account.Account) { *a = account.Account{ID: "x", Name: "X"} }, nil},
		{"nothing", func(a *account.Account) { *a = account.Account{} }, []string{"id: is missing", "name: is missing"}},
		{"its own parent", func(a *account.Account) { a.Parent = a.ID }, []string{"parent: is the account itself"}},
		{"parent is no id", func(a *account.Account) { a.Parent = "\n" }, []string{"parent: has a control character"}},
		{"unknown grades", func(a *account.Account) {
			a.Profile = account.Profile{Technical: "vast", Business: "vast", Importance: "vast"}
		}, []string{
			`profile.technical_complexity: "vast" is not low, medium or high`,
			`profile.business_complexity: "vast" is not low, medium or high`,
			`profile.strategic_importance: "vast" is not low, medium or high`,
		}},
		{"contract without a name", func(a *account.Account) { a.Contract.Name = "" }, []string{"contract.name: is missing"}},
		{"contract of nothing but an audience is none", func(a *account.Account) { a.Contract = account.Contract{Visibility: "x"} }, nil},
		{"fee in no currency", func(a *account.Account) { a.Contract.Fee.Currency = "" }, []string{`contract.fee.currency: "" is not an ISO 4217 code of three capital letters`}},
		{"negative fee", func(a *account.Account) { a.Contract.Fee = money("EUR -1") }, []string{"contract.fee.amount: is negative"}},
		{"free", func(a *account.Account) { a.Contract.Fee = money("EUR 0") }, nil},
		{"fee without period", func(a *account.Account) { a.Contract.Per = "" }, []string{"contract.per: goes with a fee, and a fee with it"}},
		{"period without fee", func(a *account.Account) { a.Contract.Fee = account.Money{} }, []string{"contract.per: goes with a fee, and a fee with it"}},
		{"neither fee nor period", func(a *account.Account) { a.Contract.Fee, a.Contract.Per = account.Money{}, "" }, nil},
		{"unknown period", func(a *account.Account) { a.Contract.Per = "week" }, []string{`contract.per: "week" is not month, quarter or year`}},
		{"a quarter", func(a *account.Account) { a.Contract.Per = account.PerQuarter }, nil},
		{"a year", func(a *account.Account) { a.Contract.Per = account.PerYear }, nil},
		{"ends when it starts", func(a *account.Account) { a.Contract.Until, a.Contract.NoticeBy = june, time.Time{} }, []string{"contract.until: is not after from"}},
		{"open ended", func(a *account.Account) { a.Contract.Until = time.Time{} }, nil},
		{"start unknown", func(a *account.Account) { a.Contract.From = time.Time{} }, nil},
		{"notice at the end", func(a *account.Account) { a.Contract.NoticeBy = a.Contract.Until }, nil},
		{"notice after the end", func(a *account.Account) { a.Contract.NoticeBy = a.Contract.Until.Add(1) }, []string{"contract.notice_by: is after until"}},
		{"no notice", func(a *account.Account) { a.Contract.NoticeBy = time.Time{} }, nil},
		{"contract for an unknown audience", func(a *account.Account) { a.Contract.Visibility = "all" }, []string{`contract.visibility: "all" is not an audience`}},
		{"an objective of nothing", func(a *account.Account) { a.Objectives[1] = account.Objective{} }, []string{
			"objectives[1].id: is missing", "objectives[1].text: is missing", `objectives[1].status: "" is not open, reached or dropped`,
		}},
		{"objective of an unknown kind", func(a *account.Account) {
			a.Objectives[0].Owner, a.Objectives[0].Status, a.Objectives[0].Visibility = "\t", "stuck", "all"
		}, []string{
			"objectives[0].owner: has a control character", `objectives[0].status: "stuck" is not open, reached or dropped`,
			`objectives[0].visibility: "all" is not an audience`,
		}},
		{"objective dropped", func(a *account.Account) { a.Objectives[0].Status = account.ObjectiveDropped }, nil},
		{"objective twice", func(a *account.Account) { a.Objectives[1].ID = "lyon" }, []string{`objectives[1]: repeats the id "lyon"`}},
		{"every fault at once", func(a *account.Account) {
			a.Name, a.Profile.Business, a.Contract.Name, a.Objectives[0].Text = "", "x", "", ""
		}, []string{
			"name: is missing", `profile.business_complexity: "x" is not low, medium or high`,
			"contract.name: is missing", "objectives[0].text: is missing",
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			a := aigle()
			row.change(&a)
			require.Equal(t, row.want, faults(t, a.Validate()))
		})
	}
}

func TestContractIsZero(t *testing.T) {
	t.Parallel()
	require.True(t, account.Contract{}.IsZero())
	require.True(t, account.Contract{Visibility: account.Customer}.IsZero())
	for _, c := range []account.Contract{
		{Name: "x"}, {Fee: money("EUR 0")}, {Per: account.PerYear}, {From: june}, {Until: june}, {NoticeBy: june},
	} {
		require.False(t, c.IsZero(), "%+v", c)
	}
}

// ann returns a person with every field, without fault.
func ann() account.Person {
	return account.Person{
		ID: "ann", Account: "aigle", Name: "Ann Weiss", Title: "Managing director", Email: "ann@example.com",
		Side: account.CustomerSide, Level: account.BusinessLevel, Authority: money("EUR 20000"), Left: june,
		Visibility: account.Business,
	}
}

func TestPersonValidate(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		change func(*account.Person)
		want   []string
	}{
		{"every field", func(*account.Person) {}, nil},
		{"technical", func(p *account.Person) { p.Level = account.TechnicalLevel }, nil},
		{"of the provider", func(p *account.Person) { p.Side, p.Account = account.ProviderSide, "" }, nil},
		{"nothing", func(p *account.Person) { *p = account.Person{} }, []string{
			"id: is missing", "name: is missing", `side: "" is not customer or provider`, `level: "" is not business or technical`,
		}},
		{"customer of no account", func(p *account.Person) { p.Account = "" }, []string{"account: is missing"}},
		{"account is no id", func(p *account.Person) { p.Account = "\n" }, []string{"account: has a control character"}},
		{"provider's of an account", func(p *account.Person) { p.Side = account.ProviderSide }, []string{"account: is given, but the provider's people belong to no account"}},
		{"of neither side", func(p *account.Person) { p.Side = "both" }, []string{`side: "both" is not customer or provider`}},
		{"of no level", func(p *account.Person) { p.Level = "top" }, []string{`level: "top" is not business or technical`}},
		{"authority in no currency", func(p *account.Person) { p.Authority.Currency = "" }, []string{`authority.currency: "" is not an ISO 4217 code of three capital letters`}},
		{"negative authority", func(p *account.Person) { p.Authority = money("EUR -1") }, []string{"authority.amount: is negative"}},
		{"authority of nothing", func(p *account.Person) { p.Authority = money("EUR 0") }, nil},
		{"for an unknown audience", func(p *account.Person) { p.Visibility = "all" }, []string{`visibility: "all" is not an audience`}},
		{"every fault at once", func(p *account.Person) { p.Name, p.Level, p.Visibility = "", "", "all" }, []string{
			"name: is missing", `level: "" is not business or technical`, `visibility: "all" is not an audience`,
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			p := ann()
			row.change(&p)
			require.Equal(t, row.want, faults(t, p.Validate()))
		})
	}
}

// A name is said to those who may know the person.
func TestNameFor(t *testing.T) {
	t.Parallel()
	for _, person := range visibilities {
		for _, record := range visibilities {
			p := account.Person{Name: "Ann", Visibility: person}
			want := account.Text{}
			if person.ReachedBy(record) {
				want = account.Data("Ann")
			}
			require.Equal(t, want, p.NameFor(record), "a person for %s in a record for %s", person, record)
		}
	}
}
