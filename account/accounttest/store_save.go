package accounttest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
)

const (
	freshPromise account.CommitmentID = "509"
	freshNotice  account.NoticeKey    = "promise/509/remind"
)

func saveStores(t testing.TB, open func() Store) {
	s := open()
	save(t, s, account.Unit{}) // nothing is a unit, too
	save(t, s, everything())
	wantStored(t, s, stored(everything()))
}

// renewed is a unit that saves every record of [everything] again, altered, and
// adds one of each kind.
func renewed() account.Unit {
	u := stored(everything())
	for i := range u.Accounts {
		u.Accounts[i].Name += " II"
	}
	for i := range u.People {
		u.People[i].Title += " II"
	}
	for i := range u.Solutions {
		u.Solutions[i].Name += " II"
	}
	for i := range u.Commitments {
		u.Commitments[i].Text += " II"
	}
	u.Accounts = append(u.Accounts, account.Account{ID: stranger, Name: "Newcomer"})
	u.People = append(u.People, account.Person{
		ID: "209", Account: parent, Name: "Ida Holm", Side: account.CustomerSide, Level: account.TechnicalLevel,
	})
	u.Solutions = append(u.Solutions, account.Solution{Account: bare, Name: "First"})
	u.Commitments = append(u.Commitments, promise(freshPromise, parent, noon))
	u.Events = []account.Event{event("609", parent, freshPromise.Ref())}
	u.Notices = []account.Notice{notice(freshNotice, parent, freshPromise)}
	return u
}

// flaws make a unit conflict in one place, which comes last among the records of
// its kind.
var flaws = []struct {
	name string
	make func(*account.Unit)
}{
	{"a stale account", func(u *account.Unit) { u.Accounts[len(u.Accounts)-2].Revision = 0 }},
	{"an account read at a revision it never had", func(u *account.Unit) { u.Accounts[len(u.Accounts)-1].Revision = 1 }},
	{"an account twice", func(u *account.Unit) { u.Accounts = append(u.Accounts, u.Accounts[len(u.Accounts)-1]) }},
	{"a stale person", func(u *account.Unit) { u.People[len(u.People)-2].Revision = 0 }},
	{"a person read at a revision they never had", func(u *account.Unit) { u.People[len(u.People)-1].Revision = 1 }},
	{"a person twice", func(u *account.Unit) { u.People = append(u.People, u.People[len(u.People)-1]) }},
	{"a stale solution", func(u *account.Unit) { u.Solutions[len(u.Solutions)-2].Revision = 0 }},
	{"a solution read at a revision it never had", func(u *account.Unit) { u.Solutions[len(u.Solutions)-1].Revision = 1 }},
	{"a solution twice", func(u *account.Unit) { u.Solutions = append(u.Solutions, u.Solutions[len(u.Solutions)-1]) }},
	{"a stale commitment", func(u *account.Unit) { u.Commitments[len(u.Commitments)-2].Revision = 0 }},
	{"a commitment read at a revision it never had", func(u *account.Unit) { u.Commitments[len(u.Commitments)-1].Revision = 1 }},
	{"a commitment twice", func(u *account.Unit) { u.Commitments = append(u.Commitments, u.Commitments[len(u.Commitments)-1]) }},
	{"an event stored before", func(u *account.Unit) { u.Events = append(u.Events, event("604", "", parent.Ref())) }},
	{"an event twice", func(u *account.Unit) { u.Events = append(u.Events, u.Events[0]) }},
}

func saveWhole(t testing.TB, open func() Store) {
	s := filled(t, open)
	before := state(t, s)
	for _, flaw := range flaws {
		u := renewed()
		flaw.make(&u)
		if err := s.Save(t.Context(), u); !errors.Is(err, account.ErrConflict) {
			t.Errorf("Save with %s: error %v, want account.ErrConflict", flaw.name, err)
		}
		unchanged(t, "Save with "+flaw.name, s, before)
	}
	save(t, s, renewed()) // none of it is in the way
	wantStored(t, s, stored(renewed()))
}

func saveCounts(t testing.TB, open func() Store) {
	s := open()
	u := everything()
	u.Notices = nil
	for range 3 {
		save(t, s, u)
		u = stored(u)
		wantStored(t, s, u)
		u.Events = nil // an event is written once
	}
	// A record that was not in the unit keeps its revision.
	save(t, s, account.Unit{Accounts: u.Accounts[:1]})
	u.Accounts[0].Revision++
	wantStored(t, s, u)
}

// singles are units of one record, of [everything], with what a conflict about
// it tells.
func singles(read account.Revision) []struct {
	unit account.Unit
	ref  account.Ref
} {
	u := everything()
	a, p, v, c := u.Accounts[1], u.People[1], u.Solutions[1], u.Commitments[0]
	a.Revision, p.Revision, v.Revision, c.Revision = read, read, read, read
	return []struct {
		unit account.Unit
		ref  account.Ref
	}{
		{account.Unit{Accounts: []account.Account{a}}, a.ID.Ref()},
		{account.Unit{People: []account.Person{p}}, p.ID.Ref()},
		{account.Unit{Solutions: []account.Solution{v}}, account.SolutionRef(v.Account)},
		{account.Unit{Commitments: []account.Commitment{c}}, c.ID.Ref()},
	}
}

func saveStale(t testing.TB, open func() Store) {
	s := filled(t, open)
	again := stored(everything())
	again.Events, again.Notices = nil, nil
	save(t, s, again) // all are at revision 2
	before := state(t, s)
	for _, read := range []account.Revision{1, 3, -1} {
		for _, single := range singles(read) {
			err := s.Save(t.Context(), single.unit)
			wantConflict(t, fmt.Sprintf("Save of %s read at %d", single.ref.Kind, read), err,
				account.ConflictError{Record: single.ref, Read: read, Current: 2})
		}
	}
	unchanged(t, "a conflict", s, before)
}

func saveExisting(t testing.TB, open func() Store) {
	s := filled(t, open)
	before := state(t, s)
	for _, single := range singles(0) {
		wantConflict(t, "Save of a new "+string(single.ref.Kind), s.Save(t.Context(), single.unit),
			account.ConflictError{Record: single.ref, Current: 1})
	}
	unchanged(t, "a conflict", s, before)
}

func saveMissing(t testing.TB, open func() Store) {
	s := open()
	before := state(t, s)
	for _, read := range []account.Revision{1, 7} {
		for _, single := range singles(read) {
			wantConflict(t, "Save of an unknown "+string(single.ref.Kind), s.Save(t.Context(), single.unit),
				account.ConflictError{Record: single.ref, Read: read})
		}
	}
	unchanged(t, "a conflict", s, before)
}

func saveTwice(t testing.TB, open func() Store) {
	for _, full := range []bool{false, true} {
		s := open()
		read := account.Revision(0)
		if full {
			save(t, s, everything())
			read = 1
		}
		before := state(t, s)
		for _, single := range singles(read) {
			u, twice := single.unit, single.unit.Clone()
			u.Accounts = append(u.Accounts, twice.Accounts...)
			u.People = append(u.People, twice.People...)
			u.Solutions = append(u.Solutions, twice.Solutions...)
			u.Commitments = append(u.Commitments, twice.Commitments...)
			err := s.Save(t.Context(), u)
			if got, ok := errors.AsType[*account.ConflictError](err); !ok || got.Record.ID != single.ref.ID {
				t.Errorf("Save of one %s twice: error %v, want a conflict about %q", single.ref.Kind, err, single.ref.ID)
			}
		}
		e := event("605", parent, parent.Ref())
		if err := s.Save(t.Context(), account.Unit{Events: []account.Event{e, e}}); !errors.Is(err, account.ErrConflict) {
			t.Errorf("Save of one event twice: error %v, want account.ErrConflict", err)
		}
		unchanged(t, "a conflict", s, before)
	}
}

func saveEventAgain(t testing.TB, open func() Store) {
	s := filled(t, open)
	before := state(t, s)
	for _, e := range []account.Event{everything().Events[0], event("601", child, child.Ref())} {
		err := s.Save(t.Context(), account.Unit{Events: []account.Event{e}})
		if got, ok := errors.AsType[*account.ConflictError](err); !ok || got.Record.ID != string(e.ID) {
			t.Errorf("Save of an event again: error %v, want a conflict about %q", err, e.ID)
		}
	}
	unchanged(t, "a conflict", s, before)
}

func saveNoticeAgain(t testing.TB, open func() Store) {
	s := filled(t, open)
	must(t, "Settle", s.Settle(t.Context(), secondNotice, account.Settlement{Outcome: account.Refused, At: noon, Reason: "gone"}))
	before := state(t, s)
	var again []account.Notice
	for _, n := range everything().Notices {
		n.Subject = account.Data("Something else")
		n.Account = stranger
		again = append(again, n)
	}
	save(t, s, account.Unit{Notices: again})
	unchanged(t, "Save of notices that are stored", s, before)
	first, second := notice(freshNotice, parent, freshPromise), notice(freshNotice, child, freshPromise)
	save(t, s, account.Unit{Notices: []account.Notice{first, second}})
	wantStored(t, s, account.Unit{Notices: []account.Notice{first}})
	// What comes with a notice that is stored is stored.
	save(t, s, account.Unit{Notices: again, Events: []account.Event{event("605", parent, parent.Ref())}})
	wantStored(t, s, account.Unit{Events: []account.Event{event("605", parent, parent.Ref())}})
}

func saveRace(t testing.TB, open func() Store) {
	s := filled(t, open)
	want := stored(everything()).Commitments[0]
	winner, ok := conform.Race(t, account.ErrConflict, func(name string) error {
		c := want
		c.Text = "Writer " + name
		return s.Save(t.Context(), account.Unit{Commitments: []account.Commitment{c}, Events: []account.Event{raced(name)}})
	})
	if !ok {
		return
	}
	want.Text = "Writer " + winner
	want.Revision++
	got, err := s.Commitment(t.Context(), want.ID)
	must(t, "Commitment", err)
	conform.Same(t, "Commitment", got, want)
	if ids := eventIDs(t, s, theRace); !slices.Equal(ids, []account.EventID{raced(winner).ID}) {
		t.Errorf("writer %s saved, and the events stored are %q", winner, ids)
	}
}

// theRace is what the events of [raced] are about.
var theRace = account.Ref{Kind: "race", ID: "1"}

func raced(name string) account.Event {
	return event(account.EventID("race-"+name), parent, theRace)
}

func saveLosesNone(t testing.TB, open func() Store) {
	s := filled(t, open)
	want := conform.Crowd(t, account.ErrConflict, func(ctx context.Context, name string) error {
		c, err := s.Commitment(ctx, firstPromise)
		if err != nil {
			return err
		}
		c.Moved++
		return s.Save(ctx, account.Unit{Commitments: []account.Commitment{c}, Events: []account.Event{raced(name)}})
	})
	c, err := s.Commitment(t.Context(), firstPromise)
	must(t, "Commitment", err)
	if c.Moved != want || c.Revision != account.Revision(1+want) {
		t.Errorf("after %d saves the count is %d at revision %d", want, c.Moved, c.Revision)
	}
	if n := len(eventIDs(t, s, theRace)); n != want {
		t.Errorf("after %d saves there are %d events", want, n)
	}
}

func saveContextDone(t testing.TB, open func() Store) {
	s := filled(t, open)
	before := state(t, s)
	for _, ctx := range conform.Ended(t) {
		if err := s.Save(ctx, renewed()); !errors.Is(err, ctx.Err()) {
			t.Errorf("Save: error %v, want %v", err, ctx.Err())
		}
	}
	unchanged(t, "Save under a context that is done", s, before)
	save(t, s, renewed())
}

func unitIsOwned(t testing.TB, open func() Store) {
	s := open()
	args := account.Args{"text": account.Data("Extend the disk")}
	u := everything()
	u.Notices[1].Subject = account.Say("notice.remind", args)
	save(t, s, u)
	before := state(t, s)
	args["text"] = account.Data("spoilt")
	unchanged(t, "a change of a text's arguments", s, before)
	conform.Spoil(u)
	unchanged(t, "a change of the unit", s, before)
}
