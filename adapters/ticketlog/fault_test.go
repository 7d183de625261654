package ticketlog_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/ticketlog"
	"github.com/accordhq/accord/metrics"
)

// Every way in which a CSV row is bad: the row is left out and told of, the
// rows around it are kept.
func TestBadRows(t *testing.T) {
	t.Parallel()
	m := eventLog()
	m.Columns = ticketlog.Columns{
		Ticket: "id", At: "at", Event: "event", Sequence: "n", By: "by", Account: "account",
		Priority: "priority", Queue: "queue", SupportLevel: "level", Item: "item", Summary: "#11", Reopens: "reopens",
	}
	const header = "id,at,event,n,by,account,priority,queue,level,item,text,reopens"
	for _, test := range []struct{ name, row, want string }{
		{"too few cells", `T1,10:00`, `log.csv:3: has 2 cells, the header has 12`},
		{"too many cells", `T1,10:00,held,,,,,,,,,,`, `log.csv:3: has 13 cells, the header has 12`},
		{"a stray quote", `T1,10:00,he"ld,,,,,,,,,`, `log.csv:3: bare " in non-quoted-field`},
		{"a quote that ends too early", `T1,10:00,"he"ld,,,,,,,,,`, `log.csv:3: extraneous or missing " in quoted-field`},
		{"no ticket", `,10:00,held,,,,,,,,,`, `log.csv:3: column "id": is missing`},
		{"blank ticket", `  ,10:00,held,,,,,,,,,`, `log.csv:3: column "id": "  ": is missing`},
		{"a ticket that is no id", "T\x011,10:00,held,,,,,,,,,", `log.csv:3: column "id": "T\x011": has a control character`},
		{"too long an id", strings.Repeat("x", 129) + `,10:00,held,,,,,,,,,`,
			`log.csv:3: column "id": "` + strings.Repeat("x", 80) + `…": is longer than 128 bytes`},
		{"no time", `T1,,held,,,,,,,,,`, `log.csv:3: column "at": is missing`},
		{"no such time", `T1,32/1/2016,held,,,,,,,,,`, `log.csv:3: column "at": "32/1/2016": not a time of layout "2006-01-02 15:04"`},
		{"too early a time", `T1,1899-12-31 23:59,held,,,,,,,,,`, `log.csv:3: column "at": "1899-12-31 23:59": not a time from 1900 to 2199`},
		{"too late a time", `T1,2200-01-01 00:00,held,,,,,,,,,`, `log.csv:3: column "at": "2200-01-01 00:00": not a time from 1900 to 2199`},
		{"no whole number", `T1,10:00,held,1.5,,,,,,,,`, `log.csv:3: column "n": "1.5": not a whole number`},
		{"no person", "T1,10:00,held,,a\x7f,,,,,,,", `log.csv:3: column "by": "a\x7f": has a control character`},
		{"no account", "T1,10:00,held,,,a\x7f,,,,,,", `log.csv:3: column "account": "a\x7f": has a control character`},
		{"no item", "T1,10:00,held,,,,,,,a\x7f,,", `log.csv:3: column "item": "a\x7f": has a control character`},
		{"no level", `T1,10:00,held,,,,,,-1,,,`, `log.csv:3: column "level": "-1": not a whole number from 0 on`},
		{"no count", `T1,10:00,held,,,,,,,,,many`, `log.csv:3: column "reopens": "many": not a whole number from 0 on`},
		{"not UTF-8", "T1,10:00,held,,,,,,,,caf\xe9,", `log.csv:3: column "#11": "caf\xe9": is not UTF-8`},
		{"a label that is not UTF-8", "T1,10:00,held,,,,\xe9,,,,,", `log.csv:3: column "priority": "\xe9": is not UTF-8`},
		{"queued without a queue", `T1,10:00,queued,,,,,,,,,`, `log.csv:3: column "queue": is missing`},
		{"prioritised without a priority", `T1,10:00,prioritised,,,,,,,,,`, `log.csv:3: column "priority": is missing`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			text := lines(header, "T1,10:00,opened,,,,,,,,,", test.row, "T1,11:00,closed,,,,,,,,,")
			tickets, report, err := read(strings.NewReader(text), m, ticketlog.Options{})
			require.NoError(t, err)
			require.Len(t, report.Faults, 1)
			require.EqualError(t, report.Faults[0], test.want)
			require.ErrorIs(t, report.Faults[0], account.ErrInvalid)
			require.Equal(t, []int{3, 1, 1, 0}, []int{report.Rows, report.Tickets, report.BadRows, report.Warnings})
			require.Equal(t, "11:00 closed", story(tickets[0]))
		})
	}
}

// The edges of what is still good.
func TestGoodRows(t *testing.T) {
	t.Parallel()
	m := flat()
	m.Columns.SupportLevel = "level"
	for _, row := range []string{
		strings.Repeat("x", 128) + ",1900-01-01 00:00,0",
		"\" T1 \",2199-12-31 23:59, 2 ",
		"é,2026-03-02 10:00,\"\n\"",
	} {
		one(t, "id,opened,level\n"+row+"\n", m)
	}
}

// Several layouts are tried in order; a bad time names them all.
func TestTimes(t *testing.T) {
	t.Parallel()
	m := flat()
	m.Times = []string{"2/1/2006 15:04", "2006-01-02T15:04:05Z07:00", "1/2/2006 15:04"}
	m.Zone = "Europe/Paris"
	for _, test := range []struct{ cell, want string }{
		{"5/3/2026 10:00", "2026-03-05T09:00:00Z"},
		{"5/7/2026 10:00", "2026-07-05T08:00:00Z"},
		{"3/25/2026 10:00", "2026-03-25T09:00:00Z"},
		{"2026-03-05T10:00:00-05:00", "2026-03-05T15:00:00Z"},
		{"2026-03-05T10:00:00.5Z", "2026-03-05T10:00:00.5Z"},
	} {
		t.Run(test.cell, func(t *testing.T) {
			t.Parallel()
			ticket := one(t, "id,opened\nT1,"+test.cell+"\n", m)
			require.Equal(t, test.want, ticket.Opened.Format("2006-01-02T15:04:05.999Z07:00"))
		})
	}
	_, report, err := read(strings.NewReader("id,opened\nT1,yesterday\n"), m, ticketlog.Options{})
	require.NoError(t, err)
	require.Equal(t, `not a time of layout "2/1/2006 15:04" or "2006-01-02T15:04:05Z07:00" or "1/2/2006 15:04"`,
		report.Faults[0].Reason)
}

// Labels get the names they have here.
func TestLabels(t *testing.T) {
	t.Parallel()
	m := flat()
	m.Columns.Priority, m.Columns.Impact, m.Columns.CustomerImpact, m.Columns.Kind = "p", "i", "ci", "k"
	m.Priorities = map[string]metrics.Priority{"1 - Critical": "1"}
	m.Impacts = map[string]metrics.Impact{"1 - High": metrics.Disrupted, "?": ""}
	m.Kinds = map[string]metrics.TicketKind{"INC": metrics.Incident}
	m.Default.Kind = metrics.Question
	for _, test := range []struct {
		row      string
		want     metrics.Ticket
		warnings int
	}{
		{"1 - Critical,1 - High,minor,INC",
			metrics.Ticket{Priority: "1", Impact: metrics.Disrupted, CustomerImpact: metrics.Minor, Kind: metrics.Incident}, 0},
		{"low,none,,request",
			metrics.Ticket{Priority: "low", Impact: metrics.NoImpact, Kind: metrics.Request}, 0},
		{",dire,awful,",
			metrics.Ticket{Kind: metrics.Question}, 2},
		{",Disrupted,?,incidnet",
			metrics.Ticket{Kind: metrics.Question}, 2},
	} {
		t.Run(test.row, func(t *testing.T) {
			t.Parallel()
			text := lines("id,opened,p,i,ci,k", "T1,10:00,"+test.row)
			tickets, report, err := read(strings.NewReader(text), m, ticketlog.Options{})
			require.NoError(t, err)
			require.Equal(t, test.warnings, report.Warnings)
			got := tickets[0]
			require.Equal(t, test.want, metrics.Ticket{
				Priority: got.Priority, Impact: got.Impact, CustomerImpact: got.CustomerImpact, Kind: got.Kind,
			})
		})
	}
	_, report, err := read(strings.NewReader(lines("id,opened,p,i,ci,k", "T1,10:00,,dire,,")), m, ticketlog.Options{})
	require.NoError(t, err)
	require.EqualError(t, report.Faults[0], `log.csv:2: column "i": "dire": not an impact of the mapping`)
}

// A quote that is never closed swallows the rest of the file; the one bad row
// says how far.
func TestOpenQuote(t *testing.T) {
	t.Parallel()
	text := lines("id,opened", "T1,10:00", `T2,"10:00`, "T3,10:00", "T4,10:00")
	tickets, report, err := read(strings.NewReader(text), flat(), ticketlog.Options{})
	require.NoError(t, err)
	require.Len(t, tickets, 1)
	require.EqualError(t, report.Faults[0],
		`log.csv:3: extraneous or missing " in quoted-field; the row ran on to line 5`)
}

// Cells may span lines: faults name the line on which the row starts.
func TestLinesOfFaults(t *testing.T) {
	t.Parallel()
	m := flat()
	m.Columns.Summary = "text"
	text := lines("id,opened,text", "T1,10:00,\"one\ntwo\"", "", "T2,never,x")
	_, report, err := read(strings.NewReader(text), m, ticketlog.Options{})
	require.NoError(t, err)
	require.Equal(t, 5, report.Faults[0].Line)
}

func TestTooManyBadRows(t *testing.T) {
	t.Parallel()
	rows := make([]string, 1002)
	for i := range rows {
		rows[i] = ",10:00"
	}
	for _, test := range []struct {
		name       string
		limit, bad int
		want       string
	}{
		{"within the default", 0, 1000, ""},
		{"beyond the default", 0, 1001,
			`log.csv: stopped after more than 1000 bad rows, the last of them: log.csv:1002: column "id": is missing`},
		{"within a limit", 2, 2, ""},
		{"beyond a limit", 2, 3,
			`log.csv: stopped after more than 2 bad rows, the last of them: log.csv:4: column "id": is missing`},
		{"without a limit", -1, 1002, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			text := lines("id,opened", append(rows[:test.bad:test.bad], "T1,10:00")...)
			tickets, report, err := read(strings.NewReader(text), flat(), ticketlog.Options{MaxBadRows: test.limit})
			if test.want == "" {
				require.NoError(t, err)
				require.Len(t, tickets, 1)
			} else {
				require.EqualError(t, err, test.want)
				require.ErrorIs(t, err, account.ErrInvalid)
				e, ok := errors.AsType[*ticketlog.TooManyBadRowsError](err)
				require.True(t, ok)
				require.Equal(t, report.BadRows, e.Limit+1)
			}
			require.Equal(t, test.bad, report.BadRows)
		})
	}
}

// Rows that are left out because their ticket is incomplete count too.
func TestTooManyIncompleteTickets(t *testing.T) {
	t.Parallel()
	text := lines("id,at,event", "T1,10:00,held", "T1,11:00,held", "T1,12:00,held")
	_, report, err := read(strings.NewReader(text), eventLog(), ticketlog.Options{MaxBadRows: 1})
	require.ErrorContains(t, err, "log.csv: stopped after more than 1 bad rows")
	require.Equal(t, 2, report.BadRows)
}

// So many bad rows and as many warnings are kept; all are told to OnFault.
func TestKeptFaults(t *testing.T) {
	t.Parallel()
	m := flat()
	m.Columns.Impact = "impact"
	var rows []string
	for range 25 {
		rows = append(rows, ",10:00,", strings.Repeat("x", len(rows)+1)+",10:00,dire")
	}
	for _, test := range []struct {
		name       string
		keep, want int
	}{
		{"default", 0, 20}, {"some", 3, 3}, {"none", -1, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var told []ticketlog.Fault
			_, report, err := read(strings.NewReader(lines("id,opened,impact", rows...)), m, ticketlog.Options{
				KeepFaults: test.keep,
				OnFault:    func(f ticketlog.Fault) { told = append(told, f) },
			})
			require.NoError(t, err)
			require.Equal(t, []int{25, 25}, []int{report.BadRows, report.Warnings})
			require.Len(t, told, 50)
			require.Len(t, report.Faults, 2*test.want)
			require.Equal(t, told[:2*test.want], append([]ticketlog.Fault{}, report.Faults...))
		})
	}
}

// A row that is left out gives no warnings.
func TestNoWarningOfBadRow(t *testing.T) {
	t.Parallel()
	m := flat()
	m.Columns.Impact, m.Columns.SupportLevel = "impact", "level"
	text := lines("id,opened,impact,level", "T1,10:00,dire,x", "T2,10:00,dire,-", "T2,10:00,dire,1", "T2,10:00,dire,1")
	_, report, err := read(strings.NewReader(text), m, ticketlog.Options{})
	require.NoError(t, err)
	require.Equal(t, []int{3, 1}, []int{report.BadRows, report.Warnings})
}

// What a fault says of a long value is cut, between characters if it has any.
func TestLongValue(t *testing.T) {
	t.Parallel()
	x := strings.Repeat("x", 77)
	for _, test := range []struct{ value, want string }{
		{x + "xxx", x + "xxx"},
		{x + "xxxx", x + "xxx…"},
		{x + "xéé", x + "xé" + "…"},
		{x + "xxéé", x + "xx…"},
		{x + "€€", x + "€…"},
		{x + "x€€", x + "x…"},
		{strings.Repeat("\x80", 90), strings.Repeat("\x80", 76) + "…"},
	} {
		_, report, err := read(strings.NewReader("id,opened\nT1,"+test.value+"\n"), flat(), ticketlog.Options{})
		require.NoError(t, err)
		require.Equal(t, test.want, report.Faults[0].Value)
	}
}
