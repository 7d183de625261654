package review

import (
	"cmp"
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// watched tells where the customer's business called before our own had been told, and
// what alerts there were in the period. It is internal for good.
func (f *Facts) watched() Blocks {
	blocks := f.blindsides()
	if f.lacks(SourceWatch) {
		none := missing("alerts")
		none.Visibility = account.Internal
		return append(blocks, none)
	}
	alerts := saidTable("alerts", "when", "trouble", "matter", "outcome")
	told, more := first(f.alerts())
	for _, a := range told {
		outcome := account.Say("quadrants.alert-stands", nil)
		if !f.stands(a.Alert) {
			outcome = account.Say("quadrants.alert-cleared", account.Args{
				"outcome": a.Outcome.Label(), "at": account.Instant(a.Cleared),
			})
		}
		alerts.say(account.Instant(a.Since), a.Class.Label(), f.matter(a), outcome)
	}
	blocks = append(blocks, alerts)
	if more > 0 {
		count := account.Args{"n": account.Count(more)}
		blocks = append(blocks, Paragraph{Text: account.Say("quadrants.alerts-more", count), Visibility: account.Internal})
	}
	return blocks
}

// matter says what an alert is about: a ticket with its id, an item by its name. How
// many related tickets are open is told of an alert that was never cleared: of another
// they are others by now.
func (f *Facts) matter(a caseAlert) account.Text {
	c := a.of
	if t := c.Ticket; t != nil && t.Summary != "" {
		return account.Say("document.detailed", account.Args{"name": c.Matter(), "detail": account.Data(t.ID)})
	}
	if c.Related == nil {
		return c.Matter()
	}
	shared := *c.Related
	shared.Name = f.shared(shared)
	if !a.Cleared.IsZero() {
		return relatedBy(shared.Name)
	}
	c.Related = &shared
	return c.Matter()
}

// relatedBy is what related tickets are called, however many of them are open by now.
func relatedBy(name string) account.Text {
	return account.Say("quadrants.related", account.Args{"name": account.Data(name)})
}

// shared is what people call what related tickets share: an item by its name.
func (f *Facts) shared(r quadrant.Related) string {
	if r.By == "item" && f.Solution != nil {
		if item, ok := f.Solution.Item(account.ItemID(r.Name)); ok {
			return item.Name
		}
	}
	return r.Name
}

// blindsides count what an MSP wants none of, and say of each which hand-over failed.
// Without tickets there is nothing to judge, and none is counted where there is nothing
// but conversations that name no ticket.
func (f *Facts) blindsides() Blocks {
	if f.lacks(SourceService) {
		return nil
	}
	facts := f.quadrantFacts()
	facts.Cases = f.Cases
	found := quadrant.Blindsides(facts, f.Watch, f.Period)
	unjudged := f.unjudged()
	var blocks Blocks
	say := func(code string, n int) {
		text := account.Say(code, account.Args{"n": account.Count(n)})
		blocks = append(blocks, Paragraph{Text: text, Visibility: account.Internal})
	}
	if len(found) > 0 || unjudged == 0 {
		say("quadrants.blindsides", len(found))
	}
	if unjudged > 0 {
		say("quadrants.unjudged", unjudged)
	}
	list := List{Visibility: account.Internal}
	for _, b := range found {
		list.Items = append(list.Items, ListItem{
			Text:       account.Say("quadrants.blindside", account.Args{"about": f.blindsided(b.About), "why": b.Why()}),
			Visibility: account.Internal,
		})
	}
	return append(blocks, list)
}

// blindsided names what a call was about: a ticket by its id, related tickets by what they
// share.
func (f *Facts) blindsided(about account.Ref) account.Text {
	for _, c := range f.Cases {
		if c.About == about && c.Related != nil {
			return relatedBy(f.shared(*c.Related))
		}
	}
	return account.Say("quadrants.blindside-ticket", account.Args{"id": account.Data(about.ID)})
}

// unjudged is how many conversations of the period about a problem, in which the
// customer's business came to the provider's, name no ticket.
func (f *Facts) unjudged() int {
	places, n := f.quadrantFacts().Places(), 0
	for _, i := range f.Interactions {
		in := func(q quadrant.Quadrant) func(account.PersonID) bool {
			return func(id account.PersonID) bool { return places.In(q, id, i.At) }
		}
		named := slices.ContainsFunc(i.About, func(r account.Ref) bool {
			return r.Kind == metrics.RefTicket || r.Kind == quadrant.RefRelated
		})
		if f.Period.Contains(i.At) && i.Trigger == quadrant.Problem && !named &&
			slices.ContainsFunc(i.From, in(quadrant.Q1)) && slices.ContainsFunc(i.To, in(quadrant.Q2)) {
			n++
		}
	}
	return n
}

// A caseAlert is an alert and the case that gave rise to it.
type caseAlert struct {
	quadrant.Alert
	of quadrant.Case
}

// stands reports whether an alert was not cleared by the end of the period.
func (f *Facts) stands(a quadrant.Alert) bool { return a.Cleared.IsZero() || a.Cleared.After(f.asOf()) }

// alerts are those that stood at any instant of the period, as of its end: first those
// that stand, and the latest first.
func (f *Facts) alerts() []caseAlert {
	var all []caseAlert
	for _, c := range f.Cases {
		for _, a := range c.Alerts {
			over := !a.Cleared.IsZero() && a.Cleared.Before(f.Period.From)
			if !a.Since.After(f.asOf()) && !over {
				all = append(all, caseAlert{a, c})
			}
		}
	}
	over := func(a caseAlert) int {
		if f.stands(a.Alert) {
			return 0
		}
		return 1
	}
	slices.SortFunc(all, func(a, b caseAlert) int {
		return cmp.Or(over(a)-over(b), b.Since.Compare(a.Since), cmp.Compare(a.Key, b.Key))
	})
	return all
}
