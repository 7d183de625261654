package accounttest

import (
	"context"
	"errors"
	"testing"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
)

// A Store is what [TestStore] tests: the ports of package account over the same
// records. It may be an [account.Archive] and an [account.Lister], too.
type Store interface {
	account.Reader
	account.Store
	account.Ledger
	account.Outbox
}

// TestStore tests a store against every sentence of the documentation of
// [account.Store], [account.Ledger], [account.Outbox] and, if it is one,
// [account.Archive] and [account.Lister], one subtest for each, named for it; and,
// over what units saved, against those of [account.Reader]. Each subtest calls open
// for a store of its own that holds nothing; open closes it with t.Cleanup. The
// subtests run one after the other. Run them with -race, too.
func TestStore(t *testing.T, open func(t *testing.T) Store) {
	conform.Run(t, storeChecks(), func(t *testing.T) openStore { return func() Store { return open(t) } })
}

type openStore = func() Store

func storeChecks() []conform.Check[openStore] {
	checks := []conform.Check[openStore]{
		{Name: "Save stores every record of a unit", Run: saveStores},
		{Name: "Save stores a unit whole or not at all", Run: saveWhole},
		{Name: "A record that is saved has the next revision", Run: saveCounts},
		{Name: "A record whose revision is not the stored one is a conflict", Run: saveStale},
		{Name: "A new record whose id is stored is a conflict", Run: saveExisting},
		{Name: "A record of revision above 0 that is not stored is a conflict", Run: saveMissing},
		{Name: "Two records of one unit that have the same id are a conflict", Run: saveTwice},
		{Name: "A new event whose id is stored is a conflict", Run: saveEventAgain},
		{Name: "A notice whose key is stored is left as it is", Run: saveNoticeAgain},
		{Name: "Of many who save what they all read one wins", Run: saveRace},
		{Name: "No save is lost", Run: saveLosesNone},
		{Name: "Save under a context that is done stores nothing", Run: saveContextDone},
		{Name: "The store keeps nothing that the caller can change", Run: unitIsOwned},

		{Name: "Words that the library does not know survive", Run: unknownWords},
		{Name: "Instants survive to the nanosecond", Run: instants},
		{Name: "Every kind of text survives", Run: texts},
		{Name: "The bytes of attachments survive", Run: attachments},
		{Name: "Every id is told from every other", Run: ids},

		{Name: "Commitment returns one commitment", Run: commitmentReturnsOne},
		{Name: "Commitment of an id the tenant does not have is ErrNotFound", Run: commitmentNotFound},
		{Name: "Commitments yields what matches each field of the filter", Run: commitmentsFiltered},
		{Name: "DueBy lets through what is due at the instant", Run: commitmentsDueBy},
		{Name: "Commitments is ordered by due instant and then by id", Run: commitmentsOrdered},
		{Name: "History yields the events that concern a record and no other", Run: historyConcerns},
		{Name: "History is in the order in which events were stored", Run: historyOrdered},

		{Name: "Pending yields the notices that are not settled", Run: pendingUnsettled},
		{Name: "Pending is in the order in which notices were stored", Run: pendingOrdered},
		{Name: "Settle records what became of a notice", Run: settleRecords},
		{Name: "A notice that is settled keeps what was recorded first", Run: settleOnce},
		{Name: "Settle of an unknown key is ErrNotFound", Run: settleUnknown},
		{Name: "Settlement of a pending notice is false", Run: settlementPending},
		{Name: "Settlement of an unknown key is ErrNotFound", Run: settlementUnknown},

		{Name: "A sequence yields all there is, however much", Run: over(sequenceAll)},
		{Name: "A sequence may be ranged over again", Run: over(conform.Again[Store])},
		{Name: "A sequence releases what it holds when the caller breaks off", Run: over(sequenceBreak)},
		{Name: "The body of a loop over a sequence may save", Run: over(sequenceSave)},
		{Name: "A context that is done is the error", Run: storeContextDone},
		{Name: "An error is the last pair of a sequence", Run: over(conform.LastPair[Store])},
		{Name: "What a method returns or yields belongs to the caller", Run: storeResultsAreOwned},
		{Name: "Safe for concurrent use", Run: storeConcurrentUse},

		{Name: "Accounts yields every account of the tenant once", Run: accountsAll},
		{Name: "Accounts yields closed accounts, too", Run: accountsClosed},
		{Name: "Accounts is in order of id", Run: accountsOrdered},
		{Name: "Accounts may be ranged over again", Run: overAccounts(conform.Again[Store])},
		{Name: "Accounts releases what it holds when the caller breaks off", Run: overAccounts(sequenceBreak)},
		{Name: "The body of a loop over Accounts may save", Run: overAccounts(sequenceSave)},
		{Name: "A context that is done is the error of Accounts", Run: accountsContextDone},
		{Name: "An error is the last pair of Accounts", Run: overAccounts(conform.LastPair[Store])},
		{Name: "What Accounts yields belongs to the caller", Run: accountsAreOwned},
		{Name: "Accounts is safe for concurrent use", Run: accountsConcurrentUse},

		{Name: "Erase stores a tombstone in place of a person", Run: eraseTombstone},
		{Name: "Erase redacts every stored record", Run: eraseRedacts},
		{Name: "Erase leaves the records of other people", Run: eraseLeaves},
		{Name: "Erase changes no revision but the tombstone's", Run: eraseRevisions},
		{Name: "Erase stores its event after all others and tells what was altered", Run: eraseTells},
		{Name: "Erase of a revision that is not the stored one is a conflict", Run: eraseStale},
		{Name: "Erase does all of it or nothing", Run: eraseWhole},

		{Name: "Purge removes the events that happened before an instant", Run: purgeEvents},
		{Name: "Purge removes the notices that were settled before an instant", Run: purgeNotices},
		{Name: "Purge removes the accounts closed before an instant with all that is stored for them", Run: purgeAccounts},
		{Name: "Purge leaves an account that is the parent of one that stays", Run: purgeFamilies},
		{Name: "Purge returns how many it removed", Run: purgeCounts},
		{Name: "Purge stores its event", Run: purgeTells},
		{Name: "Purge does all of it or nothing", Run: purgeWhole},
		{Name: "Erase and Purge keep nothing that the caller can change", Run: archiveIsOwned},
		{Name: "Erase and Purge under a context that is done do nothing", Run: archiveContextDone},
	}
	for _, c := range readerChecks {
		checks = append(checks, conform.Check[openStore]{Name: "Reader over what was saved: " + c.Name, Run: func(t testing.TB, open openStore) {
			c.Run(t, func(seed Seed) account.Reader {
				s := open()
				save(t, s, account.Unit{Accounts: seed.Accounts, People: seed.People, Solutions: seed.Solutions})
				return unrevised{s}
			})
		}})
	}
	return checks
}

// save stores a unit that has no conflict.
func save(t testing.TB, s account.Store, u account.Unit) {
	t.Helper()
	must(t, "Save", s.Save(t.Context(), u))
}

// filled is a store that holds [everything].
func filled(t testing.TB, open func() Store) Store {
	t.Helper()
	s := open()
	save(t, s, everything())
	return s
}

// unrevised reads records as if they had never been saved.
type unrevised struct{ account.Reader }

func (r unrevised) Account(ctx context.Context, id account.ID) (account.Account, error) {
	a, err := r.Reader.Account(ctx, id)
	a.Revision = 0
	return a, err
}

func (r unrevised) People(ctx context.Context, id account.ID) ([]account.Person, error) {
	people, err := r.Reader.People(ctx, id)
	for i := range people {
		people[i].Revision = 0
	}
	return people, err
}

func (r unrevised) Solution(ctx context.Context, id account.ID) (account.Solution, error) {
	s, err := r.Reader.Solution(ctx, id)
	s.Revision = 0
	return s, err
}

// wantConflict fails unless an error is a conflict about a record.
func wantConflict(t testing.TB, call string, err error, want account.ConflictError) {
	t.Helper()
	got, ok := errors.AsType[*account.ConflictError](err)
	switch {
	case !errors.Is(err, account.ErrConflict):
		t.Errorf("%s: error %v, want account.ErrConflict", call, err)
	case !ok:
		t.Errorf("%s: error %v is no *account.ConflictError", call, err)
	case got.Record.ID != want.Record.ID || got.Read != want.Read || got.Current != want.Current:
		t.Errorf("%s: conflict %v, want %v", call, got, &want)
	}
}
