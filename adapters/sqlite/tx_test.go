package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/sqlite"
)

// host is a transaction of a host that has a table of its own.
func host(t *testing.T, db *sql.DB) *sql.Tx {
	t.Helper()
	_, err := db.ExecContext(t.Context(), "CREATE TABLE IF NOT EXISTS tickets (id TEXT)")
	require.NoError(t, err)
	tx, err := db.BeginTx(context.WithoutCancel(t.Context()), nil)
	require.NoError(t, err)
	_, err = tx.ExecContext(t.Context(), "INSERT INTO tickets VALUES ('T-1')")
	require.NoError(t, err)
	return tx
}

func tickets(t *testing.T, db *sql.DB) (n int) {
	t.Helper()
	require.NoError(t, db.QueryRowContext(t.Context(), "SELECT count(*) FROM tickets").Scan(&n))
	return n
}

func TestWithTxCommitsWithTheHost(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	s := storeOf(t, db, tenant)
	tx := host(t, db)
	joined := s.WithTx(tx)
	require.NoError(t, joined.SaveFile(t.Context(), quists(), everything()))
	wantEverything(t, joined, everything(), quists())
	_, err := s.Account(t.Context(), "aigle")
	require.ErrorIs(t, err, account.ErrNotFound) // not before it is committed
	require.NoError(t, tx.Commit())
	wantEverything(t, s, everything(), quists())
	require.Equal(t, 1, tickets(t, db))
}

func TestWithTxIsRolledBackWithTheHost(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	s := storeOf(t, db, tenant)
	tx := host(t, db)
	before := contents(t, db)
	require.NoError(t, s.WithTx(tx).SaveFile(t.Context(), quists(), everything()))
	require.NoError(t, tx.Rollback())
	require.Equal(t, before, contents(t, db))
	err := s.WithTx(tx).Save(t.Context(), everything())
	require.ErrorIs(t, err, sql.ErrTxDone)
}

func TestASaveThatFailsLeavesTheHostsTransactionAsItWas(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		fail func(context.Context, *sqlite.Store) error
		want error
	}{
		{"a conflict", func(ctx context.Context, s *sqlite.Store) error {
			u := account.Unit{Accounts: []account.Account{{ID: "new", Name: "New"}}, Commitments: everything().Commitments}
			return s.Save(ctx, u)
		}, account.ErrConflict},
		{"a conflict of the file", func(ctx context.Context, s *sqlite.Store) error {
			return s.SaveFile(ctx, quists(), account.Unit{Accounts: []account.Account{{ID: "new", Name: "New"}}})
		}, account.ErrConflict},
		{"what cannot be written", func(ctx context.Context, s *sqlite.Store) error {
			c := everything().Commitments[0]
			c.ID, c.Due = "c-2", time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)
			return s.Save(ctx, account.Unit{Accounts: []account.Account{{ID: "new", Name: "New"}}, Commitments: []account.Commitment{c}})
		}, account.ErrInvalid},
		{"a context that is done", func(ctx context.Context, s *sqlite.Store) error {
			ctx, cancel := context.WithCancel(ctx)
			cancel()
			return s.Save(ctx, account.Unit{Accounts: []account.Account{{ID: "new", Name: "New"}}})
		}, context.Canceled},
		{"a context that ends within", func(ctx context.Context, s *sqlite.Store) error {
			return s.Save(ending(ctx, 5), account.Unit{Accounts: []account.Account{
				{ID: "n1", Name: "New"}, {ID: "n2", Name: "New"}, {ID: "n3", Name: "New"}, {ID: "n4", Name: "New"},
			}})
		}, context.Canceled},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			db := fresh(t)
			s := filled(t, db, tenant)
			tx := host(t, db)
			require.ErrorIs(t, row.fail(t.Context(), s.WithTx(tx)), row.want)
			_, err := tx.ExecContext(t.Context(), "RELEASE accord")
			require.ErrorContains(t, err, "no such savepoint")
			require.NoError(t, s.WithTx(tx).Save(t.Context(), account.Unit{Accounts: []account.Account{{ID: "after", Name: "After"}}}))
			require.NoError(t, tx.Commit())
			wantEverything(t, s, everything(), quists())
			require.Equal(t, 1, tickets(t, db))
			var accounts int
			require.NoError(t, db.QueryRowContext(t.Context(), "SELECT count(*) FROM accord_account").Scan(&accounts))
			require.Equal(t, 2, accounts)
		})
	}
}

// ending is a context that is done once it was looked at a number of times.
func ending(parent context.Context, after int) context.Context {
	ctx, cancel := context.WithCancel(parent)
	c := &looked{Context: ctx, cancel: cancel}
	c.left.Store(int64(after))
	return c
}

type looked struct {
	context.Context
	cancel func()
	left   atomic.Int64 // package sql looks as well
}

func (c *looked) Err() error {
	if c.left.Add(-1) < 0 {
		c.cancel()
	}
	return c.Context.Err()
}

func TestAContextThatIsDoneReadsNothingWithinATransaction(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	tx := host(t, db)
	defer func() { require.NoError(t, tx.Rollback()) }()
	s := storeOf(t, db, tenant).WithTx(tx)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := s.Account(ctx, "aigle")
	require.ErrorIs(t, err, context.Canceled)
	_, err = s.File(ctx, "aigle")
	require.ErrorIs(t, err, context.Canceled)
}

func TestTheNextRevisionInTheSameUnitIsAConflict(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	s := storeOf(t, db, tenant)
	before := contents(t, db)
	for _, read := range []account.Revision{0, 1, 2} {
		first, second := everything().Commitments[0], everything().Commitments[0]
		second.Revision = read
		err := s.Save(t.Context(), account.Unit{Commitments: []account.Commitment{first, second}})
		require.ErrorIs(t, err, account.ErrConflict)
		require.Equal(t, before, contents(t, db))
	}
}

func TestASaveWhoseContextEndsStoresNothing(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	s := storeOf(t, db, tenant)
	before := contents(t, db)
	after := 0
	for ; ; after++ {
		err := s.SaveFile(ending(t.Context(), after), quists(), everything())
		if err == nil {
			break
		}
		require.ErrorIs(t, err, context.Canceled)
		require.Equal(t, before, contents(t, db))
	}
	require.Greater(t, after, 10) // before each statement
	wantEverything(t, s, everything(), quists())
}

func TestAStoreWithinATransactionIsSafeForConcurrentUse(t *testing.T) {
	t.Parallel()
	const writers = 48
	db := fresh(t)
	s := filled(t, db, tenant)
	tx := host(t, db)
	joined := s.WithTx(tx)
	start := make(chan struct{})
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			<-start
			u := account.Unit{Accounts: []account.Account{{ID: account.ID(fmt.Sprintf("w%d", w)), Name: "New"}}}
			for i := range 2 {
				c := everything().Commitments[0]
				c.ID = account.CommitmentID(fmt.Sprintf("w%d-%d", w, i))
				u.Commitments = append(u.Commitments, c)
			}
			if w%2 == 0 {
				u.Events = everything().Events // is there already
			}
			if err := joined.Save(t.Context(), u); (err == nil) != (w%2 != 0) {
				t.Errorf("writer %d: %v", w, err)
			}
		})
		group.Go(func() {
			<-start
			for range 12 {
				n := 0
				for _, err := range joined.Commitments(t.Context(), account.CommitmentFilter{}) {
					if n++; err != nil {
						t.Errorf("reader: %v", err)
					}
				}
				if n%2 == 0 { // one and a pair for each writer
					t.Errorf("a reader saw %d commitments", n)
				}
			}
		})
	}
	close(start)
	group.Wait()
	require.NoError(t, tx.Commit())
	require.Len(t, all(t, s.Commitments(t.Context(), account.CommitmentFilter{})), 1+writers)
	require.Equal(t, 1, tickets(t, db))
}

// The context ended the wait, and busy_timeout did not.
func TestASaveWhoseContextEndsWhileItWaitsSaysSo(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	tx := host(t, db)
	err := storeOf(t, db, tenant).Save(ending(t.Context(), 20), everything()) // some tries after the first
	require.ErrorIs(t, err, context.Canceled)
	require.ErrorContains(t, err, "sqlite: save: the context ended while others had the database locked: context canceled: ")
	require.NotContains(t, err.Error(), "busy_timeout")
	require.NoError(t, tx.Rollback())
}

func TestASaveThatWaitsTooLongSaysSo(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "accord.db")
	db := opened(t, path)
	impatient, err := sql.Open("sqlite", path+"?_pragma=busy_timeout(30)")
	require.NoError(t, err)
	defer impatient.Close()
	impatient.SetMaxOpenConns(1)
	tx := host(t, db)
	err = storeOf(t, impatient, tenant).Save(t.Context(), everything())
	require.ErrorContains(t, err, "sqlite: save: others had the database locked for longer than busy_timeout")
	require.ErrorContains(t, err, "SQLITE_BUSY")
	require.NoError(t, tx.Rollback())
	require.NoError(t, storeOf(t, impatient, tenant).Save(t.Context(), everything()))
	var timeout int
	require.NoError(t, impatient.QueryRowContext(t.Context(), "PRAGMA busy_timeout").Scan(&timeout))
	require.Equal(t, 30, timeout) // as the host set it
}

func TestNoUpdateIsLostAmongManyWriters(t *testing.T) {
	t.Parallel()
	const writers, rounds = 32, 3
	path := filepath.Join(t.TempDir(), "accord.db")
	handles := []*sqlite.Store{
		filled(t, opened(t, path), tenant),
		storeOf(t, opened(t, path), tenant),
	}
	add := func(s *sqlite.Store, id account.EventID) error {
		for {
			a, err := s.Account(t.Context(), "aigle")
			if err != nil {
				return err
			}
			n, _ := strconv.Atoi(a.Contract.Name)
			a.Contract.Name = strconv.Itoa(n + 1)
			e := event(id)
			err = s.Save(t.Context(), account.Unit{Accounts: []account.Account{a}, Events: []account.Event{e}})
			if !errors.Is(err, account.ErrConflict) {
				return err
			}
		}
	}
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			for r := range rounds {
				if err := add(handles[w%2], account.EventID(fmt.Sprintf("w%d-%d", w, r))); err != nil {
					t.Errorf("writer %d: %v", w, err)
					return
				}
			}
		})
	}
	group.Wait()
	a, err := handles[0].Account(t.Context(), "aigle")
	require.NoError(t, err)
	require.Equal(t, strconv.Itoa(writers*rounds), a.Contract.Name)
	require.Equal(t, account.Revision(1+writers*rounds), a.Revision)
	require.Len(t, all(t, handles[1].History(t.Context(), account.Ref{Kind: "x", ID: "1"})), writers*rounds)
}
