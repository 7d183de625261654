package teamtest_test

import (
	"context"
	"errors"
	"iter"
	"slices"
	"testing"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/team"
	"github.com/accordhq/accord/team/teamtest"
)

// A journal is a store with all that was saved, so that it can be made again: a
// transaction works on such a copy.
type journal struct {
	*store
	done []func(*journal) error
}

func newJournal(done []func(*journal) error) *journal {
	j := &journal{store: empty()}
	j.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
		err := j.Store.SaveFile(ctx, f, u)
		if err == nil {
			f, u = f.Clone(), u.Clone()
			j.done = append(j.done, func(other *journal) error { return other.saveFile(context.Background(), f, u) })
		}
		return err
	}
	for _, do := range slices.Clone(done) {
		if err := do(j); err != nil {
			panic(err)
		}
	}
	return j
}

// A change is made to the two stores and to the commit of a transaction.
type change func(outside, inside *journal, commit *func() error)

// transactions is a sound store with transactions, but for a change.
func transactions(broken change) teamtest.Tx {
	outside := newJournal(nil)
	return teamtest.Tx{Store: outside, Begin: func() (teamtest.Store, func() error, func() error) {
		n := len(outside.done)
		inside := newJournal(outside.done)
		commit := func() error {
			for _, do := range inside.done[n:] {
				if err := do(outside); err != nil {
					return err
				}
			}
			return nil
		}
		broken(outside, inside, &commit)
		return inside, commit, func() error { return nil }
	}}
}

var txBreaks = []conform.Break[change]{
	{Name: "saves outside", Broken: func(outside, inside *journal, _ *func() error) {
		save := inside.saveFile
		inside.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
			return errors.Join(save(ctx, f, u), outside.saveFile(ctx, f, u))
		}
	}, Caught: "What a transaction that is rolled back saved is not there"},
	{Name: "a commit does nothing", Broken: func(_, _ *journal, commit *func() error) {
		*commit = func() error { return nil }
	}, Caught: "What a transaction that is committed saved is there"},
	{Name: "is seen outside", Broken: func(outside, inside *journal, _ *func() error) {
		outside.file = inside.file
	}, Caught: "What is saved inside is seen inside and not outside"},
	{Name: "does not see what it saved", Broken: func(outside, inside *journal, _ *func() error) {
		inside.assignments = outside.assignments
	}, Caught: "What is saved inside is seen inside and not outside"},
	{Name: "keeps readers out", Broken: func(outside, _ *journal, _ *func() error) {
		outside.file = func(ctx context.Context, _ account.ID) (team.File, error) {
			<-ctx.Done()
			return team.File{}, ctx.Err()
		}
	}, Caught: "What is saved inside is seen inside and not outside"},
	{Name: "a conflict spoils the transaction", Broken: func(_, inside *journal, _ *func() error) {
		save, spoilt := inside.saveFile, false
		inside.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
			if spoilt {
				return errors.New("current transaction is aborted")
			}
			err := save(ctx, f, u)
			spoilt = errors.Is(err, account.ErrConflict)
			return err
		}
	}, Caught: "A conflict inside leaves nothing of its file and unit and the transaction usable"},
	{Name: "a conflict leaves the file", Broken: func(_, inside *journal, _ *func() error) {
		save := inside.saveFile
		inside.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
			if err := save(ctx, f, account.Unit{}); err != nil {
				return err
			}
			return inside.Store.Save(ctx, u)
		}
	}, Caught: "A conflict inside leaves nothing of its file and unit and the transaction usable"},
	{Name: "one thing at a time", Broken: func(_, inside *journal, _ *func() error) {
		busy := false
		save := inside.saveFile
		inside.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
			if busy {
				return errors.New("connection is busy")
			}
			return save(ctx, f, u)
		}
		inside.assignments = func(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
			return func(yield func(team.Assignment, error) bool) {
				busy = true
				inside.Store.Assignments(ctx, id)(yield)
				busy = false
			}
		}
	}, Caught: "The body of a loop over Assignments inside may save"},
}

func TestTxOfMemory(t *testing.T) {
	t.Parallel()
	teamtest.TestTx(t, func(*testing.T) teamtest.Tx {
		return transactions(func(*journal, *journal, *func() error) {})
	})
}

func TestTxCatchesBreaks(t *testing.T) {
	t.Parallel()
	conform.Catches(t, teamtest.TxChecks(), txBreaks, func(t testing.TB, check string, broken change) {
		teamtest.CheckTx(t, check, func() teamtest.Tx { return transactions(broken) })
	})
}
