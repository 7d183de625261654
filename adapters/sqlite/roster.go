package sqlite

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// Assignments implements [team.Roster].
func (s *Store) Assignments(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
	return sequence(ctx, s, "assignments", func() func(querier) ([]team.Assignment, error) {
		if id != "" {
			return s.roster(ctx, id)
		}
		return s.rosters(ctx)
	})
}

// roster returns the assignments of one account, as the only page.
func (s *Store) roster(ctx context.Context, id account.ID) func(querier) ([]team.Assignment, error) {
	done := false
	return func(q querier) ([]team.Assignment, error) {
		if done {
			return nil, nil
		}
		done = true
		rows, err := files.find(ctx, q, single, s.tenant, id)
		return assignments(rows), err
	}
}

// rosters returns the assignments of account after account, a page for each file
// that has any. It reads one file at a time, for a file has all of a team's past.
func (s *Store) rosters(ctx context.Context) func(querier) ([]team.Assignment, error) {
	var of span
	last := ""
	return func(q querier) ([]team.Assignment, error) {
		if err := of.open(ctx, q, lastFile, s.tenant); err != nil {
			return nil, err
		}
		for {
			rows, err := files.find(ctx, q, nextFile, s.tenant, last, of.upTo)
			if err != nil || len(rows) == 0 {
				return nil, err
			}
			last = rows[0].id
			if all := assignments(rows); len(all) > 0 {
				return all, nil
			}
		}
	}
}

// The queries for the files of a tenant.
const (
	lastFile = "SELECT coalesce(max(seq), 0) FROM accord_team WHERE tenant = ?"
	nextFile = "tenant = ? AND id > ? AND seq <= ? ORDER BY id LIMIT 1"
)

// assignments are those of files in order.
func assignments(rows []row[team.File]) []team.Assignment {
	var all []team.Assignment
	for _, r := range rows {
		of := r.record.Assignments
		slices.SortFunc(of, func(a, b team.Assignment) int { return cmp.Compare(a.ID, b.ID) })
		all = append(all, of...)
	}
	return all
}

// File implements [team.Store].
func (s *Store) File(ctx context.Context, id account.ID) (team.File, error) {
	var f team.File
	err := s.view(func(q querier) (err error) {
		f, err = files.one(ctx, q, s.tenant, string(id))
		return err
	})
	if errors.Is(err, account.ErrNotFound) {
		return team.File{Account: id}, nil
	}
	return f, fail(fmt.Sprintf("file of account %q", id), err)
}
