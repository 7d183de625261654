package sqlite_test

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/sqlite"
)

// watched opens a database through a driver that tells of every statement once it
// is done, and may put an error of its own in place of the one it is given.
func watched(t testing.TB, path, settings string, told func(statement string, err error) error) *sql.DB {
	t.Helper()
	plain, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	defer plain.Close()
	db := sql.OpenDB(watcher{plain.Driver(), path + settings, told})
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	return db
}

type watcher struct {
	driver driver.Driver
	name   string
	told   func(string, error) error
}

func (w watcher) Driver() driver.Driver { return w.driver }

func (w watcher) Connect(context.Context) (driver.Conn, error) {
	conn, err := w.driver.Open(w.name)
	return watchedConn{conn, w.told}, err
}

type watchedConn struct {
	driver.Conn
	told func(string, error) error
}

func (c watchedConn) ExecContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Result, error) {
	r, err := c.Conn.(driver.ExecerContext).ExecContext(ctx, text, args)
	return r, c.told(text, err)
}

func (c watchedConn) QueryContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Rows, error) {
	r, err := c.Conn.(driver.QueryerContext).QueryContext(ctx, text, args)
	return r, c.told(text, err)
}

const beginning = "BEGIN IMMEDIATE"

// A host's own transaction holds the write lock, as long as it likes.
func TestASaveWaitsForAnotherWriter(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "accord.db")
	db := opened(t, path)
	tx := host(t, db)
	tries, enough, done := 0, make(chan struct{}), make(chan error, 1)
	waiting := storeOf(t, watched(t, path, "?_pragma=busy_timeout(600000)", func(statement string, err error) error {
		if statement == beginning && err != nil {
			if tries++; tries == 3 { // one that did not wait would not try again
				close(enough)
			}
		}
		return err
	}), tenant)
	go func() { done <- waiting.Save(t.Context(), everything()) }()
	select {
	case <-enough:
	case err := <-done:
		t.Fatalf("did not wait: %v", err)
	}
	require.Empty(t, done)
	require.NoError(t, tx.Commit())
	require.NoError(t, <-done)
	require.Equal(t, 1, tickets(t, db))
}

// expiring is over for its deadline when it is cancelled.
type expiring struct{ context.Context }

func (c expiring) Err() error {
	if c.Context.Err() == nil {
		return nil
	}
	return context.DeadlineExceeded
}

func TestAContextEndsTheWaitForOthers(t *testing.T) {
	t.Parallel()
	tombstone, redaction, e := erasing()
	save := func(ctx context.Context, db *sql.DB) error { return storeOf(t, db, tenant).Save(ctx, everything()) }
	erase := func(ctx context.Context, db *sql.DB) error {
		return storeOf(t, db, tenant).Erase(ctx, tombstone, redaction, e)
	}
	expires := func(ctx context.Context) context.Context { return expiring{ctx} }
	as := func(ctx context.Context) context.Context { return ctx }
	const vacuum, checkpoint = "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"
	for _, row := range []struct {
		name, statement string
		reads           bool // the other one reads and does not write
		call            func(context.Context, *sql.DB) error
		of              func(context.Context) context.Context
		want            error
		text            string
	}{
		{"save, cancelled", beginning, false, save, as, context.Canceled, "sqlite: save: the context ended while others had the database locked: context canceled: "},
		{"save, deadline", beginning, false, save, expires, context.DeadlineExceeded, "sqlite: save: the context ended while others had the database locked: context deadline exceeded: "},
		{"scrub, cancelled", vacuum, false, sqlite.Scrub, as, context.Canceled, "the context ended while others had the database locked: "},
		{"scrub, deadline", vacuum, false, sqlite.Scrub, expires, context.DeadlineExceeded, "the context ended while others had the database locked: "},
		{"scrub, the log", checkpoint, true, sqlite.Scrub, as, context.Canceled, "the log beside the file is in use"},
		{"erase, the log", checkpoint, true, erase, expires, context.DeadlineExceeded, "sqlite: erase: erased, but the file may still have traces: the context ended"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "accord.db")
			db := opened(t, path)
			filled(t, db, tenant)
			tx, err := db.BeginTx(context.WithoutCancel(t.Context()), &sql.TxOptions{ReadOnly: row.reads})
			require.NoError(t, err)
			defer func() { require.NoError(t, tx.Rollback()) }()
			var n int
			require.NoError(t, tx.QueryRowContext(t.Context(), "SELECT count(*) FROM accord_event").Scan(&n)) // and stays open
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			waiting := watched(t, path, "?_pragma=busy_timeout(5000)", func(statement string, err error) error {
				// Its first try is over: whoever has no other one waits no more.
				if statement == row.statement {
					cancel()
				}
				return err
			})
			err = row.call(row.of(ctx), waiting)
			require.ErrorIs(t, err, row.want)
			require.ErrorContains(t, err, row.text)
			require.NotContains(t, err.Error(), "busy_timeout")
		})
	}
}

// What another driver of the host's says when SQLite is busy.
func TestAHostsOwnDriverMayBeBusy(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		busy error
	}{
		{"SQLite's text", errors.New("database is locked")},
		{"within another text", errors.New("sqlite3: database is locked (517)")},
		{"the name of the code", errors.New("execute: SQLITE_BUSY_SNAPSHOT")},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "accord.db")
			tx := host(t, opened(t, path))
			tries := 0
			s := storeOf(t, watched(t, path, "?_pragma=busy_timeout(600000)", func(statement string, err error) error {
				if statement != beginning || err == nil {
					return err
				}
				if tries++; tries == 3 {
					require.NoError(t, tx.Commit())
				}
				return row.busy
			}), tenant)
			require.NoError(t, s.Save(t.Context(), everything()))
			require.Equal(t, 3, tries)
		})
	}
}

func TestAnotherErrorOfAHostsOwnDriverIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "accord.db")
	tx := host(t, opened(t, path))
	defer func() { require.NoError(t, tx.Rollback()) }()
	tries := 0
	s := storeOf(t, watched(t, path, "?_pragma=busy_timeout(600000)", func(statement string, err error) error {
		if statement != beginning {
			return err
		}
		tries++
		return errors.New("database table is locked")
	}), tenant)
	require.ErrorContains(t, s.Save(t.Context(), everything()), "sqlite: save: database table is locked")
	require.Equal(t, 1, tries)
}

func TestWritersOfOneStoreDoNotWaitForBusyTimeout(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "accord.db")
	opened(t, path)
	// None: whoever meets with another one fails.
	db, err := sql.Open("sqlite", path+"?_pragma=busy_timeout(0)&_pragma=synchronous(NORMAL)")
	require.NoError(t, err)
	defer db.Close()
	s := storeOf(t, db, tenant)
	events := make(chan account.EventID, 64)
	for n := range cap(events) {
		events <- account.EventID(rune('0' + n))
	}
	require.NoError(t, atOnce(cap(events), func() error {
		return s.Save(t.Context(), account.Unit{Events: []account.Event{event(<-events)}})
	}))
	require.Len(t, all(t, s.History(t.Context(), account.Ref{Kind: "x", ID: "1"})), cap(events))
}

func TestAContextEndsTheWaitForATurn(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "accord.db")
	opened(t, path)
	within, leave := make(chan struct{}), make(chan struct{})
	s := storeOf(t, watched(t, path, "", func(statement string, err error) error {
		if statement == "COMMIT" {
			close(within)
			<-leave
		}
		return err
	}), tenant)
	done := make(chan error, 1)
	go func() { done <- s.Save(t.Context(), everything()) }()
	<-within
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := s.Save(ctx, account.Unit{})
	require.ErrorIs(t, err, context.Canceled)
	require.ErrorContains(t, err, "sqlite: save: waiting for the store's other writers: context canceled")
	close(leave)
	require.NoError(t, <-done)
}
