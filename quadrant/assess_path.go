package quadrant

import (
	"time"

	"github.com/accordhq/accord/metrics"
)

// A pathTally gathers the traffic of every path.
type pathTally struct {
	now, before metrics.Period
	paths       [10]pathCount
}

// A pathCount is the traffic of one path, and who took part at its ends.
type pathCount struct {
	Traffic
	a, b        set
	now, before [2]crowd
}

func newPathTally(p metrics.Period, asOf time.Time) *pathTally {
	t := &pathTally{now: p, before: p.Previous()}
	// A period that has not ended is set against as much of the one before.
	if so := t.before.From.Add(asOf.Sub(p.From) + 1); asOf.Before(p.To.Add(-1)) && so.Before(t.before.To) {
		t.before.To = so
	}
	all := Paths()
	paths := all[:]
	for _, q := range Quadrants() {
		paths = append(paths, Between(q, q))
	}
	for n, path := range paths {
		t.paths[n] = pathCount{
			Traffic: Traffic{Path: path}, a: setOf(path.A), b: setOf(path.B),
			now: [2]crowd{{}, {}}, before: [2]crowd{{}, {}},
		}
	}
	return t
}

// add counts an interaction on each path that it took: its ends, and both as one
// circle. Interactions come by instant and then by id.
func (t *pathTally) add(i *Interaction, from, to, circle *end) {
	for n := range t.paths {
		c := &t.paths[n]
		forth := from.all&c.a != 0 && to.all&c.b != 0
		back := from.all&c.b != 0 && to.all&c.a != 0
		around := i.Channel.Live() && c.around(circle)
		if !forth && !back && !around {
			continue
		}
		contact := Contact{Interaction: i.ID, At: i.At}
		c.Last = contact
		if i.Trigger == Proactive || i.Trigger == Scheduled {
			c.Proactive = contact
		}
		f, people := &c.Now, c.now
		switch {
		case t.now.Contains(i.At):
		case t.before.Contains(i.At):
			f, people = &c.Before, c.before
		default:
			continue
		}
		f.Interactions = append(f.Interactions, i.ID)
		if i.Trigger == Problem {
			f.Reactive = append(f.Reactive, i.ID)
		}
		shared := c.count(f, people, from, to, forth, back)
		if around && c.gather(people, circle) || shared {
			f.Shared = append(f.Shared, i.ID)
		}
	}
}

// around reports whether two people of a circle stand at the two ends of the path.
// Those of one quadrant do not speak among themselves for sitting at one table.
func (c *pathCount) around(circle *end) bool {
	if c.a == c.b || circle.all&c.a == 0 || circle.all&c.b == 0 {
		return false
	}
	for n, in := range circle.in {
		if in&c.a != 0 && circle.has(c.b, n) {
			return true
		}
	}
	return false
}

// gather takes in the people of a circle at each end of the path, and reports whether
// one of them stands in several quadrants.
func (c *pathCount) gather(people [2]crowd, circle *end) (shared bool) {
	for n, in := range circle.in {
		atA, atB := in&c.a != 0 && circle.has(c.b, n), in&c.b != 0 && circle.has(c.a, n)
		if atA {
			people[0][circle.people[n]] = true
		}
		if atB {
			people[1][circle.people[n]] = true
		}
		shared = shared || (atA || atB) && in.several()
	}
	return shared
}

// count adds an interaction that went forth, from A to B, or back, or both, and
// reports whether somebody who took part in that stands in several quadrants.
func (c *pathCount) count(f *Flow, people [2]crowd, from, to *end, forth, back bool) (shared bool) {
	shared = forth && (from.shared&c.a != 0 || to.shared&c.b != 0) || back && (from.shared&c.b != 0 || to.shared&c.a != 0)
	if c.a == c.b { // then it went forth and back
		people[0].add(from, c.a)
		people[0].add(to, c.a)
		return shared
	}
	if forth {
		f.AToB++
		people[0].add(from, c.a)
		people[1].add(to, c.b)
	}
	if back {
		f.BToA++
		people[1].add(from, c.b)
		people[0].add(to, c.a)
	}
	return shared
}

// traffic is what was counted.
func (t *pathTally) traffic() [10]Traffic {
	var all [10]Traffic
	for n, c := range t.paths {
		c.Now.PeopleA, c.Now.PeopleB = c.now[0].sorted(), c.now[1].sorted()
		c.Before.PeopleA, c.Before.PeopleB = c.before[0].sorted(), c.before[1].sorted()
		all[n] = c.Traffic
	}
	return all
}
