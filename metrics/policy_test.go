package metrics_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

func presets() []metrics.Policy {
	return []metrics.Policy{metrics.ITIL(), metrics.Zendesk(), metrics.Strict()}
}

// The table of presets, in the words of the documentation.
func presetRows() [][4]string {
	yes := map[bool]string{true: "yes", false: "no"}
	rows := [][4]string{
		{"first response"}, {"a hold pauses the response clock"}, {"a reopen"}, {"a priority change"},
		{"a later step stands for an omitted"}, {"due soon, share of target left"},
	}
	for i, p := range presets() {
		response := map[metrics.ResponseRule]string{metrics.RespondByAnyStep: "any step", metrics.RespondByAcknowledging: "acknowledged"}[p.Response]
		for j, cell := range []string{response, yes[p.HoldPausesResponse], string(p.Reopen), string(p.Priority), yes[p.Implied], fmt.Sprint(p.DueSoon)} {
			rows[j][i+1] = cell
		}
	}
	return rows
}

func TestPresetTableOfTheDocumentation(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("policy.go")
	require.NoError(t, err)
	definitions, err := os.ReadFile("../docs/definitions.md")
	require.NoError(t, err)
	for _, row := range presetRows() {
		inCode := fmt.Sprintf("//\t%-34s %-12s %-12s %s\n", row[0], row[1], row[2], row[3])
		require.Contains(t, string(source), inCode)
		require.Contains(t, string(definitions), "| "+strings.Join(row[:], " | ")+" |\n")
	}
}

func TestPresetsAreValidAndNamed(t *testing.T) {
	t.Parallel()
	for i, name := range []string{"ITIL", "Zendesk", "Strict"} {
		require.Equal(t, name, presets()[i].Name)
		require.NoError(t, presets()[i].Validate())
	}
}

func TestTheZeroPolicyIsITIL(t *testing.T) {
	t.Parallel()
	require.NoError(t, metrics.Policy{}.Validate())
	ticket := opened("10:00 held customer, 11:00 resolved, 12:00 reopened, 13:00 prioritised 1")
	terms := metrics.Terms{Targets: resolveIn(metrics.ElapsedLessHold, time.Hour)}
	zero := metrics.Read(ticket, terms, when("14:00"))
	terms.Policy = metrics.ITIL()
	require.Equal(t, metrics.Read(ticket, terms, when("14:00")), zero)
}

// The three presets side by side on one ticket: answered by a hold, resolved
// after four hours, reopened for an hour after a pause of three, its priority
// raised and lowered.
func TestPresetsSideBySide(t *testing.T) {
	t.Parallel()
	ticket := opened("09:30 held customer, 10:30 resumed, 10:45 prioritised 1, 11:00 acknowledged, 12:00 prioritised 3, 13:00 resolved, 16:00 reopened, 17:00 resolved")
	var targets []metrics.Target
	for _, m := range metrics.Measures() {
		targets = append(targets,
			metrics.Target{Priority: "1", Measure: m, Clock: metrics.ElapsedLessHold, Within: 45 * time.Minute},
			metrics.Target{Measure: m, Clock: metrics.ElapsedLessHold, Within: 5 * time.Hour})
	}
	tests := []struct {
		policy  metrics.Policy
		measure metrics.Measure
		want    string // end, elapsed, less hold, due, verdict
	}{
		{metrics.ITIL(), metrics.Acknowledge, "09:30 30m0s 30m0s 14:00 met"},
		{metrics.ITIL(), metrics.Restore, "17:00 8h0m0s 4h0m0s 18:00 met"},
		{metrics.ITIL(), metrics.Resolve, "17:00 8h0m0s 4h0m0s 18:00 met"},
		{metrics.Zendesk(), metrics.Acknowledge, "11:00 2h0m0s 2h0m0s 09:45 missed"},
		{metrics.Zendesk(), metrics.Restore, " 0s 0s 18:00 unknown"},
		{metrics.Zendesk(), metrics.Resolve, "17:00 8h0m0s 4h0m0s 18:00 met"},
		{metrics.Strict(), metrics.Acknowledge, "11:00 2h0m0s 2h0m0s 09:45 missed"},
		{metrics.Strict(), metrics.Restore, " 0s 0s 10:45 unknown"},
		{metrics.Strict(), metrics.Resolve, "17:00 8h0m0s 7h0m0s 10:45 missed"},
	}
	for _, tt := range tests {
		t.Run(tt.policy.Name+"/"+string(tt.measure), func(t *testing.T) {
			t.Parallel()
			r := metrics.Read(ticket, metrics.Terms{Policy: tt.policy, Targets: targets}, when("18:30"))
			o := r.Of(tt.measure)
			require.Equal(t, tt.want, fmt.Sprint(said(o.At), " ", o.Times.Elapsed, " ", o.Times.ElapsedLessHold, " ", said(o.Due), " ", o.Verdict))
		})
	}
}

func TestPolicyFaults(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		set  func(*metrics.Policy)
		want string
	}{
		{"no name", func(p *metrics.Policy) { p.Name = "" }, `name: is missing`},
		{"response", func(p *metrics.Policy) { p.Response = "smile" }, `response: "smile" is not any-step or acknowledged`},
		{"reopen", func(p *metrics.Policy) { p.Reopen = "" }, `reopen: "" is not pauses, continues or keeps-first`},
		{"priority", func(p *metrics.Policy) { p.Priority = "x" }, `priority: "x" is not retroactive, from-change or strictest`},
		{"due soon below 0", func(p *metrics.Policy) { p.DueSoon = -0.1 }, `due_soon: is not between 0 and 1`},
		{"due soon above 1", func(p *metrics.Policy) { p.DueSoon = 1.1 }, `due_soon: is not between 0 and 1`},
		{"due soon no number", func(p *metrics.Policy) { p.DueSoon = math.NaN() }, `due_soon: is not between 0 and 1`},
		{"all at once", func(p *metrics.Policy) { *p = metrics.Policy{DueSoon: 2} }, "name: is missing\n" +
			"response: \"\" is not any-step or acknowledged\nreopen: \"\" is not pauses, continues or keeps-first\n" +
			"priority: \"\" is not retroactive, from-change or strictest\ndue_soon: is not between 0 and 1"},
		{"due soon 0", func(p *metrics.Policy) { p.DueSoon = 0 }, ""},
		{"due soon 1", func(p *metrics.Policy) { p.DueSoon = 1 }, ""},
		{"other rules", func(p *metrics.Policy) { p.Reopen, p.Priority = metrics.ReopenKeepsFirst, metrics.PriorityFromChange }, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			checkFaults(t, with(metrics.ITIL(), tt.set).Validate(), tt.want)
		})
	}
}

// checkFaults compares a validation's faults, one to a line; none is nil.
func checkFaults(t testing.TB, err error, want string) {
	t.Helper()
	if want == "" {
		require.NoError(t, err)
		return
	}
	require.ErrorIs(t, err, account.ErrInvalid)
	require.EqualError(t, err, want)
}

func TestPolicyJSONRoundTrip(t *testing.T) {
	t.Parallel()
	for _, p := range presets() {
		b, err := json.Marshal(p)
		require.NoError(t, err)
		var back metrics.Policy
		require.NoError(t, json.Unmarshal(b, &back))
		require.Equal(t, p, back)
	}
}

func TestPolicyJSON(t *testing.T) {
	t.Parallel()
	b, err := json.Marshal(metrics.Strict())
	require.NoError(t, err)
	require.JSONEq(t, `{"name":"Strict","response":"acknowledged","hold_pauses_response":false,"reopen":"continues","priority":"strictest","implied":false,"due_soon":0.25}`, string(b))
}
