package quadrant

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/team"
)

// Facts are what the map of an account is judged from. Judgements change nothing of
// them.
type Facts struct {
	Account account.Account
	// People are those of the customer and of the provider, those who left
	// included.
	People []account.Person
	// Assignments are those of the account, past and future ones included; by them
	// and the charter the provider's people stand in their quadrants. A nil charter
	// is [team.StandardCharter].
	Assignments []team.Assignment
	Charter     team.Charter
	Standings   []Standing
	// Interactions and Satisfactions are those of the account, from before the
	// period on: how long ago somebody was met is told by what is given here.
	Interactions  []Interaction
	Satisfactions []account.Satisfaction
	// Since is the instant from which on the log was read; zero where that is not
	// known.
	Since time.Time
	// Items are those of the customer's solution, by which advice names what it is
	// about.
	Items []account.Item
	// Tickets are those that were open at any instant of the period, Terms what was
	// agreed.
	Tickets []metrics.Ticket
	Terms   []metrics.Terms
	// Commitments, Activities and Cases are read by the watch alone. Cases are what a
	// [Watcher] has on record: who took notice of which alert, how the harm of tickets was
	// judged, and since when there have been too many related ones.
	Commitments []account.Commitment
	Activities  []metrics.Activity
	Cases       []Case
	// Missing are the readers that the host did not supply. A rule that would have
	// read them says so.
	Missing []SourceName

	// veiled says that people of the interactions are stand-ins; see [Facts.For].
	veiled bool
}

// A SourceName names what a rule would read.
type SourceName string

// The sources of rules. Recurrences, benefits and recommendations are not kept by
// the library yet: rules that would read them say that they were not given.
const (
	SourceLog             SourceName = "log"
	SourceService         SourceName = "service"
	SourceTeam            SourceName = "team"
	SourceRecurrences     SourceName = "recurrences"
	SourceBenefits        SourceName = "benefits"
	SourceRecommendations SourceName = "recommendations"
)

// Label is the name of the source for people.
func (s SourceName) Label() account.Text { return account.Say("quadrant-source."+string(s), nil) }

// Places tell where the people of the facts stand.
func (f Facts) Places() *Places {
	places := NewPlaces(f.People, f.Assignments, f.Charter, f.Standings)
	if f.veiled {
		for _, in := range standIns() {
			places.place(in.standIn()).record = in
		}
	}
	return places
}

// Lacks reports whether a source was not supplied.
func (f Facts) Lacks(s SourceName) bool { return slices.Contains(f.Missing, s) }

// asOf is the instant as of which a period is judged: its last one, or now where
// the period has not ended.
func asOf(p metrics.Period, now time.Time) time.Time {
	if last := p.To.Add(-1); last.Before(now) {
		return last
	}
	return now
}
