package quadranttest

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/quadrant"
)

func casesOf(f quadrant.CaseFilter) func(context.Context, Store) iter.Seq2[any, error] {
	return func(ctx context.Context, s Store) iter.Seq2[any, error] { return conform.Plain(s.Cases(ctx, f)) }
}

// A watched case is one of two accounts, in no order: some are due, and some have an
// alert that stands, one that is cleared or both.
func watched() []quadrant.Case {
	standing := quadrant.Alert{Key: "standing", Class: quadrant.Disruption, Since: noon, Raised: noon}
	cleared := quadrant.Alert{Key: "cleared", Class: quadrant.Missed, Since: noon, Raised: noon, Cleared: noon, Outcome: quadrant.ClearedOver}
	var all []quadrant.Case
	add := func(kind account.RefKind, id string, of account.ID, due time.Time, alerts ...quadrant.Alert) {
		all = append(all, quadrant.Case{About: account.Ref{Kind: kind, ID: id}, Account: of, Next: due, Alerts: alerts})
	}
	add("ticket", "503", one, noon, standing)
	add("ticket", "502", other, noon.Add(1), cleared)
	add("ticket", "501", one, time.Time{}, cleared, standing)
	add("commitment", "503", other, time.Time{}, standing)
	add("commitment", "502", one, noon.Add(-1))
	add("commitment", "501", one, time.Time{}, standing, cleared)
	add("related", "502", other, noon, cleared, cleared)
	// A kind that begins as another does, and goes on with what sorts before a
	// slash.
	add("ticket-part", "501", one, noon.AddDate(0, 0, 1))
	add("activity", "509", one, noon.AddDate(0, 0, -400), standing)
	return all
}

func byAbout(a, b quadrant.Case) int {
	return cmp.Or(cmp.Compare(a.About.Kind, b.About.Kind), cmp.Compare(a.About.ID, b.About.ID))
}

// wantWatched compares what Cases yields of [watched], in any order.
func wantWatched(t testing.TB, s Store, f quadrant.CaseFilter, want func(quadrant.Case) bool) {
	t.Helper()
	var all []quadrant.Case
	for _, c := range watched() {
		if want(c) {
			all = append(all, next(c))
		}
	}
	slices.SortFunc(all, byAbout)
	got := cases(t, s, f)
	slices.SortFunc(got, byAbout)
	conform.Same(t, fmt.Sprintf("Cases for %+v", f), got, all)
}

// alerted tells by the keys of [watched].
func alerted(c quadrant.Case) bool {
	return slices.ContainsFunc(c.Alerts, func(a quadrant.Alert) bool { return a.Key == "standing" })
}

func due(c quadrant.Case, by time.Time) bool { return !c.Next.IsZero() && !c.Next.After(by) }

func casesAll(t testing.TB, open openStore) {
	s := open()
	wantWatched(t, s, quadrant.CaseFilter{}, func(quadrant.Case) bool { return false })
	saveCases(t, s, watched()...)
	wantWatched(t, s, quadrant.CaseFilter{}, func(quadrant.Case) bool { return true })
}

func casesFiltered(t testing.TB, open openStore) {
	s := open()
	saveCases(t, s, watched()...)
	for _, id := range []account.ID{"", one, other, stranger} {
		for _, by := range []time.Time{{}, noon} {
			for _, only := range []bool{false, true} {
				wantWatched(t, s, quadrant.CaseFilter{Account: id, NextBy: by, Alerted: only}, func(c quadrant.Case) bool {
					return (id == "" || c.Account == id) && (by.IsZero() || due(c, by)) && (!only || alerted(c))
				})
			}
		}
	}
}

func casesNextBy(t testing.TB, open openStore) {
	s := open()
	saveCases(t, s, watched()...)
	for _, by := range []time.Time{noon.Add(-1), noon, noon.Add(1), noon.In(time.FixedZone("", -5*60*60)), noon.AddDate(-9, 0, 0), always.To} {
		wantWatched(t, s, quadrant.CaseFilter{NextBy: by}, func(c quadrant.Case) bool { return due(c, by) })
	}
	// It goes by what was saved last.
	c := next(watched()[0])
	c.Next = noon.AddDate(1, 0, 0)
	saveCases(t, s, c)
	for by, want := range map[time.Time]bool{noon: false, c.Next: true} {
		found := slices.ContainsFunc(cases(t, s, quadrant.CaseFilter{NextBy: by}), func(d quadrant.Case) bool { return d.About == c.About })
		if found != want {
			t.Errorf("a case that was put off until %v is among those due at %v: %t", c.Next, by, found)
		}
	}
}

func casesAlerted(t testing.TB, open openStore) {
	s := open()
	saveCases(t, s, watched()...)
	wantWatched(t, s, quadrant.CaseFilter{Alerted: true}, alerted)
	c := next(watched()[0])
	c.Alerts[0].Cleared = noon
	saveCases(t, s, c)
	if list := cases(t, s, quadrant.CaseFilter{Alerted: true}); slices.ContainsFunc(list, func(d quadrant.Case) bool { return d.About == c.About }) {
		t.Errorf("a case whose alert was cleared is among those with an alert")
	}
}

func casesOrdered(t testing.TB, open openStore) {
	s := open()
	saveCases(t, s, watched()...)
	saveCases(t, s, next(watched()[2])) // is not the last because it was saved last
	for _, f := range []quadrant.CaseFilter{{}, {Account: one}, {NextBy: always.To}, {Alerted: true}, {Account: one, NextBy: always.To, Alerted: true}} {
		if list := cases(t, s, f); !slices.IsSortedFunc(list, byAbout) {
			t.Errorf("Cases for %+v are not in order of kind and id: %s", f, abouts(list))
		}
	}
}

// length is how many cases [long] has: more than an implementation is likely to
// fetch at once.
const length = 250

// long is a store of many cases, all of which are due and have an alert.
func long(t testing.TB, open openStore) Store {
	t.Helper()
	s := open()
	list := make([]quadrant.Case, 0, length)
	for n := range length {
		list = append(list, quadrant.Case{
			About: account.Ref{Kind: "ticket", ID: strconv.Itoa(1000 + n*7%length)}, Account: one, Next: noon.Add(time.Duration(n / 3)),
			Alerts: []quadrant.Alert{{Key: "k", Since: noon, Raised: noon}},
		})
	}
	saveCases(t, s, list...)
	return s
}

func casesMany(t testing.TB, open openStore) {
	s := long(t, open)
	for _, each := range caseSequences {
		if n := len(conform.Collect(t, each.Name, each.Of(t.Context(), s))); n != length {
			t.Errorf("%s yields %d elements, want %d", each.Name, n, length)
		}
	}
}

func casesBrokenOff(t testing.TB, open openStore) {
	s := long(t, open)
	conform.BrokenOff(t, s, caseSequences, func(ctx context.Context) error {
		c, err := s.Case(ctx, account.Ref{Kind: "ticket", ID: "1000"})
		if err != nil {
			return err
		}
		return s.SaveRecord(ctx, quadrant.Record{Cases: []quadrant.Case{c}}, account.Unit{})
	})
}

// casesSave does in a loop what a sweep does: it puts each case off, and makes new
// ones. What was there when the loop began comes once.
func casesSave(t testing.TB, open openStore) {
	s := long(t, open)
	seen := map[string]int{}
	for c, err := range s.Cases(t.Context(), quadrant.CaseFilter{NextBy: always.To}) {
		conform.Must(t, "Cases", err)
		id := c.About.ID
		if seen[id]++; len(seen) > 2*length {
			break
		}
		if len(seen)%20 != 1 {
			continue
		}
		ok := conform.InTime(t, "SaveRecord in a loop over Cases", func(ctx context.Context) error {
			c.Next = noon.AddDate(1, 0, 0)
			fresh := quadrant.Case{About: account.Ref{Kind: "ticket", ID: "9" + id}, Account: one, Next: noon}
			u := account.Unit{Events: []account.Event{event(account.EventID("loop-"+id), one)}}
			return s.SaveRecord(ctx, quadrant.Record{Cases: []quadrant.Case{c, fresh}}, u)
		})
		if !ok {
			return
		}
	}
	for n := range length {
		if id := strconv.Itoa(1000 + n); seen[id] != 1 {
			t.Errorf("Cases yields %s %d times to a loop that saves, want once", id, seen[id])
		}
	}
}
