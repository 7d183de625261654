package sqlite_test

import (
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/pressly/goose/v3"
	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/sqlite"
)

func TestMigrateTwiceIsNoError(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	before := schema(t, db)
	require.NoError(t, sqlite.Migrate(t.Context(), db))
	require.Equal(t, before, schema(t, db))
}

func TestEveryTableAndIndexHasThePrefix(t *testing.T) {
	t.Parallel()
	for _, made := range schema(t, fresh(t)) {
		if !strings.HasPrefix(made, "accord_") && !strings.HasPrefix(made, "sqlite_") {
			t.Errorf("%s lacks the prefix", made)
		}
	}
}

func TestSeveralHandlesMigrateAtOnce(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, prepare string }{
		{"a new file", "SELECT 1"},
		// The table of versions is there, so that nothing keeps them from
		// beginning with the first migration at the same time.
		{"a file whose migrations were not done", `CREATE TABLE accord_schema_version (id INTEGER PRIMARY KEY AUTOINCREMENT,
			version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')));
			INSERT INTO accord_schema_version (version_id, is_applied) VALUES (0, 1)`},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "accord.db")
			db, err := sqlite.Open(path)
			require.NoError(t, err)
			defer db.Close()
			_, err = db.ExecContext(t.Context(), row.prepare)
			require.NoError(t, err)
			require.NoError(t, atOnce(8, func() error {
				db, err := sqlite.Open(path)
				if err != nil {
					return err
				}
				return errors.Join(sqlite.Migrate(t.Context(), db), db.Close())
			}))
			require.Equal(t, schema(t, fresh(t)), schema(t, db))
			var versions int
			require.NoError(t, db.QueryRowContext(t.Context(), "SELECT count(*) FROM accord_schema_version WHERE version_id > 0").Scan(&versions))
			require.Equal(t, 2, versions)
		})
	}
}

func TestSeveralHandlesOpenANewFileAtOnce(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "accord.db")
	require.NoError(t, atOnce(8, func() error {
		db, err := sqlite.Open(path)
		if err != nil {
			return err
		}
		return errors.Join(sqlite.Migrate(t.Context(), db), db.Close())
	}))
}

// atOnce calls a function n times at once, and joins what it returns.
func atOnce(n int, call func() error) error {
	errs := make([]error, n)
	start := make(chan struct{})
	var group sync.WaitGroup
	for i := range errs {
		group.Go(func() {
			<-start
			errs[i] = call()
		})
	}
	close(start)
	group.Wait()
	return errors.Join(errs...)
}

func TestMigrateLeavesANewerDatabaseAlone(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	_, err := db.ExecContext(t.Context(), "INSERT INTO accord_schema_version (version_id, is_applied) VALUES (99, 1)")
	require.NoError(t, err)
	before := schema(t, db)
	err = sqlite.Migrate(t.Context(), db)
	require.ErrorIs(t, err, account.ErrNewerFormat)
	require.ErrorContains(t, err, "the database is at version 99, this library knows 2")
	require.Equal(t, before, schema(t, db))
}

func TestMigrateOnOneConnection(t *testing.T) {
	t.Parallel()
	db, err := sqlite.Open(filepath.Join(t.TempDir(), "accord.db"))
	require.NoError(t, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	require.NoError(t, sqlite.Migrate(t.Context(), db))
}

func TestMigrateLeavesTheHostsMigrationsAlone(t *testing.T) {
	t.Cleanup(goose.ResetGlobalMigrations)
	require.NoError(t, goose.SetGlobalMigrations(goose.NewGoMigration(7, nil, nil)))
	db := fresh(t)
	var version int
	require.NoError(t, db.QueryRowContext(t.Context(), "SELECT max(version_id) FROM accord_schema_version").Scan(&version))
	require.Equal(t, 2, version)
}

func TestAMigrationThatCannotBeDoneIsItsError(t *testing.T) {
	t.Parallel()
	db, err := sqlite.Open(filepath.Join(t.TempDir(), "accord.db"))
	require.NoError(t, err)
	defer db.Close()
	_, err = db.ExecContext(t.Context(), "CREATE TABLE accord_team (mine TEXT)")
	require.NoError(t, err)
	err = sqlite.Migrate(t.Context(), db)
	require.ErrorContains(t, err, "table accord_team already exists")
	require.Equal(t, []string{"accord_schema_version", "accord_team", "sqlite_sequence"}, schema(t, db))
}

func TestAStoreWithoutTablesNamesMigrate(t *testing.T) {
	t.Parallel()
	db, err := sqlite.Open(filepath.Join(t.TempDir(), "accord.db"))
	require.NoError(t, err)
	defer db.Close()
	s := storeOf(t, db, tenant)
	_, err = s.Account(t.Context(), "aigle")
	require.ErrorContains(t, err, "tables are missing, see Migrate")
	require.ErrorContains(t, s.Save(t.Context(), everything()), "tables are missing, see Migrate")
	require.Empty(t, schema(t, db))
}
