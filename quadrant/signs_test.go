package quadrant_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

const weekdays = `{"week":{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]],"wed":[["09:00","17:00"]],` +
	`"thu":[["09:00","17:00"]],"fri":[["09:00","17:00"]]}}`

// pledged is a promise of ours, made at nine on the 1st.
func pledged(id account.CommitmentID, due string) account.Commitment {
	return account.Commitment{
		ID: id, Account: "harbour", Kind: account.Action, Text: "Send the plan.", Role: account.AccountManager,
		Made: inJune("1 09:00"), MadeBy: "ann", Due: inJune(due), FirstDue: inJune(due), State: account.Open,
	}
}

// A signRow is a fact, an instant, and what trouble there is then.
type signRow struct {
	name string
	fact any
	at   string
	want string
}

// signs runs rows under a policy and terms.
func signs(t *testing.T, p quadrant.WatchPolicy, terms metrics.Terms, rows []signRow) {
	t.Helper()
	require.NoError(t, p.Validate())
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			f := withFact(watching(), row.fact)
			f.Terms = []metrics.Terms{terms}
			require.Equal(t, row.want, signed(quadrant.Watch(f, p, inJune(row.at))))
		})
	}
}

// harmed is a ticket opened at 10:00 on the 8th, by the provider's view and the
// customer's word of the harm.
func harmed(ours, theirs metrics.Impact, log ...string) metrics.Ticket {
	t := reported("T-1", "8 10:00", log...)
	t.Impact, t.CustomerImpact = ours, theirs
	return t
}

const disrupted, degraded, minor = metrics.Disrupted, metrics.Degraded, metrics.Minor

func TestATicketOfGraveImpactIsADisruption(t *testing.T) {
	t.Parallel()
	signs(t, quadrant.WatchPolicy{}, metrics.Terms{}, []signRow{
		{"as grave as the policy says", harmed(disrupted, ""), "8 10:00", "T-1 disruption impact@8 10:00"},
		{"before it was opened", harmed(disrupted, ""), "8 09:59", ""},
		{"a rank below", harmed(degraded, ""), "8 10:00", ""},
		{"not judged", harmed("", ""), "8 10:00", ""},
		{"while it is held", harmed(disrupted, "", "8 10:10 held"), "8 10:10", "T-1 disruption impact@8 10:00"},
		{"a minute before it is restored", harmed(disrupted, "", "8 10:30 restored"), "8 10:29", "T-1 disruption impact@8 10:00"},
		{"restored", harmed(disrupted, "", "8 10:30 restored"), "8 10:30", ""},
		{"repaired", harmed(disrupted, "", "8 10:30 repaired"), "8 10:30", ""},
		{"resolved", harmed(disrupted, "", "8 10:30 resolved"), "8 10:30", ""},
		{"closed", harmed(disrupted, "", "8 10:30 closed"), "8 10:30", ""},
		{"reopened", harmed(disrupted, "", "8 10:30 resolved", "8 11:00 reopened"), "8 11:00", "T-1 disruption impact@8 11:00"},
		{"a minute before it is reopened", harmed(disrupted, "", "8 10:30 resolved", "8 11:00 reopened"), "8 10:59", ""},
		{"reopened after being restored alone", harmed(disrupted, "", "8 10:30 restored", "8 11:00 reopened"), "8 11:00", "T-1 disruption impact@8 11:00"},
		{"reopened although it was not done with", harmed(disrupted, "", "8 11:00 reopened"), "8 11:00", "T-1 disruption impact@8 10:00"},
		{"resolved after it was reopened", harmed(disrupted, "", "8 10:30 resolved", "8 11:00 reopened", "8 11:30 restored"), "8 11:30", ""},
		{"a log out of order", harmed(disrupted, "", "8 11:00 reopened", "8 10:30 resolved"), "8 11:00", "T-1 disruption impact@8 11:00"},
		{"a log from before the opening", harmed(disrupted, "", "8 09:00 restored", "8 09:30 reopened"), "8 10:00", "T-1 disruption impact@8 10:00"},
	})
	signs(t, quadrant.WatchPolicy{Impact: minor}, metrics.Terms{}, []signRow{
		{"as grave as another policy says", harmed(minor, ""), "8 10:00", "T-1 disruption impact@8 10:00"},
		{"a rank below another policy", harmed("none", ""), "8 10:00", ""},
	})
}

// The service team does not see how hard the customer's business is hit; the
// customer's own word does.
func TestTheCustomersWordIsGraverThanOurs(t *testing.T) {
	t.Parallel()
	signs(t, quadrant.WatchPolicy{}, metrics.Terms{}, []signRow{
		{"graver, as the policy says", harmed(minor, degraded), "8 10:00", "T-1 disruption customer-word@8 10:00"},
		{"where we have not judged", harmed("", degraded), "8 10:00", "T-1 disruption customer-word@8 10:00"},
		{"graver, a rank below the policy", harmed("none", minor), "8 10:00", ""},
		{"the same", harmed(degraded, degraded), "8 10:00", ""},
		{"a rank graver", harmed(degraded, disrupted), "8 10:00", "T-1 disruption customer-word@8 10:00"},
		{"the same, both grave", harmed(disrupted, disrupted), "8 10:00", "T-1 disruption impact@8 10:00"},
		{"less grave than ours", harmed(disrupted, degraded), "8 10:00", "T-1 disruption impact@8 10:00"},
		{"restored", harmed(minor, degraded, "8 10:30 restored"), "8 10:30", ""},
		{"reopened", harmed(minor, degraded, "8 10:30 restored", "8 11:00 reopened"), "8 11:00", "T-1 disruption customer-word@8 11:00"},
	})
	signs(t, quadrant.WatchPolicy{CustomerWord: disrupted}, metrics.Terms{}, []signRow{
		{"as grave as another policy says", harmed(minor, disrupted), "8 10:00", "T-1 disruption customer-word@8 10:00"},
		{"a rank below another policy", harmed(minor, degraded), "8 10:00", ""},
	})
}

func TestATicketOfAPriorityKeptForDisruptionsIsOne(t *testing.T) {
	t.Parallel()
	first := func(log ...string) metrics.Ticket { t := harmed("", "", log...); t.Priority = "1"; return t }
	second := func(log ...string) metrics.Ticket { t := harmed("", "", log...); t.Priority = "2"; return t }
	signs(t, quadrant.WatchPolicy{}, metrics.Terms{}, []signRow{
		{"from the opening", first(), "8 10:00", "T-1 disruption priority@8 10:00"},
		{"another priority", second(), "8 10:00", ""},
		{"no priority", harmed("", ""), "8 10:00", ""},
		{"from when it was changed", second("8 10:20 prioritised 1"), "8 10:20", "T-1 disruption priority@8 10:20"},
		{"a minute before it was changed", second("8 10:20 prioritised 1"), "8 10:19", ""},
		{"said again", first("8 10:20 prioritised 1"), "8 10:20", "T-1 disruption priority@8 10:00"},
		{"changed to another", first("8 10:20 prioritised 2"), "8 10:20", ""},
		{"changed before the opening", second("8 09:50 prioritised 1"), "8 10:00", "T-1 disruption priority@8 10:00"},
		{"reopened", first("8 10:20 resolved", "8 10:40 reopened"), "8 10:40", "T-1 disruption priority@8 10:40"},
		{"changed, then reopened", second("8 10:10 prioritised 1", "8 10:20 resolved", "8 10:40 reopened"), "8 10:40", "T-1 disruption priority@8 10:40"},
		{"changed after it was reopened", second("8 10:20 resolved", "8 10:40 reopened", "8 10:50 prioritised 1"), "8 10:50", "T-1 disruption priority@8 10:50"},
		{"reopened while open", second("8 10:20 prioritised 1", "8 10:40 reopened"), "8 10:40", "T-1 disruption priority@8 10:20"},
	})
	signs(t, quadrant.WatchPolicy{Priorities: []metrics.Priority{"0", "2"}}, metrics.Terms{}, []signRow{
		{"one of another policy", second(), "8 10:00", "T-1 disruption priority@8 10:00"},
		{"none of another policy", first(), "8 10:00", ""},
	})
	signs(t, quadrant.WatchPolicy{Priorities: []metrics.Priority{}}, metrics.Terms{}, []signRow{{"of none", first(), "8 10:00", ""}})
}

func TestATicketThatIsOpenForTooLongIsADisruption(t *testing.T) {
	t.Parallel()
	signs(t, quadrant.WatchPolicy{}, metrics.Terms{}, []signRow{
		{"degraded for four hours", harmed(degraded, ""), "8 14:00", "T-1 disruption longer@8 14:00"},
		{"degraded for a minute less", harmed(degraded, ""), "8 13:59", ""},
		{"minor for three days", harmed(minor, ""), "11 10:00", "T-1 disruption longer@11 10:00"},
		{"minor for a minute less", harmed(minor, ""), "11 09:59", ""},
		{"the customer's own word counts too", harmed("none", minor), "11 10:00", "T-1 disruption longer@11 10:00"},
		{"disrupted, which it is at once", harmed(disrupted, ""), "8 14:00", "T-1 disruption impact@8 10:00 longer@8 14:00"},
		{"of no impact", harmed("none", ""), "30 10:00", ""},
		{"of an impact that nobody has judged", harmed("", ""), "30 10:00", ""},
		{"since it was reopened", harmed(degraded, "", "8 13:00 resolved", "8 13:30 reopened"), "8 17:30", "T-1 disruption longer@8 17:30"},
		{"a minute less since it was reopened", harmed(degraded, "", "8 13:00 resolved", "8 13:30 reopened"), "8 17:29", ""},
		{"restored in time", harmed(degraded, "", "8 13:59 restored"), "8 14:00", ""},
	})
	graver := []quadrant.Longer{{Impact: minor, Minutes: 30}, {Impact: degraded, Minutes: 60}}
	signs(t, quadrant.WatchPolicy{Longer: graver}, metrics.Terms{}, []signRow{
		{"a graver one as soon as a lesser one", harmed(degraded, ""), "8 10:30", "T-1 disruption longer@8 10:30"},
	})
	signs(t, quadrant.WatchPolicy{Longer: []quadrant.Longer{}}, metrics.Terms{}, []signRow{{"of none", harmed(degraded, ""), "30 10:00", ""}})
}

// The service team does not see how hard the customer's business is hit; that it is in
// the middle of its day does.
func TestATicketInTheCustomersPrimeHoursIsADisruption(t *testing.T) {
	t.Parallel()
	opened := func(at string, impact metrics.Impact, log ...string) metrics.Ticket {
		t := reported("T-1", at, log...)
		t.Impact = impact
		return t
	}
	instantly := quadrant.WatchPolicy{Longer: []quadrant.Longer{}}
	signs(t, instantly, metrics.Terms{Prime: openAt(t, weekdays)}, []signRow{
		{"opened in prime hours", opened("8 10:00", degraded), "8 10:00", "T-1 disruption prime@8 10:00"},
		{"opened as they begin", opened("8 09:00", degraded), "8 09:00", "T-1 disruption prime@8 09:00"},
		{"opened in the night, a minute before they begin", opened("7 23:00", degraded), "8 08:59", ""},
		{"opened in the night, as they begin", opened("7 23:00", degraded), "8 09:00", "T-1 disruption prime@8 09:00"},
		{"opened as they end", opened("8 17:00", degraded), "9 08:59", ""},
		{"opened a minute before they end", opened("8 16:59", degraded), "8 16:59", "T-1 disruption prime@8 16:59"},
		{"past the end of them", opened("8 16:59", degraded), "8 22:00", "T-1 disruption prime@8 16:59"},
		{"restored before they begin", opened("7 23:00", degraded, "8 08:59 restored"), "8 09:00", ""},
		{"a rank below", opened("8 10:00", minor), "8 10:00", ""},
		{"reopened in the evening", opened("8 10:00", degraded, "8 11:00 resolved", "8 20:00 reopened"), "9 09:00", "T-1 disruption prime@9 09:00"},
		{"not judged", opened("8 10:00", ""), "8 10:00", ""},
	})
	signs(t, instantly, metrics.Terms{}, []signRow{{"prime hours that nobody knows", opened("8 10:00", degraded), "8 10:00", ""}})
	signs(t, instantly, metrics.Terms{Prime: openAt(t, `{"week":{}}`)}, []signRow{{"prime hours that never come", opened("8 10:00", degraded), "30 10:00", ""}})
	theirs := opened("8 10:00", "none")
	theirs.CustomerImpact = minor
	signs(t, quadrant.WatchPolicy{Prime: minor}, metrics.Terms{Prime: openAt(t, weekdays)}, []signRow{
		{"the customer's own word counts", theirs, "8 10:00", "T-1 disruption prime@8 10:00"},
	})
}

func promising(measure metrics.Measure, clock metrics.Clock, within time.Duration) []metrics.Target {
	return []metrics.Target{{Measure: measure, Clock: clock, Within: within}}
}

// A missed performance level has to be told, and one that is about to be.
func TestATargetIsMissedOrWillBeSoon(t *testing.T) {
	t.Parallel()
	restore := metrics.Terms{Targets: promising(metrics.Restore, metrics.Elapsed, 4*time.Hour)}
	signs(t, quadrant.WatchPolicy{}, restore, []signRow{
		{"a quarter of it is left", harmed("", ""), "8 13:00", "T-1 endangered target-soon@8 13:00"},
		{"a minute more is left", harmed("", ""), "8 12:59", ""},
		{"at its last instant", harmed("", ""), "8 14:00", "T-1 endangered target-soon@8 13:00"},
		{"a minute over it", harmed("", ""), "8 14:01", "T-1 missed target-missed@8 14:00+"},
		{"met before it is in danger", harmed("", "", "8 12:59 restored"), "8 14:01", ""},
		{"met in danger", harmed("", "", "8 13:30 restored"), "8 13:30", ""},
		{"met at its last instant", harmed("", "", "8 14:00 restored"), "8 14:01", ""},
		{"met too late, and open still", harmed("", "", "8 14:01 restored"), "8 15:00", "T-1 missed target-missed@8 14:00+"},
		{"met too late, and done with", harmed("", "", "8 14:01 restored", "8 15:00 resolved"), "8 15:00", ""},
		{"closed without being met", harmed("", "", "8 14:30 closed"), "8 15:00", ""},
		{"held, which this clock does not mind", harmed("", "", "8 10:30 held"), "8 14:01", "T-1 missed target-missed@8 14:00+"},
		{"missed, and reopened", harmed("", "", "8 15:00 resolved", "8 16:00 reopened"), "8 16:00", "T-1 missed target-missed@8 16:00"},
		{"in danger, and reopened", harmed("", "", "8 10:30 resolved", "8 13:30 reopened"), "8 13:30", "T-1 endangered target-soon@8 13:30"},
		{"missed, of a disruption", harmed(disrupted, ""), "8 14:01", "T-1 disruption impact@8 10:00 longer@8 14:00"},
		{"missed, of a disruption that is restored", harmed(disrupted, "", "8 14:30 restored"), "8 14:30", "T-1 missed target-missed@8 14:00+"},
	})
	signs(t, quadrant.WatchPolicy{DueShare: 0.5}, restore, []signRow{
		{"half of it is left", harmed("", ""), "8 12:00", "T-1 endangered target-soon@8 12:00"},
		{"a minute more than half is left", harmed("", ""), "8 11:59", ""},
	})
	signs(t, quadrant.WatchPolicy{DueShare: 1}, restore, []signRow{
		{"in danger from the beginning", harmed("", ""), "8 10:00", "T-1 endangered target-soon@8 10:00"},
	})
	both := metrics.Terms{Targets: append(promising(metrics.Repair, metrics.Elapsed, 4*time.Hour), restore.Targets...)}
	signs(t, quadrant.WatchPolicy{}, both, []signRow{
		{"two at one instant are said once", harmed("", ""), "8 14:01", "T-1 missed target-missed@8 14:00+"},
	})
	apart := metrics.Terms{Targets: append(promising(metrics.Repair, metrics.Elapsed, 2*time.Hour), restore.Targets...)}
	signs(t, quadrant.WatchPolicy{}, apart, []signRow{
		{"one and then another", harmed("", ""), "8 14:01", "T-1 missed target-missed@8 12:00+ target-missed@8 14:00+"},
	})
	signs(t, quadrant.WatchPolicy{}, metrics.Terms{}, []signRow{{"nothing promised", harmed("", ""), "30 10:00", ""}})
}

func TestATicketIsJudgedByTheTermsOfItsOpening(t *testing.T) {
	t.Parallel()
	f := watching(reported("T-1", "8 10:00"))
	f.Tickets[0].Impact = degraded
	f.Terms = []metrics.Terms{
		{Until: inJune("8 11:00"), Targets: promising(metrics.Restore, metrics.Elapsed, 4*time.Hour)},
		{From: inJune("8 11:00"), Prime: openAt(t, weekdays), Targets: promising(metrics.Restore, metrics.Elapsed, time.Hour)},
	}
	require.Equal(t, "T-1 endangered target-soon@8 13:00", signed(quadrant.Watch(f, quadrant.WatchPolicy{}, inJune("8 13:00"))))
}

// The target is four hours, three of which may pass.
func TestATargetIsInDangerOnItsOwnClock(t *testing.T) {
	t.Parallel()
	evening := reported("T-1", "8 16:00")
	signs(t, quadrant.WatchPolicy{}, metrics.Terms{Calendar: openAt(t, weekdays), Targets: promising(metrics.Restore, metrics.Service, 4*time.Hour)}, []signRow{
		{"an hour today and two tomorrow", evening, "9 11:00", "T-1 endangered target-soon@9 11:00"},
		{"a minute less", evening, "9 10:59", ""},
		{"an hour today and three tomorrow", evening, "9 12:01", "T-1 missed target-missed@9 12:00+"},
	})
	held := func(from string, log ...string) metrics.Ticket {
		return harmed("", "", append([]string{from + " held"}, log...)...)
	}
	signs(t, quadrant.WatchPolicy{}, metrics.Terms{Targets: promising(metrics.Restore, metrics.ElapsedLessHold, 4*time.Hour)}, []signRow{
		{"held before it is in danger", held("8 12:00"), "10 10:00", ""},
		{"held for two hours", held("8 12:00", "8 14:00 resumed"), "8 15:00", "T-1 endangered target-soon@8 15:00"},
		{"held for two hours, a minute less", held("8 12:00", "8 14:00 resumed"), "8 14:59", ""},
		{"held while it is in danger", held("8 13:30"), "10 10:00", "T-1 endangered target-soon@8 13:00"},
		{"held while it is in danger, and resumed", held("8 13:30", "8 14:30 resumed"), "8 15:00", "T-1 endangered target-soon@8 13:00"},
		{"held while it is in danger, and missed", held("8 13:30", "8 14:30 resumed"), "8 15:01", "T-1 missed target-missed@8 15:00+"},
	})
}

// A broken promise has to be told, and one that is about to be.
func TestAPromiseIsBrokenOverdueOrDueSoon(t *testing.T) {
	t.Parallel()
	ended := func(state account.CommitmentState, at string) account.Commitment {
		c := pledged("P-1", "10 12:00")
		c.State = state
		if at != "" {
			c.Ended = inJune(at)
		}
		return c
	}
	late, past, ofAlert := pledged("P-1", "10 12:00"), pledged("P-1", "10 12:00"), pledged("P-1", "10 12:00")
	late.Made, past.Made, ofAlert.Source = inJune("10 09:00"), inJune("11 09:00"), quadrant.AlertKey("k").Ref()
	rows := []signRow{
		{"a day before it is due", pledged("P-1", "10 12:00"), "9 12:00", "P-1 endangered due-soon@9 12:00"},
		{"a minute earlier", pledged("P-1", "10 12:00"), "9 11:59", ""},
		{"at its due instant", pledged("P-1", "10 12:00"), "10 12:00", "P-1 endangered due-soon@9 12:00"},
		{"a minute later", pledged("P-1", "10 12:00"), "10 12:01", "P-1 missed overdue@10 12:00+"},
		{"made on the day it is due", late, "10 09:00", "P-1 endangered due-soon@10 09:00"},
		{"before it was made", late, "10 08:59", ""},
		{"made when it was past its date", past, "11 09:00", "P-1 missed overdue@11 09:00"},
		{"made when it was past its date, before that", past, "11 08:59", ""},
		{"kept", ended(account.Kept, "10 11:00"), "10 12:01", ""},
		{"kept late", ended(account.Kept, "10 13:00"), "10 13:00", ""},
		{"before it is kept late", ended(account.Kept, "10 13:00"), "10 12:59", "P-1 missed overdue@10 12:00+"},
		{"withdrawn", ended(account.Withdrawn, "9 11:00"), "10 12:01", ""},
		{"broken", ended(account.Broken, "8 10:00"), "8 10:00", "P-1 missed broken@8 10:00"},
		{"a minute before it was broken", ended(account.Broken, "8 10:00"), "8 09:59", ""},
		{"broken, nobody knows when", ended(account.Broken, ""), "10 12:00", "P-1 missed broken@10 12:00"},
		{"of a state that we do not know", ended("sleeping", ""), "10 12:01", ""},
		{"to report back on an alert", ofAlert, "10 12:01", ""},
	}
	signs(t, quadrant.WatchPolicy{}, metrics.Terms{}, rows)
	signs(t, quadrant.WatchPolicy{DueDays: 2}, metrics.Terms{}, []signRow{
		{"two days before it is due", pledged("P-1", "10 12:00"), "8 12:00", "P-1 endangered due-soon@8 12:00"},
		{"two days and a minute before", pledged("P-1", "10 12:00"), "8 11:59", ""},
	})
	signs(t, quadrant.WatchPolicy{}, metrics.Terms{Calendar: openAt(t, weekdays)}, []signRow{
		{"due on Monday, on Friday", pledged("P-1", "15 12:00"), "12 12:00", "P-1 endangered due-soon@12 12:00"},
		{"due on Monday, a minute earlier on Friday", pledged("P-1", "15 12:00"), "12 11:59", ""},
	})
	signs(t, quadrant.WatchPolicy{}, metrics.Terms{Calendar: openAt(t, `{"week":{}}`)}, []signRow{
		{"where there are no working days, calendar days", pledged("P-1", "15 12:00"), "14 12:00", "P-1 endangered due-soon@14 12:00"},
	})
}

func TestAnOrderOrAMilestoneIsLateOrHasNotBegun(t *testing.T) {
	t.Parallel()
	activity := func(status metrics.ActivityStatus, done string) metrics.Activity {
		a := metrics.Activity{ID: "A-1", Account: "harbour", Kind: metrics.Implementation, Status: status, Planned: inJune("15 12:00")}
		if done != "" {
			a.Done = inJune(done)
		}
		return a
	}
	undated := activity(metrics.ActivityPlanned, "")
	undated.Planned = time.Time{}
	signs(t, quadrant.WatchPolicy{}, metrics.Terms{Calendar: openAt(t, weekdays)}, []signRow{
		{"not begun a working day before", activity(metrics.ActivityPlanned, ""), "12 12:00", "A-1 endangered not-begun@12 12:00"},
		{"not begun, a minute earlier", activity(metrics.ActivityPlanned, ""), "12 11:59", ""},
		{"begun a working day before", activity(metrics.ActivityRunning, ""), "12 12:00", ""},
		{"not begun on its date", activity(metrics.ActivityPlanned, ""), "15 12:00", "A-1 endangered not-begun@12 12:00"},
		{"begun on its date", activity(metrics.ActivityRunning, ""), "15 12:00", ""},
		{"not begun past its date", activity(metrics.ActivityPlanned, ""), "15 12:01", "A-1 missed late@15 12:00+"},
		{"begun past its date", activity(metrics.ActivityRunning, ""), "15 12:01", "A-1 missed late@15 12:00+"},
		{"done", activity(metrics.ActivityDone, "15 11:00"), "15 12:01", ""},
		{"given up", activity(metrics.ActivityCancelled, "15 11:00"), "15 12:01", ""},
		{"done late", activity(metrics.ActivityDone, "16 11:00"), "16 11:00", ""},
		{"before it is done late", activity(metrics.ActivityDone, "16 11:00"), "16 10:59", "A-1 missed late@15 12:00+"},
		{"without a date", undated, "30 12:00", ""},
	})
}

func TestEverySignIsSaid(t *testing.T) {
	t.Parallel()
	l := account.English().With(quadrant.Phrases())
	for _, code := range []quadrant.SignCode{
		quadrant.SignImpact, quadrant.SignCustomerWord, quadrant.SignPriority, quadrant.SignLonger, quadrant.SignPrime,
		quadrant.SignRelated, quadrant.SignTargetMissed, quadrant.SignTargetSoon, quadrant.SignBroken, quadrant.SignOverdue,
		quadrant.SignDueSoon, quadrant.SignLate, quadrant.SignNotBegun,
	} {
		require.True(t, l.Has("sign."+string(code)), code)
	}
	require.Equal(t, "The harm is grave in our own view, since 8 Jun 2026 10:00 UTC.", said(quadrant.Sign{Code: quadrant.SignImpact, Since: inJune("8 10:00")}.Text()))
}
