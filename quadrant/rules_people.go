package quadrant

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// executivesNotMet finds executives of the customer's by name whom no holder of
// executive partner has met, in a meeting or a call, for too long; of one who was
// never met, since they are known as such (white paper, chapter "The Account Team":
// the executive partner knows the customer on a first-name basis).
func executivesNotMet(p Policy, s *study) []account.Finding {
	if len(s.log) == 0 {
		return nil
	}
	var findings []account.Finding
	for _, id := range s.places.who(func(one *place) bool {
		_, is := one.executive(s.asOf)
		return is
	}) {
		if s.provider(id) || s.people[id].Gone(s.asOf) {
			continue
		}
		named, _ := s.places.people[id].executive(s.asOf)
		met := s.places.lastMet(s.log, id, account.ExecutivePartner)
		code, since := "executive.not-met", met.At
		if since.IsZero() {
			code, since = "executive.never-met", named.From
			if s.facts.Since.After(since) {
				since = s.facts.Since
			}
		}
		if s.asOf.Sub(since) <= days(p.ExecutiveDays) {
			continue
		}
		findings = append(findings, concern(code, account.ExecutivePartner, account.Args{
			"person": s.called(id), "day": account.Day(met.At), "days": account.Count(p.ExecutiveDays), "given": s.given(),
		}, append(s.absence(met), id.Ref(), named.ID.Ref())...))
	}
	return findings
}

// lastMet is the last live conversation of a log in which a person and a holder of a
// role took part.
func (p *Places) lastMet(log []*Interaction, id account.PersonID, role account.Role) Contact {
	for _, i := range slices.Backward(log) {
		if i.Channel.Live() && i.Has(id) && slices.ContainsFunc(p.holders(role, i.At), i.Has) {
			return Contact{Interaction: i.ID, At: i.At}
		}
	}
	return Contact{}
}

// A loss is that somebody at the customer no longer stands in a quadrant.
type loss struct {
	person account.Person
	from   Quadrant
	at     time.Time
	// code is that of the finding about it; evidence the person, and where they
	// moved the standings by which they did.
	code     string
	evidence []account.Ref
}

// contactsLost finds people at the customer who left, or went to stand in another
// quadrant, and on whose path to the provider nobody else of their quadrant has
// spoken since: trust on it has to be developed anew, and was not begun within the
// days of the policy.
func contactsLost(p Policy, s *study) []account.Finding {
	var findings []account.Finding
	for _, l := range s.places.losses(s.facts.People, s.asOf) {
		if s.asOf.Sub(l.at) <= days(p.RebuildDays) {
			continue
		}
		for _, to := range []Quadrant{Q2, Q4} {
			last, rebuilt := l.path(s.places, s.log, to)
			if last.At.IsZero() || rebuilt {
				continue
			}
			path := Between(l.from, to)
			findings = append(findings, concern(l.code, path.keeper(), account.Args{
				"person": l.person.Called(), "day": account.Day(l.at),
				"path": path.Label(), "theirs": l.from.those(), "ours": to.those(),
			}, append(slices.Clone(l.evidence), last.Interaction.Ref())...))
		}
	}
	return findings
}

// losses are those of the customer's people up to an instant, but for who is back.
func (p *Places) losses(people []account.Person, asOf time.Time) []loss {
	var all []loss
	for _, person := range people {
		if person.Side != account.CustomerSide {
			continue
		}
		for _, q := range []Quadrant{Q1, Q3} {
			if l, lost := p.lost(person, q, asOf); lost {
				all = append(all, l)
			}
		}
	}
	return all
}

// lost is the latest instant at which a person ceased to stand in a quadrant; false
// for one who stands there still, or never did.
func (p *Places) lost(person account.Person, q Quadrant, asOf time.Time) (loss, bool) {
	l := loss{person: person, from: q, code: "contact.moved", evidence: []account.Ref{person.ID.Ref()}}
	there := func(at time.Time) bool { return p.In(q, person.ID, at) }
	end, code := person.Left, "contact.left"
	if end.IsZero() {
		end, code = person.Erased, "contact.erased" // nobody says when they left
	}
	ended := !end.IsZero() && !end.After(asOf)
	if ended && there(end.Add(-1)) {
		l.code, l.at = code, end
		return l, true
	}
	last := asOf
	if ended {
		last = end.Add(-1)
	}
	if there(last) {
		return l, false
	}
	// They do not stand there at last: the latest change before which they did is the
	// one by which they ceased to.
	for _, s := range p.people[person.ID].standings {
		for _, at := range []time.Time{s.From, s.Until} {
			if at.After(l.at) && !at.After(last) && there(at.Add(-1)) {
				l.at, l.evidence = at, []account.Ref{person.ID.Ref(), s.ID.Ref()}
			}
		}
	}
	return l, !l.at.IsZero()
}

// path is the last contact that the person had on the path to a quadrant of the
// provider's, and whether somebody else has spoken on it since.
func (l loss) path(places *Places, log []*Interaction, to Quadrant) (last Contact, rebuilt bool) {
	for _, i := range log {
		since := !i.At.Before(l.at)
		theirs := func(id account.PersonID) bool {
			return (id == l.person.ID) != since && places.In(l.from, id, i.At)
		}
		ours := func(id account.PersonID) bool { return places.In(to, id, i.At) }
		switch {
		case !i.between(theirs, ours):
		case since:
			return last, true
		default:
			last = Contact{Interaction: i.ID, At: i.At}
		}
	}
	return last, false
}
