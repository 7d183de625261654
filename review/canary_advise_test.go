package review_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/review"
)

// advise leads some of the advisories through their lives, each for some of the people at
// the customer.
func (d *days) advise() {
	alerts, err := d.watcher.Alerts(d.t.Context(), canaryAccount)
	require.NoError(d.t, err)
	d.Shuffle(len(alerts), func(i, j int) { alerts[i], alerts[j] = alerts[j], alerts[i] })
	n := 0
	for _, a := range alerts {
		v := pick(d.cage, account.Business, account.Customer)
		to := d.customersOf(v)
		if a.Advisory == nil || len(to) == 0 || n == 2 {
			continue
		}
		n++
		d.show(*a.Advisory)
		d.lead(a, v, to)
	}
}

// lead leads one advisory through its life.
func (d *days) lead(a quadrant.Alert, v account.Visibility, to []account.PersonID) {
	revised := quadrant.Advisory{
		Account: canaryAccount, About: a.Advisory.About, Alert: a.Key, Impact: "none", State: quadrant.Drafted,
		Options: make([]account.Text, 1+d.IntN(2)), To: to, Channels: []quadrant.Channel{quadrant.Call},
		NextReport: d.clock.Now().Add(24 * time.Hour), Visibility: v,
	}
	// For management it may go out in the words in which it was drafted.
	asDrafted := v == account.Business && d.IntN(2) == 0
	if asDrafted {
		revised.Headline = a.Advisory.Headline
	}
	words := d.put("advisory", &revised, v, "Headline", "How", "Options", "OnlyOne", "Intent")
	if len(revised.Options) > 1 {
		revised.OnlyOne = account.Text{}
	}
	d.withheld[words] = true // before it is sent nobody there may read it
	d.move(a, v, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: &revised})
	if d.IntN(5) == 0 {
		d.counts["a draft was closed"]++
		d.move(a, v, quadrant.AdvisoryMove{Verb: quadrant.Close})
		return
	}
	delete(d.withheld, words)
	if !d.move(a, v, quadrant.AdvisoryMove{Verb: quadrant.Send}) {
		d.counts["a headline that says too much was not sent"]++
		d.withheld[words] = true
		d.move(a, v, quadrant.AdvisoryMove{Verb: quadrant.Close})
		return
	}
	if asDrafted {
		d.counts["a drafted headline was sent"]++
	}
	next := quadrant.AdvisoryMove{Verb: quadrant.FollowUp}
	if d.IntN(2) == 0 {
		next.NextReport = d.clock.Now().Add(12 * time.Hour)
	}
	d.move(a, v, next)
	d.move(a, v, quadrant.AdvisoryMove{Verb: quadrant.Close})
}

// move does one step with an advisory, with a note of our own and, with a follow-up, a
// report, and looks at what it has become. False is a headline that may not be sent, for it
// was drafted in the words of what has turned internal since.
func (d *days) move(a quadrant.Alert, v account.Visibility, m quadrant.AdvisoryMove) bool {
	d.clock.Advance(time.Minute)
	m.Actor = d.someoneThere()
	if m.Verb != quadrant.FollowUp {
		m.Report = account.Data("none")
	}
	d.put("advisory move", &m, v, "Report")
	if m.Verb != quadrant.FollowUp {
		m.Report = account.Text{}
	}
	moved, err := d.watcher.MoveAdvisory(d.t.Context(), a.Key, m)
	if m.Verb == quadrant.Send && errors.Is(err, account.ErrInvalid) {
		require.ErrorContains(d.t, err, "headline: is as it was drafted")
		return false
	}
	require.NoError(d.t, err)
	d.counts[fmt.Sprintf("%s %s for %s", m.Verb, a.Class, v)]++
	d.show(moved)
	return true
}

// show gives everybody an advisory to read, as it stands.
func (d *days) show(a quadrant.Advisory) {
	d.editions("an advisory that is "+string(a.State), review.AdvisoryDocument(a, d.facts.Accounts[0], d.facts.People), false)
}

// customersOf are the people at the customer who may read what has a visibility, and have
// not left.
func (w *world) customersOf(v account.Visibility) []account.PersonID {
	var all []account.PersonID
	for _, p := range w.facts.People {
		if p.Side == account.CustomerSide && !p.Gone(quarter.To) && v.ReachedBy(p.Audience()) {
			all = append(all, p.ID)
		}
	}
	return all
}

// someoneThere is one of the provider's people who has not left; the first of them stays.
func (w *world) someoneThere() account.PersonID {
	there := w.provider[:1]
	for _, p := range w.facts.People[1:] {
		if p.Side == account.ProviderSide && !p.Gone(quarter.To) {
			there = append(there[:len(there):len(there)], p.ID)
		}
	}
	return pick(w.cage, there...)
}
