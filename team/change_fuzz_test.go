package team_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

var walkLocale = account.English().With(team.Phrases())

// A changeWalk does random things to a change under policies, teams and
// configurations that change on the way, and watches what must hold.
type changeWalk struct {
	t    testing.TB
	intn func(int) int
	c    team.ChangeRequest
	gate team.Gate
	now  time.Time
	// drafter is who wrote the change down.
	drafter account.PersonID
	// approved says that a technical lead whose own it is not approved, by the
	// assignments of that instant.
	approved bool
}

var walkVerbs = []team.ChangeVerb{
	team.Notify, team.Counsel, team.Approve, team.Reject, team.Agree, team.Withdraw, team.Apply, team.Override,
	team.Verify, team.RollBack, team.Review, team.Notify, team.Counsel, team.Approve, team.Agree, team.Apply, "ponder",
}

var walkActors = []account.PersonID{"lea", "leo", "lea", "otto", "eve", "amy", "rex", "ned", "cora", "cody", "tess", "gus", "olga"}

func newWalk(t testing.TB, intn func(int) int) *changeWalk {
	w := &changeWalk{t: t, intn: intn, now: hour(1, 9)}
	c := upgrade()
	c.Requester = []account.PersonID{"rex", "lea", "cora", "ned"}[intn(4)]
	w.drafter = []account.PersonID{c.Requester, "leo", "cody"}[intn(3)]
	s := shop()
	var err error
	w.c, _, err = team.DraftChange(c, w.drafter, hour(1, 9), &s, nil)
	require.NoError(t, err)
	w.gate = gateOf(w.rule())
	w.restaff()
	return w
}

func (w *changeWalk) rule() team.ChangeRule {
	r := team.ChangeRule{Notice: w.intn(2) == 0, Counsel: w.intn(2) == 0, Approval: w.intn(2) == 0, OwnApproval: w.intn(4) == 0}
	if r.Notice {
		r.Ahead = time.Duration(w.intn(3)) * 4 * time.Hour
	}
	r.Customer.N = max(0, w.intn(5)-2)
	if r.Customer.N > 0 {
		r.Customer.Level = []account.Level{"", account.BusinessLevel}[w.intn(2)]
	}
	if r.Validate() != nil {
		r.Counsel = true
	}
	return r
}

// restaff takes some of the crew off the team or hands technical lead over, and
// puts people at the customer on it.
func (w *changeWalk) restaff() {
	assignments := append(crew(), given("7", "cora", "customer-contact", 1, 0))
	switch w.intn(5) {
	case 0:
		assignments = append(assignments[2:], given("8", "otto", account.TechnicalLead, 1, 0))
	case 1, 2:
		assignments = slices.Delete(assignments, w.intn(2), 1+w.intn(2)+1)
	}
	w.gate.Team = team.At(nil, assignments, hour(29, 0))
}

// step changes the world or does a move, allowed or not.
func (w *changeWalk) step() {
	w.now = w.now.Add(time.Duration(w.intn(13)) * time.Hour)
	switch w.intn(16) {
	case 0:
		w.gate.Policy.Default = w.rule()
	case 1:
		w.restaff()
	case 2:
		other := w.gate.Solution.Clone()
		other.Items[w.intn(3)].Name += "!"
		w.gate.Solution = &other
	}
	m := team.ChangeMove{Verb: walkVerbs[w.intn(len(walkVerbs))], Actor: walkActors[w.intn(len(walkActors))], At: w.now}
	if w.intn(8) > 0 {
		m.Note = "so be it"
	}
	if w.intn(8) == 0 {
		m.At = m.At.Add(-time.Hour) // a clock that is behind
	}
	if m.Verb == team.Override && w.intn(4) > 0 {
		m.DecidedBy = walkActors[w.intn(len(walkActors))]
	}
	before := w.c
	next, e, err := w.c.Move(m, w.gate)
	if err != nil {
		require.True(w.t, errors.Is(err, account.ErrNotAllowed) || errors.Is(err, account.ErrInvalid) || errors.Is(err, account.ErrConflict), "%v", err)
		require.Zero(w.t, next)
		return
	}
	w.c = next
	require.NoError(w.t, withID(e).Validate())
	for _, text := range []account.Text{e.Kind.Label(), w.c.State.Label(), m.Verb.Label()} {
		require.Empty(w.t, walkLocale.Lacks(text))
	}
	w.holds(before, m)
	w.gate.Solution = performed(w.t, w.c, m.Verb, w.gate.Solution)
}

func withID(e account.Event) account.Event { e.ID = "e"; return e }

// holds checks what must hold after a move.
func (w *changeWalk) holds(before team.ChangeRequest, m team.ChangeMove) {
	t, c, rule := w.t, w.c, w.gate.Policy.Default
	n := len(before.Steps)
	require.Len(t, c.Steps, n+1, "steps grow by one")
	require.Equal(t, before.Steps, c.Steps[:n], "and are never altered")
	last := c.Steps[n]
	require.False(t, last.At.Before(before.Steps[n-1].At), "they are in order")
	own := m.Actor == c.Requester || m.Actor == w.drafter
	if isFinal(before.State) {
		require.Equal(t, before.State, c.State, "final states stay")
	}
	lead := w.gate.Team.Holds(m.Actor, account.TechnicalLead)
	switch m.Verb {
	case team.Counsel, team.Approve, team.Reject, team.Review:
		require.True(t, lead)
	}
	if m.Verb == team.Approve || m.Verb == team.Review {
		require.True(t, !own || rule.OwnApproval && last.Own)
	}
	if m.Verb == team.Approve {
		w.approved = w.approved || lead && !own
	}
	switch m.Verb {
	case team.Apply, team.Override:
		fw, _ := w.gate.Solution.Item("fw")
		require.Equal(t, shop().Items[0], fw, "it is as it was seen")
		fallthrough
	case team.Verify, team.RollBack:
		require.NotEqual(t, account.PersonID("cora"), m.Actor, "the configuration is ours to touch")
	}
	has := func(v team.ChangeVerb) bool {
		return slices.ContainsFunc(c.Steps, func(s team.ChangeStep) bool { return s.Verb == v })
	}
	require.Equal(t, has(team.Override), c.Emergency)
	if m.Verb == team.Override {
		require.NotEmpty(t, last.DecidedBy)
	}
	if m.Verb == team.Apply {
		require.False(t, c.Emergency)
		require.True(t, has(team.Notify) || has(team.Counsel) || has(team.Approve), "nobody touches it without the technical lead")
		require.True(t, w.approved || !rule.Approval || rule.OwnApproval && has(team.Approve))
		require.True(t, has(team.Counsel) || !rule.Counsel)
		require.True(t, !rule.Notice || slices.ContainsFunc(c.Steps, func(s team.ChangeStep) bool {
			return s.Verb == team.Notify && slices.ContainsFunc(s.Told, func(id account.PersonID) bool {
				return w.gate.Team.Holds(id, account.TechnicalLead)
			})
		}), "somebody was told who is technical lead now")
		require.False(t, m.At.Before(c.Start))
	}
}

func isFinal(s team.ChangeState) bool {
	return s == team.Rejected || s == team.Withdrawn || s == team.Verified || s == team.RolledBack
}

func TestEveryStateOfAChangeIsReached(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	reached := make(map[team.ChangeState]int)
	var reviewed, applied, again int
	for range 800 {
		w := newWalk(t, random.IntN)
		for range 25 {
			w.step()
			reached[w.c.State]++
		}
		told := 0
		for _, s := range w.c.Steps {
			switch s.Verb {
			case team.Notify:
				told++
			case team.Review:
				reviewed++
			case team.Apply:
				applied++
			}
		}
		if told > 1 {
			again++
		}
	}
	for _, s := range []team.ChangeState{
		team.Drafted, team.Noticed, team.Counselled, team.Approved, team.Rejected, team.Withdrawn, team.Applied, team.Verified, team.RolledBack,
	} {
		require.NotZero(t, reached[s], s)
	}
	require.Len(t, reached, 9)
	require.NotZero(t, reviewed)
	require.NotZero(t, applied)
	require.NotZero(t, again, "notice is given to a successor, too")
}

func FuzzChange(f *testing.F) {
	f.Add([]byte{0, 1, 0, 1, 0, 0, 0, 0, 3, 5, 0, 0, 1})
	f.Add([]byte("nobody touches the configuration without the technical lead"))
	f.Fuzz(func(t *testing.T, data []byte) {
		at := 0
		w := newWalk(t, func(n int) int {
			if at == len(data) {
				return 0
			}
			at++
			return int(data[at-1]) % n
		})
		for at < len(data) {
			w.step()
		}
	})
}

// Advance notice is counted in service hours, here one minute after the other.
func TestNoticeIsCountedInServiceHours(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(5, 6))
	for range 60 {
		ahead := time.Duration(random.IntN(20)) * 30 * time.Minute
		g := gateOf(team.ChangeRule{Notice: true, Ahead: ahead})
		m := of(team.Notify, "rex")
		m.At = hour(1, 9).Add(time.Duration(random.IntN(6*24*60)) * time.Minute)
		c := after(t, drafted(t, upgrade()), g, m)
		open, now := time.Duration(0), m.At
		for open < ahead || now.Before(c.Start) {
			require.NotEmpty(t, c.Missing(g, now, nil), "%s of %s at %s", open, ahead, now)
			if inService(now) {
				open += time.Minute
			}
			now = now.Add(time.Minute)
		}
		require.Empty(t, c.Missing(g, now, nil), "%s after %s at %s", ahead, m.At, now)
	}
}

// inService is when the calendar of gateOf is open.
func inService(t time.Time) bool {
	return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday && t.Hour() >= 9 && t.Hour() < 17
}
