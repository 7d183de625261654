package quadrant_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// A script is a random life of an account, and the watch over it, one fact at a time.
type script struct {
	*tower
	testing.TB
	policy   quadrant.WatchPolicy
	promises *account.Promises

	tickets      map[metrics.TicketID]metrics.Ticket
	harms        map[metrics.TicketID][]quadrant.Harm // once there was more than one view
	activities   map[metrics.ActivityID]metrics.Activity
	commitments  map[account.CommitmentID]account.Commitment // the host's own
	interactions []quadrant.Interaction
	notices      map[account.NoticeKey]bool
	bytes        []byte
}

func newScript(t testing.TB, bytes []byte) *script {
	s := &script{
		TB: t, bytes: bytes, harms: make(map[metrics.TicketID][]quadrant.Harm),
		tickets: make(map[metrics.TicketID]metrics.Ticket), activities: make(map[metrics.ActivityID]metrics.Activity),
		commitments: make(map[account.CommitmentID]account.Commitment), notices: make(map[account.NoticeKey]bool),
	}
	s.tower = newTower(t, staff(), quadrant.Options{Hooks: []quadrant.Hooks{{
		AfterSave: func(_ context.Context, o quadrant.Operation) error {
			for _, n := range o.Unit.Notices { // what is raised twice at one instant has one key
				s.notices[n.Key] = true
			}
			return nil
		},
	}}})
	s.promises = account.NewPromises(s.Store, account.Sources{}, account.Options{
		Now: s.clock.Now, NewID: accounttest.NewIDs("promise").Next,
	})
	return s
}

// draw takes a number below n from the script.
func (s *script) draw(n int) int {
	if len(s.bytes) == 0 {
		return 0
	}
	b := s.bytes[0]
	s.bytes = s.bytes[1:]
	return int(b) % n
}

func pick[T any](s *script, list ...T) T { return list[s.draw(len(list))] }

// see lets the watcher observe a fact.
func (s *script) see(f quadrant.Fact) {
	s.observe(s, f)
}

// about is a record that may be there.
func (s *script) about() account.Ref {
	n := strconv.Itoa(s.draw(4))
	return pick(s, metrics.TicketID("T-"+n).Ref(), metrics.TicketID("T-"+n).Ref(),
		metrics.ActivityID("A-"+n).Ref(), account.CommitmentID("C-"+n).Ref())
}

// play does one thing, and lets some time pass.
func (s *script) play() {
	now := s.clock.Now()
	soon := now.Add(pick(s, 0, 0, 0, time.Second)) // a host's clock may be ahead
	switch s.draw(8) {
	case 0, 1, 2:
		s.ticket(soon)
	case 3, 4:
		people := []account.PersonID{"mara", "amir", "eve", "tess", "ann", "bob"}
		i := quadrant.Interaction{
			ID: quadrant.InteractionID(fmt.Sprint("i-", len(s.interactions))), Account: "quay",
			At:      pick(s, now, now, now.Add(-20*time.Minute), soon),
			Channel: quadrant.Call, Trigger: quadrant.Problem, About: []account.Ref{s.about(), s.about()},
		}
		from := s.draw(len(people))
		i.From = people[from : from+1]
		i.To = []account.PersonID{people[(from+1+s.draw(len(people)-1))%len(people)]}
		s.interactions = append(s.interactions, i)
		s.see(quadrant.Fact{Interaction: &i})
	case 5:
		s.promise(now)
	case 6:
		a := metrics.Activity{
			ID: metrics.ActivityID("A-" + strconv.Itoa(s.draw(4))), Account: "quay", Kind: metrics.Order, Summary: "Disks",
			Status:  pick(s, metrics.ActivityPlanned, metrics.ActivityRunning, metrics.ActivityDone),
			Planned: now.Add(time.Duration(s.draw(60)-10) * time.Hour), Visibility: pick(s, account.Internal, account.Customer),
		}
		if a.Status == metrics.ActivityDone {
			a.Done = now
		}
		s.activities[a.ID] = a
		s.see(quadrant.Fact{Activity: &a})
	case 7:
		s.act()
	}
	if s.draw(3) == 0 {
		s.tick()
	}
	s.clock.Advance(pick(s, 0, time.Second, 5*time.Minute, 20*time.Minute, time.Hour, 5*time.Hour, 30*time.Hour))
}

// ticket opens a ticket, or does something with it.
func (s *script) ticket(at time.Time) {
	id := metrics.TicketID("T-" + strconv.Itoa(s.draw(4)))
	t, there := s.tickets[id]
	if !there {
		t = metrics.Ticket{
			ID: id, Account: "quay", Summary: "Slow", Opened: at, Priority: "2",
			Visibility: pick(s, account.Internal, account.Business, account.Customer),
		}
	}
	log := func(kind metrics.EntryKind, p metrics.Priority) {
		t.Log = append(slices.Clone(t.Log), metrics.Entry{At: at, Kind: kind, Priority: p})
	}
	impacts := []metrics.Impact{"", metrics.Minor, metrics.Degraded, metrics.Disrupted}
	switch s.draw(8) {
	case 0, 1:
		t.Impact = pick(s, impacts...)
	case 2:
		t.CustomerImpact = pick(s, impacts...)
	case 3:
		log(metrics.Prioritised, pick[metrics.Priority](s, "1", "2"))
	case 4:
		log(pick(s, metrics.Restored, metrics.Resolved, metrics.Closed), "")
	case 5:
		log(metrics.Reopened, "")
	case 6:
		t.Problem = pick[metrics.ProblemID](s, "", "P-1", "P-1", "P-2")
	case 7:
		t.Item = pick[account.ItemID](s, "", "fw", "fw")
	}
	if before := s.tickets[id]; there && (before.Impact != t.Impact || before.CustomerImpact != t.CustomerImpact) {
		if s.harms[id] == nil {
			s.harms[id] = []quadrant.Harm{{Since: t.Opened, Impact: before.Impact, CustomerImpact: before.CustomerImpact}}
		}
		s.harms[id] = append(s.harms[id], quadrant.Harm{
			Since: latest(s.clock.Now(), t.Opened), Impact: t.Impact, CustomerImpact: t.CustomerImpact,
		})
	}
	s.tickets[id] = t
	s.see(quadrant.Fact{Ticket: &t})
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// promise makes a promise, in the store or of the host's own, or moves it.
func (s *script) promise(now time.Time) {
	n := strconv.Itoa(s.draw(4))
	id := account.CommitmentID("C-" + n)
	due := now.Add(time.Duration(1+s.draw(100)) * time.Hour).Add(time.Duration(len(s.bytes))) // always another
	c := account.Commitment{
		ID: id, Account: "quay", Kind: account.Action, Text: "Call back", Owner: "amir", Due: due, Visibility: pick(s, account.Internal, account.Business),
	}
	if stored, err := s.Commitment(s.Context(), id); err == nil {
		if stored.State != account.Open {
			return
		}
		m := account.CommitmentMove{Actor: "amir", Note: "so"}
		m.Verb, m.Due = pick(s, account.Keep, account.Break, account.Reschedule, account.Withdraw), c.Due
		moved, err := s.promises.Move(s.Context(), id, m)
		require.NoError(s, err)
		if m.Verb == account.Break {
			s.see(quadrant.Fact{Commitment: &moved})
		}
		return
	}
	if _, there := s.commitments[id]; !there && n < "2" {
		_, err := s.promises.Make(s.Context(), "amir", c)
		require.NoError(s, err)
		return
	}
	own, there := s.commitments[id]
	var err error
	switch {
	case !there:
		own, _, err = account.Promise(c, "amir", now)
	case own.State == account.Open:
		own, _, err = own.Move(account.CommitmentMove{
			Actor: "amir", At: now, Note: "so", Due: c.Due, Verb: pick(s, account.Keep, account.Break, account.Reschedule),
		})
	}
	require.NoError(s, err)
	s.commitments[id] = own
	s.see(quadrant.Fact{Commitment: &own})
}

// act does something about an alert.
func (s *script) act() {
	alerts, err := s.watcher.Alerts(s.Context(), "quay")
	require.NoError(s, err)
	if len(alerts) == 0 {
		return
	}
	a := alerts[s.draw(len(alerts))]
	if a.Advisory == nil || s.draw(2) == 0 {
		_, err := s.watcher.Acknowledge(s.Context(), pick[account.PersonID](s, "mara", "amir", "eve", "tess"), a.Key)
		require.NoError(s, err)
		return
	}
	revised := a.Advisory.Clone()
	revised.Options = []account.Text{account.Data("Wait"), account.Data(fmt.Sprint("Act ", s.clock.Now()))}
	revised.Intent, revised.NextReport = account.Data("No delay"), s.clock.Now().Add(time.Hour)
	for _, m := range []quadrant.AdvisoryMove{
		{Verb: quadrant.Revise, Revised: &revised}, {Verb: quadrant.Send}, {Verb: quadrant.FollowUp}, {Verb: quadrant.Close, Note: "Done"},
	} {
		m.Actor = "amir"
		_, err := s.watcher.MoveAdvisory(s.Context(), a.Key, m)
		// It may be sent or closed, have the words already, or have gone on to
		// another alert.
		if err != nil || s.draw(2) == 0 {
			return
		}
	}
}

// facts are all that the watch could know, with or without what it has on record.
func (s *script) facts(cases bool) quadrant.Facts {
	ctx := s.Context()
	f := quadrant.Facts{Interactions: s.interactions}
	var err error
	f.Account, err = s.Account(ctx, "quay")
	require.NoError(s, err)
	for _, id := range []account.ID{"", "quay"} {
		people, err := s.People(ctx, id)
		require.NoError(s, err)
		f.People = append(f.People, people...)
	}
	f.Assignments = gathered(s, s.Assignments(ctx, "quay"))
	f.Terms, err = s.Terms(ctx, "quay")
	require.NoError(s, err)
	for _, t := range s.tickets {
		f.Tickets = append(f.Tickets, t)
	}
	for _, a := range s.activities {
		f.Activities = append(f.Activities, a)
	}
	for _, c := range s.commitments {
		f.Commitments = append(f.Commitments, c)
	}
	f.Commitments = append(f.Commitments, gathered(s, s.Commitments(ctx, account.CommitmentFilter{}))...)
	if cases {
		f.Cases = gathered(s, s.Cases(ctx, quadrant.CaseFilter{}))
		for i, c := range f.Cases {
			f.Cases[i].Harms = s.harms[metrics.TicketID(c.About.ID)]
		}
	}
	return f
}

// agree checks that the watcher comes to the same as the judgement of all facts.
func (s *script) agree() []quadrant.Trouble {
	want := quadrant.Watch(s.facts(true), s.policy, s.clock.Now())
	got, err := s.watcher.Troubles(s.Context(), "quay")
	require.NoError(s, err)
	require.Equal(s, want, got)
	return want
}

// tick ticks, and checks that who is to be told of the troubles there are is told once.
func (s *script) tick() {
	s.tower.tick(s)
	require.Equal(s, quadrant.Watched{}, s.tower.tick(s), "a second tick has nothing to do")
	troubles := s.agree()
	alerts := make(map[quadrant.AlertKey]quadrant.Alert)
	for _, c := range gathered(s, s.Cases(s.Context(), quadrant.CaseFilter{})) {
		for _, a := range c.Alerts {
			require.NotContains(s, alerts, a.Key)
			alerts[a.Key] = a
		}
	}
	open := make(map[quadrant.AlertKey]bool)
	for _, t := range troubles {
		a, raised := alerts[t.Key]
		if len(t.Outstanding()) == 0 || raised && a.Outcome == quadrant.ClearedTold {
			continue
		}
		require.True(s, raised, "%s was not raised", t.Key)
		open[t.Key] = true
		s.told(t, a)
	}
	for key, a := range alerts {
		require.Equal(s, open[key], a.Cleared.IsZero(), "alert %s: cleared %q", key, a.Outcome)
	}
}

// told checks that an alert has each step that is due about those who were not told
// once, by the policy as it is written down, and that each was stored.
func (s *script) told(t quadrant.Trouble, a quadrant.Alert) {
	now := s.clock.Now()
	names := make(map[string]int)
	for _, step := range a.Steps {
		names[step.Name]++
		require.Equal(s, 1, names[step.Name], step.Name)
		_, _, err := s.Settlement(s.Context(), step.Key)
		require.NoError(s, err)
	}
	for _, d := range t.Outstanding() {
		first := "tell-" + string(d.Role)
		if d.Quadrant != "" {
			first = "advise-" + string(d.Quadrant)
		}
		require.Equal(s, 1, names[first], first)
		for _, e := range []struct {
			after time.Duration
			name  string
		}{{0, "0-account-manager"}, {time.Hour, "60-executive-partner"}} {
			name := "late-" + string(d.Role) + string(d.Quadrant) + "-" + e.name
			due := !d.By.Add(e.after).After(now)
			require.Equal(s, due, names[name] == 1, "%s by %s, at %s", name, d.By, now)
		}
	}
}

// swept checks that a watcher which knows nothing comes to the same by one sweep over
// what there is.
func (s *script) swept() {
	ctx := s.Context()
	all := staff()
	f := s.facts(false)
	all.Tickets, all.Activities, all.Interactions = f.Tickets, f.Activities, f.Interactions
	fresh := newTower(s, all, quadrant.Options{})
	fresh.clock.Set(s.clock.Now())
	f.Commitments = slices.DeleteFunc(f.Commitments, func(c account.Commitment) bool { return c.Kind == account.ReportBack })
	for _, c := range f.Commitments {
		c.Revision = 0
		require.NoError(s, fresh.Save(ctx, account.Unit{Commitments: []account.Commitment{c}}))
	}
	now := s.clock.Now()
	f.Tickets = gathered(s, fresh.Tickets(ctx, "quay", metrics.Period{From: now, To: now.Add(1)}))
	_, err := fresh.watcher.Sweep(ctx, "tess", "quay")
	require.NoError(s, err)
	want := quadrant.Watch(f, s.policy, now)
	got, err := fresh.watcher.Troubles(ctx, "quay")
	require.NoError(s, err)
	require.Equal(s, want, got)
	var open, raised []quadrant.AlertKey
	for _, t := range want {
		if len(t.Outstanding()) > 0 {
			open = append(open, t.Key)
		}
	}
	alerts, err := fresh.watcher.Alerts(ctx, "quay")
	require.NoError(s, err)
	for _, a := range alerts {
		raised = append(raised, a.Key)
	}
	require.ElementsMatch(s, open, raised)
	again, err := fresh.watcher.Sweep(ctx, "tess", "quay")
	require.NoError(s, err)
	require.Equal(s, quadrant.Watched{}, again, "a second sweep has nothing to do")
}

// run plays the script to its end.
func (s *script) run() {
	for len(s.bytes) > 0 {
		s.play()
		s.agree()
	}
	s.tick()
	require.Len(s, s.tower.notices(s), len(s.notices), "each notice is stored once")
	s.swept()
}

// Whatever happens in whatever order, the watcher comes to the same as one look at all
// facts, and tells whom it must once.
func TestWatcherAgreesWithWatch(t *testing.T) {
	t.Parallel()
	for seed := range uint64(24) {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			t.Parallel()
			newScript(t, noise(seed, 300)).run()
		})
	}
}

// noise are random bytes.
func noise(seed uint64, n int) []byte {
	r := rand.New(rand.NewPCG(seed, 7))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

func FuzzWatcher(f *testing.F) {
	for seed := range uint64(8) {
		f.Add(noise(seed, 120))
	}
	f.Fuzz(func(t *testing.T, script []byte) {
		if len(script) > 120 {
			script = script[:120]
		}
		newScript(t, script).run()
	})
}
