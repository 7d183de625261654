package talklog_test

import (
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/talklog"
)

// FuzzInteractions reads any input as interactions, by CSV and JSON lines.
func FuzzInteractions(f *testing.F) {
	seed(f, "interactions.csv", "interactions.jsonl")
	f.Add([]byte("at,from,to,channel,trigger,account,about\n2026-03-02 10:00,a,b,mail,routine,acme,\"[{\"\"kind\"\":\"\"a\"\",\"\"id\"\":\"\"b\"\"}]\"\n"))
	messy, err := talklog.ReadMapping(open(f, "interactions.mapping.json"))
	require.NoError(f, err)
	numbered := talklog.Mapping{
		Base: talklog.Base{
			Layout:    talklog.Layout{Times: []string{"2006-01-02"}, Missing: []string{"?"}},
			People:    map[string]account.PersonID{"A": "a", "b@x": "b"},
			KnownOnly: true,
		},
		Columns: talklog.Columns{At: "#1", From: "#2", To: "#3", Topics: "#4", About: "#5"},
		Default: talklog.Default{Account: "acme", Channel: "mail", Trigger: "routine"},
	}
	f.Fuzz(func(t *testing.T, input []byte) {
		for _, name := range talklog.Presets() {
			m, _ := talklog.Preset(name)
			check(t, input, m, talklog.Open)
		}
		check(t, input, messy, talklog.Open)
		check(t, input, numbered, talklog.Open)
	})
}

// FuzzAnswers reads any input as answers, by CSV and JSON lines.
func FuzzAnswers(f *testing.F) {
	seed(f, "answers.csv")
	f.Add([]byte(`{"account":"acme","at":"2026-03-02","score":4,"worst":1,"best":5,"about":{"kind":"ticket","id":"T1"}}`))
	f.Fuzz(func(t *testing.T, input []byte) {
		for _, name := range talklog.AnswerPresets() {
			m, _ := talklog.AnswerPreset(name)
			check(t, input, m, talklog.OpenAnswers)
			m.Default = talklog.AnswerDefault{Account: "acme", Worst: -1, Best: 1}
			check(t, input, m, talklog.OpenAnswers)
		}
	})
}

func seed(f *testing.F, files ...string) {
	for _, file := range files {
		b, err := io.ReadAll(open(f, file))
		require.NoError(f, err)
		f.Add(b)
	}
}

// check imports an input twice and requires what holds of any: each row is either a
// record or bad, every fault is told of, every record is valid and has an id of its
// own, and the second import makes the same records as the first.
func check[T talklog.Record, M any](
	t *testing.T, input []byte, m M, open func(string, io.Reader, M, talklog.Options) (*talklog.Log[T], error),
) {
	read := func() ([]T, error) {
		bad, warnings := 0, 0
		l, err := open("log", bytes.NewReader(input), m, talklog.Options{
			MaxBadRows: -1,
			OnFault: func(f talklog.Fault) {
				if f.Warning {
					warnings++
				} else {
					bad++
				}
				if f.File != "log" || f.Line < 1 || f.Reason == "" {
					t.Errorf("fault %+v", f)
				}
			},
		})
		records, report, err := all(l, err)
		require.Equal(t, []int{bad, warnings, len(records)}, []int{report.BadRows, report.Warnings, report.Records})
		require.Equal(t, report.Rows, report.Records+report.BadRows)
		return records, err
	}
	records, err := read()
	seen := make(map[string]bool)
	for _, r := range records {
		require.NoError(t, r.Validate())
		require.False(t, seen[idOf(r)], "%s comes twice", idOf(r))
		seen[idOf(r)] = true
	}
	again, errAgain := read()
	require.Equal(t, records, again)
	require.Equal(t, err == nil, errAgain == nil)
}
