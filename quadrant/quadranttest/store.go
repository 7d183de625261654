package quadranttest

import (
	"errors"
	"fmt"
	"testing"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/quadrant"
)

// A Store is what [TestStore] tests: what a watcher keeps, and the ports of package
// account over the records that are saved with it. It may be an [account.Archive],
// too.
type Store interface {
	quadrant.Store
	account.Reader
	account.Store
	account.Ledger
	account.Outbox
}

// TestStore tests a store against every sentence of the documentation of
// [quadrant.Store], one subtest for each, named for it, against those of
// [account.Archive] on what other packages keep, and, over what was saved, against
// those of [quadrant.Log]. Test it with accounttest.TestStore, too. Each subtest
// calls open for a store of its own that holds nothing; open closes it with
// t.Cleanup. The subtests run one after the other. Run them with -race, too.
func TestStore(t *testing.T, open func(t *testing.T) Store) {
	conform.Run(t, storeChecks(), func(t *testing.T) openStore {
		return func() Store { return open(t) }
	})
}

type openStore = func() Store

func storeChecks() []conform.Check[openStore] {
	checks := []conform.Check[openStore]{
		{Name: "Case returns what is known of the trouble with a record", Run: caseReturns},
		{Name: "A record that has no case is ErrNotFound", Run: caseNotFound},
		{Name: "Every record is told from every other", Run: caseApart},
		{Name: "Words that the library does not know survive", Run: caseUnknownWords},
		{Name: "Instants survive to the nanosecond", Run: caseInstants},
		{Name: "What a method returns or yields belongs to the caller", Run: storeIsOwned},
		{Name: "The store keeps nothing that the caller can change", Run: recordIsOwned},

		{Name: "The zero filter lets every case through", Run: casesAll},
		{Name: "Cases yields what matches each field of the filter", Run: casesFiltered},
		{Name: "NextBy lets through what time changes at the instant", Run: casesNextBy},
		{Name: "Alerted lets through what has an alert that is not cleared", Run: casesAlerted},
		{Name: "Cases is ordered by the kind and then the id of what they are about", Run: casesOrdered},
		{Name: "Cases yields all there are, however many", Run: casesMany},
		{Name: "The body of a loop over Cases may save", Run: casesSave},
		{Name: "Cases may be ranged over again", Run: func(t testing.TB, open openStore) { conform.Again(t, long(t, open), caseSequences) }},
		{Name: "An error is the last pair of Cases", Run: func(t testing.TB, open openStore) { conform.LastPair(t, long(t, open), caseSequences) }},
		{Name: "Cases releases what it holds when the caller breaks off", Run: casesBrokenOff},

		{Name: "SaveRecord stores a record and a unit together", Run: saveTogether},
		{Name: "A case stored has the next revision", Run: saveCounts},
		{Name: "A case whose revision is not the stored one is a conflict", Run: saveStale},
		{Name: "Two cases of one record about the same are a conflict", Run: saveTwice},
		{Name: "SaveRecord with a conflict stores nothing of the record and the unit", Run: saveWhole},
		{Name: "What has no revision takes the place of what is stored under its id", Run: saveReplaces},
		{Name: "Save of a unit leaves what is known", Run: saveUnit},
		{Name: "Of many who save the case they all read one wins", Run: saveRace},
		{Name: "No save is lost", Run: saveLosesNone},
		{Name: "A context that is done is the error and stores nothing", Run: storeContextDone},
		{Name: "Safe for concurrent use", Run: storeConcurrentUse},

		{Name: "Erase redacts cases, interactions and answers", Run: eraseRedacts},
		{Name: "Erase does all of it or nothing", Run: eraseWhole},
		{Name: "Purge removes what is known of an account closed before an instant", Run: purgeAccounts},
	}
	for _, c := range logChecks() {
		checks = append(checks, conform.Check[openStore]{Name: "Log over what was saved: " + c.Name, Run: func(t testing.TB, open openStore) {
			c.Run(t, func(seed Seed) quadrant.Log {
				s := open()
				saveRecord(t, s, quadrant.Record{
					Interactions: seed.Interactions, Satisfactions: seed.Satisfactions, Standings: seed.Standings,
				}, account.Unit{})
				return s
			})
		}})
	}
	return checks
}

// saveRecord stores what has no conflict.
func saveRecord(t testing.TB, s Store, r quadrant.Record, u account.Unit) {
	t.Helper()
	conform.Must(t, "SaveRecord", s.SaveRecord(t.Context(), r, u))
}

// saveCases stores cases alone.
func saveCases(t testing.TB, s Store, list ...quadrant.Case) {
	t.Helper()
	saveRecord(t, s, quadrant.Record{Cases: list}, account.Unit{})
}

func cases(t testing.TB, s Store, f quadrant.CaseFilter) []quadrant.Case {
	t.Helper()
	return conform.Collect(t, "Cases", s.Cases(t.Context(), f))
}

// abouts is what cases are about, as text.
func abouts(list []quadrant.Case) string {
	all := make([]string, len(list))
	for i, c := range list {
		all[i] = c.Ref().ID
	}
	return fmt.Sprint(all)
}

func wantCases(t testing.TB, s Store, want ...quadrant.Case) {
	t.Helper()
	for _, w := range want {
		got, err := s.Case(t.Context(), w.About)
		conform.Must(t, "Case", err)
		conform.Same(t, "Case of "+w.Ref().ID, got, w)
	}
}

// state is all that can be read of what the kit saves, to compare by; known is the
// part that is saved as records, and told the one that is saved as units.

func state(t testing.TB, s Store) string { return known(t, s) + told(t, s) }

func known(t testing.TB, s Store) string {
	t.Helper()
	all := heard(t, s)
	list := cases(t, s, quadrant.CaseFilter{})
	all += conform.Text(list)
	for _, c := range list {
		one, err := s.Case(t.Context(), c.About)
		conform.Must(t, "Case", err)
		all += conform.Text(one)
	}
	return all
}

func told(t testing.TB, s Store) string {
	t.Helper()
	ctx := t.Context()
	all := make(map[string]any)
	for _, id := range []account.ID{one, other, bare, ""} {
		of := make([]any, 4)
		var errs [3]error
		of[0], errs[0] = s.Account(ctx, id)
		of[1], errs[1] = s.People(ctx, id)
		of[2], errs[2] = s.Solution(ctx, id)
		of[3] = conform.Collect(t, "History", s.History(ctx, id.Ref()))
		for _, err := range errs {
			if !errors.Is(err, account.ErrNotFound) {
				conform.Must(t, "reading "+string(id), err)
			}
		}
		all["account "+string(id)] = of
	}
	all["commitments"] = conform.Collect(t, "Commitments", s.Commitments(ctx, account.CommitmentFilter{}))
	all["pending"] = conform.Collect(t, "Pending", s.Pending(ctx))
	return conform.Text(all)
}

// unchanged fails when anything differs from a state before.
func unchanged(t testing.TB, what string, s Store, before string) {
	t.Helper()
	conform.Unchanged(t, what, before, state(t, s))
}

// wantConflict fails unless an error is a conflict about a case.
func wantConflict(t testing.TB, call string, err error, want account.ConflictError) {
	t.Helper()
	if got, ok := errors.AsType[*account.ConflictError](err); !ok || *got != want {
		t.Errorf("%s: error %v, want %v", call, err, &want)
	}
}

func storeContextDone(t testing.TB, open openStore) {
	s := open()
	saveRecord(t, s, full(one), unit(one))
	before := state(t, s)
	conform.Done(t, s, caseSequences)
	for _, ctx := range conform.Ended(t) {
		if err := s.SaveRecord(ctx, full(other), unit(other)); !errors.Is(err, ctx.Err()) {
			t.Errorf("SaveRecord: error %v, want %v", err, ctx.Err())
		}
		for _, about := range []account.Ref{full(one).Cases[0].About, {Kind: "x", ID: "1"}} {
			if _, err := s.Case(ctx, about); !errors.Is(err, ctx.Err()) {
				t.Errorf("Case of %v: error %v, want %v", about, err, ctx.Err())
			}
		}
	}
	unchanged(t, "a context that is done", s, before)
	saveRecord(t, s, full(other), unit(other))
}

// caseSequences are those over [long].
var caseSequences = []conform.Sequence[Store]{
	{Name: "Cases", Of: casesOf(quadrant.CaseFilter{})},
	{Name: "Cases of an account", Of: casesOf(quadrant.CaseFilter{Account: one})},
	{Name: "Cases that are due", Of: casesOf(quadrant.CaseFilter{NextBy: always.To})},
	{Name: "Cases with an alert", Of: casesOf(quadrant.CaseFilter{Alerted: true})},
}
