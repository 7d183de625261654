package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"

	"github.com/accordhq/accord/account"
)

// Pending implements [account.Outbox].
func (s *Store) Pending(ctx context.Context) iter.Seq2[account.Notice, error] {
	return sequence(ctx, s, "pending notices", func() func(querier) ([]account.Notice, error) {
		var of span
		return func(q querier) ([]account.Notice, error) {
			if err := of.open(ctx, q, lastPending, s.tenant); err != nil {
				return nil, err
			}
			return page(ctx, q, notices, &of, pending, s.tenant, of.after, of.upTo, batch)
		}
	})
}

// The queries for what is pending.
const (
	lastPending = "SELECT coalesce(max(seq), 0) FROM accord_notice WHERE tenant = ? AND settlement IS NULL"
	pending     = "tenant = ? AND settlement IS NULL AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?"
)

// Settle implements [account.Outbox].
func (s *Store) Settle(ctx context.Context, key account.NoticeKey, outcome account.Settlement) error {
	err := s.update(ctx, func(q querier) error {
		body, err := encode(outcome)
		if err != nil {
			return err
		}
		_, _, err = s.settlement(ctx, q, key)
		if err != nil {
			return err
		}
		_, err = q.ExecContext(ctx, "UPDATE accord_notice SET settled = ?, settlement = ?"+
			" WHERE tenant = ? AND id = ? AND settlement IS NULL", sortable(outcome.At), body, s.tenant, key)
		return err
	})
	return fail(fmt.Sprintf("settle notice %q", key), err)
}

// Settlement implements [account.Outbox].
func (s *Store) Settlement(ctx context.Context, key account.NoticeKey) (found account.Settlement, settled bool, err error) {
	err = s.view(func(q querier) error {
		found, settled, err = s.settlement(ctx, q, key)
		return err
	})
	return found, settled, fail(fmt.Sprintf("settlement of notice %q", key), err)
}

func (s *Store) settlement(ctx context.Context, q querier, key account.NoticeKey) (account.Settlement, bool, error) {
	type state struct {
		format int
		body   sql.NullString
	}
	rows, err := query(ctx, q, func(r *sql.Rows) (v state, err error) {
		return v, r.Scan(&v.format, &v.body)
	}, "SELECT format, settlement FROM accord_notice WHERE tenant = ? AND id = ?", s.tenant, key)
	switch {
	case err != nil:
		return account.Settlement{}, false, err
	case len(rows) == 0:
		return account.Settlement{}, false, account.ErrNotFound
	case rows[0].format > format:
		return account.Settlement{}, false, notices.newer(string(key), rows[0].format)
	case !rows[0].body.Valid:
		return account.Settlement{}, false, nil
	}
	var found account.Settlement
	err = json.Unmarshal([]byte(rows[0].body.String), &found)
	return found, err == nil, err
}
