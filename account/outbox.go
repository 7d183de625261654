package account

import (
	"context"
	"iter"
	"time"
)

// An Outbox holds the notices that units stored until they are settled.
// Implementations are safe for concurrent use. What it yields belongs to the
// caller. A context that is done is the error. Test an implementation with
// accounttest.TestStore.
type Outbox interface {
	// Pending yields the notices that are not settled, in the order in which
	// they were stored. It may be ranged over again, yields an error only as
	// its last pair, and releases what it holds when the caller breaks off.
	Pending(ctx context.Context) iter.Seq2[Notice, error]

	// Settle records what became of a notice, which is then no longer pending.
	// A notice that is settled already keeps what was recorded first, and is no
	// error. An unknown key is ErrNotFound.
	Settle(ctx context.Context, key NoticeKey, s Settlement) error

	// Settlement returns what became of a notice, and false while it is
	// pending. An unknown key is ErrNotFound.
	Settlement(ctx context.Context, key NoticeKey) (Settlement, bool, error)
}

// A Settlement is what became of a [Notice].
type Settlement struct {
	Outcome Outcome   `json:"outcome"`
	At      time.Time `json:"at"`
	// Reason says why a notice was refused.
	Reason string `json:"reason,omitempty"`
}

// An Outcome is how a [Notice] was settled.
type Outcome string

// The outcomes.
const (
	// Delivered says that the notifier took it.
	Delivered Outcome = "delivered"
	// Refused says that it must not be delivered: it has something that one of
	// its readers may not see, or is for somebody who cannot be written to.
	Refused Outcome = "refused"
)

// A Notifier delivers notices: by mail, to a queue of the host's, on a page.
// Implementations are safe for concurrent use.
type Notifier interface {
	// Notify delivers a notice to the people in its To, whose records it is
	// given in that order. They are none when nobody holds the notice's role:
	// send it to a mailbox of your own then, or return an error. It may be
	// called again for a notice that was delivered, with the same key. An error
	// leaves the notice pending.
	Notify(ctx context.Context, n Notice, to []Person) error
}

// NotifierFunc makes a function a [Notifier].
type NotifierFunc func(ctx context.Context, n Notice, to []Person) error

// Notify calls f.
func (f NotifierFunc) Notify(ctx context.Context, n Notice, to []Person) error { return f(ctx, n, to) }
