package quadrant_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
)

// faultLines are the faults of an error, in order.
func faultLines(err error) []string {
	if err == nil {
		return nil
	}
	return strings.Split(err.Error(), "\n")
}

// review is an interaction with every field, without fault.
func review() quadrant.Interaction {
	return quadrant.Interaction{
		ID: "i-1", Account: "a-1", At: onMarch(3, 10), From: people("al", "su"), To: people("bo", "bea"),
		Channel: quadrant.Meeting, Trigger: quadrant.Scheduled, Topics: []quadrant.Topic{quadrant.Value, quadrant.Plans},
		About: []account.Ref{{Kind: "ticket", ID: "t-1"}, {Kind: account.RefItem, ID: "mail"}},
		Note:  "Went through the quarter.", Sentiment: quadrant.Pleased, Visibility: account.Business,
	}
}

func TestInteractionValidate(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		change func(*quadrant.Interaction)
		want   []string
	}{
		{"every field", func(*quadrant.Interaction) {}, nil},
		{"the least", func(i *quadrant.Interaction) {
			i.Topics, i.About, i.Note, i.Sentiment, i.Visibility = nil, nil, "", "", account.Internal
		}, nil},
		{"nothing", func(i *quadrant.Interaction) { *i = quadrant.Interaction{} }, []string{
			"id: is missing", "account: is missing", "at: is missing", "from: is missing", "to: is missing",
			`channel: "" is not a channel`, `trigger: "" is not a trigger`,
		}},
		{"ids", func(i *quadrant.Interaction) { i.ID, i.Account = "\n", "\t" }, []string{
			"id: has a control character", "account: has a control character",
		}},
		{"in a year that JSON cannot hold", func(i *quadrant.Interaction) { i.At = onMarch(3, 10).AddDate(9974, 0, 0) }, []string{
			"at: is not of a year from 0 to 9999",
		}},
		{"nobody spoke", func(i *quadrant.Interaction) { i.From = nil }, []string{"from: is missing"}},
		{"to nobody", func(i *quadrant.Interaction) { i.To = nil }, []string{"to: is missing"}},
		{"somebody without an id", func(i *quadrant.Interaction) { i.From[1], i.To[0] = "", "\n" }, []string{
			"from[1]: is missing", "to[0]: has a control character",
		}},
		{"somebody twice", func(i *quadrant.Interaction) { i.From[1], i.To[1] = "al", "bo" }, []string{
			`from[1]: repeats "al"`, `to[1]: repeats "bo"`,
		}},
		{"somebody to themselves", func(i *quadrant.Interaction) { i.To[1] = "su" }, []string{`to[1]: "su" is at the other end too`}},
		{"unknown words", func(i *quadrant.Interaction) {
			i.Channel, i.Trigger, i.Topics[1], i.Sentiment, i.Visibility = "fax", "whim", "weather", "smug", "all"
		}, []string{
			`channel: "fax" is not a channel`, `trigger: "whim" is not a trigger`, `topics[1]: "weather" is not a topic`,
			`sentiment: "smug" is not a sentiment`, `visibility: "all" is not an audience`,
		}},
		{"a topic twice", func(i *quadrant.Interaction) { i.Topics[1] = quadrant.Value }, []string{`topics[1]: repeats "value"`}},
		{"about nothing", func(i *quadrant.Interaction) { i.About[1] = account.Ref{} }, []string{
			"about[1].kind: is missing", "about[1].id: is missing",
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			i := review()
			row.change(&i)
			require.Equal(t, row.want, faultLines(i.Validate()))
		})
	}
}

func TestEveryWordOfAnInteractionIsValid(t *testing.T) {
	t.Parallel()
	i := review()
	for _, i.Channel = range quadrant.Channels() {
		require.NoError(t, i.Validate())
	}
	for _, i.Trigger = range []quadrant.Trigger{quadrant.Problem, quadrant.Scheduled, quadrant.Proactive, quadrant.Routine} {
		require.NoError(t, i.Validate())
	}
	for _, i.Sentiment = range []quadrant.Sentiment{"", quadrant.Pleased, quadrant.Neutral, quadrant.Concerned, quadrant.Angry} {
		require.NoError(t, i.Validate())
		require.Equal(t, i.Sentiment == quadrant.Concerned || i.Sentiment == quadrant.Angry, i.Sentiment.Bad())
	}
	topics := quadrant.Topics()
	i.Topics = topics[:]
	require.NoError(t, i.Validate())
}

func TestWhatAnInteractionTells(t *testing.T) {
	t.Parallel()
	i := review()
	require.True(t, i.On(quadrant.Plans))
	require.False(t, i.On(quadrant.Issue))
	require.True(t, i.Has("su"))
	require.True(t, i.Has("bea"))
	require.False(t, i.Has("li"))
	require.True(t, i.Concerns(account.ItemID("mail").Ref()))
	require.False(t, i.Concerns(account.Ref{Kind: account.RefItem, ID: "t-1"}))
}

func people(ids ...account.PersonID) []account.PersonID { return ids }

// onMarch is an hour of a day of March 2026, counted on past its end and before its
// start.
func onMarch(day, hour int) time.Time {
	return time.Date(2026, time.March, day, hour, 0, 0, 0, time.UTC)
}
