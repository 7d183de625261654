package metrics

import (
	"slices"
	"time"
)

// Read reads a ticket's log under terms as of an instant: entries later than
// now are not seen.
//
// Every clock starts at the opening. Acknowledge ends with the first response
// as the policy has it; restore, repair and resolve end with the entry of that
// name, the policy saying whether a later step stands for one the log omits.
// A reopening takes back restore, repair and resolve, unless the policy keeps
// them. Holds run from a held entry to the next resumed, resolved or
// closed one; a held entry with another reason ends one hold and begins the
// next. A ticket that is closed without being resolved is neither open nor
// resolved: its resolve measure is unknown.
//
// An entry that does not fit is reported in [Reading.Oddities] together with
// what was made of it; see [OddityCode]. No time is ever negative.
func Read(t Ticket, terms Terms, now time.Time) Reading {
	terms.Policy = terms.Policy.orDefault()
	r := Reading{
		Ticket: t.ID, Priority: t.Priority, Queue: t.Queue, Opened: t.Opened,
		State: StateUnopened, terms: terms, now: now,
	}
	if t.Opened.After(now) {
		return r
	}
	r.State = StateOpen
	l := life{r: &r, opening: t.Queue, priorities: []held[Priority]{{t.Opened, t.Priority}}}
	for _, e := range r.inOrder(t.Log) {
		if e.At.Before(t.Opened) {
			r.odd(e, BeforeOpening)
			e.At = t.Opened
		}
		l.enter(e)
	}
	l.finish()
	return r
}

// inOrder returns the entries made by now, in order of time.
func (r *Reading) inOrder(log []Entry) []Entry {
	byTime := func(a, b Entry) int { return a.At.Compare(b.At) }
	later := func(e Entry) bool { return e.At.After(r.now) }
	if slices.IsSortedFunc(log, byTime) {
		if i := slices.IndexFunc(log, later); i >= 0 {
			log = log[:i]
		}
		return log
	}
	log = slices.DeleteFunc(slices.Clone(log), later)
	for i := 1; i < len(log); i++ {
		if log[i].At.Before(log[i-1].At) {
			r.odd(log[i-1], OutOfOrder)
			break
		}
	}
	slices.SortStableFunc(log, byTime)
	return log
}

// A life follows a ticket from entry to entry.
type life struct {
	r *Reading
	// priorities and queues are those held so far, each from its instant on.
	priorities []held[Priority]
	queues     []held[string]
	// opening is the queue at the opening.
	opening string
	// answered is the first response; steps are restore, repair and resolve
	// since the last reopening, kept what stood before it.
	answered time.Time
	steps    [3]time.Time
	kept     [3]time.Time
	closed   time.Time
}

// A held is a value that holds from an instant on.
type held[T any] struct {
	from  time.Time
	value T
}

// The steps that a reopening takes back.
const (
	restored = iota
	repaired
	resolved
)

func (l *life) enter(e Entry) {
	r := l.r
	if r.State == StateClosed && e.Kind != Reopened {
		r.odd(e, AfterClosing)
		return
	}
	switch e.Kind {
	case Acknowledged:
		if r.State == StateResolved {
			r.odd(e, AfterResolving)
			return
		}
		l.answer(e, true)
	case Held:
		l.hold(e)
	case Resumed:
		if r.State != StateHeld {
			r.odd(e, NotHeld)
		}
		l.resume(e.At)
	case Queued:
		r.Queue = e.Queue
		l.queues = append(l.queues, held[string]{e.At, e.Queue})
	case Prioritised:
		if e.Priority != r.Priority {
			r.Priority = e.Priority
			l.priorities = append(l.priorities, held[Priority]{e.At, e.Priority})
		}
	case Restored:
		l.step(e, restored)
	case Repaired:
		l.step(e, repaired)
	case Resolved:
		if r.State == StateResolved {
			r.odd(e, Repeated)
			return
		}
		l.step(e, resolved)
		l.resume(e.At)
		r.State = StateResolved
	case Reopened:
		l.reopen(e)
	case Closed:
		l.resume(e.At)
		if r.State != StateResolved {
			r.odd(e, NeverResolved)
		}
		l.closed = e.At
		r.State = StateClosed
	default:
		r.odd(e, UnknownKind)
	}
}

// answer records the first response. A step other than an acknowledgement
// counts when the policy says so.
func (l *life) answer(e Entry, acknowledged bool) {
	if l.answered.IsZero() && (acknowledged || l.r.terms.Policy.Response == RespondByAnyStep) {
		l.answered = e.At
	}
}

func (l *life) hold(e Entry) {
	r := l.r
	switch r.State {
	case StateResolved:
		r.odd(e, AfterResolving)
		return
	case StateHeld:
		if r.Holds[len(r.Holds)-1].Reason == e.Reason {
			r.odd(e, Repeated)
			return
		}
		l.resume(e.At)
	}
	l.answer(e, false)
	r.Holds = append(r.Holds, Hold{From: e.At, Reason: e.Reason})
	r.State = StateHeld
}

// resume ends the hold that runs, if any. A hold of no length is none.
func (l *life) resume(at time.Time) {
	r := l.r
	if r.State != StateHeld {
		return
	}
	last := len(r.Holds) - 1
	r.Holds[last].To = at
	if !r.Holds[last].From.Before(at) {
		r.Holds = r.Holds[:last]
	}
	r.State = StateOpen
}

func (l *life) step(e Entry, which int) {
	if l.r.State == StateResolved {
		l.r.odd(e, AfterResolving)
		return
	}
	if !l.steps[which].IsZero() {
		l.r.odd(e, Repeated)
		return
	}
	l.answer(e, false)
	l.steps[which] = e.At
}

func (l *life) reopen(e Entry) {
	r := l.r
	r.Reopened = append(r.Reopened, e.At)
	if r.State.Open() {
		r.odd(e, NotResolved)
		return
	}
	if done := l.ended(); done.Before(e.At) {
		r.thought = append(r.thought, Hold{From: done, To: e.At})
	}
	l.kept = l.stood()
	l.steps, l.closed = [3]time.Time{}, time.Time{}
	r.State = StateOpen
}

// stood are restore, repair and resolve as the policy has them.
func (l *life) stood() [3]time.Time {
	steps, policy := l.steps, l.r.terms.Policy
	if policy.Implied {
		for _, s := range []int{repaired, restored} {
			if steps[s].IsZero() {
				steps[s] = steps[s+1]
			}
		}
	}
	if policy.Reopen == ReopenKeepsFirst {
		for s, at := range l.kept {
			if !at.IsZero() {
				steps[s] = at
			}
		}
	}
	return steps
}

// ended is when the ticket was resolved, or closed without; zero while open.
func (l *life) ended() time.Time {
	switch {
	case l.r.State.Open():
		return time.Time{}
	case !l.steps[resolved].IsZero():
		return l.steps[resolved]
	}
	return l.closed
}

// finish turns what the log told into outcomes.
func (l *life) finish() {
	r := l.r
	r.Ended = l.ended()
	steps, pauses := l.stood(), l.pauses()
	responsePauses := pauses
	if !r.terms.Policy.HoldPausesResponse {
		responsePauses = nil
	}
	r.Acknowledge = l.outcome(Acknowledge, l.answered, responsePauses)
	r.Restore = l.outcome(Restore, steps[restored], pauses)
	r.Repair = l.outcome(Repair, steps[repaired], pauses)
	r.Resolve = l.outcome(Resolve, steps[resolved], pauses)
}

// pauses are the intervals that clocks less hold leave out, in order.
func (l *life) pauses() []Hold {
	r := l.r
	if len(r.thought) == 0 || r.terms.Policy.Reopen != ReopenPauses {
		return r.Holds
	}
	all := slices.Concat(r.Holds, r.thought)
	slices.SortFunc(all, func(a, b Hold) int { return a.From.Compare(b.From) })
	return all
}

func (r *Reading) odd(e Entry, code OddityCode) {
	r.Oddities = append(r.Oddities, Oddity{At: e.At, Kind: e.Kind, Code: code})
}
