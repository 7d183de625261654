package team

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A Desk is where the teams of accounts are made and their work is done: people
// are assigned and hand over, deliverables are issued, changes go through the
// gate, and obstacles are raised. Each command loads the account's file, decides
// by it alone, and saves what follows in one unit; when somebody else saved
// first it is an [*account.ConflictError] and can be called again. A Desk is safe
// for concurrent use.
type Desk struct {
	store    DeskStore
	accounts account.Reader
	src      Sources
	opt      Options
}

// A DeskStore is what a [Desk] keeps files and commitments in.
type DeskStore interface {
	Store
	account.Ledger
}

// Sources are what a [Desk] reads beside accounts. Each may be nil.
type Sources struct {
	// Roster is where a host keeps assignments of its own. Then the desk reads
	// them there, and assigning, ending and handing over are the host's
	// business: the desk refuses them. Without it assignments stand in files.
	Roster Roster
	// Service tells service hours, in which advance notice is counted, and open
	// orders and implementations, which need professional services. Without it
	// service is around the clock and nothing is known to be under way. A host
	// that has a calendar and nothing else gives the store that memory.New makes
	// of its terms.
	Service metrics.Source
}

// Options are what a [Desk] may be given. The zero value is ready.
type Options struct {
	// Now is the clock; nil is time.Now. It is read once for each call.
	Now func() time.Time
	// NewID makes ids; nil is [account.NewID].
	NewID func() string
	// Charter says which roles there are; nil is [StandardCharter].
	Charter Charter
	// Policy and Changes are what is required; zero fields take their defaults.
	Policy  Policy
	Changes ChangePolicy
	// HostSolutions says that the host keeps configurations in tables of its own
	// and alters them itself. Then a change that is applied tells what it does,
	// and the unit it is saved with holds no configuration. Without it the store
	// keeps them; a change of one that it does not have is
	// [account.ErrUnsupported].
	HostSolutions bool
	// Rules judge a team; nil is [StandardRules] of the policy.
	Rules []Rule
	// Hooks are called around each save.
	Hooks []Hooks
	// OnError gets the errors of hooks that run after the fact; nil drops them.
	OnError func(error)
}

// NewDesk returns a desk over a store. It panics when the store or the reader is
// nil, or when the charter or a policy has a fault, which are mistakes of the
// program.
func NewDesk(store DeskStore, accounts account.Reader, src Sources, opt Options) *Desk {
	if store == nil || accounts == nil {
		panic("team: NewDesk without a store or accounts")
	}
	opt.Charter, opt.Policy, opt.Changes = opt.Charter.OrDefault(), opt.Policy.OrDefault(), opt.Changes.OrDefault()
	if err := errors.Join(opt.Charter.Validate(), opt.Policy.Validate(opt.Charter), opt.Changes.Validate(opt.Charter)); err != nil {
		panic("team: NewDesk: " + err.Error())
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.NewID == nil {
		opt.NewID = account.NewID
	}
	if opt.Rules == nil {
		opt.Rules = StandardRules(opt.Policy)
	}
	if opt.OnError == nil {
		opt.OnError = func(error) {}
	}
	return &Desk{store: store, accounts: accounts, src: src, opt: opt}
}

// Team returns the team of an account at an instant, in the past or to come.
func (d *Desk) Team(ctx context.Context, id account.ID, at time.Time) (Team, error) {
	assignments, err := d.assignments(ctx, id)
	if err != nil {
		return Team{}, fmt.Errorf("team: team of account %q: %w", id, err)
	}
	return At(d.opt.Charter, assignments, at), nil
}

// Holders implements [account.Roles], so that promises are escalated to whoever
// holds a role and is still there. Where nobody is primary, whoever has held it
// longest comes first.
func (d *Desk) Holders(ctx context.Context, id account.ID, r account.Role, at time.Time) ([]account.PersonID, error) {
	t, err := d.Team(ctx, id, at)
	if err != nil {
		return nil, err
	}
	people, err := d.people(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("team: holders on account %q: %w", id, err)
	}
	return present(t.Holders(r), people, at), nil
}

// present leaves those of whom it is not known that they have left or were
// erased.
func present(ids []account.PersonID, people []account.Person, at time.Time) []account.PersonID {
	return slices.DeleteFunc(ids, func(id account.PersonID) bool {
		return slices.ContainsFunc(people, func(p account.Person) bool { return p.ID == id && p.Gone(at) })
	})
}

// assignments reads those of an account from where they are kept.
func (d *Desk) assignments(ctx context.Context, id account.ID) ([]Assignment, error) {
	roster := cmp.Or[Roster](d.src.Roster, d.store)
	var all []Assignment
	for a, err := range roster.Assignments(ctx, id) {
		if err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return all, nil
}

// people reads those of a customer and those of the provider.
func (d *Desk) people(ctx context.Context, id account.ID) ([]account.Person, error) {
	all, err := d.accounts.People(ctx, "")
	if err != nil {
		return nil, err
	}
	customers, err := d.accounts.People(ctx, id)
	return append(all, customers...), err
}

// A sheet is what a command works on: the account's file as read, what of it
// changes, and what is saved with it.
type sheet struct {
	actor  account.PersonID
	at     time.Time
	before File
	file   File
	unit   account.Unit
	people []account.Person
	team   Team // at the instant of the command
	// assignments are the file's, or the host's own.
	assignments []Assignment
}

// holders are those who hold a role now and are still there.
func (s *sheet) holders(role account.Role) []account.PersonID {
	return present(s.team.Holders(role), s.people, s.at)
}

// acts reports whether the actor is still there.
func (s *sheet) acts() bool { return len(present([]account.PersonID{s.actor}, s.people, s.at)) > 0 }

// add puts an event on record.
func (s *sheet) add(e account.Event) { s.unit.Events = append(s.unit.Events, e) }

// do loads the account's file, lets a command work on it, and saves.
func (d *Desk) do(ctx context.Context, what string, actor account.PersonID, id account.ID, command func(*sheet) error) error {
	fail := func(err error) error { return fmt.Errorf("team: %s on account %q: %w", what, id, err) }
	if err := errors.Join(account.CheckID("actor", actor), account.CheckID("account", id)); err != nil {
		return fail(err)
	}
	s, err := d.load(ctx, actor, id)
	if err != nil {
		return fail(err)
	}
	if err := command(s); err != nil {
		return fail(err)
	}
	if err := d.save(ctx, s); err != nil {
		return fail(err)
	}
	return nil
}

func (d *Desk) load(ctx context.Context, actor account.PersonID, id account.ID) (*sheet, error) {
	if _, err := d.accounts.Account(ctx, id); err != nil {
		return nil, err
	}
	file, err := d.store.File(ctx, id)
	if err != nil {
		return nil, err
	}
	s := &sheet{actor: actor, at: d.opt.Now().UTC(), before: file, file: file.Clone(), assignments: file.Assignments}
	if s.people, err = d.people(ctx, id); err != nil {
		return nil, err
	}
	if d.src.Roster != nil {
		if s.assignments, err = d.assignments(ctx, id); err != nil {
			return nil, err
		}
	}
	s.team = At(d.opt.Charter, s.assignments, s.at)
	return s, nil
}

func (d *Desk) save(ctx context.Context, s *sheet) error {
	for i := range s.unit.Events {
		s.unit.Events[i].ID = account.EventID(d.opt.NewID())
	}
	if err := s.unit.Validate(); err != nil {
		return err
	}
	o := Operation{Actor: s.actor, At: s.at, Before: s.before, After: s.file, Unit: s.unit}
	if err := before(ctx, d.opt.Hooks, o); err != nil {
		return err
	}
	if err := d.store.SaveFile(ctx, s.file, s.unit); err != nil {
		return err
	}
	if err := after(ctx, d.opt.Hooks, o); err != nil {
		d.opt.OnError(err)
	}
	return nil
}
