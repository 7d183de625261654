package quadrant_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
)

func TestTheFourQuadrantsAreTwoSidesAtTwoLevels(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		side  account.Side
		level account.Level
		want  quadrant.Quadrant
	}{
		{account.CustomerSide, account.BusinessLevel, quadrant.Q1},
		{account.ProviderSide, account.BusinessLevel, quadrant.Q2},
		{account.CustomerSide, account.TechnicalLevel, quadrant.Q3},
		{account.ProviderSide, account.TechnicalLevel, quadrant.Q4},
		{"", account.BusinessLevel, ""},
		{account.CustomerSide, "", ""},
		{"", "", ""},
		{"supplier", "board", ""},
	} {
		q := quadrant.Of(row.side, row.level)
		require.Equal(t, row.want, q)
		if q != "" {
			require.Equal(t, row.side, q.Side())
			require.Equal(t, row.level, q.Level())
		}
	}
	require.Empty(t, quadrant.Quadrant("fifth").Side())
	require.Empty(t, quadrant.Quadrant("fifth").Level())
}

func TestPathsRunHorizontallyVerticallyAndDiagonally(t *testing.T) {
	t.Parallel()
	want := map[quadrant.Path]quadrant.Course{
		{A: quadrant.Q1, B: quadrant.Q2}: quadrant.Horizontal, {A: quadrant.Q3, B: quadrant.Q4}: quadrant.Horizontal,
		{A: quadrant.Q1, B: quadrant.Q3}: quadrant.Vertical, {A: quadrant.Q2, B: quadrant.Q4}: quadrant.Vertical,
		{A: quadrant.Q1, B: quadrant.Q4}: quadrant.Diagonal, {A: quadrant.Q2, B: quadrant.Q3}: quadrant.Diagonal,
	}
	for _, p := range quadrant.Paths() {
		require.Equal(t, want[p], p.Course(), p)
		delete(want, p)
	}
	require.Empty(t, want, "each of the six once")
	for _, q := range quadrant.Quadrants() {
		require.Equal(t, quadrant.Within, quadrant.Between(q, q).Course())
	}
}

func TestAPathIsTheSameBothWays(t *testing.T) {
	t.Parallel()
	for i, a := range quadrant.Quadrants() {
		for j, b := range quadrant.Quadrants() {
			require.Equal(t, quadrant.Path{A: quadrant.Quadrants()[min(i, j)], B: quadrant.Quadrants()[max(i, j)]}, quadrant.Between(a, b))
		}
	}
}

func TestAQuadrantThatThereIsNotComesLast(t *testing.T) {
	t.Parallel()
	require.Equal(t, quadrant.Path{A: quadrant.Q1, B: "fifth"}, quadrant.Between("fifth", quadrant.Q1))
	require.Equal(t, quadrant.Path{A: quadrant.Q4, B: "fifth"}, quadrant.Between(quadrant.Q4, "fifth"))
}

// An unknown word, such as a later version may store, is said as it stands.
func TestWordsOfTheMapAndTheWatchAreSaid(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		text account.Text
		want string
	}{
		{"a quadrant", quadrant.Q1.Label(), "Customer's business"},
		{"an unknown quadrant", quadrant.Quadrant("fifth").Label(), "fifth"},
		{"a path", quadrant.Between(quadrant.Q4, quadrant.Q1).Label(), "Customer's business – Provider's technical side"},
		{"a path within", quadrant.Between(quadrant.Q3, quadrant.Q3).Label(), "Within Customer's technical side"},
		{"an unknown channel", quadrant.Channel("fax").Label(), "fax"},
		{"an unknown trigger", quadrant.Trigger("whim").Label(), "whim"},
		{"an unknown topic", quadrant.Topic("weather").Label(), "weather"},
		{"an unknown sentiment", quadrant.Sentiment("smug").Label(), "smug"},
		{"no sentiment", quadrant.Sentiment("").Label(), ""},
		{"an unknown trend", quadrant.Trend("sideways").Label(), "sideways"},
		{"an unknown class", quadrant.Class("bother").Label(), "bother"},
		{"an unknown outcome", quadrant.Outcome("lost").Label(), "lost"},
	} {
		require.Equal(t, row.want, mapEnglish().Format(row.text), row.name)
	}
	var known []account.Text
	for _, c := range quadrant.Channels() {
		known = append(known, c.Label())
	}
	for _, topic := range quadrant.Topics() {
		known = append(known, topic.Label())
	}
	for _, trigger := range []quadrant.Trigger{quadrant.Problem, quadrant.Scheduled, quadrant.Proactive, quadrant.Routine} {
		known = append(known, trigger.Label())
	}
	for _, s := range []quadrant.Sentiment{quadrant.Pleased, quadrant.Neutral, quadrant.Concerned, quadrant.Angry} {
		known = append(known, s.Label())
	}
	for _, trend := range []quadrant.Trend{quadrant.Up, quadrant.Down, quadrant.Steady} {
		known = append(known, trend.Label())
	}
	for _, class := range []quadrant.Class{quadrant.Endangered, quadrant.Missed, quadrant.Disruption} {
		known = append(known, class.Label())
	}
	for _, outcome := range []quadrant.Outcome{quadrant.ClearedTold, quadrant.ClearedOver, quadrant.ClearedGraver} {
		known = append(known, outcome.Label())
	}
	for _, s := range []quadrant.SourceName{
		quadrant.SourceLog, quadrant.SourceService, quadrant.SourceTeam, quadrant.SourceRecurrences,
		quadrant.SourceBenefits, quadrant.SourceRecommendations,
	} {
		known = append(known, s.Label())
	}
	for _, text := range known {
		_, phrase := text.Phrase()
		require.True(t, phrase, mapEnglish().Format(text))
		require.Empty(t, mapEnglish().Lacks(text))
	}
}

func mapEnglish() account.Locale { return account.English().With(quadrant.Phrases()) }
