package quadrant_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

const ticket1 = metrics.TicketID("T-1")

// letters are whom notices go to, in order of storing, with the steps each tells of.
func letters(notices []account.Notice, a quadrant.Alert) []string {
	var all []string
	for _, n := range notices {
		var to, steps []string
		for _, id := range n.To {
			to = append(to, string(id))
		}
		for _, s := range a.Steps {
			if s.Key == n.Key {
				steps = append(steps, s.Name)
			}
		}
		all = append(all, strings.Join(to, "+")+": "+strings.Join(steps, ", "))
	}
	return all
}

// The service comes back for one after the other; people are told once, and again when
// too many are down anew.
func TestRelatedTicketsAreToldOfOnceWhileTooManyAreOpen(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	tickets := make([]metrics.Ticket, 6)
	opens := func(i int) quadrant.Watched {
		tickets[i] = metrics.Ticket{
			ID: metrics.TicketID(fmt.Sprint("T-", i)), Account: "quay", Opened: w.clock.Now(), Problem: "P-1", Visibility: account.Customer,
		}
		return w.observe(t, ticketFact(tickets[i]))
	}
	works := func(i int) quadrant.Watched {
		return w.observe(t, ticketFact(logged(tickets[i], metrics.Restored, w.clock.Now())))
	}
	minute := func(m int) { w.at(time.Duration(m) * time.Minute) }
	for i := range 5 {
		minute(i)
		want := quadrant.Watched{}
		if i == 2 {
			want = quadrant.Watched{Raised: 1, Notices: 3}
		}
		require.Equal(t, want, opens(i))
	}
	group := func() quadrant.Case { return related(t, w) }
	require.Len(t, group().Alerts, 1)
	minute(6)
	require.Equal(t, quadrant.Watched{}, works(0))
	require.Equal(t, quadrant.Watched{}, works(1))
	require.Equal(t, dawn.Add(2*time.Minute), group().Related.Since)
	require.Equal(t, quadrant.Watched{Cleared: 1}, works(2), "two are left")
	require.Zero(t, group().Related.Since)
	minute(7)
	require.Equal(t, quadrant.Watched{Raised: 1, Notices: 3}, opens(5))
	require.Len(t, group().Alerts, 2)
	require.Equal(t, dawn.Add(7*time.Minute), group().Related.Since)
}

func TestWordReachesThoseWhoMustKnowBeforeTheCustomersBusinessCalls(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	done := w.observe(t, ticketFact(down("T-1", dawn)))
	require.Equal(t, quadrant.Watched{Raised: 1, Notices: 3}, done)
	a := w.alertOf(t, ticket1.Ref())
	require.Equal(t, []string{
		"mara: tell-operations-supervisor",
		"amir: tell-account-manager, advise-customer-business",
		"eve: tell-executive-partner",
	}, letters(w.notices(t), a))
	for _, n := range w.notices(t) {
		require.Equal(t, account.Internal, n.Audience, "the customer is told by people")
		require.Equal(t, a.Key.Ref(), n.About)
		require.Equal(t, dawn, n.At)
		english := account.English().With(quadrant.Phrases())
		require.Equal(t, "Disruption at Quay Ltd: Mail is down", english.Format(n.Subject))
		for _, line := range n.Lines {
			require.Empty(t, english.Lacks(line.Text))
		}
	}
	require.Equal(t, quadrant.Disruption, a.Class)
	require.Equal(t, account.Critical, a.Severity)
	require.Equal(t, dawn, a.Since)
	require.Equal(t, dawn, a.Raised)
	require.Equal(t, []quadrant.Sign{{Code: quadrant.SignImpact, Since: dawn}}, a.Signs)
}

// A matter that was internal is one that the customer is owed word of from then on.
func TestWordIsOwedWhenTheCustomerMayKnow(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	order := lateOrder("A-1")
	order.Visibility = account.Internal
	w.observe(t, quadrant.Fact{Activity: order})
	require.Nil(t, w.alertOf(t, order.ID.Ref()).Advisory)
	order.Visibility = account.Business
	require.Equal(t, quadrant.Watched{Notices: 1}, w.observe(t, quadrant.Fact{Activity: order}))
	a := w.alertOf(t, order.ID.Ref())
	require.Equal(t, quadrant.Drafted, a.Advisory.State)
	require.NotEmpty(t, a.Commitment)
	notices := w.notices(t)
	require.Contains(t, stringOf(t, notices[len(notices)-1]), "notice.alert.draft")
}

// An amateur tells, and is relieved; a professional says when the next word comes.
func TestAProfessionalPromisesToReportBack(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.observe(t, ticketFact(down("T-1", dawn)))
	a := w.alertOf(t, ticket1.Ref())
	// A day later, at 06:00, the customer is closed; they open at 08:00.
	next := dawn.Add(26 * time.Hour)
	require.Equal(t, []account.Commitment{{
		ID: a.Commitment, Account: "quay", Kind: account.ReportBack, Text: "Mail is down", Owner: "amir",
		Role: account.AccountManager, Source: a.Key.Ref(), Made: dawn, MadeBy: "tess", Due: next, FirstDue: next,
		State: account.Open, Revision: 1,
	}}, w.promises(t), "it is ours: the customer has not been told yet")
	require.NotNil(t, a.Advisory)
	require.Equal(t, next, a.Advisory.NextReport)
	require.Equal(t, quadrant.Drafted, a.Advisory.State)
	require.Equal(t, []account.PersonID{"ann"}, a.Advisory.To)
	require.Equal(t, account.Business, a.Advisory.Visibility)
	require.Equal(t, metrics.Disrupted, a.Advisory.Impact)
	require.NoError(t, a.Advisory.Validate())
}

func TestAnAlertIsEscalatedInStepsUntilEverybodyWasTold(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.observe(t, ticketFact(down("T-1", dawn)))
	seen := len(w.notices(t))
	for _, row := range []struct {
		after time.Duration
		want  []string
	}{
		{15*time.Minute - 1, nil},
		{15 * time.Minute, []string{"amir: late-operations-supervisor-0-account-manager"}},
		{30 * time.Minute, []string{"amir: late-account-manager-0-account-manager"}},
		{time.Hour, []string{"amir: late-executive-partner-0-account-manager, late-customer-business-0-account-manager"}},
		{time.Hour + 15*time.Minute, []string{"eve: late-operations-supervisor-60-executive-partner"}},
		{3 * time.Hour, []string{
			"eve: late-account-manager-60-executive-partner, late-executive-partner-60-executive-partner, late-customer-business-60-executive-partner",
		}},
		{30 * time.Hour, nil},
	} {
		w.at(row.after)
		done := w.tick(t)
		require.Equal(t, quadrant.Watched{Notices: len(row.want)}, done, "after %s", row.after)
		all := w.notices(t)
		require.Equal(t, row.want, letters(all[seen:], w.alertOf(t, ticket1.Ref())), "after %s", row.after)
		seen = len(all)
	}
}

// What a notice says, line by line.
func TestANoticeSaysWhatIsWrongAndWhatToDo(t *testing.T) {
	t.Parallel()
	text := func(n account.Notice) string {
		all := said(n.Subject) + "\n"
		for _, l := range n.Lines {
			all += said(l.Text) + "\n"
		}
		return all
	}
	w := newTower(t, staff(), quadrant.Options{})
	urgent := down("T-1", dawn)
	urgent.Priority = "1"
	w.observe(t, ticketFact(urgent))
	require.Equal(t, `Disruption at Quay Ltd: Mail is down
Disruption, since 1 Jun 2026 06:00 UTC: Mail is down
The harm is grave in our own view, since 1 Jun 2026 06:00 UTC.
It has a priority that is kept for disruptions, since 1 Jun 2026 06:00 UTC.
Account manager: please take notice by 1 Jun 2026 06:30 UTC.
Customer's business: please tell them by 1 Jun 2026 07:00 UTC, before they call.
A draft of what to tell them is ready.
Alert: ticket/T-1/disruption/20260601T060000Z
`, text(w.notices(t)[1]), "to the account manager")
	a := w.alertOf(t, ticket1.Ref())
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: worded(a.Advisory, dawn.Add(5*time.Hour))})
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Send})
	w.at(time.Hour)
	w.tick(t)
	all := w.notices(t)
	require.Equal(t, `Not told in time, at Quay Ltd: Mail is down
Disruption, since 1 Jun 2026 06:00 UTC: Mail is down
The harm is grave in our own view, since 1 Jun 2026 06:00 UTC.
It has a priority that is kept for disruptions, since 1 Jun 2026 06:00 UTC.
Operations supervisor: should have been told by 1 Jun 2026 06:15 UTC.
Executive partner: should have been told by 1 Jun 2026 07:00 UTC.
Customer's business: should have been told by 1 Jun 2026 07:00 UTC.
Alert: ticket/T-1/disruption/20260601T060000Z
`, text(all[len(all)-1]), "and when they were not told in time")
}

func TestHowAnAlertComesToItsEnd(t *testing.T) {
	t.Parallel()
	told := func(at time.Time) []quadrant.Fact {
		return []quadrant.Fact{
			spoke("i-1", at, ticket1.Ref(), "tess", "mara", "amir", "eve"), spoke("i-2", at, ticket1.Ref(), "amir", "ann"),
		}
	}
	later := dawn.Add(10 * time.Minute)
	minor := metrics.Ticket{ID: "T-1", Account: "quay", Opened: dawn.Add(-9 * time.Hour), Visibility: account.Customer}
	graver, raised := minor, minor
	graver.Impact = metrics.Disrupted
	raised.Log = []metrics.Entry{{At: later, Kind: metrics.Prioritised, Priority: "1"}}
	for _, row := range []struct {
		name    string
		first   metrics.Ticket
		then    []quadrant.Fact
		outcome []quadrant.Outcome
	}{
		{"all are told", down("T-1", dawn), told(later), []quadrant.Outcome{quadrant.ClearedTold}},
		{"the customer is not", down("T-1", dawn), told(later)[:1], []quadrant.Outcome{""}},
		{"all were told before it began", down("T-1", dawn), told(dawn.Add(-1)), []quadrant.Outcome{""}},
		{"it is over", down("T-1", dawn), []quadrant.Fact{ticketFact(logged(down("T-1", dawn), metrics.Restored, later))}, []quadrant.Outcome{quadrant.ClearedOver}},
		{"it becomes graver", minor, []quadrant.Fact{ticketFact(graver)}, []quadrant.Outcome{quadrant.ClearedGraver, ""}},
		{"it is told, and becomes graver", minor, append(told(dawn), ticketFact(raised)), []quadrant.Outcome{quadrant.ClearedTold, ""}},
		{"it becomes less grave", graver, []quadrant.Fact{ticketFact(minor)}, []quadrant.Outcome{quadrant.ClearedOver, ""}},
		{"it begins anew", down("T-1", dawn), []quadrant.Fact{ticketFact(logged(logged(down("T-1", dawn), metrics.Resolved, later), metrics.Reopened, later))}, []quadrant.Outcome{quadrant.ClearedOver, ""}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w := newTower(t, staff(), quadrant.Options{})
			w.observe(t, ticketFact(row.first))
			w.clock.Set(later)
			w.observe(t, row.then...)
			c, err := w.Case(t.Context(), ticket1.Ref())
			require.NoError(t, err)
			var outcomes []quadrant.Outcome
			for _, a := range c.Alerts {
				outcomes = append(outcomes, a.Outcome)
				require.Equal(t, a.Outcome == "", a.Cleared.IsZero())
				require.True(t, a.Cleared.IsZero() || a.Cleared.Equal(later))
			}
			require.Equal(t, row.outcome, outcomes)
			require.Equal(t, slices.Contains(row.outcome, ""), c.Alerted())
			var drafts int
			for _, a := range c.Alerts {
				if a.Advisory != nil {
					drafts++
				}
			}
			require.Equal(t, 1, drafts, "the customer is owed word once")
			require.Len(t, w.promises(t), 1)
		})
	}
}

func TestWhoWasToldBeforeWeLookedIsNotTold(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.at(time.Minute)
	w.observe(t, spoke("i-1", dawn, ticket1.Ref(), "tess", "mara", "amir", "eve"), spoke("i-2", dawn, ticket1.Ref(), "ann", "amir"))
	done := w.observe(t, ticketFact(down("T-1", dawn)))
	require.Equal(t, quadrant.Watched{}, done)
	troubles, err := w.watcher.Troubles(t.Context(), "quay")
	require.NoError(t, err)
	require.Len(t, troubles, 1)
	require.Empty(t, troubles[0].Outstanding())
}

func TestATroubleThatHoldsAfterAllIsRaisedAgain(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	urgent := down("T-1", dawn)
	urgent.Impact, urgent.Priority = "", "1"
	request := urgent
	request.Kind = metrics.Request
	w.observe(t, ticketFact(urgent))
	w.at(5 * time.Minute)
	require.Equal(t, quadrant.Watched{Cleared: 1}, w.observe(t, ticketFact(request)))
	w.at(10 * time.Minute)
	require.Equal(t, quadrant.Watched{Raised: 1, Notices: 3}, w.observe(t, ticketFact(urgent)))
	c, err := w.Case(t.Context(), ticket1.Ref())
	require.NoError(t, err)
	require.Len(t, c.Alerts, 1, "it is the same trouble")
	require.Zero(t, c.Alerts[0].Cleared)
	require.Empty(t, c.Alerts[0].Outcome)
	require.Equal(t, w.clock.Now(), c.Alerts[0].Raised)
	require.Len(t, c.Alerts[0].Steps, 4)
	require.Len(t, w.notices(t), 6, "who was told that it is over has to hear that it is not")
	require.Len(t, w.promises(t), 1)
}

func TestOnePersonOfSeveralRolesGetsOneNotice(t *testing.T) {
	t.Parallel()
	facts := staff()
	for i := range facts.Assignments {
		facts.Assignments[i].Person = "amir"
	}
	w := newTower(t, facts, quadrant.Options{})
	w.observe(t, ticketFact(down("T-1", dawn)))
	require.Equal(t, []string{
		"amir: tell-operations-supervisor, tell-account-manager, tell-executive-partner, advise-customer-business",
	}, letters(w.notices(t), w.alertOf(t, ticket1.Ref())))
	// One who has two roles of three, and one who shares the third.
	facts = staff()
	facts.Assignments[0].Person = "amir"
	facts.Assignments = append(facts.Assignments, team.Assignment{
		ID: "second", Account: "quay", Person: "tess", Role: account.OperationsSupervisor, From: dawn, Basis: team.Standing,
	})
	w = newTower(t, facts, quadrant.Options{})
	w.observe(t, ticketFact(down("T-1", dawn)))
	require.Equal(t, []string{
		"amir+tess: tell-operations-supervisor", "amir: tell-account-manager, advise-customer-business", "eve: tell-executive-partner",
	}, letters(w.notices(t), w.alertOf(t, ticket1.Ref())))
}

func TestARoleThatNobodyHoldsIsNotForgotten(t *testing.T) {
	t.Parallel()
	gone := dawn.Add(-time.Hour)
	for _, row := range []struct {
		name  string
		holds []int // of the assignments: the supervisor, the manager, the partner
		want  []string
		roles []account.Role
	}{
		{"nobody holds any", nil, []string{
			": tell-operations-supervisor", ": tell-account-manager, advise-customer-business", ": tell-executive-partner",
		}, []account.Role{account.OperationsSupervisor, account.AccountManager, account.ExecutivePartner}},
		{"the account manager stands in", []int{1}, []string{
			"amir: tell-operations-supervisor, tell-account-manager, tell-executive-partner, advise-customer-business",
		}, []account.Role{account.AccountManager}},
		{"there is no account manager", []int{0, 2}, []string{
			"mara: tell-operations-supervisor", ": tell-account-manager, advise-customer-business", "eve: tell-executive-partner",
		}, []account.Role{account.OperationsSupervisor, account.AccountManager, account.ExecutivePartner}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			facts := staff()
			var there []team.Assignment
			for _, i := range row.holds {
				there = append(there, facts.Assignments[i])
			}
			facts.Assignments = there
			facts.People[2].Left = gone
			if slices.Contains(row.holds, 2) {
				facts.People[2].Left = time.Time{}
			}
			w := newTower(t, facts, quadrant.Options{})
			w.observe(t, ticketFact(down("T-1", dawn)))
			notices := w.notices(t)
			require.Equal(t, row.want, letters(notices, w.alertOf(t, ticket1.Ref())))
			var roles []account.Role
			for _, n := range notices {
				roles = append(roles, n.Role)
			}
			require.Equal(t, row.roles, roles)
			owner := w.promises(t)[0].Owner
			require.Equal(t, slices.Contains(row.holds, 1), owner == "amir")
		})
	}
}

func TestADraftHasNoWordOfWhatTheCustomerMayNotSee(t *testing.T) {
	t.Parallel()
	secret := down("T-1", dawn)
	secret.Summary, secret.Category, secret.Queue, secret.Visibility = "CANARY", "CANARY", "CANARY", account.Internal
	shown := secret
	shown.Visibility = account.Business
	pair := func(id metrics.TicketID) metrics.Ticket {
		return metrics.Ticket{ID: id, Account: "quay", Summary: "CANARY", Item: "CANARY", Opened: dawn, Visibility: account.Customer}
	}
	for _, row := range []struct {
		name    string
		tickets []metrics.Ticket
		want    bool
		about   account.RefKind
	}{
		{"an internal ticket", []metrics.Ticket{secret}, false, metrics.RefTicket},
		{"one that business may see", []metrics.Ticket{shown}, true, metrics.RefTicket},
		{"related tickets, which only we have a name for", []metrics.Ticket{pair("T-2"), pair("T-3"), pair("T-4")}, false, quadrant.RefRelated},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w := newTower(t, staff(), quadrant.Options{})
			for _, ticket := range row.tickets {
				w.observe(t, ticketFact(ticket))
			}
			var drafts []quadrant.Advisory
			for _, c := range gathered(t, w.Cases(t.Context(), quadrant.CaseFilter{Alerted: true})) {
				require.Equal(t, row.about, c.About.Kind)
				drafts = append(drafts, *c.Alerts[0].Advisory)
			}
			require.Len(t, drafts, 1)
			b, err := json.Marshal(drafts[0])
			require.NoError(t, err)
			require.Equal(t, row.want, strings.Contains(string(b), "CANARY"), "%s", b)
		})
	}
}

// Somebody who decides may be of the technical level by their record; what is for the
// business level they may not read.
func TestADraftIsForThoseWhoMayReadIt(t *testing.T) {
	t.Parallel()
	facts := staff()
	facts.Standings = []quadrant.Standing{{ID: "s", Account: "quay", Person: "bob", Quadrants: []quadrant.Quadrant{quadrant.Q1}}}
	w := newTower(t, facts, quadrant.Options{})
	w.observe(t, ticketFact(down("T-1", dawn)))
	require.Equal(t, []account.PersonID{"ann"}, w.alertOf(t, ticket1.Ref()).Advisory.To)

	for _, id := range []account.PersonID{"dan", "cyd", "ben"} {
		facts.People = append(facts.People, account.Person{ID: id, Account: "quay", Name: "Jo", Side: account.CustomerSide, Level: account.BusinessLevel})
	}
	facts.Standings = append(facts.Standings, quadrant.Standing{ID: "t", Account: "quay", Person: "ann", Quadrants: []quadrant.Quadrant{quadrant.Q3}})
	w = newTower(t, facts, quadrant.Options{})
	w.observe(t, ticketFact(down("T-1", dawn)))
	require.Equal(t, []account.PersonID{"ben", "cyd", "dan"}, w.alertOf(t, ticket1.Ref()).Advisory.To)
}

// Nobody wrote anything yet, and we know better by now what is wrong.
func TestADraftThatNobodyTouchedIsDraftedAnew(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	broken := down("T-1", dawn)
	w.observe(t, ticketFact(broken), ticketFact(logged(broken, metrics.Restored, dawn)))
	broken.Summary = "Mail and calendar are down"
	w.observe(t, ticketFact(broken))
	require.Equal(t, account.Say("advisory.draft.disruption", account.Args{"summary": account.Data(broken.Summary)}), w.alertOf(t, ticket1.Ref()).Advisory.Headline)
	require.Len(t, w.promises(t), 1)
}

func TestWhatWasDraftedGoesOnToTheGraverTrouble(t *testing.T) {
	t.Parallel()
	minor := metrics.Ticket{ID: "T-1", Account: "quay", Opened: dawn.Add(-9 * time.Hour), Visibility: account.Customer}
	graver := minor
	graver.Impact = metrics.Disrupted
	for _, row := range []struct {
		name     string
		revise   bool
		send     bool
		end      bool // people end the promise
		after    time.Duration
		promises int
		next     time.Duration // since dawn
		option   bool
	}{
		{"a draft as it was made", false, false, false, time.Hour, 1, 26 * time.Hour, false},
		{"at the next report", false, false, false, 26 * time.Hour, 1, 50 * time.Hour, false},
		{"with what people wrote", true, false, false, time.Hour, 1, 28 * time.Hour, true},
		{"past the next report", false, false, false, 27 * time.Hour, 1, 51 * time.Hour, false},
		{"a promise that was ended", false, false, true, time.Hour, 2, 26 * time.Hour, false},
		{"one that was sent stays", true, true, false, time.Hour, 2, 26 * time.Hour, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w := newTower(t, staff(), quadrant.Options{})
			w.observe(t, ticketFact(minor))
			first := w.alertOf(t, ticket1.Ref())
			require.Equal(t, quadrant.Missed, first.Class)
			if row.revise {
				move(t, w, first.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: worded(first.Advisory, dawn.Add(28*time.Hour))})
			}
			if row.send {
				move(t, w, first.Key, quadrant.AdvisoryMove{Verb: quadrant.Send})
			}
			if row.end {
				promises := account.NewPromises(w.Store, account.Sources{}, account.Options{Now: w.clock.Now})
				_, err := promises.Move(t.Context(), first.Commitment, account.CommitmentMove{Verb: account.Keep, Actor: "amir"})
				require.NoError(t, err)
			}
			w.at(row.after)
			w.observe(t, ticketFact(graver))
			second := w.alertOf(t, ticket1.Ref())
			require.Equal(t, quadrant.Disruption, second.Class)
			require.Equal(t, second.Key, second.Advisory.Alert)
			require.Equal(t, metrics.Disrupted, second.Advisory.Impact)
			require.Equal(t, dawn.Add(row.next), second.Advisory.NextReport)
			require.Equal(t, row.option, len(second.Advisory.Options) > 0)
			if row.revise && !row.send { // the words are theirs
				require.Equal(t, first.Advisory.Headline, second.Advisory.Headline)
			} else {
				require.Equal(t, account.Say("advisory.draft.disruption", account.Args{"summary": account.Data("T-1")}), second.Advisory.Headline)
			}
			require.Len(t, w.promises(t), row.promises)
			require.Equal(t, row.promises == 1, second.Commitment == first.Commitment)
			c, err := w.Case(t.Context(), ticket1.Ref())
			require.NoError(t, err)
			require.Equal(t, row.send, c.Alerts[0].Advisory != nil)
		})
	}
}

func TestAnAlertTellsWhyAsItStands(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	ticket := down("T-1", dawn)
	w.observe(t, ticketFact(ticket))
	w.at(time.Minute)
	ticket.Log = []metrics.Entry{{At: w.clock.Now(), Kind: metrics.Prioritised, Priority: "1"}}
	require.Equal(t, quadrant.Watched{}, w.observe(t, ticketFact(ticket)))
	require.Equal(t, []quadrant.Sign{
		{Code: quadrant.SignImpact, Since: dawn}, {Code: quadrant.SignPriority, Since: dawn.Add(time.Minute)},
	}, w.alertOf(t, ticket1.Ref()).Signs)
}

// Where people stand may be put right later; of what was told nobody is told again.
func TestWhatWasToldStaysTold(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.observe(t, ticketFact(down("T-1", dawn)), spoke("i-1", dawn, ticket1.Ref(), "amir", "ann"),
		spoke("i-2", dawn, ticket1.Ref(), "tess", "mara", "amir", "eve"))
	require.Equal(t, quadrant.ClearedTold, w.alertOf(t, ticket1.Ref()).Outcome)
	w.observe(t, quadrant.Fact{Standing: &quadrant.Standing{
		ID: "s", Account: "quay", Person: "ann", Quadrants: []quadrant.Quadrant{quadrant.Q3},
	}})
	troubles, err := w.watcher.Troubles(t.Context(), "quay")
	require.NoError(t, err)
	require.Len(t, troubles[0].Outstanding(), 1)
	w.at(time.Minute)
	ticket := down("T-1", dawn)
	ticket.Summary = "Mail is still down"
	require.Equal(t, quadrant.Watched{}, w.observe(t, ticketFact(ticket)))
	require.Equal(t, quadrant.ClearedTold, w.alertOf(t, ticket1.Ref()).Outcome)
}

// What was done about an alert stands in the histories of the alert, of what it is
// about, and of whoever was told.
func TestWhatWasDoneIsOnRecord(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.observe(t, ticketFact(down("T-1", dawn)))
	w.at(15 * time.Minute)
	w.tick(t)
	w.observe(t, ticketFact(logged(down("T-1", dawn), metrics.Resolved, w.clock.Now())))
	key := w.alertOf(t, ticket1.Ref()).Key
	kinds := func(r account.Ref) map[account.EventKind]int {
		all := make(map[account.EventKind]int)
		for _, e := range gathered(t, w.History(t.Context(), r)) {
			require.Equal(t, account.PersonID("tess"), e.Actor)
			all[e.Kind]++
		}
		return all
	}
	want := map[account.EventKind]int{"alert.raised": 1, "alert.told": 4, "alert.escalated": 1, "alert.cleared": 1}
	require.Equal(t, want, kinds(ticket1.Ref()))
	want["commitment.made"] = 1
	require.Equal(t, want, kinds(key.Ref()))
	require.Equal(t, map[account.EventKind]int{"alert.told": 2, "alert.escalated": 1, "commitment.made": 1}, kinds(account.PersonID("amir").Ref()))
}
