package sqlite_test

import (
	"context"
	"database/sql"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/sqlite"
	"github.com/accordhq/accord/quadrant"
)

// full lets the file of a transaction's database grow no more.
func full(t *testing.T, tx *sql.Tx) {
	t.Helper()
	_, err := tx.ExecContext(t.Context(), "PRAGMA max_page_count = 1") // no less than there are
	require.NoError(t, err)
}

// heavy is a unit for which a file must grow.
func heavy() account.Unit {
	u := everything()
	u.Commitments[0].Text = strings.Repeat("Call back. ", 100_000)
	return u
}

func TestAfterSQLiteRolledBackTheHostsTransactionNothingIsStored(t *testing.T) {
	t.Parallel()
	calls := map[string]func(context.Context, *sqlite.Store) error{
		"Save": func(ctx context.Context, s *sqlite.Store) error { return s.Save(ctx, everything()) },
		"SaveFile": func(ctx context.Context, s *sqlite.Store) error {
			return s.SaveFile(ctx, quists(), account.Unit{})
		},
		"SaveRecord": func(ctx context.Context, s *sqlite.Store) error {
			return s.SaveRecord(ctx, spoken(), account.Unit{})
		},
		"Case": func(ctx context.Context, s *sqlite.Store) error {
			_, err := s.Case(ctx, spoken().Cases[0].About)
			return err
		},
		"Cases": func(ctx context.Context, s *sqlite.Store) error {
			return last(ctx, s.Cases(ctx, quadrant.CaseFilter{}))
		},
		"Interactions": func(ctx context.Context, s *sqlite.Store) error { return last(ctx, s.Interactions(ctx, "aigle", ever)) },
		"Standings":    func(ctx context.Context, s *sqlite.Store) error { _, err := s.Standings(ctx, "aigle"); return err },
		"Settle": func(ctx context.Context, s *sqlite.Store) error {
			return s.Settle(ctx, "c-1/remind", account.Settlement{Outcome: account.Delivered, At: noon})
		},
		"Erase": func(ctx context.Context, s *sqlite.Store) error {
			tombstone, redaction, e := erasing()
			return s.Erase(ctx, tombstone, redaction, e)
		},
		"Purge": func(ctx context.Context, s *sqlite.Store) error {
			_, err := s.Purge(ctx, time.Time{}, event("purged"))
			return err
		},
		"Account":    func(ctx context.Context, s *sqlite.Store) error { _, err := s.Account(ctx, "aigle"); return err },
		"People":     func(ctx context.Context, s *sqlite.Store) error { _, err := s.People(ctx, ""); return err },
		"Settlement": func(ctx context.Context, s *sqlite.Store) error { _, _, err := s.Settlement(ctx, "k"); return err },
		"File":       func(ctx context.Context, s *sqlite.Store) error { _, err := s.File(ctx, "aigle"); return err },
		"Commitments": func(ctx context.Context, s *sqlite.Store) error {
			return last(ctx, s.Commitments(ctx, account.CommitmentFilter{}))
		},
		"Pending":  func(ctx context.Context, s *sqlite.Store) error { return last(ctx, s.Pending(ctx)) },
		"Accounts": func(ctx context.Context, s *sqlite.Store) error { return last(ctx, s.Accounts(ctx)) },
	}
	db := fresh(t)
	s := storeOf(t, db, tenant)
	tx := host(t, db)
	before := contents(t, db)
	full(t, tx)
	joined := s.WithTx(tx)
	err := joined.Save(t.Context(), heavy())
	require.ErrorIs(t, err, sqlite.ErrTxLost)
	require.ErrorContains(t, err, "database or disk is full")
	require.ErrorContains(t, err, "no such savepoint")
	_, err = joined.Account(t.Context(), "aigle") // before another save
	require.ErrorIs(t, err, sqlite.ErrTxLost)
	for name, call := range calls {
		require.ErrorIs(t, call(t.Context(), joined), sqlite.ErrTxLost, name)
	}
	_ = tx.Rollback() // some drivers say that there is nothing to roll back
	require.Equal(t, before, contents(t, db))
	require.Zero(t, tickets(t, db))
}

// The statement that met with the full disk is the host's, or another store's.
func TestASaveDoesNotOutliveATransactionThatIsNoMore(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		lose func(context.Context, *sqlite.Store, *sql.Tx) error
	}{
		{"the host", func(ctx context.Context, _ *sqlite.Store, tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, "INSERT INTO tickets VALUES (zeroblob(10000000))")
			return err
		}},
		{"another store", func(ctx context.Context, s *sqlite.Store, tx *sql.Tx) error {
			return s.WithTx(tx).Save(ctx, heavy())
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			db := fresh(t)
			s := storeOf(t, db, tenant)
			tx := host(t, db)
			before := contents(t, db)
			full(t, tx)
			joined := s.WithTx(tx)
			require.ErrorContains(t, row.lose(t.Context(), s, tx), "database or disk is full")
			for range 2 {
				require.ErrorIs(t, joined.Save(t.Context(), everything()), sqlite.ErrTxLost)
			}
			_, err := joined.Account(t.Context(), "aigle")
			require.ErrorIs(t, err, sqlite.ErrTxLost)
			_ = tx.Rollback() // some drivers say that there is nothing to roll back
			require.Equal(t, before, contents(t, db))
		})
	}
}

func TestWithTxNeedsATransaction(t *testing.T) {
	t.Parallel()
	s := storeOf(t, fresh(t), tenant)
	require.PanicsWithValue(t, "sqlite: WithTx without a transaction", func() { s.WithTx(nil) })
}
