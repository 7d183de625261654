package quadrant

import (
	"cmp"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A Map is who spoke with whom about an account in a period, and what each quadrant
// has heard. It is internal for good, but for that of facts cut to an audience with
// [Facts.For].
type Map struct {
	Account account.ID     `json:"account"`
	Period  metrics.Period `json:"period"`
	// AsOf is the instant as of which it is judged.
	AsOf time.Time `json:"as_of"`
	// Paths are the six between quadrants, in the order of [Paths], and then the
	// four within, in the order of [Quadrants].
	Paths [10]Traffic `json:"paths"`
	// Rooms are the four quadrants, in order.
	Rooms [4]Room `json:"rooms"`
	// Unplaced are interactions of the period on no path, for at one of their ends
	// stands nobody who is known.
	Unplaced []InteractionID   `json:"unplaced,omitempty"`
	Findings []account.Finding `json:"findings,omitempty"`
	// NotGiven says which rules could not be judged in full, and for want of what.
	NotGiven []Gap `json:"not_given,omitempty"`
}

// A Traffic is what went over one path.
type Traffic struct {
	Path Path `json:"path"`
	// Now and Before are the period and the one before it; of a period that has not
	// ended, as much of the one before as has passed of it.
	Now    Flow `json:"now"`
	Before Flow `json:"before"`
	// Last is the latest contact up to the instant of the map, Proactive the latest
	// that was proactive or scheduled; zero for none in what was given.
	Last      Contact `json:"last,omitzero"`
	Proactive Contact `json:"proactive,omitzero"`
}

// A Flow is the interactions of a path in a period. An interaction counts once on
// each path that it took, however many people took part.
type Flow struct {
	// Interactions are all of them, by instant and then by id.
	Interactions []InteractionID `json:"interactions,omitempty"`
	// AToB and BToA count them by who spoke to whom; one that went both ways counts
	// in both, and one of people at one end of a live conversation in neither. Within
	// a quadrant both are 0.
	AToB int `json:"a_to_b"`
	BToA int `json:"b_to_a"`
	// Reactive are those that a problem triggered.
	Reactive []InteractionID `json:"reactive,omitempty"`
	// Shared are those in which somebody took part who stands in more than one
	// quadrant, so that they count on other paths too.
	Shared []InteractionID `json:"shared,omitempty"`
	// PeopleA and PeopleB are who took part at each end, in order of id; within a
	// quadrant PeopleA are all of them.
	PeopleA []account.PersonID `json:"people_a,omitempty"`
	PeopleB []account.PersonID `json:"people_b,omitempty"`
}

// Volume is how many interactions there were.
func (f Flow) Volume() int { return len(f.Interactions) }

// ReactiveShare is the part of them that a problem triggered; false when there were
// none.
func (f Flow) ReactiveShare() (float64, bool) {
	if len(f.Interactions) == 0 {
		return 0, false
	}
	return float64(len(f.Reactive)) / float64(len(f.Interactions)), true
}

// A Contact is one interaction and when it was.
type Contact struct {
	Interaction InteractionID `json:"interaction"`
	At          time.Time     `json:"at"`
}

// Days is how many whole days, of 24 hours, have passed since; false when there was
// none.
func (c Contact) Days(now time.Time) (int, bool) {
	if c.At.IsZero() {
		return 0, false
	}
	return int(now.Sub(c.At) / (24 * time.Hour)), true
}

// A Room is one quadrant: who stands in it, and what it heard in the period.
type Room struct {
	Quadrant Quadrant `json:"quadrant"`
	// People are those who stand in it at the instant of the map and have not left,
	// in order of id.
	People []account.PersonID `json:"people,omitempty"`
	// Heard is what it was told, in the order of [Topics], each topic once whether
	// or not it heard of it.
	Heard []Hearing `json:"heard"`
}

// A Hearing is what a quadrant was told about one topic by people of other
// quadrants. A quadrant hears what is said when one of its people is at the other
// end; in a meeting or a call everybody hears everybody. What somebody who stands in
// two quadrants hears, both have heard; what they tell, each of the two has heard
// from the other through them, for they knew it.
type Hearing struct {
	Topic Topic `json:"topic"`
	// Interactions are those in which it was told, by instant and then by id, From
	// whose people told it, in order of quadrant.
	Interactions []InteractionID    `json:"interactions,omitempty"`
	From         []Quadrant         `json:"from,omitempty"`
	People       []account.PersonID `json:"people,omitempty"`
	// Last is the latest of them.
	Last Contact `json:"last,omitzero"`
}

// A Gap is a rule that could not be judged in full, and what it was not given.
type Gap struct {
	// Rule is the code of the findings that it would have made.
	Rule   string     `json:"rule"`
	Source SourceName `json:"source"`
}

// Text says the gap to people.
func (g Gap) Text() account.Text {
	return account.Say("gap", account.Args{
		"rule": account.Say("rule."+g.Rule, nil), "source": g.Source.Label(),
	})
}

// Path returns the traffic of a path.
func (m *Map) Path(p Path) Traffic {
	for _, t := range m.Paths {
		if t.Path == p {
			return t
		}
	}
	return Traffic{Path: p}
}

// Room returns a quadrant's room.
func (m *Map) Room(q Quadrant) Room {
	for _, r := range m.Rooms {
		if r.Quadrant == q {
			return r
		}
	}
	return Room{Quadrant: q}
}

// HeardOf returns what the quadrant was told about a topic.
func (r Room) HeardOf(t Topic) Hearing {
	for _, h := range r.Heard {
		if h.Topic == t {
			return h
		}
	}
	return Hearing{Topic: t}
}

// compare orders interactions by instant and then by id.
func (i *Interaction) compare(other *Interaction) int {
	if c := i.At.Compare(other.At); c != 0 {
		return c
	}
	return cmp.Compare(i.ID, other.ID)
}
