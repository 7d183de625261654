package account

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/accordhq/accord/internal/form"
)

// A Directory keeps accounts, people, contracts, objectives and solutions for a
// host that has no tables of its own for them. It is safe for concurrent use.
type Directory struct {
	store   DirectoryStore
	archive Archive // nil when the store has none
	lister  Lister  // nil when the store has none
	opt     Options
}

// A DirectoryStore is what a [Directory] keeps its records in. It may be an
// [Archive] and a [Lister], too.
type DirectoryStore interface {
	Reader
	Store
}

// NewDirectory returns a directory over a store. It panics when the store is
// nil, which is a mistake of the program.
func NewDirectory(store DirectoryStore, opt Options) *Directory {
	if store == nil {
		panic("account: NewDirectory without a store")
	}
	archive, _ := store.(Archive)
	lister, _ := store.(Lister)
	return &Directory{store: store, archive: archive, lister: lister, opt: opt.withDefaults()}
}

// Accounts yields every account of the tenant, closed ones included, in order of
// id, as a [Lister] does. A store that is no [Lister] is [ErrUnsupported], the only
// pair.
func (d *Directory) Accounts(ctx context.Context) iter.Seq2[Account, error] {
	return func(yield func(Account, error) bool) {
		fail := func(err error) { yield(Account{}, fmt.Errorf("account: list accounts: %w", err)) }
		if d.lister == nil {
			fail(ErrUnsupported)
			return
		}
		for a, err := range d.lister.Accounts(ctx) {
			if err != nil {
				fail(err)
				return
			}
			if !yield(a, nil) {
				return
			}
		}
	}
}

// PutAccount stores a new account, of revision 0, or a new version of one, with
// the revision that was read, and returns it as stored. A new version replaces the
// whole record: start from what [Reader] returns, which has the revision. What it
// refers to must be there, and its parents must not lead back to it.
func (d *Directory) PutAccount(ctx context.Context, actor PersonID, a Account) (Account, error) {
	fail := func(err error) (Account, error) {
		return Account{}, fmt.Errorf("account: put account %q: %w", a.ID, err)
	}
	var f Faults
	f.In("", checkActor(actor))
	f.In("", a.Validate())
	if err := d.checkFamily(ctx, &f, a); err != nil {
		return fail(err)
	}
	if err := d.checkObjectives(ctx, &f, a); err != nil {
		return fail(err)
	}
	if err := f.Err(); err != nil {
		return fail(err)
	}
	before, err := known(d.store.Account(ctx, a.ID))
	if err != nil {
		return fail(err)
	}
	e := d.event(actor, a.ID, a.ID.Ref(), a.Revision == 0)
	e.Changes = diff(before, a)
	if err := d.opt.save(ctx, d.store, Unit{Accounts: []Account{a}, Events: []Event{e}}); err != nil {
		return fail(err)
	}
	a.Revision++
	return a, nil
}

// PutPerson stores a new person, of revision 0, or a new version of one, with
// the revision that was read, and returns it as stored. A new version replaces the
// whole record: start from what [Reader] returns, which has the revision. The
// customer they belong to must be there. Somebody who was erased stays erased, and
// nobody moves from one customer to another: they are another person there.
func (d *Directory) PutPerson(ctx context.Context, actor PersonID, p Person) (Person, error) {
	fail := func(err error) (Person, error) {
		return Person{}, fmt.Errorf("account: put person %q: %w", p.ID, err)
	}
	var f Faults
	f.In("", checkActor(actor))
	f.In("", p.Validate())
	f.Check(p.Erased.IsZero(), "erased", "is set by erasing the person alone")
	before, err := d.person(ctx, p.Account, p.ID)
	if errors.Is(err, ErrNotFound) {
		err = nil
		f.Check(p.Revision == 0, "account", "is not where the person was")
	}
	if err != nil {
		return fail(err)
	}
	if p.Account != "" {
		_, err := d.store.Account(ctx, p.Account)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return fail(err)
		}
		f.Check(err == nil, "account", "%q is not known", p.Account)
	}
	f.Check(before.Erased.IsZero(), "id", "is that of a person who was erased")
	if err := f.Err(); err != nil {
		return fail(err)
	}
	e := d.event(actor, p.Account, p.ID.Ref(), p.Revision == 0)
	e.Changes = diff(before, p)
	if err := d.opt.save(ctx, d.store, Unit{People: []Person{p}, Events: []Event{e}}); err != nil {
		return fail(err)
	}
	p.Revision++
	return p, nil
}

// PutSolution stores the first configuration of an account, of revision 0, or a
// new version, with the revision that was read, and returns it as stored. A new
// version replaces the whole record: start from what [Reader] returns, which has the
// revision. It is for putting a configuration on record; what is done to one that is
// in service goes through the change gate of package team.
func (d *Directory) PutSolution(ctx context.Context, actor PersonID, s Solution) (Solution, error) {
	fail := func(err error) (Solution, error) {
		return Solution{}, fmt.Errorf("account: put solution of account %q: %w", s.Account, err)
	}
	var f Faults
	f.In("", checkActor(actor))
	f.In("", s.Validate())
	_, err := d.store.Account(ctx, s.Account)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return fail(err)
	}
	f.Check(err == nil, "account", "%q is not known", s.Account)
	if err := f.Err(); err != nil {
		return fail(err)
	}
	before, err := known(d.store.Solution(ctx, s.Account))
	if err != nil {
		return fail(err)
	}
	e := d.event(actor, s.Account, SolutionRef(s.Account), s.Revision == 0)
	e.Changes = diff(before, s)
	if err := d.opt.save(ctx, d.store, Unit{Solutions: []Solution{s}, Events: []Event{e}}); err != nil {
		return fail(err)
	}
	s.Revision++
	return s, nil
}

// Confirm records a customer's word that the configuration of a digest is
// theirs. Somebody who is not at that customer, or is gone, is [ErrNotAllowed];
// a digest that is no longer the configuration's is [ErrConflict].
func (d *Directory) Confirm(ctx context.Context, actor PersonID, id ID, by PersonID, digest string) (Solution, error) {
	fail := func(err error) (Solution, error) {
		return Solution{}, fmt.Errorf("account: confirm solution of account %q: %w", id, err)
	}
	if err := checkActor(actor); err != nil {
		return fail(err)
	}
	now := d.opt.now()
	s, err := d.store.Solution(ctx, id)
	if err != nil {
		return fail(err)
	}
	person, err := d.person(ctx, id, by)
	if errors.Is(err, ErrNotFound) || err == nil && (person.Side != CustomerSide || person.Gone(now)) {
		return fail(fmt.Errorf("%w: person %q is not at the customer", ErrNotAllowed, by))
	}
	if err != nil {
		return fail(err)
	}
	if digest != s.Digest() {
		return fail(fmt.Errorf("%w: the configuration is no longer the one to be confirmed", ErrConflict))
	}
	e := Event{
		Account: id, At: now, Actor: actor, Kind: "solution.confirmed", Subject: SolutionRef(id),
		Refs: []Ref{by.Ref()}, Changes: changes(change("confirmed.digest", s.Confirmed.Digest, digest)),
	}
	s.Confirmed = Confirmation{By: by, At: now, Digest: digest}
	if err := d.opt.save(ctx, d.store, Unit{Solutions: []Solution{s}, Events: []Event{e}}); err != nil {
		return fail(err)
	}
	s.Revision++
	return s, nil
}

// event tells that a record was added or changed.
func (d *Directory) event(actor PersonID, id ID, subject Ref, fresh bool) Event {
	kind := EventKind(string(subject.Kind) + ".changed")
	if fresh {
		kind = EventKind(string(subject.Kind) + ".added")
	}
	return Event{Account: id, At: d.opt.now(), Actor: actor, Kind: kind, Subject: subject}
}

// checkFamily records a fault unless the account's parents are there and none of
// them is the account. The error is that of a parent that could not be read.
func (d *Directory) checkFamily(ctx context.Context, f *Faults, a Account) error {
	seen := map[ID]bool{a.ID: true}
	for id := a.Parent; id != "" && id != a.ID; {
		parent, err := d.store.Account(ctx, id)
		if errors.Is(err, ErrNotFound) {
			f.Addf("parent", "%q is not known", id)
			return nil
		}
		if err != nil {
			return err
		}
		seen[id] = true
		if id = parent.Parent; seen[id] {
			f.Addf("parent", "leads back to the account itself")
			return nil
		}
	}
	return nil
}

// checkObjectives records a fault for each owner of an objective who is not at
// the customer. The error is that of people who could not be read.
func (d *Directory) checkObjectives(ctx context.Context, f *Faults, a Account) error {
	if len(a.Objectives) == 0 {
		return nil
	}
	people, err := known(d.store.People(ctx, a.ID))
	if err != nil {
		return err
	}
	at := make(map[PersonID]bool, len(people))
	for _, p := range people {
		at[p.ID] = true
	}
	for i, o := range a.Objectives {
		f.Check(o.Owner == "" || at[o.Owner], form.Index("objectives", i)+".owner", "%q is not at the customer", o.Owner)
	}
	return nil
}

// person finds somebody at a customer or, for the empty account, at the
// provider.
func (d *Directory) person(ctx context.Context, id ID, person PersonID) (Person, error) {
	people, err := known(d.store.People(ctx, id))
	if err != nil {
		return Person{}, err
	}
	for _, p := range people {
		if p.ID == person {
			return p, nil
		}
	}
	return Person{}, fmt.Errorf("person %q: %w", person, ErrNotFound)
}

// known takes a record that is not there for the zero record.
func known[T any](v T, err error) (T, error) {
	if errors.Is(err, ErrNotFound) {
		var none T
		return none, nil
	}
	return v, err
}
