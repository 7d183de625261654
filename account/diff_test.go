package account_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

// Which fields are free text is said twice: where records are redacted and where
// changes are told. What was told of a record and is redacted then has to be what
// is told of the record that was redacted; ids and values of machines stay.
func TestWhatIsToldOfARecordIsRedactedAsTheRecordIs(t *testing.T) {
	t.Parallel()
	const who = "Ann Weiss"
	r := redaction(who, "")
	a, s, p := filled[account.Account](who), filled[account.Solution](who), filled[account.Person](who)
	for _, row := range []struct {
		name                  string
		none, given, redacted any
		words                 int // fields of free text
	}{
		{"account", account.Account{}, a, a.Redacted(r), 2},
		{"solution", account.Solution{}, s, s.Redacted(r), 7},
		{"person", account.Person{}, p, p.Redacted(r), 0},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			told := account.Event{Changes: account.Diff(row.none, row.given)}
			redacted := told.Redacted(r).Changes
			require.Equal(t, account.Diff(row.none, row.redacted), redacted)
			words := 0
			for i, c := range told.Changes {
				require.Equal(t, c != redacted[i], c.Words, c.Field)
				if c.Words {
					words++
				}
			}
			require.Equal(t, row.words, words)
		})
	}
}

// Paths are not redacted: nothing in them is in people's own words.
func TestPathsOfAConfiguration(t *testing.T) {
	t.Parallel()
	vpn := account.Link{From: "a", To: "b", Label: "VPN of Ann Weiss"}
	backup := account.Link{From: "a", To: "b", Label: "backup"}
	box := account.Capacity{Item: "a", Name: "mailbox Ann", Unit: "GB", Samples: []account.Sample{{Used: 1, Total: 2}}}
	disk := account.Capacity{Item: "a", Name: "disk", Unit: "GB"}
	bigger, fuller := disk, box
	bigger.Unit, fuller.Samples = "TB", nil
	links := func(list ...account.Link) account.Solution { return account.Solution{Links: list} }
	capacities := func(list ...account.Capacity) account.Solution { return account.Solution{Capacities: list} }
	for _, row := range []struct {
		name          string
		before, after account.Solution
		want          []account.Change
	}{
		{"a link goes from two", links(vpn, backup), links(backup), []account.Change{
			{Field: "links[a b].from", From: "a"}, {Field: "links[a b].label", From: "VPN of Ann Weiss", Words: true}, {Field: "links[a b].to", From: "b"},
		}},
		{"a link comes to one", links(backup), links(vpn, backup), []account.Change{
			{Field: "links[a b 2].from", To: "a"}, {Field: "links[a b 2].label", To: "VPN of Ann Weiss", Words: true}, {Field: "links[a b 2].to", To: "b"},
		}},
		{"the same link once more", links(backup), links(backup, backup), []account.Change{
			{Field: "links[a b 2].from", To: "a"}, {Field: "links[a b 2].label", To: "backup", Words: true}, {Field: "links[a b 2].to", To: "b"},
		}},
		{"links in another order", links(vpn, backup, vpn), links(backup, vpn, vpn), nil},
		{"ends that read alike", links(), links(account.Link{From: "a", To: "b c"}, account.Link{From: "a b", To: "c"}), []account.Change{
			{Field: "links[a b c 2].from", To: "a b"}, {Field: "links[a b c 2].to", To: "c"},
			{Field: "links[a b c].from", To: "a"}, {Field: "links[a b c].to", To: "b c"},
		}},
		{"a capacity in another unit", capacities(box, disk), capacities(fuller, bigger), []account.Change{
			{Field: "capacities[a 2].item", From: "a"}, {Field: "capacities[a 2].name", From: "disk", Words: true},
			{Field: "capacities[a 2].unit", From: "GB", Words: true}, {Field: "capacities[a 2].visibility", From: "internal"},
			{Field: "capacities[a 3].item", To: "a"}, {Field: "capacities[a 3].name", To: "disk", Words: true},
			{Field: "capacities[a 3].unit", To: "TB", Words: true}, {Field: "capacities[a 3].visibility", To: "internal"},
		}},
		{"an item goes by its id",
			account.Solution{Revision: 1, Items: []account.Item{{ID: "a", Name: "Ann's"}, {ID: "b", Name: "b"}}},
			account.Solution{Revision: 2, Items: []account.Item{{ID: "b", Name: "b"}, {ID: "a", Name: "a"}}},
			[]account.Change{{Field: "items[a].name", From: "Ann's", To: "a", Words: true}}},
		{"capacities in another order", capacities(box, disk), capacities(disk, fuller), nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, account.Diff(row.before, row.after))
		})
	}
}

// The id of a person says who it was, and stays.
func TestIDsInTheHistoryStay(t *testing.T) {
	t.Parallel()
	owned := account.Account{Objectives: []account.Objective{{ID: "ann", Text: "for Ann", Owner: "ann"}}}
	e := account.Event{Changes: account.Diff(account.Account{}, owned)}.Redacted(redaction("Ann Weiss", ""))
	require.Contains(t, e.Changes, account.Change{Field: "objectives[ann].owner", To: "ann"})
	require.Contains(t, e.Changes, account.Change{Field: "objectives[ann].text", To: "for […]", Words: true})
}
