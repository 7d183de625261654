package review_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/review"
)

var words = regexp.MustCompile(`\p{L}+`)

// TestNoTextOfAReviewOutsideThePhrasesIsAnythingButData composes a review in a
// language that brackets every phrase: a word that stands outside the brackets
// and in no fact is one that nobody could translate.
func TestNoTextOfAReviewOutsideThePhrasesIsAnythingButData(t *testing.T) {
	t.Parallel()
	known := facts()
	known.Tickets[0].Visibility, known.Tickets[2].Visibility = account.Internal, account.Business
	known.Tickets[1].Queue = "night shift"
	f := gathered(t, known)
	f.Remarks = []review.Remark{{Item: review.ItemProvider, By: "lead", Text: "We open a second data centre.", Visibility: account.Customer}}
	d, err := review.Compose(t.Context(), review.StandardAgenda(), f)
	require.NoError(t, err)
	e, err := d.Edition(account.Internal, accounttest.Pseudo(review.English()))
	require.NoError(t, err)
	var b strings.Builder
	require.NoError(t, review.Text{Width: 400}.Render(&b, e))
	facts, err := json.Marshal([]any{known, f.Remarks})
	require.NoError(t, err)
	data := make(map[string]bool)
	for _, word := range words.FindAllString(string(facts), -1) {
		data[word] = true
	}
	// The zone's abbreviation is the time zone database's, not ours.
	data["UTC"] = true
	for _, word := range words.FindAllString(accounttest.Outside(b.String()), -1) {
		require.True(t, data[word], "%q is neither a phrase nor data", word)
	}
}
