package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"time"
)

// inTurn calls write when those who came before, through the same store, are done.
// A writer that polls finds the lock free by chance: of many, some never would. It
// takes its turn before a connection, for of those there may be one alone.
func (s *Store) inTurn(ctx context.Context, write func() error) error {
	select {
	case s.gate <- struct{}{}:
	case <-ctx.Done():
		return fmt.Errorf("waiting for the store's other writers: %w", ctx.Err())
	}
	defer func() { <-s.gate }()
	return write()
}

// begin takes the write lock for a connection.
func begin(ctx context.Context, conn *sql.Conn) error {
	return patiently(ctx, conn, func() error {
		_, err := steady{conn}.ExecContext(ctx, "BEGIN IMMEDIATE")
		return err
	})
}

// patiently calls try until the database is not busy. It waits for others as long
// as SQLite would, but SQLite does not look at the context while it waits.
func patiently(ctx context.Context, conn *sql.Conn, try func() error) error {
	timeout, err := busyTimeout(ctx, conn)
	if err != nil {
		return err
	}
	if err := setBusyTimeout(ctx, conn, 0); err != nil {
		return err
	}
	err = poll(ctx, timeout, try)
	if restored := setBusyTimeout(ctx, conn, timeout); restored != nil {
		discard(conn)
		return errors.Join(err, restored)
	}
	return err
}

// Between tries, who waits does so for longer and longer.
const (
	firstWait = time.Millisecond
	lastWait  = 25 * time.Millisecond
)

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
		next := try()
		switch {
		case isBusy(next):
			err = next
		case ctx.Err() != nil && errors.Is(next, ctx.Err()): // before it could try
			return fmt.Errorf("%w: %w", next, err)
		default:
			return next
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
