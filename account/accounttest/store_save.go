package accounttest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

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
	const writers = 16
	s := filled(t, open)
	read := stored(everything()).Commitments[0]
	errs := make([]error, writers)
	var group sync.WaitGroup
	start := make(chan struct{})
	for n := range writers {
		group.Go(func() {
			<-start
			c := read
			c.Text = "Writer " + strconv.Itoa(n)
			e := event(account.EventID("7"+strconv.Itoa(n)), parent, account.Ref{Kind: "race", ID: "1"})
			errs[n] = s.Save(t.Context(), account.Unit{Commitments: []account.Commitment{c}, Events: []account.Event{e}})
		})
	}
	close(start)
	group.Wait()
	var winners []int
	for n, err := range errs {
		switch {
		case err == nil:
			winners = append(winners, n)
		case !errors.Is(err, account.ErrConflict):
			t.Errorf("Save of writer %d: %v", n, err)
		}
	}
	if len(winners) != 1 {
		t.Errorf("of %d writers %v were told that they saved", writers, winners)
		return
	}
	got, err := s.Commitment(t.Context(), read.ID)
	must(t, "Commitment", err)
	want := read
	want.Text, want.Revision = "Writer "+strconv.Itoa(winners[0]), 2
	conform.Same(t, "Commitment", got, want)
	if ids := eventIDs(t, s, account.Ref{Kind: "race", ID: "1"}); !slices.Equal(ids, []account.EventID{account.EventID("7" + strconv.Itoa(winners[0]))}) {
		t.Errorf("writer %d saved, and the events stored are %q", winners[0], ids)
	}
}

func saveLosesNone(t testing.TB, open func() Store) {
	const writers, rounds = 16, 4
	s := filled(t, open)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	// increment adds one to a commitment, however often somebody else was first.
	increment := func(id account.EventID) error {
		for {
			c, err := s.Commitment(ctx, firstPromise)
			if err != nil {
				return err
			}
			c.Moved++
			e := event(id, parent, account.Ref{Kind: "race", ID: "1"})
			err = s.Save(ctx, account.Unit{Commitments: []account.Commitment{c}, Events: []account.Event{e}})
			if !errors.Is(err, account.ErrConflict) {
				return err
			}
		}
	}
	var group sync.WaitGroup
	for n := range writers {
		group.Go(func() {
			for round := range rounds {
				if err := increment(account.EventID(fmt.Sprintf("7%02d%d", n, round))); err != nil {
					t.Errorf("writer %d: %v", n, err)
					return
				}
			}
		})
	}
	group.Wait()
	c, err := s.Commitment(t.Context(), firstPromise)
	must(t, "Commitment", err)
	if c.Moved != writers*rounds || c.Revision != 1+writers*rounds {
		t.Errorf("after %d saves the count is %d at revision %d", writers*rounds, c.Moved, c.Revision)
	}
	if n := len(eventIDs(t, s, account.Ref{Kind: "race", ID: "1"})); n != writers*rounds {
		t.Errorf("after %d saves there are %d events", writers*rounds, n)
	}
}

func saveContextDone(t testing.TB, open func() Store) {
	s := filled(t, open)
	before := state(t, s)
	late, cancel := context.WithDeadline(t.Context(), time.Unix(0, 0))
	defer cancel()
	for _, ctx := range []context.Context{conform.Dead(t), late} {
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
