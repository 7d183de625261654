package account_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

// What is not the same must not become the same: a change names it still.
func TestRedactionKnowsWhatThingsAreCalled(t *testing.T) {
	t.Parallel()
	capacities := func(item account.ItemID, names ...string) []account.Capacity {
		var list []account.Capacity
		for _, name := range names {
			list = append(list, account.Capacity{Item: item, Name: name, Unit: "GB of Ann"})
		}
		return list
	}
	r := redaction("Ann Weiss", "")
	known := r.WithNames("a", capacities("i", "Weiss", "Ann", "disk"), nil)
	later := known.WithNames("a", capacities("i", "ANN", "Weiss", "[…] 3", "[…] 2"), nil)
	for _, row := range []struct {
		name string
		by   account.Redaction
		in   account.ID
		item account.ItemID
		want []string // of Weiss, Ann, ANN, […] 2, […] 3 and disk
	}{
		{"nothing is known", r, "a", "i", []string{"[…]", "[…]", "[…]", "[…] 2", "[…] 3", "disk"}},
		{"in order", known, "a", "i", []string{"[…]", "[…] 2", "[…]", "[…] 2", "[…] 3", "disk"}},
		{"of another item", known, "a", "j", []string{"[…]", "[…]", "[…]", "[…] 2", "[…] 3", "disk"}},
		{"of another account", known, "b", "i", []string{"[…]", "[…]", "[…]", "[…] 2", "[…] 3", "disk"}},
		{"what is known is called as before, what was erased earlier is another", later, "a", "i", []string{"[…]", "[…] 2", "[…] 4", "[…] 2 2", "[…] 3", "disk"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, c := range capacities(row.item, "Weiss", "Ann", "ANN", "[…] 2", "[…] 3", "disk") {
				c = row.by.Capacity(row.in, c)
				require.Equal(t, row.item, c.Item)
				require.Equal(t, "GB of […]", c.Unit)
				got = append(got, c.Name)
			}
			require.Equal(t, row.want, got)
		})
	}
}

func TestRedactedLinksAreToldApart(t *testing.T) {
	t.Parallel()
	link := func(from, to account.ItemID, label string) account.Link {
		return account.Link{From: from, To: to, Label: label}
	}
	s := account.Solution{Account: "a", Links: []account.Link{
		link("i", "j", "VPN of Ann"), link("i", "j", "VPN of Weiss"), link("i", "j", "VPN of Ann"), link("j", "i", "VPN of Weiss"),
		link("i", "j", "LAN"), link("i", "j", "LAN"), link("i", "j", ""),
	}}
	want := []account.Link{
		link("i", "j", "VPN of […]"), link("i", "j", "VPN of […] 2"), link("i", "j", "VPN of […]"), link("j", "i", "VPN of […]"),
		link("i", "j", "LAN"), link("i", "j", "LAN"), link("i", "j", ""),
	}
	r := redaction("Ann Weiss", "")
	got := s.Redacted(r)
	require.Equal(t, want, got.Links)
	require.Equal(t, got, got.Redacted(r))
	require.Equal(t, want[1], r.WithSolution(s).Link("a", s.Links[1]))
	require.Equal(t, want[0], r.WithSolution(s).Link("b", s.Links[1]))
}

func TestRedactionKnowsSolutions(t *testing.T) {
	t.Parallel()
	r := redaction("Ann Weiss", "")
	s := shop()
	require.Equal(t, r, r.WithSolution(s), "it does not name her")
	s.Capacities = append(s.Capacities, account.Capacity{Item: "db", Name: "Ann"}, account.Capacity{Item: "db", Name: "Weiss"})
	other := account.Solution{Account: "another", Items: []account.Item{{ID: "i", Name: "Ann's"}}}
	all := r.WithSolution(s).WithSolution(other)
	require.Equal(t, s.Redacted(r), s.Redacted(all))
	require.Equal(t, s.Redacted(r).Digest(), all.Digest(s.Digest()))
	require.Equal(t, other.Redacted(r).Digest(), all.Digest(other.Digest()))
	require.Equal(t, "[…] 2", all.Capacity(s.Account, account.Capacity{Item: "db", Name: "Weiss"}).Name)
	require.Equal(t, s.Digest(), r.Digest(s.Digest()), "what it is made from knows no more than before")
	require.Equal(t, "[…]", r.Capacity(s.Account, account.Capacity{Item: "db", Name: "Weiss"}).Name)

	// One made from another leaves it as it is.
	one := r.WithNames("a", []account.Capacity{{Item: "i", Name: "Ann"}}, nil)
	one.WithNames("a", []account.Capacity{{Item: "i", Name: "Weiss"}}, nil)
	require.Equal(t, "[…]", one.Capacity("a", account.Capacity{Item: "i", Name: "Weiss"}).Name)
}
