package ticketlog_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/adapters/ticketlog"
)

// A state log: what entering and leaving states says.
func TestStates(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		rows []string
		want string
	}{
		{"a state without an entry says nothing",
			[]string{"10:00,New", "11:00,New"}, ""},
		{"the first state with an entry acknowledges",
			[]string{"10:00,New", "11:00,Active", "12:00,Active"}, "11:00 acknowledged"},
		{"a state that skips the acknowledging one acknowledges too",
			[]string{"10:00,New", "11:00,Awaiting Vendor"}, "11:00 acknowledged, 11:00 held (Awaiting Vendor)"},
		{"a hold lasts until the next state",
			[]string{"10:00,Active", "11:00,Awaiting Vendor", "12:00,Active"},
			"10:00 acknowledged, 11:00 held (Awaiting Vendor), 12:00 resumed"},
		{"a hold goes on in the same state",
			[]string{"10:00,Active", "11:00,Awaiting Vendor", "11:30,Awaiting Vendor", "12:00,Active"},
			"10:00 acknowledged, 11:00 held (Awaiting Vendor), 12:00 resumed"},
		{"a hold goes on for another reason",
			[]string{"10:00,Active", "11:00,Awaiting Vendor", "12:00,Awaiting User", "13:00,Active"},
			"10:00 acknowledged, 11:00 held (Awaiting Vendor), 12:00 held (Awaiting User), 13:00 resumed"},
		{"a state without an entry ends a hold",
			[]string{"10:00,Active", "11:00,Awaiting Vendor", "12:00,New"},
			"10:00 acknowledged, 11:00 held (Awaiting Vendor), 12:00 resumed"},
		{"a rule tells the reason of a hold",
			[]string{"10:00,Active", "11:00,Parked"}, "10:00 acknowledged, 11:00 held (nobody asked)"},
		{"resolving ends a hold",
			[]string{"10:00,Active", "11:00,Parked", "12:00,Resolved"},
			"10:00 acknowledged, 11:00 held (nobody asked), 12:00 resumed, 12:00 resolved"},
		{"a state is entered once",
			[]string{"10:00,Active", "11:00,Resolved", "12:00,Resolved", "13:00,Closed", "14:00,Closed"},
			"10:00 acknowledged, 11:00 resolved, 13:00 closed"},
		{"leaving resolved reopens",
			[]string{"10:00,Active", "11:00,Resolved", "12:00,Active", "13:00,Resolved"},
			"10:00 acknowledged, 11:00 resolved, 12:00 reopened, 13:00 resolved"},
		{"leaving resolved for a state without an entry reopens",
			[]string{"10:00,Active", "11:00,Resolved", "12:00,New"},
			"10:00 acknowledged, 11:00 resolved, 12:00 reopened"},
		{"leaving closed reopens, and a hold may begin",
			[]string{"10:00,Active", "11:00,Closed", "12:00,Parked"},
			"10:00 acknowledged, 11:00 closed, 12:00 reopened, 12:00 held (nobody asked)"},
		{"a state of its own reopens once",
			[]string{"10:00,Active", "11:00,Resolved", "12:00,Reopened", "13:00,Reopened"},
			"10:00 acknowledged, 11:00 resolved, 12:00 reopened"},
		{"from closed back to resolved is no reopening",
			[]string{"10:00,Active", "11:00,Closed", "12:00,Resolved"},
			"10:00 acknowledged, 11:00 closed, 12:00 resolved"},
		{"a missing state changes nothing",
			[]string{"10:00,Active", "11:00,Parked", "12:00,", "13:00,Active"},
			"10:00 acknowledged, 11:00 held (nobody asked), 13:00 resumed"},
		{"other stages are entered as they come",
			[]string{"10:00,Active", "11:00,Workaround", "12:00,Resolved"},
			"10:00 acknowledged, 11:00 restored, 12:00 resolved"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for i := range test.rows {
				test.rows[i] = "T1," + test.rows[i]
			}
			ticket := one(t, lines("id,at,state", test.rows...), stateLog())
			require.Equal(t, test.want, story(ticket))
		})
	}
}

// Without a state that acknowledges, nobody is said to have.
func TestStatesWithoutAcknowledgement(t *testing.T) {
	t.Parallel()
	m := stateLog()
	m.Rules = m.Rules[2:]
	ticket := one(t, lines("id,at,state", "T1,10:00,Parked", "T1,11:00,Resolved"), m)
	require.Equal(t, "10:00 held (nobody asked), 11:00 resumed, 11:00 resolved", story(ticket))
}

// An unknown state is a warning; its row is kept and changes nothing but what
// its other cells say.
func TestUnknownState(t *testing.T) {
	t.Parallel()
	m := stateLog()
	m.Columns.Queue = "queue"
	text := lines("id,at,state,queue",
		"T1,10:00,Active,desk", "T1,11:00,Parked,desk", "T1,12:00,-100,vendor", "T1,13:00,Active,vendor")
	tickets, report, err := read(strings.NewReader(text), m, ticketlog.Options{})
	require.NoError(t, err)
	require.Equal(t, "10:00 acknowledged, 11:00 held (nobody asked), 12:00 queued (vendor), 13:00 resumed", story(tickets[0]))
	require.Equal(t, ticketlog.Report{
		Rows: 4, Tickets: 1, Warnings: 1,
		Faults: []ticketlog.Fault{{
			File: "log.csv", Line: 4, Column: "state", Value: "-100",
			Reason: "not a state of the mapping", Warning: true,
		}},
	}, report)
}

// Columns override what states say.
func TestOverriddenStates(t *testing.T) {
	t.Parallel()
	m := stateLog()
	m.Columns.Resolved, m.Columns.Closed, m.Columns.Reopens = "resolved", "closed", "reopens"
	m.Columns.Priority, m.Columns.Queue = "priority", "queue"
	m.Facts = ticketlog.LastRow
	for _, test := range []struct {
		name string
		rows []string
		want string
	}{
		{"the columns alone tell of the end",
			[]string{"10:00,Active,,,0,,", "11:00,Resolved,,,0,,", "12:00,Closed,11:30,13:00,0,,"},
			"10:00 acknowledged, 11:30 resolved, 13:00 closed"},
		{"saying nothing too",
			[]string{"10:00,Active,,,0,,", "11:00,Resolved,11:00,,0,,", "12:00,Closed,,13:00,0,,"},
			"10:00 acknowledged, 13:00 closed"},
		{"a rise of the count reopens, before the resolving",
			[]string{"10:00,Active,11:00,,0,,", "11:00,Resolved,11:00,,0,,", "12:00,Active,11:00,13:00,1,,"},
			"10:00 acknowledged, 11:00 reopened, 11:00 resolved, 13:00 closed"},
		{"each rise once",
			[]string{"10:00,Active,,,1,,", "11:00,Active,,,1,,", "12:00,Active,,,3,,"},
			"10:00 reopened, 10:00 acknowledged, 12:00 reopened"},
		{"a ticket whose last count is 0 was not reopened",
			[]string{"10:00,Active,,,1,,", "11:00,Resolved,11:00,,1,,", "12:00,Active,11:00,,0,,"},
			"10:00 acknowledged, 11:00 resolved"},
		{"a hold at the end or after it is none",
			[]string{"10:00,Active,,,0,,", "11:00,Parked,,,0,,", "12:00,Active,11:00,,0,,"},
			"10:00 acknowledged, 11:00 resolved"},
		{"a hold that outlasts the end is left to it",
			[]string{"10:00,Active,,,0,,", "11:00,Parked,,,0,,", "12:00,Active,11:30,,0,,"},
			"10:00 acknowledged, 11:00 held (nobody asked), 11:30 resolved"},
		{"so is one that is never left",
			[]string{"10:00,Active,,,0,,", "11:00,Parked,11:30,,0,,"},
			"10:00 acknowledged, 11:00 held (nobody asked), 11:30 resolved"},
		{"closing is the end of a ticket that is not known to be resolved",
			[]string{"10:00,Active,,,0,,", "11:00,Parked,,,0,,", "12:00,Active,,11:30,0,,"},
			"10:00 acknowledged, 11:00 held (nobody asked), 11:30 closed"},
		{"what comes later is put at the end",
			[]string{"12:00,Active,11:00,,0,,"}, "11:00 acknowledged, 11:00 resolved"},
		{"priority and queue may change until closing",
			[]string{"10:00,Active,,,0,3,desk", "12:00,Resolved,11:00,13:00,0,2,desk", "14:00,Closed,11:00,13:00,0,1,field"},
			"10:00 acknowledged, 11:00 resolved, 12:00 prioritised (2), 13:00 prioritised (1), 13:00 queued (field), 13:00 closed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for i := range test.rows {
				test.rows[i] = "T1," + test.rows[i]
			}
			ticket := one(t, lines("id,at,state,resolved,closed,reopens,priority,queue", test.rows...), m)
			require.Equal(t, test.want, story(ticket))
		})
	}
}

// Each step may have a column of its own.
func TestOverriddenSteps(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		edit func(*ticketlog.Columns)
		want string
	}{
		{"none", func(*ticketlog.Columns) {}, "10:00 acknowledged, 11:00 restored, 12:00 resolved, 13:00 closed"},
		{"acknowledged", func(c *ticketlog.Columns) { c.Acknowledged = "then" },
			"09:00 acknowledged, 11:00 restored, 12:00 resolved, 13:00 closed"},
		{"restored", func(c *ticketlog.Columns) { c.Restored = "then" },
			"09:00 restored, 10:00 acknowledged, 12:00 resolved, 13:00 closed"},
		{"repaired", func(c *ticketlog.Columns) { c.Repaired = "then" },
			"09:00 repaired, 10:00 acknowledged, 11:00 restored, 12:00 resolved, 13:00 closed"},
		{"resolved", func(c *ticketlog.Columns) { c.Resolved = "then" },
			"09:00 acknowledged, 09:00 restored, 09:00 resolved, 13:00 closed"},
		{"closed", func(c *ticketlog.Columns) { c.Closed = "then" },
			"09:00 acknowledged, 09:00 restored, 09:00 resolved, 09:00 closed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			m := stateLog()
			test.edit(&m.Columns)
			text := lines("id,at,state,then",
				"T1,10:00,Active,09:00", "T1,11:00,Workaround,09:00", "T1,12:00,Resolved,09:00", "T1,13:00,Closed,09:00")
			require.Equal(t, test.want, story(one(t, text, m)))
		})
	}
}

// Where reopenings are counted and nothing else is overridden, the state a
// ticket is in is entered anew.
func TestCountedReopening(t *testing.T) {
	t.Parallel()
	m := stateLog()
	m.Columns.Reopens = "reopens"
	text := lines("id,at,state,reopens",
		"T1,10:00,Active,0", "T1,11:00,Resolved,0", "T1,12:00,Active,0", "T1,13:00,Resolved,1", "T1,14:00,Closed,1")
	require.Equal(t,
		"10:00 acknowledged, 11:00 resolved, 13:00 reopened, 13:00 resolved, 14:00 closed",
		story(one(t, text, m)))

	text = lines("id,at,state,reopens", "T1,10:00,Active,0", "T1,11:00,Resolved,0", "T1,12:00,Resolved,1")
	require.Equal(t, "10:00 acknowledged, 11:00 resolved, 12:00 reopened, 12:00 resolved", story(one(t, text, m)))
}

// A reason column has precedence over rules and states.
func TestReasonColumn(t *testing.T) {
	t.Parallel()
	m := stateLog()
	m.Columns.Reason = "why"
	text := lines("id,at,state,why",
		"T1,10:00,Parked,spare part", "T1,11:00,Parked,",
		"T1,11:30,Parked,invoice", "T1,12:00,Resolved,fixed", "T1,13:00,Active,it came back")
	require.Equal(t,
		"10:00 acknowledged, 10:00 held (spare part), 11:30 held (invoice), 12:00 resumed, 12:00 resolved, "+
			"13:00 reopened (it came back)",
		story(one(t, text, m)))
}
