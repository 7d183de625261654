package ticketlog_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/adapters/ticketlog"
)

// What comes of whole files, as JSON.
func TestGolden(t *testing.T) {
	t.Parallel()
	scattered := preset(t, "servicenow-eventlog")
	scattered.Adjacent = false
	jsonl := preset(t, "accord-eventlog")
	jsonl.Format = ticketlog.JSONLines
	for _, test := range []struct {
		file, golden string
		m            ticketlog.Mapping
	}{
		{"servicenow.csv", "servicenow.golden", scattered},
		{"servicenow.csv", "servicenow-adjacent.golden", preset(t, "servicenow-eventlog")},
		{"eventlog.csv", "eventlog.golden", preset(t, "accord-eventlog")},
		{"eventlog.jsonl", "eventlog.golden", jsonl},
	} {
		t.Run(test.file+" "+test.golden, func(t *testing.T) {
			if !*update {
				t.Parallel()
			}
			text, err := os.ReadFile(filepath.Join("testdata", test.file))
			require.NoError(t, err)
			for _, input := range [][]byte{text, packed(t, string(text))} {
				tickets, report, err := read(bytes.NewReader(input), test.m, ticketlog.Options{})
				require.NoError(t, err)
				for _, ticket := range tickets {
					require.NoError(t, ticket.Validate())
				}
				b, err := json.MarshalIndent(map[string]any{"tickets": tickets, "import": report}, "", "  ")
				require.NoError(t, err)
				golden(t, test.golden, string(b)+"\n")
			}
		})
	}
}
