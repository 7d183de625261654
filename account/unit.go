package account

import (
	"context"
	"fmt"

	"github.com/accordhq/accord/internal/form"
)

// A Revision counts the saves of a record: 0 for one that was never saved, or
// that a host keeps in its own tables. A save carries the revision its caller
// read, and the record stored then has the next one.
type Revision int64

// A Unit is what one operation stores, all of it or nothing: the records of
// this package that it changed, the promises it made or moved, what is told
// about it, and who is to be notified. Every writer of the library saves a Unit,
// most of them together with a value of their own.
//
// Records carry the revision that was read; a record of revision 0 is new.
type Unit struct {
	Accounts    []Account
	People      []Person
	Solutions   []Solution
	Commitments []Commitment
	// Events have ids, and are stored in this order after all events saved
	// before.
	Events []Event
	// Notices wait in the [Outbox] until a [Relay] settles them.
	Notices []Notice
}

// A Store keeps what the library owns. Implementations are safe for concurrent
// use and keep nothing that the caller can change later. A tenant is bound to
// the Store value: nothing of another tenant is seen or touched. Test an
// implementation with accounttest.TestStore.
type Store interface {
	// Save stores a unit whole or not at all. A record whose revision is not
	// the stored one, a new record or event whose id is stored already, and a
	// record of revision above 0 that is not stored, is a [*ConflictError].
	// Two records of one unit that have the same id are a ConflictError, too. A
	// notice whose key is stored already is left as it is, settled or not, and is
	// no error. A stored record of a newer format is [ErrNewerFormat] and is
	// never written over. A context that is done is the context's error, and
	// nothing is stored. Text must be UTF-8; a store may refuse other text as
	// [ErrInvalid].
	Save(ctx context.Context, u Unit) error
}

// A ConflictError says that a record was saved by somebody else since it was
// read. It unwraps to [ErrConflict].
type ConflictError struct {
	Record Ref
	// Read is the revision the caller had, Current the stored one; 0 for a
	// record that is not stored.
	Read, Current Revision
}

func (e *ConflictError) Error() string {
	return fmt.Sprintf("%s %q: %s: at revision %d, read at %d",
		e.Record.Kind, e.Record.ID, ErrConflict, e.Current, e.Read)
}

// Unwrap returns [ErrConflict].
func (e *ConflictError) Unwrap() error { return ErrConflict }

// Validate names every fault of the events and notices, which are new in every
// unit. Records are looked at by whoever changes them: what another version of the
// library stored in words of its own must not keep them from being saved.
func (u Unit) Validate() error {
	var f Faults
	faultsIn(&f, "events", u.Events)
	faultsIn(&f, "notices", u.Notices)
	return f.Err()
}

func faultsIn[T interface{ Validate() error }](f *Faults, field string, records []T) {
	for i, r := range records {
		f.In(form.Index(field, i), r.Validate())
	}
}
