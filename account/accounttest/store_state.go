package accounttest

import (
	"errors"
	"testing"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
)

// state is all that can be read of the records the kit makes, to compare by.
func state(t testing.TB, s Store) string {
	t.Helper()
	ctx := t.Context()
	all := make(map[string]any)
	put := func(what string, v any, err error) {
		if errors.Is(err, account.ErrNotFound) {
			return
		}
		must(t, what, err)
		all[what] = v
	}
	for _, id := range []account.ID{parent, child, bare, stranger, ""} {
		a, err := s.Account(ctx, id)
		put("account "+string(id), a, err)
		people, err := s.People(ctx, id)
		put("people of "+string(id), people, err)
		v, err := s.Solution(ctx, id)
		put("solution of "+string(id), v, err)
		put("history of account "+string(id), conform.Collect(t, "History", s.History(ctx, id.Ref())), nil)
	}
	for _, id := range []account.PersonID{customer, lead, manager} {
		put("history of person "+string(id), conform.Collect(t, "History", s.History(ctx, id.Ref())), nil)
	}
	put("commitments", conform.Collect(t, "Commitments", s.Commitments(ctx, account.CommitmentFilter{})), nil)
	put("pending", conform.Collect(t, "Pending", s.Pending(ctx)), nil)
	for _, key := range []account.NoticeKey{firstNotice, secondNotice, childNotice, freshNotice} {
		settled, ok, err := s.Settlement(ctx, key)
		put("settlement of "+string(key), []any{settled, ok}, err)
	}
	return conform.Text(all)
}

// unchanged fails when anything differs from a state before.
func unchanged(t testing.TB, what string, s Store, before string) {
	t.Helper()
	conform.Unchanged(t, what, before, state(t, s))
}

// wantStored compares each record of a unit with what is stored.
func wantStored(t testing.TB, s Store, want account.Unit) {
	t.Helper()
	ctx := t.Context()
	for _, a := range want.Accounts {
		got, err := s.Account(ctx, a.ID)
		must(t, "Account", err)
		conform.Same(t, "Account "+string(a.ID), got, a)
	}
	for _, p := range want.People {
		conform.Same(t, "Person "+string(p.ID), one(readPeople(t, s, p.Account), func(q account.Person) bool { return q.ID == p.ID }), p)
	}
	for _, v := range want.Solutions {
		got, err := s.Solution(ctx, v.Account)
		must(t, "Solution", err)
		conform.Same(t, "Solution of "+string(v.Account), got, v)
	}
	for _, c := range want.Commitments {
		got, err := s.Commitment(ctx, c.ID)
		must(t, "Commitment", err)
		conform.Same(t, "Commitment "+string(c.ID), got, c)
	}
	for _, e := range want.Events {
		history := conform.Collect(t, "History", s.History(ctx, e.Subject))
		conform.Same(t, "Event "+string(e.ID), one(history, func(f account.Event) bool { return f.ID == e.ID }), e)
	}
	pending := conform.Collect(t, "Pending", s.Pending(ctx))
	for _, n := range want.Notices {
		conform.Same(t, "Notice "+string(n.Key), one(pending, func(m account.Notice) bool { return m.Key == n.Key }), n)
	}
}

// one is the only element of a list that is meant; with none or several of them
// it is all of these, and equals no record.
func one[T any](list []T, meant func(T) bool) any {
	var found []T
	for _, v := range list {
		if meant(v) {
			found = append(found, v)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return found
}

// eventIDs are the ids of the events that concern a record.
func eventIDs(t testing.TB, s account.Ledger, r account.Ref) []account.EventID {
	t.Helper()
	var all []account.EventID
	for _, e := range conform.Collect(t, "History", s.History(t.Context(), r)) {
		all = append(all, e.ID)
	}
	return all
}

// promiseIDs are the ids of the commitments that a filter lets through.
func promiseIDs(t testing.TB, s account.Ledger, f account.CommitmentFilter) []account.CommitmentID {
	t.Helper()
	var all []account.CommitmentID
	for _, c := range conform.Collect(t, "Commitments", s.Commitments(t.Context(), f)) {
		all = append(all, c.ID)
	}
	return all
}

// pendingKeys are the keys of the notices that are not settled.
func pendingKeys(t testing.TB, s account.Outbox) []account.NoticeKey {
	t.Helper()
	var all []account.NoticeKey
	for _, n := range conform.Collect(t, "Pending", s.Pending(t.Context())) {
		all = append(all, n.Key)
	}
	return all
}
