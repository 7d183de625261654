package review

import (
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// Facts are what a review of one account and period is made from: what
// [Gather] read and summed up, and what hosts add to it. Sections read them
// and change nothing.
type Facts struct {
	Period metrics.Period
	// Account is whose review it is; zero for a review of all accounts.
	Account account.Account
	// People are those of the customer and of the provider; of a review of all
	// accounts the provider's alone.
	People []account.Person
	// Solution is nil when the host has none on record.
	Solution *account.Solution
	// Tallies sum up the tickets, those of one visibility apart from those of
	// another; the widest audience comes first. A visibility without tickets
	// has none.
	Tallies []Tally
	// Activities are those of the period.
	Activities []metrics.Activity
	// Terms are those in force at the end of the period.
	Terms metrics.Terms
	// Assignments are those of the account, past and future ones included,
	// Deliverables what its team has issued, and Needs what calls for roles that
	// are held as needed. Hosts may add needs of their own.
	Assignments  []team.Assignment
	Deliverables []team.Deliverable
	Needs        []team.Need
	// Charter says which roles there are; nil is [team.StandardCharter]. A host
	// with roles of its own sets the charter that its desk has: of others a review
	// cannot say what they are for.
	Charter team.Charter
	// Carried are what the operations supervisors and technical leads of the
	// account hold in these roles at the end of the period, on any account;
	// Accounts are those accounts. They tell of other customers: nothing of them
	// but the load they make up is for a review of one.
	Carried  []team.Assignment
	Accounts []account.Account
	// Commitments are the promises that were open at the end of the period, or
	// ended in it, as they stood then; by due instant.
	Commitments []account.Commitment
	// Interactions and Satisfactions are those of the account, from before the period
	// on, Standings all of it. Tickets are those that were open at any instant of the
	// period, and AllTerms what was agreed over time: by them it is judged what each
	// quadrant could have known. Without a log there are no tickets here.
	Interactions  []quadrant.Interaction
	Satisfactions []account.Satisfaction
	Standings     []quadrant.Standing
	// Cases are what the watch knows of the account's troubles.
	Cases    []quadrant.Case
	Tickets  []metrics.Ticket
	AllTerms []metrics.Terms
	// Remarks are what people prepared to say.
	Remarks []Remark
	// NextMeeting is when the review will be talked through; zero when not
	// agreed.
	NextMeeting time.Time
	// Further are findings of the host's own, told beside those of the library.
	Further []account.Finding
	// QuadrantRules are the host's own about who speaks with whom, judged beside those
	// of the library.
	QuadrantRules []quadrant.Rule
	// Capacity, Service, Team, Quadrants and Watch say what is worth a finding; the zero
	// policies are the documented defaults.
	Capacity  account.CapacityPolicy
	Service   metrics.ServicePolicy
	Team      team.Policy
	Quadrants quadrant.Policy
	Watch     quadrant.WatchPolicy
	// Missing are the readers the host did not supply.
	Missing []SourceName
}

// A Tally sums up the tickets of one visibility.
type Tally struct {
	Visibility account.Visibility
	// Now and Before are the period and the one before it, by priority.
	Now, Before metrics.Summary
	// Total and TotalBefore are the same over all priorities.
	Total, TotalBefore metrics.Summary
	// Kinds is the period by kind of ticket.
	Kinds metrics.Summary
	// Months are up to twelve months to the end of the period, by month.
	Months metrics.Summary
	// Disrupted and DisruptedBefore are the tickets whose trouble disrupted the
	// business.
	Disrupted, DisruptedBefore metrics.Figure
	// KeyEvents are the gravest tickets of the period, the gravest first.
	KeyEvents []KeyEvent
	// Longest is the disruption opened in the period that lasted longest, Uncaused
	// are those without a root cause on record.
	Longest  KeyEvent
	Uncaused []metrics.TicketID
	// MoreKeyEvents is how many there were beyond those, Caused of how many of
	// all a root cause is on record.
	MoreKeyEvents, Caused int
	// Breaches are the tickets furthest past their target to resolve, resolved
	// in the period or open at its end, the furthest first.
	Breaches []metrics.Reading
	// MoreBreaches is how many there were beyond those.
	MoreBreaches int
}

// A KeyEvent is a ticket whose trouble did real harm, as it stood at the end
// of the period.
type KeyEvent struct {
	Ticket  metrics.Ticket
	Reading metrics.Reading
}

// A Remark is what somebody prepared to say about an agenda item: the
// provider's plans, the customer's direction, a word on a figure.
type Remark struct {
	// Item is the code of the agenda item.
	Item string `json:"item"`
	// By is who says it; empty for the item's owner.
	By         account.PersonID   `json:"by,omitempty"`
	Text       string             `json:"text"`
	Visibility account.Visibility `json:"visibility"`
}

// A SourceName names a reader in [Sources].
type SourceName string

// The readers of [Sources].
const (
	SourceAccounts  SourceName = "accounts"
	SourceService   SourceName = "service"
	SourceTeam      SourceName = "team"
	SourceFiles     SourceName = "files"
	SourcePromises  SourceName = "promises"
	SourceQuadrants SourceName = "quadrants"
	SourceWatch     SourceName = "watch"
)

// asOf is the last instant of the period, as of which everything is judged.
func (f *Facts) asOf() time.Time { return f.Period.To.Add(-1) }

// person finds one of the people by id.
func (f *Facts) person(id account.PersonID) (account.Person, bool) {
	for _, p := range f.People {
		if p.ID == id {
			return p, true
		}
	}
	return account.Person{}, false
}

// itemName is the name of an item for readers of a record of visibility v; the
// id where the solution does not have it, nothing where they may not see it.
func (f *Facts) itemName(id account.ItemID, v account.Visibility) account.Text {
	if f.Solution == nil || id == "" {
		return account.Data(id)
	}
	item, ok := f.Solution.Item(id)
	switch {
	case !ok:
		return account.Data(id)
	case !account.Narrower(f.Solution.Visibility, item.Visibility).ReachedBy(v):
		return account.Text{}
	}
	return account.Data(item.Name)
}
