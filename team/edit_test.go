package team_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

func TestEditApply(t *testing.T) {
	t.Parallel()
	fw := account.Item{ID: "fw", Name: "Edge", Kind: "firewall", Version: "8.0"}
	vpn := account.Item{ID: "vpn", Name: "Tunnel", Kind: "vpn", Visibility: account.Business}
	samples := []account.Sample{{At: onDay(1), Used: 100, Total: 500}}
	disk := account.Capacity{Item: "db", Name: "disk", Unit: "GB", Visibility: account.Customer, Samples: samples}
	inTB := account.Capacity{Item: "db", Name: "disk", Unit: "TB", Visibility: account.Customer}
	hidden := account.Capacity{Item: "db", Name: "disk", Unit: "GB"}
	sessions := account.Capacity{Item: "fw", Name: "sessions", Unit: "sessions", Visibility: account.Customer}
	cores := account.Capacity{Item: "db", Name: "cores", Unit: "cores"}
	tlfw, fwdb := shop().Links[0], shop().Links[1]
	for _, test := range []struct {
		name       string
		edit, undo team.Edit
		want       func(*account.Solution)
	}{
		{"nothing", team.Edit{}, team.Edit{}, func(*account.Solution) {}},
		{"an item is replaced in its place", team.Edit{Put: []account.Item{fw}}, team.Edit{Put: shop().Items[:1]},
			func(s *account.Solution) { s.Items[0] = fw }},
		{"an item is added", team.Edit{Put: []account.Item{vpn}}, team.Edit{Remove: []account.ItemID{"vpn"}},
			func(s *account.Solution) { s.Items = append(s.Items, vpn) }},
		{"an item is put as it is", team.Edit{Put: shop().Items[:1]}, team.Edit{}, func(*account.Solution) {}},
		{"an item goes with its links and capacities", team.Edit{Remove: []account.ItemID{"fw"}},
			team.Edit{Put: shop().Items[:1], Link: shop().Links, Capacities: []account.Capacity{sessions}},
			func(s *account.Solution) { s.Items, s.Links, s.Capacities = s.Items[1:], nil, s.Capacities[:1] }},
		{"the samples of what goes come back", team.Edit{Remove: []account.ItemID{"db"}},
			team.Edit{Put: shop().Items[1:2], Link: []account.Link{fwdb}, Capacities: []account.Capacity{disk}},
			func(s *account.Solution) {
				s.Items, s.Links, s.Capacities = []account.Item{s.Items[0], s.Items[2]}, s.Links[:1], s.Capacities[1:]
			}},
		{"a link is added", team.Edit{Link: []account.Link{{From: "tl", To: "fw", Label: "VPN"}}}, team.Edit{Unlink: []account.Link{{From: "tl", To: "fw", Label: "VPN"}}},
			func(s *account.Solution) {
				s.Links = append(s.Links, account.Link{From: "tl", To: "fw", Label: "VPN"})
			}},
		{"a link is taken away", team.Edit{Unlink: []account.Link{tlfw}}, team.Edit{Link: []account.Link{tlfw}},
			func(s *account.Solution) { s.Links = s.Links[1:] }},
		{"a new item is linked at once", team.Edit{Put: []account.Item{vpn}, Link: []account.Link{{From: "vpn", To: "fw"}}}, team.Edit{Remove: []account.ItemID{"vpn"}},
			func(s *account.Solution) {
				s.Items, s.Links = append(s.Items, vpn), append(s.Links, account.Link{From: "vpn", To: "fw"})
			}},
		{"a capacity is added", team.Edit{Capacities: []account.Capacity{cores}}, team.Edit{Drop: []team.CapacityKey{{Item: "db", Name: "cores"}}},
			func(s *account.Solution) { s.Capacities = append(s.Capacities, cores) }},
		{"a capacity in another unit starts afresh", team.Edit{Capacities: []account.Capacity{inTB}}, team.Edit{Capacities: []account.Capacity{disk}},
			func(s *account.Solution) { s.Capacities[0] = inTB }},
		{"a capacity in the same unit keeps its samples", team.Edit{Capacities: []account.Capacity{hidden}},
			team.Edit{Capacities: []account.Capacity{{Item: "db", Name: "disk", Unit: "GB", Visibility: account.Customer}}},
			func(s *account.Solution) { s.Capacities[0].Visibility = account.Internal }},
		{"a capacity is dropped", team.Edit{Drop: []team.CapacityKey{{Item: "db", Name: "disk"}}}, team.Edit{Capacities: []account.Capacity{disk}},
			func(s *account.Solution) { s.Capacities = s.Capacities[1:] }},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s, want := shop(), shop()
			s.Confirmed = account.Confirmation{By: "cora", At: onDay(1), Digest: "d"}
			s.Revision = 7
			test.want(&want)
			want.Confirmed, want.Revision = s.Confirmed, s.Revision
			before := s.Clone()
			got, undo, err := test.edit.Apply(s)
			require.NoError(t, err)
			requireSame(t, want, got)
			require.Equal(t, test.undo, undo)
			require.Equal(t, before, s, "what it is applied to stays")
			back, redo, err := undo.Apply(got)
			require.NoError(t, err)
			requireSame(t, before, back)
			again, _, err := redo.Apply(back)
			require.NoError(t, err)
			require.Equal(t, got.Digest(), again.Digest())
		})
	}
}

// requireSame compares configurations of which the order does not count.
func requireSame(t testing.TB, want, got account.Solution) {
	t.Helper()
	require.ElementsMatch(t, want.Items, got.Items)
	require.ElementsMatch(t, want.Links, got.Links)
	require.ElementsMatch(t, bySample(want.Capacities), bySample(got.Capacities))
	require.Equal(t, want.Digest(), got.Digest())
	want.Items, want.Links, want.Capacities = got.Items, got.Links, got.Capacities
	require.Equal(t, want, got)
}

// bySample are capacities without a difference between no samples and none.
func bySample(list []account.Capacity) []string {
	var all []string
	for _, c := range list {
		all = append(all, fmt.Sprint(c))
	}
	return all
}

func TestEditThatDoesNotFit(t *testing.T) {
	t.Parallel()
	e := team.Edit{
		Remove:     []account.ItemID{"x", "tl"},
		Unlink:     []account.Link{{From: "fw", To: "db", Label: "other"}, {From: "fw", To: "db"}},
		Drop:       []team.CapacityKey{{Item: "db", Name: "cores"}, {Item: "x", Name: "disk"}},
		Link:       []account.Link{{From: "tl", To: "fw", Label: "TLS"}, {From: "fw", To: "y"}, {From: "fw", To: "db"}},
		Capacities: []account.Capacity{{Item: "tl", Name: "n", Unit: "n"}, {Item: "db", Name: "n", Unit: "n"}},
	}
	after, undo, err := e.Apply(shop())
	require.Zero(t, after)
	require.Zero(t, undo)
	require.ErrorIs(t, err, account.ErrInvalid)
	require.Equal(t, []string{
		`remove[0]: "x" is not an item of the configuration`,
		`unlink[0]: is not linked`,
		`drop[0]: item "db" has no capacity "cores"`,
		`drop[1]: item "x" has no capacity "disk"`,
		`link[0].from: "tl" is not an item of the configuration`,
		`link[1].to: "y" is not an item of the configuration`,
		`capacities[0].item: "tl" is not an item of the configuration`,
	}, lines(err))
	_, _, err = team.Edit{Link: []account.Link{{From: "fw", To: "db"}, {From: "db", To: "fw"}}}.Apply(shop())
	require.EqualError(t, err, "link[0]: is linked already")
}

func TestEditValidate(t *testing.T) {
	t.Parallel()
	require.NoError(t, team.Edit{}.Validate())
	require.NoError(t, newFirewall.Validate())
	disk := account.Capacity{Item: "db", Name: "disk", Unit: "GB"}
	link := account.Link{From: "a", To: "b"}
	e := team.Edit{
		Put:        []account.Item{{ID: "a", Name: "A", Kind: "k"}, {ID: "\t", Visibility: "all"}, {ID: "a", Name: "A", Kind: "k"}},
		Remove:     []account.ItemID{"b", "b", "", "a"},
		Link:       []account.Link{link, {From: "a", To: "b", Label: "l"}, link},
		Unlink:     []account.Link{{From: "b", To: "a"}, {From: "b", To: "a"}, link},
		Capacities: []account.Capacity{disk, {Samples: []account.Sample{{}}, Visibility: "all"}, disk},
		Drop:       []team.CapacityKey{{Item: "db", Name: "x"}, {Item: "db", Name: "x"}, {Item: "db", Name: "disk"}},
	}
	require.Equal(t, []string{
		"put[1].id: has a control character", "put[1].name: is missing", "put[1].kind: is missing", `put[1].visibility: "all" is not an audience`,
		`put[2]: repeats the id "a"`,
		`remove[1]: repeats "b"`, "remove[2]: is missing", `remove[3]: "a" is put as well`,
		"link[2]: repeats an earlier link",
		"unlink[1]: repeats an earlier link", "unlink[2]: is linked as well",
		"capacities[1].name: is missing", "capacities[1].unit: is missing",
		"capacities[1].samples: are given, but they are measured and not changed", `capacities[1].visibility: "all" is not an audience`,
		`capacities[2]: repeats "disk" of item "db"`,
		`drop[1]: repeats "x" of item "db"`, `drop[2]: "disk" of item "db" is put as well`,
	}, lines(e.Validate()))
}

func TestEditItems(t *testing.T) {
	t.Parallel()
	e := team.Edit{
		Put: []account.Item{{ID: "a"}, {ID: "b"}}, Remove: []account.ItemID{"c"},
		Link: []account.Link{{From: "a", To: "d"}}, Unlink: []account.Link{{From: "e", To: "c"}},
		Capacities: []account.Capacity{{Item: "f"}}, Drop: []team.CapacityKey{{Item: "g"}, {Item: "f"}},
	}
	require.Equal(t, []account.ItemID{"a", "b", "c", "d", "e", "f", "g"}, e.Items())
	require.Empty(t, team.Edit{}.Items())
	require.True(t, team.Edit{}.IsZero())
	for _, e := range []team.Edit{
		{Put: e.Put}, {Remove: e.Remove}, {Link: e.Link}, {Unlink: e.Unlink}, {Capacities: e.Capacities}, {Drop: e.Drop},
	} {
		require.False(t, e.IsZero())
	}
}

func TestRollingBackWhatOthersChangedSinceIsAConflict(t *testing.T) {
	t.Parallel()
	vpn := account.Item{ID: "vpn", Name: "Tunnel", Kind: "vpn"}
	tlfw, fwdb := shop().Links[0], shop().Links[1]
	cores := account.Capacity{Item: "fw", Name: "cores", Unit: "cores"}
	inTB := account.Capacity{Item: "db", Name: "disk", Unit: "TB"}
	put := func(items ...account.Item) team.Edit { return team.Edit{Put: items} }
	named := func(id account.ItemID, name string) account.Item {
		return account.Item{ID: id, Name: name, Kind: "k"}
	}
	addVPN := team.Edit{Put: []account.Item{vpn}, Link: []account.Link{{From: "vpn", To: "fw"}}}
	for _, test := range []struct {
		name        string
		ours, other team.Edit
		want        []account.ItemID
	}{
		{"the same item anew", newFirewall, put(named("fw", "Other")), []account.ItemID{"fw"}},
		{"the visibility of the same item", newFirewall, put(account.Item{ID: "fw", Name: "Edge", Kind: "firewall", Version: "8.0"}), []account.ItemID{"fw"}},
		{"the item is gone", newFirewall, team.Edit{Remove: []account.ItemID{"fw"}}, []account.ItemID{"fw"}},
		{"the item added is gone", addVPN, team.Edit{Remove: []account.ItemID{"vpn"}}, []account.ItemID{"vpn"}},
		{"the item added was linked", addVPN, team.Edit{Link: []account.Link{{From: "db", To: "vpn"}}}, []account.ItemID{"db", "vpn"}},
		{"the item added got a capacity", addVPN, team.Edit{Capacities: []account.Capacity{{Item: "vpn", Name: "n", Unit: "n"}}}, []account.ItemID{"vpn"}},
		{"the item removed is there again", team.Edit{Remove: []account.ItemID{"fw"}}, put(named("fw", "Other")), []account.ItemID{"fw"}},
		{"what the item removed was linked to is gone", team.Edit{Remove: []account.ItemID{"fw"}}, team.Edit{Remove: []account.ItemID{"db", "tl"}}, []account.ItemID{"tl", "db"}},
		{"the link is gone", team.Edit{Link: []account.Link{{From: "db", To: "tl"}}}, team.Edit{Unlink: []account.Link{{From: "db", To: "tl"}}}, []account.ItemID{"db"}},
		{"the link is there again", team.Edit{Unlink: []account.Link{tlfw}}, team.Edit{Link: []account.Link{tlfw}}, []account.ItemID{"tl"}},
		{"the capacity has another unit", team.Edit{Capacities: []account.Capacity{cores}}, team.Edit{Capacities: []account.Capacity{{Item: "fw", Name: "cores", Unit: "kilocores"}}}, []account.ItemID{"fw"}},
		{"the capacity is gone", team.Edit{Capacities: []account.Capacity{cores}}, team.Edit{Drop: []team.CapacityKey{{Item: "fw", Name: "cores"}}}, []account.ItemID{"fw"}},
		{"the capacity dropped is there again", team.Edit{Drop: []team.CapacityKey{{Item: "db", Name: "disk"}}}, team.Edit{Capacities: []account.Capacity{inTB}}, []account.ItemID{"db"}},
		{"other items", newFirewall, team.Edit{Put: []account.Item{vpn, named("db", "Other")}, Remove: []account.ItemID{"tl"}}, nil},
		{"a link and a capacity of the same item", newFirewall, team.Edit{
			Unlink: []account.Link{fwdb}, Link: []account.Link{{From: "tl", To: "db"}}, Capacities: []account.Capacity{cores},
		}, nil},
		{"nothing", newFirewall, team.Edit{}, nil},
		{"what was as it is now", put(shop().Items[0]), put(named("fw", "Other")), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			g := gateOf(counselOnly)
			c := upgrade()
			c.Edit = test.ours
			c = after(t, drafted(t, c), g, script("counsel lea", "apply amy")...)
			s := performed(t, c, team.Apply, g.Solution)
			later, _, err := test.other.Apply(*s)
			require.NoError(t, err)
			g.Solution = &later
			c, _, err = c.Move(of(team.RollBack, "amy"), g)
			if test.want == nil {
				require.NoError(t, err)
				require.Equal(t, team.RolledBack, c.State)
				want, _, err := test.other.Apply(shop())
				require.NoError(t, err)
				requireSame(t, want, *performed(t, c, team.RollBack, &later))
				return
			}
			var drift *team.DriftError
			require.ErrorAs(t, err, &drift)
			require.ErrorIs(t, err, account.ErrConflict)
			require.Equal(t, &team.DriftError{Change: "c1", Verb: team.RollBack, Items: test.want}, drift)
		})
	}
}

// Samples are taken all the time, and are nobody's change.
func TestSamplesTakenSinceDoNotStandInTheWay(t *testing.T) {
	t.Parallel()
	g := gateOf(counselOnly)
	c := upgrade()
	c.Edit.Capacities = []account.Capacity{{Item: "db", Name: "disk", Unit: "GB"}}
	c = after(t, drafted(t, c), g, script("counsel lea", "apply amy")...)
	s := performed(t, c, team.Apply, g.Solution)
	i := slices.IndexFunc(s.Capacities, func(c account.Capacity) bool { return c.Name == "disk" })
	s.Capacities[i].Samples = append(s.Capacities[i].Samples, account.Sample{At: onDay(3), Used: 110, Total: 500})
	g.Solution = s
	c = after(t, c, g, script("roll-back amy")...)
	want := shop()
	want.Capacities[0].Samples = s.Capacities[i].Samples
	requireSame(t, want, *performed(t, c, team.RollBack, s))
}

// Whatever a configuration and an edit that fits it are, the undo restores it
// whole, with as many of each link as there were.
func TestUndoRestoresExactly(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 8))
	fits := 0
	for range 1500 {
		s, e := randomSolution(random), randomEdit(random)
		require.NoError(t, s.Validate())
		require.NoError(t, e.Validate())
		before := s.Clone()
		after, undo, err := e.Apply(s)
		require.Equal(t, before, s)
		if err != nil {
			require.ErrorIs(t, err, account.ErrInvalid)
			continue
		}
		fits++
		require.NoError(t, after.Validate())
		back, _, err := undo.Apply(after)
		require.NoError(t, err)
		requireSame(t, before, back)
		useMore(back)
		again, _, err := undo.Apply(after)
		require.NoError(t, err)
		requireSame(t, before, again)
		useMore(after)
		require.Equal(t, before, s, "nothing is shared")
		kept := fmt.Sprint(undo)
		useMore(s)
		require.Equal(t, kept, fmt.Sprint(undo), "nor is the undo's")
	}
	require.Greater(t, fits, 300)
}

func useMore(s account.Solution) {
	for _, c := range s.Capacities {
		for i := range c.Samples {
			c.Samples[i].Used++
		}
	}
}

func randomItem(random *rand.Rand) account.ItemID {
	return account.ItemID(string(rune('a' + random.IntN(6))))
}

func randomCapacity(random *rand.Rand, item account.ItemID) account.Capacity {
	return account.Capacity{
		Item: item, Name: []string{"disk", "cores"}[random.IntN(2)], Unit: []string{"GB", "TB"}[random.IntN(2)],
		Visibility: []account.Visibility{account.Internal, account.Customer}[random.IntN(2)],
	}
}

func randomSolution(random *rand.Rand) account.Solution {
	s := account.Solution{Account: "a", Name: "x"}
	for id := 'a'; id <= 'f'; id++ {
		if random.IntN(4) > 0 {
			s.Items = append(s.Items, account.Item{ID: account.ItemID(id), Name: "n", Kind: "k", Version: string(rune('0' + random.IntN(2)))})
		}
	}
	for range random.IntN(10) {
		l := account.Link{From: randomItem(random), To: randomItem(random), Label: []string{"", "l"}[random.IntN(2)]}
		_, from := s.Item(l.From)
		_, to := s.Item(l.To)
		if from && to {
			s.Links = append(s.Links, l)
		}
	}
	for range random.IntN(6) {
		c := randomCapacity(random, randomItem(random))
		for i := range random.IntN(3) {
			c.Samples = append(c.Samples, account.Sample{At: onDay(1 + i), Used: float64(random.IntN(9)), Total: 9})
		}
		_, there := s.Item(c.Item)
		if there && !slices.ContainsFunc(s.Capacities, func(o account.Capacity) bool { return o.Item == c.Item && o.Name == c.Name }) {
			s.Capacities = append(s.Capacities, c)
		}
	}
	return s
}

func randomEdit(random *rand.Rand) team.Edit {
	var e team.Edit
	if random.IntN(2) == 0 {
		e.Put = append(e.Put, account.Item{ID: randomItem(random), Name: "n", Kind: "k", Version: string(rune('0' + random.IntN(2)))})
	}
	if random.IntN(3) == 0 {
		e.Remove = append(e.Remove, randomItem(random))
	}
	if random.IntN(3) == 0 {
		e.Link = append(e.Link, account.Link{From: randomItem(random), To: randomItem(random)})
	}
	if random.IntN(3) == 0 {
		e.Unlink = append(e.Unlink, account.Link{From: randomItem(random), To: randomItem(random)})
	}
	if random.IntN(3) == 0 {
		e.Capacities = append(e.Capacities, randomCapacity(random, randomItem(random)))
	}
	if random.IntN(4) == 0 {
		e.Drop = append(e.Drop, team.CapacityKey{Item: randomItem(random), Name: "cores"})
	}
	if e.Validate() != nil {
		return randomEdit(random)
	}
	return e
}
