package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/accordhq/accord/examples/internal/page"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func invoke(t *testing.T, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(t.Context(), args, &out, &errs)
	return code, out.String(), errs.String()
}

func TestWhatIsShown(t *testing.T) {
	t.Parallel()
	code, stdout, stderr := invoke(t)
	require.Equal(t, 0, code, stderr)
	require.Empty(t, stderr)
	const golden = "testdata/output.golden"
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(golden, []byte(stdout), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), stdout)
	for line := range strings.Lines(stdout) {
		line = strings.TrimSuffix(line, "\n")
		require.LessOrEqual(t, utf8.RuneCountInString(line), page.Width, line)
		require.Equal(t, strings.TrimRight(line, " "), line, "spaces at the end")
	}
	require.NotContains(t, stdout, "<", "a phrase is missing")
	require.NotContains(t, stdout, "{", "an argument is missing")
}

// What the example is for: with nobody watching the customer's business calls first;
// with the library watching everybody who must know is told before.
func TestTheLibraryKeepsTheProviderFromBeingBlindsided(t *testing.T) {
	t.Parallel()
	_, stdout, _ := invoke(t)
	before, after, found := strings.Cut(stdout, "With the library watching")
	require.True(t, found)
	require.Contains(t, before, "Blindsides             Ticket T-106")
	require.Contains(t, after, "Blindsides             None.")
}

func TestASceneWithAFault(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, from, to, want string // from is a regular expression
	}{
		{"is not JSON", `"by": "rosa",`, `"by": "rosa",,`, "line 2, column 15"},
		{"an unknown field", `"by": "rosa",`, `"by": "rosa", "bye": 1,`, `unknown field "bye"`},
		{"an unknown channel", `"channel": "meeting"`, `"channel": "pigeon"`, `as_it_went.interactions[3].channel: "pigeon" is not a channel`},
		{"nobody watches", `"by": "rosa",`, "", `by: "" is none of the provider's people`},
		{"no tickets", `(?s)"tickets": \[.*?\n\t\t\],`, `"tickets": [],`, "facts.tickets: are missing"},
		{"an act at no time", `"at": "2026-03-26T10:52:00\+01:00", "by"`, `"by"`, "watched.acts[0].at: is missing"},
		{"an act of nobody", `"by": "ada"}`, `"by": "nobody"}`, `watched.acts[1].by: "nobody" is none of the provider's people`},
		{"an act of the customer's", `"by": "ada"}`, `"by": "tom"}`, `watched.acts[1].by: "tom" is none of the provider's people`},
		{"an unknown act", `"verb": "follow-up"`, `"verb": "dance"`, `watched.acts[3].verb: "dance" is not send, follow-up or close`},
		{"an unknown way to send", `"channels": \["call"`, `"channels": ["pigeon"`, `watched.acts[2].channels[0]: "pigeon" is not a channel`},
		{"acts with nobody watching", `"as_it_went": {`, `"as_it_went": {"acts": [{"at": "2026-03-26T10:52:00+01:00", "by": "ada"}],`, "as_it_went.acts: are given, but nothing watches"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "scene.json")
			at := regexp.MustCompile(c.from).FindIndex(embedded)
			require.NotNil(t, at)
			faulty := slices.Concat(embedded[:at[0]], []byte(c.to), embedded[at[1]:])
			require.NoError(t, os.WriteFile(file, faulty, 0o644))
			code, stdout, stderr := invoke(t, "-facts", file)
			require.Equal(t, 1, code)
			require.Empty(t, stdout)
			require.Contains(t, stderr, c.want)
			require.Equal(t, 1, strings.Count(stderr, "\n"), "one line")
		})
	}
}

func TestFlags(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"help", []string{"-h"}, 0, "Usage of blindside"},
		{"an unknown flag", []string{"-x"}, 2, "not defined"},
		{"an argument", []string{"x"}, 2, `unexpected argument "x"`},
		{"a file that is not there", []string{"-facts", "nowhere.json"}, 1, "nowhere.json"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			code, stdout, stderr := invoke(t, c.args...)
			require.Equal(t, c.code, code)
			require.Empty(t, stdout)
			require.Contains(t, stderr, c.want)
		})
	}
}
