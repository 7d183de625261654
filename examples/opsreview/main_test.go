package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/examples/opsreview/sample"
	"github.com/accordhq/accord/metrics"
)

// A log of two tickets, one of them open, and how to read it.
const (
	smallLog = "ticket,at,event,account,priority\n" +
		"T-1,2026-03-02T09:00:00Z,opened,a,1\n" +
		"T-2,2026-03-02T09:30:00Z,opened,a,2\n" +
		"T-2,2026-03-02T11:30:00Z,resolved,a,2\n"
	smallMapping = `{"form":"events","times":["2006-01-02T15:04:05Z07:00"],"visibility":"customer",
		"columns":{"ticket":"ticket","at":"at","event":"event","account":"account","priority":"priority"}}`
)

// invoke runs the program with its files in a folder of the test's own.
func invoke(t testing.TB, args ...string) (code int, stdout, stderr, dir string) {
	t.Helper()
	dir = t.TempDir()
	var out, errs bytes.Buffer
	code = run(context.Background(), append([]string{"-out", dir}, args...), &out, &errs)
	return code, out.String(), errs.String(), dir
}

func TestWithoutFlagsTheSampleIsReportedOn(t *testing.T) {
	t.Parallel()
	code, stdout, stderr, dir := invoke(t)
	require.Equal(t, exitDone, code, stderr)
	require.Empty(t, stderr)
	html, markdown := filepath.Join(dir, "operations-review.html"), filepath.Join(dir, "operations-review.md")
	for _, want := range []string{"Tessenbroek Foods", "1 Jul 2026 – 30 Sep 2026", "Service performance", html, markdown} {
		require.True(t, strings.Contains(stdout, want), want)
	}
	for _, file := range []string{html, markdown} {
		b, err := os.ReadFile(file)
		require.NoError(t, err)
		require.True(t, bytes.Contains(b, []byte("Tessenbroek Foods")), file)
	}
}

func TestTheSameInputMakesTheSameReport(t *testing.T) {
	t.Parallel()
	_, first, _, one := invoke(t)
	_, second, _, two := invoke(t)
	require.Equal(t, strings.ReplaceAll(first, one, ""), strings.ReplaceAll(second, two, ""))
	for _, name := range []string{"operations-review.html", "operations-review.md"} {
		a, err := os.ReadFile(filepath.Join(one, name))
		require.NoError(t, err)
		b, err := os.ReadFile(filepath.Join(two, name))
		require.NoError(t, err)
		require.True(t, bytes.Equal(a, b), name)
	}
}

// TestTheCustomerIsNotToldWhatIsInternal looks for every ticket that the sample
// keeps for us, and for remarks by audience.
func TestTheCustomerIsNotToldWhatIsInternal(t *testing.T) {
	t.Parallel()
	_, customer, _, _ := invoke(t, "-audience", "customer")
	_, internal, _, _ := invoke(t, "-audience", "internal")
	const remark = "Do not take that for satisfaction"
	require.True(t, strings.Contains(join(internal), remark))
	require.False(t, strings.Contains(join(customer), remark))
	require.False(t, strings.Contains(join(customer), "list price"), "for the business level")
	facts, err := memory.ReadFacts(sample.Facts())
	require.NoError(t, err)
	require.NotEmpty(t, facts.Tickets)
	for _, ticket := range facts.Tickets {
		require.False(t, strings.Contains(customer, string(ticket.ID)), ticket.ID)
	}
	_, business, _, _ := invoke(t, "-audience", "business")
	require.True(t, strings.Contains(join(business), "list price"))
}

// TestTheTeamIsToldByName, and what is found of it is told to us alone.
func TestTheTeamIsToldByName(t *testing.T) {
	t.Parallel()
	ours := []string{"nobody holds the role", "What the team owes", "What they carry", "Eline Maes", "knows the order application best"}
	for audience, seen := range map[string]int{"customer": 0, "business": 0, "internal": 4} {
		_, text, _, _ := invoke(t, "-audience", audience)
		require.True(t, strings.Contains(join(text), "Operations supervisor Aoife Brennan, Service delivery manager"), audience)
		for i, word := range ours {
			require.Equal(t, i < seen, strings.Contains(join(text), word), "%s: %s", audience, word)
		}
	}
}

// TestWhoSpeaksWithWhomIsToldByAudience: to each the conversations that it may know
// of, and to us alone what was said and what is found.
func TestWhoSpeaksWithWhomIsToldByAudience(t *testing.T) {
	t.Parallel()
	for audience, said := range map[string]string{
		"customer": "16 conversations in the period, and 7 in the one before",
		"business": "22 conversations in the period, and 12 in the one before",
		"internal": "Of the six paths 1 is in use, 4 carry problems only, and 1 is silent",
	} {
		_, text, _, dir := invoke(t, "-audience", audience)
		require.True(t, strings.Contains(join(text), said), audience)
		html, err := os.ReadFile(filepath.Join(dir, "operations-review.html"))
		require.NoError(t, err)
		require.Equal(t, 1, strings.Count(string(html), `<figure class="map`))
		markdown, err := os.ReadFile(filepath.Join(dir, "operations-review.md"))
		require.NoError(t, err)
		for _, word := range []string{"whether anybody here talks to each other", "Neither of us knew of it", "angry", "bids for the work", "Yusuf Demir", "within Q4", "only we see", "1 time in the period"} {
			require.Equal(t, audience == "internal", strings.Contains(string(html), word), "%s: %s", audience, word)
			require.Equal(t, audience == "internal", strings.Contains(string(markdown), word), "%s: %s", audience, word)
			require.False(t, audience != "internal" && strings.Contains(join(text), word), "%s: %s", audience, word)
		}
	}
}

// TestFactsWithoutConversationsSaySo, to us alone.
func TestFactsWithoutConversationsSaySo(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "facts.json")
	require.NoError(t, os.WriteFile(path, []byte(`{"accounts": [{"id": "a", "name": "Harbour Foods"}]}`), 0o600))
	for audience, told := range map[string]bool{"customer": false, "business": false, "internal": true} {
		code, stdout, stderr, _ := invoke(t, "-facts", path, "-from", "2026-03-01", "-to", "2026-04-01", "-audience", audience)
		require.Equal(t, exitDone, code, stderr)
		require.Equal(t, told, strings.Contains(join(stdout), "Not supplied: who spoke with whom."))
	}
}

// TestFactsWithoutATeamSayWhatWasNotGiven, each list by itself.
func TestFactsWithoutATeamSayWhatWasNotGiven(t *testing.T) {
	t.Parallel()
	const account = `"accounts": [{"id": "a", "name": "Harbour Foods"}], "people": [{"id": "p", "name": "Pia", "side": "provider", "level": "business"}]`
	const assignment = `"assignments": [{"id": "r", "account": "a", "person": "p", "role": "account-manager", "from": "2026-01-01T00:00:00Z", "basis": "standing"}]`
	const deliverable = `"deliverables": [{"account": "a", "kind": "account-plan", "issued": "2026-01-01T00:00:00Z", "by": "p"}]`
	const noTeam, noFiles = "Not supplied: who is on the account team.", "Not supplied: what the account team has issued."
	for name, test := range map[string]struct {
		facts       string
		team, files bool
	}{
		"neither": {account, false, false},
		"team":    {account + "," + assignment, true, false},
		"all":     {account + "," + assignment + "," + deliverable, true, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "facts.json")
			require.NoError(t, os.WriteFile(path, []byte("{"+test.facts+"}"), 0o600))
			code, stdout, stderr, _ := invoke(t, "-facts", path, "-from", "2026-03-01", "-to", "2026-04-01", "-audience", "internal")
			require.Equal(t, exitDone, code, stderr)
			require.Equal(t, !test.team, strings.Contains(join(stdout), noTeam))
			require.Equal(t, test.team && !test.files, strings.Contains(join(stdout), noFiles))
		})
	}
}

// join undoes the breaking of lines.
func join(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestWrongInputIsOneClearLineAndExit2(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		return path
	}
	tickets := write("tickets.csv", smallLog)
	small := write("small.json", smallMapping)
	several := write("several.csv", smallLog+"T-3,2026-03-02T09:00:00Z,opened,b,1\n")
	empty := write("empty.csv", "")
	broken := write("broken.json", `{"accounts":[{"id":"a"}],"peopel":[]}`)
	twice := write("faults.json", `{"accounts":[{"id":"","name":""}]}`)
	mapping := write("mapping.json", `{"form":"events"}`)
	for _, test := range []struct {
		name string
		args []string
		want string
	}{
		{"unknown flag", []string{"-colour"}, "-colour"},
		{"argument", []string{"tickets.csv"}, `"tickets.csv"`},
		{"audience", []string{"-audience", "everyone"}, "customer, business or internal"},
		{"mapping alone", []string{"-mapping", "servicenow-eventlog"}, "-mapping goes with -tickets"},
		{"no such tickets", []string{"-tickets", filepath.Join(dir, "none.csv")}, "none.csv"},
		{"no such mapping", []string{"-tickets", tickets, "-mapping", "jira"}, `"jira" is neither a file nor one of the presets`},
		{"mapping with faults", []string{"-tickets", tickets, "-mapping", mapping}, "columns.ticket"},
		{"absent columns", []string{"-tickets", tickets, "-mapping", "servicenow-eventlog"}, "the header lacks"},
		{"empty tickets", []string{"-tickets", empty}, "empty.csv"},
		{"a folder for a file", []string{"-tickets", dir}, "directory"},
		{"no such facts", []string{"-facts", filepath.Join(dir, "none.json")}, "none.json"},
		{"facts with an unknown field", []string{"-facts", broken}, "peopel"},
		{"facts with faults", []string{"-facts", twice}, "accounts[0].name"},
		{"no such remarks", []string{"-remarks", filepath.Join(dir, "none.json")}, "none.json"},
		{"unknown account", []string{"-tickets", tickets, "-mapping", small, "-account", "nobody"}, `account "nobody": not found; there are a`},
		{"one customer told of another", []string{"-tickets", several, "-mapping", small, "-audience", "customer"}, "-audience customer goes with -account"},
		{"a remark that fits nowhere", []string{"-remarks", write("remarks.json", `{"remarks":[{"item":"weather","text":"x"}]}`)}, `"weather" is not on the agenda`},
		{"bad from", []string{"-tickets", tickets, "-mapping", small, "-from", "yesterday"}, `-from "yesterday" is not a day`},
		{"bad to", []string{"-tickets", tickets, "-mapping", small, "-to", "2026-02-30"}, `-to "2026-02-30" is not a day`},
		{"no day", []string{"-tickets", tickets, "-mapping", small, "-from", "2026-03-02", "-to", "2026-03-02"}, "has no day"},
		{"facts without tickets or period", []string{"-facts", write("nothing.json", `{}`)}, "-from is needed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			code, stdout, stderr, _ := invoke(t, test.args...)
			require.Equal(t, exitInput, code, stderr)
			require.Empty(t, stdout)
			require.Equal(t, 1, strings.Count(stderr, "\n"), stderr)
			require.Contains(t, stderr, test.want)
		})
	}
}

func TestHelpTellsTheFlags(t *testing.T) {
	t.Parallel()
	code, stdout, stderr, _ := invoke(t, "-h")
	require.Equal(t, exitDone, code)
	require.Empty(t, stderr)
	for _, flag := range []string{"-tickets", "-mapping", "-facts", "-account", "-from", "-to", "-audience", "-out", "-json"} {
		require.Contains(t, stdout, "  "+flag)
	}
}

func TestAReportThatCannotBeWrittenIsExit1(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	var out, errs bytes.Buffer
	code := run(context.Background(), []string{"-out", file}, &out, &errs)
	require.Equal(t, exitWrite, code, errs.String())
	require.Equal(t, 1, strings.Count(errs.String(), "\n"))
}

func TestJSONAloneOnTheStandardOutput(t *testing.T) {
	t.Parallel()
	code, stdout, stderr, _ := invoke(t, "-json", "-")
	require.Equal(t, exitDone, code)
	require.Contains(t, stderr, "The report is in")
	f := decode(t, stdout)
	require.Len(t, f.Service.ByPriority, 4)
	log, err := io.ReadAll(sample.Tickets())
	require.NoError(t, err)
	require.Equal(t, bytes.Count(log, []byte(",opened,")), f.Import.Tickets)
	require.Equal(t, bytes.Count(log, []byte("\n"))-1, f.Import.Rows)
}

func TestAnEmptyGroupSaysNothingButItsSize(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path, mapping := filepath.Join(dir, "tickets.csv"), filepath.Join(dir, "mapping.json")
	require.NoError(t, os.WriteFile(path, []byte(smallLog), 0o600))
	require.NoError(t, os.WriteFile(mapping, []byte(smallMapping), 0o600))
	code, stdout, stderr, _ := invoke(t, "-tickets", path, "-mapping", mapping, "-json", "-")
	require.Equal(t, exitDone, code, stderr)
	require.Contains(t, join(stdout), `"resolve": { "elapsed": { "n": 0, "mean_hours": null, "median_hours": null`)
	f := decode(t, stdout)
	require.Equal(t, 1, f.Service.ByPriority[0].Open)
	require.InDelta(t, 2, *f.Service.ByPriority[1].Resolve["elapsed"].Mean, 1e-9)
	require.EqualValues(t, "a", f.Account, "the only account there is")
}

func decode(t testing.TB, stdout string) figures {
	t.Helper()
	var f figures
	d := json.NewDecoder(strings.NewReader(stdout))
	require.NoError(t, d.Decode(&f))
	_, err := d.Token()
	require.ErrorIs(t, err, io.EOF, "the standard output has nothing else")
	return f
}

// realLog is the public log of a ServiceNow desk (Amaral, Fantinato and Peres,
// UCI Machine Learning Repository no. 498). It is not part of this repository.
const realLog = "../../../shared/data/uci/incident_event_log.zip"

func unpackRealLog(t testing.TB) string {
	t.Helper()
	z, err := zip.OpenReader(realLog)
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("the public incident log is not there")
	}
	require.NoError(t, err)
	defer z.Close()
	for _, f := range z.File {
		if filepath.Ext(f.Name) != ".csv" {
			continue
		}
		in, err := f.Open()
		require.NoError(t, err)
		defer in.Close()
		path := filepath.Join(t.TempDir(), "incidents.csv")
		out, err := os.Create(path)
		require.NoError(t, err)
		_, err = io.Copy(out, in)
		require.NoError(t, err)
		require.NoError(t, out.Close())
		return path
	}
	t.Fatal("no CSV in the archive")
	return ""
}

// TestRealLog compares with figures that were computed without this library,
// from the same file: sorted rows, holds cut to opening and resolving, and
// quantiles by linear interpolation.
func TestRealLog(t *testing.T) {
	t.Parallel()
	path := unpackRealLog(t)
	code, stdout, stderr, _ := invoke(t, "-tickets", path, "-mapping", "servicenow-eventlog", "-json", "-")
	require.Equal(t, exitDone, code, stderr)
	f := decode(t, stdout)
	require.Equal(t, imported{Rows: 141712, Tickets: 24918, BadRows: 0, Warnings: 5}, f.Import)
	type four [4]float64 // mean, median, 90th and 95th percentile in hours
	want := []struct {
		priority      string
		n             int
		gross, lessHo four
	}{
		{"1", 270, four{266.0840, 80.2417, 616.4417, 950.6208}, four{143.6123, 43.2500, 338.0017, 488.1767}},
		{"2", 408, four{152.4566, 38.2333, 381.5667, 502.3825}, four{111.7660, 24.5750, 358.0317, 381.6942}},
		{"3", 22010, four{174.3540, 21.5500, 374.6067, 696.5767}, four{110.2660, 6.4833, 245.8350, 477.4600}},
		{"4", 674, four{283.1855, 5.0167, 502.2967, 1594.5575}, four{66.0495, 0.9500, 170.2383, 319.5375}},
	}
	require.Len(t, f.Service.ByPriority, len(want))
	tickets, reopened := 0, 0
	for i, w := range want {
		got := f.Service.ByPriority[i]
		require.EqualValues(t, w.priority, got.Priority)
		require.Equal(t, w.n, got.Resolved)
		require.Zero(t, got.Open)
		tickets += got.Tickets
		reopened += got.Reopened
		for clock, wanted := range map[metrics.Clock]four{
			metrics.Elapsed: w.gross, metrics.Service: w.gross,
			metrics.ElapsedLessHold: w.lessHo, metrics.ServiceLessHold: w.lessHo,
		} {
			timing, ok := got.Resolve[clock]
			require.True(t, ok, clock)
			require.Equal(t, w.n, timing.N)
			for j, value := range []*float64{timing.Mean, timing.Median, timing.P90, timing.P95} {
				require.LessOrEqual(t, math.Abs(*value-wanted[j]), 0.00005, "%s %s %d", w.priority, clock, j)
			}
		}
	}
	require.Equal(t, 24918, tickets)
	require.Equal(t, 275, reopened)
}

// BenchmarkRealLog sets import and report side by side with a bare pass of
// encoding/csv over the same file.
func BenchmarkRealLog(b *testing.B) {
	path := unpackRealLog(b)
	b.Run("csv", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			f, err := os.Open(path)
			require.NoError(b, err)
			r := csv.NewReader(f)
			r.ReuseRecord = true
			for err == nil {
				_, err = r.Read()
			}
			require.ErrorIs(b, err, io.EOF)
			f.Close()
		}
	})
	b.Run("report", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			code, _, stderr, _ := invoke(b, "-tickets", path, "-mapping", "servicenow-eventlog", "-json", "-")
			require.Equal(b, exitDone, code, stderr)
		}
	})
}
