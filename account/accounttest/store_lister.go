package accounttest

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
)

// lister is a store's ability to list its accounts; without it the subtest is
// skipped.
func lister(t testing.TB, s Store) account.Lister {
	t.Helper()
	return conform.Option[account.Lister](t, s, "the store is no account.Lister: it cannot list its accounts")
}

// listings are the sequences of a store that is a lister.
var listings = []sequence{
	{Name: "Accounts", Of: func(ctx context.Context, s Store) iter.Seq2[any, error] {
		return conform.Plain(s.(account.Lister).Accounts(ctx))
	}},
}

// overAccounts runs a check of sequences over a lister of many accounts.
func overAccounts(check func(testing.TB, Store, []sequence)) func(testing.TB, func() Store) {
	return func(t testing.TB, open func() Store) {
		s := open()
		lister(t, s)
		save(t, s, account.Unit{Accounts: namesakes(length)})
		check(t, s, listings)
	}
}

// namesakes are accounts in order of id.
func namesakes(n int) []account.Account {
	all := make([]account.Account, n)
	for i := range all {
		all[i] = account.Account{ID: account.ID(strconv.Itoa(1000 + i)), Name: "Account"}
	}
	return all
}

// accountsAll goes by records of all fields, and then by many.
func accountsAll(t testing.TB, open func() Store) {
	s := open()
	l := lister(t, s)
	sameAccounts(t, conform.Collect(t, "Accounts of an empty store", l.Accounts(t.Context())), nil)
	save(t, s, everything())
	want := stored(account.Unit{Accounts: slices.Concat(world().Accounts, namesakes(length))}).Accounts
	save(t, s, account.Unit{Accounts: namesakes(length)})
	again := want[0]
	again.Name = "Aigle & Fille"
	save(t, s, account.Unit{Accounts: []account.Account{again}}) // one of two versions comes
	want[0] = again
	want[0].Revision++
	sameAccounts(t, conform.Collect(t, "Accounts", l.Accounts(t.Context())), want)
}

// sameAccounts compares accounts, but for their order.
func sameAccounts(t testing.TB, got, want []account.Account) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("Accounts yields %d accounts, want %d", len(got), len(want))
	}
	for _, a := range want {
		conform.Same(t, "Account "+string(a.ID), one(got, func(b account.Account) bool { return a.ID == b.ID }), a)
	}
}

func accountsClosed(t testing.TB, open func() Store) {
	s := open()
	l := lister(t, s)
	all := world().Accounts
	all[0].Closed, all[1].Closed = noon, noon.AddDate(-20, 0, 0)
	save(t, s, account.Unit{Accounts: all})
	sameAccounts(t, conform.Collect(t, "Accounts", l.Accounts(t.Context())), stored(account.Unit{Accounts: all}).Accounts)
}

// accountsOrdered stores accounts against the order of their ids, which is that of
// bytes.
func accountsOrdered(t testing.TB, open func() Store) {
	want := []account.ID{"10", "2", "A", "Z", "a", "a b", "a-1", "b", "é"}
	s := open()
	l := lister(t, s)
	for _, i := range []int{7, 2, 8, 4, 0, 6, 3, 1, 5} {
		save(t, s, account.Unit{Accounts: []account.Account{{ID: want[i], Name: strconv.Itoa(9 - i)}}})
	}
	var got []account.ID
	for _, a := range conform.Collect(t, "Accounts", l.Accounts(t.Context())) {
		got = append(got, a.ID)
	}
	if !slices.Equal(got, want) {
		t.Errorf("Accounts is in the order %q, want %q", got, want)
	}
}

func accountsContextDone(t testing.TB, open func() Store) {
	s := open()
	lister(t, s)
	conform.Done(t, s, listings) // with nothing to yield, too
	save(t, s, everything())
	conform.Done(t, s, listings)
	if n := len(conform.Collect(t, "Accounts", listings[0].Of(t.Context(), s))); n != len(world().Accounts) {
		t.Errorf("Accounts with a live context after a done one yields %d accounts", n)
	}
}

func accountsAreOwned(t testing.TB, open func() Store) {
	s := open()
	l := lister(t, s)
	save(t, s, everything())
	sequenceOwned(t, s, listings)
	sameAccounts(t, conform.Collect(t, "Accounts", l.Accounts(t.Context())), stored(everything()).Accounts)
}

// accountsConcurrentUse has accounts stored while they are listed.
func accountsConcurrentUse(t testing.TB, open func() Store) {
	const callers, rounds = 8, 8
	s := open()
	l := lister(t, s)
	save(t, s, account.Unit{Accounts: namesakes(length)})
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var group sync.WaitGroup
	for n := range callers {
		group.Go(func() {
			for round := range rounds {
				a := account.Account{ID: account.ID(fmt.Sprintf("%d-%d", n, round)), Name: "New"}
				if err := s.Save(ctx, account.Unit{Accounts: []account.Account{a}}); err != nil {
					t.Errorf("Save among other callers: %v", err)
					return
				}
			}
		})
		group.Go(func() {
			for range rounds / 2 {
				old := 0
				for a, err := range l.Accounts(ctx) {
					if err != nil {
						t.Errorf("Accounts among other callers: %v", err)
						return
					}
					if a.Name == "Account" {
						old++
					}
				}
				if old != length {
					t.Errorf("Accounts among other callers yields %d of %d accounts that were there before", old, length)
				}
			}
		})
	}
	group.Wait()
	if got, want := len(conform.Collect(t, "Accounts", l.Accounts(t.Context()))), length+callers*rounds; got != want {
		t.Errorf("%d accounts were stored, and %d are there", want, got)
	}
}
