package quadrant_test

import (
	"slices"
	"testing"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

func TestThePowerLinesAreSilentExceptAroundProblems(t *testing.T) {
	t.Parallel()
	const talk = "3 tess>lee chat routine"
	ruled(t, "power-line.", []ruleRow{
		{"ours silent", lines(talk), nil, "power-line.silent harbour"},
		{"ours silent since", lines("-3 sam>ann mail routine", talk), nil, "power-line.silent harbour 1"},
		{"ours in use", lines(talk, "4 sam>ann mail routine"), nil, ""},
		{"ours in use by business", lines(talk, "4 pat>lee mail routine"), nil, ""},
		{"ours used around problems", lines(talk, "4 sam>ann mail problem", "5 pat>lee chat problem issue"), nil, "power-line.reactive 2 3"},
		{"ours used around problems but once", lines(talk, "4 sam>ann mail problem", "5 pat>lee chat routine issue"), nil, ""},
		{"ours is one person", lines(talk), func(s *scene) {
			s.Assignments = append(s.Assignments, team.Assignment{ID: "too", Account: "harbour", Person: "ann", Role: account.TechnicalLead})
		}, ""},
		{"theirs not known to be used", lines(talk, "4 sam>ann mail routine"), nil, ""},
		{"theirs silent since", lines("-3 tess>eve mail routine", talk, "4 sam>ann mail routine"), nil, "power-line.silent harbour 1"},
		{"theirs in use", lines("-3 tess>eve mail routine", talk, "4 sam>ann mail routine", "5 kit>tim call routine"), nil, ""},
		{"theirs used around problems", lines(talk, "4 sam>ann mail routine", "5 tim>kit call problem", "6 tim>kit call problem"), nil, "power-line.reactive 3 4"},
		{"theirs used once, around a problem", lines(talk, "4 sam>ann mail routine", "5 tim>kit call problem"), nil, ""},
		{"by a volume of the policy", lines(talk, "4 sam>ann mail routine", "5 tim>kit call problem"), func(s *scene) { s.policy.ReactiveFrom = 1 }, "power-line.reactive 3"},
		{"both", lines(talk, "4 tess>eve call problem", "5 tess>eve call problem"), nil, "power-line.reactive 2 3; power-line.silent harbour"},
		{"all at one table", lines("4 tess>eve call problem", "5 tess>eve call problem", "9 ann,sam>eve,tess meeting scheduled"), nil, ""},
		{"all at one table of ours", lines(talk, "9 ann,sam>kit call routine"), nil, ""},
		{"all written to, which is no table", lines(talk, "9 ann,sam>kit mail routine"), nil, "power-line.silent harbour"},
		{"we have no business side", lines(talk), func(s *scene) { s.People, s.Assignments = append(s.People[:4:4], s.People[6:]...), s.Assignments[2:] }, ""},
		{"nobody is left on theirs", lines("-3 tess>eve mail routine", "3 eve>lee chat routine", "4 sam>ann mail routine"), func(s *scene) {
			s.person("tess").Left, s.person("tim").Left = june(0), june(0)
		}, ""},
	})
}

func TestTheDiagonalsAreSilent(t *testing.T) {
	t.Parallel()
	const service, sales = "3 eve>sam call routine", "4 ann>tess mail routine"
	ruled(t, "diagonal.", []ruleRow{
		{"both in use", lines(service, sales), nil, ""},
		{"both in use around problems", lines("3 eve>sam call problem", "4 ann>tess mail problem"), nil, ""},
		{"none of the service meets the business", lines("-3 eve>sam call routine", sales), nil, "diagonal.silent harbour 1"},
		{"none of our business meets technical people", lines(service, "-4 tess>ann mail routine"), nil, "diagonal.silent harbour 2"},
		{"both silent", lines("3 tess>lee chat routine"), nil, "diagonal.silent harbour; diagonal.silent harbour"},
		{"the customer has no technical people", lines(service), func(s *scene) { s.People = append(s.People[:2:2], s.People[4:]...) }, ""},
		{"the customer has no business", lines(sales), func(s *scene) { s.People = s.People[2:] }, ""},
		{"one who stands on both of our sides meets both of theirs", lines("3 ann>eve,tess meeting scheduled"), func(s *scene) {
			s.Assignments = append(s.Assignments, team.Assignment{ID: "too", Account: "harbour", Person: "ann", Role: account.TechnicalLead})
		}, ""},
	})
}

// Each diagonal has a keeper of its own, at our end of it.
func TestWhoKeepsADiagonal(t *testing.T) {
	t.Parallel()
	s := harbour("3 eve>sam call routine")
	wantOwner(t, s, "diagonal.silent", account.AccountManager)
	s = harbour("3 ann>tess call routine")
	wantOwner(t, s, "diagonal.silent", account.OperationsSupervisor)
}

func TestAPathOfTrustIsThinning(t *testing.T) {
	t.Parallel()
	before := lines("-1 eve>ann call routine", "-2 eve>ann call routine", "-3 kit>pat call routine", "-4 ann>kit call routine")
	ended := func(s *scene) { s.now = june(31) }
	ruled(t, "trust.thinning", []ruleRow{
		{"half of four", append(before, "3 eve>ann call routine", "4 kit>pat call routine"), nil, "trust.thinning 5 6 4 3 2 1"},
		{"more than half of four", append(before, "3 eve>ann call routine", "4 kit>pat call routine", "5 kit>pat call routine"), nil, ""},
		{"nothing after four", before, nil, "trust.thinning 4 3 2 1"},
		{"nothing after three", before[:3], nil, ""},
		{"the period has not ended", before, func(s *scene) { s.now = june(30) }, ""},
		{"the period has ended", before, ended, "trust.thinning 4 3 2 1"},
		{"a share of the policy", append(before, "3 eve>ann call routine", "4 kit>pat call routine"), func(s *scene) { s.policy.ThinningShare = 0.49 }, ""},
		{"a volume of the policy", before, func(s *scene) { s.policy.ThinningFrom = 5 }, ""},
		{"of technical people", lines("-1 tess>lee call routine", "-2 tim>sam chat routine", "-3 tim>sam chat routine", "-4 tim>sam chat routine"), nil, "trust.thinning 4 3 2 1"},
		{"no path of trust", lines("-1 eve>sam call routine", "-2 eve>sam call routine", "-3 eve>sam call routine", "-4 eve>sam call routine"), nil, ""},
		{"nor a power line", lines("-1 ann>sam call routine", "-2 ann>sam call routine", "-3 ann>sam call routine", "-4 ann>sam call routine"), nil, ""},
	})
}

func TestAPathOfTrustHangsOnOnePerson(t *testing.T) {
	t.Parallel()
	ours := lines("3 eve>ann call routine", "4 kit>ann call routine", "5 ann>eve call routine", "6 eve>ann call routine")
	each := lines("3 tess>lee call routine", "4 tess>lee call routine", "5 lee>tess call routine", "6 tess>lee call routine")
	ruled(t, "trust.one", []ruleRow{
		{"of ours", ours, nil, "trust.one-person ann 1 2 3 4"},
		{"too few to say", ours[:3], nil, ""},
		{"a second of ours", append(ours, "7 eve,kit>pat mail routine"), nil, ""},
		{"of theirs", lines("3 tess>lee call routine", "4 tess>sam call routine", "5 lee>tess call routine", "6 tess>sam call routine"), nil, "trust.one-person tess 1 2 3 4"},
		{"at each end", each, nil, "trust.one-each tess lee 1 2 3 4"},
		{"of ours, who has left", ours, func(s *scene) { s.person("ann").Left = june(20) }, ""},
		{"at each end, and theirs has left", each, func(s *scene) { s.person("tess").Left = june(20) }, "trust.one-person lee 1 2 3 4"},
		{"at each end, and both have left", each, func(s *scene) { s.person("tess").Left, s.person("lee").Left = june(20), june(20) }, ""},
		{"on both paths", slices.Concat(ours, each), nil,
			"trust.one-each tess lee 5 6 7 8; trust.one-person ann 1 2 3 4"},
		{"a volume of the policy", ours, func(s *scene) { s.policy.OnePersonFrom = 5 }, ""},
		{"no path of trust", lines("3 eve>sam call routine", "4 eve>sam call routine", "5 eve>sam call routine", "6 eve>sam call routine"), nil, ""},
		{"one known by id alone", lines("3 new>ann call routine", "4 new>pat call routine", "5 new>ann call routine", "6 new>pat call routine"), func(s *scene) {
			s.Standings = []quadrant.Standing{{ID: "new", Person: "new", Quadrants: []quadrant.Quadrant{quadrant.Q1}}}
		}, "trust.one-person new 1 2 3 4"},
	})
	s := harbour("3 new>ann call routine", "4 new>pat call routine", "5 new>ann call routine", "6 new>pat call routine")
	s.Standings = []quadrant.Standing{{ID: "new", Person: "new", Quadrants: []quadrant.Quadrant{quadrant.Q1}}}
	wantSaid(t, s, "trust.one-person", "4 conversations between the customer's business and our business side in the period, and at one end it was always new.")
}
