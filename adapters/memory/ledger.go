package memory

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"

	"github.com/accordhq/accord/account"
)

// Commitment implements [account.Ledger].
func (s *Store) Commitment(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return account.Commitment{}, err
	}
	c, ok := s.commitments[id]
	if !ok {
		return account.Commitment{}, fmt.Errorf("memory: commitment %q: %w", id, account.ErrNotFound)
	}
	return c.Clone(), nil
}

// Commitments implements [account.Ledger].
func (s *Store) Commitments(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
	return listing(ctx, s, func() []account.Commitment {
		return sorted(maps.Values(s.commitments), f.Matches, func(a, b account.Commitment) int {
			return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.ID, b.ID))
		})
	}, copied[account.Commitment])
}

// History implements [account.Ledger].
func (s *Store) History(ctx context.Context, r account.Ref) iter.Seq2[account.Event, error] {
	return listing(ctx, s, func() []account.Event {
		var all []account.Event
		for _, e := range s.events {
			if e.Concerns(r) {
				all = append(all, e)
			}
		}
		return all
	}, copied[account.Event])
}

// listing yields what take makes of each record that find finds. The lock is held
// while they are found, and not while they are yielded, so that the body of a
// loop may save.
func listing[R, T any](ctx context.Context, s *Store, find func() []R, take func(R) (T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		s.mu.RLock()
		found := find()
		s.mu.RUnlock()
		for _, r := range found {
			if ctx.Err() != nil {
				break
			}
			if v, err := take(r); !yield(v, err) || err != nil {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			var none T
			yield(none, err)
		}
	}
}

func copied[T interface{ Clone() T }](record T) (T, error) { return record.Clone(), nil }

// plain is for a record that shares nothing.
func plain[T any](record T) (T, error) { return record, nil }
