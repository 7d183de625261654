package account

import (
	"cmp"
	"encoding/json"
	"slices"
)

// A Ref points at a record by kind and id.
type Ref struct {
	Kind RefKind `json:"kind"`
	ID   string  `json:"id"`
}

// A RefKind is the kind of record a [Ref] points at. Packages above add their
// own.
type RefKind string

// The records of this package that a [Ref] may point at.
const (
	RefAccount      RefKind = "account"
	RefPerson       RefKind = "person"
	RefItem         RefKind = "item"
	RefSolution     RefKind = "solution"
	RefCommitment   RefKind = "commitment"
	RefRole         RefKind = "role"
	RefEvent        RefKind = "event"
	RefNotice       RefKind = "notice"
	RefSatisfaction RefKind = "satisfaction"
)

// Severity says how much a finding matters. Compare with [Severity.Rank].
type Severity string

const (
	// Info is worth knowing.
	Info Severity = "info"
	// Warning needs attention before it becomes a problem.
	Warning Severity = "warning"
	// Critical needs action now.
	Critical Severity = "critical"
)

// Rank orders severities: a higher rank matters more; an unknown severity
// ranks with [Info].
func (s Severity) Rank() int {
	switch s {
	case Critical:
		return 2
	case Warning:
		return 1
	}
	return 0
}

// Label is the name of the severity for people.
func (s Severity) Label() Text { return Say("severity."+string(s), nil) }

// A Finding is what a judgement concludes from facts: a stable code with
// arguments, the evidence it rests on, and who should act.
type Finding struct {
	// Code is stable, such as "capacity.tight". The phrases
	// "finding.CODE.why" and "finding.CODE.next" say it to people.
	Code     string   `json:"code"`
	Severity Severity `json:"severity"`
	Args     Args     `json:"args,omitempty"`
	// Evidence are the facts it rests on; a finding without is no finding.
	Evidence []Ref `json:"evidence"`
	// Owner is the role that should own the next step.
	Owner      Role       `json:"owner"`
	Visibility Visibility `json:"visibility"`
}

// Why says in one plain sentence what was found.
func (f Finding) Why() Text { return Say("finding."+f.Code+".why", f.Args) }

// Next says the suggested next step.
func (f Finding) Next() Text { return Say("finding."+f.Code+".next", f.Args) }

// SortFindings sorts findings, the gravest first and equals by code and what they
// say, so that their order does not go by that of rules or facts.
func SortFindings(list []Finding) {
	type keyed struct {
		Finding
		key string
	}
	all := make([]keyed, len(list))
	for i, f := range list {
		// Args is a map, which JSON writes in the order of its keys. What does
		// not marshal, such as a date of the year 10000, keeps its place among
		// equals.
		key, _ := json.Marshal(f)
		all[i] = keyed{f, string(key)}
	}
	slices.SortStableFunc(all, func(a, b keyed) int {
		return cmp.Or(
			cmp.Compare(b.Severity.Rank(), a.Severity.Rank()),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.key, b.key),
		)
	})
	for i, k := range all {
		list[i] = k.Finding
	}
}
