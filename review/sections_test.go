package review_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/review"
)

func TestTheAgendaHasFiveItemsEachWithDescriptionObjectiveAndOwner(t *testing.T) {
	t.Parallel()
	locale := review.English()
	var items []string
	for _, item := range review.StandardAgenda() {
		items = append(items, item.Code)
		for _, part := range []string{"name", "description", "objective"} {
			require.True(t, locale.Has("agenda."+item.Code+"."+part), "%s of %s", part, item.Code)
		}
	}
	require.Equal(t, []string{"service", "solution", "provider", "customer", "observations"}, items)
	owners := []string{"Operations supervisor", "Technical lead", "Executive partner",
		"Customer’s senior management", "Account manager or operations supervisor"}
	for i, item := range review.StandardAgenda() {
		require.Equal(t, owners[i], locale.Format(item.Owner))
	}
	text := said(t, gathered(t, facts()), account.Customer)
	for _, want := range []string{"Service performance", "Show the value delivered.", "Technical lead", "Your company"} {
		says(t, text, want)
	}
}

// TestServicePerformance has a row for each line of the white paper's template.
func TestServicePerformance(t *testing.T) {
	t.Parallel()
	text := said(t, gathered(t, facts()), account.Customer)
	for name, wants := range map[string][]string{
		"number of tickets":               {"Tickets by priority", "Tickets by kind"},
		"time by priority on each clock":  {"Mean time to resolve by priority", "Elapsed, h", "Elapsed less hold, h"},
		"against the target":              {"Target 8 h none", "Target clock elapsed time none", "Promised for 90 % none", "Kept for 50.0 %"},
		"root causes of key events":       {"T-2", "problem PRB-9, came with change CHG-3", "none on record"},
		"orders and implementations":      {"Ten hand scanners", "Second line to the warehouse", "late"},
		"maintenance and upgrades":        {"Switches restarted", "Database to 15.4"},
		"security patches":                {"Kernel fix of May", "evaluated, not needed"},
		"backups":                         {"29 Jun 2026"},
		"problems averted":                {"Certificate renewed a week before it ran out"},
		"the answer to what was done":     {"3 tickets resolved, 50 % within the target"},
		"impact in the customer's words":  {"business disrupted", "degraded"},
		"how a key event ended":           {"resolved after 12 h"},
		"a priority without a target":     {"Target 8 h none"},
		"the period before to compare to": {"6.0"},
	} {
		t.Run(name, func(t *testing.T) { says(t, text, wants...) })
	}
}

// TestTicketsAreComparedWithThoseBefore: of none before it is not said that these are more.
func TestTicketsAreComparedWithThoseBefore(t *testing.T) {
	t.Parallel()
	f := facts()
	before := func(ticket metrics.Ticket) bool { return ticket.Opened.Before(quarter.From) }
	require.True(t, slices.ContainsFunc(f.Tickets, before))
	says(t, said(t, gathered(t, f), account.Customer), "3 tickets opened, more than the 1 before")
	f.Tickets = slices.DeleteFunc(f.Tickets, before)
	says(t, said(t, gathered(t, f), account.Customer), "3 tickets opened, and none before")
}

func TestTimesAreInServiceHoursToo(t *testing.T) {
	t.Parallel()
	f := facts()
	calendar, err := metrics.NewCalendar(metrics.Schedule{Week: metrics.Week{"tue": {{"09:00", "17:00"}}, "wed": {{"09:00", "17:00"}}}})
	require.NoError(t, err)
	f.Terms[0].Calendar = calendar
	text := said(t, gathered(t, f), account.Customer)
	says(t, text, "Service hours less hold, h")
	saysNot(t, said(t, gathered(t, facts()), account.Customer), "Service hours")
}

// TestTheSupervisorSeesWhereTheTimeWent: looking past the mean is for us alone.
func TestTheSupervisorSeesWhereTheTimeWent(t *testing.T) {
	t.Parallel()
	f := facts()
	f.Tickets[1].Queue = "night shift"
	got := gathered(t, f)
	says(t, said(t, got, account.Internal), "1 ticket missed the target to resolve",
		"Late by 4 h; most of the time, 11 h, was spent in queue night shift.")
	saysNot(t, said(t, got, account.Business), "night shift", "missed the target to resolve")
}

func TestOnlyTheFurthestBreachesAreTold(t *testing.T) {
	t.Parallel()
	f := facts()
	for i := range 12 {
		f.Tickets = append(f.Tickets, solved(fmt.Sprintf("L-%02d", i), "1", day(time.June, 1, 0), 10+i))
	}
	got := gathered(t, f).Tallies[0]
	require.Len(t, got.Breaches, 10)
	require.Equal(t, 3, got.MoreBreaches)
	require.EqualValues(t, "L-11", got.Breaches[0].Ticket)
}

func TestWhatBecameFasterIsToldAmongTheTimes(t *testing.T) {
	t.Parallel()
	f := facts()
	for i := range 5 {
		f.Tickets = append(f.Tickets, solved(fmt.Sprintf("B-%d", i), "1", day(time.March, 2, 0), 8),
			solved(fmt.Sprintf("N-%d", i), "1", day(time.June, 2, 0), 2))
	}
	f.Terms[0].Targets[0].Share = 0.5
	says(t, said(t, gathered(t, f), account.Customer), "Priority 1: mean time to resolve fell from 7 h 40 min to 3 h 43 min (elapsed time).")
}

func TestHarmInTheCustomersBusinessHoursIsSaid(t *testing.T) {
	t.Parallel()
	f := facts()
	prime, err := metrics.NewCalendar(metrics.Schedule{Week: metrics.Week{"tue": {{"08:00", "12:00"}}}})
	require.NoError(t, err)
	f.Terms[0].Prime = prime
	says(t, said(t, gathered(t, f), account.Customer), "business disrupted, 3 h in business hours")
}

// TestSolutionPerformance has a row for each line of the white paper's template.
func TestSolutionPerformance(t *testing.T) {
	t.Parallel()
	text := said(t, gathered(t, facts()), account.Customer)
	for name, wants := range map[string][]string{
		"topical layout":               {"How the parts are linked", "reads and writes"},
		"version levels":               {"Order database", "15.4"},
		"capacity available and used":  {"Available", "91 %", "700"},
		"concerns present, impending":  {"1 of 2 capacities needs attention", "Order server: memory is 91 % full"},
		"in sync on the configuration": {"Nobody at the customer has confirmed the configuration on record."},
	} {
		t.Run(name, func(t *testing.T) { says(t, text, wants...) })
	}
}

func TestAConfirmedConfigurationNamesWhoConfirmedIt(t *testing.T) {
	t.Parallel()
	f := facts()
	s := &f.Solutions[0]
	s.Confirmed = account.Confirmation{By: "it", At: day(time.June, 2, 10), Digest: s.Digest()}
	says(t, said(t, gathered(t, f), account.Customer), "Piet Claes confirmed this configuration on 2 Jun 2026.")
	f.People[1].Visibility = account.Internal
	says(t, said(t, gathered(t, f), account.Customer), "The customer confirmed this configuration on 2 Jun 2026.")
	s.Items[1].Version = "16.0"
	says(t, said(t, gathered(t, f), account.Customer), "The configuration changed after the customer confirmed it on 2 Jun 2026.")
}

func TestUpdatesAreWhatPeoplePreparedToSay(t *testing.T) {
	t.Parallel()
	f := gathered(t, facts())
	f.Remarks = []review.Remark{
		{Item: review.ItemProvider, By: "lead", Text: "We open a second data centre.", Visibility: account.Customer},
		{Item: review.ItemCustomer, Text: "The merger is off.", Visibility: account.Business},
	}
	text := said(t, f, account.Customer)
	says(t, text, "Mara Lindqvist: We open a second data centre.")
	says(t, text, "Open a second warehouse")
	says(t, text, "Ines Duarte")
	saysNot(t, text, "merger")
	saysNot(t, text, "MS-17")
	business := said(t, f, account.Business)
	says(t, business, "The merger is off.")
	says(t, business, "Contract MS-17 runs until 31 Dec 2026; notice can be given until 30 Sep 2026.")
}

func TestObservationsCarryNextStepAndOwner(t *testing.T) {
	t.Parallel()
	text := said(t, gathered(t, facts()), account.Customer)
	for _, want := range []string{
		"Priority 1: 50 % of 2 tickets kept the target to resolve within 8 h (elapsed time); 90 % was promised.",
		"Go through the late tickets for what they have in common, and agree on what changes.",
		"A backup failed on 30 Jun 2026 and has not succeeded since: Nightly",
		"Planned for 15 Jun 2026 and not finished: Second line to the warehouse",
		"points need attention",
	} {
		says(t, text, want)
	}
}

func TestADisruptionWithoutARootCauseIsAnObservation(t *testing.T) {
	t.Parallel()
	f := facts()
	f.Tickets[1].Problem, f.Tickets[1].CausedBy = "", ""
	says(t, said(t, gathered(t, f), account.Customer),
		"1 ticket that disrupted the business has no root cause on record: T-2.")
}

// TestTheCoverTellsValueFirstThenTheGravest holds the rule that the customer
// has a ready answer to what was done for them, and hears of concerns at once.
func TestTheCoverTellsValueFirstThenTheGravest(t *testing.T) {
	t.Parallel()
	d, err := review.Compose(t.Context(), review.StandardAgenda(), gathered(t, staffed()))
	require.NoError(t, err)
	list, ok := d.Blocks[0].(review.List)
	require.True(t, ok)
	var sentences []string
	for _, item := range list.Items {
		sentences = append(sentences, review.English().Format(item.Text))
	}
	require.Equal(t, []string{
		"We resolved 3 tickets, 50 % of those that were due within the promised time.",
		"The business was disrupted for 12 h on 12 May 2026: summary of T-2",
		"A backup failed on 30 Jun 2026 and has not succeeded since: Nightly",
	}, sentences[:3])
	require.Len(t, edition(t, d, account.Customer).Blocks()[0].(review.List).Items, 3)
	figures, ok := d.Blocks[1].(review.KeyFigures)
	require.True(t, ok)
	require.Len(t, figures.Figures, 4)
	require.IsType(t, review.Chart{}, d.Blocks[2])
}

func TestAnInternalFindingIsCountedForUsAlone(t *testing.T) {
	t.Parallel()
	f := facts()
	f.Activities[6].Visibility = account.Internal
	got := gathered(t, f)
	saysNot(t, said(t, got, account.Customer), "backup failed")
	saysNot(t, said(t, got, account.Customer), "only we see")
	says(t, said(t, got, account.Internal), "1 further point that only we see is among the observations.")
}

// TestASectionSaysWhichFactIsMissing: it never invents.
func TestASectionSaysWhichFactIsMissing(t *testing.T) {
	t.Parallel()
	none, err := review.Gather(t.Context(), review.Sources{}, "harbour", quarter)
	require.NoError(t, err)
	text := said(t, none, account.Customer)
	for _, fact := range []string{
		"tickets", "orders, maintenance, patches, backups and problems averted", "the configuration of the solution",
		"what the provider has to tell of its plans", "what the customer has to tell of their plans", "the customer’s objectives",
		"who is on the account team",
	} {
		says(t, text, "Not supplied: "+fact+".")
	}
	f := facts()
	f.Solutions[0].Links, f.Solutions[0].Capacities = nil, nil
	text = said(t, gathered(t, f), account.Customer)
	says(t, text, "Not supplied: how the parts of the solution are linked.")
	says(t, text, "Not supplied: capacities.")
	f.Solutions = nil
	says(t, said(t, gathered(t, f), account.Customer), "Not supplied: the configuration of the solution.")
}

func TestAHostsOwnSectionTakesItsPlaceInTheAgenda(t *testing.T) {
	t.Parallel()
	own := review.SectionFunc(func(_ context.Context, f review.Facts) (review.Content, error) {
		return review.Content{Blocks: review.Blocks{
			review.Paragraph{Text: account.Data("Reviewed for " + f.Account.Name), Visibility: account.Customer},
		}}, nil
	})
	agenda := review.Agenda{{Code: review.ItemService, Owner: account.TechnicalLead.Label(), Section: own, Visibility: account.Customer}}
	d, err := review.Compose(t.Context(), agenda, gathered(t, facts()))
	require.NoError(t, err)
	require.Len(t, d.Blocks, 7, "the cover's three, the item, the team, the map, the appendix")
	item := d.Blocks[3].(review.Part)
	require.Equal(t, account.Data("Reviewed for Harbour Foods"), item.Blocks[0].(review.Paragraph).Text)
}

func TestAFailingSectionIsNamed(t *testing.T) {
	t.Parallel()
	broken := errors.New("no such table")
	agenda := review.Agenda{{Code: "security", Section: review.SectionFunc(func(context.Context, review.Facts) (review.Content, error) {
		return review.Content{}, broken
	})}}
	_, err := review.Compose(t.Context(), agenda, review.Facts{})
	require.ErrorIs(t, err, broken)
	require.ErrorContains(t, err, `"security"`)
}

// TestNoNumberWithoutItsTickets: from every count of the tickets table a note
// leads to the tickets behind it.
func TestNoNumberWithoutItsTickets(t *testing.T) {
	t.Parallel()
	d, err := review.Compose(t.Context(), review.StandardAgenda(), gathered(t, facts()))
	require.NoError(t, err)
	notes := make(map[review.NoteID]review.Footnote)
	for _, b := range d.Blocks[len(d.Blocks)-1].(review.Part).Blocks {
		n := b.(review.Footnote)
		notes[n.ID] = n
	}
	service := d.Blocks[3].(review.Part)
	counts := service.Blocks[0].(review.Part).Blocks[0].(review.Table)
	cell := counts.Rows[0].Cells[1]
	require.Equal(t, "2", review.English().Format(cell.Text))
	require.Equal(t, []metrics.TicketID{"T-1", "T-2"}, notes[cell.Note].Tickets)
	require.Equal(t, "Priority 1, 1 Apr 2026 to 30 Jun 2026; n = 2.",
		review.English().Format(notes[cell.Note].Text))
}

// TestOnlyAFigureWithATargetIsCalledGoodOrBad: the word goes by the promise, not
// by how the figure moved.
func TestOnlyAFigureWithATargetIsCalledGoodOrBad(t *testing.T) {
	t.Parallel()
	tones := func(f review.Facts) []review.Tone {
		d, err := review.Compose(t.Context(), nil, f)
		require.NoError(t, err)
		var tones []review.Tone
		for _, k := range d.Blocks[1].(review.KeyFigures).Figures {
			tones = append(tones, k.Tone)
		}
		return tones
	}
	f := facts()
	require.Equal(t, []review.Tone{"", "", review.Bad, review.Bad}, tones(gathered(t, f)))
	f.Terms[0].Targets[0].Share = 0.5
	require.Equal(t, []review.Tone{"", "", review.Good, review.Good}, tones(gathered(t, f)))
	f.Terms = nil
	require.Equal(t, []review.Tone{"", "", "", ""}, tones(gathered(t, f)))
}

func TestAPeriodWithoutTicketsIsNotOneWithoutASource(t *testing.T) {
	t.Parallel()
	f := facts()
	f.Tickets, f.Activities = nil, nil
	text := said(t, gathered(t, f), account.Customer)
	says(t, text, "No tickets in the period or before it.", "problems averted on record for the period.")
	saysNot(t, text, "Not supplied: tickets.")
}

// TestAReviewOfAllAccountsIsForUsAlone: one customer is not told of another.
func TestAReviewOfAllAccountsIsForUsAlone(t *testing.T) {
	t.Parallel()
	d, err := review.Compose(t.Context(), review.StandardAgenda(), review.Facts{Period: quarter})
	require.NoError(t, err)
	for _, audience := range []account.Visibility{account.Customer, account.Business} {
		_, err = d.Edition(audience, review.English())
		require.ErrorIs(t, err, account.ErrNotAllowed)
	}
	e, err := d.Edition(account.Internal, review.English())
	require.NoError(t, err)
	require.Equal(t, "All accounts", e.Account())
}

func TestWithoutAReaderOfAccountsTheIdIsTheTitle(t *testing.T) {
	t.Parallel()
	f, err := review.Gather(t.Context(), review.Sources{}, "k-9", quarter)
	require.NoError(t, err)
	says(t, said(t, f, account.Customer), "Operations review – k-9")
}

func TestRemarksAndAgendaMustFit(t *testing.T) {
	t.Parallel()
	agenda := review.Agenda{{Code: "a"}, {Code: "a"}}
	_, err := review.Compose(t.Context(), agenda, review.Facts{Remarks: []review.Remark{{Item: "b", Visibility: "everyone"}}})
	require.ErrorIs(t, err, account.ErrInvalid)
	for _, fault := range []string{`agenda[1].code: repeats "a"`, `remarks[0].item: "b" is not on the agenda`,
		`remarks[0].text: is missing`, `remarks[0].visibility: "everyone" is not an audience`} {
		require.ErrorContains(t, err, fault)
	}
}

func TestAHostsOwnFindingsAndPoliciesCount(t *testing.T) {
	t.Parallel()
	f := gathered(t, facts())
	f.Further = []account.Finding{{
		Code: "business.disrupted-once", Severity: account.Critical, Owner: account.AccountManager, Visibility: account.Customer,
		Args: account.Args{"harm": account.Span(time.Hour), "day": account.Day(quarter.From), "what": account.Data("the renewal was forgotten")},
	}}
	f.Capacity = account.CapacityPolicy{Tight: 0.2, Full: 0.25}
	says(t, said(t, f, account.Customer), "the renewal was forgotten Next step", "2 of 2 capacities need attention",
		"Order database: disk is as good as used up, 30 % full")
}

func TestACapacityWithoutATotalIsNotSupplied(t *testing.T) {
	t.Parallel()
	f := gathered(t, facts())
	f.Solution.Capacities[0].Samples[0].Total = 0
	says(t, said(t, f, account.Customer), "Order server: memory GB not supplied")
}

// TestTheCellsOfTheTablesHoldTheFigures, worked out by hand.
//
//	T-1: Tue 9:00 to 13:00, 4 h in service hours
//	T-2: Tue 9:00 to 21:00, held 10 to 12; 8 h in service hours, 6 less hold
//	T-3: Wed 9:00 to 19:00, 8 h in service hours; priority 2
//	T-5: open since 30 June 9:00, priority 1, target 8 h
func TestTheCellsOfTheTablesHoldTheFigures(t *testing.T) {
	t.Parallel()
	f := facts()
	week := metrics.Week{"tue": {{"09:00", "17:00"}}, "wed": {{"09:00", "17:00"}}}
	calendar, err := metrics.NewCalendar(metrics.Schedule{Week: week})
	require.NoError(t, err)
	f.Terms[0].Calendar = calendar
	opened := f.Tickets[1].Opened
	f.Tickets[1].Log = append([]metrics.Entry{
		{At: opened.Add(time.Hour), Kind: metrics.Held, Reason: "parts"},
		{At: opened.Add(3 * time.Hour), Kind: metrics.Resumed},
	}, f.Tickets[1].Log[1])
	f.Tickets = append(f.Tickets, metrics.Ticket{
		ID: "T-5", Account: "harbour", Kind: metrics.Incident, Priority: "1", Opened: day(time.June, 30, 9), Visibility: account.Customer,
	})
	text := said(t, gathered(t, f), account.Customer)
	says(t, text,
		"1 3 [7] 1 [8] 2 [9] 1 [10] 0 1 ✗ 2 1 [11] 0 1 [11] 0 0 0",
		"Elapsed, h 8.0 10.0 Elapsed less hold, h 7.0 10.0 Service hours, h 6.0 8.0 Service hours less hold, h 5.0 8.0 "+
			"Target 8 h none Target clock elapsed time none Promised for 90 % none Kept for 33.3 % ✗ [7] none Mean before, h 6.0 none",
		"incident 4 3 1",
	)
	says(t, said(t, gathered(t, f), account.Internal), "Median, h 8.0 10.0", "90th percentile, h 11.2 10.0")
}
