package team

import (
	"fmt"
	"slices"
	"strings"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// Apply returns the configuration after the edit, and the edit that takes it
// back: undo applied to after has the items, links and capacities of s again,
// if not in the same order. s is left as it is. What the edit does not name
// stays, and so does the confirmation: it holds no longer once the digest is
// another. The error names every fault by field: what is to be taken away and is
// not there, what is to be linked and is, and a link or a capacity of an item
// that is not there once the edit is made.
func (e Edit) Apply(s account.Solution) (after account.Solution, undo Edit, err error) {
	after, faults := e.apply(s)
	if len(faults) > 0 {
		var f account.Faults
		for _, fault := range faults {
			f.Addf(fault.field, "%s", fault.rule)
		}
		return account.Solution{}, Edit{}, f.Err()
	}
	return after, between(after, s), nil
}

// An editFault says what of an edit does not fit a configuration, and which item
// it is about.
type editFault struct {
	field, rule string
	item        account.ItemID
}

func itemsOf(faults []editFault) []account.ItemID {
	var items []account.ItemID
	for _, f := range faults {
		items = append(items, f.item)
	}
	return unique(items)
}

// apply takes away first and adds then.
func (e Edit) apply(s account.Solution) (account.Solution, []editFault) {
	after := s.Clone()
	var faults []editFault
	check := func(ok bool, item account.ItemID, field, rule string, args ...any) {
		if !ok {
			faults = append(faults, editFault{field, fmt.Sprintf(rule, args...), item})
		}
	}
	for i, id := range e.Remove {
		_, there := s.Item(id)
		check(there, id, form.Index("remove", i), "%q is not an item of the configuration", id)
	}
	for i, l := range e.Unlink {
		check(slices.Contains(s.Links, l), l.From, form.Index("unlink", i), "is not linked")
	}
	for i, k := range e.Drop {
		check(hasCapacity(s.Capacities, k), k.Item, form.Index("drop", i), "item %q has no capacity %q", k.Item, k.Name)
	}
	gone := func(id account.ItemID) bool { return slices.Contains(e.Remove, id) }
	after.Items = slices.DeleteFunc(after.Items, func(item account.Item) bool { return gone(item.ID) })
	after.Links = slices.DeleteFunc(after.Links, func(l account.Link) bool {
		return gone(l.From) || gone(l.To) || slices.Contains(e.Unlink, l)
	})
	after.Capacities = slices.DeleteFunc(after.Capacities, func(c account.Capacity) bool {
		return gone(c.Item) || slices.Contains(e.Drop, keyOf(c))
	})

	for _, item := range e.Put {
		same := func(other account.Item) bool { return other.ID == item.ID }
		after.Items = put(after.Items, item, same)
	}
	const rule = "%q is not an item of the configuration"
	kept := after.Links[:len(after.Links):len(after.Links)]
	for i, l := range e.Link {
		_, from := after.Item(l.From)
		_, to := after.Item(l.To)
		check(from, l.From, form.Index("link", i)+".from", rule, l.From)
		check(to, l.To, form.Index("link", i)+".to", rule, l.To)
		check(!slices.Contains(kept, l), l.From, form.Index("link", i), "is linked already")
		after.Links = append(after.Links, l)
	}
	for i, c := range e.Capacities {
		_, there := after.Item(c.Item)
		check(there, c.Item, form.Index("capacities", i)+".item", rule, c.Item)
		same := func(other account.Capacity) bool { return keyOf(other) == keyOf(c) }
		c.Samples = slices.Clone(c.Samples)
		if old := slices.IndexFunc(after.Capacities, same); old >= 0 && after.Capacities[old].Unit == c.Unit {
			c.Samples = after.Capacities[old].Samples
		}
		after.Capacities = put(after.Capacities, c, same)
	}
	return after, faults
}

// put replaces what is the same, or adds it at the end.
func put[T any](list []T, x T, same func(T) bool) []T {
	if i := slices.IndexFunc(list, same); i >= 0 {
		list[i] = x
		return list
	}
	return append(list, x)
}

// between is the edit that leads from one configuration to another, samples that
// were taken in the meantime apart.
func between(from, to account.Solution) Edit {
	var e Edit
	gone := func(id account.ItemID) bool { return slices.Contains(e.Remove, id) }
	for _, item := range from.Items {
		if _, there := to.Item(item.ID); !there {
			e.Remove = append(e.Remove, item.ID)
		}
	}
	for _, item := range to.Items {
		if !slices.Contains(from.Items, item) {
			e.Put = append(e.Put, item)
		}
	}
	// A solution may hold a link more than once: those of which it comes to
	// hold another number are all taken away and added anew.
	other := func(l account.Link) bool { return count(from.Links, l) != count(to.Links, l) }
	for _, l := range from.Links {
		if other(l) && !gone(l.From) && !gone(l.To) && !slices.Contains(e.Unlink, l) {
			e.Unlink = append(e.Unlink, l)
		}
	}
	for _, l := range to.Links {
		if other(l) {
			e.Link = append(e.Link, l)
		}
	}
	for _, c := range from.Capacities {
		if !hasCapacity(to.Capacities, keyOf(c)) && !gone(c.Item) {
			e.Drop = append(e.Drop, keyOf(c))
		}
	}
	for _, c := range to.Capacities {
		i := slices.IndexFunc(from.Capacities, func(old account.Capacity) bool { return keyOf(old) == keyOf(c) })
		c.Samples = slices.Clone(c.Samples)
		switch {
		case i < 0 || from.Capacities[i].Unit != c.Unit:
			e.Capacities = append(e.Capacities, c)
		case from.Capacities[i].Visibility != c.Visibility:
			c.Samples = nil // they stay where they are
			e.Capacities = append(e.Capacities, c)
		}
	}
	return e
}

func count(links []account.Link, l account.Link) int {
	n := 0
	for _, other := range links {
		if other == l {
			n++
		}
	}
	return n
}

// undone returns the configuration without the change. A change can be taken
// back when making it again leads to where the configuration is now; where it
// does not, others have altered since what the change did, and the items
// concerned are returned.
func (c ChangeRequest) undone(s account.Solution) (account.Solution, []account.ItemID) {
	before, faults := c.Undo.apply(s)
	if len(faults) > 0 {
		return account.Solution{}, itemsOf(faults)
	}
	again, faults := c.Edit.apply(before)
	if len(faults) > 0 {
		return account.Solution{}, itemsOf(faults)
	}
	return before, between(again, s).Items()
}

// fits returns a [*DriftError] where a verb can no longer do to the
// configuration what it should: where the edit does not apply, what it alters is
// not as it was seen, or an item that may be touched is gone.
func (c ChangeRequest) fits(v ChangeVerb, s *account.Solution) error {
	e, performs := c.Performs(v)
	forward := v != RollBack
	if !performs && (!forward || len(c.Touches) == 0) {
		return nil
	}
	drift := &DriftError{Change: c.ID, Verb: v}
	if s == nil {
		return drift
	}
	if forward {
		_, faults := e.apply(*s)
		drift.Items = unique(itemsOf(faults), c.altered(*s), c.lost(*s))
	} else {
		_, drift.Items = c.undone(*s)
	}
	if len(drift.Items) == 0 {
		return nil
	}
	return drift
}

// unique are the items of lists, each once.
func unique(lists ...[]account.ItemID) []account.ItemID {
	var items []account.ItemID
	for _, id := range slices.Concat(lists...) {
		if !slices.Contains(items, id) {
			items = append(items, id)
		}
	}
	return items
}

// A DriftError says that others have altered the configuration since, in what a
// change does to it or may touch. It unwraps to [account.ErrConflict].
type DriftError struct {
	Change ChangeID
	Verb   ChangeVerb
	// Items are those that are no longer what the change goes by; none where no
	// configuration is on record any more.
	Items []account.ItemID
}

func (e *DriftError) Error() string {
	if len(e.Items) == 0 {
		return fmt.Sprintf("change %q: %s: %v: no configuration is on record", e.Change, e.Verb, account.ErrConflict)
	}
	return fmt.Sprintf("change %q: %s: %v: %s", e.Change, e.Verb, account.ErrConflict, quoted(e.Items))
}

// Unwrap returns [account.ErrConflict].
func (e *DriftError) Unwrap() error { return account.ErrConflict }

func quoted[T ~string](list []T) string {
	all := make([]string, len(list))
	for i, s := range list {
		all[i] = fmt.Sprintf("%q", string(s))
	}
	return strings.Join(all, ", ")
}
