package review_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/review"
)

// TestWhatHappensAtAPeriodsEndBelongsToTheNext: a period is closed–open.
func TestWhatHappensAtAPeriodsEndBelongsToTheNext(t *testing.T) {
	t.Parallel()
	f := facts()
	f.Activities[5].Done = quarter.To // a backup
	f.Activities[7].Done = quarter.To // a problem averted
	f.Solutions[0].Capacities[0].Samples = append(f.Solutions[0].Capacities[0].Samples,
		account.Sample{At: quarter.To, Used: 31, Total: 32})
	text := said(t, gathered(t, f), account.Customer)
	says(t, text, "Order database 0 1 ✗ none in the period", "No problems averted on record", "memory is 91 % full")
	saysNot(t, text, "Certificate renewed", "memory is as good as used up")
}

// TestPromisesAreThoseTheTicketsWereOpenedUnder: a promise made in June says
// nothing of a ticket opened in May.
func TestPromisesAreThoseTheTicketsWereOpenedUnder(t *testing.T) {
	t.Parallel()
	f := facts()
	later := f.Terms[0]
	later.From = day(time.June, 1, 0)
	later.Targets = []metrics.Target{{Priority: "1", Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: 100 * time.Hour}}
	f.Terms[0].Until = later.From
	f.Terms = append(f.Terms, later)
	says(t, said(t, gathered(t, f), account.Customer),
		"Priority 1: 50 % of 2 tickets kept the target to resolve within 8 h (elapsed time); 90 % was promised.", "Target 8 h none")
	f.Tickets = append(f.Tickets, solved("T-9", "1", day(time.June, 3, 9), 200))
	says(t, said(t, gathered(t, f), account.Customer),
		"Priority 1: 33 % of 3 tickets kept the target to resolve, of which there were several; 90 % was promised at the least.",
		"Target several none", "Kept for 33.3 % ✗")
}

func TestTheLongestDisruptionIsOneOfThePeriod(t *testing.T) {
	t.Parallel()
	f := facts()
	old := solved("T-0", "1", day(time.February, 3, 0), 24*70)
	old.Impact = metrics.Disrupted
	f.Tickets = append(f.Tickets, old)
	says(t, said(t, gathered(t, f), account.Customer), "The business was disrupted for 12 h on 12 May 2026: summary of T-2")
}

func TestEveryDisruptionWithoutACauseIsCounted(t *testing.T) {
	t.Parallel()
	f := facts()
	for i := range 15 {
		d := solved(fmt.Sprintf("D-%02d", i), "1", day(time.June, 1+i, 9), 3)
		d.Impact = metrics.Disrupted
		f.Tickets = append(f.Tickets, d)
	}
	says(t, said(t, gathered(t, f), account.Customer),
		"15 tickets that disrupted the business have no root cause on record: D-00, D-01, D-02, D-03, D-04, ….",
		"Root cause on record for 1 of 17 key events")
}

func TestPrioritiesOfThePeriodBeforeAddUp(t *testing.T) {
	t.Parallel()
	f := facts()
	f.Tickets = append(f.Tickets, solved("T-8", "4", day(time.March, 3, 9), 3))
	got := gathered(t, f)
	d, err := review.Compose(t.Context(), review.StandardAgenda(), got)
	require.NoError(t, err)
	counts := d.Blocks[3].(review.Part).Blocks[0].(review.Part).Blocks[0].(review.Table)
	var before []string
	for _, row := range counts.Rows {
		before = append(before, review.English().Format(row.Cells[0].Text)+": "+review.English().Format(row.Cells[2].Text))
	}
	require.Equal(t, []string{"1: 1", "2: 0", "4: 1", "All: 2"}, before)
}

// TestDaysOfAPeriodAreItsOwn: whatever zone the reader is in.
func TestDaysOfAPeriodAreItsOwn(t *testing.T) {
	t.Parallel()
	paris, err := time.LoadLocation("Europe/Paris")
	require.NoError(t, err)
	period := metrics.Period{
		From: time.Date(2026, time.April, 1, 0, 0, 0, 0, paris), To: time.Date(2026, time.July, 1, 0, 0, 0, 0, paris),
	}
	f := facts()
	f.Tickets = append(f.Tickets, solved("T-6", "2", time.Date(2026, time.April, 1, 0, 30, 0, 0, paris), 2))
	store, err := memory.New(f)
	require.NoError(t, err)
	got, err := review.Gather(t.Context(), review.Sources{Accounts: store, Service: store}, "harbour", period)
	require.NoError(t, err)
	text := said(t, got, account.Customer)
	says(t, text, "1 Apr 2026 – 30 Jun 2026", "From 1 Apr 2026 to 30 Jun 2026")
	saysNot(t, text, "31 Mar 2026 to")
	d, err := review.Compose(t.Context(), nil, got)
	require.NoError(t, err)
	chart := d.Blocks[2].(review.Chart)
	april := chart.Points[len(chart.Points)-3]
	require.Equal(t, "Apr 2026", review.English().Format(april.Label))
	require.InDelta(t, 2, *april.Value, 0)
}

// TestAnAgendaItemDoesNotVanish: that it has nothing for a reader is said, and
// does not tell that something is hidden.
func TestAnAgendaItemDoesNotVanish(t *testing.T) {
	t.Parallel()
	f := gathered(t, facts())
	f.Remarks = []review.Remark{{Item: review.ItemProvider, Text: "We are for sale."}}
	text := said(t, f, account.Customer)
	says(t, text, "Our company", "Not supplied: what the provider has to tell of its plans.")
	d, err := review.Compose(t.Context(), review.Agenda{{Code: "security", Owner: account.TechnicalLead.Label(), Visibility: account.Customer}},
		review.Facts{Account: account.Account{ID: "a"}, Period: quarter, Remarks: []review.Remark{{Item: "security", Text: "We are for sale."}}})
	require.NoError(t, err)
	e, err := d.Edition(account.Customer, review.English().With(map[string]string{
		"agenda.security.name": "Security", "agenda.security.description": "-", "agenda.security.objective": "-"}))
	require.NoError(t, err)
	require.Contains(t, render(t, review.Text{}, e), "Nothing was prepared for this item.")
	saysNot(t, text, "for sale")
}

// TestAHiddenNodeLeavesNoTrace: neither a gap in the drawing nor one in the
// numbers, whatever it is linked to.
func TestAHiddenNodeLeavesNoTrace(t *testing.T) {
	t.Parallel()
	without := review.Diagram{
		Title: data("Layout"), Nodes: nodes("portal", "database", "printer"), Links: links(0, 1, 0, 2), Visibility: account.Customer,
	}
	with := without
	with.Nodes = append(nodes("secret"), nodes("portal", "hidden", "database", "printer", "covert")...)
	for _, i := range []int{0, 2, 5} {
		with.Nodes[i].Visibility = account.Business
	}
	with.Links = links(0, 1, 1, 2, 1, 3, 2, 3, 1, 4, 4, 5, 5, 0, 2, 2)
	for _, tabled := range []bool{false, true} {
		with.Tabled, without.Tabled = tabled, tabled
		for _, r := range []review.Renderer{review.Text{}, review.Markdown{}, review.JSON{}, review.HTML{}} {
			want := render(t, r, edition(t, everyone(without), account.Customer))
			require.Equal(t, want, render(t, r, edition(t, everyone(with), account.Customer)), "%T", r)
			if !tabled {
				require.Contains(t, render(t, r, edition(t, everyone(with), account.Business)), "covert", "%T", r)
			}
		}
	}
}

func TestSharesNearAllAreNotSaidToBeAll(t *testing.T) {
	t.Parallel()
	f := facts()
	f.Terms[0].Targets[0].Share = 0.999
	for i := range 248 {
		f.Tickets = append(f.Tickets, solved(fmt.Sprintf("S-%03d", i), "1", day(time.May, 1, 0).Add(time.Duration(i)*time.Hour), 2))
	}
	says(t, said(t, gathered(t, f), account.Customer),
		"Priority 1: 99.6 % of 250 tickets kept the target to resolve within 8 h (elapsed time); 99.9 % was promised.")
}
