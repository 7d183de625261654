package ticketlog

import (
	"cmp"
	"slices"
	"time"

	"github.com/accordhq/accord/metrics"
)

// A journal writes the log of a ticket row by row.
type journal struct {
	// states says that words are what a ticket is in, not what happened to it.
	states bool
	// acknowledges says that there is a state in which a ticket is known to
	// have been acknowledged. States are stages: whichever comes after it, or
	// in its place, tells the same.
	acknowledges bool
	// overridden are the kinds of entry that a column of their own tells,
	// counted says that one counts the reopenings.
	overridden [len(stepKinds)]bool
	counted    bool

	log []metrics.Entry
	now standing
}

// A standing is where a ticket stands after the rows so far.
type standing struct {
	facts        facts
	priority     metrics.Priority
	queue        string
	reopens      int
	state        word
	acknowledged bool
	held         bool
	reason       string
}

func newJournal(m Mapping) *journal {
	c := m.Columns
	return &journal{
		states:       c.State != "",
		acknowledges: c.State != "" && m.makes(metrics.Acknowledged),
		overridden: [...]bool{
			acknowledged: c.Acknowledged != "",
			restored:     c.Restored != "",
			repaired:     c.Repaired != "",
			resolved:     c.Resolved != "",
			closed:       c.Closed != "",
		},
		counted: c.Reopens != "",
	}
}

// write returns the log of a ticket, given its rows in order.
func (j *journal) write(rows []row, f facts) []metrics.Entry {
	j.log = j.log[:0]
	j.now = standing{facts: f, priority: rows[0].priority, queue: rows[0].queue}
	for i := range rows {
		j.row(&rows[i])
	}
	for i, kind := range stepKinds {
		if at := f.steps[i]; !at.IsZero() {
			j.log = append(j.log, metrics.Entry{At: at, Kind: kind})
		}
	}
	slices.SortStableFunc(j.log, func(a, b metrics.Entry) int { return a.At.Compare(b.At) })
	return slices.Clone(j.log)
}

// row writes what a row adds. A reopening comes before all else, for nothing
// but it happens to a closed ticket, and what closes a ticket comes last.
func (j *journal) row(r *row) {
	j.reopen(r)
	j.follow(r)
	switch {
	case r.word == nil:
	case j.states:
		j.state(r)
	default:
		j.event(r)
	}
}

// follow writes changes of priority and queue. A row without one changes
// neither.
func (j *journal) follow(r *row) {
	if r.priority != "" && r.priority != j.now.priority {
		j.now.priority = r.priority
		j.enter(r, metrics.Entry{Kind: metrics.Prioritised, Priority: r.priority})
	}
	if r.queue != "" && r.queue != j.now.queue {
		j.now.queue = r.queue
		j.enter(r, metrics.Entry{Kind: metrics.Queued, Queue: r.queue})
	}
}

// reopen writes a reopening: where reopenings are counted, each rise of the
// count, provided that the last count has any; else the word for it, and each
// state that leaves the end of a ticket's life.
func (j *journal) reopen(r *row) {
	e := metrics.Entry{Kind: metrics.Reopened, Reason: r.reason}
	if j.counted {
		if r.facts.reopens > j.now.reopens && j.now.facts.reopens > 0 {
			j.now.reopens = r.facts.reopens
			j.now.state = word{}
			j.enter(r, e)
		}
		return
	}
	if r.word == nil {
		return
	}
	if r.word.entry == metrics.Reopened {
		e.Reason = cmp.Or(e.Reason, r.word.reason)
		if !j.states || j.now.state.entry != metrics.Reopened {
			j.enter(r, e)
		}
	} else if j.states && done(j.now.state.entry) && !done(r.word.entry) {
		j.enter(r, e)
	}
}

// done reports whether a state is at the end of a ticket's life.
func done(state metrics.EntryKind) bool {
	return state == metrics.Resolved || state == metrics.Closed
}

// state writes what entering the row's state, and leaving the one before it,
// means.
func (j *journal) state(r *row) {
	entry := r.word.entry
	if j.acknowledges && !j.now.acknowledged && entry != "" {
		j.now.acknowledged = true
		j.enter(r, metrics.Entry{Kind: metrics.Acknowledged})
	}
	if entry == metrics.Held {
		j.hold(r)
	} else {
		if j.now.held {
			j.now.held = false
			j.enter(r, metrics.Entry{Kind: metrics.Resumed})
		}
		if entry != j.now.state.entry && entry != "" && entry != metrics.Acknowledged && entry != metrics.Reopened {
			j.enter(r, metrics.Entry{Kind: entry})
		}
	}
	j.now.state = *r.word
}

// hold writes the beginning of a wait, or that it goes on for another reason. A
// row of the same state that tells no reason adds nothing.
func (j *journal) hold(r *row) {
	reason := cmp.Or(r.reason, r.word.reason)
	switch {
	case j.now.held && reason == j.now.reason:
	case r.reason == "" && *r.word == j.now.state:
	default:
		j.enter(r, metrics.Entry{Kind: metrics.Held, Reason: reason})
		j.now.held, j.now.reason = true, reason
	}
}

// event writes what happened, but for what [journal.reopen] and
// [journal.follow] write.
func (j *journal) event(r *row) {
	switch e := r.word.entry; e {
	case "", Opened, metrics.Reopened, metrics.Queued, metrics.Prioritised:
	case metrics.Held:
		j.enter(r, metrics.Entry{Kind: e, Reason: cmp.Or(r.reason, r.word.reason)})
	default:
		j.enter(r, metrics.Entry{Kind: e})
	}
}

// enter writes an entry of a row, unless a column overrides its kind. What a
// column says of the ticket's end bounds the log: no hold begins or ends at or
// after it, and no other entry comes later.
func (j *journal) enter(r *row, e metrics.Entry) {
	if i := slices.Index(stepKinds[:], e.Kind); i >= 0 && j.overridden[i] {
		return
	}
	e.At, e.By = r.at, r.by
	if end := j.bound(e.Kind); !end.IsZero() && !e.At.Before(end) {
		if e.Kind == metrics.Held || e.Kind == metrics.Resumed {
			return
		}
		e.At = end
	}
	j.log = append(j.log, e)
}

// bound is the last instant of an entry, as columns tell: the closing for what
// may happen to a resolved ticket, for the rest its end; zero for none.
func (j *journal) bound(kind metrics.EntryKind) time.Time {
	switch kind {
	case metrics.Queued, metrics.Prioritised, metrics.Closed:
		return j.now.facts.steps[closed]
	}
	return j.now.facts.end()
}
