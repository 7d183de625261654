package accounttest

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
)

// archive is a store's ability to forget; without it the subtest is skipped.
func archive(t testing.TB, s Store) account.Archive {
	t.Helper()
	return conform.Option[account.Archive](t, s, "the store is no account.Archive: it cannot erase a person or purge what is old")
}

// named is a unit in which free text of every kind of record names the person
// whom [erase] erases, and some does not.
func named() account.Unit {
	u := everything()
	u.Accounts[1].Objectives[0].Text = "Give Ann Weiss a figure every week"
	u.Accounts[0].Name = "Weiss & Daughters" // a company's name
	v := &u.Solutions[1]
	v.Items[2].Name = "Ann Weiss's probe"
	before := v.Digest()
	v.Confirmed.Digest = before
	u.Commitments[0].Text = "Call Ann Weiss"
	for i := range u.People {
		switch u.People[i].ID {
		case customer: // her own record is replaced, and not redacted
			u.People[i].Title = "Ann Weiss's office"
		case "203":
			u.People[i].Title = "Assistant to Ann Weiss"
		}
	}
	u.People = append(u.People, account.Person{
		ID: "208", Account: parent, Name: "Ann Lee", Email: "ann@example.com",
		Side: account.CustomerSide, Level: account.TechnicalLevel,
	})
	u.Events[0].Changes = []account.Change{{Field: "after", From: "", To: before}}
	u.Notices[1].Subject = account.Say("notice.remind", account.Args{"text": account.Data("Call Ann Weiss")})
	return u
}

// refusal names the person, too.
var refusal = account.Settlement{Outcome: account.Refused, At: noon, Reason: "mail to Ann Weiss came back"}

// doomed is a store of [named], of whose notices the second was refused.
func doomed(t testing.TB, open func() Store) (Store, account.Archive) {
	t.Helper()
	s := open()
	a := archive(t, s)
	save(t, s, named())
	must(t, "Settle", s.Settle(t.Context(), secondNotice, refusal))
	return s, a
}

func doomedPerson() account.Person {
	people := named().People
	return people[slices.IndexFunc(people, func(p account.Person) bool { return p.ID == customer })]
}

func tombstone() account.Person {
	p := doomedPerson()
	return account.Person{
		ID: p.ID, Account: p.Account, Side: p.Side, Level: p.Level, Erased: noon.AddDate(0, 1, 0),
		Visibility: p.Visibility, Revision: 1,
	}
}

// erasure is the event of [erase].
func erasure() account.Event {
	e := event("690", parent, customer.Ref())
	e.At, e.Kind = noon.AddDate(0, 1, 0), "person.erased"
	e.Changes = []account.Change{{Field: "asked", To: "in writing"}}
	return e
}

func erase(t testing.TB, a account.Archive) {
	t.Helper()
	must(t, "Erase", a.Erase(t.Context(), tombstone(), account.NewRedaction(doomedPerson()), erasure()))
}

// redacted is what a unit's records become.
func redacted(u account.Unit) account.Unit {
	u = u.Clone()
	r := account.NewRedaction(doomedPerson())
	for i, v := range u.Solutions {
		r = r.WithSolution(v)
		u.Solutions[i] = v.Redacted(r)
	}
	for i := range u.Accounts {
		u.Accounts[i] = u.Accounts[i].Redacted(r)
	}
	u.People = slices.DeleteFunc(u.People, func(p account.Person) bool { return p.ID == customer })
	for i := range u.People {
		u.People[i] = u.People[i].Redacted(r)
	}
	for i := range u.Commitments {
		u.Commitments[i] = u.Commitments[i].Redacted(r)
	}
	for i := range u.Events {
		u.Events[i] = u.Events[i].Redacted(r)
	}
	for i := range u.Notices {
		u.Notices[i] = u.Notices[i].Redacted(r)
	}
	return u
}

func eraseTombstone(t testing.TB, open func() Store) {
	s, a := doomed(t, open)
	erase(t, a)
	want := tombstone()
	want.Revision = 2
	wantStored(t, s, account.Unit{People: []account.Person{want}})
	if ids := personIDs(readPeople(t, s, parent)); !slices.Equal(ids, []account.PersonID{"201", "202", "203", "208"}) {
		t.Errorf("People(%q) after one was erased are %q", parent, ids)
	}
}

func eraseRedacts(t testing.TB, open func() Store) {
	s, a := doomed(t, open)
	erase(t, a)
	want := redacted(stored(named()))
	want.Notices = slices.Delete(want.Notices, 1, 2) // is settled
	wantStored(t, s, want)
	reason := refusal
	reason.Reason = account.NewRedaction(doomedPerson()).Words(reason.Reason)
	wantSettled(t, s, secondNotice, reason)
	wantPending(t, s, firstNotice, childNotice)
	left := strings.ReplaceAll(strings.ReplaceAll(state(t, s), "Weiss \\u0026 Daughters", ""), "Ann Lee", "")
	if strings.Contains(left, "Weiss") || strings.Contains(left, "Ann ") {
		t.Errorf("somebody who was erased is named in\n%s", left)
	}
}

func eraseLeaves(t testing.TB, open func() Store) {
	s, a := doomed(t, open)
	erase(t, a)
	u := stored(named())
	u.People = slices.DeleteFunc(u.People, func(p account.Person) bool { return p.ID == customer || p.ID == "203" })
	wantStored(t, s, account.Unit{
		People: u.People, Accounts: []account.Account{u.Accounts[0], u.Accounts[2]}, Solutions: u.Solutions[:1],
		Commitments: u.Commitments[2:], Events: u.Events[2:], Notices: u.Notices[2:],
	})
	for _, r := range []account.Ref{parent.Ref(), customer.Ref(), lead.Ref()} {
		want := map[account.Ref][]account.EventID{
			parent.Ref(): {"601", "602", "690"}, customer.Ref(): {"602", "690"}, lead.Ref(): {"602"},
		}[r]
		if got := eventIDs(t, s, r); !slices.Equal(got, want) {
			t.Errorf("History of %v after an erasure is %q, want %q", r, got, want)
		}
	}
}

func eraseRevisions(t testing.TB, open func() Store) {
	s, a := doomed(t, open)
	erase(t, a)
	again := redacted(stored(named()))
	again.People = append(again.People, tombstone())
	again.People[len(again.People)-1].Revision = 2
	again.Events, again.Notices = nil, nil
	save(t, s, again) // no revision of it is stale
	wantStored(t, s, stored(again))
}

// eraseTells goes by the fingerprints of the records as they were stored.
func eraseTells(t testing.TB, open func() Store) {
	s, a := doomed(t, open)
	erase(t, a)
	want := erasure()
	before, after := stored(named()), redacted(stored(named()))
	tell := func(kind, id string, before, after any) {
		if from, to := account.Fingerprint(before), account.Fingerprint(after); from != to {
			want.Changes = append(want.Changes, account.Change{Field: kind + " " + id, From: from, To: to})
		}
	}
	for i, v := range before.Accounts {
		tell("account", string(v.ID), v, after.Accounts[i])
	}
	before.People = slices.DeleteFunc(before.People, func(p account.Person) bool { return p.ID == customer })
	for i, v := range before.People {
		tell("person", string(v.ID), v, after.People[i])
	}
	for i, v := range before.Solutions {
		tell("solution", string(v.Account), v, after.Solutions[i])
	}
	for i, v := range before.Commitments {
		tell("commitment", string(v.ID), v, after.Commitments[i])
	}
	for i, v := range before.Events {
		tell("event", string(v.ID), v, after.Events[i])
	}
	for i, v := range before.Notices {
		tell("notice", string(v.Key), v, after.Notices[i])
	}
	history := conform.Collect(t, "History", s.History(t.Context(), parent.Ref()))
	got := history[len(history)-1]
	for _, e := range []*account.Event{&got, &want} {
		slices.SortStableFunc(e.Changes, func(a, b account.Change) int { return cmp.Compare(a.Field, b.Field) })
	}
	conform.Same(t, "the last event", got, want)
}

func eraseStale(t testing.TB, open func() Store) {
	s, a := doomed(t, open)
	before := state(t, s)
	for _, read := range []account.Revision{0, 2, 7} {
		p := tombstone()
		p.Revision = read
		err := a.Erase(t.Context(), p, account.NewRedaction(doomedPerson()), erasure())
		wantConflict(t, fmt.Sprintf("Erase of a person read at %d", read), err,
			account.ConflictError{Record: customer.Ref(), Read: read, Current: 1})
	}
	unchanged(t, "Erase of a stale revision", s, before)
}

func eraseWhole(t testing.TB, open func() Store) {
	s, a := doomed(t, open)
	before := state(t, s)
	e := erasure()
	e.ID = "601" // is stored
	if err := a.Erase(t.Context(), tombstone(), account.NewRedaction(doomedPerson()), e); !errors.Is(err, account.ErrConflict) {
		t.Errorf("Erase with an event that is stored: error %v, want account.ErrConflict", err)
	}
	unchanged(t, "Erase with an event that is stored", s, before)
	erase(t, a) // none of it is in the way
}

// archiveIsOwned alters the events that Erase and Purge were given.
func archiveIsOwned(t testing.TB, open func() Store) {
	s, a := doomed(t, open)
	said, gone := erasure(), purging()
	said.Refs = []account.Ref{lead.Ref()}
	said.Changes = slices.Grow(said.Changes, 100) // room to write into
	gone.Refs = []account.Ref{lead.Ref()}
	must(t, "Erase", a.Erase(t.Context(), tombstone(), account.NewRedaction(doomedPerson()), said))
	_, err := a.Purge(t.Context(), noon.AddDate(-1, 0, 0), gone)
	must(t, "Purge", err)
	if extra := said.Changes[1:2][0]; extra != (account.Change{}) {
		t.Errorf("Erase wrote %v into its caller's list", extra)
	}
	before := state(t, s)
	conform.Spoil(&said)
	conform.Spoil(&gone)
	unchanged(t, "a change of the events that Erase and Purge were given", s, before)
}
