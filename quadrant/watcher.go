package quadrant

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/team"
)

// A Watcher sees to it that nobody is blindsided: it takes facts as they come, raises
// an alert of each [Trouble] of which somebody has not been told, sends notices to
// those who must know, drafts the advisory to the customer with the promise to report
// back, escalates until everybody was told, and clears the alert. Each call saves what
// follows from it in one unit for each thing it concerns; when somebody else saved
// first it is an [*account.ConflictError] and can be called again. A Watcher is safe
// for concurrent use.
type Watcher struct {
	store    WatcherStore
	accounts account.Reader
	src      Sources
	opt      Options
}

// A WatcherStore is what a [Watcher] keeps cases and promises in.
type WatcherStore interface {
	Store
	account.Ledger
}

// Sources are what a [Watcher] reads beside accounts. Each may be nil.
type Sources struct {
	// Team tells who holds which role. Without it nobody does: notices go to the
	// role alone, and anybody of the provider's can take notice.
	Team team.Roster
	// Service tells service hours, the customer's prime hours, and targets; a
	// [Watcher.Sweep] reads tickets and activities there. Without it service is around the
	// clock, prime hours are not known, and nothing is promised for tickets.
	Service metrics.Source
	// Log is where a host keeps conversations of its own. Without it they stand in
	// the store, and the watcher puts there what it observes.
	Log Log
}

// Options are what a [Watcher] may be given. The zero value is ready.
type Options struct {
	// Now is the clock; nil is time.Now. It is read once for each call.
	Now func() time.Time
	// NewID makes ids; nil is [account.NewID].
	NewID func() string
	// Charter says which roles there are; nil is [team.StandardCharter].
	Charter team.Charter
	// Policy says what trouble is and who must be told; zero fields take their
	// defaults.
	Policy WatchPolicy
	// Hooks are called around each save.
	Hooks []Hooks
	// OnError gets the errors of hooks that run after the fact; nil drops them.
	OnError func(error)
}

// NewWatcher returns a watcher over a store. It panics when the store or the reader is
// nil, or when the charter or the policy has a fault, which are mistakes of the
// program.
func NewWatcher(store WatcherStore, accounts account.Reader, src Sources, opt Options) *Watcher {
	if store == nil || accounts == nil {
		panic("quadrant: NewWatcher without a store or accounts")
	}
	opt.Charter, opt.Policy = opt.Charter.OrDefault(), opt.Policy.OrDefault()
	if err := errors.Join(opt.Charter.Validate(), opt.Policy.Validate()); err != nil {
		panic("quadrant: NewWatcher: " + err.Error())
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.NewID == nil {
		opt.NewID = account.NewID
	}
	if opt.OnError == nil {
		opt.OnError = func(error) {}
	}
	return &Watcher{store: store, accounts: accounts, src: src, opt: opt}
}

// Watched counts what a call of a [Watcher] did.
type Watched struct {
	// Raised and Cleared are alerts, Notices what was stored for delivery.
	Raised  int
	Cleared int
	Notices int
	// Passed are cases that somebody else changed meanwhile; the next call looks at
	// them again.
	Passed int
}

func (w *Watched) add(o Watched) {
	w.Raised, w.Cleared = w.Raised+o.Raised, w.Cleared+o.Cleared
	w.Notices, w.Passed = w.Notices+o.Notices, w.Passed+o.Passed
}

// A staff reads the provider's people, once.
type staff func() ([]account.Person, error)

func (w *Watcher) staff(ctx context.Context) staff {
	return sync.OnceValues(func() ([]account.Person, error) { return w.accounts.People(ctx, "") })
}

// facts reads what the people and the terms of an account are.
func (w *Watcher) facts(ctx context.Context, id account.ID, s staff) (Facts, error) {
	f := Facts{Charter: w.opt.Charter}
	var err error
	if f.Account, err = w.accounts.Account(ctx, id); err != nil {
		return f, err
	}
	provider, err := s()
	if err != nil {
		return f, err
	}
	customers, err := w.accounts.People(ctx, id)
	if err != nil {
		return f, err
	}
	f.People = slices.Concat(provider, customers)
	if f.Standings, err = w.log().Standings(ctx, id); err != nil {
		return f, err
	}
	if w.src.Team != nil {
		for a, err := range w.src.Team.Assignments(ctx, id) {
			if err != nil {
				return f, err
			}
			f.Assignments = append(f.Assignments, a)
		}
	}
	if w.src.Service != nil {
		f.Terms, err = w.src.Service.Terms(ctx, id)
	}
	return f, err
}

// log is where conversations are kept.
func (w *Watcher) log() Log {
	if w.src.Log != nil {
		return w.src.Log
	}
	return w.store
}
