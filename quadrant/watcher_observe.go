package quadrant

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A Fact is one thing that a [Watcher] is told of, as it stands now. It has one of the
// fields.
type Fact struct {
	Ticket       *metrics.Ticket
	Activity     *metrics.Activity
	Commitment   *account.Commitment
	Interaction  *Interaction
	Satisfaction *account.Satisfaction
	Standing     *Standing
}

// Validate names every fault of the fact by field.
func (f Fact) Validate() error {
	var faults account.Faults
	n := 0
	check := func(there bool, field string, validate func() error) {
		if there {
			n++
			faults.In(field, validate())
		}
	}
	check(f.Ticket != nil, "ticket", func() error { return f.Ticket.Validate() })
	check(f.Activity != nil, "activity", func() error { return f.Activity.Validate() })
	check(f.Commitment != nil, "commitment", func() error { return f.Commitment.Validate() })
	check(f.Interaction != nil, "interaction", func() error { return f.Interaction.Validate() })
	check(f.Satisfaction != nil, "satisfaction", func() error { return f.Satisfaction.Validate() })
	check(f.Standing != nil, "standing", func() error { return f.Standing.Validate() })
	faults.Check(n == 1, "", "must be one fact, and is %d", n)
	return faults.Err()
}

// account is whose fact it is.
func (f Fact) account() account.ID {
	switch {
	case f.Ticket != nil:
		return f.Ticket.Account
	case f.Activity != nil:
		return f.Activity.Account
	case f.Commitment != nil:
		return f.Commitment.Account
	case f.Interaction != nil:
		return f.Interaction.Account
	case f.Satisfaction != nil:
		return f.Satisfaction.Account
	}
	return f.Standing.Account
}

// Observe takes a fact that is new or has changed, and does what follows from it. It
// costs as much however long the history is: it reads and saves the case of the fact
// and, of a ticket, that of the tickets related to it. Facts of several things may
// come in any order, and again, which stores nothing. Versions of one and the same
// come in the order in which they were saved, for the last one observed counts; of a
// commitment it is that of the highest revision. What an interaction was once observed
// to be about it stays word about, and whom it does not know the watch takes for
// nobody. A standing counts from the next look at a case on, as does a change of the
// account's people, team and terms. An account that is not there is
// [account.ErrNotFound], a fact with faults [account.ErrInvalid].
//
// Where conversations are kept in the store, an interaction, an answer and a standing
// are put there; with [Sources.Log] they are the host's.
func (w *Watcher) Observe(ctx context.Context, actor account.PersonID, f Fact) (Watched, error) {
	fail := func(err error) error { return fmt.Errorf("quadrant: observe: %w", err) }
	var faults account.Faults
	faults.In("", account.CheckID("actor", actor))
	faults.In("", f.Validate())
	if err := faults.Err(); err != nil {
		return Watched{}, fail(err)
	}
	v, err := w.visit(ctx, actor, f.account(), plain(w.opt.Now()), w.staff(ctx))
	if err != nil {
		return Watched{}, fail(err)
	}
	if err := v.observe(ctx, f); err != nil {
		return Watched{}, fail(err)
	}
	return v.done, nil
}

// observe puts a fact into its cases and settles them.
func (v *visit) observe(ctx context.Context, f Fact) error {
	var err error
	switch {
	case f.Ticket != nil:
		err = v.ticket(ctx, ticketInUTC(*f.Ticket))
	case f.Activity != nil:
		err = v.activity(ctx, activityInUTC(*f.Activity))
	case f.Commitment != nil:
		err = v.commitment(ctx, commitmentInUTC(*f.Commitment))
	case f.Interaction != nil:
		i := f.Interaction.Clone()
		i.At = plain(i.At)
		err = v.interaction(ctx, i)
	case v.w.src.Log != nil:
	case f.Satisfaction != nil:
		s := satisfactionInUTC(*f.Satisfaction)
		v.record.Satisfactions, err = unless(s, v.w.store.Satisfactions(ctx, s.Account, instant(s.At)))
	case f.Standing != nil:
		err = v.standing(ctx, standingInUTC(*f.Standing))
	}
	if err != nil {
		return err
	}
	return v.settle(ctx)
}

func (v *visit) activity(ctx context.Context, a metrics.Activity) error {
	c, err := v.own(ctx, a.ID.Ref())
	if err != nil {
		return err
	}
	c.Activity = &a
	return nil
}

// commitment puts a promise into its case, unless it has been read there as it was
// after that.
func (v *visit) commitment(ctx context.Context, p account.Commitment) error {
	c, err := v.own(ctx, p.ID.Ref())
	if err != nil {
		return err
	}
	if c.Commitment == nil || p.Revision >= c.Commitment.Revision {
		c.Commitment = &p
	}
	return nil
}

func (v *visit) standing(ctx context.Context, s Standing) error {
	known, err := v.w.store.Standings(ctx, s.Account)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(known, func(o Standing) bool { return account.Fingerprint(o) == account.Fingerprint(s) }) {
		v.record.Standings = []Standing{s}
	}
	return nil
}

// unless is a record to be stored, unless it is among those that are.
func unless[T any](record T, known iter.Seq2[T, error]) ([]T, error) {
	for o, err := range known {
		if err != nil {
			return nil, err
		}
		if account.Fingerprint(o) == account.Fingerprint(record) {
			return nil, nil
		}
	}
	return []T{record}, nil
}

// instant is the period of one instant.
func instant(t time.Time) metrics.Period { return metrics.Period{From: t, To: t.Add(1)} }

// ticket puts a ticket into its case, and among the related ones.
func (v *visit) ticket(ctx context.Context, t metrics.Ticket) error {
	c, err := v.own(ctx, t.ID.Ref())
	if err != nil {
		return err
	}
	c.judged(t, v.now)
	c.Ticket = &t
	group, by, name := groupOf(t)
	if c.Group != group {
		if err := v.part(ctx, c); err != nil {
			return err
		}
	}
	c.Group = group
	if group == (account.Ref{}) {
		return nil
	}
	related, err := v.open(ctx, group)
	if err != nil {
		return err
	}
	if related.Related == nil {
		related.Related = &Related{By: by, Name: name}
	}
	v.grounds.join(related.Related, *c, v.now)
	related.forget(c.About)
	if related.Related.has(c.About) {
		for _, w := range c.Words {
			related.hear(w)
		}
	}
	return nil
}

// part takes a ticket from among those that it was related to, with what was said of it.
func (v *visit) part(ctx context.Context, c *Case) error {
	if c.Group == (account.Ref{}) {
		return nil
	}
	related, err := v.open(ctx, c.Group)
	if err != nil {
		return err
	}
	if related.Related != nil {
		related.Related.leave(c.About)
	}
	related.forget(c.About)
	return nil
}

// interaction puts a conversation into the cases of what was spoken of. What is
// another account's was not spoken of.
func (v *visit) interaction(ctx context.Context, i Interaction) error {
	if v.w.src.Log == nil {
		var err error
		v.record.Interactions, err = unless(i, v.w.store.Interactions(ctx, i.Account, instant(i.At)))
		if err != nil {
			return err
		}
	}
	for _, about := range i.About {
		switch about.Kind {
		case metrics.RefTicket, metrics.RefActivity, account.RefCommitment, RefRelated:
		default:
			continue
		}
		word := wordOn(about, i)
		c, err := v.open(ctx, about)
		if err != nil {
			return err
		}
		if c.Account != i.Account {
			continue
		}
		c.hear(word)
		if c.Group == (account.Ref{}) {
			continue
		}
		related, err := v.open(ctx, c.Group)
		if err != nil {
			return err
		}
		if related.Related != nil && related.Related.has(about) {
			related.hear(word)
		}
	}
	return nil
}
