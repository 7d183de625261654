package team_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/team"
)

// mailbox is a capacity of an office's database.
func mailbox(of string) account.Capacity {
	return account.Capacity{Item: "db", Name: "mailbox " + of, Unit: "GB"}
}

func tunnel(label string) account.Link { return account.Link{From: "fw", To: "db", Label: label} }

func (o office) drafts(t *testing.T, d *team.Desk, id team.ChangeID, e team.Edit) {
	t.Helper()
	_, err := d.Draft(t.Context(), "ola", team.ChangeRequest{
		ID: id, Account: "a-1", Kind: "upgrade", Summary: "For Ann", Edit: e, Start: nov(4, 12),
	})
	require.NoError(t, err)
}

// does a step; what is made is made in an emergency, for that takes the fewest.
func (o office) does(t *testing.T, d *team.Desk, id team.ChangeID, v team.ChangeVerb) {
	t.Helper()
	m := team.ChangeMove{Verb: v, Actor: "ola", Note: "she asked"}
	if v == team.Override {
		m.DecidedBy = "eva"
	}
	_, err := d.MoveChange(t.Context(), "a-1", id, m)
	require.NoError(t, err)
}

func (o office) solution(t *testing.T) account.Solution {
	t.Helper()
	s, err := o.Solution(t.Context(), "a-1")
	require.NoError(t, err)
	return s
}

// Ann Weiss is erased between the steps of a change to what differs by her name
// alone from what is there: a mailbox with samples, and a link.
func TestAChangeIsTakenBackAfterSomebodyItNamesWasErased(t *testing.T) {
	t.Parallel()
	samples := []account.Sample{{At: nov(1, 9), Used: 40, Total: 50}}
	add := team.Edit{Capacities: []account.Capacity{mailbox("Weiss")}, Link: []account.Link{tunnel("VPN of Weiss")}}
	remove := team.Edit{Drop: []team.CapacityKey{{Item: "db", Name: "mailbox Ann"}}, Unlink: []account.Link{tunnel("VPN of Ann")}}
	swap := add
	swap.Drop, swap.Unlink = remove.Drop, remove.Unlink
	for _, row := range []struct {
		name   string
		edit   team.Edit
		erased int // after so many of drafting and making it
		want   [][]account.Sample
		links  int
	}{
		{"added, when made", add, 2, [][]account.Sample{samples, nil}, 3},
		{"added, when drafted", add, 1, [][]account.Sample{samples, nil}, 3},
		{"taken away, when made", remove, 2, nil, 1},
		{"taken away, when drafted", remove, 1, nil, 1},
		{"exchanged, when made", swap, 2, [][]account.Sample{nil}, 2},
		{"exchanged, when drafted", swap, 1, [][]account.Sample{nil}, 2},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t)
			d := o.staffed(t)
			directory := account.NewDirectory(o.Store, account.Options{Now: o.clock.Now, NewID: accounttest.NewIDs("d").Next})
			ann := mailbox("Ann")
			ann.Samples = samples
			s := o.solution(t)
			s.Capacities, s.Links = []account.Capacity{ann}, append(s.Links, tunnel("VPN of Ann"))
			_, err := directory.PutSolution(t.Context(), "tom", s)
			require.NoError(t, err)
			erase := func(when int) {
				if when == row.erased {
					require.NoError(t, directory.Erase(t.Context(), "max", "a-1", "ann"))
				}
			}

			o.drafts(t, d, "ch-1", row.edit)
			erase(1)
			o.does(t, d, "ch-1", team.Override)
			erase(2)
			made := o.solution(t)
			require.NoError(t, made.Validate())
			require.Len(t, made.Links, row.links)
			var got [][]account.Sample
			for _, c := range made.Capacities {
				got = append(got, c.Samples)
			}
			require.Equal(t, row.want, got)

			o.does(t, d, "ch-1", team.RollBack)
			restored := o.solution(t)
			require.Len(t, restored.Links, 2)
			require.Len(t, restored.Capacities, 1)
			require.Equal(t, samples, restored.Capacities[0].Samples, "it is hers")
			require.Regexp(t, `^mailbox \[…\]( 2)?, VPN of \[…\]( 2)?$`, restored.Capacities[0].Name+", "+restored.Links[1].Label)
		})
	}
}

// What a change took away before somebody else was erased is not what is there.
func TestWhatIsGoneIsNotTakenForWhatIsThere(t *testing.T) {
	t.Parallel()
	drop := func(name string) []team.ChangeRequest {
		k := team.CapacityKey{Item: "db", Name: name}
		return []team.ChangeRequest{{
			Edit: team.Edit{Drop: []team.CapacityKey{k}},
			Undo: team.Edit{Capacities: []account.Capacity{{Item: k.Item, Name: k.Name}}},
			Seen: []team.SeenItem{{ID: "db", Capacities: []account.Capacity{{Item: k.Item, Name: k.Name}}}},
		}}
	}
	r := account.NewRedaction(account.Person{Name: "Ann Weiss"}).WithSolution(account.Solution{
		Account: "a-1", Capacities: []account.Capacity{{Item: "db", Name: "mailbox Ann"}},
	})
	for _, row := range []struct{ name, said, want string }{
		{"the same", "mailbox Ann", "mailbox […]"},
		{"another of hers", "mailbox Weiss", "mailbox […] 2"},
		{"one of somebody who was erased earlier", "mailbox […]", "mailbox […] 2"},
		{"of another name", "disk", "disk"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			f := team.File{Account: "a-1", Changes: drop(row.said)}
			require.Equal(t, team.File{Account: "a-1", Changes: drop(row.want)}, f.Redacted(r))
			require.Equal(t, drop(row.said), f.Changes)
		})
	}
}

// Wherever a change says two names, they stay two.
func TestNamesInAChangeStayApart(t *testing.T) {
	t.Parallel()
	links := func(a, b string) []account.Link { return []account.Link{tunnel(a), tunnel(b)} }
	capacities := func(a, b string) []account.Capacity { return []account.Capacity{mailbox(a), mailbox(b)} }
	keys := func(a, b string) []team.CapacityKey {
		return []team.CapacityKey{{Item: "db", Name: a}, {Item: "db", Name: b}}
	}
	type change = team.ChangeRequest
	for _, row := range []struct {
		name string
		says func(a, b string) change
	}{
		{"link", func(a, b string) change { return change{Edit: team.Edit{Link: links(a, b)}} }},
		{"unlink", func(a, b string) change { return change{Edit: team.Edit{Unlink: links(a, b)}} }},
		{"capacities", func(a, b string) change { return change{Edit: team.Edit{Capacities: capacities(a, b)}} }},
		{"drop", func(a, b string) change { return change{Edit: team.Edit{Drop: keys(a, b)}} }},
		{"undone: link", func(a, b string) change { return change{Undo: team.Edit{Link: links(a, b)}} }},
		{"undone: drop", func(a, b string) change { return change{Undo: team.Edit{Drop: keys(a, b)}} }},
		{"seen: links", func(a, b string) change { return change{Seen: []team.SeenItem{{ID: "db", Links: links(a, b)}}} }},
		{"seen: capacities", func(a, b string) change {
			return change{Seen: []team.SeenItem{{ID: "db", Capacities: capacities(a, b)}}}
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			f := team.File{Account: "a-1", Changes: []change{row.says("Ann", "Weiss"), row.says("Weiss", "Ann")}}
			want := []change{row.says("[…]", "[…] 2"), row.says("[…] 2", "[…]")}
			require.Equal(t, want, f.Redacted(account.NewRedaction(account.Person{Name: "Ann Weiss"})).Changes)
		})
	}
}
