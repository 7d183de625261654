package metrics

import (
	"slices"
	"time"
)

// farthestDay bounds the dates that AddWorkdays looks for, some three thousand
// million years either way, so that no number of workdays can overflow.
const farthestDay = 1 << 40

// tallyWorkdays counts the dates on which an interval opens. Dates that the
// zone skipped never came, so nothing opened on them.
func tallyWorkdays(h *hours, skipped []int64) dateTally {
	count := func(p *datePlan) int64 {
		if p.opens {
			return 1
		}
		return 0
	}
	var week [7]int64
	for i := range h.week {
		week[i] = count(&h.week[i])
	}
	dates := make([]int64, len(h.special), len(h.special)+len(skipped))
	amounts := make([]int64, len(h.special), len(h.special)+len(skipped))
	for i, d := range h.special {
		dates[i], amounts[i] = d.date, count(d.plan)
	}
	for _, date := range skipped {
		i, found := slices.BinarySearch(dates, date)
		if !found {
			dates = slices.Insert(dates, i, date)
			amounts = slices.Insert(amounts, i, 0)
		}
		amounts[i] = 0
	}
	return newDateTally(week, dates, amounts)
}

// IsWorkday reports whether t falls, in the calendar's zone, on a workday: a
// date on which at least one interval opens. A holiday without an override is
// none; an override with intervals makes any date one, and one without makes
// it none. Where the week is absent every other date is one. Breaks do not
// matter, nor do hours left over from the date before. A date that the zone
// skipped on its way across the date line is none.
func (c *Calendar) IsWorkday(t time.Time) bool {
	c = c.get()
	date := dayOf(t.In(c.zone))
	before, _ := c.workdays.before(date)
	after, _ := c.workdays.before(date + 1)
	return before < after
}

// AddWorkdays returns the n-th workday after t's date in the calendar's zone or,
// for a negative n, the n-th before it, at t's time of day there and in t's
// location. For n == 0 it returns t, be that a workday or not. It is the zero
// Time and false when there is no such workday.
//
// Where a clock change repeats that time of day the result is the first of the
// two. Where a change skips it the result is as much later as the clock jumped.
func (c *Calendar) AddWorkdays(t time.Time, n int) (time.Time, bool) {
	if n == 0 {
		return t, true
	}
	c = c.get()
	local := t.In(c.zone)
	today := dayOf(local)
	if today != bounded(today) || int64(n) != bounded(int64(n)) {
		return time.Time{}, false
	}
	// After today the count goes on from the dates up to and with it; before it
	// the last workday is the one that brought the count to what it is.
	var rank int64
	if n > 0 {
		rank, _ = c.workdays.before(today + 1)
		rank += int64(n)
	} else {
		rank, _ = c.workdays.before(today)
		rank += int64(n) + 1
	}
	date, ok := c.workdays.dateOf(rank)
	if !ok || date != bounded(date) {
		return time.Time{}, false
	}
	_, offset := local.Zone()
	_, clock := floorDiv(t.Unix()+int64(offset), 86400)
	return onWall(c.zone, originUnix+date*86400+clock, int64(t.Nanosecond())).In(t.Location()), true
}

func bounded(day int64) int64 { return max(-farthestDay, min(farthestDay, day)) }
