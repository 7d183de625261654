package talklog_test

import (
	"context"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/talklog"
	"github.com/accordhq/accord/quadrant"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// all reads a log to its end, or to its error.
func all[T talklog.Record](l *talklog.Log[T], err error) ([]T, talklog.Report, error) {
	if err != nil {
		return nil, talklog.Report{}, err
	}
	var records []T
	for r, err := range l.Records(context.Background()) {
		if err != nil {
			return records, l.Report(), err
		}
		records = append(records, r)
	}
	return records, l.Report(), nil
}

// interactions and answers import a text.
func interactions(text string, m talklog.Mapping) ([]quadrant.Interaction, talklog.Report, error) {
	return all(talklog.Open("log.csv", strings.NewReader(text), m, talklog.Options{}))
}

func answers(text string, m talklog.AnswerMapping) ([]account.Satisfaction, talklog.Report, error) {
	return all(talklog.OpenAnswers("log.csv", strings.NewReader(text), m, talklog.Options{}))
}

// talks maps interactions with the columns of the preset.
func talks(t testing.TB) talklog.Mapping {
	t.Helper()
	m, ok := talklog.Preset("accord-interactions")
	require.True(t, ok)
	return m
}

// scores maps answers with the columns of the preset, on a scale of 1 to 5.
func scores(t testing.TB) talklog.AnswerMapping {
	t.Helper()
	m, ok := talklog.AnswerPreset("accord-satisfaction")
	require.True(t, ok)
	m.Default.Worst, m.Default.Best = 1, 5
	return m
}

// golden compares a text with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}

func open(t testing.TB, name string) io.Reader {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	require.NoError(t, err)
	t.Cleanup(func() { f.Close() })
	return f
}

// idOf is the id of a record of either kind.
func idOf(record any) string {
	switch r := record.(type) {
	case quadrant.Interaction:
		return string(r.ID)
	case account.Satisfaction:
		return string(r.ID)
	}
	return ""
}
