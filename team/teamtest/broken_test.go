package teamtest_test

import (
	"context"
	"iter"
	"os"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/team"
)

func TestMain(m *testing.M) {
	conform.Patience = 5 * time.Second // what hangs is waited for
	os.Exit(m.Run())
}

// A store passes on to a sound one what no field takes over.
type store struct {
	*memory.Store
	assignments func(context.Context, account.ID) iter.Seq2[team.Assignment, error]
	file        func(context.Context, account.ID) (team.File, error)
	saveFile    func(context.Context, team.File, account.Unit) error
	save        func(context.Context, account.Unit) error
	erase       func(context.Context, account.Person, account.Redaction, account.Event) error
	purge       func(context.Context, time.Time, account.Event) (account.Purged, error)
}

// empty is a sound store in which nothing is taken over.
func empty() *store {
	s, err := memory.New(memory.Facts{})
	if err != nil {
		panic(err)
	}
	return &store{
		Store: s, assignments: s.Assignments, file: s.File, saveFile: s.SaveFile, save: s.Save, erase: s.Erase, purge: s.Purge,
	}
}

func (s *store) Assignments(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
	return s.assignments(ctx, id)
}

func (s *store) File(ctx context.Context, id account.ID) (team.File, error) { return s.file(ctx, id) }

func (s *store) SaveFile(ctx context.Context, f team.File, u account.Unit) error {
	return s.saveFile(ctx, f, u)
}

func (s *store) Save(ctx context.Context, u account.Unit) error { return s.save(ctx, u) }

func (s *store) Erase(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
	return s.erase(ctx, p, r, e)
}

func (s *store) Purge(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
	return s.purge(ctx, before, e)
}

// listed changes what Assignments yields.
func listed(change func(account.ID, []team.Assignment) []team.Assignment) func(*store) {
	return func(s *store) {
		s.assignments = func(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
			return conform.Altered(ctx, s.Store.Assignments(ctx, id), func(all []team.Assignment) []team.Assignment { return change(id, all) })
		}
	}
}

// files changes a file before it is saved, read what is read.

func files(change func(*team.File)) func(*store) {
	return func(s *store) {
		s.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
			f = f.Clone()
			change(&f)
			return s.Store.SaveFile(ctx, f, u)
		}
	}
}

func read(change func(*team.File)) func(*store) {
	return func(s *store) {
		s.file = func(ctx context.Context, id account.ID) (team.File, error) {
			f, err := s.Store.File(ctx, id)
			change(&f)
			return f, err
		}
	}
}
