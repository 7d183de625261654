package memory

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"

	"github.com/accordhq/accord/account"
)

// Accounts implements [account.Lister].
func (s *Store) Accounts(ctx context.Context) iter.Seq2[account.Account, error] {
	return listing(ctx, s, func() []account.Account {
		return sorted(maps.Values(s.accounts), every, func(a, b account.Account) int { return cmp.Compare(a.ID, b.ID) })
	}, copied[account.Account])
}

// Account implements [account.Reader].
func (s *Store) Account(ctx context.Context, id account.ID) (account.Account, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return account.Account{}, err
	}
	a, ok := s.accounts[id]
	if !ok {
		return account.Account{}, fmt.Errorf("memory: account %q: %w", id, account.ErrNotFound)
	}
	return a.Clone(), nil
}

// People implements [account.Reader].
func (s *Store) People(ctx context.Context, id account.ID) ([]account.Person, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if _, ok := s.accounts[id]; !ok && id != "" {
		return nil, fmt.Errorf("memory: people of account %q: %w", id, account.ErrNotFound)
	}
	return sorted(s.people.of(id), every, func(a, b account.Person) int { return cmp.Compare(a.ID, b.ID) }), nil
}

// Solution implements [account.Reader].
func (s *Store) Solution(ctx context.Context, id account.ID) (account.Solution, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return account.Solution{}, err
	}
	v, ok := s.solutions[id]
	if !ok {
		return account.Solution{}, fmt.Errorf("memory: solution of account %q: %w", id, account.ErrNotFound)
	}
	return v.Clone(), nil
}
