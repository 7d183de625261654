package account_test

import (
	"context"
	"errors"
	"iter"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
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
		{Field: "name", From: "Shop", To: "Shops"},
		{Field: "objectives[o-1].id", To: "o-1"},
		{Field: "objectives[o-1].status", To: "open"},
		{Field: "objectives[o-1].text", To: "Open in Lyon", Words: true},
		{Field: "objectives[o-1].visibility", To: "internal"},
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
		{"its own parent", func(ctx context.Context) error {
			_, err := d.PutAccount(ctx, "mia", account.Account{ID: "a-4", Name: "Shop", Parent: "a-4"})
			return err
		}, []string{"parent: is the account itself"}},
		{"a ring of parents", func(ctx context.Context) error { _, err := d.PutAccount(ctx, "mia", parent); return err }, []string{"parent: leads back to the account itself"}},
		{"every fault of a person", func(ctx context.Context) error {
			_, err := d.PutPerson(ctx, "", account.Person{ID: "p", Account: "a-9", Side: account.CustomerSide, Level: "x", Erased: clock(1, 1)})
			return err
		}, []string{"actor: is missing", `level: "x" is not business or technical`, "erased: is set by erasing the person alone", `account: "a-9" is not known`}},
		{"a person who moves to another customer", func(ctx context.Context) error { _, err := d.PutPerson(ctx, "mia", moved); return err }, []string{"account: is not where the person was"}},
		{"every fault of a solution", func(ctx context.Context) error { _, err := d.PutSolution(ctx, "", s); return err }, []string{
			"actor: is missing", "items[0].name: is missing", "items[0].kind: is missing", `account: "a-9" is not known`}},
		{"a purge to come", func(ctx context.Context) error { _, err := d.Purge(ctx, "mia", clock(2, 9).Add(1)); return err }, []string{"before: is not in the past"}},
		{"a purge by nobody, before nothing", func(ctx context.Context) error { _, err := d.Purge(ctx, "", time.Time{}); return err }, []string{"actor: is missing", "before: is not in the past"}},
		{"forgotten by nobody", func(ctx context.Context) error { return d.Erase(ctx, "", "a-1", "ann") }, []string{"actor: is missing"}},
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
	p.Name, p.Email, p.Title, p.Level = "Ann Black", "black@harbour.example", "Director", account.TechnicalLevel
	_, err := w.directory().PutPerson(t.Context(), "mia", p)
	require.NoError(t, err)
	events := collect(t, w.History(t.Context(), account.PersonID("ann").Ref()))
	require.Len(t, events, 1)
	require.Equal(t, []account.Change{
		{Field: "email"}, {Field: "level", From: "business", To: "technical"}, {Field: "name"}, {Field: "title"},
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
	_, err = d.Confirm(t.Context(), "", "a-1", "jan", s.Digest())
	require.Equal(t, []string{"actor: is missing"}, faultsOf(err))
	_, err = d.Confirm(t.Context(), "mia", "a-2", "zoe", "any")
	require.ErrorIs(t, err, account.ErrNotFound)
	confirmed, err := d.Confirm(t.Context(), "mia", "a-1", "jan", s.Digest())
	require.NoError(t, err)
	require.Equal(t, account.Confirmation{By: "jan", At: clock(2, 9), Digest: s.Digest()}, confirmed.Confirmed)
	require.Empty(t, confirmed.Findings(clock(3, 9), account.CapacityPolicy{}))
	require.Equal(t, []string{"solution.confirmed by mia"}, w.kinds(t, account.PersonID("jan").Ref()))
	require.Equal(t, []string{"solution.added by tom", "solution.confirmed by mia"}, w.kinds(t, account.ID("a-1").Ref()))

	confirmed.Items[0].Version = "2"
	changed, err := d.PutSolution(t.Context(), "tom", confirmed)
	require.NoError(t, err)
	require.Equal(t, "solution.changed", changed.Findings(clock(3, 9), account.CapacityPolicy{})[0].Code)
	stored, err := w.Solution(t.Context(), "a-1")
	require.NoError(t, err)
	require.Equal(t, stored, changed)
	events := collect(t, w.History(t.Context(), account.SolutionRef("a-1")))
	require.Equal(t, []account.Change{{Field: "confirmed.digest", To: s.Digest()}}, events[1].Changes)
	require.Equal(t, account.EventKind("solution.changed"), events[2].Kind)
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
	_, err = w.promises().Move(t.Context(), made.ID, account.CommitmentMove{Verb: account.Reschedule, Actor: "mia", Due: clock(20, 9), Note: "Ann Weiss is away"})
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
	require.Equal(t, "person.erased by mia", last(w.kinds(t, account.ID("a-1").Ref())))
	tombstone.Name, tombstone.Erased = "Ann", time.Time{}
	_, err = d.PutPerson(t.Context(), "mia", tombstone)
	require.Equal(t, []string{"id: is that of a person who was erased"}, faultsOf(err))
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

func last[T any](list []T) T { return list[len(list)-1] }

func TestDirectoryPeople(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.directory()
	for _, p := range []account.Person{
		{ID: "eve", Account: "a-1", Name: "Eve", Side: account.CustomerSide, Level: account.TechnicalLevel},
		{ID: "leo", Name: "Leo", Side: account.ProviderSide, Level: account.TechnicalLevel},
	} {
		put, err := d.PutPerson(t.Context(), "mia", p)
		require.NoError(t, err)
		require.Equal(t, account.Revision(1), put.Revision)
		require.Equal(t, put, w.person(t, p.Account, p.ID))
		stale := put
		put.Name += " Adler"
		put, err = d.PutPerson(t.Context(), "tom", put)
		require.NoError(t, err)
		require.Equal(t, put, w.person(t, p.Account, p.ID))
		require.Equal(t, []string{"person.added by mia", "person.changed by tom"}, w.kinds(t, p.ID.Ref()))
		_, err = d.PutPerson(t.Context(), "tom", stale)
		require.ErrorIs(t, err, account.ErrConflict)
	}
	require.Equal(t, []string{"person.added by mia", "person.changed by tom"}, w.kinds(t, account.ID("a-1").Ref()), "not those of the provider's people")
}

func TestAnObjectiveIsOwnedAtTheCustomer(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a, err := w.Account(t.Context(), "a-1")
	require.NoError(t, err)
	a.Objectives = []account.Objective{
		{ID: "o-1", Text: "Open in Lyon", Status: account.ObjectiveOpen, Owner: "ann"}, {ID: "o-2", Text: "x", Status: account.ObjectiveOpen},
	}
	_, err = w.directory().PutAccount(t.Context(), "mia", a)
	require.NoError(t, err)
}

// Two who write at once can close a ring that neither saw.
func TestARingOfParentsOnRecordEndsTheSearch(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	require.NoError(t, w.Save(t.Context(), account.Unit{Accounts: []account.Account{
		{ID: "b-1", Name: "x", Parent: "b-2"}, {ID: "b-2", Name: "x", Parent: "b-1"},
	}}))
	_, err := w.directory().PutAccount(t.Context(), "mia", account.Account{ID: "a-3", Name: "Shop", Parent: "b-1"})
	require.Equal(t, []string{"parent: leads back to the account itself"}, faultsOf(err))
}

// Samples and revisions are no news; elements of lists go by their ids.
func TestTheHistoryOfAConfiguration(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.directory()
	s, err := d.PutSolution(t.Context(), "tom", account.Solution{
		Account: "a-1", Name: "Production",
		Items: []account.Item{{ID: "fw", Name: "Firewall", Kind: "firewall"}, {ID: "db", Name: "Database", Kind: "database"}},
	})
	require.NoError(t, err)
	s.Links = []account.Link{{From: "fw", To: "db"}, {From: "db", To: "fw", Label: "backup"}}
	s.Capacities = []account.Capacity{{
		Item: "db", Name: "disk", Unit: "GB", Samples: []account.Sample{{At: clock(2, 9), Used: 1, Total: 2}},
	}}
	_, err = d.PutSolution(t.Context(), "tom", s)
	require.NoError(t, err)
	require.Equal(t, []account.Change{
		{Field: "capacities[db].item", To: "db"},
		{Field: "capacities[db].name", To: "disk", Words: true},
		{Field: "capacities[db].unit", To: "GB", Words: true},
		{Field: "capacities[db].visibility", To: "internal"},
		{Field: "links[db fw].from", To: "db"},
		{Field: "links[db fw].label", To: "backup", Words: true},
		{Field: "links[db fw].to", To: "fw"},
		{Field: "links[fw db].from", To: "fw"},
		{Field: "links[fw db].to", To: "db"},
	}, last(collect(t, w.History(t.Context(), account.SolutionRef("a-1")))).Changes)
}

func TestATombstoneKeepsWhatSaysNothingOfThePerson(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	old := w.person(t, "a-1", "old")
	old.Visibility = account.Customer
	old, err := w.directory().PutPerson(t.Context(), "mia", old)
	require.NoError(t, err)
	var seen []account.Unit
	veto := errors.New("not today")
	w.opt.Hooks = []account.Hooks{{BeforeSave: func(_ context.Context, u account.Unit) error { seen = append(seen, u); return veto }}}
	require.ErrorIs(t, w.directory().Erase(t.Context(), "mia", "a-1", "old"), veto)
	require.Equal(t, old, w.person(t, "a-1", "old"))
	w.opt.Hooks = nil
	require.NoError(t, w.directory().Erase(t.Context(), "mia", "a-1", "old"))
	want := account.Person{
		ID: "old", Account: "a-1", Side: account.CustomerSide, Level: account.TechnicalLevel, Left: clock(1, 9),
		Erased: clock(2, 9), Visibility: account.Customer, Revision: old.Revision,
	}
	require.Equal(t, []account.Person{want}, seen[0].People, "what hooks see has no name")
	want.Revision++
	require.Equal(t, want, w.person(t, "a-1", "old"))
}

func TestAPurgeUpToNow(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, err := w.directory().Purge(t.Context(), "mia", clock(2, 9))
	require.NoError(t, err)
}

// A frail store fails at one call, after as many as are left, and at no other.
type frail struct {
	*memory.Store
	left *int
}

var errDown = errors.New("the store is down")

func (f frail) call() error {
	*f.left--
	if *f.left == -1 {
		return errDown
	}
	return nil
}

func (f frail) Account(ctx context.Context, id account.ID) (account.Account, error) {
	if err := f.call(); err != nil {
		return account.Account{}, err
	}
	return f.Store.Account(ctx, id)
}

func (f frail) People(ctx context.Context, id account.ID) ([]account.Person, error) {
	if err := f.call(); err != nil {
		return nil, err
	}
	return f.Store.People(ctx, id)
}

func (f frail) Solution(ctx context.Context, id account.ID) (account.Solution, error) {
	if err := f.call(); err != nil {
		return account.Solution{}, err
	}
	return f.Store.Solution(ctx, id)
}

func (f frail) Commitment(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
	if err := f.call(); err != nil {
		return account.Commitment{}, err
	}
	return f.Store.Commitment(ctx, id)
}

func (f frail) Commitments(ctx context.Context, filter account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
	return ending(f, f.Store.Commitments(ctx, filter))
}

func (f frail) Pending(ctx context.Context) iter.Seq2[account.Notice, error] {
	return ending(f, f.Store.Pending(ctx))
}

// ending fails, if it does, after the last record.
func ending[T any](f frail, seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for v, err := range seq {
			if !yield(v, err) {
				return
			}
		}
		if err := f.call(); err != nil {
			var none T
			yield(none, err)
		}
	}
}

func (f frail) Save(ctx context.Context, u account.Unit) error {
	if err := f.call(); err != nil {
		return err
	}
	return f.Store.Save(ctx, u)
}

func (f frail) Erase(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
	if err := f.call(); err != nil {
		return err
	}
	return f.Store.Erase(ctx, p, r, e)
}

func (f frail) Purge(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
	if err := f.call(); err != nil {
		return account.Purged{}, err
	}
	return f.Store.Purge(ctx, before, e)
}

func (f frail) Settle(ctx context.Context, key account.NoticeKey, s account.Settlement) error {
	if err := f.call(); err != nil {
		return err
	}
	return f.Store.Settle(ctx, key, s)
}

func (f frail) Holders(context.Context, account.ID, account.Role, time.Time) ([]account.PersonID, error) {
	return []account.PersonID{"tom"}, f.call()
}

// What a store cannot do is not taken for done, nor for not there.
func TestAnErrorOfTheStoreIsTheErrorOfTheCall(t *testing.T) {
	t.Parallel()
	deliver := account.NotifierFunc(func(context.Context, account.Notice, []account.Person) error { return nil })
	for name, do := range map[string]func(context.Context, frail, account.Options) error{
		"put account": func(ctx context.Context, f frail, opt account.Options) error {
			_, err := account.NewDirectory(f, opt).PutAccount(ctx, "ray", account.Account{
				ID: "a-3", Name: "Shop", Parent: "a-1", Objectives: []account.Objective{{ID: "o", Text: "x", Status: account.ObjectiveOpen}},
			})
			return err
		},
		"put person": func(ctx context.Context, f frail, opt account.Options) error {
			_, err := account.NewDirectory(f, opt).PutPerson(ctx, "ray", account.Person{
				ID: "eve", Account: "a-1", Name: "Eve", Side: account.CustomerSide, Level: account.TechnicalLevel,
			})
			return err
		},
		"put solution": func(ctx context.Context, f frail, opt account.Options) error {
			_, err := account.NewDirectory(f, opt).PutSolution(ctx, "ray", account.Solution{Account: "a-2", Name: "x"})
			return err
		},
		"confirm": func(ctx context.Context, f frail, opt account.Options) error {
			s, err := f.Store.Solution(ctx, "a-1")
			if err != nil {
				return err
			}
			_, err = account.NewDirectory(f, opt).Confirm(ctx, "ray", "a-1", "jan", s.Digest())
			return err
		},
		"erase": func(ctx context.Context, f frail, opt account.Options) error {
			return account.NewDirectory(f, opt).Erase(ctx, "ray", "a-1", "jan")
		},
		"purge": func(ctx context.Context, f frail, opt account.Options) error {
			_, err := account.NewDirectory(f, opt).Purge(ctx, "ray", clock(1, 9))
			return err
		},
		"make": func(ctx context.Context, f frail, opt account.Options) error {
			_, err := account.NewPromises(f, account.Sources{People: f, Roles: f}, opt).Make(ctx, "ray", promise())
			return err
		},
		"move": func(ctx context.Context, f frail, opt account.Options) error {
			_, err := account.NewPromises(f, account.Sources{People: f, Roles: f}, opt).Move(ctx, "c-1", account.CommitmentMove{
				Verb: account.Reassign, Actor: "ray", Owner: "mia",
			})
			return err
		},
		"sweep": func(ctx context.Context, f frail, opt account.Options) error {
			_, err := account.NewPromises(f, account.Sources{People: f, Roles: f}, opt).Sweep(ctx, "ray")
			return err
		},
		"relay": func(ctx context.Context, f frail, opt account.Options) error {
			_, err := account.NewRelay(f, f, deliver, opt).Run(ctx)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for calls := 0; ; calls++ {
				w := newWorld(t)
				_, err := w.directory().PutSolution(t.Context(), "tom", account.Solution{Account: "a-1", Name: "Production"})
				require.NoError(t, err)
				c := promise()
				c.ID, c.Owner = "c-1", "" // whoever holds the role is told
				_, err = w.promises().Make(t.Context(), "mia", c)
				require.NoError(t, err)
				require.NoError(t, w.Save(t.Context(), account.Unit{Notices: []account.Notice{notice("k", account.Internal, "tom")}}))
				w.clock.Set(clock(12, 12))
				left := calls
				err = do(t.Context(), frail{w.Store, &left}, w.opt)
				if left >= 0 {
					require.NoError(t, err)
					require.Positive(t, calls, "it calls the store at all")
					return
				}
				require.ErrorIs(t, err, errDown, calls)
				require.Empty(t, w.kinds(t, account.PersonID("ray").Ref()), "nothing is stored")
			}
		})
	}
}

// A listing that breaks off leaves what was done before it done, and counted.
func TestARelayCountsWhatItDidBeforeTheOutboxFailed(t *testing.T) {
	t.Parallel()
	w, box := newWorld(t), &mailbox{}
	require.NoError(t, w.Save(t.Context(), account.Unit{Notices: []account.Notice{
		notice("k-1", account.Internal, "tom"), notice("k-2", account.Internal, "mia"),
	}}))
	left := 4 // the people of either side, read once, and two settlements
	done, err := account.NewRelay(frail{w.Store, &left}, frail{w.Store, &left}, box, w.opt).Run(t.Context())
	require.ErrorIs(t, err, errDown)
	require.Equal(t, account.Relayed{Delivered: 2}, done)
}

func TestADirectoryListsItsAccounts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.directory()
	closed, err := d.PutAccount(t.Context(), "mia", account.Account{ID: "a-0", Name: "Shop", Closed: clock(1, 9)})
	require.NoError(t, err)
	require.Equal(t, []account.Account{closed, {ID: "a-1", Name: "Harbour Foods"}, {ID: "a-2", Name: "Aigle"}}, collect(t, d.Accounts(t.Context())))
	for a, err := range d.Accounts(t.Context()) { // what comes can be put, and the loop left
		require.NoError(t, err)
		require.Equal(t, account.ID("a-0"), a.ID)
		a.Name = "Shops"
		_, err = d.PutAccount(t.Context(), "mia", a)
		require.NoError(t, err)
		break
	}
	require.Equal(t, "Shops", collect(t, d.Accounts(t.Context()))[0].Name)
}

func TestAnErrorIsTheLastPairOfADirectorysAccounts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, row := range []struct {
		name  string
		d     *account.Directory
		after int // pairs until the context ends
		want  error
		text  string
	}{
		{"a store that cannot list", account.NewDirectory(plain{w.Store, w.Store}, w.opt), 9, account.ErrUnsupported, "account: list accounts: not supported by the store"},
		{"a context that ends", w.directory(), 1, context.Canceled, "account: list accounts: context canceled"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			var errs []error
			for a, err := range row.d.Accounts(ctx) {
				if errs = append(errs, err); len(errs) == row.after {
					cancel()
				}
				require.Equal(t, err != nil, a.ID == "")
			}
			last := errs[len(errs)-1]
			require.ErrorIs(t, last, row.want)
			require.EqualError(t, last, row.text)
			require.Len(t, errs, map[error]int{account.ErrUnsupported: 1, context.Canceled: 2}[row.want])
		})
	}
}
