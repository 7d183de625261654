package quadranttest_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/quadrant/quadranttest"
)

// A journal is a store with all that was saved, so that it can be made again: a
// transaction works on such a copy.
type journal struct {
	*store
	done []func(*journal) error
}

func newJournal(done []func(*journal) error) *journal {
	j := &journal{store: empty()}
	j.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
		err := j.Store.SaveRecord(ctx, r, u)
		if err == nil {
			r, u = r.Clone(), u.Clone()
			j.done = append(j.done, func(other *journal) error { return other.saveRecord(context.Background(), r, u) })
		}
		return err
	}
	if err := j.redo(done); err != nil {
		panic(err)
	}
	return j
}

func (j *journal) redo(done []func(*journal) error) error {
	for _, do := range slices.Clone(done) {
		if err := do(j); err != nil {
			return err
		}
	}
	return nil
}

// A change is made to the two stores and to the commit of a transaction.
type change func(outside, inside *journal, commit *func() error)

// transactions is a sound store with transactions, but for a change.
func transactions(broken change) quadranttest.Tx {
	outside := newJournal(nil)
	return quadranttest.Tx{Store: outside, Begin: func() (quadranttest.Store, func() error, func() error) {
		n := len(outside.done)
		inside := newJournal(outside.done)
		commit := func() error { return outside.redo(inside.done[n:]) }
		broken(outside, inside, &commit)
		return inside, func() error { return commit() }, func() error { return nil }
	}}
}

const (
	rolledBack = "What a transaction that is rolled back saved is not there"
	committed  = "What a transaction that is committed saved is there"
	seenInside = "What is saved inside is seen inside and not outside"
	txConflict = "A conflict inside leaves nothing of its record and unit and the transaction usable"
	txLoop     = "The body of a loop over Cases inside may save"
)

var txBreaks = []conform.Break[change]{
	{Name: "saves outside", Broken: func(outside, inside *journal, _ *func() error) {
		save := inside.saveRecord
		inside.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			return errors.Join(save(ctx, r, u), outside.saveRecord(ctx, r, u))
		}
	}, Caught: rolledBack},
	{Name: "what was said outlives a rollback", Broken: func(outside, inside *journal, _ *func() error) {
		save := inside.saveRecord
		inside.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			return errors.Join(save(ctx, r, u), outside.saveRecord(ctx, quadrant.Record{Interactions: r.Interactions}, account.Unit{}))
		}
	}, Caught: rolledBack},
	{Name: "a commit does nothing", Broken: func(_, _ *journal, commit *func() error) {
		*commit = func() error { return nil }
	}, Caught: committed},
	{Name: "a commit keeps the first save", Broken: func(outside, inside *journal, commit *func() error) {
		*commit = func() error { return outside.redo(inside.done[:1]) }
	}, Caught: committed},
	{Name: "does not see what it saved", Broken: func(outside, inside *journal, _ *func() error) {
		inside.interactions = outside.interactions
	}, Caught: seenInside},
	{Name: "is seen outside", Broken: func(outside, inside *journal, _ *func() error) { outside.cases = inside.cases }, Caught: seenInside},
	{Name: "keeps readers out", Broken: func(outside, _ *journal, _ *func() error) {
		outside.known = func(ctx context.Context, _ account.Ref) (quadrant.Case, error) {
			<-ctx.Done()
			return quadrant.Case{}, ctx.Err()
		}
	}, Caught: seenInside},
	{Name: "a conflict spoils the transaction", Broken: func(_, inside *journal, _ *func() error) {
		save, spoilt := inside.saveRecord, false
		inside.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			if spoilt {
				return errors.New("current transaction is aborted")
			}
			err := save(ctx, r, u)
			spoilt = errors.Is(err, account.ErrConflict)
			return err
		}
	}, Caught: txConflict},
	{Name: "a conflict leaves the record", Broken: func(_, inside *journal, _ *func() error) {
		save := inside.saveRecord
		inside.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			if err := save(ctx, r, account.Unit{}); err != nil {
				return err
			}
			return inside.Store.Save(ctx, u)
		}
	}, Caught: txConflict},
	{Name: "one thing at a time", Broken: func(_, inside *journal, _ *func() error) {
		busy := false
		save, cases := inside.saveRecord, inside.cases
		inside.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			if busy {
				return errors.New("connection is busy")
			}
			return save(ctx, r, u)
		}
		inside.cases = func(ctx context.Context, f quadrant.CaseFilter) caseSeq {
			return func(yield func(quadrant.Case, error) bool) {
				busy = true
				cases(ctx, f)(yield)
				busy = false
			}
		}
	}, Caught: txLoop},
}

func TestTxOfMemory(t *testing.T) {
	t.Parallel()
	quadranttest.TestTx(t, func(*testing.T) quadranttest.Tx {
		return transactions(func(*journal, *journal, *func() error) {})
	})
}

func TestTxCatchesBreaks(t *testing.T) {
	t.Parallel()
	conform.Catches(t, quadranttest.TxChecks(), txBreaks, func(t testing.TB, check string, broken change) {
		quadranttest.CheckTx(t, check, func() quadranttest.Tx { return transactions(broken) })
	})
}
