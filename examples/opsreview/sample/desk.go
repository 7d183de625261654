package sample

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A desk is the provider's service desk, at which tickets come in.
type desk struct {
	*world
	rng  *rand.Rand
	book *phrasebook
}

// tickets are all of them in the order of their opening, as they stood when the
// log was exported.
func (w *world) tickets() []metrics.Ticket {
	d := &desk{world: w, rng: stream(streamTickets)}
	d.book = newPhrasebook(d.rng)
	all := slices.Concat(d.everyday(), d.majors(), d.memory(), d.told())
	slices.SortStableFunc(all, func(a, b metrics.Ticket) int { return a.Opened.Compare(b.Opened) })
	for i := range all {
		t := &all[i]
		t.ID = metrics.TicketID(fmt.Sprintf("SD-%05d", 48211+i))
		t.Log = slices.DeleteFunc(t.Log, func(e metrics.Entry) bool { return !e.At.Before(w.end) })
	}
	return all
}

// everydays are how many tickets come in each month beside those that are told
// one by one. December is calm.
var everydays = []int{26, 29, 31, 30, 17, 30, 28, 29, 27, 26, 29, 30, 29, 34}

// rolloutBegins is when the handheld scanners come to the Liège cold store.
const rolloutBegins = "2026-06-22 06:00"

func (d *desk) everyday() []metrics.Ticket {
	var all []metrics.Ticket
	for i, n := range everydays {
		month := d.begin.AddDate(0, i, 0)
		for range n {
			opened, quiet := d.opening(month)
			c := d.book.draw(opened, !opened.Before(d.at(rolloutBegins)), quiet)
			all = append(all, d.take(opened, c))
		}
	}
	return all
}

// Weights of the days of the week from Sunday on, and of the hours.
var (
	dayWeights  = []int{2, 48, 42, 38, 36, 32, 7}
	hourWeights = []int{1, 1, 1, 1, 3, 8, 20, 44, 62, 74, 70, 52, 34, 50, 56, 50, 40, 26, 13, 8, 5, 4, 3, 2}
)

// opening draws when a ticket of a month is opened, and tells whether that is
// a quiet hour, when only what runs day and night makes itself felt.
func (d *desk) opening(month time.Time) (opened time.Time, quiet bool) {
	year, m, _ := month.Date()
	days := time.Date(year, m+1, 0, 0, 0, 0, 0, d.zone).Day()
	weights := make([]int, days)
	for i := range weights {
		noon := time.Date(year, m, i+1, 12, 0, 0, 0, d.zone)
		weights[i] = dayWeights[noon.Weekday()]
		if !d.service.IsWorkday(noon) {
			weights[i] = dayWeights[time.Sunday]
		}
	}
	day, hour := 1+d.weighted(weights), d.weighted(hourWeights)
	opened = time.Date(year, m, day, hour, d.rng.IntN(60), 0, 0, d.zone)
	return opened, d.service.Between(opened.Add(-time.Hour), opened.Add(time.Hour)) == 0
}

// weighted draws an index.
func (d *desk) weighted(weights []int) int {
	total := 0
	for _, w := range weights {
		total += w
	}
	at := d.rng.IntN(total)
	for i, w := range weights {
		if at -= w; at < 0 {
			return i
		}
	}
	return len(weights) - 1
}

// percent reports whether something that happens to n in a hundred happens.
func (d *desk) percent(n int) bool { return d.rng.IntN(100) < n }

// ticket is a call as it is opened.
func (d *desk) ticket(opened time.Time, c call) metrics.Ticket {
	t := metrics.Ticket{
		Account: Account, Kind: c.kind, Priority: c.priority, Queue: queueDesk,
		SupportLevel: 1, Impact: c.impact, CustomerImpact: c.word,
		Item: c.item, Category: c.category, Summary: c.summary, Problem: c.problem, CausedBy: c.cause,
		Opened: opened.UTC(), Visibility: account.Customer,
	}
	if c.inner {
		t.Visibility = account.Internal
	}
	channels := "phone phone phone mail portal"
	switch {
	case c.alarm:
		channels, t.Queue = "monitoring", c.queue
	case c.kind == metrics.Request:
		channels = "portal portal mail"
	case c.kind == metrics.Question:
		channels = "mail phone portal"
	case c.priority < "3":
		channels = "phone"
	}
	fields := strings.Fields(channels)
	t.Channel = fields[d.rng.IntN(len(fields))]
	if c.queue != queueDesk {
		t.SupportLevel = 2
		if c.kind == metrics.Incident && c.queue != queueField && d.percent(15) {
			t.SupportLevel = 3
		}
	}
	if t.Impact == "" {
		t.Impact, t.CustomerImpact = d.impacts(c)
	}
	return t
}

// impacts draws the provider's view of the harm, and the customer's word on it
// where there is one. Now and then that is graver. What disrupted the business
// is told, never drawn.
func (d *desk) impacts(c call) (ours, theirs metrics.Impact) {
	if c.kind != metrics.Incident {
		return metrics.NoImpact, ""
	}
	impacts := map[metrics.Priority][2]metrics.Impact{
		"2": {metrics.Degraded, metrics.Degraded},
		"3": {metrics.Minor, metrics.Degraded},
		"4": {metrics.NoImpact, metrics.Minor},
	}[c.priority]
	switch roll := d.rng.IntN(100); {
	case c.alarm:
	case roll < 30:
		theirs = impacts[0]
	case roll < 38:
		theirs = impacts[1]
	}
	return impacts[0], theirs
}

// engineer is who works in a queue.
func (d *desk) engineer(queue string) account.PersonID {
	switch queue {
	case queueNetwork:
		return networks
	case queueDatabase:
		return databases
	case queueApplications:
		return applications
	case queueField:
		return field
	}
	if d.percent(50) {
		return deskOne
	}
	return deskTwo
}
