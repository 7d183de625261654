package accounttest

import (
	"time"

	"github.com/accordhq/accord/account"
)

// The people, commitments, events and notices of a unit that [everything] makes.
const (
	customer account.PersonID = "201" // of parent
	lead     account.PersonID = "207" // the provider's
	manager  account.PersonID = "206" // the provider's

	firstPromise account.CommitmentID = "501"
	keptPromise  account.CommitmentID = "502"
	childPromise account.CommitmentID = "503"

	firstNotice  account.NoticeKey = "capacity/101/302"
	secondNotice account.NoticeKey = "promise/501/remind"
	childNotice  account.NoticeKey = "promise/503/escalate"
)

// noon is when most of what the kit tells of happens.
var noon = time.Date(2026, time.June, 3, 12, 0, 0, 123456789, time.UTC)

// everything returns a fresh unit with new records of every kind, all fields of
// which are set in one of them.
func everything() account.Unit {
	seed := world()
	return account.Unit{
		Accounts: seed.Accounts, People: seed.People, Solutions: seed.Solutions,
		Commitments: []account.Commitment{promise(firstPromise, parent, noon.AddDate(0, 0, 7)), {
			ID: keptPromise, Account: parent, Kind: account.ReportBack, Text: "Tell Ann Weiss what the outage cost",
			Owner: lead, Source: account.ItemID("302").Ref(), Made: noon, MadeBy: manager,
			Due: noon.AddDate(0, 0, 3), FirstDue: noon.AddDate(0, 0, 2), Moved: 1,
			State: account.Kept, Ended: noon.AddDate(0, 0, 1),
			Told:       []account.Told{{Step: "remind", At: noon.Add(1)}, {Step: "escalate-1", At: noon.Add(2)}},
			Visibility: account.Business,
		}, promise(childPromise, child, noon.AddDate(0, 0, 5))},
		Events: []account.Event{
			event("601", parent, firstPromise.Ref()),
			{
				ID: "602", Account: parent, At: noon.Add(-1), Actor: lead, Kind: "commitment.kept",
				Subject: keptPromise.Ref(), Refs: []account.Ref{customer.Ref(), account.ItemID("302").Ref()},
				Changes: []account.Change{
					{Field: "state", From: "open", To: "kept"},
					{Field: "text", From: "Call Ann Weiss", To: "Tell Ann Weiss what the outage cost", Words: true},
				},
				Note: "Ann Weiss was told on the phone",
			},
			event("603", child, childPromise.Ref()),
			event("604", "", account.Ref{Kind: "policy", ID: "1"}),
		},
		Notices: []account.Notice{{
			Key: firstNotice, Account: parent, At: noon, To: []account.PersonID{customer, lead}, Role: account.TechnicalLead,
			Audience: account.Business, About: account.SolutionRef(parent),
			Subject: account.Say("capacity.tight.why", account.Args{"item": account.Data("Zoë's database"), "share": account.Percent(0.87, 1)}),
			Lines: []account.Line{
				{Text: account.Data("Ann Weiss asked for it"), Visibility: account.Business},
				{Text: account.Count(3), Visibility: account.Customer},
			},
			Attachments: []account.Attachment{
				{Name: "disk.txt", MediaType: "text/plain", Content: []byte("for Ann Weiss\n"), Visibility: account.Business},
				{Name: "disk.png", MediaType: "image/png", Content: everyByte(), Visibility: account.Customer},
			},
		}, notice(secondNotice, parent, firstPromise), notice(childNotice, child, childPromise)},
	}
}

// promise returns a new commitment of the technical lead's.
func promise(id account.CommitmentID, of account.ID, due time.Time) account.Commitment {
	return account.Commitment{
		ID: id, Account: of, Kind: account.Action, Text: "Extend the disk",
		Owner: lead, Role: account.TechnicalLead, Made: noon, MadeBy: manager,
		Due: due, FirstDue: due, State: account.Open, Visibility: account.Customer,
	}
}

// event returns an event of the account manager's.
func event(id account.EventID, of account.ID, subject account.Ref) account.Event {
	return account.Event{ID: id, Account: of, At: noon, Actor: manager, Kind: "commitment.made", Subject: subject}
}

// notice returns a notice to the technical lead.
func notice(key account.NoticeKey, of account.ID, about account.CommitmentID) account.Notice {
	return account.Notice{
		Key: key, Account: of, At: noon, To: []account.PersonID{lead}, About: about.Ref(),
		Subject: account.Say("notice.remind", account.Args{"text": account.Data("Extend the disk")}),
	}
}

func everyByte() []byte {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	return all
}

// stored returns what a unit's records are once they are saved.
func stored(u account.Unit) account.Unit {
	u = u.Clone()
	for i := range u.Accounts {
		u.Accounts[i].Revision++
	}
	for i := range u.People {
		u.People[i].Revision++
	}
	for i := range u.Solutions {
		u.Solutions[i].Revision++
	}
	for i := range u.Commitments {
		u.Commitments[i].Revision++
	}
	return u
}
