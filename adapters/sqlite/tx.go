package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"time"
)

// A querier runs statements: a database, a connection or a transaction.
type querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// steady runs each statement to its end: a context that is done keeps the next
// one from starting. SQLite answers the interruption of a statement that writes
// by rolling back the whole transaction, and the statements after it would then
// be stored on their own.
type steady struct{ querier }

func (s steady) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return s.querier.ExecContext(context.WithoutCancel(ctx), query, args...)
}

func (s steady) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return s.querier.QueryContext(context.WithoutCancel(ctx), query, args...)
}

// view calls read with what to read from.
func (s *Store) view(read func(querier) error) error {
	if s.tx == nil {
		return read(s.db)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return read(steady{s.tx})
}

// update calls write within a transaction, and undoes it when write fails.
func (s *Store) update(ctx context.Context, write func(querier) error) error {
	if s.tx != nil {
		return s.join(ctx, write)
	}
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := begin(ctx, conn); err != nil {
		return err
	}
	committed := false
	defer func() {
		if committed {
			return
		}
		if _, err := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK"); err != nil {
			discard(conn) // in whatever state it is
		}
	}()
	q := steady{conn}
	if err := write(q); err != nil {
		return err
	}
	if _, err := q.ExecContext(ctx, "COMMIT"); err != nil {
		return err
	}
	committed = true
	return nil
}

// join calls write within a transaction of the host's, which goes on as if nothing
// had been when write fails.
func (s *Store) join(ctx context.Context, write func(querier) error) (err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	q := steady{s.tx}
	if _, err := q.ExecContext(ctx, "SAVEPOINT accord"); err != nil {
		return err
	}
	released := false
	defer func() {
		if released {
			return
		}
		_, undone := s.tx.ExecContext(context.WithoutCancel(ctx), "ROLLBACK TO accord; RELEASE accord")
		err = errors.Join(err, undone)
	}()
	if err := write(q); err != nil {
		return err
	}
	if _, err := q.ExecContext(ctx, "RELEASE accord"); err != nil {
		return err
	}
	released = true
	return nil
}

// Between tries to begin, a writer waits for longer and longer.
const (
	firstWait = time.Millisecond
	lastWait  = 25 * time.Millisecond
)

// begin takes the write lock for a connection. It waits for other writers as long
// as SQLite would, but SQLite does not look at the context while it waits.
func begin(ctx context.Context, conn *sql.Conn) error {
	timeout, err := busyTimeout(ctx, conn)
	if err != nil {
		return err
	}
	if err := setBusyTimeout(ctx, conn, 0); err != nil {
		return err
	}
	err = poll(ctx, timeout, func() error {
		_, err := steady{conn}.ExecContext(ctx, "BEGIN IMMEDIATE")
		return err
	})
	if restored := setBusyTimeout(ctx, conn, timeout); restored != nil {
		discard(conn)
		return errors.Join(err, restored)
	}
	return err
}

// poll calls try until it does not say that the database is busy, for as long as
// timeout. The wait before each further try is twice that before the last.
func poll(ctx context.Context, timeout time.Duration, try func() error) error {
	err := try()
	if !isBusy(err) {
		return err
	}
	timer := time.NewTimer(timeout)
	defer timer.Stop()
	for wait := firstWait; ; wait = min(2*wait, lastWait) {
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w: %w", ctx.Err(), err)
		case <-timer.C:
			return err
		case <-time.After(wait):
		}
		if err = try(); !isBusy(err) {
			return err
		}
	}
}

func busyTimeout(ctx context.Context, conn *sql.Conn) (time.Duration, error) {
	var ms int64
	err := conn.QueryRowContext(ctx, "PRAGMA busy_timeout").Scan(&ms)
	return time.Duration(ms) * time.Millisecond, err
}

func setBusyTimeout(ctx context.Context, conn *sql.Conn, d time.Duration) error {
	_, err := conn.ExecContext(context.WithoutCancel(ctx), fmt.Sprintf("PRAGMA busy_timeout = %d", d.Milliseconds()))
	return err
}

// discard closes a connection for good instead of giving it back to the pool.
func discard(conn *sql.Conn) {
	_ = conn.Raw(func(any) error { return driver.ErrBadConn })
}
