package ticketlog_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/ticketlog"
	"github.com/accordhq/accord/metrics"
)

func TestPresets(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{"accord-eventlog", "accord-flat", "servicenow-eventlog"}, ticketlog.Presets())
	for _, name := range ticketlog.Presets() {
		m := preset(t, name)
		require.NoError(t, m.Validate())
		require.Equal(t, account.Customer, m.Visibility)

		b, err := json.Marshal(m)
		require.NoError(t, err)
		again, err := ticketlog.ReadMapping(strings.NewReader(string(b)))
		require.NoError(t, err)
		require.Equal(t, m, again)

		m.Times[0] = "changed"
		require.NotEqual(t, m, preset(t, name))
	}
	for _, name := range []string{"", "no-such", "../presets/accord-flat", "accord-flat.json"} {
		_, ok := ticketlog.Preset(name)
		require.False(t, ok, name)
	}
}

func TestReadMapping(t *testing.T) {
	t.Parallel()
	const text = `{
		"form": "flat",
		"columns": {"ticket": "#1", "opened": "when", "category": 18, "queue": null},
		"times": ["2006-01-02"],
		"default": {"account": "acme"},
		"visibility": "business"
	}`
	m, err := ticketlog.ReadMapping(strings.NewReader(text))
	require.NoError(t, err)
	require.Equal(t, ticketlog.Mapping{
		Form:       ticketlog.Flat,
		Columns:    ticketlog.Columns{Ticket: "#1", Opened: "when", Category: "#18"},
		Times:      []string{"2006-01-02"},
		Default:    ticketlog.Default{Account: "acme"},
		Visibility: account.Business,
	}, m)

	for _, test := range []struct{ name, text, want string }{
		{"no JSON", `form: flat`, `invalid character`},
		{"nothing", ``, `EOF`},
		{"a field that is not one", strings.Replace(text, `"form"`, `"from"`, 1), `unknown field "from"`},
		{"a column that is not one", strings.Replace(text, `"queue"`, `"quue"`, 1), `unknown field "quue"`},
		{"a column that is no address", strings.Replace(text, `18`, `1.8`, 1), `cannot unmarshal`},
		{"more", text + `{}`, `more follows after the mapping`},
		{"a fault", strings.Replace(text, `"flat"`, `"round"`, 1), `form: "round" is not events or flat`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			m, err := ticketlog.ReadMapping(strings.NewReader(test.text))
			require.ErrorContains(t, err, "ticketlog: read mapping: ")
			require.ErrorContains(t, err, test.want)
			require.Zero(t, m)
		})
	}
}

// Every fault of a mapping, by field.
func TestMappingFaults(t *testing.T) {
	t.Parallel()
	type mapping = ticketlog.Mapping
	for _, test := range []struct {
		name string
		base mapping
		edit func(*mapping)
		want string
	}{
		{"a good state log", stateLog(), func(*mapping) {}, ""},
		{"a good event log", eventLog(), func(*mapping) {}, ""},
		{"a good flat export", flat(), func(*mapping) {}, ""},
		{"empty", mapping{}, func(*mapping) {}, "form columns.ticket columns.at columns.state times columns.account"},
		{"format", flat(), func(m *mapping) { m.Format = "xml" }, "format"},
		{"two delimiters", flat(), func(m *mapping) { m.Delimiter = ";;" }, "delimiter"},
		{"a delimiter that ends lines", flat(), func(m *mapping) { m.Delimiter = "\n" }, "delimiter"},
		{"a delimiter that quotes", flat(), func(m *mapping) { m.Delimiter = `"` }, "delimiter"},
		{"a delimiter that is no character", flat(), func(m *mapping) { m.Delimiter = "\xff" }, "delimiter"},
		{"a delimiter of JSON lines", jsonLines(), func(m *mapping) { m.Delimiter = ";" }, "delimiter"},
		{"facts", eventLog(), func(m *mapping) { m.Facts = "first-row" }, "facts"},
		{"no times", flat(), func(m *mapping) { m.Times = nil }, "times"},
		{"times", flat(), func(m *mapping) { m.Times = []string{"2006-01-02", "15:04", "02.01.", "2006"} }, "times[1] times[2] times[3]"},
		{"zone", flat(), func(m *mapping) { m.Zone = "Mars/Olympus" }, "zone"},
		{"a zone that depends on the machine", flat(), func(m *mapping) { m.Zone = "Local" }, "zone"},
		{"missing", flat(), func(m *mapping) { m.Missing = []string{"?", "", " -"} }, "missing[1] missing[2]"},
		{"visibility", flat(), func(m *mapping) { m.Visibility = "world" }, "visibility"},
		{"default account", flat(), func(m *mapping) { m.Default.Account = "a\n" }, "default.account"},
		{"no account", flat(), func(m *mapping) { m.Default.Account = "" }, "columns.account"},
		{"labels", flat(), func(m *mapping) {
			m.Priorities = map[string]metrics.Priority{"b ": "1", " a": "1", "c": "1"}
			m.Kinds = map[string]metrics.TicketKind{"": "incident", "task": "RITM", "call": ""}
			m.Impacts = map[string]metrics.Impact{"w": "", "x": "dire", "y": "none", "z ": "huge"}
		}, `priorities[" a"] priorities["b "] impacts["z "] kinds[""] impacts["x"] impacts["z "] kinds["task"]`},
		{"a default kind", flat(), func(m *mapping) { m.Default.Kind = "outage" }, "default.kind"},

		{"number 0", flat(), func(m *mapping) { m.Columns.Category = "#0" }, "columns.category"},
		{"a negative number", flat(), func(m *mapping) { m.Columns.Reopens = "#-1" }, "columns.reopens"},
		{"a number of JSON lines", jsonLines(), func(m *mapping) { m.Columns.Ticket = "#1" }, "columns.ticket"},
		{"no opening", flat(), func(m *mapping) { m.Columns.Opened = "" }, "columns.opened"},
		{"events of a flat export", flat(), func(m *mapping) {
			c := &m.Columns
			c.At, c.Sequence, c.State, c.Event, c.Reason, c.By = "a", "b", "c", "d", "e", "f"
			m.Rules, m.Adjacent, m.Facts = []ticketlog.Rule{{Word: "x"}}, true, ticketlog.LastRow
		}, "columns.at columns.sequence columns.state columns.event columns.reason columns.by rules adjacent facts"},
		{"neither state nor event", eventLog(), func(m *mapping) { m.Columns.Event = "" }, "columns.state"},
		{"state and event", stateLog(), func(m *mapping) { m.Columns.Event = "event" }, "columns.event"},
		{"no instant", eventLog(), func(m *mapping) { m.Columns.At = "" }, "columns.at"},

		{"no rules for states", stateLog(), func(m *mapping) { m.Rules = nil }, "rules"},
		{"words", eventLog(), func(m *mapping) {
			m.Rules = []ticketlog.Rule{{Word: ""}, {Word: "a"}, {Word: "a"}, {Word: " b"}}
		}, "rules[0].word rules[2].word rules[3].word"},
		{"entries of states", stateLog(), func(m *mapping) {
			m.Columns.Queue, m.Columns.Priority = "q", "p"
			m.Rules = []ticketlog.Rule{
				{Word: "a", Entry: ticketlog.Opened}, {Word: "b", Entry: metrics.Resumed}, {Word: "c", Entry: metrics.Queued},
				{Word: "d", Entry: metrics.Prioritised}, {Word: "e", Entry: "lost"}, {Word: "f", Entry: metrics.Repaired},
			}
		}, "rules[0].entry rules[1].entry rules[2].entry rules[3].entry rules[4].entry"},
		{"entries of events", eventLog(), func(m *mapping) {
			m.Rules = []ticketlog.Rule{
				{Word: "a", Entry: ticketlog.Opened}, {Word: "b", Entry: metrics.Resumed}, {Word: "c", Entry: metrics.Queued},
				{Word: "d", Entry: metrics.Prioritised}, {Word: "e", Entry: "lost"}, {Word: "f", Entry: metrics.Repaired},
			}
		}, "rules[2].entry rules[3].entry rules[4].entry"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			m := test.base
			test.edit(&m)
			err := m.Validate()
			require.Equal(t, test.want, strings.Join(fields(err), " "), "%v", err)
			if test.want != "" {
				require.ErrorIs(t, err, account.ErrInvalid)
			}
		})
	}
}

// An event column without rules speaks our own words; those that need a column
// which is not mapped are unknown.
func TestOwnWords(t *testing.T) {
	t.Parallel()
	text := lines("id,at,event", "T1,10:00,opened", "T1,10:10,queued", "T1,10:20,prioritised", "T1,10:30,closed")
	tickets, report, err := read(strings.NewReader(text), eventLog(), ticketlog.Options{})
	require.NoError(t, err)
	require.Equal(t, []int{0, 2}, []int{report.BadRows, report.Warnings})
	require.EqualError(t, report.Faults[0], `log.csv:3: column "event": "queued": not an event of the mapping`)
	require.Equal(t, "10:30 closed", story(tickets[0]))
}
