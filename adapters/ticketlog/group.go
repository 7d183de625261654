package ticketlog

import (
	"github.com/accordhq/accord/adapters/tabular"
	"github.com/accordhq/accord/metrics"
)

// A group is the rows of a ticket.
type group struct {
	ticket metrics.TicketID
	rows   []row
}

// add takes a row. Rows that tell the same facts share them.
func (g *group) add(r row, f *facts) {
	r.facts = nil
	if n := len(g.rows); n > 0 && *g.rows[n-1].facts == *f {
		r.facts = g.rows[n-1].facts
	} else {
		own := *f
		r.facts = &own
	}
	g.rows = append(g.rows, r)
}

// A gatherer brings the rows of each ticket together.
type gatherer interface {
	// add takes a row. It returns the group that the row shows to be done, if
	// any, which is good until the next call, or why the row cannot be taken.
	add(metrics.TicketID, row, *facts) (*group, string)
	// rest returns the groups that are left at the end.
	rest() []*group
}

func newGatherer(m Mapping) gatherer {
	switch {
	case m.Form == Flat:
		return &single{finished: tabular.NewSeen()}
	case m.Adjacent:
		return &adjacent{finished: tabular.NewSeen()}
	}
	return &scattered{byID: make(map[metrics.TicketID]*group)}
}

// single takes each row for a ticket.
type single struct {
	group    group
	finished tabular.Seen
}

func (s *single) add(id metrics.TicketID, r row, f *facts) (*group, string) {
	if !s.finished.Add(string(id)) {
		return nil, "comes again; a flat export has one row for each ticket"
	}
	s.group = group{ticket: id, rows: s.group.rows[:0]}
	s.group.add(r, f)
	return &s.group, ""
}

func (s *single) rest() []*group { return nil }

// adjacent takes the rows of a ticket one after the other.
type adjacent struct {
	current  *group // nil before the first row
	spare    *group // the one before, for its memory
	finished tabular.Seen
}

func (a *adjacent) add(id metrics.TicketID, r row, f *facts) (done *group, why string) {
	if a.current == nil || id != a.current.ticket {
		if !a.finished.Add(string(id)) {
			return nil, "comes again after another ticket; the mapping says that rows of a ticket are adjacent"
		}
		done = a.current
		a.current, a.spare = a.spare, done
		if a.current == nil {
			a.current = new(group)
		}
		a.current.ticket, a.current.rows = id, a.current.rows[:0]
	}
	a.current.add(r, f)
	return done, ""
}

func (a *adjacent) rest() []*group {
	if a.current == nil {
		return nil
	}
	return []*group{a.current}
}

// scattered takes rows in any order and holds them all.
type scattered struct {
	byID   map[metrics.TicketID]*group
	groups []*group
}

func (s *scattered) add(id metrics.TicketID, r row, f *facts) (*group, string) {
	g, ok := s.byID[id]
	if !ok {
		g = &group{ticket: id}
		s.byID[id] = g
		s.groups = append(s.groups, g)
	}
	g.add(r, f)
	return nil, ""
}

func (s *scattered) rest() []*group { return s.groups }
