package quadrant

import (
	"cmp"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// Assess tells who spoke with whom about an account in a period, what each quadrant
// heard, and what rules find in it. It judges as of the last instant of the period,
// or now where the period has not ended; what took place later is not seen. It
// changes nothing of the facts, and their order makes no difference. How long ago the
// last contact was, and how the period stands against the one before it, can be told as
// far back as [Facts] have interactions.
//
// Everybody at one end of an interaction spoke with everybody at the other: each
// pair of quadrants in which two of them stand at its instant is a path that it took,
// a pair of one and the same quadrant being the path within. In a live conversation
// all who take part are one circle, so that two people at the same end who stand in
// different quadrants spoke with each other too. It counts once on each path. Who
// stands in two quadrants stands in both of them: what they took part in counts on
// the paths of each and is shared there.
//
// [Hearing] says when a quadrant has heard of something.
func Assess(f Facts, p metrics.Period, now time.Time, rules ...Rule) Map {
	s := read(f, asOf(p, now))
	m := s.chart(p)
	m.judge(&study{survey: s, m: &m}, rules)
	return m
}

// A survey is facts as of an instant, in the order in which they are counted.
type survey struct {
	*circle
	facts Facts
	asOf  time.Time
	// log are the interactions up to the instant, by instant and then by id.
	log []*Interaction
}

func read(f Facts, asOf time.Time) survey {
	log := make([]*Interaction, 0, len(f.Interactions))
	for n := range f.Interactions {
		if i := &f.Interactions[n]; !i.At.After(asOf) {
			log = append(log, i)
		}
	}
	slices.SortFunc(log, (*Interaction).compare)
	return survey{circle: newCircle(f), facts: f, asOf: asOf, log: log}
}

// chart draws the map of a period.
func (s *survey) chart(p metrics.Period) Map {
	m := Map{Account: s.account.ID, Period: p, AsOf: s.asOf}
	paths, rooms := newPathTally(p, s.asOf), newRoomTally(s.places, s.asOf)
	var from, to, circle end
	for _, i := range s.log {
		from.read(s.places, i.From, i.At)
		to.read(s.places, i.To, i.At)
		if from.all == 0 || to.all == 0 {
			if p.Contains(i.At) {
				m.Unplaced = append(m.Unplaced, i.ID)
			}
			continue
		}
		circle.join(&from, &to)
		paths.add(i, &from, &to, &circle)
		if p.Contains(i.At) {
			rooms.add(i, &from, &to, &circle)
		}
	}
	m.Paths, m.Rooms = paths.traffic(), rooms.rooms()
	return m
}

// judge gathers what rules find, in the order of [account.SortFindings], and what
// they were not given.
func (m *Map) judge(s *study, rules []Rule) {
	var findings []account.Finding
	var gaps []Gap
	for _, rule := range rules {
		found, lacked := s.judge(rule)
		findings, gaps = append(findings, found...), append(gaps, lacked...)
	}
	slices.SortFunc(gaps, func(a, b Gap) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Source, b.Source))
	})
	account.SortFindings(findings)
	m.Findings, m.NotGiven = findings, slices.Compact(gaps)
}

// An end is the people at one end of an interaction, and where they stand.
type end struct {
	people []account.PersonID
	in     []set // of each of them
	all    set   // of all of them
	shared set   // of those who stand in several
}

func (e *end) read(places *Places, people []account.PersonID, at time.Time) {
	e.people, e.in, e.all, e.shared = people, e.in[:0], 0, 0
	for _, id := range people {
		in := places.set(id, at)
		e.in, e.all = append(e.in, in), e.all|in
		if in.several() {
			e.shared |= in
		}
	}
}

// join makes the two ends of an interaction one.
func (e *end) join(from, to *end) {
	e.people, e.in = append(append(e.people[:0], from.people...), to.people...), append(append(e.in[:0], from.in...), to.in...)
	e.all, e.shared = from.all|to.all, from.shared|to.shared
}

// has reports whether somebody but the person of a number stands in one of some
// quadrants.
func (e *end) has(in set, but int) bool {
	for n := range e.in {
		if n != but && e.in[n]&in != 0 {
			return true
		}
	}
	return false
}

// A crowd is some people.
type crowd map[account.PersonID]bool

// add takes in those of an end who stand in one of some quadrants.
func (c crowd) add(e *end, in set) {
	for n, id := range e.people {
		if e.in[n]&in != 0 {
			c[id] = true
		}
	}
}

// sorted are the people in order of id, without stand-ins; nil for none.
func (c crowd) sorted() []account.PersonID {
	var all []account.PersonID
	for id := range c {
		if !isStandIn(id) {
			all = append(all, id)
		}
	}
	slices.Sort(all)
	return all
}
