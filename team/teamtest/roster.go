package teamtest

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/team"
)

// TestRoster tests a roster against every sentence of the documentation of
// [team.Roster], one subtest for each, named for it. Each subtest calls open for
// a roster of its own that holds the assignments and nothing else; open closes it
// with t.Cleanup. Every id is a numeral, those of one kind equally long, so that a
// host whose keys are integers can hold it too and orders it alike; instants are
// whole seconds. Accounts and people are not given: a host that needs their
// records makes them. The subtests run one after the other. Run them with -race,
// too.
func TestRoster(t *testing.T, open func(t *testing.T, assignments []team.Assignment) team.Roster) {
	conform.Run(t, rosterChecks, func(t *testing.T) openRoster {
		return func(a []team.Assignment) team.Roster { return open(t, a) }
	})
}

type openRoster = func([]team.Assignment) team.Roster

var rosterChecks = []conform.Check[openRoster]{
	{Name: "Assignments yields every assignment of an account", Run: rosterOfAccount},
	{Name: "Assignments yields past and future ones", Run: rosterPastAndFuture},
	{Name: "Assignments is ordered by account and then by id", Run: rosterOrdered},
	{Name: "Assignments of the empty id are those of every account", Run: rosterOfAll},
	{Name: "Assignments of an unknown account are none", Run: rosterUnknown},
	{Name: "The sequence may be ranged over again", Run: rosterAgain},
	{Name: "The sequence releases what it holds when the caller breaks off", Run: rosterBreak},
	{Name: "The sequence ends with the context's error when the context is done", Run: rosterContextDone},
	{Name: "An error is the last pair of the sequence", Run: rosterError},
	{Name: "Safe for concurrent use", Run: rosterConcurrentUse},
}

// The accounts of the kit.
const (
	one      account.ID = "101"
	other    account.ID = "102"
	bare     account.ID = "103" // nobody is assigned to it
	stranger account.ID = "999"
)

func day(n int) time.Time { return time.Date(2026, time.June, n, 9, 30, 15, 0, time.UTC) }

// some are assignments of two accounts in no order, past and future ones among
// them.
func some() []team.Assignment {
	return []team.Assignment{
		{ID: "307", Account: other, Person: "201", Role: account.TechnicalLead, From: day(1), Basis: team.Standing},
		{ID: "305", Account: one, Person: "203", Role: account.TechnicalLead, From: day(1), Basis: team.Standing, Visibility: account.Customer},
		{
			ID: "302", Account: one, Person: "201", Role: account.AccountManager, From: day(1).AddDate(-3, 0, 0), Until: day(1),
			Basis: team.AsNeeded, Primary: true, Reason: `the "first" of Aigle's`, Visibility: account.Business,
		},
		{ID: "304", Account: one, Person: "202", Role: account.AccountManager, From: day(1), Basis: team.Standing, Primary: true},
		{ID: "301", Account: other, Person: "202", Role: account.ExecutivePartner, From: day(1).AddDate(30, 0, 0), Basis: team.Standing},
		{ID: "303", Account: one, Person: "202", Role: "trainer", From: day(1).AddDate(30, 0, 0), Until: day(1).AddDate(31, 0, 0), Basis: team.AsNeeded},
		{ID: "306", Account: one, Person: "202", Role: account.SalesEngineer, From: day(5), Until: day(5), Basis: team.Standing},
	}
}

// of are the assignments of an account, all of them for the empty id, in order.
func of(id account.ID) []team.Assignment {
	list := slices.DeleteFunc(some(), func(a team.Assignment) bool { return id != "" && a.Account != id })
	slices.SortFunc(list, inOrder)
	return list
}

func inOrder(a, b team.Assignment) int {
	return cmp.Or(cmp.Compare(a.Account, b.Account), cmp.Compare(a.ID, b.ID))
}

func read(t testing.TB, r team.Roster, id account.ID) []team.Assignment {
	t.Helper()
	return conform.Collect(t, "Assignments", r.Assignments(t.Context(), id))
}

// wantAssignments compares assignments in any order.
func wantAssignments(t testing.TB, what string, got, want []team.Assignment) {
	t.Helper()
	slices.SortStableFunc(got, inOrder)
	conform.Same(t, what, got, want)
}

// present are the assignments that hold on the second of June.
func present(list []team.Assignment) []team.Assignment {
	return slices.DeleteFunc(list, func(a team.Assignment) bool { return !a.InForce(day(2)) })
}

func rosterOfAccount(t testing.TB, open func([]team.Assignment) team.Roster) {
	r := open(some())
	for _, id := range []account.ID{one, other} {
		wantAssignments(t, "Assignments of "+string(id), present(read(t, r, id)), present(of(id)))
	}
}

func rosterPastAndFuture(t testing.TB, open func([]team.Assignment) team.Roster) {
	r := open(some())
	for _, id := range []account.ID{one, other} {
		wantAssignments(t, "Assignments of "+string(id), read(t, r, id), of(id))
	}
}

func rosterOrdered(t testing.TB, open func([]team.Assignment) team.Roster) {
	r := open(some())
	for _, id := range []account.ID{one, other, ""} {
		var last team.Assignment
		for _, a := range read(t, r, id) {
			if inOrder(last, a) > 0 {
				t.Errorf("Assignments(%q) yields %s of account %s after %s of account %s", id, a.ID, a.Account, last.ID, last.Account)
			}
			last = a
		}
	}
}

func rosterOfAll(t testing.TB, open func([]team.Assignment) team.Roster) {
	wantAssignments(t, "Assignments of the empty id", read(t, open(some()), ""), of(""))
	if all := read(t, open(nil), ""); len(all) > 0 {
		t.Errorf("Assignments of an empty tenant are %v", all)
	}
}

func rosterUnknown(t testing.TB, open func([]team.Assignment) team.Roster) {
	r := open(some())
	for _, id := range []account.ID{stranger, bare} {
		if all := read(t, r, id); len(all) > 0 {
			t.Errorf("Assignments(%q) are %v, want none", id, all)
		}
	}
}

// rosterSequences are those of a roster.
var rosterSequences = []conform.Sequence[team.Roster]{
	{Name: "Assignments of one", Of: func(ctx context.Context, r team.Roster) iter.Seq2[any, error] {
		return conform.Plain(r.Assignments(ctx, one))
	}},
	{Name: "Assignments of all", Of: func(ctx context.Context, r team.Roster) iter.Seq2[any, error] {
		return conform.Plain(r.Assignments(ctx, ""))
	}},
}

func rosterAgain(t testing.TB, open openRoster) { conform.Again(t, open(some()), rosterSequences) }

func rosterBreak(t testing.TB, open openRoster) {
	r := open(some())
	conform.BrokenOff(t, r, rosterSequences, func(ctx context.Context) error {
		for _, err := range r.Assignments(ctx, one) {
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func rosterContextDone(t testing.TB, open openRoster) {
	r := open(some())
	conform.Done(t, r, append(rosterSequences, conform.Sequence[team.Roster]{
		Name: "Assignments of a stranger", Of: func(ctx context.Context, r team.Roster) iter.Seq2[any, error] {
			return conform.Plain(r.Assignments(ctx, stranger))
		},
	}))
	wantAssignments(t, "Assignments with a live context after a done one", read(t, r, one), of(one))
}

// rosterError lets a context end while the sequence is ranged over.
func rosterError(t testing.TB, open openRoster) { conform.LastPair(t, open(some()), rosterSequences) }

func rosterConcurrentUse(t testing.TB, open func([]team.Assignment) team.Roster) {
	const callers, rounds = 8, 10
	r := open(some())
	ctx := t.Context()
	ids := []account.ID{one, other, ""}
	alone := make(map[account.ID]string)
	for _, id := range ids {
		alone[id] = conform.Text(read(t, r, id))
	}
	var group sync.WaitGroup
	for n := range callers {
		id := ids[n%len(ids)]
		group.Go(func() {
			for range rounds {
				var all []team.Assignment
				for a, err := range r.Assignments(ctx, id) {
					if err != nil {
						t.Errorf("Assignments(%q) among other callers: %v", id, err)
						return
					}
					all = append(all, a)
				}
				if among := conform.Text(all); among != alone[id] {
					t.Errorf("among other callers, Assignments(%q) are\n%s\nalone they were\n%s", id, among, alone[id])
					return
				}
			}
		})
	}
	group.Wait()
}
