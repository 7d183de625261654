package accounttest

import (
	"context"
	"errors"
	"testing"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
)

// A Tx is a store that can join a transaction of the host's.
type Tx struct {
	// Store is the store outside any transaction.
	Store Store
	// Begin begins a transaction as a host does, and returns the store that joins
	// it and what ends it. The store never ends it by itself.
	Begin func() (joined Store, commit, rollback func() error)
}

// TestTx tests that saves join a host's transaction: what they store is there
// once the host commits, and was never there if it rolls back. A conflict inside
// leaves nothing of its unit and the transaction usable, so that the host can
// read anew and save again. The kit reads outside while a transaction is open,
// and saves only inside. Open is called as by [TestStore].
func TestTx(t *testing.T, open func(t *testing.T) Tx) {
	conform.Run(t, txChecks, func(t *testing.T) openTx { return func() Tx { return open(t) } })
}

type openTx = func() Tx

var txChecks = []conform.Check[openTx]{
	{Name: "What a transaction that is rolled back saved is not there", Run: txRollback},
	{Name: "What a transaction that is committed saved is there", Run: txCommit},
	{Name: "What is saved inside is seen inside and not outside", Run: txInside},
	{Name: "A conflict inside leaves nothing of its unit and the transaction usable", Run: txConflict},
	{Name: "A notice settled inside is pending when it is rolled back", Run: txSettle},
	{Name: "The body of a loop inside may save", Run: txLoop},
	{Name: "What is erased or purged inside is there when it is rolled back", Run: txArchive},
}

func txRollback(t testing.TB, open func() Tx) {
	tx := open()
	save(t, tx.Store, everything())
	before := state(t, tx.Store)
	inside, _, rollback := tx.Begin()
	save(t, inside, renewed())
	must(t, "rollback", rollback())
	unchanged(t, "a transaction that was rolled back", tx.Store, before)
	save(t, tx.Store, renewed()) // none of it is in the way
	wantStored(t, tx.Store, stored(renewed()))
}

func txCommit(t testing.TB, open func() Tx) {
	tx := open()
	inside, commit, _ := tx.Begin()
	save(t, inside, everything())
	save(t, inside, renewed())
	must(t, "commit", commit())
	wantStored(t, tx.Store, stored(renewed()))
	want := everything()
	wantStored(t, tx.Store, account.Unit{Events: want.Events, Notices: want.Notices})
}

func txInside(t testing.TB, open func() Tx) {
	tx := open()
	save(t, tx.Store, everything())
	before := state(t, tx.Store)
	inside, commit, _ := tx.Begin()
	unchanged(t, "a transaction", inside, before)
	save(t, inside, renewed())
	wantStored(t, inside, stored(renewed()))
	ok := conform.InTime(t, "reading outside while a transaction is open", func(ctx context.Context) error {
		_, err := tx.Store.Commitment(ctx, freshPromise)
		if !errors.Is(err, account.ErrNotFound) {
			t.Errorf("what was saved inside is seen outside: error %v, want account.ErrNotFound", err)
		}
		c, err := tx.Store.Commitment(ctx, firstPromise)
		if c.Revision != 1 {
			t.Errorf("outside, a commitment is at revision %d, want 1", c.Revision)
		}
		return err
	})
	if !ok {
		return // and so would the next one hang
	}
	unchanged(t, "a transaction that is not committed", tx.Store, before)
	must(t, "commit", commit())
	wantStored(t, tx.Store, stored(renewed()))
}

func txConflict(t testing.TB, open func() Tx) {
	tx := open()
	save(t, tx.Store, everything())
	inside, commit, _ := tx.Begin()
	first := event("605", parent, parent.Ref())
	save(t, inside, account.Unit{Events: []account.Event{first}})
	before := state(t, inside)
	for _, flaw := range flaws {
		u := renewed()
		flaw.make(&u)
		if err := inside.Save(t.Context(), u); !errors.Is(err, account.ErrConflict) {
			t.Errorf("Save with %s: error %v, want account.ErrConflict", flaw.name, err)
		}
		unchanged(t, "Save with "+flaw.name, inside, before)
	}
	save(t, inside, renewed())
	must(t, "commit", commit())
	want := stored(renewed())
	want.Events = append(want.Events, first)
	wantStored(t, tx.Store, want)
}

func txSettle(t testing.TB, open func() Tx) {
	tx := open()
	save(t, tx.Store, everything())
	for _, keep := range []bool{false, true} {
		inside, commit, rollback := tx.Begin()
		must(t, "Settle", inside.Settle(t.Context(), firstNotice, delivered))
		wantPending(t, inside, secondNotice, childNotice)
		if !keep {
			must(t, "rollback", rollback())
			wantPending(t, tx.Store, firstNotice, secondNotice, childNotice)
			continue
		}
		must(t, "commit", commit())
		wantPending(t, tx.Store, secondNotice, childNotice)
		wantSettled(t, tx.Store, firstNotice, delivered)
	}
}

// txLoop does on the one connection of a transaction what sequenceSave does on
// as many as there are.
func txLoop(t testing.TB, open func() Tx) {
	tx := open()
	save(t, tx.Store, everything())
	inside, commit, _ := tx.Begin()
	n := 0
	for _, each := range sequences {
		for _, err := range each.Of(t.Context(), inside) {
			must(t, each.Name, err)
			n++
			id := account.CommitmentID("loop-" + string(rune('a'+n)))
			conform.InTime(t, "Save in a loop over "+each.Name, func(ctx context.Context) error {
				return inside.Save(ctx, account.Unit{Commitments: []account.Commitment{promise(id, child, noon.AddDate(-n, 0, 0))}})
			})
			break // the next loop begins on the same connection
		}
	}
	must(t, "commit", commit())
	if got, want := len(promiseIDs(t, tx.Store, account.CommitmentFilter{})), n+3; got != want {
		t.Errorf("%d commitments were saved, and %d are there", want, got)
	}
}

func txArchive(t testing.TB, open func() Tx) {
	tx := open()
	archive(t, tx.Store)
	save(t, tx.Store, named())
	must(t, "Settle", tx.Store.Settle(t.Context(), secondNotice, refusal))
	before := state(t, tx.Store)
	inside, _, rollback := tx.Begin()
	a := archive(t, inside)
	erase(t, a)
	_, err := a.Purge(t.Context(), noon.AddDate(1, 0, 0), purging())
	must(t, "Purge", err)
	must(t, "rollback", rollback())
	unchanged(t, "a transaction that was rolled back", tx.Store, before)
	inside, commit, _ := tx.Begin()
	erase(t, archive(t, inside))
	must(t, "commit", commit())
	wantStored(t, tx.Store, account.Unit{Accounts: redacted(stored(named())).Accounts})
}
