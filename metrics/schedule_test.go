package metrics_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// faultsOf lists the faults that an error joins.
func faultsOf(err error) []string {
	if err == nil {
		return nil
	}
	return strings.Split(err.Error(), "\n")
}

func TestScheduleFaults(t *testing.T) {
	const (
		badOpen  = ": must open at HH:MM or HH:MM:SS from 00:00 to 23:59:59, not "
		badClose = ": must close at HH:MM or HH:MM:SS from 00:00 to 24:00, not "
		badDate  = ": must be a date of the calendar as YYYY-MM-DD, not "
	)
	tests := []struct{ name, schedule, want string }{
		{"unknown zone", `{"tz":"Mars/Olympus"}`, `tz: must name a zone of the time zone database, not "Mars/Olympus"`},
		{"zone of the machine", `{"tz":"Local"}`, `tz: must name a zone of the time zone database, not "Local"`},
		{"path as zone", `{"tz":"../UTC"}`, `tz: must name a zone of the time zone database, not "../UTC"`},
		{"unknown weekday", `{"week":{"monday":[]}}`, `week.monday: must be one of mon, tue, wed, thu, fri, sat, sun`},
		{"weekday in capitals", `{"week":{"Mon":[]}}`, `week.Mon: must be one of mon, tue, wed, thu, fri, sat, sun`},
		{"equal ends", `{"week":{"mon":[["09:00","17:00"],["12:00","12:00:00"]]}}`, `week.mon[1]: must not open and close at the same time, 12:00`},
		{"whole day by equal ends", `{"week":{"sun":[["00:00","00:00"]]}}`, `week.sun[0]: must not open and close at the same time, 00:00`},
		{"open at 24:00", `{"week":{"tue":[["24:00","06:00"]]}}`, `week.tue[0]` + badOpen + `"24:00"`},
		{"24:00 to 24:00, one fault", `{"week":{"tue":[["24:00","24:00"]]}}`, `week.tue[0]` + badOpen + `"24:00"`},
		{"two intervals", `{"week":{"tue":[["x","17:00"],["09:00","y"]]}}`, `week.tue[0]` + badOpen + "\"x\"\n" + `week.tue[1]` + badClose + `"y"`},
		{"one digit hour", `{"week":{"tue":[["9:00","17:00"]]}}`, `week.tue[0]` + badOpen + `"9:00"`},
		{"no minutes", `{"week":{"tue":[["09","17:00"]]}}`, `week.tue[0]` + badOpen + `"09"`},
		{"empty", `{"week":{"tue":[["","17:00"]]}}`, `week.tue[0]` + badOpen + `""`},
		{"hour 25", `{"week":{"tue":[["25:00","26:00"]]}}`, `week.tue[0]` + badOpen + "\"25:00\"\n" + `week.tue[0]` + badClose + `"26:00"`},
		{"minute 60", `{"week":{"tue":[["09:00","17:60"]]}}`, `week.tue[0]` + badClose + `"17:60"`},
		{"second 60", `{"week":{"tue":[["09:00","17:00:60"]]}}`, `week.tue[0]` + badClose + `"17:00:60"`},
		{"past 24:00", `{"week":{"tue":[["09:00","24:00:01"]]}}`, `week.tue[0]` + badClose + `"24:00:01"`},
		{"fraction", `{"week":{"tue":[["09:00","17:00:00.5"]]}}`, `week.tue[0]` + badClose + `"17:00:00.5"`},
		{"wrong separator", `{"week":{"tue":[["09.00","17:00-00"]]}}`, `week.tue[0]` + badOpen + "\"09.00\"\n" + `week.tue[0]` + badClose + `"17:00-00"`},
		{"sign", `{"week":{"tue":[["-1:00","+7:00"]]}}`, `week.tue[0]` + badOpen + "\"-1:00\"\n" + `week.tue[0]` + badClose + `"+7:00"`},
		{"letters", `{"week":{"tue":[["09:xx","17:00:0x"]]}}`, `week.tue[0]` + badOpen + "\"09:xx\"\n" + `week.tue[0]` + badClose + `"17:00:0x"`},
		{"holiday that no year has", `{"holidays":["2026-01-01","2026-02-30"]}`, `holidays[1]` + badDate + `"2026-02-30"`},
		{"29 February of a usual year", `{"holidays":["2023-02-29"]}`, `holidays[0]` + badDate + `"2023-02-29"`},
		{"month 0", `{"holidays":["2026-00-10"]}`, `holidays[0]` + badDate + `"2026-00-10"`},
		{"month 13", `{"holidays":["2026-13-10"]}`, `holidays[0]` + badDate + `"2026-13-10"`},
		{"day 0", `{"holidays":["2026-01-00"]}`, `holidays[0]` + badDate + `"2026-01-00"`},
		{"short date", `{"holidays":["2026-1-1"]}`, `holidays[0]` + badDate + `"2026-1-1"`},
		{"year of letters", `{"holidays":["abcd-01-01"]}`, `holidays[0]` + badDate + `"abcd-01-01"`},
		{"slashes", `{"holidays":["2026/01-01","2026-01/01"]}`, `holidays[0]` + badDate + "\"2026/01-01\"\n" + `holidays[1]` + badDate + `"2026-01/01"`},
		{"override that no year has", `{"date_overrides":{"2026-02-30":[]}}`, `date_overrides.2026-02-30` + badDate + `"2026-02-30"`},
		{"interval of an override", `{"date_overrides":{"2026-02-28":[["09:00","12:00"],["x","12:00"]]}}`, `date_overrides.2026-02-28[1]` + badOpen + `"x"`},
		{"reversed break", `{"breaks":[["2026-01-02T00:00:00Z","2026-01-01T00:00:00Z"]]}`, `breaks[0]: must end after it begins`},
		{"empty break", `{"breaks":[["2026-01-01T00:00:00Z","2026-01-01T01:00:00+01:00"]]}`, `breaks[0]: must end after it begins`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var s metrics.Schedule
			if err := json.Unmarshal([]byte(tt.schedule), &s); err != nil {
				t.Fatal(err)
			}
			c, err := metrics.NewCalendar(s)
			if c != nil || !errors.Is(err, account.ErrInvalid) || err.Error() != tt.want {
				t.Errorf("NewCalendar = %v, %v\nwant %s", c, err, tt.want)
			}
		})
	}
}

func TestScheduleNamesEveryFaultAtOnce(t *testing.T) {
	t.Parallel()
	_, err := metrics.NewCalendar(metrics.Schedule{
		TZ: "Nowhere",
		Week: metrics.Week{
			"sun": {{"10:00", "10:00"}},
			"mon": {{"09:00", "17:00"}, {"nine", "five"}},
			"zzz": nil, "day": nil,
		},
		Holidays:      []string{"2026-12-25", "2026-12-32"},
		DateOverrides: map[string][]metrics.Interval{"soon": {{"", "10:00"}}, "2026-01-01": {}},
		Breaks:        [][2]time.Time{{}, {time.Unix(1, 0), time.Unix(2, 0)}, {time.Unix(2, 0), time.Unix(1, 0)}},
	})
	var got []string
	for _, fault := range faultsOf(err) {
		field, _, _ := strings.Cut(fault, ": ")
		got = append(got, field)
	}
	want := []string{"tz", "week.mon[1]", "week.mon[1]", "week.sun[0]", "week.day", "week.zzz",
		"date_overrides.soon[0]", "date_overrides.soon", "holidays[1]", "breaks[0]", "breaks[2]"}
	if !slices.Equal(got, want) {
		t.Errorf("faults of\n%v\nwant\n%v", got, want)
	}
}

func TestScheduleTakes(t *testing.T) {
	tests := []struct{ name, schedule string }{
		{"seconds", `{"week":{"mon":[["09:00:30","17:00"]]}}`},
		{"the last second", `{"week":{"mon":[["23:59:59","24:00:00"]]}}`},
		{"midnight to midnight", `{"week":{"mon":[["00:00","24:00"]]}}`},
		{"a day less a second, across midnight", `{"week":{"mon":[["09:00","08:59:59"]]}}`},
		{"overlaps", `{"week":{"mon":[["09:00","17:00"],["08:00","12:00"],["09:00","17:00"]]}}`},
		{"a date twice", `{"holidays":["2026-12-25","2026-12-25"]}`},
		{"a leap day", `{"holidays":["2024-02-29"],"date_overrides":{"2000-02-29":[]}}`},
		{"the ends of the dates", `{"holidays":["0000-01-01","9999-12-31"]}`},
		{"fields of others", `{"id":"bt031","kind":"deadline","week":{}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if err := json.Unmarshal([]byte(tt.schedule), new(metrics.Calendar)); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestScheduleJSONRoundTrip(t *testing.T) {
	tests := []struct{ name, json string }{
		{"as documented", `{"tz":"Europe/Paris","week":{"mon":[["09:00","12:00"],["13:00","17:30"]]},` +
			`"holidays":["2026-12-25"],"date_overrides":{"2026-12-24":[["09:00","12:00"]]},` +
			`"breaks":[["2026-11-02T10:00:00Z","2026-11-02T11:30:00Z"]]}`},
		{"absent week", `{}`},
		{"empty week", `{"week":{}}`},
		{"day without hours", `{"week":{"mon":[]}}`},
		{"empty override", `{"date_overrides":{"2026-12-24":[]}}`},
		{"order and doubles kept", `{"holidays":["2026-12-25","2025-12-25","2026-12-25"]}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var s metrics.Schedule
			var c metrics.Calendar
			if err := errors.Join(json.Unmarshal([]byte(tt.json), &s), json.Unmarshal([]byte(tt.json), &c)); err != nil {
				t.Fatal(err)
			}
			fromSchedule, err1 := json.Marshal(s)
			fromCalendar, err2 := json.Marshal(&c)
			if err := errors.Join(err1, err2); err != nil {
				t.Fatal(err)
			}
			if string(fromSchedule) != tt.json || string(fromCalendar) != tt.json {
				t.Errorf("schedule %s\ncalendar %s\nwant     %s", fromSchedule, fromCalendar, tt.json)
			}
			if !reflect.DeepEqual(c.Schedule(), s) {
				t.Errorf("Schedule() = %+v, want %+v", c.Schedule(), s)
			}
		})
	}
}

func TestScheduleJSONNull(t *testing.T) {
	t.Parallel()
	c := calOf(t, `{"week":null,"holidays":null,"date_overrides":{"2026-11-02":null},"breaks":null}`)
	if c.Open(calAt("2026-11-02T12:00:00Z")) || !c.Open(calAt("2026-11-03T12:00:00Z")) {
		t.Error("a null override must close its date, a null week be absent")
	}
}

func TestIntervalJSONTakesTwoStrings(t *testing.T) {
	for _, text := range []string{`[]`, `["09:00"]`, `["09:00","12:00","13:00"]`, `null`} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			var iv metrics.Interval
			if err := json.Unmarshal([]byte(text), &iv); !errors.Is(err, account.ErrInvalid) {
				t.Errorf("read %q, %v; want ErrInvalid", iv, err)
			}
		})
	}
	var iv metrics.Interval
	if err := json.Unmarshal([]byte(`[9,17]`), &iv); err == nil {
		t.Errorf("read %q from numbers", iv)
	}
}

func TestCalendarSharesNothingWithSchedules(t *testing.T) {
	t.Parallel()
	draft := func() metrics.Schedule {
		at := calAt("2026-11-02T10:00:00Z")
		return metrics.Schedule{
			Week:          metrics.Week{"mon": {{"09:00", "17:00"}}},
			Holidays:      []string{"2026-12-25"},
			DateOverrides: map[string][]metrics.Interval{"2026-12-24": {{"09:00", "12:00"}}},
			Breaks:        [][2]time.Time{{at, at.Add(time.Hour)}},
		}
	}
	spoil := func(s metrics.Schedule) {
		s.Week["mon"][0] = metrics.Interval{"x", "y"}
		s.Week["tue"] = nil
		s.Holidays[0] = ""
		s.DateOverrides["2026-12-24"][0] = metrics.Interval{"x", "y"}
		s.DateOverrides["x"] = nil
		s.Breaks[0][0] = time.Time{}
	}
	given := draft()
	c, err := metrics.NewCalendar(given)
	if err != nil {
		t.Fatal(err)
	}
	spoil(given)
	spoil(c.Schedule())
	if got := c.Schedule(); !reflect.DeepEqual(got, draft()) {
		t.Errorf("Schedule() = %+v\nwant %+v", got, draft())
	}
}

func TestCalendarUnmarshalJSONKeepsTheOldOneOnError(t *testing.T) {
	t.Parallel()
	for _, text := range []string{`{"tz":"Nowhere"}`, `{"week":[]}`, `{`} {
		c := calOf(t, `{"week":{"mon":[["09:00","17:00"]]}}`)
		if err := c.UnmarshalJSON([]byte(text)); err == nil {
			t.Errorf("%s: no error", text)
		}
		if len(c.Schedule().Week["mon"]) != 1 || c.Open(calAt("2026-11-02T08:00:00Z")) {
			t.Errorf("%s: the calendar changed", text)
		}
	}
}
