package quadrant_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// about are cases and an interaction in which whatever people wrote names Ann Weiss.
func about() ([]quadrant.Case, quadrant.Interaction) {
	const name = "Ann Weiss"
	said := account.Data(name)
	advisory := quadrant.Advisory{
		Headline: account.Say("x", account.Args{"who": said}), How: said, Options: []account.Text{said, said},
		OnlyOne: said, Intent: said, Steps: []quadrant.AdvisoryStep{{Note: name, Report: said}},
	}
	return []quadrant.Case{
		{
			Ticket: &metrics.Ticket{Summary: name, Log: []metrics.Entry{{Reason: name}}},
			Alerts: []quadrant.Alert{{}, {Advisory: &advisory}},
		},
		{Commitment: &account.Commitment{Text: name}},
		{Activity: &metrics.Activity{Summary: name, Result: name}},
		{Related: &quadrant.Related{By: "item", Name: name}},
	}, quadrant.Interaction{Note: name}
}

func TestARedactedRecordNamesThePersonNowhereAndLeavesItsOriginalAlone(t *testing.T) {
	t.Parallel()
	text := func(v any) string {
		b, err := json.Marshal(v)
		require.NoError(t, err)
		return string(b)
	}
	ann := account.NewRedaction(account.Person{Name: "Ann Weiss"})
	cases, interaction := about()
	before := text(cases)
	for i, c := range cases {
		require.Contains(t, text(c), "Weiss")
		require.NotContains(t, text(c.Redacted(ann)), "Weiss", "case %d", i)
		for _, a := range c.Alerts {
			require.NotContains(t, text(a.Redacted(ann)), "Weiss")
			if a.Advisory != nil {
				require.NotContains(t, text(a.Advisory.Redacted(ann)), "Weiss")
			}
		}
	}
	require.Equal(t, before, text(cases))
	require.NotContains(t, text(interaction.Redacted(ann)), "Weiss")
}
