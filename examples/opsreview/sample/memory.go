package sample

import (
	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// The story of order application server 1, which runs short of memory. Each
// time somebody restarts it and the ticket is resolved within the hour, and
// nobody feels any particular ownership of what comes back sooner and sooner.
// The white paper that this library follows opens with it.

// disrupted is when the ticket of the disruption was opened, extended when the server
// got more memory after it.
const (
	disrupted = "2026-08-11 10:42"
	extended  = "2026-08-12 22:50"
)

// The problem record was opened after the disruption. It was then linked with
// the tickets of the quarter, not with those before.
const memoryProblem metrics.ProblemID = "PRB-0120"

const memoryCategory = "memory"

// A shortage is one of the tickets that led up to the disruption.
type shortage struct {
	opened     string
	alarm      bool
	priority   metrics.Priority
	ours, word metrics.Impact
	// notice and resolve are minutes since the opening.
	notice, resolve int
	// raised is set when it was raised to priority 2.
	raised  bool
	summary string
}

func shortages() []shortage {
	const none metrics.Impact = ""
	minor, degraded := metrics.Minor, metrics.Degraded
	return []shortage{
		{"2025-10-02 10:18", true, "3", minor, none, 6, 34, false,
			"Order application server 1: free memory below 10 %, service restarted"},
		{"2025-12-01 09:41", false, "3", minor, minor, 8, 41, false,
			"Order entry slow at Mechelen, normal again after a restart of application server 1"},
		{"2026-01-20 11:06", true, "3", minor, none, 5, 29, false,
			"Order application server 1: swap space in use, service restarted"},
		{"2026-03-04 14:25", false, "3", minor, minor, 11, 47, false,
			"Saving an order takes half a minute for the whole sales office, better after a restart"},
		{"2026-04-10 10:52", false, "3", minor, degraded, 7, 38, false,
			"Order screens freeze towards the end of the morning peak, restart of server 1 helped"},
		{"2026-05-11 09:15", true, "3", minor, none, 4, 31, false,
			"Order application server 1: free memory below 5 %, service restarted"},
		{"2026-06-05 11:33", false, "3", minor, degraded, 9, 52, false,
			"Orders with more than forty lines cannot be opened, restart of server 1 helped"},
		{"2026-06-25 10:07", false, "3", minor, degraded, 6, 36, false,
			"Order entry slow for all sites, server 1 restarted; more memory was talked of on the phone"},
		{"2026-07-10 09:58", false, "3", minor, degraded, 5, 44, true,
			"Order entry hung for ten minutes at the start of the morning peak, server 1 restarted"},
		{"2026-07-22 13:40", true, "3", minor, none, 4, 27, false,
			"Order application server 1: memory alarm, restarted in the afternoon lull"},
		{"2026-07-31 10:29", false, "2", degraded, degraded, 4, 49, false,
			"No order entry at any site for a quarter of an hour, server 1 restarted"},
		{"2026-08-07 11:12", false, "2", degraded, degraded, 3, 54, false,
			"Server 1 restarted twice in one morning; the sales office asks for the cause"},
	}
}

func (d *desk) memory() []metrics.Ticket {
	var all []metrics.Ticket
	quarter := d.at(From + " 00:00")
	for _, s := range shortages() {
		c := memoryCall(s.priority, s.summary)
		c.alarm, c.impact, c.word = s.alarm, s.ours, s.word
		opened := d.at(s.opened)
		if !opened.Before(quarter) {
			c.problem = memoryProblem
		}
		t := d.ticket(opened, c)
		t.SupportLevel = 2
		if !s.alarm {
			t.Channel = "phone"
		}
		t.Log = d.restart(t, s)
		all = append(all, t)
	}
	return append(all, d.disruption())
}

func memoryCall(p metrics.Priority, summary string) call {
	return call{
		topic:    topic{kind: metrics.Incident, queue: queueApplications, category: memoryCategory, item: orders},
		priority: p, summary: summary,
	}
}

// restart is the log of a shortage: the service is restored by a restart, and
// nothing is repaired.
func (d *desk) restart(t metrics.Ticket, s shortage) []metrics.Entry {
	run := course{at: t.Opened}
	run.work(s.notice)
	run.enter(metrics.Acknowledged, d.engineer(t.Queue))
	if t.Queue != queueApplications {
		run.work(2)
		run.move(queueApplications, deskOne)
	}
	if s.raised {
		run.work(3)
		run.prioritise("2", deskTwo)
	}
	run.work(s.resolve*2/3 - s.notice)
	run.enter(metrics.Restored, applications)
	run.work(s.resolve / 3)
	run.enter(metrics.Resolved, applications)
	d.archive(&run, 5)
	return run.log
}

// disruption is the day on which a restart no longer helped. The desk took it
// for another slow morning; the customer's key user said at once that the
// business stood still.
func (d *desk) disruption() metrics.Ticket {
	c := memoryCall("2", "No order entry and no web shop orders at any site, application server 1 does not come back after a restart")
	c.impact, c.word, c.problem = metrics.Degraded, metrics.Disrupted, memoryProblem
	t := d.ticket(d.at(disrupted), c)
	t.SupportLevel = 3
	run := course{}
	step := func(at string, kind metrics.EntryKind, by account.PersonID) *metrics.Entry {
		run.at = d.at(at)
		return run.enter(kind, by)
	}
	step("2026-08-11 10:47", metrics.Acknowledged, deskTwo)
	step("2026-08-11 10:51", metrics.Queued, deskTwo).Queue = queueApplications
	step("2026-08-11 11:20", metrics.Prioritised, supervisor).Priority = "1"
	step("2026-08-11 12:05", metrics.Queued, techLead).Queue = queueDatabase
	step("2026-08-11 14:30", metrics.Queued, techLead).Queue = queueApplications
	step("2026-08-11 15:17", metrics.Restored, techLead) // the standby server took over
	step("2026-08-11 17:10", metrics.Held, techLead).Reason = awaitWindow
	step("2026-08-12 21:00", metrics.Resumed, techLead)
	step(extended, metrics.Repaired, techLead)
	step("2026-08-12 23:05", metrics.Held, techLead).Reason = awaitCustomer // the next morning peak
	step("2026-08-13 08:30", metrics.Resumed, techLead)
	step("2026-08-13 09:15", metrics.Resolved, techLead)
	d.archive(&run, 5)
	t.Log = run.log
	return t
}
