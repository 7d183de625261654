package team_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/team"
)

// hour is an hour of a day of June 2026, the first of which is a Monday.
func hour(day, h int) time.Time { return onDay(day).Add(time.Duration(h) * time.Hour) }

// shop is a configuration with every field, without fault.
func shop() account.Solution {
	return account.Solution{
		Account: "harbour", Name: "Shop",
		Items: []account.Item{
			{ID: "fw", Name: "Edge", Kind: "firewall", Version: "7.4", Visibility: account.Customer},
			{ID: "db", Name: "Orders", Kind: "database", Version: "16", Visibility: account.Business},
			{ID: "tl", Name: "Till", Kind: "terminal", Visibility: account.Customer},
		},
		Links: []account.Link{{From: "tl", To: "fw", Label: "TLS"}, {From: "fw", To: "db"}},
		Capacities: []account.Capacity{
			{Item: "db", Name: "disk", Unit: "GB", Visibility: account.Customer, Samples: []account.Sample{{At: onDay(1), Used: 100, Total: 500}}},
			{Item: "fw", Name: "sessions", Unit: "sessions", Visibility: account.Customer},
		},
		Visibility: account.Customer,
	}
}

// newFirewall is an edit of the shop.
var newFirewall = team.Edit{Put: []account.Item{
	{ID: "fw", Name: "Edge", Kind: "firewall", Version: "8.0", Visibility: account.Customer},
}}

// upgrade is a request of rex, who is on the team, for 2 June.
func upgrade() team.ChangeRequest {
	return team.ChangeRequest{
		ID: "c1", Account: "harbour", Kind: "normal", Summary: "Upgrade the firewall",
		Edit: newFirewall, Requester: "rex", Start: onDay(2),
	}
}

// drafted is a change request written down by its requester at 9 on 1 June.
func drafted(t testing.TB, c team.ChangeRequest) team.ChangeRequest {
	t.Helper()
	s := shop()
	c, _, err := team.DraftChange(c, c.Requester, hour(1, 9), &s, nil)
	require.NoError(t, err)
	return c
}

// crew is the team of the gate; lea and leo are technical leads, ned is nobody.
func crew() []team.Assignment {
	return []team.Assignment{
		primary(given("1", "lea", account.TechnicalLead, 1, 0)),
		given("2", "leo", account.TechnicalLead, 1, 0),
		given("3", "otto", account.OperationsSupervisor, 1, 0),
		given("4", "eve", account.ExecutivePartner, 1, 0),
		given("5", "amy", account.AccountManager, 1, 0),
		given("6", "rex", account.ProfessionalServices, 1, 0),
	}
}

// folk are the people of the harbour, gus having left, one of another account,
// and the technical leads.
func folk() []account.Person {
	at := func(id account.PersonID, name string, of account.ID, level account.Level) account.Person {
		return account.Person{ID: id, Name: name, Account: of, Side: account.CustomerSide, Level: level}
	}
	gus := at("gus", "Gus", "harbour", account.BusinessLevel)
	gus.Left = onDay(1)
	return []account.Person{
		at("cora", "Cora Lane", "harbour", account.BusinessLevel),
		at("cody", "Cody Moor", "harbour", account.BusinessLevel),
		at("tess", "Tess Byrne", "harbour", account.TechnicalLevel),
		gus,
		at("olga", "Olga", "airport", account.BusinessLevel),
		{ID: "lea", Name: "Lea Holm", Side: account.ProviderSide, Level: account.TechnicalLevel},
		{ID: "leo", Name: "Leo Pratt", Side: account.ProviderSide, Level: account.TechnicalLevel},
	}
}

// gateOf is the gate of a rule for every kind, open from 9 to 17 on workdays.
func gateOf(rule team.ChangeRule) team.Gate {
	day := []metrics.Interval{{"09:00", "17:00"}}
	calendar, err := metrics.NewCalendar(metrics.Schedule{
		Week: metrics.Week{"mon": day, "tue": day, "wed": day, "thu": day, "fri": day},
	})
	if err != nil {
		panic(err)
	}
	s := shop()
	return team.Gate{
		Team: team.At(nil, crew(), onDay(2)), People: folk(),
		Policy: team.ChangePolicy{Default: rule}, Calendar: calendar, Solution: &s,
	}
}

// of is a move at noon on 2 June with all that any verb takes.
func of(verb team.ChangeVerb, actor account.PersonID) team.ChangeMove {
	m := team.ChangeMove{Verb: verb, Actor: actor, At: hour(2, 12), Note: "so be it"}
	if verb == team.Override {
		m.DecidedBy = "otto"
	}
	return m
}

// script are moves written "verb actor", one after the other at noon on 2 June.
func script(moves ...string) []team.ChangeMove {
	var all []team.ChangeMove
	for _, s := range moves {
		verb, actor, _ := strings.Cut(s, " ")
		all = append(all, of(team.ChangeVerb(verb), account.PersonID(actor)))
	}
	return all
}

// after does moves that must all be allowed.
func after(t testing.TB, c team.ChangeRequest, g team.Gate, moves ...team.ChangeMove) team.ChangeRequest {
	t.Helper()
	for _, m := range moves {
		next, _, err := c.Move(m, g)
		require.NoError(t, err, "%s by %s", m.Verb, m.Actor)
		c = next
	}
	return c
}

// lines are the faults of an error, one a line.
func lines(err error) []string {
	if err == nil {
		return nil
	}
	return strings.Split(err.Error(), "\n")
}

// Rules to play with.
var (
	noticeOnly   = team.ChangeRule{Notice: true}
	counselOnly  = team.ChangeRule{Counsel: true}
	approvalOnly = team.ChangeRule{Approval: true}
	allThree     = team.ChangeRule{Notice: true, Counsel: true, Approval: true}
)

func ownApproval(r team.ChangeRule) team.ChangeRule { r.OwnApproval = true; return r }

// named asks people at the customer by name.
func named(r team.ChangeRule, n int, of ...account.PersonID) team.ChangeRule {
	r.Customer = team.CustomerApproval{N: n, Of: of}
	return r
}

func customers(r team.ChangeRule, n int, level account.Level) team.ChangeRule {
	r.Customer = team.CustomerApproval{N: n, Level: level}
	return r
}
