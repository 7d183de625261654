package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/metrics"
)

// The service hours of these facts are 9 to 17 on working days, in UTC. One of
// the tickets is not for the customer.
const (
	countedFacts = `{
"accounts": [{"id": "a", "name": "Harbour Foods"}, {"id": "b", "name": "Bakery North"}],
"tickets": [{"id": "I-1", "account": "a", "priority": "1", "opened": "2026-03-02T09:00:00Z", "visibility": "internal",
	"log": [{"at": "2026-03-02T10:00:00Z", "kind": "resolved"}]}],
"terms": [{"calendar": {"tz": "UTC", "week": {"mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]]}}}]}`
	countedLog = "ticket,at,event,account,priority,reason\n" +
		"T-1,2026-03-02T09:00:00Z,opened,a,1,\n" +
		"T-1,2026-03-02T09:30:00Z,acknowledged,a,1,\n" +
		"T-1,2026-03-02T10:00:00Z,held,a,1,parts\n" +
		"T-1,2026-03-02T12:00:00Z,resumed,a,1,\n" +
		"T-1,2026-03-02T13:00:00Z,restored,a,1,\n" +
		"T-1,2026-03-02T15:00:00Z,resolved,a,1,\n" +
		"T-2,2026-03-02T16:00:00Z,opened,a,1,\n" +
		"T-2,2026-03-03T10:00:00Z,resolved,a,1,\n" +
		"T-3,2026-03-03T10:00:00Z,opened,b,2,\n" +
		"T-4,2026-03-03 25:00,opened,b,2,\n"
)

// counted writes the files and returns the flags that name them.
func counted(t *testing.T, more ...string) []string {
	t.Helper()
	dir := t.TempDir()
	facts, log := filepath.Join(dir, "facts.json"), filepath.Join(dir, "log.csv")
	require.NoError(t, os.WriteFile(facts, []byte(countedFacts), 0o600))
	require.NoError(t, os.WriteFile(log, []byte(countedLog), 0o600))
	return append([]string{"-facts", facts, "-tickets", log}, more...)
}

// TestFiguresOnEachClock has its expected values worked out by hand.
//
//	T-1: opened Mon 9:00, held 10 to 12, resolved 15:00: 6 h, 4 h less hold
//	T-2: opened Mon 16:00, resolved Tue 10:00: 18 h, 2 h of it in service hours
func TestFiguresOnEachClock(t *testing.T) {
	t.Parallel()
	code, stdout, stderr, _ := invoke(t, counted(t, "-account", "a", "-json", "-")...)
	require.Equal(t, exitDone, code, stderr)
	got := decode(t, stdout).Service.ByPriority
	require.Len(t, got, 1)
	require.Equal(t, []int{2, 2, 2, 0, 0}, []int{got[0].Tickets, got[0].Opened, got[0].Resolved, got[0].Open, got[0].Reopened})
	for clock, want := range map[metrics.Clock][6]float64{ // mean, median, p90, p95, min, max
		metrics.Elapsed:         {12, 12, 16.8, 17.4, 6, 18},
		metrics.ElapsedLessHold: {11, 11, 16.6, 17.3, 4, 18},
		metrics.Service:         {4, 4, 5.6, 5.8, 2, 6},
		metrics.ServiceLessHold: {3, 3, 3.8, 3.9, 2, 4},
	} {
		timing, ok := got[0].Resolve[clock]
		require.True(t, ok, clock)
		require.Equal(t, 2, timing.N)
		for i, value := range []*float64{timing.Mean, timing.Median, timing.P90, timing.P95, timing.Min, timing.Max} {
			require.InDelta(t, want[i], *value, 1e-9, "%s %d", clock, i)
		}
	}
	require.InDelta(t, (4+18)/2.0, *got[0].Restore[metrics.Elapsed].Mean, 1e-9, "resolved stands for restored")
	require.InDelta(t, (0.5+18)/2, *got[0].Acknowledge[metrics.Elapsed].Mean, 1e-9)
}

func TestAudienceDecidesWhichTicketsCount(t *testing.T) {
	t.Parallel()
	for audience, want := range map[string]int{"customer": 2, "business": 2, "internal": 3} {
		code, stdout, stderr, _ := invoke(t, counted(t, "-account", "a", "-audience", audience, "-json", "-")...)
		require.Equal(t, exitDone, code, stderr)
		require.Equal(t, want, decode(t, stdout).Service.ByPriority[0].Tickets, audience)
	}
}

func TestAccountAndPeriodDecideWhatIsReportedOn(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name                       string
		args                       []string
		priorities, opened, solved int
	}{
		{"all accounts", nil, 2, 4, 3},
		{"one account", []string{"-account", "b"}, 1, 1, 0},
		{"from a day on", []string{"-account", "a", "-from", "2026-03-03"}, 1, 0, 1},
		{"up to a day", []string{"-account", "a", "-to", "2026-03-03"}, 1, 2, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			code, stdout, stderr, _ := invoke(t, counted(t, append(test.args, "-json", "-")...)...)
			require.Equal(t, exitDone, code, stderr)
			opened, solved := 0, 0
			got := decode(t, stdout).Service.ByPriority
			for _, p := range got {
				opened += p.Opened
				solved += p.Resolved
			}
			require.Equal(t, []int{test.priorities, test.opened, test.solved}, []int{len(got), opened, solved})
		})
	}
}

func TestFilesAreWhatTheyAreCalled(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "figures.json")
	code, stdout, stderr, dir := invoke(t, counted(t, "-account", "a", "-json", file)...)
	require.Equal(t, exitDone, code, stderr)
	require.Contains(t, stdout, "Harbour Foods", "the text edition is printed beside a file")
	b, err := os.ReadFile(file)
	require.NoError(t, err)
	require.EqualValues(t, "a", decode(t, string(b)).Account)
	markdown, err := os.ReadFile(filepath.Join(dir, "operations-review.md"))
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(string(markdown), "# "))
	html, err := os.ReadFile(filepath.Join(dir, "operations-review.html"))
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(string(html), "<!DOCTYPE html>"))
}

func TestBadRowsAreNamedAndTheGoodOnesKept(t *testing.T) {
	t.Parallel()
	code, stdout, stderr, _ := invoke(t, counted(t, "-json", "-")...)
	require.Equal(t, exitDone, code)
	require.Contains(t, stderr, `log.csv:11: column "at": "2026-03-03 25:00": `)
	require.Contains(t, stderr, "1 of 10 rows were bad and left out; 0 warnings")
	require.Equal(t, imported{Rows: 10, Tickets: 3, BadRows: 1}, decode(t, stdout).Import)
}

func TestInstantsAreToldInTheAccountsZone(t *testing.T) {
	t.Parallel()
	_, stdout, _, _ := invoke(t)
	require.True(t, strings.Contains(stdout, "14 Oct 2026 14:00 CEST"))
}
