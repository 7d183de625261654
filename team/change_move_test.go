package team_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

func TestWhoMayMoveAChange(t *testing.T) {
	t.Parallel()
	const lead = `"lea", "leo"`
	const members = `"eve", "amy", "rex", "otto", "lea", "leo"`
	byLea := upgrade()
	byLea.Requester = "lea"
	byNed := upgrade()
	byNed.Requester = "ned"
	byCora := upgrade()
	byCora.Requester = "cora"
	applied, emergency := script("approve leo", "apply amy"), script("override amy")
	decidedBy := func(id account.PersonID) team.ChangeMove {
		m := of(team.Override, "amy")
		m.DecidedBy = id
		return m
	}
	for _, test := range []struct {
		name  string
		c     team.ChangeRequest
		rule  team.ChangeRule
		moves []team.ChangeMove
		last  team.ChangeMove
		want  string // who it takes, and who may; empty where the person may
	}{
		{"a member notifies", upgrade(), allThree, nil, of(team.Notify, "amy"), ""},
		{"a requester who is no member notifies", byNed, allThree, nil, of(team.Notify, "ned"), ""},
		{"a stranger notifies", upgrade(), allThree, nil, of(team.Notify, "ned"), "a member of the provider's side of the team, or the requester: " + members},
		{"a stranger notifies of another's", byNed, allThree, nil, of(team.Notify, "cora"), "a member of the provider's side of the team, or the requester: " + members + `, "ned"`},
		{"a member withdraws", upgrade(), allThree, nil, of(team.Withdraw, "amy"), ""},
		{"a requester who is no member withdraws", byNed, allThree, nil, of(team.Withdraw, "ned"), ""},
		{"a stranger withdraws", upgrade(), allThree, nil, of(team.Withdraw, "ned"), "a member of the provider's side of the team, or the requester: " + members},

		{"a lead counsels", upgrade(), approvalOnly, nil, of(team.Counsel, "leo"), ""},
		{"the requester counsels as a lead", byLea, approvalOnly, nil, of(team.Counsel, "lea"), ""},
		{"a member counsels", upgrade(), approvalOnly, nil, of(team.Counsel, "otto"), "a holder of technical-lead: " + lead},
		{"a lead approves", upgrade(), approvalOnly, nil, of(team.Approve, "leo"), ""},
		{"a member approves", upgrade(), approvalOnly, nil, of(team.Approve, "otto"), "a holder of technical-lead other than the requester: " + lead},
		{"the requester approves as a lead", byLea, approvalOnly, nil, of(team.Approve, "lea"), `a holder of technical-lead other than the requester: "leo"`},
		{"the same where the policy allows it", byLea, ownApproval(approvalOnly), nil, of(team.Approve, "lea"), ""},
		{"a requester who is no lead where the policy allows it", upgrade(), ownApproval(approvalOnly), nil, of(team.Approve, "rex"), "a holder of technical-lead: " + lead},
		{"a lead rejects", upgrade(), approvalOnly, nil, of(team.Reject, "leo"), ""},
		{"a member rejects", upgrade(), approvalOnly, nil, of(team.Reject, "otto"), "a holder of technical-lead: " + lead},

		{"a customer agrees", upgrade(), approvalOnly, nil, of(team.Agree, "tess"), ""},
		{"a customer of the level agrees", upgrade(), customers(approvalOnly, 1, account.BusinessLevel), nil, of(team.Agree, "cora"), ""},
		{"a customer of the other level agrees", upgrade(), customers(approvalOnly, 1, account.BusinessLevel), nil, of(team.Agree, "tess"), `a person at the customer of the business level other than the requester: "cora", "cody"`},
		{"one of another customer agrees", upgrade(), approvalOnly, nil, of(team.Agree, "olga"), `a person at the customer other than the requester: "cora", "cody", "tess"`},
		{"one of those named agrees", upgrade(), named(approvalOnly, 1, "tess", "cora"), nil, of(team.Agree, "cora"), ""},
		{"one who is not named agrees", upgrade(), named(approvalOnly, 1, "tess", "cora"), nil, of(team.Agree, "cody"), `a person at the customer whom the policy names other than the requester: "cora", "tess"`},
		{"one of another customer who is named agrees", upgrade(), named(approvalOnly, 1, "olga"), nil, of(team.Agree, "olga"), "a person at the customer whom the policy names other than the requester: which nobody is"},
		{"a customer who left agrees", upgrade(), approvalOnly, nil, of(team.Agree, "gus"), `a person at the customer other than the requester: "cora", "cody", "tess"`},
		{"one of ours agrees", upgrade(), approvalOnly, nil, of(team.Agree, "lea"), `a person at the customer other than the requester: "cora", "cody", "tess"`},
		{"the requester agrees", byCora, approvalOnly, script("agree tess"), of(team.Agree, "cora"), `a person at the customer other than the requester: "cody"`},
		{"the requester agrees where the policy allows it", byCora, ownApproval(approvalOnly), nil, of(team.Agree, "cora"), ""},

		{"a stranger applies", byNed, approvalOnly, script("approve leo"), of(team.Apply, "ned"), "a member of the provider's side of the team: " + members},
		{"a stranger overrides", byNed, approvalOnly, nil, of(team.Override, "ned"), "a member of the provider's side of the team: " + members},
		{"the technical lead decided", upgrade(), approvalOnly, nil, decidedBy("leo"), ""},
		{"the executive partner decided", upgrade(), approvalOnly, nil, decidedBy("eve"), ""},
		{"the account manager decided", upgrade(), approvalOnly, nil, decidedBy("amy"), `the decision of a holder of "technical-lead", "operations-supervisor", "executive-partner": "lea", "leo", "otto", "eve"`},
		{"a stranger verifies", byNed, approvalOnly, applied, of(team.Verify, "ned"), "a member of the provider's side of the team: " + members},
		{"a stranger rolls back", byNed, approvalOnly, applied, of(team.RollBack, "ned"), "a member of the provider's side of the team: " + members},
		{"a lead reviews", upgrade(), approvalOnly, emergency, of(team.Review, "leo"), ""},
		{"a member reviews", upgrade(), approvalOnly, emergency, of(team.Review, "otto"), "a holder of technical-lead other than the requester: " + lead},
		{"the requester reviews as a lead", byLea, approvalOnly, emergency, of(team.Review, "lea"), `a holder of technical-lead other than the requester: "leo"`},
		{"the same where the policy allows it", byLea, ownApproval(approvalOnly), emergency, of(team.Review, "lea"), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			g := gateOf(test.rule)
			_, _, err := after(t, drafted(t, test.c), g, test.moves...).Move(test.last, g)
			requireRefused(t, err, test.last, test.want)
		})
	}
}

// Whoever writes a change down for another may no more judge it than the other.
func TestWhoDraftsAChangeMayNotJudgeIt(t *testing.T) {
	t.Parallel()
	const others = " other than the requester and who drafted it: "
	byLea := func(requester account.PersonID) team.ChangeRequest {
		c := upgrade()
		c.Requester = requester
		s := shop()
		c, _, err := team.DraftChange(c, "lea", hour(1, 9), &s, nil)
		require.NoError(t, err)
		return c
	}
	byCora := upgrade()
	s := shop()
	byCora, _, err := team.DraftChange(byCora, "cora", hour(1, 9), &s, nil)
	require.NoError(t, err)
	for _, test := range []struct {
		name  string
		c     team.ChangeRequest
		rule  team.ChangeRule
		moves []team.ChangeMove
		last  team.ChangeMove
		want  string
		own   bool
	}{
		{"approves", byLea("rex"), approvalOnly, nil, of(team.Approve, "lea"), "a holder of technical-lead" + others + `"leo"`, false},
		{"approves, with the other lead as requester", byLea("leo"), approvalOnly, nil, of(team.Approve, "lea"), "a holder of technical-lead" + others + "which nobody is", false},
		{"the requester approves", byLea("leo"), approvalOnly, nil, of(team.Approve, "leo"), "a holder of technical-lead" + others + "which nobody is", false},
		{"approves where the policy allows it", byLea("rex"), ownApproval(approvalOnly), nil, of(team.Approve, "lea"), "", true},
		{"another lead approves", byLea("rex"), approvalOnly, nil, of(team.Approve, "leo"), "", false},
		{"counsels", byLea("rex"), counselOnly, nil, of(team.Counsel, "lea"), "", true},
		{"reviews", byLea("rex"), approvalOnly, script("override amy"), of(team.Review, "lea"), "a holder of technical-lead" + others + `"leo"`, false},
		{"agrees", byCora, approvalOnly, nil, of(team.Agree, "cora"), "a person at the customer" + others + `"cody", "tess"`, false},
		{"agrees where the policy allows it", byCora, ownApproval(approvalOnly), nil, of(team.Agree, "cora"), "", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			g := gateOf(test.rule)
			c, _, err := after(t, test.c, g, test.moves...).Move(test.last, g)
			requireRefused(t, err, test.last, test.want)
			if err == nil {
				require.Equal(t, test.own, c.Steps[len(c.Steps)-1].Own)
			}
		})
	}
	g := gateOf(approvalOnly)
	require.Equal(t, []team.Want{
		{Kind: team.WantApproval, Role: account.TechnicalLead, From: []account.PersonID{}, Alone: true},
	}, byLea("leo").Missing(g, hour(2, 12), nil))
	own := gateOf(ownApproval(approvalOnly))
	require.NotEmpty(t, after(t, byLea("rex"), own, script("approve lea")...).Missing(g, hour(2, 12), nil), "what was one's own counts by the policy of now")
}

// A host may give roles to people at the customer; what the configuration takes
// is done by ours.
func TestTheCustomersPeopleDoNotTouchTheConfiguration(t *testing.T) {
	t.Parallel()
	const ours = `"eve", "amy", "rex", "otto", "lea", "leo"`
	const member = "a member of the provider's side of the team"
	approved, applied := script("approve lea"), script("approve lea", "apply amy")
	byCora := upgrade()
	byCora.Requester = "cora"
	for _, test := range []struct {
		name  string
		c     team.ChangeRequest
		moves []team.ChangeMove
		last  team.ChangeMove
		want  string
	}{
		{"apply", upgrade(), approved, of(team.Apply, "cora"), member + ": " + ours},
		{"override", upgrade(), nil, of(team.Override, "cora"), member + ": " + ours},
		{"verify", upgrade(), applied, of(team.Verify, "cora"), member + ": " + ours},
		{"roll back", upgrade(), applied, of(team.RollBack, "cora"), member + ": " + ours},
		{"notify", upgrade(), nil, of(team.Notify, "cora"), member + ", or the requester: " + ours + `, "rex"`},
		{"withdraw", upgrade(), nil, of(team.Withdraw, "cora"), member + ", or the requester: " + ours + `, "rex"`},
		{"notify of their own", byCora, nil, of(team.Notify, "cora"), ""},
		{"of whom nothing is known", upgrade(), approved, of(team.Apply, "amy"), ""},
		{"agree", upgrade(), nil, of(team.Agree, "cora"), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			g := gateOf(approvalOnly)
			c := after(t, drafted(t, test.c), g, test.moves...)
			g.Team = team.At(nil, append(crew(), given("7", "cora", "customer-contact", 1, 0)), onDay(2))
			g.Solution = performed(t, c, verbOf(test.moves), g.Solution)
			_, _, err := c.Move(test.last, g)
			requireRefused(t, err, test.last, strings.TrimSuffix(test.want, `, "rex"`))
		})
	}
}

// verbOf is the last verb of moves.
func verbOf(moves []team.ChangeMove) team.ChangeVerb {
	if len(moves) == 0 {
		return team.Draft
	}
	return moves[len(moves)-1].Verb
}

// What a technical lead was told, their successor does not know.
func TestNoticeCountsWhileSomebodyToldHoldsTechnicalLead(t *testing.T) {
	t.Parallel()
	day := team.ChangeRule{Notice: true, Ahead: 8 * time.Hour}
	at := func(m team.ChangeMove, when time.Time) team.ChangeMove { m.At = when; return m }
	handedOver := func(g team.Gate) team.Gate {
		g.Team = team.At(nil, append(crew()[2:], given("7", "tia", account.TechnicalLead, 1, 0)), onDay(2))
		return g
	}
	g := gateOf(day)
	c := after(t, drafted(t, upgrade()), g, at(of(team.Notify, "rex"), hour(2, 9)))
	require.Equal(t, []account.PersonID{"lea", "leo"}, c.Steps[1].Told)
	require.Empty(t, said(c, g, hour(3, 9)))
	_, _, err := c.Move(at(of(team.Notify, "rex"), hour(2, 12)), g)
	require.EqualError(t, err, `change "c1": "notify" of "noticed": was done already`)

	gone := g
	gone.People = folk()
	gone.People[len(gone.People)-1].Left = hour(2, 9)
	require.Equal(t, []account.PersonID{"lea"}, after(t, drafted(t, upgrade()), gone, of(team.Notify, "rex")).Steps[1].Told, "leo has left")

	// One of two is enough.
	one := g
	one.Team = team.At(nil, append(crew()[1:], given("7", "tia", account.TechnicalLead, 1, 0)), onDay(2))
	require.Empty(t, said(c, one, hour(3, 9)))
	one.People = folk()
	one.People[len(one.People)-1].Left = hour(3, 9)
	require.Empty(t, said(c, one, hour(3, 9).Add(-1)), "leo is still there")
	require.Equal(t, []string{
		"Technical lead: no notice was given to tia; it takes 8 h of service time.",
	}, said(c, one, hour(3, 9)), "leo has left")

	next := handedOver(g)
	require.Equal(t, []string{"Technical lead: no notice was given to tia; it takes 8 h of service time."}, said(c, next, hour(3, 9)))
	next.Policy.Default = team.ChangeRule{Notice: true, Ahead: 8 * time.Hour, Counsel: true, Approval: true}
	_, _, err = c.Move(at(of(team.Counsel, "tia"), hour(3, 9)), next)
	require.EqualError(t, err, `change "c1": "counsel" of "noticed": comes after the notice that the policy asks for`)
	_, _, err = c.Move(at(of(team.Approve, "tia"), hour(3, 9)), next)
	require.EqualError(t, err, `change "c1": "approve" of "noticed": comes after the notice that the policy asks for`)
	next.Policy.Default = day

	// Told, she has as much time as anybody, and her predecessor's does not count.
	c = after(t, c, next, at(of(team.Notify, "rex"), hour(3, 9)))
	require.Equal(t, team.Noticed, c.State)
	require.Equal(t, []account.PersonID{"tia"}, c.Steps[2].Told)
	require.Equal(t, []string{
		"Technical lead: notice was given on 3 Jun 2026 09:00 UTC; 7 h 59 min of 8 h of service time have passed, and it is enough on 3 Jun 2026 17:00 UTC.",
	}, said(c, next, hour(3, 17).Add(-1)))
	require.Empty(t, said(c, next, hour(3, 17)))
	require.Empty(t, said(c, g, hour(3, 9)), "the first notice that counts is the one")

	// Nobody holds it: there is nobody whose notice could count.
	vacant := g
	vacant.Team = team.At(nil, crew()[2:], onDay(2))
	require.Equal(t, []string{"Technical lead: nobody holds the role and could be given notice."}, said(c, vacant, hour(3, 17)))
}

// Two servers' clocks differ. What comes after comes after.
func TestAClockThatIsBehind(t *testing.T) {
	t.Parallel()
	g := gateOf(team.ChangeRule{Notice: true, Ahead: time.Hour})
	behind := of(team.Notify, "rex")
	behind.At = hour(1, 9).Add(-time.Millisecond)
	c, e, err := drafted(t, upgrade()).Move(behind, g)
	require.NoError(t, err)
	require.Equal(t, hour(1, 9), c.Steps[1].At)
	require.Equal(t, hour(1, 9), e.At)
	ahead := of(team.Agree, "cora")
	ahead.At = hour(1, 9).Add(1)
	require.Equal(t, ahead.At, after(t, c, g, ahead).Steps[2].At)

	// What has to be waited for goes by the clock of whoever acts.
	far := of(team.Agree, "cora")
	far.At = hour(9, 9)
	c = after(t, c, g, far)
	early := of(team.Apply, "amy")
	early.At = onDay(2).Add(-1)
	_, _, err = c.Move(early, g)
	require.ErrorIs(t, err, account.ErrNotAllowed, "it is too early to start")
}

// requireRefused checks an [team.ActorError]; an empty want is no error.
func requireRefused(t *testing.T, err error, m team.ChangeMove, want string) {
	t.Helper()
	if want == "" {
		require.NoError(t, err)
		return
	}
	who := m.Actor
	if m.Verb == team.Override && m.DecidedBy != "otto" {
		who = m.DecidedBy
	}
	var refused *team.ActorError
	require.ErrorAs(t, err, &refused)
	require.ErrorIs(t, err, account.ErrNotAllowed)
	require.Equal(t, who, refused.Person)
	require.EqualError(t, err, `change "c1": `+string(m.Verb)+`: not allowed for "`+string(who)+`": it takes `+want)
}

// Whoever has left, or no longer holds a role, may do nothing with it.
func TestWhoHasLeftMayDoNothing(t *testing.T) {
	t.Parallel()
	c, g := drafted(t, upgrade()), gateOf(approvalOnly)
	for i := range g.People {
		g.People[i].Left = hour(2, 12)
	}
	_, _, err := c.Move(of(team.Approve, "lea"), g)
	require.ErrorContains(t, err, "it takes a holder of technical-lead other than the requester: which nobody is")
	_, _, err = c.Move(of(team.Agree, "cora"), g)
	require.ErrorContains(t, err, "it takes a person at the customer other than the requester: which nobody is")
	_, _, err = c.Move(of(team.Notify, "lea"), g)
	require.ErrorContains(t, err, `"eve", "amy", "rex", "otto"`)
	_, _, err = c.Move(of(team.Notify, "rex"), g)
	requireRefused(t, err, of(team.Notify, "rex"), "a holder of technical-lead who could be told: which nobody is")

	g.People = append(g.People, account.Person{ID: "rex", Erased: onDay(1)})
	_, _, err = c.Move(of(team.Withdraw, "rex"), g)
	require.ErrorContains(t, err, `it takes a member of the provider's side of the team, or the requester: "eve", "amy", "otto"`)

	early := of(team.Approve, "lea")
	early.At = hour(2, 12).Add(-1)
	g.People = g.People[:len(g.People)-1]
	_, _, err = c.Move(early, g)
	require.NoError(t, err, "just before they left")
}

func TestFaultsOfAMove(t *testing.T) {
	t.Parallel()
	c, g := drafted(t, upgrade()), gateOf(counselOnly)
	silent := func(m team.ChangeMove) team.ChangeMove { m.Note = ""; return m }
	decided := func(m team.ChangeMove, by account.PersonID) team.ChangeMove { m.DecidedBy = by; return m }
	const note = "note: is missing: say why"
	emergency := after(t, c, g, of(team.Override, "amy"))
	for _, test := range []struct {
		name string
		c    team.ChangeRequest
		move team.ChangeMove
		want []string
	}{
		{"nothing", c, team.ChangeMove{}, []string{"actor: is missing", "at: is missing"}},
		{"a decision on what is no emergency", c, decided(of(team.Notify, "rex"), "otto"), []string{"decided_by: is given, but goes with an emergency alone"}},
		{"an emergency that nobody decided on", c, decided(of(team.Override, "amy"), ""), []string{"decided_by: is missing"}},
		{"counsel of nothing", c, silent(of(team.Counsel, "lea")), []string{note}},
		{"a rejection for no reason", c, silent(of(team.Reject, "lea")), []string{note}},
		{"a withdrawal for no reason", c, silent(of(team.Withdraw, "rex")), []string{note}},
		{"an emergency for no reason", c, silent(of(team.Override, "amy")), []string{note}},
		{"a review of nothing", emergency, silent(of(team.Review, "lea")), []string{note}},
		{"notice", c, silent(of(team.Notify, "rex")), nil},
		{"approval", after(t, c, g, of(team.Counsel, "lea")), silent(of(team.Approve, "lea")), nil},
		{"agreement", c, silent(of(team.Agree, "cora")), nil},
		{"application", after(t, c, g, of(team.Counsel, "lea")), silent(of(team.Apply, "amy")), nil},
		{"verification", emergency, silent(of(team.Verify, "amy")), nil},
		{"at the instant of the step before", emergency, of(team.Verify, "amy"), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, _, err := test.c.Move(test.move, g)
			require.Equal(t, test.want, lines(err))
			if err != nil {
				require.ErrorIs(t, err, account.ErrInvalid)
			}
		})
	}
	overridden := gateOf(counselOnly)
	overridden.Solution = performed(t, emergency, team.Override, overridden.Solution)
	_, _, err := emergency.Move(silent(of(team.RollBack, "amy")), overridden)
	require.EqualError(t, err, note)
}

func TestNothingIsAppliedWithoutWhatIsAskedOfTheTechnicalLead(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		rule  team.ChangeRule
		moves []team.ChangeMove
		want  bool
	}{
		{"notice and no notice", noticeOnly, nil, false},
		{"notice", noticeOnly, script("notify rex"), true},
		{"counsel and notice", counselOnly, script("notify rex"), false},
		{"counsel", counselOnly, script("counsel lea"), true},
		{"approval and counsel", approvalOnly, script("notify rex", "counsel lea"), false},
		{"approval", approvalOnly, script("approve lea"), true},
		{"all three and two of them", allThree, script("notify rex", "counsel lea"), false},
		{"all three", allThree, script("notify rex", "counsel lea", "approve leo"), true},
		{"the default, with too little notice", team.ChangeRule{}, script("notify rex", "counsel lea", "approve leo"), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			g := gateOf(test.rule)
			c := after(t, drafted(t, upgrade()), g, test.moves...)
			next, _, err := c.Move(of(team.Apply, "amy"), g)
			require.Equal(t, test.want, err == nil)
			require.Equal(t, test.want, next.State == team.Applied)
			require.False(t, next.Emergency)
		})
	}
}

// A policy that comes to ask for more after a change was approved is met where
// the change stands.
func TestWhatAPolicyComesToAskForCanBeMadeUpFor(t *testing.T) {
	t.Parallel()
	byLea := upgrade()
	byLea.Requester = "lea"
	own := gateOf(ownApproval(approvalOnly))
	c := after(t, drafted(t, byLea), own, script("approve lea")...)
	require.Empty(t, c.Missing(own, hour(2, 12), nil))

	strict := gateOf(allThree)
	require.Len(t, c.Missing(strict, hour(2, 12), nil), 3)
	c = after(t, c, strict, script("notify lea", "counsel lea", "approve leo", "apply amy")...)
	require.Equal(t, team.Applied, c.State)
}

func TestAnEmergencyIsAppliedFirstFlaggedAndReviewed(t *testing.T) {
	t.Parallel()
	for _, before := range [][]team.ChangeMove{
		nil, script("notify rex"), script("notify rex", "counsel lea"), script("notify rex", "counsel lea", "approve leo"),
	} {
		g := gateOf(allThree)
		c, e, err := after(t, drafted(t, upgrade()), g, before...).Move(of(team.Override, "amy"), g)
		require.NoError(t, err)
		require.Equal(t, team.Applied, c.State)
		require.True(t, c.Emergency)
		require.Equal(t, team.ChangeStep{
			Verb: team.Override, Actor: "amy", At: hour(2, 12), DecidedBy: "otto", Note: "so be it",
		}, c.Steps[len(c.Steps)-1])
		require.Equal(t, account.EventKind("change.overridden"), e.Kind)
		require.Contains(t, e.Changes, account.Change{Field: "decided_by", To: "otto"})
		require.Contains(t, e.Refs, account.PersonID("otto").Ref())

		for _, end := range []string{"", "verify amy", "roll-back amy"} {
			g, c := g, c
			g.Solution = performed(t, c, team.Override, g.Solution)
			if end != "" {
				c = after(t, c, g, script(end)...)
			}
			reviewed, e, err := c.Move(of(team.Review, "lea"), g)
			require.NoError(t, err, end)
			require.Equal(t, c.State, reviewed.State)
			require.True(t, reviewed.Emergency)
			require.Equal(t, account.EventKind("change.reviewed"), e.Kind)
			require.Empty(t, e.Changes, "the state stays")
		}
	}
}

func TestAnEmergencyNeedsSomebodyToDecide(t *testing.T) {
	t.Parallel()
	g := gateOf(allThree)
	g.Team = team.At(nil, crew()[4:], onDay(2))
	_, _, err := drafted(t, upgrade()).Move(of(team.Override, "amy"), g)
	require.EqualError(t, err, `change "c1": override: not allowed for "otto": it takes the decision of a holder of `+
		`"technical-lead", "operations-supervisor", "executive-partner": which nobody is`)
	g.Policy.Deciders = []account.Role{account.AccountManager}
	m := of(team.Override, "rex")
	m.DecidedBy = "amy"
	require.Equal(t, team.Applied, after(t, drafted(t, upgrade()), g, m).State)
}

// A judgement of what is one's own is shown, whether or not it needed the
// policy's leave.
func TestAStepShowsThatItIsOnesOwn(t *testing.T) {
	t.Parallel()
	byLea, byCora := upgrade(), upgrade()
	byLea.Requester, byCora.Requester = "lea", "cora"
	decidedByLea := of(team.Override, "amy")
	decidedByLea.DecidedBy = "lea"
	for _, test := range []struct {
		name  string
		c     team.ChangeRequest
		moves []team.ChangeMove
		want  bool
	}{
		{"own counsel", byLea, script("counsel lea"), true},
		{"another's counsel", byLea, script("counsel leo"), false},
		{"own approval", byLea, script("approve lea"), true},
		{"another's approval", byLea, script("approve leo"), false},
		{"own agreement", byCora, script("agree cora"), true},
		{"another's agreement", byCora, script("agree cody"), false},
		{"own withdrawal", byLea, script("withdraw lea"), false},
		{"own review", byLea, script("override amy", "review lea"), true},
		{"review of what one decided on", upgrade(), append([]team.ChangeMove{decidedByLea}, script("review lea")...), true},
		{"review of what another decided on", upgrade(), append([]team.ChangeMove{decidedByLea}, script("review leo")...), false},
		{"review of what one made", upgrade(), script("override leo", "review leo"), true},
		{"verification of what one made", upgrade(), script("override leo", "verify leo"), false},
		{"review of what another made", upgrade(), script("override leo", "review lea"), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			g, last := gateOf(ownApproval(approvalOnly)), len(test.moves)-1
			c, e, err := after(t, drafted(t, test.c), g, test.moves[:last]...).Move(test.moves[last], g)
			require.NoError(t, err)
			require.Equal(t, test.want, c.Steps[len(c.Steps)-1].Own)
			said := false
			for _, change := range e.Changes {
				said = said || change == account.Change{Field: "own", To: "true"}
			}
			require.Equal(t, test.want, said)
		})
	}
}

func TestMoveTellsWhatHappened(t *testing.T) {
	t.Parallel()
	g := gateOf(allThree)
	person := func(ids ...account.PersonID) []account.Ref {
		var refs []account.Ref
		for _, id := range ids {
			refs = append(refs, id.Ref())
		}
		return refs
	}
	c := drafted(t, upgrade())
	for _, want := range []struct {
		move team.ChangeMove
		kind account.EventKind
		role account.Role
		to   team.ChangeState
		told []account.PersonID
	}{
		{of(team.Notify, "rex"), "change.noticed", "", team.Noticed, []account.PersonID{"lea", "leo"}},
		{of(team.Counsel, "lea"), "change.counselled", account.TechnicalLead, team.Counselled, nil},
		{of(team.Agree, "cora"), "change.agreed", "", "", nil},
		{of(team.Approve, "leo"), "change.approved", account.TechnicalLead, team.Approved, nil},
		{of(team.Apply, "amy"), "change.applied", "", team.Applied, nil},
		{of(team.RollBack, "otto"), "change.rolled-back", "", team.RolledBack, nil},
	} {
		next, e, err := c.Move(want.move, g)
		require.NoError(t, err)
		require.Equal(t, append(c.Steps, team.ChangeStep{
			Verb: want.move.Verb, Actor: want.move.Actor, At: want.move.At, Role: want.role, Note: "so be it", Told: want.told,
		}), next.Steps)
		require.Equal(t, want.kind, e.Kind)
		require.Equal(t, append(append(person("rex"), account.ItemID("fw").Ref()), person(want.told...)...), e.Refs)
		require.Equal(t, account.Event{
			Account: "harbour", At: hour(2, 12), Actor: want.move.Actor, Kind: want.kind, Subject: c.ID.Ref(),
			Refs: e.Refs, Changes: e.Changes, Note: "so be it",
		}, e)
		if want.to != "" {
			require.Equal(t, account.Change{Field: "state", From: string(c.State), To: string(want.to)}, e.Changes[0])
		}
		g.Solution = performed(t, next, want.move.Verb, g.Solution)
		c = next
	}
}

// Move alters neither the change it is called on nor what it shares memory with.
func TestMoveLeavesTheChangeAsItIs(t *testing.T) {
	t.Parallel()
	g := gateOf(allThree)
	c := drafted(t, upgrade())
	c.Steps = append(make([]team.ChangeStep, 0, 8), c.Steps...)
	a := after(t, c, g, script("notify rex")...)
	b := after(t, c, g, script("withdraw amy")...)
	require.Equal(t, team.Notify, a.Steps[1].Verb)
	require.Equal(t, team.Withdraw, b.Steps[1].Verb)
	require.Len(t, c.Steps, 1)
	require.Equal(t, team.Drafted, c.State)
}

func TestApplyingRecordsDigestsAndUndo(t *testing.T) {
	t.Parallel()
	g := gateOf(counselOnly)
	c, e, err := after(t, drafted(t, upgrade()), g, script("counsel lea")...).Move(of(team.Apply, "amy"), g)
	require.NoError(t, err)
	s := shop()
	s.Items[0].Version = "8.0"
	require.Equal(t, shop().Digest(), c.Before)
	require.Equal(t, s.Digest(), c.After)
	require.Equal(t, team.Edit{Put: shop().Items[:1]}, c.Undo)
	require.Equal(t, []account.Change{
		{Field: "state", From: "counselled", To: "applied"}, {Field: "before", To: c.Before}, {Field: "after", To: c.After},
	}, e.Changes)
	require.Equal(t, shop(), *g.Solution)

	g.Solution = &s
	c, e, err = c.Move(of(team.RollBack, "amy"), g)
	require.NoError(t, err)
	require.Equal(t, shop().Digest(), c.Restored)
	require.Equal(t, []account.Change{
		{Field: "state", From: "applied", To: "rolled-back"}, {Field: "restored", To: c.Restored},
	}, e.Changes)
}

// A change that leaves the record as it is, such as a restart.
func TestAChangeWithoutEdit(t *testing.T) {
	t.Parallel()
	restart := upgrade()
	restart.Edit, restart.Touches = team.Edit{}, []account.ItemID{"db"}
	g := gateOf(counselOnly)
	c := after(t, drafted(t, restart), g, script("counsel lea", "apply amy")...)
	_, performs := c.Performs(team.Apply)
	require.False(t, performs)
	require.Equal(t, shop().Digest(), c.Before)
	require.Equal(t, c.Before, c.After)
	require.True(t, c.Undo.IsZero())
	require.Equal(t, c.Before, after(t, c, g, script("roll-back amy")...).Restored)

	c, _, err := team.DraftChange(team.ChangeRequest{
		ID: "c2", Account: "harbour", Kind: "normal", Summary: "Restart", Requester: "rex", Start: onDay(2),
	}, "rex", hour(1, 9), nil, nil)
	require.NoError(t, err, "no configuration is on record")
	g.Solution = nil
	c = after(t, c, g, script("counsel lea", "apply amy", "roll-back amy")...)
	require.Empty(t, c.Before+c.After+c.Restored)
}

// A host may have kept a request that was never drafted here.
func TestAChangeWithoutSteps(t *testing.T) {
	t.Parallel()
	c := upgrade()
	c.State = team.Drafted
	c = after(t, c, gateOf(counselOnly), of(team.Counsel, "lea"))
	require.Equal(t, team.Counselled, c.State)
	require.Len(t, c.Steps, 1)
}

func TestPerforms(t *testing.T) {
	t.Parallel()
	c := upgrade()
	c.Undo = team.Edit{Remove: []account.ItemID{"x"}}
	for verb, want := range map[team.ChangeVerb]team.Edit{
		team.Apply: c.Edit, team.Override: c.Edit, team.RollBack: c.Undo, team.Verify: {}, team.Draft: {}, team.Approve: {},
	} {
		e, ok := c.Performs(verb)
		require.Equal(t, want, e, verb)
		require.Equal(t, !want.IsZero(), ok, verb)
	}
}
