package team_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

func TestEveryDutyAndDeliverableIsSaid(t *testing.T) {
	t.Parallel()
	l := account.English().With(team.Phrases())
	used := make(map[string]bool)
	say := func(text account.Text) {
		code, ok := text.Phrase()
		require.True(t, ok)
		require.True(t, l.Has(code), code)
		used[code] = true
	}
	for _, d := range team.StandardCharter() {
		say(d.Role.Label())
		for _, text := range d.Responsibilities {
			say(text)
		}
		for _, kind := range d.Owes {
			say(kind.Label())
			say(kind.Purpose())
		}
	}
	for _, s := range team.DefaultPolicy().Apart {
		say(s.Reason)
	}
	// And no phrase of these families stands for what is gone.
	for code := range team.Phrases() {
		family, _, _ := strings.Cut(code, ".")
		switch family {
		case "duty", "deliverable", "deliverable-purpose", "apart":
			require.True(t, used[code], code)
		}
	}
}

func TestPhrasesAreAFreshCopy(t *testing.T) {
	t.Parallel()
	clear(team.Phrases())
	require.NotEmpty(t, team.Phrases())
}
