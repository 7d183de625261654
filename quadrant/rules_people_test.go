package quadrant_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// Judged at noon of 30 June, 90 days after noon of 1 April.
func TestANamedExecutiveWasNotMetByTheExecutivePartner(t *testing.T) {
	t.Parallel()
	april := time.Date(2026, time.April, 1, 12, 0, 0, 0, time.UTC)
	eve := func(s *scene) { s.now = june(30); s.named("eve", time.Time{}) }
	and := func(more func(*scene)) func(*scene) {
		return func(s *scene) { eve(s); more(s) }
	}
	ruled(t, "executive.", []ruleRow{
		{"met 90 days ago", lines("-60 pat>eve meeting scheduled"), eve, ""},
		{"met 91 days ago", lines("-61 pat>eve meeting scheduled"), eve, "executive.not-met harbour 1 eve exec-eve"},
		{"met by days of the policy", lines("-60 pat>eve meeting scheduled"), and(func(s *scene) { s.policy.ExecutiveDays = 89 }), "executive.not-met harbour 1 eve exec-eve"},
		{"the last of several counts", lines("-70 pat>eve meeting scheduled", "-61 eve>pat call problem", "-80 pat>eve call routine"), eve, "executive.not-met harbour 2 eve exec-eve"},
		{"met in company", lines("3 ann>eve,pat meeting scheduled"), eve, ""},
		{"called", lines("3 eve>pat call problem"), eve, ""},
		{"written to", lines("3 pat>eve mail routine", "4 eve>pat chat routine"), eve, "executive.never-met harbour eve exec-eve"},
		{"met by others", lines("3 ann>eve meeting scheduled"), eve, "executive.never-met harbour eve exec-eve"},
		{"met later", lines("3 tess>lee chat routine", "31 pat>eve meeting scheduled"), eve, "executive.never-met harbour eve exec-eve"},
		{"the partner met another", lines("3 pat>kit meeting scheduled"), eve, "executive.never-met harbour eve exec-eve"},
		{"met by one who was partner then", lines("-60 ann>eve meeting scheduled", "3 tess>lee chat routine"), and(func(s *scene) {
			s.Assignments[0].Role, s.Assignments[0].Until = account.ExecutivePartner, june(-59)
		}), ""},
		{"met by one who was partner no longer", lines("-58 ann>eve meeting scheduled"), and(func(s *scene) {
			s.Assignments[0].Role, s.Assignments[0].Until = account.ExecutivePartner, june(-59)
		}), "executive.never-met harbour eve exec-eve"},
		{"known for 90 days", lines("3 tess>lee chat routine"), func(s *scene) { s.now = june(30); s.named("eve", april) }, ""},
		{"known for longer", lines("3 tess>lee chat routine"), func(s *scene) { s.now = june(30); s.named("eve", april.Add(-1)) }, "executive.never-met harbour eve exec-eve"},
		{"no longer an executive", lines("3 tess>lee chat routine"), and(func(s *scene) { s.Standings[0].Until = june(30) }), ""},
		{"an executive until later", lines("3 tess>lee chat routine"), and(func(s *scene) { s.Standings[0].Until = june(30).Add(1) }), "executive.never-met harbour eve exec-eve"},
		{"left", lines("3 tess>lee chat routine"), and(func(s *scene) { s.person("eve").Left = june(30) }), ""},
		{"leaves later", lines("3 tess>lee chat routine"), and(func(s *scene) { s.person("eve").Left = june(31) }), "executive.never-met harbour eve exec-eve"},
		{"nobody is named", lines("3 tess>lee chat routine"), func(s *scene) {
			s.Standings = []quadrant.Standing{{ID: "x", Person: "eve", Quadrants: []quadrant.Quadrant{quadrant.Q1}}}
		}, ""},
		{"with a later standing that says where they stand", lines("3 tess>lee chat routine"), and(func(s *scene) {
			s.Standings = append(s.Standings, quadrant.Standing{ID: "both", Person: "eve", Quadrants: []quadrant.Quadrant{quadrant.Q1, quadrant.Q3}, From: june(1)})
		}), "executive.never-met harbour eve exec-eve"},
		{"one of ours is no executive of theirs", lines("3 tess>lee chat routine"), func(s *scene) { s.now = june(30); s.named("sam", time.Time{}) }, ""},
		{"one of ours by a role alone", lines("3 tess>lee chat routine"), func(s *scene) {
			s.now = june(30)
			s.named("new", time.Time{})
			s.Assignments = append(s.Assignments, team.Assignment{ID: "x", Person: "new", Role: account.TechnicalLead})
		}, ""},
		{"one who is not on record", lines("3 tess>lee chat routine"), func(s *scene) { s.now = june(30); s.named("new", time.Time{}) }, "executive.never-met harbour new exec-new"},
		{"one who was forgotten", lines("3 tess>lee chat routine"), and(func(s *scene) { s.person("eve").Erased = june(40) }), ""},
		{"a log of 90 days", lines("3 tess>lee chat routine"), and(func(s *scene) { s.Since = april }), ""},
		{"a log of more", lines("3 tess>lee chat routine"), and(func(s *scene) { s.Since = april.Add(-1) }), "executive.never-met harbour eve exec-eve"},
		{"two of them", lines("3 pat>kit call routine"), and(func(s *scene) { s.named("kit", time.Time{}); s.named("tess", time.Time{}) }),
			"executive.never-met harbour eve exec-eve; executive.never-met harbour tess exec-tess"},
	})
}

// Judged at noon of 30 June, 30 days after noon of 31 May.
func TestAPersonLeftAndTheirPathWasNotRebuilt(t *testing.T) {
	t.Parallel()
	left := func(id account.PersonID, at time.Time) func(*scene) {
		return func(s *scene) { s.now = june(30); s.person(id).Left = at }
	}
	past, just := june(0).Add(-1), june(0)
	ruled(t, "contact.", []ruleRow{
		{"30 days ago", lines("-9 eve>ann call routine"), left("eve", just), ""},
		{"longer ago", lines("-9 eve>ann call routine"), left("eve", past), "contact.left eve 1"},
		{"long ago", lines("-70 eve>ann call routine"), left("eve", june(-60)), "contact.left eve 1"},
		{"by days of the policy", lines("-9 eve>ann call routine"), func(s *scene) {
			left("eve", past)(s)
			s.policy.RebuildDays = 31
		}, ""},
		{"on two paths, told by the last word on each", lines("-19 eve>ann call routine", "-18 eve>sam call routine", "-9 ann>eve call routine"), left("eve", past), "contact.left eve 3; contact.left eve 2"},
		{"another speaks on the path", lines("-9 eve>ann call routine", "3 pat>kit mail routine"), left("eve", past), ""},
		{"another speaks on it as they leave", lines("-9 eve>ann call routine", "-1 kit>pat mail routine"), left("eve", just.AddDate(0, 0, -1)), ""},
		{"another speaks at a table with one of ours", lines("-9 eve>ann call routine", "3 kit,pat>tess call routine"), left("eve", past), ""},
		{"another writes beside one of ours", lines("-9 eve>ann call routine", "3 kit,pat>tess mail routine"), left("eve", past), "contact.left eve 1"},
		{"another spoke on it before", lines("-9 eve>ann,kit call routine", "-8 kit>ann call routine"), left("eve", past), "contact.left eve 1"},
		{"another speaks on another path", lines("-9 eve>ann call routine", "3 kit>sam call routine"), left("eve", past), "contact.left eve 1"},
		{"another from another quadrant speaks", lines("-9 eve>ann call routine", "3 tess>ann call routine"), left("eve", past), "contact.left eve 1"},
		{"another speaks among themselves", lines("-9 eve>ann call routine", "3 kit>tess call routine"), left("eve", past), "contact.left eve 1"},
		{"another speaks later", lines("-9 eve>ann call routine", "31 kit>ann call routine"), left("eve", past), "contact.left eve 1"},
		{"mail to one who left is no path", lines("-9 eve>ann call routine", "3 ann>eve mail routine"), left("eve", past), "contact.left eve 1"},
		{"one who never spoke with us", lines("-9 eve>tess call routine"), left("eve", past), ""},
		{"one who sat at the table", lines("-9 kit>ann,eve call routine"), left("eve", past), "contact.left eve 1"},
		{"one who was written to beside one of ours", lines("-9 kit>ann,eve mail routine"), left("eve", past), ""},
		{"technical people", lines("-9 tess>lee call routine", "3 eve>lee call routine"), left("tess", past), "contact.left tess 1"},
		{"technical people, a diagonal", lines("-9 ann>tess call routine"), left("tess", past), "contact.left tess 1"},
		{"somebody leaves later", lines("-9 eve>ann call routine"), left("eve", june(31)), ""},
		{"one of ours", lines("-9 eve>ann call routine"), left("ann", past), ""},
		{"forgotten, and nobody says when they left", lines("-9 eve>ann call routine"), func(s *scene) { s.now = june(30); s.person("eve").Erased = past }, "contact.erased eve 1"},
		{"forgotten, and left before", lines("-39 eve>ann call routine"), func(s *scene) { left("eve", june(-30))(s); s.person("eve").Erased = past }, "contact.left eve 1"},
		{"forgotten later", lines("-9 eve>ann call routine"), func(s *scene) { s.now = june(30); s.person("eve").Erased = june(31) }, ""},
	})
}

func TestAPathThatWasLostIsSaidInWords(t *testing.T) {
	t.Parallel()
	s := harbour("-9 tess>ann call routine")
	s.person("tess").Left = june(-5)
	wantSaid(t, s, "contact.left", "Tess Roy left on 26 May 2026, and since then nobody else of the customer's technical people has spoken with our business side.")
}

// What was not given is not said to be on record of nowhere.
func TestFindingsSaySinceWhenTheLogWasGiven(t *testing.T) {
	t.Parallel()
	s := harbour("3 tess>lee chat routine")
	s.named("eve", time.Time{})
	wantSaid(t, s, "executive.never-met", "Eve Holm: no meeting or call of this executive with the executive partner is known in what was given.")
	wantSaid(t, s, "power-line.silent", "No conversation between our business side and our service people is known in the period. No earlier one is known in what was given.")
	s.Since = june(-150)
	wantSaid(t, s, "executive.never-met", "Eve Holm: no meeting or call of this executive with the executive partner is known since 1 Jan 2026.")
	wantSaid(t, s, "power-line.silent", "No conversation between our business side and our service people is known in the period. No earlier one is known since 1 Jan 2026.")

	earlier := quadrant.Gap{Rule: "executive.not-met", Source: quadrant.SourceEarlier}
	require.NotContains(t, s.judge().NotGiven, earlier)
	s.policy.ExecutiveDays = 400
	require.Contains(t, s.judge().NotGiven, earlier)
	wantFound(t, s, "executive.", "")
}

func TestAPersonMovedAndTheirPathWasNotRebuilt(t *testing.T) {
	t.Parallel()
	stood := func(id string, from, until time.Time, in ...quadrant.Quadrant) quadrant.Standing {
		return quadrant.Standing{ID: quadrant.StandingID(id), Person: "tess", Quadrants: in, From: from, Until: until}
	}
	moved := func(standings ...quadrant.Standing) func(*scene) {
		return func(s *scene) { s.now = june(30); s.Standings = standings }
	}
	const up, users = quadrant.Q1, quadrant.Q3
	never, past, just := time.Time{}, june(0).Add(-1), june(0)
	talk := lines("-9 tess>lee call routine")
	ruled(t, "contact.", []ruleRow{
		{"30 days ago", talk, moved(stood("a", just, never, up)), ""},
		{"longer ago", talk, moved(stood("a", past, never, up)), "contact.moved tess a 1"},
		{"and speaks with us from where they are now", append(talk, "3 tess>lee call routine"), moved(stood("a", past, never, up)), "contact.moved tess a 1"},
		{"and another took up the path", append(talk, "3 tim>lee call routine"), moved(stood("a", past, never, up)), ""},
		{"to stand in both", talk, moved(stood("a", past, never, up, users)), ""},
		{"and is back", talk, moved(stood("a", past, june(9), up)), ""},
		{"and was back", append(talk, "-1 tess>lee call routine"), moved(stood("a", june(-8), june(-7), up), stood("b", past, never, up)), "contact.moved tess b 2"},
		{"when an earlier standing ended", lines("-9 tess>ann call routine"), func(s *scene) {
			moved(stood("a", never, past, up))(s)
		}, "contact.moved tess a 1"},
		{"from one standing to the next", lines("-9 tess>ann call routine"), moved(stood("a", never, past, up), stood("b", past, never, users)), "contact.moved tess b 1"},
		{"moved, and is back later", talk, moved(stood("a", past, june(32), up), stood("b", june(34), never, up)), "contact.moved tess a 1"},
		{"moved, is back later, and leaves", talk, func(s *scene) {
			moved(stood("a", past, june(32), up))(s)
			s.person("tess").Left = june(34)
		}, "contact.moved tess a 1"},
		{"moved, and stands there by another standing", talk, moved(stood("a", past, june(20), up), stood("b", june(20), never, up)), "contact.moved tess a 1"},
		{"left as they moved", talk, func(s *scene) {
			moved(stood("a", past, never, up))(s)
			s.person("tess").Left = past
		}, "contact.left tess 1"},
		{"moved, left, and what is on record of later", lines("-9 tess>ann call routine"), func(s *scene) {
			moved(stood("a", never, june(-5), up), stood("b", june(3), june(5), up))(s)
			s.person("tess").Left = past
		}, "contact.moved tess a 1"},
		{"and is named an executive since", talk, moved(stood("a", past, never, up), quadrant.Standing{ID: "x", Person: "tess", Executive: true, From: june(3)}), "contact.moved tess a 1"},
		{"moves later", talk, moved(stood("a", june(31), never, up)), ""},
		{"one of ours, who sat with theirs", lines("-12 lee>ann call routine"), func(s *scene) {
			with := stood("a", never, june(-10), users)
			with.Person = "lee"
			moved(with)(s)
		}, ""},
		{"moved, and left", append(talk, "-3 tess>ann call routine"), func(s *scene) {
			moved(stood("a", june(-5), never, up))(s)
			s.person("tess").Left = past
		}, "contact.left tess 2; contact.moved tess a 1"},
		{"left, and what is on record of later", append(talk, "3 tess>ann call routine"), func(s *scene) {
			moved(stood("a", june(3), never, up))(s)
			s.person("tess").Left = past
		}, "contact.left tess 1"},
	})
}
