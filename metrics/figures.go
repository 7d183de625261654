package metrics

import (
	"slices"

	"github.com/accordhq/accord/account"
)

// A Count is a number of tickets that a [Summary] tells.
type Count string

// The counts.
const (
	CountTickets  Count = "tickets"
	CountOpened   Count = "opened"
	CountResolved Count = "resolved"
	CountOpen     Count = "open"
	CountReopened Count = "reopened"
)

// Count returns a number of tickets of a group, with its provenance.
func (s *Summary) Count(k Key, c Count) Figure {
	g := s.Groups[k]
	if g == nil {
		g = new(Group)
	}
	var ids []TicketID
	switch c {
	case CountTickets:
		ids = s.Tickets(k)
	case CountOpened:
		ids = g.Opened
	case CountResolved:
		ids = ticketsOf(g.Reached(Resolve))
	case CountOpen:
		ids = s.Stock(k).Open
	case CountReopened:
		ids = g.Reopened
	}
	f := s.figure(k, UnitTickets, account.Say("definition."+string(c), nil), ids)
	f.Value, f.Known = float64(len(ids)), true
	return f
}

// Time returns a statistic of a measure's times in hours, with its
// provenance. It is not known when no ticket's measure ended in the period.
func (s *Summary) Time(k Key, m Measure, c Clock, which Statistic) Figure {
	reached := s.Groups[k].Reached(m)
	f := s.figure(k, UnitHours, account.Say("definition.time", account.Args{
		"statistic": account.Say("statistic."+string(which), nil), "measure": m.Label(), "clock": c.Label(),
	}), ticketsOf(reached))
	if d, ok := Describe(reached, c).Of(which); ok {
		f.Value, f.Known = d.Hours(), true
	}
	return f
}

// Attained returns the share of tickets that kept their target, with its
// provenance. It is not known when no ticket was judged.
func (s *Summary) Attained(k Key, m Measure) Figure {
	a := s.Attainment(k, m)
	f := s.figure(k, UnitShare, account.Say("definition.attainment", account.Args{"measure": m.Label()}),
		slices.Concat(a.Met, a.Missed, a.PastTarget))
	f.Value, f.Known = a.Share()
	return f
}

func (s *Summary) figure(k Key, unit Unit, definition account.Text, tickets []TicketID) Figure {
	tickets = slices.Clone(tickets)
	slices.Sort(tickets)
	return Figure{
		Unit: unit, Definition: definition, Period: s.Period, Filter: k.filter(s.By),
		N: len(tickets), Tickets: tickets,
	}
}

func ticketsOf(reached []Timed) []TicketID {
	ids := make([]TicketID, len(reached))
	for i, t := range reached {
		ids[i] = t.Ticket
	}
	return ids
}

// filter says which tickets a group is over.
func (k Key) filter(by []Dimension) account.Text {
	var all account.Text
	for _, d := range by {
		part := k.on(d)
		if all.IsZero() {
			all = part
		} else {
			all = account.Say("filter.and", account.Args{"a": all, "b": part})
		}
	}
	return all
}

// on says what the tickets of a group have in common in one dimension.
func (k Key) on(d Dimension) account.Text {
	if d == ByKind {
		return k.Kind.Label()
	}
	name := map[Dimension]string{
		ByAccount: string(k.Account), ByPriority: string(k.Priority), ByMonth: k.Month,
		ByCategory: k.Category, ByItem: string(k.Item), ByQueue: k.Queue,
	}[d]
	if name == "" {
		return account.Say("filter.no-"+string(d), nil)
	}
	return account.Say("filter."+string(d), account.Args{string(d): account.Data(name)})
}

// A Change is how a figure moved against the period before.
type Change struct {
	// Delta is now less before, in the figure's unit.
	Delta float64
	// Known is false when either figure is not known.
	Known bool
	// Share is Delta as a part of the figure before; ShareKnown is false when
	// that was 0 or Known is false.
	Share      float64
	ShareKnown bool
}

// Compare returns how a figure moved against the one of the period before.
func Compare(now, before Figure) Change {
	if !now.Known || !before.Known {
		return Change{}
	}
	c := Change{Delta: now.Value - before.Value, Known: true}
	if before.Value != 0 {
		c.Share, c.ShareKnown = c.Delta/before.Value, true
	}
	return c
}
