package accounttest_test

import (
	"context"
	"errors"
	"iter"
	"slices"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/internal/conform"
)

// A journal is a store with all that was done with it, so that it can be made
// again: a transaction works on such a copy.
type journal struct {
	*store
	done []func(*memory.Store) error
}

func newJournal(done []func(*memory.Store) error) *journal {
	j := &journal{store: empty()}
	ctx := context.Background()
	for _, do := range done {
		if err := do(j.Store); err != nil {
			panic(err)
		}
	}
	j.done = slices.Clone(done)
	note := func(err error, do func(*memory.Store) error) error {
		if err == nil {
			j.done = append(j.done, do)
		}
		return err
	}
	j.save = func(c context.Context, u account.Unit) error {
		u = u.Clone()
		return note(j.Store.Save(c, u), func(s *memory.Store) error { return s.Save(ctx, u) })
	}
	j.settle = func(c context.Context, key account.NoticeKey, as account.Settlement) error {
		return note(j.Store.Settle(c, key, as), func(s *memory.Store) error { return s.Settle(ctx, key, as) })
	}
	j.erase = func(c context.Context, p account.Person, r account.Redaction, e account.Event) error {
		return note(j.Store.Erase(c, p, r, e), func(s *memory.Store) error { return s.Erase(ctx, p, r, e) })
	}
	j.purge = func(c context.Context, before time.Time, e account.Event) (account.Purged, error) {
		purged, err := j.Store.Purge(c, before, e)
		return purged, note(err, func(s *memory.Store) error { _, err := s.Purge(ctx, before, e); return err })
	}
	return j
}

// redo does what was done since n with another journal.
func (j *journal) redo(with *journal, n int) error {
	for _, do := range j.done[n:] {
		if err := do(with.Store); err != nil {
			return err
		}
	}
	with.done = append(with.done, j.done[n:]...)
	return nil
}

// A change is made to the two stores and to the commit of a transaction.
type change func(outside, inside *journal, commit *func() error)

// transactions is a sound store with transactions, but for a change.
func transactions(broken change) accounttest.Tx {
	outside := newJournal(nil)
	return accounttest.Tx{Store: outside, Begin: func() (accounttest.Store, func() error, func() error) {
		n := len(outside.done)
		inside := newJournal(outside.done)
		commit := func() error { return inside.redo(outside, n) }
		broken(outside, inside, &commit)
		return inside, commit, func() error { return nil }
	}}
}

var txBreaks = []conform.Break[change]{
	{Name: "saves outside", Broken: func(outside, inside *journal, _ *func() error) {
		save := inside.save
		inside.save = func(ctx context.Context, u account.Unit) error {
			return errors.Join(save(ctx, u), outside.save(ctx, u))
		}
	}, Caught: "What a transaction that is rolled back saved is not there"},
	{Name: "events outlive a rollback", Broken: func(outside, inside *journal, _ *func() error) {
		save := inside.save
		inside.save = func(ctx context.Context, u account.Unit) error {
			return errors.Join(save(ctx, u), outside.save(ctx, account.Unit{Events: u.Events}))
		}
	}, Caught: "What a transaction that is rolled back saved is not there"},
	{Name: "notices outlive a rollback", Broken: func(outside, inside *journal, _ *func() error) {
		save := inside.save
		inside.save = func(ctx context.Context, u account.Unit) error {
			return errors.Join(save(ctx, u), outside.save(ctx, account.Unit{Notices: u.Notices}))
		}
	}, Caught: "What a transaction that is rolled back saved is not there"},
	{Name: "a commit does nothing", Broken: func(_, _ *journal, commit *func() error) {
		*commit = func() error { return nil }
	}, Caught: "What a transaction that is committed saved is there"},
	{Name: "a commit keeps the first save", Broken: func(outside, inside *journal, commit *func() error) {
		*commit = func() error { inside.done = inside.done[:1]; return inside.redo(outside, 0) }
	}, Caught: "What a transaction that is committed saved is there"},
	{Name: "does not see what it saved", Broken: func(outside, inside *journal, _ *func() error) {
		inside.commitment = outside.commitment
	}, Caught: "What is saved inside is seen inside and not outside"},
	{Name: "is seen outside", Broken: func(outside, inside *journal, _ *func() error) {
		outside.commitment = inside.commitment
	}, Caught: "What is saved inside is seen inside and not outside"},
	{Name: "keeps readers out", Broken: func(outside, _ *journal, _ *func() error) {
		outside.commitment = func(ctx context.Context, _ account.CommitmentID) (account.Commitment, error) {
			<-ctx.Done()
			return account.Commitment{}, ctx.Err()
		}
	}, Caught: "What is saved inside is seen inside and not outside"},
	{Name: "a conflict spoils the transaction", Broken: func(_, inside *journal, _ *func() error) {
		save, spoilt := inside.save, false
		inside.save = func(ctx context.Context, u account.Unit) error {
			if spoilt {
				return errors.New("current transaction is aborted")
			}
			err := save(ctx, u)
			spoilt = errors.Is(err, account.ErrConflict)
			return err
		}
	}, Caught: "A conflict inside leaves nothing of its unit and the transaction usable"},
	{Name: "a conflict rolls back", Broken: func(_, inside *journal, _ *func() error) {
		save := inside.save
		n := len(inside.done)
		inside.save = func(ctx context.Context, u account.Unit) error {
			err := save(ctx, u)
			if errors.Is(err, account.ErrConflict) {
				*inside = *newJournal(inside.done[:n])
			}
			return err
		}
	}, Caught: "A conflict inside leaves nothing of its unit and the transaction usable"},
	{Name: "a conflict leaves half", Broken: func(_, inside *journal, _ *func() error) {
		save := inside.save
		inside.save = func(ctx context.Context, u account.Unit) error {
			for _, part := range single(u) {
				if err := save(ctx, part); err != nil {
					return err
				}
			}
			return nil
		}
	}, Caught: "A conflict inside leaves nothing of its unit and the transaction usable"},
	{Name: "settles outside", Broken: func(outside, inside *journal, _ *func() error) {
		settle := inside.settle
		inside.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
			return errors.Join(settle(ctx, key, as), outside.settle(ctx, key, as))
		}
	}, Caught: "A notice settled inside is pending when it is rolled back"},
	{Name: "one thing at a time", Broken: func(_, inside *journal, _ *func() error) {
		busy := false
		save := inside.save
		inside.save = func(ctx context.Context, u account.Unit) error {
			if busy {
				return errors.New("connection is busy")
			}
			return save(ctx, u)
		}
		history := inside.history
		inside.history = func(ctx context.Context, r account.Ref) iter.Seq2[account.Event, error] {
			return func(yield func(account.Event, error) bool) {
				busy = true
				history(ctx, r)(yield)
				busy = false
			}
		}
	}, Caught: "The body of a loop inside may save"},
	{Name: "erases outside", Broken: func(outside, inside *journal, _ *func() error) {
		inside.erase = outside.erase
	}, Caught: "What is erased or purged inside is there when it is rolled back"},
	{Name: "purges outside", Broken: func(outside, inside *journal, _ *func() error) {
		inside.purge = outside.purge
	}, Caught: "What is erased or purged inside is there when it is rolled back"},
}

func TestTxOfMemory(t *testing.T) {
	t.Parallel()
	accounttest.TestTx(t, func(*testing.T) accounttest.Tx {
		return transactions(func(*journal, *journal, *func() error) {})
	})
}

func TestTxCatchesBreaks(t *testing.T) {
	t.Parallel()
	conform.Catches(t, accounttest.TxChecks(), txBreaks, func(t testing.TB, check string, broken change) {
		accounttest.CheckTx(t, check, func() accounttest.Tx { return transactions(broken) })
	})
}
