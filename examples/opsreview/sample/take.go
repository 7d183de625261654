package sample

import (
	"time"

	"github.com/accordhq/accord/metrics"
)

// take follows a call from its opening to its end.
func (d *desk) take(opened time.Time, c call) metrics.Ticket {
	t := d.ticket(opened, c)
	run := course{clock: d.service, at: t.Opened}
	pace := d.pace(opened, c)
	effort := c.work
	if effort == 0 {
		effort = d.draw(efforts[c.priority], pace)
		if c.kind == metrics.Question {
			effort = effort/2 + 5
		}
	}
	notice := min(d.draw(notices[c.priority], min(pace, 140)), effort/2)
	run.work(notice)
	if c.priority == "2" || d.percent(94) {
		run.enter(metrics.Acknowledged, d.engineer(t.Queue))
	}
	if t.Queue != c.queue {
		sorting := min(3+d.rng.IntN(25), (effort-notice)/3)
		run.work(sorting)
		run.move(c.queue, d.engineer(queueDesk))
		notice += sorting
	}
	if c.dropped || c.work == 0 && d.percent(2) {
		d.drop(&run, c)
	} else {
		d.settle(&run, c, effort, notice)
	}
	t.Log = run.log
	return t
}

// drop closes a ticket without resolving it: nobody answered, or it was
// another ticket's trouble.
func (d *desk) drop(run *course, c call) {
	by := d.engineer(c.queue)
	run.work(20 + d.rng.IntN(60))
	if c.problem != "" {
		run.enter(metrics.Closed, by)
		return
	}
	run.enter(metrics.Held, by).Reason = awaitCustomer
	d.archive(run, 10)
}

// settle works on a ticket until it is resolved, and now and then once more.
// Of the effort, some minutes are spent already.
func (d *desk) settle(run *course, c call, effort, spent int) {
	by := d.engineer(c.queue)
	upTo := func(percent int) {
		if to := effort * percent / 100; to > spent {
			run.work(to - spent)
			spent = to
		}
	}
	incident := c.kind == metrics.Incident
	if !c.back.IsZero() {
		run.at = c.back
		run.enter(metrics.Restored, by)
		run.work(10 + d.rng.IntN(40))
		run.enter(metrics.Resolved, by)
		d.archive(run, 5)
		return
	}
	if incident && c.priority == "3" && c.work == 0 && d.percent(5) {
		upTo(20)
		run.prioritise("2", d.engineer(queueDesk))
		c.priority = "2"
		effort = min(effort, spent+d.draw(efforts["2"], d.pace(run.at, c)))
	}
	if c.work == 0 && d.percent(holding(c)) {
		upTo(30 + d.rng.IntN(25))
		reason, until := d.wait(run.at, c)
		run.hold(reason, until, by)
	}
	if incident && (c.priority == "2" || d.percent(45)) {
		upTo(55 + d.rng.IntN(30))
		run.enter(metrics.Restored, by)
	}
	if incident && (c.priority == "2" || d.percent(35)) {
		upTo(86 + d.rng.IntN(11))
		run.enter(metrics.Repaired, by)
	}
	upTo(100)
	run.enter(metrics.Resolved, by)
	if incident && d.percent(6) || d.percent(2) {
		d.reopen(run, c)
	}
	d.archive(run, 5)
}

// reopen takes a resolved ticket up again before it is closed.
func (d *desk) reopen(run *course, c call) {
	reasons := []string{
		"same error the next day", "only part of it was settled", "back after a restart",
		"works for one user, not for the others", "the workaround no longer helps",
	}
	run.at = d.opens(run.at.Add(time.Duration(3+d.rng.IntN(60)) * time.Hour))
	run.work(d.rng.IntN(90))
	run.enter(metrics.Reopened, d.engineer(queueDesk)).Reason = reasons[d.rng.IntN(len(reasons))]
	run.work(60 + d.rng.IntN(240))
	run.enter(metrics.Resolved, d.engineer(c.queue))
}

// holding is how many of a hundred tickets have to wait.
func holding(c call) int {
	switch {
	case c.kind == metrics.Question:
		return 10
	case c.priority == "2":
		return 10
	case c.queue == queueField:
		return 38
	case c.queue == queueDesk:
		return 18
	}
	return 28
}

// wait draws what a ticket waits for, and until when.
func (d *desk) wait(at time.Time, c call) (reason string, until time.Time) {
	reasons := map[string][]string{
		queueDesk:         {awaitCustomer, awaitCustomer, awaitCustomer, awaitVendor},
		queueNetwork:      {awaitVendor, awaitVendor, awaitWindow, awaitCustomer},
		queueDatabase:     {awaitWindow, awaitWindow, awaitCustomer},
		queueApplications: {awaitVendor, awaitWindow, awaitCustomer, awaitCustomer},
		queueField:        {awaitParts, awaitParts, awaitParts, awaitCustomer},
	}[c.queue]
	hours := func(least, most int) time.Time {
		until := d.opens(at.Add(time.Duration(60*least+d.rng.IntN(60*(most-least))) * time.Minute))
		return until.Add(time.Duration(2+d.rng.IntN(50)) * time.Minute)
	}
	switch reason = reasons[d.rng.IntN(len(reasons))]; {
	case reason == awaitWindow:
		return reason, d.night(at, 1+d.rng.IntN(4), 21)
	case c.priority == "2":
		return reason, hours(1, 26)
	case reason == awaitVendor:
		return reason, hours(30, 330)
	case reason == awaitParts:
		return reason, hours(50, 260)
	}
	return reason, hours(2, 75)
}

// opens is the next instant within service hours.
func (d *desk) opens(at time.Time) time.Time {
	if open, ok := d.service.Add(at, 0); ok {
		return open
	}
	return at
}
