package review_test

import (
	"fmt"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/quadrant"
)

// converse adds conversations and an answer that everyone may know of, in which
// somebody took part and an item was spoken of whom and which not everyone may know.
func converse(f *memory.Facts, item account.ItemID, person account.PersonID) {
	f.Interactions = []quadrant.Interaction{
		talked("i-1", day(time.May, 4, 9), "it", "omar", quadrant.Problem, account.Customer),
		talked("i-2", day(time.February, 5, 9), "eva", "coo", quadrant.Scheduled, account.Customer),
		talked("i-3", day(time.May, 6, 9), "omar", "it", quadrant.Routine, account.Customer),
	}
	f.Interactions[2].Topics = []quadrant.Topic{quadrant.Advice}
	if person != "" {
		f.Interactions[0].From = append(f.Interactions[0].From, person)
		f.Interactions[2].About = []account.Ref{item.Ref()}
	}
	f.Satisfactions = []account.Satisfaction{
		{ID: "s-1", Account: "harbour", Person: "it", At: day(time.June, 12, 9), Score: 2, Worst: 1, Best: 5, Visibility: account.Customer},
	}
}

// conversations fills in what the provider keeps of what everyone may know of, and
// hides the rest: conversations on every path, one of them the only one there is;
// answers; and where people stand.
func (h hidden) conversations(f *memory.Facts, item account.ItemID, person account.PersonID, v account.Visibility) {
	converse(f, item, person)
	for i := range f.Interactions {
		f.Interactions[i].Sentiment = quadrant.Angry
		h.plant(fmt.Sprintf("seen interaction %d", i), &f.Interactions[i])
	}
	h.plant("seen satisfaction", &f.Satisfactions[0])
	for i, ends := range [][2]account.PersonID{{"coo", "eva"}, {person, "omar"}, {"coo", "it"}, {"eva", "yuki"}, {"stranger", "it"}, {"stranger", "omar"}} {
		for _, at := range []time.Time{day(time.March, 1, 9), day(time.June, 1+i, 9)} {
			hide := talked("", at, ends[0], ends[1], quadrant.Problem, v)
			hide.Topics, hide.Sentiment = []quadrant.Topic{quadrant.Rival, quadrant.Value, quadrant.Plans}, quadrant.Angry
			h.plant(fmt.Sprintf("interaction %d %s", i, at.Month()), &hide)
			f.Interactions = append(f.Interactions, hide)
		}
	}
	answer := account.Satisfaction{Account: "harbour", Person: person, At: day(time.June, 13, 9), Score: 1, Worst: 1, Best: 5, Visibility: v}
	h.plant("satisfaction", &answer)
	f.Satisfactions = append(f.Satisfactions, answer)
	for _, id := range []account.PersonID{"it", person} {
		s := quadrant.Standing{Account: "harbour", Person: id, Quadrants: []quadrant.Quadrant{quadrant.Q1, quadrant.Q3}, Executive: true}
		h.plant("standing of "+string(id), &s)
		f.Standings = append(f.Standings, s)
	}
}

// meantOfConversations are the fields of which the words are meant for the provider's
// eyes: what was said, as far as it is among the latest.
func meantOfConversations() []string {
	fields := []string{"seen interaction 0.Note", "seen interaction 2.Note", "seen satisfaction.Words", "satisfaction.Words"}
	for i := range 6 {
		fields = append(fields, fmt.Sprintf("interaction %d June.Note", i))
	}
	return fields
}
