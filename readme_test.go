package accord_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

func TestTheProgramOfTheREADMERuns(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	_, after, ok := strings.Cut(string(readme), "```go\npackage main")
	require.True(t, ok)
	body, _, ok := strings.Cut(after, "```")
	require.True(t, ok)
	file := filepath.Join(t.TempDir(), "main.go")
	require.NoError(t, os.WriteFile(file, []byte("package main"+body), 0o600))
	out := string(command(t, "go", "run", file))
	for _, want := range []string{"Harbour Foods", "We resolved 1 ticket.", "The business was disrupted for 3 h on 12 May 2026: Order server down"} {
		require.Contains(t, strings.Join(strings.Fields(out), " "), want)
	}
}

// A picture of a workflow in the documents is drawn from its table.
func TestTheWorkflowsOfTheDocumentsAreThoseOfTheCode(t *testing.T) {
	t.Parallel()
	design, err := os.ReadFile("docs/design.md")
	require.NoError(t, err)
	for _, picture := range []string{account.CommitmentDiagram(), team.ChangeDiagram(), quadrant.AdvisoryDiagram()} {
		require.Contains(t, string(design), "```mermaid\n"+picture+"```\n")
	}
}
