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
		grounds: grounds{policy: p.OrDefault(), terms: f.Terms}, people: newCircle(f), cases: f.known(), period: period,
		tickets: make(map[account.Ref]*metrics.Ticket, len(f.Tickets)),
	}
	words := wordsOf(f)
	for i := range f.Tickets {
		if t := &f.Tickets[i]; t.Account == f.Account.ID {
			l.tickets[t.ID.Ref()] = t
			l.over(t.ID.Ref(), words[t.ID.Ref()], l.alone)
		}
	}
	for about, tickets := range groupsOf(f) {
		var said []Word
		for _, t := range tickets {
			said = append(said, words[t.ID.Ref()]...)
		}
		together := l.replayed(tickets)
		l.over(about, said, func(w Word) []Sign {
			if signs := together(w.At); len(l.alone(w)) == 0 {
				return signs
			}
			return nil
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
	cases   map[account.Ref]Case
	period  metrics.Period
	tickets map[account.Ref]*metrics.Ticket
	found   []Blindside
}

// alone are the signs by which the ticket of a word was a disruption then.
func (l *lookback) alone(w Word) []Sign {
	r := reading{now: w.At}
	l.ticket(*l.tickets[w.About], &r)
	if class, signs := r.trouble(); class == Disruption {
		return signs
	}
	return nil
}

// replayed returns the signs by which related tickets were a disruption together as of
// each of several instants, which are asked for in order.
func (l *lookback) replayed(tickets []*metrics.Ticket) func(time.Time) []Sign {
	type event struct {
		at     time.Time
		ticket *metrics.Ticket
	}
	var events []event
	for _, t := range tickets {
		events = append(events, event{t.Opened, t})
		for _, e := range t.Log {
			events = append(events, event{e.At, t})
		}
	}
	slices.SortStableFunc(events, func(a, b event) int { return a.at.Compare(b.at) })
	related, signs := new(Related), []Sign(nil)
	return func(now time.Time) []Sign {
		for len(events) > 0 && !events[0].at.After(now) {
			r := reading{now: events[0].at}
			for len(events) > 0 && events[0].at.Equal(r.now) {
				related.join(*events[0].ticket, r.now)
				events = events[1:]
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

// over goes through the words about a matter in order, given the signs by which it was
// a disruption at each.
func (l *lookback) over(about account.Ref, words []Word, signs func(Word) []Sign) {
	slices.SortFunc(words, byWord)
	seen := make(map[AlertKey]bool)
	known := l.cases[about]
	acks := known.acks(Disruption)
	for i, call := range words {
		if !l.people.reaches(call, Q1, Q2) || l.people.closed(call.At) {
			continue
		}
		signs := signs(call)
		if len(signs) == 0 {
			continue
		}
		b := Blindside{
			Account: l.people.account.ID, About: call.About, Signs: signs, Since: signs[0].Since,
			Call: call.Interaction, Called: call.At, Failed: ToSupervisor,
		}
		key := keyOf(about, Disruption, b.Since)
		if seen[key] {
			continue
		}
		seen[key] = true
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
// knows of it.
func (c *circle) businessTold(words []Word, acks []Ack, since time.Time) time.Time {
	var at time.Time
	note := func(t time.Time) {
		if !t.Before(since) && (at.IsZero() || t.Before(at)) {
			at = plain(t)
		}
	}
	for _, w := range words {
		if c.reaches(w, Q4, Q2) || c.reaches(w, Q2, Q4) || c.both(w) {
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
