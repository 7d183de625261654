package review_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/review"
)

// TestHTMLSaysNothingOfItsOwn renders a document without letters in a locale
// that brackets its phrases: a letter outside the brackets came from neither.
func TestHTMLSaysNothingOfItsOwn(t *testing.T) {
	t.Parallel()
	stored, err := json.Marshal(sampleDocument())
	require.NoError(t, err)
	var tree map[string]any
	require.NoError(t, json.Unmarshal(stored, &tree))
	stored, err = json.Marshal(withoutLetters(tree))
	require.NoError(t, err)
	var d review.Document
	require.NoError(t, json.Unmarshal(stored, &d))

	locale := accounttest.Pseudo(review.English())
	locale.MonthLayout = "01/2006" // the words of a chart's axis are set on two lines
	for _, document := range []review.Document{d, {}} {
		e, err := document.Edition(account.Internal, locale)
		require.NoError(t, err)
		root, err := parsePage(page(t, review.HTML{}, e))
		require.NoError(t, err)
		for _, n := range root.all() {
			for _, said := range append([]string{n.attrs["aria-label"], n.attrs["alt"]}, direct(n)...) {
				outside := accounttest.Outside(said)
				require.False(t, strings.ContainsFunc(outside, unicode.IsLetter), "<%s> says %q outside the brackets", n.name, outside)
			}
		}
	}
}

// direct are the texts that stand in an element itself.
func direct(n *node) (texts []string) {
	for _, c := range n.children {
		if c.name == "" && n.name != "style" {
			texts = append(texts, c.text)
		}
	}
	return texts
}

// withoutLetters replaces the letters of every data text, and of ticket ids,
// in a stored document.
func withoutLetters(v any) any {
	hide := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return '#'
			}
			return r
		}, s)
	}
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = withoutLetters(v[i])
		}
	case map[string]any:
		for key := range v {
			if s, ok := v[key].(string); ok && key == "data" {
				v[key] = hide(s)
				continue
			}
			if tickets, ok := v[key].([]any); ok && key == "tickets" {
				for i := range tickets {
					tickets[i] = hide(fmt.Sprint(tickets[i]))
				}
				continue
			}
			v[key] = withoutLetters(v[key])
		}
	}
	return v
}

func TestHTMLNamesThePhrasesALocaleLacks(t *testing.T) {
	t.Parallel()
	e, err := review.Document{}.Edition(account.Customer, account.English())
	require.NoError(t, err)
	var b bytes.Buffer
	err = review.HTML{}.Render(&b, e)
	require.ErrorIs(t, err, account.ErrInvalid)
	require.ErrorContains(t, err, `"document.period"`)
	require.ErrorContains(t, err, `"html.skip"`)
	require.Zero(t, b.Len())
}
