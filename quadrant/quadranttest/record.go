package quadranttest

import (
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// noon is when most of what the kit tells of happens.
var noon = time.Date(2026, time.June, 3, 12, 0, 0, 123456789, time.UTC)

// full returns a fresh record of an account, every field of which is set somewhere.
func full(of account.ID) quadrant.Record {
	r := quadrant.Record{Cases: []quadrant.Case{ofTicket(of), ofCommitment(of), ofActivity(of), ofRelated(of)}}
	seed := some()
	for _, i := range seed.Interactions {
		if i.Account == of {
			r.Interactions = append(r.Interactions, i)
		}
	}
	for _, s := range seed.Satisfactions {
		if s.Account == of {
			r.Satisfactions = append(r.Satisfactions, s)
		}
	}
	for _, s := range seed.Standings {
		if s.Account == of {
			r.Standings = append(r.Standings, s)
		}
	}
	return r
}

func ofTicket(of account.ID) quadrant.Case {
	id := metrics.TicketID("501" + of)
	return quadrant.Case{
		About: id.Ref(), Account: of,
		Harms: []quadrant.Harm{{Since: noon, Impact: metrics.Minor}, {Since: noon.Add(1), Impact: metrics.Minor, CustomerImpact: metrics.Disrupted}},
		Ticket: &metrics.Ticket{
			ID: id, Account: of, Kind: metrics.Incident, Priority: "1", Queue: "network", Channel: "phone", SupportLevel: 2,
			Impact: metrics.Degraded, CustomerImpact: metrics.Disrupted, Item: "401", Category: "disk", Summary: "Zoë's disk is full",
			Problem: "701", CausedBy: "702", Opened: noon, Visibility: account.Customer,
			Log: []metrics.Entry{
				{At: noon, Kind: metrics.Acknowledged, By: "203"},
				{At: noon.Add(time.Minute), Kind: metrics.Held, Reason: "asked \"whom\""},
				{At: noon.Add(time.Minute), Kind: metrics.Queued, Queue: "storage"},
				{At: noon.Add(time.Hour), Kind: metrics.Prioritised, Priority: "2"},
			},
		},
		Group: account.Ref{Kind: quadrant.RefRelated, ID: "801" + string(of)},
		Words: []quadrant.Word{
			{Interaction: "301", About: id.Ref(), At: noon, From: []account.PersonID{"203", "204"}, To: []account.PersonID{"201"}, Channel: quadrant.Call},
			{Interaction: "302", At: noon.Add(1), From: []account.PersonID{"201"}, To: []account.PersonID{"202", "204"}, Channel: quadrant.Mail},
		},
		Alerts: []quadrant.Alert{
			{
				Key: "disruption/501" + quadrant.AlertKey(of), Class: quadrant.Missed, Severity: account.Warning,
				Since: noon.Add(-time.Hour), Raised: noon.Add(-time.Hour), Cleared: noon, Outcome: quadrant.ClearedTold,
			},
			{
				Key: "disruption/501/2" + quadrant.AlertKey(of), Class: quadrant.Disruption, Severity: account.Critical,
				Signs: []quadrant.Sign{{Code: "impact", Since: noon}, {Code: "prime", Since: noon.Add(time.Hour)}},
				Since: noon, Raised: noon.Add(1),
				Steps: []quadrant.Step{{Name: "tell-account-manager", Key: "n-1", To: account.AccountManager, At: noon}},
				Acks:  []quadrant.Ack{{By: "204", At: noon.Add(2)}}, Commitment: "601", Advisory: advisory(of),
			},
		},
		Next: noon.Add(time.Hour),
	}
}

func advisory(of account.ID) *quadrant.Advisory {
	return &quadrant.Advisory{
		Account: of, About: metrics.TicketID("501").Ref(), Alert: "disruption/501/2", Impact: metrics.Disrupted, Known: noon,
		Headline: account.Say("x.headline", account.Args{"what": account.Data("the shop"), "since": account.Instant(noon)}),
		How:      account.Data("Nobody looked"), Options: []account.Text{account.Data("wait"), account.Span(time.Hour)},
		OnlyOne: account.Data("There is no other"), Intent: account.Day(noon), NextReport: noon.AddDate(0, 0, 1),
		To: []account.PersonID{"201", "202"}, Channels: []quadrant.Channel{quadrant.Call, quadrant.Mail}, State: quadrant.Sent,
		Steps:      []quadrant.AdvisoryStep{{Verb: quadrant.Send, Actor: "204", At: noon, Note: "by phone", Report: account.Data("Sent by phone")}},
		Visibility: account.Business,
	}
}

func ofCommitment(of account.ID) quadrant.Case {
	c := promise(account.CommitmentID("601"+of), of)
	c.Owner, c.Source, c.Moved, c.State, c.Ended = "204", metrics.TicketID("501").Ref(), 2, account.Kept, noon.Add(time.Hour)
	c.Told = []account.Told{{Step: "remind", At: noon}, {Step: "escalate", To: account.ExecutivePartner, At: noon}}
	c.Visibility, c.Revision = account.Business, 7
	return quadrant.Case{About: c.ID.Ref(), Account: of, Commitment: &c, Next: noon.Add(2 * time.Hour)}
}

func ofActivity(of account.ID) quadrant.Case {
	a := metrics.Activity{
		ID: metrics.ActivityID("511" + of), Account: of, Kind: metrics.Order, Item: "401", Summary: "New disks", Status: metrics.ActivityDone,
		Planned: noon, Done: noon.Add(time.Hour), Result: "late", Visibility: account.Customer,
	}
	return quadrant.Case{About: a.ID.Ref(), Account: of, Activity: &a}
}

func ofRelated(of account.ID) quadrant.Case {
	return quadrant.Case{
		About: account.Ref{Kind: quadrant.RefRelated, ID: "801" + string(of)}, Account: of,
		Related: &quadrant.Related{By: "category", Name: "disk", Tickets: []quadrant.RelatedTicket{
			{ID: "501", Opened: noon}, {ID: "502", Opened: noon.Add(1)},
		}, Since: noon.Add(1)},
		Alerts: []quadrant.Alert{{Key: "k", Class: quadrant.Endangered, Since: noon, Raised: noon}},
		Next:   noon,
	}
}

// next returns a case as it is stored once it is saved.
func next(c quadrant.Case) quadrant.Case {
	c = c.Clone()
	c.Revision++
	return c
}

// promise returns a new commitment.
func promise(id account.CommitmentID, of account.ID) account.Commitment {
	return account.Commitment{
		ID: id, Account: of, Kind: account.ReportBack, Text: "Report back", Role: account.AccountManager,
		Made: noon, MadeBy: "204", Due: noon, FirstDue: noon, State: account.Open,
	}
}

// unit returns what goes with a record: a promise, an event and a notice, all of
// them new, and the account.
func unit(id account.ID) account.Unit {
	c := promise(account.CommitmentID("609"+id), id)
	return account.Unit{
		Accounts:    []account.Account{{ID: id, Name: "Aigle " + string(id)}},
		Commitments: []account.Commitment{c},
		Events:      []account.Event{event(account.EventID("709"+id), id)},
		Notices: []account.Notice{{
			Key: account.NoticeKey("alert/" + id), Account: id, At: noon, Role: account.AccountManager, About: c.ID.Ref(),
			Subject: account.Data("Tell the customer"),
		}},
	}
}

func event(id account.EventID, of account.ID) account.Event {
	return account.Event{ID: id, Account: of, At: noon, Actor: "204", Kind: "alert.raised", Subject: metrics.TicketID("501").Ref()}
}
