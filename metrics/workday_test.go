package metrics_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"testing"
	"time"

	"github.com/accordhq/accord/metrics"
)

// calDate reads a date as noon of it.
func calDate(text string) time.Time { return calAt(text + "T12:00:00Z") }

// TestWorkdaysOfPeers holds workdays to cases from the tests of another
// project. Its calendar finds the observed dates by itself; here they are
// listed.
func TestWorkdaysOfPeers(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/workdays.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Calendar    *metrics.Calendar
		NthFromDate []struct {
			From, Want string
			N          int
		} `json:"nth_from_date"`
		NthOfMonth []struct {
			Month   string
			N, Want int
		} `json:"nth_of_month"`
		CountInMonth []struct {
			Month string
			Want  int
		} `json:"count_in_month"`
		CountInDates []struct {
			From, To string
			Want     int
		} `json:"count_in_dates"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	if n := []int{len(file.NthFromDate), len(file.NthOfMonth), len(file.CountInMonth), len(file.CountInDates)}; fmt.Sprint(n) != "[10 8 5 6]" {
		t.Fatalf("%d cases", n)
	}
	count := func(from, to time.Time) (n int) {
		for ; !from.After(to); from = from.AddDate(0, 0, 1) {
			if file.Calendar.IsWorkday(from) {
				n++
			}
		}
		return n
	}
	for _, tt := range file.NthFromDate {
		if got, ok := file.Calendar.AddWorkdays(calDate(tt.From), tt.N); !ok || got != calDate(tt.Want) {
			t.Errorf("AddWorkdays(%s, %d) = %v, %v, want %s", tt.From, tt.N, got, ok, tt.Want)
		}
	}
	for _, tt := range file.NthOfMonth {
		// Counted from the date before the month, or back from the one after.
		first := calDate(tt.Month + "-01")
		next := first.AddDate(0, 1, 0)
		start := first.AddDate(0, 0, -1)
		if tt.N < 0 {
			start = next
		}
		got, ok := file.Calendar.AddWorkdays(start, tt.N)
		day := 0
		if !got.Before(first) && got.Before(next) {
			day = got.Day()
		}
		if !ok || day != tt.Want {
			t.Errorf("%s, workday %d: %v, want day %d", tt.Month, tt.N, got, tt.Want)
		}
	}
	for _, tt := range file.CountInMonth {
		first := calDate(tt.Month + "-01")
		if got := count(first, first.AddDate(0, 1, -1)); got != tt.Want {
			t.Errorf("%s: %d workdays, want %d", tt.Month, got, tt.Want)
		}
	}
	for _, tt := range file.CountInDates {
		if got := count(calDate(tt.From), calDate(tt.To)); got != tt.Want {
			t.Errorf("%s to %s: %d workdays, want %d", tt.From, tt.To, got, tt.Want)
		}
	}
}

func TestIsWorkday(t *testing.T) {
	const (
		nights = `{"week":{"mon":[["22:00","06:00"]]},"holidays":["2026-11-09","2026-11-10"],` +
			`"date_overrides":{"2026-11-10":[["09:00","12:00"]],"2026-11-16":[]},` +
			`"breaks":[["2026-11-23T00:00:00Z","2026-11-25T00:00:00Z"]]}`
		around = `{"tz":"Pacific/Apia","holidays":["2026-11-03"]}`
		friday = `{"tz":"Pacific/Apia","week":{"fri":[["09:00","17:00"]]},"date_overrides":{"2011-12-30":[["09:00","17:00"]]}}`
	)
	tests := []struct {
		name, schedule, at string
		want               bool
	}{
		{"an interval opens", nights, "2026-11-02T00:00:00Z", true},
		{"only the night before runs on", nights, "2026-11-03T01:00:00Z", false},
		{"nothing opens", nights, "2026-11-04T12:00:00Z", false},
		{"holiday", nights, "2026-11-09T12:00:00Z", false},
		{"holiday with an override", nights, "2026-11-10T12:00:00Z", true},
		{"empty override", nights, "2026-11-16T12:00:00Z", false},
		{"breaks do not matter", nights, "2026-11-23T23:00:00Z", true},
		{"absent week", around, "2026-11-01T12:00:00Z", true},
		{"holiday of an absent week", around, "2026-11-03T09:59:59Z", false}, // 22:59 there
		{"the zone's date counts", around, "2026-11-03T11:00:00Z", true},     // midnight there
		{"the zone's date counts, before", around, "2026-11-02T11:00:00Z", false},
		{"a usual Friday", friday, "2011-12-23T12:00:00-10:00", true},
		{"the eve of a skipped date", friday, "2011-12-30T09:59:59Z", false},
		{"the date after a skipped one", friday, "2011-12-30T10:00:00Z", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := calOf(t, tt.schedule).IsWorkday(calAt(tt.at)); got != tt.want {
				t.Errorf("IsWorkday(%s) = %v", tt.at, got)
			}
		})
	}
}

func TestAddWorkdays(t *testing.T) {
	const (
		paris    = `{"tz":"Europe/Paris",` + calOfficeWeek + `,"holidays":["2026-12-25"],"date_overrides":{"2026-12-26":[["09:00","12:00"]]}}`
		apia     = `{"tz":"Pacific/Apia"}`
		santiago = `{"tz":"America/Santiago"}`
		howe     = `{"tz":"Australia/Lord_Howe"}`
		once     = `{"week":{},"date_overrides":{"2026-11-02":[["09:00","17:00"]],"2026-11-04":[["09:00","17:00"]]}}`
	)
	tests := []struct {
		name, schedule, from string
		n                    int
		want                 string
	}{
		{"none is the instant itself", paris, "2026-12-25T10:00:00.5Z", 0, "2026-12-25T10:00:00.5Z"},
		{"the next", paris, "2026-12-24T10:00:00.5Z", 1, "2026-12-26T10:00:00.5Z"},
		{"after a weekend", paris, "2026-12-24T10:00:00Z", 2, "2026-12-28T10:00:00Z"},
		{"from a holiday", paris, "2026-12-25T10:00:00Z", 1, "2026-12-26T10:00:00Z"},
		{"from a weekend, back", paris, "2026-12-27T10:00:00Z", -1, "2026-12-26T10:00:00Z"},
		{"from a workday, back", paris, "2026-12-26T10:00:00Z", -1, "2026-12-24T10:00:00Z"},
		{"two back", paris, "2026-12-28T10:00:00Z", -2, "2026-12-24T10:00:00Z"},
		{"the zone's date counts", paris, "2026-12-23T23:30:00Z", 1, "2026-12-25T23:30:00Z"},
		{"the local time of day stays over a clock change", paris, "2026-03-27T08:00:00Z", 1, "2026-03-30T07:00:00Z"},
		{"a skipped time moves on by the jump", santiago, "2026-09-05T04:30:00Z", 1, "2026-09-06T04:30:00Z"},
		{"the last time before a jump", santiago, "2026-09-05T03:59:59.9Z", 1, "2026-09-06T03:59:59.9Z"},
		{"the first time after a jump", santiago, "2026-09-05T05:00:00Z", 1, "2026-09-06T04:00:00Z"},
		{"the first of two is meant", santiago, "2026-04-04T02:30:00Z", 1, "2026-04-05T02:30:00Z"},
		{"the first of two, its beginning", santiago, "2026-04-04T02:00:00Z", 1, "2026-04-05T02:00:00Z"},
		{"the end of two", santiago, "2026-04-04T03:00:00Z", 1, "2026-04-05T04:00:00Z"},
		{"before a change, far from UTC", howe, "2026-04-03T13:30:00Z", 1, "2026-04-04T13:30:00Z"},
		{"past the second of two", santiago, "2026-04-05T04:00:00Z", 1, "2026-04-06T04:00:00Z"},
		{"a skipped date is passed over", apia, "2011-12-29T12:00:00-10:00", 1, "2011-12-31T12:00:00+14:00"},
		{"a skipped date is passed over, back", apia, "2012-01-01T12:00:00+14:00", -2, "2011-12-29T12:00:00-10:00"},
		{"the last day of a leap year", apia, "2104-12-30T12:00:00Z", 1, "2104-12-31T12:00:00Z"},
		{"the last there is", once, "2026-11-02T10:00:00Z", 1, "2026-11-04T10:00:00Z"},
		{"the first there is", once, "2027-01-01T10:00:00Z", -2, "2026-11-02T10:00:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			from := calAt(tt.from)
			got, ok := calOf(t, tt.schedule).AddWorkdays(from, tt.n)
			if !ok || !got.Equal(calAt(tt.want)) || got.Location() != from.Location() {
				t.Errorf("AddWorkdays(%s, %d) = %v, %v, want %s", tt.from, tt.n, got, ok, tt.want)
			}
		})
	}
}

const calOfficeWeek = `"week":{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]],"wed":[["09:00","17:00"]],` +
	`"thu":[["09:00","17:00"]],"fri":[["09:00","17:00"]]}`

func TestAddWorkdaysWithoutFurtherOne(t *testing.T) {
	const once = `{"week":{},"date_overrides":{"2026-11-02":[["09:00","17:00"]]}}`
	tests := []struct {
		name, schedule, from string
		n                    int
	}{
		{"never open", `{"week":{}}`, "2026-11-02T09:00:00Z", 1},
		{"never open, back", `{"week":{}}`, "2026-11-02T09:00:00Z", -1},
		{"from the last", once, "2026-11-02T09:00:00Z", 1},
		{"from the first, back", once, "2026-11-02T09:00:00Z", -1},
		{"one more than there is", once, "2026-11-01T09:00:00Z", 2},
		{"one more than there was", once, "2026-11-03T09:00:00Z", -2},
		{"most", `{}`, "2026-11-02T09:00:00Z", math.MaxInt},
		{"most, back", `{}`, "2026-11-02T09:00:00Z", math.MinInt},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got, ok := calOf(t, tt.schedule).AddWorkdays(calAt(tt.from), tt.n); ok || got != (time.Time{}) {
				t.Errorf("AddWorkdays(%s, %d) = %v, %v", tt.from, tt.n, got, ok)
			}
		})
	}
}

func TestAddWorkdaysOverflowsNothing(t *testing.T) {
	tests := []struct {
		name, schedule, from string
		n                    int64
	}{
		{"past three thousand million years", `{}`, "2060-11-02T09:00:00Z", 1 << 40},
		{"dates that would wrap round", `{"week":{"mon":[["09:00","17:00"]]}}`, "2026-11-02T09:00:00Z", (1 << 64) / 7},
		{"dates that would wrap round, back", `{"week":{"mon":[["09:00","17:00"]]}}`, "2026-11-02T09:00:00Z", -(1 << 64) / 7},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got, ok := calOf(t, tt.schedule).AddWorkdays(calAt(tt.from), int(tt.n)); ok && int64(int(tt.n)) == tt.n {
				t.Errorf("AddWorkdays(%s, %d) = %v", tt.from, tt.n, got)
			}
		})
	}
}

func ExampleCalendar_AddWorkdays() {
	day := []metrics.Interval{{"09:00", "17:00"}}
	c, err := metrics.NewCalendar(metrics.Schedule{
		Week:     metrics.Week{"mon": day, "tue": day, "wed": day, "thu": day, "fri": day},
		Holidays: []string{"2026-12-25"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	promised, _ := c.AddWorkdays(time.Date(2026, 12, 24, 15, 0, 0, 0, time.UTC), 2)
	fmt.Println(promised.Format(time.DateTime))
	// Output: 2026-12-29 15:00:00
}
