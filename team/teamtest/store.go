package teamtest

import (
	"errors"
	"testing"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/team"
)

// A Store is what [TestStore] tests: the files of accounts, and the ports of
// package account over the records that are saved with them. It may be an
// [account.Archive], too.
type Store interface {
	team.Store
	account.Reader
	account.Store
	account.Ledger
	account.Outbox
}

// TestStore tests a store against every sentence of the documentation of
// [team.Store], one subtest for each, named for it, against those of
// [account.Archive] on what other packages keep, and, over its files, against
// those of [team.Roster]. Test it with accounttest.TestStore, too. Each subtest
// calls open for a store of its own that holds nothing; open closes it with
// t.Cleanup. The subtests run one after the other. Run them with -race, too.
func TestStore(t *testing.T, open func(t *testing.T) Store) {
	conform.Run(t, storeChecks(), func(t *testing.T) openStore { return func() Store { return open(t) } })
}

type openStore = func() Store

func storeChecks() []conform.Check[openStore] {
	checks := []conform.Check[openStore]{
		{Name: "A file that was never saved is an empty one of revision 0", Run: fileNeverSaved},
		{Name: "File returns the file as it was saved", Run: fileReturns},
		{Name: "A file that is saved has the next revision", Run: fileCounts},
		{Name: "The files of accounts are kept apart", Run: filesApart},
		{Name: "Words that the library does not know survive", Run: fileUnknownWords},
		{Name: "Instants survive to the nanosecond", Run: fileInstants},
		{Name: "A file belongs to the caller", Run: fileIsOwned},
		{Name: "The store keeps nothing that the caller can change", Run: savedFileIsOwned},

		{Name: "SaveFile stores a file and a unit together", Run: saveTogether},
		{Name: "A revision of the file that is not the stored one is a conflict", Run: saveStale},
		{Name: "SaveFile of a stale file stores nothing of the unit", Run: saveStaleFile},
		{Name: "SaveFile with a unit that has a conflict stores no file", Run: saveStaleUnit},
		{Name: "Save of a unit leaves the files", Run: saveUnit},
		{Name: "Of many who save the file they all read one wins", Run: saveRace},
		{Name: "No save is lost", Run: saveLosesNone},
		{Name: "A context that is done is the error and stores nothing", Run: storeContextDone},
		{Name: "The body of a loop over Assignments may save", Run: rosterSave},
		{Name: "Safe for concurrent use", Run: storeConcurrentUse},

		{Name: "Erase redacts files", Run: eraseFiles},
		{Name: "Erase does all of it or nothing", Run: eraseWhole},
		{Name: "Purge removes the file of an account closed before an instant", Run: purgeFiles},
	}
	for _, c := range rosterChecks {
		checks = append(checks, conform.Check[openStore]{Name: "Roster over files: " + c.Name, Run: func(t testing.TB, open openStore) {
			c.Run(t, func(assignments []team.Assignment) team.Roster {
				s := open()
				for _, id := range []account.ID{other, one, bare} {
					f := team.File{Account: id}
					for _, a := range assignments {
						if a.Account == id {
							f.Assignments = append(f.Assignments, a)
						}
					}
					saveFile(t, s, f, account.Unit{})
				}
				return s
			})
		}})
	}
	return checks
}

// saveFile stores what has no conflict.
func saveFile(t testing.TB, s Store, f team.File, u account.Unit) {
	t.Helper()
	conform.Must(t, "SaveFile", s.SaveFile(t.Context(), f, u))
}

func file(t testing.TB, s Store, id account.ID) team.File {
	t.Helper()
	f, err := s.File(t.Context(), id)
	conform.Must(t, "File", err)
	return f
}

func wantFile(t testing.TB, s Store, want team.File) {
	t.Helper()
	conform.Same(t, "File of "+string(want.Account), file(t, s, want.Account), want)
}

// wantConflict fails unless an error is a conflict about a record.
func wantConflict(t testing.TB, call string, err error, want account.ConflictError) {
	t.Helper()
	got, ok := errors.AsType[*account.ConflictError](err)
	switch {
	case !errors.Is(err, account.ErrConflict) || !ok:
		t.Errorf("%s: error %v, want an *account.ConflictError", call, err)
	case got.Record != want.Record || got.Read != want.Read || got.Current != want.Current:
		t.Errorf("%s: conflict %v, want %v", call, got, &want)
	}
}

// state is all that can be read of what the kit saves, to compare by.
func state(t testing.TB, s Store) string {
	t.Helper()
	ctx := t.Context()
	all := make(map[string]any)
	put := func(what string, v any, err error) {
		if errors.Is(err, account.ErrNotFound) {
			return
		}
		conform.Must(t, what, err)
		all[what] = v
	}
	for _, id := range []account.ID{one, other, bare, ""} {
		a, err := s.Account(ctx, id)
		put("account "+string(id), a, err)
		people, err := s.People(ctx, id)
		put("people of "+string(id), people, err)
		v, err := s.Solution(ctx, id)
		put("solution of "+string(id), v, err)
		put("history of "+string(id), conform.Collect(t, "History", s.History(ctx, id.Ref())), nil)
		if id != "" {
			f, err := s.File(ctx, id)
			put("file of "+string(id), f, err)
		}
	}
	put("commitments", conform.Collect(t, "Commitments", s.Commitments(ctx, account.CommitmentFilter{})), nil)
	put("pending", conform.Collect(t, "Pending", s.Pending(ctx)), nil)
	put("assignments", conform.Collect(t, "Assignments", s.Assignments(ctx, "")), nil)
	return conform.Text(all)
}

// unchanged fails when anything differs from a state before.
func unchanged(t testing.TB, what string, s Store, before string) {
	t.Helper()
	conform.Unchanged(t, what, before, state(t, s))
}
