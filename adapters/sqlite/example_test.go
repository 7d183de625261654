package sqlite_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/sqlite"
)

func Example() {
	folder, err := os.MkdirTemp("", "accord")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)

	ctx := context.Background()
	db, err := sqlite.Open(filepath.Join(folder, "accord.db"))
	if err != nil {
		panic(err)
	}
	defer db.Close()
	if err := sqlite.Migrate(ctx, db); err != nil {
		panic(err)
	}
	store, err := sqlite.New(db, "msp-1")
	if err != nil {
		panic(err)
	}

	directory := account.NewDirectory(store, account.Options{
		Now:   accounttest.NewClock(time.Date(2026, time.June, 1, 9, 0, 0, 0, time.UTC)).Now,
		NewID: accounttest.NewIDs("event").Next,
	})
	if _, err := directory.PutAccount(ctx, "mia", account.Account{ID: "aigle", Name: "Aigle & Fils"}); err != nil {
		panic(err)
	}
	for e, err := range store.History(ctx, account.ID("aigle").Ref()) {
		if err != nil {
			panic(err)
		}
		fmt.Println(e.ID, e.At.Format(time.DateOnly), e.Actor, e.Kind, e.Subject.ID)
	}
	// Output: event-0001 2026-06-01 mia account.added aigle
}

func ExampleStore_WithTx() {
	folder, err := os.MkdirTemp("", "accord")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)

	ctx := context.Background()
	db, err := sqlite.Open(filepath.Join(folder, "psa.db"))
	if err != nil {
		panic(err)
	}
	defer db.Close()
	if err := sqlite.Migrate(ctx, db); err != nil {
		panic(err)
	}
	store, err := sqlite.New(db, "msp-1")
	if err != nil {
		panic(err)
	}

	tx, err := db.BeginTx(ctx, nil) // and the host's own statements on it
	if err != nil {
		panic(err)
	}
	u := account.Unit{Accounts: []account.Account{{ID: "aigle", Name: "Aigle & Fils"}}}
	if err := store.WithTx(tx).Save(ctx, u); err != nil {
		panic(err)
	}
	if err := tx.Rollback(); err != nil {
		panic(err)
	}
	_, err = store.Account(ctx, "aigle")
	fmt.Println(err)
	// Output: sqlite: read: account "aigle": not found
}
