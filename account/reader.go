package account

import "context"

// A Reader reads facts about accounts that the host owns, from the host's own
// tables. Implementations are safe for concurrent use. What a method returns
// belongs to the caller, who may change it without the next caller noticing.
// A method that finds its context done returns the context's error. Revisions of
// records that a host keeps in its own tables are 0. Test an implementation with
// accounttest.TestReader.
type Reader interface {
	// Account returns one account. An id the tenant does not have is
	// ErrNotFound.
	Account(ctx context.Context, id ID) (Account, error)

	// People returns everyone at a customer, those who left included, ordered
	// by id; for the empty id, the provider's people. A customer nobody is
	// recorded for has none, which is no error; an account the tenant does not
	// have is ErrNotFound.
	People(ctx context.Context, id ID) ([]Person, error)

	// Solution returns the configuration of one account. An account without
	// one, and an account the tenant does not have, is ErrNotFound.
	Solution(ctx context.Context, id ID) (Solution, error)
}
