package teamtest

import (
	"context"
	"errors"
	"testing"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/team"
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

// TestTx tests that files and their units join a host's transaction, as
// accounttest.TestTx tests units: a conflict inside leaves nothing of its file
// and unit, and the transaction usable. Open is called as by [TestStore].
func TestTx(t *testing.T, open func(t *testing.T) Tx) {
	conform.Run(t, txChecks, func(t *testing.T) openTx { return func() Tx { return open(t) } })
}

type openTx = func() Tx

var txChecks = []conform.Check[openTx]{
	{Name: "What a transaction that is rolled back saved is not there", Run: txRollback},
	{Name: "What a transaction that is committed saved is there", Run: txCommit},
	{Name: "What is saved inside is seen inside and not outside", Run: txInside},
	{Name: "A conflict inside leaves nothing of its file and unit and the transaction usable", Run: txConflict},
	{Name: "The body of a loop over Assignments inside may save", Run: txLoop},
}

func txRollback(t testing.TB, open func() Tx) {
	tx := open()
	saveFile(t, tx.Store, full(one), unit(one))
	before := state(t, tx.Store)
	inside, _, rollback := tx.Begin()
	saveFile(t, inside, next(full(one)), account.Unit{})
	saveFile(t, inside, full(other), unit(other))
	conform.Must(t, "rollback", rollback())
	unchanged(t, "a transaction that was rolled back", tx.Store, before)
	saveFile(t, tx.Store, full(other), unit(other)) // none of it is in the way
}

func txCommit(t testing.TB, open func() Tx) {
	tx := open()
	inside, commit, _ := tx.Begin()
	saveFile(t, inside, full(one), account.Unit{})
	saveFile(t, inside, next(full(one)), unit(one))
	conform.Must(t, "commit", commit())
	wantFile(t, tx.Store, next(next(full(one))))
	wantUnit(t, tx.Store, unit(one))
}

func txInside(t testing.TB, open func() Tx) {
	tx := open()
	saveFile(t, tx.Store, full(one), unit(one))
	before := state(t, tx.Store)
	inside, commit, _ := tx.Begin()
	unchanged(t, "a transaction", inside, before)
	less := next(full(one))
	less.Assignments = less.Assignments[:1]
	saveFile(t, inside, less, account.Unit{})
	wantFile(t, inside, next(less))
	if n := len(read(t, inside, "")); n != 1 {
		t.Errorf("inside, Assignments yields %d elements, want 1", n)
	}
	ok := conform.InTime(t, "reading outside while a transaction is open", func(ctx context.Context) error {
		f, err := tx.Store.File(ctx, one)
		conform.Same(t, "File outside", f, next(full(one)))
		return err
	})
	if !ok {
		return // and so would the next one hang
	}
	unchanged(t, "a transaction that is not committed", tx.Store, before)
	conform.Must(t, "commit", commit())
	wantFile(t, tx.Store, next(less))
}

func txConflict(t testing.TB, open func() Tx) {
	tx := open()
	saveFile(t, tx.Store, full(one), unit(one))
	inside, commit, _ := tx.Begin()
	saveFile(t, inside, full(other), unit(other))
	before := state(t, inside)
	for _, c := range []struct {
		name string
		file team.File
		unit account.Unit
	}{
		{"a stale file", full(one), unit(bare)},
		{"a stale unit", next(full(one)), unit(one)},
		{"a new file and a stale unit", full(bare), unit(other)},
	} {
		if err := inside.SaveFile(t.Context(), c.file, c.unit); !errors.Is(err, account.ErrConflict) {
			t.Errorf("SaveFile of %s: error %v, want account.ErrConflict", c.name, err)
		}
		unchanged(t, "SaveFile of "+c.name, inside, before)
	}
	saveFile(t, inside, next(full(one)), unit(bare))
	conform.Must(t, "commit", commit())
	wantFile(t, tx.Store, next(next(full(one))))
	wantFile(t, tx.Store, next(full(other)))
}

func txLoop(t testing.TB, open func() Tx) {
	tx := open()
	saveFile(t, tx.Store, full(one), account.Unit{})
	saveFile(t, tx.Store, full(other), account.Unit{})
	inside, commit, _ := tx.Begin()
	seen := 0
	for a, err := range inside.Assignments(t.Context(), "") {
		conform.Must(t, "Assignments", err)
		seen++
		ok := conform.InTime(t, "SaveFile in a loop inside", func(ctx context.Context) error {
			f, err := inside.File(ctx, a.Account)
			if err != nil {
				return err
			}
			return inside.SaveFile(ctx, f, account.Unit{})
		})
		if !ok {
			return
		}
	}
	conform.Must(t, "commit", commit())
	n := len(full(one).Assignments)
	if seen != 2*n {
		t.Errorf("Assignments inside yields %d elements to a loop that saves, want %d", seen, 2*n)
	}
	if f := file(t, tx.Store, one); f.Revision != account.Revision(1+n) {
		t.Errorf("after %d saves inside the file is at revision %d", n, f.Revision)
	}
}
