package review_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/review"
)

// TestPhrasesAreListed keeps docs/phrases.md, from which translators work, the
// same as the phrases.
func TestPhrasesAreListed(t *testing.T) {
	t.Parallel()
	phrases := review.English().Phrases
	var b strings.Builder
	b.WriteString(`# Phrases

What the library says to people, by code. In a template ` + "`{name}`" + ` is an argument and
` + "`{name:one|many}`" + ` the word form that goes with a number; the locale's Plural picks
it. To speak another language, fill in an ` + "`account.Locale`" + ` with all of these codes:
cutting an edition names those that are missing. To change a few, use
` + "`review.English().With(...)`" + `. Codes and arguments are API.

| Code | English |
| --- | --- |
`)
	for _, code := range slices.Sorted(maps.Keys(phrases)) {
		b.WriteString("| `" + code + "` | " + strings.ReplaceAll(phrases[code], "|", `\|`) + " |\n")
	}
	const file = "../docs/phrases.md"
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(b.String()), 0o644))
	}
	got, err := os.ReadFile(file)
	require.NoError(t, err)
	require.True(t, b.String() == string(got), "%s is not the phrases: go test ./review -run Phrases -update", file)
}

// TestNoPhraseHasABraceWithoutItsOther: it would stand on a page as it is.
func TestNoPhraseHasABraceWithoutItsOther(t *testing.T) {
	t.Parallel()
	locale := review.English()
	for code := range locale.Phrases {
		for _, lack := range locale.Lacks(account.Say(code, nil)) {
			require.Regexp(t, `^\S+ \{[a-z_0-9]+\}$`, lack)
		}
	}
}
