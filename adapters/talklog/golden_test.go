package talklog_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/adapters/talklog"
)

// What comes of whole files in which much is wrong: the records, a line each, and
// the report for people.
func TestGolden(t *testing.T) {
	t.Parallel()
	messy, err := talklog.ReadMapping(open(t, "interactions.mapping.json"))
	require.NoError(t, err)
	lines, ok := talklog.Preset("accord-interactions-jsonl")
	require.True(t, ok)
	answers, ok := talklog.AnswerPreset("accord-satisfaction")
	require.True(t, ok)

	l, err := talklog.Open("interactions.csv", open(t, "interactions.csv"), messy, talklog.Options{})
	golden(t, "interactions.golden", story(t, l, err))
	l, err = talklog.Open("interactions.jsonl", open(t, "interactions.jsonl"), lines, talklog.Options{})
	golden(t, "interactions-jsonl.golden", story(t, l, err))
	a, err := talklog.OpenAnswers("answers.csv", open(t, "answers.csv"), answers, talklog.Options{})
	golden(t, "answers.golden", story(t, a, err))
}

// story is what an import yields and reports.
func story[T talklog.Record](t *testing.T, l *talklog.Log[T], err error) string {
	records, report, err := all(l, err)
	require.NoError(t, err)
	var b strings.Builder
	for _, r := range records {
		require.NoError(t, r.Validate())
		line, err := json.Marshal(r)
		require.NoError(t, err)
		fmt.Fprintf(&b, "%s\n", line)
	}
	fmt.Fprintf(&b, "\n%d rows: %d records, %d bad rows, %d warnings\n",
		report.Rows, report.Records, report.BadRows, report.Warnings)
	for _, f := range report.Faults {
		kind := "bad row"
		if f.Warning {
			kind = "warning"
		}
		fmt.Fprintf(&b, "%s %v\n", kind, f)
	}
	return b.String()
}
