package quadrant

import (
	"slices"
	"time"

	"github.com/accordhq/accord/metrics"
)

// A Harm is how much a ticket's trouble was taken to harm the customer's business from
// an instant on. A ticket has the present view alone.
type Harm struct {
	Since          time.Time      `json:"since"`
	Impact         metrics.Impact `json:"impact,omitempty"`
	CustomerImpact metrics.Impact `json:"customer_impact,omitempty"`
}

// harmOf is the present view of a ticket, as from an instant on.
func harmOf(t metrics.Ticket, since time.Time) Harm { return Harm{since, t.Impact, t.CustomerImpact} }

func (h Harm) differs(o Harm) bool {
	return h.Impact != o.Impact || h.CustomerImpact != o.CustomerImpact
}

// judged notes that a view of the ticket of a case is observed at an instant. The first
// one is taken to hold since the opening, and has not to be kept until there is another.
func (c *Case) judged(t metrics.Ticket, at time.Time) {
	var last Harm
	switch n := len(c.Harms); {
	case n > 0:
		last = c.Harms[n-1]
	case c.Ticket != nil:
		last = harmOf(*c.Ticket, c.Ticket.Opened)
	default:
		return
	}
	if h := harmOf(t, later(at, last.Since)); h.differs(last) {
		if len(c.Harms) == 0 {
			c.Harms = append(c.Harms, last)
		}
		c.Harms = append(c.Harms, h)
	}
}

// A stretch is the present part of a ticket's life, since it was opened or, after the
// service worked again, last reopened, as of an instant.
type stretch struct {
	from time.Time
	// down says that the service does not work, open that work is left to do.
	down, open bool
	// pieces are the views of it that there were from the beginning of the stretch on:
	// first those of its priority and then those of its harm, each in order.
	pieces []piece
	// holds are those of the stretch, in order.
	holds []span
	// next is when the record goes on; zero for never.
	next time.Time
}

// A piece is a time of one view of a ticket, until the next one.
type piece struct {
	from             time.Time
	impact, customer metrics.Impact
	priority         metrics.Priority
}

// gravest is the graver of the provider's and the customer's view.
func (p piece) gravest() metrics.Impact {
	return metrics.Ticket{Impact: p.impact, CustomerImpact: p.customer}.Gravest()
}

// A span is a time from an instant on and up to another; zero while that is not known.
type span struct{ from, to time.Time }

func (s span) ended() bool { return !s.to.IsZero() }

// stretchOf reads a ticket's log up to an instant.
func stretchOf(t metrics.Ticket, harms []Harm, now time.Time) stretch {
	if t.Opened.After(now) {
		return stretch{next: t.Opened}
	}
	s := stretch{from: t.Opened, down: true, open: true}
	view := piece{from: t.Opened, priority: t.Priority, impact: t.Impact, customer: t.CustomerImpact}
	if n := len(harms); n > 0 {
		view.impact, view.customer = harms[0].Impact, harms[0].CustomerImpact
		if present := harmOf(t, harms[n-1].Since); present.differs(harms[n-1]) { // not observed yet
			harms = append(slices.Clone(harms), present)
		}
	}
	s.pieces = []piece{view}
	turn := func(at time.Time) { // the view has changed
		view.from = at
		s.pieces = append(s.pieces, view)
	}
	release := func(at time.Time) {
		if n := len(s.holds); n > 0 && !s.holds[n-1].ended() {
			s.holds[n-1].to = at
		}
	}
	for _, e := range inOrder(t.Log) {
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
			release(at)
			if !s.down { // else nothing has come back
				s.from, s.pieces, s.holds = at, nil, nil
				turn(at)
			}
			s.down, s.open = true, true
		case metrics.Held:
			release(at)
			s.holds = append(s.holds, span{from: at})
		case metrics.Resumed:
			release(at)
		case metrics.Prioritised:
			if e.Priority != view.priority {
				view.priority = e.Priority
				turn(at)
			}
		}
	}
	for _, h := range harms {
		if h.Since.After(now) {
			s.next = earlier(h.Since, s.next)
			break
		}
		view.impact, view.customer = h.Impact, h.CustomerImpact
		turn(later(h.Since, s.from))
	}
	return s
}

// inOrder is a log in order of time.
func inOrder(log []metrics.Entry) []metrics.Entry {
	byTime := func(a, b metrics.Entry) int { return a.At.Compare(b.At) }
	if slices.IsSortedFunc(log, byTime) {
		return log
	}
	log = slices.Clone(log)
	slices.SortStableFunc(log, byTime)
	return log
}

// while are the times at which the view of the stretch was such as is asked for.
func (s stretch) while(such func(piece) bool) []span {
	var spans []span
	for _, p := range s.pieces {
		last := len(spans) - 1
		going := last >= 0 && !spans[last].ended()
		switch {
		case such(p) && !going:
			spans = append(spans, span{from: p.from})
		case !such(p) && going:
			spans[last].to = p.from
		}
	}
	return spans
}

// lasting is when a time has lasted for so long, less hold; zero while that is not
// known, because the ticket is held.
func (s stretch) lasting(from time.Time, d time.Duration) time.Time {
	for _, h := range s.holds {
		if h.ended() && !h.to.After(from) {
			continue
		}
		if due := from.Add(d); !due.After(h.from) {
			return due
		}
		if !h.ended() {
			return time.Time{}
		}
		d -= max(0, h.from.Sub(from))
		from = h.to
	}
	return from.Add(d)
}
