package accounttest_test

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/accordhq/accord/account"
)

const (
	everyAccount  = "Accounts yields every account of the tenant once"
	closedToo     = "Accounts yields closed accounts, too"
	accountOrder  = "Accounts is in order of id"
	accountsAgain = "Accounts may be ranged over again"
	accountsBreak = "Accounts releases what it holds when the caller breaks off"
	accountsSave  = "The body of a loop over Accounts may save"
	accountsDone  = "A context that is done is the error of Accounts"
	accountsLast  = "An error is the last pair of Accounts"
	accountsOwned = "What Accounts yields belongs to the caller"
	accountsBusy  = "Accounts is safe for concurrent use"
)

// listBreaks are like saveBreaks.
var listBreaks = []storeBreak{
	{"no accounts", accountLists(func([]account.Account) []account.Account { return nil }), everyAccount},
	{"accounts up to 500", accountLists(func(all []account.Account) []account.Account { return all[:min(500, len(all))] }), everyAccount},
	{"accounts without parents alone", accountLists(func(all []account.Account) []account.Account {
		return slices.DeleteFunc(all, func(a account.Account) bool { return a.Parent != "" })
	}), everyAccount},
	{"the last account twice", accountLists(func(all []account.Account) []account.Account {
		return append(all, all[max(0, len(all)-1):]...)
	}), everyAccount},
	{"names of accounts alone", accountLists(func(all []account.Account) []account.Account {
		for i, a := range all {
			all[i] = account.Account{ID: a.ID, Name: a.Name, Revision: a.Revision}
		}
		return all
	}), everyAccount},
	{"accounts of no revision", accountLists(func(all []account.Account) []account.Account {
		for i := range all {
			all[i].Revision = 0
		}
		return all
	}), everyAccount},
	{"open accounts alone", accountLists(func(all []account.Account) []account.Account {
		return slices.DeleteFunc(all, func(a account.Account) bool { return !a.Closed.IsZero() })
	}), closedToo},
	{"accounts in order of name", accountLists(func(all []account.Account) []account.Account {
		slices.SortFunc(all, func(a, b account.Account) int { return cmp.Compare(a.Name, b.Name) })
		return all
	}), accountOrder},
	{"accounts without regard to case", accountLists(func(all []account.Account) []account.Account {
		slices.SortStableFunc(all, func(a, b account.Account) int {
			return cmp.Compare(strings.ToLower(string(a.ID)), strings.ToLower(string(b.ID)))
		})
		return all
	}), accountOrder},
	{"accounts once", accountSeq(once[account.Account]), accountsAgain},
	{"two rangings over accounts share a cursor", accountSeq(shares[account.Account]), accountsAgain},
	{"accounts never let go when broken off", func(s *store) { s.holdsAccounts(false) }, accountsBreak},
	{"accounts hold a lock while they are yielded", func(s *store) { s.holdsAccounts(true) }, accountsSave},
	{"accounts by offset", accountSeq(pages[account.Account]), accountsSave},
	{"accounts ignore the context", ignoring(func(context.Context) error { return nil }), accountsDone},
	{"no accounts under a done context", func(s *store) {
		s.accounts = func(ctx context.Context) iter.Seq2[account.Account, error] {
			if ctx.Err() != nil {
				return func(func(account.Account, error) bool) {}
			}
			return s.Store.Accounts(ctx)
		}
	}, accountsDone},
	{"none of no accounts under a done context", func(s *store) {
		s.accounts = func(ctx context.Context) iter.Seq2[account.Account, error] {
			return func(yield func(account.Account, error) bool) {
				for a := range s.Store.Accounts(context.WithoutCancel(ctx)) {
					if err := ctx.Err(); err != nil {
						yield(account.Account{}, err)
						return
					}
					if !yield(a, nil) {
						return
					}
				}
			}
		}
	}, accountsDone},
	{"accounts look at the context once", ignoring(context.Context.Err), accountsLast},
	{"accounts cut short without a word", func(s *store) {
		s.accounts = func(ctx context.Context) iter.Seq2[account.Account, error] {
			return func(yield func(account.Account, error) bool) {
				for a, err := range s.Store.Accounts(ctx) {
					if err != nil || !yield(a, nil) {
						return
					}
				}
			}
		}
	}, accountsLast},
	{"accounts go on after an error", func(s *store) {
		s.accounts = func(ctx context.Context) iter.Seq2[account.Account, error] {
			return func(yield func(account.Account, error) bool) {
				for a, err := range s.Store.Accounts(context.WithoutCancel(ctx)) {
					if !yield(a, cmp.Or(err, ctx.Err())) {
						return
					}
				}
			}
		}
	}, accountsLast},
	{"shares objectives", func(s *store) {
		cache := map[account.ID]account.Account{}
		accountLists(func(all []account.Account) []account.Account {
			for _, a := range all {
				if _, ok := cache[a.ID]; !ok {
					cache[a.ID] = a
				}
			}
			return slices.SortedFunc(maps.Values(cache), func(a, b account.Account) int { return cmp.Compare(a.ID, b.ID) })
		})(s)
	}, accountsOwned},
	{"accounts are locked now and then", func(s *store) {
		var busy atomic.Int32
		s.accounts = func(ctx context.Context) iter.Seq2[account.Account, error] {
			return func(yield func(account.Account, error) bool) {
				defer busy.Add(-1)
				if busy.Add(1) > 1 {
					yield(account.Account{}, errors.New("database is locked"))
					return
				}
				for range 100 {
					runtime.Gosched()
				}
				s.Store.Accounts(ctx)(yield)
			}
		}
	}, accountsBusy},
}

// accountSeq changes the sequence of accounts.
func accountSeq(change func(iter.Seq2[account.Account, error]) iter.Seq2[account.Account, error]) func(*store) {
	return func(s *store) {
		s.accounts = func(ctx context.Context) iter.Seq2[account.Account, error] { return change(s.Store.Accounts(ctx)) }
	}
}

// ignoring looks at the context when the ranging begins, and no more.
func ignoring(look func(context.Context) error) func(*store) {
	return func(s *store) {
		s.accounts = func(ctx context.Context) iter.Seq2[account.Account, error] {
			return func(yield func(account.Account, error) bool) {
				if err := look(ctx); err != nil {
					yield(account.Account{}, err)
					return
				}
				s.Store.Accounts(context.WithoutCancel(ctx))(yield)
			}
		}
	}
}

// holdsAccounts is like holds.
func (s *store) holdsAccounts(tidy bool) {
	var mu sync.RWMutex
	s.save = func(ctx context.Context, u account.Unit) error {
		mu.Lock()
		defer mu.Unlock()
		return s.Store.Save(ctx, u)
	}
	s.accounts = func(ctx context.Context) iter.Seq2[account.Account, error] {
		return func(yield func(account.Account, error) bool) {
			mu.RLock()
			broken := false
			s.Store.Accounts(ctx)(func(a account.Account, err error) bool {
				broken = !yield(a, err)
				return !broken
			})
			if tidy || !broken {
				mu.RUnlock()
			}
		}
	}
}
