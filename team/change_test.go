package team_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

func TestDraftChange(t *testing.T) {
	t.Parallel()
	s := shop()
	c := upgrade()
	c.Touches = []account.ItemID{"tl"}
	c.Edit.Put = append(c.Edit.Put, account.Item{ID: "vpn", Name: "Tunnel", Kind: "vpn"})
	c.Edit.Link = []account.Link{{From: "vpn", To: "fw"}}
	// What a change gathers in its life is not taken from the draft.
	c.State, c.Emergency, c.Before, c.After, c.Restored, c.Undo = team.Approved, true, "b", "a", "r", newFirewall
	c.Steps = []team.ChangeStep{{Verb: team.Approve, Actor: "lea"}}

	c.Seen = []team.SeenItem{{ID: "db"}}

	got, e, err := team.DraftChange(c, "amy", hour(1, 9), &s, nil)
	require.NoError(t, err)
	want := c
	want.Touches = []account.ItemID{"tl", "fw", "vpn"}
	want.State, want.Emergency, want.Before, want.After, want.Restored, want.Undo = team.Drafted, false, "", "", "", team.Edit{}
	want.Steps = []team.ChangeStep{{Verb: team.Draft, Actor: "amy", At: hour(1, 9)}}
	want.Seen = []team.SeenItem{
		{ID: "fw", Item: s.Items[0], Links: s.Links, Capacities: s.Capacities[1:]}, {ID: "vpn"},
	}
	require.Equal(t, want, got)
	require.NoError(t, got.Validate())
	require.Equal(t, account.Event{
		Account: "harbour", At: hour(1, 9), Actor: "amy", Kind: "change.drafted", Subject: account.Ref{Kind: "change", ID: "c1"},
		Refs:    []account.Ref{{Kind: "person", ID: "rex"}, {Kind: "item", ID: "tl"}, {Kind: "item", ID: "fw"}, {Kind: "item", ID: "vpn"}},
		Changes: []account.Change{{Field: "state", To: "drafted"}},
	}, e)
	require.Empty(t, walkLocale.Lacks(e.Kind.Label()))
	require.Empty(t, walkLocale.Lacks(team.Draft.Label()))
	got.Touches[0], got.Edit.Put[0].Name, got.Seen[0].Links[0].Label, got.Seen[0].Capacities[0].Name = "x", "x", "x", "x"
	require.Equal(t, []account.ItemID{"tl"}, c.Touches)
	require.Equal(t, "Edge", c.Edit.Put[0].Name)
	require.Equal(t, shop(), s)
}

func TestFaultsOfADraft(t *testing.T) {
	t.Parallel()
	s := shop()
	for _, test := range []struct {
		name          string
		change        func(*team.ChangeRequest)
		configuration *account.Solution
		want          []string
	}{
		{"none", func(*team.ChangeRequest) {}, &s, nil},
		{"nothing", func(c *team.ChangeRequest) { *c = team.ChangeRequest{Visibility: "all"} }, &s, []string{
			"id: is missing", "account: is missing", "kind: is missing", "summary: is missing", "requester: is missing",
			"start: is missing", `visibility: "all" is not an audience`, "touches: names no item",
		}},
		{"items that do not exist, each named", func(c *team.ChangeRequest) {
			c.Touches = []account.ItemID{"x", "fw", "", "x", "y"}
		}, &s, []string{
			"touches[2]: is missing", `touches[3]: repeats "x"`, `touches[0]: "x" is not an item of the configuration`,
			`touches[2]: "" is not an item of the configuration`, `touches[3]: "x" is not an item of the configuration`,
			`touches[4]: "y" is not an item of the configuration`,
		}},
		{"an item that it adds", func(c *team.ChangeRequest) {
			c.Touches, c.Edit.Put[0].ID = []account.ItemID{"new"}, "new"
		}, &s, nil},
		{"an edit that does not fit, and other faults", func(c *team.ChangeRequest) {
			c.Summary, c.Edit = "", team.Edit{Remove: []account.ItemID{"x"}, Link: []account.Link{{From: "fw", To: "db"}}}
		}, &s, []string{
			"summary: is missing", `edit.remove[0]: "x" is not an item of the configuration`, "edit.link[0]: is linked already",
		}},
		{"an edit of no sense", func(c *team.ChangeRequest) { c.Edit.Put[0].Name = "" }, &s, []string{"edit.put[0].name: is missing"}},
		{"items where no configuration is on record", func(c *team.ChangeRequest) {
			c.Edit, c.Touches = team.Edit{}, []account.ItemID{"fw", "db"}
		}, nil, []string{
			`touches[0]: "fw" is not an item: no configuration is on record`, `touches[1]: "db" is not an item: no configuration is on record`,
		}},
		{"an edit where no configuration is on record", func(*team.ChangeRequest) {}, nil, []string{"edit: is given, but no configuration is on record"}},
		{"no item where no configuration is on record", func(c *team.ChangeRequest) { c.Edit = team.Edit{} }, nil, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := upgrade()
			c.Edit.Put = []account.Item{c.Edit.Put[0]}
			test.change(&c)
			_, _, err := team.DraftChange(c, "rex", hour(1, 9), test.configuration, nil)
			require.Equal(t, test.want, lines(err))
			if err != nil {
				require.ErrorIs(t, err, account.ErrInvalid)
			}
		})
	}
	_, _, err := team.DraftChange(upgrade(), "", time.Time{}, &s, nil)
	require.Equal(t, []string{"actor: is missing", "at: is missing"}, lines(err))
	require.EqualError(t, upgrade().Validate(), "state: is missing")
}

// A change is not asked for in the name of somebody who is not there.
func TestTheRequesterIsOneOfThePeople(t *testing.T) {
	t.Parallel()
	s := shop()
	left := folk()
	left[len(left)-1].Left = hour(1, 9)
	const stranger = " is not one of the people of the provider or of the customer"
	for _, test := range []struct {
		name      string
		requester account.PersonID
		people    []account.Person
		want      []string
	}{
		{"of the provider", "lea", folk(), nil},
		{"of the customer", "cora", folk(), nil},
		{"of another customer", "olga", folk(), []string{`requester: "olga"` + stranger}},
		{"nobody at all", "nobody-at-all", folk(), []string{`requester: "nobody-at-all"` + stranger}},
		{"nobody at all, where nothing is known of people", "nobody-at-all", nil, nil},
		{"who left", "leo", left, []string{`requester: "leo" has left`}},
		{"who has not left", "lea", left, nil},
		{"none", "", folk(), []string{"requester: is missing"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := upgrade()
			c.Requester = test.requester
			_, _, err := team.DraftChange(c, "lea", hour(1, 9), &s, test.people)
			require.Equal(t, test.want, lines(err))
		})
	}
}

// The stored form is part of the API.
func TestChangeRequestIsStoredSo(t *testing.T) {
	t.Parallel()
	g := gateOf(approvalOnly)
	m := of(team.Override, "amy")
	m.DecidedBy = "lea"
	c := after(t, drafted(t, upgrade()), g, of(team.Notify, "rex"), m, of(team.Review, "lea"))
	c.Seen = []team.SeenItem{{
		ID: "fw", Item: shop().Items[0], Links: shop().Links[:1], Capacities: shop().Capacities[1:],
	}, {ID: "vpn"}}
	c.Edit.Drop = []team.CapacityKey{{Item: "fw", Name: "sessions"}}
	c.Before, c.After, c.Restored = "b", "a", "r"
	b, err := json.Marshal(c)
	require.NoError(t, err)
	require.JSONEq(t, `{
		"id":"c1","account":"harbour","kind":"normal","summary":"Upgrade the firewall","touches":["fw"],
		"edit":{"put":[{"id":"fw","name":"Edge","kind":"firewall","version":"8.0","visibility":"customer"}],
			"drop":[{"item":"fw","name":"sessions"}]},
		"seen":[{"id":"fw","item":{"id":"fw","name":"Edge","kind":"firewall","version":"7.4","visibility":"customer"},
			"links":[{"from":"tl","to":"fw","label":"TLS"}],
			"capacities":[{"item":"fw","name":"sessions","unit":"sessions","visibility":"customer"}]},{"id":"vpn"}],
		"requester":"rex","start":"2026-06-02T00:00:00Z","state":"applied",
		"steps":[{"verb":"draft","actor":"rex","at":"2026-06-01T09:00:00Z"},
			{"verb":"notify","actor":"rex","at":"2026-06-02T12:00:00Z","told":["lea","leo"],"note":"so be it"},
			{"verb":"override","actor":"amy","at":"2026-06-02T12:00:00Z","decided_by":"lea","note":"so be it"},
			{"verb":"review","actor":"lea","at":"2026-06-02T12:00:00Z","role":"technical-lead","own":true,"note":"so be it"}],
		"emergency":true,"before":"b","after":"a","restored":"r",
		"undo":{"put":[{"id":"fw","name":"Edge","kind":"firewall","version":"7.4","visibility":"customer"}]},
		"visibility":"internal"}`, string(b))
	var back team.ChangeRequest
	require.NoError(t, json.Unmarshal(b, &back))
	require.Equal(t, c, back)
}
