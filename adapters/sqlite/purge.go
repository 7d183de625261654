package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/accordhq/accord/account"
)

// Purge implements [account.Archive]. A record of a newer format anywhere is
// [account.ErrNewerFormat].
func (s *Store) Purge(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
	var purged account.Purged
	err := s.update(ctx, func(q querier) (err error) {
		if err := s.noneNewer(ctx, q); err != nil {
			return err
		}
		purged, err = s.purge(ctx, q, sortable(before))
		if err != nil {
			return err
		}
		return s.tell(ctx, q, e)
	})
	if err != nil {
		return account.Purged{}, fail("purge", err)
	}
	return purged, nil
}

// purge removes what happened, was settled or was closed before an instant.
func (s *Store) purge(ctx context.Context, q querier, before string) (account.Purged, error) {
	closed, err := s.closedBefore(ctx, q, before)
	if err != nil {
		return account.Purged{}, err
	}
	list, err := json.Marshal(closed)
	if err != nil {
		return account.Purged{}, err
	}
	const gone = "(SELECT value FROM json_each(?))"
	var purged account.Purged
	for _, d := range []struct {
		count *int // nil: not counted
		text  string
		args  []any
	}{
		// A host's database may not have foreign keys on.
		{nil, "DELETE FROM accord_event_ref WHERE seq IN (SELECT seq FROM accord_event WHERE tenant = ? AND (at < ? OR account IN " + gone + "))",
			[]any{before, string(list)}},
		{&purged.Events, "DELETE FROM accord_event WHERE tenant = ? AND (at < ? OR account IN " + gone + ")", []any{before, string(list)}},
		{&purged.Notices, "DELETE FROM accord_notice WHERE tenant = ? AND (settled < ? OR account IN " + gone + ")", []any{before, string(list)}},
		{nil, "DELETE FROM accord_team WHERE tenant = ? AND id IN " + gone, []any{string(list)}},
		{nil, "DELETE FROM accord_case WHERE tenant = ? AND account IN " + gone, []any{string(list)}},
		{nil, "DELETE FROM accord_interaction WHERE tenant = ? AND account IN " + gone, []any{string(list)}},
		{nil, "DELETE FROM accord_satisfaction WHERE tenant = ? AND account IN " + gone, []any{string(list)}},
		{nil, "DELETE FROM accord_standing WHERE tenant = ? AND account IN " + gone, []any{string(list)}},
		{nil, "DELETE FROM accord_commitment WHERE tenant = ? AND account IN " + gone, []any{string(list)}},
		{nil, "DELETE FROM accord_solution WHERE tenant = ? AND id IN " + gone, []any{string(list)}},
		{nil, "DELETE FROM accord_person WHERE tenant = ? AND account IN " + gone, []any{string(list)}},
		{&purged.Accounts, "DELETE FROM accord_account WHERE tenant = ? AND id IN " + gone, []any{string(list)}},
	} {
		result, err := q.ExecContext(ctx, d.text, append([]any{s.tenant}, d.args...)...)
		if err != nil {
			return account.Purged{}, err
		}
		n, err := result.RowsAffected()
		if err != nil {
			return account.Purged{}, err
		}
		if d.count != nil {
			*d.count = int(n)
		}
	}
	return purged, nil
}

// closedBefore returns the accounts that were closed before an instant, without
// the ancestors of those that were not.
func (s *Store) closedBefore(ctx context.Context, q querier, before string) ([]string, error) {
	type node struct {
		id, parent string
		closed     bool
	}
	nodes, err := query(ctx, q, func(r *sql.Rows) (n node, err error) {
		return n, r.Scan(&n.id, &n.parent, &n.closed)
	}, "SELECT id, parent, closed <> '' AND closed < ? FROM accord_account WHERE tenant = ? ORDER BY id", before, s.tenant)
	if err != nil {
		return nil, err
	}
	parents, stays := make(map[string]string, len(nodes)), make(map[string]bool)
	for _, n := range nodes {
		parents[n.id] = n.parent
	}
	for _, n := range nodes {
		if n.closed {
			continue
		}
		for id := n.id; id != "" && !stays[id]; id = parents[id] {
			stays[id] = true
		}
	}
	gone := []string{}
	for _, n := range nodes {
		if !stays[n.id] {
			gone = append(gone, n.id)
		}
	}
	return gone, nil
}

// noneNewer returns [account.ErrNewerFormat] when any record of the tenant is of a
// newer format: its columns may mean something else.
func (s *Store) noneNewer(ctx context.Context, q querier) error {
	for _, name := range []string{
		accounts.name, people.name, solutions.name, commitments.name, events.name, notices.name, files.name,
		interactions.name, satisfactions.name, standings.name, cases.name,
	} {
		found, err := query(ctx, q, number, "SELECT seq FROM "+name+" WHERE tenant = ? AND format > ? LIMIT 1", s.tenant, format)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			return fmt.Errorf("a row of %s: %w", name, account.ErrNewerFormat)
		}
	}
	return nil
}
