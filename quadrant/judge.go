package quadrant

import (
	"cmp"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// judge says what trouble there is with the matter of a case as of an instant, and who
// was told; false for none. Nothing of that changes before the instant that it
// returns unless a fact does; zero is never.
func (g grounds) judge(c Case, people *circle, now time.Time) (Trouble, bool, time.Time) {
	r := reading{now: now}
	switch {
	case people.closed(now):
	case c.Ticket != nil:
		g.ticket(*c.Ticket, c.Harms, &r)
	case c.Commitment != nil:
		g.commitment(*c.Commitment, &r)
	case c.Activity != nil:
		g.activity(*c.Activity, &r)
	case c.Related != nil:
		g.related(*c.Related, &r)
	}
	class, signs, since := r.trouble()
	if class == "" {
		return Trouble{}, false, r.next
	}
	t := Trouble{
		Account: c.Account, About: c.About, Class: class, Signs: signs, Since: since,
	}
	t.Key = keyOf(t.About, t.Class, t.Since)
	r.look(people.account.Closed)
	for _, w := range c.Words {
		r.look(w.At)
	}
	acks := c.acks(class)
	for _, telling := range g.policy.Tell {
		if telling.Class != class || telling.Quadrant != "" && !c.owed(class) {
			continue
		}
		told := Told{Telling: telling, By: t.Since.Add(telling.within())}
		told.At, told.Evidence = people.told(telling, c.Words, acks, t.Since, now)
		t.Tellings = append(t.Tellings, told)
	}
	return t, true, r.next
}

// owed reports whether the customer is owed word of the trouble: of a disruption
// always, of a promise when they know that it was made.
func (c Case) owed(class Class) bool {
	return class == Disruption || c.visibility().ReachedBy(account.Business)
}

// visibility is who may know of the matter of the case, and read it in its own words.
// Related tickets are ours to see together: what they share is named by an id of ours,
// which tells the customer nothing.
func (c Case) visibility() account.Visibility {
	switch {
	case c.Ticket != nil:
		return c.Ticket.Visibility
	case c.Commitment != nil:
		return c.Commitment.Visibility
	case c.Activity != nil:
		return c.Activity.Visibility
	}
	return account.Internal
}

// words are the matter in the words of whoever wrote it down; its id where there are
// none.
func (c Case) words() string {
	words := ""
	switch {
	case c.Ticket != nil:
		words = c.Ticket.Summary
	case c.Commitment != nil:
		words = c.Commitment.Text
	case c.Activity != nil:
		words = c.Activity.Summary
	case c.Related != nil:
		words = c.Related.Name
	}
	return cmp.Or(words, c.About.ID)
}

// Matter says what the case is about: in the words of whoever wrote it down, or how
// many related tickets are open and what they share; its id where nothing is known.
func (c Case) Matter() account.Text {
	if c.Related == nil {
		return account.Data(c.words())
	}
	return account.Say("related."+c.Related.By, account.Args{
		"n": account.Count(len(c.Related.Tickets)), "name": account.Data(c.Related.Name),
	})
}

// impact is the harm to the customer's business, as far as it is known. Of related
// tickets none is grave by itself.
func (c Case) impact() metrics.Impact {
	if c.Ticket == nil {
		return ""
	}
	return c.Ticket.Gravest()
}
