package team_test

import (
	"flag"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestChangeDiagram(t *testing.T) {
	t.Parallel()
	const golden = "testdata/change.mmd"
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(team.ChangeDiagram()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), team.ChangeDiagram())
}

// Every verb in every state, by somebody who may, under a rule that asks for
// approval. An empty state is a step that does not follow.
func TestChangeTable(t *testing.T) {
	t.Parallel()
	reach := map[team.ChangeState][]team.ChangeMove{
		team.Drafted:    nil,
		team.Noticed:    script("notify rex"),
		team.Counselled: script("counsel lea"),
		team.Approved:   script("approve lea"),
		team.Rejected:   script("reject lea"),
		team.Withdrawn:  script("withdraw rex"),
		team.Applied:    script("approve lea", "apply amy"),
		team.Verified:   script("approve lea", "apply amy", "verify amy"),
		team.RolledBack: script("approve lea", "apply amy", "roll-back amy"),
	}
	verbs := []team.ChangeMove{
		of(team.Notify, "rex"), of(team.Counsel, "lea"), of(team.Approve, "lea"), of(team.Reject, "lea"),
		of(team.Agree, "cora"), of(team.Withdraw, "rex"), of(team.Apply, "amy"), of(team.Override, "amy"),
		of(team.Verify, "amy"), of(team.RollBack, "amy"), of(team.Review, "lea"), of(team.Draft, "rex"), of("ponder", "rex"),
	}
	const none = team.ChangeState("")
	for from, want := range map[team.ChangeState][]team.ChangeState{
		//                notify            counsel          approve        reject         agree            withdraw        apply         override      verify        roll back        review
		team.Drafted:    {team.Noticed, team.Counselled, team.Approved, team.Rejected, team.Drafted, team.Withdrawn, none, team.Applied, none, none, none},
		team.Noticed:    {none, team.Counselled, team.Approved, team.Rejected, team.Noticed, team.Withdrawn, none, team.Applied, none, none, none},
		team.Counselled: {team.Counselled, none, team.Approved, team.Rejected, team.Counselled, team.Withdrawn, none, team.Applied, none, none, none},
		team.Approved:   {team.Approved, team.Approved, none, none, team.Approved, team.Withdrawn, team.Applied, team.Applied, none, none, none},
		team.Rejected:   {none, none, none, none, none, none, none, none, none, none, none},
		team.Withdrawn:  {none, none, none, none, none, none, none, none, none, none, none},
		team.Applied:    {none, none, none, none, none, none, none, none, team.Verified, team.RolledBack, none},
		team.Verified:   {none, none, none, none, none, none, none, none, none, none, none},
		team.RolledBack: {none, none, none, none, none, none, none, none, none, none, none},
	} {
		t.Run(string(from), func(t *testing.T) {
			t.Parallel()
			g := gateOf(approvalOnly)
			c := drafted(t, upgrade())
			for _, m := range reach[from] {
				c = after(t, c, g, m)
				g.Solution = performed(t, c, m.Verb, g.Solution)
			}
			require.Equal(t, from, c.State)
			for i, m := range verbs {
				got, _, err := c.Move(m, g)
				if i >= len(want) || want[i] == none {
					require.ErrorIs(t, err, account.ErrNotAllowed, "%s", m.Verb)
					require.Zero(t, got)
					continue
				}
				require.NoError(t, err, "%s", m.Verb)
				require.Equal(t, want[i], got.State, "%s", m.Verb)
			}
		})
	}
}

// performed is the configuration once a verb was done.
func performed(t testing.TB, c team.ChangeRequest, v team.ChangeVerb, s *account.Solution) *account.Solution {
	t.Helper()
	e, ok := c.Performs(v)
	if !ok {
		return s
	}
	next, _, err := e.Apply(*s)
	require.NoError(t, err)
	return &next
}

func TestAStepThatDoesNotFollowIsATransitionError(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		rule  team.ChangeRule
		moves []team.ChangeMove
		last  team.ChangeMove
		want  string
	}{
		{"not in the table", allThree, nil, of(team.Verify, "amy"), `change "c1": "verify" of "drafted": does not follow from this state`},
		{"an unknown verb", allThree, nil, of("ponder", "amy"), `change "c1": "ponder" of "drafted": does not follow from this state`},
		{"counsel before the notice asked for", allThree, nil, of(team.Counsel, "lea"), `change "c1": "counsel" of "drafted": comes after the notice that the policy asks for`},
		{"approval before the notice asked for", allThree, nil, of(team.Approve, "lea"), `change "c1": "approve" of "drafted": comes after the notice that the policy asks for`},
		{"approval before the counsel asked for", allThree, script("notify rex"), of(team.Approve, "lea"), `change "c1": "approve" of "noticed": comes after the counsel that the policy asks for`},
		{"approval twice", approvalOnly, script("approve lea"), of(team.Approve, "leo"), `change "c1": "approve" of "approved": was done already`},
		{"notice twice", approvalOnly, script("approve lea", "notify rex"), of(team.Notify, "rex"), `change "c1": "notify" of "approved": was done already`},
		{"counsel twice", approvalOnly, script("counsel lea", "approve lea"), of(team.Counsel, "leo"), `change "c1": "counsel" of "approved": was done already`},
		{"the same person agrees twice", approvalOnly, script("agree cora"), of(team.Agree, "cora"), `change "c1": "agree" of "drafted": was done already`},
		{"review without emergency", counselOnly, script("counsel lea", "apply amy"), of(team.Review, "lea"), `change "c1": "review" of "applied": goes with a change made in an emergency alone`},
		{"review twice", allThree, script("override amy", "review lea"), of(team.Review, "leo"), `change "c1": "review" of "applied": was done already`},
		{"after its end", allThree, script("withdraw rex"), of(team.Notify, "rex"), `change "c1": "notify" of "withdrawn": does not follow from this state`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			g := gateOf(test.rule)
			_, _, err := after(t, drafted(t, upgrade()), g, test.moves...).Move(test.last, g)
			var transition *account.TransitionError
			require.ErrorAs(t, err, &transition)
			require.ErrorIs(t, err, account.ErrNotAllowed)
			require.EqualError(t, err, test.want)
		})
	}
}
