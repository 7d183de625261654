package team

import "github.com/accordhq/accord/account"

// Redacted returns a copy without what a redaction takes out of reasons,
// summaries, notes, places, and the words of edits. Digests of configurations
// follow; see [account.Redaction.Digest].
func (f File) Redacted(r account.Redaction) File {
	f = f.Clone()
	for i, a := range f.Assignments {
		f.Assignments[i].Reason = r.Words(a.Reason)
	}
	for i, d := range f.Deliverables {
		f.Deliverables[i].Place = r.Words(d.Place)
		f.Deliverables[i].Digest = r.Digest(d.Digest)
	}
	for i, c := range f.Changes {
		f.Changes[i] = c.redacted(r)
	}
	return f
}

// redacted alters the lists of the request it is called on.
func (c ChangeRequest) redacted(r account.Redaction) ChangeRequest {
	c.Summary = r.Words(c.Summary)
	for i, s := range c.Steps {
		c.Steps[i].Note = r.Words(s.Note)
	}
	c.Before, c.After, c.Restored = r.Digest(c.Before), r.Digest(c.After), r.Digest(c.Restored)
	c.Edit.redact(r)
	c.Undo.redact(r)
	return c
}

func (e Edit) redact(r account.Redaction) {
	for i, item := range e.Put {
		e.Put[i] = item.Redacted(r)
	}
	for i, l := range e.Link {
		e.Link[i] = l.Redacted(r)
	}
	for i, l := range e.Unlink {
		e.Unlink[i] = l.Redacted(r)
	}
	for i, c := range e.Capacities {
		e.Capacities[i] = c.Redacted(r)
	}
	for i, k := range e.Drop {
		e.Drop[i].Name = r.Words(k.Name)
	}
	for i, k := range e.Drop {
		e.Drop[i].Name = r.Words(k.Name)
	}
}
