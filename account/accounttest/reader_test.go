package accounttest_test

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/internal/conform"
)

func open(seed accounttest.Seed) account.Reader {
	store, err := memory.New(memory.Facts{Accounts: seed.Accounts, People: seed.People, Solutions: seed.Solutions})
	if err != nil {
		panic(err)
	}
	return store
}

// A reader passes on to a sound one what no field takes over.
type reader struct {
	account.Reader
	account  func(context.Context, account.ID) (account.Account, error)
	people   func(context.Context, account.ID) ([]account.Person, error)
	solution func(context.Context, account.ID) (account.Solution, error)
}

func (r *reader) Account(ctx context.Context, id account.ID) (account.Account, error) {
	if r.account != nil {
		return r.account(ctx, id)
	}
	return r.Reader.Account(ctx, id)
}

func (r *reader) People(ctx context.Context, id account.ID) ([]account.Person, error) {
	if r.people != nil {
		return r.people(ctx, id)
	}
	return r.Reader.People(ctx, id)
}

func (r *reader) Solution(ctx context.Context, id account.ID) (account.Solution, error) {
	if r.solution != nil {
		return r.solution(ctx, id)
	}
	return r.Reader.Solution(ctx, id)
}

// accounts, people and solutions change what one method returns.

func accounts(change func(*account.Account)) func(*reader) {
	return func(r *reader) {
		r.account = func(ctx context.Context, id account.ID) (account.Account, error) {
			a, err := r.Reader.Account(ctx, id)
			if err == nil {
				change(&a)
			}
			return a, err
		}
	}
}

func people(change func(account.ID, []account.Person) []account.Person) func(*reader) {
	return func(r *reader) {
		r.people = func(ctx context.Context, id account.ID) ([]account.Person, error) {
			list, err := r.Reader.People(ctx, id)
			return change(id, list), err
		}
	}
}

func solutions(change func(*account.Solution)) func(*reader) {
	return func(r *reader) {
		r.solution = func(ctx context.Context, id account.ID) (account.Solution, error) {
			s, err := r.Reader.Solution(ctx, id)
			if err == nil {
				change(&s)
			}
			return s, err
		}
	}
}

// each changes the context that every method works under, and its error.
func each(before func(context.Context) (context.Context, error), after func(error) error) func(*reader) {
	return func(r *reader) {
		r.account = func(ctx context.Context, id account.ID) (account.Account, error) {
			ctx, err := before(ctx)
			if err != nil {
				return account.Account{}, err
			}
			a, err := r.Reader.Account(ctx, id)
			return a, after(err)
		}
		r.people = func(ctx context.Context, id account.ID) ([]account.Person, error) {
			ctx, err := before(ctx)
			if err != nil {
				return nil, err
			}
			list, err := r.Reader.People(ctx, id)
			return list, after(err)
		}
		r.solution = func(ctx context.Context, id account.ID) (account.Solution, error) {
			ctx, err := before(ctx)
			if err != nil {
				return account.Solution{}, err
			}
			s, err := r.Reader.Solution(ctx, id)
			return s, after(err)
		}
	}
}

func same(err error) error { return err }

func detached(ctx context.Context) (context.Context, error) { return context.WithoutCancel(ctx), nil }

func opaque(err error) error {
	if err == nil || errors.Is(err, account.ErrNotFound) {
		return err
	}
	return errors.New(err.Error())
}

// sticky fails for ever once a context was done.
func sticky(r *reader) {
	var failed error
	each(func(ctx context.Context) (context.Context, error) { return ctx, failed }, func(err error) error {
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			failed = err
		}
		return err
	})(r)
}

// impatient takes any deadline for one that has passed.
func impatient(ctx context.Context) (context.Context, error) {
	if _, ok := ctx.Deadline(); ok {
		return ctx, context.DeadlineExceeded
	}
	return ctx, nil
}

// invents finds something under ids that nothing is recorded for.
func invents[T any](read *func(context.Context, account.ID) (T, error), sound func(context.Context, account.ID) (T, error), ids ...account.ID) {
	*read = func(ctx context.Context, id account.ID) (T, error) {
		v, err := sound(ctx, id)
		if errors.Is(err, account.ErrNotFound) && slices.Contains(ids, id) {
			var none T
			return none, nil
		}
		return v, err
	}
}

// opaqueNotFound says that nothing was found, but not with ErrNotFound.
func opaqueNotFound[T any](read *func(context.Context, account.ID) (T, error), sound func(context.Context, account.ID) (T, error)) {
	*read = func(ctx context.Context, id account.ID) (T, error) {
		v, err := sound(ctx, id)
		if errors.Is(err, account.ErrNotFound) {
			err = errors.New("no rows")
		}
		return v, err
	}
}

// shared hands out the same record again and again.
func shared[T any](read *func(context.Context, account.ID) (T, error), sound func(context.Context, account.ID) (T, error)) {
	var cache sync.Map
	*read = func(ctx context.Context, id account.ID) (T, error) {
		if v, ok := cache.Load(id); ok && ctx.Err() == nil {
			return v.(T), nil
		}
		v, err := sound(ctx, id)
		if err == nil {
			cache.Store(id, v)
		}
		return v, err
	}
}

// confused keeps the id of the last call where every caller can reach it.
func confused(r *reader) {
	var last atomic.Value
	r.account = func(ctx context.Context, id account.ID) (account.Account, error) {
		last.Store(id)
		time.Sleep(time.Millisecond)
		return r.Reader.Account(ctx, last.Load().(account.ID))
	}
}

// Accounts of the seed, as in the kit.
const (
	parent   account.ID = "101"
	child    account.ID = "102"
	bare     account.ID = "103"
	stranger account.ID = "999"
)

var breaks = []struct {
	name   string
	broken func(*reader)
	caught string // by this subtest
}{
	{"another name", accounts(func(a *account.Account) { a.Name += "." }), "Account returns one account"},
	{"no parent", accounts(func(a *account.Account) { a.Parent = "" }), "Account returns one account"},
	{"no contract", accounts(func(a *account.Account) { a.Contract = account.Contract{} }), "Account returns one account"},
	{"contract for all to see", accounts(func(a *account.Account) { a.Contract.Visibility = account.Customer }), "Account returns one account"},
	{"first objective alone", accounts(func(a *account.Account) { a.Objectives = a.Objectives[:min(1, len(a.Objectives))] }), "Account returns one account"},
	{"invents accounts", func(r *reader) { invents(&r.account, r.Reader.Account, stranger, parent) }, "Account of an id the tenant does not have is ErrNotFound"},
	{"account not found in other words", func(r *reader) { opaqueNotFound(&r.account, r.Reader.Account) }, "Account of an id the tenant does not have is ErrNotFound"},

	{"listing stops early", people(func(_ account.ID, p []account.Person) []account.Person { return p[:max(0, len(p)-1)] }), "People returns everyone at a customer"},
	{"everyone twice", people(func(_ account.ID, p []account.Person) []account.Person { return slices.Concat(p, p) }), "People returns everyone at a customer"},
	{"family together", together(parent, child), "People returns everyone at a customer"},
	{"provider's among customer's", together(parent, ""), "People returns everyone at a customer"},
	{"no authority", people(func(_ account.ID, p []account.Person) []account.Person {
		for i := range p {
			p[i].Authority = account.Money{}
		}
		return p
	}), "People returns everyone at a customer"},
	{"drops those who left", people(func(_ account.ID, p []account.Person) []account.Person {
		return slices.DeleteFunc(p, func(p account.Person) bool { return !p.Left.IsZero() })
	}), "People includes those who left"},
	{"forgets that they left", people(func(_ account.ID, p []account.Person) []account.Person {
		for i := range p {
			p[i].Left = time.Time{}
		}
		return p
	}), "People includes those who left"},
	{"reversed", people(func(_ account.ID, p []account.Person) []account.Person { slices.Reverse(p); return p }), "People is ordered by id"},
	{"ordered by name", people(func(_ account.ID, p []account.Person) []account.Person {
		slices.SortFunc(p, func(a, b account.Person) int { return cmp.Compare(a.Name, b.Name) })
		return p
	}), "People is ordered by id"},
	{"provider has nobody", people(func(id account.ID, p []account.Person) []account.Person {
		if id == "" {
			return nil
		}
		return p
	}), "People of the empty id are the provider's"},
	{"everyone for the empty id", together("", parent), "People of the empty id are the provider's"},
	{"provider without people not found", missing(""), "People of the empty id are the provider's"},
	{"customer without people not found", missing(bare), "People of a customer nobody is recorded for are none"},
	{"provider's for a customer without people", together(bare, ""), "People of a customer nobody is recorded for are none"},
	{"strangers have no people", func(r *reader) { invents(&r.people, r.Reader.People, stranger) }, "People of an account the tenant does not have is ErrNotFound"},
	{"people not found in other words", func(r *reader) { opaqueNotFound(&r.people, r.Reader.People) }, "People of an account the tenant does not have is ErrNotFound"},

	{"no links", solutions(func(s *account.Solution) { s.Links = nil }), "Solution returns the configuration of one account"},
	{"no samples", solutions(func(s *account.Solution) {
		for i := range s.Capacities {
			s.Capacities[i].Samples = nil
		}
	}), "Solution returns the configuration of one account"},
	{"no confirmation", solutions(func(s *account.Solution) { s.Confirmed = account.Confirmation{} }), "Solution returns the configuration of one account"},
	{"items for all to see", solutions(func(s *account.Solution) {
		for i := range s.Items {
			s.Items[i].Visibility = account.Customer
		}
	}), "Solution returns the configuration of one account"},
	{"empty solution", func(r *reader) { invents(&r.solution, r.Reader.Solution, bare) }, "Solution of an account without one is ErrNotFound"},
	{"invents solutions", func(r *reader) { invents(&r.solution, r.Reader.Solution, stranger) }, "Solution of an account the tenant does not have is ErrNotFound"},
	{"solution not found in other words", func(r *reader) { opaqueNotFound(&r.solution, r.Reader.Solution) }, "Solution of an account the tenant does not have is ErrNotFound"},
	{"an account for the empty id", func(r *reader) { invents(&r.account, r.Reader.Account, "") }, "The empty id is no account"},
	{"a solution for the empty id", func(r *reader) { invents(&r.solution, r.Reader.Solution, "") }, "The empty id is no account"},

	{"shared account", func(r *reader) { shared(&r.account, r.Reader.Account) }, "What a method returns belongs to the caller"},
	{"shared people", func(r *reader) { shared(&r.people, r.Reader.People) }, "What a method returns belongs to the caller"},
	{"shared solution", func(r *reader) { shared(&r.solution, r.Reader.Solution) }, "What a method returns belongs to the caller"},
	{"shared samples alone", func(r *reader) {
		shared(&r.solution, r.Reader.Solution)
		cached := r.solution
		r.solution = func(ctx context.Context, id account.ID) (account.Solution, error) {
			s, err := cached(ctx, id)
			s.Items, s.Links, s.Capacities = slices.Clone(s.Items), slices.Clone(s.Links), slices.Clone(s.Capacities)
			return s, err
		}
	}, "What a method returns belongs to the caller"},

	{"ignores the context", each(detached, same), "A context that is done is the context's error"},
	{"hides the context's error", each(func(ctx context.Context) (context.Context, error) { return ctx, nil }, opaque), "A context that is done is the context's error"},
	{"fails for ever", sticky, "A context that is done is the context's error"},
	{"impatient", each(impatient, same), "A context that is not done is no error"},
	{"confuses its callers", confused, "Safe for concurrent use"},
}

// together adds the people of another account to those of one.
func together(id, other account.ID) func(*reader) {
	return func(r *reader) {
		people(func(asked account.ID, p []account.Person) []account.Person {
			more, err := r.Reader.People(context.Background(), other)
			if asked == id && err == nil {
				p = append(p, more...)
			}
			return p
		})(r)
	}
}

// missing takes an account without people for one that does not exist.
func missing(id account.ID) func(*reader) {
	return func(r *reader) {
		r.people = func(ctx context.Context, asked account.ID) ([]account.Person, error) {
			p, err := r.Reader.People(ctx, asked)
			if asked == id && err == nil && len(p) == 0 {
				err = account.ErrNotFound
			}
			return p, err
		}
	}
}

// aliasing reads the seed it was given, without a copy.
func aliasing(seed accounttest.Seed) account.Reader {
	r := &reader{Reader: open(seed)}
	r.account = func(ctx context.Context, id account.ID) (account.Account, error) {
		a, err := r.Reader.Account(ctx, id)
		if i := slices.IndexFunc(seed.Accounts, func(a account.Account) bool { return a.ID == id }); i >= 0 && err == nil {
			a.Name = seed.Accounts[i].Name
		}
		return a, err
	}
	return r
}

func TestReaderOfMemory(t *testing.T) {
	t.Parallel()
	accounttest.TestReader(t, func(_ *testing.T, seed accounttest.Seed) account.Reader { return open(seed) })
}

func TestReaderCatchesBreaks(t *testing.T) {
	t.Parallel()
	for _, b := range breaks {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			wantCaught(t, b.caught, func(seed accounttest.Seed) account.Reader {
				r := &reader{Reader: open(seed)}
				b.broken(r)
				return r
			})
		})
	}
	t.Run("keeps the seed", func(t *testing.T) {
		t.Parallel()
		wantCaught(t, "The reader keeps nothing of the seed", aliasing)
	})
}

// wantCaught fails unless a subtest of the kit catches a break.
func wantCaught(t *testing.T, check string, open func(accounttest.Seed) account.Reader) {
	t.Helper()
	if len(conform.Failures(t, func(r testing.TB) { accounttest.CheckReader(r, check, open) })) == 0 {
		t.Errorf("not caught by %q", check)
	}
}

func TestEveryCheckCatchesSomething(t *testing.T) {
	t.Parallel()
	caught := map[string]bool{"The reader keeps nothing of the seed": true}
	for _, b := range breaks {
		caught[b.caught] = true
	}
	for _, check := range accounttest.ReaderChecks() {
		if !caught[check] {
			t.Errorf("no break is caught by %q", check)
		}
		delete(caught, check)
	}
	if len(caught) > 0 {
		t.Errorf("no such subtests: %v", caught)
	}
}

func BenchmarkReaderOfMemory(b *testing.B) {
	accounttest.BenchmarkReader(b, func(_ *testing.B, seed accounttest.Seed) account.Reader { return open(seed) })
}
