package sqlite

import (
	"context"
	"encoding/json"
	"iter"
	"strings"

	"github.com/accordhq/accord/account"
)

// Commitments implements [account.Ledger].
//
// It takes down the order first, and reads the records batch after batch. Going on
// from the due instant of the last one would meet those again that the loop puts
// off, for ever.
func (s *Store) Commitments(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
	return sequence(ctx, s, "commitments", func() func(querier) ([]account.Commitment, error) {
		var order []int64
		begun := false
		return func(q querier) (page []account.Commitment, err error) {
			if !begun {
				begun = true
				text, args := inOrder(s.tenant, f)
				if order, err = query(ctx, q, number, text, args...); err != nil {
					return nil, err
				}
			}
			for len(page) == 0 && len(order) > 0 {
				n := min(batch, len(order))
				if page, err = s.matching(ctx, q, order[:n], f); err != nil {
					return nil, err
				}
				order = order[n:]
			}
			return page, nil
		}
	})
}

// inOrder is the query for the sequence numbers of the commitments that a filter
// lets through.
func inOrder(tenant string, f account.CommitmentFilter) (text string, args []any) {
	where := []string{"tenant = ?"}
	args = []any{tenant}
	for _, c := range []struct{ column, value string }{
		{"state", string(f.State)}, {"account", string(f.Account)}, {"owner", string(f.Owner)},
		{"kind", string(f.Kind)}, {"role", string(f.Role)},
	} {
		if c.value != "" {
			where, args = append(where, c.column+" = ?"), append(args, c.value)
		}
	}
	if !f.DueBy.IsZero() {
		where, args = append(where, "due <= ?"), append(args, sortable(f.DueBy))
	}
	return "SELECT seq FROM accord_commitment WHERE " + strings.Join(where, " AND ") + " ORDER BY due, id", args
}

// numbered finds the rows of a JSON list of sequence numbers.
const numbered = "seq IN (SELECT value FROM json_each(?))"

// matching returns the commitments of sequence numbers in their order, without
// those that a filter no longer lets through.
func (s *Store) matching(ctx context.Context, q querier, order []int64, f account.CommitmentFilter) ([]account.Commitment, error) {
	list, err := json.Marshal(order)
	if err != nil {
		return nil, err
	}
	rows, err := commitments.find(ctx, q, numbered, string(list))
	if err != nil {
		return nil, err
	}
	bySeq := make(map[int64]account.Commitment, len(rows))
	for _, r := range rows {
		bySeq[r.seq] = r.record
	}
	var all []account.Commitment
	for _, seq := range order {
		if c, ok := bySeq[seq]; ok && f.Matches(c) {
			all = append(all, c)
		}
	}
	return all, nil
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
	all := make([]T, len(rows))
	for i, r := range rows {
		all[i], of.after = r.record, r.seq
	}
	return all, nil
}
