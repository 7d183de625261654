package quadrant

import (
	"cmp"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
	"github.com/accordhq/accord/team"
)

// StandingID identifies a [Standing].
type StandingID string

// Ref points at the standing.
func (id StandingID) Ref() account.Ref { return account.Ref{Kind: RefStanding, ID: string(id)} }

// A Standing says in which quadrants a person stands on an account for a time,
// where it is not what their record and their roles tell: an end user who decides,
// a manager who was a technical contact until March.
type Standing struct {
	ID      StandingID       `json:"id"`
	Account account.ID       `json:"account"`
	Person  account.PersonID `json:"person"`
	// Quadrants are where the person stands; without any, it is where their record
	// and their roles tell.
	Quadrants []Quadrant `json:"quadrants,omitempty"`
	// Executive says that the person is an executive of the customer's by name,
	// whom the executive partner is to meet.
	Executive bool `json:"executive,omitempty"`
	// From and Until bound it, closed–open; zero is unbounded. Of two that hold at
	// once and say where the person stands the one that started later counts, of two
	// that started at once the one of the later id; an executive is who is one by any.
	From  time.Time `json:"from,omitzero"`
	Until time.Time `json:"until,omitzero"`
}

// InForce reports whether the standing holds at an instant.
func (s Standing) InForce(at time.Time) bool {
	return !at.Before(s.From) && (s.Until.IsZero() || at.Before(s.Until))
}

// Clone returns a copy that shares nothing that can change.
func (s Standing) Clone() Standing {
	s.Quadrants = slices.Clone(s.Quadrants)
	return s
}

// Validate names every fault of the standing by field.
func (s Standing) Validate() error {
	var f account.Faults
	f.In("", account.CheckID("id", s.ID))
	f.In("", account.CheckID("account", s.Account))
	f.In("", account.CheckID("person", s.Person))
	f.Check(len(s.Quadrants) > 0 || s.Executive, "quadrants", "are missing, and nothing else is said of the person")
	for i, q := range s.Quadrants {
		f.Check(q.known(), form.Index("quadrants", i), "%q is not a quadrant", q)
		f.Check(!slices.Contains(s.Quadrants[:i], q), form.Index("quadrants", i), "repeats %q", q)
		first := s.Quadrants[0]
		f.Check(!q.known() || !first.known() || q.Side() == first.Side(), form.Index("quadrants", i),
			"%q is of the other side than %q", q, first)
		f.Check(!s.Executive || q.Side() != account.ProviderSide, form.Index("quadrants", i),
			"%q is the provider's, and the person an executive of the customer's", q)
	}
	f.Check(s.Until.IsZero() || s.From.Before(s.Until), "until", "is not after from")
	return f.Err()
}

// Places tell where the people of an account stand.
type Places struct {
	people map[account.PersonID]*place
}

// A place is what tells where one person stands.
type place struct {
	person account.Person // zero for one who is not on record
	record set            // by side and level
	roles  []post         // in any order
	// standings start with the one that started last.
	standings []Standing
}

// A post is a role that is held for a time, and where its holder stands.
type post struct {
	team.Assignment
	in set
}

// NewPlaces tells where people stand on an account. A [Standing] in force comes
// before everything else. A customer's person stands where their side and level
// tell; a provider's person in the quadrant of each role they hold, at the level
// that the charter gives it, and without a role where their own level tells. So one
// who sells and supports, as is usual at a small provider, stands in both.
func NewPlaces(people []account.Person, assignments []team.Assignment, charter team.Charter, standings []Standing) *Places {
	p := &Places{people: make(map[account.PersonID]*place, len(people))}
	for _, person := range people {
		at := p.place(person.ID)
		at.person, at.record = person, setOf(Of(person.Side, person.Level))
	}
	for _, a := range assignments {
		at := p.place(a.Person)
		d, _ := charter.Duty(a.Role) // of a role that it does not have nobody stands anywhere
		at.roles = append(at.roles, post{a, setOf(Of(d.Side, d.Level))})
	}
	for _, s := range standings {
		at := p.place(s.Person)
		at.standings = append(at.standings, s)
	}
	for _, at := range p.people {
		slices.SortFunc(at.standings, func(a, b Standing) int {
			return cmp.Or(b.From.Compare(a.From), cmp.Compare(b.ID, a.ID))
		})
	}
	return p
}

func (p *Places) place(id account.PersonID) *place {
	at, ok := p.people[id]
	if !ok {
		at = new(place)
		p.people[id] = at
	}
	return at
}

// Of are the quadrants in which a person stands at an instant, in order; none for
// somebody of whom nothing is known.
func (p *Places) Of(id account.PersonID, at time.Time) []Quadrant { return p.set(id, at).list() }

// In reports whether a person stands in a quadrant at an instant.
func (p *Places) In(q Quadrant, id account.PersonID, at time.Time) bool {
	return p.set(id, at)&setOf(q) != 0
}

// holders are the people who hold a role at an instant, in order of id.
func (p *Places) holders(role account.Role, at time.Time) []account.PersonID {
	return p.who(func(one *place) bool {
		return slices.ContainsFunc(one.roles, func(r post) bool { return r.Role == role && r.InForce(at) })
	})
}

// standingIn are those who stand in a quadrant at an instant and have not left, in
// order of id.
func (p *Places) standingIn(q Quadrant, at time.Time) []account.PersonID {
	return p.who(func(one *place) bool { return one.at(at)&setOf(q) != 0 && !one.person.Gone(at) })
}

func (p *Places) who(match func(*place) bool) []account.PersonID {
	all := crowd{}
	for id, one := range p.people {
		if match(one) {
			all[id] = true
		}
	}
	return all.sorted()
}

func (p *Places) set(id account.PersonID, at time.Time) set {
	if known, ok := p.people[id]; ok {
		return known.at(at)
	}
	return 0
}

// at are the quadrants in which the person stands at an instant.
func (p *place) at(at time.Time) set {
	if s, ok := p.standing(at, func(s Standing) bool { return len(s.Quadrants) > 0 }); ok {
		return setOf(s.Quadrants...)
	}
	if p.person.Side == account.CustomerSide {
		return p.record
	}
	var held set
	for _, r := range p.roles {
		if r.InForce(at) {
			held |= r.in
		}
	}
	if held == 0 {
		return p.record
	}
	return held
}

// executive is the standing by which the person is an executive by name.
func (p *place) executive(at time.Time) (Standing, bool) {
	return p.standing(at, func(s Standing) bool { return s.Executive })
}

// standing is the one in force that says something and started last.
func (p *place) standing(at time.Time, says func(Standing) bool) (Standing, bool) {
	i := slices.IndexFunc(p.standings, func(s Standing) bool { return s.InForce(at) && says(s) })
	if i < 0 {
		return Standing{}, false
	}
	return p.standings[i], true
}
