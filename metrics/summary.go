package metrics

import (
	"fmt"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// A Summary is what tickets amount to in a period, group by group. Opened
// counts go by the opening instant, times and attainment by the instant at
// which a measure ended, and what was open or past its target is judged as of
// the last instant of the period; entries later than that are not seen.
//
// Summaries merge: see [Summary.Merge]. The zero Summary is empty and merges
// with any other. Memory grows with the tickets: a summary is exact and keeps
// their times.
type Summary struct {
	Period Period
	// By are the dimensions it is grouped by, in order; none is one group over
	// all.
	By []Dimension
	// Groups has an entry for each group with a ticket in the period.
	Groups map[Key]*Group

	months []Period // of Period, once they are needed
}

// A Dimension is something tickets can be grouped by.
type Dimension string

// The dimensions.
const (
	ByAccount  Dimension = "account"
	ByKind     Dimension = "kind"
	ByPriority Dimension = "priority"
	// ByMonth groups by calendar months in the location of the period's start:
	// a ticket stands in each month in which it was open, as of the end of
	// that month.
	ByMonth    Dimension = "month"
	ByCategory Dimension = "category"
	ByItem     Dimension = "item"
	// ByQueue groups by the queue that held the ticket at the end of the
	// period.
	ByQueue Dimension = "queue"
)

func (d Dimension) known() bool {
	switch d {
	case ByAccount, ByKind, ByPriority, ByMonth, ByCategory, ByItem, ByQueue:
		return true
	}
	return false
}

// A Key names a group. A field is empty when the summary is not grouped by it,
// and for tickets that have none.
type Key struct {
	Account  account.ID
	Kind     TicketKind
	Priority Priority
	// Month has the form "2026-03".
	Month    string
	Category string
	Item     account.ItemID
	Queue    string
}

const monthLayout = "2006-01"

// MonthKey is the Month of a [Key] for an instant, in the instant's location.
func MonthKey(t time.Time) string { return t.Format(monthLayout) }

// A Group is what the tickets of one [Key] amount to. Its slices are in no
// particular order.
type Group struct {
	// Opened, Reopened and Ended are the tickets that were opened, reopened,
	// and resolved or closed for good in the period.
	Opened   []TicketID
	Reopened []TicketID
	Ended    []TicketID
	// reached, met and missed are by measure.
	reached [4][]Timed
	met     [4][]TicketID
	missed  [4][]TicketID
	// targets are those promised to the tickets that were judged.
	targets [4][]Target
	// stocks are apart in time.
	stocks []Stock
}

// A Stock is what was open at an instant.
type Stock struct {
	At   time.Time
	Open []TicketID
	// pastTarget is by measure.
	pastTarget [4][]TicketID
}

// PastTarget are the open tickets of which a measure was already missed.
func (s Stock) PastTarget(m Measure) []TicketID {
	if i := m.index(); i >= 0 {
		return s.pastTarget[i]
	}
	return nil
}

// Reached are the times of the tickets of which a measure ended in the period.
func (g *Group) Reached(m Measure) []Timed {
	if i := m.index(); g != nil && i >= 0 {
		return g.reached[i]
	}
	return nil
}

// Stats describe the times of a measure on a clock.
func (g *Group) Stats(m Measure, c Clock) Stats { return Describe(g.Reached(m), c) }

// NewSummary returns an empty summary.
func NewSummary(p Period, by ...Dimension) Summary {
	by = slices.Clone(by)
	slices.Sort(by)
	return Summary{Period: p, By: slices.Compact(by), Groups: make(map[Key]*Group)}
}

// Add adds a ticket, read under terms. Each ticket is added once. A ticket
// that was not open in the period changes nothing.
func (s *Summary) Add(t Ticket, terms Terms) {
	if t.Opened.Before(s.Period.To) {
		s.AddReading(t, Read(t, terms, s.Period.last()))
	}
}

// AddReading adds a ticket of which a reading is at hand. A reading as of the
// last instant of the period is taken as it is; any other is made again under
// its terms.
func (s *Summary) AddReading(t Ticket, r Reading) {
	if !r.now.Equal(s.Period.last()) {
		r = Read(t, r.terms, s.Period.last())
	}
	if !slices.Contains(s.By, ByMonth) {
		s.add(&t, &r, s.Period, "")
		return
	}
	final := s.Period.From // from when on nothing more is said of the ticket
	for _, e := range t.Log {
		if e.At.After(final) {
			final = e.At
		}
	}
	if s.months == nil {
		s.months = s.Period.Months()
	}
	for _, month := range s.months {
		switch {
		case !t.Opened.Before(month.To) || !r.Ended.IsZero() && r.Ended.Before(month.From):
		case !r.Ended.IsZero() && final.Before(month.To):
			s.add(&t, &r, month, MonthKey(month.From))
		default:
			then := Read(t, r.terms, month.last())
			s.add(&t, &then, month, MonthKey(month.From))
		}
	}
}

func (s *Summary) add(t *Ticket, r *Reading, p Period, month string) {
	if r.State == StateUnopened || !r.State.Open() && r.Ended.Before(p.From) {
		return
	}
	g := s.group(Key{
		Account: t.Account, Kind: t.Kind, Priority: r.Priority, Month: month,
		Category: t.Category, Item: t.Item, Queue: r.Queue,
	}.only(s.By))
	if p.Contains(r.Opened) {
		g.Opened = append(g.Opened, t.ID)
	}
	if slices.ContainsFunc(r.Reopened, p.Contains) {
		g.Reopened = append(g.Reopened, t.ID)
	}
	stock := g.stock(p.To)
	if r.State.Open() {
		stock.Open = append(stock.Open, t.ID)
	} else {
		g.Ended = append(g.Ended, t.ID)
	}
	for i, m := range Measures() {
		o := r.Of(m)
		if o.Reached() && p.Contains(o.At) {
			g.reached[i] = append(g.reached[i], Timed{t.ID, o.Times})
			switch o.Verdict {
			case Met:
				g.met[i] = append(g.met[i], t.ID)
				g.hold(r, m)
			case Missed:
				g.missed[i] = append(g.missed[i], t.ID)
				g.hold(r, m)
			}
		}
		if o.Verdict == RunningMissed {
			stock.pastTarget[i] = append(stock.pastTarget[i], t.ID)
			g.hold(r, m)
		}
	}
}

// hold notes what a judged ticket's terms promise for its priority, once each.
// A ticket whose priority changed after a measure ended was judged by another.
func (g *Group) hold(r *Reading, m Measure) {
	if target, ok := r.terms.Target(r.Priority, m); ok {
		g.promise(m.index(), target)
	}
}

// promise adds a target. That it may be promised for every priority makes no
// difference.
func (g *Group) promise(measure int, target Target) {
	target.Priority = ""
	if !slices.Contains(g.targets[measure], target) {
		g.targets[measure] = append(g.targets[measure], target)
	}
}

func (s *Summary) group(k Key) *Group {
	if s.Groups == nil {
		s.Groups = make(map[Key]*Group)
	}
	g := s.Groups[k]
	if g == nil {
		g = new(Group)
		s.Groups[k] = g
	}
	return g
}

// stock returns the stock of an instant, made when there is none.
func (g *Group) stock(at time.Time) *Stock {
	i := slices.IndexFunc(g.stocks, func(s Stock) bool { return s.At.Equal(at) })
	if i < 0 {
		g.stocks = append(g.stocks, Stock{At: at})
		i = len(g.stocks) - 1
	}
	return &g.stocks[i]
}

// Merge adds another summary: of other accounts, or of another period. Flows
// (opened, ended, reopened, times, attainment) add up; stocks are kept per
// instant. Merging is associative and commutative, and the zero Summary
// changes nothing. Summaries grouped by different dimensions do not merge:
// the error is [account.ErrInvalid] and nothing changes.
//
// Merged months differ from one summary of the whole where a ticket changed
// between them: one that is resolved in a month and, after a reopening, in the
// next is resolved once in each, one reopened in both is reopened twice, one
// whose repair stood for its restoring until that was logged in the next is
// restored once in each, and one that changed priority or queue stands in the
// group of each.
func (s *Summary) Merge(o Summary) error {
	switch {
	case o.isZero():
		return nil
	case s.isZero():
		s.Period, s.By = o.Period, slices.Clone(o.By)
	case !slices.Equal(s.By, o.By):
		return fmt.Errorf("metrics: merge a summary by %v into one by %v: %w", o.By, s.By, account.ErrInvalid)
	}
	if o.Period.From.Before(s.Period.From) {
		s.Period.From = o.Period.From
	}
	if o.Period.To.After(s.Period.To) {
		s.Period.To = o.Period.To
	}
	s.months = nil
	for k, g := range o.Groups {
		s.group(k).merge(g)
	}
	return nil
}

func (s *Summary) isZero() bool { return s.Period.IsZero() && len(s.By) == 0 && len(s.Groups) == 0 }

func (g *Group) merge(o *Group) {
	g.Opened = append(g.Opened, o.Opened...)
	g.Reopened = append(g.Reopened, o.Reopened...)
	g.Ended = append(g.Ended, o.Ended...)
	for i := range g.reached {
		g.reached[i] = append(g.reached[i], o.reached[i]...)
		g.met[i] = append(g.met[i], o.met[i]...)
		g.missed[i] = append(g.missed[i], o.missed[i]...)
		for _, target := range o.targets[i] {
			g.promise(i, target)
		}
	}
	for _, from := range o.stocks {
		to := g.stock(from.At)
		to.Open = append(to.Open, from.Open...)
		for i := range to.pastTarget {
			to.pastTarget[i] = append(to.pastTarget[i], from.pastTarget[i]...)
		}
	}
}
