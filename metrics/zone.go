package metrics

import "time"

// Instants are counted in nanoseconds from an origin in the middle of the years
// that matter. They reach 220 years either way, which leaves room in an int64
// for zone offsets and the rest of a week, and keeps the list of clock changes
// that each calendar carries short.
const (
	originUnix  = 3651 * 86400 // 1979-12-31T00:00:00Z, a Monday
	maxReachDay = 80_355       // 2200-01-01; back to 1759-12-29
	maxReach    = maxReachDay * oneDay
)

// sinceOrigin counts t in nanoseconds from the origin. An instant out of reach
// becomes the nearer end.
func sinceOrigin(t time.Time) int64 {
	const reach = maxReach / oneSecond
	switch sec := t.Unix(); {
	case sec < originUnix-reach:
		return -maxReach
	case sec >= originUnix+reach:
		return maxReach
	default:
		return (sec-originUnix)*oneSecond + int64(t.Nanosecond())
	}
}

// atOrigin is the inverse of sinceOrigin.
func atOrigin(x int64) time.Time {
	sec, nsec := floorDiv(x, oneSecond)
	return time.Unix(originUnix+sec, nsec)
}

// dayOf returns the date that t shows in its own location, as the day since the
// origin. It holds for every time.Time, far beyond the reach of instants.
func dayOf(t time.Time) int64 {
	_, offset := t.Zone()
	day, clock := floorDiv(t.Unix(), 86400)
	spill, _ := floorDiv(clock+int64(offset), 86400)
	return day + spill - originUnix/86400
}

// A shift is the beginning of a span in which a zone keeps one offset from UTC,
// both in nanoseconds.
type shift struct{ start, offset int64 }

// shiftsOf lists the offsets of a zone within reach, in order; neighbours
// differ. The first begins at the near end of reach.
func shiftsOf(zone *time.Location) []shift {
	var shifts []shift
	for t := atOrigin(-maxReach).In(zone); ; {
		_, offset := t.Zone()
		if n := len(shifts); n == 0 || shifts[n-1].offset != int64(offset)*oneSecond {
			shifts = append(shifts, shift{sinceOrigin(t), int64(offset) * oneSecond})
		}
		_, end := t.ZoneBounds()
		if end.IsZero() {
			return shifts
		}
		if t = nextBound(t, end); sinceOrigin(t) == maxReach {
			return shifts
		}
	}
}

// nextBound returns end, the end of the zone bounds around t, or a day after t
// where end does not move on: zones that go by a rule are cut at new year, but
// after 365 days even in a leap year, whose last day then lies beyond the end
// of its own bounds.
func nextBound(t, end time.Time) time.Time {
	if end.After(t) {
		return end
	}
	return t.Add(24 * time.Hour)
}

// skippedDates lists the dates that never came because a zone changed sides of
// the date line, as 30 December 2011 in Samoa.
func skippedDates(shifts []shift) []int64 {
	var dates []int64
	for i := 1; i < len(shifts); i++ {
		first, clock := floorDiv(shifts[i].start+shifts[i-1].offset, oneDay)
		if clock > 0 {
			first++
		}
		next, _ := floorDiv(shifts[i].start+shifts[i].offset, oneDay)
		for date := first; date < next; date++ {
			dates = append(dates, date)
		}
	}
	return dates
}

// onWall returns the first instant at which the clock of a zone shows the given
// time, in seconds since 1970 as if the zone were UTC. Where a clock change
// skips that time the instant is the one the old offset gives, which shows a
// time as much later as the clock jumped.
func onWall(zone *time.Location, sec, nsec int64) time.Time {
	// No offset exceeds a day, so two days back the clock shows less than sec.
	t := time.Unix(sec-2*86400, 0).In(zone)
	_, before := t.Zone()
	for {
		_, offset := t.Zone()
		if sec < t.Unix()+int64(offset) {
			return time.Unix(sec-int64(before), nsec).In(zone)
		}
		_, end := t.ZoneBounds()
		if !end.IsZero() {
			end = nextBound(t, end)
		}
		if end.IsZero() || sec < end.Unix()+int64(offset) {
			return time.Unix(sec-int64(offset), nsec).In(zone)
		}
		t, before = end, offset
	}
}
