package metrics_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/metrics"
)

// target promises a measure for every priority.
func target(m metrics.Measure, c metrics.Clock, within time.Duration) []metrics.Target {
	return []metrics.Target{{Measure: m, Clock: c, Within: within}}
}

// resolveIn promises to resolve.
func resolveIn(c metrics.Clock, within time.Duration) []metrics.Target {
	return target(metrics.Resolve, c, within)
}

func TestDueOnFourClocks(t *testing.T) {
	t.Parallel()
	const elapsed, lessHold, service, both = metrics.Elapsed, metrics.ElapsedLessHold, metrics.Service, metrics.ServiceLessHold
	const hour = time.Hour
	tests := []struct {
		name   string
		clock  metrics.Clock
		within time.Duration
		log    string
		want   string
	}{
		{"no hold", elapsed, 10 * hour, "", "19:00"},
		{"no hold", lessHold, 10 * hour, "", "19:00"},
		{"no hold, 8 h on Monday, 2 h on Tuesday", service, 10 * hour, "", "3 11:00"},
		{"no hold, 8 h on Monday, 2 h on Tuesday", both, 10 * hour, "", "3 11:00"},
		{"over the holiday on the 4th", service, 17 * hour, "", "5 10:00"},
		{"a hold does not move it", elapsed, 4 * hour, "10:00 held x, 11:00 resumed", "13:00"},
		{"a hold does not move it", service, 4 * hour, "10:00 held x, 11:00 resumed", "13:00"},
		{"a hold moves it", lessHold, 4 * hour, "10:00 held x, 11:00 resumed", "14:00"},
		{"a hold moves it", both, 4 * hour, "10:00 held x, 11:00 resumed", "14:00"},
		{"a hold overnight moves it by its open hours", both, 4 * hour, "12:00 held x, 3 10:00 resumed", "3 11:00"},
		{"two holds", lessHold, 4 * hour, "10:00 held x, 11:00 resumed, 12:00 held y, 12:30 resumed", "14:30"},
		{"the second hold comes after it", lessHold, 2 * hour, "10:00 held x, 11:00 resumed, 12:30 held y, 13:00 resumed", "12:00"},
		{"two holds in a row", lessHold, 4 * hour, "10:00 held x, 11:00 held y, 12:00 resumed", "15:00"},
		{"a hold that begins when it falls due comes too late", lessHold, 4 * hour, "13:00 held x, 14:00 resumed", "13:00"},
		{"a hold that begins just before moves it", lessHold, 4 * hour, "12:59 held x, 14:00 resumed", "14:01"},
		{"a hold after it does not move it", both, 4 * hour, "13:30 held x, 14:00 resumed", "13:00"},
		{"a hold from the opening on", lessHold, 4 * hour, "09:00 held x, 10:00 resumed", "14:00"},
		{"a hold outside service hours", both, 9 * hour, "18:00 held x, 3 08:00 resumed", "3 10:00"},
		{"exactly at closing it ends at closing", service, 8 * hour, "", "17:00"},
		{"exactly at closing after a hold", both, 7 * hour, "10:00 held x, 11:00 resumed", "17:00"},
		{"exactly at closing before a hold overnight", both, 8 * hour, "18:00 held x, 3 10:00 resumed", "17:00"},
		{"a hold that runs keeps it from being known", lessHold, 4 * hour, "12:00 held x", ""},
		{"a hold that runs keeps it from being known", both, 4 * hour, "12:00 held x", ""},
		{"a hold that runs since it fell due", lessHold, 4 * hour, "13:00 held x", "13:00"},
		{"a hold that runs does not matter", elapsed, 10 * hour, "12:00 held x", "19:00"},
		{"the second of two holds runs", lessHold, 4 * hour, "10:00 held x, 10:30 resumed, 12:00 held y", ""},
	}
	c := office(t)
	for _, tt := range tests {
		t.Run(string(tt.clock)+"/"+tt.name, func(t *testing.T) {
			t.Parallel()
			terms := metrics.Terms{Calendar: c, Targets: resolveIn(tt.clock, tt.within)}
			o := metrics.Read(opened(tt.log), terms, when("3 12:00")).Resolve
			require.Equal(t, tt.want, said(o.Due))
			require.Equal(t, "09:00", said(o.Start))
		})
	}
}

// A measure that ended is judged by what was known then.
func TestDueOfEndedMeasures(t *testing.T) {
	t.Parallel()
	policy := with(metrics.ITIL(), func(p *metrics.Policy) { p.Implied = false })
	tests := []struct{ name, log, want string }{
		{"a hold before it moves it", "10:00 held x, 11:00 resumed, 12:00 restored", "met 14:00"},
		{"a hold after it does not move it", "10:00 restored, 11:00 held x, 12:00 resumed", "met 13:00"},
		{"a hold after it that runs does not hide it", "10:00 restored, 11:00 held x", "met 13:00"},
		{"a hold that begins with its end does not move it", "10:00 restored, 10:00 held x, 12:00 resumed", "met 13:00"},
		{"a hold in which it ended moves it", "10:00 held x, 11:00 restored, 12:00 resumed", "met 15:00"},
		{"a hold in which it ended that runs hides it", "10:00 held x, 11:00 restored", "met "},
		{"a hold after it that does not save it", "14:00 restored, 15:00 held x", "missed 13:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			terms := metrics.Terms{Policy: policy, Targets: target(metrics.Restore, metrics.ElapsedLessHold, 4*time.Hour)}
			o := metrics.Read(opened(tt.log), terms, when("18:00")).Restore
			require.Equal(t, tt.want, string(o.Verdict)+" "+said(o.Due))
		})
	}
}

func TestDueOfTheResponseWaitsForHoldsWhenThePolicySaysSo(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		pauses bool
		want   string // due, time less hold
	}{{true, "11:00 1h30m0s"}, {false, "10:00 2h30m0s"}} {
		policy := with(metrics.Strict(), func(p *metrics.Policy) { p.HoldPausesResponse = tt.pauses })
		terms := metrics.Terms{Policy: policy, Targets: target(metrics.Acknowledge, metrics.ElapsedLessHold, time.Hour)}
		o := metrics.Read(opened("09:30 held x, 10:30 resumed, 11:30 acknowledged"), terms, when("18:00")).Acknowledge
		require.Equal(t, tt.want, said(o.Due)+" "+o.Times.ElapsedLessHold.String())
	}
}

func TestDueLeavesOutTheTimeBeforeAReopening(t *testing.T) {
	t.Parallel()
	for rule, want := range map[metrics.ReopenRule]string{
		metrics.ReopenPauses:     "running 16:00",
		metrics.ReopenContinues:  "running-missed 13:00",
		metrics.ReopenKeepsFirst: "met 13:00",
	} {
		policy := with(metrics.ITIL(), func(p *metrics.Policy) { p.Reopen = rule })
		terms := metrics.Terms{Policy: policy, Targets: resolveIn(metrics.ElapsedLessHold, 4*time.Hour)}
		o := metrics.Read(opened("11:00 resolved, 14:00 reopened"), terms, when("14:30")).Resolve
		require.Equal(t, want, string(o.Verdict)+" "+said(o.Due), rule)
	}
}

// A hold after the reopening comes after the time for which it was taken to be
// done, though that was noted later.
func TestDueLeavesOutAHoldAfterAReopeningToo(t *testing.T) {
	t.Parallel()
	terms := metrics.Terms{Targets: resolveIn(metrics.ElapsedLessHold, 3*time.Hour)}
	o := metrics.Read(opened("10:00 resolved, 14:00 reopened, 15:00 held x, 16:00 resumed"), terms, when("16:30")).Resolve
	require.Equal(t, "17:00", said(o.Due))
}

func TestServiceHoursThatNeverOpenAgain(t *testing.T) {
	t.Parallel()
	once, err := metrics.NewCalendar(metrics.Schedule{Week: metrics.Week{}, DateOverrides: map[string][]metrics.Interval{"2026-03-02": {{"09:00", "17:00"}}}})
	require.NoError(t, err)
	tests := []struct{ name, log, now, want string }{
		{"runs for ever", "", "2 10:00", "running "},
		{"is due soon for ever", "", "31 10:00", "due-soon "},
		{"is met whenever it ends", "30 10:00 resolved", "31 10:00", "met "},
	}
	for _, tt := range tests {
		o := metrics.Read(opened(tt.log), metrics.Terms{Calendar: once, Targets: resolveIn(metrics.Service, 9*time.Hour)}, when(tt.now)).Resolve
		require.Equal(t, tt.want, string(o.Verdict)+" "+said(o.Due), tt.name)
	}
}

func TestVerdict(t *testing.T) {
	t.Parallel()
	const elapsed, lessHold, service = metrics.Elapsed, metrics.ElapsedLessHold, metrics.Service
	tests := []struct {
		name  string
		clock metrics.Clock
		log   string
		now   string
		want  metrics.Verdict // on a target of 8 h: due at 17:00
	}{
		{"at once", elapsed, "09:00 resolved", "18:00", metrics.Met},
		{"at the due instant", elapsed, "17:00 resolved", "18:00", metrics.Met},
		{"a nanosecond later", elapsed, "17:00:00.000000001 resolved", "18:00", metrics.Missed},
		{"at closing", service, "17:00 resolved", "3 18:00", metrics.Met},
		{"after closing, though no service hour passed", service, "17:00:00.000000001 resolved", "3 18:00", metrics.Missed},
		{"not yet", elapsed, "", "09:00", metrics.Running},
		{"a quarter left", elapsed, "", "15:00", metrics.Running},
		{"less than a quarter left", elapsed, "", "15:00:00.000000001", metrics.DueSoon},
		{"due now", elapsed, "", "17:00", metrics.DueSoon},
		{"due a nanosecond ago", elapsed, "", "17:00:00.000000001", metrics.RunningMissed},
		{"held with much left", lessHold, "10:00 held x", "4 09:00", metrics.Running},
		{"held with little left", lessHold, "16:00 held x", "4 09:00", metrics.DueSoon},
		{"held since it fell due", lessHold, "17:00 held x", "17:00", metrics.DueSoon},
		{"held too late", lessHold, "17:00 held x", "17:01", metrics.RunningMissed},
		{"held, on a clock that runs on", elapsed, "10:00 held x", "17:01", metrics.RunningMissed},
		{"closed without being resolved", elapsed, "10:00 closed", "4 09:00", metrics.Unknown},
		{"closed late without being resolved", elapsed, "3 10:00 closed", "4 09:00", metrics.Unknown},
		{"met, whatever comes later", elapsed, "10:00 resolved, 4 10:00 closed", "5 09:00", metrics.Met},
		{"reopened", elapsed, "10:00 resolved, 11:00 reopened", "3 09:00", metrics.RunningMissed},
	}
	c := office(t)
	for _, tt := range tests {
		t.Run(string(tt.clock)+"/"+tt.name, func(t *testing.T) {
			t.Parallel()
			o := metrics.Read(opened(tt.log), metrics.Terms{Calendar: c, Targets: resolveIn(tt.clock, 8*time.Hour)}, when(tt.now)).Resolve
			require.Equal(t, tt.want, o.Verdict)
			require.Equal(t, tt.want == metrics.Missed || tt.want == metrics.RunningMissed, o.Breach != nil)
		})
	}
}

func TestVerdictOfEachMeasure(t *testing.T) {
	t.Parallel()
	var targets []metrics.Target
	for i, m := range metrics.Measures() {
		targets = append(targets, metrics.Target{Measure: m, Clock: metrics.Elapsed, Within: time.Duration(i+1) * time.Hour})
	}
	tests := []struct{ name, log, want string }{
		{"each by its own target", "10:00 acknowledged, 11:30 restored, 12:00 repaired, 14:00 resolved", "met missed met missed "},
		{"unknown where the ticket ended without telling", "10:00 acknowledged, 12:00 closed", "met unknown unknown unknown "},
		{"implied ones too", "11:00 resolved", "missed met met met "},
	}
	for _, tt := range tests {
		r := metrics.Read(opened(tt.log), metrics.Terms{Targets: targets}, when("18:00"))
		var got string
		for _, m := range metrics.Measures() {
			got += string(r.Of(m).Verdict) + " "
		}
		require.Equal(t, tt.want, got, tt.name)
	}
}

func TestDueSoonIsTheShareThePolicyNames(t *testing.T) {
	t.Parallel()
	tests := []struct {
		share float64
		now   string
		want  metrics.Verdict
	}{
		{0, "17:00", metrics.Running}, // nothing is less than none
		{0.5, "13:00", metrics.Running}, {0.5, "13:00:01", metrics.DueSoon},
		{1, "09:00", metrics.Running}, {1, "09:00:01", metrics.DueSoon},
	}
	for _, tt := range tests {
		policy := with(metrics.ITIL(), func(p *metrics.Policy) { p.DueSoon = tt.share })
		o := metrics.Read(opened(""), metrics.Terms{Policy: policy, Targets: resolveIn(metrics.Elapsed, 8*time.Hour)}, when(tt.now)).Resolve
		require.Equal(t, tt.want, o.Verdict, tt)
	}
}

func TestNoTarget(t *testing.T) {
	t.Parallel()
	for _, log := range []string{"", "10:00 resolved", "10:00 closed"} {
		o := metrics.Read(opened(log), metrics.Terms{Targets: target(metrics.Restore, metrics.Elapsed, time.Hour)}, when("18:00")).Resolve
		require.Equal(t, metrics.Outcome{At: o.At, Times: o.Times}, o, log)
	}
}

// An unknown outcome still tells what was promised, and counts no time.
func TestUnknownOutcome(t *testing.T) {
	t.Parallel()
	terms := metrics.Terms{Targets: resolveIn(metrics.Elapsed, time.Hour)}
	o := metrics.Read(opened("12:00 closed"), terms, when("18:00")).Resolve
	require.Equal(t, metrics.Outcome{Target: terms.Targets[0], Start: when("09:00"), Due: when("10:00"), Verdict: metrics.Unknown}, o)
}

func TestPriorityChanges(t *testing.T) {
	t.Parallel()
	const retro, change, strict = metrics.PriorityRetroactive, metrics.PriorityFromChange, metrics.PriorityStrictest
	// Resolve within 2 h for priority 1, 6 h for 3, 12 h for 4; nothing for 9.
	targets := []metrics.Target{
		{Priority: "1", Measure: metrics.Resolve, Clock: metrics.ElapsedLessHold, Within: 2 * time.Hour},
		{Priority: "3", Measure: metrics.Resolve, Clock: metrics.ElapsedLessHold, Within: 6 * time.Hour},
		{Priority: "4", Measure: metrics.Resolve, Clock: metrics.ElapsedLessHold, Within: 12 * time.Hour},
	}
	tests := []struct {
		name string
		rule metrics.PriorityRule
		log  string
		want string // priority of the target, start, due, verdict
	}{
		{"none", retro, "", "3 09:00 15:00 running-missed"},
		{"none", change, "", "3 09:00 15:00 running-missed"},
		{"none", strict, "", "3 09:00 15:00 running-missed"},
		{"raised", retro, "10:00 prioritised 1", "1 09:00 11:00 running-missed"},
		{"raised", change, "10:00 prioritised 1", "1 10:00 12:00 running-missed"},
		{"raised", strict, "10:00 prioritised 1", "1 09:00 11:00 running-missed"},
		{"lowered", retro, "10:00 prioritised 4", "4 09:00 21:00 running"},
		{"lowered", change, "10:00 prioritised 4", "4 10:00 22:00 running"},
		{"lowered", strict, "10:00 prioritised 4", "3 09:00 15:00 running-missed"},
		{"raised and lowered", retro, "10:00 prioritised 1, 11:30 prioritised 4", "4 09:00 21:00 running"},
		{"raised and lowered", change, "10:00 prioritised 1, 11:30 prioritised 4", "4 11:30 23:30 running"},
		{"raised and lowered", strict, "10:00 prioritised 1, 11:30 prioritised 4", "1 09:00 11:00 running-missed"},
		{"to a label without a target", retro, "10:00 prioritised 9", "   "},
		{"to a label without a target", change, "10:00 prioritised 9", "   "},
		{"to a label without a target", strict, "10:00 prioritised 9", "3 09:00 15:00 running-missed"},
		{"set anew to the same label", change, "10:00 prioritised 3, 12:00 prioritised 3", "3 09:00 15:00 running-missed"},
		{"away and back", change, "10:00 prioritised 1, 12:00 prioritised 3", "3 12:00 18:00 due-soon"},
		{"after it ended", retro, "14:00 resolved, 15:00 prioritised 1", "3 09:00 15:00 met"},
		{"after it ended", change, "14:00 resolved, 15:00 prioritised 1", "3 09:00 15:00 met"},
		{"after it ended", strict, "14:00 resolved, 15:00 prioritised 1", "3 09:00 15:00 met"},
		{"as it ended", retro, "14:00 prioritised 1, 14:00 resolved", "1 09:00 11:00 missed"},
		{"before the opening", change, "08:00 prioritised 1", "1 09:00 11:00 running-missed"},
		{"before the opening", strict, "08:00 prioritised 4", "3 09:00 15:00 running-missed"},
		{"after a hold", change, "10:00 held x, 11:00 resumed, 12:00 prioritised 1", "1 12:00 14:00 running-missed"},
		{"in a hold", change, "10:00 held x, 11:00 prioritised 1, 12:00 resumed", "1 11:00 14:00 running-missed"},
		{"held: of two that have no due time, that of which less is left", strict, "10:00 prioritised 4, 10:30 held x", "3 09:00  running"},
		{"held: of two that have no due time, that of which less is left", strict, "10:00 prioritised 1, 10:30 held x", "1 09:00  running"},
		{"held: one has fallen due before", strict, "10:00 prioritised 1, 12:00 held x", "1 09:00 11:00 running-missed"},
		{"to a label without a target, closed without being resolved", retro, "10:00 prioritised 9, 12:00 closed", "   "},
		{"to a label without a target, closed without being resolved", strict, "10:00 prioritised 9, 12:00 closed", "3 09:00 15:00 unknown"},
	}
	for _, tt := range tests {
		t.Run(string(tt.rule)+"/"+tt.name, func(t *testing.T) {
			t.Parallel()
			policy := with(metrics.ITIL(), func(p *metrics.Policy) { p.Priority = tt.rule })
			o := metrics.Read(opened(tt.log), metrics.Terms{Policy: policy, Targets: targets}, when("17:00")).Resolve
			require.Equal(t, tt.want, fmt.Sprintf("%s %s %s %s", o.Target.Priority, said(o.Start), said(o.Due), o.Verdict))
		})
	}
}

// A target with a due time is stricter than one that has none, whatever is left
// of either; of two that have none with as much left the later priority's is
// named.
func TestStrictestWhileHeld(t *testing.T) {
	t.Parallel()
	const gross, net = metrics.Elapsed, metrics.ElapsedLessHold
	tests := []struct {
		name         string
		first, later metrics.Clock
		within       [2]time.Duration
		want         string
	}{
		{"the first has a due time", gross, net, [2]time.Duration{6 * time.Hour, 2 * time.Hour}, "3 15:00"},
		{"the later has a due time", net, gross, [2]time.Duration{2 * time.Hour, 6 * time.Hour}, "1 15:00"},
		{"neither, less is left of the first", net, net, [2]time.Duration{2 * time.Hour, 6 * time.Hour}, "3 "},
		{"neither, as much is left", net, net, [2]time.Duration{2 * time.Hour, 2 * time.Hour}, "1 "},
	}
	for _, tt := range tests {
		targets := []metrics.Target{
			{Priority: "3", Measure: metrics.Resolve, Clock: tt.first, Within: tt.within[0]},
			{Priority: "1", Measure: metrics.Resolve, Clock: tt.later, Within: tt.within[1]},
		}
		o := metrics.Read(opened("10:00 prioritised 1, 10:30 held x"), metrics.Terms{Policy: metrics.Strict(), Targets: targets}, when("12:00")).Resolve
		require.Equal(t, tt.want, string(o.Target.Priority)+" "+said(o.Due), tt.name)
	}
}

// Of equal due times the later priority's target is named.
func TestStrictestOfEquals(t *testing.T) {
	t.Parallel()
	targets := []metrics.Target{
		{Priority: "1", Measure: metrics.Resolve, Clock: metrics.Service, Within: time.Hour},
		{Priority: "3", Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: time.Hour},
	}
	o := metrics.Read(opened("10:00 prioritised 1"), metrics.Terms{Policy: metrics.Strict(), Targets: targets}, when("11:00")).Resolve
	require.Equal(t, targets[0], o.Target)
}

func TestBreach(t *testing.T) {
	t.Parallel()
	const elapsed, lessHold, service = metrics.Elapsed, metrics.ElapsedLessHold, metrics.Service
	tests := []struct {
		name  string
		clock metrics.Clock
		log   string
		want  string // late, stretch, name, spent; on a target of 2 h
	}{
		{"nobody responded", elapsed, "14:00 resolved", "3h0m0s unanswered  5h0m0s"},
		{"held for a reason", elapsed, "09:30 acknowledged, 10:00 held customer, 13:00 resumed, 14:00 resolved", "3h0m0s held customer 3h0m0s"},
		{"held for no reason", elapsed, "09:30 acknowledged, 10:00 held, 13:00 resumed, 14:00 resolved", "3h0m0s held  3h0m0s"},
		{"a clock less hold does not count the hold", lessHold, "09:30 acknowledged, 10:00 held customer, 13:00 resumed, 15:00 resolved", "1h0m0s queue desk 2h30m0s"},
		{"in the queue of the opening", elapsed, "09:30 acknowledged, 12:00 queued net, 13:00 resolved", "2h0m0s queue desk 2h30m0s"},
		{"in another queue", elapsed, "09:30 acknowledged, 10:00 queued net, 13:00 resolved", "2h0m0s queue net 3h0m0s"},
		{"back in a queue: its stays add up", elapsed, "09:30 acknowledged, 10:30 queued net, 12:00 queued desk, 13:00 resolved", "2h0m0s queue desk 2h0m0s"},
		{"holds for one reason add up", elapsed, "09:30 acknowledged, 10:00 held x, 11:00 resumed, 12:00 held x, 12:30 resumed, 13:00 resolved", "2h0m0s queue desk 2h0m0s"},
		{"holds for one reason outweigh", elapsed, "09:30 acknowledged, 10:00 held x, 11:00 resumed, 11:30 held x, 13:00 resumed, 13:30 resolved", "2h30m0s held x 2h30m0s"},
		{"after it was reopened, whatever the queue", elapsed, "09:30 acknowledged, 10:00 resolved, 10:30 reopened, 11:00 queued net, 13:00 resolved", "2h0m0s reopened  2h30m0s"},
		{"held after it was reopened is held", elapsed, "09:30 acknowledged, 10:00 resolved, 10:30 reopened, 10:30 held customer, 13:00 resolved", "2h0m0s held customer 2h30m0s"},
		{"held before anyone responded is held", elapsed, "09:00 held customer, 12:00 resumed, 13:00 resolved", "2h0m0s held customer 3h0m0s"},
		{"of equals the earlier: unanswered", elapsed, "11:00 acknowledged, 13:00 resolved", "2h0m0s unanswered  2h0m0s"},
		{"of equals the earlier: the queue", elapsed, "09:00 acknowledged, 11:00 held customer, 13:00 resolved", "2h0m0s queue desk 2h0m0s"},
		{"of equals the earlier: the hold", elapsed, "09:00 acknowledged, 09:00 held customer, 11:00 resumed, 13:00 resolved", "2h0m0s held customer 2h0m0s"},
		{"service hours alone count", service, "09:30 acknowledged, 10:30 queued night, 3 09:30 queued net, 3 17:00 resolved", "14h0m0s queue net 7h30m0s"},
	}
	c := office(t)
	for _, tt := range tests {
		t.Run(string(tt.clock)+"/"+tt.name, func(t *testing.T) {
			t.Parallel()
			b := metrics.Read(opened(tt.log), metrics.Terms{Calendar: c, Targets: resolveIn(tt.clock, 2*time.Hour)}, when("5 00:00")).Resolve.Breach
			require.NotNil(t, b)
			require.Equal(t, tt.want, fmt.Sprint(b.Late, " ", b.Most, " ", b.Name, " ", b.Spent))
		})
	}
}

func TestBreachWhileItRuns(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, log, now, want string }{
		{"to now", "09:30 acknowledged, 10:00 held customer", "14:00", "3h0m0s held customer 4h0m0s"},
		{"late by nothing yet: it fell due at closing", "09:30 acknowledged, 15:00 queued net", "18:00", "0s queue net 2h0m0s"},
	}
	terms := []metrics.Terms{
		{Targets: resolveIn(metrics.Elapsed, 2*time.Hour)},
		{Targets: resolveIn(metrics.Service, 2*time.Hour), Calendar: lateShift(t)},
	}
	for i, tt := range tests {
		b := metrics.Read(opened(tt.log), terms[i], when(tt.now)).Resolve.Breach
		require.NotNil(t, b, tt.name)
		require.Equal(t, tt.want, fmt.Sprint(b.Late, " ", b.Most, " ", b.Name, " ", b.Spent), tt.name)
	}
}

// lateShift is open from three to five every day.
func lateShift(t *testing.T) *metrics.Calendar {
	t.Helper()
	week := metrics.Week{}
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} {
		week[day] = []metrics.Interval{{"15:00", "17:00"}}
	}
	c, err := metrics.NewCalendar(metrics.Schedule{Week: week})
	require.NoError(t, err)
	return c
}

// Under a target that runs from a change, what came before it is not blamed.
func TestBreachCountsFromTheStartOfTheTarget(t *testing.T) {
	t.Parallel()
	policy := with(metrics.ITIL(), func(p *metrics.Policy) { p.Priority = metrics.PriorityFromChange })
	terms := metrics.Terms{Policy: policy, Targets: resolveIn(metrics.Elapsed, 2*time.Hour)}
	b := metrics.Read(opened("12:00 acknowledged, 14:00 prioritised 1, 15:00 queued net, 17:30 resolved"), terms, when("18:00")).Resolve.Breach
	require.Equal(t, &metrics.Breach{Late: 90 * time.Minute, Most: metrics.StretchQueue, Name: "net", Spent: 150 * time.Minute}, b)
}

func TestReadingJSON(t *testing.T) {
	t.Parallel()
	terms := metrics.Terms{Targets: resolveIn(metrics.Elapsed, time.Hour)}
	b, err := json.Marshal(metrics.Read(opened("09:30 held customer"), terms, when("10:00")))
	require.NoError(t, err)
	require.JSONEq(t, `{"ticket":"T1","priority":"3","queue":"desk","state":"held","opened":"2026-03-02T09:00:00Z",
		"holds":[{"from":"2026-03-02T09:30:00Z","reason":"customer"}],
		"acknowledge":{"at":"2026-03-02T09:30:00Z","times":{"elapsed":1800000000000,"elapsed_less_hold":1800000000000,"service":1800000000000,"service_less_hold":1800000000000}},
		"restore":{"times":{"elapsed":3600000000000,"elapsed_less_hold":1800000000000,"service":3600000000000,"service_less_hold":1800000000000}},
		"repair":{"times":{"elapsed":3600000000000,"elapsed_less_hold":1800000000000,"service":3600000000000,"service_less_hold":1800000000000}},
		"resolve":{"times":{"elapsed":3600000000000,"elapsed_less_hold":1800000000000,"service":3600000000000,"service_less_hold":1800000000000},
			"target":{"measure":"resolve","clock":"elapsed","within":"1h0m0s"},"start":"2026-03-02T09:00:00Z","due":"2026-03-02T10:00:00Z","verdict":"due-soon"}}`, string(b))
}
