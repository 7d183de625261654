package metrics_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

func TestTermsAt(t *testing.T) {
	t.Parallel()
	named := func(name string, id account.ID, from, until string) metrics.Terms {
		return metrics.Terms{Account: id, From: when(from), Until: when(until), Policy: metrics.Policy{Name: name}}
	}
	all := []metrics.Terms{
		named("own, March 10 to 20", "A1", "10 00:00", "20 00:00"),
		named("own, later start", "A1", "15 00:00", "18 00:00"),
		named("own, same start as the first", "A1", "10 00:00", "20 00:00"),
		named("tenant's, to the 25th", "", "", "25 00:00"),
		named("tenant's, from the 12th", "", "12 00:00", ""),
		named("other, unbounded", "A2", "", ""),
	}
	tests := []struct {
		name string
		id   account.ID
		at   string
		want string
	}{
		{"before its own: the tenant's", "A1", "9 23:59", "tenant's, to the 25th"},
		{"at the start of its own", "A1", "10 00:00", "own, March 10 to 20"},
		{"where two overlap the one that started later", "A1", "15 00:00", "own, later start"},
		{"after the later one's end", "A1", "18 00:00", "own, March 10 to 20"},
		{"the last instant", "A1", "19 23:59:59.999999999", "own, March 10 to 20"},
		{"at the end of its own: the tenant's that started later", "A1", "20 00:00", "tenant's, from the 12th"},
		{"unbounded both ways", "A2", "30 00:00", "other, unbounded"},
		{"an account without any", "A3", "2 00:00", "tenant's, to the 25th"},
		{"the tenant's own", "", "13 00:00", "tenant's, from the 12th"},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, metrics.TermsAt(all, tt.id, when(tt.at)).Policy.Name, tt.name)
	}
	require.Zero(t, metrics.TermsAt(nil, "A1", when("9 00:00")))
	require.Zero(t, metrics.TermsAt(all[:3], "A1", when("9 00:00")))
	require.Zero(t, metrics.TermsAt(all[:3], "A3", when("15 00:00")))
}

// An account whose terms promise nothing is not given the tenant's targets.
func TestTermsWithoutTargetsAreAnExplicitNone(t *testing.T) {
	t.Parallel()
	all := []metrics.Terms{{Targets: resolveIn(metrics.Elapsed, time.Hour)}, {Account: "A1"}}
	_, ok := metrics.TermsAt(all, "A1", when("9 00:00")).Target("1", metrics.Resolve)
	require.False(t, ok)
	_, ok = metrics.TermsAt(all, "A2", when("9 00:00")).Target("1", metrics.Resolve)
	require.True(t, ok)
}

func TestTermsTarget(t *testing.T) {
	t.Parallel()
	const hour = time.Hour
	terms := metrics.Terms{Targets: []metrics.Target{
		{Measure: metrics.Resolve, Clock: metrics.Service, Within: 9 * hour},
		{Priority: "1", Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: 4 * hour},
		{Priority: "1", Measure: metrics.Restore, Clock: metrics.Elapsed, Within: 2 * hour},
	}}
	tests := []struct {
		name     string
		priority metrics.Priority
		measure  metrics.Measure
		want     time.Duration
	}{
		{"its own", "1", metrics.Resolve, 4 * hour},
		{"the one for every priority", "2", metrics.Resolve, 9 * hour},
		{"without a priority", "", metrics.Resolve, 9 * hour},
		{"its own of another measure", "1", metrics.Restore, 2 * hour},
		{"none for the priority", "2", metrics.Restore, 0},
		{"none for the measure", "1", metrics.Acknowledge, 0},
	}
	for _, tt := range tests {
		got, ok := terms.Target(tt.priority, tt.measure)
		require.Equal(t, tt.want, got.Within, tt.name)
		require.Equal(t, tt.want > 0, ok, tt.name)
	}
}

func TestPromisedShare(t *testing.T) {
	t.Parallel()
	require.InDelta(t, 1, metrics.Target{}.PromisedShare(), 0)
	require.InDelta(t, 0.95, metrics.Target{Share: 0.95}.PromisedShare(), 0)
}

func TestTermsJSONRoundTrip(t *testing.T) {
	t.Parallel()
	full := metrics.Terms{
		Account: "A1", From: when("1 00:00"), Until: when("31 00:00"), Calendar: calOf(t, paris), Prime: office(t), Policy: metrics.Strict(),
		Targets: []metrics.Target{
			{Priority: "1", Measure: metrics.Resolve, Clock: metrics.ServiceLessHold, Within: 90 * time.Minute, Share: 0.9},
			{Measure: metrics.Acknowledge, Clock: metrics.Elapsed, Within: 1500 * time.Millisecond},
		},
	}
	for name, terms := range map[string]metrics.Terms{"full": full, "zero": {}, "no targets": {Account: "A1"}} {
		b, err := json.Marshal(terms)
		require.NoError(t, err, name)
		var back metrics.Terms
		require.NoError(t, json.Unmarshal(b, &back), name)
		again, err := json.Marshal(back)
		require.NoError(t, err, name)
		require.Equal(t, string(b), string(again), name)
		require.Equal(t, terms.Targets, back.Targets, name)
		require.Equal(t, terms.Calendar.Schedule(), back.Calendar.Schedule(), name)
		require.Equal(t, terms.Calendar.Between(when("27 00:00"), when("31 00:00")), back.Calendar.Between(when("27 00:00"), when("31 00:00")), name)
	}
}

func TestTermsJSON(t *testing.T) {
	t.Parallel()
	b, err := json.Marshal(metrics.Terms{})
	require.NoError(t, err)
	require.JSONEq(t, `{}`, string(b))
	b, err = json.Marshal(metrics.Terms{Calendar: &metrics.Calendar{}, Targets: resolveIn(metrics.Elapsed, 8*time.Hour)})
	require.NoError(t, err)
	require.JSONEq(t, `{"calendar":{},"targets":[{"measure":"resolve","clock":"elapsed","within":"8h0m0s"}]}`, string(b))
}

func TestTargetJSONFaults(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, json, want string }{
		{"no duration", `{"within":"soon"}`, `within: "soon" is not a duration such as "8h" or "30m"`},
		{"missing", `{}`, `within: "" is not a duration such as "8h" or "30m"`},
		{"a number", `{"within":8}`, "cannot unmarshal number"},
	}
	for _, tt := range tests {
		kept := metrics.Target{Priority: "1"}
		err := json.Unmarshal([]byte(tt.json), &kept)
		require.ErrorContains(t, err, tt.want, tt.name)
		require.Equal(t, metrics.Target{Priority: "1"}, kept, tt.name)
	}
}

func TestEveryMeasureOnEveryClockMayBePromised(t *testing.T) {
	t.Parallel()
	for _, m := range kinds[metrics.Measure](t, "Measure") {
		for _, c := range kinds[metrics.Clock](t, "Clock") {
			require.NoError(t, metrics.Terms{Targets: target(m, c, time.Hour)}.Validate(), "%s %s", m, c)
		}
	}
}

func TestTermsFaults(t *testing.T) {
	t.Parallel()
	good := metrics.Target{Priority: "1", Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: time.Hour, Share: 0.9}
	targets := func(set func(*metrics.Target)) metrics.Terms {
		bad := good
		set(&bad)
		return metrics.Terms{Targets: []metrics.Target{bad}}
	}
	tests := []struct {
		name  string
		terms metrics.Terms
		want  string
	}{
		{"zero", metrics.Terms{}, ""},
		{"full", metrics.Terms{Account: "A1", From: when("1 00:00"), Until: when("2 00:00"), Policy: metrics.Strict(), Targets: []metrics.Target{good}}, ""},
		{"unbounded", metrics.Terms{Until: when("2 00:00")}, ""},
		{"account", metrics.Terms{Account: account.ID(strings.Repeat("x", 129))}, "account: is longer than 128 bytes"},
		{"ends as it begins", metrics.Terms{From: when("2 00:00"), Until: when("2 00:00")}, "until: is not after from"},
		{"policy", metrics.Terms{Policy: with(metrics.ITIL(), func(p *metrics.Policy) { p.Name = "" })}, "policy.name: is missing"},
		{"measure", targets(func(t *metrics.Target) { t.Measure = "smile" }), `targets[0].measure: "smile" is not a measure`},
		{"clock", targets(func(t *metrics.Target) { t.Clock = "" }), `targets[0].clock: "" is not a clock`},
		{"within 0", targets(func(t *metrics.Target) { t.Within = 0 }), "targets[0].within: is not above 0"},
		{"within below 0", targets(func(t *metrics.Target) { t.Within = -1 }), "targets[0].within: is not above 0"},
		{"share below 0", targets(func(t *metrics.Target) { t.Share = -0.1 }), "targets[0].share: is not between 0 and 1"},
		{"share above 1", targets(func(t *metrics.Target) { t.Share = 1.1 }), "targets[0].share: is not between 0 and 1"},
		{"share no number", targets(func(t *metrics.Target) { t.Share = math.NaN() }), "targets[0].share: is not between 0 and 1"},
		{"all of the tickets", targets(func(t *metrics.Target) { t.Share = 1 }), ""},
		{"repeated", metrics.Terms{Targets: []metrics.Target{good, good}}, `targets[1]: repeats measure "resolve" of priority "1"`},
		{"repeated on another clock", metrics.Terms{Targets: []metrics.Target{good, {Priority: "1", Measure: metrics.Resolve, Clock: metrics.Service, Within: 1}}}, `targets[1]: repeats measure "resolve" of priority "1"`},
		{"all at once", metrics.Terms{From: when("2 00:00"), Until: when("1 00:00"), Policy: metrics.Policy{Name: "x"}, Targets: []metrics.Target{{}}}, "until: is not after from\n" +
			"policy.response: \"\" is not any-step or acknowledged\npolicy.reopen: \"\" is not pauses, continues or keeps-first\n" +
			"policy.priority: \"\" is not retroactive, from-change or strictest\n" +
			"targets[0].measure: \"\" is not a measure\ntargets[0].clock: \"\" is not a clock\ntargets[0].within: is not above 0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			checkFaults(t, tt.terms.Validate(), tt.want)
		})
	}
}
