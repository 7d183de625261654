package memory

import (
	"fmt"
	"sync"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// A Store holds [Facts] in memory, and what units, files and records are saved. It
// is safe for concurrent use. The facts of one account are found without looking at
// those of others; commitments, events and notices are looked through.
//
// A record that came from the facts is stored at the revision it has there, 0 for
// most: a save that carries this revision replaces it, and what is stored then
// has the next one.
type Store struct {
	// Tickets, activities and terms are the host's, and never change. The empty
	// id, which no ticket or activity carries, has all of them.
	tickets    map[account.ID][]*ticket
	activities map[account.ID][]*metrics.Activity
	terms      []metrics.Terms

	mu sync.RWMutex // guards what follows
	tenant
}

// A tenant is what is stored. A record is replaced and never altered, so that
// whoever read it under the lock can go on without.
type tenant struct {
	accounts    map[account.ID]account.Account
	people      shelf[account.PersonID, account.Person]
	solutions   map[account.ID]account.Solution
	commitments map[account.CommitmentID]account.Commitment
	events      []account.Event // in the order of storing
	eventIDs    map[account.EventID]bool
	letters     map[account.NoticeKey]letter
	pending     []account.NoticeKey // in the order of storing
	files       map[account.ID]team.File
	talks
}

var (
	_ account.Reader  = (*Store)(nil)
	_ account.Store   = (*Store)(nil)
	_ account.Ledger  = (*Store)(nil)
	_ account.Lister  = (*Store)(nil)
	_ account.Outbox  = (*Store)(nil)
	_ account.Archive = (*Store)(nil)
	_ metrics.Source  = (*Store)(nil)
	_ team.Store      = (*Store)(nil)
	_ quadrant.Store  = (*Store)(nil)
)

// New returns a store of facts, which it copies; of no facts, an empty one.
// Facts that [Facts.Validate] finds fault with are an error.
func New(facts Facts) (*Store, error) {
	if err := facts.Validate(); err != nil {
		return nil, fmt.Errorf("memory: new store: %w", err)
	}
	s := &Store{
		tickets:    make(map[account.ID][]*ticket),
		activities: make(map[account.ID][]*metrics.Activity),
		tenant: tenant{
			accounts:    make(map[account.ID]account.Account, len(facts.Accounts)),
			people:      newShelf(func(p account.Person) (account.PersonID, account.ID) { return p.ID, p.Account }),
			solutions:   make(map[account.ID]account.Solution, len(facts.Solutions)),
			commitments: make(map[account.CommitmentID]account.Commitment),
			eventIDs:    make(map[account.EventID]bool),
			letters:     make(map[account.NoticeKey]letter),
			files:       make(map[account.ID]team.File),
			talks:       newTalks(),
		},
	}
	for _, a := range facts.Accounts {
		s.accounts[a.ID] = a.Clone()
	}
	for _, p := range facts.People {
		s.people.put(p)
	}
	for _, v := range facts.Solutions {
		s.solutions[v.Account] = v.Clone()
	}
	for _, a := range facts.Assignments {
		f := s.files[a.Account]
		f.Account = a.Account
		f.Assignments = append(f.Assignments, a)
		s.files[a.Account] = f
	}
	for _, d := range facts.Deliverables {
		f := s.files[d.Account]
		f.Account = d.Account
		f.Deliverables = append(f.Deliverables, d.Deliverable)
		s.files[d.Account] = f
	}
	s.talks.put(quadrant.Record{
		Interactions: facts.Interactions, Satisfactions: facts.Satisfactions, Standings: facts.Standings,
	}.Clone())
	for _, t := range facts.Tickets {
		add(s.tickets, t.Account, &ticket{Ticket: t.Clone(), ended: ended(t)})
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

// fail says what was attempted.
func fail(attempt string, err error) error { return fmt.Errorf("memory: %s: %w", attempt, err) }
