package teamtest

import (
	"strings"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/team"
)

func fileNeverSaved(t testing.TB, open func() Store) {
	for _, f := range []func() Store{open, func() Store {
		s := open()
		saveFile(t, s, full(one), unit(one))
		conform.Must(t, "Save", s.Save(t.Context(), unit(other))) // an account without a file
		return s
	}} {
		s := f()
		for _, id := range []account.ID{other, stranger} {
			got := file(t, s, id)
			if got.Account != id || got.Revision != 0 || len(got.Assignments)+len(got.Deliverables)+len(got.Changes) > 0 {
				t.Errorf("File(%q), which was never saved, is %+v", id, got)
			}
		}
	}
}

func fileReturns(t testing.TB, open func() Store) {
	s := open()
	saveFile(t, s, full(one), account.Unit{})
	wantFile(t, s, next(full(one)))
	// A file is saved as a whole.
	less := next(full(one))
	less.Assignments, less.Deliverables, less.Changes = less.Assignments[1:], less.Deliverables[:1], less.Changes[1:]
	saveFile(t, s, less, account.Unit{})
	wantFile(t, s, next(less))
	saveFile(t, s, team.File{Account: one, Revision: 2}, account.Unit{})
	wantFile(t, s, team.File{Account: one, Revision: 3})
}

func fileCounts(t testing.TB, open func() Store) {
	s := open()
	f := full(one)
	for range 4 {
		saveFile(t, s, f, account.Unit{})
		f = next(f)
		wantFile(t, s, f)
	}
}

func filesApart(t testing.TB, open func() Store) {
	s := open()
	// Ids that a database may take for one.
	ids := []account.ID{"a", "A", "á", "a\u0301", "a ", "%", "_", "1", "01", account.ID(strings.Repeat("x", 120))}
	for _, id := range ids {
		saveFile(t, s, full(id), account.Unit{})
	}
	saveFile(t, s, next(full("a")), account.Unit{})
	wantFile(t, s, next(next(full("a"))))
	for _, id := range ids[1:] {
		wantFile(t, s, next(full(id)))
	}
	for _, id := range ids {
		conform.Same(t, "Assignments of "+string(id), len(read(t, s, id)), len(full(id).Assignments))
	}
}

func fileUnknownWords(t testing.TB, open func() Store) {
	const word = "söme/Thing new"
	f := full(one)
	a := &f.Assignments[0]
	a.Role, a.Basis, a.Visibility = word, word, word
	d := &f.Deliverables[0]
	d.Kind, d.Visibility = word, word
	c := &f.Changes[0]
	c.Kind, c.State, c.Visibility = word, word, word
	c.Steps[0].Verb, c.Steps[0].Role = word, word
	c.Edit.Put[0].Kind, c.Edit.Put[0].Visibility, c.Edit.Capacities[0].Visibility = word, word, word
	s := open()
	saveFile(t, s, f, account.Unit{})
	wantFile(t, s, next(f))
	for _, got := range read(t, s, one) {
		if got.ID == a.ID {
			conform.Same(t, "Assignment", got, *a)
		}
	}
}

func fileInstants(t testing.TB, open func() Store) {
	for _, at := range []time.Time{
		time.Date(1, time.January, 1, 0, 0, 0, 1, time.UTC),
		time.Date(1969, time.December, 31, 23, 59, 59, 999999999, time.UTC),
		time.Unix(0, 0).UTC(),
		noon.In(time.FixedZone("far east", 14*60*60)),
		time.Date(9999, time.December, 31, 23, 59, 59, 999999999, time.UTC),
	} {
		f := full(one)
		f.Assignments[0].From, f.Assignments[0].Until = at, at
		f.Deliverables[0].Issued = at
		c := &f.Changes[0]
		c.Start, c.Steps[0].At, c.Edit.Capacities[0].Samples[0].At = at, at, at
		s := open()
		saveFile(t, s, f, account.Unit{})
		wantFile(t, s, next(f))
		for _, got := range read(t, s, one) {
			if got.ID == f.Assignments[0].ID && (!got.From.Equal(at) || !got.Until.Equal(at)) {
				t.Errorf("an assignment from %v is from %v until %v when it is read", at, got.From, got.Until)
			}
		}
	}
}

func fileIsOwned(t testing.TB, open func() Store) {
	s := open()
	saveFile(t, s, full(one), unit(one))
	before := state(t, s)
	f := file(t, s, one)
	conform.Spoil(&f)
	unchanged(t, "a change of the file that was returned", s, before)
	empty := file(t, s, stranger)
	conform.Spoil(&empty)
	unchanged(t, "a change of an empty file", s, before)
}

func savedFileIsOwned(t testing.TB, open func() Store) {
	s := open()
	f, u := full(one), unit(one)
	saveFile(t, s, f, u)
	before := state(t, s)
	conform.Spoil(&f)
	conform.Spoil(&u)
	unchanged(t, "a change of what was saved", s, before)
}
