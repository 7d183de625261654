package sample_test

import (
	"bytes"
	"flag"
	"io"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/adapters/ticketlog"
	"github.com/accordhq/accord/examples/opsreview/sample"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// update rewrites the files of the sample, as go generate does.
var update = flag.Bool("update", false, "rewrite facts.json and tickets.csv")

func TestFilesAreWhatGenerateMakes(t *testing.T) {
	facts, tickets, err := sample.Generate()
	require.NoError(t, err)
	if *update {
		require.NoError(t, os.WriteFile("facts.json", facts, 0o644))
		require.NoError(t, os.WriteFile("tickets.csv", tickets, 0o644))
		return
	}
	const advice = "%s is not what Generate makes; run go generate"
	require.True(t, bytes.Equal(read(t, sample.Facts()), facts), advice, "facts.json")
	require.True(t, bytes.Equal(read(t, sample.Tickets()), tickets), advice, "tickets.csv")
	const limit = 400 << 10
	require.Less(t, len(facts), limit)
	require.Less(t, len(tickets), limit)
}

func read(t *testing.T, r io.Reader) []byte {
	t.Helper()
	b, err := io.ReadAll(r)
	require.NoError(t, err)
	return b
}

// facts reads the facts as the examples do.
func facts(t *testing.T) memory.Facts {
	t.Helper()
	f, err := memory.ReadFacts(sample.Facts())
	require.NoError(t, err)
	return f
}

// tickets reads the ticket log as the examples do.
func tickets(t *testing.T) []metrics.Ticket {
	t.Helper()
	mapping, ok := ticketlog.Preset(sample.Mapping)
	require.True(t, ok)
	log, err := ticketlog.Open("tickets.csv", sample.Tickets(), mapping, ticketlog.Options{})
	require.NoError(t, err)
	var all []metrics.Ticket
	for ticket, err := range log.Tickets(t.Context()) {
		require.NoError(t, err)
		all = append(all, ticket)
	}
	report := log.Report()
	require.Empty(t, report.Faults)
	require.Zero(t, report.BadRows)
	require.Zero(t, report.Warnings)
	require.Equal(t, len(all), report.Tickets)
	return all
}

func period(t *testing.T) metrics.Period {
	t.Helper()
	p, err := sample.Period()
	require.NoError(t, err)
	require.Equal(t, sample.Zone, p.From.Location().String())
	return p
}

func each(all []metrics.Ticket) iter.Seq2[metrics.Ticket, error] {
	return func(yield func(metrics.Ticket, error) bool) {
		for _, ticket := range all {
			if !yield(ticket, nil) {
				return
			}
		}
	}
}

func summary(t *testing.T, p metrics.Period, by metrics.Dimension) metrics.Summary {
	t.Helper()
	s, err := metrics.Summarize(each(tickets(t)), facts(t).Terms, p, by)
	require.NoError(t, err)
	return s
}

// has counts the records for which a condition holds.
func has[T any](all []T, holds func(T) bool) int {
	n := 0
	for _, v := range all {
		if holds(v) {
			n++
		}
	}
	return n
}

func TestPeople(t *testing.T) {
	f := facts(t)
	for _, side := range []account.Side{account.CustomerSide, account.ProviderSide} {
		for _, level := range []account.Level{account.BusinessLevel, account.TechnicalLevel} {
			n := has(f.People, func(p account.Person) bool { return p.Side == side && p.Level == level && p.Left.IsZero() })
			require.GreaterOrEqual(t, n, 3, "%s, %s", side, level)
		}
	}
	require.Equal(t, 1, has(f.People, func(p account.Person) bool { return !p.Left.IsZero() }))
	require.Equal(t, 2, has(f.People, func(p account.Person) bool { return p.Visibility == account.Internal }))
	require.GreaterOrEqual(t, has(f.People, func(p account.Person) bool { return !p.Authority.IsZero() }), 4)
	for _, p := range f.People {
		require.NotEmpty(t, p.Title, p.Name)
		require.True(t, strings.HasSuffix(p.Email, ".example"), "%s could be somebody's address", p.Email)
	}
}

func TestAccount(t *testing.T) {
	f, p := facts(t), period(t)
	require.Len(t, f.Accounts, 1)
	a := f.Accounts[0]
	require.Equal(t, sample.Account, a.ID)
	require.NotEmpty(t, a.Profile.Technical)
	require.NotEmpty(t, a.Profile.Business)
	require.NotEmpty(t, a.Profile.Importance)
	require.Equal(t, account.Business, a.Contract.Visibility)
	require.True(t, a.Contract.NoticeBy.After(p.To), "notice lies ahead")
	require.True(t, a.Contract.NoticeBy.Before(p.To.AddDate(0, 6, 0)), "notice lies ahead")
	require.Len(t, a.Objectives, 4)

	require.Len(t, f.Terms, 2)
	own := metrics.TermsAt(f.Terms, sample.Account, p.From)
	require.Equal(t, sample.Account, own.Account)
	require.NotNil(t, own.Calendar)
	require.NotNil(t, own.Prime)
	require.True(t, own.Until.After(p.To))
	for _, priority := range []metrics.Priority{"1", "2", "3", "4"} {
		for _, m := range []metrics.Measure{metrics.Acknowledge, metrics.Resolve} {
			_, ok := own.Target(priority, m)
			require.True(t, ok, "%s of priority %s", m, priority)
		}
	}
}

func TestSolution(t *testing.T) {
	f, p := facts(t), period(t)
	require.Len(t, f.Solutions, 1)
	s := f.Solutions[0]
	require.GreaterOrEqual(t, len(s.Items), 16)
	require.GreaterOrEqual(t, len(s.Capacities), 8)
	for _, c := range s.Capacities {
		require.Len(t, c.Samples, 14, c.Name)
	}
	codes := make(map[string]int)
	for _, finding := range s.Findings(p.To, account.CapacityPolicy{}) {
		codes[finding.Code]++
	}
	require.Equal(t, map[string]int{"capacity.tight": 2, "capacity.full": 1, "solution.changed": 1}, codes)
}

// TestTeam: every role is told but one, which is needed and was given up, and the
// diagram is no longer of the configuration there is.
func TestTeam(t *testing.T) {
	f, p := facts(t), period(t)
	require.NoError(t, team.CheckAssignments(nil, f.Assignments, f.People))
	var deliverables []team.Deliverable
	for _, d := range f.Deliverables {
		require.Equal(t, sample.Account, d.Account)
		deliverables = append(deliverables, d.Deliverable)
	}
	require.True(t, slices.IsSortedFunc(deliverables, func(a, b team.Deliverable) int { return a.Issued.Compare(b.Issued) }))
	now := p.To.Add(-1)
	codes := make(map[string]account.Role)
	for _, finding := range team.Judge(team.Facts{
		Account: f.Accounts[0], People: f.People, Assignments: f.Assignments, Deliverables: deliverables,
		Needs: team.NeedsOf(f.Activities, now), Solution: &f.Solutions[0],
	}, now, team.StandardRules(team.Policy{})...) {
		codes[finding.Code] = finding.Owner
	}
	require.Equal(t, map[string]account.Role{
		"role.needed-several": account.AccountManager, "deliverable.out-of-step": account.SalesEngineer,
	}, codes)
	require.Equal(t, 1, has(f.Assignments, func(a team.Assignment) bool { return a.Visibility == account.Internal }))
	require.Len(t, team.At(nil, f.Assignments, now).Holders(account.TechnicalLead), 3)
}

// TestConversations: the customer's business hears of the provider when something
// breaks, its users are courteous, and no two of the provider's quadrants speak but
// for trouble.
func TestConversations(t *testing.T) {
	f, p := facts(t), period(t)
	now := p.To.Add(-1)
	all := quadrant.Facts{
		Account: f.Accounts[0], People: f.People, Assignments: f.Assignments, Standings: f.Standings,
		Interactions: f.Interactions, Satisfactions: f.Satisfactions, Tickets: append(f.Tickets, tickets(t)...), Terms: f.Terms,
	}
	m := quadrant.Assess(all, p, now, quadrant.StandardRules(quadrant.Policy{})...)
	require.Empty(t, m.Unplaced)
	codes := make(map[string]account.Role)
	for _, finding := range m.Findings {
		codes[finding.Code] = finding.Owner
	}
	for code, owner := range map[string]account.Role{
		"business.problems-only": account.AccountManager, "business.no-value": account.AccountManager, "business.rival": account.AccountManager,
		"executive.not-met": account.ExecutivePartner, "advice.no-authority": account.AccountManager,
		"power-line.reactive": account.AccountManager, "diagonal.silent": account.AccountManager,
	} {
		require.Equal(t, owner, codes[code], code)
	}
	in := func(p metrics.Period) int {
		return has(f.Interactions, func(i quadrant.Interaction) bool { return p.Contains(i.At) })
	}
	require.GreaterOrEqual(t, in(p), 25)
	require.GreaterOrEqual(t, in(p.Previous()), 10)
	for _, v := range []account.Visibility{account.Customer, account.Business, account.Internal} {
		require.Positive(t, has(f.Interactions, func(i quadrant.Interaction) bool { return i.Visibility == v }), v)
	}
	for _, i := range f.Interactions {
		for _, about := range i.About {
			_, known := f.Solutions[0].Item(account.ItemID(about.ID))
			known = known || has(all.Tickets, func(t metrics.Ticket) bool { return t.ID.Ref() == about && !t.Opened.After(i.At) }) == 1
			require.True(t, known, "%s names %s %q", i.ID, about.Kind, about.ID)
		}
	}
	blind := quadrant.Blindsides(all, quadrant.WatchPolicy{}, p)
	require.Len(t, blind, 1)
	require.Equal(t, "2026-08-11 11:12", blind[0].Called.In(p.From.Location()).Format("2006-01-02 15:04"))
	require.Equal(t, 30*time.Minute, blind[0].Known())
	require.Len(t, f.Satisfactions, 4)
}

func TestActivities(t *testing.T) {
	f, p := facts(t), period(t)
	var quarter []metrics.Activity
	for _, a := range f.Activities {
		if a.In(p) {
			quarter = append(quarter, a)
		}
	}
	for _, kind := range []metrics.ActivityKind{
		metrics.Order, metrics.Implementation, metrics.Maintenance, metrics.Upgrade, metrics.Patch, metrics.Backup, metrics.Averted,
	} {
		require.Positive(t, has(quarter, func(a metrics.Activity) bool { return a.Kind == kind }), "%s", kind)
	}
	for _, status := range []metrics.ActivityStatus{
		metrics.ActivityPlanned, metrics.ActivityRunning, metrics.ActivityEvaluated,
		metrics.ActivityDone, metrics.ActivityFailed, metrics.ActivityCancelled,
	} {
		require.Positive(t, has(quarter, func(a metrics.Activity) bool { return a.Status == status }), "%s", status)
	}
	late := has(quarter, func(a metrics.Activity) bool { return a.Late(p.To) && a.Kind == metrics.Implementation })
	require.Equal(t, 1, late, "late implementations")
	require.Positive(t, has(quarter, func(a metrics.Activity) bool { return a.Visibility == account.Internal }))
	require.Positive(t, has(f.Activities, func(a metrics.Activity) bool { return a.Planned.After(p.To) }), "something lies ahead")
	for _, a := range f.Activities {
		require.False(t, a.Done.After(p.To), "%s was done after the export", a.ID)
		require.True(t, a.Kind != metrics.Averted || a.Result != "", "%s has no result", a.ID)
		_, known := f.Solutions[0].Item(a.Item)
		require.True(t, a.Item == "" || known, "%s names item %q", a.ID, a.Item)
	}
}

func TestTickets(t *testing.T) {
	f, all, p := facts(t), tickets(t), period(t)
	require.GreaterOrEqual(t, len(all), 350)
	require.LessOrEqual(t, len(all), 500)
	require.True(t, all[0].Opened.Before(p.From.AddDate(0, -10, 0)), "the log reaches back")

	known := make(map[account.PersonID]bool)
	for _, person := range f.People {
		known[person.ID] = true
	}
	ids, summaries := make(map[metrics.TicketID]bool), make(map[string]bool)
	for _, ticket := range slices.Concat(all, f.Tickets) {
		require.NoError(t, ticket.Validate())
		require.Equal(t, sample.Account, ticket.Account)
		require.False(t, ids[ticket.ID], "%s comes twice", ticket.ID)
		require.False(t, summaries[ticket.Summary], "%q comes twice", ticket.Summary)
		ids[ticket.ID], summaries[ticket.Summary] = true, true
		_, item := f.Solutions[0].Item(ticket.Item)
		require.True(t, ticket.Item == "" || item, "%s names item %q", ticket.ID, ticket.Item)
		for _, e := range ticket.Log {
			require.True(t, e.By == "" || known[e.By], "%s names person %q", ticket.ID, e.By)
			require.True(t, e.At.Before(p.To), "%s has an entry after the export", ticket.ID)
		}
	}
	require.Equal(t, len(f.Tickets), has(f.Tickets, func(ticket metrics.Ticket) bool { return ticket.Visibility == account.Internal }))
	require.GreaterOrEqual(t, len(f.Tickets), 5)
	require.Equal(t, len(all), has(all, func(ticket metrics.Ticket) bool { return ticket.Visibility == account.Customer }))
	require.Positive(t, has(all, func(ticket metrics.Ticket) bool { return ticket.CustomerImpact.Rank() > ticket.Impact.Rank() }))
	require.Positive(t, has(all, func(ticket metrics.Ticket) bool { return ticket.CausedBy != "" }))
}

// TestReadings checks that logs are in order, and that they hold what happens
// to tickets in real life.
func TestReadings(t *testing.T) {
	f, p := facts(t), period(t)
	seen := make(map[string]int)
	reasons := make(map[string]int)
	count := func(what string, holds bool) {
		if holds {
			seen[what]++
		}
	}
	for _, ticket := range slices.Concat(tickets(t), f.Tickets) {
		r := metrics.Read(ticket, metrics.TermsAt(f.Terms, ticket.Account, ticket.Opened), p.To)
		for _, o := range r.Oddities {
			require.Equal(t, metrics.NeverResolved, o.Code, "%s: %v", ticket.ID, o)
		}
		for _, h := range r.Holds {
			reasons[h.Reason]++
		}
		count("open", r.State.Open())
		count("waiting", r.State == metrics.StateHeld)
		count("open past target", r.Resolve.Verdict == metrics.RunningMissed)
		count("closed without being resolved", r.Resolve.Verdict == metrics.Unknown)
		count("reopened", len(r.Reopened) > 0)
		count("raised", metrics.ComparePriority(r.Priority, ticket.Priority) < 0)
	}
	for what, least := range map[string]int{
		"open": 8, "waiting": 2, "open past target": 3, "closed without being resolved": 5, "reopened": 8, "raised": 5,
	} {
		require.GreaterOrEqual(t, seen[what], least, what)
	}
	for _, reason := range []string{"customer information", "vendor", "parts", "change window"} {
		require.GreaterOrEqual(t, reasons[reason], 5, reason)
	}
	require.Len(t, reasons, 4)
}

func TestConclusionsDifferByPriority(t *testing.T) {
	p := period(t)
	now, before := summary(t, p, metrics.ByPriority), summary(t, p.Previous(), metrics.ByPriority)
	for priority, want := range map[metrics.Priority]int{"1": -1, "2": -1, "3": 1} {
		k := metrics.Key{Priority: priority}
		for _, clock := range metrics.Clocks() {
			a, b := now.Groups[k].Stats(metrics.Resolve, clock), before.Groups[k].Stats(metrics.Resolve, clock)
			require.GreaterOrEqual(t, min(a.N, b.N), 5, "priority %s", priority)
			require.Equal(t, want, sign(a.Mean-b.Mean), "priority %s, %s: %v after %v", priority, clock, a.Mean, b.Mean)
		}
	}
	for _, priority := range []metrics.Priority{"1", "2"} {
		k := metrics.Key{Priority: priority}
		better := now.Groups[k].Stats(metrics.Restore, metrics.Elapsed).Mean
		worse := before.Groups[k].Stats(metrics.Restore, metrics.Elapsed).Mean
		require.Less(t, better, worse, "priority %s", priority)
	}

	own := metrics.TermsAt(facts(t).Terms, sample.Account, p.From)
	kept := make(map[bool]int)
	for _, k := range now.Keys() {
		share, ok := now.Attainment(k, metrics.Resolve).Share()
		require.True(t, ok)
		require.Greater(t, share, 0.5, "priority %s", k.Priority)
		require.Less(t, share, 1.0, "priority %s", k.Priority)
		target, _ := own.Target(k.Priority, metrics.Resolve)
		kept[share >= target.Share]++
	}
	require.Equal(t, map[bool]int{true: 2, false: 2}, kept, "priorities by whether their target was kept")
}

// TestFieldIsSlower checks that the queue of the field engineers is where
// tickets wait longer than in the quarter before.
func TestFieldIsSlower(t *testing.T) {
	p := period(t)
	now, before := summary(t, p, metrics.ByQueue), summary(t, p.Previous(), metrics.ByQueue)
	growth := func(queue string) float64 {
		k := metrics.Key{Queue: queue}
		return now.Groups[k].Stats(metrics.Resolve, metrics.ServiceLessHold).Mean.Hours() /
			before.Groups[k].Stats(metrics.Resolve, metrics.ServiceLessHold).Mean.Hours()
	}
	for _, k := range now.Keys() {
		if k.Queue != "field" {
			require.Less(t, growth(k.Queue), growth("field"), k.Queue)
		}
	}
	require.Greater(t, growth("field"), 1.5)
}

func sign(d time.Duration) int {
	switch {
	case d < 0:
		return -1
	case d > 0:
		return 1
	}
	return 0
}

func TestDecemberIsCalm(t *testing.T) {
	p := period(t)
	year := summary(t, metrics.Period{From: p.From.AddDate(0, -11, 0), To: p.To}, metrics.ByMonth)
	require.Len(t, year.Keys(), 14)
	december := len(year.Groups[metrics.Key{Month: "2025-12"}].Opened)
	for _, k := range year.Keys() {
		require.GreaterOrEqual(t, len(year.Groups[k].Opened), december, k.Month)
	}
}

// TestStory checks the trouble that comes back at shrinking intervals until it
// disrupts the customer's business.
func TestStory(t *testing.T) {
	f, p := facts(t), period(t)
	own := metrics.TermsAt(f.Terms, sample.Account, p.From)
	var trouble []metrics.Ticket
	for _, ticket := range tickets(t) {
		if ticket.Item == "app-1" && ticket.Category == "memory" {
			trouble = append(trouble, ticket)
		}
	}
	require.GreaterOrEqual(t, len(trouble), 10)
	for i := 2; i < len(trouble); i++ {
		last, this := trouble[i-1].Opened.Sub(trouble[i-2].Opened), trouble[i].Opened.Sub(trouble[i-1].Opened)
		require.Less(t, this, last, "%s comes no sooner than %s did", trouble[i].ID, trouble[i-1].ID)
	}
	end := trouble[len(trouble)-1]
	for _, ticket := range trouble[:len(trouble)-1] {
		r := metrics.Read(ticket, own, p.To)
		require.LessOrEqual(t, r.Resolve.Times.Elapsed, time.Hour, "%s is resolved quickly", ticket.ID)
		require.Equal(t, !ticket.Opened.Before(p.From), ticket.Problem == end.Problem, "%s", ticket.ID)
	}

	require.True(t, p.Contains(end.Opened))
	require.NotEmpty(t, end.Problem)
	require.Equal(t, metrics.Degraded, end.Impact)
	require.Equal(t, metrics.Disrupted, end.CustomerImpact)
	r := metrics.Read(end, own, p.To)
	require.Equal(t, metrics.Priority("1"), r.Priority)
	require.True(t, r.Restore.At.Before(r.Repair.At))
	require.True(t, r.Repair.At.Before(r.Resolve.At))
	require.Equal(t, metrics.Missed, r.Restore.Verdict)
	require.Equal(t, r.Restore.Times.Elapsed, own.Prime.Between(end.Opened, r.Restore.At), "all of it in prime hours")
}
