package account

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math"
	"slices"
	"time"

	"github.com/accordhq/accord/internal/form"
)

// A Solution is the customer's configuration: what it is made of, how it is
// wired and how full it is.
type Solution struct {
	Account    ID         `json:"account"`
	Name       string     `json:"name"`
	Items      []Item     `json:"items"`
	Links      []Link     `json:"links,omitempty"`
	Capacities []Capacity `json:"capacities,omitempty"`
	// Confirmed is the customer's last word that this is their configuration;
	// zero when nobody has said so.
	Confirmed Confirmation `json:"confirmed,omitzero"`
	// Visibility bounds that of every item, link and capacity.
	Visibility Visibility `json:"visibility"`
	Revision   Revision   `json:"revision,omitempty"`
}

// An Item is one part of a solution.
type Item struct {
	ID   ItemID `json:"id"`
	Name string `json:"name"`
	// Kind is the host's own word, such as "firewall" or "database".
	Kind       string     `json:"kind"`
	Version    string     `json:"version,omitempty"`
	Visibility Visibility `json:"visibility"`
}

// A Link says that one item depends on or talks to another. A reader sees it
// who sees both.
type Link struct {
	From  ItemID `json:"from"`
	To    ItemID `json:"to"`
	Label string `json:"label,omitempty"`
}

// A Capacity is something of an item that fills up: a disk, a line, the seats
// of a licence. A reader sees it who sees the item and the capacity.
type Capacity struct {
	Item ItemID `json:"item"`
	// Name says what fills up, such as "disk".
	Name string `json:"name"`
	// Unit is the unit of the samples, such as "GB" or "seats".
	Unit string `json:"unit"`
	// Samples are in no particular order.
	Samples    []Sample   `json:"samples,omitempty"`
	Visibility Visibility `json:"visibility"`
}

// A Sample is how full a capacity was at an instant.
type Sample struct {
	At    time.Time `json:"at"`
	Used  float64   `json:"used"`
	Total float64   `json:"total"`
}

// Share is the used part of the total. Total is above zero in a valid sample.
func (s Sample) Share() float64 { return s.Used / s.Total }

// A Confirmation is a customer's word that a configuration is right.
type Confirmation struct {
	By PersonID  `json:"by"`
	At time.Time `json:"at"`
	// Digest is [Solution.Digest] of what was confirmed.
	Digest string `json:"digest"`
}

// Latest returns the last sample taken at or before an instant, and false when
// there is none.
func (c Capacity) Latest(now time.Time) (Sample, bool) {
	var last Sample
	found := false
	for _, s := range c.Samples {
		if !s.At.After(now) && (!found || s.At.After(last.At)) {
			last, found = s, true
		}
	}
	return last, found
}

// Item returns the item of an id.
func (s Solution) Item(id ItemID) (Item, bool) {
	i := slices.IndexFunc(s.Items, func(item Item) bool { return item.ID == id })
	if i < 0 {
		return Item{}, false
	}
	return s.Items[i], true
}

// Digest identifies the configuration by content: the SHA-256, in hex, of its
// items, links and capacities in a canonical order. Samples, visibilities and
// the confirmation are left out, for they change while the configuration
// stays.
func (s Solution) Digest() string {
	type item struct{ ID, Name, Kind, Version string }
	type link struct{ From, To, Label string }
	type capacity struct{ Item, Name, Unit string }
	content := struct {
		Items      []item
		Links      []link
		Capacities []capacity
	}{}
	for _, i := range s.Items {
		content.Items = append(content.Items, item{string(i.ID), i.Name, i.Kind, i.Version})
	}
	for _, l := range s.Links {
		content.Links = append(content.Links, link{string(l.From), string(l.To), l.Label})
	}
	for _, c := range s.Capacities {
		content.Capacities = append(content.Capacities, capacity{string(c.Item), c.Name, c.Unit})
	}
	slices.SortFunc(content.Items, func(a, b item) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(content.Links, func(a, b link) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Label, b.Label))
	})
	slices.SortFunc(content.Capacities, func(a, b capacity) int {
		return cmp.Or(cmp.Compare(a.Item, b.Item), cmp.Compare(a.Name, b.Name))
	})
	b, err := json.Marshal(content)
	if err != nil {
		panic("account: strings do not marshal: " + err.Error()) // cannot happen
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Validate names every fault of the solution by field.
func (s Solution) Validate() error {
	var f Faults
	f.In("", CheckID("account", s.Account))
	f.Check(s.Name != "", "name", "is missing")
	f.Check(s.Visibility.Known(), "visibility", "%q is not an audience", s.Visibility)
	items := make(map[ItemID]bool, len(s.Items))
	for i, item := range s.Items {
		field := form.Index("items", i)
		f.In(field, CheckID("id", item.ID))
		f.Check(!items[item.ID], field, "repeats the id %q", item.ID)
		items[item.ID] = true
		f.Check(item.Name != "", field+".name", "is missing")
		f.Check(item.Kind != "", field+".kind", "is missing")
		f.Check(item.Visibility.Known(), field+".visibility", "%q is not an audience", item.Visibility)
	}
	for i, link := range s.Links {
		field := form.Index("links", i)
		f.Check(items[link.From], field+".from", "%q is not an item of the solution", link.From)
		f.Check(items[link.To], field+".to", "%q is not an item of the solution", link.To)
	}
	type key struct {
		item ItemID
		name string
	}
	seen := make(map[key]bool, len(s.Capacities))
	for i, c := range s.Capacities {
		field := form.Index("capacities", i)
		f.Check(items[c.Item], field+".item", "%q is not an item of the solution", c.Item)
		f.Check(!seen[key{c.Item, c.Name}], field, "repeats %q of item %q", c.Name, c.Item)
		seen[key{c.Item, c.Name}] = true
		f.In(field, c.validate())
	}
	if s.Confirmed != (Confirmation{}) {
		f.In("confirmed", CheckID("by", s.Confirmed.By))
		f.Check(!s.Confirmed.At.IsZero(), "confirmed.at", "is missing")
		f.Check(s.Confirmed.Digest != "", "confirmed.digest", "is missing")
	}
	return f.Err()
}

func (c Capacity) validate() error {
	var f Faults
	f.Check(c.Name != "", "name", "is missing")
	f.Check(c.Unit != "", "unit", "is missing")
	f.Check(c.Visibility.Known(), "visibility", "%q is not an audience", c.Visibility)
	for i, s := range c.Samples {
		field := form.Index("samples", i)
		f.Check(!s.At.IsZero(), field+".at", "is missing")
		f.Check(s.Total > 0 && !math.IsInf(s.Total, 1), field+".total", "is not above 0")
		f.Check(s.Used >= 0 && !math.IsInf(s.Used, 1), field+".used", "is below 0")
	}
	return f.Err()
}
