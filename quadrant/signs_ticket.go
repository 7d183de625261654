package quadrant

import (
	"slices"
	"time"

	"github.com/accordhq/accord/metrics"
)

// ticket reads the signs of a ticket: those of a disruption while the service does
// not work, those of its targets while it is open.
func (g grounds) ticket(t metrics.Ticket, harms []Harm, r *reading) {
	s := stretchOf(t, harms, r.now)
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
// business is hit). An impact that nobody has judged makes none by time. A request or
// a question is one where somebody has judged it so, and by nothing else: nothing has
// broken.
func (g grounds) disruption(t metrics.Ticket, s stretch, terms metrics.Terms, r *reading) {
	p := g.policy
	graver := func(than metrics.Impact) func(piece) bool {
		return func(v piece) bool { return v.gravest().Rank() >= than.Rank() }
	}
	r.while(SignImpact, s.while(func(v piece) bool { return v.impact.Rank() >= p.Impact.Rank() }))
	r.while(SignCustomerWord, s.while(func(v piece) bool {
		return v.customer.Rank() > v.impact.Rank() && v.customer.Rank() >= p.CustomerWord.Rank()
	}))
	if t.Kind != metrics.Request && t.Kind != metrics.Question {
		r.while(SignPriority, s.while(func(v piece) bool { return slices.Contains(p.Priorities, v.priority) }))
		var longer []span
		for _, l := range p.Longer {
			longer = append(longer, begun(s.while(graver(l.Impact)), func(from time.Time) time.Time {
				return s.lasting(from, minutes(l.Minutes))
			})...)
		}
		r.while(SignLonger, longer)
		if terms.Prime != nil {
			r.while(SignPrime, begun(s.while(graver(p.Prime)), func(from time.Time) time.Time {
				opening, _ := terms.Prime.Add(from, 0)
				return opening
			}))
		}
	}
	r.unite()
}

// begun are times that begin later than they would; those that have ended before, or
// never begin, are left out.
func begun(spans []span, begin func(time.Time) time.Time) []span {
	var all []span
	for _, s := range spans {
		s.from = begin(s.from)
		if !s.from.IsZero() && (!s.ended() || s.from.Before(s.to)) {
			all = append(all, s)
		}
	}
	return all
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
