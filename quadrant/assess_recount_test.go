package quadrant_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// anyFacts makes facts about a few people and days, in which everything meets
// everything. The source gives a number below n.
func anyFacts(below func(n int) int) quadrant.Facts {
	pick := func(from string, most int) []account.PersonID {
		var ids []account.PersonID
		for range 1 + below(most) {
			n := below(len(from))
			ids = insert(ids, account.PersonID(from[n:n+1]))
		}
		return ids
	}
	at := func() time.Time { return onMarch(-35+below(80), 12*below(2)) }
	var f quadrant.Facts
	for _, id := range "abcdefgh" {
		p := account.Person{
			ID: account.PersonID(string(id)), Side: []account.Side{account.CustomerSide, account.ProviderSide}[below(2)],
			Level: []account.Level{account.BusinessLevel, account.TechnicalLevel}[below(2)],
		}
		if below(4) == 0 {
			p.Left = at()
		}
		f.People = append(f.People, p)
	}
	roles := []account.Role{"friend"}
	for _, d := range team.StandardCharter() {
		roles = append(roles, d.Role)
	}
	for range below(6) {
		a := team.Assignment{Person: pick("abcdefghx", 1)[0], Role: roles[below(len(roles))], From: at()}
		if below(2) == 0 {
			a.Until = at()
		}
		f.Assignments = append(f.Assignments, a)
	}
	for n := range below(6) {
		s := quadrant.Standing{ID: quadrant.StandingID(fmt.Sprint(n)), Person: pick("abcdefghxy", 1)[0], Executive: true}
		for _, q := range quadrant.Quadrants() {
			if below(3) == 0 {
				s.Quadrants = append(s.Quadrants, q)
			}
		}
		if below(2) == 0 {
			s.From = at()
		}
		if below(2) == 0 {
			s.Until = at()
		}
		f.Standings = append(f.Standings, s)
	}
	triggers := []quadrant.Trigger{quadrant.Problem, quadrant.Scheduled, quadrant.Proactive, quadrant.Routine}
	for n := range below(14) {
		i := quadrant.Interaction{
			ID: quadrant.InteractionID(fmt.Sprint("i-", n)), At: at(), From: pick("abcdefghxz", 3),
			Channel: quadrant.Channels()[below(6)], Trigger: triggers[below(4)],
		}
		i.To = slices.DeleteFunc(pick("abcdefghxz", 3), func(id account.PersonID) bool { return slices.Contains(i.From, id) })
		for _, topic := range quadrant.Topics() {
			if below(3) == 0 {
				i.Topics = append(i.Topics, topic)
			}
		}
		f.Interactions = append(f.Interactions, i)
	}
	return f
}

// stands tells where somebody stands, one rule after the other.
func stands(f quadrant.Facts, id account.PersonID, at time.Time) []quadrant.Quadrant {
	var in []quadrant.Quadrant
	add := func(q quadrant.Quadrant) {
		if q != "" && !slices.Contains(in, q) {
			in = append(in, q)
		}
	}
	var last *quadrant.Standing
	for _, s := range f.Standings {
		if s.Person == id && s.InForce(at) && len(s.Quadrants) > 0 && (last == nil || s.From.After(last.From) || s.From.Equal(last.From) && s.ID > last.ID) {
			last = &s
		}
	}
	if last != nil {
		for _, q := range last.Quadrants {
			add(q)
		}
	}
	var person account.Person
	for _, p := range f.People {
		if p.ID == id {
			person = p
		}
	}
	if len(in) == 0 && person.Side != account.CustomerSide {
		for _, a := range f.Assignments {
			if d, ok := team.StandardCharter().Duty(a.Role); ok && a.Person == id && a.InForce(at) {
				add(quadrant.Of(d.Side, d.Level))
			}
		}
	}
	if len(in) == 0 {
		add(quadrant.Of(person.Side, person.Level))
	}
	slices.SortFunc(in, byNumber)
	return in
}

func byNumber(a, b quadrant.Quadrant) int { return strings.Compare(numberOf(a), numberOf(b)) }

// insert adds to a sorted list what it does not have.
func insert[T ~string](list []T, v T) []T {
	n, found := slices.BinarySearch(list, v)
	if found {
		return list
	}
	return slices.Insert(list, n, v)
}

func live(i quadrant.Interaction) bool {
	return i.Channel == quadrant.Meeting || i.Channel == quadrant.Call
}

// known reports whether somebody is known at each end.
func known(f quadrant.Facts, i quadrant.Interaction) bool {
	stands := func(id account.PersonID) bool { return len(stands(f, id, i.At)) > 0 }
	return slices.ContainsFunc(i.From, stands) && slices.ContainsFunc(i.To, stands)
}

// recount assesses once more, by the words of the documentation: path by path and
// pair of people by pair.
func recount(f quadrant.Facts, p metrics.Period, now time.Time) quadrant.Map {
	m := quadrant.Map{Account: f.Account.ID, Period: p, AsOf: p.To.Add(-1)}
	if now.Before(m.AsOf) {
		m.AsOf = now
	}
	log := slices.Clone(f.Interactions)
	slices.SortFunc(log, func(a, b quadrant.Interaction) int {
		if a.At.Equal(b.At) {
			return strings.Compare(string(a.ID), string(b.ID))
		}
		return a.At.Compare(b.At)
	})
	log = slices.DeleteFunc(log, func(i quadrant.Interaction) bool { return i.At.After(m.AsOf) })
	paths := slices.Collect(func(yield func(quadrant.Path) bool) {
		for _, path := range quadrant.Paths() {
			yield(path)
		}
		for _, q := range quadrant.Quadrants() {
			yield(quadrant.Path{A: q, B: q})
		}
	})
	placed := make(map[quadrant.InteractionID]bool)
	for n, path := range paths {
		t := quadrant.Traffic{Path: path}
		for _, i := range log {
			forth, back, shared := false, false, false
			var a, b []account.PersonID
			around := false
			for _, from := range slices.Concat(i.From, i.To) {
				for _, to := range slices.Concat(i.From, i.To) {
					across := slices.Contains(i.From, from) && slices.Contains(i.To, to)
					if from == to || !across && !(live(i) && known(f, i)) {
						continue
					}
					for _, x := range stands(f, from, i.At) {
						for _, y := range stands(f, to, i.At) {
							if !across && x == path.A && y == path.B && x != y {
								around, a, b = true, insert(a, from), insert(b, to)
							} else if !across {
								continue
							} else if x == path.A && y == path.B {
								forth, a, b = true, insert(a, from), insert(b, to)
							} else if x == path.B && y == path.A {
								back, a, b = true, insert(a, to), insert(b, from)
							} else {
								continue
							}
							shared = shared || len(stands(f, from, i.At)) > 1 || len(stands(f, to, i.At)) > 1
						}
					}
				}
			}
			if !forth && !back && !around {
				continue
			}
			placed[i.ID] = true
			t.Last = quadrant.Contact{Interaction: i.ID, At: i.At}
			if i.Trigger != quadrant.Problem && i.Trigger != quadrant.Routine {
				t.Proactive = t.Last
			}
			flow := &t.Now
			if !p.Contains(i.At) {
				flow = &t.Before
			}
			if passed := i.At.Sub(p.Previous().From); !p.Contains(i.At) && (!p.Previous().Contains(i.At) || m.AsOf != p.To.Add(-1) && passed > m.AsOf.Sub(p.From)) {
				continue
			}
			flow.Interactions = append(flow.Interactions, i.ID)
			if i.Trigger == quadrant.Problem {
				flow.Reactive = append(flow.Reactive, i.ID)
			}
			if shared {
				flow.Shared = append(flow.Shared, i.ID)
			}
			if path.A == path.B {
				a, b = slices.Concat(a, b), nil
			} else {
				if forth {
					flow.AToB++
				}
				if back {
					flow.BToA++
				}
			}
			for _, id := range a {
				flow.PeopleA = insert(flow.PeopleA, id)
			}
			for _, id := range b {
				flow.PeopleB = insert(flow.PeopleB, id)
			}
		}
		m.Paths[n] = t
	}
	for n, q := range quadrant.Quadrants() {
		m.Rooms[n].Quadrant = q
		for _, id := range people("a", "b", "c", "d", "e", "f", "g", "h", "x", "y") {
			gone := slices.ContainsFunc(f.People, func(p account.Person) bool { return p.ID == id && p.Gone(m.AsOf) })
			if slices.Contains(stands(f, id, m.AsOf), q) && !gone {
				m.Rooms[n].People = append(m.Rooms[n].People, id)
			}
		}
		for _, topic := range quadrant.Topics() {
			h := quadrant.Hearing{Topic: topic}
			for _, i := range log {
				if !p.Contains(i.At) || !i.On(topic) || !placed[i.ID] {
					continue
				}
				told := false
				tell := func(teller account.PersonID, hearers []account.PersonID) {
					for _, hearer := range append(slices.Clone(hearers), teller) {
						if !slices.Contains(stands(f, hearer, i.At), q) {
							continue
						}
						for _, from := range stands(f, teller, i.At) {
							if from != q {
								told, h.From, h.People = true, insert(h.From, from), insert(h.People, teller)
							}
						}
					}
				}
				tellers, hearers := i.From, i.To
				if live(i) {
					tellers = slices.Concat(i.From, i.To)
					hearers = tellers
				}
				for _, teller := range tellers {
					tell(teller, hearers)
				}
				if told {
					h.Interactions, h.Last = append(h.Interactions, i.ID), quadrant.Contact{Interaction: i.ID, At: i.At}
				}
			}
			slices.SortFunc(h.From, byNumber)
			m.Rooms[n].Heard = append(m.Rooms[n].Heard, h)
		}
	}
	for _, i := range log {
		if p.Contains(i.At) && !placed[i.ID] {
			m.Unplaced = append(m.Unplaced, i.ID)
		}
	}
	return m
}

func TestASecondCountAgrees(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(4, 4))
	placed, unplaced, shared, ways := 0, 0, 0, 0
	for n := range 200 {
		f, now := anyFacts(rng.IntN), onMarch(-10+rng.IntN(60), 12)
		m := quadrant.Assess(f, march, now)
		require.Equal(t, recount(f, march, now), m, n)
		unplaced += len(m.Unplaced)
		for _, path := range m.Paths {
			placed, shared = placed+path.Now.Volume(), shared+len(path.Now.Shared)
			if path.Now.AToB > 0 && path.Now.BToA > 0 {
				ways++
			}
		}
	}
	// The cases are not empty ones.
	require.Greater(t, placed, 400)
	require.Greater(t, unplaced, 20)
	require.Greater(t, shared, 50)
	require.Greater(t, ways, 30)
}

func TestTheOrderOfFactsMakesNoDifference(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(5, 5))
	for n := range 100 {
		f, now := anyFacts(rng.IntN), onMarch(-10+rng.IntN(60), 12)
		want := quadrant.Assess(f, march, now)
		shuffle(rng, f.People)
		shuffle(rng, f.Assignments)
		shuffle(rng, f.Standings)
		shuffle(rng, f.Interactions)
		for _, i := range f.Interactions {
			shuffle(rng, i.From)
			shuffle(rng, i.To)
			shuffle(rng, i.Topics)
		}
		for _, s := range f.Standings {
			shuffle(rng, s.Quadrants)
		}
		require.Equal(t, want, quadrant.Assess(f, march, now), n)
	}
}

func shuffle[T any](rng *rand.Rand, list []T) {
	rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

func FuzzAssess(f *testing.F) {
	f.Add([]byte{}, 20)
	f.Add([]byte("the customer hears of us only when something breaks"), 3)
	f.Fuzz(func(t *testing.T, data []byte, day int) {
		below := func(n int) int {
			if len(data) == 0 {
				return 0
			}
			b := int(data[0])
			data = data[1:]
			return b % n
		}
		facts, now := anyFacts(below), onMarch(day%60, 6)
		m := quadrant.Assess(facts, march, now)
		log := make(map[quadrant.InteractionID]quadrant.Interaction)
		taken := make(map[quadrant.InteractionID]int)
		for _, i := range facts.Interactions {
			log[i.ID] = i
		}
		for _, path := range m.Paths {
			flow, within := path.Now, path.Path.Course() == quadrant.Within
			for _, id := range flow.Interactions {
				taken[id]++
			}
			both := flow.AToB + flow.BToA
			unlike := 0 // between people at one end of a live conversation alone
			for _, id := range flow.Interactions {
				if live(log[id]) {
					unlike++
				}
			}
			require.True(t, within && both == 0 || !within && flow.Volume()-unlike <= both && both <= 2*flow.Volume(), "who spoke to whom")
			require.Equal(t, flow.Volume() > 0, len(flow.PeopleA) > 0)
			require.Equal(t, flow.Volume() > 0 && !within, len(flow.PeopleB) > 0)
			for _, part := range [][]quadrant.InteractionID{flow.Reactive, flow.Shared} {
				require.Subset(t, flow.Interactions, part)
			}
			for n, at := range [][]account.PersonID{flow.PeopleA, flow.PeopleB} {
				q := []quadrant.Quadrant{path.Path.A, path.Path.B}[n]
				for _, id := range at {
					require.True(t, slices.ContainsFunc(flow.Interactions, func(i quadrant.InteractionID) bool {
						return log[i].Has(id) && slices.Contains(stands(facts, id, log[i].At), q)
					}), "%s took part standing in %s", id, q)
				}
			}
			if flow.Volume() > 0 {
				require.Equal(t, flow.Interactions[flow.Volume()-1], path.Last.Interaction)
			}
			require.False(t, path.Last.At.Before(path.Proactive.At))
			require.False(t, path.Last.At.After(m.AsOf))
		}
		for _, id := range m.Unplaced {
			require.Zero(t, taken[id], "on a path and on none")
			taken[id]++
		}
		for id, i := range log {
			require.Equal(t, march.Contains(i.At) && !i.At.After(m.AsOf), taken[id] > 0, "%s is on a path or on none", id)
		}
		for _, room := range m.Rooms {
			for _, h := range room.Heard {
				require.NotContains(t, h.From, room.Quadrant)
				require.Equal(t, len(h.Interactions) > 0, len(h.From) > 0 && len(h.People) > 0)
				for _, id := range h.Interactions {
					require.True(t, log[id].On(h.Topic))
					require.NotContains(t, m.Unplaced, id)
				}
			}
		}
	})
}
