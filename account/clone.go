package account

import "slices"

// Clone returns a copy that shares nothing that can change.
func (a Account) Clone() Account {
	a.Objectives = slices.Clone(a.Objectives)
	return a
}

// Clone returns a copy that shares nothing that can change.
func (s Solution) Clone() Solution {
	s.Items = slices.Clone(s.Items)
	s.Links = slices.Clone(s.Links)
	s.Capacities = slices.Clone(s.Capacities)
	for i := range s.Capacities {
		s.Capacities[i].Samples = slices.Clone(s.Capacities[i].Samples)
	}
	return s
}

// Clone returns a copy that shares nothing that can change.
func (c Commitment) Clone() Commitment {
	c.Told = slices.Clone(c.Told)
	return c
}

// Clone returns a copy that shares nothing that can change.
func (e Event) Clone() Event {
	e.Refs = slices.Clone(e.Refs)
	e.Changes = slices.Clone(e.Changes)
	return e
}

// Clone returns a copy that shares nothing that can change. A [Text] never does.
func (n Notice) Clone() Notice {
	n.To = slices.Clone(n.To)
	n.Lines = slices.Clone(n.Lines)
	n.Attachments = slices.Clone(n.Attachments)
	for i := range n.Attachments {
		n.Attachments[i].Content = slices.Clone(n.Attachments[i].Content)
	}
	return n
}

// Clone returns a copy that shares nothing that can change.
func (u Unit) Clone() Unit {
	return Unit{
		Accounts:    clones(u.Accounts),
		People:      slices.Clone(u.People),
		Solutions:   clones(u.Solutions),
		Commitments: clones(u.Commitments),
		Events:      clones(u.Events),
		Notices:     clones(u.Notices),
	}
}

func clones[T interface{ Clone() T }](list []T) []T {
	list = slices.Clone(list)
	for i := range list {
		list[i] = list[i].Clone()
	}
	return list
}
