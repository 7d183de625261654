package quadrant

import (
	"context"
	"iter"
	"time"

	"github.com/accordhq/accord/account"
)

// A Store keeps what a [Watcher] knows, and is safe for concurrent use. A tenant is
// bound to the Store value. It keeps nothing that the caller can change later. Test
// an implementation with quadranttest.TestStore.
type Store interface {
	Log

	// Case returns what is known of the trouble with a record. A record that has
	// no case is ErrNotFound. A stored case of a newer format is ErrNewerFormat.
	Case(ctx context.Context, about account.Ref) (Case, error)

	// Cases yields every case that a filter lets through, by the kind and then the
	// id of what they are about, as [Log] says of sequences; the body of the loop
	// may save. A stored case of a newer format is ErrNewerFormat.
	Cases(ctx context.Context, f CaseFilter) iter.Seq2[Case, error]

	// SaveRecord stores a record and a unit together or neither, as
	// [account.Store.Save] stores a unit; that one type can be several stores, it
	// has a name of its own. A case whose revision is not the stored one is an
	// *account.ConflictError, and so are two cases of one record about the same. A
	// case stored has the next revision. An interaction, an answer or a standing
	// takes the place of the one stored under its id.
	SaveRecord(ctx context.Context, r Record, u account.Unit) error
}

// A Record is what a [Watcher] stores at once.
type Record struct {
	Cases         []Case
	Interactions  []Interaction
	Satisfactions []account.Satisfaction
	Standings     []Standing
}

// Clone returns a copy that shares nothing that can change.
func (r Record) Clone() Record {
	return Record{
		Cases:         clones(r.Cases),
		Interactions:  clones(r.Interactions),
		Satisfactions: append([]account.Satisfaction(nil), r.Satisfactions...),
		Standings:     clones(r.Standings),
	}
}

func clones[T interface{ Clone() T }](list []T) []T {
	all := make([]T, 0, len(list))
	for _, v := range list {
		all = append(all, v.Clone())
	}
	return all
}

// A CaseFilter lets cases through that match each of its fields. A zero field
// matches all, so that the zero filter lets every case of the tenant through.
type CaseFilter struct {
	Account account.ID
	// NextBy lets through what time alone changes at or before it.
	NextBy time.Time
	// Alerted lets through what has an alert that is not cleared.
	Alerted bool
}

// Matches reports whether the filter lets a case through.
func (f CaseFilter) Matches(c Case) bool {
	return (f.Account == "" || f.Account == c.Account) &&
		(f.NextBy.IsZero() || !c.Next.IsZero() && !c.Next.After(f.NextBy)) &&
		(!f.Alerted || c.Alerted())
}
