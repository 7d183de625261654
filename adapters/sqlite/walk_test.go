package sqlite_test

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/team"
)

// A keeper is everything that a desk and what goes with it need.
type keeper interface {
	team.DeskStore
	account.DirectoryStore
	account.Outbox
}

// A site is one tenant with the services at work on it. Two sites on different
// stores that are led the same way must stay the same.
type site struct {
	keeper
	clock     *accounttest.Clock
	desk      *team.Desk
	promises  *account.Promises
	directory *account.Directory
	relay     *account.Relay
}

// people of the site; those of the second half are the customer's.
var siblings = []account.PersonID{"eva", "max", "ola", "tom", "tia", "ann", "jan", "nobody"}

var roles = []account.Role{
	account.ExecutivePartner, account.AccountManager, account.OperationsSupervisor, account.TechnicalLead,
	account.SalesEngineer, account.ProfessionalServices, "janitor",
}

var verbs = []team.ChangeVerb{
	team.Notify, team.Counsel, team.Approve, team.Agree, team.Apply, team.Override, team.Verify, team.RollBack,
	team.Review, team.Notify, team.Counsel, team.Approve, team.Apply, team.Agree, team.Reject, team.Withdraw,
}

func newSite(t testing.TB, store keeper) *site {
	t.Helper()
	c := accounttest.NewClock(time.Date(2026, time.November, 2, 9, 0, 0, 0, time.UTC))
	ids := accounttest.NewIDs("id")
	s := &site{keeper: store, clock: c}
	opt := account.Options{Now: c.Now, NewID: ids.Next}
	s.directory = account.NewDirectory(store, opt)
	s.desk = team.NewDesk(store, store, team.Sources{}, team.Options{Now: c.Now, NewID: ids.Next, Changes: team.ChangePolicy{
		Default: team.ChangeRule{Notice: true, Ahead: time.Hour, Approval: true},
		Kinds: map[team.ChangeKind]team.ChangeRule{
			"agreed": {Counsel: true, Customer: team.CustomerApproval{N: 1, Level: account.BusinessLevel}},
			"own":    {Approval: true, OwnApproval: true},
		},
	}})
	s.promises = account.NewPromises(store, account.Sources{People: store, Roles: s.desk}, opt)
	deliver := account.NotifierFunc(func(context.Context, account.Notice, []account.Person) error { return nil })
	s.relay = account.NewRelay(store, store, deliver, opt)
	ctx := t.Context()
	_, err := s.directory.PutAccount(ctx, "max", account.Account{ID: "a-1", Name: "Harbour Foods"})
	require.NoError(t, err)
	for i, id := range siblings[:7] {
		p := account.Person{ID: id, Name: "N" + string(id), Side: account.ProviderSide, Level: account.TechnicalLevel}
		if i > 4 {
			p.Account, p.Side, p.Level = "a-1", account.CustomerSide, account.BusinessLevel
		}
		_, err := s.directory.PutPerson(ctx, "max", p)
		require.NoError(t, err)
	}
	_, err = s.directory.PutSolution(ctx, "max", account.Solution{Account: "a-1", Name: "Production", Items: []account.Item{
		{ID: "i0", Name: "Zero", Kind: "server"}, {ID: "i1", Name: "One", Kind: "server"},
	}})
	require.NoError(t, err)
	for i, role := range roles[:4] {
		a := team.Assignment{Account: "a-1", Person: siblings[i], Role: role, From: c.Now().AddDate(0, -1, 0), Basis: team.Standing}
		_, err := s.desk.Assign(ctx, "max", a)
		require.NoError(t, err)
	}
	return s
}

// fitting is who may do something, and every third time anybody.
func fitting(tape *tape, who account.PersonID) account.PersonID {
	if tape.next(3) > 0 {
		return who
	}
	return pick(tape, siblings)
}

// may are those who may do a verb, as long as nobody hands over.
var may = map[team.ChangeVerb]account.PersonID{
	team.Notify: "max", team.Counsel: "tom", team.Approve: "tom", team.Reject: "tom", team.Review: "tom", team.Agree: "ann",
	team.Apply: "ola", team.Override: "ola", team.Verify: "ola", team.RollBack: "ola", team.Withdraw: "max",
}

// following is a verb that comes next, as the change stands.
func following(tape *tape, c team.ChangeRequest) team.ChangeVerb {
	did := func(v team.ChangeVerb) bool {
		return slices.ContainsFunc(c.Steps, func(s team.ChangeStep) bool { return s.Verb == v })
	}
	if c.Emergency && !did(team.Review) && tape.next(2) == 0 {
		return team.Review
	}
	switch c.State {
	case team.Applied:
		return pick(tape, []team.ChangeVerb{team.Verify, team.RollBack})
	case team.Drafted:
		if tape.next(3) == 0 {
			return pick(tape, []team.ChangeVerb{team.Override, team.Reject, team.Withdraw})
		}
	}
	for _, v := range []team.ChangeVerb{team.Notify, team.Counsel, team.Agree, team.Approve} {
		if !did(v) {
			return v
		}
	}
	return team.Apply
}

// A tape is what a walk is led by: bytes, and zeros once they are used up.
type tape struct{ rest []byte }

func (t *tape) next(n int) int {
	if len(t.rest) == 0 {
		return 0
	}
	b := int(t.rest[0])
	t.rest = t.rest[1:]
	return b % n
}

func pick[T any](t *tape, list []T) T { return list[t.next(len(list))] }

// step does the next command of a tape.
func (s *site) step(ctx context.Context, tape *tape) (string, error) {
	now, actor := s.clock.Now(), pick(tape, siblings)
	at := now.Add(time.Duration(tape.next(7)-3) * time.Hour)
	file, err := s.File(ctx, "a-1")
	if err != nil {
		return "file", err
	}
	command := tape.next(14)
	if command == 5 && len(file.Changes) > 0 && tape.next(3) > 0 {
		command = 6 // lead a change on rather than draft another
	}
	switch command {
	case 0, 1:
		a := team.Assignment{
			Account: "a-1", Person: pick(tape, siblings), Role: pick(tape, roles), From: at, Reason: "asked",
			Basis: pick(tape, []team.Basis{team.Standing, team.Standing, team.AsNeeded, "often"}), Primary: tape.next(3) == 0,
		}
		if tape.next(4) == 0 {
			a.Until = at.Add(time.Duration(tape.next(9)-1) * time.Hour)
		}
		_, err = s.desk.Assign(ctx, actor, a)
		return "assign", err
	case 2:
		if tape.next(4) > 0 {
			s.clock.Advance(time.Duration(tape.next(4)) * time.Hour)
			return "wait", nil
		}
		id := team.AssignmentID("none")
		if len(file.Assignments) > 0 {
			id = pick(tape, file.Assignments).ID
		}
		return "end", s.desk.End(ctx, actor, "a-1", id, at, "moved on")
	case 3:
		h := team.Handover{
			Account: "a-1", Role: pick(tape, roles), From: pick(tape, siblings), To: pick(tape, siblings), At: at, Reason: "leave",
		}
		if len(file.Assignments) > 0 && tape.next(3) > 0 {
			a := pick(tape, file.Assignments)
			h.Role, h.From, h.To = a.Role, a.Person, siblings[tape.next(5)]
		}
		_, err = s.desk.HandOver(ctx, actor, h)
		return "hand over", err
	case 4:
		kinds := []team.DeliverableKind{team.AccountPlan, team.OperationsDocument, team.ConfigurationDiagram, "poem"}
		i := tape.next(len(kinds))
		_, err = s.desk.Issue(ctx, fitting(tape, []account.PersonID{"max", "tom", "tom", "tom"}[i]), "a-1", team.Deliverable{Kind: kinds[i], Place: "wiki"})
		return "issue", err
	case 5:
		item := account.ItemID(fmt.Sprint("i", tape.next(3)))
		c := team.ChangeRequest{
			Account: "a-1", Kind: pick(tape, []team.ChangeKind{"plain", "agreed", "own"}), Summary: "A change", Start: at,
			Requester: fitting(tape, "max"), Touches: []account.ItemID{item},
		}
		switch tape.next(3) {
		case 1:
			c.Edit.Put = []account.Item{{ID: item, Name: "New", Kind: "server", Version: fmt.Sprint(tape.next(5))}}
		case 2:
			c.Edit.Remove = []account.ItemID{item}
		}
		_, err = s.desk.Draft(ctx, actor, c)
		return "draft", err
	case 6, 7, 8, 9:
		id := team.ChangeID("none")
		if len(file.Changes) > 0 {
			id = pick(tape, file.Changes[max(0, len(file.Changes)-2):]).ID
		}
		m := team.ChangeMove{Verb: pick(tape, verbs), Note: "seen to"}
		if i := slices.IndexFunc(file.Changes, func(c team.ChangeRequest) bool { return c.ID == id }); i >= 0 && tape.next(2) == 0 {
			m.Verb = following(tape, file.Changes[i])
		}
		m.Actor = fitting(tape, may[m.Verb])
		if m.Verb == team.Override {
			m.DecidedBy = fitting(tape, "eva")
		}
		_, err = s.desk.MoveChange(ctx, "a-1", id, m)
		return string(m.Verb), err
	case 10:
		_, err = s.desk.RaiseObstacle(ctx, fitting(tape, "ola"), account.Commitment{Account: "a-1", Text: "In the way of Ntom", Due: at})
		return "obstacle", err
	case 11:
		s.clock.Advance(time.Duration(tape.next(12)) * time.Hour)
		if _, err = s.promises.Sweep(ctx, actor); err != nil {
			return "sweep", err
		}
		_, err = s.relay.Run(ctx)
		return "relay", err
	}
	if command == 12 {
		return s.record(ctx, tape)
	}
	id := account.CommitmentID("none")
	for c, err := range s.Commitments(ctx, account.CommitmentFilter{State: account.Open}) {
		if err != nil {
			return "promises", err
		}
		id = c.ID
		if tape.next(2) == 0 {
			break
		}
	}
	_, err = s.promises.Move(ctx, id, account.CommitmentMove{
		Verb:  pick(tape, []account.CommitmentVerb{account.Keep, account.Break, account.Reschedule, account.Reassign}),
		Actor: actor, Due: at, Owner: pick(tape, siblings), Note: "so it is",
	})
	return "promise", err
}

// record does one of what a directory is for.
func (s *site) record(ctx context.Context, tape *tape) (string, error) {
	people, err := s.People(ctx, "")
	if err != nil {
		return "people", err
	}
	person := pick(tape, people)
	switch tape.next(5) {
	case 0:
		person.Left = time.Time{}
		if tape.next(3) == 0 {
			person.Left = s.clock.Now()
		}
		_, err = s.directory.PutPerson(ctx, "max", person)
		return "put person", err
	case 1:
		if tape.next(3) > 0 {
			return "wait", nil
		}
		return "erase", s.directory.Erase(ctx, "max", "", person.ID)
	case 2:
		_, err = s.directory.Purge(ctx, "max", s.clock.Now().Add(-24*time.Hour))
		return "purge", err
	}
	solution, err := s.Solution(ctx, "a-1")
	if err != nil {
		return "solution", err
	}
	if len(solution.Items) > 0 {
		solution.Items[tape.next(len(solution.Items))].Version = fmt.Sprint(tape.next(4))
	}
	_, err = s.directory.PutSolution(ctx, "max", solution)
	return "put solution", err
}

// class is what of an error must not depend on the store.
func class(err error) string {
	var all []string
	for _, sentinel := range []error{
		account.ErrNotFound, account.ErrConflict, account.ErrInvalid, account.ErrNotAllowed, account.ErrNewerFormat,
	} {
		if errors.Is(err, sentinel) {
			all = append(all, sentinel.Error())
		}
	}
	if err != nil && all == nil {
		return "unexpected: " + err.Error()
	}
	return fmt.Sprint(all)
}

// state is everything that a site's store holds of the account.
type state struct {
	File        team.File
	Solution    account.Solution
	Commitments []account.Commitment
	Events      []account.Event // of the account
	Acts        []account.Event // of Max, the tenant's own among them
	Pending     []account.Notice
}

func (s *site) state(t testing.TB) state {
	t.Helper()
	var v state
	var err error
	v.File, err = s.File(t.Context(), "a-1")
	require.NoError(t, err)
	v.Solution, err = s.Solution(t.Context(), "a-1")
	require.NoError(t, err)
	v.Commitments = all(t, s.Commitments(t.Context(), account.CommitmentFilter{}))
	v.Events = all(t, s.History(t.Context(), account.PersonID("max").Ref()))
	for _, e := range v.Events {
		// What erasing tells of the records it redacted comes in any order.
		slices.SortFunc(e.Changes, func(a, b account.Change) int { return cmp.Compare(a.Field, b.Field) })
	}
	v.Acts, v.Events = v.Events, all(t, s.History(t.Context(), account.ID("a-1").Ref()))
	v.Pending = all(t, s.Pending(t.Context()))
	return v
}

func said(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

// sound checks what holds of a site whatever was done, and of a step.
func sound(t testing.TB, what string, before, after state, failed bool) {
	t.Helper()
	if failed {
		require.Equal(t, said(t, before), said(t, after), "what fails changes nothing")
		return
	}
	if what != "purge" && what != "erase" {
		require.GreaterOrEqual(t, len(after.Events), len(before.Events))
		require.Equal(t, said(t, before.Events), said(t, after.Events[:len(before.Events)]), "history only grows")
	}
	for i, a := range after.File.Assignments {
		for _, b := range after.File.Assignments[:i] {
			from := a.From
			if b.From.After(from) {
				from = b.From
			}
			require.False(t, a.Role == b.Role && a.Primary && b.Primary && a.InForce(from) && b.InForce(from), "two primary holders")
		}
	}
	require.GreaterOrEqual(t, len(after.File.Assignments), len(before.File.Assignments), "assignments are never deleted")
	for i, c := range after.File.Changes {
		if i < len(before.File.Changes) {
			old := before.File.Changes[i]
			require.Equal(t, said(t, old.Steps), said(t, c.Steps[:len(old.Steps)]), "steps only grow")
		}
		checkChange(t, c, after.Commitments)
	}
}

// checkChange checks that nobody touched the configuration without the technical
// lead, but for an emergency, whose review is owed until it is done.
func checkChange(t testing.TB, c team.ChangeRequest, promises []account.Commitment) {
	t.Helper()
	did := func(v team.ChangeVerb) (team.ChangeStep, bool) {
		i := slices.IndexFunc(c.Steps, func(s team.ChangeStep) bool { return s.Verb == v })
		if i < 0 {
			return team.ChangeStep{}, false
		}
		return c.Steps[i], true
	}
	owed := 0
	for _, p := range promises {
		if p.Kind == account.ChangeReview && p.Source == c.ID.Ref() && p.State == account.Open {
			owed++
		}
	}
	override, emergency := did(team.Override)
	_, reviewed := did(team.Review)
	require.Equal(t, emergency, c.Emergency)
	if emergency {
		require.NotEmpty(t, override.DecidedBy)
	}
	require.Equal(t, emergency && !reviewed, owed == 1, "the review of %s is owed until it is done", c.ID)
	if _, applied := did(team.Apply); !applied {
		return
	}
	approval, approved := did(team.Approve)
	switch c.Kind {
	case "agreed":
		agreement, ok := did(team.Agree)
		require.True(t, ok && agreement.Actor != c.Requester)
		_, ok = did(team.Counsel)
		require.True(t, ok)
	case "plain":
		require.True(t, approved && approval.Actor != c.Requester && approval.Role == account.TechnicalLead)
	}
}

// walkBoth leads a site in memory and one in a database through a tape. It returns
// how often each command succeeded.
func walkBoth(t *testing.T, kept keeper, data []byte) map[string]int {
	t.Helper()
	fresh, err := memory.New(memory.Facts{})
	require.NoError(t, err)
	one, two := newSite(t, fresh), newSite(t, kept)
	first, second := &tape{data}, &tape{data}
	done := make(map[string]int)
	before := one.state(t)
	for len(first.rest) > 0 {
		what, err1 := one.step(t.Context(), first)
		_, err2 := two.step(t.Context(), second)
		require.Equal(t, class(err1), class(err2), "%s: %v, %v", what, err1, err2)
		require.NotContains(t, class(err1), "unexpected", what)
		after := one.state(t)
		require.Equal(t, said(t, after), said(t, two.state(t)), what)
		sound(t, what, before, after, err1 != nil)
		if before = after; err1 == nil {
			done[what]++
		}
	}
	return done
}

// Whatever is done at the desk, a store in memory and one in a database hold the
// same, and what the library promises holds of both.
func FuzzDeskInMemoryAndSQLite(f *testing.F) {
	db := opened(f, f.TempDir()+"/walk.db")
	tenant := 0
	f.Add([]byte{})
	f.Add(walk(0, 200))
	f.Fuzz(func(t *testing.T, data []byte) {
		tenant++
		walkBoth(t, storeOf(t, db, fmt.Sprint("tenant-", tenant)), data[:min(len(data), 600)])
	})
}

// The walks together do everything that can be done, and each of it succeeds.
func TestWalksInMemoryAndSQLite(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	done := make(map[string]int)
	for seed := range 16 {
		for what, n := range walkBoth(t, storeOf(t, db, fmt.Sprint("tenant-", seed)), walk(seed, 400)) {
			done[what] += n
		}
	}
	want := []string{"assign", "end", "hand over", "issue", "draft", "obstacle", "relay", "promise", "put person", "put solution", "erase", "purge"}
	for _, v := range verbs {
		want = append(want, string(v))
	}
	for _, what := range want {
		require.Positive(t, done[what], "%s never succeeded: %v", what, done)
	}
}

// walk is a tape of bytes that look random and are the same every time.
func walk(seed, n int) []byte {
	b := make([]byte, n)
	x := uint32(seed*2654435761 + 1)
	for i := range b {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		b[i] = byte(x >> 11)
	}
	return b
}
