package sqlite

import (
	"context"
	"iter"

	"github.com/accordhq/accord/account"
)

// Commitments implements [account.Ledger].
func (s *Store) Commitments(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
	return listing(ctx, s, "commitments", commitments, s.promised(f), f.Matches)
}

// promised is the order of the commitments that a filter lets through.
func (s *Store) promised(f account.CommitmentFilter) ordering {
	return s.order(commitments.name, "due, id",
		condition{"state = ?", string(f.State)},
		condition{"account = ?", string(f.Account)},
		condition{"owner = ?", string(f.Owner)},
		condition{"kind = ?", string(f.Kind)},
		condition{"role = ?", string(f.Role)},
		condition{"due <= ?", sortableOrNone(f.DueBy)},
	)
}

// History implements [account.Ledger].
func (s *Store) History(ctx context.Context, r account.Ref) iter.Seq2[account.Event, error] {
	return sequence(ctx, s, "history", func() func(querier) ([]account.Event, error) {
		var of span
		return func(q querier) ([]account.Event, error) {
			err := of.open(ctx, q, lastOf, s.tenant, r.Kind, r.ID)
			if err != nil {
				return nil, err
			}
			return page(ctx, q, events, &of, concerning, s.tenant, r.Kind, r.ID, of.after, of.upTo, batch)
		}
	})
}

// The queries for the history of a record.
const (
	lastOf     = "SELECT coalesce(max(seq), 0) FROM accord_event_ref WHERE tenant = ? AND kind = ? AND id = ?"
	concerning = "seq IN (SELECT seq FROM accord_event_ref WHERE tenant = ? AND kind = ? AND id = ?" +
		" AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?) ORDER BY seq"
)

// page returns the next records of a span, which ends with the sequence number of
// the last one.
func page[T any](ctx context.Context, q querier, t table[T], of *span, where string, args ...any) ([]T, error) {
	if of.after >= of.upTo {
		return nil, nil
	}
	rows, err := t.find(ctx, q, where, args...)
	if err != nil {
		return nil, err
	}
	if len(rows) > 0 {
		of.after = rows[len(rows)-1].seq
	}
	return records(rows), nil
}
