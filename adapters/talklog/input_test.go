package talklog_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/adapters/talklog"
)

const (
	few = "account,at,from,to,channel,trigger\n"
	row = "acme,2026-03-02 10:00,ann,kim,mail,routine\n"
	bad = "acme,never,ann,kim,mail,routine\n"
)

// However an export is written, it reads the same.
func TestInput(t *testing.T) {
	t.Parallel()
	text := few + row + strings.Replace(row, "10:00", "11:00", 1)
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, err := io.WriteString(z, text)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	want, _, err := interactions(text, talks(t))
	require.NoError(t, err)
	require.Len(t, want, 2)
	for _, test := range []struct{ name, text string }{
		{"byte-order mark", "\ufeff" + text},
		{"CRLF", strings.ReplaceAll(text, "\n", "\r\n")},
		{"blank lines, none at the end", strings.TrimSpace(strings.ReplaceAll(text, "\n", "\n\n"))},
		{"quotes", strings.ReplaceAll(text, "kim", `"kim"`)},
		{"white space", strings.ReplaceAll(text, ",", " , ")},
		{"gzip", packed.String()},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, report, err := interactions(test.text, talks(t))
			require.NoError(t, err)
			require.Equal(t, talklog.Report{Rows: 2, Records: 2}, report)
			require.Equal(t, want, got)
		})
	}
}

// What ends an import: too many bad rows, an input that fails, a context that is
// done. The records before it are yielded, and a log can be ranged over once.
func TestEnds(t *testing.T) {
	t.Parallel()
	broken := errors.New("cable pulled")
	for _, test := range []struct {
		name, want string
		input      io.Reader
		records    int
	}{
		{"bad rows within the limit", "", strings.NewReader(few + row + bad + bad), 1},
		{"bad rows beyond it", `log.csv: stopped after more than 2 bad rows, the last of them: log.csv:5: column "at": "never": not a time of layout "2006-01-02T15:04:05Z07:00" or "2006-01-02 15:04:05" or "2006-01-02 15:04"`,
			strings.NewReader(few + row + bad + bad + bad + row), 1},
		{"rows that come again beyond it", `log.csv: stopped after more than 2 bad rows, the last of them: log.csv:5: has no id, and tells what a row before it tells`,
			strings.NewReader(few + row + row + row + row + row), 1},
		{"an input that fails", "talklog: log.csv: after row 1: cable pulled", io.MultiReader(strings.NewReader(few+row), iotest.ErrReader(broken)), 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			l, err := talklog.Open("log.csv", test.input, talks(t), talklog.Options{MaxBadRows: 2})
			require.NoError(t, err)
			got, report, err := all(l, nil)
			if test.want == "" {
				require.NoError(t, err)
			} else {
				require.EqualError(t, err, test.want)
			}
			require.Equal(t, []int{test.records, test.records}, []int{len(got), report.Records})
			_, _, err = all(l, nil)
			require.EqualError(t, err, "talklog: the records of a log can be read once")
		})
	}
}

func TestCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	l, err := talklog.Open("log.csv", strings.NewReader(few+row+row), talks(t), talklog.Options{})
	require.NoError(t, err)
	n := 0
	for _, err = range l.Records(ctx) {
		n++
		cancel()
	}
	require.EqualError(t, err, "talklog: log.csv: context canceled")
	require.Equal(t, []int{2, 1}, []int{n, l.Report().Rows})
}

// A caller that breaks off is left alone, and progress is told at the end.
func TestBreakAndProgress(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ stop, rows, told int }{{1, 1, 0}, {9, 2, 1}} {
		told := 0
		l, err := talklog.Open("log.csv", strings.NewReader(few+row+bad), talks(t), talklog.Options{
			Progress: func(p talklog.Progress) { told++; require.Equal(t, 2, p.Rows) },
		})
		require.NoError(t, err)
		n := 0
		for _, err := range l.Records(t.Context()) {
			require.NoError(t, err)
			if n++; n == test.stop {
				break
			}
		}
		require.Equal(t, []int{test.rows, test.told}, []int{l.Report().Rows, told})
	}
}

func TestAbsentColumns(t *testing.T) {
	t.Parallel()
	_, err := talklog.Open("log.csv", strings.NewReader("account,at\n"), talks(t), talklog.Options{})
	absent, ok := errors.AsType[*talklog.AbsentColumnsError](err)
	require.True(t, ok)
	require.Equal(t, []talklog.Column{"from", "to", "channel", "trigger"}, absent.Columns)
	require.EqualError(t, err, `talklog: log.csv: the header lacks ["from" "to" "channel" "trigger"]; it has ["account" "at"]`)
}
