package quadrant

import (
	"time"

	"github.com/accordhq/accord/account"
)

// Next is when time alone first changes what [Watch] says of the facts, as far as the
// judgement knows; zero for never.
func Next(f Facts, p WatchPolicy, now time.Time) time.Time {
	g := grounds{policy: p.OrDefault(), terms: f.Terms}
	people := newCircle(f)
	var next time.Time
	for _, c := range g.casesOf(f, now) {
		_, _, at := g.judge(c, people, now)
		if !at.IsZero() && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	return next
}

// AboutOf is what an alert is about, by its key.
func AboutOf(k AlertKey) (account.Ref, bool) { return aboutOf(k) }
