package ticketlog_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/adapters/ticketlog"
	"github.com/accordhq/accord/metrics"
)

// An event log: what happened, row by row.
func TestEvents(t *testing.T) {
	t.Parallel()
	m := eventLog()
	m.Columns.Reason, m.Columns.Queue, m.Columns.Priority = "why", "queue", "priority"
	for _, test := range []struct {
		name string
		rows []string
		want string
	}{
		{"every kind of entry",
			[]string{
				"10:00,opened,,desk,3", "10:10,acknowledged,,,", "10:20,held,vendor,,", "10:30,resumed,,,",
				"10:40,queued,,field,", "10:50,prioritised,,,1", "11:00,restored,,,", "11:10,repaired,,,",
				"11:20,resolved,,,", "11:30,reopened,it came back,,", "11:40,resolved,,,", "11:50,closed,,,",
			},
			"10:10 acknowledged, 10:20 held (vendor), 10:30 resumed, 10:40 queued (field), 10:50 prioritised (1), " +
				"11:00 restored, 11:10 repaired, 11:20 resolved, 11:30 reopened (it came back), 11:40 resolved, 11:50 closed"},
		{"any row may tell of another queue or priority",
			[]string{"10:00,opened,,desk,3", "10:10,acknowledged,,field,2"},
			"10:10 prioritised (2), 10:10 queued (field), 10:10 acknowledged"},
		{"what the ticket had already is no change",
			[]string{"10:00,opened,,desk,3", "10:10,queued,,desk,", "10:20,prioritised,,,3"}, ""},
		{"nothing is made up: events stand as they come",
			[]string{"10:00,opened,,,", "10:10,resumed,,,", "10:20,resolved,,,", "10:30,resolved,,,", "10:40,acknowledged,,,"},
			"10:10 resumed, 10:20 resolved, 10:30 resolved, 10:40 acknowledged"},
		{"a reopening comes before what else its row tells",
			[]string{"10:00,opened,,desk,3", "10:10,closed,,,", "10:20,reopened,,field,1"},
			"10:10 closed, 10:20 reopened, 10:20 prioritised (1), 10:20 queued (field)"},
		{"a closing after it",
			[]string{"10:00,opened,,desk,3", "10:10,closed,,field,1"},
			"10:10 prioritised (1), 10:10 queued (field), 10:10 closed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for i := range test.rows {
				test.rows[i] = "T1," + test.rows[i]
			}
			ticket := one(t, lines("id,at,event,why,queue,priority", test.rows...), m)
			require.Equal(t, test.want, story(ticket))
		})
	}
}

// Rules translate a host's own words, the first that matches counting.
func TestRules(t *testing.T) {
	t.Parallel()
	m := eventLog()
	m.Rules = []ticketlog.Rule{
		{Word: "created", Entry: ticketlog.Opened},
		{Word: "note*internal"},
		{Word: "note*", Entry: metrics.Acknowledged},
		{Word: "*wait*", Entry: metrics.Held, Reason: "somebody"},
		{Word: "*", Entry: metrics.Resolved},
	}
	for _, test := range []struct{ word, want string }{
		{"note", "11:00 acknowledged"},
		{"note, internal", ""},
		{"note, internal!", "11:00 acknowledged"},
		{"Note", "11:00 resolved"},
		{"will wait", "11:00 held (somebody)"},
		{"wait", "11:00 held (somebody)"},
		{"w a i t", "11:00 resolved"},
	} {
		t.Run(test.word, func(t *testing.T) {
			t.Parallel()
			text := lines("id,at,event", "T1,10:00,created", `T1,11:00,"`+test.word+`"`)
			require.Equal(t, test.want, story(one(t, text, m)))
		})
	}
}

func TestWildcards(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		pattern, word string
		want          bool
	}{
		{"a", "a", true},
		{"a", "ab", false},
		{"a*", "a", true},
		{"a*", "ba", false},
		{"*a", "ba", true},
		{"*a", "ab", false},
		{"a*a", "a", false},
		{"a*a", "aa", true},
		{"a*b*c", "a-b-b-c", true},
		{"a*b*c", "a-c-b", false},
		{"a*bc*c", "abc", false},
		{"**", "anything", true},
	} {
		t.Run(test.pattern+" "+test.word, func(t *testing.T) {
			t.Parallel()
			m := eventLog()
			m.Rules = []ticketlog.Rule{{Word: test.pattern, Entry: metrics.Acknowledged}}
			tickets, report, err := read(strings.NewReader(lines("id,at,event", "T1,10:00,"+test.word)), m, ticketlog.Options{})
			require.NoError(t, err)
			require.Equal(t, test.want, len(tickets[0].Log) == 1)
			require.Equal(t, test.want, report.Warnings == 0)
		})
	}
}

// Where a ticket's opening comes from.
func TestOpening(t *testing.T) {
	t.Parallel()
	withColumn := eventLog()
	withColumn.Columns.Opened = "opened"
	ownRules := eventLog()
	ownRules.Rules = []ticketlog.Rule{{Word: "*", Entry: metrics.Acknowledged}}
	for _, test := range []struct {
		name string
		m    ticketlog.Mapping
		text string
		want string
	}{
		{"from the event", eventLog(),
			lines("id,at,event", "T1,10:00,opened", "T1,11:00,closed"), "10:00"},
		{"from the earliest of such events", eventLog(),
			lines("id,at,event", "T1,10:30,opened", "T1,10:00,opened"), "10:00"},
		{"from the event, whatever came before it", eventLog(),
			lines("id,at,event", "T1,09:00,acknowledged", "T1,10:00,opened"), "10:00"},
		{"from the column rather than the event", withColumn,
			lines("id,at,event,opened", "T1,10:00,opened,09:30"), "09:30"},
		{"from the event where the column is empty", withColumn,
			lines("id,at,event,opened", "T1,10:00,opened,"), "10:00"},
		{"from the first row when there is neither column nor such an event", ownRules,
			lines("id,at,event", "T1,11:00,b", "T1,10:00,a"), "10:00"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, one(t, test.text, test.m).Opened.Format("15:04"))
		})
	}
}

// The queue and the priority of a ticket are those of its opening, even where
// an earlier event stands in the log.
func TestAtTheOpening(t *testing.T) {
	t.Parallel()
	m := eventLog()
	m.Columns.Queue, m.Columns.Priority = "queue", "priority"
	ticket := one(t, lines("id,at,event,queue,priority",
		"T1,09:59,acknowledged,,", "T1,10:00,opened,desk,3", "T1,11:00,queued,field,"), m)
	require.Equal(t, "desk", ticket.Queue)
	require.Equal(t, metrics.Priority("3"), ticket.Priority)
	require.Equal(t, "09:59 acknowledged, 11:00 queued (field)", story(ticket))
}

// A ticket without an opening or an account is no ticket: each of its rows is a
// bad row.
func TestIncompleteTicket(t *testing.T) {
	t.Parallel()
	noAccount := eventLog()
	noAccount.Default.Account, noAccount.Columns.Account = "", "account"
	for _, test := range []struct {
		name string
		m    ticketlog.Mapping
		want string
	}{
		{"no opening", eventLog(), "no row of the ticket tells when it was opened"},
		{"no account", noAccount, "no row of the ticket tells its account, and the mapping has no default"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			text := lines("id,at,event,account",
				"good,10:00,opened,acme", "bad,10:00,acknowledged,", "bad,11:00,resolved,", "good,12:00,closed,")
			if test.name == "no account" {
				text = strings.Replace(text, "acknowledged", "opened", 1)
			}
			tickets, report, err := read(strings.NewReader(text), test.m, ticketlog.Options{})
			require.NoError(t, err)
			require.Len(t, tickets, 1)
			require.Equal(t, ticketlog.Report{Rows: 4, Tickets: 1, BadRows: 2, Faults: []ticketlog.Fault{
				{File: "log.csv", Line: 3, Column: "id", Value: "bad", Reason: test.want},
				{File: "log.csv", Line: 4, Column: "id", Value: "bad", Reason: test.want},
			}}, report)
		})
	}
}

// Facts come from the last row, or from the last row that has them.
func TestFacts(t *testing.T) {
	t.Parallel()
	m := eventLog()
	m.Columns.Account, m.Columns.Category, m.Columns.Resolved = "account", "category", "resolved"
	text := lines("id,at,event,account,category,resolved",
		"T1,12:00,held,,disk,", "T1,10:00,opened,north,mail,11:00", "T1,11:00,held,south,?,")
	m.Missing = []string{"?"}
	t.Run("last known", func(t *testing.T) {
		t.Parallel()
		ticket := one(t, text, m)
		require.Equal(t, "south disk", string(ticket.Account)+" "+ticket.Category)
		require.Equal(t, "11:00 resolved", story(ticket))
	})
	t.Run("last row", func(t *testing.T) {
		t.Parallel()
		m := m
		m.Facts = ticketlog.LastRow
		ticket := one(t, text, m)
		require.Equal(t, "acme disk", string(ticket.Account)+" "+ticket.Category)
		require.Equal(t, "11:00 held, 12:00 held", story(ticket))
	})
}

// Every fact may stand in another row, the counted and the dated ones too.
func TestFactsApart(t *testing.T) {
	t.Parallel()
	m := eventLog()
	m.Columns.Opened, m.Columns.Reopens, m.Columns.Repaired = "opened", "reopens", "repaired"
	ticket := one(t, lines("id,at,event,opened,reopens,repaired",
		"T1,10:00,acknowledged,09:30,,", "T1,11:00,held,,1,", "T1,12:00,resumed,,,11:30", "T1,13:00,held,,,"), m)
	require.Equal(t, "09:30", ticket.Opened.Format("15:04"))
	require.Equal(t, "10:00 acknowledged, 11:00 reopened, 11:00 held, 11:30 repaired, 12:00 resumed, 13:00 held", story(ticket))
}

// Rows of one instant stay as they stand in the file, and so do the entries
// they make, however many there are.
func TestManyRowsOfOneInstant(t *testing.T) {
	t.Parallel()
	m := eventLog()
	m.Columns.Queue = "queue"
	rows := []string{"T1,10:00,opened,"}
	want := make(map[string][]string) // the story of each instant
	for _, kind := range []string{"opened", "held", "resumed", "acknowledged"} {
		for i := range 60 {
			at, queue := []string{"12:00", "11:00"}[i%2], "q"+string(rune('0'+i%7))
			row, entry := kind+",", " "+kind
			if kind == "opened" {
				row, entry = "opened,"+queue, " queued ("+queue+")"
			}
			rows = append(rows, "T1,"+at+","+row)
			want[at] = append(want[at], at+entry)
		}
	}
	require.Equal(t, strings.Join(append(want["11:00"], want["12:00"]...), ", "),
		story(one(t, lines("id,at,event,queue", rows...), m)))
}

// Rows of a ticket are ordered by time, then number, then as they stand in the
// file.
func TestOrderOfRows(t *testing.T) {
	t.Parallel()
	m := eventLog()
	m.Columns.Sequence = "n"
	text := lines("id,at,event,n",
		"T1,12:00,closed,", "T1,11:00,resolved,10", "T1,11:00,held,2", "T1,11:00,resumed,2", "T1,11:00,acknowledged,-1",
		"T1,10:00,opened,99")
	require.Equal(t, "11:00 acknowledged, 11:00 held, 11:00 resumed, 11:00 resolved, 12:00 closed", story(one(t, text, m)))
}

// A flat export has one row for each ticket.
func TestFlat(t *testing.T) {
	t.Parallel()
	header := strings.Join([]string{
		"ticket,account,kind,priority,queue,channel,support_level,impact,customer_impact,item,category,summary",
		"problem,caused_by,opened,acknowledged,restored,repaired,resolved,closed,reopens",
	}, ",")
	text := lines(header, "T1,north,request,2,desk,phone,1,minor,disrupted,srv-1,disk,Disk full,P7,C3,"+
		"10:00,10:10,10:20,10:30,10:40,10:50,2")
	ticket := one(t, text, preset(t, "accord-flat"))
	at := func(clock string) time.Time {
		at, err := time.Parse("2006-01-02 15:04", "2026-03-02 "+clock)
		require.NoError(t, err)
		return at
	}
	require.Equal(t, metrics.Ticket{
		ID: "T1", Account: "north", Kind: metrics.Request, Priority: "2", Queue: "desk", Channel: "phone",
		SupportLevel: 1, Impact: metrics.Minor, CustomerImpact: metrics.Disrupted, Item: "srv-1",
		Category: "disk", Summary: "Disk full", Problem: "P7", CausedBy: "C3", Opened: at("10:00"),
		Log: []metrics.Entry{
			{At: at("10:10"), Kind: metrics.Acknowledged},
			{At: at("10:20"), Kind: metrics.Restored},
			{At: at("10:30"), Kind: metrics.Repaired},
			{At: at("10:40"), Kind: metrics.Reopened},
			{At: at("10:40"), Kind: metrics.Resolved},
			{At: at("10:50"), Kind: metrics.Closed},
		},
		Visibility: "customer",
	}, ticket)
}

// A reopening of which a flat export tells no instant is put at the end of the
// ticket, or else at its opening.
func TestFlatReopening(t *testing.T) {
	t.Parallel()
	m := flat()
	m.Columns.Resolved, m.Columns.Closed, m.Columns.Reopens = "resolved", "closed", "reopens"
	for _, test := range []struct{ name, row, want string }{
		{"resolved", "T1,10:00,11:00,12:00,1", "11:00 reopened, 11:00 resolved, 12:00 closed"},
		{"closed", "T1,10:00,,12:00,1", "12:00 reopened, 12:00 closed"},
		{"open", "T1,10:00,,,1", "10:00 reopened"},
		{"never", "T1,10:00,11:00,12:00,0", "11:00 resolved, 12:00 closed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, story(one(t, lines("id,opened,resolved,closed,reopens", test.row), m)))
		})
	}
}
