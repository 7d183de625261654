package quadrant

import (
	"cmp"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// commitment reads the signs of a promise. The promise to report back that an alert
// made is none of the watch's: its owner is reminded, and it is escalated, as every
// promise is; an alert about it would ask for another.
func (g grounds) commitment(c account.Commitment, r *reading) {
	if c.Source.Kind == RefAlert {
		return
	}
	switch {
	case c.State == account.Open || c.Ended.After(r.now):
		r.look(c.Ended)
		r.from(SignDueSoon, later(g.shift(c.Account, c.Due, -g.policy.DueDays), c.Made))
		r.from(SignOverdue, later(c.Due.Add(1), c.Made)) // at its due instant a promise can still be kept
	case c.State == account.Broken:
		r.from(SignBroken, cmp.Or(c.Ended, c.Due))
	}
}

// activity reads the signs of an order, an implementation or another activity with a
// date.
func (g grounds) activity(a metrics.Activity, r *reading) {
	if a.Planned.IsZero() || a.Finished(r.now) {
		return
	}
	r.look(a.Done)
	if a.Status == metrics.ActivityPlanned {
		r.from(SignNotBegun, g.shift(a.Account, a.Planned, -g.policy.DueDays))
	}
	r.from(SignLate, a.Planned.Add(1))
}

// related reads whether as many open tickets as the policy says were opened within
// its time of each other. That those who came first are restored, while enough others
// are not, begins no trouble anew.
func (g grounds) related(related Related, r *reading) {
	var opened []time.Time
	for _, t := range related.Tickets {
		opened = append(opened, t.Opened)
	}
	n := g.policy.Related
	for i := 0; i+n <= len(opened); i++ {
		if last := opened[i+n-1]; last.Sub(opened[i]) <= minutes(g.policy.RelatedMinutes) {
			r.from(SignRelated, earlier(last, related.Since))
			return
		}
	}
}

// later is the later of two instants.
func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
