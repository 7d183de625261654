package sample

import (
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// The reasons for which tickets wait.
const (
	awaitCustomer = "customer information"
	awaitVendor   = "vendor"
	awaitParts    = "parts"
	awaitWindow   = "change window"
)

// A course is the log of a ticket while it is being written.
type course struct {
	// clock counts the work; nil is around the clock.
	clock *metrics.Calendar
	at    time.Time
	log   []metrics.Entry
}

// work lets minutes of work pass.
func (c *course) work(minutes int) {
	if at, ok := c.clock.Add(c.at, time.Duration(max(minutes, 0))*time.Minute); ok {
		c.at = at
	}
}

func (c *course) enter(kind metrics.EntryKind, by account.PersonID) *metrics.Entry {
	c.log = append(c.log, metrics.Entry{At: c.at.UTC(), Kind: kind, By: by})
	return &c.log[len(c.log)-1]
}

// hold waits for a reason until an instant.
func (c *course) hold(reason string, until time.Time, by account.PersonID) {
	c.enter(metrics.Held, by).Reason = reason
	c.at = until
	c.enter(metrics.Resumed, by)
}

// move moves the ticket to a queue.
func (c *course) move(queue string, by account.PersonID) { c.enter(metrics.Queued, by).Queue = queue }

// prioritise changes the priority.
func (c *course) prioritise(p metrics.Priority, by account.PersonID) {
	c.enter(metrics.Prioritised, by).Priority = p
}

// night returns an hour of the night some days after an instant.
func (w *world) night(at time.Time, days, hour int) time.Time {
	year, month, day := at.In(w.zone).Date()
	return time.Date(year, month, day+days, hour, 0, 0, 0, w.zone).UTC()
}

// archive closes the ticket as the nightly job does, some days later.
func (w *world) archive(c *course, days int) {
	c.at = w.night(c.at, days, 5)
	c.enter(metrics.Closed, "")
}

// A spread is a distribution of minutes: its least, the quantiles in steps of
// an eighth, its greatest.
type spread [9]int

// The spreads of the time until someone takes notice and until all is done, in
// service hours, by priority from 2 on.
var (
	notices = map[metrics.Priority]spread{
		"2": {1, 4, 6, 9, 12, 16, 20, 27, 62},
		"3": {2, 12, 26, 45, 68, 100, 145, 215, 420},
		"4": {5, 30, 70, 120, 180, 260, 340, 450, 900},
	}
	efforts = map[metrics.Priority]spread{
		"2": {40, 90, 140, 190, 250, 330, 430, 640, 1300},
		"3": {15, 60, 140, 240, 370, 560, 840, 1300, 2900},
		"4": {20, 110, 300, 560, 900, 1400, 2000, 2900, 6000},
	}
)

// draw draws minutes and scales them by a percentage.
func (d *desk) draw(s spread, percent int) int {
	i, part := d.rng.IntN(len(s)-1), d.rng.IntN(100)
	return (s[i] + (s[i+1]-s[i])*part/100) * percent / 100
}

// pace is how long work takes compared with the spreads, in percent. In the
// last quarter graver trouble is dealt with faster, for two engineers are on
// call; the lesser waits, most of all for the field engineer.
func (d *desk) pace(opened time.Time, c call) int {
	last := !opened.Before(d.end.AddDate(0, -3, 0))
	switch c.priority {
	case "2":
		if last {
			return 70
		}
		return 145
	case "3":
		switch {
		case last && c.queue == queueField:
			return 215
		case last:
			return 115
		}
		return 80
	}
	if last {
		return 97
	}
	return 100
}
