package review

import (
	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
)

// quadrantFacts are what the map of who speaks with whom is judged from.
func (f *Facts) quadrantFacts() quadrant.Facts {
	facts := quadrant.Facts{
		Account: f.Account, People: f.People, Assignments: f.Assignments, Charter: f.Charter, Standings: f.Standings,
		Interactions: f.Interactions, Satisfactions: f.Satisfactions, Tickets: f.Tickets, Terms: f.AllTerms,
		Since: lookBack(f.Period).From,
	}
	if f.Solution != nil {
		facts.Items = f.Solution.Items
	}
	for _, source := range []struct {
		ours   SourceName
		theirs quadrant.SourceName
	}{
		{SourceQuadrants, quadrant.SourceLog}, {SourceService, quadrant.SourceService}, {SourceTeam, quadrant.SourceTeam},
	} {
		if f.lacks(source.ours) {
			facts.Missing = append(facts.Missing, source.theirs)
		}
	}
	return facts
}

// Map is who spoke with whom, as an audience may know it: judged from what they may
// see alone. Findings are internal for good, so that no other audience's map has
// any.
func (f *Facts) Map(audience account.Visibility) quadrant.Map {
	var rules []quadrant.Rule
	if audience == account.Internal {
		rules = append(quadrant.StandardRules(f.Quadrants), f.QuadrantRules...)
	}
	return quadrant.Assess(f.quadrantFacts().For(audience), f.Period, f.asOf(), rules...)
}

// QuadrantFindings are what the facts amount to about who speaks with whom, the
// gravest first. They are about us and not for the customer's meeting, so they stand
// with the map and not among the observations. They are internal for good. Without
// a log, and in a review of all accounts, there are none.
func (f *Facts) QuadrantFindings() []account.Finding {
	if f.Account.ID == "" || f.lacks(SourceQuadrants) {
		return nil
	}
	return f.Map(account.Internal).Findings
}
