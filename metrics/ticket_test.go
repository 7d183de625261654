package metrics_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

func TestTicketFaults(t *testing.T) {
	t.Parallel()
	entry := func(e metrics.Entry) func(*metrics.Ticket) {
		return func(t *metrics.Ticket) { t.Log = append(t.Log, e) }
	}
	at := when("10:00")
	tests := []struct {
		name string
		set  func(*metrics.Ticket)
		want string
	}{
		{"none", func(*metrics.Ticket) {}, ""},
		{"id", func(t *metrics.Ticket) { t.ID = "" }, "id: is missing"},
		{"account", func(t *metrics.Ticket) { t.Account = "a\n" }, "account: has a control character"},
		{"opened", func(t *metrics.Ticket) { t.Opened = when("") }, "opened: is missing"},
		{"support level", func(t *metrics.Ticket) { t.SupportLevel = -1 }, "support_level: is below 0"},
		{"visibility", func(t *metrics.Ticket) { t.Visibility = "world" }, `visibility: "world" is not an audience`},
		{"entry without an instant", entry(metrics.Entry{Kind: metrics.Resumed}), "log[1].at: is missing"},
		{"entry of no kind", entry(metrics.Entry{At: at}), `log[1].kind: "" is not a kind of entry`},
		{"entry of an unknown kind", entry(metrics.Entry{At: at, Kind: "lost"}), `log[1].kind: "lost" is not a kind of entry`},
		{"queued nowhere", entry(metrics.Entry{At: at, Kind: metrics.Queued}), "log[1].queue: is missing"},
		{"prioritised to nothing", entry(metrics.Entry{At: at, Kind: metrics.Prioritised}), "log[1].priority: is missing"},
		{"queued somewhere", entry(metrics.Entry{At: at, Kind: metrics.Queued, Queue: "net"}), ""},
		{"prioritised", entry(metrics.Entry{At: at, Kind: metrics.Prioritised, Priority: "1"}), ""},
		{"held for no reason", entry(metrics.Entry{At: at, Kind: metrics.Held}), ""},
		{"an odd order is no fault", entry(metrics.Entry{At: when("1 10:00"), Kind: metrics.Closed}), ""},
		{"a kind that there is not", func(t *metrics.Ticket) { t.Kind = "incidnet" }, `kind: "incidnet" is not incident, request or question`},
		{"an impact in capitals", func(t *metrics.Ticket) { t.Impact = "Disrupted" }, `impact: "Disrupted" is not none, minor, degraded or disrupted`},
		{"an impact of the customer's own", func(t *metrics.Ticket) { t.CustomerImpact = "huge" }, `customer_impact: "huge" is not none, minor, degraded or disrupted`},
		{"all at once", func(t *metrics.Ticket) { *t = metrics.Ticket{Log: []metrics.Entry{{}}} }, "id: is missing\naccount: is missing\nopened: is missing\nlog[0].at: is missing\nlog[0].kind: \"\" is not a kind of entry"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			ticket := opened("10:00 acknowledged")
			tt.set(&ticket)
			checkFaults(t, ticket.Validate(), tt.want)
		})
	}
}

func TestEveryKindOfEntryIsValid(t *testing.T) {
	t.Parallel()
	for _, kind := range kinds[metrics.EntryKind](t, "EntryKind") {
		ticket := opened("")
		ticket.Log = []metrics.Entry{{At: when("10:00"), Kind: kind, Queue: "net", Priority: "1"}}
		require.NoError(t, ticket.Validate(), kind)
	}
}

func TestEveryKindOfTicketAndEveryImpactIsValid(t *testing.T) {
	t.Parallel()
	for _, kind := range append(kinds[metrics.TicketKind](t, "TicketKind"), "") {
		for _, impact := range append(kinds[metrics.Impact](t, "Impact"), "") {
			ticket := opened("")
			ticket.Kind, ticket.Impact, ticket.CustomerImpact = kind, impact, impact
			require.NoError(t, ticket.Validate(), "%s %s", kind, impact)
		}
	}
}

func TestImpactRank(t *testing.T) {
	t.Parallel()
	tests := []struct {
		impact metrics.Impact
		want   int
	}{
		{"", 0}, {"vast", 0}, {metrics.NoImpact, 0}, {metrics.Minor, 1}, {metrics.Degraded, 2}, {metrics.Disrupted, 3},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, tt.impact.Rank(), tt.impact)
	}
}

func TestGravest(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name                 string
		ours, theirs, wanted metrics.Impact
	}{
		{"the customer's view is graver", metrics.Minor, metrics.Disrupted, metrics.Disrupted},
		{"ours is graver", metrics.Degraded, metrics.NoImpact, metrics.Degraded},
		{"the customer gave none", metrics.Minor, "", metrics.Minor},
		{"we gave none", "", metrics.Minor, metrics.Minor},
		{"of equals ours", metrics.NoImpact, "vast", metrics.NoImpact},
		{"neither", "", "", ""},
	}
	for _, tt := range tests {
		require.Equal(t, tt.wanted, metrics.Ticket{Impact: tt.ours, CustomerImpact: tt.theirs}.Gravest(), tt.name)
	}
}

func TestTicketRef(t *testing.T) {
	t.Parallel()
	require.Equal(t, account.Ref{Kind: "ticket", ID: "T1"}, metrics.TicketID("T1").Ref())
}

func TestTicketJSONRoundTrip(t *testing.T) {
	t.Parallel()
	full := opened("10:00 acknowledged, 11:00 held customer, 12:00 queued net, 13:00 prioritised 1, 14:00 resolved")
	full.Log[0].By, full.Visibility, full.Impact, full.CustomerImpact = "P1", account.Customer, metrics.Minor, metrics.Disrupted
	full.Channel, full.SupportLevel, full.Item, full.Category, full.Summary = "phone", 2, "I1", "mail", "No mail"
	full.Problem, full.CausedBy = "PRB1", "CHG1"
	odd := opened("10:00 lost")
	odd.Kind, odd.Impact, odd.Visibility = "outage", "vast", "world"
	for name, ticket := range map[string]metrics.Ticket{"full": full, "words of a later version": odd} {
		b, err := json.Marshal(ticket)
		require.NoError(t, err, name)
		var back metrics.Ticket
		require.NoError(t, json.Unmarshal(b, &back), name)
		require.Equal(t, ticket, back, name)
	}
}
