package review_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/review"
)

// day is an instant of 2026, at an hour of the UTC day.
func day(month time.Month, d, hour int) time.Time {
	return time.Date(2026, month, d, hour, 0, 0, 0, time.UTC)
}

// quarter is the period the facts of these tests are about.
var quarter = metrics.Period{From: day(time.April, 1, 0), To: day(time.July, 1, 0)}

// solved is a ticket that is resolved after some hours.
func solved(id string, p metrics.Priority, opened time.Time, hours int) metrics.Ticket {
	return metrics.Ticket{
		ID: metrics.TicketID(id), Account: "harbour", Kind: metrics.Incident, Priority: p, Opened: opened,
		Summary: "summary of " + id, Visibility: account.Customer,
		Log: []metrics.Entry{
			{At: opened.Add(time.Hour), Kind: metrics.Acknowledged},
			{At: opened.Add(time.Duration(hours) * time.Hour), Kind: metrics.Resolved},
		},
	}
}

// facts are about one account. Everything in them may be seen by everyone,
// unless a test changes that.
func facts() memory.Facts {
	tickets := []metrics.Ticket{
		solved("T-1", "1", day(time.April, 7, 9), 4),
		solved("T-2", "1", day(time.May, 12, 9), 12),
		solved("T-3", "2", day(time.May, 20, 9), 10),
		solved("T-4", "1", day(time.February, 3, 9), 6),
	}
	tickets[1].Impact, tickets[1].Problem, tickets[1].CausedBy = metrics.Disrupted, "PRB-9", "CHG-3"
	tickets[2].CustomerImpact = metrics.Degraded
	return memory.Facts{
		Accounts: []account.Account{{
			ID: "harbour", Name: "Harbour Foods",
			Contract: account.Contract{
				Name: "MS-17", Fee: account.Money{Amount: decimal.NewFromInt(9000), Currency: "EUR"}, Per: account.PerMonth,
				Until: day(time.December, 31, 0), NoticeBy: day(time.September, 30, 0), Visibility: account.Business,
			},
			Objectives: []account.Objective{{
				ID: "o1", Text: "Open a second warehouse", Owner: "coo", By: day(time.November, 1, 0),
				Status: account.ObjectiveOpen, Visibility: account.Customer,
			}},
		}},
		People: []account.Person{
			{ID: "coo", Account: "harbour", Name: "Ines Duarte", Side: account.CustomerSide, Level: account.BusinessLevel, Visibility: account.Customer},
			{ID: "it", Account: "harbour", Name: "Piet Claes", Side: account.CustomerSide, Level: account.TechnicalLevel, Visibility: account.Customer},
			{ID: "lead", Name: "Mara Lindqvist", Side: account.ProviderSide, Level: account.TechnicalLevel, Visibility: account.Customer},
		},
		Solutions: []account.Solution{{
			Account: "harbour", Name: "Warehouse platform", Visibility: account.Customer,
			Items: []account.Item{
				{ID: "app", Name: "Order server", Kind: "server", Version: "7.2", Visibility: account.Customer},
				{ID: "db", Name: "Order database", Kind: "database", Version: "15.4", Visibility: account.Customer},
			},
			Links: []account.Link{{From: "app", To: "db", Label: "reads and writes"}},
			Capacities: []account.Capacity{
				{Item: "app", Name: "memory", Unit: "GB", Visibility: account.Customer,
					Samples: []account.Sample{{At: day(time.June, 20, 0), Used: 29, Total: 32}}},
				{Item: "db", Name: "disk", Unit: "GB", Visibility: account.Customer,
					Samples: []account.Sample{{At: day(time.June, 20, 0), Used: 300, Total: 1000}}},
			},
		}},
		Tickets: tickets,
		Activities: []metrics.Activity{
			activity("a1", metrics.Order, "Ten hand scanners", metrics.ActivityDone, day(time.May, 4, 12)),
			activity("a2", metrics.Implementation, "Second line to the warehouse", metrics.ActivityPlanned, time.Time{}),
			activity("a3", metrics.Maintenance, "Switches restarted", metrics.ActivityDone, day(time.May, 5, 22)),
			activity("a4", metrics.Upgrade, "Database to 15.4", metrics.ActivityDone, day(time.June, 6, 22)),
			activity("a5", metrics.Patch, "Kernel fix of May", metrics.ActivityEvaluated, day(time.May, 14, 12)),
			activity("a6", metrics.Backup, "Nightly", metrics.ActivityDone, day(time.June, 29, 3)),
			activity("a7", metrics.Backup, "Nightly", metrics.ActivityFailed, day(time.June, 30, 3)),
			activity("a8", metrics.Averted, "Certificate renewed a week before it ran out", metrics.ActivityDone, day(time.May, 30, 12)),
		},
		Terms: []metrics.Terms{{Account: "harbour", Targets: []metrics.Target{
			{Priority: "1", Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: 8 * time.Hour, Share: 0.9},
		}}},
	}
}

func activity(id metrics.ActivityID, kind metrics.ActivityKind, summary string, status metrics.ActivityStatus, done time.Time) metrics.Activity {
	a := metrics.Activity{
		ID: id, Account: "harbour", Kind: kind, Summary: summary, Status: status, Done: done,
		Item: "db", Visibility: account.Customer,
	}
	if done.IsZero() {
		a.Planned = day(time.June, 15, 12)
	}
	return a
}

// gathered are the facts as a review gathers them.
func gathered(t testing.TB, f memory.Facts) review.Facts {
	t.Helper()
	store, err := memory.New(f)
	require.NoError(t, err)
	got, err := review.Gather(t.Context(), sources(store), "harbour", quarter)
	require.NoError(t, err)
	return got
}

// sources are all readers there are.
func sources(store *memory.Store) review.Sources {
	return review.Sources{Accounts: store, Service: store, Team: store, Files: store, Promises: store, Quadrants: store, Watch: store}
}

// said composes a review and says it as text to an audience, on one line.
func said(t testing.TB, f review.Facts, audience account.Visibility) string {
	t.Helper()
	d, err := review.Compose(t.Context(), review.StandardAgenda(), f)
	require.NoError(t, err)
	e, err := d.Edition(audience, review.English())
	require.NoError(t, err)
	var b strings.Builder
	require.NoError(t, review.Text{Width: 200}.Render(&b, e))
	unframed := strings.NewReplacer("█", "", "┃", "", "│", "").Replace(b.String())
	return strings.Join(strings.Fields(unframed), " ")
}

// says checks that a text has each of the wanted parts; require.Contains would
// print the whole review.
func says(t testing.TB, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("it is not said: %q", want)
		}
	}
}

// saysNot checks that a text has none of the parts.
func saysNot(t testing.TB, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if strings.Contains(text, part) {
			t.Errorf("it is said: %q", part)
		}
	}
}

func TestGatherNamesAnUnknownAccount(t *testing.T) {
	t.Parallel()
	store, err := memory.New(facts())
	require.NoError(t, err)
	_, err = review.Gather(t.Context(), review.Sources{Accounts: store}, "nobody", quarter)
	require.ErrorIs(t, err, account.ErrNotFound)
	require.ErrorContains(t, err, `"nobody"`)
}

func TestGatherRefusesAPeriodThatDoesNotEndAfterItBegins(t *testing.T) {
	t.Parallel()
	_, err := review.Gather(t.Context(), review.Sources{}, "harbour", metrics.Period{From: quarter.To, To: quarter.From})
	require.ErrorIs(t, err, account.ErrInvalid)
}

func TestGatherWithoutReadersSaysWhichAreMissing(t *testing.T) {
	t.Parallel()
	f, err := review.Gather(t.Context(), review.Sources{}, "harbour", quarter)
	require.NoError(t, err)
	require.Equal(t, []review.SourceName{
		review.SourceAccounts, review.SourceService, review.SourceTeam, review.SourceFiles, review.SourceWatch, review.SourceQuadrants, review.SourcePromises,
	}, f.Missing)
}

// failing is a source of which one reader fails.
type failing struct {
	metrics.Source
	terms, tickets, activities error
}

func (s failing) Terms(context.Context, account.ID) ([]metrics.Terms, error) { return nil, s.terms }

func (s failing) Tickets(context.Context, account.ID, metrics.Period) iter.Seq2[metrics.Ticket, error] {
	return func(yield func(metrics.Ticket, error) bool) {
		if s.tickets != nil {
			yield(metrics.Ticket{}, s.tickets)
		}
	}
}

func (s failing) Activities(context.Context, account.ID, metrics.Period) iter.Seq2[metrics.Activity, error] {
	return func(yield func(metrics.Activity, error) bool) {
		if s.activities != nil {
			yield(metrics.Activity{}, s.activities)
		}
	}
}

func TestGatherPassesOnErrorsOfReaders(t *testing.T) {
	t.Parallel()
	broken := errors.New("the table is locked")
	for _, s := range []failing{{terms: broken}, {tickets: broken}, {activities: broken}} {
		_, err := review.Gather(t.Context(), review.Sources{Service: s}, "harbour", quarter)
		require.ErrorIs(t, err, broken)
		require.ErrorContains(t, err, "harbour")
	}
}

// offering is a source with terms of its own making.
type offering struct {
	metrics.Source
	terms metrics.Terms
}

func (o offering) Terms(context.Context, account.ID) ([]metrics.Terms, error) {
	return []metrics.Terms{o.terms}, nil
}

func TestGatherRefusesTermsThatBreakTheirRules(t *testing.T) {
	t.Parallel()
	terms := metrics.Terms{Account: "harbour", Targets: []metrics.Target{{Measure: "resolved", Clock: metrics.Elapsed, Within: time.Hour, Share: 95}}}
	_, err := review.Gather(t.Context(), review.Sources{Service: offering{terms: terms}}, "harbour", quarter)
	require.ErrorIs(t, err, account.ErrInvalid)
	require.ErrorContains(t, err, `targets[0].measure: "resolved" is not a measure`)
	require.ErrorContains(t, err, "targets[0].share: is not between 0 and 1")
}

func TestTicketsOfDifferentVisibilityAreNotSummedUpTogether(t *testing.T) {
	t.Parallel()
	f := facts()
	f.Tickets[0].Visibility = account.Internal
	f.Tickets[2].Visibility = account.Business
	got := gathered(t, f)
	require.Len(t, got.Tallies, 3)
	for i, want := range []struct {
		v      account.Visibility
		opened int
	}{{account.Customer, 1}, {account.Business, 1}, {account.Internal, 1}} {
		total := got.Tallies[i].Total
		require.Equal(t, want.v, got.Tallies[i].Visibility)
		require.Len(t, total.Groups[metrics.Key{}].Opened, want.opened)
	}
}

func TestKeyEventsAreTheGravestByEitherSidesWord(t *testing.T) {
	t.Parallel()
	got := gathered(t, facts()).Tallies[0].KeyEvents
	require.Len(t, got, 2)
	require.EqualValues(t, "T-2", got[0].Ticket.ID, "the provider says disrupted")
	require.EqualValues(t, "T-3", got[1].Ticket.ID, "the customer says degraded")
}

func TestOnlyTheGravestKeyEventsAreTold(t *testing.T) {
	t.Parallel()
	f := facts()
	for i := range 20 {
		e := solved(fmt.Sprintf("X-%02d", i), "3", day(time.June, 1, 0).Add(time.Duration(i)*time.Hour), 2)
		e.Impact = metrics.Degraded
		f.Tickets = append(f.Tickets, e)
	}
	got := gathered(t, f)
	require.Len(t, got.Tallies[0].KeyEvents, 10)
	require.Equal(t, 12, got.Tallies[0].MoreKeyEvents)
	says(t, said(t, got, account.Customer), "12 further tickets of this gravity are not listed.",
		"Root cause on record for 1 of 22 key events")
}

// TestAReviewOfAllAccountsReadsEachTicketUnderItsOwnTerms: the promise made to
// one account is not lost when all are looked at.
func TestAReviewOfAllAccountsReadsEachTicketUnderItsOwnTerms(t *testing.T) {
	t.Parallel()
	store, err := memory.New(facts())
	require.NoError(t, err)
	got, err := review.Gather(t.Context(), review.Sources{Accounts: store, Service: store}, "", quarter)
	require.NoError(t, err)
	a := got.Tallies[0].Now.Attainment(metrics.Key{Priority: "1"}, metrics.Resolve)
	require.Equal(t, 2, a.N())
}
