package metrics

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/accordhq/accord/account"
)

// Summarize reads each ticket of a sequence under the terms in force when it
// opened, and sums up the period. It holds one ticket at a time. An error of
// the sequence ends it and is returned; a dimension that does not exist is
// [account.ErrInvalid].
func Summarize(tickets iter.Seq2[Ticket, error], terms []Terms, p Period, by ...Dimension) (Summary, error) {
	for _, d := range by {
		if !d.known() {
			return Summary{}, fmt.Errorf("metrics: summarize by %q: no such dimension: %w", d, account.ErrInvalid)
		}
	}
	s := NewSummary(p, by...)
	for t, err := range tickets {
		if err != nil {
			return Summary{}, err
		}
		s.Add(t, TermsAt(terms, t.Account, t.Opened))
	}
	return s, nil
}

// Keys returns the keys of the groups in order: priorities as numbers where
// they are, the rest as text.
func (s *Summary) Keys() []Key {
	return slices.SortedFunc(maps.Keys(s.Groups), func(a, b Key) int {
		return cmp.Or(
			cmp.Compare(a.Account, b.Account),
			cmp.Compare(a.Kind, b.Kind),
			ComparePriority(a.Priority, b.Priority),
			cmp.Compare(a.Month, b.Month),
			cmp.Compare(a.Category, b.Category),
			cmp.Compare(a.Item, b.Item),
			cmp.Compare(a.Queue, b.Queue),
		)
	})
}

// ComparePriority orders labels: numbers by value and before text, text
// alphabetically, no priority last.
func ComparePriority(a, b Priority) int {
	rank := func(p Priority) (kind int, n float64) {
		n, err := strconv.ParseFloat(string(p), 64)
		switch {
		case p == "":
			return 2, 0
		case err != nil:
			return 1, 0
		}
		return 0, n
	}
	aKind, aNumber := rank(a)
	bKind, bNumber := rank(b)
	return cmp.Or(cmp.Compare(aKind, bKind), cmp.Compare(aNumber, bNumber), cmp.Compare(a, b))
}

// Rollup returns the summary with its groups merged into those of fewer
// dimensions. Dimensions the summary is not grouped by are left out.
func (s *Summary) Rollup(by ...Dimension) Summary {
	by = slices.DeleteFunc(slices.Clone(by), func(d Dimension) bool { return !slices.Contains(s.By, d) })
	rolled := NewSummary(s.Period, by...)
	for k, g := range s.Groups {
		rolled.group(k.only(by)).merge(g)
	}
	return rolled
}

func (k Key) only(by []Dimension) Key {
	var kept Key
	for _, d := range by {
		switch d {
		case ByAccount:
			kept.Account = k.Account
		case ByKind:
			kept.Kind = k.Kind
		case ByPriority:
			kept.Priority = k.Priority
		case ByMonth:
			kept.Month = k.Month
		case ByCategory:
			kept.Category = k.Category
		case ByItem:
			kept.Item = k.Item
		case ByQueue:
			kept.Queue = k.Queue
		}
	}
	return kept
}

// Stock returns what was open in a group at the end of the period, or of the
// group's month when the summary is grouped by month.
func (s *Summary) Stock(k Key) Stock {
	end := s.end(k)
	if g := s.Groups[k]; g != nil {
		for _, stock := range g.stocks {
			if stock.At.Equal(end) {
				return stock
			}
		}
	}
	return Stock{At: end}
}

func (s *Summary) end(k Key) time.Time {
	if k.Month == "" {
		return s.Period.To
	}
	for _, month := range s.Period.Months() {
		if MonthKey(month.From) == k.Month {
			return month.To
		}
	}
	return s.Period.To
}

// Tickets are the tickets of a group that were open at any instant of the
// period: those that ended in it and those open at its end.
func (s *Summary) Tickets(k Key) []TicketID {
	g := s.Groups[k]
	if g == nil {
		return nil
	}
	return slices.Concat(g.Ended, s.Stock(k).Open)
}

// Attainment is how a measure stands against its targets in one group.
type Attainment struct {
	// Met and Missed are the tickets of which the measure ended in the period;
	// PastTarget those open at its end that had missed it by then.
	Met, Missed, PastTarget []TicketID
}

// Attainment returns how a measure of a group stands against its targets.
func (s *Summary) Attainment(k Key, m Measure) Attainment {
	i, g := m.index(), s.Groups[k]
	if g == nil || i < 0 {
		return Attainment{}
	}
	return Attainment{Met: g.met[i], Missed: g.missed[i], PastTarget: s.Stock(k).PastTarget(m)}
}

// Targets are those that the terms of a group's judged tickets promise for their
// priority, in order of their time: none, one, or several where terms changed or
// accounts differ. They carry no priority.
func (s *Summary) Targets(k Key, m Measure) []Target {
	i, g := m.index(), s.Groups[k]
	if g == nil || i < 0 {
		return nil
	}
	return slices.SortedFunc(slices.Values(g.targets[i]), func(a, b Target) int {
		return cmp.Or(cmp.Compare(a.Within, b.Within), cmp.Compare(a.Clock, b.Clock), cmp.Compare(a.Share, b.Share))
	})
}

// N is the number of tickets judged.
func (a Attainment) N() int { return len(a.Met) + len(a.Missed) + len(a.PastTarget) }

// Share is the part that met the target, open tickets already past it counted
// as missed; false when no ticket was judged.
func (a Attainment) Share() (float64, bool) {
	if a.N() == 0 {
		return 0, false
	}
	return float64(len(a.Met)) / float64(a.N()), true
}
