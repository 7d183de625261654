package sample

import (
	"time"

	"github.com/accordhq/accord/metrics"
)

// holidays are the public holidays of Belgium from the beginning of the log to
// the end of the contract.
func holidays() []string {
	return []string{
		"2025-08-15", "2025-11-01", "2025-11-11", "2025-12-25",
		"2026-01-01", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25", "2026-07-21",
		"2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25",
		"2027-01-01", "2027-03-29",
	}
}

// workdays is a week with the same hours from Monday to Friday.
func workdays(from, to string) metrics.Week {
	week := make(metrics.Week)
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri"} {
		week[day] = []metrics.Interval{{from, to}}
	}
	return week
}

// serviceHours are those the contract of the account gives. The service desk
// was closed for two hours when it moved to another floor.
func serviceHours() metrics.Schedule {
	week := workdays("07:00", "19:00")
	week["sat"] = []metrics.Interval{{"08:00", "12:00"}}
	return metrics.Schedule{
		TZ:            Zone,
		Week:          week,
		Holidays:      holidays(),
		DateOverrides: map[string][]metrics.Interval{"2025-12-24": {{"07:00", "13:00"}}},
		Breaks: [][2]time.Time{{
			time.Date(2026, time.May, 20, 11, 0, 0, 0, time.UTC),
			time.Date(2026, time.May, 20, 13, 0, 0, 0, time.UTC),
		}},
	}
}

// primeHours are those in which the customer takes orders.
func primeHours() metrics.Schedule {
	return metrics.Schedule{TZ: Zone, Week: workdays("08:00", "18:00"), Holidays: holidays()}
}

func tenantHours() metrics.Schedule {
	return metrics.Schedule{TZ: Zone, Week: workdays("08:00", "18:00"), Holidays: holidays()}
}

// terms are the provider's own and what was agreed with the account.
func (w *world) terms() []metrics.Terms {
	own := []metrics.Target{
		target("1", metrics.Acknowledge, metrics.Elapsed, 15*time.Minute, 0.95),
		target("1", metrics.Restore, metrics.Elapsed, 4*time.Hour, 0.9),
		target("1", metrics.Resolve, metrics.ElapsedLessHold, 8*time.Hour, 0.95),

		target("2", metrics.Acknowledge, metrics.Service, 30*time.Minute, 0.9),
		target("2", metrics.Restore, metrics.ServiceLessHold, 6*time.Hour, 0.9),
		target("2", metrics.Resolve, metrics.ServiceLessHold, 12*time.Hour, 0.9),

		target("3", metrics.Acknowledge, metrics.Service, 4*time.Hour, 0.9),
		target("3", metrics.Resolve, metrics.ServiceLessHold, 24*time.Hour, 0.9),

		target("4", metrics.Acknowledge, metrics.Service, 8*time.Hour, 0.9),
		target("4", metrics.Resolve, metrics.ServiceLessHold, 60*time.Hour, 0.85),
	}
	general := []metrics.Target{
		target("1", metrics.Resolve, metrics.Elapsed, 12*time.Hour, 0.9),
		target("", metrics.Acknowledge, metrics.Service, 4*time.Hour, 0.9),
		target("", metrics.Resolve, metrics.ServiceLessHold, 50*time.Hour, 0.8),
	}
	return []metrics.Terms{
		{Calendar: w.tenant, Policy: metrics.ITIL(), Targets: general},
		{
			Account: Account, From: w.at(contractFrom), Until: w.at(contractUntil),
			Calendar: w.service, Prime: w.prime, Policy: metrics.ITIL(), Targets: own,
		},
	}
}

func target(p metrics.Priority, m metrics.Measure, c metrics.Clock, within time.Duration, share float64) metrics.Target {
	return metrics.Target{Priority: p, Measure: m, Clock: c, Within: within, Share: share}
}
