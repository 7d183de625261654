package metrics

import (
	"context"
	"iter"

	"github.com/accordhq/accord/account"
)

// A Source reads the facts about service that the host owns. Implementations
// are safe for concurrent use. What a method returns or yields belongs to the
// caller. A sequence may be ranged over again, yields an error only as its
// last pair, and releases what it holds when the caller breaks off. A context
// that is done is the error: a sequence ends with it, Terms returns it. Test an
// implementation with metricstest.TestSource.
type Source interface {
	// Tickets yields, once each and in any order, the tickets of an account
	// that were open at any instant of the period: opened before its end, and
	// neither resolved nor closed for good before its start. More than these
	// do no harm: judgements leave them out. The empty account yields those of
	// every account of the tenant. An unknown account yields none.
	Tickets(ctx context.Context, id account.ID, p Period) iter.Seq2[Ticket, error]

	// Activities yields, once each and in any order, the activities of an
	// account for which [Activity.In] holds. The empty account yields those of
	// every account of the tenant. An unknown account yields none.
	Activities(ctx context.Context, id account.ID, p Period) iter.Seq2[Activity, error]

	// Terms returns what was ever agreed for an account, together with the
	// tenant's own terms, which carry the empty account. For the empty account
	// it returns those of every account and the tenant's own.
	Terms(ctx context.Context, id account.ID) ([]Terms, error)
}
