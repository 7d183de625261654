package metrics

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// An Interval is a run of open time on one date: when it opens and when it
// closes, on the clock of the schedule's zone, as "HH:MM" or "HH:MM:SS" of the
// 24-hour day. It is closed–open: the opening instant belongs to it, the
// closing instant does not.
//
// A close of "24:00" is the midnight that ends the date. A close before the
// open lies on the next date: {"22:00", "06:00"} runs across midnight and
// belongs wholly to the date on which it opens. Equal ends are an error, for
// they could mean nothing or a whole day; a whole day is {"00:00", "24:00"}.
type Interval [2]string

// UnmarshalJSON reads a list of two strings. It refuses a longer or shorter
// one, which encoding/json would cut or fill without a word.
func (iv *Interval) UnmarshalJSON(data []byte) error {
	var ends []string
	if err := json.Unmarshal(data, &ends); err != nil {
		return err
	}
	if len(ends) != len(iv) {
		return &account.FieldError{Rule: fmt.Sprintf("interval %s must list an opening and a closing time", data)}
	}
	copy(iv[:], ends)
	return nil
}

// A Week gives the intervals that open on each day of the week. Its keys are
// "mon", "tue", "wed", "thu", "fri", "sat" and "sun"; a day without a key is
// closed. Intervals may overlap; what they cover twice is open once.
type Week map[string][]Interval

// A Schedule is service hours as people write them down. [NewCalendar]
// compiles it for arithmetic and says what is wrong with it.
//
// The zero Schedule is open at every instant.
type Schedule struct {
	// TZ names the zone of the IANA database whose clock and dates the rest is
	// written in, such as "Europe/Paris". Empty is UTC. "Local" is refused: it
	// would mean another thing on every machine.
	TZ string `json:"tz,omitempty"`

	// Week holds the usual hours. An absent (nil) Week is open around the
	// clock; an empty one is closed, but for DateOverrides. JSON keeps the two
	// apart.
	Week Week `json:"week,omitzero"`

	// Holidays are dates, as "2026-12-25", on which no interval opens. The rest
	// of an interval that opened the evening before stays open.
	Holidays []string `json:"holidays,omitempty"`

	// DateOverrides gives single dates intervals of their own, in place of the
	// week's and stronger than a holiday. An empty list closes the date as a
	// holiday does.
	DateOverrides map[string][]Interval `json:"date_overrides,omitempty"`

	// Breaks are spans of instants, closed–open and in any order, that are cut
	// out of whatever else is open. Each must end after it begins.
	Breaks [][2]time.Time `json:"breaks,omitempty"`
}

// clone copies s so that nothing is shared with it.
func (s Schedule) clone() Schedule {
	s.Week = maps.Clone(s.Week)
	for day, list := range s.Week {
		s.Week[day] = slices.Clone(list)
	}
	s.DateOverrides = maps.Clone(s.DateOverrides)
	for date, list := range s.DateOverrides {
		s.DateOverrides[date] = slices.Clone(list)
	}
	s.Holidays = slices.Clone(s.Holidays)
	s.Breaks = slices.Clone(s.Breaks)
	return s
}

// weekdays are the keys of a Week, in the order in which dates are counted:
// day 0 is a Monday.
var weekdays = [7]string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// hours is a schedule that was checked, in numbers.
type hours struct {
	zone   *time.Location
	week   [7]datePlan
	always bool // the week is absent

	special []dated // the dates with a plan of their own, ascending
	breaks  []spell // ascending and apart; nanoseconds since the origin
}

type dated struct {
	date int64
	plan *datePlan
}

// check reads every field of s and reports every fault it finds, as
// [account.FieldError] values named by their path in the JSON form.
func (s Schedule) check() (hours, error) {
	var faults account.Faults
	h := hours{always: s.Week == nil}
	h.readZone(s.TZ, &faults)
	h.readWeek(s.Week, &faults)
	h.readDates(s.Holidays, s.DateOverrides, &faults)
	h.readBreaks(s.Breaks, &faults)
	return h, faults.Err()
}

func (h *hours) readZone(name string, faults *account.Faults) {
	zone, err := time.LoadLocation(name)
	if err != nil || zone == time.Local {
		faults.Addf("tz", "must name a zone of the time zone database, not %q", name)
	}
	h.zone = zone
}

func (h *hours) readWeek(week Week, faults *account.Faults) {
	for i, day := range weekdays {
		if h.always {
			h.week[i] = datePlan{open: []spell{{0, oneDay}}, opens: true}
		} else {
			h.week[i] = readIntervals("week."+day, week[day], faults)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(week)) {
		faults.Check(slices.Contains(weekdays[:], key), "week."+key,
			"must be one of mon, tue, wed, thu, fri, sat, sun")
	}
}

func (h *hours) readDates(holidays []string, overrides map[string][]Interval, faults *account.Faults) {
	h.special = make([]dated, 0, len(holidays)+len(overrides))
	for _, text := range slices.Sorted(maps.Keys(overrides)) {
		field := "date_overrides." + text
		plan := readIntervals(field, overrides[text], faults)
		date, ok := parseDate(text)
		faults.Check(ok, field, badDate, text)
		h.special = append(h.special, dated{date, &plan})
	}
	closed := new(datePlan)
	for i, text := range holidays {
		date, ok := parseDate(text)
		if !ok {
			faults.Addf(fmt.Sprintf("holidays[%d]", i), badDate, text)
		}
		h.special = append(h.special, dated{date, closed})
	}
	// Stable, so that of two plans for one date the first stays: the override.
	slices.SortStableFunc(h.special, func(a, b dated) int { return cmp.Compare(a.date, b.date) })
	h.special = slices.CompactFunc(h.special, func(a, b dated) bool { return a.date == b.date })
}

func (h *hours) readBreaks(breaks [][2]time.Time, faults *account.Faults) {
	for i, b := range breaks {
		if !b[0].Before(b[1]) {
			faults.Addf(fmt.Sprintf("breaks[%d]", i), "must end after it begins")
			continue
		}
		if cut := (spell{sinceOrigin(b[0]), sinceOrigin(b[1])}); cut.from < cut.to { // else out of reach
			h.breaks = append(h.breaks, cut)
		}
	}
	h.breaks = mergeSpells(h.breaks)
}

// readIntervals plans a date on which the listed intervals open.
func readIntervals(field string, list []Interval, faults *account.Faults) datePlan {
	plan := datePlan{opens: len(list) > 0}
	for i, iv := range list {
		at := fmt.Sprintf("%s[%d]", field, i)
		from, ok := parseClock(iv[0])
		ok = ok && from < oneDay
		faults.Check(ok, at, "must open at HH:MM or HH:MM:SS from 00:00 to 23:59:59, not %q", iv[0])
		to, okTo := parseClock(iv[1])
		faults.Check(okTo, at, "must close at HH:MM or HH:MM:SS from 00:00 to 24:00, not %q", iv[1])
		if !ok || !okTo {
			continue
		}
		faults.Check(from != to, at, "must not open and close at the same time, %s", iv[0])
		if to < from {
			plan.spill = max(plan.spill, to)
			to = oneDay
		}
		plan.open = append(plan.open, spell{from, to})
	}
	plan.open = mergeSpells(plan.open)
	return plan
}

// parseClock reads a time of day in nanoseconds since midnight, 24:00 included.
func parseClock(text string) (int64, bool) {
	if len(text) == len("15:04") {
		text += ":00"
	}
	if len(text) != len("15:04:05") || text[2] != ':' || text[5] != ':' {
		return 0, false
	}
	hour, minute, second := digits(text[:2]), digits(text[3:5]), digits(text[6:])
	ok := 0 <= hour && hour < 24 && 0 <= minute && minute < 60 && 0 <= second && second < 60
	return int64(hour*3600+minute*60+second) * oneSecond, ok || text == "24:00:00"
}

const badDate = "must be a date of the calendar as YYYY-MM-DD, not %q"

// parseDate reads a date as its day since the origin. Years of holidays are
// read at each construction, and time.Parse takes three times as long.
func parseDate(text string) (int64, bool) {
	if len(text) != len(time.DateOnly) || text[4] != '-' || text[7] != '-' {
		return 0, false
	}
	year, month, day := digits(text[:4]), digits(text[5:7]), digits(text[8:])
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	// Date carries a 30 February over into March.
	return dayOf(t), year >= 0 && t.Month() == time.Month(month) && t.Day() == day
}

// digits reads a decimal number; it is -1 when text holds anything else.
func digits(text string) int {
	n := 0
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return -1
		}
		n = 10*n + int(c-'0')
	}
	return n
}
