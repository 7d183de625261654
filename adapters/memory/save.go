package memory

import (
	"context"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// Save implements [account.Store].
func (s *Store) Save(ctx context.Context, u account.Unit) error {
	if err := s.save(ctx, parcel{Unit: u}); err != nil {
		return fail("save", err)
	}
	return nil
}

// A parcel is what is stored at once: a unit, and what other packages save beside
// it, which is the store's own.
type parcel struct {
	account.Unit
	quadrant.Record
	files []team.File
}

// save stores a parcel. Whatever can go wrong does so before the first record is
// put.
func (s *Store) save(ctx context.Context, p parcel) error {
	u := p.Unit.Clone()
	letters := make([]letter, len(u.Notices))
	for i, n := range u.Notices {
		var err error
		if letters[i], err = seal(n); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := s.check(p); err != nil {
		return err
	}
	for _, a := range u.Accounts {
		a.Revision++
		s.accounts[a.ID] = a
	}
	for _, p := range u.People {
		p.Revision++
		s.people.put(p)
	}
	for _, v := range u.Solutions {
		v.Revision++
		s.solutions[v.Account] = v
	}
	for _, c := range u.Commitments {
		c.Revision++
		s.commitments[c.ID] = c
	}
	for _, f := range p.files {
		f.Revision++
		s.files[f.Account] = f
	}
	for i := range p.Cases {
		p.Cases[i].Revision++
	}
	s.talks.put(p.Record)
	for _, e := range u.Events {
		s.putEvent(e)
	}
	for i, l := range letters {
		s.post(u.Notices[i].Key, l)
	}
	return nil
}

// check returns the first conflict.
func (t *tenant) check(p parcel) error {
	for _, err := range []error{
		stale(t.accounts, p.Accounts, func(a account.Account) (account.ID, account.Ref, account.Revision) {
			return a.ID, a.ID.Ref(), a.Revision
		}),
		stale(t.people.records, p.People, func(p account.Person) (account.PersonID, account.Ref, account.Revision) {
			return p.ID, p.ID.Ref(), p.Revision
		}),
		stale(t.solutions, p.Solutions, func(v account.Solution) (account.ID, account.Ref, account.Revision) {
			return v.Account, account.SolutionRef(v.Account), v.Revision
		}),
		stale(t.commitments, p.Commitments, func(c account.Commitment) (account.CommitmentID, account.Ref, account.Revision) {
			return c.ID, c.ID.Ref(), c.Revision
		}),
		stale(t.files, p.files, func(f team.File) (account.ID, account.Ref, account.Revision) {
			return f.Account, f.Ref(), f.Revision
		}),
		stale(t.cases.records, p.Cases, func(c quadrant.Case) (caseID, account.Ref, account.Revision) {
			return caseID(c.Ref().ID), c.Ref(), c.Revision
		}),
		t.repeated(p.Events),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// stale returns a conflict unless each record carries the revision that is
// stored, which for one that is not stored is 0, and no two are the same.
func stale[ID comparable, T any](stored map[ID]T, list []T, of func(T) (ID, account.Ref, account.Revision)) error {
	seen := make(map[ID]bool, len(list))
	for _, record := range list {
		id, ref, read := of(record)
		_, _, current := of(stored[id])
		if read != current || seen[id] {
			return &account.ConflictError{Record: ref, Read: read, Current: current}
		}
		seen[id] = true
	}
	return nil
}

// repeated returns a conflict for an event that is stored already, or stands in
// the list twice.
func (t *tenant) repeated(events []account.Event) error {
	seen := make(map[account.EventID]bool, len(events))
	for _, e := range events {
		if t.eventIDs[e.ID] || seen[e.ID] {
			return &account.ConflictError{Record: account.Ref{Kind: account.RefEvent, ID: string(e.ID)}}
		}
		seen[e.ID] = true
	}
	return nil
}

func (t *tenant) putEvent(e account.Event) {
	t.events = append(t.events, e)
	t.eventIDs[e.ID] = true
}
