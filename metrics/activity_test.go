package metrics_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// work is an activity of a status, planned for and done on days of March 2026.
func work(status metrics.ActivityStatus, planned, done string) metrics.Activity {
	return metrics.Activity{ID: "W1", Account: "A1", Kind: metrics.Patch, Summary: "Kernel", Status: status, Planned: when(planned), Done: when(done)}
}

const (
	toDo = metrics.ActivityPlanned
	busy = metrics.ActivityRunning
	over = metrics.ActivityDone
)

func TestActivityIn(t *testing.T) {
	t.Parallel()
	p := metrics.Period{From: when("10 00:00"), To: when("20 00:00")}
	tests := []struct {
		name     string
		activity metrics.Activity
		want     bool
	}{
		{"done in it", work(over, "", "15 00:00"), true},
		{"done at its start", work(over, "", "10 00:00"), true},
		{"done before it", work(over, "", "9 23:59:59.999999999"), false},
		{"planned in it, done before it", work(over, "15 00:00", "9 00:00"), false},
		{"planned in it, done after it", work(over, "15 00:00", "25 00:00"), true},
		{"planned before it, done after it", work(over, "5 00:00", "25 00:00"), true},
		{"failed before it", work(metrics.ActivityFailed, "", "9 00:00"), false},
		{"evaluated in it", work(metrics.ActivityEvaluated, "", "12 00:00"), true},
		{"cancelled before it", work(metrics.ActivityCancelled, "", "9 00:00"), false},
		{"planned before it", work(toDo, "5 00:00", ""), true},
		{"planned in it", work(toDo, "15 00:00", ""), true},
		{"planned for no date", work(toDo, "", ""), true},
		{"under way", work(busy, "5 00:00", ""), true},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, tt.activity.In(p), tt.name)
	}
}

func TestActivityFinished(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		activity metrics.Activity
		at       string
		want     bool
	}{
		{"before it was done", work(over, "", "15 00:00"), "14 23:59", false},
		{"when it was done", work(over, "", "15 00:00"), "15 00:00", true},
		{"after it was done", work(over, "", "15 00:00"), "16 00:00", true},
		{"evaluated", work(metrics.ActivityEvaluated, "", "15 00:00"), "16 00:00", true},
		{"failed", work(metrics.ActivityFailed, "", "15 00:00"), "16 00:00", true},
		{"cancelled", work(metrics.ActivityCancelled, "", "15 00:00"), "16 00:00", true},
		{"planned", work(toDo, "15 00:00", ""), "16 00:00", false},
		{"under way", work(busy, "15 00:00", ""), "16 00:00", false},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, tt.activity.Finished(when(tt.at)), tt.name)
	}
}

func TestActivityLate(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		activity metrics.Activity
		want     bool // on the 20th
	}{
		{"planned before, still to do", work(toDo, "15 00:00", ""), true},
		{"planned before, under way", work(busy, "15 00:00", ""), true},
		{"planned for now", work(toDo, "20 00:00", ""), false},
		{"planned for later", work(toDo, "25 00:00", ""), false},
		{"planned for no date", work(toDo, "", ""), false},
		{"done before", work(over, "15 00:00", "18 00:00"), false},
		{"done too late, but done", work(over, "15 00:00", "20 00:00"), false},
		{"done later", work(over, "15 00:00", "25 00:00"), true},
		{"cancelled", work(metrics.ActivityCancelled, "15 00:00", "16 00:00"), false},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, tt.activity.Late(when("20 00:00")), tt.name)
	}
}

func TestActivityFaults(t *testing.T) {
	t.Parallel()
	const done = "done: goes with the states evaluated, done, failed and cancelled, and they with it"
	tests := []struct {
		name string
		set  func(*metrics.Activity)
		want string
	}{
		{"none", func(*metrics.Activity) {}, ""},
		{"id", func(a *metrics.Activity) { a.ID = "" }, "id: is missing"},
		{"account", func(a *metrics.Activity) { a.Account = "" }, "account: is missing"},
		{"kind", func(a *metrics.Activity) { a.Kind = "dance" }, `kind: "dance" is not a kind of activity`},
		{"summary", func(a *metrics.Activity) { a.Summary = "" }, "summary: is missing"},
		{"status", func(a *metrics.Activity) { a.Status = "dreamt" }, `status: "dreamt" is not a state of an activity`},
		{"done without a date", func(a *metrics.Activity) { a.Status = metrics.ActivityDone }, done},
		{"planned with a date of the end", func(a *metrics.Activity) { a.Done = when("5 00:00") }, done},
		{"failed, and when", func(a *metrics.Activity) { a.Status, a.Done = metrics.ActivityFailed, when("5 00:00") }, ""},
		{"visibility", func(a *metrics.Activity) { a.Visibility = "world" }, `visibility: "world" is not an audience`},
		{"all at once", func(a *metrics.Activity) { *a = metrics.Activity{Done: when("5 00:00")} }, "id: is missing\naccount: is missing\n" +
			"kind: \"\" is not a kind of activity\nsummary: is missing\nstatus: \"\" is not a state of an activity\n" + done},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a := work(toDo, "15 00:00", "")
			tt.set(&a)
			checkFaults(t, a.Validate(), tt.want)
		})
	}
}

func TestEveryKindAndStateOfActivityIsValid(t *testing.T) {
	t.Parallel()
	for _, kind := range kinds[metrics.ActivityKind](t, "ActivityKind") {
		for _, status := range kinds[metrics.ActivityStatus](t, "ActivityStatus") {
			a := work(status, "", "")
			if a.Kind = kind; status != toDo && status != busy {
				a.Done = when("5 00:00")
			}
			require.NoError(t, a.Validate(), "%s %s", kind, status)
		}
	}
}

func TestActivityRef(t *testing.T) {
	t.Parallel()
	require.Equal(t, account.Ref{Kind: "activity", ID: "W1"}, metrics.ActivityID("W1").Ref())
}
