package metrics_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"math/big"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/exp/stats"

	"github.com/accordhq/accord/metrics"
)

// near is a tolerance of a few units in the last place.
func near(want float64) float64 { return 1e-12 * max(1e-300, math.Abs(want)) }

func TestQuantileOfPeers(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/quantiles.json")
	require.NoError(t, err)
	var cases []struct {
		Source    string
		Sorted    []float64
		Quantiles map[string]float64
	}
	require.NoError(t, json.Unmarshal(data, &cases))
	n := 0
	for _, c := range cases {
		for text, want := range c.Quantiles {
			p, err := strconv.ParseFloat(text, 64)
			require.NoError(t, err)
			got, ok := metrics.Quantile(c.Sorted, p)
			require.True(t, ok, c.Source)
			require.InDelta(t, want, got, near(want), "%s p=%v", c.Source, p)
			n++
		}
	}
	require.Equal(t, 25, n)
}

// TestQuantileOfSharedCases runs every type-7 case of a collection that may lie
// beside the repository; testdata has those it had.
func TestQuantileOfSharedCases(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../shared/data/quantile_cases.json")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the collected cases are not on this machine; testdata/quantiles.json has those of type 7")
	}
	require.NoError(t, err)
	var file struct {
		Quantiles []struct {
			ID        string
			Type      int
			Data      []float64
			P, Expect float64
		}
	}
	require.NoError(t, json.Unmarshal(data, &file))
	for _, c := range file.Quantiles {
		if c.Type == 7 {
			slices.Sort(c.Data)
			got, _ := metrics.Quantile(c.Data, c.P)
			require.InDelta(t, c.Expect, got, near(c.Expect), c.ID)
		}
	}
}

func TestQuantileEdges(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		sorted []float64
		p      float64
		want   float64
		ok     bool
	}{
		{"empty", nil, 0.5, 0, false},
		{"below 0", []float64{1, 2}, -0.01, 0, false},
		{"above 1", []float64{1, 2}, 1.01, 0, false},
		{"no number", []float64{1, 2}, math.NaN(), 0, false},
		{"infinite", []float64{1, 2}, math.Inf(1), 0, false},
		{"one value", []float64{7}, 0.9, 7, true},
		{"the least", []float64{1, 2, 4}, 0, 1, true},
		{"the greatest", []float64{1, 2, 4}, 1, 4, true},
		{"the middle", []float64{1, 2, 4}, 0.5, 2, true},
		{"between", []float64{1, 2, 4}, 0.75, 3, true},
		{"all equal", []float64{3, 3, 3}, 0.33, 3, true},
	}
	for _, tt := range tests {
		got, ok := metrics.Quantile(tt.sorted, tt.p)
		require.Equal(t, tt.ok, ok, tt.name)
		require.InDelta(t, tt.want, got, 0, tt.name)
	}
}

func TestQuantileOfDurations(t *testing.T) {
	t.Parallel()
	sorted := []time.Duration{0, time.Hour, 2 * time.Hour, 4 * time.Hour, math.MaxInt64}
	tests := []struct {
		p    float64
		want time.Duration
	}{
		{0, 0}, {0.125, 30 * time.Minute}, {0.25, time.Hour}, {0.5, 2 * time.Hour}, {0.625, 3 * time.Hour}, {1, math.MaxInt64},
	}
	for _, tt := range tests {
		got, ok := metrics.Quantile(sorted, tt.p)
		require.True(t, ok)
		require.Equal(t, tt.want, got, "p=%v", tt.p)
	}
	// A nanosecond is not divided.
	got, _ := metrics.Quantile([]time.Duration{1, 2}, 0.5)
	require.Equal(t, time.Duration(1), got)
}

// Random samples, against the x/exp package and by sorting.
func TestStatsAgainstXExp(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(7, 20))
	for round := range 500 {
		n := 1 + rng.IntN(60)
		sample := make([]float64, n)
		for i := range sample {
			sample[i] = math.Trunc(rng.ExpFloat64() * 1e6)
		}
		slices.Sort(sample)
		p := rng.Float64()
		want := stats.Quantiles(sample, 0, p, 0.5, 0.9, 0.95, 1)
		for i, q := range []float64{0, p, 0.5, 0.9, 0.95, 1} {
			got, _ := metrics.Quantile(sample, q)
			require.InDelta(t, want[i], got, 1e-9*(1+math.Abs(want[i])), "round %d p=%v of %v", round, q, sample)
		}
		checkDescribed(t, sample)
	}
}

// checkDescribed compares the statistics of times with those of x/exp.
func checkDescribed(t testing.TB, micros []float64) {
	t.Helper()
	var sample []metrics.Timed
	for _, us := range micros {
		sample = append(sample, metrics.Timed{Times: metrics.Times{Service: time.Duration(us) * time.Microsecond}})
	}
	s := metrics.Describe(sample, metrics.Service)
	require.Equal(t, len(micros), s.N)
	q := stats.Quantiles(micros, 0.9, 0.95)
	for which, want := range map[metrics.Statistic]float64{
		metrics.Mean: stats.Mean(micros), metrics.Median: stats.Median(micros), metrics.P90: q[0], metrics.P95: q[1],
		metrics.Min: slices.Min(micros), metrics.Max: slices.Max(micros),
	} {
		got, ok := s.Of(which)
		require.True(t, ok)
		require.InDelta(t, want, float64(got)/1e3, 0.0011+1e-12*want, which)
	}
	require.Equal(t, metrics.Stats{N: len(micros)}, metrics.Describe(sample, metrics.Elapsed))
}

func TestStatsOfNothing(t *testing.T) {
	t.Parallel()
	s := metrics.Describe(nil, metrics.Elapsed)
	require.Equal(t, metrics.Stats{}, s)
	for _, which := range kinds[metrics.Statistic](t, "Statistic") {
		d, ok := s.Of(which)
		require.False(t, ok, which)
		require.Zero(t, d, which)
	}
	d, ok := metrics.Describe(make([]metrics.Timed, 1), metrics.Elapsed).Of("mode")
	require.False(t, ok)
	require.Zero(t, d)
}

func TestDescribeLeavesTheSampleAsItWas(t *testing.T) {
	t.Parallel()
	sample := []metrics.Timed{{Ticket: "b", Times: metrics.Times{Elapsed: 2}}, {Ticket: "a", Times: metrics.Times{Elapsed: 1}}}
	metrics.Describe(sample, metrics.Elapsed)
	require.Equal(t, metrics.TicketID("b"), sample[0].Ticket)
}

// The mean against big integers: sums far over the 292 years of a Duration.
func TestMeanDoesNotOverflow(t *testing.T) {
	t.Parallel()
	const year = 365 * 24 * time.Hour
	rng := rand.New(rand.NewPCG(3, 9))
	random := func() time.Duration { return time.Duration(rng.Int64N(math.MaxInt64)) }
	tests := []struct {
		name string
		n    int
		each func() time.Duration
	}{
		{"438 years: 22,010 tickets of 174 h", 22_010, func() time.Duration { return 174*time.Hour + 21*time.Minute + 14*time.Second + 400 }},
		{"two of 200 years", 2, func() time.Duration { return 200 * year }},
		{"a hundred thousand of 292 years", 100_000, func() time.Duration { return math.MaxInt64 }},
		{"three of the longest but one", 3, func() time.Duration { return math.MaxInt64 - 1 }},
		{"random", 10_001, random},
		{"random and few", 7, random},
		{"one", 1, random},
		{"nanoseconds that do not divide", 3, func() time.Duration { return time.Duration(rng.IntN(3)) }},
		{"just under a second", 1000, func() time.Duration { return time.Second - 1 }},
		{"zeros", 5, func() time.Duration { return 0 }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sum, sample := new(big.Int), make([]metrics.Timed, tt.n)
			for i := range sample {
				d := tt.each()
				sample[i].Times.Elapsed = d
				sum.Add(sum, big.NewInt(int64(d)))
			}
			want := sum.Div(sum, big.NewInt(int64(tt.n))).Int64()
			require.Equal(t, time.Duration(want), metrics.Describe(sample, metrics.Elapsed).Mean)
		})
	}
}
