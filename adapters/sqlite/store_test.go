package sqlite_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/quadrant/quadranttest"
	"github.com/accordhq/accord/team"
	"github.com/accordhq/accord/team/teamtest"
)

func TestStore(t *testing.T) {
	t.Parallel()
	accounttest.TestStore(t, func(t *testing.T) accounttest.Store { return storeOf(t, fresh(t), tenant) })
}

func TestTx(t *testing.T) {
	t.Parallel()
	accounttest.TestTx(t, func(t *testing.T) accounttest.Tx {
		db := fresh(t)
		s := storeOf(t, db, tenant)
		return accounttest.Tx{Store: s, Begin: func() (accounttest.Store, func() error, func() error) {
			tx, err := db.BeginTx(context.WithoutCancel(t.Context()), nil)
			require.NoError(t, err)
			return s.WithTx(tx), tx.Commit, tx.Rollback
		}}
	})
}

func TestTeamStore(t *testing.T) {
	t.Parallel()
	teamtest.TestStore(t, func(t *testing.T) teamtest.Store { return storeOf(t, fresh(t), tenant) })
}

func TestTeamTx(t *testing.T) {
	t.Parallel()
	teamtest.TestTx(t, func(t *testing.T) teamtest.Tx {
		db := fresh(t)
		s := storeOf(t, db, tenant)
		return teamtest.Tx{Store: s, Begin: func() (teamtest.Store, func() error, func() error) {
			tx, err := db.BeginTx(context.WithoutCancel(t.Context()), nil)
			require.NoError(t, err)
			return s.WithTx(tx), tx.Commit, tx.Rollback
		}}
	})
}

func TestRoster(t *testing.T) {
	t.Parallel()
	teamtest.TestRoster(t, func(t *testing.T, assignments []team.Assignment) team.Roster {
		s := storeOf(t, fresh(t), tenant)
		files := make(map[account.ID]team.File)
		for _, a := range assignments {
			f := files[a.Account]
			f.Account, f.Assignments = a.Account, append(f.Assignments, a)
			files[a.Account] = f
		}
		for _, f := range files {
			require.NoError(t, s.SaveFile(t.Context(), f, account.Unit{}))
		}
		return s
	})
}

func TestQuadrantStore(t *testing.T) {
	t.Parallel()
	quadranttest.TestStore(t, func(t *testing.T) quadranttest.Store { return storeOf(t, fresh(t), tenant) })
}

func TestQuadrantTx(t *testing.T) {
	t.Parallel()
	quadranttest.TestTx(t, func(t *testing.T) quadranttest.Tx {
		db := fresh(t)
		s := storeOf(t, db, tenant)
		return quadranttest.Tx{Store: s, Begin: func() (quadranttest.Store, func() error, func() error) {
			tx, err := db.BeginTx(context.WithoutCancel(t.Context()), nil)
			require.NoError(t, err)
			return s.WithTx(tx), tx.Commit, tx.Rollback
		}}
	})
}

func TestLog(t *testing.T) {
	t.Parallel()
	quadranttest.TestLog(t, func(t *testing.T, seed quadranttest.Seed) quadrant.Log {
		s := storeOf(t, fresh(t), tenant)
		require.NoError(t, s.SaveRecord(t.Context(), quadrant.Record{
			Interactions: seed.Interactions, Satisfactions: seed.Satisfactions, Standings: seed.Standings,
		}, account.Unit{}))
		return s
	})
}
