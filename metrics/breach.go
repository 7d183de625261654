package metrics

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// A Breach says by how much a target was missed, and where most of the time
// that counted had gone. It names queues and reasons, and so is internal for
// good.
type Breach struct {
	// Late is the time over the target, on the target's clock: 0 while that
	// clock has stood still since the target fell due.
	Late time.Duration `json:"late"`
	// Most is the kind of stretch on which most of the counted time was
	// spent, Name the queue or the reason it was spent with, Spent how long.
	Most  Stretch       `json:"most"`
	Name  string        `json:"name,omitempty"`
	Spent time.Duration `json:"spent"`
}

// A Stretch is a part of a ticket's life.
type Stretch string

// The stretches. Each instant belongs to one: the first of these that fits.
const (
	// StretchHeld: waiting for something outside the provider.
	StretchHeld Stretch = "held"
	// StretchUnanswered: nobody had responded yet.
	StretchUnanswered Stretch = "unanswered"
	// StretchReopened: after it was reopened.
	StretchReopened Stretch = "reopened"
	// StretchQueue: with a queue of the provider.
	StretchQueue Stretch = "queue"
)

// Text is the reason for the breach in one sentence.
func (b Breach) Text() account.Text {
	code := "breach." + string(b.Most)
	if b.Name == "" {
		code += "-unnamed"
	}
	return account.Say(code, account.Args{
		"late": account.Span(b.Late), "spent": account.Span(b.Spent), "name": account.Data(b.Name),
	})
}

// breach finds the stretch on which most of a missed target's time was spent.
// Of equals, the earlier one is named.
func (l *life) breach(p promise, end time.Time) *Breach {
	b := &Breach{Late: -p.left(end)}
	type stretch struct {
		kind Stretch
		name string
	}
	spent := make(map[stretch]time.Duration)
	var order []stretch // the map has none, and it decides between equals
	from := p.from
	for _, to := range l.turns(p.from, end) {
		kind, name := l.stretch(from)
		s := stretch{kind, name}
		if _, seen := spent[s]; !seen {
			order = append(order, s)
		}
		spent[s] += counted(p.calendar, p.pauses, from, to)
		from = to
	}
	for _, s := range order {
		if spent[s] > b.Spent {
			b.Most, b.Name, b.Spent = s.kind, s.name, spent[s]
		}
	}
	return b
}

// turns are the instants in (from, end] at which a stretch may end, in order;
// the last is end.
func (l *life) turns(from, end time.Time) []time.Time {
	turns := []time.Time{end, l.answered}
	for _, h := range l.r.Holds {
		turns = append(turns, h.From, h.To)
	}
	for _, q := range l.queues {
		turns = append(turns, q.from)
	}
	turns = append(turns, l.r.Reopened...)
	turns = slices.DeleteFunc(turns, func(t time.Time) bool { return !t.After(from) || t.After(end) })
	slices.SortFunc(turns, time.Time.Compare)
	return slices.CompactFunc(turns, time.Time.Equal)
}

// stretch says what the ticket was in at an instant.
func (l *life) stretch(at time.Time) (Stretch, string) {
	r := l.r
	for _, h := range r.Holds {
		if !at.Before(h.From) && (h.To.IsZero() || at.Before(h.To)) {
			return StretchHeld, h.Reason
		}
	}
	if l.answered.IsZero() || at.Before(l.answered) {
		return StretchUnanswered, ""
	}
	if len(r.Reopened) > 0 && !at.Before(r.Reopened[0]) {
		return StretchReopened, ""
	}
	queue := l.opening
	for _, q := range l.queues {
		if !at.Before(q.from) {
			queue = q.value
		}
	}
	return StretchQueue, queue
}
