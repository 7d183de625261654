package quadrant

import (
	"cmp"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// The signs of trouble. The first six make a disruption of tickets, the others are
// those of promises.
const (
	// SignImpact: in the provider's own view the harm is grave.
	SignImpact SignCode = "impact"
	// SignCustomerWord: in the customer's own word the harm is graver than in the
	// provider's view.
	SignCustomerWord SignCode = "customer-word"
	// SignPriority: the ticket has a priority that is kept for disruptions.
	SignPriority SignCode = "priority"
	// SignLonger: it has been open for too long for its impact.
	SignLonger SignCode = "longer"
	// SignPrime: it fell into the customer's prime hours.
	SignPrime SignCode = "prime"
	// SignRelated: too many related tickets are open at once.
	SignRelated SignCode = "related"
	// SignTargetMissed and SignTargetSoon: a target of an open ticket was missed, or
	// will be soon.
	SignTargetMissed SignCode = "target-missed"
	SignTargetSoon   SignCode = "target-soon"
	// SignBroken, SignOverdue and SignDueSoon: a commitment was broken, is overdue,
	// or will be soon.
	SignBroken  SignCode = "broken"
	SignOverdue SignCode = "overdue"
	SignDueSoon SignCode = "due-soon"
	// SignLate: an order, an implementation or another activity is past its date;
	// SignNotBegun: its date is near, and it has not begun.
	SignLate     SignCode = "late"
	SignNotBegun SignCode = "not-begun"
)

// class is how grave the trouble is that a sign shows.
func (c SignCode) class() Class {
	switch c {
	case SignTargetSoon, SignDueSoon, SignNotBegun:
		return Endangered
	case SignTargetMissed, SignBroken, SignOverdue, SignLate:
		return Missed
	}
	return Disruption
}

// Text says the sign to people.
func (s Sign) Text() account.Text {
	return account.Say("sign."+string(s.Code), account.Args{"since": account.Instant(s.Since)})
}

// A reading is what is made of a fact as of an instant: the signs that hold, and
// when time alone makes another hold.
type reading struct {
	now   time.Time
	signs []Sign
	next  time.Time
	// spans are the times at which it was a disruption, and since is when the present
	// one of them, whatever made it so, began; zero for when the first sign did.
	spans []span
	since time.Time
}

// from notes a sign that holds from an instant on. A zero instant is never.
func (r *reading) from(code SignCode, at time.Time) {
	switch {
	case at.IsZero():
	case at.After(r.now):
		r.look(at)
	default:
		r.signs = append(r.signs, Sign{Code: code, Since: plain(at)})
	}
}

// while notes the times at which a sign of a disruption held.
func (r *reading) while(code SignCode, spans []span) {
	var begins time.Time
	for _, s := range spans {
		if !s.ended() {
			begins = earlier(s.from, begins)
		}
	}
	r.from(code, begins)
	r.spans = append(r.spans, spans...)
}

// unite finds since when there has been one sign or another without a break: trouble
// does not begin anew when what first showed it no longer holds.
func (r *reading) unite() {
	for _, s := range r.signs {
		if r.since.IsZero() || s.Since.Before(r.since) {
			r.since = s.Since
		}
	}
	slices.SortFunc(r.spans, func(a, b span) int { return b.to.Compare(a.to) })
	for _, s := range r.spans {
		if s.ended() && !s.to.Before(r.since) && s.from.Before(r.since) {
			r.since = plain(s.from)
		}
	}
}

// look notes an instant at which to look again.
func (r *reading) look(at time.Time) {
	if at.After(r.now) && (r.next.IsZero() || at.Before(r.next)) {
		r.next = plain(at)
	}
}

// trouble is the gravest that the signs show, those of its class, each once, the
// earliest first, and since when.
func (r *reading) trouble() (Class, []Sign, time.Time) {
	var class Class
	for _, s := range r.signs {
		if s.Code.class().Rank() > class.Rank() {
			class = s.Code.class()
		}
	}
	signs := slices.DeleteFunc(r.signs, func(s Sign) bool { return s.Code.class() != class })
	slices.SortFunc(signs, func(a, b Sign) int {
		return cmp.Or(a.Since.Compare(b.Since), cmp.Compare(a.Code, b.Code))
	})
	signs = slices.CompactFunc(signs, func(a, b Sign) bool { return a.Code == b.Code && a.Since.Equal(b.Since) })
	if len(signs) == 0 {
		return "", nil, time.Time{}
	}
	if class == Disruption && !r.since.IsZero() {
		return class, signs, r.since
	}
	return class, signs, signs[0].Since
}

// grounds are what facts of an account are read by.
type grounds struct {
	policy WatchPolicy
	terms  []metrics.Terms
}

// shift moves an instant by working days; where the calendar knows no such day, by
// calendar days.
func (g grounds) shift(id account.ID, t time.Time, days int) time.Time {
	if at, ok := metrics.TermsAt(g.terms, id, t).Calendar.AddWorkdays(t, days); ok {
		return at
	}
	return t.AddDate(0, 0, days)
}
