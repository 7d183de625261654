package accounttest_test

import (
	"context"
	"iter"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/internal/conform"
)

// A store passes on to a sound one what no field takes over.
type store struct {
	*memory.Store
	save        func(context.Context, account.Unit) error
	account     func(context.Context, account.ID) (account.Account, error)
	accounts    func(context.Context) iter.Seq2[account.Account, error]
	solution    func(context.Context, account.ID) (account.Solution, error)
	people      func(context.Context, account.ID) ([]account.Person, error)
	commitment  func(context.Context, account.CommitmentID) (account.Commitment, error)
	commitments func(context.Context, account.CommitmentFilter) iter.Seq2[account.Commitment, error]
	history     func(context.Context, account.Ref) iter.Seq2[account.Event, error]
	pending     func(context.Context) iter.Seq2[account.Notice, error]
	settle      func(context.Context, account.NoticeKey, account.Settlement) error
	settlement  func(context.Context, account.NoticeKey) (account.Settlement, bool, error)
	erase       func(context.Context, account.Person, account.Redaction, account.Event) error
	purge       func(context.Context, time.Time, account.Event) (account.Purged, error)
}

// empty is a sound store in which nothing is taken over.
func empty() *store {
	sound, err := memory.New(memory.Facts{})
	if err != nil {
		panic(err)
	}
	return &store{
		Store: sound, save: sound.Save, account: sound.Account, accounts: sound.Accounts, solution: sound.Solution, people: sound.People, commitment: sound.Commitment, commitments: sound.Commitments,
		history: sound.History, pending: sound.Pending, settle: sound.Settle, settlement: sound.Settlement,
		erase: sound.Erase, purge: sound.Purge,
	}
}

func (s *store) Save(ctx context.Context, u account.Unit) error { return s.save(ctx, u) }

func (s *store) Account(ctx context.Context, id account.ID) (account.Account, error) {
	return s.account(ctx, id)
}

func (s *store) Accounts(ctx context.Context) iter.Seq2[account.Account, error] {
	return s.accounts(ctx)
}

func (s *store) Solution(ctx context.Context, id account.ID) (account.Solution, error) {
	return s.solution(ctx, id)
}

func (s *store) People(ctx context.Context, id account.ID) ([]account.Person, error) {
	return s.people(ctx, id)
}

func (s *store) Commitment(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
	return s.commitment(ctx, id)
}

func (s *store) Commitments(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
	return s.commitments(ctx, f)
}

func (s *store) History(ctx context.Context, r account.Ref) iter.Seq2[account.Event, error] {
	return s.history(ctx, r)
}

func (s *store) Pending(ctx context.Context) iter.Seq2[account.Notice, error] { return s.pending(ctx) }

func (s *store) Settle(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
	return s.settle(ctx, key, as)
}

func (s *store) Settlement(ctx context.Context, key account.NoticeKey) (account.Settlement, bool, error) {
	return s.settlement(ctx, key)
}

func (s *store) Erase(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
	return s.erase(ctx, p, r, e)
}

func (s *store) Purge(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
	return s.purge(ctx, before, e)
}

// lists changes what all sequences yield, in a way that the element does not
// matter for.
func lists(change func(n int) (from, to int)) func(*store) {
	return func(s *store) {
		commitmentLists(func(all []account.Commitment) []account.Commitment {
			from, to := change(len(all))
			return all[from:to]
		})(s)
		historyLists(func(_ account.Ref, all []account.Event) []account.Event {
			from, to := change(len(all))
			return all[from:to]
		})(s)
		pendingLists(func(all []account.Notice) []account.Notice {
			from, to := change(len(all))
			return all[from:to]
		})(s)
	}
}

func commitmentLists(change func([]account.Commitment) []account.Commitment) func(*store) {
	return func(s *store) {
		of := s.commitments
		s.commitments = func(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
			return conform.Altered(ctx, of(ctx, f), change)
		}
	}
}

func historyLists(change func(account.Ref, []account.Event) []account.Event) func(*store) {
	return func(s *store) {
		of := s.history
		s.history = func(ctx context.Context, r account.Ref) iter.Seq2[account.Event, error] {
			return conform.Altered(ctx, of(ctx, r), func(all []account.Event) []account.Event { return change(r, all) })
		}
	}
}

func accountLists(change func([]account.Account) []account.Account) func(*store) {
	return func(s *store) {
		of := s.accounts
		s.accounts = func(ctx context.Context) iter.Seq2[account.Account, error] {
			return conform.Altered(ctx, of(ctx), change)
		}
	}
}

func pendingLists(change func([]account.Notice) []account.Notice) func(*store) {
	return func(s *store) {
		of := s.pending
		s.pending = func(ctx context.Context) iter.Seq2[account.Notice, error] {
			return conform.Altered(ctx, of(ctx), change)
		}
	}
}

// units changes what is saved.
func units(change func(*store, *account.Unit)) func(*store) {
	return func(s *store) {
		of := s.save
		s.save = func(ctx context.Context, u account.Unit) error {
			u = u.Clone()
			change(s, &u)
			return of(ctx, u)
		}
	}
}

// promises changes each commitment before it is saved, events and notices each
// of theirs.

func promises(change func(*account.Commitment)) func(*store) {
	return units(func(_ *store, u *account.Unit) {
		for i := range u.Commitments {
			change(&u.Commitments[i])
		}
	})
}

func events(change func(*account.Event)) func(*store) {
	return units(func(_ *store, u *account.Unit) {
		for i := range u.Events {
			change(&u.Events[i])
		}
	})
}

func notices(change func(*account.Notice)) func(*store) {
	return units(func(_ *store, u *account.Unit) {
		for i := range u.Notices {
			change(&u.Notices[i])
		}
	})
}

// filters changes what is asked for.
func filters(change func(*account.CommitmentFilter)) func(*store) {
	return func(s *store) {
		of := s.commitments
		s.commitments = func(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
			change(&f)
			return of(ctx, f)
		}
	}
}

// everyEvent is all events of a store, each once, in the order of storing.
func everyEvent(s *store, refs ...account.Ref) []account.Event {
	var all []account.Event
	for _, r := range refs {
		for e, err := range s.Store.History(context.Background(), r) {
			if err == nil && !slices.ContainsFunc(all, func(f account.Event) bool { return f.ID == e.ID }) {
				all = append(all, e)
			}
		}
	}
	return all
}

// current sets the revisions of a unit's records to the stored ones, as a store
// does that writes over whatever is there.
func current(s *store, u *account.Unit) {
	ctx := context.Background()
	for i, a := range u.Accounts {
		got, _ := s.Store.Account(ctx, a.ID)
		u.Accounts[i].Revision = got.Revision
	}
	for i, p := range u.People {
		u.People[i].Revision = 0
		all, _ := s.Store.People(ctx, p.Account)
		for _, got := range all {
			if got.ID == p.ID {
				u.People[i].Revision = got.Revision
			}
		}
	}
	for i, v := range u.Solutions {
		got, _ := s.Store.Solution(ctx, v.Account)
		u.Solutions[i].Revision = got.Revision
	}
	for i, c := range u.Commitments {
		got, _ := s.Store.Commitment(ctx, c.ID)
		u.Commitments[i].Revision = got.Revision
	}
}

// single cuts a unit into units of one record each.
func single(u account.Unit) []account.Unit {
	var all []account.Unit
	for _, a := range u.Accounts {
		all = append(all, account.Unit{Accounts: []account.Account{a}})
	}
	for _, p := range u.People {
		all = append(all, account.Unit{People: []account.Person{p}})
	}
	for _, v := range u.Solutions {
		all = append(all, account.Unit{Solutions: []account.Solution{v}})
	}
	for _, c := range u.Commitments {
		all = append(all, account.Unit{Commitments: []account.Commitment{c}})
	}
	for _, e := range u.Events {
		all = append(all, account.Unit{Events: []account.Event{e}})
	}
	for _, n := range u.Notices {
		all = append(all, account.Unit{Notices: []account.Notice{n}})
	}
	return all
}
