package team

import (
	"slices"

	"github.com/accordhq/accord/account"
)

// A SeenItem is an item as a configuration has it, with its links and its
// capacities, samples left out: they are taken all the time.
type SeenItem struct {
	ID account.ItemID `json:"id"`
	// Item is zero where there was none of that id.
	Item       account.Item       `json:"item,omitzero"`
	Links      []account.Link     `json:"links,omitempty"`
	Capacities []account.Capacity `json:"capacities,omitempty"`
}

// see is what a configuration has of items. It holds the values and no digest of
// them: a redaction takes a name out of both what was seen and the configuration,
// and what was the same stays so.
func see(s account.Solution, ids []account.ItemID) []SeenItem {
	var seen []SeenItem
	for _, id := range ids {
		one := SeenItem{ID: id}
		one.Item, _ = s.Item(id)
		for _, l := range s.Links {
			if l.From == id || l.To == id {
				one.Links = append(one.Links, l)
			}
		}
		for _, c := range s.Capacities {
			if c.Item == id {
				c.Samples = nil
				one.Capacities = append(one.Capacities, c)
			}
		}
		seen = append(seen, one)
	}
	return seen
}

// same reports whether two are the same, whatever the order of links and
// capacities.
func (i SeenItem) same(other SeenItem) bool {
	return i.Item == other.Item && between(i.part(), other.part()).IsZero()
}

// part is the part of a configuration that was seen.
func (i SeenItem) part() account.Solution {
	return account.Solution{Links: i.Links, Capacities: i.Capacities}
}

func (i SeenItem) clone() SeenItem {
	i.Links, i.Capacities = slices.Clone(i.Links), cloned(i.Capacities)
	return i
}

// altered are the items that are no longer as they were seen when the change was
// drafted.
func (c ChangeRequest) altered(s account.Solution) []account.ItemID {
	var items []account.ItemID
	for _, then := range c.Seen {
		if now := see(s, []account.ItemID{then.ID}); !then.same(now[0]) {
			items = append(items, then.ID)
		}
	}
	return items
}

// lost are the items that the change may touch and that are gone, those apart
// that it puts.
func (c ChangeRequest) lost(s account.Solution) []account.ItemID {
	return slices.DeleteFunc(slices.Clone(c.Touches), func(id account.ItemID) bool {
		_, there := s.Item(id)
		return there || c.Edit.puts(id)
	})
}
