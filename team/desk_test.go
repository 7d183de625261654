package team_test

import (
	"cmp"
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
	"github.com/accordhq/accord/internal/conform"
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
	require.Equal(t, []account.Ref{account.PersonID("tom").Ref(), account.TechnicalLead.Ref()}, ended.Refs)
	made := all(t, o.History(t.Context(), successor.ID.Ref()))
	require.Len(t, made, 1)
	require.Equal(t, account.Event{
		ID: made[0].ID, Account: "a-1", At: nov(2, 9), Actor: "max", Kind: "assignment.made", Subject: successor.ID.Ref(),
		Refs: []account.Ref{account.PersonID("tia").Ref(), account.TechnicalLead.Ref()}, Note: "new project",
		Changes: []account.Change{
			{Field: "person", To: "tia"}, {Field: "role", To: "technical-lead"}, {Field: "from", To: "2026-11-09T09:00:00Z"},
			{Field: "basis", To: "standing"}, {Field: "primary", To: "true"},
		},
	}, made[0])

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

// Whoever else is on the team stays, and so does what was over before.
func TestAHandoverEndsNothingElse(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	others := []team.Assignment{
		{ID: "before", Person: "pat", Role: account.ExecutivePartner, Until: nov(1, 12), Basis: team.Standing},
		{ID: "second", Person: "tia", Role: account.ExecutivePartner, Basis: team.AsNeeded},
		{ID: "other", Person: "pat", Role: account.ProfessionalServices, Basis: team.Standing},
	}
	for i := range others {
		others[i].Account, others[i].From = "a-1", nov(1, 0)
		made, err := d.Assign(t.Context(), "max", others[i])
		require.NoError(t, err)
		require.Equal(t, others[i], made)
	}
	// Eva's is the first of the file.
	_, err := d.HandOver(t.Context(), "max", team.Handover{Account: "a-1", Role: account.ExecutivePartner, From: "eva", To: "pat", At: nov(9, 9)})
	require.NoError(t, err)
	after := o.file(t).Assignments
	require.Equal(t, nov(9, 9), after[0].Until)
	require.Equal(t, others, after[4:7])
	require.Equal(t, account.PersonID("pat"), after[7].Person)
}

func TestAnAssignmentIsToldInUTCAndAsItIs(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.opt.Now = func() time.Time { return nov(2, 9).In(time.FixedZone("CET", 3600)) }
	a := standing("tom", account.TechnicalLead)
	a.ID, a.Primary, a.Basis = "", false, team.AsNeeded
	a.From, a.Until = nov(3, 9).In(time.FixedZone("CET", 3600)), nov(4, 9)
	made, err := o.desk().Assign(t.Context(), "max", a)
	require.NoError(t, err)
	require.Equal(t, team.AssignmentID("id-0001"), made.ID)
	e := all(t, o.History(t.Context(), made.ID.Ref()))[0]
	require.Equal(t, nov(2, 9), e.At)
	require.Equal(t, []account.Change{
		{Field: "person", To: "tom"}, {Field: "role", To: "technical-lead"}, {Field: "from", To: "2026-11-03T09:00:00Z"},
		{Field: "until", To: "2026-11-04T09:00:00Z"}, {Field: "basis", To: "as-needed"},
	}, e.Changes)
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
		{"to nobody, starting before the end", func(h *team.Handover) { h.To, h.Start = "eve", nov(9, 9).Add(-1) }, []string{"start: is before the predecessor stops", `to: "eve" is not on record`}},
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
		{"now", nov(2, 9), map[account.CommitmentID]account.PersonID{"early": "tia", "late": "tia", "own": "tom", "other": "max", "kept": "tom", "elsewhere": "tom", "second's": "pat"}},
		{"after the fact", nov(1, 9), map[account.CommitmentID]account.PersonID{"early": "tia", "late": "tia", "own": "tom", "other": "max", "kept": "tom", "elsewhere": "tom", "second's": "pat"}},
		{"to come: it stays with the role", nov(9, 9), map[account.CommitmentID]account.PersonID{"early": "", "late": "", "own": "tom", "other": "max", "kept": "tom", "elsewhere": "tom", "second's": "pat"}},
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
				{ID: "elsewhere", Account: "a-2", Owner: "tom", Role: account.TechnicalLead, Due: nov(20, 9)},
				{ID: "second's", Owner: "pat", Role: account.TechnicalLead, Due: nov(20, 9)},
			} {
				c.Account, c.Kind, c.Text = cmp.Or(c.Account, "a-1"), account.Action, "x"
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
			passed := all(t, o.History(t.Context(), account.CommitmentID("early").Ref()))
			require.Equal(t, "x", passed[len(passed)-1].Note, "the reason of the handover")
		})
	}
}

func TestEnd(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	require.ErrorIs(t, d.End(t.Context(), "max", "a-1", "none", nov(3, 9), ""), account.ErrNotFound)
	err := d.End(t.Context(), "max", "a-1", "technical-lead-tom", nov(1, 0).Add(-1), "")
	require.Equal(t, []string{"at: is before the assignment starts"}, faultsIn(err))
	require.Equal(t, []string{"at: is missing"}, faultsIn(d.End(t.Context(), "max", "a-1", "technical-lead-tom", time.Time{}, "")))
	require.NoError(t, d.End(t.Context(), "max", "a-1", "technical-lead-tom", nov(1, 0), "wrong person"))
	holders, err := d.Holders(t.Context(), "a-1", account.TechnicalLead, nov(1, 0))
	require.NoError(t, err)
	require.Empty(t, holders, "a mistake never held")

	for _, at := range []time.Time{nov(9, 0), nov(8, 0)} {
		require.NoError(t, d.End(t.Context(), "max", "a-1", "account-manager-max", at, "moves on"))
	}
	ended := all(t, o.History(t.Context(), team.AssignmentID("account-manager-max").Ref()))
	require.Equal(t, []account.Change{{Field: "until", From: "2026-11-09T00:00:00Z", To: "2026-11-08T00:00:00Z"}}, ended[2].Changes)
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
	e := all(t, o.History(t.Context(), team.OperationsDocument.Ref("a-1")))[0]
	require.Empty(t, e.Note)
	require.Equal(t, []account.Change{{Field: "issued", To: "2026-11-02T09:00:00Z"}, {Field: "digest", To: solution.Digest()}}, e.Changes)
	e = all(t, o.History(t.Context(), team.AccountPlan.Ref("a-1")))[0]
	require.Equal(t, []account.Change{{Field: "issued", To: "2026-11-02T09:00:00Z"}}, e.Changes)
	_, err = d.Issue(t.Context(), "max", "a-1", team.Deliverable{Kind: team.AccountPlan, Visibility: "all"})
	require.Equal(t, []string{`visibility: "all" is not an audience`}, faultsIn(err))

	// Where no configuration is on record there is none to go by.
	lead := standing("tom", account.TechnicalLead)
	lead.Account = "a-2"
	_, err = d.Assign(t.Context(), "max", lead)
	require.NoError(t, err)
	issued, err = d.Issue(t.Context(), "tom", "a-2", team.Deliverable{Kind: team.OperationsDocument})
	require.NoError(t, err)
	require.Empty(t, issued.Digest)
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
	require.Equal(t, account.ID("a-1"), notices[0].Account)
	require.Equal(t, account.NoticeKey("commitment/"+string(raised.ID)+"/a-1/4/obstacle"), notices[0].Key)
	words := account.English().With(team.Phrases())
	require.Equal(t, "An obstacle was raised: No budget for the second line", words.Format(notices[0].Subject))
	require.Equal(t, "It should be out of the way by 16 Nov 2026 09:00 UTC.", words.Format(notices[0].Lines[0].Text))

	// It is escalated like any promise.
	p := account.NewPromises(o.Store, account.Sources{People: o.Store, Roles: d}, account.Options{Now: o.clock.Now})
	o.clock.Set(nov(17, 9))
	done, err := p.Sweep(t.Context(), "job")
	require.NoError(t, err)
	require.Equal(t, account.Swept{Reminded: 1, Escalated: 1}, done)
	require.Equal(t, []account.PersonID{"max"}, all(t, o.Pending(t.Context()))[2].To)

	// Without an executive partner the role owes it.
	require.NoError(t, d.End(t.Context(), "max", "a-1", "executive-partner-eva", nov(3, 9), "left"))
	raised, err = d.RaiseObstacle(t.Context(), "ola", account.Commitment{ID: "own-id", Account: "a-1", Text: "x", Due: nov(20, 9)})
	require.NoError(t, err)
	require.Equal(t, account.CommitmentID("own-id"), raised.ID)
	require.Empty(t, raised.Owner)
	require.Equal(t, account.ExecutivePartner, raised.Role)
	_, err = d.RaiseObstacle(t.Context(), "ola", account.Commitment{Account: "a-1"})
	require.Equal(t, []string{"text: is missing", "due: is missing"}, faultsIn(err))
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
				op.After.Assignments[0].Person = "spoilt"
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
	require.EqualError(t, reported[0], "plugin \"two\": AfterSave: too late\nplugin \"one\": AfterSave: too late")

	veto := errors.New("frozen")
	o.opt.Hooks = []team.Hooks{{Name: "freeze", BeforeSave: func(context.Context, team.Operation) error { return veto }}, plugin("three")}
	calls = nil
	_, err = o.desk().Assign(t.Context(), "max", standing("max", account.AccountManager))
	require.ErrorIs(t, err, veto)
	hook, ok := errors.AsType[*account.HookError](err)
	require.True(t, ok)
	require.Equal(t, "freeze", hook.Plugin)
	require.Equal(t, "BeforeSave", hook.Point)
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

func TestAHookSeesTheWholeOperation(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.staffed(t)
	o.opt.OnError = func(err error) { t.Errorf("nothing was wrong, and told was %v", err) }
	spoil := func(_ context.Context, op team.Operation) error {
		op.Before.Assignments[0].Person, op.Unit.Commitments[0].Text = "spoilt", "spoilt"
		return nil
	}
	var seen []team.Operation
	look := func(_ context.Context, op team.Operation) error { seen = append(seen, op); return nil }
	o.opt.Hooks = []team.Hooks{{BeforeSave: spoil}, {BeforeSave: look, AfterSave: look}}
	raised, err := o.desk().RaiseObstacle(t.Context(), "ola", account.Commitment{Account: "a-1", Text: "x", Due: nov(9, 9)})
	require.NoError(t, err)
	require.Len(t, seen, 2)
	for _, op := range seen {
		require.Equal(t, account.PersonID("ola"), op.Actor)
		require.Equal(t, nov(2, 9), op.At)
		require.Equal(t, account.PersonID("eva"), op.Before.Assignments[0].Person)
		require.Equal(t, "x", op.Unit.Commitments[0].Text)
	}
	stored, err := o.Commitment(t.Context(), raised.ID)
	require.NoError(t, err)
	require.Equal(t, "x", stored.Text)
}

func TestTheZeroOptionsOfADesk(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	late := team.Hooks{AfterSave: func(context.Context, team.Operation) error { return errors.New("too late") }}
	d := team.NewDesk(o.Store, o.Store, team.Sources{}, team.Options{Hooks: []team.Hooks{late}})
	a := standing("tom", account.TechnicalLead)
	a.ID = ""
	before := time.Now()
	made, err := d.Assign(t.Context(), "max", a)
	require.NoError(t, err)
	require.NotEmpty(t, made.ID)
	require.WithinRange(t, all(t, o.History(t.Context(), made.ID.Ref()))[0].At, before, time.Now())
	facts, err := d.Facts(t.Context(), "a-1")
	require.NoError(t, err)
	require.Equal(t, team.StandardCharter(), facts.Charter)
	require.Empty(t, facts.Needs, "no work is known of")
	findings, err := d.Findings(t.Context(), "a-1")
	require.NoError(t, err)
	require.NotEmpty(t, findings, "by the standard rules")
}

func TestADeskSavesNothingWithAFault(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.staffed(t)
	o.opt.NewID = func() string { return "" }
	_, err := o.desk().Issue(t.Context(), "tom", "a-1", team.Deliverable{Kind: team.OperationsDocument})
	require.Equal(t, []string{"events[0].id: is missing"}, faultsIn(err))
	require.Empty(t, o.file(t).Deliverables)
}

func TestADeskJudgesByTheRulesItIsGiven(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.opt.Rules = []team.Rule{}
	findings, err := o.desk().Findings(t.Context(), "a-1")
	require.NoError(t, err)
	require.Empty(t, findings)
}

func TestADeskReadsTheClockOnceForEachCall(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	read := 0
	o.opt.Now = func() time.Time { read++; return o.clock.Now() }
	d := o.desk()
	_, err := d.Assign(t.Context(), "max", standing("tom", account.TechnicalLead))
	require.NoError(t, err)
	require.Equal(t, 1, read)
	_, err = d.Findings(t.Context(), "a-1")
	require.NoError(t, err)
	require.Equal(t, 2, read)
	_, _, err = d.Loads(t.Context())
	require.NoError(t, err)
	require.Equal(t, 3, read)
}

// busy is a source of one implementation under way on every account.
type busy struct{ *memory.Store }

func (busy) Activities(_ context.Context, id account.ID, p metrics.Period) iter.Seq2[metrics.Activity, error] {
	return func(yield func(metrics.Activity, error) bool) {
		if p.From != nov(2, 9) || p.To != nov(2, 9).Add(1) {
			return // what is under way now is asked for
		}
		yield(metrics.Activity{ID: "roll-out", Account: id, Kind: metrics.Implementation, Summary: "New site"}, nil)
	}
}

func TestFactsOfAnAccount(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.src.Service = busy{o.Store}
	d := o.staffed(t)
	f, err := d.Facts(t.Context(), "a-1")
	require.NoError(t, err)
	require.Equal(t, team.StandardCharter(), f.Charter)
	require.Equal(t, account.ID("a-1"), f.Account.ID)
	require.Len(t, f.People, 8, "of both sides")
	require.Len(t, f.Assignments, 4)
	require.Equal(t, "Production", f.Solution.Name)
	require.Len(t, f.Needs, 1)
	require.Equal(t, metrics.ActivityID("roll-out").Ref(), f.Needs[0].Evidence)
	f, err = d.Facts(t.Context(), "a-2")
	require.NoError(t, err)
	require.Nil(t, f.Solution, "none is on record")
	require.Empty(t, f.Assignments)
}

func TestAnAssignmentOnAnAccountThatIsNotThereIsNoLoad(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	here, gone := standing("tom", account.TechnicalLead), standing("tom", account.TechnicalLead)
	gone.Account = "a-9"
	second := gone
	second.ID, second.Person = "second", "tia"
	o.src.Roster = hosted{here, gone, second}
	loads, _, err := o.desk().Loads(t.Context())
	require.NoError(t, err)
	require.Len(t, loads, 1)
	require.Len(t, loads[0].Accounts, 1)
	require.Equal(t, account.ID("a-1"), loads[0].Accounts[0].Account)
}

func TestAClonedFileSharesNothing(t *testing.T) {
	t.Parallel()
	conform.Copied(t, team.File.Clone)
	require.Equal(t, account.Ref{Kind: "team", ID: "x"}, team.File{Account: "x"}.Ref())
}

// A frail store fails at one call, after as many as are left, and at no other.
type frail struct {
	*memory.Store
	left *int
}

var errDown = errors.New("the store is down")

func (f frail) call() error {
	*f.left--
	if *f.left == -1 {
		return errDown
	}
	return nil
}

func (f frail) Account(ctx context.Context, id account.ID) (account.Account, error) {
	if err := f.call(); err != nil {
		return account.Account{}, err
	}
	return f.Store.Account(ctx, id)
}

func (f frail) People(ctx context.Context, id account.ID) ([]account.Person, error) {
	if err := f.call(); err != nil {
		return nil, err
	}
	return f.Store.People(ctx, id)
}

func (f frail) Solution(ctx context.Context, id account.ID) (account.Solution, error) {
	if err := f.call(); err != nil {
		return account.Solution{}, err
	}
	return f.Store.Solution(ctx, id)
}

func (f frail) File(ctx context.Context, id account.ID) (team.File, error) {
	if err := f.call(); err != nil {
		return team.File{}, err
	}
	return f.Store.File(ctx, id)
}

func (f frail) SaveFile(ctx context.Context, v team.File, u account.Unit) error {
	if err := f.call(); err != nil {
		return err
	}
	return f.Store.SaveFile(ctx, v, u)
}

func (f frail) Terms(ctx context.Context, id account.ID) ([]metrics.Terms, error) {
	if err := f.call(); err != nil {
		return nil, err
	}
	return f.Store.Terms(ctx, id)
}

func (f frail) Assignments(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
	return ending(f, f.Store.Assignments(ctx, id))
}

func (f frail) Commitments(ctx context.Context, filter account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
	return ending(f, f.Store.Commitments(ctx, filter))
}

func (f frail) Activities(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[metrics.Activity, error] {
	return ending(f, f.Store.Activities(ctx, id, p))
}

// ending fails, if it does, after the last record.
func ending[T any](f frail, seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for v, err := range seq {
			if !yield(v, err) {
				return
			}
		}
		if err := f.call(); err != nil {
			var none T
			yield(none, err)
		}
	}
}

// What a store cannot do is not taken for done, nor for not there.
func TestAnErrorOfTheStoreIsTheErrorOfTheDesk(t *testing.T) {
	t.Parallel()
	override := team.ChangeMove{Verb: team.Override, Actor: "ola", DecidedBy: "eva", Note: "the line is down"}
	move := func(m team.ChangeMove, id team.ChangeID) func(context.Context, *team.Desk) error {
		return func(ctx context.Context, d *team.Desk) error {
			_, err := d.MoveChange(ctx, "a-1", id, m)
			return err
		}
	}
	for name, do := range map[string]func(context.Context, *team.Desk) error{
		"team": func(ctx context.Context, d *team.Desk) error { _, err := d.Team(ctx, "a-1", nov(2, 9)); return err },
		"holders": func(ctx context.Context, d *team.Desk) error {
			_, err := d.Holders(ctx, "a-1", account.TechnicalLead, nov(2, 9))
			return err
		},
		"assign": func(ctx context.Context, d *team.Desk) error {
			_, err := d.Assign(ctx, "max", standing("pat", account.ProfessionalServices))
			return err
		},
		"end": func(ctx context.Context, d *team.Desk) error {
			return d.End(ctx, "max", "a-1", "technical-lead-tom", nov(9, 9), "x")
		},
		"hand over": func(ctx context.Context, d *team.Desk) error {
			_, err := d.HandOver(ctx, "max", team.Handover{Account: "a-1", Role: account.TechnicalLead, From: "tom", To: "tia", At: nov(2, 9)})
			return err
		},
		"draft": func(ctx context.Context, d *team.Desk) error {
			c := firewall()
			c.ID = "ch-3"
			_, err := d.Draft(ctx, "max", c)
			return err
		},
		"notify":   move(team.ChangeMove{Verb: team.Notify, Actor: "max"}, "ch-1"),
		"override": move(override, "ch-1"),
		"review":   move(team.ChangeMove{Verb: team.Review, Actor: "tom", Note: "fine"}, "ch-2"),
		"authorize": func(ctx context.Context, d *team.Desk) error {
			err := d.Authorize(ctx, "a-1", "ch-1", "fw")
			if _, ok := errors.AsType[*team.UnauthorizedError](err); ok {
				return nil
			}
			return err
		},
		"issue": func(ctx context.Context, d *team.Desk) error {
			_, err := d.Issue(ctx, "tom", "a-1", team.Deliverable{Kind: team.OperationsDocument})
			return err
		},
		"raise obstacle": func(ctx context.Context, d *team.Desk) error {
			_, err := d.RaiseObstacle(ctx, "ola", account.Commitment{Account: "a-1", Text: "x", Due: nov(9, 9)})
			return err
		},
		"facts":    func(ctx context.Context, d *team.Desk) error { _, err := d.Facts(ctx, "a-1"); return err },
		"findings": func(ctx context.Context, d *team.Desk) error { _, err := d.Findings(ctx, "a-1"); return err },
		"loads":    func(ctx context.Context, d *team.Desk) error { _, _, err := d.Loads(ctx); return err },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for calls := 0; ; calls++ {
				o := newOffice(t)
				d := o.staffed(t)
				for id, item := range map[team.ChangeID]account.ItemID{"ch-1": "fw", "ch-2": "db"} {
					c := firewall()
					c.ID, c.Edit.Put[0].ID = id, item
					_, err := d.Draft(t.Context(), "max", c)
					require.NoError(t, err)
				}
				_, err := d.MoveChange(t.Context(), "a-1", "ch-2", override)
				require.NoError(t, err)
				before, history := o.file(t), o.did(t, account.ID("a-1").Ref())
				left := calls
				f := frail{o.Store, &left}
				err = do(t.Context(), team.NewDesk(f, f, team.Sources{Service: f}, o.opt))
				if left >= 0 {
					require.NoError(t, err)
					require.Positive(t, calls, "it calls the store at all")
					return
				}
				require.ErrorIs(t, err, errDown, calls)
				require.Equal(t, before, o.file(t), "nothing is stored")
				require.Equal(t, history, o.did(t, account.ID("a-1").Ref()))
			}
		})
	}
}

func TestAnErrorOfTheHostsRosterIsTheErrorOfTheDesk(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.staffed(t)
	o.src.Roster = frail{o.Store, new(0)}
	_, err := o.desk().Issue(t.Context(), "tom", "a-1", team.Deliverable{Kind: team.OperationsDocument})
	require.ErrorIs(t, err, errDown)
}

// What Tom owes as technical lead he owes no longer once he is not.
func TestWhatIsOwedStaysWithTheRoleWhenAnAssignmentEnds(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	c, _, err := account.Promise(account.Commitment{
		ID: "c-1", Account: "a-1", Kind: account.Action, Text: "x", Owner: "tom", Role: account.TechnicalLead, Due: nov(9, 9),
	}, "max", nov(2, 8))
	require.NoError(t, err)
	require.NoError(t, o.Save(t.Context(), account.Unit{Commitments: []account.Commitment{c}}))
	require.NoError(t, d.End(t.Context(), "max", "a-1", "technical-lead-tom", nov(3, 9), "leave"))
	c, err = o.Commitment(t.Context(), "c-1")
	require.NoError(t, err)
	require.Empty(t, c.Owner)
	_, err = d.Assign(t.Context(), "max", team.Assignment{
		Account: "a-1", Person: "tia", Role: account.TechnicalLead, From: nov(4, 9), Basis: team.Standing,
	})
	require.NoError(t, err)
	p := account.NewPromises(o.Store, account.Sources{People: o.Store, Roles: d}, account.Options{Now: o.clock.Now})
	o.clock.Set(nov(9, 9))
	_, err = p.Sweep(t.Context(), "job")
	require.NoError(t, err)
	require.Equal(t, []account.PersonID{"tia"}, all(t, o.Pending(t.Context()))[0].To)

	// An end is not put off by ending it again.
	err = d.End(t.Context(), "max", "a-1", "technical-lead-tom", nov(5, 9), "")
	require.Equal(t, []string{"at: is after the assignment ends"}, faultsIn(err))
	require.NoError(t, d.End(t.Context(), "max", "a-1", "technical-lead-tom", nov(2, 9), ""))
}

func TestAHandoverTakesNothingFromASuccessorWhoHoldsTheRole(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name        string
		from, to    team.Assignment
		primary     bool
		basis       team.Basis
		until       time.Time
		assignments int
	}{
		{"the weaker hands to the stronger: it stays as it is",
			team.Assignment{Basis: team.AsNeeded, Until: nov(15, 0)}, team.Assignment{Basis: team.Standing, Primary: true},
			true, team.Standing, time.Time{}, 2},
		{"the stronger hands to the weaker",
			team.Assignment{Basis: team.Standing, Primary: true}, team.Assignment{Basis: team.AsNeeded, Until: nov(15, 0)},
			true, team.Standing, time.Time{}, 3},
		{"each has something",
			team.Assignment{Basis: team.AsNeeded, Primary: true, Until: nov(15, 0)}, team.Assignment{Basis: team.Standing, Until: nov(20, 0)},
			true, team.Standing, nov(20, 0), 3},
		{"the later end holds",
			team.Assignment{Basis: team.Standing, Until: nov(25, 0)}, team.Assignment{Basis: team.Standing, Until: nov(20, 0)},
			false, team.Standing, nov(25, 0), 3},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t)
			d := o.desk()
			for person, a := range map[account.PersonID]team.Assignment{"tom": row.from, "tia": row.to} {
				a.Account, a.Person, a.Role, a.From = "a-1", person, account.TechnicalLead, nov(1, 0)
				_, err := d.Assign(t.Context(), "max", a)
				require.NoError(t, err)
			}
			got, err := d.HandOver(t.Context(), "max", team.Handover{
				Account: "a-1", Role: account.TechnicalLead, From: "tom", To: "tia", At: nov(9, 9),
			})
			require.NoError(t, err)
			require.Equal(t, row.primary, got.Primary)
			require.Equal(t, row.basis, got.Basis)
			require.Equal(t, row.until, got.Until)
			require.Len(t, o.file(t).Assignments, row.assignments)
			tm, err := d.Team(t.Context(), "a-1", nov(9, 9))
			require.NoError(t, err)
			require.Equal(t, []account.PersonID{"tia"}, tm.Holders(account.TechnicalLead))
		})
	}
}

// Who has left does nothing, owes nothing and is told nothing.
func TestWhoHasLeftIsNotCountedOn(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	people, err := o.People(t.Context(), "")
	require.NoError(t, err)
	for _, p := range people {
		if p.ID == "tom" || p.ID == "eva" {
			p.Left = nov(2, 9)
			require.NoError(t, o.Save(t.Context(), account.Unit{People: []account.Person{p}}))
		}
	}
	_, err = d.Issue(t.Context(), "tom", "a-1", team.Deliverable{Kind: team.OperationsDocument})
	require.ErrorIs(t, err, account.ErrNotAllowed)
	_, err = d.RaiseObstacle(t.Context(), "tom", account.Commitment{Account: "a-1", Text: "x", Due: nov(9, 9)})
	require.ErrorIs(t, err, account.ErrNotAllowed)
	raised, err := d.RaiseObstacle(t.Context(), "ola", account.Commitment{Account: "a-1", Text: "x", Due: nov(9, 9)})
	require.NoError(t, err)
	require.Empty(t, raised.Owner, "the role owes it")
	require.Empty(t, all(t, o.Pending(t.Context()))[0].To, "the host decides who is told")
	holders, err := d.Holders(t.Context(), "a-1", account.TechnicalLead, nov(2, 9))
	require.NoError(t, err)
	require.Empty(t, holders)
	holders, err = d.Holders(t.Context(), "a-1", account.TechnicalLead, nov(2, 9).Add(-1))
	require.NoError(t, err)
	require.Equal(t, []account.PersonID{"tom"}, holders)
}
