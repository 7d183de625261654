package teamtest

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/team"
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

// probe is a solution that names her, so that erasing her changes its digest, and
// two of its capacities are told apart by her name alone.
func probe() account.Solution {
	return account.Solution{
		Account: one, Name: "Production", Items: []account.Item{{ID: "401", Name: "Ann Weiss's probe", Kind: "monitor"}},
		Capacities: []account.Capacity{{Item: "401", Name: "mailbox Ann", Unit: "GB"}, {Item: "401", Name: "mailbox Weiss", Unit: "GB"}},
	}
}

// named is a file that names her, and has the digest of the solution that does. Of
// its capacities a change added the second.
func named() team.File {
	f := full(one)
	f.Assignments[0].Reason = "asked for by Ann Weiss"
	f.Deliverables[0].Digest = probe().Digest()
	f.Changes[0].After = probe().Digest()
	f.Changes[0].Edit.Put[0] = probe().Items[0]
	f.Changes[0].Edit.Capacities[0] = probe().Capacities[1]
	f.Changes[0].Undo.Drop[0] = team.CapacityKey{Item: "401", Name: probe().Capacities[1].Name}
	return f
}

// telling is a store whose files name her, the second one without.
func telling(t testing.TB, open func() Store) (Store, account.Archive) {
	t.Helper()
	s := open()
	a := archive(t, s)
	quiet := team.File{Account: other, Assignments: of(other)}
	saveFile(t, s, quiet, unit(other))
	u := unit(one)
	u.People = []account.Person{doomed()}
	u.Solutions = []account.Solution{probe()}
	saveFile(t, s, named(), u)
	return s, a
}

func erase(t testing.TB, a account.Archive, id account.EventID) error {
	t.Helper()
	tombstone := account.Person{
		ID: "209", Account: one, Side: account.CustomerSide, Level: account.BusinessLevel, Erased: noon, Revision: 1,
	}
	e := event(id, one)
	return a.Erase(t.Context(), tombstone, account.NewRedaction(doomed()), e)
}

func eraseFiles(t testing.TB, open func() Store) {
	s, a := telling(t, open)
	before := next(named())
	conform.Must(t, "Erase", erase(t, a, "790"))
	after := before.Redacted(account.NewRedaction(doomed()).WithSolution(probe()))
	wantFile(t, s, after)
	wantFile(t, s, team.File{Account: other, Assignments: of(other), Revision: 1})
	if left := state(t, s); strings.Contains(left, "Weiss") {
		t.Errorf("somebody who was erased is named in\n%s", left)
	}
	for _, got := range read(t, s, one) {
		i := slices.IndexFunc(after.Assignments, func(a team.Assignment) bool { return a.ID == got.ID })
		conform.Same(t, "Assignment "+string(got.ID), got, after.Assignments[i])
	}
	history := conform.Collect(t, "History", s.History(t.Context(), one.Ref()))
	var told []account.Change
	for _, c := range history[len(history)-1].Changes {
		if strings.HasPrefix(c.Field, string(team.RefTeam)+" ") {
			told = append(told, c)
		}
	}
	conform.Same(t, "what the event tells of files", told, []account.Change{
		{Field: "team " + string(one), From: account.Fingerprint(before), To: account.Fingerprint(after)},
	})
}

func eraseWhole(t testing.TB, open func() Store) {
	s, a := telling(t, open)
	before := state(t, s)
	err := erase(t, a, unit(one).Events[0].ID) // is stored
	if !errors.Is(err, account.ErrConflict) {
		t.Errorf("Erase with an event that is stored: error %v, want account.ErrConflict", err)
	}
	unchanged(t, "Erase with an event that is stored", s, before)
}

func purgeFiles(t testing.TB, open func() Store) {
	s := open()
	a := archive(t, s)
	for _, id := range []account.ID{one, other, bare} {
		u := unit(id)
		switch id {
		case one:
			u.Accounts[0].Closed = noon.Add(-1)
		case bare:
			u.Accounts[0].Closed = noon
		}
		saveFile(t, s, full(id), u)
	}
	purged, err := a.Purge(t.Context(), noon, event("790", ""))
	conform.Must(t, "Purge", err)
	if purged.Accounts != 1 {
		t.Errorf("Purge removed %d accounts, want 1", purged.Accounts)
	}
	wantFile(t, s, team.File{Account: one})
	if all := read(t, s, one); len(all) > 0 {
		t.Errorf("Assignments of an account that was purged are %v", all)
	}
	wantFile(t, s, next(full(other)))
	wantFile(t, s, next(full(bare)))
	saveFile(t, s, full(one), account.Unit{}) // its revisions begin anew
	wantFile(t, s, next(full(one)))
}
