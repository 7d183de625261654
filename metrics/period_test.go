package metrics_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/metrics"
)

// span reads a period such as "2026-03-01/2026-04-01" or, with times of day,
// "2026-03-01T09:00/2026-03-01T17:00", in a zone.
func span(t testing.TB, zone, text string) metrics.Period {
	t.Helper()
	in, err := time.LoadLocation(zone)
	require.NoError(t, err)
	read := func(s string) time.Time {
		if !strings.Contains(s, "T") {
			s += "T00:00"
		}
		at, err := time.ParseInLocation("2006-01-02T15:04", s, in)
		require.NoError(t, err)
		return at
	}
	from, to, _ := strings.Cut(text, "/")
	return metrics.Period{From: read(from), To: read(to)}
}

// shown is the inverse of span.
func shown(p metrics.Period) string {
	text := p.From.Format("2006-01-02T15:04") + "/" + p.To.In(p.From.Location()).Format("2006-01-02T15:04")
	return strings.ReplaceAll(text, "T00:00", "")
}

func TestPeriodContains(t *testing.T) {
	t.Parallel()
	p := metrics.Period{From: when("10 00:00"), To: when("20 00:00")}
	tests := []struct {
		at   string
		want bool
	}{
		{"9 23:59:59.999999999", false}, {"10 00:00", true}, {"15 00:00", true}, {"19 23:59:59.999999999", true}, {"20 00:00", false},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, p.Contains(when(tt.at)), tt.at)
	}
}

func TestPeriodIsZero(t *testing.T) {
	t.Parallel()
	require.True(t, metrics.Period{}.IsZero())
	require.False(t, metrics.Period{To: when("1 00:00")}.IsZero())
	require.False(t, metrics.Period{From: when("1 00:00")}.IsZero())
}

func TestPeriodPrevious(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, zone, period, want string }{
		{"a month", "UTC", "2026-03-01/2026-04-01", "2026-02-01/2026-03-01"},
		{"a month after a leap day", "UTC", "2028-03-01/2028-04-01", "2028-02-01/2028-03-01"},
		{"January", "UTC", "2026-01-01/2026-02-01", "2025-12-01/2026-01-01"},
		{"a quarter", "UTC", "2026-04-01/2026-07-01", "2026-01-01/2026-04-01"},
		{"a quarter over new year", "UTC", "2025-11-01/2026-02-01", "2025-08-01/2025-11-01"},
		{"a year", "UTC", "2026-01-01/2027-01-01", "2025-01-01/2026-01-01"},
		{"fourteen months", "UTC", "2026-01-01/2027-03-01", "2024-11-01/2026-01-01"},
		{"a month with a clock change", "Europe/Paris", "2026-04-01/2026-05-01", "2026-03-01/2026-04-01"},
		{"a month whose first midnight is skipped", "America/Asuncion", "2023-11-01/2023-12-01", "2023-10-01T01:00/2023-11-01"},
		{"from a skipped midnight on", "America/Asuncion", "2023-10-01T01:00/2023-11-01", "2023-09-01/2023-10-01T01:00"},
		{"a week", "UTC", "2026-03-09/2026-03-16", "2026-03-02/2026-03-09"},
		{"a week with a clock change goes by its length", "Europe/Paris", "2026-03-30/2026-04-06", "2026-03-22T23:00/2026-03-30"},
		{"from the first, but not to one", "UTC", "2026-03-01/2026-03-31", "2026-01-30/2026-03-01"},
		{"to a first, but not from one", "UTC", "2026-03-02/2026-04-01", "2026-01-31/2026-03-02"},
		{"an hour past midnight", "UTC", "2026-03-01T01:00/2026-04-01T01:00", "2026-01-29T01:00/2026-03-01T01:00"},
		{"a minute", "UTC", "2026-03-01T00:00/2026-03-01T00:01", "2026-02-28T23:59/2026-03-01"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, shown(span(t, tt.zone, tt.period).Previous()))
		})
	}
}

// A period is whole months where its start stands, wherever its end does.
func TestPeriodPreviousGoesByTheZoneOfItsStart(t *testing.T) {
	t.Parallel()
	p := span(t, "Europe/Paris", "2026-03-01/2026-04-01")
	p.To = p.To.UTC()
	require.Equal(t, "2026-02-01/2026-03-01", shown(p.Previous()))
	p.From = p.From.UTC()
	require.Equal(t, "2026-01-28T24:00/2026-02-28T23:00", strings.ReplaceAll(shown(p.Previous()), "2026-01-29/", "2026-01-28T24:00/"))
}

func TestPeriodMonths(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, zone, period, want string }{
		{"one", "UTC", "2026-03-01/2026-04-01", "2026-03-01/2026-04-01"},
		{"over new year", "UTC", "2025-12-01/2026-02-01", "2025-12-01/2026-01-01 2026-01-01/2026-02-01"},
		{"parts at both ends", "UTC", "2026-01-31/2026-03-02T09:00", "2026-01-31/2026-02-01 2026-02-01/2026-03-01 2026-03-01/2026-03-02T09:00"},
		{"a part of one", "UTC", "2026-03-05/2026-03-06", "2026-03-05/2026-03-06"},
		{"in a zone", "Europe/Paris", "2026-03-01/2026-05-01", "2026-03-01/2026-04-01 2026-04-01/2026-05-01"},
		{"over a midnight that is skipped", "America/Asuncion", "2023-09-01/2023-11-01", "2023-09-01/2023-10-01T01:00 2023-10-01T01:00/2023-11-01"},
		{"over a first on which midnight comes twice", "America/Havana", "2026-10-01/2026-12-01", "2026-10-01/2026-11-01 2026-11-01/2026-12-01"},
		{"none of an empty period", "UTC", "2026-03-01/2026-03-01", ""},
		{"none of a reversed one", "UTC", "2026-03-01/2026-02-01", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, m := range span(t, tt.zone, tt.period).Months() {
				got = append(got, shown(m))
			}
			require.Equal(t, tt.want, strings.Join(got, " "))
		})
	}
}

// Months cover a period without gap or overlap, in zones that skip a first's
// midnight too.
func TestPeriodMonthsCoverThePeriod(t *testing.T) {
	t.Parallel()
	for _, zone := range []string{"UTC", "Europe/London", "America/Asuncion", "America/Havana", "America/St_Johns", "Asia/Beirut", "Africa/Cairo", "Pacific/Apia"} {
		p := span(t, zone, "1980-01-01/2040-01-01")
		months := p.Months()
		require.Len(t, months, 60*12, zone)
		at := p.From
		for _, m := range months {
			require.True(t, m.From.Equal(at) && m.From.Before(m.To), "%s %v", zone, m)
			require.Equal(t, 1, m.From.Day(), "%s %v", zone, m)
			at = m.To
		}
		require.True(t, at.Equal(p.To), zone)
	}
}
