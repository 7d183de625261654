package sqlite

import (
	"context"
	"database/sql"
	"fmt"
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
	if s.lost {
		return ErrTxLost
	}
	return read(steady{s.tx})
}

// update calls write within a transaction, and undoes it when write fails.
func (s *Store) update(ctx context.Context, write func(querier) error) error {
	if s.tx != nil {
		return s.join(ctx, write)
	}
	return s.inTurn(ctx, func() error { return s.alone(ctx, write) })
}

// alone calls write within a transaction of its own.
func (s *Store) alone(ctx context.Context, write func(querier) error) error {
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
// had been when write fails. When that cannot be undone, the transaction is no more:
// SQLite rolls it back whole where the disk is full or cannot be read or written,
// or memory is short, https://www.sqlite.org/lang_transaction.html. A SAVEPOINT
// would then begin a transaction, and its RELEASE store it. The same is so when a
// statement of the host's met with it: nothing else tells than that one can begin.
func (s *Store) join(ctx context.Context, write func(querier) error) (err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.lost {
		return ErrTxLost
	}
	if _, within := s.tx.ExecContext(context.WithoutCancel(ctx), "BEGIN; ROLLBACK"); within == nil {
		s.lost = true
		return ErrTxLost
	}
	q := steady{s.tx}
	if _, err := q.ExecContext(ctx, "SAVEPOINT accord"); err != nil {
		return err
	}
	released := false
	defer func() {
		if released {
			return
		}
		_, undo := s.tx.ExecContext(context.WithoutCancel(ctx), "ROLLBACK TO accord; RELEASE accord")
		if undo != nil {
			s.lost = true
			err = fmt.Errorf("%w: %w; and undoing that: %w", ErrTxLost, err, undo)
		}
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
