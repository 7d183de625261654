package memory

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A Store holds [Facts] in memory. It never changes once made, and is safe for
// concurrent use. The facts of one account are found without looking at those
// of others.
type Store struct {
	accounts  map[account.ID]account.Account
	people    map[account.ID][]account.Person // in order of id
	solutions map[account.ID]account.Solution
	// The empty id, which no ticket or activity carries, has all of them.
	tickets    map[account.ID][]*ticket
	activities map[account.ID][]*metrics.Activity
	terms      []metrics.Terms
}

var (
	_ account.Reader = (*Store)(nil)
	_ metrics.Source = (*Store)(nil)
)

// New returns a store of facts, which it copies. Facts that
// [Facts.Validate] finds fault with are an error.
func New(facts Facts) (*Store, error) {
	if err := facts.Validate(); err != nil {
		return nil, fmt.Errorf("memory: new store: %w", err)
	}
	s := &Store{
		accounts:   make(map[account.ID]account.Account, len(facts.Accounts)),
		people:     make(map[account.ID][]account.Person),
		solutions:  make(map[account.ID]account.Solution, len(facts.Solutions)),
		tickets:    make(map[account.ID][]*ticket),
		activities: make(map[account.ID][]*metrics.Activity),
	}
	for _, a := range facts.Accounts {
		s.accounts[a.ID] = cloneAccount(a)
	}
	for _, p := range facts.People {
		s.people[p.Account] = append(s.people[p.Account], p)
	}
	for _, people := range s.people {
		slices.SortFunc(people, func(a, b account.Person) int { return cmp.Compare(a.ID, b.ID) })
	}
	for _, v := range facts.Solutions {
		s.solutions[v.Account] = cloneSolution(v)
	}
	for _, t := range facts.Tickets {
		add(s.tickets, t.Account, &ticket{Ticket: cloneTicket(t), ended: ended(t)})
	}
	for _, a := range facts.Activities {
		add(s.activities, a.Account, &a)
	}
	for _, t := range facts.Terms {
		s.terms = append(s.terms, cloneTerms(t))
	}
	return s, nil
}

// add puts a record among those of its account and among all.
func add[T any](records map[account.ID][]T, id account.ID, record T) {
	records[id] = append(records[id], record)
	records[""] = append(records[""], record)
}

// Account implements [account.Reader].
func (s *Store) Account(ctx context.Context, id account.ID) (account.Account, error) {
	if err := ctx.Err(); err != nil {
		return account.Account{}, err
	}
	a, ok := s.accounts[id]
	if !ok {
		return account.Account{}, fmt.Errorf("memory: account %q: %w", id, account.ErrNotFound)
	}
	return cloneAccount(a), nil
}

// People implements [account.Reader].
func (s *Store) People(ctx context.Context, id account.ID) ([]account.Person, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if _, ok := s.accounts[id]; !ok && id != "" {
		return nil, fmt.Errorf("memory: people of account %q: %w", id, account.ErrNotFound)
	}
	return slices.Clone(s.people[id]), nil
}

// Solution implements [account.Reader].
func (s *Store) Solution(ctx context.Context, id account.ID) (account.Solution, error) {
	if err := ctx.Err(); err != nil {
		return account.Solution{}, err
	}
	v, ok := s.solutions[id]
	if !ok {
		return account.Solution{}, fmt.Errorf("memory: solution of account %q: %w", id, account.ErrNotFound)
	}
	return cloneSolution(v), nil
}

// Tickets implements [metrics.Source]. Tickets are in the order of the facts.
// One that was resolved and closed later counts as ended when it was closed.
func (s *Store) Tickets(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[metrics.Ticket, error] {
	return sequence(ctx, s.tickets[id], func(t *ticket) (metrics.Ticket, bool) {
		if !t.openIn(p) {
			return metrics.Ticket{}, false
		}
		return cloneTicket(t.Ticket), true
	})
}

// Activities implements [metrics.Source]. Activities are in the order of the
// facts.
func (s *Store) Activities(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[metrics.Activity, error] {
	return sequence(ctx, s.activities[id], func(a *metrics.Activity) (metrics.Activity, bool) {
		return *a, a.In(p)
	})
}

// Terms implements [metrics.Source].
func (s *Store) Terms(ctx context.Context, id account.ID) ([]metrics.Terms, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var all []metrics.Terms
	for _, t := range s.terms {
		if id == "" || t.Account == "" || t.Account == id {
			all = append(all, cloneTerms(t))
		}
	}
	return all, nil
}

// sequence yields what take makes of each record it takes.
func sequence[R, T any](ctx context.Context, records []R, take func(R) (T, bool)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, r := range records {
			if ctx.Err() != nil {
				break
			}
			if v, ok := take(r); ok && !yield(v, nil) {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			var none T
			yield(none, err)
		}
	}
}

// A ticket is a ticket and when it ended.
type ticket struct {
	metrics.Ticket
	ended time.Time // zero while it is open
}

// openIn reports whether the ticket was open at any instant of a period.
func (t *ticket) openIn(p metrics.Period) bool {
	return t.Opened.Before(p.To) && (t.ended.IsZero() || !t.ended.Before(p.From))
}

// ended is when a ticket was last resolved or closed, if it was not reopened
// after that. Like [metrics.Read] it takes an entry before the opening as made
// at the opening.
func ended(t metrics.Ticket) time.Time {
	var at time.Time
	open := true
	for _, e := range t.Log {
		switch e.Kind {
		case metrics.Resolved, metrics.Closed, metrics.Reopened:
			if !e.At.Before(at) {
				at, open = e.At, e.Kind == metrics.Reopened
			}
		}
	}
	switch {
	case open:
		return time.Time{}
	case at.Before(t.Opened):
		return t.Opened
	}
	return at
}

func cloneAccount(a account.Account) account.Account {
	a.Objectives = slices.Clone(a.Objectives)
	return a
}

func cloneSolution(s account.Solution) account.Solution {
	s.Items = slices.Clone(s.Items)
	s.Links = slices.Clone(s.Links)
	s.Capacities = slices.Clone(s.Capacities)
	for i := range s.Capacities {
		s.Capacities[i].Samples = slices.Clone(s.Capacities[i].Samples)
	}
	return s
}

func cloneTicket(t metrics.Ticket) metrics.Ticket {
	t.Log = slices.Clone(t.Log)
	return t
}

func cloneTerms(t metrics.Terms) metrics.Terms {
	t.Calendar, t.Prime = cloneCalendar(t.Calendar), cloneCalendar(t.Prime)
	t.Targets = slices.Clone(t.Targets)
	return t
}

// cloneCalendar copies the one level of a calendar that can change, by
// [metrics.Calendar.UnmarshalJSON].
func cloneCalendar(c *metrics.Calendar) *metrics.Calendar {
	if c == nil {
		return nil
	}
	fresh := *c
	return &fresh
}
