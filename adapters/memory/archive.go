package memory

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// Erase implements [account.Archive]. Tickets, activities and terms are the
// host's, and stay as they are.
func (s *Store) Erase(ctx context.Context, tombstone account.Person, r account.Redaction, e account.Event) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return fail("erase", err)
	}
	unit := account.Unit{People: []account.Person{tombstone}, Events: []account.Event{e}}
	if err := s.check(parcel{Unit: unit}); err != nil {
		return fail("erase", err)
	}
	e = e.Clone()
	fresh := s.tenant
	if err := fresh.redact(r, tombstone.ID, &e); err != nil {
		return fail("erase", err)
	}
	s.tenant = fresh
	tombstone.Revision++
	s.people.put(tombstone)
	s.putEvent(e)
	return nil
}

// redact replaces all records but that of the person who is erased, and tells of
// those that it altered in the changes of an event. The redaction knows solutions
// first, for other records have their digests and names. The maps it replaces are left as they are.
func (t *tenant) redact(redaction account.Redaction, erased account.PersonID, e *account.Event) error {
	for _, v := range t.solutions {
		redaction = redaction.WithSolution(v)
	}
	redacted := redacting{redaction, e}
	t.solutions = each(redacted, account.RefSolution, t.solutions, account.Solution.Redacted)
	others := maps.Clone(t.people.records)
	delete(others, erased)
	others = each(redacted, account.RefPerson, others, account.Person.Redacted)
	if p, ok := t.people.records[erased]; ok {
		others[erased] = p
	}
	t.people.records = others
	t.accounts = each(redacted, account.RefAccount, t.accounts, account.Account.Redacted)
	t.commitments = each(redacted, account.RefCommitment, t.commitments, account.Commitment.Redacted)
	t.files = each(redacted, team.RefTeam, t.files, team.File.Redacted)
	t.talks.redact(redacted)
	t.events = slices.Clone(t.events)
	for i, before := range t.events {
		t.events[i] = before.Redacted(redacted.by)
		redacted.tell(account.RefEvent, string(before.ID), before, t.events[i])
	}
	letters := make(map[account.NoticeKey]letter, len(t.letters))
	for _, key := range slices.Sorted(maps.Keys(t.letters)) {
		l, err := redacted.letter(key, t.letters[key])
		if err != nil {
			return err
		}
		letters[key] = l
	}
	t.letters = letters
	return nil
}

// A redacting redacts records, and tells of it in an event.
type redacting struct {
	by account.Redaction
	in *account.Event
}

// tell records that a record was altered, if it was.
func (r redacting) tell(kind account.RefKind, id string, before, after any) {
	from, to := account.Fingerprint(before), account.Fingerprint(after)
	if from != to {
		r.in.Changes = append(r.in.Changes, account.Change{Field: string(kind) + " " + id, From: from, To: to})
	}
}

// each redacts the records of a map into a new one.
func each[ID ~string, T any](r redacting, kind account.RefKind, records map[ID]T, redacted func(T, account.Redaction) T) map[ID]T {
	fresh := make(map[ID]T, len(records))
	for _, id := range slices.Sorted(maps.Keys(records)) {
		fresh[id] = redacted(records[id], r.by)
		r.tell(kind, string(id), records[id], fresh[id])
	}
	return fresh
}

// letter redacts a notice, and the words in which it was refused.
func (r redacting) letter(key account.NoticeKey, l letter) (letter, error) {
	before, err := l.open()
	if err != nil {
		return letter{}, err
	}
	after := before.Redacted(r.by)
	fresh, err := seal(after)
	if err != nil {
		return letter{}, err
	}
	if l.settled != nil {
		settled := *l.settled
		settled.Reason = r.by.Words(settled.Reason)
		fresh.settled = &settled
	}
	r.tell(account.RefNotice, string(key), before, after)
	return fresh, nil
}

// Purge implements [account.Archive]. Tickets, activities and terms are the
// host's, and stay as they are.
func (s *Store) Purge(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return account.Purged{}, fail("purge", err)
	}
	if err := s.check(parcel{Unit: account.Unit{Events: []account.Event{e}}}); err != nil {
		return account.Purged{}, fail("purge", err)
	}
	gone := s.closedBefore(before)
	purged := account.Purged{Accounts: len(gone)}
	for id := range gone {
		delete(s.accounts, id)
		delete(s.solutions, id)
		delete(s.files, id)
		s.people.clear(id)
		s.talks.clear(id)
	}
	maps.DeleteFunc(s.commitments, func(_ account.CommitmentID, c account.Commitment) bool { return gone[c.Account] })
	var kept []account.Event
	for _, e := range s.events {
		if gone[e.Account] || e.At.Before(before) {
			delete(s.eventIDs, e.ID)
			purged.Events++
			continue
		}
		kept = append(kept, e)
	}
	s.events = kept
	maps.DeleteFunc(s.letters, func(_ account.NoticeKey, l letter) bool {
		remove := gone[l.account] || l.settled != nil && l.settled.At.Before(before)
		if remove {
			purged.Notices++
		}
		return remove
	})
	s.pending = slices.DeleteFunc(s.pending, func(key account.NoticeKey) bool {
		_, ok := s.letters[key]
		return !ok
	})
	s.putEvent(e.Clone())
	return purged, nil
}

// closedBefore are the accounts that were closed before an instant, without the
// ancestors of those that were not.
func (t *tenant) closedBefore(before time.Time) map[account.ID]bool {
	gone := make(map[account.ID]bool)
	for id, a := range t.accounts {
		if !a.Closed.IsZero() && a.Closed.Before(before) {
			gone[id] = true
		}
	}
	for id, a := range t.accounts {
		for stays := !gone[id]; stays && gone[a.Parent]; a = t.accounts[a.Parent] {
			delete(gone, a.Parent)
		}
	}
	return gone
}
