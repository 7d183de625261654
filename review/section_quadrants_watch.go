package review

import (
	"cmp"
	"slices"

	"github.com/accordhq/accord/account"
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
	for _, a := range f.alerts() {
		outcome := account.Say("quadrants.alert-stands", nil)
		if !a.Cleared.IsZero() && !a.Cleared.After(f.asOf()) {
			outcome = account.Say("quadrants.alert-cleared", account.Args{
				"outcome": a.Outcome.Label(), "at": account.Instant(a.Cleared),
			})
		}
		alerts.say(account.Instant(a.Since), a.Class.Label(), account.Data(a.about.ID), outcome)
	}
	if len(alerts.Rows) > 0 {
		blocks = append(blocks, alerts)
	}
	return blocks
}

// blindsides count what an MSP wants none of, and say of each which hand-over failed.
// Without tickets there is nothing to judge.
func (f *Facts) blindsides() Blocks {
	if f.lacks(SourceService) {
		return nil
	}
	facts := f.quadrantFacts()
	facts.Cases = f.Cases
	found := quadrant.Blindsides(facts, f.Watch, f.Period)
	count := account.Args{"n": account.Count(len(found))}
	blocks := Blocks{Paragraph{Text: account.Say("quadrants.blindsides", count), Visibility: account.Internal}}
	if len(found) == 0 {
		return blocks
	}
	list := List{Visibility: account.Internal}
	for _, b := range found {
		list.Items = append(list.Items, ListItem{
			Text:       account.Say("quadrants.blindside", account.Args{"ticket": account.Data(b.About.ID), "why": b.Why()}),
			Visibility: account.Internal,
		})
	}
	return append(blocks, list)
}

// An aboutAlert is an alert and what it is about.
type aboutAlert struct {
	quadrant.Alert
	about account.Ref
}

// alerts are the latest of those that stood at any instant of the period, as of its
// end.
func (f *Facts) alerts() []aboutAlert {
	var all []aboutAlert
	for _, c := range f.Cases {
		for _, a := range c.Alerts {
			over := !a.Cleared.IsZero() && a.Cleared.Before(f.Period.From)
			if !a.Raised.After(f.asOf()) && !over {
				all = append(all, aboutAlert{a, c.About})
			}
		}
	}
	slices.SortFunc(all, func(a, b aboutAlert) int {
		return cmp.Or(b.Since.Compare(a.Since), cmp.Compare(a.Key, b.Key))
	})
	all, _ = first(all)
	return all
}
