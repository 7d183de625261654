package accounttest

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
)

// TestReader tests a reader against every sentence of the documentation of
// [account.Reader], one subtest for each, named for it. Each subtest calls open
// for a reader of its own that holds the seed and nothing else; open closes it
// with t.Cleanup. The subtests run one after the other. Run them with -race,
// too.
func TestReader(t *testing.T, open func(t *testing.T, seed Seed) account.Reader) {
	conform.Run(t, readerChecks, func(t *testing.T) openReader {
		return func(seed Seed) account.Reader { return open(t, seed) }
	})
}

type openReader = func(Seed) account.Reader

var readerChecks = []conform.Check[openReader]{
	{Name: "Account returns one account", Run: accountReturnsOne},
	{Name: "Account of an id the tenant does not have is ErrNotFound", Run: accountNotFound},
	{Name: "People returns everyone at a customer", Run: peopleAtCustomer},
	{Name: "People includes those who left", Run: peopleWhoLeft},
	{Name: "People is ordered by id", Run: peopleOrdered},
	{Name: "People of the empty id are the provider's", Run: peopleOfProvider},
	{Name: "People of a customer nobody is recorded for are none", Run: peopleNone},
	{Name: "People of an account the tenant does not have is ErrNotFound", Run: peopleNotFound},
	{Name: "Solution returns the configuration of one account", Run: solutionReturnsOne},
	{Name: "Solution of an account without one is ErrNotFound", Run: solutionNone},
	{Name: "Solution of an account the tenant does not have is ErrNotFound", Run: solutionNotFound},
	{Name: "The empty id is no account", Run: emptyID},
	{Name: "What a method returns belongs to the caller", Run: resultsAreOwned},
	{Name: "The reader keeps nothing of the seed", Run: seedIsOwned},
	{Name: "A context that is done is the context's error", Run: contextDone},
	{Name: "A context that is not done is no error", Run: contextLive},
	{Name: "Safe for concurrent use", Run: concurrentUse},
}

// must stops the test on an error that no sentence allows.
func must(t testing.TB, call string, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", call, err)
	}
}

func wantNotFound(t testing.TB, call string, err error) {
	t.Helper()
	if !errors.Is(err, account.ErrNotFound) {
		t.Errorf("%s: error %v, want account.ErrNotFound", call, err)
	}
}

func readPeople(t testing.TB, r account.Reader, id account.ID) []account.Person {
	t.Helper()
	people, err := r.People(t.Context(), id)
	must(t, "People("+strconv.Quote(string(id))+")", err)
	return people
}

func accountReturnsOne(t testing.TB, open func(Seed) account.Reader) {
	r := open(world())
	for _, id := range []account.ID{parent, child, bare} {
		got, err := r.Account(t.Context(), id)
		must(t, "Account", err)
		equal(t, "Account "+string(id), got, world().account(id))
	}
}

func accountNotFound(t testing.TB, open func(Seed) account.Reader) {
	_, err := open(world()).Account(t.Context(), stranger)
	wantNotFound(t, "Account", err)
	_, err = open(Seed{}).Account(t.Context(), parent)
	wantNotFound(t, "Account of a tenant that has none", err)
}

// wantPeople compares the people of an account, but for their order.
func wantPeople(t testing.TB, r account.Reader, id account.ID) {
	t.Helper()
	seed, wanted := world(), []account.Person{}
	for _, p := range seed.People {
		if p.Account == id && p.Left.IsZero() {
			wanted = append(wanted, p)
		}
	}
	got := slices.DeleteFunc(readPeople(t, r, id), func(p account.Person) bool { return !p.Left.IsZero() })
	equal(t, "People of "+strconv.Quote(string(id)), got, wanted)
}

func peopleAtCustomer(t testing.TB, open func(Seed) account.Reader) {
	r := open(world())
	wantPeople(t, r, parent)
	wantPeople(t, r, child)
}

func peopleWhoLeft(t testing.TB, open func(Seed) account.Reader) {
	seed := world()
	r := open(world())
	for _, id := range []account.ID{parent, ""} {
		people := readPeople(t, r, id)
		for _, want := range seed.People {
			if want.Account != id || want.Left.IsZero() {
				continue
			}
			i := slices.IndexFunc(people, func(p account.Person) bool { return p.ID == want.ID })
			if i < 0 {
				t.Errorf("People(%q) lacks %s, who left on %s", id, want.Name, want.Left)
				continue
			}
			equal(t, "Person "+string(want.ID), people[i:i+1], []account.Person{want})
		}
	}
}

func peopleOrdered(t testing.TB, open func(Seed) account.Reader) {
	r := open(world())
	for _, id := range []account.ID{parent, ""} {
		if ids := personIDs(readPeople(t, r, id)); !slices.IsSorted(ids) {
			t.Errorf("People(%q) are in the order %q", id, ids)
		}
	}
}

func peopleOfProvider(t testing.TB, open func(Seed) account.Reader) {
	wantPeople(t, open(world()), "")
	if people := readPeople(t, open(Seed{}), ""); len(people) != 0 {
		t.Errorf("People(%q) of an empty tenant are %q", "", personIDs(people))
	}
}

func peopleNone(t testing.TB, open func(Seed) account.Reader) {
	if people := readPeople(t, open(world()), bare); len(people) != 0 {
		t.Errorf("People(%q) are %q, want none", bare, personIDs(people))
	}
}

func peopleNotFound(t testing.TB, open func(Seed) account.Reader) {
	_, err := open(world()).People(t.Context(), stranger)
	wantNotFound(t, "People", err)
}

func solutionReturnsOne(t testing.TB, open func(Seed) account.Reader) {
	r := open(world())
	for _, id := range []account.ID{parent, child} {
		got, err := r.Solution(t.Context(), id)
		must(t, "Solution", err)
		equal(t, "Solution of "+string(id), got, world().solution(id))
	}
}

func solutionNone(t testing.TB, open func(Seed) account.Reader) {
	_, err := open(world()).Solution(t.Context(), bare)
	wantNotFound(t, "Solution", err)
}

func solutionNotFound(t testing.TB, open func(Seed) account.Reader) {
	_, err := open(world()).Solution(t.Context(), stranger)
	wantNotFound(t, "Solution", err)
}

func emptyID(t testing.TB, open func(Seed) account.Reader) {
	r := open(world())
	_, err := r.Account(t.Context(), "")
	wantNotFound(t, "Account of the empty id", err)
	_, err = r.Solution(t.Context(), "")
	wantNotFound(t, "Solution of the empty id", err)
}

// spoil changes everything that can be reached from a record.
func spoil(a account.Account, people []account.Person, s account.Solution) {
	for i := range a.Objectives {
		a.Objectives[i].Text = "spoilt"
	}
	for i := range people {
		people[i].Name = "spoilt"
	}
	for i := range s.Items {
		s.Items[i].Name = "spoilt"
	}
	for i := range s.Links {
		s.Links[i].Label = "spoilt"
	}
	for i := range s.Capacities {
		s.Capacities[i].Name = "spoilt"
		for j := range s.Capacities[i].Samples {
			s.Capacities[i].Samples[j].Used = 1
		}
	}
}

// facts are what a reader returns about one account.
func facts(t testing.TB, r account.Reader, id account.ID) (account.Account, []account.Person, account.Solution) {
	t.Helper()
	a, err := r.Account(t.Context(), id)
	must(t, "Account", err)
	s, err := r.Solution(t.Context(), id)
	must(t, "Solution", err)
	return a, readPeople(t, r, id), s
}

// unspoilt reads one account anew and compares it with what was read before.
func unspoilt(t testing.TB, r account.Reader, id account.ID, before [3]string) {
	t.Helper()
	a, people, s := facts(t, r, id)
	for i, v := range []any{a, people, s} {
		if got := canonical(v); got != before[i] {
			t.Errorf("a change of the caller's shows in\n%s", got)
		}
	}
}

func resultsAreOwned(t testing.TB, open func(Seed) account.Reader) {
	r := open(world())
	a, people, s := facts(t, r, parent)
	before := [3]string{canonical(a), canonical(people), canonical(s)}
	spoil(a, people, s)
	unspoilt(t, r, parent, before)
}

func seedIsOwned(t testing.TB, open func(Seed) account.Reader) {
	seed := world()
	r := open(seed)
	a, people, s := facts(t, r, parent)
	before := [3]string{canonical(a), canonical(people), canonical(s)}
	spoil(seed.account(parent), seed.People, seed.solution(parent))
	for i := range seed.Accounts {
		seed.Accounts[i].Name = "spoilt"
	}
	for i := range seed.Solutions {
		seed.Solutions[i].Name = "spoilt"
	}
	unspoilt(t, r, parent, before)
}

// calls are every method, with arguments that find something.
var calls = []struct {
	name string
	call func(context.Context, account.Reader) error
}{
	{"Account", func(ctx context.Context, r account.Reader) error { _, err := r.Account(ctx, parent); return err }},
	{"People", func(ctx context.Context, r account.Reader) error { _, err := r.People(ctx, parent); return err }},
	{"People of the provider", func(ctx context.Context, r account.Reader) error { _, err := r.People(ctx, ""); return err }},
	{"Solution", func(ctx context.Context, r account.Reader) error { _, err := r.Solution(ctx, parent); return err }},
}

func contextDone(t testing.TB, open func(Seed) account.Reader) {
	r := open(world())
	for _, c := range calls {
		for _, ctx := range conform.Ended(t) {
			if err := c.call(ctx, r); !errors.Is(err, ctx.Err()) {
				t.Errorf("%s: error %v, want %v", c.name, err, ctx.Err())
			}
		}
		must(t, c.name+" with a live context after a done one", c.call(t.Context(), r))
	}
}

func contextLive(t testing.TB, open func(Seed) account.Reader) {
	r := open(world())
	ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
	defer cancel()
	for _, c := range calls {
		must(t, c.name, c.call(ctx, r))
	}
}

func concurrentUse(t testing.TB, open func(Seed) account.Reader) {
	const callers, rounds = 8, 10
	r := open(world())
	ctx := t.Context()
	alone := make(map[account.ID][3]string)
	for _, id := range []account.ID{parent, child} {
		a, people, s := facts(t, r, id)
		alone[id] = [3]string{canonical(a), canonical(people), canonical(s)}
	}
	var group sync.WaitGroup
	for n := range callers {
		id := []account.ID{parent, child}[n%2]
		group.Go(func() {
			for range rounds {
				a, err1 := r.Account(ctx, id)
				people, err2 := r.People(ctx, id)
				s, err3 := r.Solution(ctx, id)
				if err := errors.Join(err1, err2, err3); err != nil {
					t.Errorf("among other callers: %v", err)
					return
				}
				if among := [3]string{canonical(a), canonical(people), canonical(s)}; among != alone[id] {
					t.Errorf("among other callers, account %s is\n%s\nalone it was\n%s", id, among, alone[id])
					return
				}
			}
		})
	}
	group.Wait()
}

// BenchmarkReader times a reader's methods on tenants of 100 and 10,000
// accounts with eight people and a solution of twelve items each, so that
// readers can be compared.
func BenchmarkReader(b *testing.B, open func(b *testing.B, seed Seed) account.Reader) {
	for _, accounts := range []int{100, 10_000} {
		b.Run(strconv.Itoa(accounts)+" accounts", func(b *testing.B) {
			r := open(b, crowd(accounts))
			id := account.ID(numeral(accounts / 2))
			b.Run("Account", func(b *testing.B) {
				repeat(b, func() error { _, err := r.Account(b.Context(), id); return err })
			})
			b.Run("People", func(b *testing.B) {
				repeat(b, func() error { _, err := r.People(b.Context(), id); return err })
			})
			b.Run("Solution", func(b *testing.B) {
				repeat(b, func() error { _, err := r.Solution(b.Context(), id); return err })
			})
		})
	}
}

func repeat(b *testing.B, call func() error) {
	b.ReportAllocs()
	for b.Loop() {
		if err := call(); err != nil {
			b.Fatal(err)
		}
	}
}

// numeral is an id: like every id of the seed's it has as many digits as the
// others of its kind.
func numeral(n int) string { return strconv.Itoa(10_000_000 + n) }

// crowd returns a seed of many accounts.
func crowd(accounts int) Seed {
	const people, items = 8, 12
	var seed Seed
	for n := range accounts {
		id := account.ID(numeral(n))
		seed.Accounts = append(seed.Accounts, account.Account{ID: id, Name: "Account " + numeral(n)})
		for i := range people {
			seed.People = append(seed.People, account.Person{
				ID: account.PersonID(numeral(n*people + i)), Account: id, Name: "Person " + numeral(i),
				Side: account.CustomerSide, Level: account.TechnicalLevel,
			})
		}
		s := account.Solution{Account: id, Name: "Solution " + numeral(n)}
		for i := range items {
			s.Items = append(s.Items, account.Item{
				ID: account.ItemID(numeral(n*items + i)), Name: "Item " + numeral(i), Kind: "server",
			})
		}
		seed.Solutions = append(seed.Solutions, s)
	}
	return seed
}
