package account_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

// answer returns an answer with every field, without fault: 4 on a scale from 1 to 5.
func answer() account.Satisfaction {
	return account.Satisfaction{
		ID: "q-1", Account: "aigle", Person: "ann", At: june, Score: 4, Worst: 1, Best: 5,
		About: account.Ref{Kind: "ticket", ID: "t-1"}, Words: "Ann was quick.", Visibility: account.Business,
	}
}

func TestSatisfactionValidate(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		change func(*account.Satisfaction)
		want   []string
	}{
		{"every field", func(*account.Satisfaction) {}, nil},
		{"the least", func(s *account.Satisfaction) {
			*s = account.Satisfaction{ID: "q", Account: "a", At: june, Best: 1}
		}, nil},
		{"nothing", func(s *account.Satisfaction) { *s = account.Satisfaction{} }, []string{
			"id: is missing", "account: is missing", "at: is missing", "best: is not above worst",
		}},
		{"ids", func(s *account.Satisfaction) { s.ID, s.Account, s.Person = "\n", "\n", "\n" }, []string{
			"id: has a control character", "account: has a control character", "person: has a control character",
		}},
		{"the worst", func(s *account.Satisfaction) { s.Score = 1 }, nil},
		{"the best", func(s *account.Satisfaction) { s.Score = 5 }, nil},
		{"below the worst", func(s *account.Satisfaction) { s.Score = 0 }, []string{"score: 0 is not between 1 and 5"}},
		{"above the best", func(s *account.Satisfaction) { s.Score = 6 }, []string{"score: 6 is not between 1 and 5"}},
		{"below nothing", func(s *account.Satisfaction) { s.Score, s.Worst, s.Best = -3, -2, 2 }, []string{"score: -3 is not between -2 and 2"}},
		{"a scale of one", func(s *account.Satisfaction) { s.Score, s.Worst = 5, 5 }, []string{"best: is not above worst"}},
		{"a scale upside down says nothing of the score", func(s *account.Satisfaction) { s.Worst, s.Best = 5, 1 }, []string{"best: is not above worst"}},
		{"about nothing", func(s *account.Satisfaction) { s.About = account.Ref{ID: "t-1"} }, []string{"about.kind: is missing"}},
		{"in a year that JSON cannot hold", func(s *account.Satisfaction) { s.At = june.AddDate(9974, 0, 0) }, []string{
			"at: is not of a year from 0 to 9999",
		}},
		{"for an unknown audience", func(s *account.Satisfaction) { s.Visibility = "all" }, []string{`visibility: "all" is not an audience`}},
		{"every fault at once", func(s *account.Satisfaction) {
			s.ID, s.At, s.Score, s.About = "", time.Time{}, 9, account.Ref{Kind: "ticket"}
		}, []string{"id: is missing", "at: is missing", "score: 9 is not between 1 and 5", "about.id: is missing"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			s := answer()
			row.change(&s)
			require.Equal(t, row.want, faults(t, s.Validate()))
		})
	}
}

func TestSatisfactionShare(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name               string
		score, worst, best int
		want               float64
	}{
		{"the worst", 1, 1, 5, 0},
		{"the best", 5, 1, 5, 1},
		{"in between", 4, 1, 5, 0.75},
		{"of ten", 3, 0, 10, 0.3},
		{"around nothing", -1, -2, 2, 0.25},
		{"no scale", 3, 3, 3, 0},
		{"the widest scale, near its worst", math.MinInt + 1, math.MinInt, math.MaxInt, 0},
		{"the widest scale, in its middle", 0, math.MinInt, math.MaxInt, 0.5},
		{"the widest scale, at its best", math.MaxInt, math.MinInt, math.MaxInt, 1},
		{"too high to be told apart", math.MaxInt, math.MaxInt - 1, math.MaxInt, 0},
	} {
		require.Equal(t, row.want, account.Satisfaction{Score: row.score, Worst: row.worst, Best: row.best}.Share(), row.name)
	}
}

func TestAnAnswersWordsAreRedacted(t *testing.T) {
	t.Parallel()
	want := answer()
	want.Words = account.RedactionMark + " was quick."
	require.Equal(t, want, answer().Redacted(account.NewRedaction(ann())))
	require.Equal(t, account.Ref{Kind: account.RefSatisfaction, ID: "q-1"}, answer().ID.Ref())
}
