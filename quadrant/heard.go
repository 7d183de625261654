package quadrant

import (
	"time"

	"github.com/accordhq/accord/account"
)

// A roomTally gathers who stands in each quadrant and what it hears.
type roomTally struct {
	people [4][]account.PersonID
	heard  [4][7]hearingCount // by topic
}

// A hearingCount is a hearing and those who told.
type hearingCount struct {
	Hearing
	from   set
	people crowd
}

func newRoomTally(places *Places, asOf time.Time) *roomTally {
	t := new(roomTally)
	for n, q := range Quadrants() {
		t.people[n] = places.standingIn(q, asOf)
		for k, topic := range Topics() {
			t.heard[n][k] = hearingCount{Hearing: Hearing{Topic: topic}, people: crowd{}}
		}
	}
	return t
}

// add takes in what each quadrant heard in an interaction. Interactions come by
// instant and then by id.
func (t *roomTally) add(i *Interaction, from, to, circle *end) {
	if i.Channel.Live() {
		from, to = circle, circle
	}
	for k, topic := range Topics() {
		if !i.On(topic) {
			continue
		}
		for n := range t.heard {
			h, q := &t.heard[n][k], set(1)<<n
			if h.hear(q, from, to) {
				h.Interactions = append(h.Interactions, i.ID)
				h.Last = Contact{Interaction: i.ID, At: i.At}
			}
		}
	}
}

// hear takes in what tellers told a quadrant among the hearers, and what those who told
// it and stand in that quadrant too knew themselves. It reports whether there was
// anybody who did.
func (h *hearingCount) hear(q set, tellers, hearers *end) bool {
	told := false
	for n, id := range tellers.people {
		in := tellers.in[n]
		if other := in &^ q; other != 0 && (hearers.all&q != 0 || in&q != 0) {
			h.from |= other
			h.people[id] = true
			told = true
		}
	}
	return told
}

// rooms is what was gathered.
func (t *roomTally) rooms() [4]Room {
	var all [4]Room
	for n, q := range Quadrants() {
		all[n] = Room{Quadrant: q, People: t.people[n]}
		for _, h := range t.heard[n] {
			h.From, h.People = h.from.list(), h.people.sorted()
			all[n].Heard = append(all[n].Heard, h.Hearing)
		}
	}
	return all
}
