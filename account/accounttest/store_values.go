package accounttest

import (
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/accordhq/accord/account"
)

// unknownWords stores what a newer version of the library, or another host,
// might have written.
func unknownWords(t testing.TB, open func() Store) {
	const word = "söme/Thing new"
	u := everything()
	a := &u.Accounts[1]
	a.Profile.Technical, a.Contract.Per, a.Contract.Visibility = word, word, word
	a.Objectives[0].Status, a.Objectives[0].Visibility = word, word
	p := &u.People[0]
	p.Side, p.Level, p.Visibility = word, word, word
	v := &u.Solutions[1]
	v.Visibility, v.Items[0].Visibility, v.Items[0].Kind, v.Capacities[0].Visibility = word, word, word, word
	c := &u.Commitments[0]
	c.Kind, c.State, c.Role, c.Visibility, c.Source = word, word, word, word, account.Ref{Kind: word, ID: "1"}
	c.Told = []account.Told{{Step: word, At: noon}}
	u.Events[0].Kind, u.Events[0].Refs = word, []account.Ref{{Kind: word, ID: word}}
	n := &u.Notices[0]
	n.Role, n.Audience, n.About = word, word, account.Ref{Kind: word, ID: "1"}
	n.Lines[0].Visibility, n.Attachments[0].Visibility = word, word
	n.Attachments[0].MediaType = word
	s := open()
	save(t, s, u)
	wantStored(t, s, stored(u))
	settled := account.Settlement{Outcome: word, At: noon, Reason: word}
	must(t, "Settle", s.Settle(t.Context(), n.Key, settled))
	wantSettled(t, s, n.Key, settled)
	if ids := promiseIDs(t, s, account.CommitmentFilter{Kind: word, Role: word, State: word}); len(ids) != 1 {
		t.Errorf("Commitments of an unknown kind, role and state are %q", ids)
	}
	if ids := eventIDs(t, s, account.Ref{Kind: word, ID: word}); len(ids) != 1 {
		t.Errorf("History of a reference of an unknown kind is %q", ids)
	}
}

// moments are far apart and close together, before 1970 and after 2262, and on
// clocks that are not UTC.
func moments() []time.Time {
	return []time.Time{
		time.Date(1, time.January, 1, 0, 0, 0, 1, time.UTC),
		time.Date(1677, time.September, 20, 23, 59, 59, 999999999, time.UTC),
		time.Date(1969, time.December, 31, 23, 59, 59, 999999998, time.UTC),
		time.Date(1969, time.December, 31, 23, 59, 59, 999999999, time.UTC),
		time.Unix(0, 0).UTC(),
		time.Unix(0, 1).UTC(),
		noon.In(time.FixedZone("far east", 14*60*60)),
		noon.Add(1),
		noon.Add(10).In(time.FixedZone("west", -9*60*60-30*60)),
		noon.Add(100),
		noon.Add(time.Second).Truncate(time.Second),
		time.Date(2262, time.April, 12, 0, 0, 0, 7, time.UTC),
		time.Date(9999, time.December, 31, 23, 59, 59, 999999999, time.UTC),
	}
}

func instants(t testing.TB, open func() Store) {
	for _, at := range moments() {
		u := everything()
		a := &u.Accounts[1]
		a.Closed, a.Contract.From, a.Contract.Until, a.Contract.NoticeBy, a.Objectives[0].By = at, at, at, at, at
		u.People[0].Left, u.People[0].Erased = at, at
		v := &u.Solutions[1]
		v.Confirmed.At, v.Capacities[0].Samples[0].At = at, at
		c := &u.Commitments[1]
		c.Made, c.Due, c.FirstDue, c.Ended, c.Told[0].At = at, at, at, at, at
		u.Events[0].At, u.Notices[0].At = at, at
		s := open()
		save(t, s, u)
		wantStored(t, s, stored(u))
		settled := account.Settlement{Outcome: account.Delivered, At: at}
		must(t, "Settle", s.Settle(t.Context(), firstNotice, settled))
		wantSettled(t, s, firstNotice, settled)
		got, err := s.Commitment(t.Context(), c.ID)
		must(t, "Commitment", err)
		if !got.Due.Equal(at) {
			t.Errorf("a due instant %v is %v when it is read", at, got.Due)
		}
	}
}

func texts(t testing.TB, open func() Store) {
	u := everything()
	n := &u.Notices[0]
	n.Lines = nil
	for _, text := range []account.Text{
		account.Data("Ünïcode \"quoted\"\n<b>%s</b> \x00 🦊"),
		account.Data(" "),
		account.Count(-7),
		account.Number(1234.5678, 3),
		account.Percent(0.12345, 2),
		account.Span(49*time.Hour + time.Nanosecond),
		account.Day(noon), account.Date(noon), account.Instant(noon), account.MonthOf(noon),
		account.Amount(account.Money{Amount: decimal.RequireFromString("-12345678901234567890.123456789"), Currency: "EUR"}),
		account.Say("phrase.without.arguments", nil),
		account.Say("phrase", account.Args{
			"ä": account.Say("inner", account.Args{"n": account.Count(1), "at": account.Instant(noon)}), "": account.Data(""),
		}),
	} {
		n.Lines = append(n.Lines, account.Line{Text: text, Visibility: account.Customer})
	}
	u.Commitments[0].Text = "Ünïcode \"quoted\"\n<b>%s</b> '); -- 🦊"
	u.Events[0].Note = u.Commitments[0].Text
	s := open()
	save(t, s, u)
	wantStored(t, s, stored(u))
}

func attachments(t testing.TB, open func() Store) {
	u := everything()
	n := &u.Notices[0]
	n.Attachments = []account.Attachment{
		{Name: "empty", MediaType: "text/plain"},
		{Name: "bytes", MediaType: "application/octet-stream", Content: everyByte()},
		{Name: "large", MediaType: "application/pdf", Content: []byte(strings.Repeat("%PDF\x00", 200_000))},
	}
	s := open()
	save(t, s, u)
	wantStored(t, s, account.Unit{Notices: u.Notices})
}

func ids(t testing.TB, open func() Store) {
	all := []string{
		"a", "A", "á", "a\u0301", "ａ", "a ", " a", "1", "01", "1.0", "1e0", "0x1", "null", "%", "_", "a%", "a_", "'", `"`, `\`, "a/b", "a\u200bb",
		"🦊", strings.Repeat("x", 127), strings.Repeat("x", 128), strings.Repeat("ß", 64),
	}
	s := open()
	var u account.Unit
	for i, id := range all {
		a := account.Account{ID: account.ID(id), Name: id}
		p := account.Person{ID: account.PersonID(id), Account: a.ID, Name: id, Side: account.CustomerSide, Level: account.BusinessLevel}
		u.Accounts = append(u.Accounts, a)
		u.People = append(u.People, p)
		u.Solutions = append(u.Solutions, account.Solution{Account: a.ID, Name: id})
		u.Commitments = append(u.Commitments, promise(account.CommitmentID(id), a.ID, noon))
		u.Commitments[i].Owner = p.ID
		u.Events = append(u.Events, event(account.EventID(id), a.ID, account.Ref{Kind: "thing", ID: id}))
		u.Notices = append(u.Notices, notice(account.NoticeKey(strings.Repeat(id, 4)), a.ID, account.CommitmentID(id)))
	}
	save(t, s, u)
	wantStored(t, s, stored(u))
	for _, id := range all {
		for _, f := range []account.CommitmentFilter{{Account: account.ID(id)}, {Owner: account.PersonID(id)}} {
			if got := promiseIDs(t, s, f); len(got) != 1 || string(got[0]) != id {
				t.Errorf("Commitments of %+v are %q", f, got)
			}
		}
		if got := eventIDs(t, s, account.Ref{Kind: "thing", ID: id}); len(got) != 1 || string(got[0]) != id {
			t.Errorf("History of %q is %q", id, got)
		}
		if people := personIDs(readPeople(t, s, account.ID(id))); len(people) != 1 || string(people[0]) != id {
			t.Errorf("People of %q are %q", id, people)
		}
	}
}
