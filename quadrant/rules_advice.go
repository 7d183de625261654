package quadrant

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// adviceWithoutAuthority finds the casually suggested upgrade: advice about an item
// that the provider's people gave to people at the customer of whom none may approve
// anything, and that was carried to nobody who may. Whoever hears of money or of
// advice about the same item later, or not long before, and may approve it, has it; of
// advice about nothing in particular, whoever hears of any (white paper, opening
// story). In a live conversation it makes no difference who began it.
func adviceWithoutAuthority(p Policy, s *study) []account.Finding {
	carried := make(map[account.Ref]time.Time) // when somebody who decides last heard of it
	for _, i := range s.log {
		if (i.On(Advice) || i.On(Commercial)) && s.decided(i) {
			for _, item := range append(items(i), account.Ref{}) {
				carried[item] = i.At
			}
		}
	}
	wait := days(p.FollowAdviceDays)
	given := make(map[account.Ref][]*Interaction)
	for _, i := range s.log {
		if !i.On(Advice) || !s.toCustomer(i) || s.asOf.Sub(i.At) <= wait {
			continue
		}
		for _, item := range items(i) {
			if at, heard := carried[item]; !heard || i.At.Sub(at) > wait {
				given[item] = append(given[item], i)
			}
		}
	}
	var findings []account.Finding
	for _, item := range slices.SortedFunc(maps.Keys(given), func(a, b account.Ref) int { return cmp.Compare(a.ID, b.ID) }) {
		findings = append(findings, s.adviceUnheard(item, given[item]))
	}
	return findings
}

// adviceUnheard is the finding about advice on an item, the latest last.
func (s *study) adviceUnheard(item account.Ref, given []*Interaction) account.Finding {
	finding := concern("advice.no-authority", account.AccountManager, account.Args{
		"item": s.item(account.ItemID(item.ID)), "n": account.Count(len(given)), "day": account.Day(given[len(given)-1].At),
	})
	if item == (account.Ref{}) {
		finding.Code = "advice.no-authority-unnamed"
	}
	var people []account.PersonID
	for _, i := range given {
		finding.Evidence = append(finding.Evidence, i.ID.Ref())
		people = union(people, slices.Concat(i.From, i.To))
	}
	slices.Sort(people)
	finding.Evidence = append(finding.Evidence, refs(people)...)
	if item != (account.Ref{}) {
		finding.Evidence = append(finding.Evidence, item)
	}
	return finding
}

// items are those that an interaction is about; one zero reference for none.
func items(i *Interaction) []account.Ref {
	all := slices.DeleteFunc(slices.Clone(i.About), func(r account.Ref) bool { return r.Kind != account.RefItem })
	if len(all) == 0 {
		return []account.Ref{{}}
	}
	return all
}

// customer reports whether a person is one of the customer's on record. Of one who
// was forgotten it is not known what they might decide.
func (c *circle) customer(id account.PersonID) bool {
	p, known := c.people[id]
	return known && p.Side == account.CustomerSide && p.Erased.IsZero()
}

// decided reports whether somebody at the customer took part who may approve an
// amount.
func (c *circle) decided(i *Interaction) bool {
	return slices.ContainsFunc(slices.Concat(i.From, i.To), func(id account.PersonID) bool {
		return c.customer(id) && decides(c.people[id])
	})
}

// toCustomer reports whether the provider's people said something to people at the
// customer, with nobody there of whom it is not known what they may decide.
func (c *circle) toCustomer(i *Interaction) bool {
	said := slices.ContainsFunc(i.From, c.provider) && slices.ContainsFunc(i.To, c.customer) ||
		i.Channel.Live() && i.between(c.provider, c.customer)
	unknown := slices.ContainsFunc(slices.Concat(i.From, i.To), func(id account.PersonID) bool {
		return !c.customer(id) && !c.provider(id)
	})
	return said && !unknown
}
