package quadranttest

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/quadrant"
)

// archive is a store's ability to forget; without it the subtest is skipped.
func archive(t testing.TB, s Store) account.Archive {
	t.Helper()
	return conform.Option[account.Archive](t, s, "the store is no account.Archive: it cannot erase a person or purge what is old")
}

func doomed() account.Person {
	return account.Person{
		ID: "209", Account: one, Name: "Ann Weiss", Email: "ann@example.com",
		Side: account.CustomerSide, Level: account.BusinessLevel,
	}
}

// named is a record in which whatever is free text names her, but for the second
// interaction and answer.
func named() quadrant.Record {
	const name = "as Ann Weiss said"
	r := full(one)
	c := &r.Cases[0]
	c.Ticket.Summary, c.Ticket.Log[1].Reason = name, name
	a := c.Alerts[1].Advisory
	a.Headline = account.Say("x.headline", account.Args{"who": account.Data(name)})
	a.How, a.Options[0], a.OnlyOne, a.Intent, a.Steps[0].Note = account.Data(name), account.Data(name), account.Data(name), account.Data(name), name
	r.Cases[1].Commitment.Text = name
	r.Cases[2].Activity.Summary, r.Cases[2].Activity.Result = name, name
	r.Cases[3].Related.Name = "Ann Weiss's disk"
	r.Interactions[0].Note, r.Satisfactions[0].Words = name, name
	return r
}

// telling is a store of what names her, and of another account that does not.
func telling(t testing.TB, open openStore) (Store, account.Archive) {
	t.Helper()
	s := open()
	a := archive(t, s)
	saveRecord(t, s, full(other), unit(other))
	u := unit(one)
	u.People = []account.Person{doomed()}
	saveRecord(t, s, named(), u)
	return s, a
}

func erase(t testing.TB, a account.Archive, id account.EventID) error {
	t.Helper()
	tombstone := account.Person{
		ID: "209", Account: one, Side: account.CustomerSide, Level: account.BusinessLevel, Erased: noon, Revision: 1,
	}
	return a.Erase(t.Context(), tombstone, account.NewRedaction(doomed()), event(id, one))
}

func eraseRedacts(t testing.TB, open openStore) {
	s, a := telling(t, open)
	conform.Must(t, "Erase", erase(t, a, "790"))
	by := account.NewRedaction(doomed())
	var want []account.Change
	change := func(ref account.Ref, before, after any) {
		from, to := account.Fingerprint(before), account.Fingerprint(after)
		if from != to {
			want = append(want, account.Change{Field: string(ref.Kind) + " " + ref.ID, From: from, To: to})
		}
	}
	for _, c := range named().Cases {
		before := next(c)
		wantCases(t, s, before.Redacted(by))
		change(c.Ref(), before, before.Redacted(by))
	}
	for _, got := range interactions.all(t, s, one, always) {
		i := slices.IndexFunc(named().Interactions, func(i quadrant.Interaction) bool { return i.ID == got.ID })
		before := named().Interactions[i]
		conform.Same(t, "Interaction "+string(got.ID), got, before.Redacted(by))
		change(got.ID.Ref(), before, before.Redacted(by))
	}
	for _, got := range satisfactions.all(t, s, one, always) {
		i := slices.IndexFunc(named().Satisfactions, func(v account.Satisfaction) bool { return v.ID == got.ID })
		before := named().Satisfactions[i]
		conform.Same(t, "Satisfaction "+string(got.ID), got, before.Redacted(by))
		change(got.ID.Ref(), before, before.Redacted(by))
	}
	wantCases(t, s, next(ofTicket(other)), next(ofRelated(other)))
	if left := state(t, s); strings.Contains(left, "Weiss") {
		t.Errorf("somebody who was erased is named in\n%s", left)
	}
	if n := len(want); n != len(named().Cases)+2 {
		t.Errorf("the kit's record has %d that name her", n)
	}
	history := conform.Collect(t, "History", s.History(t.Context(), one.Ref()))
	got := history[len(history)-1].Changes
	for _, list := range [][]account.Change{got, want} {
		slices.SortFunc(list, func(a, b account.Change) int { return cmp.Compare(a.Field, b.Field) })
	}
	conform.Same(t, "what the event tells", got, want)
}

func eraseWhole(t testing.TB, open openStore) {
	s, a := telling(t, open)
	before := state(t, s)
	err := erase(t, a, unit(one).Events[0].ID) // is stored
	if !errors.Is(err, account.ErrConflict) {
		t.Errorf("Erase with an event that is stored: error %v, want account.ErrConflict", err)
	}
	unchanged(t, "Erase with an event that is stored", s, before)
}

func purgeAccounts(t testing.TB, open openStore) {
	s := open()
	a := archive(t, s)
	for id, closed := range map[account.ID]time.Time{one: noon.Add(-1), other: noon} {
		u := unit(id)
		u.Accounts[0].Closed = closed
		saveRecord(t, s, full(id), u)
	}
	purged, err := a.Purge(t.Context(), noon, event("790", ""))
	conform.Must(t, "Purge", err)
	if purged.Accounts != 1 {
		t.Errorf("Purge removed %d accounts, want 1", purged.Accounts)
	}
	for _, c := range full(one).Cases {
		if _, err := s.Case(t.Context(), c.About); !errors.Is(err, account.ErrNotFound) {
			t.Errorf("Case of %s, whose account was purged: error %v, want account.ErrNotFound", c.Ref().ID, err)
		}
	}
	if list := cases(t, s, quadrant.CaseFilter{Account: one}); len(list) > 0 {
		t.Errorf("Cases of an account that was purged are %s", abouts(list))
	}
	conform.Same(t, "Interactions of an account that was purged", interactions.all(t, s, one, always), nil)
	conform.Same(t, "Satisfactions of an account that was purged", satisfactions.all(t, s, one, always), nil)
	conform.Same(t, "Standings of an account that was purged", standings(t, s, one), nil)
	conform.Same(t, "Interactions", interactions.all(t, s, other, always), interactions.want(other, always))
	conform.Same(t, "Satisfactions", satisfactions.all(t, s, other, always), satisfactions.want(other, always))
	conform.Same(t, "Standings", standings(t, s, other), wantStandings(other))
	for _, c := range full(other).Cases {
		wantCases(t, s, next(c))
	}
	saveRecord(t, s, full(one), account.Unit{}) // revisions begin anew
	wantCases(t, s, next(ofTicket(one)))
}
