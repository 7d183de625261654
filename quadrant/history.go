package quadrant

import (
	"iter"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// StandingsFrom tells where somebody at the customer stood before their record was
// changed: one standing for each stretch that ended with a change of level, which an
// [account.Directory] records. The first reaches back without bound; where they stand
// since the last change their record tells. The provider's people stand by their
// roles, which have dates of their own: of them there is none. The history is that
// of [account.Ledger]; its error is returned.
func StandingsFrom(p account.Person, history iter.Seq2[account.Event, error]) ([]Standing, error) {
	if p.Side != account.CustomerSide {
		return nil, nil
	}
	type change struct {
		at   time.Time
		from Quadrant
	}
	var changes []change
	for e, err := range history {
		if err != nil {
			return nil, err
		}
		if e.Subject != p.ID.Ref() {
			continue // something that they did, or that concerns them
		}
		for _, c := range e.Changes {
			if c.Field == "level" {
				changes = append(changes, change{e.At, Of(p.Side, account.Level(c.From))})
			}
		}
	}
	slices.SortStableFunc(changes, func(a, b change) int { return a.at.Compare(b.at) })
	var standings []Standing
	var from time.Time
	for _, c := range changes {
		if !c.from.known() {
			continue // the record was new
		}
		if from.Before(c.at) {
			standings = append(standings, Standing{
				ID:      StandingID(account.Fingerprint([]any{p.ID, c.at.UTC()})),
				Account: p.Account, Person: p.ID, Quadrants: []Quadrant{c.from}, From: from, Until: c.at,
			})
		}
		from = c.at
	}
	return standings, nil
}
