package quadranttest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/quadrant"
)

// saveTogether goes by what the unit alone makes of another store.
func saveTogether(t testing.TB, open openStore) {
	s, alone := open(), open()
	saveRecord(t, s, full(one), unit(one))
	conform.Must(t, "Save", alone.Save(t.Context(), unit(one)))
	conform.Unchanged(t, "a record beside a unit", told(t, alone), told(t, s))
	for _, c := range full(one).Cases {
		wantCases(t, s, next(c))
	}
	conform.Same(t, "Interactions", interactions.all(t, s, one, always), interactions.want(one, always))
	conform.Same(t, "Satisfactions", satisfactions.all(t, s, one, always), satisfactions.want(one, always))
	conform.Same(t, "Standings", standings(t, s, one), wantStandings(one))
	before := known(t, s)
	saveRecord(t, s, quadrant.Record{}, unit(other)) // nothing is a record, too
	conform.Unchanged(t, "a unit without a record", before, known(t, s))
}

func saveCounts(t testing.TB, open openStore) {
	s := open()
	saveCases(t, s, ofRelated(one))
	c := ofTicket(one)
	for range 4 {
		saveCases(t, s, c)
		c = next(c)
		wantCases(t, s, c)
	}
	wantCases(t, s, next(ofRelated(one))) // was not saved again
}

func saveStale(t testing.TB, open openStore) {
	s := open()
	c := ofTicket(one)
	for _, read := range []account.Revision{1, 5, -1} { // not stored
		c.Revision = read
		wantConflict(t, fmt.Sprintf("SaveRecord of no case, read at %d", read),
			s.SaveRecord(t.Context(), quadrant.Record{Cases: []quadrant.Case{c}}, account.Unit{}),
			account.ConflictError{Record: c.Ref(), Read: read})
	}
	saveCases(t, s, ofTicket(one))
	saveCases(t, s, next(ofTicket(one)))
	before := state(t, s)
	for _, read := range []account.Revision{0, 1, 3} {
		c.Revision, c.Words = read, nil
		wantConflict(t, fmt.Sprintf("SaveRecord of a case read at %d", read),
			s.SaveRecord(t.Context(), quadrant.Record{Cases: []quadrant.Case{c}}, account.Unit{}),
			account.ConflictError{Record: c.Ref(), Read: read, Current: 2})
	}
	unchanged(t, "a conflict", s, before)
}

func saveTwice(t testing.TB, open openStore) {
	s := open()
	saveCases(t, s, ofRelated(one))
	before := state(t, s)
	for _, c := range []quadrant.Case{ofTicket(one), next(ofRelated(one))} {
		for _, second := range []quadrant.Case{c, next(c)} {
			r := quadrant.Record{Cases: []quadrant.Case{ofActivity(one), c, second}}
			if err := s.SaveRecord(t.Context(), r, account.Unit{}); !errors.Is(err, account.ErrConflict) {
				t.Errorf("SaveRecord of two cases about %s: error %v, want account.ErrConflict", c.Ref().ID, err)
			}
			unchanged(t, "SaveRecord of two cases about the same", s, before)
		}
	}
}

func saveWhole(t testing.TB, open openStore) {
	s := open()
	saveRecord(t, s, full(one), unit(one))
	before := state(t, s)
	for _, flaw := range []struct {
		name string
		make func(*quadrant.Record, *account.Unit)
	}{
		{"a stale case", func(r *quadrant.Record, _ *account.Unit) { r.Cases = append(r.Cases, ofTicket(one)) }},
		{"a case that is not stored", func(r *quadrant.Record, _ *account.Unit) { r.Cases[3].Revision = 1 }},
		{"an account that is stored", func(_ *quadrant.Record, u *account.Unit) { u.Accounts = append(u.Accounts, unit(one).Accounts...) }},
		{"a stale commitment", func(_ *quadrant.Record, u *account.Unit) {
			u.Commitments = append(u.Commitments, unit(one).Commitments...)
		}},
		{"an event stored before", func(_ *quadrant.Record, u *account.Unit) { u.Events = append(u.Events, unit(one).Events...) }},
	} {
		r, u := full(other), unit(other)
		r.Cases[3].About.ID, r.Interactions[0].ID = "899", interactions.want(one, june)[0].ID // one that is stored
		flaw.make(&r, &u)
		if err := s.SaveRecord(t.Context(), r, u); !errors.Is(err, account.ErrConflict) {
			t.Errorf("SaveRecord with %s: error %v, want account.ErrConflict", flaw.name, err)
		}
		unchanged(t, "SaveRecord with "+flaw.name, s, before)
	}
	saveRecord(t, s, full(other), unit(other)) // none of it is in the way
	wantCases(t, s, next(ofTicket(one)), next(ofTicket(other)))
}

// saveReplaces moves what is stored to another instant and another account.
func saveReplaces(t testing.TB, open openStore) {
	s := open()
	saveRecord(t, s, full(one), account.Unit{})
	i, v, p := interactions.want(one, june)[1], satisfactions.want(one, june)[1], wantStandings(one)[1]
	i.At, i.Note, i.Topics = june.From.AddDate(0, 0, 20), "again", nil
	v.At, v.Words, v.Person = i.At, "again", ""
	p.Quadrants, p.Executive = []quadrant.Quadrant{quadrant.Q3}, true
	for _, of := range []account.ID{one, other} {
		i.Account, v.Account, p.Account = of, of, of
		r := quadrant.Record{
			Interactions: []quadrant.Interaction{i}, Satisfactions: []account.Satisfaction{v}, Standings: []quadrant.Standing{p},
		}
		saveRecord(t, s, r, account.Unit{})
		saveRecord(t, s, r, account.Unit{}) // once more makes no difference
		wantReplaced(t, interactions, s, i)
		wantReplaced(t, satisfactions, s, v)
		want := slices.DeleteFunc(wantStandings(one), func(q quadrant.Standing) bool { return q.ID == p.ID })
		if of == one {
			want = slices.SortedFunc(slices.Values(append(want, p)), byID)
		} else {
			conform.Same(t, "Standings of "+string(of), standings(t, s, of), []quadrant.Standing{p})
		}
		conform.Same(t, "Standings of "+string(one), standings(t, s, one), want)
	}
}

// wantReplaced wants what the seed has of the first account with one record in place
// of another.
func wantReplaced[T any](t testing.TB, d dated[T], s Store, v T) {
	t.Helper()
	id, of, _ := d.key(v)
	for _, at := range []account.ID{one, other} {
		var want []T
		if at == one {
			want = slices.DeleteFunc(d.want(one, always), func(w T) bool {
				wid, _, _ := d.key(w)
				return wid == id
			})
		}
		if at == of {
			want = append(want, v)
		}
		slices.SortFunc(want, d.order)
		conform.Same(t, d.name+" of "+string(at), d.all(t, s, at, always), want)
	}
}

func saveUnit(t testing.TB, open openStore) {
	s := open()
	saveRecord(t, s, full(one), account.Unit{})
	before := known(t, s)
	conform.Must(t, "Save", s.Save(t.Context(), unit(one)))
	conform.Unchanged(t, "Save of a unit", before, known(t, s))
}

func saveRace(t testing.TB, open openStore) {
	s := open()
	saveCases(t, s, ofTicket(one))
	winner, ok := conform.Race(t, account.ErrConflict, func(name string) error {
		c := next(ofTicket(one))
		c.Ticket.Summary = name
		u := account.Unit{Events: []account.Event{event(account.EventID(name), one)}}
		return s.SaveRecord(t.Context(), quadrant.Record{Cases: []quadrant.Case{c}}, u)
	})
	if !ok {
		return
	}
	want := next(next(ofTicket(one)))
	want.Ticket.Summary = winner
	wantCases(t, s, want)
	conform.Same(t, "History", conform.Collect(t, "History", s.History(t.Context(), one.Ref())),
		[]account.Event{event(account.EventID(winner), one)})
}

// saveLosesNone has each writer add a word to one case, and an interaction beside
// it.
func saveLosesNone(t testing.TB, open openStore) {
	s := open()
	saveCases(t, s, ofRelated(one))
	want := conform.Crowd(t, account.ErrConflict, func(ctx context.Context, name string) error {
		c, err := s.Case(ctx, ofRelated(one).About)
		if err != nil {
			return err
		}
		said := quadrant.Interaction{ID: quadrant.InteractionID(name), Account: one, At: noon}
		c.Words = append(c.Words, quadrant.Word{Interaction: said.ID, At: noon})
		r := quadrant.Record{Cases: []quadrant.Case{c}, Interactions: []quadrant.Interaction{said}}
		return s.SaveRecord(ctx, r, account.Unit{Events: []account.Event{event(account.EventID(name), one)}})
	})
	c, err := s.Case(t.Context(), ofRelated(one).About)
	conform.Must(t, "Case", err)
	events := conform.Collect(t, "History", s.History(t.Context(), one.Ref()))
	spoken := interactions.all(t, s, one, always)
	if len(c.Words) != want || c.Revision != account.Revision(1+want) || len(events) != want || len(spoken) != want {
		t.Errorf("after %d saves there are %d words at revision %d, %d events and %d interactions",
			want, len(c.Words), c.Revision, len(events), len(spoken))
		return
	}
	for i, e := range events { // case and event of a save were stored at once
		if string(c.Words[i].Interaction) != string(e.ID) {
			t.Errorf("save %d stored the word %s and the event %s", i+1, c.Words[i].Interaction, e.ID)
		}
	}
}

// storeConcurrentUse has writers of cases of their own and readers of all at work at
// once.
func storeConcurrentUse(t testing.TB, open openStore) {
	const writers, rounds = 8, 6
	s := open()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	id := func(n int) account.ID { return account.ID("a-" + strconv.Itoa(n)) }
	var group sync.WaitGroup
	for n := range writers {
		of := id(n)
		group.Go(func() {
			c := ofTicket(of)
			for round := range rounds {
				key := fmt.Sprintf("%s-%d", of, round)
				r := quadrant.Record{Cases: []quadrant.Case{c}, Interactions: []quadrant.Interaction{{ID: quadrant.InteractionID(key), Account: of, At: noon}}}
				if err := s.SaveRecord(ctx, r, account.Unit{Events: []account.Event{event(account.EventID(key), of)}}); err != nil {
					t.Errorf("SaveRecord among other callers: %v", err)
					return
				}
				c = next(c)
			}
		})
		group.Go(func() {
			for range rounds {
				for _, err := range s.Cases(ctx, quadrant.CaseFilter{Alerted: true}) {
					if err != nil {
						t.Errorf("Cases among other callers: %v", err)
						return
					}
				}
				for _, err := range s.Interactions(ctx, of, always) {
					if err != nil {
						t.Errorf("Interactions among other callers: %v", err)
						return
					}
				}
			}
		})
	}
	group.Wait()
	for n := range writers {
		want := ofTicket(id(n))
		want.Revision = rounds
		wantCases(t, s, want)
		if got := len(interactions.all(t, s, id(n), always)); got != rounds {
			t.Errorf("%d interactions were stored, and %d are there", rounds, got)
		}
	}
}
