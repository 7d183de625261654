package quadrant

import (
	"cmp"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A Blindside is a disruption about which the customer's business reached the
// provider's before the provider's own service had told it (white paper, chapter "The
// Four Quadrants of the Relationship"). It is internal for good. An MSP wants none.
type Blindside struct {
	Account account.ID `json:"account"`
	// About is the ticket that was spoken of.
	About account.Ref `json:"about"`
	// Signs say why it was a disruption when the call came, Since from when on.
	Signs []Sign    `json:"signs"`
	Since time.Time `json:"since"`
	// Call is the interaction in which the customer's business reached the
	// provider's, Called when it was.
	Call   InteractionID `json:"call"`
	Called time.Time     `json:"called"`
	// Told is when the provider's business first knew of it from its own side or took
	// notice; zero for never.
	Told time.Time `json:"told,omitzero"`
	// Failed is the hand-over that did not take place in time.
	Failed Handover `json:"failed"`
}

// Known is for how long the trouble had gone on when the customer called.
func (b Blindside) Known() time.Duration { return b.Called.Sub(b.Since) }

// Ahead is by how long the customer came before the provider's own word; false where
// that never came.
func (b Blindside) Ahead() (time.Duration, bool) {
	if b.Told.IsZero() {
		return 0, false
	}
	return b.Told.Sub(b.Called), true
}

// Why says in one sentence what happened.
func (b Blindside) Why() account.Text {
	return account.Say("blindside."+string(b.Failed), account.Args{
		"known": account.Span(b.Known()), "called": account.Instant(b.Called),
	})
}

// A Handover is the passing of word from one to the next.
type Handover string

// The hand-overs that can fail.
const (
	// ToSupervisor: those who worked on it did not tell the operations supervisor.
	ToSupervisor Handover = "to-supervisor"
	// ToBusiness: the operations supervisor knew, and did not tell the account
	// manager or the executive partner.
	ToBusiness Handover = "to-business"
)

// Blindsides are those of a period, by the instant of the call: of every disruption the
// first time that somebody of the customer's business spoke about it to somebody of the
// provider's, if none of these knew of it by then: from the provider's service, by
// having taken notice of the alert, or as one who stands in both of the provider's
// quadrants and took part. Of related tickets that are a disruption together alone, it
// is the first such call about any of them.
//
// For who knew what before the period, conversations and tickets are read as far back
// as the facts have them.
func Blindsides(f Facts, p WatchPolicy, period metrics.Period) []Blindside {
	l := lookback{
		grounds: grounds{policy: p.OrDefault(), terms: f.Terms}, people: newCircle(f), period: period,
		tickets: make(map[account.Ref]Case, len(f.Tickets)),
	}
	cases := l.casesOf(f, period.To)
	for _, c := range cases {
		if c.Ticket != nil {
			l.tickets[c.About] = c
			l.over(c, func(w Word) ([]Sign, time.Time) { return l.alone(c, w.At) })
		}
	}
	words, groups := wordsOf(f), groupsOf(cases)
	for _, c := range cases {
		if c.Related == nil {
			continue
		}
		c.Words = words[c.About]
		for _, one := range groups[c.About] {
			c.Words = append(c.Words, one.Words...)
		}
		together := l.replayed(groups[c.About])
		l.over(c, func(w Word) ([]Sign, time.Time) {
			signs := together(w.At)
			if one, there := l.tickets[w.About]; there && len(signs) > 0 {
				if alone, _ := l.alone(one, w.At); len(alone) > 0 {
					return nil, time.Time{} // that is told of by itself
				}
			}
			if len(signs) == 0 {
				return nil, time.Time{}
			}
			return signs, signs[0].Since
		})
	}
	slices.SortFunc(l.found, func(a, b Blindside) int {
		return cmp.Or(a.Called.Compare(b.Called), cmp.Compare(a.About.ID, b.About.ID), cmp.Compare(a.Call, b.Call))
	})
	return l.found
}

// A lookback goes through what was said of disruptions.
type lookback struct {
	grounds
	people  *circle
	period  metrics.Period
	tickets map[account.Ref]Case
	found   []Blindside
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
			r := reading{now: at}
			l.ticket(*c.Ticket, c.Harms, &r)
			at = r.next
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
