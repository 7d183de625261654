package account

import (
	"context"
	"iter"
)

// A Lister lists accounts. A store may leave it out; then [Directory.Accounts] is
// [ErrUnsupported]. Implementations are safe for concurrent use. What is yielded
// belongs to the caller. A sequence may be ranged over again, yields an error only
// as its last pair, and releases what it holds when the caller breaks off; the body
// of the loop may save. A context that is done is the error. A stored record of a
// newer format is ErrNewerFormat. Test an implementation with
// accounttest.TestStore.
type Lister interface {
	// Accounts yields every account of the tenant once, closed ones included,
	// in order of id.
	Accounts(ctx context.Context) iter.Seq2[Account, error]
}
