package quadrant

import (
	"cmp"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// Watch says what trouble there is on an account as of an instant, who must be told
// of it, and who was: every disruption and every promise that was broken or is in
// danger, the gravest first and then the earliest. It is pure; a [Watcher] comes to
// the same, fact by fact, and remembers what it has done about it.
//
// A disruption lasts until the service works again, a missed target until the ticket
// is resolved, a promise until it is kept or withdrawn or, when it was broken, until all
// who must know were told. Somebody counts as told who
// took part in an [Interaction] about it, or took notice of the alert, at or after
// the instant at which the trouble began; see [WatchPolicy] for who must be.
func Watch(f Facts, p WatchPolicy, now time.Time) []Trouble {
	g := grounds{policy: p.OrDefault(), terms: f.Terms}
	people := newCircle(f)
	var all []Trouble
	for _, c := range g.casesOf(f, now) {
		if t, ok, _ := g.judge(c, people, now); ok && !t.settled() {
			all = append(all, t)
		}
	}
	sortTroubles(all)
	return all
}

// sortTroubles puts the gravest first, and then the earliest.
func sortTroubles(all []Trouble) {
	slices.SortFunc(all, func(a, b Trouble) int {
		return cmp.Or(
			cmp.Compare(b.Class.Rank(), a.Class.Rank()), a.Since.Compare(b.Since), cmp.Compare(a.Key, b.Key),
		)
	})
}

// casesOf are the cases of everything that is watched among the facts, with what was
// said of them. What is another account's is none of it.
func (g grounds) casesOf(f Facts, now time.Time) []Case {
	words, known := wordsOf(f), f.known()
	cases := make([]Case, 0, len(f.Tickets)+len(f.Commitments)+len(f.Activities))
	add := func(whose account.ID, c Case) {
		if whose == f.Account.ID {
			c.Account, c.Alerts = whose, known[c.About].Alerts
			c.Words = append(c.Words, words[c.About]...)
			cases = append(cases, c)
		}
	}
	for i := range f.Tickets {
		t := &f.Tickets[i]
		add(t.Account, Case{About: t.ID.Ref(), Ticket: t, Harms: known[t.ID.Ref()].Harms})
	}
	for about, group := range groupsOf(cases) {
		c := Case{About: about, Related: g.relatedOf(group, now)}
		if before := known[about].Related; before != nil {
			c.Related.Since = before.Since
		}
		for _, one := range c.Related.Tickets {
			c.Words = append(c.Words, words[one.ID.Ref()]...)
		}
		add(f.Account.ID, c)
	}
	for i := range f.Commitments {
		p := &f.Commitments[i]
		add(p.Account, Case{About: p.ID.Ref(), Commitment: p})
	}
	for i := range f.Activities {
		a := &f.Activities[i]
		add(a.Account, Case{About: a.ID.Ref(), Activity: a})
	}
	return cases
}

// known are the cases on record, by what they are about.
func (f Facts) known() map[account.Ref]Case {
	known := make(map[account.Ref]Case, len(f.Cases))
	for _, c := range f.Cases {
		known[c.About] = c
	}
	return known
}

// wordsOf is what was said of each record.
func wordsOf(f Facts) map[account.Ref][]Word {
	words := make(map[account.Ref][]Word)
	for _, i := range f.Interactions {
		for _, about := range i.About {
			words[about] = append(words[about], wordOn(about, i))
		}
	}
	return words
}
