package account_test

import (
	"context"
	"fmt"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
)

func ExampleDirectory() {
	store, err := memory.New(memory.Facts{})
	if err != nil {
		panic(err)
	}
	ctx, now := context.Background(), accounttest.NewClock(time.Date(2026, time.May, 4, 9, 0, 0, 0, time.UTC))
	directory := account.NewDirectory(store, account.Options{Now: now.Now})

	a, err := directory.PutAccount(ctx, "mia", account.Account{ID: "a-1", Name: "Harbour Food"})
	if err != nil {
		panic(err)
	}
	a.Name = "Harbour Foods"
	if _, err := directory.PutAccount(ctx, "mia", a); err != nil {
		panic(err)
	}
	_, err = directory.PutAccount(ctx, "tom", a) // read before Mia saved it
	fmt.Println(err)

	for e, err := range store.History(ctx, a.ID.Ref()) {
		if err != nil {
			panic(err)
		}
		fmt.Println(e.Actor, account.English().Format(e.Kind.Label()), e.Changes)
	}
	// Output:
	// account: put account "a-1": memory: save: account "a-1": changed since it was read: at revision 2, read at 1
	// mia Account added [{id  a-1 false} {name  Harbour Food false}]
	// mia Account changed [{name Harbour Food Harbour Foods false}]
}

func ExamplePromises() {
	store, err := memory.New(memory.Facts{
		Accounts: []account.Account{{ID: "a-1", Name: "Harbour Foods"}},
		People: []account.Person{
			{ID: "tom", Name: "Tom Reed", Side: account.ProviderSide, Level: account.TechnicalLevel},
		},
	})
	if err != nil {
		panic(err)
	}
	ctx, now := context.Background(), accounttest.NewClock(time.Date(2026, time.May, 4, 9, 0, 0, 0, time.UTC))
	opt := account.Options{Now: now.Now}
	promises := account.NewPromises(store, account.Sources{People: store}, opt)

	c, err := promises.Make(ctx, "tom", account.Commitment{
		Account: "a-1", Kind: account.Action, Text: "Replace the failing disk", Owner: "tom",
		Due: now.Now().AddDate(0, 0, 7),
	})
	if err != nil {
		panic(err)
	}

	// A job of the host's sweeps every hour, and relays what the sweep wrote.
	mail := account.NotifierFunc(func(_ context.Context, n account.Notice, to []account.Person) error {
		who := "nobody holds " + string(n.Role)
		if len(to) > 0 {
			who = to[0].Name
		}
		fmt.Println(who+":", account.English().Format(n.Subject))
		return nil
	})
	relay := account.NewRelay(store, store, mail, opt)
	for range 9 {
		now.Advance(24 * time.Hour)
		if _, err := promises.Sweep(ctx, "night-job"); err != nil {
			panic(err)
		}
		if c.Overdue(now.Now()) {
			c, err = promises.Move(ctx, c.ID, account.CommitmentMove{Verb: account.Keep, Actor: "tom"})
			if err != nil {
				panic(err)
			}
		}
		if _, err := relay.Run(ctx); err != nil {
			panic(err)
		}
	}
	fmt.Println(c.State, "late:", c.Late())
	// Output:
	// Tom Reed: Due soon: Replace the failing disk
	// Tom Reed: Due soon: Replace the failing disk
	// Tom Reed: Due now: Replace the failing disk
	// nobody holds account-manager: Overdue: Replace the failing disk
	// kept late: true
}
