package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden file")

func played(t *testing.T) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, run(t.Context(), filepath.Join(t.TempDir(), "accord.db"), &out))
	return out.String()
}

func TestWhatIsShown(t *testing.T) {
	t.Parallel()
	out := played(t)
	const golden = "testdata/output.golden"
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(golden, []byte(out), 0o600))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), out)
	require.NotContains(t, out, "<", "a phrase is missing")
	require.NotContains(t, out, "{", "an argument is missing")
}

// What the example is for: each of the services has told what it alone tells.
func TestEachServiceIsHeard(t *testing.T) {
	t.Parallel()
	said := strings.Join(strings.Fields(played(t)), " ")
	for _, row := range []struct{ what, want string }{
		{"the watch, of a fact observed", "To Ann Weiss: “Disruption at Harbour Foods: Order server down”"},
		{"the watch, of somebody not told in time", "8 Jun 2026 10:00 To Ann Weiss: “Not told in time, at Harbour Foods: Order server down”"},
		{"the watch, of a promise", "8 Jun 2026 16:00 To Sam Cole: “Promise in danger at Harbour Foods: A spare server stands ready”"},
		{"the sweep of promises", "8 Jun 2026 16:00 To Sam Cole: “Due soon: A spare server stands ready”"},
		{"the advisory", "To Eve Holm: “Your service is disrupted: Order server down”"},
		{"the report that was promised", "kept Report back, Ann Weiss: Order server down"},
		{"the team desk, in the review", "Sam Cole Answers for the customer's entire service experience."},
	} {
		require.Contains(t, said, row.want, row.what)
	}
	require.NotContains(t, said, "failed", "a hook")
}

func TestADatabaseThatCannotBeOpened(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	require.Error(t, run(t.Context(), filepath.Join(t.TempDir(), "none", "accord.db"), &out))
	require.Empty(t, out.String())
}
