package quadrant

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A lookback goes through what was said of disruptions.
type lookback struct {
	grounds
	people *circle
	period metrics.Period
	found  []Blindside
}

// replayed returns the sign by which related tickets were a disruption together as of
// each of several instants, which are asked for in order.
func (l *lookback) replayed(group []Case) func(time.Time) []Sign {
	type turn struct {
		at     time.Time
		ticket Case
	}
	var turns []turn
	for _, c := range group {
		for at := c.Ticket.Opened; !at.IsZero(); {
			turns = append(turns, turn{at, c})
			_, _, at = l.alone(c, at)
		}
	}
	slices.SortStableFunc(turns, func(a, b turn) int { return a.at.Compare(b.at) })
	related, signs := new(Related), []Sign(nil)
	return func(now time.Time) []Sign {
		for len(turns) > 0 && !turns[0].at.After(now) {
			r := reading{now: turns[0].at}
			for len(turns) > 0 && turns[0].at.Equal(r.now) {
				l.join(related, turns[0].ticket, r.now)
				turns = turns[1:]
			}
			l.related(*related, &r)
			related.Since, signs = time.Time{}, r.signs
			if len(signs) > 0 {
				related.Since = signs[0].Since
			}
		}
		return signs
	}
}

// over goes through the words about the matter of a case in order, given the signs by
// which it was a disruption at each, and since when.
func (l *lookback) over(c Case, disruption func(Word) ([]Sign, time.Time)) {
	words, acks := slices.Clone(c.Words), c.acks(Disruption)
	slices.SortFunc(words, byWord)
	seen := make(map[time.Time]bool)
	for i, call := range words {
		if !l.people.reaches(call, Q1, Q2) || l.people.closed(call.At) {
			continue
		}
		signs, since := disruption(call)
		if len(signs) == 0 || seen[since] {
			continue
		}
		seen[since] = true
		b := Blindside{
			Account: l.people.account.ID, About: call.About, Signs: signs, Since: since,
			Call: call.Interaction, Called: call.At, Failed: ToSupervisor,
		}
		b.Told = l.people.businessTold(words, acks, b.Since)
		if !b.Told.IsZero() && !b.Told.After(call.At) || !l.period.Contains(call.At) {
			continue
		}
		supervisor := Telling{Role: account.OperationsSupervisor}
		if at, _ := l.people.told(supervisor, words[:i], acks, b.Since, call.At); !at.IsZero() {
			b.Failed = ToBusiness
		}
		l.found = append(l.found, b)
	}
}

// reaches reports whether somebody of one quadrant spoke to somebody of another.
func (c *circle) reaches(w Word, from, to Quadrant) bool {
	return slices.ContainsFunc(w.From, func(id account.PersonID) bool { return c.in(from, id, w.At) }) &&
		slices.ContainsFunc(w.To, func(id account.PersonID) bool { return c.in(to, id, w.At) })
}

// both reports whether somebody who stands in both of the provider's quadrants took
// part.
func (c *circle) both(w Word) bool {
	both := func(id account.PersonID) bool { return c.in(Q2, id, w.At) && c.in(Q4, id, w.At) }
	return slices.ContainsFunc(w.From, both) || slices.ContainsFunc(w.To, both)
}

// businessTold is when the provider's business first knew of it from its own side, or
// took notice, at or after an instant; zero for never. Whoever asks service about it
// knows of it, and so does whoever tells the customer.
func (c *circle) businessTold(words []Word, acks []Ack, since time.Time) time.Time {
	var at time.Time
	note := func(t time.Time) {
		if !t.Before(since) && (at.IsZero() || t.Before(at)) {
			at = plain(t)
		}
	}
	for _, w := range words {
		if c.reaches(w, Q4, Q2) || c.reaches(w, Q2, Q4) || c.reaches(w, Q2, Q1) || c.both(w) {
			note(w.At)
		}
	}
	for _, a := range acks {
		if c.in(Q2, a.By, a.At) {
			note(a.At)
		}
	}
	return at
}
