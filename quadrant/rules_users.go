package quadrant

import (
	"slices"

	"github.com/accordhq/accord/account"
)

// usersProblemsOnly finds technical people of the customer's who speak of the
// provider, to it or to their business, only when there is a problem (white paper,
// Quadrant 3). In a live conversation whoever takes part speaks.
func usersProblemsOnly(p Policy, s *study) []account.Finding {
	others := setOf(Q1, Q2, Q4)
	var spoken []InteractionID
	for _, i := range s.log {
		if !s.m.Period.Contains(i.At) {
			continue
		}
		from, to := s.places.all(i.From, i), s.places.all(i.To, i)
		spoke := from&setOf(Q3) != 0 && to&others != 0 ||
			i.Channel.Live() && to&setOf(Q3) != 0 && from&others != 0
		switch {
		case !spoke:
		case i.Trigger != Problem && !slices.Equal(i.Topics, []Topic{Issue}):
			return nil
		default:
			spoken = append(spoken, i.ID)
		}
	}
	if len(spoken) < p.ReactiveFrom {
		return nil
	}
	return []account.Finding{concern("users.problems-only", account.OperationsSupervisor,
		account.Args{"n": account.Count(len(spoken))}, refs(spoken)...)}
}

// all are the quadrants in which people stand at the instant of an interaction.
func (p *Places) all(people []account.PersonID, i *Interaction) set {
	var in set
	for _, id := range people {
		in |= p.set(id, i.At)
	}
	return in
}
