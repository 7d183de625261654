package teamtest_test

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/team"
	"github.com/accordhq/accord/team/teamtest"
)

const (
	neverSaved  = "A file that was never saved is an empty one of revision 0"
	returned    = "File returns the file as it was saved"
	counted     = "A file that is saved has the next revision"
	apart       = "The files of accounts are kept apart"
	words       = "Words that the library does not know survive"
	nanosecond  = "Instants survive to the nanosecond"
	ownedFile   = "A file belongs to the caller"
	ownedSaved  = "The store keeps nothing that the caller can change"
	together    = "SaveFile stores a file and a unit together"
	stale       = "A revision of the file that is not the stored one is a conflict"
	staleFile   = "SaveFile of a stale file stores nothing of the unit"
	staleUnit   = "SaveFile with a unit that has a conflict stores no file"
	unitAlone   = "Save of a unit leaves the files"
	oneWins     = "Of many who save the file they all read one wins"
	noneLost    = "No save is lost"
	contextDone = "A context that is done is the error and stores nothing"
	loopSaves   = "The body of a loop over Assignments may save"
	concurrent  = "Safe for concurrent use"
	erased      = "Erase redacts files"
	wholeErase  = "Erase does all of it or nothing"
	purged      = "Purge removes the file of an account closed before an instant"
	overFiles   = "Roster over files: "
	ofAccount   = "Assignments yields every assignment of an account"
	allTimes    = "Assignments yields past and future ones"
	ordered     = "Assignments is ordered by account and then by id"
	everyone    = "Assignments of the empty id are those of every account"
	unknown     = "Assignments of an unknown account are none"
	again       = "The sequence may be ranged over again"
	breaksOff   = "The sequence releases what it holds when the caller breaks off"
	rosterDone  = "The sequence ends with the context's error when the context is done"
	lastPair    = "An error is the last pair of the sequence"
)

// storeBreaks are stores that break one sentence each, and the subtest that must
// catch them.
var storeBreaks = []storeBreak{
	{"no file is an error", func(s *store) {
		s.file = func(ctx context.Context, id account.ID) (team.File, error) {
			f, err := s.Store.File(ctx, id)
			if f.Revision == 0 && err == nil {
				err = account.ErrNotFound
			}
			return f, err
		}
	}, neverSaved},
	{"no file is nobody's", read(func(f *team.File) {
		if f.Revision == 0 {
			f.Account = ""
		}
	}), neverSaved},
	{"no file is of revision 1", read(func(f *team.File) { f.Revision = max(1, f.Revision) }), neverSaved},
	{"drops assignments that ended", files(func(f *team.File) {
		f.Assignments = slices.DeleteFunc(f.Assignments, func(a team.Assignment) bool { return !a.Until.IsZero() })
	}), returned},
	{"drops deliverables of a kind", files(func(f *team.File) {
		f.Deliverables = slices.CompactFunc(f.Deliverables, func(a, b team.Deliverable) bool { return a.By == "201" })
	}), returned},
	{"deliverables in order of issue", files(func(f *team.File) {
		slices.SortFunc(f.Deliverables, func(a, b team.Deliverable) int { return a.Issued.Compare(b.Issued) })
	}), returned},
	{"changes in order of id", files(func(f *team.File) {
		slices.SortFunc(f.Changes, func(a, b team.ChangeRequest) int { return cmp.Compare(a.ID, b.ID) })
	}), returned},
	{"forgets what takes a change back", files(func(f *team.File) {
		for i := range f.Changes {
			f.Changes[i].Undo = team.Edit{}
		}
	}), returned},
	{"forgets steps", files(func(f *team.File) {
		for i, c := range f.Changes {
			f.Changes[i].Steps = c.Steps[:min(1, len(c.Steps))]
		}
	}), returned},
	{"keeps assignments that are gone", func(s *store) {
		var kept []team.Assignment
		s.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
			for _, a := range f.Assignments {
				if !slices.ContainsFunc(kept, func(b team.Assignment) bool { return a.ID == b.ID }) {
					kept = append(kept, a)
				}
			}
			f.Assignments = slices.Clone(kept)
			return s.Store.SaveFile(ctx, f, u)
		}
	}, returned},
	{"revisions do not count", func(s *store) {
		s.file = func(ctx context.Context, id account.ID) (team.File, error) {
			f, err := s.Store.File(ctx, id)
			f.Revision = min(1, f.Revision)
			return f, err
		}
		overwrites(s)
	}, counted},
	{"accounts without regard to case", func(s *store) {
		s.file = func(ctx context.Context, id account.ID) (team.File, error) {
			f, err := s.Store.File(ctx, account.ID(strings.ToLower(string(id))))
			f.Account = id
			return f, err
		}
		s.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
			f.Account = account.ID(strings.ToLower(string(f.Account)))
			return s.Store.SaveFile(ctx, f, u)
		}
	}, apart},
	{"assignments of an account as a pattern", func(s *store) {
		s.assignments = func(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
			if id == "%" {
				id = ""
			}
			return s.Store.Assignments(ctx, id)
		}
	}, apart},
	{"roles that are known", files(func(f *team.File) {
		for i, a := range f.Assignments {
			f.Assignments[i].Role = known(a.Role, account.AccountManager, account.TechnicalLead, account.SalesEngineer, "trainer")
		}
	}), words},
	{"states that are known", files(func(f *team.File) {
		for i, c := range f.Changes {
			f.Changes[i].State = known(c.State, team.Drafted, team.RolledBack)
		}
	}), words},
	{"instants to the microsecond", files(func(f *team.File) {
		for i, d := range f.Deliverables {
			f.Deliverables[i].Issued = d.Issued.Truncate(time.Microsecond)
		}
	}), nanosecond},
	{"instants that fit 64 bits", files(func(f *team.File) {
		for i, a := range f.Assignments {
			f.Assignments[i].From = time.Unix(0, a.From.UnixNano())
		}
	}), nanosecond},
	{"shares files", func(s *store) {
		cache := map[account.ID]team.File{}
		s.file = func(ctx context.Context, id account.ID) (team.File, error) {
			f, err := s.Store.File(ctx, id)
			if _, ok := cache[id]; !ok {
				cache[id] = f
			}
			return cache[id], err
		}
	}, ownedFile},
	{"shares the samples of capacities", func(s *store) {
		var samples []account.Sample
		s.file = func(ctx context.Context, id account.ID) (team.File, error) {
			f, err := s.Store.File(ctx, id)
			if len(f.Changes) > 0 {
				c := f.Changes[0].Edit.Capacities
				if samples == nil {
					samples = c[0].Samples
				}
				c[0].Samples = samples
			}
			return f, err
		}
	}, ownedFile},
	{"keeps what it was given", func(s *store) {
		kept := map[account.ID]team.File{}
		s.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
			kept[f.Account] = f
			return s.Store.SaveFile(ctx, f, u)
		}
		s.file = func(ctx context.Context, id account.ID) (team.File, error) {
			f, err := s.Store.File(ctx, id)
			f.Changes = kept[id].Changes
			return f, err
		}
	}, ownedSaved},

	{"a file without its unit", func(s *store) {
		s.saveFile = func(ctx context.Context, f team.File, _ account.Unit) error {
			return s.Store.SaveFile(ctx, f, account.Unit{})
		}
	}, together},
	{"a unit without its file", func(s *store) {
		s.saveFile = func(ctx context.Context, _ team.File, u account.Unit) error { return s.Store.Save(ctx, u) }
	}, together},
	{"drops the events of a unit", func(s *store) {
		s.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
			u.Events = nil
			return s.Store.SaveFile(ctx, f, u)
		}
	}, together},
	{"last writer wins", overwrites, stale},
	{"conflict without data", func(s *store) {
		s.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
			if err := s.Store.SaveFile(ctx, f, u); errors.Is(err, account.ErrConflict) {
				return account.ErrConflict
			} else if err != nil {
				return err
			}
			return nil
		}
	}, stale},
	{"any revision is that of no file", files(func(f *team.File) {
		if f.Revision == 5 {
			f.Revision = 0
		}
	}), stale},
	{"the unit first, then the file", func(s *store) {
		s.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
			if err := s.Store.Save(ctx, u); err != nil {
				return err
			}
			return s.Store.SaveFile(ctx, f, account.Unit{})
		}
	}, staleFile},
	{"the file first, then the unit", func(s *store) {
		s.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
			if err := s.Store.SaveFile(ctx, f, account.Unit{}); err != nil {
				return err
			}
			return s.Store.Save(ctx, u)
		}
	}, staleUnit},
	{"a unit takes the file along", func(s *store) {
		s.save = func(ctx context.Context, u account.Unit) error {
			f, err := s.Store.File(ctx, u.Accounts[0].ID)
			return errors.Join(err, s.Store.SaveFile(ctx, f, u))
		}
	}, unitAlone},
	{"checks, and then writes", func(s *store) {
		var looked sync.WaitGroup
		looked.Add(16)
		s.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
			if len(u.Events) == 0 {
				return s.Store.SaveFile(ctx, f, u)
			}
			now, err := s.Store.File(ctx, f.Account)
			looked.Done()
			looked.Wait()
			if err != nil || now.Revision != f.Revision {
				return account.ErrConflict
			}
			for errors.Is(s.Store.SaveFile(ctx, f, u), account.ErrConflict) {
				now, _ := s.Store.File(ctx, f.Account)
				f.Revision = now.Revision
			}
			return nil
		}
	}, oneWins},
	{"loses saves", func(s *store) {
		var n atomic.Int32
		s.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
			if n.Add(1)%7 == 0 {
				return nil
			}
			return s.Store.SaveFile(ctx, f, u)
		}
	}, noneLost},
	{"File ignores the context", func(s *store) {
		s.file = func(ctx context.Context, id account.ID) (team.File, error) {
			return s.Store.File(context.WithoutCancel(ctx), id)
		}
	}, contextDone},
	{"an empty file under a done context", func(s *store) {
		s.file = func(ctx context.Context, id account.ID) (team.File, error) {
			f, err := s.Store.File(context.WithoutCancel(ctx), id)
			if f.Revision > 0 {
				err = cmp.Or(err, ctx.Err())
			}
			return f, err
		}
	}, contextDone},
	{"saves and then looks at the context", func(s *store) {
		s.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
			return errors.Join(s.Store.SaveFile(context.WithoutCancel(ctx), f, u), ctx.Err())
		}
	}, contextDone},
	{"holds a lock while it yields", func(s *store) {
		var mu sync.Mutex
		s.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
			mu.Lock()
			defer mu.Unlock()
			return s.Store.SaveFile(ctx, f, u)
		}
		s.assignments = func(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
			return func(yield func(team.Assignment, error) bool) {
				mu.Lock()
				defer mu.Unlock()
				s.Store.Assignments(ctx, id)(yield)
			}
		}
	}, loopSaves},
	{"is locked now and then", func(s *store) {
		var n atomic.Int32
		s.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
			if n.Add(1)%9 == 0 {
				return errors.New("database is locked")
			}
			return s.Store.SaveFile(ctx, f, u)
		}
	}, concurrent},

	{"erase forgets files", func(s *store) {
		s.erase = func(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
			old, _ := s.Store.File(ctx, "101")
			s.file = func(ctx context.Context, id account.ID) (team.File, error) {
				if id == "101" {
					return old.Clone(), ctx.Err()
				}
				return s.Store.File(ctx, id)
			}
			return s.Store.Erase(ctx, p, r, e)
		}
	}, erased},
	{"erase forgets digests", func(s *store) {
		s.erase = func(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
			old, _ := s.Store.File(ctx, "101")
			read(func(f *team.File) {
				if f.Account == "101" {
					f.Deliverables[0].Digest = old.Deliverables[0].Digest
				}
			})(s)
			return s.Store.Erase(ctx, p, r, e)
		}
	}, erased},
	{"erase forgets which capacity a change added", func(s *store) {
		s.erase = func(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
			read(func(f *team.File) {
				if f.Account == "101" {
					f.Changes[0].Undo.Drop[0].Name = "mailbox " + account.RedactionMark
				}
			})(s)
			return s.Store.Erase(ctx, p, r, e)
		}
	}, erased},
	{"erase forgets the roster", func(s *store) {
		s.erase = func(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
			old, _ := s.Store.File(ctx, "101")
			listed(func(_ account.ID, all []team.Assignment) []team.Assignment {
				for i := range all {
					for _, a := range old.Assignments {
						if a.ID == all[i].ID {
							all[i] = a
						}
					}
				}
				return all
			})(s)
			return s.Store.Erase(ctx, p, r, e)
		}
	}, erased},
	{"erase takes files away", func(s *store) {
		s.erase = func(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
			read(func(f *team.File) { *f = team.File{Account: f.Account} })(s)
			return s.Store.Erase(ctx, p, r, e)
		}
	}, erased},
	{"erase counts a revision", func(s *store) {
		s.erase = func(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
			read(func(f *team.File) { f.Revision++ })(s)
			return s.Store.Erase(ctx, p, r, e)
		}
	}, erased},
	{"erases, and then finds the event", func(s *store) {
		s.erase = func(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
			err := s.Store.Erase(ctx, p, r, e)
			if errors.Is(err, account.ErrConflict) {
				e.ID += "+"
				_ = s.Store.Erase(ctx, p, r, e)
			}
			return err
		}
	}, wholeErase},
	{"purge forgets files", func(s *store) {
		s.purge = func(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
			old, _ := s.Store.File(ctx, "101")
			s.file = func(ctx context.Context, id account.ID) (team.File, error) {
				if id == "101" {
					return old.Clone(), ctx.Err()
				}
				return s.Store.File(ctx, id)
			}
			return s.Store.Purge(ctx, before, e)
		}
	}, purged},
	{"purge takes every file", func(s *store) {
		s.purge = func(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
			read(func(f *team.File) { *f = team.File{Account: f.Account} })(s)
			return s.Store.Purge(ctx, before, e)
		}
	}, purged},
	{"purge takes what was closed at the instant", func(s *store) {
		s.purge = func(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
			return s.Store.Purge(ctx, before.Add(1), e)
		}
	}, purged},
}

// rosterBreaks are like storeBreaks; they break the roster over files, too.
var rosterBreaks = []storeBreak{
	{"stops early", listed(func(_ account.ID, all []team.Assignment) []team.Assignment { return all[:max(0, len(all)-1)] }), ofAccount},
	{"one for each person", listed(func(_ account.ID, all []team.Assignment) []team.Assignment {
		var people []account.PersonID
		return slices.DeleteFunc(all, func(a team.Assignment) bool {
			again := slices.Contains(people, a.Person)
			people = append(people, a.Person)
			return again
		})
	}), ofAccount},
	{"every one twice", listed(func(_ account.ID, all []team.Assignment) []team.Assignment { return slices.Concat(all, all) }), ofAccount},
	{"nobody's visibility", listed(func(_ account.ID, all []team.Assignment) []team.Assignment {
		for i := range all {
			all[i].Visibility = account.Internal
		}
		return all
	}), ofAccount},
	{"skips future ones", kept(func(a team.Assignment) bool { return a.From.Before(noon) }), allTimes},
	{"skips past ones", kept(func(a team.Assignment) bool { return a.Until.IsZero() || a.Until.After(noon) }), allTimes},
	{"skips what never held", kept(func(a team.Assignment) bool { return !a.Until.Equal(a.From) }), allTimes},
	{"ordered by person", listed(func(_ account.ID, all []team.Assignment) []team.Assignment {
		slices.SortStableFunc(all, func(a, b team.Assignment) int { return cmp.Compare(a.Person, b.Person) })
		return all
	}), ordered},
	{"ordered by id alone", listed(func(_ account.ID, all []team.Assignment) []team.Assignment {
		slices.SortStableFunc(all, func(a, b team.Assignment) int { return cmp.Compare(a.ID, b.ID) })
		return all
	}), ordered},
	{"nobody for the empty id", listed(func(id account.ID, all []team.Assignment) []team.Assignment {
		if id == "" {
			return nil
		}
		return all
	}), everyone},
	{"one account for the empty id", listed(func(id account.ID, all []team.Assignment) []team.Assignment {
		return slices.DeleteFunc(all, func(a team.Assignment) bool { return id == "" && a.Account != all[0].Account })
	}), everyone},
	{"everybody for an unknown account", func(s *store) {
		s.assignments = func(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
			if id == "999" {
				id = ""
			}
			return s.Store.Assignments(ctx, id)
		}
	}, unknown},
	{"an unknown account is an error", func(s *store) {
		s.assignments = func(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
			return func(yield func(team.Assignment, error) bool) {
				if id == "999" || id == "103" {
					yield(team.Assignment{}, account.ErrNotFound)
					return
				}
				s.Store.Assignments(ctx, id)(yield)
			}
		}
	}, unknown},
	{"once", func(s *store) {
		s.assignments = func(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
			done := false
			return func(yield func(team.Assignment, error) bool) {
				if !done {
					done = true
					s.Store.Assignments(ctx, id)(yield)
				}
			}
		}
	}, again},
	{"ten may be broken off", func(s *store) {
		pool := make(chan bool, 10)
		s.assignments = func(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
			return func(yield func(team.Assignment, error) bool) {
				select {
				case pool <- true:
				case <-ctx.Done():
					yield(team.Assignment{}, ctx.Err())
					return
				}
				for a, err := range s.Store.Assignments(ctx, id) {
					if !yield(a, err) {
						return
					}
				}
				<-pool
			}
		}
	}, breaksOff},
	{"ignores the context", func(s *store) {
		s.assignments = func(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
			return s.Store.Assignments(context.WithoutCancel(ctx), id)
		}
	}, rosterDone},
	{"looks at the context once", func(s *store) {
		s.assignments = func(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
			return func(yield func(team.Assignment, error) bool) {
				if err := ctx.Err(); err != nil {
					yield(team.Assignment{}, err)
					return
				}
				s.Store.Assignments(context.WithoutCancel(ctx), id)(yield)
			}
		}
	}, lastPair},
	{"goes on after an error", func(s *store) {
		s.assignments = func(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
			return func(yield func(team.Assignment, error) bool) {
				for a := range s.Store.Assignments(context.WithoutCancel(ctx), id) {
					if !yield(a, ctx.Err()) {
						return
					}
				}
			}
		}
	}, lastPair},
	{"confuses its callers", func(s *store) {
		var asked atomic.Int32
		s.assignments = func(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
			if asked.Add(1)%20 == 0 { // as if somebody else had asked for all
				id = ""
			}
			return s.Store.Assignments(ctx, id)
		}
	}, concurrent},
}

var noon = time.Date(2026, time.June, 3, 12, 0, 0, 0, time.UTC)

func kept(keep func(team.Assignment) bool) func(*store) {
	return listed(func(_ account.ID, all []team.Assignment) []team.Assignment {
		return slices.DeleteFunc(all, func(a team.Assignment) bool { return !keep(a) })
	})
}

func overwrites(s *store) {
	s.saveFile = func(ctx context.Context, f team.File, u account.Unit) error {
		now, err := s.Store.File(ctx, f.Account)
		f.Revision = now.Revision
		return errors.Join(err, s.Store.SaveFile(ctx, f, u))
	}
}

// known is a word if it is one of some.
func known[T ~string](word T, some ...T) T {
	if slices.Contains(some, word) {
		return word
	}
	return "other"
}

// roster opens a store for assignments, sound or broken.
func roster(broken func(*store)) func([]team.Assignment) team.Roster {
	return func(assignments []team.Assignment) team.Roster {
		s := empty()
		files := map[account.ID]team.File{}
		for _, a := range assignments {
			f := files[a.Account]
			f.Account = a.Account
			f.Assignments = append(f.Assignments, a)
			files[a.Account] = f
		}
		for _, f := range files {
			if err := s.Store.SaveFile(context.Background(), f, account.Unit{}); err != nil {
				panic(err)
			}
		}
		broken(s)
		return s
	}
}

func TestStoreOfMemory(t *testing.T) {
	t.Parallel()
	teamtest.TestStore(t, func(*testing.T) teamtest.Store { return empty() })
}

func TestRosterOfMemory(t *testing.T) {
	t.Parallel()
	teamtest.TestRoster(t, func(_ *testing.T, assignments []team.Assignment) team.Roster {
		return roster(func(*store) {})(assignments)
	})
}

// A storeBreak breaks one sentence, and is caught by a subtest.
type storeBreak struct {
	name   string
	broken func(*store)
	caught string
}

// over are breaks that are caught by the subtests of a prefix.
func over(prefix string, list []storeBreak) []conform.Break[func(*store)] {
	var all []conform.Break[func(*store)]
	for _, b := range list {
		all = append(all, conform.Break[func(*store)]{Name: b.name, Broken: b.broken, Caught: prefix + b.caught})
	}
	return all
}

func TestStoreCatchesBreaks(t *testing.T) {
	t.Parallel()
	breaks := append(over("", storeBreaks), over(overFiles, rosterBreaks)...)
	conform.Catches(t, teamtest.StoreChecks(), breaks, func(t testing.TB, check string, broken func(*store)) {
		teamtest.CheckStore(t, check, func() teamtest.Store {
			s := empty()
			broken(s)
			return s
		})
	})
}

func TestRosterCatchesBreaks(t *testing.T) {
	t.Parallel()
	conform.Catches(t, teamtest.RosterChecks(), over("", rosterBreaks), func(t testing.TB, check string, broken func(*store)) {
		teamtest.CheckRoster(t, check, roster(broken))
	})
}
