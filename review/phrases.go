package review

import (
	"maps"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// English returns the default locale with the phrases of this package and of
// those below it.
func English() account.Locale {
	return account.English().With(metrics.Phrases()).With(team.Phrases()).With(quadrant.Phrases()).With(Phrases())
}

// Phrases returns the English phrases of this package by code, a fresh copy.
func Phrases() map[string]string {
	all := make(map[string]string)
	for _, part := range []map[string]string{reviewPhrases, teamPhrases, quadrantsPhrases, advisoryPhrases, htmlPhrases, textPhrases} {
		maps.Copy(all, part)
	}
	return all
}
