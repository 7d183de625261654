package ticketlog_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/adapters/ticketlog"
	"github.com/accordhq/accord/metrics"
)

func ids(tickets []metrics.Ticket) string {
	var all []string
	for _, t := range tickets {
		all = append(all, string(t.ID))
	}
	return strings.Join(all, " ")
}

// Rows of a ticket may come anywhere unless they are declared to be adjacent.
// Tickets come in the order of their first rows.
func TestScattered(t *testing.T) {
	t.Parallel()
	text := lines("id,at,event",
		"T2,12:00,closed", "T1,10:00,opened", "T2,11:00,opened", "T1,13:00,closed", "T2,11:30,acknowledged")
	tickets, report, err := read(strings.NewReader(text), eventLog(), ticketlog.Options{})
	require.NoError(t, err)
	require.Equal(t, "T2 T1", ids(tickets))
	require.Equal(t, "11:30 acknowledged, 12:00 closed", story(tickets[0]))
	require.Equal(t, "13:00 closed", story(tickets[1]))
	require.Equal(t, ticketlog.Report{Rows: 5, Tickets: 2}, report)
}

// Rows that are declared to be adjacent and are not: the later ones are bad
// rows, and do not end the ticket among whose rows they stand.
func TestNotAdjacent(t *testing.T) {
	t.Parallel()
	m := eventLog()
	m.Adjacent = true
	text := lines("id,at,event",
		"T1,10:00,opened", "T2,10:00,opened", "T1,11:00,closed", "T2,11:00,acknowledged", "T3,10:00,opened", "T2,12:00,closed")
	tickets, report, err := read(strings.NewReader(text), m, ticketlog.Options{})
	require.NoError(t, err)
	require.Equal(t, "T1 T2 T3", ids(tickets))
	require.Equal(t, "11:00 acknowledged", story(tickets[1]))
	require.Equal(t, []int{6, 3, 2}, []int{report.Rows, report.Tickets, report.BadRows})
	require.EqualError(t, report.Faults[0], `log.csv:4: column "id": "T1": comes again after another ticket; `+
		`the mapping says that rows of a ticket are adjacent`)
	require.Equal(t, 7, report.Faults[1].Line)
}

// A flat export has each ticket once.
func TestFlatRepeats(t *testing.T) {
	t.Parallel()
	text := lines("id,opened", "T1,10:00", "T1,11:00", "T2,10:00")
	tickets, report, err := read(strings.NewReader(text), flat(), ticketlog.Options{})
	require.NoError(t, err)
	require.Equal(t, "T1 T2", ids(tickets))
	require.EqualError(t, report.Faults[0],
		`log.csv:3: column "id": "T1": comes again; a flat export has one row for each ticket`)
}

// Tickets whose rows are adjacent come as soon as they are known to be whole,
// those of a flat export at once.
func TestStreaming(t *testing.T) {
	t.Parallel()
	adjacent := eventLog()
	adjacent.Adjacent = true
	for _, test := range []struct {
		name string
		m    ticketlog.Mapping
		text string
		want []int // rows read when each ticket came
	}{
		{"adjacent", adjacent,
			lines("id,at,event", "T1,10:00,opened", "T1,11:00,closed", "T2,10:00,opened", "T3,10:00,opened"), []int{3, 4, 4}},
		{"scattered", eventLog(),
			lines("id,at,event", "T1,10:00,opened", "T1,11:00,closed", "T2,10:00,opened", "T3,10:00,opened"), []int{4, 4, 4}},
		{"flat", flat(),
			lines("id,opened", "T1,10:00", "T2,10:00", "T3,10:00"), []int{1, 2, 3}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			l, err := ticketlog.Open("log.csv", strings.NewReader(test.text), test.m, ticketlog.Options{})
			require.NoError(t, err)
			var rows []int
			for _, err := range l.Tickets(t.Context()) {
				require.NoError(t, err)
				rows = append(rows, l.Report().Rows)
			}
			require.Equal(t, test.want, rows)
		})
	}
}

// What a caller is given is its own: later tickets do not change it, and it
// does not change when memory is used again.
func TestTicketsAreTheCallers(t *testing.T) {
	t.Parallel()
	m := eventLog()
	m.Adjacent = true
	var rows []string
	for _, id := range []string{"T1", "T2", "T3"} {
		rows = append(rows, id+",10:00,opened", id+",11:00,acknowledged", id+",12:00,resolved")
	}
	tickets, _, err := read(strings.NewReader(lines("id,at,event", rows...)), m, ticketlog.Options{})
	require.NoError(t, err)
	tickets[0].Log = append(tickets[0].Log, metrics.Entry{})
	tickets[1].Log[0].Kind = metrics.Closed
	require.Equal(t, "11:00 acknowledged, 12:00 resolved", story(tickets[2]))
}

// More cells than are remembered change nothing but the time it takes.
func TestManyDifferentCells(t *testing.T) {
	t.Parallel()
	m := flat()
	m.Columns.Category = "category"
	var rows []string
	name := func(i int) string {
		return strings.Repeat("c", 1+i%90) + string(rune('a'+i/90%26)) + string(rune('a'+i/2340))
	}
	const n = 10_000
	for i := range n {
		rows = append(rows, "T"+name(i)+",10:00,"+name(i%5000))
	}
	tickets, report, err := read(strings.NewReader(lines("id,opened,category", rows...)), m, ticketlog.Options{})
	require.NoError(t, err)
	require.Empty(t, report.Faults)
	require.Len(t, tickets, n)
	for i, ticket := range tickets {
		if want := name(i % 5000); ticket.Category != want {
			t.Fatalf("ticket %d: category %q, want %q", i, ticket.Category, want)
		}
	}
}
