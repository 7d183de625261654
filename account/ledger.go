package account

import (
	"context"
	"iter"
	"time"
)

// A Ledger reads back what units stored: promises and history. Implementations
// are safe for concurrent use. What a method returns or yields belongs to the
// caller. A sequence may be ranged over again, yields an error only as its last
// pair, and releases what it holds when the caller breaks off. A context that is
// done is the error. A stored record of a newer format is ErrNewerFormat. Test an
// implementation with accounttest.TestStore.
type Ledger interface {
	// Commitment returns one commitment. An id the tenant does not have is
	// ErrNotFound.
	Commitment(ctx context.Context, id CommitmentID) (Commitment, error)

	// Commitments yields every commitment that a filter lets through, by due
	// instant and then by id.
	Commitments(ctx context.Context, f CommitmentFilter) iter.Seq2[Commitment, error]

	// History yields the events that concern a record, as [Event.Concerns]
	// says, in the order in which they were stored.
	History(ctx context.Context, r Ref) iter.Seq2[Event, error]
}

// A CommitmentFilter lets commitments through that match each of its fields. A
// zero field matches all, so that the zero filter lets every commitment of the
// tenant through.
type CommitmentFilter struct {
	Account ID
	Kind    CommitmentKind
	Owner   PersonID
	Role    Role
	State   CommitmentState
	// DueBy lets through what is due at or before it.
	DueBy time.Time
}

// Matches reports whether the filter lets a commitment through.
func (f CommitmentFilter) Matches(c Commitment) bool {
	return (f.Account == "" || f.Account == c.Account) &&
		(f.Kind == "" || f.Kind == c.Kind) &&
		(f.Owner == "" || f.Owner == c.Owner) &&
		(f.Role == "" || f.Role == c.Role) &&
		(f.State == "" || f.State == c.State) &&
		(f.DueBy.IsZero() || !c.Due.After(f.DueBy))
}

// Roles tells who holds a role. Package team implements it; a host that has
// assignments of its own may, too. Implementations are safe for concurrent use.
type Roles interface {
	// Holders returns who holds a role on an account at an instant, the
	// primary holder first; nobody is no error.
	Holders(ctx context.Context, id ID, r Role, at time.Time) ([]PersonID, error)
}
