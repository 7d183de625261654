package team_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/team"
)

// firewall is a change of the firewall's version that Max asks for, to be made on
// Wednesday the 4th at noon.
func firewall() team.ChangeRequest {
	return team.ChangeRequest{
		ID: "ch-1", Account: "a-1", Kind: "upgrade", Summary: "Firewall to version 2", Requester: "max", Start: nov(4, 12),
		Edit: team.Edit{Put: []account.Item{{ID: "fw", Name: "Firewall", Kind: "firewall", Version: "2"}}},
	}
}

func TestNobodyTouchesTheConfigurationWithoutTheTechnicalLead(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	ctx := t.Context()
	before, err := o.Solution(ctx, "a-1")
	require.NoError(t, err)
	c, err := d.Draft(ctx, "max", firewall())
	require.NoError(t, err)
	require.Equal(t, []account.ItemID{"fw"}, c.Touches)

	wants := func() []team.WantKind {
		err := d.Authorize(ctx, "a-1", "ch-1", "fw")
		if err == nil {
			return nil
		}
		require.ErrorIs(t, err, account.ErrNotAllowed)
		unauthorized, ok := errors.AsType[*team.UnauthorizedError](err)
		require.True(t, ok, err)
		var kinds []team.WantKind
		for _, w := range unauthorized.Missing {
			kinds = append(kinds, w.Kind)
		}
		return kinds
	}
	move := func(v team.ChangeVerb, actor account.PersonID, note string) error {
		_, err := d.MoveChange(ctx, "a-1", "ch-1", team.ChangeMove{Verb: v, Actor: actor, Note: note})
		return err
	}
	require.Equal(t, []team.WantKind{team.WantNotice, team.WantCounsel, team.WantApproval, team.WantStart}, wants())
	require.ErrorIs(t, move(team.Apply, "max", ""), account.ErrNotAllowed)

	require.NoError(t, move(team.Notify, "max", ""))
	untouched, err := o.Solution(ctx, "a-1")
	require.NoError(t, err)
	require.Equal(t, before, untouched)
	require.ErrorIs(t, move(team.Counsel, "max", "fine"), account.ErrNotAllowed, "Max is not technical lead")
	require.NoError(t, move(team.Counsel, "tom", "after hours, with a backup"))
	require.ErrorIs(t, move(team.Approve, "ola", ""), account.ErrNotAllowed)
	require.NoError(t, move(team.Approve, "tom", ""))
	require.Equal(t, []team.WantKind{team.WantNotice, team.WantStart}, wants(), "8 service hours have not passed")
	o.clock.Set(nov(2, 17).Add(-1))
	require.Equal(t, []team.WantKind{team.WantNotice, team.WantStart}, wants())
	o.clock.Set(nov(2, 17))
	require.Equal(t, []team.WantKind{team.WantStart}, wants())
	o.clock.Set(nov(4, 12))
	require.Empty(t, wants())

	// It is let through to what it covers alone.
	require.ErrorContains(t, d.Authorize(ctx, "a-1", "ch-1", "fw", "db"), "db")
	require.ErrorIs(t, d.Authorize(ctx, "a-1", "ch-9", "fw"), account.ErrNotFound)
	require.Equal(t, []string{"items: are missing: say what will be touched"}, faultsIn(d.Authorize(ctx, "a-1", "ch-1")))

	require.NoError(t, move(team.Apply, "ola", ""))
	after, err := o.Solution(ctx, "a-1")
	require.NoError(t, err)
	item, _ := after.Item("fw")
	require.Equal(t, "2", item.Version)
	applied := o.file(t).Changes[0]
	require.Equal(t, before.Digest(), applied.Before)
	require.Equal(t, after.Digest(), applied.After)
	require.Equal(t, []team.WantKind{team.WantState}, wants(), "it is not let through twice")

	require.NoError(t, move(team.RollBack, "ola", "the tunnel is down"))
	restored, err := o.Solution(ctx, "a-1")
	require.NoError(t, err)
	require.Equal(t, before.Digest(), restored.Digest())
	require.Equal(t, []string{
		"max change.drafted", "max change.noticed", "tom change.counselled", "tom change.approved", "ola change.applied", "ola change.rolled-back",
	}, o.did(t, team.ChangeID("ch-1").Ref()))
	require.Equal(t, []string{"ola change.applied", "ola change.rolled-back"}, o.did(t, account.ItemID("fw").Ref())[4:])
}

func TestTheTechnicalLeadIsToldOfAChange(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	_, err := d.Draft(t.Context(), "max", firewall())
	require.NoError(t, err)
	_, err = d.MoveChange(t.Context(), "a-1", "ch-1", team.ChangeMove{Verb: team.Notify, Actor: "max"})
	require.NoError(t, err)
	notices := all(t, o.Pending(t.Context()))
	require.Len(t, notices, 1)
	require.Equal(t, []account.PersonID{"tom"}, notices[0].To)
	require.Equal(t, account.TechnicalLead, notices[0].Role)
	words := account.English().With(team.Phrases())
	require.Equal(t, "Advance notice of a change: Firewall to version 2", words.Format(notices[0].Subject))
	require.Equal(t, "It is to be made on 4 Nov 2026 12:00 UTC. Nobody touches the configuration without you.", words.Format(notices[0].Lines[0].Text))
}

func TestAnEmergencyChangeIsOwedAReviewAtOnce(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	ctx := t.Context()
	_, err := d.Draft(ctx, "ola", firewall())
	require.NoError(t, err)
	override := team.ChangeMove{Verb: team.Override, Actor: "ola", DecidedBy: "max", Note: "the line is down"}
	_, err = d.MoveChange(ctx, "a-1", "ch-1", override)
	require.ErrorIs(t, err, account.ErrNotAllowed, "an account manager does not decide that")
	override.DecidedBy = "eva"
	c, err := d.MoveChange(ctx, "a-1", "ch-1", override)
	require.NoError(t, err)
	require.True(t, c.Emergency)
	require.Equal(t, account.PersonID("eva"), c.Steps[1].DecidedBy)

	owed := all(t, o.Commitments(ctx, account.CommitmentFilter{Kind: account.ChangeReview}))
	require.Len(t, owed, 1)
	require.Equal(t, account.TechnicalLead, owed[0].Role)
	require.Equal(t, account.PersonID("tom"), owed[0].Owner)
	require.Equal(t, team.ChangeID("ch-1").Ref(), owed[0].Source)
	require.True(t, owed[0].Overdue(nov(2, 9).Add(time.Nanosecond)))
	notices := all(t, o.Pending(ctx))
	require.Len(t, notices, 1)
	require.Equal(t, account.NoticeKey("change/ch-1/a-1/5/change.override"), notices[0].Key)
	words := account.English().With(team.Phrases())
	require.Equal(t, "A change was made in an emergency: Firewall to version 2", words.Format(notices[0].Subject))
	require.Equal(t, "It was made before it was authorised. What could not wait: the line is down", words.Format(notices[0].Lines[0].Text))
	p := account.NewPromises(o.Store, account.Sources{People: o.Store, Roles: d}, account.Options{Now: o.clock.Now})
	done, err := p.Sweep(ctx, "job")
	require.NoError(t, err)
	require.Equal(t, account.Swept{Reminded: 1}, done)
	_, err = p.Move(ctx, owed[0].ID, account.CommitmentMove{Verb: account.Keep, Actor: "tom"})
	require.ErrorIs(t, err, account.ErrNotAllowed, "reviewing the change keeps it, and nothing else")

	// Handed over, it goes along.
	_, err = d.HandOver(ctx, "max", team.Handover{Account: "a-1", Role: account.TechnicalLead, From: "tom", To: "tia", At: nov(2, 9)})
	require.NoError(t, err)
	_, err = d.MoveChange(ctx, "a-1", "ch-1", team.ChangeMove{Verb: team.Review, Actor: "tom", Note: "fine"})
	require.ErrorIs(t, err, account.ErrNotAllowed)
	_, err = d.MoveChange(ctx, "a-1", "ch-1", team.ChangeMove{Verb: team.Review, Actor: "tia", Note: "fine"})
	require.NoError(t, err)
	kept, err := o.Commitment(ctx, owed[0].ID)
	require.NoError(t, err)
	require.Equal(t, account.Kept, kept.State)
	require.Equal(t, []string{"ola commitment.made", "job commitment.reminded", "max commitment.reassigned", "tia commitment.kept"}, o.did(t, kept.ID.Ref()))
}

func TestAnotherChangesReviewIsNotKept(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	for _, id := range []team.ChangeID{"ch-1", "ch-2"} {
		c := firewall()
		c.ID = id
		c.Edit.Put[0].Version += string(id)
		_, err := d.Draft(t.Context(), "ola", c)
		require.NoError(t, err)
		_, err = d.MoveChange(t.Context(), "a-1", id, team.ChangeMove{Verb: team.Override, Actor: "ola", DecidedBy: "eva", Note: "x"})
		require.NoError(t, err)
	}
	// Of what came of the change itself, its open review alone is kept.
	for _, c := range []account.Commitment{
		{ID: "action", Account: "a-1", Kind: account.Action}, {ID: "elsewhere", Account: "a-2", Kind: account.ChangeReview},
		{ID: "ended", Account: "a-1", Kind: account.ChangeReview},
	} {
		c.Text, c.Owner, c.Source, c.Due = "x", "tom", team.ChangeID("ch-2").Ref(), nov(20, 9)
		c, _, err := account.Promise(c, "max", nov(2, 8))
		require.NoError(t, err)
		if c.ID == "ended" {
			c.State, c.Ended = account.Withdrawn, nov(2, 8)
		}
		require.NoError(t, o.Save(t.Context(), account.Unit{Commitments: []account.Commitment{c}}))
	}
	_, err := d.MoveChange(t.Context(), "a-1", "ch-2", team.ChangeMove{Verb: team.Review, Actor: "tom", Note: "fine"})
	require.NoError(t, err)
	for id, want := range map[account.CommitmentID]account.CommitmentState{"action": account.Open, "elsewhere": account.Open, "ended": account.Withdrawn} {
		c, err := o.Commitment(t.Context(), id)
		require.NoError(t, err)
		require.Equal(t, want, c.State, id)
	}
	open := all(t, o.Commitments(t.Context(), account.CommitmentFilter{Account: "a-1", Kind: account.ChangeReview, State: account.Open}))
	require.Len(t, open, 1)
	require.Equal(t, team.ChangeID("ch-1").Ref(), open[0].Source)
}

func TestAChangeOfWhatDoesNotExist(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	history := o.did(t, account.ID("a-1").Ref())
	c := firewall()
	c.Touches, c.Summary = []account.ItemID{"san"}, ""
	_, err := d.Draft(t.Context(), "max", c)
	require.ErrorIs(t, err, account.ErrInvalid)
	require.Equal(t, []string{"summary: is missing", `touches[0]: "san" is not an item of the configuration`}, faultsIn(err))
	require.Empty(t, o.file(t).Changes)
	require.Equal(t, history, o.did(t, account.ID("a-1").Ref()))

	_, err = d.Draft(t.Context(), "max", firewall())
	require.NoError(t, err)
	_, err = d.Draft(t.Context(), "max", firewall())
	require.Equal(t, []string{"id: is that of another change"}, faultsIn(err))
	_, err = d.MoveChange(t.Context(), "a-1", "ch-9", team.ChangeMove{Verb: team.Notify, Actor: "max"})
	require.ErrorIs(t, err, account.ErrNotFound)
}

// A host that keeps configurations of its own alters them itself.
func TestAHostKeepsConfigurationsOfItsOwn(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.opt.HostSolutions = true
	d := o.staffed(t)
	_, err := d.Draft(t.Context(), "ola", firewall())
	require.NoError(t, err)
	before, err := o.Solution(t.Context(), "a-1")
	require.NoError(t, err)
	c, err := d.MoveChange(t.Context(), "a-1", "ch-1", team.ChangeMove{Verb: team.Override, Actor: "ola", DecidedBy: "eva", Note: "x"})
	require.NoError(t, err)
	after, err := o.Solution(t.Context(), "a-1")
	require.NoError(t, err)
	require.Equal(t, before, after)
	require.NotEqual(t, c.Before, c.After, "what it does is on record")
}

func TestTheDiagramFallsOutOfStepWithAChange(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	_, err := d.Issue(t.Context(), "tom", "a-1", team.Deliverable{Kind: team.OperationsDocument})
	require.NoError(t, err)
	codes := func() []string {
		findings, err := d.Findings(t.Context(), "a-1")
		require.NoError(t, err)
		var list []string
		for _, f := range findings {
			if f.Owner == account.TechnicalLead {
				list = append(list, f.Code)
			}
		}
		return list
	}
	require.Empty(t, codes())
	_, err = d.Draft(t.Context(), "ola", firewall())
	require.NoError(t, err)
	_, err = d.MoveChange(t.Context(), "a-1", "ch-1", team.ChangeMove{Verb: team.Override, Actor: "ola", DecidedBy: "eva", Note: "x"})
	require.NoError(t, err)
	require.Equal(t, []string{"deliverable.out-of-step"}, codes())
}

func TestLoadsOfTheTenant(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	loads, findings, err := d.Loads(t.Context())
	require.NoError(t, err)
	require.Empty(t, findings)
	require.Len(t, loads, 2)
	for _, l := range loads {
		require.Equal(t, 0.5, l.Weight, "medium throughout")
	}
}

func TestADraftIsTheActorsOwn(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.desk()
	c := firewall()
	c.ID, c.Requester = "", ""
	c, err := d.Draft(t.Context(), "ola", c)
	require.NoError(t, err)
	require.Equal(t, team.ChangeID("id-0001"), c.ID)
	require.Equal(t, account.PersonID("ola"), c.Requester)
	require.Equal(t, []team.ChangeRequest{c}, o.file(t).Changes)
	c = firewall()
	c.ID = "ch-2"
	c, err = d.Draft(t.Context(), "ola", c)
	require.NoError(t, err)
	require.Equal(t, account.PersonID("max"), c.Requester, "for somebody else")
	require.Equal(t, []string{"ola change.drafted"}, o.did(t, c.ID.Ref()))
}

// Where no configuration is on record, a change names no item and a tool need
// not, either.
func TestAChangeWhereNoConfigurationIsOnRecord(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.desk()
	c := firewall()
	c.Account = "a-2"
	_, err := d.Draft(t.Context(), "max", c)
	require.Equal(t, []string{"edit: is given, but no configuration is on record"}, faultsIn(err))
	c.Edit = team.Edit{}
	_, err = d.Draft(t.Context(), "max", c)
	require.NoError(t, err)
	_, ok := errors.AsType[*team.UnauthorizedError](d.Authorize(t.Context(), "a-2", "ch-1"))
	require.True(t, ok, "it is judged")
}

func TestAnEmergencyWithoutATechnicalLeadIsOwedByTheRole(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.desk()
	_, err := d.Assign(t.Context(), "max", standing("eva", account.ExecutivePartner))
	require.NoError(t, err)
	_, err = d.Draft(t.Context(), "ola", firewall())
	require.NoError(t, err)
	_, err = d.MoveChange(t.Context(), "a-1", "ch-1", team.ChangeMove{Verb: team.Override, Actor: "eva", DecidedBy: "eva", Note: "x"})
	require.NoError(t, err)
	owed := all(t, o.Commitments(t.Context(), account.CommitmentFilter{Kind: account.ChangeReview}))
	require.Len(t, owed, 1)
	require.Empty(t, owed[0].Owner)
	require.Equal(t, account.TechnicalLead, owed[0].Role)
}

// Notice of 8 service hours that is given an hour before closing runs out an hour
// before the next.
func TestADeskCountsNoticeInTheServiceHoursOfTheAccount(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	_, err := d.Draft(t.Context(), "max", firewall())
	require.NoError(t, err)
	o.clock.Set(nov(2, 16))
	for _, m := range []team.ChangeMove{
		{Verb: team.Notify, Actor: "max"}, {Verb: team.Counsel, Actor: "tom", Note: "fine"}, {Verb: team.Approve, Actor: "tom"},
	} {
		_, err = d.MoveChange(t.Context(), "a-1", "ch-1", m)
		require.NoError(t, err)
	}
	for at, want := range map[time.Time]int{nov(3, 16).Add(-1): 2, nov(3, 16): 1} {
		o.clock.Set(at)
		unauthorized, ok := errors.AsType[*team.UnauthorizedError](d.Authorize(t.Context(), "a-1", "ch-1", "fw"))
		require.True(t, ok)
		require.Len(t, unauthorized.Missing, want, "the start at least is still ahead")
	}
}

func TestATechnicalLeadWhoLeftApprovesNothingAtTheDesk(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	d := o.staffed(t)
	_, err := d.Draft(t.Context(), "max", firewall())
	require.NoError(t, err)
	_, err = d.MoveChange(t.Context(), "a-1", "ch-1", team.ChangeMove{Verb: team.Notify, Actor: "max"})
	require.NoError(t, err)
	people, err := o.People(t.Context(), "")
	require.NoError(t, err)
	for _, p := range people {
		if p.ID == "tom" {
			p.Left = nov(2, 9)
			require.NoError(t, o.Save(t.Context(), account.Unit{People: []account.Person{p}}))
		}
	}
	_, err = d.MoveChange(t.Context(), "a-1", "ch-1", team.ChangeMove{Verb: team.Counsel, Actor: "tom", Note: "fine"})
	require.ErrorIs(t, err, account.ErrNotAllowed)
}

// A configuration that the store does not have is the host's; the desk says so
// before it makes a second one.
func TestAConfigurationThatTheStoreDoesNotHave(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	empty, err := memory.New(memory.Facts{})
	require.NoError(t, err)
	d := team.NewDesk(empty, o.Store, o.src, o.opt)
	for _, a := range []team.Assignment{standing("eva", account.ExecutivePartner), standing("ola", account.OperationsSupervisor)} {
		_, err := d.Assign(t.Context(), "max", a)
		require.NoError(t, err)
	}
	_, err = d.Draft(t.Context(), "ola", firewall())
	require.NoError(t, err)
	override := team.ChangeMove{Verb: team.Override, Actor: "ola", DecidedBy: "eva", Note: "x"}
	_, err = d.MoveChange(t.Context(), "a-1", "ch-1", override)
	require.ErrorIs(t, err, account.ErrUnsupported)
	require.ErrorContains(t, err, "HostSolutions")
	o.opt.HostSolutions = true
	_, err = team.NewDesk(empty, o.Store, o.src, o.opt).MoveChange(t.Context(), "a-1", "ch-1", override)
	require.NoError(t, err)
}
