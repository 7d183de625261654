package quadrant

import (
	"slices"

	"github.com/accordhq/accord/account"
)

// A Quadrant is one of the four groups of people that a relationship is made of
// (white paper, chapter "The Four Quadrants of the Relationship").
type Quadrant string

// The four quadrants.
const (
	// Q1 is the customer's business: those who pay and decide.
	Q1 Quadrant = "customer-business"
	// Q2 is the provider's business: sales and executives.
	Q2 Quadrant = "provider-business"
	// Q3 is the customer's technical side: end users and technical contacts.
	Q3 Quadrant = "customer-technical"
	// Q4 is the provider's technical side: service and support.
	Q4 Quadrant = "provider-technical"
)

// Quadrants returns the four quadrants in order.
func Quadrants() [4]Quadrant { return [4]Quadrant{Q1, Q2, Q3, Q4} }

// Of is the quadrant of a side and a level; empty for a side or a level that there
// is not.
func Of(side account.Side, level account.Level) Quadrant {
	for _, q := range Quadrants() {
		if q.Side() == side && q.Level() == level {
			return q
		}
	}
	return ""
}

// Side is whose people stand in the quadrant.
func (q Quadrant) Side() account.Side {
	switch q {
	case Q1, Q3:
		return account.CustomerSide
	case Q2, Q4:
		return account.ProviderSide
	}
	return ""
}

// Level is the level at which its people take part.
func (q Quadrant) Level() account.Level {
	switch q {
	case Q1, Q2:
		return account.BusinessLevel
	case Q3, Q4:
		return account.TechnicalLevel
	}
	return ""
}

// rank orders the quadrants; one that there is not comes last.
func (q Quadrant) rank() int {
	all := Quadrants()
	if i := slices.Index(all[:], q); i >= 0 {
		return i
	}
	return len(all)
}

func (q Quadrant) known() bool { return q.Side() != "" }

// Label is the name of the quadrant for people; an unknown one is said as it
// stands.
func (q Quadrant) Label() account.Text {
	if !q.known() {
		return account.Data(q)
	}
	return account.Say("quadrant."+string(q), nil)
}

// A set is some of the quadrants: bit n stands for the one of rank n.
type set uint8

// setOf is the set of those that are known.
func setOf(list ...Quadrant) set {
	var s set
	for _, q := range list {
		if q.known() {
			s |= 1 << q.rank()
		}
	}
	return s
}

// list are the quadrants of the set, in order.
func (s set) list() []Quadrant {
	var all []Quadrant
	for _, q := range Quadrants() {
		if s&setOf(q) != 0 {
			all = append(all, q)
		}
	}
	return all
}

// several reports whether there is more than one in the set.
func (s set) several() bool { return s&(s-1) != 0 }
