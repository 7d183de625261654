package metrics

import (
	"slices"
	"time"
)

// A Timed is one ticket's time on every clock of one measure.
type Timed struct {
	Ticket TicketID `json:"ticket"`
	Times  Times    `json:"times"`
}

// Stats describe a sample of times. Without a sample N is 0 and the others
// mean nothing.
type Stats struct {
	N int `json:"n"`
	// Mean is rounded down to a nanosecond.
	Mean time.Duration `json:"mean"`
	// Median, P90 and P95 are quantiles; see [Quantile].
	Median time.Duration `json:"median"`
	P90    time.Duration `json:"p90"`
	P95    time.Duration `json:"p95"`
	Min    time.Duration `json:"min"`
	Max    time.Duration `json:"max"`
}

// A Statistic is one of the numbers of [Stats].
type Statistic string

// The statistics of a sample.
const (
	Mean   Statistic = "mean"
	Median Statistic = "median"
	P90    Statistic = "p90"
	P95    Statistic = "p95"
	Min    Statistic = "min"
	Max    Statistic = "max"
)

// Of returns one statistic, and false when there is no sample or no such
// statistic.
func (s Stats) Of(which Statistic) (time.Duration, bool) {
	values := map[Statistic]time.Duration{
		Mean: s.Mean, Median: s.Median, P90: s.P90, P95: s.P95, Min: s.Min, Max: s.Max,
	}
	d, ok := values[which]
	return d, ok && s.N > 0
}

// Describe computes the statistics of times on one clock.
func Describe(sample []Timed, c Clock) Stats {
	if len(sample) == 0 {
		return Stats{}
	}
	values := make([]time.Duration, len(sample))
	for i, t := range sample {
		values[i] = t.Times.On(c)
	}
	slices.Sort(values)
	s := Stats{N: len(values), Mean: mean(values), Min: values[0], Max: values[len(values)-1]}
	s.Median, _ = Quantile(values, 0.5)
	s.P90, _ = Quantile(values, 0.9)
	s.P95, _ = Quantile(values, 0.95)
	return s
}

// mean sums seconds and nanoseconds apart: the sum of a busy queue's times is
// more than a Duration holds (292 years).
func mean(values []time.Duration) time.Duration {
	var seconds, nanos int64
	for _, v := range values {
		seconds += int64(v / time.Second)
		nanos += int64(v % time.Second)
	}
	n := int64(len(values))
	return time.Duration(seconds/n)*time.Second +
		time.Duration((seconds%n*int64(time.Second)+nanos)/n)
}
