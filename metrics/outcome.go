package metrics

import (
	"slices"
	"time"
)

// outcome judges one measure that ended at an instant; zero for not yet.
func (l *life) outcome(m Measure, at time.Time, pauses []Hold) Outcome {
	r, end := l.r, at
	o := Outcome{At: at}
	unknown := at.IsZero() && !r.Ended.IsZero()
	switch {
	case unknown:
		end = r.Ended
	case at.IsZero():
		end = r.now
	default:
		pauses = before(pauses, at)
	}
	if !unknown {
		o.Times = r.times(end, pauses)
	}
	p, ok := l.promise(m, end, pauses)
	if !ok {
		return o
	}
	o.Target, o.Start, o.Due, o.Verdict = p.target, p.from, p.due, Unknown
	if !unknown {
		o.Verdict = p.verdict(o, r.now, r.terms)
	}
	if o.Verdict == Missed || o.Verdict == RunningMissed {
		o.Breach = l.breach(p, end)
	}
	return o
}

// before returns the pauses that began before an instant.
func before(pauses []Hold, at time.Time) []Hold {
	if i := slices.IndexFunc(pauses, func(h Hold) bool { return !h.From.Before(at) }); i >= 0 {
		return pauses[:i]
	}
	return pauses
}

// times are what each clock counts from the opening to an instant.
func (r *Reading) times(end time.Time, pauses []Hold) Times {
	return Times{
		Elapsed:         counted(nil, nil, r.Opened, end),
		ElapsedLessHold: counted(nil, pauses, r.Opened, end),
		Service:         counted(r.terms.Calendar, nil, r.Opened, end),
		ServiceLessHold: counted(r.terms.Calendar, pauses, r.Opened, end),
	}
}

// counted is the open time of a calendar in [from, to) that lies in no pause.
func counted(c *Calendar, pauses []Hold, from, to time.Time) time.Duration {
	left := c.Between(from, to)
	for _, p := range pauses {
		start, end := p.From, p.To
		if end.IsZero() || end.After(to) {
			end = to
		}
		if start.Before(from) {
			start = from
		}
		left = max(0, left-c.Between(start, end)) // spans that saturate may not add up
	}
	return left
}

// A promise is a target that began to run at an instant.
type promise struct {
	target Target
	from   time.Time
	due    time.Time
	// calendar counts the target; pauses are the intervals it leaves out.
	calendar *Calendar
	pauses   []Hold
}

// promise is what was promised for a measure, given the priorities the ticket
// had until end.
func (l *life) promise(m Measure, end time.Time, pauses []Hold) (promise, bool) {
	r := l.r
	var best promise
	found := false
	for i := len(l.priorities) - 1; i >= 0; i-- {
		was := l.priorities[i]
		if was.from.After(end) {
			continue
		}
		if target, ok := r.terms.Target(was.value, m); ok {
			from := r.Opened
			if r.terms.Policy.Priority == PriorityFromChange {
				from = was.from
			}
			p := newPromise(target, from, r.terms.Calendar, pauses)
			if !found || p.stricter(best, end) {
				best, found = p, true
			}
		}
		if r.terms.Policy.Priority != PriorityStrictest {
			break
		}
	}
	return best, found
}

func newPromise(target Target, from time.Time, c *Calendar, pauses []Hold) promise {
	p := promise{target: target, from: from}
	if target.Clock.inService() {
		p.calendar = c
	}
	if target.Clock.lessHold() {
		p.pauses = pauses
	}
	p.due = p.findDue()
	return p
}

// spent is the time counted on the target's clock until an instant.
func (p promise) spent(end time.Time) time.Duration {
	return counted(p.calendar, p.pauses, p.from, end)
}

// left is how much of the target is left at an instant.
func (p promise) left(at time.Time) time.Duration { return p.target.Within - p.spent(at) }

// stricter reports whether p falls due before q does; where neither has a due
// time, whether less of it is left.
func (p promise) stricter(q promise, at time.Time) bool {
	if p.due.IsZero() && q.due.IsZero() {
		return p.left(at) < q.left(at)
	}
	return !p.due.IsZero() && (q.due.IsZero() || p.due.Before(q.due))
}

// findDue walks from pause to pause until the target is used up. It is zero
// when a pause that has not ended comes first, and when the calendar never
// opens again.
func (p promise) findDue() time.Time {
	from, left := p.from, p.target.Within
	for _, pause := range p.pauses {
		if !pause.To.IsZero() && !pause.To.After(from) {
			continue
		}
		if run := p.calendar.Between(from, pause.From); run < left {
			left -= run
		} else {
			break
		}
		if pause.To.IsZero() {
			return time.Time{}
		}
		from = pause.To
	}
	due, _ := p.calendar.Add(from, left)
	return due
}

// verdict judges an outcome as of now. A target that never falls due is met
// whenever the measure ends.
func (p promise) verdict(o Outcome, now time.Time, terms Terms) Verdict {
	late := func(at time.Time) bool { return !p.due.IsZero() && at.After(p.due) }
	switch {
	case o.Reached() && late(o.At):
		return Missed
	case o.Reached():
		return Met
	case late(now):
		return RunningMissed
	case float64(p.left(now)) < terms.Policy.DueSoon*float64(p.target.Within):
		return DueSoon
	}
	return Running
}
