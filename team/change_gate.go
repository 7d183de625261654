package team

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A Gate is what is judged by whether a change may go ahead: everything as of
// one instant.
type Gate struct {
	// Team is who holds which role; see [At].
	Team Team
	// People are those of the customer, and of the provider where they are at
	// hand; who of them has left may do nothing. Of who is not among them nothing
	// is known: they may do what their roles let them.
	People []account.Person
	// Policy says what is asked for; zero fields take their defaults.
	Policy ChangePolicy
	// Calendar tells the service hours in which notice is counted; nil is around
	// the clock.
	Calendar *metrics.Calendar
	// Solution is the configuration on record; nil for none.
	Solution *account.Solution
}

// gone reports whether a person is known to have left or to have been erased.
func (g Gate) gone(id account.PersonID, at time.Time) bool {
	return slices.ContainsFunc(g.People, func(p account.Person) bool { return p.ID == id && p.Gone(at) })
}

// holders are those who hold a role and have not left, the primary one first.
func (g Gate) holders(role account.Role, at time.Time) []account.PersonID {
	return slices.DeleteFunc(g.Team.Holders(role), func(id account.PersonID) bool { return g.gone(id, at) })
}

// leads are the technical leads who may judge a change, which is not to be their
// own unless it may be.
func (g Gate) leads(c ChangeRequest, own bool, at time.Time) []account.PersonID {
	return slices.DeleteFunc(g.holders(account.TechnicalLead, at), func(id account.PersonID) bool {
		return !own && c.own(id)
	})
}

// members are everyone on the team who has not left and is not known to be the
// customer's, each once. A host may give roles of its own to people at the
// customer; the configuration is ours to touch.
func (g Gate) members(at time.Time) []account.PersonID {
	var people []account.PersonID
	for _, m := range g.Team.Members {
		if !slices.Contains(people, m.Person) && !g.gone(m.Person, at) && !g.atCustomer(m.Person) {
			people = append(people, m.Person)
		}
	}
	return people
}

// atCustomer reports whether a person is known to be of the customer's side.
func (g Gate) atCustomer(id account.PersonID) bool {
	return slices.ContainsFunc(g.People, func(p account.Person) bool {
		return p.ID == id && p.Side == account.CustomerSide
	})
}

// deciders are those who may decide to go ahead in an emergency, each once.
func (g Gate) deciders(at time.Time) []account.PersonID {
	var people []account.PersonID
	for _, role := range g.Policy.OrDefault().Deciders {
		for _, id := range g.holders(role, at) {
			if !slices.Contains(people, id) {
				people = append(people, id)
			}
		}
	}
	return people
}

// customers are the people at the customer who may still agree to a change.
func (g Gate) customers(c ChangeRequest, rule ChangeRule, at time.Time) []account.PersonID {
	var people []account.PersonID
	for _, p := range g.People {
		if p.Side == account.CustomerSide && p.Account == c.Account && !p.Gone(at) &&
			rule.Customer.asks(p) && (rule.OwnApproval || !c.own(p.ID)) && !c.agreed(p.ID) {
			people = append(people, p.ID)
		}
	}
	return people
}

// agreed reports whether a person at the customer has agreed.
func (c ChangeRequest) agreed(id account.PersonID) bool {
	return slices.ContainsFunc(c.Steps, func(s ChangeStep) bool { return s.Verb == Agree && s.Actor == id })
}

// notice is the notice that counts at an instant: the first one that was given to
// somebody who holds technical lead still. What a predecessor was told, a
// successor does not know.
func (c ChangeRequest) notice(g Gate, at time.Time) (ChangeStep, bool) {
	holders := g.holders(account.TechnicalLead, at)
	for _, s := range c.Steps {
		if s.Verb == Notify && slices.ContainsFunc(s.Told, func(id account.PersonID) bool { return slices.Contains(holders, id) }) {
			return s, true
		}
	}
	return ChangeStep{}, false
}

// approved reports whether the change has an approval that the rule lets count.
func (c ChangeRequest) approved(rule ChangeRule) bool {
	return slices.ContainsFunc(c.Steps, func(s ChangeStep) bool {
		return s.Verb == Approve && (!s.Own || rule.OwnApproval)
	})
}

// agreements is how many people at the customer agreed whom the rule lets count.
// They may have left since, but a person who is not at hand counts for nobody.
func (c ChangeRequest) agreements(g Gate, rule ChangeRule) int {
	n := 0
	for _, s := range c.Steps {
		if s.Verb == Agree && (!s.Own || rule.OwnApproval) &&
			slices.ContainsFunc(g.People, func(p account.Person) bool {
				return p.ID == s.Actor && rule.Customer.asks(p)
			}) {
			n++
		}
	}
	return n
}

// Missing says what a change lacks before it may be applied, to the items given,
// at an instant; nil when nothing is missing. It is the one answer to that
// question: [Apply] goes by it, too.
func (c ChangeRequest) Missing(g Gate, now time.Time, items []account.ItemID) []Want {
	if !c.State.pending() {
		return []Want{{Kind: WantState, State: c.State}}
	}
	rule := g.Policy.Rule(c.Kind)
	var wants []Want
	var foreign []account.ItemID
	for _, id := range items {
		if !slices.Contains(c.Touches, id) && !slices.Contains(foreign, id) {
			foreign = append(foreign, id)
		}
	}
	if len(foreign) > 0 {
		wants = append(wants, Want{Kind: WantItems, Items: foreign})
	}
	wants = append(wants, c.missingLead(g, rule, now)...)
	if n := c.agreements(g, rule); n < rule.Customer.N {
		wants = append(wants, Want{
			Kind: WantCustomer, From: g.customers(c, rule, now), Level: rule.Customer.Level, Given: n, Of: rule.Customer.N,
		})
	}
	if now.Before(c.Start) {
		wants = append(wants, Want{Kind: WantStart, At: c.Start})
	}
	if drift, ok := errors.AsType[*DriftError](c.fits(Apply, g.Solution)); ok {
		wants = append(wants, Want{Kind: WantConfiguration, Items: drift.Items})
	}
	return wants
}

// missingLead is what is missing from the technical lead.
func (c ChangeRequest) missingLead(g Gate, rule ChangeRule, now time.Time) []Want {
	var wants []Want
	want := func(kind WantKind, own bool) Want {
		from := g.leads(c, own, now)
		alone := len(from) == 0 && len(g.leads(c, true, now)) > 0
		return Want{Kind: kind, Role: account.TechnicalLead, From: from, Alone: alone}
	}
	if rule.Notice {
		w := want(WantNotice, true)
		w.Ahead = rule.Ahead
		s, told := c.notice(g, now)
		if told {
			w.At, w.Passed, w.From = s.At, g.Calendar.Between(s.At, now), nil
			w.Enough, _ = g.Calendar.Add(s.At, w.Ahead)
		}
		if !told || w.Passed < w.Ahead {
			wants = append(wants, w)
		}
	}
	if rule.Counsel && !c.did(Counsel) {
		wants = append(wants, want(WantCounsel, true))
	}
	if rule.Approval && !c.approved(rule) {
		wants = append(wants, want(WantApproval, rule.OwnApproval))
	}
	return wants
}

// An UnauthorizedError says what a change lacks before it may be applied. It
// unwraps to [account.ErrNotAllowed].
type UnauthorizedError struct {
	Change  ChangeID
	Missing []Want
}

// Error says in a line each what is missing, people by their ids, instants in
// UTC.
func (e *UnauthorizedError) Error() string {
	said := account.English().With(changePhrases())
	lines := make([]string, len(e.Missing))
	for i, w := range e.Missing {
		lines[i] = said.Format(w.Text(nil))
	}
	return "change " + quoted([]ChangeID{e.Change}) + ": " + account.ErrNotAllowed.Error() + " to be applied:\n" +
		strings.Join(lines, "\n")
}

// Unwrap returns [account.ErrNotAllowed].
func (e *UnauthorizedError) Unwrap() error { return account.ErrNotAllowed }
