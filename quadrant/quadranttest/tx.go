package quadranttest

import (
	"context"
	"errors"
	"testing"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/quadrant"
)

// A Tx is a store and a way to join a transaction of the host's; see
// accounttest.Tx.
type Tx struct {
	// Store is the store outside any transaction.
	Store Store
	// Begin begins a transaction as a host does, and returns the store that joins
	// it and what ends it. The store never ends it by itself.
	Begin func() (joined Store, commit, rollback func() error)
}

// TestTx tests that records and their units join a host's transaction, as
// accounttest.TestTx tests units: a conflict inside leaves nothing of its record
// and unit, and the transaction usable. Open is called as by [TestStore].
func TestTx(t *testing.T, open func(t *testing.T) Tx) {
	conform.Run(t, txChecks, func(t *testing.T) openTx { return func() Tx { return open(t) } })
}

type openTx = func() Tx

var txChecks = []conform.Check[openTx]{
	{Name: "What a transaction that is rolled back saved is not there", Run: txRollback},
	{Name: "What a transaction that is committed saved is there", Run: txCommit},
	{Name: "What is saved inside is seen inside and not outside", Run: txInside},
	{Name: "A conflict inside leaves nothing of its record and unit and the transaction usable", Run: txConflict},
	{Name: "The body of a loop over Cases inside may save", Run: txLoop},
}

// again is a record that saves what [full] stored once more, altered.
func again() quadrant.Record {
	r := full(one)
	for i := range r.Cases {
		r.Cases[i].Revision, r.Cases[i].Words, r.Cases[i].Alerts = 1, nil, nil
	}
	for i := range r.Interactions {
		r.Interactions[i].At, r.Satisfactions[i].At = noon, noon
	}
	for i := range r.Standings {
		r.Standings[i].Executive = true
	}
	return r
}

func txRollback(t testing.TB, open openTx) {
	tx := open()
	saveRecord(t, tx.Store, full(one), unit(one))
	before := state(t, tx.Store)
	inside, _, rollback := tx.Begin()
	saveRecord(t, inside, again(), account.Unit{})
	saveRecord(t, inside, full(other), unit(other))
	conform.Must(t, "rollback", rollback())
	unchanged(t, "a transaction that was rolled back", tx.Store, before)
	saveRecord(t, tx.Store, full(other), unit(other)) // none of it is in the way
}

// txCommit goes by what the same saves make of a store without a transaction.
func txCommit(t testing.TB, open openTx) {
	tx, alone := open(), open().Store
	inside, commit, _ := tx.Begin()
	for _, s := range []Store{inside, alone} {
		saveRecord(t, s, full(one), account.Unit{})
		saveRecord(t, s, again(), unit(one))
	}
	conform.Must(t, "commit", commit())
	unchanged(t, "saving within a transaction that was committed", tx.Store, state(t, alone))
}

func txInside(t testing.TB, open openTx) {
	tx := open()
	saveRecord(t, tx.Store, full(one), unit(one))
	before := state(t, tx.Store)
	inside, commit, _ := tx.Begin()
	unchanged(t, "a transaction", inside, before)
	saveRecord(t, inside, again(), account.Unit{})
	after := state(t, inside)
	if after == before {
		t.Errorf("what was saved inside is not seen inside")
	}
	wantCases(t, inside, next(again().Cases[0]))
	conform.Same(t, "Interactions inside", len(interactions.all(t, inside, one, june)), len(instants))
	ok := conform.InTime(t, "reading outside while a transaction is open", func(ctx context.Context) error {
		c, err := tx.Store.Case(ctx, ofTicket(one).About)
		conform.Same(t, "Case outside", c, next(ofTicket(one)))
		return err
	})
	if !ok {
		return // and so would the next one hang
	}
	unchanged(t, "a transaction that is not committed", tx.Store, before)
	conform.Must(t, "commit", commit())
	unchanged(t, "a commit", tx.Store, after)
}

func txConflict(t testing.TB, open openTx) {
	tx := open()
	saveRecord(t, tx.Store, full(one), unit(one))
	inside, commit, _ := tx.Begin()
	saveRecord(t, inside, full(other), unit(other))
	before := state(t, inside)
	for _, c := range []struct {
		name   string
		record quadrant.Record
		unit   account.Unit
	}{
		{"a stale record", full(one), unit(bare)},
		{"a stale unit", again(), unit(one)},
		{"a new record and a stale unit", full(bare), unit(other)},
	} {
		if err := inside.SaveRecord(t.Context(), c.record, c.unit); !errors.Is(err, account.ErrConflict) {
			t.Errorf("SaveRecord of %s: error %v, want account.ErrConflict", c.name, err)
		}
		unchanged(t, "SaveRecord of "+c.name, inside, before)
	}
	saveRecord(t, inside, again(), unit(bare))
	after := state(t, inside)
	conform.Must(t, "commit", commit())
	unchanged(t, "a commit", tx.Store, after)
	wantCases(t, tx.Store, next(again().Cases[0]), next(ofTicket(other)))
}

func txLoop(t testing.TB, open openTx) {
	tx := open()
	saveRecord(t, tx.Store, full(one), account.Unit{})
	saveRecord(t, tx.Store, full(other), account.Unit{})
	inside, commit, _ := tx.Begin()
	seen := 0
	for c, err := range inside.Cases(t.Context(), quadrant.CaseFilter{}) {
		conform.Must(t, "Cases", err)
		seen++
		ok := conform.InTime(t, "SaveRecord in a loop inside", func(ctx context.Context) error {
			return inside.SaveRecord(ctx, quadrant.Record{Cases: []quadrant.Case{c}}, account.Unit{})
		})
		if !ok {
			return
		}
	}
	conform.Must(t, "commit", commit())
	if n := len(full(one).Cases); seen != 2*n {
		t.Errorf("Cases inside yields %d elements to a loop that saves, want %d", seen, 2*n)
	}
	wantCases(t, tx.Store, next(next(ofTicket(one))), next(next(ofRelated(other))))
}
