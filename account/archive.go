package account

import (
	"context"
	"time"
)

// An Archive forgets what must not be kept. A store may leave it out; then
// [Directory.Erase] and [Directory.Purge] are [ErrUnsupported]. Test an
// implementation with accounttest.TestStore.
type Archive interface {
	// Erase stores a tombstone in place of a person and redacts every stored
	// record of the tenant: those of this package, notices and events
	// included, and those of the packages above. Other records refer to solutions,
	// so these come first: see [Redaction.WithSolution]. All of it is done or nothing.
	// A revision of the tombstone that is not the stored one is a
	// [*ConflictError]; a record of a newer format anywhere is ErrNewerFormat.
	//
	// The event is stored after all others. Its Changes gain one for each
	// record that redaction altered, in any order: Field is the record's kind
	// and id, such as "commitment c-1", From and To are the [Fingerprint] of
	// the record before and after. Redacting changes no record's revision.
	Erase(ctx context.Context, tombstone Person, r Redaction, e Event) error

	// Purge removes, all or nothing, the events that happened and the notices
	// that were settled before an instant, and every account closed before it
	// with all that is stored for it; an account that is the parent of one that
	// stays, stays. The event is stored. It returns how many of each there were.
	Purge(ctx context.Context, before time.Time, e Event) (Purged, error)
}

// Purged counts what [Archive.Purge] removed.
type Purged struct {
	Accounts int `json:"accounts"`
	Events   int `json:"events"`
	Notices  int `json:"notices"`
}
