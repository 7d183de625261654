package metrics_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// june and may are neighbouring periods.
var (
	june = metrics.Period{From: date(time.June, 1), To: date(time.July, 1)}
	may  = metrics.Period{From: date(time.May, 1), To: date(time.June, 1)}
)

func date(m time.Month, d int) time.Time { return time.Date(2026, m, d, 0, 0, 0, 0, time.UTC) }

// judged are tickets of priority 2 that are each open for the given hours; 0 is
// open still.
func judged(p metrics.Period, hours ...int) metrics.Summary {
	s := metrics.NewSummary(p, metrics.ByPriority)
	for i, h := range hours {
		t := metrics.Ticket{
			ID: metrics.TicketID(fmt.Sprintf("%s-%d", p.From.Format("Jan"), i)), Account: "a", Priority: "2",
			Opened: p.From.Add(time.Duration(i) * time.Hour),
		}
		if h > 0 {
			t.Log = []metrics.Entry{{At: t.Opened.Add(time.Duration(h) * time.Hour), Kind: metrics.Resolved}}
		}
		s.Add(t, promised)
	}
	return s
}

var promised = metrics.Terms{Targets: []metrics.Target{
	{Priority: "2", Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: 8 * time.Hour, Share: 0.75},
}}

// why says findings, each with its code and severity.
func why(findings []account.Finding) []string {
	locale := account.English().With(metrics.Phrases())
	var said []string
	for _, f := range findings {
		said = append(said, fmt.Sprintf("%s %s: %s", f.Severity, f.Code, locale.Format(f.Why())))
	}
	return said
}

func TestFindingsJudgePromises(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		hours []int
		want  []string
	}{
		{"nothing to judge", nil, nil},
		{"promise just kept", []int{8, 8, 8, 9}, nil},
		{"promise missed", []int{8, 8, 9, 9}, []string{
			"warning target.missed: Priority 2: 50 % of 4 tickets kept the target to resolve within 8 h (elapsed time); 75 % was promised."}},
		{"an open ticket past target counts as missed", []int{8, 0}, []string{
			"warning target.missed-open: Priority 2: 50 % of 2 tickets kept the target to resolve within 8 h (elapsed time); 75 % was promised. 1 is still open."}},
		{"an open ticket past a promise that is kept", []int{8, 8, 8, 0}, []string{
			"warning tickets.past-target: Priority 2: 1 ticket is open past the target to resolve within 8 h (elapsed time)."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := judged(june, test.hours...)
			require.Equal(t, test.want, why(s.Findings(metrics.Summary{}, account.Customer, metrics.ServicePolicy{})))
		})
	}
}

func TestFindingsCarryEvidenceOwnerAndVisibility(t *testing.T) {
	t.Parallel()
	s := judged(june, 8, 9, 0)
	got := s.Findings(metrics.Summary{}, account.Business, metrics.ServicePolicy{})
	require.Len(t, got, 1)
	require.Equal(t, []account.Ref{{Kind: metrics.RefTicket, ID: "Jun-1"}, {Kind: metrics.RefTicket, ID: "Jun-2"}}, got[0].Evidence)
	require.Equal(t, account.OperationsSupervisor, got[0].Owner)
	require.Equal(t, account.Business, got[0].Visibility)
}

func TestFindingsTellWhatMoved(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name        string
		before, now []int
		want        []string
	}{
		{"as before", []int{5, 5, 5, 5, 5}, []int{5, 5, 5, 5, 5}, nil},
		{"just not slower", []int{5, 5, 5, 5, 5}, []int{5, 6, 6, 6, 6}, nil},
		{"slower by the policy's share", []int{5, 5, 5, 5, 5}, []int{6, 6, 6, 6, 6}, []string{
			"warning service.slower: Priority 2: mean time to resolve rose from 5 h to 6 h (elapsed time)."}},
		{"faster by the policy's share", []int{5, 5, 5, 5, 5}, []int{4, 4, 4, 4, 4}, []string{
			"info service.faster: Priority 2: mean time to resolve fell from 5 h to 4 h (elapsed time)."}},
		{"missed and slower", []int{5, 5, 5, 5, 5}, []int{9, 9, 9, 9, 9}, []string{
			"warning target.missed-slower: Priority 2: 0 % of 5 tickets kept the target to resolve within 8 h (elapsed time); 75 % was promised. The mean rose from 5 h to 9 h."}},
		{"missed, slower and open still", []int{5, 5, 5, 5, 5}, []int{9, 9, 9, 9, 9, 0}, []string{
			"warning target.missed-slower-open: Priority 2: 0 % of 6 tickets kept the target to resolve within 8 h (elapsed time); 75 % was promised. 1 is still open. The mean rose from 5 h to 9 h."}},
		{"too few tickets now", []int{5, 5, 5, 5, 5}, []int{1, 1, 1, 1}, nil},
		{"too few tickets before", []int{5, 5, 5, 5}, []int{1, 1, 1, 1, 1}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			now := judged(june, test.now...)
			require.Equal(t, test.want, why(now.Findings(judged(may, test.before...), account.Customer, metrics.ServicePolicy{})))
		})
	}
}

func TestServicePolicySetsTheBounds(t *testing.T) {
	t.Parallel()
	now := judged(june, 4, 4)
	policy := metrics.ServicePolicy{Change: 0.1, MinTickets: 2}
	got := now.Findings(judged(may, 5, 5), account.Customer, policy)
	require.Len(t, got, 1)
	require.Equal(t, "service.faster", got[0].Code)
	policy.MinChange = time.Hour
	require.Len(t, now.Findings(judged(may, 5, 5), account.Customer, policy), 1)
	policy.MinChange++
	require.Empty(t, now.Findings(judged(may, 5, 5), account.Customer, policy))
}

func TestActivityFindings(t *testing.T) {
	t.Parallel()
	backup := func(item account.ItemID, status metrics.ActivityStatus, day int) metrics.Activity {
		return metrics.Activity{ID: "b", Kind: metrics.Backup, Item: item, Summary: "Nightly", Status: status, Done: date(time.June, day)}
	}
	order := metrics.Activity{ID: "o", Kind: metrics.Order, Summary: "Scanners", Status: metrics.ActivityRunning, Planned: date(time.June, 10)}
	late := order
	late.Planned = june.To
	done := order
	done.Status, done.Done = metrics.ActivityDone, date(time.June, 20)
	doneLater := order
	doneLater.Status, doneLater.Done = metrics.ActivityDone, date(time.July, 2)
	const failed = "critical backup.failed: A backup failed on 5 Jun 2026 and has not succeeded since: Nightly"
	const lateOrder = "warning activity.late: Planned for 10 Jun 2026 and not finished: Scanners"
	for _, test := range []struct {
		name       string
		activities []metrics.Activity
		want       []string
	}{
		{"failed for good", []metrics.Activity{backup("db", metrics.ActivityFailed, 5)}, []string{failed}},
		{"made good", []metrics.Activity{backup("db", metrics.ActivityFailed, 5), backup("db", metrics.ActivityDone, 6)}, nil},
		{"succeeded before", []metrics.Activity{backup("db", metrics.ActivityDone, 4), backup("db", metrics.ActivityFailed, 5)}, []string{failed}},
		{"made good elsewhere", []metrics.Activity{backup("db", metrics.ActivityFailed, 5), backup("web", metrics.ActivityDone, 6)}, []string{failed}},
		{"made good after the period", []metrics.Activity{backup("db", metrics.ActivityFailed, 5), backup("db", metrics.ActivityDone, 31)}, []string{failed}},
		{"failed after the period", []metrics.Activity{backup("db", metrics.ActivityFailed, 31)}, nil},
		{"late", []metrics.Activity{order}, []string{lateOrder}},
		{"planned for later", []metrics.Activity{late}, nil},
		{"finished", []metrics.Activity{done}, nil},
		{"finished after the period", []metrics.Activity{doneLater}, []string{lateOrder}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, why(metrics.ActivityFindings(test.activities, june)))
		})
	}
}
