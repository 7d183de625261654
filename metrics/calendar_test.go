package metrics_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"sync"
	"testing"
	"time"
	_ "time/tzdata" // the zones, where the machine has none

	"github.com/accordhq/accord/metrics"
)

// calOf compiles a schedule given as JSON.
func calOf(t testing.TB, schedule string) *metrics.Calendar {
	t.Helper()
	var c metrics.Calendar
	if err := json.Unmarshal([]byte(schedule), &c); err != nil {
		t.Fatal(err)
	}
	return &c
}

// calAt reads an instant.
func calAt(text string) time.Time {
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		panic(err)
	}
	return at
}

// calLast is the last second that a time.Time holds: it counts from the year 1.
var calLast = time.Unix(math.MaxInt64-62135596800, 0)

const calOffice = `{` + calOfficeWeek + `}`

// TestBusinessTimeOfPeers holds the calendar to cases from the tests of other
// projects. Where theirs and ours differ the case carries both.
func TestBusinessTimeOfPeers(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/business_time.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Calendars map[string]*metrics.Calendar
		Between   []struct{ Source, Calendar, From, To, Want string }
		Add       []struct{ Source, Calendar, From, Add, Want string }
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Between) != 36 || len(file.Add) != 60 {
		t.Fatalf("%d and %d cases", len(file.Between), len(file.Add))
	}
	for _, tt := range file.Between {
		c := file.Calendars[tt.Calendar]
		want, err := time.ParseDuration(tt.Want)
		if got := c.Between(calAt(tt.From), calAt(tt.To)); got != want || err != nil || c == nil {
			t.Errorf("%s: %s: Between(%s, %s) = %v, want %v %v", tt.Source, tt.Calendar, tt.From, tt.To, got, want, err)
		}
	}
	for _, tt := range file.Add {
		c := file.Calendars[tt.Calendar]
		d, err := time.ParseDuration(tt.Add)
		if got, ok := c.Add(calAt(tt.From), d); !ok || !got.Equal(calAt(tt.Want)) || err != nil || c == nil {
			t.Errorf("%s: %s: Add(%s, %v) = %v, %v, want %s %v", tt.Source, tt.Calendar, tt.From, d, got, ok, tt.Want, err)
		}
	}
}

func TestAdd(t *testing.T) {
	const (
		monday = `{"week":{"mon":[["09:00","12:00"],["13:00","17:00"]]}}`
		night  = `{"week":{"mon":[["22:00","06:00"]]},"holidays":["2026-11-09"]}`
		pause  = `{"breaks":[["2026-11-02T10:00:00.5Z","2026-11-02T10:00:00.75Z"],["2026-11-02T10:00:00.25Z","2026-11-02T10:00:00.6Z"]]}`
		once   = `{"week":{},"date_overrides":{"2026-11-02":[["09:00","17:00"]]}}`
	)
	tests := []struct{ name, schedule, from, add, want string }{
		{"used up at closing time it ends at closing", monday, "2026-11-02T09:00:00Z", "7h", "2026-11-02T17:00:00Z"},
		{"used up at lunch it ends at lunch", monday, "2026-11-02T09:00:00Z", "3h", "2026-11-02T12:00:00Z"},
		{"a nanosecond more goes past lunch", monday, "2026-11-02T09:00:00Z", "3h0m0.000000001s", "2026-11-02T13:00:00.000000001Z"},
		{"zero added outside hours rolls on", monday, "2026-11-03T09:00:00Z", "0s", "2026-11-09T09:00:00Z"},
		{"zero added at closing time rolls on", monday, "2026-11-02T17:00:00Z", "0s", "2026-11-09T09:00:00Z"},
		{"zero added within hours stays", monday, "2026-11-02T16:59:59.999999999Z", "0s", "2026-11-02T16:59:59.999999999Z"},
		{"zero added at an opening stays", monday, "2026-11-02T09:00:00Z", "0s", "2026-11-02T09:00:00Z"},
		{"backwards, used up at an opening it ends there", monday, "2026-11-02T17:00:00Z", "-7h", "2026-11-02T09:00:00Z"},
		{"backwards, used up after lunch it ends after lunch", monday, "2026-11-02T17:00:00Z", "-4h", "2026-11-02T13:00:00Z"},
		{"backwards, a nanosecond more goes before lunch", monday, "2026-11-02T17:00:00Z", "-4h0m0.000000001s", "2026-11-02T11:59:59.999999999Z"},
		{"backwards from a closed time", monday, "2026-11-08T00:00:00Z", "-1h", "2026-11-02T16:00:00Z"},
		{"backwards from closing time", monday, "2026-11-02T17:00:00Z", "-1ns", "2026-11-02T16:59:59.999999999Z"},
		{"across midnight", night, "2026-11-02T23:00:00Z", "6h", "2026-11-03T05:00:00Z"},
		{"a holiday drops the night that starts on it", night, "2026-11-03T06:00:00Z", "1h", "2026-11-16T23:00:00Z"},
		{"breaks of parts of a second, overlapping", pause, "2026-11-02T10:00:00Z", "300ms", "2026-11-02T10:00:00.8Z"},
		{"zero added in a break rolls on", pause, "2026-11-02T10:00:00.25Z", "0s", "2026-11-02T10:00:00.75Z"},
		{"the last opening there is", once, "2020-01-01T00:00:00Z", "8h", "2026-11-02T17:00:00Z"},
		{"the first opening there is", once, "2030-01-01T00:00:00Z", "-8h", "2026-11-02T09:00:00Z"},
		{"far ahead", monday, "2000-01-01T00:00:00Z", "50000h", "2136-11-19T16:00:00Z"},
		{"open around the clock", `{}`, "2026-11-02T09:00:00Z", "36h", "2026-11-03T21:00:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d, err := time.ParseDuration(tt.add)
			got, ok := calOf(t, tt.schedule).Add(calAt(tt.from), d)
			if !ok || got != calAt(tt.want) || err != nil {
				t.Errorf("Add(%s, %v) = %v, %v, want %s", tt.from, d, got, ok, tt.want)
			}
		})
	}
}

func TestAddWithoutFurtherOpening(t *testing.T) {
	const once = `{"week":{},"date_overrides":{"2026-11-02":[["09:00","17:00"]]}}`
	tests := []struct {
		name, schedule, from string
		add                  time.Duration
	}{
		{"never open", `{"week":{}}`, "2026-11-02T09:00:00Z", 0},
		{"never open, ahead", `{"week":{}}`, "2026-11-02T09:00:00Z", 1},
		{"never open, back", `{"week":{}}`, "2026-11-02T09:00:00Z", -1},
		{"one more than there is", once, "2026-11-02T09:00:00Z", 8*time.Hour + 1},
		{"one more than there was", once, "2026-11-02T17:00:00Z", -8*time.Hour - 1},
		{"zero at the last closing", once, "2026-11-02T17:00:00Z", 0},
		{"ahead of the last closing", once, "2026-11-02T17:00:00Z", 1},
		{"back from the first opening", once, "2026-11-02T09:00:00Z", -1},
		{"the longest duration", calOffice, "2026-11-02T09:00:00Z", math.MaxInt64},
		{"the longest duration late", calOffice, "2150-01-01T00:00:00Z", math.MaxInt64},
		{"the longest duration back", calOffice, "2026-11-02T09:00:00Z", math.MinInt64},
		{"the longest duration back early", calOffice, "1800-01-01T00:00:00Z", math.MinInt64},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got, ok := calOf(t, tt.schedule).Add(calAt(tt.from), tt.add); ok || got != (time.Time{}) {
				t.Errorf("Add(%s, %v) = %v, %v", tt.from, tt.add, got, ok)
			}
		})
	}
}

func TestBetween(t *testing.T) {
	const (
		nights = `{"week":{"mon":[["22:00","06:00"]],"tue":[["22:00","06:00"]]},"holidays":["2026-11-03"],` +
			`"date_overrides":{"2026-11-10":[["23:00","01:00"]],"2026-11-17":[]}}`
		london = `{"tz":"Europe/London","week":{"sun":[["00:30","01:30"]]}}`
		lord   = `{"tz":"Australia/Lord_Howe","week":{"sun":[["01:00","03:00"]]}}`
		friday = `{"tz":"Pacific/Apia","week":{"fri":[["00:00","24:00"]]}}`
		apia   = `{"tz":"Pacific/Apia","week":{"thu":[["22:00","06:00"]],"fri":[["22:00","06:00"]]}}`
		chile  = `{"tz":"America/Santiago","week":{"sat":[["22:00","02:00"]]}}`
	)
	tests := []struct{ name, schedule, from, to, want string }{
		{"a reversed range is 0", calOffice, "2026-11-02T17:00:00Z", "2026-11-02T09:00:00Z", "0s"},
		{"an empty range is 0", calOffice, "2026-11-02T10:00:00Z", "2026-11-02T10:00:00Z", "0s"},
		{"a reversed range is 0 around the clock", `{}`, "2026-11-02T17:00:00Z", "2026-11-02T09:00:00Z", "0s"},
		{"overlaps are open once", `{"week":{"mon":[["13:00","17:00"],["09:00","14:00"],["10:00","11:00"],["17:00","18:00"]]}}`,
			"2026-11-02T00:00:00Z", "2026-11-03T00:00:00Z", "9h"},
		{"hours with seconds", `{"week":{"mon":[["09:00:30","09:01:15"]]}}`, "2026-11-02T00:00:00Z", "2026-11-03T00:00:00Z", "45s"},
		{"an empty week is closed", `{"week":{}}`, "1900-01-01T00:00:00Z", "2200-01-01T00:00:00Z", "0s"},
		{"an absent week is open around the clock", `{"tz":"Asia/Gaza"}`, "2026-03-01T00:00:00Z", "2026-12-01T00:00:00Z", "6600h"},
		{"an absent week obeys holidays", `{"holidays":["2026-11-03"]}`, "2026-11-02T00:00:00Z", "2026-11-05T00:00:00Z", "48h"},
		{"an absent week obeys overrides", `{"date_overrides":{"2026-11-03":[["09:00","12:00"]]}}`, "2026-11-02T00:00:00Z", "2026-11-05T00:00:00Z", "51h"},
		{"an absent week obeys breaks", `{"breaks":[["2026-11-03T00:00:00Z","2026-11-03T01:00:00Z"]]}`, "2026-11-02T00:00:00Z", "2026-11-05T00:00:00Z", "71h"},
		{"an override beats a holiday", `{"week":{},"holidays":["2026-11-03"],"date_overrides":{"2026-11-03":[["09:00","12:00"]]}}`,
			"2026-11-02T00:00:00Z", "2026-11-05T00:00:00Z", "3h"},
		{"breaks beat an override", `{"week":{},"date_overrides":{"2026-11-03":[["09:00","12:00"]]},"breaks":[["2026-11-03T11:00:00Z","2027-01-01T00:00:00Z"]]}`,
			"2026-11-02T00:00:00Z", "2026-11-05T00:00:00Z", "2h"},
		{"a holiday keeps the night before and drops its own", nights, "2026-11-02T00:00:00Z", "2026-11-05T00:00:00Z", "8h"},
		{"the usual nights after it", nights, "2026-11-09T00:00:00Z", "2026-11-10T00:00:00Z", "2h"},
		{"an override's night belongs to its date", nights, "2026-11-10T00:00:00Z", "2026-11-12T00:00:00Z", "8h"},
		{"an empty override is a holiday", nights, "2026-11-16T00:00:00Z", "2026-11-20T00:00:00Z", "8h"},
		{"what a clock change skips is not open", london, "2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z", "30m"},
		{"what a clock change repeats is open twice", london, "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z", "1h30m"},
		{"half an hour skipped", lord, "2026-10-03T00:00:00Z", "2026-10-05T00:00:00Z", "1h30m"},
		{"half an hour repeated", lord, "2026-04-04T00:00:00Z", "2026-04-06T00:00:00Z", "2h30m"},
		{"a date skipped", friday, "2011-12-25T00:00:00Z", "2012-01-01T00:00:00Z", "0s"},
		{"the night of a skipped date is open after it", apia, "2011-12-29T12:00:00Z", "2012-01-01T12:00:00Z", "8h"},
		{"a midnight skipped", chile, "2026-09-05T12:00:00Z", "2026-09-06T12:00:00Z", "3h"},
		{"a midnight repeated", chile, "2026-04-04T12:00:00Z", "2026-04-05T12:00:00Z", "5h"},
		{"the end of reach", `{"holidays":["2026-12-25"]}`, "2199-12-31T23:59:59.25Z", "2200-01-01T00:00:00.5Z", "750ms"},
		{"the beginning of reach", `{"holidays":["2026-12-25"]}`, "1759-12-28T23:59:59.5Z", "1759-12-29T00:00:00.25Z", "250ms"},
		{"an offset with seconds", `{"tz":"Africa/Monrovia","week":{"mon":[["00:00","00:20"]]}}`,
			"1950-01-02T00:00:00Z", "1950-01-02T00:45:00Z", "30s"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			want, err := time.ParseDuration(tt.want)
			got := calOf(t, tt.schedule).Between(calAt(tt.from), calAt(tt.to))
			if got != want || err != nil {
				t.Errorf("Between(%s, %s) = %v, want %v", tt.from, tt.to, got, want)
			}
		})
	}
}

func TestOpenIsClosedOpen(t *testing.T) {
	tests := []struct {
		at   string
		want bool
	}{
		{"2026-11-02T08:59:59.999999999Z", false},
		{"2026-11-02T09:00:00Z", true},
		{"2026-11-02T16:59:59.999999999Z", true},
		{"2026-11-02T17:00:00Z", false},
		{"2026-11-01T12:00:00Z", false},
		{"2026-11-04T10:59:59.999999999Z", true},
		{"2026-11-04T11:00:00Z", false}, // a break
		{"2026-11-04T12:00:00Z", true},
		{"2026-11-02T10:00:00+01:00", true},
		{"2199-12-31T12:00:00Z", true},
		{"2200-01-01T12:00:00Z", false}, // a Wednesday, out of reach
		{"1760-01-01T12:00:00Z", true},
		{"1759-12-28T12:00:00Z", false}, // a Friday, out of reach
	}
	c := calOf(t, calOffice[:len(calOffice)-1]+`,"breaks":[["2026-11-04T11:00:00Z","2026-11-04T12:00:00Z"]]}`)
	for _, tt := range tests {
		if got := c.Open(calAt(tt.at)); got != tt.want {
			t.Errorf("Open(%s) = %v", tt.at, got)
		}
	}
}

func TestEndsOfReach(t *testing.T) {
	tests := []struct {
		name, schedule, at string
		want               bool
	}{
		{"the last instant", `{"holidays":["2199-12-30"]}`, "2199-12-31T23:59:59.999999999Z", true},
		{"the instant after the last", `{"holidays":["2199-12-30"]}`, "2200-01-01T00:00:00Z", false},
		{"the date that a zone ahead of UTC has reached", `{"tz":"Asia/Tokyo","holidays":["2200-01-01"]}`, "2199-12-31T23:00:00Z", false},
		{"the date before that", `{"tz":"Asia/Tokyo","holidays":["2200-01-01"]}`, "2199-12-31T14:00:00Z", true},
		{"a holiday on the first date", `{"holidays":["1759-12-29"]}`, "1759-12-29T12:00:00Z", false},
		{"the first instant", `{"holidays":["1759-12-30"]}`, "1759-12-29T00:00:00Z", true},
		{"the first instant, a break long past", `{"breaks":[["0001-01-01T00:00:00Z","0002-01-01T00:00:00Z"]]}`, "1759-12-29T00:00:00Z", true},
		{"the instant before the first", `{"holidays":["1759-12-30"]}`, "1759-12-28T23:59:59.999999999Z", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := calOf(t, tt.schedule).Open(calAt(tt.at)); got != tt.want {
				t.Errorf("Open(%s) = %v", tt.at, got)
			}
		})
	}
}

// TestHolidaysOutOfReach adds holidays whose distance in nanoseconds no int64
// holds.
func TestHolidaysOutOfReach(t *testing.T) {
	t.Parallel()
	var far []string
	for year := range 10000 {
		if year < 1759 || year > 2200 {
			far = append(far, fmt.Sprintf("%04d-01-01", year))
		}
	}
	c, err := metrics.NewCalendar(metrics.Schedule{Holidays: append(far, "2026-12-25")})
	if err != nil {
		t.Fatal(err)
	}
	want := calOf(t, `{"holidays":["2026-12-25"]}`)
	from := calAt("2026-12-20T00:00:00Z")
	for year := 1765; year < 2195; year++ {
		to := time.Date(year, 6, 1, 12, 0, 0, 0, time.UTC)
		d := want.Between(from, to) - want.Between(to, from)
		got, ok := c.Add(from, d)
		if end, _ := want.Add(from, d); !ok || got != end || c.Between(from, to)-c.Between(to, from) != d {
			t.Errorf("to %d: Add(%v) = %v, want %v; Between = %v", year, d, got, end, c.Between(from, to))
		}
	}
}

// TestEveryDateOverridden spells out the hours date by date, more of them than
// an int64 holds nanoseconds.
func TestEveryDateOverridden(t *testing.T) {
	t.Parallel()
	const open = 20 * time.Hour
	s := metrics.Schedule{Week: metrics.Week{}, DateOverrides: map[string][]metrics.Interval{}}
	hours := []metrics.Interval{{"00:00", "20:00"}}
	for date := calAt("1759-12-29T00:00:00Z"); date.Year() < 2200; date = date.AddDate(0, 0, 1) {
		s.DateOverrides[date.Format(time.DateOnly)] = hours
	}
	c, err := metrics.NewCalendar(s)
	if err != nil {
		t.Fatal(err)
	}
	for year := 1760; year < 2200; year += 7 {
		midnight := time.Date(year, 3, 4, 0, 0, 0, 0, time.UTC)
		from := midnight.Add(12*time.Hour + 1)
		for _, d := range []time.Duration{0, 1, -1, time.Hour, -time.Hour, 1 << 62, -1 << 62} {
			days, clock := (12*time.Hour+1+d)/open, (12*time.Hour+1+d)%open
			want := midnight.AddDate(0, 0, int(days)).Add(clock)
			if clock < 0 {
				want = want.AddDate(0, 0, -1).Add(open)
			}
			reached := 1760 <= want.Year() && want.Year() < 2200
			if got, ok := c.Add(from, d); ok != reached || ok && got != want {
				t.Fatalf("Add(%v, %v) = %v, %v, want %v", from, d, got, ok, want)
			}
			if got := c.Between(from, want); reached && got != max(0, d) {
				t.Fatalf("Between(%v, %v) = %v", from, want, got)
			}
		}
	}
}

// TestAroundTheClock holds for every calendar that is open at every instant.
func TestAroundTheClock(t *testing.T) {
	paris := calOf(t, `{"tz":"Europe/Paris"}`)
	calendars := []struct {
		name string
		c    *metrics.Calendar
		zone string
	}{
		{"nil", nil, "UTC"}, {"zero", new(metrics.Calendar), "UTC"}, {"empty schedule", calOf(t, `{}`), "UTC"}, {"zone alone", paris, "Europe/Paris"},
	}
	early, late := time.Time{}, calLast
	from := calAt("2026-11-02T09:00:00.5+05:30")
	for _, tt := range calendars {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if !tt.c.Open(early) || !tt.c.Open(late) || tt.c.Location().String() != tt.zone {
				t.Error("not open, or elsewhere")
			}
			if got := tt.c.Between(early, late); got != math.MaxInt64 {
				t.Errorf("Between(the first year, the last) = %v", got)
			}
			if got := tt.c.Between(early, early.Add(time.Hour)); got != time.Hour {
				t.Errorf("an hour of year 1 = %v", got)
			}
			for _, d := range []time.Duration{0, 1, -1, math.MaxInt64, math.MinInt64} {
				if got, ok := tt.c.Add(from, d); !ok || got != from.Add(d) {
					t.Errorf("Add(%v) = %v, %v", d, got, ok)
				}
			}
			if got, ok := tt.c.Add(calLast, time.Second); ok {
				t.Errorf("Add past the last Time = %v", got)
			}
			if !tt.c.IsWorkday(early) {
				t.Error("no workday")
			}
			if got, ok := tt.c.AddWorkdays(from, 3); !ok || got != from.AddDate(0, 0, 3) {
				t.Errorf("AddWorkdays(3) = %v, %v", got, ok)
			}
		})
	}
	var c *metrics.Calendar
	if data, err := c.MarshalJSON(); string(data) != "{}" || err != nil || c.Schedule().Week != nil {
		t.Errorf("nil marshals as %s, %v", data, err)
	}
}

func TestExtremesNeitherPanicNorOverflow(t *testing.T) {
	t.Parallel()
	instants := []time.Time{
		{}, time.Unix(math.MinInt64, 0), time.Unix(math.MaxInt64, 999999999), time.Unix(0, math.MinInt64), time.Unix(0, math.MaxInt64),
		calLast, calLast.Add(math.MinInt64), time.Unix(math.MinInt64+62135596800, 0),
		time.Date(1759, 12, 28, 23, 59, 59, 999999999, time.UTC), time.Date(1759, 12, 29, 0, 0, 0, 0, time.UTC),
		time.Date(2199, 12, 31, 23, 59, 59, 999999999, time.UTC), time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(1979, 12, 31, 0, 0, 0, 0, time.UTC), time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC),
	}
	amounts := []time.Duration{0, 1, -1, math.MaxInt64, math.MinInt64, math.MinInt64 + 1, time.Hour, -time.Hour}
	steps := []int{0, 1, -1, math.MaxInt, math.MinInt, math.MaxInt32, math.MinInt32}
	schedules := []string{
		`{}`, `{"week":{}}`, calOffice, `{"holidays":["0000-01-01","1759-12-29","2199-12-31","2200-01-01","9999-12-31"]}`,
		`{"tz":"Asia/Manila","week":{"mon":[["00:00","24:00"]],"sun":[["12:00","11:59:59"]]},"holidays":["2200-01-01"]}`,
		`{"tz":"America/Juneau","breaks":[["0001-01-01T00:00:00Z","1759-12-29T00:00:00.000000001Z"],["2199-12-31T23:59:59.999999999Z","9999-01-01T00:00:00Z"]]}`,
		`{"breaks":[["0001-01-01T00:00:00Z","0002-01-01T00:00:00Z"],["9998-01-01T00:00:00Z","9999-01-01T00:00:00Z"]]}`,
		`{"breaks":[["0001-01-01T00:00:00Z","9999-01-01T00:00:00Z"]]}`,
	}
	for _, schedule := range schedules {
		c := calOf(t, schedule)
		for _, a := range instants {
			c.Open(a)
			c.IsWorkday(a)
			for _, b := range instants {
				if got := c.Between(a, b); got < 0 || got > 0 && !a.Before(b) && a.Unix() > b.Unix() {
					t.Fatalf("%s: Between(%v, %v) = %v", schedule, a, b, got)
				}
			}
			for _, d := range amounts {
				got, ok := c.Add(a, d)
				if ok && (d > 0 && c.Between(a, got) != d || d < 0 && d > math.MinInt64 && c.Between(got, a) != -d) {
					t.Fatalf("%s: Add(%v, %d) = %v", schedule, a, d, got)
				}
			}
			for _, n := range steps {
				if got, ok := c.AddWorkdays(a, n); ok && n != 0 && (n > 0) != got.After(a) {
					t.Fatalf("%s: AddWorkdays(%v, %d) = %v", schedule, a, n, got)
				}
			}
		}
	}
}

func TestBetweenSaturates(t *testing.T) {
	t.Parallel()
	c := calOf(t, `{"tz":"Asia/Gaza","holidays":["1979-12-31"]}`)
	from, to := time.Date(1770, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2190, 1, 1, 0, 0, 0, 0, time.UTC)
	if got := c.Between(from, to); got != math.MaxInt64 {
		t.Errorf("Between(1770, 2190) = %v", got)
	}
	// One holiday less than the longest duration, and a nanosecond either side.
	to = from.Add(math.MaxInt64).Add(24 * time.Hour)
	for extra, want := range map[time.Duration]time.Duration{-1: math.MaxInt64 - 1, 0: math.MaxInt64, 1: math.MaxInt64} {
		if got := c.Between(from, to.Add(extra)); got != want {
			t.Errorf("Between = %d, want %d", got, want)
		}
	}
}

func TestMonotonicReadingsDoNotCount(t *testing.T) {
	t.Parallel()
	now := time.Now()
	for _, c := range []*metrics.Calendar{nil, calOf(t, `{"week":{"mon":[["00:00","24:00"]]}}`)} {
		if got, ok := c.Add(now, 0); !ok || got != got.Round(0) {
			t.Errorf("Add(now, 0) = %v, %v", got, ok)
		}
	}
}

func TestResultsKeepTheLocation(t *testing.T) {
	t.Parallel()
	c := calOf(t, `{"tz":"Europe/Paris","week":{"mon":[["09:00","17:00"]]}}`)
	from := calAt("2026-11-01T12:00:00Z").In(time.FixedZone("", -3600))
	end, _ := c.Add(from, time.Hour)
	day, _ := c.AddWorkdays(from, 1)
	if end.String() != "2026-11-02 08:00:00 -0100 -0100" || day.String() != "2026-11-02 11:00:00 -0100 -0100" {
		t.Errorf("Add = %v, AddWorkdays = %v", end, day)
	}
	if got := c.Location().String(); got != "Europe/Paris" {
		t.Errorf("Location = %s", got)
	}
}

// TestThreeCenturies counts office hours of London date by date: no clock was
// ever changed there between nine and five.
func TestThreeCenturies(t *testing.T) {
	t.Parallel()
	c := calOf(t, `{"tz":"Europe/London",`+calOffice[1:])
	from, to := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC)
	var want time.Duration
	for date := from; date.Before(to); date = date.AddDate(0, 0, 1) {
		if date.Weekday() != time.Saturday && date.Weekday() != time.Sunday {
			want += 8 * time.Hour
		}
	}
	if got := c.Between(from, to); got != want {
		t.Errorf("Between = %v, want %v", got, want)
	}
	if got, ok := c.Add(from, want); !ok || got != calAt("2199-12-31T17:00:00Z") {
		t.Errorf("Add = %v, %v", got, ok)
	}
	if got, ok := c.Add(to, -want); !ok || got != calAt("1900-01-01T09:00:00Z") {
		t.Errorf("Add back = %v, %v", got, ok)
	}
}

func TestLookupsAllocateNothing(t *testing.T) {
	c := calOf(t, `{"tz":"America/New_York","week":{"mon":[["22:00","06:00"]]},"holidays":["2026-11-02"],`+
		`"breaks":[["2026-11-09T22:00:00Z","2026-11-10T06:00:00Z"]]}`)
	from, to := calAt("1900-01-01T00:00:00Z"), calAt("2199-01-01T00:00:00Z").In(c.Location())
	lookups := map[string]func(){
		"Between":     func() { c.Between(from, to) },
		"Add":         func() { c.Add(from, 10000*time.Hour) },
		"Add back":    func() { c.Add(to, -10000*time.Hour) },
		"Open":        func() { c.Open(to) },
		"IsWorkday":   func() { c.IsWorkday(from) },
		"AddWorkdays": func() { c.AddWorkdays(from, 10000) },
	}
	for name, lookup := range lookups {
		if n := testing.AllocsPerRun(100, lookup); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}

func TestCalendarIsSafeForConcurrentUse(t *testing.T) {
	t.Parallel()
	c := calOf(t, calOffice)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			from := time.Unix(int64(i)*1e8, 0)
			to, _ := c.Add(from, time.Hour)
			c.AddWorkdays(to, i)
			c.Schedule().Week["mon"][0] = metrics.Interval{}
			if got := c.Between(from, to); got != time.Hour {
				t.Errorf("Between = %v", got)
			}
		})
	}
	wg.Wait()
}

func ExampleNewCalendar() {
	_, err := metrics.NewCalendar(metrics.Schedule{
		TZ: "Europe/Paris",
		Week: metrics.Week{
			"mon": {{"09:00", "12:00"}, {"13:00", "13:00"}},
			"tue": {{"09:00", "25:00"}},
		},
		Holidays: []string{"2026-02-30"},
	})
	fmt.Println(err)
	// Output:
	// week.mon[1]: must not open and close at the same time, 13:00
	// week.tue[0]: must close at HH:MM or HH:MM:SS from 00:00 to 24:00, not "25:00"
	// holidays[0]: must be a date of the calendar as YYYY-MM-DD, not "2026-02-30"
}

func ExampleCalendar_Add() {
	hours := []metrics.Interval{{"09:00", "12:00"}, {"13:00", "17:30"}}
	c, err := metrics.NewCalendar(metrics.Schedule{
		TZ:            "Europe/Paris",
		Week:          metrics.Week{"mon": hours, "tue": hours, "wed": hours, "thu": hours, "fri": hours},
		Holidays:      []string{"2026-12-25"},
		DateOverrides: map[string][]metrics.Interval{"2026-12-24": {{"09:00", "12:00"}}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	// Four service hours from Christmas Eve, when the desk closes at noon.
	opened := time.Date(2026, 12, 24, 11, 15, 0, 0, c.Location())
	due, _ := c.Add(opened, 4*time.Hour)
	fmt.Println(due)
	fmt.Println(c.Between(opened, due))
	// Output:
	// 2026-12-28 13:15:00 +0100 CET
	// 4h0m0s
}
