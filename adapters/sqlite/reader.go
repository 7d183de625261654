package sqlite

import (
	"context"
	"fmt"
	"iter"

	"github.com/accordhq/accord/account"
)

// Account implements [account.Reader].
func (s *Store) Account(ctx context.Context, id account.ID) (account.Account, error) {
	return read(ctx, s, accounts, string(id))
}

// Accounts implements [account.Lister].
func (s *Store) Accounts(ctx context.Context) iter.Seq2[account.Account, error] {
	return sequence(ctx, s, "accounts", func() func(querier) ([]account.Account, error) {
		var of span
		last := ""
		return func(q querier) ([]account.Account, error) {
			if err := of.open(ctx, q, lastAccount, s.tenant); err != nil {
				return nil, err
			}
			rows, err := accounts.find(ctx, q, nextAccounts, s.tenant, last, of.upTo, batch)
			if err != nil {
				return nil, err
			}
			if len(rows) > 0 {
				last = rows[len(rows)-1].id
			}
			return records(rows), nil
		}
	})
}

// The queries for the accounts of a tenant.
const (
	lastAccount  = "SELECT coalesce(max(seq), 0) FROM accord_account WHERE tenant = ?"
	nextAccounts = "tenant = ? AND id > ? AND seq <= ? ORDER BY id LIMIT ?"
)

// People implements [account.Reader].
func (s *Store) People(ctx context.Context, id account.ID) ([]account.Person, error) {
	var found []row[account.Person]
	err := s.view(func(q querier) (err error) {
		if id != "" {
			if _, err := accounts.one(ctx, q, s.tenant, string(id)); err != nil {
				return err
			}
		}
		found, err = people.find(ctx, q, ofAccount, s.tenant, id)
		return err
	})
	return records(found), fail(fmt.Sprintf("people of account %q", id), err)
}

// ofAccount finds the rows of an account.
const ofAccount = "tenant = ? AND account = ? ORDER BY id"

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
