package metrics

import (
	"cmp"
	"slices"
	"sort"
)

// Hours are written on a wall clock, so they are first laid out on the wall
// line: local time as if no clock were ever changed, in nanoseconds since
// midnight of the origin, a Monday (see originUnix). A date is the number of
// its day on that line.

const (
	oneSecond = int64(1e9)
	oneDay    = 24 * 60 * 60 * oneSecond
)

// A spell is a closed–open run [from, to) of nanoseconds.
type spell struct{ from, to int64 }

// mergeSpells puts spells in order and joins those that touch, in place.
func mergeSpells(list []spell) []spell {
	slices.SortFunc(list, func(a, b spell) int { return cmp.Compare(a.from, b.from) })
	merged := list[:0]
	for _, s := range list {
		if n := len(merged); n > 0 && s.from <= merged[n-1].to {
			merged[n-1].to = max(merged[n-1].to, s.to)
		} else {
			merged = append(merged, s)
		}
	}
	return merged
}

// A datePlan is what a date asks for by itself.
type datePlan struct {
	open  []spell // within the date, merged, since its midnight
	spill int64   // how far into the next date its intervals run
	opens bool    // whether an interval opens: it is a workday
}

// after returns what is open on the date when the date before it spills.
func (p datePlan) after(spill int64) []spell {
	if spill == 0 {
		return p.open
	}
	return mergeSpells(append([]spell{{0, spill}}, p.open...))
}

// A dateTally counts something per date, the same every week but for listed
// dates, and answers in the logarithm of their number how much lies before a
// date and on which date a given amount is reached. Amounts are counted from
// day 0 and are negative before it.
type dateTally struct {
	week  [8]int64 // the amount before each day of the week; the last: a whole week's
	dates []int64  // the listed dates, ascending
	drift []int64  // before each of them, and at last after all: what the listed dates changed since day 0
}

// newDateTally counts week[d] on usual dates and amounts[i] on dates[i].
func newDateTally(week [7]int64, dates, amounts []int64) dateTally {
	t := dateTally{dates: dates, drift: make([]int64, len(dates)+1)}
	for i, amount := range week {
		t.week[i+1] = t.week[i] + amount
	}
	for i, date := range dates {
		t.drift[i+1] = t.drift[i] + amounts[i] - week[weekdayOf(date)]
	}
	// Counted from day 0 no amount exceeds the way there, so none overflows.
	first, _ := slices.BinarySearch(dates, 0)
	for i, zero := 0, t.drift[first]; i < len(t.drift); i++ {
		t.drift[i] -= zero
	}
	return t
}

// before returns the amount on the dates from day 0 up to but without date, and
// the place of date among the listed ones, or -1 when it is a usual one.
func (t *dateTally) before(date int64) (amount int64, listed int) {
	listed, found := slices.BinarySearch(t.dates, date)
	amount = t.usual(date) + t.drift[listed]
	if !found {
		listed = -1
	}
	return amount, listed
}

// usual is the amount before date as if no date were listed.
func (t *dateTally) usual(date int64) int64 {
	week, day := floorDiv(date, 7)
	return week*t.week[7] + t.week[day]
}

// dateOf returns the date on which the tally reaches amount: the one with
// before(date) < amount <= before(date+1). There is none when the week is empty
// and the listed dates do not suffice.
func (t *dateTally) dateOf(amount int64) (int64, bool) {
	i := sort.Search(len(t.dates), func(i int) bool {
		return t.usual(t.dates[i]+1)+t.drift[i+1] >= amount
	})
	if i < len(t.dates) && t.usual(t.dates[i])+t.drift[i] < amount {
		return t.dates[i], true
	}
	if t.week[7] == 0 {
		return 0, false
	}
	// A usual date, after i listed ones. Counted from 0, the last unit of the
	// amount is unit number rest of its week, so it falls on the first day by
	// whose end there were more than that.
	week, rest := floorDiv(amount-t.drift[i]-1, t.week[7])
	day := int64(0)
	for t.week[day+1] <= rest {
		day++
	}
	return 7*week + day, true
}

// A wallLine is the set of open nanoseconds on the wall line.
type wallLine struct {
	tally   dateTally // of open nanoseconds
	week    [7][]spell
	special [][]spell // of the tally's listed dates
}

// newWallLine lays out the hours. A date with a plan of its own differs from
// the usual week, and so does the date after it when it spills otherwise.
func newWallLine(h *hours) wallLine {
	var w wallLine
	var usual [7]int64
	for i, plan := range h.week {
		w.week[i] = plan.after(h.week[(i+6)%7].spill)
		usual[i] = totalOf(w.week[i])
	}
	dates := make([]int64, 0, 2*len(h.special))
	amounts := make([]int64, 0, 2*len(h.special))
	w.special = make([][]spell, 0, 2*len(h.special))
	list := func(date int64, open []spell) {
		if -maxReachDay <= date && date <= maxReachDay { // else the amounts might overflow
			dates = append(dates, date)
			amounts = append(amounts, totalOf(open))
			w.special = append(w.special, open)
		}
	}
	for i, d := range h.special {
		before := &h.week[weekdayOf(d.date-1)]
		if i > 0 && h.special[i-1].date == d.date-1 {
			before = h.special[i-1].plan
		}
		list(d.date, d.plan.after(before.spill))
		followed := i+1 < len(h.special) && h.special[i+1].date == d.date+1
		if !followed && d.plan.spill != h.week[weekdayOf(d.date)].spill {
			list(d.date+1, h.week[weekdayOf(d.date+1)].after(d.plan.spill))
		}
	}
	w.tally = newDateTally(usual, dates, amounts)
	return w
}

// on returns what is open on a date, and how much before it since day 0.
func (w *wallLine) on(date int64) (open []spell, before int64) {
	before, listed := w.tally.before(date)
	if listed < 0 {
		return w.week[weekdayOf(date)], before
	}
	return w.special[listed], before
}

// open reports whether the wall shows an open time at x.
func (w *wallLine) open(x int64) bool {
	date, clock := floorDiv(x, oneDay)
	open, _ := w.on(date)
	for _, s := range open {
		if s.from <= clock && clock < s.to {
			return true
		}
	}
	return false
}

// upTo returns the open nanoseconds between day 0 and x.
func (w *wallLine) upTo(x int64) int64 {
	date, clock := floorDiv(x, oneDay)
	open, sum := w.on(date)
	for _, s := range open {
		sum += max(0, min(clock, s.to)-s.from)
	}
	return sum
}

// reach returns the first x with upTo(x) == amount. There must be one.
func (w *wallLine) reach(amount int64) int64 {
	date, _ := w.tally.dateOf(amount)
	open, before := w.on(date)
	rest := amount - before
	for rest > open[0].to-open[0].from {
		rest -= open[0].to - open[0].from
		open = open[1:]
	}
	return date*oneDay + open[0].from + rest
}

func totalOf(list []spell) int64 {
	var sum int64
	for _, s := range list {
		sum += s.to - s.from
	}
	return sum
}

// weekdayOf returns 0 for a Monday to 6 for a Sunday.
func weekdayOf(date int64) int64 {
	_, day := floorDiv(date, 7)
	return day
}

// floorDiv divides towards negative infinity, so that the remainder is never
// negative. The divisor must be positive.
func floorDiv(a, b int64) (quotient, remainder int64) {
	quotient, remainder = a/b, a%b
	if remainder < 0 {
		quotient, remainder = quotient-1, remainder+b
	}
	return quotient, remainder
}
