package memory

import (
	"context"
	"iter"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// Tickets implements [metrics.Source]. Tickets are in the order of the facts.
// One that was resolved and closed later counts as ended when it was closed.
func (s *Store) Tickets(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[metrics.Ticket, error] {
	return sequence(ctx, s.tickets[id], func(t *ticket) (metrics.Ticket, bool) {
		if !t.openIn(p) {
			return metrics.Ticket{}, false
		}
		return t.Ticket.Clone(), true
	})
}

// Activities implements [metrics.Source]. Activities are in the order of the
// facts.
func (s *Store) Activities(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[metrics.Activity, error] {
	return sequence(ctx, s.activities[id], func(a *metrics.Activity) (metrics.Activity, bool) {
		return *a, a.In(p)
	})
}

// Terms implements [metrics.Source].
func (s *Store) Terms(ctx context.Context, id account.ID) ([]metrics.Terms, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var all []metrics.Terms
	for _, t := range s.terms {
		if id == "" || t.Account == "" || t.Account == id {
			all = append(all, cloneTerms(t))
		}
	}
	return all, nil
}

// sequence yields what take makes of each record it takes.
func sequence[R, T any](ctx context.Context, records []R, take func(R) (T, bool)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, r := range records {
			if ctx.Err() != nil {
				break
			}
			if v, ok := take(r); ok && !yield(v, nil) {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			var none T
			yield(none, err)
		}
	}
}

// A ticket is a ticket and when it ended.
type ticket struct {
	metrics.Ticket
	ended time.Time // zero while it is open
}

// openIn reports whether the ticket was open at any instant of a period.
func (t *ticket) openIn(p metrics.Period) bool {
	return t.Opened.Before(p.To) && (t.ended.IsZero() || !t.ended.Before(p.From))
}

// ended is when a ticket was last resolved or closed, if it was not reopened
// after that. Like [metrics.Read] it takes an entry before the opening as made
// at the opening.
func ended(t metrics.Ticket) time.Time {
	var at time.Time
	open := true
	for _, e := range t.Log {
		switch e.Kind {
		case metrics.Resolved, metrics.Closed, metrics.Reopened:
			if !e.At.Before(at) {
				at, open = e.At, e.Kind == metrics.Reopened
			}
		}
	}
	switch {
	case open:
		return time.Time{}
	case at.Before(t.Opened):
		return t.Opened
	}
	return at
}

func cloneTerms(t metrics.Terms) metrics.Terms {
	t.Calendar, t.Prime = cloneCalendar(t.Calendar), cloneCalendar(t.Prime)
	t.Targets = slices.Clone(t.Targets)
	return t
}

// cloneCalendar copies the one level of a calendar that can change, by
// [metrics.Calendar.UnmarshalJSON].
func cloneCalendar(c *metrics.Calendar) *metrics.Calendar {
	if c == nil {
		return nil
	}
	fresh := *c
	return &fresh
}
