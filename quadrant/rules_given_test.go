package quadrant_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// What findings suggest is an operations review with everybody at one table: once it
// was held nothing of silence is left to find.
func TestAnOperationsReviewBringsAllFourQuadrantsToOneTable(t *testing.T) {
	t.Parallel()
	const review = "10 ann,pat,sam,lee>eve,kit,tess,tim meeting scheduled value usage issue plans"
	ruled(t, "", []ruleRow{
		{"the review alone", lines(review), nil, ""},
		{"the review, and problems besides", lines(review, "20 tess>eve call problem issue", "21 lee>ann chat problem", "22 eve>ann call problem", "23 tess>lee chat problem"), nil, ""},
		{"all of it by mail", lines("10 ann,pat,sam,lee>eve,kit,tess,tim mail scheduled value usage issue plans"), nil,
			"power-line.silent harbour; sales.no-insight harbour ann pat 1"},
	})
}

// gapsOf are those of a map for want of a source.
func gapsOf(m quadrant.Map, source quadrant.SourceName) []string {
	var rules []string
	for _, g := range m.NotGiven {
		if g.Source == source {
			rules = append(rules, g.Rule)
		}
	}
	return rules
}

// Exports often have no topics and nothing of how people came across.
func TestWhatNobodyNotedIsNotTakenForAbsent(t *testing.T) {
	t.Parallel()
	topical := []string{"advice.no-authority", "business.no-value", "business.notice-near", "business.rival", "sales.no-insight"}
	talk := lines("2 ann>eve meeting scheduled", "9 pat>kit mail scheduled", "12 sam>ann chat scheduled", "14 eve>sam call routine", "15 tess>lee call routine", "16 tess>pat mail routine")
	for _, row := range []struct {
		name              string
		log               []string
		topics, sentiment []string
		found             string
	}{
		{"nothing noted", talk, topical, []string{"service.all-well"}, "service.all-well-unnoted T1 5"},
		{"how one came across", append(talk, "17 tess>lee call routine pleased"), topical, nil, "service.all-well T1 5 7"},
		{"what one was about, before the period", append(talk, "-60 tess>lee call routine plans"), nil, []string{"service.all-well"},
			"business.notice-near! harbour 4; business.no-value 1 2 4; sales.no-insight harbour ann pat T1; service.all-well-unnoted T1 5"},
		{"what one was about, after now", append(talk, "31 tess>lee call routine plans"), topical, []string{"service.all-well"}, "service.all-well-unnoted T1 5"},
		{"there was nothing to note", nil, nil, nil, "business.notice-near! harbour; conversation.none-known harbour"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			s := harbour(row.log...)
			s.Account.Contract.NoticeBy = june(91)
			s.Tickets = []metrics.Ticket{{ID: "T1", Account: "harbour", Opened: june(5), Impact: metrics.Disrupted}}
			m := s.judge()
			require.Equal(t, row.topics, gapsOf(m, quadrant.SourceTopics))
			require.Equal(t, row.sentiment, gapsOf(m, quadrant.SourceSentiment))
			wantFound(t, s, "", row.found)
		})
	}
	s := harbour(talk...)
	s.Tickets = []metrics.Ticket{{ID: "T1", Account: "harbour", Opened: june(5), Impact: metrics.Disrupted}}
	wantSaid(t, s, "service.all-well-unnoted", "There are signs of discontent, and whether our service people heard of any in 1 conversation with the customer's technical people was not noted: "+
		"1 ticket that disrupted or is graver to the customer than to us.")
}

func TestConversationsOfPeopleWhoAreNotKnown(t *testing.T) {
	t.Parallel()
	ruled(t, "", []ruleRow{
		{"all of them", lines("3 ann>new call routine value", "4 other>sam call routine"), nil, "conversation.unplaced-most 1 2"},
		{"more than half", lines("3 ann>new call routine value", "4 other>sam call routine", "5 tess>lee call routine plans"), nil, "conversation.unplaced-most 1 2"},
		{"half", lines("3 ann>new call routine value", "5 tess>lee call routine plans"), nil,
			"business.silent harbour eve kit; conversation.unplaced 1; diagonal.silent harbour; diagonal.silent harbour; power-line.silent harbour; sales.no-benefits harbour ann pat; sales.no-service harbour ann pat; sales.no-usage harbour ann pat"},
		{"before the period", lines("0 ann>new call routine value", "1 other>sam call routine", "5 tess>lee call routine plans"), nil,
			"business.silent harbour eve kit; conversation.unplaced 2; diagonal.silent harbour; diagonal.silent harbour; power-line.silent harbour; sales.no-benefits harbour ann pat; sales.no-service harbour ann pat; sales.no-usage harbour ann pat"},
		{"somebody known was there too", lines("3 ann>new,eve call routine value"), nil,
			"diagonal.silent harbour; diagonal.silent harbour; power-line.silent harbour; sales.no-service harbour ann pat; sales.no-usage harbour ann pat"},
	})
	s := harbour("-60 tess>lee call routine plans", "3 ann>new call routine value", "4 other>sam call routine", "5 tess>lee call routine plans", "6 tess>lee call routine")
	wantOwner(t, s, "conversation.unplaced", account.OperationsSupervisor)
	wantSaid(t, s, "conversation.unplaced", "Of 2 of 4 conversations in the period it is not known who spoke with whom.")
	s = harbour("3 ann>new call routine value", "4 other>sam call routine", "5 tess>lee call routine plans")
	wantSaid(t, s, "conversation.unplaced-most", "Of 2 of 3 conversations in the period it is not known who spoke with whom, so that nothing is said of who was silent or was not told.")
}

// On 31 May everybody spoke with everybody; June has 30 days, so that at noon of 1 June
// silence is looked for from noon of 2 May on.
func TestSilenceIsNotFoundInAPeriodThatHasBarelyBegun(t *testing.T) {
	t.Parallel()
	spoken := lines("0 eve>ann meeting scheduled value", "0 tess>lee call routine pleased", "0 sam>ann call routine value usage", "0 eve>sam call routine", "0 tess>ann call routine usage value")
	at := func(now time.Time) func(*scene) { return func(s *scene) { s.now = now } }
	first := time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC)
	ruled(t, "", []ruleRow{
		{"at eight on the first day", spoken, at(first.Add(8 * time.Hour)), ""},
		{"at noon, after a chat", append(spoken, "1 lee>tess chat problem issue"), at(june(1)), "sales.no-issues harbour ann pat 6"},
		{"a moment less than thirty days later", spoken, at(june(30).Add(-1)), ""},
		{"thirty days later", spoken, at(june(30)), "conversation.none harbour 5"},
		{"a diagonal, on the first day", append(spoken[:3:3], "-28 eve>sam call routine", "-30 tess>ann call routine usage value"), at(june(1)), "diagonal.silent harbour 5"},
		{"the period has ended", spoken, nil, "conversation.none harbour 5"},
	})
	s := harbour(append(spoken[:3:3], "-28 eve>sam call routine", "-30 tess>ann call routine usage value")...)
	s.now = june(1)
	wantSaid(t, s, "diagonal.silent", "No conversation between our business side and the customer's technical people is known in the 30 days up to 1 Jun 2026. The last one was on 1 May 2026.")
}

// A period that is cut at the present instant is a short one, and no shorter silence
// is found in it.
func TestAShortPeriodIsJudgedByDaysOfThePolicy(t *testing.T) {
	t.Parallel()
	s := harbour("-9 eve>sam call routine plans", "0 tess>ann call routine")
	day := metrics.Period{From: june(18), To: june(19)} // 28 days after noon of 22 May
	silent := func(p metrics.Period, policy quadrant.Policy) bool {
		for _, f := range quadrant.Assess(s.Facts, p, june(40), quadrant.StandardRules(policy)...).Findings {
			if f.Code == "diagonal.silent" && f.Owner == account.OperationsSupervisor {
				return true
			}
		}
		return false
	}
	require.False(t, silent(day, quadrant.Policy{}))
	require.True(t, silent(metrics.Period{From: june(18), To: june(19).Add(1)}, quadrant.Policy{}))
	require.True(t, silent(day, quadrant.Policy{SilentDays: 27}))
	require.False(t, silent(metrics.Period{From: june(18), To: june(20)}, quadrant.Policy{SilentDays: 30}))
}

// A rule of the library that a host wraps judges the facts that it is handed.
func TestAStandardRuleJudgesTheFactsThatItIsHanded(t *testing.T) {
	t.Parallel()
	s := harbour("3 tess>lee chat routine plans", "4 eve>ann call routine")
	rules := quadrant.StandardRules(quadrant.Policy{})
	var wrapped, bare []quadrant.Rule
	for _, rule := range rules {
		wrapped = append(wrapped, quadrant.RuleFunc(rule.Judge))
		bare = append(bare, quadrant.RuleFunc(func(f quadrant.Facts, m *quadrant.Map) ([]account.Finding, []quadrant.Gap) {
			f.Interactions = nil
			return rule.Judge(f, m)
		}))
	}
	period := metrics.Period{From: june(0), To: june(31)}
	want := quadrant.Assess(s.Facts, period, june(40), rules...)
	require.NotEmpty(t, want.Findings)
	require.Equal(t, want, quadrant.Assess(s.Facts, period, june(40), wrapped...))
	require.NotEmpty(t, gapsOf(quadrant.Assess(harbour("3 tess>lee chat routine").Facts, period, june(40), wrapped...), quadrant.SourceTopics))
	require.Empty(t, gapsOf(quadrant.Assess(harbour("3 tess>lee chat routine").Facts, period, june(40), bare...), quadrant.SourceTopics))
}
