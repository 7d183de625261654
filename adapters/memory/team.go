package memory

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// Assignments implements [team.Roster].
func (s *Store) Assignments(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
	return listing(ctx, s, func() []team.Assignment {
		ids := []account.ID{id}
		if id == "" {
			ids = slices.Sorted(maps.Keys(s.files))
		}
		var all []team.Assignment
		for _, id := range ids {
			of := slices.Clone(s.files[id].Assignments)
			slices.SortFunc(of, func(a, b team.Assignment) int { return cmp.Compare(a.ID, b.ID) })
			all = append(all, of...)
		}
		return all
	}, plain[team.Assignment])
}

// File implements [team.Store].
func (s *Store) File(ctx context.Context, id account.ID) (team.File, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return team.File{}, err
	}
	f, ok := s.files[id]
	if !ok {
		return team.File{Account: id}, nil
	}
	return f.Clone(), nil
}

// SaveFile implements [team.Store].
func (s *Store) SaveFile(ctx context.Context, f team.File, u account.Unit) error {
	if err := s.save(ctx, parcel{Unit: u, files: []team.File{f.Clone()}}); err != nil {
		return fail("save file", err)
	}
	return nil
}
