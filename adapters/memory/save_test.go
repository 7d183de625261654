package memory_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/team"
)

// What came from the facts is saved anew with the revision it has there, 0 for
// most, and is then like any other record.
func TestStoreSavesWhatCameFromTheFacts(t *testing.T) {
	t.Parallel()
	facts := valid()
	facts.Accounts[1].Revision = 7
	s := store(t, facts)
	ctx := t.Context()
	shop, err := s.Account(ctx, "shop")
	require.NoError(t, err)
	people, err := s.People(ctx, "shop")
	require.NoError(t, err)
	solution, err := s.Solution(ctx, "shop")
	require.NoError(t, err)
	file, err := s.File(ctx, "shop")
	require.NoError(t, err)
	require.Equal(t, []account.Revision{7, 0, 0, 0}, []account.Revision{shop.Revision, people[0].Revision, solution.Revision, file.Revision})

	shop.Name, people[0].Name, solution.Name = "Shop II", "Ann II", "Till II"
	u := account.Unit{Accounts: []account.Account{shop}, People: people, Solutions: []account.Solution{solution}}
	file.Assignments[0].Until = june.AddDate(1, 0, 0)
	require.NoError(t, s.SaveFile(ctx, file, u))
	require.ErrorIs(t, s.SaveFile(ctx, file, account.Unit{}), account.ErrConflict)
	require.ErrorIs(t, s.Save(ctx, u), account.ErrConflict)

	shop, err = s.Account(ctx, "shop")
	require.NoError(t, err)
	require.Equal(t, account.Revision(8), shop.Revision)
	people, err = s.People(ctx, "shop")
	require.NoError(t, err)
	require.Equal(t, "Ann II", people[0].Name)
	require.Equal(t, account.Revision(1), people[0].Revision)
	file, err = s.File(ctx, "shop")
	require.NoError(t, err)
	require.Equal(t, account.Revision(1), file.Revision)
	require.Equal(t, june.AddDate(1, 0, 0), file.Assignments[0].Until)
}

// The store keeps nothing of the facts it was made of.
func TestStoreKeepsNoneOfTheAssignmentsItWasGiven(t *testing.T) {
	t.Parallel()
	facts := valid()
	s := store(t, facts)
	facts.Assignments[0].Person = "ann"
	for a, err := range s.Assignments(t.Context(), "shop") {
		require.NoError(t, err)
		require.Equal(t, account.PersonID("tom"), a.Person)
	}
}

// A person of another account is no longer among those of the first.
func TestStoreMovesAPerson(t *testing.T) {
	t.Parallel()
	s := store(t, valid())
	ann := valid().People[0]
	ann.Account = "group"
	require.NoError(t, s.Save(t.Context(), account.Unit{People: []account.Person{ann}}))
	for id, want := range map[account.ID]int{"shop": 0, "group": 1} {
		people, err := s.People(t.Context(), id)
		require.NoError(t, err)
		require.Len(t, people, want, "%s", id)
	}
}

// A notice that has no JSON form cannot be kept. Nothing of its unit is.
func TestStoreRefusesANoticeWithoutAForm(t *testing.T) {
	t.Parallel()
	s := store(t, memory.Facts{})
	err := s.Save(t.Context(), account.Unit{
		Accounts: []account.Account{{ID: "a", Name: "A"}},
		Notices:  []account.Notice{{Key: "n", At: time.Date(10_000, time.January, 1, 0, 0, 0, 0, time.UTC)}},
	})
	require.ErrorContains(t, err, `memory: save: notice "n"`)
	_, err = s.Account(t.Context(), "a")
	require.ErrorIs(t, err, account.ErrNotFound)
}

// An error says what was attempted.
func TestStoreErrorsSayWhatWasAttempted(t *testing.T) {
	t.Parallel()
	s := store(t, memory.Facts{})
	ctx := t.Context()
	stale := account.Unit{Accounts: []account.Account{{ID: "a", Revision: 2}}}
	require.EqualError(t, s.Save(ctx, stale), `memory: save: account "a": changed since it was read: at revision 0, read at 2`)
	require.EqualError(t, s.SaveFile(ctx, team.File{Account: "a", Revision: 1}, account.Unit{}),
		`memory: save file: team "a": changed since it was read: at revision 0, read at 1`)
	twice := account.Unit{Events: []account.Event{{ID: "e"}, {ID: "e"}}}
	require.EqualError(t, s.Save(ctx, twice), `memory: save: event "e": changed since it was read: at revision 0, read at 0`)
	_, err := s.Commitment(ctx, "c")
	require.EqualError(t, err, `memory: commitment "c": not found`)
	require.EqualError(t, s.Settle(ctx, "n", account.Settlement{}), `memory: settle notice "n": not found`)
	_, _, err = s.Settlement(ctx, "n")
	require.EqualError(t, err, `memory: settlement of notice "n": not found`)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	require.EqualError(t, s.Save(cancelled, account.Unit{}), "memory: save: context canceled")
	require.EqualError(t, s.Erase(cancelled, account.Person{}, account.Redaction{}, account.Event{}), "memory: erase: context canceled")
	_, err = s.Purge(cancelled, june, account.Event{})
	require.EqualError(t, err, "memory: purge: context canceled")
}

// Somebody may be erased who is not stored, such as a person in the host's own
// tables: free text goes, and the tombstone is the first record of them.
func TestStoreErasesAPersonItDoesNotHave(t *testing.T) {
	t.Parallel()
	s := store(t, valid())
	ctx := t.Context()
	c := account.Commitment{ID: "c", Account: "shop", Text: "Call Zoe Hill"}
	require.NoError(t, s.Save(ctx, account.Unit{Commitments: []account.Commitment{c}}))
	zoe := account.Person{ID: "zoe", Account: "shop", Erased: june}
	e := account.Event{ID: "e", Account: "shop", At: june}
	require.NoError(t, s.Erase(ctx, zoe, account.NewRedaction(account.Person{Name: "Zoe Hill"}), e))
	c, err := s.Commitment(ctx, "c")
	require.NoError(t, err)
	require.Equal(t, "Call "+account.RedactionMark, c.Text)
	people, err := s.People(ctx, "shop")
	require.NoError(t, err)
	require.Equal(t, []account.PersonID{"ann", "zoe"}, []account.PersonID{people[0].ID, people[1].ID})
}

// Tickets, activities and terms are the host's: neither erasing nor purging
// touches them.
func TestStoreLeavesTheHostsFacts(t *testing.T) {
	t.Parallel()
	facts := valid()
	facts.Tickets[0].Summary = "Ann cannot log in"
	facts.Accounts[1].Closed = june
	s := store(t, facts)
	ctx := t.Context()
	e := account.Event{ID: "e", Account: "shop", At: june}
	require.NoError(t, s.Erase(ctx, account.Person{ID: "ann", Account: "shop"}, account.NewRedaction(facts.People[0]), e))
	purged, err := s.Purge(ctx, june.AddDate(1, 0, 0), account.Event{ID: "p", At: june.AddDate(1, 0, 0)})
	require.NoError(t, err)
	require.Equal(t, account.Purged{Accounts: 1, Events: 1}, purged)
	n := 0
	for ticket, err := range s.Tickets(ctx, "shop", metrics.Period{From: june, To: june.AddDate(0, 1, 0)}) {
		require.NoError(t, err)
		require.Equal(t, "Ann cannot log in", ticket.Summary)
		n++
	}
	require.Equal(t, 1, n)
}

// An empty store is where a host without tables of its own begins.
func ExampleNew() {
	store, err := memory.New(memory.Facts{})
	if err != nil {
		panic(err)
	}
	ctx := context.Background()
	clock := accounttest.NewClock(time.Date(2026, time.June, 1, 9, 0, 0, 0, time.UTC))
	directory := account.NewDirectory(store, account.Options{Now: clock.Now, NewID: accounttest.NewIDs("e").Next})
	if _, err := directory.PutAccount(ctx, "mia", account.Account{ID: "aigle", Name: "Aigle & Fils"}); err != nil {
		panic(err)
	}
	for event, err := range store.History(ctx, account.ID("aigle").Ref()) {
		if err != nil {
			panic(err)
		}
		fmt.Println(event.ID, event.Actor, event.Kind)
	}
	// Output:
	// e-0001 mia account.added
}
