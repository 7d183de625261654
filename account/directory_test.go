package account_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

func (w world) directory() *account.Directory { return account.NewDirectory(w.Store, w.opt) }

func (w world) person(t testing.TB, id account.ID, person account.PersonID) account.Person {
	t.Helper()
	people, err := w.People(t.Context(), id)
	require.NoError(t, err)
	for _, p := range people {
		if p.ID == person {
			return p
		}
	}
	t.Fatalf("no person %q", person)
	return account.Person{}
}

func TestDirectoryAccounts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.directory()
	a, err := d.PutAccount(t.Context(), "mia", account.Account{ID: "a-3", Name: "Shop", Parent: "a-1"})
	require.NoError(t, err)
	require.Equal(t, account.Revision(1), a.Revision)
	a.Name = "Shops"
	a.Objectives = []account.Objective{{ID: "o-1", Text: "Open in Lyon", Status: account.ObjectiveOpen}}
	a, err = d.PutAccount(t.Context(), "tom", a)
	require.NoError(t, err)
	stored, err := w.Account(t.Context(), "a-3")
	require.NoError(t, err)
	require.Equal(t, a, stored)
	events := collect(t, w.History(t.Context(), account.ID("a-3").Ref()))
	require.Len(t, events, 2)
	require.Equal(t, account.EventKind("account.added"), events[0].Kind)
	require.Equal(t, account.EventKind("account.changed"), events[1].Kind)
	require.Equal(t, []account.Change{
		{Field: "name", From: "Shop", To: "Shops", Words: true},
		{Field: "objectives[o-1].id", To: "o-1", Words: true},
		{Field: "objectives[o-1].status", To: "open", Words: true},
		{Field: "objectives[o-1].text", To: "Open in Lyon", Words: true},
		{Field: "objectives[o-1].visibility", To: "internal", Words: true},
	}, events[1].Changes)

	stale := stored
	stale.Revision = 1
	_, err = d.PutAccount(t.Context(), "tom", stale)
	conflict := &account.ConflictError{}
	require.ErrorAs(t, err, &conflict)
	require.Equal(t, account.ConflictError{Record: account.ID("a-3").Ref(), Read: 1, Current: 2}, *conflict)
	_, err = d.PutAccount(t.Context(), "tom", account.Account{ID: "a-3", Name: "Again"})
	require.ErrorIs(t, err, account.ErrConflict)
}

func TestDirectoryFaults(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.directory()
	ctx := t.Context()
	child, err := d.PutAccount(ctx, "mia", account.Account{ID: "a-3", Name: "Shop", Parent: "a-1"})
	require.NoError(t, err)
	parent, err := w.Account(ctx, "a-1")
	require.NoError(t, err)
	parent.Parent = child.ID
	s := account.Solution{Account: "a-9", Name: "S", Items: []account.Item{{ID: "i"}}}
	moved := w.person(t, "a-1", "ann")
	moved.Account, moved.Revision = "a-2", 1
	for _, row := range []struct {
		name string
		put  func(context.Context) error
		want []string
	}{
		{"every fault of an account", func(ctx context.Context) error {
			_, err := d.PutAccount(ctx, "", account.Account{ID: "a-4", Parent: "a-9", Objectives: []account.Objective{{ID: "o", Text: "t", Status: account.ObjectiveOpen, Owner: "zoe"}}})
			return err
		}, []string{"actor: is missing", "name: is missing", `parent: "a-9" is not known`, `objectives[0].owner: "zoe" is not at the customer`}},
		{"a ring of parents", func(ctx context.Context) error { _, err := d.PutAccount(ctx, "mia", parent); return err }, []string{"parent: leads back to the account itself"}},
		{"every fault of a person", func(ctx context.Context) error {
			_, err := d.PutPerson(ctx, "mia", account.Person{ID: "p", Account: "a-9", Side: account.CustomerSide, Level: "x", Erased: clock(1, 1)})
			return err
		}, []string{`level: "x" is not business or technical`, "erased: is set by erasing the person alone", `account: "a-9" is not known`}},
		{"a person who moves to another customer", func(ctx context.Context) error { _, err := d.PutPerson(ctx, "mia", moved); return err }, []string{"account: is not where the person was"}},
		{"every fault of a solution", func(ctx context.Context) error { _, err := d.PutSolution(ctx, "", s); return err }, []string{
			"actor: is missing", "items[0].name: is missing", "items[0].kind: is missing", `account: "a-9" is not known`}},
		{"a purge to come", func(ctx context.Context) error { _, err := d.Purge(ctx, "mia", clock(2, 9).Add(1)); return err }, []string{"before: is not in the past"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			err := row.put(t.Context())
			require.ErrorIs(t, err, account.ErrInvalid)
			require.Equal(t, row.want, faultsOf(err))
		})
	}
	require.Equal(t, []string{"account.added by mia"}, w.kinds(t, account.PersonID("mia").Ref()), "nothing was stored")
}

// What a person is called and how they are reached stands in one place.
func TestTheHistoryOfAPersonHasNoNames(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.person(t, "a-1", "ann")
	p.Name, p.Email, p.Level = "Ann Black", "black@harbour.example", account.TechnicalLevel
	_, err := w.directory().PutPerson(t.Context(), "mia", p)
	require.NoError(t, err)
	events := collect(t, w.History(t.Context(), account.PersonID("ann").Ref()))
	require.Len(t, events, 1)
	require.Equal(t, []account.Change{
		{Field: "email"}, {Field: "level", From: "business", To: "technical", Words: true}, {Field: "name"},
	}, events[0].Changes)
}

func TestBothSidesConfirmTheSameConfiguration(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.directory()
	s, err := d.PutSolution(t.Context(), "tom", account.Solution{
		Account: "a-1", Name: "Production", Items: []account.Item{{ID: "fw", Name: "Firewall", Kind: "firewall", Version: "1"}},
	})
	require.NoError(t, err)
	for _, by := range []account.PersonID{"tom", "zoe", "old", "eve"} {
		_, err = d.Confirm(t.Context(), "mia", "a-1", by, s.Digest())
		require.ErrorIs(t, err, account.ErrNotAllowed, by)
	}
	_, err = d.Confirm(t.Context(), "mia", "a-1", "jan", "another")
	require.ErrorIs(t, err, account.ErrConflict)
	_, err = d.Confirm(t.Context(), "mia", "a-2", "zoe", "any")
	require.ErrorIs(t, err, account.ErrNotFound)
	confirmed, err := d.Confirm(t.Context(), "mia", "a-1", "jan", s.Digest())
	require.NoError(t, err)
	require.Equal(t, account.Confirmation{By: "jan", At: clock(2, 9), Digest: s.Digest()}, confirmed.Confirmed)
	require.Empty(t, confirmed.Findings(clock(3, 9), account.CapacityPolicy{}))
	require.Equal(t, []string{"solution.confirmed by mia"}, w.kinds(t, account.PersonID("jan").Ref()))

	confirmed.Items[0].Version = "2"
	changed, err := d.PutSolution(t.Context(), "tom", confirmed)
	require.NoError(t, err)
	require.Equal(t, "solution.changed", changed.Findings(clock(3, 9), account.CapacityPolicy{})[0].Code)
	events := collect(t, w.History(t.Context(), account.SolutionRef("a-1")))
	require.Equal(t, []account.Change{{Field: "items[fw].version", From: "1", To: "2", Words: true}}, events[2].Changes)
}

func TestAnErasedPersonLeavesATombstone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.directory()
	c := promise()
	c.Text, c.Owner, c.Role = "Call ANN about the annual plan", "ann", ""
	made, err := w.promises().Make(t.Context(), "mia", c)
	require.NoError(t, err)
	_, err = w.promises().Move(t.Context(), made.ID, account.CommitmentMove{Step: account.Reschedule, Actor: "mia", Due: clock(20, 9), Note: "Ann Weiss is away"})
	require.NoError(t, err)
	w.clock.Set(clock(19, 9))
	_, err = w.promises().Sweep(t.Context(), "job")
	require.NoError(t, err)

	require.ErrorIs(t, d.Erase(t.Context(), "mia", "a-2", "ann"), account.ErrNotFound)
	require.NoError(t, d.Erase(t.Context(), "mia", "a-1", "ann"))
	tombstone := w.person(t, "a-1", "ann")
	require.Equal(t, account.Person{
		ID: "ann", Account: "a-1", Side: account.CustomerSide, Level: account.BusinessLevel, Erased: clock(19, 9), Revision: tombstone.Revision,
	}, tombstone)
	require.Equal(t, "a person who was forgotten", account.English().Format(tombstone.Called()))
	require.True(t, tombstone.Gone(clock(19, 9)))

	stored, err := w.Commitment(t.Context(), made.ID)
	require.NoError(t, err)
	require.Equal(t, "Call "+account.RedactionMark+" about the annual plan", stored.Text)
	require.Equal(t, account.PersonID("ann"), stored.Owner, "who promised stays known by id")
	for _, e := range collect(t, w.History(t.Context(), made.ID.Ref())) {
		require.NotContains(t, e.Note, "Ann")
	}
	notices := collect(t, w.Pending(t.Context()))
	require.Len(t, notices, 1)
	require.NotContains(t, account.English().Format(notices[0].Lines[0].Text), "ANN")
	events := collect(t, w.History(t.Context(), account.PersonID("ann").Ref()))
	erased := events[len(events)-1]
	require.Equal(t, account.EventKind("person.erased"), erased.Kind)
	require.NotEmpty(t, erased.Changes, "what was redacted, by its digests")
	for _, change := range erased.Changes {
		require.Len(t, change.From, 64)
		require.Len(t, change.To, 64)
		require.NotEqual(t, change.From, change.To)
	}

	require.ErrorIs(t, d.Erase(t.Context(), "mia", "a-1", "ann"), account.ErrConflict)
	tombstone.Name = "Ann"
	_, err = d.PutPerson(t.Context(), "mia", tombstone)
	require.ErrorIs(t, err, account.ErrInvalid)
}

// plain is a store that is no archive.
type plain struct {
	account.Reader
	account.Store
}

func TestAStoreThatCannotForgetSaysSo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := account.NewDirectory(plain{w.Store, w.Store}, w.opt)
	require.ErrorIs(t, d.Erase(t.Context(), "mia", "a-1", "ann"), account.ErrUnsupported)
	_, err := d.Purge(t.Context(), "mia", clock(1, 9))
	require.ErrorIs(t, err, account.ErrUnsupported)
}

func TestAClosedAccountIsPurged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.directory()
	a, err := w.Account(t.Context(), "a-2")
	require.NoError(t, err)
	a.Closed = clock(2, 9)
	_, err = d.PutAccount(t.Context(), "mia", a)
	require.NoError(t, err)
	w.clock.Set(clock(20, 9))
	purged, err := d.Purge(t.Context(), "mia", clock(2, 9))
	require.NoError(t, err)
	require.Equal(t, account.Purged{}, purged, "closed at that instant, not before it")
	purged, err = d.Purge(t.Context(), "mia", clock(2, 9).Add(time.Second))
	require.NoError(t, err)
	require.Equal(t, account.Purged{Accounts: 1, Events: 1}, purged)
	_, err = w.Account(t.Context(), "a-2")
	require.ErrorIs(t, err, account.ErrNotFound)
	require.Equal(t, []string{"archive.purged by mia", "archive.purged by mia"}, w.kinds(t, account.PersonID("mia").Ref()))
}
