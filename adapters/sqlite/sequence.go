package sqlite

import (
	"context"
	"encoding/json"
	"iter"
	"strings"
)

// batch is how many records a sequence reads at a time.
const batch = 100

// sequence yields page after page of records until there is an empty one. Start
// is called each time that the sequence is ranged over, and next for each page.
// Neither a cursor nor a connection is held while a record is yielded: where there
// is one connection alone, the body of the loop could not save.
func sequence[T any](ctx context.Context, s *Store, attempt string, start func() (next func(querier) ([]T, error))) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		next := start()
		for {
			var page []T
			err := s.view(func(q querier) (err error) {
				page, err = next(q)
				return err
			})
			for _, v := range page {
				if err == nil {
					err = ctx.Err()
				}
				if err != nil {
					break
				}
				if !yield(v, nil) {
					return
				}
			}
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(none, fail(attempt, err))
				return
			}
			if len(page) == 0 {
				return
			}
		}
	}
}

// A span is the sequence numbers that a listing has still to look at. It ends with
// the last one there was when the listing began: one whose loop stores records of
// the same kind would not end otherwise.
type span struct {
	begun       bool
	after, upTo int64
}

// open sets the end of a span that has not begun. Last is a query for it.
func (s *span) open(ctx context.Context, q querier, last string, args ...any) error {
	if s.begun {
		return nil
	}
	found, err := query(ctx, q, number, last, args...)
	if err != nil {
		return err
	}
	s.begun, s.upTo = true, found[0]
	return nil
}

// listing yields the records of an ordering, without those that no longer match.
//
// It takes down the order first, and reads the records batch after batch. Going on
// from where the last one stood would meet those again that the loop puts off, for
// ever.
func listing[T any](ctx context.Context, s *Store, attempt string, t table[T], in ordering, matches func(T) bool) iter.Seq2[T, error] {
	return sequence(ctx, s, attempt, func() func(querier) ([]T, error) {
		var order []int64
		begun := false
		return func(q querier) (page []T, err error) {
			if !begun {
				begun = true
				if order, err = query(ctx, q, number, in.text, in.args...); err != nil {
					return nil, err
				}
			}
			for len(page) == 0 && len(order) > 0 {
				n := min(batch, len(order))
				if page, err = matching(ctx, q, t, order[:n], matches); err != nil {
					return nil, err
				}
				order = order[n:]
			}
			return page, nil
		}
	})
}

// An ordering is a query for sequence numbers in order.
type ordering struct {
	text string
	args []any
}

// A condition is what a row must meet, with the one value of its query; where the
// value is empty, nothing.
type condition struct{ text, value string }

// order is the ordering by some columns of a tenant's rows that meet each condition.
func (s *Store) order(table, by string, conditions ...condition) ordering {
	where, args := []string{"tenant = ?"}, []any{s.tenant}
	for _, c := range conditions {
		if c.value != "" {
			where, args = append(where, c.text), append(args, c.value)
		}
	}
	return ordering{"SELECT seq FROM " + table + " WHERE " + strings.Join(where, " AND ") + " ORDER BY " + by, args}
}

// numbered finds the rows of a JSON list of sequence numbers.
const numbered = "seq IN (SELECT value FROM json_each(?))"

// matching returns the records of sequence numbers in their order, without those
// that do not match.
func matching[T any](ctx context.Context, q querier, t table[T], order []int64, matches func(T) bool) ([]T, error) {
	list, err := json.Marshal(order)
	if err != nil {
		return nil, err
	}
	rows, err := t.find(ctx, q, numbered, string(list))
	if err != nil {
		return nil, err
	}
	bySeq := make(map[int64]T, len(rows))
	for _, r := range rows {
		bySeq[r.seq] = r.record
	}
	var all []T
	for _, seq := range order {
		if v, ok := bySeq[seq]; ok && matches(v) {
			all = append(all, v)
		}
	}
	return all, nil
}
