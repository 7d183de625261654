package team_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// Of two approved changes of one item the first is made, and the second is told
// apart from what it was approved for.
func TestAChangeDoesNotTakeBackWhatAnotherDid(t *testing.T) {
	t.Parallel()
	g := gateOf(approvalOnly)
	ours, theirs := upgrade(), upgrade()
	theirs.ID = "c2"
	theirs.Edit = team.Edit{Put: []account.Item{{ID: "fw", Name: "Edge", Kind: "firewall", Version: "9.0"}}}
	ours = after(t, drafted(t, ours), g, script("approve lea")...)
	theirs = after(t, drafted(t, theirs), g, script("approve lea")...)
	require.Empty(t, ours.Missing(g, hour(2, 12), nil))
	require.NotEmpty(t, ours.Seen)
	theirs = after(t, theirs, g, script("apply amy")...)
	g.Solution = performed(t, theirs, team.Apply, g.Solution)

	require.Equal(t, []team.Want{{Kind: team.WantConfiguration, Items: []account.ItemID{"fw"}}}, ours.Missing(g, hour(2, 12), nil))
	require.Equal(t, []string{"The configuration is no longer what the change was written for: fw."}, said(ours, g, hour(2, 12)))
	_, _, err := ours.Move(of(team.Apply, "amy"), g)
	require.ErrorIs(t, err, account.ErrNotAllowed)
	_, _, err = ours.Move(of(team.Override, "amy"), g)
	require.EqualError(t, err, `change "c1": override: changed since it was read: "fw"`)
	require.Empty(t, theirs.Seen, "there is no more to be compared")
	g.Solution = performed(t, after(t, theirs, g, script("roll-back amy")...), team.RollBack, g.Solution)
	require.Empty(t, ours.Missing(g, hour(2, 12), nil), "once it is taken back all is as it was")
}

func TestAChangeIsMadeToWhatWasSeen(t *testing.T) {
	t.Parallel()
	vpn := account.Item{ID: "vpn", Name: "Tunnel", Kind: "vpn"}
	putsVPN := team.Edit{Put: []account.Item{vpn}}
	unlinks := team.Edit{Unlink: shop().Links[1:]}
	resizes := team.Edit{Capacities: []account.Capacity{{Item: "db", Name: "disk", Unit: "GB"}}}
	removes := team.Edit{Remove: []account.ItemID{"tl"}}
	link := func(from, to account.ItemID) account.Link { return account.Link{From: from, To: to} }
	for _, test := range []struct {
		name    string
		edit    team.Edit
		touches []account.ItemID
		since   func(*account.Solution)
		want    []account.ItemID
	}{
		{"nothing", newFirewall, nil, func(*account.Solution) {}, nil},
		{"another name", newFirewall, nil, func(s *account.Solution) { s.Items[0].Name = "x" }, []account.ItemID{"fw"}},
		{"another kind", newFirewall, nil, func(s *account.Solution) { s.Items[0].Kind = "x" }, []account.ItemID{"fw"}},
		{"another version", newFirewall, nil, func(s *account.Solution) { s.Items[0].Version = "8.0" }, []account.ItemID{"fw"}},
		{"another audience", newFirewall, nil, func(s *account.Solution) { s.Items[0].Visibility = account.Internal }, []account.ItemID{"fw"}},
		{"the item is gone", newFirewall, nil, func(s *account.Solution) { *s = without(t, *s, "fw") }, []account.ItemID{"fw"}},
		{"a link more", newFirewall, nil, func(s *account.Solution) { s.Links = append(s.Links, link("db", "fw")) }, []account.ItemID{"fw"}},
		{"a link twice", newFirewall, nil, func(s *account.Solution) { s.Links = append(s.Links, s.Links[0]) }, []account.ItemID{"fw"}},
		{"a link less", newFirewall, nil, func(s *account.Solution) { s.Links = s.Links[1:] }, []account.ItemID{"fw"}},
		{"another label", newFirewall, nil, func(s *account.Solution) { s.Links[0].Label = "x" }, []account.ItemID{"fw"}},
		{"a capacity more", newFirewall, nil, func(s *account.Solution) {
			s.Capacities = append(s.Capacities, account.Capacity{Item: "fw", Name: "x", Unit: "x"})
		}, []account.ItemID{"fw"}},
		{"a capacity less", newFirewall, nil, func(s *account.Solution) { s.Capacities = s.Capacities[:1] }, []account.ItemID{"fw"}},
		{"another unit", newFirewall, nil, func(s *account.Solution) { s.Capacities[1].Unit = "x" }, []account.ItemID{"fw"}},
		{"another audience of a capacity", newFirewall, nil, func(s *account.Solution) { s.Capacities[1].Visibility = account.Internal }, []account.ItemID{"fw"}},
		{"samples", resizes, nil, func(s *account.Solution) { s.Capacities[0].Samples[0].Used++ }, nil},
		{"more samples", resizes, nil, func(s *account.Solution) { s.Capacities[0].Samples = nil }, nil},
		{"a confirmation", newFirewall, nil, func(s *account.Solution) { s.Confirmed.By = "cora" }, nil},
		{"another order", newFirewall, nil, func(s *account.Solution) {
			s.Items[0], s.Items[2] = s.Items[2], s.Items[0]
			s.Links[0], s.Links[1] = s.Links[1], s.Links[0]
			s.Capacities[0], s.Capacities[1] = s.Capacities[1], s.Capacities[0]
		}, nil},
		{"another item", newFirewall, nil, func(s *account.Solution) { s.Items[1].Version, s.Items[2].Name = "17", "x" }, nil},
		{"a link between others", newFirewall, nil, func(s *account.Solution) { s.Links = append(s.Links, link("tl", "db")) }, nil},
		{"an item that it adds is there already", putsVPN, nil, func(s *account.Solution) { s.Items = append(s.Items, vpn) }, []account.ItemID{"vpn"}},
		{"an item that it adds is not there", putsVPN, []account.ItemID{"vpn"}, func(*account.Solution) {}, nil},
		{"either end of a link", unlinks, nil, func(s *account.Solution) { s.Items[0].Name, s.Items[1].Name = "x", "x" }, []account.ItemID{"fw", "db"}},
		{"the item of a capacity", resizes, nil, func(s *account.Solution) { s.Items[1].Name = "x" }, []account.ItemID{"db"}},
		{"an item that it removes", removes, nil, func(s *account.Solution) { s.Links = append(s.Links, link("db", "tl")) }, []account.ItemID{"tl"}},
		{"an item that it may touch is another", newFirewall, []account.ItemID{"db"}, func(s *account.Solution) { s.Items[1].Version = "17" }, nil},
		{"an item that it may touch is gone", newFirewall, []account.ItemID{"tl"}, func(s *account.Solution) { s.Items, s.Links = s.Items[:2], s.Links[1:] }, []account.ItemID{"fw", "tl"}},
		{"the same without an edit", team.Edit{}, []account.ItemID{"db", "tl"}, func(s *account.Solution) { *s = without(t, *s, "tl") }, []account.ItemID{"tl"}},
		{"without an edit, and all is another", team.Edit{}, []account.ItemID{"db"}, func(s *account.Solution) { s.Items[1].Version = "17" }, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			g := gateOf(counselOnly)
			c := upgrade()
			c.Edit, c.Touches = test.edit, test.touches
			c = after(t, drafted(t, c), g, script("counsel lea")...)
			test.since(g.Solution)
			var want []team.Want
			if test.want != nil {
				want = []team.Want{{Kind: team.WantConfiguration, Items: test.want}}
			}
			require.Equal(t, want, c.Missing(g, hour(2, 12), nil))
			_, _, err := c.Move(of(team.Apply, "amy"), g)
			require.Equal(t, want == nil, err == nil)
			_, _, err = c.Move(of(team.Override, "amy"), g)
			if want == nil {
				require.NoError(t, err)
				return
			}
			var drift *team.DriftError
			require.ErrorAs(t, err, &drift)
			require.Equal(t, &team.DriftError{Change: "c1", Verb: team.Override, Items: test.want}, drift)
		})
	}
}

// without is a configuration without an item.
func without(t *testing.T, s account.Solution, id account.ItemID) account.Solution {
	t.Helper()
	s, _, err := team.Edit{Remove: []account.ItemID{id}}.Apply(s)
	require.NoError(t, err)
	return s
}

func TestAChangeOfItemsWhereNoConfigurationIsOnRecordAnyMore(t *testing.T) {
	t.Parallel()
	restart := upgrade()
	restart.Edit, restart.Touches = team.Edit{}, []account.ItemID{"db"}
	g := gateOf(counselOnly)
	c := after(t, drafted(t, restart), g, script("counsel lea")...)
	done := after(t, c, g, script("apply amy")...)
	g.Solution = nil
	require.Equal(t, []team.Want{{Kind: team.WantConfiguration}}, c.Missing(g, hour(2, 12), nil))
	require.Equal(t, team.RolledBack, after(t, done, g, script("roll-back amy")...).State, "it leaves no trace on record")
}

// What is measured all the time is not kept with each change, and what a draft
// says of it is not taken over.
func TestWhatADraftSaw(t *testing.T) {
	t.Parallel()
	c := upgrade()
	c.Edit, c.Seen = team.Edit{Capacities: []account.Capacity{{Item: "db", Name: "disk", Unit: "TB"}}}, []team.SeenItem{{ID: "tl"}}
	disk := shop().Capacities[0]
	disk.Samples = nil
	require.Equal(t, []team.SeenItem{
		{ID: "db", Item: shop().Items[1], Links: shop().Links[1:], Capacities: []account.Capacity{disk}},
	}, drafted(t, c).Seen)
	c.Edit = team.Edit{}
	c, _, err := team.DraftChange(c, "rex", hour(1, 9), nil, nil)
	require.NoError(t, err)
	require.Empty(t, c.Seen)
}

// A request that was kept without what it saw goes by whether its edit applies.
func TestAChangeThatSawNothing(t *testing.T) {
	t.Parallel()
	g := gateOf(counselOnly)
	c := after(t, drafted(t, upgrade()), g, script("counsel lea")...)
	c.Seen = nil
	g.Solution.Items[0].Version = "8.0"
	require.Empty(t, c.Missing(g, hour(2, 12), nil))
}

// Forgetting a person takes their name out of the configuration and out of what
// was seen of it alike, so that what fitted before fits still.
func TestAPendingChangeOutlivesARedaction(t *testing.T) {
	t.Parallel()
	g := gateOf(counselOnly)
	s := g.Solution
	s.Items[0].Name, s.Items[0].Version, s.Links[0].Label, s.Links[1].Label = "Ann's edge", "weiss-1", "ann", "Anne"
	s.Capacities[1].Name, s.Capacities[1].Unit = "Ann's sessions", "anns"
	s.Capacities = append(s.Capacities, account.Capacity{Item: "fw", Name: "ánn's sessions", Unit: "x"})
	c, _, err := team.DraftChange(upgrade(), "rex", hour(1, 9), s, nil)
	require.NoError(t, err)
	c = after(t, c, g, script("counsel lea")...)

	redaction := account.NewRedaction(account.Person{Name: "Ann Weiss"}).WithSolution(*s)
	redacted := s.Redacted(redaction)
	require.NotEqual(t, s.Items, redacted.Items)
	require.NotEqual(t, s.Links, redacted.Links)
	require.NotEqual(t, s.Capacities, redacted.Capacities)
	c = team.File{Account: "harbour", Changes: []team.ChangeRequest{c}}.Redacted(redaction).Changes[0]
	g.Solution = &redacted
	require.Empty(t, c.Missing(g, hour(2, 12), nil))
	redacted.Items[0].Version = "8.0"
	require.NotEmpty(t, c.Missing(g, hour(2, 12), nil))
}
