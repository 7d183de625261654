package sqlite_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/sqlite"
)

const tenant = "msp-1"

// fresh opens a migrated database in a file of the test's own.
func fresh(t testing.TB) *sql.DB {
	t.Helper()
	return opened(t, filepath.Join(t.TempDir(), "accord.db"))
}

func opened(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sqlite.Open(path)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	require.NoError(t, sqlite.Migrate(t.Context(), db))
	return db
}

func storeOf(t testing.TB, db *sql.DB, tenant string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.New(db, tenant)
	require.NoError(t, err)
	return s
}

func TestEveryConnectionHasThePragmas(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	var conns []*sql.Conn
	for range 3 {
		conn, err := db.Conn(t.Context())
		require.NoError(t, err)
		conns = append(conns, conn)
		for _, row := range []struct{ pragma, want string }{
			{"busy_timeout", "10000"},
			{"journal_mode", "wal"},
			{"synchronous", "1"},
			{"foreign_keys", "1"},
			{"secure_delete", "1"},
		} {
			var got string
			require.NoError(t, conn.QueryRowContext(t.Context(), "PRAGMA "+row.pragma).Scan(&got))
			require.Equal(t, row.want, got, row.pragma)
		}
	}
	for _, conn := range conns {
		require.NoError(t, conn.Close())
	}
}

func TestATransactionOfTheHostBeginsImmediate(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "accord.db")
	tx, err := opened(t, path).BeginTx(t.Context(), nil)
	require.NoError(t, err)
	defer func() { require.NoError(t, tx.Rollback()) }()
	other, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	defer other.Close()
	_, err = other.ExecContext(t.Context(), "BEGIN IMMEDIATE")
	require.ErrorContains(t, err, "SQLITE_BUSY")
}

func TestOpenTakesThePathAsItIs(t *testing.T) {
	for _, name := range []string{"plain.db", "50 % off?.db", "a#b.db", "%41.db", "Zoë & Co.db", "file:x.db"} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for _, path := range []string{name, filepath.Join(t.TempDir(), name), "/" + filepath.Join(t.TempDir(), name)} {
				db, err := sqlite.Open(path)
				require.NoError(t, err)
				require.NoError(t, sqlite.Migrate(t.Context(), db))
				require.NoError(t, db.Close())
				require.FileExists(t, path)
			}
			entries, err := os.ReadDir(".")
			require.NoError(t, err)
			require.Len(t, entries, 1)
		})
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	text := filepath.Join(t.TempDir(), "notes.txt")
	require.NoError(t, os.WriteFile(text, []byte("These are notes, and no database.\n"), 0o600))
	for _, row := range []struct{ name, path, want string }{
		{"no path", "", "name a file"},
		{"memory", ":memory:", "name a file"},
		{"a folder that is not there", filepath.Join(t.TempDir(), "no", "accord.db"), "unable to open database file"},
		{"a folder", t.TempDir(), "unable to open database file"},
		{"a file that is no database", text, "file is not a database"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			_, err := sqlite.Open(row.path)
			require.ErrorContains(t, err, row.want)
			require.ErrorContains(t, err, "sqlite: open ")
		})
	}
}

func TestNewNeedsADatabaseAndATenant(t *testing.T) {
	t.Parallel()
	_, err := sqlite.New(nil, tenant)
	require.EqualError(t, err, "sqlite: new store: no database")
	_, err = sqlite.New(new(sql.DB), "")
	require.ErrorIs(t, err, account.ErrInvalid)
	_, err = sqlite.New(new(sql.DB), "a\nb")
	require.EqualError(t, err, "sqlite: new store: tenant: has a control character")
}
