package quadrant_test

import (
	"testing"
	"time"
)

func TestQ1HearsOfTheProviderOnlyWhenSomethingBreaks(t *testing.T) {
	t.Parallel()
	ruled(t, "business.problems", []ruleRow{
		{"problems alone", lines("3 eve>ann call problem issue", "9 lee>kit mail problem"), nil, "business.problems-only 1 2"},
		{"one alone, which is no pattern", lines("3 eve>ann call problem"), nil, ""},
		{"two alone", lines("3 eve>ann call problem", "4 kit>sam mail problem"), nil, "business.problems-only 1 2"},
		{"two alone, by a volume of the policy", lines("3 eve>ann call problem", "4 kit>sam mail problem"), func(s *scene) { s.policy.ReactiveFrom = 3 }, ""},
		{"one routine word with our business", lines("3 eve>ann call problem", "4 eve>ann mail routine"), nil, ""},
		{"one routine word with our service", lines("3 eve>ann call problem", "4 lee>eve mail routine"), nil, ""},
		{"a routine word before the period", lines("0 eve>ann mail routine", "3 eve>ann call problem", "4 eve>ann call problem"), nil, "business.problems-only 2 3"},
		{"a routine word after now", lines("3 eve>ann call problem", "4 eve>ann call problem", "21 eve>ann mail routine"), func(s *scene) { s.now = june(20) }, "business.problems-only 1 2"},
		{"no word with us", lines("3 tess>eve call problem", "4 tess>lee call problem"), nil, ""},
		{"one to both of ours counts once", lines("3 eve>ann,lee call problem", "4 eve>ann,lee call problem"), nil, "business.problems-only 1 2"},
	})
}

func TestQ1IsToldOfNoValue(t *testing.T) {
	t.Parallel()
	ruled(t, "business.", []ruleRow{
		{"told of other things", lines("3 ann>eve call routine plans", "5 lee>eve mail scheduled usage"), nil, "business.no-value 1 2"},
		{"told of value", lines("3 ann>eve call routine value"), nil, ""},
		{"told of value by its own technical people", lines("3 ann>eve call routine plans", "4 tess>eve mail routine value"), nil, ""},
		{"telling of value itself, by mail", lines("3 eve>ann mail routine value"), nil, "business.no-value 1"},
		{"told of value before the period", lines("0 ann>eve call routine value", "3 ann>eve call routine plans"), nil, "business.no-value 2"},
		{"told among itself", lines("3 kit>eve call routine value", "4 ann>eve call routine plans"), nil, "business.no-value 2"},
		{"silence, which is worse", lines("3 tess>lee call routine plans"), nil, "business.silent harbour eve kit"},
		{"silence since", lines("-20 ann>eve call routine plans", "-9 kit>lee call routine plans", "3 tess>lee call routine plans"), nil, "business.silent harbour 2 eve kit"},
		{"silence, the last word from business", lines("-9 kit>lee call routine plans", "-8 ann>eve call routine plans", "3 tess>lee call routine plans"), nil, "business.silent harbour 2 eve kit"},
		{"nobody is there to be told", lines("3 tess>lee call routine plans"), func(s *scene) { s.People = s.People[2:] }, ""},
		{"no word with us, but told of value", lines("3 tess>eve call routine value"), nil, ""},
	})
}

// The contract comes up 180 days after noon of 30 June: at noon of 27 December.
func TestARenewalIsNearAndQ1HasHeardNoValue(t *testing.T) {
	t.Parallel()
	asOf, last := june(30), time.Date(2026, time.December, 27, 12, 0, 0, 0, time.UTC)
	renewing := func(notice, until time.Time) func(*scene) {
		return func(s *scene) {
			s.now, s.Account.Contract.NoticeBy, s.Account.Contract.Until = asOf, notice, until
		}
	}
	far, none := last.AddDate(1, 0, 0), time.Time{}
	talk := lines("3 ann>eve call routine plans", "4 tess>lee call routine plans")
	ruled(t, "business.", []ruleRow{
		{"far", talk, renewing(last.Add(1), far), "business.no-value 1"},
		{"notice near", talk, renewing(last, far), "business.notice-near! harbour 1; business.no-value 1"},
		{"the end near", talk, renewing(none, last), "business.end-near! harbour 1; business.no-value 1"},
		{"the end a moment too far", talk, renewing(none, last.Add(1)), "business.no-value 1"},
		{"notice near, the end too", talk, renewing(asOf.AddDate(0, 1, 0), asOf.AddDate(0, 2, 0)), "business.notice-near! harbour 1; business.no-value 1"},
		{"notice now", talk, renewing(asOf, far), "business.notice-near! harbour 1; business.no-value 1"},
		{"notice past, the end near", talk, renewing(asOf.Add(-1), last), "business.end-near! harbour 1; business.no-value 1"},
		{"both past", talk, renewing(asOf.Add(-2), asOf.Add(-1)), "business.no-value 1"},
		{"no date", talk, renewing(none, none), "business.no-value 1"},
		{"value in the period before", append(talk, "-30 lee>eve mail proactive value"), renewing(last, far), "business.no-value 1"},
		{"value earlier", append(talk, "-31 lee>eve mail proactive value"), renewing(last, far), "business.notice-near! harbour 1; business.no-value 1"},
		{"value to come", append(talk, "31 lee>eve mail proactive value"), renewing(last, far), "business.notice-near! harbour 1; business.no-value 1"},
		{"value to come in the period", append(talk, "22 lee>eve mail proactive value"), func(s *scene) { s.now, s.Account.Contract.Until = june(20), june(40) }, "business.end-near! harbour 1; business.no-value 1"},
		{"more is not known of than is", append(talk, "5 who>eve mail routine value", "6 who>eve call routine", "7 who>eve call routine"), renewing(last, far), ""},
		{"value in the period", append(talk, "5 lee>eve mail proactive value"), renewing(last, far), ""},
		{"days of the policy", talk, func(s *scene) {
			renewing(asOf.AddDate(0, 0, 11), far)(s)
			s.policy.RenewalDays = 10
		}, "business.no-value 1"},
	})
}

func TestARenewalFindingSaysSinceWhenNothingWasHeard(t *testing.T) {
	t.Parallel()
	s := harbour("3 ann>eve call routine plans")
	s.Account.Contract.NoticeBy = june(91)
	wantSaid(t, s, "business.notice-near", "The customer can give notice until 30 Aug 2026, and nobody has told their business of value since 1 May 2026.")
	s.Since = june(-10)
	wantSaid(t, s, "business.notice-near", "The customer can give notice until 30 Aug 2026, and nobody has told their business of value since 21 May 2026.")
}

func TestSomebodyInsideTheCustomerBidsForTheWork(t *testing.T) {
	t.Parallel()
	near := func(s *scene) { s.now, s.Account.Contract.Until = june(30), june(40) }
	ruled(t, "business.rival", []ruleRow{
		{"told to us", lines("3 tess>lee chat routine rival", "9 eve>ann call routine rival"), nil, "business.rival 1 2"},
		{"told among the customer's people", lines("3 kit>eve mail routine rival"), nil, "business.rival 1"},
		{"told by somebody who is not known", lines("3 who>eve mail routine rival"), nil, "business.rival 1"},
		{"in the period before", lines("-30 kit>eve mail routine rival"), nil, "business.rival 1"},
		{"earlier", lines("-31 kit>eve mail routine rival"), nil, ""},
		{"later", lines("31 kit>eve mail routine rival"), nil, ""},
		{"later in the period", lines("9 kit>eve mail routine rival"), func(s *scene) { s.now = june(8) }, ""},
		{"nobody does", lines("3 kit>eve mail routine commercial"), nil, ""},
		{"and the contract ends soon", lines("3 kit>eve mail routine rival"), near, "business.rival! 1"},
		{"and the contract ends soon, value or not", lines("3 kit>eve mail routine rival", "4 ann>eve call routine value"), near, "business.rival! 1"},
	})
}
