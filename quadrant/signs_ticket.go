package quadrant

import (
	"slices"
	"time"

	"github.com/accordhq/accord/metrics"
)

// ticket reads the signs of a ticket: those of a disruption while the service does
// not work, those of its targets while it is open.
func (g grounds) ticket(t metrics.Ticket, r *reading) {
	s := stretchOf(t, r.now)
	r.look(s.next)
	if !s.open {
		return
	}
	terms := metrics.TermsAt(g.terms, t.Account, t.Opened)
	if s.down {
		g.disruption(t, s, terms, r)
	}
	if len(r.signs) == 0 { // a disruption hides what is less grave, until the log goes on
		g.targets(t, s, terms, r)
	}
}

// disruption reads what makes a disruption of a ticket (white paper, chapter "The
// Four Quadrants of the Relationship": the service team does not see how hard the
// business is hit). An impact that nobody has judged makes none by time.
func (g grounds) disruption(t metrics.Ticket, s stretch, terms metrics.Terms, r *reading) {
	if t.Impact.Rank() >= g.policy.Impact.Rank() {
		r.from(SignImpact, s.from)
	}
	if t.CustomerImpact.Rank() > t.Impact.Rank() && t.CustomerImpact.Rank() >= g.policy.CustomerWord.Rank() {
		r.from(SignCustomerWord, s.from)
	}
	if slices.Contains(g.policy.Priorities, s.priority) {
		r.from(SignPriority, s.prioritised)
	}
	var longer time.Time
	for _, l := range g.policy.Longer {
		at := s.from.Add(minutes(l.Minutes))
		if t.Gravest().Rank() >= l.Impact.Rank() && (longer.IsZero() || at.Before(longer)) {
			longer = at
		}
	}
	r.from(SignLonger, longer)
	if terms.Prime != nil && t.Gravest().Rank() >= g.policy.Prime.Rank() {
		if opening, ok := terms.Prime.Add(s.from, 0); ok {
			r.from(SignPrime, opening)
		}
	}
}

// targets reads the signs of what the terms promise for the ticket. A target that was
// missed stays so until the ticket is done with, and is trouble anew when the ticket
// is reopened.
func (g grounds) targets(t metrics.Ticket, s stretch, terms metrics.Terms, r *reading) {
	if len(terms.Targets) == 0 {
		return
	}
	read := metrics.Read(t, terms, r.now)
	for _, m := range metrics.Measures() {
		o := read.Of(m)
		if !o.Due.IsZero() && (!o.Reached() || o.Verdict == metrics.Missed) {
			r.from(SignTargetMissed, later(o.Due.Add(1), s.from)) // at its due instant a target can still be met
		}
	}
	if len(r.signs) > 0 {
		return
	}
	nearly := metrics.Read(t, g.nearly(terms), r.now)
	for _, m := range metrics.Measures() {
		if o := nearly.Of(m); !o.Due.IsZero() && !o.Reached() {
			r.from(SignTargetSoon, later(o.Due, s.from))
		}
	}
}

// nearly are the terms with as much of each target's time as may pass before the
// target is in danger: what is then due is read on the target's own clock, with its
// service hours and holds.
func (g grounds) nearly(terms metrics.Terms) metrics.Terms {
	terms.Targets = slices.Clone(terms.Targets)
	for i, t := range terms.Targets {
		terms.Targets[i].Within = t.Within - time.Duration(g.policy.DueShare*float64(t.Within))
	}
	return terms
}

// A stretch is the present part of a ticket's life, since it was opened or, after the
// service worked again, last reopened, as of an instant.
type stretch struct {
	from time.Time
	// down says that the service does not work, open that work is left to do.
	down, open bool
	// priority is the present one, prioritised since when it has held, but not from
	// before the stretch.
	priority    metrics.Priority
	prioritised time.Time
	// next is when the log goes on; zero for never.
	next time.Time
}

// stretchOf reads a ticket's log up to an instant.
func stretchOf(t metrics.Ticket, now time.Time) stretch {
	s := stretch{from: t.Opened, down: true, open: true, priority: t.Priority, prioritised: t.Opened}
	if t.Opened.After(now) {
		return stretch{next: t.Opened}
	}
	log, byTime := t.Log, func(a, b metrics.Entry) int { return a.At.Compare(b.At) }
	if !slices.IsSortedFunc(log, byTime) {
		log = slices.Clone(log)
		slices.SortStableFunc(log, byTime)
	}
	for _, e := range log {
		if e.At.After(now) {
			s.next = e.At
			break
		}
		at := later(e.At, t.Opened)
		switch e.Kind {
		case metrics.Restored, metrics.Repaired:
			s.down = false
		case metrics.Resolved, metrics.Closed:
			s.down, s.open = false, false
		case metrics.Reopened:
			if !s.down { // else nothing has come back
				s.from, s.prioritised = at, at
			}
			s.down, s.open = true, true
		case metrics.Prioritised:
			if e.Priority != s.priority {
				s.priority, s.prioritised = e.Priority, at
			}
		}
	}
	return s
}
