package ticketlog_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/ticketlog"
	"github.com/accordhq/accord/metrics"
)

func TestASparseMappingLetsColumnsBeAbsent(t *testing.T) {
	t.Parallel()
	got := one(t, "ticket,at,event,account\nT-1,2026-03-02T09:00:00Z,opened,a\nT-1,2026-03-02T11:00:00Z,resolved,a\n",
		preset(t, "accord-eventlog"))
	opened := time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	require.Equal(t, metrics.Ticket{
		ID: "T-1", Account: "a", Opened: opened, Visibility: account.Customer,
		Log: []metrics.Entry{{At: opened.Add(2 * time.Hour), Kind: metrics.Resolved}},
	}, got)
	flat := one(t, "opened,ticket,account\n2026-03-02T09:00:00Z,T-1,a\n", preset(t, "accord-flat"))
	require.Equal(t, opened, flat.Opened)
}

func TestASparseMappingStillNeedsWhatMakesATicket(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ preset, header, want string }{
		{"accord-eventlog", "id,summary", `the header lacks ["ticket" "at" "event" "account"]; it has ["id" "summary"]`},
		{"accord-flat", "ticket,account", `the header lacks ["opened"]`},
	} {
		_, _, err := read(strings.NewReader(test.header+"\n"), preset(t, test.preset), ticketlog.Options{})
		require.ErrorIs(t, err, account.ErrInvalid)
		require.ErrorContains(t, err, test.want)
	}
}

// TestAQuoteThatNobodyClosedEndsTheImport: it would take the good rows after it
// into one cell.
func TestAQuoteThatNobodyClosedEndsTheImport(t *testing.T) {
	t.Parallel()
	row := "T-%,2026-03-02T09:00:00Z,opened,a,ok\n"
	text := "ticket,at,event,account,summary\nT-1,2026-03-02T09:00:00Z,opened,a,\"oops\n" + strings.Repeat(row, 2000)
	_, _, err := read(strings.NewReader(text), preset(t, "accord-eventlog"), ticketlog.Options{})
	require.ErrorContains(t, err, "line 2: a quote is not closed; the row ran on to line 2002")
}

func TestJSONThatIsNotUTF8IsABadRow(t *testing.T) {
	t.Parallel()
	m := preset(t, "accord-eventlog")
	m.Format = ticketlog.JSONLines
	line := `{"ticket":"T-1","at":"2026-03-02T09:00:00Z","event":"opened","account":"caf` + "\xe9" + `"}`
	tickets, report, err := read(strings.NewReader(line+"\n"), m, ticketlog.Options{})
	require.NoError(t, err)
	require.Empty(t, tickets)
	require.Equal(t, 1, report.BadRows)
	require.Equal(t, "is not UTF-8", report.Faults[0].Reason)
}
