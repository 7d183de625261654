package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/sqlite"
)

// named are the files of a folder in which a name stands, in whatever case.
func named(t *testing.T, folder, name string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	var found []string
	for _, file := range files {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		if bytes.Contains(bytes.ToLower(content), []byte(strings.ToLower(name))) {
			found = append(found, filepath.Base(file))
		}
	}
	return found
}

// worn is a store that has named Zebulon Quist in many records, and has altered
// and removed many of them since, so that there are old versions in the free
// space of the file.
func worn(t *testing.T, db *sql.DB) *sqlite.Store {
	t.Helper()
	ctx := t.Context()
	s := filled(t, db, tenant)
	for round := range 4 {
		var u account.Unit
		for n := range 40 {
			c := everything().Commitments[0]
			c.ID = account.CommitmentID(fmt.Sprintf("w%d-%d", round, n))
			c.Text = strings.Repeat("Zebulon Quist waits. ", 1+n*round%90)
			u.Commitments = append(u.Commitments, c)
			e := event(account.EventID(c.ID))
			e.Note = c.Text
			u.Events = append(u.Events, e)
		}
		r := spoken()
		for i := range r.Cases {
			r.Cases[i].Revision = account.Revision(round + 1)
		}
		r.Cases[0].Ticket.Summary = strings.Repeat("Quist cannot print. ", 1+90*(round%2))
		r.Interactions[0].Note = strings.Repeat("Zebulon was loud. ", 1+90*(round%2))
		require.NoError(t, s.SaveRecord(ctx, r, u))
		u = stored(u)
		u.Events = nil
		for i := range u.Commitments {
			u.Commitments[i].Text = strings.Repeat("Quist no longer waits. ", 1+i%7)
		}
		require.NoError(t, s.Save(ctx, u))
		_, err := s.Purge(ctx, noon.Add(time.Minute), event(account.EventID(fmt.Sprintf("purged-%d", round))))
		require.NoError(t, err)
	}
	return s
}

func erasing() (account.Person, account.Redaction, account.Event) {
	zeb := everything().People[0]
	tombstone := account.Person{ID: "zeb", Account: "aigle", Side: zeb.Side, Level: zeb.Level, Erased: noon, Revision: 1}
	return tombstone, account.NewRedaction(zeb), event("erased")
}

func TestAnErasedNameIsNowhereInTheFiles(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		open func(t *testing.T, path string) *sql.DB
	}{
		{"as Open sets it", func(t *testing.T, path string) *sql.DB { return opened(t, path) }},
		{"a host's own", func(t *testing.T, path string) *sql.DB {
			db, err := sql.Open("sqlite", path)
			require.NoError(t, err)
			t.Cleanup(func() { require.NoError(t, db.Close()) })
			db.SetMaxOpenConns(1)
			require.NoError(t, sqlite.Migrate(t.Context(), db))
			return db
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			db := row.open(t, filepath.Join(folder, "accord.db"))
			s := worn(t, db)
			for _, name := range []string{"Zebulon", "Quist", "RGVhciBaZWJ1bG9u"} {
				require.NotEmpty(t, named(t, folder, name))
			}
			tombstone, redaction, e := erasing()
			require.NoError(t, s.Erase(t.Context(), tombstone, redaction, e))
			for _, name := range []string{"Zebulon", "Quist", "RGVhciBaZWJ1bG9u"} {
				require.Empty(t, named(t, folder, name))
			}
			people, err := s.People(t.Context(), "aigle")
			require.NoError(t, err)
			tombstone.Revision = 2
			require.Equal(t, []account.Person{tombstone}, people)
		})
	}
}

func TestErasingWithinATransactionLeavesTheScrubbingToTheHost(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	db := opened(t, filepath.Join(folder, "accord.db"))
	s := worn(t, db)
	tx, err := db.BeginTx(t.Context(), nil)
	require.NoError(t, err)
	tombstone, redaction, e := erasing()
	require.NoError(t, s.WithTx(tx).Erase(t.Context(), tombstone, redaction, e))
	require.NoError(t, tx.Commit())
	require.NotEmpty(t, named(t, folder, "Zebulon"))
	require.NoError(t, sqlite.Scrub(t.Context(), db))
	require.Empty(t, named(t, folder, "Zebulon"))
}

func TestErasingIsStoredEvenWhereTracesStay(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "accord.db")
	s := worn(t, opened(t, path))
	impatient, err := sql.Open("sqlite", path+"?_pragma=busy_timeout(30)")
	require.NoError(t, err)
	defer impatient.Close()

	reader, err := opened(t, path).BeginTx(t.Context(), &sql.TxOptions{ReadOnly: true})
	require.NoError(t, err)
	var n int
	require.NoError(t, reader.QueryRowContext(t.Context(), "SELECT count(*) FROM accord_event").Scan(&n)) // and stays open
	tombstone, redaction, e := erasing()
	err = storeOf(t, impatient, tenant).Erase(t.Context(), tombstone, redaction, e)
	require.ErrorIs(t, err, sqlite.ErrTraces)
	require.NotErrorIs(t, err, account.ErrConflict)
	c, err := s.Commitment(t.Context(), "c-1")
	require.NoError(t, err)
	require.NotContains(t, c.Text, "Quist")
	require.NoError(t, reader.Rollback())
	require.NoError(t, sqlite.Scrub(t.Context(), impatient))
	require.Empty(t, named(t, folder, "Zebulon"))
}

func TestWhatAContextEndsIsNotErased(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	s := filled(t, db, tenant)
	before := contents(t, db)
	tombstone, redaction, e := erasing()
	for after := 0; ; after += 7 {
		err := s.Erase(ending(t.Context(), after), tombstone, redaction, e)
		if err == nil || errors.Is(err, sqlite.ErrTraces) {
			break
		}
		require.ErrorIs(t, err, context.Canceled)
		require.Equal(t, before, contents(t, db))
	}
}

func TestErasingRedactsTheWordsOfARefusal(t *testing.T) {
	t.Parallel()
	s := filled(t, fresh(t), tenant)
	refused := account.Settlement{Outcome: account.Refused, At: noon, Reason: "Zebulon Quist has no address"}
	require.NoError(t, s.Settle(t.Context(), "c-1/remind", refused))
	tombstone, redaction, e := erasing()
	e.Changes = make([]account.Change, 1, 100)
	require.NoError(t, s.Erase(t.Context(), tombstone, redaction, e))
	require.Equal(t, make([]account.Change, 100), e.Changes[:100]) // the caller's
	got, _, err := s.Settlement(t.Context(), "c-1/remind")
	require.NoError(t, err)
	refused.Reason = "[…] has no address"
	require.Equal(t, refused, got)
}

func TestPurgeTakesAClosedFamilyAndLeavesOneThatLives(t *testing.T) {
	t.Parallel()
	long := noon.AddDate(-1, 0, 0)
	for _, row := range []struct {
		name     string
		accounts []account.Account
		want     []account.ID // what stays
	}{
		{"all closed", []account.Account{{ID: "a", Closed: long}, {ID: "b", Parent: "a", Closed: long}}, nil},
		{"a child lives", []account.Account{{ID: "a", Closed: long}, {ID: "b", Parent: "a"}}, []account.ID{"a", "b"}},
		{"a grandchild lives", []account.Account{{ID: "c", Parent: "b"}, {ID: "a", Closed: long}, {ID: "b", Parent: "a", Closed: long}}, []account.ID{"a", "b", "c"}},
		{"the parent lives", []account.Account{{ID: "a"}, {ID: "b", Parent: "a", Closed: long}}, []account.ID{"a"}},
		{"a sibling lives", []account.Account{{ID: "a", Closed: long}, {ID: "b", Parent: "a", Closed: long}, {ID: "c", Parent: "a"}}, []account.ID{"a", "c"}},
		{"closed at the instant", []account.Account{{ID: "a", Closed: noon}}, []account.ID{"a"}},
		{"closed a moment before", []account.Account{{ID: "a", Closed: noon.Add(-1)}}, nil},
		{"a ring", []account.Account{{ID: "a", Parent: "b"}, {ID: "b", Parent: "a", Closed: long}}, []account.ID{"a", "b"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			s := storeOf(t, fresh(t), tenant)
			require.NoError(t, s.Save(t.Context(), account.Unit{Accounts: row.accounts}))
			purged, err := s.Purge(t.Context(), noon, event("purged"))
			require.NoError(t, err)
			var stay []account.ID
			for _, id := range []account.ID{"a", "b", "c"} {
				if _, err := s.Account(t.Context(), id); err == nil {
					stay = append(stay, id)
				}
			}
			require.Equal(t, row.want, stay)
			require.Equal(t, len(row.accounts)-len(row.want), purged.Accounts)
		})
	}
}

func TestPurgeReliesOnNoForeignKeys(t *testing.T) {
	t.Parallel()
	db, err := sql.Open("sqlite", filepath.Join(t.TempDir(), "accord.db"))
	require.NoError(t, err)
	defer db.Close()
	require.NoError(t, sqlite.Migrate(t.Context(), db))
	s := filled(t, db, tenant)
	_, err = s.Purge(t.Context(), noon.Add(time.Hour), event("purged"))
	require.NoError(t, err)
	var refs int
	require.NoError(t, db.QueryRowContext(t.Context(), "SELECT count(*) FROM accord_event_ref").Scan(&refs))
	require.Equal(t, 2, refs) // of the purge itself: its subject and its actor
}
