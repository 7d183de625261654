package quadrant_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
)

// Lee remarks to Tess, who may approve nothing, that a disk should be replaced.
// Judged at noon of 30 June, 14 days after noon of the 16th.
func TestTheCasuallySuggestedUpgrade(t *testing.T) {
	t.Parallel()
	then := func(s *scene) { s.now = june(30) }
	and := func(more func(*scene)) func(*scene) {
		return func(s *scene) { then(s); more(s) }
	}
	const remark = "15 lee>tess chat problem issue advice item:disk"
	ruled(t, "advice.", []ruleRow{
		{"15 days ago", lines(remark), then, "advice.no-authority 1 lee tess disk"},
		{"14 days ago", lines("16 lee>tess chat problem issue advice item:disk"), then, ""},
		{"by days of the policy", lines(remark), and(func(s *scene) { s.policy.FollowAdviceDays = 15 }), ""},
		{"before the period", lines("-40 lee>tess chat problem advice item:disk"), then, "advice.no-authority 1 lee tess disk"},
		{"in a call that the customer made", lines("15 tess>lee call problem issue advice item:disk"), then, "advice.no-authority 1 lee tess disk"},
		{"in mail that the customer wrote", lines("15 tess>lee mail problem issue advice item:disk"), then, ""},
		{"no advice", lines("15 lee>tess chat problem issue item:disk"), then, ""},
		{"among us", lines("15 lee>ann chat problem advice item:disk"), then, ""},
		{"among them", lines("15 tim>tess call problem advice item:disk"), then, ""},
		{"to one who may decide", lines("15 lee>eve chat problem advice item:disk"), then, ""},
		{"to one who may decide among others", lines("15 lee>tess,eve chat problem advice item:disk"), then, ""},
		{"with one who may decide beside us", lines("15 lee,eve>tess chat problem advice item:disk"), then, ""},
		{"with one of ours who may approve expenses of ours", lines(remark), and(func(s *scene) { s.person("lee").Authority = s.person("eve").Authority }), "advice.no-authority 1 lee tess disk"},
		{"to business without authority", lines("15 lee>kit chat problem advice item:disk"), then, "advice.no-authority 1 kit lee disk"},
		{"with somebody who is not known", lines("15 lee>tess,who chat problem advice item:disk"), then, ""},
		{"with somebody who was forgotten", lines("15 lee>tess,tim chat problem advice item:disk"), and(func(s *scene) { s.person("tim").Erased = june(20) }), ""},
		{"several times", lines("3 lee>tess chat problem advice item:disk", remark, "9 sam>tim chat problem advice item:disk"), then,
			"advice.no-authority 1 3 2 lee sam tess tim disk"},
		{"about two items", lines("15 lee>tess chat problem advice item:ram item:disk"), then,
			"advice.no-authority 1 lee tess disk; advice.no-authority 1 lee tess ram"},
		{"about a ticket", lines("15 lee>tess chat problem advice ticket:T1"), then, "advice.no-authority-unnamed 1 lee tess"},

		{"carried to one who may decide", lines(remark, "16 ann>eve call proactive advice item:disk"), then, ""},
		{"carried as a matter of money", lines(remark, "16 ann>eve call proactive commercial item:disk"), then, ""},
		{"carried by the customer's people", lines(remark, "16 tess>eve mail routine advice item:disk"), then, ""},
		{"carried late", lines("3 lee>tess chat problem advice item:disk", "29 ann>eve call proactive advice item:disk"), then, ""},
		{"carried before", lines("14 ann>eve call proactive advice item:disk", remark), then, ""},
		{"carried 14 days before", lines("1 ann>eve call proactive advice item:disk", remark), then, ""},
		{"carried 15 days before", lines("0 ann>eve call proactive advice item:disk", remark), then, "advice.no-authority 2 lee tess disk"},
		{"something else carried before", lines("14 ann>eve call proactive advice item:ram", remark), then, "advice.no-authority 2 lee tess disk"},
		{"carried before, by days of the policy", lines("13 ann>eve call proactive advice item:disk", remark), and(func(s *scene) { s.policy.FollowAdviceDays = 1 }), "advice.no-authority 2 lee tess disk"},
		{"carried at that instant", lines("15 ann>eve call proactive advice item:disk", remark), then, ""},
		{"carried at that instant, and put on record later", lines(remark, "15 ann>eve call proactive advice item:disk"), then, ""},
		{"carried after now", lines(remark, "31 ann>eve call proactive advice item:disk"), then, "advice.no-authority 1 lee tess disk"},
		{"carried to one who may not", lines(remark, "17 ann>kit call proactive advice item:disk"), then, "advice.no-authority 1 lee tess disk"},
		{"of something else", lines(remark, "16 ann>eve call proactive advice item:ram"), then, "advice.no-authority 1 lee tess disk"},
		{"of nothing in particular", lines(remark, "16 ann>eve call proactive advice"), then, "advice.no-authority 1 lee tess disk"},
		{"the item, but no advice", lines(remark, "16 ann>eve call proactive plans item:disk"), then, "advice.no-authority 1 lee tess disk"},
		{"once of two times", lines(remark, "16 ann>eve call proactive advice item:disk", "15 sam>tim chat problem advice item:ram"), then, "advice.no-authority 3 sam tim ram"},
		{"about nothing in particular, then anything", lines("15 lee>tess chat problem advice", "16 ann>eve call proactive commercial item:ram"), then, ""},
		{"to one whose authority is nothing", lines("15 lee>tess chat problem advice item:disk", "16 ann>tim call proactive advice item:disk"), and(func(s *scene) {
			s.person("tim").Authority = account.Money{Currency: "EUR"}
		}), "advice.no-authority 1 lee tess disk"},
	})
	for _, row := range []struct {
		name  string
		alter func(*scene)
	}{
		{"nobody's authority is on record", func(s *scene) { s.person("eve").Authority = account.Money{} }},
		{"that of one of ours alone is", func(s *scene) {
			s.person("ann").Authority, s.person("eve").Authority = s.person("eve").Authority, account.Money{}
		}},
		{"that of somebody who was forgotten is", func(s *scene) { s.person("eve").Erased = june(20) }},
	} {
		s := harbour(remark)
		then(&s)
		row.alter(&s)
		wantFound(t, s, "advice.", "")
		require.Contains(t, s.judge().NotGiven, quadrant.Gap{Rule: "advice.no-authority", Source: quadrant.SourceAuthority}, row.name)
	}
	s := harbour("3 lee>tess chat problem advice item:disk", remark)
	then(&s)
	wantSaid(t, s, "advice.no-authority", "disk: advice was given on 2 occasions, the last one on 15 Jun 2026, to people who cannot decide on it, and nobody who can has heard of it since.")
	s.Items = []account.Item{{ID: "ram", Name: "Memory"}, {ID: "disk", Name: "Till disk"}}
	wantSaid(t, s, "advice.no-authority", "Till disk: advice was given on 2 occasions, the last one on 15 Jun 2026, to people who cannot decide on it, and nobody who can has heard of it since.")
}
