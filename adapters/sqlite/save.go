package sqlite

import (
	"context"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// Save implements [account.Store].
func (s *Store) Save(ctx context.Context, u account.Unit) error {
	return fail("save", s.update(ctx, func(q querier) error { return s.store(ctx, q, u) }))
}

// SaveFile implements [team.Store].
func (s *Store) SaveFile(ctx context.Context, f team.File, u account.Unit) error {
	return fail("save file", s.update(ctx, func(q querier) error { return s.store(ctx, q, u, f) }))
}

func (s *Store) store(ctx context.Context, q querier, u account.Unit, saved ...team.File) error {
	if err := putAll(ctx, q, s.tenant, accounts, u.Accounts); err != nil {
		return err
	}
	if err := putAll(ctx, q, s.tenant, people, u.People); err != nil {
		return err
	}
	if err := putAll(ctx, q, s.tenant, solutions, u.Solutions); err != nil {
		return err
	}
	if err := putAll(ctx, q, s.tenant, commitments, u.Commitments); err != nil {
		return err
	}
	if err := putAll(ctx, q, s.tenant, files, saved); err != nil {
		return err
	}
	for _, e := range u.Events {
		if err := s.tell(ctx, q, e); err != nil {
			return err
		}
	}
	for _, n := range u.Notices {
		if _, _, err := notices.insert(ctx, q, s.tenant, n); err != nil {
			return err
		}
	}
	return nil
}

// putAll stores records of one kind, of which no two may be the same: the second
// would find the revision that the first one made.
func putAll[T any](ctx context.Context, q querier, tenant string, t table[T], records []T) error {
	seen := make(map[string]bool, len(records))
	for _, r := range records {
		id, _ := t.key(r)
		if seen[id] {
			return t.conflict(ctx, q, tenant, id, *t.revision(&r))
		}
		seen[id] = true
		if err := t.put(ctx, q, tenant, r); err != nil {
			return err
		}
	}
	return nil
}

// tell stores an event, and what it concerns.
func (s *Store) tell(ctx context.Context, q querier, e account.Event) error {
	stored, seq, err := events.insert(ctx, q, s.tenant, e)
	if err != nil {
		return err
	}
	if stored == 0 {
		return &account.ConflictError{Record: events.ref(string(e.ID))}
	}
	for r := range concerned(e) {
		_, err := q.ExecContext(ctx, "INSERT INTO accord_event_ref (tenant, kind, id, seq) VALUES (?, ?, ?, ?)",
			s.tenant, r.Kind, r.ID, seq)
		if err != nil {
			return err
		}
	}
	return nil
}

// concerned are the records whose history an event belongs to, as
// [account.Event.Concerns] says.
func concerned(e account.Event) map[account.Ref]bool {
	refs := map[account.Ref]bool{e.Subject: true}
	for _, r := range e.Refs {
		refs[r] = true
	}
	if e.Account != "" {
		refs[e.Account.Ref()] = true
	}
	if e.Actor != "" {
		refs[e.Actor.Ref()] = true
	}
	return refs
}
