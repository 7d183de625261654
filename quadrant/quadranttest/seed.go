package quadranttest

import (
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// A Seed is what a log is asked to hold.
type Seed struct {
	Interactions  []quadrant.Interaction
	Satisfactions []account.Satisfaction
	Standings     []quadrant.Standing
}

// The accounts of the kit.
const (
	one      account.ID = "101"
	other    account.ID = "102"
	bare     account.ID = "103" // nothing is known of it
	stranger account.ID = "999"
)

// june is the period that the kit asks for; what the seed tells of happens just
// before it, in it and just after.
var june = metrics.Period{
	From: time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC),
	To:   time.Date(2026, time.July, 1, 0, 0, 0, 0, time.UTC),
}

// always is a period that has all of the seed.
var always = metrics.Period{From: june.From.AddDate(-5, 0, 0), To: june.To.AddDate(5, 0, 0)}

// instants are those of the seed, in no order; two things happen at the fourth.
var instants = []time.Time{
	june.To.Add(-time.Second), june.From.Add(-time.Second), june.To, june.From.AddDate(0, 0, 9), june.From,
	june.From.AddDate(-2, 0, 0), june.From.AddDate(0, 0, 9), june.To.AddDate(2, 0, 0),
}

// numbered is an id of the kit: ids of one kind are equally long.
func numbered[ID ~string](first string, of account.ID, i int) ID {
	return ID(first + string(of) + string(rune('9'-i)))
}

// some is a seed of two accounts, in no order. Everything that can be said of an
// interaction, an answer or a standing is said of one.
func some() Seed {
	var s Seed
	for _, of := range []account.ID{other, one} {
		for i, at := range instants {
			s.Interactions = append(s.Interactions, quadrant.Interaction{
				ID: numbered[quadrant.InteractionID]("3", of, i), Account: of, At: at,
				From: []account.PersonID{"203"}, To: []account.PersonID{"201"},
				Channel: quadrant.Mail, Trigger: quadrant.Routine,
			})
			s.Satisfactions = append(s.Satisfactions, account.Satisfaction{
				ID: numbered[account.SatisfactionID]("4", of, i), Account: of, At: at, Score: i - 3, Worst: -5, Best: 5,
			})
		}
		i := &s.Interactions[len(s.Interactions)-5]
		i.From, i.To = []account.PersonID{"204", "203"}, []account.PersonID{"202", "201"}
		i.Channel, i.Trigger = quadrant.Meeting, quadrant.Problem
		i.Topics = []quadrant.Topic{quadrant.Value, quadrant.Issue}
		i.About = []account.Ref{metrics.TicketID("501").Ref(), account.ItemID("401").Ref()}
		i.Note, i.Sentiment, i.Visibility = `Zoë's "crash" was told`, quadrant.Angry, account.Customer
		v := &s.Satisfactions[len(s.Satisfactions)-5]
		v.Person, v.About, v.Words, v.Visibility = "201", metrics.TicketID("501").Ref(), "“Nobody called”", account.Business
		s.Standings = append(s.Standings,
			quadrant.Standing{ID: numbered[quadrant.StandingID]("6", of, 0), Account: of, Person: "201", Executive: true},
			quadrant.Standing{
				ID: numbered[quadrant.StandingID]("6", of, 2), Account: of, Person: "202", Quadrants: []quadrant.Quadrant{quadrant.Q3, quadrant.Q1},
				From: june.From.AddDate(-3, 0, 0), Until: june.From.AddDate(-2, 0, 0),
			},
			quadrant.Standing{
				ID: numbered[quadrant.StandingID]("6", of, 1), Account: of, Person: "202", Quadrants: []quadrant.Quadrant{quadrant.Q1},
				From: june.From.AddDate(30, 0, 0),
			},
		)
	}
	return s
}
