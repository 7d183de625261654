package sqlite_test

import (
	"database/sql"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/sqlite"
)

var update = flag.Bool("update", false, "write the golden database of the present format")

// golden is the database of the present format. Those of earlier ones stay as they
// are.
const golden = "testdata/v2.sql"

var settled = account.Settlement{Outcome: account.Refused, At: noon, Reason: "nobody to write to"}

// sample is a store that holds all there is to read back.
func sample(t *testing.T, db *sql.DB) *sqlite.Store {
	t.Helper()
	s := filled(t, db, tenant)
	n := everything().Notices[0]
	n.Key = "c-1/escalate"
	require.NoError(t, s.Save(t.Context(), account.Unit{Notices: []account.Notice{n}}))
	require.NoError(t, s.Settle(t.Context(), "c-1/escalate", settled))
	return s
}

// dump is a database as SQL.
func dump(t *testing.T, db *sql.DB) string {
	t.Helper()
	lines := func(query string) (all []string) {
		rows, err := db.QueryContext(t.Context(), query)
		require.NoError(t, err)
		defer rows.Close()
		for rows.Next() {
			var line string
			require.NoError(t, rows.Scan(&line))
			all = append(all, line)
		}
		require.NoError(t, rows.Err())
		return all
	}
	var b strings.Builder
	for _, made := range lines("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid") {
		fmt.Fprintf(&b, "%s;\n", made)
	}
	for _, table := range lines("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid") {
		columns := lines("SELECT name FROM pragma_table_info('" + table + "')")
		values := "quote(" + strings.Join(columns, ") || ', ' || quote(") + ")"
		for _, row := range lines("SELECT " + values + " FROM " + table + " ORDER BY 1") {
			fmt.Fprintf(&b, "INSERT INTO %s (%s) VALUES\n  (%s);\n", table, strings.Join(columns, ", "), row)
		}
	}
	return b.String()
}

// loaded is a golden database, in a file of its own.
func loaded(t *testing.T, golden string) *sql.DB {
	t.Helper()
	text, err := os.ReadFile(golden)
	require.NoError(t, err)
	db, err := sqlite.Open(filepath.Join(t.TempDir(), "accord.db"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	_, err = db.ExecContext(t.Context(), string(text))
	require.NoError(t, err)
	return db
}

func TestADatabaseOfEachVersionStaysReadable(t *testing.T) {
	t.Parallel()
	if *update {
		db := fresh(t)
		sample(t, db)
		require.NoError(t, os.WriteFile(golden, []byte(dump(t, db)), 0o644))
	}
	for _, row := range []struct {
		golden string
		spoken bool // of the first version there are no records of package quadrant
	}{
		{"testdata/v1.sql", false},
		{"testdata/v2.sql", true},
	} {
		t.Run(row.golden, func(t *testing.T) {
			t.Parallel()
			db := loaded(t, row.golden)
			require.NoError(t, sqlite.Migrate(t.Context(), db))
			s := storeOf(t, db, tenant)
			wantEverything(t, s, everything(), quists())
			got, ok, err := s.Settlement(t.Context(), "c-1/escalate")
			require.NoError(t, err)
			require.True(t, ok)
			require.Equal(t, settled, got)
			require.Equal(t, schema(t, fresh(t)), schema(t, db))

			// It can be written to as well.
			u := stored(everything())
			require.NoError(t, s.Save(t.Context(), account.Unit{Accounts: u.Accounts, Events: []account.Event{event("e-2")}}))
			require.Len(t, all(t, s.History(t.Context(), account.PersonID("mia").Ref())), 2)
			if !row.spoken {
				require.NoError(t, s.SaveRecord(t.Context(), spoken(), account.Unit{}))
			}
			wantSpoken(t, s)
		})
	}
}

// What is written changes only together with the number of the format, and then
// there is a golden database more.
func TestWhatIsWrittenIsThePresentFormat(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	sample(t, db)
	want, got := contents(t, loaded(t, golden)), contents(t, db)
	delete(want, "accord_schema_version") // tells when it was migrated
	delete(got, "accord_schema_version")
	require.Equal(t, want, got)
}
