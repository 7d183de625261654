package talklog_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/talklog"
	"github.com/accordhq/accord/metrics"
)

const answerHeader = "id,account,person,at,score,worst,best,ticket,about,words,visibility"

// What a good row of answers stands for.
func TestAnswers(t *testing.T) {
	t.Parallel()
	m := scores(t)
	m.People, m.KnownOnly = map[string]account.PersonID{"Ann Lee": "ann"}, true
	m.Scores = map[string]int{"good": 5, "bad": 1}
	m.Default.Account, m.Visibility = "beta", account.Business
	basic := account.Satisfaction{
		ID: "S", Account: "acme", Person: "ann", At: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC),
		Score: 4, Worst: 1, Best: 5, Visibility: account.Business,
	}
	for _, test := range []struct {
		name, row string
		edit      func(*account.Satisfaction)
		warnings  int
	}{
		{"the least", "S,acme,ann,2026-03-02,4,,,,,,", func(*account.Satisfaction) {}, 0},
		{"the worst", "S,acme,ann,2026-03-02,1,,,,,,", func(s *account.Satisfaction) { s.Score = 1 }, 0},
		{"the best", "S,acme,ann,2026-03-02,5,,,,,,", func(s *account.Satisfaction) { s.Score = 5 }, 0},
		{"a name", "S,acme,ANN LEE,2026-03-02,4,,,,,,", func(*account.Satisfaction) {}, 0},
		{"nobody named", "S,,,2026-03-02,4,,,,,,", func(s *account.Satisfaction) { s.Account, s.Person = "beta", "" }, 0},
		{"a stranger", "S,acme,Bob,2026-03-02,4,,,,,,", func(s *account.Satisfaction) { s.Person = "" }, 1},
		{"a label", "S,acme,ann,2026-03-02,bad,,,,,,", func(s *account.Satisfaction) { s.Score = 1 }, 0},
		{"a scale with a zero", "S,acme,ann,2026-03-02,0,-10,0,,,,", func(s *account.Satisfaction) { s.Score, s.Worst, s.Best = 0, -10, 0 }, 0},
		{"one end of a scale", "S,acme,ann,2026-03-02,0,0,,,,,", func(s *account.Satisfaction) { s.Score, s.Worst = 0, 0 }, 0},
		{"a ticket", "S,acme,ann,2026-03-02,4,,,T1,,,", func(s *account.Satisfaction) { s.About = account.Ref{Kind: metrics.RefTicket, ID: "T1"} }, 0},
		{"a record", "S,acme,ann,2026-03-02,4,,,T1,item:srv-1,,", func(s *account.Satisfaction) { s.About = account.ItemID("srv-1").Ref() }, 0},
		{"words", "S,acme,ann,2026-03-02,4,,,,,\"Quick, \",customer", func(s *account.Satisfaction) { s.Words, s.Visibility = "Quick,", account.Customer }, 0},
		{"an unknown audience", "S,acme,ann,2026-03-02,4,,,,,,all", func(s *account.Satisfaction) { s.Visibility = account.Internal }, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			want := basic
			test.edit(&want)
			got, report, err := answers(answerHeader+"\n"+test.row+"\n", m)
			require.NoError(t, err)
			require.Equal(t, []int{1, 0, test.warnings}, []int{report.Records, report.BadRows, report.Warnings}, "%v", report.Faults)
			require.Equal(t, want, got[0])

			line, err := json.Marshal(want)
			require.NoError(t, err)
			lines, ok := talklog.AnswerPreset("accord-satisfaction-jsonl")
			require.True(t, ok)
			got, _, err = answers(string(line), lines)
			require.NoError(t, err)
			require.Equal(t, []account.Satisfaction{want}, got, "read back from JSON")
		})
	}
}

// Every way in which a row of answers is bad.
func TestBadAnswers(t *testing.T) {
	t.Parallel()
	m := scores(t)
	unscaled := m
	unscaled.Default.Worst, unscaled.Default.Best = 0, 0
	ends := m
	ends.Columns.Worst, ends.Columns.Best = "", ""
	for _, test := range []struct {
		name, row, want string
		m               talklog.AnswerMapping
	}{
		{"no score", "S,acme,,2026-03-02,,,,,,,", `column "score": is missing`, m},
		{"no whole score", "S,acme,,2026-03-02,4.0,,,,,,", `column "score": "4.0": not a whole number`, m},
		{"below the scale", "S,acme,,2026-03-02,0,,,,,,", `column "score": "0": 0 is not between 1 and 5`, m},
		{"above the scale", "S,acme,,2026-03-02,6,,,,,,", `column "score": "6": 6 is not between 1 and 5`, m},
		{"above its own scale", "S,acme,,2026-03-02,5,1,4,,,,", `column "score": "5": 5 is not between 1 and 4`, m},
		{"upside down", "S,acme,,2026-03-02,3,5,1,,,,", `column "best": "1": is not above worst`, m},
		{"an end without the other", "S,acme,,2026-03-02,3,,5,,,,", `column "worst": is missing`, unscaled},
		{"the other without", "S,acme,,2026-03-02,3,1,,,,,", `column "best": is missing`, unscaled},
		{"an end that is no number", "S,acme,,2026-03-02,3,one,5,,,,", `column "worst": "one": not a whole number`, m},
		{"columns of a scale not read", "S,acme,,2026-03-02,7,1,10,,,,", `column "score": "7": 7 is not between 1 and 5`, ends},
		{"no account", "S,,,2026-03-02,3,,,,,,", `column "account": is missing`, m},
		{"no instant", "S,acme,,,3,,,,,,", `column "at": is missing`, m},
		{"a list of records", `S,acme,,2026-03-02,3,,,,"[""ticket:T1""]",,`, `column "about": "[\"ticket:T1\"]": not a reference, such as "ticket:T-1"`, m},
		{"a ticket that is none", "S,acme,,2026-03-02,3,,,a\x7f,,,", `column "ticket": "a\x7f": has a control character`, m},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, report, err := answers(answerHeader+"\n"+test.row+"\n", test.m)
			require.NoError(t, err)
			require.Empty(t, got)
			require.Equal(t, 1, report.BadRows)
			require.EqualError(t, report.Faults[0], "log.csv:2: "+test.want)
		})
	}
}

// A fault of a field that has no column says which field it is.
func TestAFieldWithoutAColumn(t *testing.T) {
	t.Parallel()
	m := scores(t)
	m.Columns.Best = ""
	_, report, err := answers(answerHeader+"\nS,acme,,2026-03-02,3,5,,,,,\n", m)
	require.NoError(t, err)
	require.EqualError(t, report.Faults[0], "log.csv:2: best: is not above worst")
}

func TestOpenAnswersWantsAScale(t *testing.T) {
	t.Parallel()
	m, ok := talklog.AnswerPreset("accord-satisfaction")
	require.True(t, ok)
	const text = "account,at,score\nacme,2026-03-02,3\n"
	_, err := talklog.OpenAnswers("log.csv", strings.NewReader(text), m, talklog.Options{})
	require.EqualError(t, err, `talklog: log.csv: the header lacks ["worst" "best"]; it has ["account" "at" "score"]`)
	got, _, err := answers(text, scores(t))
	require.NoError(t, err)
	require.Len(t, got, 1)
}
