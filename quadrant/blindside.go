package quadrant

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A Blindside is a disruption about which the customer's business reached the
// provider's before the provider's own service had told it (white paper, chapter "The
// Four Quadrants of the Relationship"). It is internal for good. An MSP wants none.
type Blindside struct {
	Account account.ID `json:"account"`
	// About is the ticket that was spoken of.
	About account.Ref `json:"about"`
	// Signs say why it was a disruption when the call came, Since from when on.
	Signs []Sign    `json:"signs"`
	Since time.Time `json:"since"`
	// Call is the interaction in which the customer's business reached the
	// provider's, Called when it was.
	Call   InteractionID `json:"call"`
	Called time.Time     `json:"called"`
	// Told is when the provider's business first knew of it from its own side or took
	// notice; zero for never.
	Told time.Time `json:"told,omitzero"`
	// Failed is the hand-over that did not take place in time.
	Failed Handover `json:"failed"`
}

// Known is for how long the trouble had gone on when the customer called.
func (b Blindside) Known() time.Duration { return b.Called.Sub(b.Since) }

// Ahead is by how long the customer came before the provider's own word; false where
// that never came.
func (b Blindside) Ahead() (time.Duration, bool) {
	if b.Told.IsZero() {
		return 0, false
	}
	return b.Told.Sub(b.Called), true
}

// Why says in one sentence what happened.
func (b Blindside) Why() account.Text {
	return account.Say("blindside."+string(b.Failed), account.Args{
		"known": account.Span(b.Known()), "called": account.Instant(b.Called),
	})
}

// A Handover is the passing of word from one to the next.
type Handover string

// The hand-overs that can fail.
const (
	// ToSupervisor: those who worked on it did not tell the operations supervisor.
	ToSupervisor Handover = "to-supervisor"
	// ToBusiness: the operations supervisor knew, and did not tell the account
	// manager or the executive partner.
	ToBusiness Handover = "to-business"
)

// Blindsides are those of a period, by the instant of the call: of every disruption
// the first time that somebody of the customer's business spoke about it to somebody
// of the provider's, if none of these knew of it by then: from the provider's service,
// by having taken notice of the alert, by having told the customer's business
// themselves, or as one who stands in both of the provider's quadrants and took part.
// Of related tickets that are a disruption together alone, it is the first such call
// about any of them.
//
// For who knew what before the period, conversations and tickets are read as far back
// as the facts have them.
func Blindsides(f Facts, p WatchPolicy, period metrics.Period) []Blindside {
	l := lookback{grounds: grounds{policy: p.OrDefault(), terms: f.Terms}, people: newCircle(f), period: period}
	cases := l.casesOf(f, period.To)
	tickets := make(map[account.Ref]Case, len(f.Tickets))
	for _, c := range cases {
		if c.Ticket != nil {
			tickets[c.About] = c
			l.over(c, func(w Word) ([]Sign, time.Time) {
				signs, since, _ := l.alone(c, w.At)
				return signs, since
			})
		}
	}
	words, known := wordsOf(f), f.known()
	for about, group := range groupsOf(cases) {
		c := Case{Words: slices.Clone(words[about]), Alerts: known[about].Alerts}
		for _, one := range group {
			c.Words = append(c.Words, one.Words...)
		}
		together := sync.OnceValue(func() func(time.Time) []Sign { return l.replayed(group) })
		l.over(c, func(w Word) ([]Sign, time.Time) {
			signs := together()(w.At)
			if one, there := tickets[w.About]; there {
				if alone, _, _ := l.alone(one, w.At); len(alone) > 0 {
					signs = nil // that is told of by itself
				}
			}
			if len(signs) == 0 {
				return nil, time.Time{}
			}
			return signs, signs[0].Since
		})
	}
	slices.SortFunc(l.found, func(a, b Blindside) int {
		return cmp.Or(a.Called.Compare(b.Called), cmp.Compare(a.About.ID, b.About.ID), cmp.Compare(a.Call, b.Call))
	})
	return l.found
}
