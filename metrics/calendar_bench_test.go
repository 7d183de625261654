package metrics_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/accordhq/accord/metrics"
)

// calBusy is a schedule with nights, a lunch and n holidays around 2026.
func calBusy(zone string, n int) metrics.Schedule {
	day := []metrics.Interval{{"09:00", "12:00"}, {"13:00", "17:30"}}
	s := metrics.Schedule{
		TZ:   zone,
		Week: metrics.Week{"mon": day, "tue": day, "wed": day, "thu": {{"22:00", "06:00"}}, "fri": day},
	}
	for i := range n {
		s.Holidays = append(s.Holidays, time.Date(2026, 1, 1+3*(i-n/2), 0, 0, 0, 0, time.UTC).Format(time.DateOnly))
	}
	return s
}

func BenchmarkNewCalendar(b *testing.B) {
	for _, zone := range []string{"UTC", "America/New_York", "Europe/London", "Asia/Gaza", "Africa/Casablanca"} {
		for _, holidays := range []int{10, 3000} {
			s := calBusy(zone, holidays)
			b.Run(fmt.Sprintf("%s/holidays=%d", zone, holidays), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := metrics.NewCalendar(s); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkCalendar(b *testing.B) {
	const year = 365 * 24 * time.Hour
	from := time.Date(1901, 3, 5, 10, 0, 0, 0, time.UTC)
	spans := []struct {
		name string
		end  time.Time
	}{
		{"1h", from.Add(time.Hour)}, {"1y", from.Add(year)}, {"290y", from.Add(290 * year)},
	}
	for _, holidays := range []int{10, 3000} {
		c, err := metrics.NewCalendar(calBusy("America/New_York", holidays))
		if err != nil {
			b.Fatal(err)
		}
		for _, span := range spans {
			open := c.Between(from, span.end)
			workdays := 1 + int(span.end.Sub(from)/(48*time.Hour))
			lookups := []struct {
				name   string
				lookup func()
			}{
				{"Between", func() { c.Between(from, span.end) }},
				{"Add", func() { c.Add(from, open) }},
				{"AddBack", func() { c.Add(span.end, -open) }},
				{"AddWorkdays", func() { c.AddWorkdays(from, workdays) }},
				{"Open", func() { c.Open(span.end) }},
			}
			for _, l := range lookups {
				b.Run(fmt.Sprintf("%s/%s/holidays=%d", l.name, span.name, holidays), func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						l.lookup()
					}
				})
			}
		}
	}
}
