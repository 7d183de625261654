package team

import (
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// An Edit is a set of alterations of a [account.Solution]. Of an item that is
// replaced, what is not said anew is lost, its visibility included.
type Edit struct {
	// Put adds items, or replaces those of the same id.
	Put []account.Item `json:"put,omitempty"`
	// Remove takes items away, with their links and capacities.
	Remove []account.ItemID `json:"remove,omitempty"`
	// Link and Unlink add and take away links.
	Link   []account.Link `json:"link,omitempty"`
	Unlink []account.Link `json:"unlink,omitempty"`
	// Capacities adds capacities, or replaces those of the same item and name.
	// Samples are measured and not requested: a capacity that is replaced keeps
	// its own while the unit stays, and starts afresh with another. An Edit
	// that takes another back brings the samples it restores.
	Capacities []account.Capacity `json:"capacities,omitempty"`
	// Drop takes capacities away, with their samples.
	Drop []CapacityKey `json:"drop,omitempty"`
}

// A CapacityKey identifies a capacity of a solution.
type CapacityKey struct {
	Item account.ItemID `json:"item"`
	Name string         `json:"name"`
}

func keyOf(c account.Capacity) CapacityKey { return CapacityKey{c.Item, c.Name} }

// IsZero reports whether the edit alters nothing.
func (e Edit) IsZero() bool {
	return len(e.Put) == 0 && len(e.Remove) == 0 && len(e.Link) == 0 && len(e.Unlink) == 0 &&
		len(e.Capacities) == 0 && len(e.Drop) == 0
}

// Items are the items that the edit alters, each once: those put and removed,
// both ends of links, and the items of capacities. What was linked to an item
// that is removed is not among them.
func (e Edit) Items() []account.ItemID {
	var items []account.ItemID
	add := func(ids ...account.ItemID) {
		for _, id := range ids {
			if !slices.Contains(items, id) {
				items = append(items, id)
			}
		}
	}
	for _, item := range e.Put {
		add(item.ID)
	}
	add(e.Remove...)
	for _, l := range e.Link {
		add(l.From, l.To)
	}
	for _, l := range e.Unlink {
		add(l.From, l.To)
	}
	for _, c := range e.Capacities {
		add(c.Item)
	}
	for _, k := range e.Drop {
		add(k.Item)
	}
	return items
}

func (e Edit) puts(id account.ItemID) bool {
	return slices.ContainsFunc(e.Put, func(item account.Item) bool { return item.ID == id })
}

// Validate names every fault of a requested edit by field, as far as it can be
// told without the configuration: what a solution could not hold, and what is
// said twice or both ways.
func (e Edit) Validate() error {
	var f account.Faults
	for i, item := range e.Put {
		field := form.Index("put", i)
		f.In(field, account.CheckID("id", item.ID))
		f.Check(!Edit{Put: e.Put[:i]}.puts(item.ID), field, "repeats the id %q", item.ID)
		f.Check(item.Name != "", field+".name", "is missing")
		f.Check(item.Kind != "", field+".kind", "is missing")
		f.Check(item.Visibility.Known(), field+".visibility", "%q is not an audience", item.Visibility)
	}
	for i, id := range e.Remove {
		field := form.Index("remove", i)
		f.In("", account.CheckID(field, id))
		f.Check(!slices.Contains(e.Remove[:i], id), field, "repeats %q", id)
		f.Check(!e.puts(id), field, "%q is put as well", id)
	}
	for i, l := range e.Link {
		f.Check(!slices.Contains(e.Link[:i], l), form.Index("link", i), "repeats an earlier link")
	}
	for i, l := range e.Unlink {
		f.Check(!slices.Contains(e.Unlink[:i], l), form.Index("unlink", i), "repeats an earlier link")
		f.Check(!slices.Contains(e.Link, l), form.Index("unlink", i), "is linked as well")
	}
	for i, c := range e.Capacities {
		field := form.Index("capacities", i)
		f.Check(!hasCapacity(e.Capacities[:i], keyOf(c)), field, "repeats %q of item %q", c.Name, c.Item)
		f.Check(c.Name != "", field+".name", "is missing")
		f.Check(c.Unit != "", field+".unit", "is missing")
		f.Check(len(c.Samples) == 0, field+".samples", "are given, but they are measured and not changed")
		f.Check(c.Visibility.Known(), field+".visibility", "%q is not an audience", c.Visibility)
	}
	for i, k := range e.Drop {
		field := form.Index("drop", i)
		f.Check(!slices.Contains(e.Drop[:i], k), field, "repeats %q of item %q", k.Name, k.Item)
		f.Check(!hasCapacity(e.Capacities, k), field, "%q of item %q is put as well", k.Name, k.Item)
	}
	return f.Err()
}

func hasCapacity(list []account.Capacity, k CapacityKey) bool {
	return slices.ContainsFunc(list, func(c account.Capacity) bool { return keyOf(c) == k })
}
