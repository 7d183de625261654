package team_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/team"
)

// nov returns an instant of November 2026, whose 2nd is a Monday.
func nov(day, hour int) time.Time {
	return time.Date(2026, time.November, day, hour, 0, 0, 0, time.UTC)
}

// An office is a tenant with one customer of high importance, its people and its
// configuration, at 9 o'clock of Monday the 2nd of November 2026. Service is from
// 9 to 17 on weekdays.
type office struct {
	*memory.Store
	clock *accounttest.Clock
	src   team.Sources
	opt   team.Options
}

func newOffice(t testing.TB) office {
	t.Helper()
	provider := func(id account.PersonID, name string) account.Person {
		return account.Person{ID: id, Name: name, Side: account.ProviderSide, Level: account.TechnicalLevel}
	}
	customer := func(id account.PersonID, name string, level account.Level) account.Person {
		return account.Person{ID: id, Account: "a-1", Name: name, Side: account.CustomerSide, Level: level}
	}
	week := metrics.Week{}
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri"} {
		week[day] = []metrics.Interval{{"09:00", "17:00"}}
	}
	calendar, err := metrics.NewCalendar(metrics.Schedule{TZ: "UTC", Week: week})
	require.NoError(t, err)
	store, err := memory.New(memory.Facts{
		Accounts: []account.Account{
			{ID: "a-1", Name: "Harbour Foods", Profile: account.Profile{Technical: account.Medium, Business: account.Medium, Importance: account.Medium}},
			{ID: "a-2", Name: "Aigle"},
		},
		People: []account.Person{
			provider("eva", "Eva Partner"), provider("max", "Max Manager"), provider("ola", "Ola Supervisor"),
			provider("tom", "Tom Lead"), provider("tia", "Tia Lead"), provider("pat", "Pat Services"),
			customer("ann", "Ann Weiss", account.BusinessLevel), customer("jan", "Jan Novák", account.TechnicalLevel),
		},
		Solutions: []account.Solution{{Account: "a-1", Name: "Production", Items: []account.Item{
			{ID: "fw", Name: "Firewall", Kind: "firewall", Version: "1"}, {ID: "db", Name: "Database", Kind: "database", Version: "15"},
		}, Links: []account.Link{{From: "fw", To: "db"}}}},
		Terms: []metrics.Terms{{Calendar: calendar}},
	})
	require.NoError(t, err)
	c := accounttest.NewClock(nov(2, 9))
	return office{
		Store: store, clock: c, src: team.Sources{Service: store},
		opt: team.Options{Now: c.Now, NewID: accounttest.NewIDs("id").Next},
	}
}

func (o office) desk() *team.Desk { return team.NewDesk(o.Store, o.Store, o.src, o.opt) }

// staffed assigns the executive partner, the account manager, the operations
// supervisor and the technical lead from the 1st on.
func (o office) staffed(t testing.TB) *team.Desk {
	t.Helper()
	d := o.desk()
	for _, a := range []team.Assignment{
		standing("eva", account.ExecutivePartner), standing("max", account.AccountManager),
		standing("ola", account.OperationsSupervisor), standing("tom", account.TechnicalLead),
	} {
		_, err := d.Assign(t.Context(), "max", a)
		require.NoError(t, err)
	}
	return d
}

func standing(person account.PersonID, role account.Role) team.Assignment {
	return team.Assignment{
		ID: team.AssignmentID(string(role) + "-" + string(person)), Account: "a-1", Person: person, Role: role,
		From: nov(1, 0), Basis: team.Standing, Primary: true,
	}
}

func all[T any](t testing.TB, seq iter.Seq2[T, error]) []T {
	t.Helper()
	var list []T
	for v, err := range seq {
		require.NoError(t, err)
		list = append(list, v)
	}
	return list
}

// did are the kinds of the events about a record, and who acted.
func (o office) did(t testing.TB, r account.Ref) []string {
	t.Helper()
	var list []string
	for _, e := range all(t, o.History(t.Context(), r)) {
		list = append(list, fmt.Sprint(e.Actor, " ", e.Kind))
	}
	return list
}

func (o office) file(t testing.TB) team.File {
	t.Helper()
	f, err := o.File(t.Context(), "a-1")
	require.NoError(t, err)
	return f
}

// faultsIn are the faults that an error names.
func faultsIn(err error) []string {
	var list []string
	var walk func(error)
	walk = func(err error) {
		switch e := err.(type) {
		case *account.FieldError:
			list = append(list, e.Error())
		case interface{ Unwrap() []error }:
			for _, part := range e.Unwrap() {
				walk(part)
			}
		case interface{ Unwrap() error }:
			walk(e.Unwrap())
		}
	}
	walk(err)
	return list
}

func TestBadAssignmentsAreNamedAtOnceAndNothingIsStored(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		change func(*team.Assignment)
		want   []string
	}{
		{"an unknown role", func(a *team.Assignment) { a.Role = "janitor" }, []string{`role: "janitor" is not a role of the charter`}},
		{"until before from", func(a *team.Assignment) { a.Until = nov(1, 0).Add(-1) }, []string{"until: is before from"}},
		{"nobody of that id", func(a *team.Assignment) { a.Person = "eve" }, []string{`person: "eve" is not on record`}},
		{"somebody of the customer's", func(a *team.Assignment) { a.Person = "ann" }, []string{`person: "ann" is of the customer side; the role is for the provider side`}},
		{"two primary holders at once", func(a *team.Assignment) { a.Role = account.TechnicalLead }, []string{`primary: is true at a time at which "technical-lead-tom", of "tom", is primary`}},
		{"everything at once", func(a *team.Assignment) {
			a.Person, a.Role, a.Basis, a.Until = "eve", "janitor", "often", nov(1, 0).Add(-1)
		}, []string{
			"until: is before from", `basis: "often" is not standing or as-needed`,
			`role: "janitor" is not a role of the charter`, `person: "eve" is not on record`,
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t)
			d := o.staffed(t)
			before, history := o.file(t), o.did(t, account.ID("a-1").Ref())
			a := standing("tia", account.SalesEngineer)
			row.change(&a)
			_, err := d.Assign(t.Context(), "max", a)
			require.ErrorIs(t, err, account.ErrInvalid)
			require.ElementsMatch(t, row.want, faultsIn(err))
			require.Equal(t, before, o.file(t))
			require.Equal(t, history, o.did(t, account.ID("a-1").Ref()))
		})
	}
	o := newOffice(t)
	d := o.desk()
	a := standing("tom", account.TechnicalLead)
	a.Account = "a-9"
	_, err := d.Assign(t.Context(), "max", a)
	require.ErrorIs(t, err, account.ErrNotFound)
	a.Account = ""
	_, err = d.Assign(t.Context(), "", a)
	require.Equal(t, []string{"actor: is missing", "account: is missing"}, faultsIn(err))
}

// Somebody who left with a role still ahead of them is a finding; it does not
// keep the team from being mended.
func TestWhatWasWrongBeforeDoesNotKeepATeamFromBeingMended(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	for _, role := range []account.Role{account.SalesEngineer, account.ProfessionalServices} {
		a := standing("pat", role)
		a.From = nov(20, 0)
		_, err := d.Assign(t.Context(), "max", a)
		require.NoError(t, err)
	}
	people, err := o.People(t.Context(), "")
	require.NoError(t, err)
	for _, p := range people {
		if p.ID == "pat" {
			p.Left = nov(3, 0)
			require.NoError(t, o.Save(t.Context(), account.Unit{People: []account.Person{p}}))
		}
	}
	_, err = d.Assign(t.Context(), "max", standing("tia", account.SalesEngineer))
	require.ErrorIs(t, err, account.ErrInvalid, "two would be primary from the 20th on")
	for _, role := range []account.Role{account.SalesEngineer, account.ProfessionalServices} {
		require.NoError(t, d.End(t.Context(), "max", "a-1", team.AssignmentID(string(role)+"-pat"), nov(20, 0), "left"))
	}
	_, err = d.Assign(t.Context(), "max", standing("tia", account.SalesEngineer))
	require.NoError(t, err)
}

func TestAnAssignmentMayBeMadeAfterTheFactOrAhead(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.desk()
	past := standing("tom", account.TechnicalLead)
	past.From, past.Until = nov(1, 0).AddDate(-1, 0, 0), nov(1, 0)
	future := standing("tia", account.TechnicalLead)
	future.From = nov(10, 0)
	for _, a := range []team.Assignment{past, future} {
		_, err := d.Assign(t.Context(), "max", a)
		require.NoError(t, err)
	}
	for _, row := range []struct {
		at   time.Time
		want []account.PersonID
	}{
		{nov(1, 0).Add(-1), []account.PersonID{"tom"}}, {nov(1, 0), nil}, {nov(10, 0).Add(-1), nil}, {nov(10, 0), []account.PersonID{"tia"}},
	} {
		holders, err := d.Holders(t.Context(), "a-1", account.TechnicalLead, row.at)
		require.NoError(t, err)
		require.Equal(t, row.want, holders, row.at)
	}
}

func TestAHandoverKeepsHistoryAndLeavesNoGap(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	successor, err := d.HandOver(t.Context(), "max", team.Handover{
		Account: "a-1", Role: account.TechnicalLead, From: "tom", To: "tia", At: nov(9, 9), Reason: "new project",
	})
	require.NoError(t, err)
	require.Equal(t, team.Assignment{
		ID: successor.ID, Account: "a-1", Person: "tia", Role: account.TechnicalLead, From: nov(9, 9),
		Basis: team.Standing, Primary: true, Reason: "new project",
	}, successor)
	for at, want := range map[time.Time]account.PersonID{nov(9, 9).Add(-1): "tom", nov(9, 9): "tia"} {
		tm, err := d.Team(t.Context(), "a-1", at)
		require.NoError(t, err)
		primary, ok := tm.Primary(account.TechnicalLead)
		require.True(t, ok)
		require.Equal(t, want, primary)
	}
	require.Equal(t, []string{"max assignment.made", "max assignment.ended"}, o.did(t, account.PersonID("tom").Ref()))
	require.Equal(t, []string{"max assignment.made"}, o.did(t, account.PersonID("tia").Ref()))
	require.Equal(t, []string{"max assignment.made", "max assignment.ended", "max assignment.made"}, o.did(t, account.TechnicalLead.Ref()))
	ended := all(t, o.History(t.Context(), team.AssignmentID("technical-lead-tom").Ref()))[1]
	require.Equal(t, "new project", ended.Note)
	require.Equal(t, []account.Change{{Field: "until", To: "2026-11-09T09:00:00Z"}}, ended.Changes)

	// A gap is there when it is asked for.
	_, err = d.HandOver(t.Context(), "max", team.Handover{
		Account: "a-1", Role: account.OperationsSupervisor, From: "ola", To: "pat", At: nov(9, 9), Start: nov(12, 9),
	})
	require.NoError(t, err)
	holders, err := d.Holders(t.Context(), "a-1", account.OperationsSupervisor, nov(10, 9))
	require.NoError(t, err)
	require.Empty(t, holders)
}

func TestAHandoverToSomebodyWhoHoldsTheRoleToo(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	second := standing("tia", account.TechnicalLead)
	second.Primary = false
	_, err := d.Assign(t.Context(), "max", second)
	require.NoError(t, err)
	_, err = d.HandOver(t.Context(), "max", team.Handover{Account: "a-1", Role: account.TechnicalLead, From: "tom", To: "tia", At: nov(9, 9)})
	require.NoError(t, err)
	tm, err := d.Team(t.Context(), "a-1", nov(9, 9))
	require.NoError(t, err)
	require.Equal(t, []account.PersonID{"tia"}, tm.Holders(account.TechnicalLead))
	require.True(t, tm.Members[len(tm.Members)-1].Primary)
}

func TestBadHandovers(t *testing.T) {
	t.Parallel()
	good := team.Handover{Account: "a-1", Role: account.TechnicalLead, From: "tom", To: "tia", At: nov(9, 9)}
	for _, row := range []struct {
		name   string
		change func(*team.Handover)
		want   []string
	}{
		{"from somebody who does not hold it", func(h *team.Handover) { h.From = "max" }, []string{`from: "max" does not hold the role "technical-lead" at that instant`}},
		{"before it was held", func(h *team.Handover) { h.At = nov(1, 0).Add(-1) }, []string{`from: "tom" does not hold the role "technical-lead" at that instant`}},
		{"to oneself, at no time", func(h *team.Handover) { h.To, h.At = "tom", time.Time{} }, []string{"at: is missing", "to: is the predecessor", `from: "tom" does not hold the role "technical-lead" at that instant`}},
		{"starting before the end", func(h *team.Handover) { h.Start = nov(9, 9).Add(-1) }, []string{"start: is before the predecessor stops"}},
		{"to somebody at the customer", func(h *team.Handover) { h.To = "ann" }, []string{`to: "ann" is of the customer side; the role is for the provider side`}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t)
			d := o.staffed(t)
			before, h := o.file(t), good
			row.change(&h)
			_, err := d.HandOver(t.Context(), "max", h)
			require.ElementsMatch(t, row.want, faultsIn(err))
			require.Equal(t, before, o.file(t))
		})
	}
}

// Nothing is left owed by somebody who no longer has the role.
func TestWhatIsOwedGoesAlongWithTheRole(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		at   time.Time
		want map[account.CommitmentID]account.PersonID
	}{
		{"now", nov(2, 9), map[account.CommitmentID]account.PersonID{"early": "tia", "late": "tia", "own": "tom", "other": "max", "kept": "tom"}},
		{"after the fact", nov(1, 9), map[account.CommitmentID]account.PersonID{"early": "tia", "late": "tia", "own": "tom", "other": "max", "kept": "tom"}},
		{"to come: it stays with the role", nov(9, 9), map[account.CommitmentID]account.PersonID{"early": "", "late": "", "own": "tom", "other": "max", "kept": "tom"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t)
			d := o.staffed(t)
			for _, c := range []account.Commitment{
				{ID: "early", Owner: "tom", Role: account.TechnicalLead, Due: nov(9, 9).Add(-1)},
				{ID: "late", Owner: "tom", Role: account.TechnicalLead, Due: nov(9, 9)},
				{ID: "own", Owner: "tom", Due: nov(20, 9)},
				{ID: "other", Owner: "max", Role: account.AccountManager, Due: nov(20, 9)},
				{ID: "kept", Owner: "tom", Role: account.TechnicalLead, Due: nov(20, 9)},
			} {
				c.Account, c.Kind, c.Text = "a-1", account.Action, "x"
				c, _, err := account.Promise(c, "max", nov(2, 8))
				require.NoError(t, err)
				if c.ID == "kept" {
					c.State, c.Ended = account.Kept, nov(2, 9)
				}
				require.NoError(t, o.Save(t.Context(), account.Unit{Commitments: []account.Commitment{c}}))
			}
			_, err := d.HandOver(t.Context(), "max", team.Handover{Account: "a-1", Role: account.TechnicalLead, From: "tom", To: "tia", At: row.at, Reason: "x"})
			require.NoError(t, err)
			got := make(map[account.CommitmentID]account.PersonID)
			for _, c := range all(t, o.Commitments(t.Context(), account.CommitmentFilter{})) {
				got[c.ID] = c.Owner
			}
			require.Equal(t, row.want, got)
			require.Contains(t, o.did(t, account.PersonID("tom").Ref()), "max commitment.reassigned")
		})
	}
}

func TestEnd(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	require.ErrorIs(t, d.End(t.Context(), "max", "a-1", "none", nov(3, 9), ""), account.ErrNotFound)
	err := d.End(t.Context(), "max", "a-1", "technical-lead-tom", nov(1, 0).Add(-1), "")
	require.Equal(t, []string{"until: is before from"}, faultsIn(err))
	require.NoError(t, d.End(t.Context(), "max", "a-1", "technical-lead-tom", nov(1, 0), "wrong person"))
	holders, err := d.Holders(t.Context(), "a-1", account.TechnicalLead, nov(1, 0))
	require.NoError(t, err)
	require.Empty(t, holders, "a mistake never held")
}

func TestOnlyTheOwingRoleIssuesADeliverable(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	_, err := d.Issue(t.Context(), "max", "a-1", team.Deliverable{Kind: team.OperationsDocument})
	require.ErrorIs(t, err, account.ErrNotAllowed)
	require.ErrorContains(t, err, "technical-lead")
	_, err = d.Issue(t.Context(), "tom", "a-1", team.Deliverable{Kind: "poem"})
	require.Equal(t, []string{`kind: "poem" is owed by no role`}, faultsIn(err))
	issued, err := d.Issue(t.Context(), "tom", "a-1", team.Deliverable{Kind: team.OperationsDocument, Place: "wiki", By: "max", Digest: "x"})
	require.NoError(t, err)
	solution, err := o.Solution(t.Context(), "a-1")
	require.NoError(t, err)
	require.Equal(t, team.Deliverable{Kind: team.OperationsDocument, Place: "wiki", By: "tom", Issued: nov(2, 9), Digest: solution.Digest()}, issued)
	plan, err := d.Issue(t.Context(), "max", "a-1", team.Deliverable{Kind: team.AccountPlan})
	require.NoError(t, err)
	require.Empty(t, plan.Digest, "it does not go by the configuration")
	require.Equal(t, []team.Deliverable{issued, plan}, o.file(t).Deliverables)
	require.Equal(t, []string{"tom deliverable.issued"}, o.did(t, team.OperationsDocument.Ref("a-1")))
}

func TestObstaclesAreOwnedByTheExecutivePartner(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	obstacle := account.Commitment{Account: "a-1", Text: "No budget for the second line", Due: nov(16, 9), Owner: "tom", Role: "x", Kind: "y"}
	_, err := d.RaiseObstacle(t.Context(), "pat", obstacle)
	require.ErrorIs(t, err, account.ErrNotAllowed, "Pat is not on the team")
	raised, err := d.RaiseObstacle(t.Context(), "ola", obstacle)
	require.NoError(t, err)
	stored, err := o.Commitment(t.Context(), raised.ID)
	require.NoError(t, err)
	require.Equal(t, raised, stored)
	require.Equal(t, account.Obstacle, stored.Kind)
	require.Equal(t, account.PersonID("eva"), stored.Owner)
	require.Equal(t, account.ExecutivePartner, stored.Role)
	require.Equal(t, account.PersonID("ola"), stored.MadeBy)
	require.Equal(t, 7*24*time.Hour, stored.Age(nov(9, 9)))
	require.Equal(t, []string{"ola obstacle.raised"}, o.did(t, raised.ID.Ref()))
	notices := all(t, o.Pending(t.Context()))
	require.Len(t, notices, 1)
	require.Equal(t, []account.PersonID{"eva"}, notices[0].To)

	// It is escalated like any promise.
	p := account.NewPromises(o.Store, account.Sources{People: o.Store, Roles: d}, account.Options{Now: o.clock.Now})
	o.clock.Set(nov(17, 9))
	done, err := p.Sweep(t.Context(), "job")
	require.NoError(t, err)
	require.Equal(t, account.Swept{Reminded: 1, Escalated: 1}, done)
	require.Equal(t, []account.PersonID{"max"}, all(t, o.Pending(t.Context()))[2].To)

	// Without an executive partner the role owes it.
	require.NoError(t, d.End(t.Context(), "max", "a-1", "executive-partner-eva", nov(3, 9), "left"))
	raised, err = d.RaiseObstacle(t.Context(), "ola", account.Commitment{Account: "a-1", Text: "x", Due: nov(20, 9)})
	require.NoError(t, err)
	require.Empty(t, raised.Owner)
	require.Equal(t, account.ExecutivePartner, raised.Role)
	_, err = d.RaiseObstacle(t.Context(), "ola", account.Commitment{Account: "a-1"})
	require.Equal(t, []string{"text: is missing", "due: is missing", "first_due: is missing"}, faultsIn(err))
}

func TestHooksOfADesk(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	var calls []string
	plugin := func(name string) team.Hooks {
		return team.Hooks{
			Name: name,
			BeforeSave: func(_ context.Context, op team.Operation) error {
				calls = append(calls, fmt.Sprint("before ", name, " ", len(op.Before.Assignments), " ", len(op.After.Assignments), " ", op.Unit.Events[0].Kind))
				op.After.Assignments[0].Person = "spoilt"
				return nil
			},
			AfterSave: func(_ context.Context, op team.Operation) error {
				calls = append(calls, "after "+name+" "+string(op.After.Assignments[0].Person))
				return errors.New("too late")
			},
		}
	}
	var reported []error
	o.opt.OnError = func(err error) { reported = append(reported, err) }
	o.opt.Hooks = []team.Hooks{plugin("one"), {}, plugin("two")}
	_, err := o.desk().Assign(t.Context(), "max", standing("tom", account.TechnicalLead))
	require.NoError(t, err)
	require.Equal(t, []string{"before one 0 1 assignment.made", "before two 0 1 assignment.made", "after two tom", "after one tom"}, calls)
	require.Len(t, reported, 1)
	require.ErrorContains(t, reported[0], `plugin "two": AfterSave: too late`)
	require.ErrorContains(t, reported[0], `plugin "one": AfterSave: too late`)

	veto := errors.New("frozen")
	o.opt.Hooks = []team.Hooks{{Name: "freeze", BeforeSave: func(context.Context, team.Operation) error { return veto }}, plugin("three")}
	calls = nil
	_, err = o.desk().Assign(t.Context(), "max", standing("max", account.AccountManager))
	require.ErrorIs(t, err, veto)
	hook, ok := errors.AsType[*account.HookError](err)
	require.True(t, ok)
	require.Equal(t, "freeze", hook.Plugin)
	require.Empty(t, calls)
	require.Len(t, o.file(t).Assignments, 1)
}

// hosted is a host's own table of assignments.
type hosted []team.Assignment

func (h hosted) Assignments(_ context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
	return func(yield func(team.Assignment, error) bool) {
		for _, a := range h {
			if (id == "" || a.Account == id) && !yield(a, nil) {
				return
			}
		}
	}
}

func TestAHostKeepsAssignmentsOfItsOwn(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.src.Roster = hosted{standing("tom", account.TechnicalLead)}
	d := o.desk()
	_, err := d.Issue(t.Context(), "tom", "a-1", team.Deliverable{Kind: team.OperationsDocument})
	require.NoError(t, err, "the lead of the host's table issues")
	_, err = d.Assign(t.Context(), "max", standing("max", account.AccountManager))
	require.ErrorIs(t, err, account.ErrNotAllowed)
	require.ErrorIs(t, d.End(t.Context(), "max", "a-1", "technical-lead-tom", nov(9, 9), ""), account.ErrNotAllowed)
	_, err = d.HandOver(t.Context(), "max", team.Handover{Account: "a-1", Role: account.TechnicalLead, From: "tom", To: "tia", At: nov(9, 9)})
	require.ErrorIs(t, err, account.ErrNotAllowed)
	require.Empty(t, o.file(t).Assignments)
}

func TestNewDeskNeedsWhatItNeeds(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for name, build := range map[string]func(){
		"store":    func() { team.NewDesk(nil, o.Store, team.Sources{}, team.Options{}) },
		"accounts": func() { team.NewDesk(o.Store, nil, team.Sources{}, team.Options{}) },
		"charter": func() {
			team.NewDesk(o.Store, o.Store, team.Sources{}, team.Options{Charter: team.StandardCharter()[1:]})
		},
		"policy": func() {
			team.NewDesk(o.Store, o.Store, team.Sources{}, team.Options{Policy: team.Policy{Load: team.LoadPolicy{Keys: -1}}})
		},
		"changes": func() {
			team.NewDesk(o.Store, o.Store, team.Sources{}, team.Options{Changes: team.ChangePolicy{Default: team.ChangeRule{Ahead: -1}}})
		},
	} {
		require.Panics(t, build, name)
	}
}
