package ticketlog_test

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/ticketlog"
	"github.com/accordhq/accord/metrics"
)

// A real ServiceNow event log stands beside the repository on some machines:
// Amaral, Fantinato and Peres, "Incident management process enriched event
// log", UCI Machine Learning Repository no. 498. It is used, not redistributed.
var realLog = filepath.Join("..", "..", "..", "shared", "data", "uci", "incident_event_log.zip")

func readRealLog(tb testing.TB) []byte {
	tb.Helper()
	z, err := zip.OpenReader(realLog)
	if errors.Is(err, fs.ErrNotExist) {
		tb.Skipf("the real event log is not there: %v", err)
	}
	require.NoError(tb, err)
	defer z.Close()
	i := slices.IndexFunc(z.File, func(f *zip.File) bool { return strings.HasSuffix(f.Name, ".csv") })
	require.GreaterOrEqual(tb, i, 0, "no .csv in %s", realLog)
	f, err := z.File[i].Open()
	require.NoError(tb, err)
	defer f.Close()
	b, err := io.ReadAll(f)
	require.NoError(tb, err)
	return b
}

// The figures of the real log, as a script and a database had them.
func TestRealLog(t *testing.T) {
	t.Parallel()
	log := readRealLog(t)
	m := preset(t, "servicenow-eventlog")
	tickets, report, err := read(bytes.NewReader(log), m, ticketlog.Options{})
	require.NoError(t, err)
	require.Equal(t, []int{141_712, 24_918, 0, 5}, []int{report.Rows, report.Tickets, report.BadRows, report.Warnings})

	m.Adjacent = false
	scattered, _, err := read(bytes.NewReader(log), m, ticketlog.Options{})
	require.NoError(t, err)
	require.True(t, slices.EqualFunc(tickets, scattered, func(a, b metrics.Ticket) bool {
		return a.ID == b.ID && a.Account == b.Account && slices.Equal(a.Log, b.Log)
	}), "tickets differ when rows are not taken to be adjacent")

	want := secondReading(t, log)
	now := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	elapsed := make(map[metrics.Priority][]float64)
	lessHold := make(map[metrics.Priority][]float64)
	reopened, unknown := 0, 0
	for _, ticket := range tickets {
		if err := ticket.Validate(); err != nil {
			t.Fatalf("ticket %s: %v", ticket.ID, err)
		}
		r := metrics.Read(ticket, metrics.Terms{}, now)
		got := second{
			account: ticket.Account, category: ticket.Category, priority: r.Priority,
			opened: ticket.Opened, resolved: r.Resolve.At, reopened: len(r.Reopened) > 0,
			hold: r.Resolve.Times.Elapsed - r.Resolve.Times.ElapsedLessHold,
		}
		if got != want[ticket.ID] {
			t.Fatalf("ticket %s: %+v, want %+v", ticket.ID, got, want[ticket.ID])
		}
		if got.reopened {
			reopened++
		}
		if !r.Resolve.Reached() {
			unknown++
			require.Equal(t, metrics.StateClosed, r.State)
			continue
		}
		elapsed[r.Priority] = append(elapsed[r.Priority], r.Resolve.Times.Elapsed.Hours())
		lessHold[r.Priority] = append(lessHold[r.Priority], r.Resolve.Times.ElapsedLessHold.Hours())
	}
	require.Equal(t, []int{275, 1556}, []int{reopened, unknown})
	for _, test := range []struct {
		priority metrics.Priority
		n        int
		want     [4]float64 // mean and median elapsed, mean and median less hold
	}{
		{"1", 270, [4]float64{266.0840, 80.2417, 143.6123, 43.2500}},
		{"2", 408, [4]float64{152.4566, 38.2333, 111.7660, 24.5750}},
		{"3", 22_010, [4]float64{174.3540, 21.5500, 110.2660, 6.4833}},
		{"4", 674, [4]float64{283.1855, 5.0167, 66.0495, 0.9500}},
	} {
		e, l := elapsed[test.priority], lessHold[test.priority]
		require.Equal(t, test.n, len(e))
		got := [4]float64{mean(e), median(e), mean(l), median(l)}
		for i := range got {
			require.InDelta(t, test.want[i], got[i], 0.00005, "priority %s, figure %d", test.priority, i)
		}
	}
}

func mean(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / float64(len(v))
}

func median(v []float64) float64 {
	v = slices.Sorted(slices.Values(v))
	return (v[(len(v)-1)/2] + v[len(v)/2]) / 2
}

// A second is what a plain second reading of the log makes of a ticket.
type second struct {
	account          account.ID
	category         string
	priority         metrics.Priority
	opened, resolved time.Time
	reopened         bool
	hold             time.Duration // until it was resolved
}

// secondReading reads the log without the importer.
func secondReading(t *testing.T, log []byte) map[metrics.TicketID]second {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(log)).ReadAll()
	require.NoError(t, err)
	header := rows[0]
	column := func(name string) int { return slices.Index(header, name) }
	state, updated, count := column("ident_state"), column("sys_updated_at"), column("sys_mod_count")
	instant := func(cell string) time.Time {
		at, err := time.Parse("2/1/2006 15:04", cell)
		if cell != "?" && err != nil {
			t.Fatal(err)
		}
		return at
	}
	byTicket := make(map[string][][]string)
	for _, row := range rows[1:] {
		byTicket[row[0]] = append(byTicket[row[0]], row)
	}
	all := make(map[metrics.TicketID]second, len(byTicket))
	for id, rows := range byTicket {
		slices.SortStableFunc(rows, func(a, b []string) int {
			m, _ := strconv.Atoi(a[count])
			n, _ := strconv.Atoi(b[count])
			return cmp.Or(instant(a[updated]).Compare(instant(b[updated])), cmp.Compare(m, n))
		})
		last := rows[len(rows)-1]
		s := second{
			account:  account.ID(strings.Replace(last[column("location")], "?", "unknown", 1)),
			category: strings.Replace(last[column("category")], "?", "", 1),
			priority: metrics.Priority(last[column("priority")]),
			opened:   instant(last[column("opened_at")]),
			resolved: instant(last[column("resolved_at")]),
			reopened: last[column("reopen_count")] > "0",
		}
		for i, row := range rows {
			if !strings.HasPrefix(row[state], "Awaiting ") {
				continue
			}
			from, to := instant(row[updated]), s.resolved
			if i+1 < len(rows) {
				to = instant(rows[i+1][updated])
			}
			if from.Before(s.opened) {
				from = s.opened
			}
			if to.After(s.resolved) {
				to = s.resolved
			}
			s.hold += max(0, to.Sub(from))
		}
		all[metrics.TicketID(id)] = s
	}
	return all
}
