package teamtest

import (
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// noon is when most of what the kit tells of happens.
var noon = time.Date(2026, time.June, 3, 12, 0, 0, 123456789, time.UTC)

// full returns a fresh file of an account, every field of which is set
// somewhere.
func full(id account.ID) team.File {
	edit := func() team.Edit {
		return team.Edit{
			Put:    []account.Item{{ID: "401", Name: "Zoë's \"edge\"", Kind: "firewall", Version: "7.4.2", Visibility: account.Customer}},
			Remove: []account.ItemID{"402"},
			Link:   []account.Link{{From: "401", To: "403", Label: "TLS 1.3"}},
			Unlink: []account.Link{{From: "401", To: "404"}},
			Capacities: []account.Capacity{{
				Item: "401", Name: "disk", Unit: "GB", Visibility: account.Business,
				Samples: []account.Sample{{At: noon, Used: 410.5, Total: 500}},
			}},
			Drop: []team.CapacityKey{{Item: "403", Name: "seats"}},
		}
	}
	f := team.File{
		Account:     id,
		Assignments: some()[:0],
		Deliverables: []team.Deliverable{
			{Kind: team.ConfigurationDiagram, Issued: noon, By: "201", Digest: "d1", Place: "docs/Ann Weiss/diagram.svg", Visibility: account.Customer},
			{Kind: team.AccountPlan, Issued: noon.Add(-time.Hour), By: "202"},
			{Kind: team.ConfigurationDiagram, Issued: noon, By: "201", Digest: "d2"},
		},
		Changes: []team.ChangeRequest{
			{
				ID: team.ChangeID("502" + id), Account: id, Kind: "firewall-rule", Summary: "Open a port for Ann Weiss",
				Touches: []account.ItemID{"401", "402"}, Edit: edit(), Undo: edit(),
				Seen: []team.SeenItem{{
					ID: "401", Item: edit().Put[0], Links: edit().Link, Capacities: edit().Capacities,
				}},
				Requester: "202", Start: noon.AddDate(0, 0, 2),
				State: team.RolledBack, Emergency: true, Before: "d1", After: "d2", Restored: "d1", Visibility: account.Business,
				Steps: []team.ChangeStep{
					{Verb: team.Draft, Actor: "202", At: noon},
					{Verb: team.Notify, Actor: "202", At: noon, Told: []account.PersonID{"201"}},
					{Verb: team.Override, Actor: "201", At: noon.Add(1), Role: account.TechnicalLead, Own: true, DecidedBy: "203", Note: "Ann Weiss called"},
				},
			},
			{ID: team.ChangeID("501" + id), Account: id, Kind: "restart", Summary: "Restart", Requester: "201", Start: noon, State: team.Drafted},
		},
	}
	for _, a := range some() {
		if a.Account == one {
			a.ID, a.Account = a.ID+team.AssignmentID(id), id
			f.Assignments = append(f.Assignments, a)
		}
	}
	return f
}

// next returns the file as it is stored once it is saved.
func next(f team.File) team.File {
	f = f.Clone()
	f.Revision++
	return f
}

// promise returns a new commitment.
func promise(id account.CommitmentID, of account.ID) account.Commitment {
	return account.Commitment{
		ID: id, Account: of, Kind: account.ChangeReview, Text: "Review the change", Role: account.TechnicalLead,
		Made: noon, MadeBy: "201", Due: noon, FirstDue: noon, State: account.Open,
	}
}

// unit returns what goes with a change of a file: the configuration, a promise,
// an event and a notice, all of them new.
func unit(id account.ID) account.Unit {
	c := promise(account.CommitmentID("601"+id), id)
	return account.Unit{
		Accounts:    []account.Account{{ID: id, Name: "Aigle " + string(id)}},
		People:      []account.Person{{ID: account.PersonID("201" + id), Name: "Priya Nair", Side: account.ProviderSide, Level: account.TechnicalLevel}},
		Solutions:   []account.Solution{{Account: id, Name: "Production", Items: []account.Item{{ID: "401", Name: "Edge", Kind: "firewall"}}}},
		Commitments: []account.Commitment{c},
		Events:      []account.Event{event(account.EventID("701"+id), id)},
		Notices: []account.Notice{{
			Key: account.NoticeKey("change/" + id), Account: id, At: noon, Role: account.TechnicalLead, About: c.ID.Ref(),
			Subject: account.Data("Review the change"),
		}},
	}
}

func event(id account.EventID, of account.ID) account.Event {
	return account.Event{
		ID: id, Account: of, At: noon, Actor: "201", Kind: "team.changed",
		Subject: account.Ref{Kind: team.RefTeam, ID: string(of)},
	}
}
