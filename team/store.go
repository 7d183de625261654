package team

import (
	"context"
	"iter"

	"github.com/accordhq/accord/account"
)

// A Roster reads who is assigned to which account. A host that keeps assignments
// in its own tables implements it; every [Store] does, over its files.
// Implementations are safe for concurrent use. What is yielded belongs to the
// caller. Test an implementation with teamtest.TestRoster.
type Roster interface {
	// Assignments yields every assignment of an account, past and future ones
	// included, once each, ordered by account and then by id; for the empty id
	// those of every account of the tenant. An unknown account yields none. The
	// sequence may be ranged over again, yields an error only as its last pair,
	// releases what it holds when the caller breaks off, and ends with the
	// context's error when the context is done.
	Assignments(ctx context.Context, id account.ID) iter.Seq2[Assignment, error]
}

// A Store keeps the files of accounts, and is safe for concurrent use. A tenant
// is bound to the Store value. It keeps nothing that the caller can change
// later. Test an implementation with teamtest.TestStore.
type Store interface {
	Roster

	// File returns the file of an account, which then belongs to the caller.
	// For an account whose file was never saved it is an empty file of revision
	// 0, and no error. A stored file of a newer format is ErrNewerFormat.
	File(ctx context.Context, id account.ID) (File, error)

	// SaveFile stores a file and a unit together or neither, as
	// [account.Store.Save] stores a unit; that one type can be both stores, it
	// has a name of its own. A revision of the file that is not the stored one
	// is an *account.ConflictError. The file stored has the next revision.
	SaveFile(ctx context.Context, f File, u account.Unit) error
}
