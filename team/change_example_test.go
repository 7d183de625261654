package team_test

import (
	"fmt"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// A tool that is about to alter a firewall asks what the change still lacks.
func ExampleChangeRequest_Missing() {
	monday := time.Date(2026, time.June, 1, 9, 0, 0, 0, time.UTC)
	configuration := account.Solution{
		Account: "harbour", Name: "Shop", Items: []account.Item{{ID: "fw", Name: "Edge", Kind: "firewall"}},
	}
	gate := team.Gate{
		Team: team.At(nil, []team.Assignment{
			{ID: "1", Person: "lea", Role: account.TechnicalLead},
			{ID: "2", Person: "rex", Role: account.ProfessionalServices},
		}, monday),
		People: []account.Person{{ID: "lea", Name: "Lea Holm"}},
		Policy: team.ChangePolicy{Kinds: map[team.ChangeKind]team.ChangeRule{
			"standard": {Notice: true, Ahead: 4 * time.Hour, Approval: true},
		}},
		Solution: &configuration,
	}
	change, _, err := team.DraftChange(team.ChangeRequest{
		ID: "c1", Account: "harbour", Kind: "standard", Summary: "Open a port for the till",
		Touches: []account.ItemID{"fw"}, Requester: "rex", Start: monday,
	}, "rex", monday, &configuration, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	change, event, err := change.Move(team.ChangeMove{Verb: team.Notify, Actor: "rex", At: monday}, gate)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(event.Kind)

	english := account.English().With(team.Phrases())
	for _, want := range change.Missing(gate, monday.Add(90*time.Minute), []account.ItemID{"fw"}) {
		fmt.Println(english.Format(want.Text(gate.People)))
	}
	_, _, err = change.Move(team.ChangeMove{Verb: team.Approve, Actor: "rex", At: monday}, gate)
	fmt.Println(err)
	// Output:
	// change.noticed
	// Technical lead: notice was given on 1 Jun 2026 09:00 UTC; 1 h 30 min of 4 h of service time have passed, and it is enough on 1 Jun 2026 13:00 UTC.
	// Technical lead: approval by Lea Holm is missing.
	// change "c1": approve: not allowed for "rex": it takes a holder of technical-lead other than the requester: "lea"
}

func ExampleEdit_Apply() {
	shop := account.Solution{Account: "harbour", Name: "Shop", Items: []account.Item{
		{ID: "fw", Name: "Edge", Kind: "firewall", Version: "7.4"},
	}}
	edit := team.Edit{
		Put:  []account.Item{{ID: "fw", Name: "Edge", Kind: "firewall", Version: "8.0"}, {ID: "vpn", Name: "Tunnel", Kind: "vpn"}},
		Link: []account.Link{{From: "vpn", To: "fw"}},
	}
	after, undo, err := edit.Apply(shop)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(after.Items[0].Version, len(after.Items), len(after.Links))
	back, _, err := undo.Apply(after)
	fmt.Println(back.Digest() == shop.Digest(), err)
	// Output:
	// 8.0 2 1
	// true <nil>
}
