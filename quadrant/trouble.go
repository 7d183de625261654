package quadrant

import (
	"cmp"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// A Trouble is something that people must be told of, as of an instant.
type Trouble struct {
	Key     AlertKey    `json:"key"`
	Account account.ID  `json:"account"`
	About   account.Ref `json:"about"`
	Class   Class       `json:"class"`
	// Signs are why it is taken to be trouble, those of its class, the earliest
	// first.
	Signs []Sign    `json:"signs"`
	Since time.Time `json:"since"`
	// Tellings are who must be told, in the order of the policy.
	Tellings []Told `json:"tellings,omitempty"`
}

// Told is whether somebody who must be told of a [Trouble] was.
type Told struct {
	Telling
	// By is until when they must be told.
	By time.Time `json:"by"`
	// At is when they were; zero while they were not.
	At time.Time `json:"at,omitzero"`
	// Evidence is the interaction in which they were told, or the person who took
	// notice.
	Evidence account.Ref `json:"evidence,omitzero"`
}

// Outstanding are the tellings of people who were not told.
func (t Trouble) Outstanding() []Told {
	return slices.DeleteFunc(slices.Clone(t.Tellings), func(d Told) bool { return !d.At.IsZero() })
}

// settled reports whether nothing more is to come of the trouble: a promise that was
// broken cannot be mended any more, and all who must know were told.
func (t Trouble) settled() bool {
	broken := func(s Sign) bool { return s.Code == SignBroken }
	return slices.ContainsFunc(t.Signs, broken) && len(t.Outstanding()) == 0
}

// Severity is how much the trouble matters.
func (t Trouble) Severity() account.Severity {
	if t.Class == Disruption {
		return account.Critical
	}
	return account.Warning
}

// keyOf is the key of a trouble. It is made of what it is about, its class and the
// instant, in UTC, at which it began, so that whoever judges the same facts comes to
// the same key; one too long for an id is told by its digest.
func keyOf(about account.Ref, class Class, since time.Time) AlertKey {
	key := string(about.Kind) + "/" + about.ID + "/" + string(class) + "/" + since.Format("20060102T150405.999999999Z")
	if account.CheckID("key", key) != nil {
		key = digest(key)
	}
	return AlertKey(key)
}

// A circle is the people of an account as the watch sees them.
type circle struct {
	account     account.Account
	places      *Places
	people      map[account.PersonID]account.Person
	assignments []team.Assignment
	charter     team.Charter
}

func newCircle(f Facts) *circle {
	c := &circle{
		account: f.Account, places: f.Places(), people: make(map[account.PersonID]account.Person, len(f.People)),
		assignments: f.Assignments, charter: f.Charter,
	}
	for _, p := range f.People {
		c.people[p.ID] = p
	}
	return c
}

// holders are those who hold a role at an instant and have not left, the one who
// answers first ahead.
func (c *circle) holders(role account.Role, at time.Time) []account.PersonID {
	return slices.DeleteFunc(team.At(c.charter, c.assignments, at).Holders(role), func(id account.PersonID) bool {
		return c.gone(id, at)
	})
}

// holds reports whether a person is among the holders of a role at an instant.
func (c *circle) holds(role account.Role, id account.PersonID, at time.Time) bool {
	place := c.places.people[id]
	return place != nil && !c.gone(id, at) && slices.ContainsFunc(place.roles, func(p post) bool {
		return p.Role == role && p.InForce(at)
	})
}

// gone reports whether a person had left by an instant. Who was erased since had not:
// what they were told stays told.
func (c *circle) gone(id account.PersonID, at time.Time) bool {
	p := c.people[id]
	if p.Erased.After(at) {
		p.Erased = time.Time{}
	}
	return p.Gone(at)
}

// in reports whether a person stands in a quadrant at an instant, and has not left.
func (c *circle) in(q Quadrant, id account.PersonID, at time.Time) bool {
	return c.places.In(q, id, at) && !c.gone(id, at)
}

// provider reports whether a person is one of the provider's: by the record, else by
// holding a role at any time.
func (c *circle) provider(id account.PersonID) bool {
	if p, known := c.people[id]; known {
		return p.Side == account.ProviderSide
	}
	return c.places.people[id] != nil && len(c.places.people[id].roles) > 0
}

// business are the people of the customer's business at an instant, in order of id.
func (c *circle) business(at time.Time) []account.PersonID {
	var all []account.PersonID
	for id, p := range c.people {
		if p.Account == c.account.ID && c.in(Q1, id, at) {
			all = append(all, id)
		}
	}
	slices.Sort(all)
	return all
}

// told is the first word by which somebody whom a telling is for has known, at or
// after an instant and up to another; of several at once the first by id.
func (c *circle) told(t Telling, words []Word, acks []Ack, since, now time.Time) (time.Time, account.Ref) {
	var at time.Time
	var evidence account.Ref
	note := func(when time.Time, ref account.Ref) {
		first := at.IsZero() || cmp.Or(when.Compare(at), cmp.Compare(ref.ID, evidence.ID)) < 0
		if first && !when.Before(since) && !when.After(now) {
			at, evidence = plain(when), ref
		}
	}
	for _, w := range words {
		if c.reached(t, w) {
			note(w.At, w.Interaction.Ref())
		}
	}
	for _, a := range acks {
		if c.acknowledged(t, a) {
			note(a.At, a.By.Ref())
		}
	}
	return at, evidence
}

// reached reports whether a conversation told those a telling is for: a holder of
// the role took part, at either end, for whoever speaks of trouble knows of it; or
// somebody in the customer's quadrant, by one of the provider's people: in writing it is
// these who write, where all hear each other whoever called. What customers tell each
// other is not our word.
func (c *circle) reached(t Telling, w Word) bool {
	if t.Quadrant == "" {
		holds := func(id account.PersonID) bool { return c.holds(t.Role, id, w.At) }
		return slices.ContainsFunc(w.From, holds) || slices.ContainsFunc(w.To, holds)
	}
	in := func(id account.PersonID) bool { return c.in(t.Quadrant, id, w.At) }
	return slices.ContainsFunc(w.To, in) && slices.ContainsFunc(w.From, c.provider) ||
		w.Channel.Live() && slices.ContainsFunc(w.From, in) && slices.ContainsFunc(w.To, c.provider)
}

// acknowledged reports whether somebody's taking notice tells those a telling is for.
// For a role that nobody holds anybody of the provider's can.
func (c *circle) acknowledged(t Telling, a Ack) bool {
	if t.Quadrant != "" {
		return c.in(t.Quadrant, a.By, a.At)
	}
	return c.holds(t.Role, a.By, a.At) || c.provider(a.By) && len(c.holders(t.Role, a.At)) == 0
}

// closed reports whether the relationship had ended by an instant.
func (c *circle) closed(now time.Time) bool {
	return !c.account.Closed.IsZero() && !c.account.Closed.After(now)
}
