package metrics

import (
	"cmp"
	"encoding/json"
	"math"
	"slices"
	"sort"
	"time"
)

// A Calendar is a [Schedule] compiled for arithmetic: how much open time lies
// between two instants, when an amount of it is used up, and which dates are
// workdays. Its answers take the same time whether the instants are an hour or
// three centuries apart, and allocate nothing.
//
// # Definitions
//
// An instant is open when the clock of the calendar's zone then shows a time
// within an interval of that date, or within the part after midnight of an
// interval of the date before, and no break holds the instant. The intervals of
// a date are its override's; else none on a holiday; else its weekday's; and
// where the week is absent the whole date.
//
// Instants are counted one by one. The part of an interval that a clock change
// skips is never open, and the part that it repeats is open twice.
//
// # Reach
//
// A nil Calendar, a zero one and that of a schedule without week, holidays,
// overrides and breaks are open at every instant that [time.Time] holds. Any
// other reaches from the beginning of 1760 to that of 2200 (UTC) and is closed
// outside. Clock changes are those of the machine's time zone database and, in
// years to come, those its rules foretell. Workdays have no such bounds.
//
// # Use
//
// A Calendar is immutable and safe for concurrent use, but for
// [Calendar.UnmarshalJSON]. It holds the clock changes of its zone, some tens
// of kilobytes, and takes a fraction of a millisecond to compile: worth keeping
// and sharing where many accounts have the same hours.
type Calendar struct {
	schedule Schedule
	zone     *time.Location // nil in the zero value alone
	line     *timeLine      // nil when open at every instant
	workdays dateTally
}

// around is what a nil Calendar and a zero one stand for.
var around = Calendar{
	zone:     time.UTC,
	workdays: newDateTally([7]int64{1, 1, 1, 1, 1, 1, 1}, nil, nil),
}

func (c *Calendar) get() *Calendar {
	if c == nil || c.zone == nil {
		return &around
	}
	return c
}

// NewCalendar compiles a schedule. The error joins an [account.FieldError] for
// every fault, each named by its path in the JSON form, such as "week.mon[1]",
// "holidays[3]" or "tz":
//
//   - a zone that the machine's database does not have, or "Local"
//   - a key of the week that is no weekday
//   - an interval whose ends are equal or are no time of day
//   - a holiday or an override whose date does not exist, such as "2026-02-30"
//   - a break that does not end after it begins
//
// The calendar keeps a copy; changing s later does not change it. A program
// that runs where no time zone database is installed can import time/tzdata.
func NewCalendar(s Schedule) (*Calendar, error) {
	h, err := s.check()
	if err != nil {
		return nil, err
	}
	shifts := shiftsOf(h.zone)
	c := &Calendar{
		schedule: s.clone(),
		zone:     h.zone,
		workdays: tallyWorkdays(&h, skippedDates(shifts)),
	}
	if !h.always || len(h.special) > 0 || len(h.breaks) > 0 {
		c.line = newTimeLine(&h, shifts)
	}
	return c, nil
}

// Location returns the zone in whose clock and dates the schedule is written.
func (c *Calendar) Location() *time.Location { return c.get().zone }

// Schedule returns a copy of what the calendar was compiled from.
func (c *Calendar) Schedule() Schedule { return c.get().schedule.clone() }

// MarshalJSON writes the calendar's schedule.
func (c *Calendar) MarshalJSON() ([]byte, error) { return json.Marshal(c.get().schedule) }

// UnmarshalJSON reads a schedule and compiles it, with the errors of
// [NewCalendar]. On an error c stays as it was. It must not run while another
// goroutine uses c.
func (c *Calendar) UnmarshalJSON(data []byte) error {
	var s Schedule
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	fresh, err := NewCalendar(s)
	if err != nil {
		return err
	}
	*c = *fresh
	return nil
}

// Between returns how much open time lies from one instant up to another. It is
// 0 when to is not after from, and like [time.Time.Sub] it stops at the longest
// [time.Duration], some 292 years.
func (c *Calendar) Between(from, to time.Time) time.Duration {
	c = c.get()
	if c.line == nil {
		return max(0, to.Round(0).Sub(from.Round(0))) // by the clock, not by a monotonic reading
	}
	a, b := c.line.upTo(sinceOrigin(from)), c.line.upTo(sinceOrigin(to))
	switch {
	case b <= a:
		return 0
	case a < 0 && b > math.MaxInt64+a:
		return math.MaxInt64
	}
	return time.Duration(b - a)
}

// Add returns the instant at which an amount of open time counted from an
// instant is used up.
//
//   - d > 0: the first instant t with Between(from, t) == d. An amount used up
//     exactly at closing time ends at closing time.
//   - d < 0: the last instant t with Between(t, from) == -d, the mirror image.
//     An amount used up exactly at an opening ends at that opening.
//   - d == 0: the first open instant at or after from. Closing time itself is
//     not open, so it moves on to the next opening.
//
// The result is in from's location, without a monotonic clock reading. It is
// the zero Time and false when there is no such instant.
func (c *Calendar) Add(from time.Time, d time.Duration) (time.Time, bool) {
	c = c.get()
	if c.line == nil {
		from = from.Round(0)
		t := from.Add(d)
		if t.Sub(from) != d { // it stopped at the last Time there is
			return time.Time{}, false
		}
		return t, true
	}
	x, ok := c.line.add(sinceOrigin(from), int64(d))
	if !ok {
		return time.Time{}, false
	}
	return atOrigin(x).In(from.Location()), true
}

// Open reports whether the calendar is open at t: at an opening instant it is,
// at a closing instant it is not.
func (c *Calendar) Open(t time.Time) bool {
	c = c.get()
	if c.line == nil {
		return true
	}
	x := sinceOrigin(t)
	return c.line.open(x) && atOrigin(x).Equal(t) // else t is before the reach
}

// A timeLine carries the wall line over to instants. It is cut into stretches
// in which the zone keeps one offset and no break begins or ends, so that
// within each a wall time is an instant moved by a constant.
type timeLine struct {
	wall      wallLine
	stretches []stretch
	total     int64 // the open nanoseconds from the origin to the end of reach
}

type stretch struct {
	start  int64 // instant
	offset int64
	shut   bool  // a break
	sum    int64 // open nanoseconds from the origin to start, negative before it
	lead   int64 // the same on the wall line alone
}

func newTimeLine(h *hours, shifts []shift) *timeLine {
	l := &timeLine{
		wall:      newWallLine(h),
		stretches: make([]stretch, 0, len(shifts)+2*len(h.breaks)),
	}
	breaks := h.breaks
	// The sums run over more than an int64 holds, so they may wrap round until
	// they are counted from the origin; their differences are right throughout.
	var sum int64
	for start := -maxReach; start < maxReach; {
		end, offset := maxReach, shifts[0].offset
		if len(shifts) > 1 {
			end = shifts[1].start
		}
		shut := len(breaks) > 0 && breaks[0].from <= start
		if shut {
			end = min(end, breaks[0].to)
		} else if len(breaks) > 0 {
			end = min(end, breaks[0].from)
		}
		lead := l.wall.upTo(start + offset)
		l.stretches = append(l.stretches, stretch{start, offset, shut, sum, lead})
		if !shut {
			sum += l.wall.upTo(end+offset) - lead
		}
		if shut && end == breaks[0].to {
			breaks = breaks[1:]
		}
		if len(shifts) > 1 && end == shifts[1].start {
			shifts = shifts[1:]
		}
		start = end
	}
	zero := l.upTo(0)
	for i := range l.stretches {
		l.stretches[i].sum -= zero
	}
	l.total = sum - zero
	return l
}

// at returns the stretch that holds the instant x.
func (l *timeLine) at(x int64) *stretch {
	i, found := slices.BinarySearchFunc(l.stretches, x, func(s stretch, x int64) int {
		return cmp.Compare(s.start, x)
	})
	if !found {
		i--
	}
	return &l.stretches[i]
}

func (l *timeLine) open(x int64) bool {
	s := l.at(x)
	return x < maxReach && !s.shut && l.wall.open(x+s.offset)
}

// upTo returns the open nanoseconds between the origin and the instant x.
func (l *timeLine) upTo(x int64) int64 {
	s := l.at(x)
	if s.shut {
		return s.sum
	}
	return s.sum + l.wall.upTo(x+s.offset) - s.lead
}

func (l *timeLine) add(x, d int64) (int64, bool) {
	sum := l.upTo(x)
	amount := sum + d
	if d > 0 {
		if amount < sum || amount > l.total {
			return 0, false
		}
		return l.reach(amount), true
	}
	if amount > sum || amount < l.stretches[0].sum || amount >= l.total {
		return 0, false
	}
	// The last instant with this amount is a nanosecond before the first with
	// one more.
	return l.reach(amount+1) - 1, true
}

// reach returns the first instant x with upTo(x) == amount, which must lie above
// the first stretch's sum and not above the total.
func (l *timeLine) reach(amount int64) int64 {
	i := sort.Search(len(l.stretches), func(i int) bool { return l.stretches[i].sum >= amount })
	s := &l.stretches[i-1]
	return l.wall.reach(amount-s.sum+s.lead) - s.offset
}
