package sqlite

import (
	"context"
	"fmt"

	"github.com/accordhq/accord/account"
)

// Account implements [account.Reader].
func (s *Store) Account(ctx context.Context, id account.ID) (account.Account, error) {
	return read(ctx, s, accounts, string(id))
}

// People implements [account.Reader].
func (s *Store) People(ctx context.Context, id account.ID) ([]account.Person, error) {
	var found []row[account.Person]
	err := s.view(func(q querier) (err error) {
		if id != "" {
			if _, err := accounts.one(ctx, q, s.tenant, string(id)); err != nil {
				return err
			}
		}
		found, err = people.find(ctx, q, members, s.tenant, id)
		return err
	})
	all := make([]account.Person, len(found))
	for i, r := range found {
		all[i] = r.record
	}
	return all, fail(fmt.Sprintf("people of account %q", id), err)
}

// members finds the people of an account.
const members = "tenant = ? AND account = ? ORDER BY id"

// Solution implements [account.Reader].
func (s *Store) Solution(ctx context.Context, id account.ID) (account.Solution, error) {
	return read(ctx, s, solutions, string(id))
}

// Commitment implements [account.Ledger].
func (s *Store) Commitment(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
	return read(ctx, s, commitments, string(id))
}

// read returns one record.
func read[T any](ctx context.Context, s *Store, t table[T], id string) (record T, err error) {
	err = s.view(func(q querier) error {
		record, err = t.one(ctx, q, s.tenant, id)
		return err
	})
	return record, fail("read", err)
}
