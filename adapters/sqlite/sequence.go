package sqlite

import (
	"context"
	"iter"
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
