package teamtest

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/team"
)

// wantUnit compares what a unit of [unit] stored.
func wantUnit(t testing.TB, s Store, u account.Unit) {
	t.Helper()
	ctx := t.Context()
	id := u.Accounts[0].ID
	a, err := s.Account(ctx, id)
	conform.Must(t, "Account", err)
	u.Accounts[0].Revision++
	conform.Same(t, "Account", a, u.Accounts[0])
	v, err := s.Solution(ctx, id)
	conform.Must(t, "Solution", err)
	u.Solutions[0].Revision++
	conform.Same(t, "Solution", v, u.Solutions[0])
	c, err := s.Commitment(ctx, u.Commitments[0].ID)
	conform.Must(t, "Commitment", err)
	u.Commitments[0].Revision++
	conform.Same(t, "Commitment", c, u.Commitments[0])
	conform.Same(t, "History", conform.Collect(t, "History", s.History(ctx, id.Ref())), u.Events)
	conform.Same(t, "Pending", conform.Collect(t, "Pending", s.Pending(ctx)), u.Notices)
	people, err := s.People(ctx, "")
	conform.Must(t, "People", err)
	u.People[0].Revision++
	conform.Same(t, "People", people, u.People)
}

func saveTogether(t testing.TB, open func() Store) {
	s := open()
	saveFile(t, s, full(one), unit(one))
	wantFile(t, s, next(full(one)))
	wantUnit(t, s, unit(one))
}

func saveStale(t testing.TB, open func() Store) {
	s := open()
	for _, read := range []account.Revision{1, 5, -1} { // not stored
		f := full(one)
		f.Revision = read
		wantConflict(t, fmt.Sprintf("SaveFile of no file, read at %d", read), s.SaveFile(t.Context(), f, account.Unit{}),
			account.ConflictError{Record: f.Ref(), Read: read})
	}
	saveFile(t, s, full(one), account.Unit{})
	saveFile(t, s, next(full(one)), account.Unit{})
	before := state(t, s)
	for _, read := range []account.Revision{0, 1, 3} {
		f := full(one)
		f.Revision, f.Deliverables = read, nil
		wantConflict(t, fmt.Sprintf("SaveFile of a file read at %d", read), s.SaveFile(t.Context(), f, account.Unit{}),
			account.ConflictError{Record: f.Ref(), Read: read, Current: 2})
	}
	unchanged(t, "a conflict", s, before)
}

func saveStaleFile(t testing.TB, open func() Store) {
	s := open()
	saveFile(t, s, full(one), account.Unit{})
	before := state(t, s)
	if err := s.SaveFile(t.Context(), full(one), unit(one)); !errors.Is(err, account.ErrConflict) {
		t.Errorf("SaveFile of a stale file: error %v, want account.ErrConflict", err)
	}
	unchanged(t, "SaveFile of a stale file", s, before)
	saveFile(t, s, next(full(one)), unit(one)) // none of it is in the way
	wantUnit(t, s, unit(one))
}

func saveStaleUnit(t testing.TB, open func() Store) {
	s := open()
	saveFile(t, s, full(one), unit(one))
	before := state(t, s)
	fresh := func() account.Unit { // of what is stored only the account is saved again
		u := unit(other)
		u.Accounts = append(u.Accounts, account.Account{ID: one, Name: "Aigle II", Revision: 1})
		return u
	}
	for _, flaw := range []struct {
		name string
		make func(*account.Unit)
	}{
		{"a stale account", func(u *account.Unit) { u.Accounts[1].Revision = 0 }},
		{"a person who is stored", func(u *account.Unit) { u.People = append(u.People, unit(one).People...) }},
		{"a solution that is not stored", func(u *account.Unit) { u.Solutions[0].Revision = 1 }},
		{"a stale commitment", func(u *account.Unit) { u.Commitments = append(u.Commitments, unit(one).Commitments...) }},
		{"an event stored before", func(u *account.Unit) { u.Events = append(u.Events, unit(one).Events...) }},
	} {
		for _, f := range []team.File{full(other), next(full(one))} {
			u := fresh()
			flaw.make(&u)
			f.Deliverables = f.Deliverables[:1]
			if err := s.SaveFile(t.Context(), f, u); !errors.Is(err, account.ErrConflict) {
				t.Errorf("SaveFile with %s: error %v, want account.ErrConflict", flaw.name, err)
			}
			unchanged(t, "SaveFile with "+flaw.name, s, before)
		}
	}
	saveFile(t, s, full(other), fresh()) // none of it is in the way
	wantFile(t, s, next(full(other)))
	wantFile(t, s, next(full(one)))
}

func saveUnit(t testing.TB, open func() Store) {
	s := open()
	saveFile(t, s, full(one), account.Unit{})
	conform.Must(t, "Save", s.Save(t.Context(), unit(one)))
	wantFile(t, s, next(full(one)))
	wantUnit(t, s, unit(one))
}

func saveRace(t testing.TB, open func() Store) {
	s := open()
	saveFile(t, s, full(one), account.Unit{})
	winner, ok := conform.Race(t, account.ErrConflict, func(name string) error {
		f := next(full(one))
		f.Assignments[0].Reason = name
		return s.SaveFile(t.Context(), f, account.Unit{Events: []account.Event{event(account.EventID(name), one)}})
	})
	if !ok {
		return
	}
	want := next(next(full(one)))
	want.Assignments[0].Reason = winner
	wantFile(t, s, want)
	conform.Same(t, "History", conform.Collect(t, "History", s.History(t.Context(), one.Ref())),
		[]account.Event{event(account.EventID(winner), one)})
}

// saveLosesNone has each writer add a deliverable.
func saveLosesNone(t testing.TB, open func() Store) {
	s := open()
	want := conform.Crowd(t, account.ErrConflict, func(ctx context.Context, name string) error {
		f, err := s.File(ctx, one)
		if err != nil {
			return err
		}
		f.Deliverables = append(f.Deliverables, team.Deliverable{Kind: team.AccountPlan, Issued: noon, By: "201", Place: name})
		return s.SaveFile(ctx, f, account.Unit{Events: []account.Event{event(account.EventID(name), one)}})
	})
	f := file(t, s, one)
	events := conform.Collect(t, "History", s.History(t.Context(), one.Ref()))
	if len(f.Deliverables) != want || f.Revision != account.Revision(want) || len(events) != want {
		t.Errorf("after %d saves there are %d deliverables at revision %d, and %d events",
			want, len(f.Deliverables), f.Revision, len(events))
		return
	}
	for i, e := range events { // file and event of a save were stored at once
		if f.Deliverables[i].Place != string(e.ID) {
			t.Errorf("save %d stored the deliverable %s and the event %s", i+1, f.Deliverables[i].Place, e.ID)
		}
	}
}

func storeContextDone(t testing.TB, open func() Store) {
	s := open()
	saveFile(t, s, full(one), unit(one))
	before := state(t, s)
	for _, ctx := range conform.Ended(t) {
		if err := s.SaveFile(ctx, next(full(one)), unit(other)); !errors.Is(err, ctx.Err()) {
			t.Errorf("SaveFile: error %v, want %v", err, ctx.Err())
		}
		for _, id := range []account.ID{one, stranger} {
			if _, err := s.File(ctx, id); !errors.Is(err, ctx.Err()) {
				t.Errorf("File(%q): error %v, want %v", id, err, ctx.Err())
			}
		}
	}
	unchanged(t, "a context that is done", s, before)
	saveFile(t, s, next(full(one)), unit(other))
}

func rosterSave(t testing.TB, open func() Store) {
	s := open()
	for _, id := range []account.ID{one, other, bare} {
		saveFile(t, s, full(id), account.Unit{})
	}
	for _, id := range []account.ID{one, ""} {
		want := len(read(t, s, id))
		seen := 0
		for a, err := range s.Assignments(t.Context(), id) {
			conform.Must(t, "Assignments", err)
			seen++
			ok := conform.InTime(t, "SaveFile in a loop over Assignments", func(ctx context.Context) error {
				f, err := s.File(ctx, a.Account)
				if err != nil {
					return err
				}
				return s.SaveFile(ctx, f, account.Unit{Events: []account.Event{
					event(account.EventID(fmt.Sprintf("%q-%d", id, seen)), a.Account),
				}})
			})
			if !ok {
				return
			}
		}
		if seen != want {
			t.Errorf("Assignments(%q) yields %d elements to a loop that saves, want %d", id, seen, want)
		}
	}
}

// storeConcurrentUse has writers of files of their own and readers of all at
// work at once.
func storeConcurrentUse(t testing.TB, open func() Store) {
	const writers, rounds = 8, 6
	s := open()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var group sync.WaitGroup
	for n := range writers {
		id := account.ID("a-" + strconv.Itoa(n))
		group.Go(func() {
			f := full(id)
			for round := range rounds {
				e := event(account.EventID(fmt.Sprintf("%s-%d", id, round)), id)
				if err := s.SaveFile(ctx, f, account.Unit{Events: []account.Event{e}}); err != nil {
					t.Errorf("SaveFile among other callers: %v", err)
					return
				}
				f = next(f)
			}
		})
		group.Go(func() {
			for range rounds {
				if _, err := s.File(ctx, id); err != nil {
					t.Errorf("File among other callers: %v", err)
					return
				}
				for _, err := range s.Assignments(ctx, "") {
					if err != nil {
						t.Errorf("Assignments among other callers: %v", err)
						return
					}
				}
			}
		})
	}
	group.Wait()
	for n := range writers {
		want := full(account.ID("a-" + strconv.Itoa(n)))
		want.Revision = rounds
		wantFile(t, s, want)
	}
}
