package metrics_test

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/exp/stats"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/metrics"
)

// Four tickets: resolved after 1 h, 2 h and 6 h, and one that is open and late.
func fourTickets() []metrics.Ticket {
	return []metrics.Ticket{
		openedAt("d", "5 09:00", ""),
		openedAt("b", "5 09:00", "5 11:00 resolved"),
		openedAt("c", "5 09:00", "5 10:00 resolved, 5 12:00 reopened, 5 17:00 resolved"),
		openedAt("a", "5 09:00", "5 10:00 resolved"),
	}
}

func TestFigures(t *testing.T) {
	t.Parallel()
	s := summarize(t, month(time.March), metrics.Terms{Targets: resolveIn(metrics.Elapsed, 4*time.Hour)}, fourTickets())
	k := metrics.Key{}
	mean := func(c metrics.Clock, which metrics.Statistic) metrics.Figure {
		return s.Time(k, metrics.Resolve, c, which)
	}
	tests := []struct {
		name   string
		figure metrics.Figure
		want   string // value, unit, n, tickets, said
	}{
		{"tickets", s.Count(k, metrics.CountTickets), "4 tickets 4 [a b c d] 4"},
		{"opened", s.Count(k, metrics.CountOpened), "4 tickets 4 [a b c d] 4"},
		{"resolved", s.Count(k, metrics.CountResolved), "3 tickets 3 [a b c] 3"},
		{"open", s.Count(k, metrics.CountOpen), "1 tickets 1 [d] 1"},
		{"reopened", s.Count(k, metrics.CountReopened), "1 tickets 1 [c] 1"},
		{"mean: (1 + 2 + 8) / 3", mean(metrics.Elapsed, metrics.Mean), "3.6666666666666665 hours 3 [a b c] 3.7"},
		{"mean less hold: (1 + 2 + 6) / 3", mean(metrics.ElapsedLessHold, metrics.Mean), "3 hours 3 [a b c] 3.0"},
		{"median", mean(metrics.Elapsed, metrics.Median), "2 hours 3 [a b c] 2.0"},
		{"p90: 2 + 0.8 of 6", mean(metrics.Elapsed, metrics.P90), "6.8 hours 3 [a b c] 6.8"},
		{"p95: 2 + 0.9 of 6", mean(metrics.Elapsed, metrics.P95), "7.4 hours 3 [a b c] 7.4"},
		{"min", mean(metrics.Elapsed, metrics.Min), "1 hours 3 [a b c] 1.0"},
		{"max", mean(metrics.Elapsed, metrics.Max), "8 hours 3 [a b c] 8.0"},
		{"attained: 2 of 4", s.Attained(k, metrics.Resolve), "0.5 share 4 [a b c d] 50.0 %"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := tt.figure
			require.Equal(t, tt.want, fmt.Sprint(f.Value, " ", f.Unit, " ", f.N, " ", f.Tickets, " ", english().Format(f.Text())))
			require.True(t, f.Known)
			require.Equal(t, month(time.March), f.Period)
			require.True(t, f.Filter.IsZero())
		})
	}
}

func TestFiguresOfNothing(t *testing.T) {
	t.Parallel()
	empty := metrics.NewSummary(month(time.March))
	for name, s := range map[string]metrics.Summary{"no ticket": empty, "zero": {}, "no such group": summarize(t, month(time.March), metrics.Terms{}, fourTickets(), metrics.ByQueue)} {
		k := metrics.Key{Account: "nobody"}
		for _, c := range kinds[metrics.Count](t, "Count") {
			f := s.Count(k, c)
			require.Equal(t, "0 true 0 []", fmt.Sprint(f.Value, f.Known, f.N, f.Tickets), name)
		}
		unknown := []metrics.Figure{s.Attained(k, metrics.Resolve)}
		for _, which := range kinds[metrics.Statistic](t, "Statistic") {
			unknown = append(unknown, s.Time(k, metrics.Resolve, metrics.Elapsed, which))
		}
		for _, f := range unknown {
			require.Equal(t, "0 false 0 [] none", fmt.Sprint(f.Value, f.Known, f.N, f.Tickets, " ", english().Format(f.Text())), name)
		}
	}
}

// Words of no meaning have no figure, but do no harm.
func TestFiguresOfMeasuresAndStatisticsThatDoNotExist(t *testing.T) {
	t.Parallel()
	s := summarize(t, month(time.March), metrics.Terms{}, fourTickets())
	require.False(t, s.Time(metrics.Key{}, "smile", metrics.Elapsed, metrics.Mean).Known)
	require.False(t, s.Time(metrics.Key{}, metrics.Resolve, metrics.Elapsed, "mode").Known)
	require.False(t, s.Attained(metrics.Key{}, "smile").Known)
}

func TestFigureSaysOverWhichTickets(t *testing.T) {
	t.Parallel()
	none := metrics.Key{}
	full := metrics.Key{Account: "A1", Kind: metrics.Incident, Priority: "1", Month: "2026-03", Category: "mail", Item: "I1", Queue: "net"}
	all := kinds[metrics.Dimension](t, "Dimension")
	tests := []struct {
		name string
		key  metrics.Key
		by   []metrics.Dimension
		want string
	}{
		{"all", none, nil, ""},
		{"one dimension", full, []metrics.Dimension{metrics.ByPriority}, "Priority 1"},
		{"without it", none, []metrics.Dimension{metrics.ByPriority}, "No priority"},
		{"two", full, []metrics.Dimension{metrics.ByQueue, metrics.ByKind}, "incident, queue net"},
		{"every one", full, all, "account A1, category mail, item I1, incident, month 2026-03, Priority 1, queue net"},
		{"every one, without", none, all, "no account, no category, no item, not classified, no month, No priority, no queue"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := metrics.NewSummary(month(time.March), tt.by...)
			f := s.Count(tt.key, metrics.CountOpen)
			require.Equal(t, tt.want, english().Format(f.Filter))
		})
	}
}

// Whatever a figure says is a phrase or the host's own word.
func TestFiguresHoldNoWordOfTheirOwn(t *testing.T) {
	t.Parallel()
	s := summarize(t, month(time.March), randomTerms, randomTickets(random(t), 50, false), kinds[metrics.Dimension](t, "Dimension")...)
	data := []string{"A1", "A2", "A3", "mail", "I1", "I2", "desk", "net", "1", "2", "2026-03"}
	pseudo := accounttest.Pseudo(english())
	for _, k := range s.Keys() {
		for _, f := range everyFigure(t, s, k) {
			for _, text := range []account.Text{f.Definition, f.Filter} {
				require.Empty(t, accounttest.Outside(pseudo.Format(text))[1:])
				text.Walk(func(part account.Text) {
					said := pseudo.Format(part)
					_, phrase := part.Phrase()
					require.True(t, phrase || slices.Contains(data, said), said)
					require.NotContains(t, said, "<")
					require.NotContains(t, said, "{")
				})
			}
		}
	}
}

func everyFigure(t testing.TB, s metrics.Summary, k metrics.Key) []metrics.Figure {
	t.Helper()
	var all []metrics.Figure
	for _, c := range kinds[metrics.Count](t, "Count") {
		all = append(all, s.Count(k, c))
	}
	for _, m := range metrics.Measures() {
		all = append(all, s.Attained(k, m))
		for _, c := range metrics.Clocks() {
			for _, which := range kinds[metrics.Statistic](t, "Statistic") {
				all = append(all, s.Time(k, m, c, which))
			}
		}
	}
	return all
}

// A reader can go from a figure to its tickets and find its value again.
func TestFiguresFollowFromTheirTickets(t *testing.T) {
	t.Parallel()
	rng := random(t)
	tickets, p := randomTickets(rng, 200, false), anyPeriod(rng)
	byID := make(map[metrics.TicketID]metrics.Reading)
	for _, ticket := range tickets {
		byID[ticket.ID] = metrics.Read(ticket, randomTerms, p.To.Add(-1))
	}
	s := summarize(t, p, randomTerms, tickets, metrics.ByPriority)
	for _, k := range s.Keys() {
		for _, m := range metrics.Measures() {
			for _, c := range metrics.Clocks() {
				checkTimeFigure(t, s.Time(k, m, c, metrics.Mean), byID, m, c, stats.Mean)
				checkTimeFigure(t, s.Time(k, m, c, metrics.P90), byID, m, c, func(x []float64) float64 { return stats.Quantiles(x, 0.9)[0] })
			}
			checkAttained(t, s.Attained(k, m), byID, m)
		}
	}
}

func checkTimeFigure(t testing.TB, f metrics.Figure, byID map[metrics.TicketID]metrics.Reading, m metrics.Measure, c metrics.Clock, statistic func([]float64) float64) {
	t.Helper()
	var hours []float64
	for _, id := range f.Tickets {
		r := byID[id]
		hours = append(hours, r.Of(m).Times.On(c).Hours())
	}
	require.Equal(t, len(hours), f.N)
	require.Equal(t, len(hours) > 0, f.Known)
	if f.Known {
		require.InDelta(t, statistic(hours), f.Value, 1e-9)
	}
}

func checkAttained(t testing.TB, f metrics.Figure, byID map[metrics.TicketID]metrics.Reading, m metrics.Measure) {
	t.Helper()
	met := 0
	for _, id := range f.Tickets {
		r := byID[id]
		verdict := r.Of(m).Verdict
		require.Contains(t, []metrics.Verdict{metrics.Met, metrics.Missed, metrics.RunningMissed}, verdict)
		if verdict == metrics.Met {
			met++
		}
	}
	require.Equal(t, f.N > 0, f.Known)
	if f.Known {
		require.InDelta(t, float64(met)/float64(f.N), f.Value, 1e-12)
	}
}

// No number in a figure is ever NaN or infinite, and all of it can be said and
// written as JSON.
func TestFiguresAreNumbers(t *testing.T) {
	t.Parallel()
	rng := random(t)
	for range 3 {
		s := summarize(t, anyPeriod(rng), randomTerms, randomTickets(rng, rng.IntN(40), false), anyDimensions(rng)...)
		before := summarize(t, s.Period.Previous(), randomTerms, randomTickets(rng, rng.IntN(40), false), s.By...)
		for _, k := range append(s.Keys(), metrics.Key{}, metrics.Key{Queue: "none"}) {
			earlier := everyFigure(t, before, k)
			for i, f := range everyFigure(t, s, k) {
				checkNumbers(t, reflect.ValueOf(f))
				checkNumbers(t, reflect.ValueOf(metrics.Compare(f, earlier[i])))
				if !f.Known {
					require.Zero(t, f.Value)
				}
				_, err := json.Marshal(f)
				require.NoError(t, err)
			}
		}
	}
}

func checkNumbers(t testing.TB, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.Float64:
		if x := v.Float(); math.IsNaN(x) || math.IsInf(x, 0) {
			t.Fatalf("not a number: %v", x)
		}
	case reflect.Struct:
		for _, field := range v.Fields() {
			checkNumbers(t, field)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			checkNumbers(t, v.MapIndex(key))
		}
	}
}

// Figures share no ticket list with the summary.
func TestFiguresAreTheCallersOwn(t *testing.T) {
	t.Parallel()
	s := summarize(t, month(time.March), randomTerms, fourTickets())
	before := canonical(s)
	for _, f := range everyFigure(t, s, metrics.Key{}) {
		clear(f.Tickets)
	}
	sameText(t, before, canonical(s))
}

func TestCompare(t *testing.T) {
	t.Parallel()
	known := func(v float64) metrics.Figure { return metrics.Figure{Value: v, Known: true} }
	tests := []struct {
		name        string
		now, before metrics.Figure
		want        metrics.Change
	}{
		{"up", known(6), known(4), metrics.Change{Delta: 2, Known: true, Share: 0.5, ShareKnown: true}},
		{"down", known(3), known(4), metrics.Change{Delta: -1, Known: true, Share: -0.25, ShareKnown: true}},
		{"the same", known(4), known(4), metrics.Change{Known: true, ShareKnown: true}},
		{"to nothing", known(0), known(4), metrics.Change{Delta: -4, Known: true, Share: -1, ShareKnown: true}},
		{"from nothing", known(4), known(0), metrics.Change{Delta: 4, Known: true}},
		{"not known now", metrics.Figure{}, known(4), metrics.Change{}},
		{"not known before", known(4), metrics.Figure{}, metrics.Change{}},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, metrics.Compare(tt.now, tt.before), tt.name)
	}
}

func TestFigureText(t *testing.T) {
	t.Parallel()
	tests := []struct {
		value float64
		unit  metrics.Unit
		want  string
	}{
		{12345, metrics.UnitTickets, "12,345"}, {0.9567, metrics.UnitShare, "95.7 %"}, {1234.56, metrics.UnitHours, "1,234.6"}, {0, metrics.UnitHours, "0.0"},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, english().Format(metrics.Figure{Value: tt.value, Unit: tt.unit, Known: true}.Text()))
	}
}

func TestFigureJSONRoundTrip(t *testing.T) {
	t.Parallel()
	s := summarize(t, month(time.March), metrics.Terms{}, fourTickets(), metrics.ByPriority)
	f := s.Time(metrics.Key{Priority: "3"}, metrics.Resolve, metrics.Service, metrics.P90)
	b, err := json.Marshal(f)
	require.NoError(t, err)
	var back metrics.Figure
	require.NoError(t, json.Unmarshal(b, &back))
	require.Equal(t, english().Format(f.Definition), english().Format(back.Definition))
	require.Equal(t, "90th percentile time to resolve, from the opening, in service hours, over the tickets for which it ended in the period.", english().Format(back.Definition))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(b), string(again))
}
