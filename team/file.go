package team

import (
	"slices"

	"github.com/accordhq/accord/account"
)

// A File is everything the library keeps about the team of one account. It is
// saved as a whole.
type File struct {
	Account      account.ID       `json:"account"`
	Assignments  []Assignment     `json:"assignments,omitempty"`
	Deliverables []Deliverable    `json:"deliverables,omitempty"` // in order of issue
	Changes      []ChangeRequest  `json:"changes,omitempty"`      // in order of drafting
	Revision     account.Revision `json:"revision"`
}

// The records of this package that an [account.Ref] may point at.
const (
	RefAssignment  account.RefKind = "assignment"
	RefDeliverable account.RefKind = "deliverable"
	RefChange      account.RefKind = "change"
	// RefTeam is the [File] of an account, by the account's id.
	RefTeam account.RefKind = "team"
)

// Ref points at the file.
func (f File) Ref() account.Ref { return account.Ref{Kind: RefTeam, ID: string(f.Account)} }

// Clone returns a copy that shares nothing that can change.
func (f File) Clone() File {
	f.Assignments = slices.Clone(f.Assignments)
	f.Deliverables = slices.Clone(f.Deliverables)
	f.Changes = slices.Clone(f.Changes)
	for i := range f.Changes {
		f.Changes[i] = f.Changes[i].clone()
	}
	return f
}

func (c ChangeRequest) clone() ChangeRequest {
	c.Touches = slices.Clone(c.Touches)
	c.Steps = slices.Clone(c.Steps)
	for i := range c.Steps {
		c.Steps[i].Told = slices.Clone(c.Steps[i].Told)
	}
	c.Seen = slices.Clone(c.Seen)
	for i := range c.Seen {
		c.Seen[i] = c.Seen[i].clone()
	}
	c.Edit, c.Undo = c.Edit.clone(), c.Undo.clone()
	return c
}

func (e Edit) clone() Edit {
	e.Put = slices.Clone(e.Put)
	e.Remove = slices.Clone(e.Remove)
	e.Link = slices.Clone(e.Link)
	e.Unlink = slices.Clone(e.Unlink)
	e.Drop = slices.Clone(e.Drop)
	e.Capacities = cloned(e.Capacities)
	return e
}

func cloned(capacities []account.Capacity) []account.Capacity {
	capacities = slices.Clone(capacities)
	for i := range capacities {
		capacities[i].Samples = slices.Clone(capacities[i].Samples)
	}
	return capacities
}
