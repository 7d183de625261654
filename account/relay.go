package account

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// A Relay hands the notices of an [Outbox] to a [Notifier], each at least once.
// It is safe for concurrent use; two relays at work on one outbox may deliver a
// notice twice, with the same key.
type Relay struct {
	outbox   Outbox
	people   Reader
	notifier Notifier
	opt      Options
}

// NewRelay returns a relay. It panics when one of the three it needs is nil,
// which is a mistake of the program.
func NewRelay(outbox Outbox, people Reader, n Notifier, opt Options) *Relay {
	if outbox == nil || people == nil || n == nil {
		panic("account: NewRelay without an outbox, people or a notifier")
	}
	return &Relay{outbox: outbox, people: people, notifier: n, opt: opt.withDefaults()}
}

// Relayed counts what [Relay.Run] did with the notices that were pending.
type Relayed struct {
	Delivered int
	Refused   int
	// Failed stay pending, for the notifier or a reader returned an error.
	Failed int
}

// Run goes once through the notices that are pending. A notice that is not for the
// audience of one of its receivers, has a line or an attachment which one of them may
// not see, is for somebody at another customer, or of whose receivers none is there
// any more, is refused: it is settled with the reason and never delivered. A failure
// with one notice does not keep the others: all errors are returned joined.
func (r *Relay) Run(ctx context.Context) (Relayed, error) {
	var done Relayed
	var errs []error
	known := make(map[ID]map[PersonID]Person)
	now := r.opt.now()
	for n, err := range r.outbox.Pending(ctx) {
		if err != nil {
			return done, errors.Join(append(errs, fmt.Errorf("account: relay: %w", err))...)
		}
		s, err := r.deliver(ctx, n, known, now)
		if err == nil {
			err = r.outbox.Settle(ctx, n.Key, s)
		}
		switch {
		case err != nil:
			done.Failed++
			errs = append(errs, fmt.Errorf("account: relay notice %q: %w", n.Key, err))
		case s.Outcome == Refused:
			done.Refused++
		default:
			done.Delivered++
		}
	}
	return done, errors.Join(errs...)
}

// deliver hands over one notice, or finds why it must not be. Known are the
// people read so far, by account.
func (r *Relay) deliver(ctx context.Context, n Notice, known map[ID]map[PersonID]Person, now time.Time) (Settlement, error) {
	people, ok := known[n.Account]
	if !ok {
		var err error
		if people, err = everyone(ctx, r.people, n.Account); err != nil {
			return Settlement{}, err
		}
		known[n.Account] = people
	}
	refuse := func(reason string) (Settlement, error) {
		return Settlement{Outcome: Refused, At: now, Reason: reason}, nil
	}
	to, fresh := []Person(nil), n.Clone()
	fresh.To = nil
	for _, id := range n.To {
		p, ok := people[id]
		if !ok {
			return refuse(fmt.Sprintf("person %q is neither at the provider nor at this customer", id))
		}
		if p.Gone(now) {
			continue
		}
		if !n.Audience.ReachedBy(p.Audience()) {
			return refuse(fmt.Sprintf("person %q is not of the audience %s, for which it is", id, n.Audience))
		}
		if err := n.ReadBy(p.Audience()); err != nil {
			return refuse(fmt.Sprintf("person %q: %v", id, err))
		}
		to, fresh.To = append(to, p), append(fresh.To, id)
	}
	if len(n.To) > 0 && len(to) == 0 {
		return refuse("nobody it is for is there any more")
	}
	err := CallHook("notifier", "Notify", func() error { return r.notifier.Notify(ctx, fresh, to) })
	return Settlement{Outcome: Delivered, At: now}, err
}
