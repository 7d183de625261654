package accounttest

import (
	"context"
	"errors"
	"testing"

	"github.com/accordhq/accord/account"
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
// over what units saved, against those of [account.Reader]. Each subtest calls open for a store of
// its own that holds nothing; open closes it with t.Cleanup. The subtests run one
// after the other. Run them with -race, too.
func TestStore(t *testing.T, open func(t *testing.T) Store) {
	for _, c := range storeChecks() {
		t.Run(c.name, func(t *testing.T) {
			c.run(t, func() Store { return open(t) })
		})
	}
}

// A storeCheck tests one sentence of a contract.
type storeCheck struct {
	name string
	run  func(t testing.TB, open func() Store)
}

func storeChecks() []storeCheck {
	checks := []storeCheck{
		{"Save stores every record of a unit", saveStores},
		{"Save stores a unit whole or not at all", saveWhole},
		{"A record that is saved has the next revision", saveCounts},
		{"A record whose revision is not the stored one is a conflict", saveStale},
		{"A new record whose id is stored is a conflict", saveExisting},
		{"A record of revision above 0 that is not stored is a conflict", saveMissing},
		{"Two records of one unit that have the same id are a conflict", saveTwice},
		{"A new event whose id is stored is a conflict", saveEventAgain},
		{"A notice whose key is stored is left as it is", saveNoticeAgain},
		{"Of many who save what they all read one wins", saveRace},
		{"No save is lost", saveLosesNone},
		{"Save under a context that is done stores nothing", saveContextDone},
		{"The store keeps nothing that the caller can change", unitIsOwned},

		{"Words that the library does not know survive", unknownWords},
		{"Instants survive to the nanosecond", instants},
		{"Every kind of text survives", texts},
		{"The bytes of attachments survive", attachments},
		{"Every id is told from every other", ids},

		{"Commitment returns one commitment", commitmentReturnsOne},
		{"Commitment of an id the tenant does not have is ErrNotFound", commitmentNotFound},
		{"Commitments yields what matches each field of the filter", commitmentsFiltered},
		{"DueBy lets through what is due at the instant", commitmentsDueBy},
		{"Commitments is ordered by due instant and then by id", commitmentsOrdered},
		{"History yields the events that concern a record and no other", historyConcerns},
		{"History is in the order in which events were stored", historyOrdered},

		{"Pending yields the notices that are not settled", pendingUnsettled},
		{"Pending is in the order in which notices were stored", pendingOrdered},
		{"Settle records what became of a notice", settleRecords},
		{"A notice that is settled keeps what was recorded first", settleOnce},
		{"Settle of an unknown key is ErrNotFound", settleUnknown},
		{"Settlement of a pending notice is false", settlementPending},
		{"Settlement of an unknown key is ErrNotFound", settlementUnknown},

		{"A sequence yields all there is, however much", over(sequenceAll)},
		{"A sequence may be ranged over again", over(sequenceAgain)},
		{"A sequence releases what it holds when the caller breaks off", over(sequenceBreak)},
		{"The body of a loop over a sequence may save", over(sequenceSave)},
		{"A context that is done is the error", storeContextDone},
		{"An error is the last pair of a sequence", over(sequenceError)},
		{"What a method returns or yields belongs to the caller", storeResultsAreOwned},
		{"Safe for concurrent use", storeConcurrentUse},

		{"Accounts yields every account of the tenant once", accountsAll},
		{"Accounts yields closed accounts, too", accountsClosed},
		{"Accounts is in order of id", accountsOrdered},
		{"Accounts may be ranged over again", overAccounts(sequenceAgain)},
		{"Accounts releases what it holds when the caller breaks off", overAccounts(sequenceBreak)},
		{"The body of a loop over Accounts may save", overAccounts(sequenceSave)},
		{"A context that is done is the error of Accounts", accountsContextDone},
		{"An error is the last pair of Accounts", overAccounts(sequenceError)},
		{"What Accounts yields belongs to the caller", accountsAreOwned},
		{"Accounts is safe for concurrent use", accountsConcurrentUse},

		{"Erase stores a tombstone in place of a person", eraseTombstone},
		{"Erase redacts every stored record", eraseRedacts},
		{"Erase leaves the records of other people", eraseLeaves},
		{"Erase changes no revision but the tombstone's", eraseRevisions},
		{"Erase stores its event after all others and tells what was altered", eraseTells},
		{"Erase of a revision that is not the stored one is a conflict", eraseStale},
		{"Erase does all of it or nothing", eraseWhole},

		{"Purge removes the events that happened before an instant", purgeEvents},
		{"Purge removes the notices that were settled before an instant", purgeNotices},
		{"Purge removes the accounts closed before an instant with all that is stored for them", purgeAccounts},
		{"Purge leaves an account that is the parent of one that stays", purgeFamilies},
		{"Purge returns how many it removed", purgeCounts},
		{"Purge stores its event", purgeTells},
		{"Purge does all of it or nothing", purgeWhole},
		{"Erase and Purge keep nothing that the caller can change", archiveIsOwned},
		{"Erase and Purge under a context that is done do nothing", archiveContextDone},
	}
	for _, c := range readerChecks {
		checks = append(checks, storeCheck{"Reader over what was saved: " + c.name, func(t testing.TB, open func() Store) {
			c.run(t, func(seed Seed) account.Reader {
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
