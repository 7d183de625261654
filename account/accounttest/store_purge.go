package accounttest

import (
	"errors"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
)

// aged is a unit of accounts that were closed at various instants, each with
// records of its own whose ids end in the account's number.
func aged() account.Unit {
	var u account.Unit
	for _, row := range []struct {
		id, parent account.ID
		closed     time.Time // zero for one that lasts
	}{
		{"801", "", noon.AddDate(-3, 0, 0)},
		{"802", "", time.Time{}},
		{"803", "", noon.Add(1)},
		{"804", "", noon},
		{"805", "", noon.AddDate(-3, 0, 0)}, // its grandchild lasts
		{"806", "805", noon.AddDate(-3, 0, 0)},
		{"807", "806", time.Time{}},
		{"808", "", noon.AddDate(-3, 0, 0)},
		{"809", "808", noon.Add(-1)},
		{"810", "802", noon.Add(-1)},
		{"811", "803", noon.AddDate(-1, 0, 0)},
	} {
		id := string(row.id)
		u.Accounts = append(u.Accounts, account.Account{ID: row.id, Name: id, Parent: row.parent, Closed: row.closed})
		u.People = append(u.People, account.Person{
			ID: account.PersonID("2" + id), Account: row.id, Name: id, Side: account.CustomerSide, Level: account.BusinessLevel,
		})
		u.Solutions = append(u.Solutions, account.Solution{Account: row.id, Name: id})
		u.Commitments = append(u.Commitments, promise(account.CommitmentID("5"+id), row.id, noon))
		u.Events = append(u.Events, event(account.EventID("6"+id), row.id, account.Ref{Kind: "thing", ID: id}))
		u.Notices = append(u.Notices, notice(account.NoticeKey("n"+id), row.id, account.CommitmentID("5"+id)))
	}
	u.People = append(u.People, account.Person{ID: lead, Name: "Priya Nair", Side: account.ProviderSide, Level: account.TechnicalLevel})
	return u
}

// The numbers of the accounts of [aged] that are purged, and that stay.
var (
	purgedAccounts = []string{"801", "808", "809", "810", "811"}
	keptAccounts   = []string{"802", "803", "804", "805", "806", "807"}
)

// attic is a store of [aged], of old and new events and notices of accounts that
// stay and of none.
func attic(t testing.TB, open func() Store) (Store, account.Archive) {
	t.Helper()
	s := open()
	a := archive(t, s)
	save(t, s, aged())
	var u account.Unit
	for i, at := range []time.Time{noon.Add(-1), noon, noon.Add(1), noon.AddDate(-20, 0, 0)} {
		for j, of := range []account.ID{"802", ""} {
			id := strconv.Itoa(10*i + j)
			e := event(account.EventID("9"+id), of, account.Ref{Kind: "attic", ID: "1"})
			e.At = at
			u.Events = append(u.Events, e)
			for _, key := range []account.NoticeKey{"settled", "pending"} {
				n := notice(key+account.NoticeKey(id), of, firstPromise)
				n.At = at
				u.Notices = append(u.Notices, n)
			}
		}
	}
	save(t, s, u)
	for i, n := range u.Notices {
		if i%2 == 0 {
			must(t, "Settle", s.Settle(t.Context(), n.Key, account.Settlement{Outcome: account.Delivered, At: n.At}))
		}
	}
	must(t, "Settle", s.Settle(t.Context(), "n801", account.Settlement{Outcome: account.Delivered, At: noon.Add(1)}))
	return s, a
}

// purging is the event of [purge].
func purging() account.Event {
	e := event("990", "", account.Ref{Kind: account.RefArchive, ID: "1"})
	e.At, e.Kind = noon.AddDate(1, 0, 0), "archive.purged"
	return e
}

func purge(t testing.TB, a account.Archive) account.Purged {
	t.Helper()
	purged, err := a.Purge(t.Context(), noon, purging())
	must(t, "Purge", err)
	return purged
}

func purgeEvents(t testing.TB, open func() Store) {
	s, a := attic(t, open)
	purge(t, a)
	want := []account.EventID{"910", "911", "920", "921"}
	if got := eventIDs(t, s, account.Ref{Kind: "attic", ID: "1"}); !slices.Equal(got, want) {
		t.Errorf("the events left are %q, want %q", got, want)
	}
	// The id of one that is gone is free.
	save(t, s, account.Unit{Events: []account.Event{event("90", "802", account.Ref{Kind: "attic", ID: "1"})}})
}

func purgeNotices(t testing.TB, open func() Store) {
	s, a := attic(t, open)
	purge(t, a)
	for key, there := range map[account.NoticeKey]bool{
		"settled0": false, "settled1": false, "settled30": false, "settled31": false,
		"settled10": true, "settled11": true, "settled20": true, "settled21": true,
	} {
		_, settled, err := s.Settlement(t.Context(), key)
		if there {
			must(t, "Settlement of "+string(key), err)
		} else {
			wantNotFound(t, "Settlement of "+string(key)+", which was purged", err)
		}
		if settled != there {
			t.Errorf("Settlement of %q is %t, want %t", key, settled, there)
		}
	}
	// A notice that waits is not old, whenever it was made.
	wantPending(t, s, "n802", "n803", "n804", "n805", "n806", "n807",
		"pending0", "pending1", "pending10", "pending11", "pending20", "pending21", "pending30", "pending31")
	// The key of one that is gone is free.
	save(t, s, account.Unit{Notices: []account.Notice{notice("settled0", "802", firstPromise)}})
	if keys := pendingKeys(t, s); !slices.Contains(keys, "settled0") {
		t.Errorf("a notice whose key was purged is not among those pending: %q", keys)
	}
}

func purgeAccounts(t testing.TB, open func() Store) {
	s, a := attic(t, open)
	purge(t, a)
	ctx := t.Context()
	for _, id := range purgedAccounts {
		_, err := s.Account(ctx, account.ID(id))
		wantNotFound(t, "Account "+id+", which was purged", err)
		_, err = s.People(ctx, account.ID(id))
		wantNotFound(t, "People of "+id+", which was purged", err)
		_, err = s.Solution(ctx, account.ID(id))
		wantNotFound(t, "Solution of "+id+", which was purged", err)
		_, err = s.Commitment(ctx, account.CommitmentID("5"+id))
		wantNotFound(t, "Commitment of "+id+", which was purged", err)
		_, _, err = s.Settlement(ctx, account.NoticeKey("n"+id))
		wantNotFound(t, "Settlement of a notice of "+id+", which was purged", err)
		if ids := promiseIDs(t, s, account.CommitmentFilter{Account: account.ID(id)}); len(ids) > 0 {
			t.Errorf("Commitments of %s, which was purged, are %q", id, ids)
		}
		for _, r := range []account.Ref{account.ID(id).Ref(), {Kind: "thing", ID: id}} {
			if ids := eventIDs(t, s, r); len(ids) > 0 {
				t.Errorf("History of %v, which was purged, is %q", r, ids)
			}
		}
	}
	// Their ids are free.
	u := aged()
	save(t, s, account.Unit{Accounts: u.Accounts[:1], People: u.People[:1], Solutions: u.Solutions[:1], Commitments: u.Commitments[:1]})
	if ids := personIDs(readPeople(t, s, "801")); len(ids) != 1 {
		t.Errorf("People of an account that came back are %q", ids)
	}
}

func purgeFamilies(t testing.TB, open func() Store) {
	s, a := attic(t, open)
	purge(t, a)
	u, kept := stored(aged()), account.Unit{}
	for i := range u.Accounts {
		if slices.Contains(keptAccounts, string(u.Accounts[i].ID)) {
			kept.Accounts = append(kept.Accounts, u.Accounts[i])
			kept.People = append(kept.People, u.People[i])
			kept.Solutions = append(kept.Solutions, u.Solutions[i])
			kept.Commitments = append(kept.Commitments, u.Commitments[i])
			kept.Events = append(kept.Events, u.Events[i])
			kept.Notices = append(kept.Notices, u.Notices[i])
		}
	}
	kept.People = append(kept.People, u.People[len(u.People)-1])
	wantStored(t, s, kept)
}

// purgeCounts counts four events and four notices that are old, and what the
// accounts had.
func purgeCounts(t testing.TB, open func() Store) {
	_, a := attic(t, open)
	n := len(purgedAccounts)
	conform.Same(t, "Purged", purge(t, a), account.Purged{Accounts: n, Events: n + 4, Notices: n + 4})
	again, err := a.Purge(t.Context(), noon, event("991", "", account.Ref{Kind: account.RefArchive, ID: "1"}))
	must(t, "Purge again", err)
	conform.Same(t, "Purged the second time", again, account.Purged{})
}

func purgeTells(t testing.TB, open func() Store) {
	s, a := attic(t, open)
	purge(t, a)
	wantStored(t, s, account.Unit{Events: []account.Event{purging()}})
	if ids := eventIDs(t, s, manager.Ref()); ids[len(ids)-1] != "990" {
		t.Errorf("the event of a purge is not the last of %q", ids)
	}
}

func purgeWhole(t testing.TB, open func() Store) {
	s, a := attic(t, open)
	e := purging()
	e.ID = "920" // is stored, and would stay
	before := conform.Collect(t, "History", s.History(t.Context(), manager.Ref()))
	purged, err := a.Purge(t.Context(), noon, e)
	if !errors.Is(err, account.ErrConflict) {
		t.Errorf("Purge with an event that is stored: error %v, want account.ErrConflict", err)
	}
	conform.Same(t, "what was purged", purged, account.Purged{})
	conform.Same(t, "History", conform.Collect(t, "History", s.History(t.Context(), manager.Ref())), before)
	wantStored(t, s, account.Unit{Accounts: stored(aged()).Accounts, People: stored(aged()).People})
	_, ok, err := s.Settlement(t.Context(), "settled0")
	must(t, "Settlement", err)
	if !ok {
		t.Errorf("a notice that was settled is pending")
	}
}

func archiveContextDone(t testing.TB, open func() Store) {
	s, a := doomed(t, open)
	before := state(t, s)
	ctx := conform.Dead(t)
	err := a.Erase(ctx, tombstone(), account.NewRedaction(doomedPerson()), erasure())
	if !errors.Is(err, ctx.Err()) {
		t.Errorf("Erase: error %v, want %v", err, ctx.Err())
	}
	if _, err := a.Purge(ctx, noon.AddDate(1, 0, 0), purging()); !errors.Is(err, ctx.Err()) {
		t.Errorf("Purge: error %v, want %v", err, ctx.Err())
	}
	unchanged(t, "a context that is done", s, before)
	erase(t, a)
	purge(t, a)
}
