package quadrant

import (
	"context"
	"iter"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A Log reads who spoke with whom. A host that keeps conversations in its own
// tables implements it; every [Store] does, over what a [Watcher] was given.
// Implementations are safe for concurrent use. What a method returns or yields
// belongs to the caller. A sequence may be ranged over again, yields an error only
// as its last pair, releases what it holds when the caller breaks off, and ends with
// the context's error when the context is done. Test an implementation with
// quadranttest.TestLog.
type Log interface {
	// Interactions yields the interactions of an account that took place in a
	// period, once each, by instant and then by id. An unknown account has none.
	Interactions(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[Interaction, error]

	// Satisfactions yields the answers of an account that were given in a period,
	// once each, by instant and then by id. An unknown account has none.
	Satisfactions(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[account.Satisfaction, error]

	// Standings returns every standing of an account, past and future ones
	// included, ordered by id. An unknown account has none. A context that is done
	// is the error.
	Standings(ctx context.Context, id account.ID) ([]Standing, error)
}
