package team_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// configuration is a solution of which not everyone sees everything. Its ids
// and names are not in one order.
func configuration() account.Solution {
	return account.Solution{
		Account: "harbour", Name: "Warehouse platform", Visibility: account.Customer,
		Items: []account.Item{
			{ID: "srv-9", Name: `Order "server"`, Kind: "server", Version: "7.2", Visibility: account.Customer},
			{ID: "srv-1", Name: "Order database\n[primary]", Kind: "database", Version: "15.4", Visibility: account.Customer},
			{ID: "srv-5", Name: "Pricing #1", Kind: "service", Visibility: account.Business},
			{ID: "srv-0", Name: "Probe", Kind: "monitor", Version: "3"},
		},
		Links: []account.Link{
			{From: "srv-9", To: "srv-1", Label: "reads & writes"},
			{From: "srv-0", To: "srv-1", Label: "watches"},
			{From: "srv-5", To: "srv-1"},
			{From: "srv-1", To: "srv-1", Label: "vacuums"},
			{From: "srv-9", To: "srv-5", Label: "asks"},
			{From: "srv-9", To: "gone", Label: "lost"},
		},
	}
}

func TestMermaidHoldsWhatAnAudienceSees(t *testing.T) {
	t.Parallel()
	for _, audience := range []account.Visibility{account.Internal, account.Business, account.Customer} {
		t.Run(audience.String(), func(t *testing.T) {
			t.Parallel()
			want, err := os.ReadFile(filepath.Join("testdata", "diagram_"+audience.String()+".mmd"))
			require.NoError(t, err)
			require.Equal(t, string(want), team.Mermaid(configuration(), audience))
		})
	}
}

// TestMermaidTellsNothingOfWhatIsHidden: not by a gap in the numbers either.
func TestMermaidTellsNothingOfWhatIsHidden(t *testing.T) {
	t.Parallel()
	for _, audience := range []account.Visibility{account.Business, account.Customer} {
		without := configuration()
		without.Items = slices.DeleteFunc(without.Items, func(i account.Item) bool { return !i.Visibility.ReachedBy(audience) })
		require.Equal(t, team.Mermaid(without, audience), team.Mermaid(configuration(), audience))
		require.NotContains(t, team.Mermaid(configuration(), audience), "srv-")
	}
	hidden := configuration()
	hidden.Visibility = account.Internal
	require.Empty(t, team.Mermaid(hidden, account.Customer))
	require.Equal(t, team.Mermaid(configuration(), account.Internal), team.Mermaid(hidden, account.Internal))
	require.Empty(t, team.Mermaid(account.Solution{}, account.Internal))
}

func TestMermaidIsTheSameInWhateverOrder(t *testing.T) {
	t.Parallel()
	turned := configuration()
	slices.Reverse(turned.Items)
	slices.Reverse(turned.Links)
	require.Equal(t, team.Mermaid(configuration(), account.Internal), team.Mermaid(turned, account.Internal))
}

func FuzzMermaid(f *testing.F) {
	f.Add("Order server", "reads\nand writes")
	f.Add("end", `"--> n2`)
	f.Fuzz(func(t *testing.T, name, label string) {
		s := configuration()
		s.Items[0].Name, s.Links[0].Label = name, label
		require.Equal(t, 1+4+5, strings.Count(team.Mermaid(s, account.Internal), "\n"))
	})
}
