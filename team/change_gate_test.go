package team_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/team"
)

// said is what a change lacks, as told to people.
func said(c team.ChangeRequest, g team.Gate, now time.Time, items ...account.ItemID) []string {
	var all []string
	for _, w := range c.Missing(g, now, items) {
		all = append(all, account.English().With(team.Phrases()).Format(w.Text(g.People)))
	}
	return all
}

func TestMissingSaysWhatAndFromWhom(t *testing.T) {
	t.Parallel()
	day := team.ChangeRule{Notice: true, Ahead: 8 * time.Hour}
	byLea, byCora := upgrade(), upgrade()
	byLea.Requester, byCora.Requester = "lea", "cora"
	vacant := func(g *team.Gate) { g.Team = team.At(nil, crew()[2:], onDay(2)) }
	leaAlone := func(g *team.Gate) { g.Team = team.At(nil, crew()[:1], onDay(2)) }
	noon := hour(2, 12)
	business := account.BusinessLevel
	for _, test := range []struct {
		name  string
		c     team.ChangeRequest
		rule  team.ChangeRule
		alter func(*team.Gate)
		moves []team.ChangeMove
		now   time.Time
		items []account.ItemID
		want  []string
	}{
		{"nothing", upgrade(), approvalOnly, nil, script("approve lea"), noon, []account.ItemID{"fw"}, nil},
		{"everything", upgrade(), customers(allThree, 2, business), nil, nil, hour(1, 10), []account.ItemID{"db", "fw", "tl", "db"}, []string{
			"The change does not cover db and tl.",
			"Technical lead: no notice was given to Lea Holm and Leo Pratt.",
			"Technical lead: counsel of Lea Holm or Leo Pratt is missing.",
			"Technical lead: approval by Lea Holm or Leo Pratt is missing.",
			"Customer, business level: 0 of 2 approvals given; Cora Lane or Cody Moor may approve.",
			"The change is to start on 2 Jun 2026 00:00 UTC, and not before.",
		}},
		{"notice with time ahead", upgrade(), day, nil, nil, noon, nil, []string{
			"Technical lead: no notice was given to Lea Holm and Leo Pratt; it takes 8 h of service time."}},
		{"notice running", upgrade(), day, nil, script("notify rex"), hour(2, 15), nil, []string{
			"Technical lead: notice was given on 2 Jun 2026 12:00 UTC; 3 h of 8 h of service time have passed, and it is enough on 3 Jun 2026 12:00 UTC."}},
		{"notice running over the closing hours", upgrade(), day, nil, script("notify rex"), hour(3, 3), nil, []string{
			"Technical lead: notice was given on 2 Jun 2026 12:00 UTC; 5 h of 8 h of service time have passed, and it is enough on 3 Jun 2026 12:00 UTC."}},
		{"notice running, to the nanosecond", upgrade(), day, nil, script("notify rex"), hour(3, 12).Add(-1), nil, []string{
			"Technical lead: notice was given on 2 Jun 2026 12:00 UTC; 7 h 59 min of 8 h of service time have passed, and it is enough on 3 Jun 2026 12:00 UTC."}},
		{"notice over", upgrade(), day, nil, script("notify rex"), hour(3, 12), nil, nil},
		{"notice around the clock", upgrade(), day, func(g *team.Gate) { g.Calendar = nil }, script("notify rex"), hour(2, 20), nil, nil},
		{"notice never over", upgrade(), team.ChangeRule{Notice: true, Ahead: 1 << 62}, nil, script("notify rex"), hour(2, 15), nil, []string{
			"Technical lead: notice was given on 2 Jun 2026 12:00 UTC; 3 h of 1,281,024 h of service time have passed, and no more is in the calendar."}},
		{"notice to nobody", upgrade(), day, vacant, nil, noon, nil, []string{
			"Technical lead: nobody holds the role and could be given notice."}},
		{"counsel and approval of nobody", upgrade(), allThree, vacant, script(), noon, nil, []string{
			"Technical lead: nobody holds the role and could be given notice.",
			"Technical lead: counsel is missing, and nobody holds the role.",
			"Technical lead: approval is missing, and nobody holds the role."}},
		{"the requester does not approve", byLea, approvalOnly, nil, nil, noon, nil, []string{
			"Technical lead: approval by Leo Pratt is missing."}},
		{"the requester alone is a lead", byLea, allThree, leaAlone, nil, noon, nil, []string{
			"Technical lead: no notice was given to Lea Holm.",
			"Technical lead: counsel of Lea Holm is missing.",
			"Technical lead: approval is missing, and nobody else holds the role than who asked for the change or drafted it."}},
		{"the same where the policy allows it", byLea, ownApproval(approvalOnly), leaAlone, nil, noon, nil, []string{
			"Technical lead: approval by Lea Holm is missing."}},
		{"customers of the level", upgrade(), customers(noticeOnly, 2, business), nil, script("notify rex", "agree cora"), noon, nil, []string{
			"Customer, business level: 1 of 2 approvals given; Cody Moor may approve."}},
		{"customers enough", upgrade(), customers(noticeOnly, 2, business), nil, script("notify rex", "agree cora", "agree cody"), noon, nil, nil},
		{"customers of either level", upgrade(), customers(noticeOnly, 4, ""), nil, script("notify rex"), noon, nil, []string{
			"Customer: 0 of 4 approvals given; Cora Lane, Cody Moor or Tess Byrne may approve."}},
		{"too few customers", upgrade(), customers(noticeOnly, 2, account.TechnicalLevel), nil, script("notify rex", "agree tess"), noon, nil, []string{
			"Customer, technical level: 1 of 2 approvals given, and there is nobody else who may approve."}},
		{"one customer", upgrade(), customers(noticeOnly, 1, account.TechnicalLevel), nil, script("notify rex"), noon, nil, []string{
			"Customer, technical level: 0 of 1 approval given; Tess Byrne may approve."}},
		{"a requester at the customer", byCora, customers(noticeOnly, 2, business), nil, script("notify rex"), noon, nil, []string{
			"Customer, business level: 0 of 2 approvals given; Cody Moor may approve."}},
		{"one of two who are named", upgrade(), named(noticeOnly, 2, "cora", "tess"), nil, script("notify rex", "agree tess"), noon, nil, []string{
			"Customer: 1 of 2 approvals given; Cora Lane may approve."}},
		{"both who are named", upgrade(), named(noticeOnly, 2, "cora", "tess"), nil, script("notify rex", "agree tess", "agree cora"), noon, nil, nil},
		{"a named one who left", upgrade(), named(noticeOnly, 1, "gus"), nil, script("notify rex"), noon, nil, []string{
			"Customer: 0 of 1 approval given, and there is nobody else who may approve."}},
		{"one who agreed has left", upgrade(), customers(noticeOnly, 1, business), nil, script("notify rex", "agree cora"), noon.AddDate(1, 0, 0), nil, nil},
		{"start not reached", upgrade(), noticeOnly, nil, script("notify rex"), onDay(2).Add(-1), nil, []string{
			"The change is to start on 2 Jun 2026 00:00 UTC, and not before."}},
		{"start reached", upgrade(), noticeOnly, nil, script("notify rex"), onDay(2), nil, nil},
		{"rejected", upgrade(), noticeOnly, nil, script("reject lea"), onDay(1), []account.ItemID{"x"}, []string{
			"The change is rejected and may not be applied."}},
		{"applied", upgrade(), noticeOnly, nil, script("notify rex", "apply rex"), noon, nil, []string{"The change was applied already."}},
		{"verified", upgrade(), noticeOnly, nil, script("override rex", "verify rex"), noon, nil, []string{"The change was applied already."}},
		{"no configuration any more", upgrade(), noticeOnly, func(g *team.Gate) { g.Solution = nil }, script("notify rex"), noon, nil, []string{
			"The configuration that the change was written for is no longer on record."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			g := gateOf(test.rule)
			c := after(t, drafted(t, test.c), g, test.moves...)
			if test.alter != nil {
				test.alter(&g)
			}
			require.Equal(t, test.want, said(c, g, test.now, test.items...))
		})
	}
}

func TestMissingGoesByTheConfigurationOnRecord(t *testing.T) {
	t.Parallel()
	c := upgrade()
	c.Edit = team.Edit{
		Remove: []account.ItemID{"tl"}, Unlink: []account.Link{{From: "fw", To: "db"}}, Drop: []team.CapacityKey{{Item: "db", Name: "disk"}},
	}
	g := gateOf(noticeOnly)
	c = after(t, drafted(t, c), g, script("notify rex")...)
	require.Empty(t, said(c, g, hour(2, 12)))
	g.Solution = &account.Solution{Account: "harbour", Name: "Shop", Items: shop().Items[:2]}
	require.Equal(t, []string{"The configuration is no longer what the change was written for: tl, fw and db."}, said(c, g, hour(2, 12)))

	_, _, err := c.Move(of(team.Override, "amy"), g)
	require.ErrorIs(t, err, account.ErrConflict)
	require.EqualError(t, err, `change "c1": override: changed since it was read: "tl", "fw", "db"`)
	g.Solution = nil
	_, _, err = c.Move(of(team.Override, "amy"), g)
	require.EqualError(t, err, `change "c1": override: changed since it was read: no configuration is on record`)
}

// An agreement counts for the level that the policy asks for now.
func TestAgreementsGoByThePolicy(t *testing.T) {
	t.Parallel()
	byCora := upgrade()
	byCora.Requester = "cora"
	g := gateOf(ownApproval(customers(noticeOnly, 2, "")))
	c := after(t, drafted(t, byCora), g, script("notify rex", "agree cora", "agree tess")...)
	require.Empty(t, said(c, g, hour(2, 12)))
	g.Policy.Default.Customer.Level = account.BusinessLevel
	require.Equal(t, []string{"Customer, business level: 1 of 2 approvals given; Cody Moor may approve."}, said(c, g, hour(2, 12)))
	g.Policy.Default.Customer = team.CustomerApproval{N: 1, Of: []account.PersonID{"cody"}}
	require.Equal(t, []string{"Customer: 0 of 1 approval given; Cody Moor may approve."}, said(c, g, hour(2, 12)))
	g.Policy.Default.Customer = team.CustomerApproval{N: 1, Level: account.BusinessLevel, Of: []account.PersonID{"tess", "cody"}}
	require.Equal(t, []string{"Customer, business level: 0 of 1 approval given; Cody Moor may approve."}, said(c, g, hour(2, 12)))
	g.Policy.Default.Customer = team.CustomerApproval{N: 2, Level: account.BusinessLevel}
	g.Policy.Default.OwnApproval = false
	require.Equal(t, []string{"Customer, business level: 0 of 2 approvals given; Cody Moor may approve."}, said(c, g, hour(2, 12)))
	g.Policy.Default.Customer.Level, g.People = "", g.People[:1]
	require.Equal(t, []string{"Customer: 0 of 2 approvals given, and there is nobody else who may approve."}, said(c, g, hour(2, 12)))
}

// People are told no seconds: what is over at 12:00:30 is told as over at 12:01.
func TestNobodyIsToldToComeTooEarly(t *testing.T) {
	t.Parallel()
	late := upgrade()
	late.Start = hour(3, 0).Add(time.Nanosecond)
	g := gateOf(team.ChangeRule{Notice: true, Ahead: time.Hour})
	m := of(team.Notify, "rex")
	m.At = m.At.Add(30 * time.Second)
	require.Equal(t, []string{
		"Technical lead: notice was given on 2 Jun 2026 12:00 UTC; 59 min of 1 h of service time have passed, and it is enough on 2 Jun 2026 13:01 UTC.",
		"The change is to start on 3 Jun 2026 00:01 UTC, and not before.",
	}, said(after(t, drafted(t, late), g, m), g, m.At.Add(time.Hour-time.Second)))
}

func TestUnauthorizedErrorSaysItAll(t *testing.T) {
	t.Parallel()
	g := gateOf(customers(allThree, 1, account.BusinessLevel))
	c := drafted(t, upgrade())
	_, _, err := c.Move(of(team.Apply, "amy"), g)
	var missing *team.UnauthorizedError
	require.ErrorAs(t, err, &missing)
	require.ErrorIs(t, err, account.ErrNotAllowed)
	require.Equal(t, &team.UnauthorizedError{Change: "c1", Missing: c.Missing(g, hour(2, 12), nil)}, missing)
	require.Equal(t, []string{
		`change "c1": not allowed to be applied:`,
		"Technical lead: no notice was given to lea and leo.",
		"Technical lead: counsel of lea or leo is missing.",
		"Technical lead: approval by lea or leo is missing.",
		"Customer, business level: 0 of 1 approval given; cora or cody may approve.",
	}, lines(err))
}

// Every text that a want can have is said whole, from phrases or data.
func TestEveryWantIsSaid(t *testing.T) {
	t.Parallel()
	said := account.English().With(team.Phrases())
	pseudo := accounttest.Pseudo(said)
	person, item := []account.PersonID{"~"}, []account.ItemID{"~", "~", "~"}
	now := hour(2, 12)
	for _, w := range []team.Want{
		{Kind: team.WantState, State: team.Rejected}, {Kind: team.WantState, State: team.Withdrawn},
		{Kind: team.WantState, State: team.RolledBack}, {Kind: team.WantState, State: team.Applied},
		{Kind: team.WantItems, Items: item}, {Kind: team.WantConfiguration, Items: item}, {Kind: team.WantConfiguration},
		{Kind: team.WantNotice, From: person, Role: account.TechnicalLead}, {Kind: team.WantNotice, Role: account.TechnicalLead},
		{Kind: team.WantNotice, From: person, Role: account.TechnicalLead, Ahead: 1},
		{Kind: team.WantNotice, Role: account.TechnicalLead, At: now, Enough: now}, {Kind: team.WantNotice, Role: account.TechnicalLead, At: now},
		{Kind: team.WantCounsel, From: person, Role: account.TechnicalLead}, {Kind: team.WantCounsel, Role: account.TechnicalLead},
		{Kind: team.WantApproval, From: person, Role: account.TechnicalLead}, {Kind: team.WantApproval, Role: account.TechnicalLead},
		{Kind: team.WantApproval, Role: account.TechnicalLead, Alone: true},
		{Kind: team.WantCustomer, From: person, Of: 1}, {Kind: team.WantCustomer, Of: 2, Level: account.BusinessLevel},
		{Kind: team.WantCustomer, Level: account.TechnicalLevel}, {Kind: team.WantStart, At: now},
	} {
		text := w.Text([]account.Person{{ID: "~", Erased: now}})
		require.Empty(t, said.Lacks(text), "%+v", w)
		require.NotContains(t, said.Format(text), "{")
		require.Empty(t, strings.TrimSpace(accounttest.Outside(pseudo.Format(text))))
	}
}

// The gate and the table cannot differ: whatever was done under whatever rules,
// a member may apply the change exactly when nothing is missing.
func TestTheGateAndTheTableNeverDiffer(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	applied := 0
	for range 1200 {
		w := newWalk(t, random.IntN)
		for range random.IntN(12) {
			w.step()
			m := of(team.Apply, "amy")
			m.At = w.now
			missing := w.c.Missing(w.gate, w.now, nil)
			next, _, err := w.c.Move(m, w.gate)
			require.Equal(t, len(missing) == 0, err == nil, "%v: %v", missing, err)
			if err == nil {
				applied++
				require.Equal(t, team.Applied, next.State)
			}
		}
	}
	require.Greater(t, applied, 50, "the walk gets somewhere")
}
