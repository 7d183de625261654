package account

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A place is where names must stay apart: an item of an account, for the names
// of its capacities, or two, for the labels of links from one to the other.
type place struct {
	account  ID
	from, to ItemID // to is empty for capacities
}

// WithSolution returns the redaction that knows, too, what becomes of a
// configuration that is redacted: its digest, the names of its capacities and
// the labels of its links. Other records that have them follow.
func (r Redaction) WithSolution(s Solution) Redaction {
	r = r.WithNames(s.Account, s.Capacities, s.Links)
	if before, after := s.Digest(), s.Redacted(r).Digest(); before != after {
		r = r.WithDigest(before, after)
	}
	return r
}

// WithNames returns the redaction that knows, too, what capacities and links of
// an account are called once they are redacted. Capacities of an item that would
// come to have one name, and links between two items one label, are numbered, for
// they are not the same: "mailbox […]" and "mailbox […] 2". What it knows already
// it calls as before.
func (r Redaction) WithNames(id ID, capacities []Capacity, links []Link) Redaction {
	// Nothing but what says the mark can become the same.
	all := slices.DeleteFunc(calls(id, capacities, links), func(c call) bool {
		return !strings.Contains(r.Words(c.name), RedactionMark)
	})
	if len(all) == 0 {
		return r
	}
	known := r.called
	r.called = make(map[place]map[string]string, len(known))
	for at, names := range known {
		if at.account == id {
			names = maps.Clone(names)
		}
		r.called[at] = names
	}
	for _, stays := range []bool{true, false} { // what has the name already comes first
		for _, c := range all {
			if said := r.Words(c.name); (said == c.name) == stays {
				r.call(c, said)
			}
		}
	}
	return r
}

// A call is what something is called in a place.
type call struct {
	place
	name string
}

func calls(id ID, capacities []Capacity, links []Link) []call {
	var all []call
	for _, c := range capacities {
		all = append(all, call{place{account: id, from: c.Item}, c.Name})
	}
	for _, l := range links {
		all = append(all, call{place{account: id, from: l.From, to: l.To}, l.Label})
	}
	return all
}

// call records what a name becomes, numbered when another one there has become
// the same.
func (r Redaction) call(c call, said string) {
	names := r.called[c.place]
	if names == nil {
		names = make(map[string]string)
		r.called[c.place] = names
	}
	if _, known := names[c.name]; known {
		return
	}
	fresh := said
	for n := 2; taken(names, fresh); n++ {
		fresh = said + " " + strconv.Itoa(n)
	}
	names[c.name] = fresh
}

func taken(names map[string]string, name string) bool {
	return slices.Contains(slices.Collect(maps.Values(names)), name)
}

// named returns what a name has become in a place.
func (r Redaction) named(at place, name string) string {
	if fresh, known := r.called[at][name]; known {
		return fresh
	}
	return r.Words(name)
}

// Link returns a link of an account without what the redaction takes out, with
// the label that it is known by; see [Redaction.WithNames].
func (r Redaction) Link(id ID, l Link) Link {
	l.Label = r.named(place{account: id, from: l.From, to: l.To}, l.Label)
	return l
}

// Capacity returns a capacity of an account without what the redaction takes
// out, with the name that it is known by; see [Redaction.WithNames]. It shares
// the samples.
func (r Redaction) Capacity(id ID, c Capacity) Capacity {
	c.Name, c.Unit = r.named(place{account: id, from: c.Item}, c.Name), r.Words(c.Unit)
	return c
}
