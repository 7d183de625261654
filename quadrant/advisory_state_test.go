package quadrant_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
)

// Every verb in every state; an empty state is a step that does not follow.
func TestAdvisoryTable(t *testing.T) {
	t.Parallel()
	const none = quadrant.AdvisoryState("")
	for _, row := range []struct {
		reach []quadrant.AdvisoryMove
		from  quadrant.AdvisoryState
		want  [4]quadrant.AdvisoryState // revise, send, follow-up, close
	}{
		{nil, quadrant.Drafted, [4]quadrant.AdvisoryState{quadrant.Drafted, quadrant.Sent, none, quadrant.Closed}},
		{[]quadrant.AdvisoryMove{step("send", 11)}, quadrant.Sent,
			[4]quadrant.AdvisoryState{none, none, quadrant.FollowedUp, quadrant.Closed}},
		{[]quadrant.AdvisoryMove{step("send", 11), step("follow-up", 12)}, quadrant.FollowedUp,
			[4]quadrant.AdvisoryState{none, none, quadrant.FollowedUp, quadrant.Closed}},
		{[]quadrant.AdvisoryMove{dropped(11)}, quadrant.Closed, [4]quadrant.AdvisoryState{}},
	} {
		t.Run(string(row.from), func(t *testing.T) {
			t.Parallel()
			a := moved(t, outage(), row.reach...)
			require.Equal(t, row.from, a.State)
			for i, m := range []quadrant.AdvisoryMove{shorter(13), step("send", 13), step("follow-up", 13), dropped(13)} {
				got, e, err := a.Move(m)
				if row.want[i] == none {
					require.EqualError(t, err, fmt.Sprintf(`alert "k-1": %q of %q: does not follow from this state`, m.Verb, row.from))
					require.ErrorIs(t, err, account.ErrNotAllowed)
					require.Zero(t, got)
					require.Zero(t, e)
					continue
				}
				require.NoError(t, err, m.Verb)
				require.Equal(t, row.want[i], got.State, m.Verb)
			}
			_, _, err := a.Move(step("ponder", 13))
			require.EqualError(t, err, `verb: "ponder" is not a step of an advisory`)
		})
	}
}

// A blank is no word: neither for why an advisory was not sent nor for what is
// reported.
func TestABlankIsNoWord(t *testing.T) {
	t.Parallel()
	drop, follow := dropped(11), step("follow-up", 12)
	drop.Note, follow.Report = " \n", account.Data(" ")
	_, _, err := outage().Move(drop)
	require.Equal(t, []string{"note: is missing: say why it was not sent"}, faultLines(err))
	_, _, err = moved(t, outage(), step("send", 11)).Move(follow)
	require.Equal(t, []string{"report: is blank"}, faultLines(err))
}

func TestAdvisoryDiagram(t *testing.T) {
	t.Parallel()
	require.Equal(t, `stateDiagram-v2
    state "followed-up" as followed_up
    [*] --> drafted
    drafted --> drafted: revise
    drafted --> sent: send
    drafted --> closed: close
    sent --> followed_up: follow-up
    sent --> closed: close
    followed_up --> followed_up: follow-up
    followed_up --> closed: close
    closed --> [*]
`, quadrant.AdvisoryDiagram())
}

// However people go about it: an advisory on record is without fault, its steps are
// in order, what was sent was whole, and what is closed stays so.
func FuzzAdvisory(f *testing.F) {
	for seed := range uint64(4) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		rng := rand.New(rand.NewPCG(seed, 1))
		a := outage()
		verbs := []quadrant.AdvisoryVerb{quadrant.Revise, quadrant.Send, quadrant.FollowUp, quadrant.Close, "ponder"}
		for range 20 {
			m := step(verbs[rng.IntN(len(verbs))], rng.IntN(24))
			if rng.IntN(2) == 0 {
				m.Note = "note"
			}
			if m.Verb == quadrant.Revise {
				words := outage()
				words.Options = words.Options[:rng.IntN(3)]
				words.NextReport = onMarch(3, rng.IntN(48))
				m.Revised = &words
			}
			if m.Verb == quadrant.FollowUp && rng.IntN(2) == 0 {
				m.NextReport = onMarch(3, rng.IntN(48))
			}
			next, e, err := a.Move(m)
			if err != nil {
				require.Zero(t, next)
				require.Zero(t, e)
				continue
			}
			require.NoError(t, next.Validate())
			e.ID = "e-1"
			require.NoError(t, e.Validate())
			require.NotEqual(t, quadrant.Closed, a.State)
			require.Len(t, next.Steps, len(a.Steps)+1)
			if m.Verb == quadrant.Send {
				require.NotEmpty(t, next.Options)
				require.True(t, next.NextReport.After(next.Steps[len(next.Steps)-1].At))
			}
			a = next
		}
	})
}
