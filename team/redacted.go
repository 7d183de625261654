package team

import (
	"slices"

	"github.com/accordhq/accord/account"
)

// Redacted returns a copy without what a redaction takes out of reasons,
// summaries, notes, places, and the words of edits and of what they go by.
// Digests of configurations, names of capacities and labels of links follow what
// the redaction knows of the account's solution, so that a change can still be
// made and taken back; see [account.Redaction.WithSolution].
func (f File) Redacted(r account.Redaction) File {
	f = f.Clone()
	for i, a := range f.Assignments {
		f.Assignments[i].Reason = r.Words(a.Reason)
	}
	for i, d := range f.Deliverables {
		f.Deliverables[i].Place = r.Words(d.Place)
		f.Deliverables[i].Digest = r.Digest(d.Digest)
	}
	var capacities []account.Capacity
	var links []account.Link
	for _, c := range f.Changes {
		for _, seen := range c.Seen {
			capacities, links = append(capacities, seen.Capacities...), append(links, seen.Links...)
		}
		for _, e := range []Edit{c.Edit, c.Undo} {
			capacities, links = append(capacities, e.capacities()...), append(append(links, e.Link...), e.Unlink...)
		}
	}
	r = r.WithNames(f.Account, capacities, links)
	for i, c := range f.Changes {
		f.Changes[i] = c.redacted(r, f.Account)
	}
	return f
}

// redacted alters the lists of the request it is called on.
func (c ChangeRequest) redacted(r account.Redaction, id account.ID) ChangeRequest {
	c.Summary = r.Words(c.Summary)
	for i, s := range c.Steps {
		c.Steps[i].Note = r.Words(s.Note)
	}
	c.Before, c.After, c.Restored = r.Digest(c.Before), r.Digest(c.After), r.Digest(c.Restored)
	for i := range c.Seen {
		c.Seen[i].redact(r, id)
	}
	c.Edit.redact(r, id)
	c.Undo.redact(r, id)
	return c
}

func (i *SeenItem) redact(r account.Redaction, id account.ID) {
	i.Item = i.Item.Redacted(r)
	for j, l := range i.Links {
		i.Links[j] = r.Link(id, l)
	}
	for j, c := range i.Capacities {
		i.Capacities[j] = r.Capacity(id, c)
	}
}

func (e Edit) redact(r account.Redaction, id account.ID) {
	for i, item := range e.Put {
		e.Put[i] = item.Redacted(r)
	}
	for i, l := range e.Link {
		e.Link[i] = r.Link(id, l)
	}
	for i, l := range e.Unlink {
		e.Unlink[i] = r.Link(id, l)
	}
	for i, c := range e.Capacities {
		e.Capacities[i] = r.Capacity(id, c)
	}
	for i, k := range e.Drop {
		e.Drop[i] = keyOf(r.Capacity(id, k.capacity()))
	}
}

// capacities are those that the edit names.
func (e Edit) capacities() []account.Capacity {
	list := slices.Clone(e.Capacities)
	for _, k := range e.Drop {
		list = append(list, k.capacity())
	}
	return list
}

func (k CapacityKey) capacity() account.Capacity {
	return account.Capacity{Item: k.Item, Name: k.Name}
}
