package team_test

import (
	"context"
	"fmt"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/team"
)

// A deployment tool asks before it touches anything.
func ExampleDesk_Authorize() {
	provider := func(id account.PersonID, name string) account.Person {
		return account.Person{ID: id, Name: name, Side: account.ProviderSide, Level: account.TechnicalLevel}
	}
	store, err := memory.New(memory.Facts{
		Accounts:  []account.Account{{ID: "a-1", Name: "Harbour Foods"}},
		People:    []account.Person{provider("max", "Max Berg"), provider("tia", "Tia Lund")},
		Solutions: []account.Solution{{Account: "a-1", Name: "Shop", Items: []account.Item{{ID: "fw", Name: "Firewall", Kind: "firewall"}}}},
	})
	if err != nil {
		panic(err)
	}
	ctx, now := context.Background(), accounttest.NewClock(time.Date(2026, time.May, 4, 9, 0, 0, 0, time.UTC))
	desk := team.NewDesk(store, store, team.Sources{}, team.Options{
		Now:     now.Now,
		Changes: team.ChangePolicy{Default: team.ChangeRule{Notice: true, Ahead: 4 * time.Hour, Approval: true}},
	})
	for person, role := range map[account.PersonID]account.Role{"max": account.AccountManager, "tia": account.TechnicalLead} {
		_, err := desk.Assign(ctx, "max", team.Assignment{
			Account: "a-1", Person: person, Role: role, From: now.Now(), Basis: team.Standing,
		})
		if err != nil {
			panic(err)
		}
	}
	_, err = desk.Draft(ctx, "max", team.ChangeRequest{
		ID: "ch-1", Account: "a-1", Kind: "rule", Summary: "Open port 8443", Touches: []account.ItemID{"fw"}, Start: now.Now(),
	})
	if err != nil {
		panic(err)
	}
	fmt.Println(desk.Authorize(ctx, "a-1", "ch-1", "fw"))

	for _, m := range []team.ChangeMove{{Verb: team.Notify, Actor: "max"}, {Verb: team.Approve, Actor: "tia"}} {
		if _, err := desk.MoveChange(ctx, "a-1", "ch-1", m); err != nil {
			panic(err)
		}
	}
	now.Advance(4 * time.Hour)
	fmt.Println(desk.Authorize(ctx, "a-1", "ch-1", "fw"))
	// Output:
	// team: authorize on account "a-1": change "ch-1": not allowed to be applied:
	// Technical lead: no notice was given to tia; it takes 4 h of service time.
	// Technical lead: approval by tia is missing.
	// <nil>
}
