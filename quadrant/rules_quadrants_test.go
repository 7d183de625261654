package quadrant_test

import (
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

func TestQ2HasNoInsight(t *testing.T) {
	t.Parallel()
	ticket := func(opened time.Time) func(*scene) {
		return func(s *scene) {
			s.Tickets = []metrics.Ticket{{ID: "T1", Account: "harbour", Kind: metrics.Incident, Impact: metrics.Minor, Opened: opened}}
		}
	}
	altered := func(alter func(*metrics.Ticket)) func(*scene) {
		return func(s *scene) {
			ticket(june(3))(s)
			alter(&s.Tickets[0])
		}
	}
	const usage, benefits, issues, service = "sales.no-usage harbour ann pat", "sales.no-benefits harbour ann pat",
		"sales.no-issues harbour ann pat", "sales.no-service harbour ann pat"
	ruled(t, "sales.", []ruleRow{
		{"told of all", lines("3 tess>ann mail routine usage value issue", "4 sam>ann mail routine value"), nil, ""},
		{"told of nothing", lines("3 tess>lee call problem issue"), nil, "sales.no-insight harbour ann pat 1"},
		{"told of nothing before the period", lines("0 tess>ann mail routine usage value issue", "3 tess>lee call problem issue"), nil, "sales.no-insight harbour ann pat 2"},
		{"but not of usage", lines("3 tess>ann mail routine value issue", "4 sam>ann mail routine value"), nil, usage},
		{"but not of benefits", lines("3 tess>ann mail routine usage issue", "4 sam>ann mail routine value"), nil, benefits},
		{"but not of issues", lines("3 tess>ann mail routine usage value", "4 sam>ann mail routine value", "5 tess>lee mail routine issue"), nil, issues + " 3"},
		{"but not by those who deliver", lines("3 tess>ann mail routine usage value issue"), nil, service},
		{"all of it by those who deliver", lines("3 lee>ann mail routine usage value issue"), nil, benefits},
		{"all of it by the customer's business", lines("3 eve>ann mail routine usage value issue"), nil, service},
		{"telling of it is not hearing of it", lines("3 ann>tess mail routine usage value issue"), nil, "sales.no-insight harbour ann pat 1"},
		{"there were no issues", lines("3 tess>ann mail routine usage value", "4 sam>ann mail routine value"), nil, ""},
		{"there was a problem", lines("3 tess>ann mail routine usage value", "4 sam>ann mail routine value", "5 tess>lee mail problem"), nil, issues + " 3"},
		{"there was a problem later", lines("3 tess>ann mail routine usage value", "4 sam>ann mail routine value", "6 tess>lee mail problem issue"), func(s *scene) { s.now = june(5) }, ""},
		{"there was a problem earlier", lines("0 tess>lee mail problem issue", "3 tess>ann mail routine usage value", "4 sam>ann mail routine value"), nil, ""},
		{"there was a ticket", lines("3 tess>ann mail routine usage value", "4 sam>ann mail routine value"), ticket(june(30)), issues + " T1"},
		{"there was a ticket of no kind", lines("3 tess>ann mail routine usage value", "4 sam>ann mail routine value"), altered(func(t *metrics.Ticket) { t.Kind = "" }), issues + " T1"},
		{"there was a request", lines("3 tess>ann mail routine usage value", "4 sam>ann mail routine value"), altered(func(t *metrics.Ticket) { t.Kind = metrics.Request }), ""},
		{"there was an incident that did no harm", lines("3 tess>ann mail routine usage value", "4 sam>ann mail routine value"), altered(func(t *metrics.Ticket) { t.Impact = metrics.NoImpact }), ""},
		{"there was an incident that did harm by the customer's word", lines("3 tess>ann mail routine usage value", "4 sam>ann mail routine value"), altered(func(t *metrics.Ticket) {
			t.Impact, t.CustomerImpact = "", metrics.Minor
		}), issues + " T1"},
		{"at a table with those who deliver", lines("3 tess>ann mail routine usage issue", "4 sam,ann>eve meeting scheduled value"), nil, ""},
		{"we have no business side", lines("3 tess>lee mail routine usage value issue"), func(s *scene) {
			s.People, s.Assignments = append(s.People[:4:4], s.People[6:]...), s.Assignments[2:]
		}, ""},
		{"there was a ticket later", lines("3 tess>ann mail routine usage value", "4 sam>ann mail routine value"), func(s *scene) {
			s.now = june(29)
			ticket(june(30))(s)
		}, ""},
		{"one of them delivers too", lines("3 tess>ann mail routine usage value issue"), func(s *scene) {
			s.Assignments = append(s.Assignments, team.Assignment{ID: "too", Account: "harbour", Person: "ann", Role: account.TechnicalLead})
		}, ""},
	})
}

func TestQ3SpeaksOfTheProviderOnlyAboutProblems(t *testing.T) {
	t.Parallel()
	ruled(t, "users.", []ruleRow{
		{"problems alone", lines("3 tess>lee ticket problem", "4 tim>eve mail routine issue", "5 tim>ann mail problem usage"), nil, "users.problems-only 1 2 3"},
		{"an order", lines("3 tess>lee ticket problem", "3 tess>lee chat problem", "4 tess>lee ticket routine"), nil, ""},
		{"praise to its business", lines("3 tess>lee ticket problem", "3 tess>lee chat problem", "4 tess>eve mail routine value"), nil, ""},
		{"an issue among other things", lines("3 tess>lee ticket problem", "3 tess>lee chat problem", "4 tess>ann mail routine issue usage"), nil, ""},
		{"other things among itself", lines("3 tess>lee ticket problem", "3 tess>lee chat problem", "4 tess>tim mail routine value"), nil, "users.problems-only 1 2"},
		{"a call among itself", lines("3 tess>lee ticket problem", "3 tess>lee chat problem", "4 tess>tim call routine value"), nil, "users.problems-only 1 2"},
		{"mail to it", lines("3 tess>lee ticket problem", "3 tess>lee chat problem", "4 lee>tess mail proactive value"), nil, "users.problems-only 1 2"},
		{"a call to it", lines("3 tess>lee ticket problem", "3 tess>lee chat problem", "4 lee>tess call proactive value"), nil, ""},
		{"a call to others", lines("3 tess>lee ticket problem", "3 tess>lee chat problem", "4 lee>eve call proactive value"), nil, "users.problems-only 1 2"},
		{"other things before the period", lines("0 tess>lee chat routine", "3 tess>lee ticket problem", "4 tim>lee ticket problem"), nil, "users.problems-only 2 3"},
		{"other things after now", lines("3 tess>lee ticket problem", "3 tess>lee chat problem", "6 tess>lee chat routine"), func(s *scene) { s.now = june(5) }, "users.problems-only 1 2"},
		{"once, which is no pattern", lines("3 tess>lee ticket problem"), nil, ""},
		{"by a volume of the policy", lines("3 tess>lee ticket problem"), func(s *scene) { s.policy.ReactiveFrom = 1 }, "users.problems-only 1"},
		{"nothing said", lines("3 lee>tess mail problem issue"), nil, ""},
		{"only what was said as one of them", lines("3 tess>lee ticket problem", "3 tess>lee chat problem", "4 tess>lee chat routine"), func(s *scene) {
			s.Standings = []quadrant.Standing{{ID: "up", Person: "tess", Quadrants: []quadrant.Quadrant{quadrant.Q1}, From: june(4)}}
		}, "users.problems-only 1 2"},
	})
}

// The technical people chat with Lee, of the service; whatever else there is is a
// sign that not all is well.
func TestQ4BelievesThatAllIsWell(t *testing.T) {
	t.Parallel()
	start := time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC)
	within := func(d time.Duration) []metrics.Terms {
		return []metrics.Terms{{Targets: []metrics.Target{{Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: d}}}}
	}
	ticket := func(t metrics.Ticket, terms ...metrics.Terms) func(*scene) {
		t.ID, t.Account = "T1", "harbour"
		if t.Opened.IsZero() {
			t.Opened = june(5)
		}
		return func(s *scene) { s.Tickets, s.Terms = []metrics.Ticket{t}, terms }
	}
	answered := func(score int, at time.Time) func(*scene) {
		return func(s *scene) {
			s.Satisfactions = []account.Satisfaction{{ID: "S1", At: at, Score: score, Worst: 1, Best: 5}}
		}
	}
	reopened := func(at time.Time) []metrics.Entry {
		return []metrics.Entry{{At: at.Add(-time.Hour), Kind: metrics.Resolved}, {At: at, Kind: metrics.Reopened}}
	}
	chat := lines("3 tess>lee chat routine issue pleased")
	ruled(t, "service.", []ruleRow{
		{"all is well", chat, nil, ""},
		{"all is well with a ticket", chat, ticket(metrics.Ticket{Impact: metrics.Degraded, CustomerImpact: metrics.Degraded}), ""},

		{"a disruption", chat, ticket(metrics.Ticket{Impact: metrics.Disrupted}), "service.all-well T1 1"},
		{"a disruption by the customer's word", chat, ticket(metrics.Ticket{Impact: metrics.Disrupted, CustomerImpact: metrics.Disrupted}), "service.all-well T1 1"},
		{"graver to the customer", chat, ticket(metrics.Ticket{Impact: metrics.NoImpact, CustomerImpact: metrics.Minor}), "service.all-well T1 1"},
		{"minor to the customer, and we have not said", chat, ticket(metrics.Ticket{CustomerImpact: metrics.Minor}), ""},
		{"disrupted to the customer, and we have not said", chat, ticket(metrics.Ticket{CustomerImpact: metrics.Disrupted}), "service.all-well T1 1"},
		{"graver to us", chat, ticket(metrics.Ticket{Impact: metrics.Degraded, CustomerImpact: metrics.Minor}), ""},
		{"a disruption to come", chat, func(s *scene) {
			s.now = june(4)
			ticket(metrics.Ticket{Impact: metrics.Disrupted})(s)
		}, ""},
		{"a disruption that begins now", chat, func(s *scene) {
			s.now = june(5)
			ticket(metrics.Ticket{Impact: metrics.Disrupted})(s)
		}, "service.all-well T1 1"},
		{"a disruption, and nobody chats", lines("3 eve>lee chat routine"), ticket(metrics.Ticket{Impact: metrics.Disrupted}), ""},
		{"a disruption, and nobody chats in the period", lines("0 tess>lee chat routine", "3 tess>tim chat routine"), ticket(metrics.Ticket{Impact: metrics.Disrupted}), ""},

		{"reopened", chat, ticket(metrics.Ticket{Log: reopened(june(7))}), "service.all-well T1 1"},
		{"reopened before the period", chat, ticket(metrics.Ticket{Opened: june(-9), Log: reopened(start.Add(-1))}), ""},
		{"reopened as the period began", chat, ticket(metrics.Ticket{Opened: june(-9), Log: reopened(start)}), "service.all-well T1 1"},
		{"reopened later", chat, func(s *scene) {
			s.now = june(6)
			ticket(metrics.Ticket{Log: reopened(june(7))})(s)
		}, ""},
		{"resolved", chat, ticket(metrics.Ticket{Log: reopened(june(7))[:1]}), ""},

		{"a target missed", chat, ticket(metrics.Ticket{Log: []metrics.Entry{{At: june(6).Add(1), Kind: metrics.Resolved}}}, within(24*time.Hour)...), "service.all-well T1 1"},
		{"a target just met", chat, ticket(metrics.Ticket{Log: []metrics.Entry{{At: june(6), Kind: metrics.Resolved}}}, within(24*time.Hour)...), ""},
		{"a target past", chat, ticket(metrics.Ticket{}, within(24*time.Hour)...), "service.all-well T1 1"},
		{"a target running", chat, func(s *scene) {
			s.now = june(6)
			ticket(metrics.Ticket{}, within(24*time.Hour)...)(s)
		}, ""},
		{"no target", chat, ticket(metrics.Ticket{}), ""},

		{"dissatisfied", chat, answered(3, june(9)), "service.all-well S1 1"},
		{"satisfied", chat, answered(4, june(9)), ""},
		{"dissatisfied by the policy", chat, func(s *scene) {
			s.policy.DissatisfiedShare = 0.75
			answered(4, june(9))(s)
		}, "service.all-well S1 1"},
		{"dissatisfied before the period", chat, answered(1, start.Add(-1)), ""},
		{"dissatisfied now", chat, func(s *scene) {
			s.now = june(9)
			answered(1, june(9))(s)
		}, "service.all-well S1 1"},
		{"dissatisfied later", chat, func(s *scene) {
			s.now = june(8)
			answered(1, june(9))(s)
		}, ""},

		{"business angry with our business", append(chat, "9 eve>ann call problem angry"), nil, "service.all-well 2 1"},
		{"technical people concerned, to our business", append(chat, "9 tess>ann mail problem concerned"), nil, "service.all-well 2 1"},
		{"angry among themselves", append(chat, "9 tess>eve mail problem angry"), nil, "service.all-well 2 1"},
		{"neutral", append(chat, "9 eve>ann call problem neutral"), nil, ""},
		{"angry among us", append(chat, "9 pat>ann mail problem angry"), nil, ""},
		{"angry before the period", append(chat, "0 eve>ann call problem angry"), nil, ""},
		{"angry later", append(chat, "9 eve>ann call problem angry"), func(s *scene) { s.now = june(8) }, ""},
		{"angry with the service", append(chat, "8 eve>ann call problem angry", "9 tess>lee chat problem angry"), nil, ""},
		{"business angry with the service", append(chat, "8 eve>ann call problem angry", "9 eve>sam call problem concerned"), nil, ""},
		{"angry with both", append(chat, "8 eve>ann,sam call problem angry"), nil, ""},
		{"angry with the service, and with our business later", append(chat, "8 tess>lee chat problem angry", "9 eve>ann call problem angry"), nil, "service.all-well-since 3 2 1"},
		{"angry with the service, then a disruption", append(chat, "4 tess>lee chat problem angry"), ticket(metrics.Ticket{Impact: metrics.Disrupted}), "service.all-well-since T1 2 1"},
		{"a disruption, then angry with the service", append(chat, "6 tess>lee chat problem angry"), ticket(metrics.Ticket{Impact: metrics.Disrupted}), ""},
		{"angry with the service, then dissatisfied", append(chat, "8 tess>lee chat problem angry"), answered(1, june(9)), "service.all-well-since S1 2 1"},
		{"dissatisfied, then angry with the service", append(chat, "10 tess>lee chat problem angry"), answered(1, june(9)), ""},
		{"angry with the service, then reopened", append(chat, "6 tess>lee chat problem angry"), ticket(metrics.Ticket{Log: reopened(june(7))}), "service.all-well-since T1 2 1"},
		{"reopened, then angry with the service", append(chat, "8 tess>lee chat problem angry"), ticket(metrics.Ticket{Log: reopened(june(7))}), ""},
		{"angry with the service, then a target missed", append(chat, "5 tess>lee chat problem angry"), ticket(metrics.Ticket{}, within(24*time.Hour)...), "service.all-well-since T1 2 1"},
		{"a target missed, then angry with the service", append(chat, "6 tess>lee chat problem angry"), ticket(metrics.Ticket{}, within(24*time.Hour)...), ""},
		{"two targets missed, and angry with the service between", append(chat, "6 tess>lee chat problem angry"), ticket(metrics.Ticket{}, metrics.Terms{Targets: []metrics.Target{
			{Measure: metrics.Acknowledge, Clock: metrics.Elapsed, Within: 48 * time.Hour}, {Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: 24 * time.Hour},
		}}), "service.all-well-since T1 2 1"},
		{"nobody notes how people come across", lines("3 tess>lee chat routine issue"), ticket(metrics.Ticket{Impact: metrics.Disrupted}), "service.all-well-unnoted T1 1"},
		{"angry with the service before the period", append(chat, "0 tess>lee chat problem angry", "8 eve>ann call problem angry"), nil, "service.all-well 3 1"},
	})
}

// Each sign is counted, and is evidence once whatever it is a sign of.
func TestSignsOfDiscontentAreCounted(t *testing.T) {
	t.Parallel()
	s := harbour("3 tess>lee chat routine", "4 tim>lee chat routine", "5 eve>ann call problem angry", "6 kit>pat mail problem concerned", "7 kit>eve mail routine angry")
	late := []metrics.Entry{
		{At: june(6), Kind: metrics.Resolved}, {At: june(7).Add(-1), Kind: metrics.Reopened}, {At: june(7).Add(-1), Kind: metrics.Resolved},
		{At: june(7), Kind: metrics.Reopened}, {At: june(8), Kind: metrics.Resolved},
	}
	s.Terms = []metrics.Terms{{Targets: []metrics.Target{{Measure: metrics.Acknowledge, Clock: metrics.Elapsed, Within: time.Hour}, {Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: time.Hour}}}}
	s.Tickets = []metrics.Ticket{
		{ID: "T3", Account: "harbour", Opened: june(5), Impact: metrics.Disrupted, Log: late},
		{ID: "T2", Account: "harbour", Opened: june(5), Log: late},
		{ID: "T1", Account: "harbour", Opened: june(5), Impact: metrics.Minor},
		{ID: "T0", Account: "harbour", Opened: june(5), CustomerImpact: metrics.Minor, Log: []metrics.Entry{{At: june(5), Kind: metrics.Resolved}}},
	}
	s.Satisfactions = []account.Satisfaction{{ID: "S2", At: june(9), Score: 2, Worst: 1, Best: 5}, {ID: "S1", At: june(9), Score: 2, Worst: 1, Best: 5}}
	wantFound(t, s, "service.", "service.all-well T3 T2 T1 S1 S2 3 4 5 1 2")
	wantSaid(t, s, "service.all-well", "Our service people heard of no discontent in 2 conversations with the customer's technical people in the period, "+
		"and there are signs of it: 1 ticket that disrupted or is graver to the customer than to us, 2 tickets reopened, 3 tickets past a target, "+
		"2 answers of dissatisfaction, 3 conversations without them in which somebody was concerned or angry.")
	s = s.with("8 tess>lee chat problem angry")
	wantSaid(t, s, "service.all-well-since", "Our service people have heard of no discontent since 8 Jun 2026, and there are signs of it from after that: 2 answers of dissatisfaction.")
}
