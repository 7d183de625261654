package quadrant_test

import (
	"encoding/json"
	"fmt"
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

// march is the period of most tests; the one before it is February.
var march = metrics.Period{From: onMarch(1, 0), To: onMarch(32, 0)}

// village is an account with two people in each quadrant and one, sam, who both
// sells and supports: bo and bea, al and ed, ti and tia, su and li.
func village(interactions ...quadrant.Interaction) quadrant.Facts {
	f := quadrant.Facts{Account: account.Account{ID: "a-1", Name: "Harbour Foods"}, Interactions: interactions}
	for _, p := range []struct {
		id    account.PersonID
		side  account.Side
		level account.Level
	}{
		{"bo", account.CustomerSide, account.BusinessLevel}, {"bea", account.CustomerSide, account.BusinessLevel},
		{"al", account.ProviderSide, account.BusinessLevel}, {"ed", account.ProviderSide, account.BusinessLevel},
		{"ti", account.CustomerSide, account.TechnicalLevel}, {"tia", account.CustomerSide, account.TechnicalLevel},
		{"su", account.ProviderSide, account.TechnicalLevel}, {"li", account.ProviderSide, account.TechnicalLevel},
		{"sam", account.ProviderSide, account.TechnicalLevel},
	} {
		f.People = append(f.People, account.Person{ID: p.id, Side: p.side, Level: p.level})
	}
	f.Assignments = []team.Assignment{{Person: "sam", Role: account.AccountManager}, {Person: "sam", Role: account.TechnicalLead}}
	return f
}

// talk reads an interaction: its id, day and hour of March, channel, trigger, who to
// whom, and topics.
//
//	i-1 3 10 call problem bo,ti>su issue,usage
func talk(words string) quadrant.Interaction {
	var day, hour int
	i := quadrant.Interaction{Account: "a-1"}
	var between, topics string
	n, _ := fmt.Sscan(words, &i.ID, &day, &hour, &i.Channel, &i.Trigger, &between, &topics)
	if n < 6 {
		panic(words)
	}
	i.At = onMarch(day, hour)
	from, to, _ := strings.Cut(between, ">")
	for _, id := range strings.Split(from, ",") {
		i.From = append(i.From, account.PersonID(id))
	}
	for _, id := range strings.Split(to, ",") {
		i.To = append(i.To, account.PersonID(id))
	}
	for _, topic := range strings.FieldsFunc(topics, func(r rune) bool { return r == ',' }) {
		i.Topics = append(i.Topics, quadrant.Topic(topic))
	}
	return i
}

func talks(lines ...string) []quadrant.Interaction {
	var all []quadrant.Interaction
	for _, line := range lines {
		all = append(all, talk(line))
	}
	return all
}

// trafficOf tells of each path that has any traffic.
//
//	12: i-1 i-2 >1 <1 !i-1 *i-2 bo|al
//
// is that of Q1 and Q2: two interactions, one from Q1 and one from Q2, the first by a
// problem, the second shared, and who took part.
func trafficOf(paths [10]quadrant.Traffic, pick func(quadrant.Traffic) quadrant.Flow) []string {
	var all []string
	for _, t := range paths {
		if f := pick(t); f.Volume() > 0 {
			all = append(all, fmt.Sprintf("%s%s: %s >%d <%d !%s *%s %s|%s", numberOf(t.Path.A), numberOf(t.Path.B), joined(f.Interactions, " "),
				f.AToB, f.BToA, joined(f.Reactive, ","), joined(f.Shared, ","), joined(f.PeopleA, ","), joined(f.PeopleB, ",")))
		}
	}
	return all
}

func joined[T ~string](ids []T, sep string) string {
	var all []string
	for _, id := range ids {
		all = append(all, string(id))
	}
	return strings.Join(all, sep)
}

func inPeriod(t quadrant.Traffic) quadrant.Flow { return t.Now }
func before(t quadrant.Traffic) quadrant.Flow   { return t.Before }

func TestPathsOfAnInteraction(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name  string
		talks []string
		want  []string
	}{
		{"nobody spoke", nil, nil},
		{"across, by a problem", []string{"a 3 10 call problem bo>al"}, []string{"12: a >1 <0 !a * bo|al"}},
		{"the other way, as scheduled", []string{"a 3 10 meeting scheduled al>bo"}, []string{"12: a >0 <1 ! * bo|al"}},
		{"each of the six", []string{
			"a 3 10 mail routine bo>al", "b 4 10 mail routine ti>su", "c 5 10 mail routine bo>ti",
			"d 6 10 mail routine al>su", "e 7 10 mail routine bo>su", "f 8 10 mail routine al>ti",
		}, []string{
			"12: a >1 <0 ! * bo|al", "34: b >1 <0 ! * ti|su", "13: c >1 <0 ! * bo|ti",
			"24: d >1 <0 ! * al|su", "14: e >1 <0 ! * bo|su", "23: f >1 <0 ! * al|ti",
		}},
		{"within", []string{"a 3 10 mail problem su>li"}, []string{"44: a >0 <0 !a * li,su|"}},
		{"several at one end count once", []string{"a 3 10 mail routine al,ed>bo,bea"}, []string{"12: a >0 <1 ! * bea,bo|al,ed"}},
		{"several quadrants at one end", []string{"a 3 10 meeting scheduled al,su>bo,ti"}, []string{
			"12: a >0 <1 ! * bo|al", "34: a >0 <1 ! * ti|su", "13: a >0 <0 ! * bo|ti", "24: a >0 <0 ! * al|su", "14: a >0 <1 ! * bo|su", "23: a >1 <0 ! * al|ti",
		}},
		{"several quadrants at one end, in writing", []string{"a 3 10 mail scheduled al,su>bo,ti"}, []string{
			"12: a >0 <1 ! * bo|al", "34: a >0 <1 ! * ti|su", "14: a >0 <1 ! * bo|su", "23: a >1 <0 ! * al|ti",
		}},
		{"at one end of a call, by a problem", []string{"a 3 10 call problem al,su>bo"}, []string{
			"12: a >0 <1 !a * bo|al", "24: a >0 <0 !a * al|su", "14: a >0 <1 !a * bo|su",
		}},
		{"colleagues at one end do not speak among themselves", []string{"a 3 10 meeting scheduled al,ed>bo,bea"}, []string{"12: a >0 <1 ! * bea,bo|al,ed"}},
		{"one who stands in two is not two", []string{"a 3 10 meeting scheduled sam>bo"}, []string{"12: a >0 <1 ! *a bo|sam", "14: a >0 <1 ! *a bo|sam"}},
		{"one who stands in two beside one of one", []string{"a 3 10 meeting scheduled sam,su>bo"}, []string{
			"12: a >0 <1 ! *a bo|sam", "24: a >0 <0 ! *a sam|su", "14: a >0 <1 ! *a bo|sam,su",
		}},
		{"a circle at one end, and nobody known at the other", []string{"a 3 10 meeting scheduled al,su>zed"}, nil},
		{"both ways at once", []string{"a 3 10 meeting scheduled al,bo>ed,bea"}, []string{
			"12: a >1 <1 ! * bea,bo|al,ed", "11: a >0 <0 ! * bea,bo|", "22: a >0 <0 ! * al,ed|",
		}},
		{"one end of one quadrant, the other of two", []string{"a 3 10 call problem ti>su,tia"}, []string{
			"34: a >1 <0 !a * ti,tia|su", "33: a >0 <0 !a * ti,tia|",
		}},
		{"of several, in order of time and then of id", []string{
			"c 3 11 mail routine bo>al", "b 3 11 mail problem al>bo", "d 2 10 mail problem bea>al",
		}, []string{"12: d b c >2 <1 !d,b * bea,bo|al"}},
		{"one who stands in two", []string{"a 3 10 mail problem ti>sam"}, []string{
			"34: a >1 <0 !a *a ti|sam", "23: a >0 <1 !a *a sam|ti",
		}},
		{"one who stands in two, and speaks", []string{"a 3 10 mail problem sam>ti"}, []string{
			"34: a >0 <1 !a *a ti|sam", "23: a >1 <0 !a *a sam|ti",
		}},
		{"one who stands in two, to their own", []string{"a 3 10 mail routine sam>al"}, []string{
			"24: a >0 <1 ! *a al|sam", "22: a >0 <0 ! *a al,sam|",
		}},
		{"not shared where somebody else was", []string{"a 3 10 mail routine sam,bo>bea"}, []string{
			"12: a >0 <1 ! *a bea|sam", "14: a >0 <1 ! *a bea|sam", "11: a >0 <0 ! * bea,bo|",
		}},
		{"shared beside one who stands in one", []string{"a 3 10 mail routine bo>al,sam"}, []string{
			"12: a >1 <0 ! *a bo|al,sam", "14: a >1 <0 ! *a bo|sam",
		}},
		{"nobody known at one end", []string{"a 3 10 mail routine bo>zed", "b 3 10 mail routine zed>bo", "c 3 10 mail routine zed>zoe"}, nil},
		{"somebody known at each end", []string{"a 3 10 mail routine zed,bo>al,zoe"}, []string{"12: a >1 <0 ! * bo|al"}},
		{"at the edges of the period", []string{
			"a 0 23 mail routine bo>al", "b 1 0 mail routine bo>al", "c 31 23 mail routine bo>al", "d 32 0 mail routine bo>al",
		}, []string{"12: b c >2 <0 ! * bo|al"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			m := quadrant.Assess(village(talks(row.talks...)...), march, onMarch(45, 0))
			require.Equal(t, row.want, trafficOf(m.Paths, inPeriod))
		})
	}
}

// The map has every path and room, whether or not there was anything.
func TestAMapOfNothing(t *testing.T) {
	t.Parallel()
	m := quadrant.Assess(quadrant.Facts{Account: account.Account{ID: "a-1"}}, march, onMarch(45, 0))
	require.Equal(t, account.ID("a-1"), m.Account)
	require.Equal(t, march, m.Period)
	require.Equal(t, march.To.Add(-1), m.AsOf)
	six := quadrant.Paths()
	for n, traffic := range m.Paths {
		if n < len(six) {
			require.Equal(t, quadrant.Traffic{Path: six[n]}, traffic)
		} else {
			q := quadrant.Quadrants()[n-len(six)]
			require.Equal(t, quadrant.Traffic{Path: quadrant.Path{A: q, B: q}}, traffic)
		}
	}
	for n, room := range m.Rooms {
		require.Equal(t, quadrant.Quadrants()[n], room.Quadrant)
		require.Empty(t, room.People)
		for k, h := range room.Heard {
			require.Equal(t, quadrant.Hearing{Topic: quadrant.Topics()[k]}, h)
		}
		require.Len(t, room.Heard, 7)
	}
	require.Empty(t, m.Unplaced)
	require.Empty(t, m.Findings)
	require.Empty(t, m.NotGiven)
}

func TestTheMapLooksUpPathsAndRooms(t *testing.T) {
	t.Parallel()
	m := quadrant.Assess(village(talk("a 3 10 mail routine bo>su value")), march, onMarch(45, 0))
	require.Equal(t, 1, m.Path(quadrant.Between(quadrant.Q4, quadrant.Q1)).Now.Volume())
	require.Equal(t, quadrant.Traffic{Path: quadrant.Path{A: quadrant.Q4, B: quadrant.Q1}}, m.Path(quadrant.Path{A: quadrant.Q4, B: quadrant.Q1}))
	require.Equal(t, people("li", "sam", "su"), m.Room(quadrant.Q4).People)
	require.Equal(t, quadrant.Room{Quadrant: "fifth"}, m.Room("fifth"))
	require.Len(t, m.Room(quadrant.Q4).HeardOf(quadrant.Value).Interactions, 1)
	require.Equal(t, quadrant.Hearing{Topic: "weather"}, m.Room(quadrant.Q4).HeardOf("weather"))
}

// Now is the 20th: the period has not ended.
func TestWhatTookPlaceLaterIsNotSeen(t *testing.T) {
	t.Parallel()
	f := village(talks("a 19 23 mail proactive bo>al", "b 20 0 mail proactive bo>al", "c 20 1 mail proactive bo>al", "d 20 1 mail routine zed>al",
		"e 20 0 mail routine zed>al")...)
	m := quadrant.Assess(f, march, onMarch(20, 0))
	require.Equal(t, onMarch(20, 0), m.AsOf)
	require.Equal(t, []string{"12: a b >2 <0 ! * bo|al"}, trafficOf(m.Paths, inPeriod))
	require.Equal(t, quadrant.Contact{Interaction: "b", At: onMarch(20, 0)}, m.Paths[0].Last)
	require.Equal(t, m.Paths[0].Last, m.Paths[0].Proactive)
	require.Equal(t, []quadrant.InteractionID{"e"}, m.Unplaced)

	m = quadrant.Assess(f, metrics.Period{From: onMarch(1, 0), To: onMarch(20, 0)}, onMarch(45, 0))
	require.Equal(t, []string{"12: a >1 <0 ! * bo|al"}, trafficOf(m.Paths, inPeriod), "the end is not of the period")
	require.Equal(t, quadrant.Contact{Interaction: "a", At: onMarch(19, 23)}, m.Paths[0].Last)
	require.Empty(t, m.Unplaced)
}

func TestTheTrendIsAgainstThePeriodBefore(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name  string
		talks []string
		want  quadrant.Trend
		lines []string
	}{
		{"nothing", nil, quadrant.Steady, nil},
		{"as many", []string{"a 0 10 mail routine bo>al", "b 1 10 mail routine bo>al"}, quadrant.Steady, []string{"12: a >1 <0 ! * bo|al"}},
		{"more", []string{"a 1 10 mail routine bo>al"}, quadrant.Up, nil},
		{"fewer, and not of a month ago", []string{"a -27 0 mail problem bo>sam", "b -28 23 mail routine bo>al"}, quadrant.Down, []string{
			"12: a >1 <0 !a *a bo|sam", "14: a >1 <0 !a *a bo|sam",
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			m := quadrant.Assess(village(talks(row.talks...)...), march, onMarch(45, 0))
			require.Equal(t, row.want, m.Paths[0].Trend())
			require.Equal(t, row.lines, trafficOf(m.Paths, before))
		})
	}
}

// A period that has not ended is set against as much of the one before: of the 5th at
// noon, until the 5th of February at noon.
func TestARunningPeriodIsSetAgainstAsMuchOfTheOneBefore(t *testing.T) {
	t.Parallel()
	f := village(talks("a 2 10 mail routine bo>al", "b -24 12 mail routine bo>al", "c -23 12 mail routine bo>al", "d -23 13 mail routine bo>al")...)
	for _, row := range []struct {
		now  time.Time
		want []string
	}{
		{onMarch(5, 11), []string{"12: b >1 <0 ! * bo|al"}},
		{onMarch(5, 12), []string{"12: b c >2 <0 ! * bo|al"}},
		{onMarch(30, 12), []string{"12: b c d >3 <0 ! * bo|al"}},
		{onMarch(40, 12), []string{"12: b c d >3 <0 ! * bo|al"}},
	} {
		require.Equal(t, row.want, trafficOf(quadrant.Assess(f, march, row.now).Paths, before), row.now)
	}
	f = village(talk("e -29 12 mail routine bo>al")) // 30 January, and February has 28 days
	require.Equal(t, []string{"12: e >1 <0 ! * bo|al"}, trafficOf(quadrant.Assess(f, march.Previous(), onMarch(1, 0)).Paths, before))
	require.Empty(t, trafficOf(quadrant.Assess(f, march.Previous(), onMarch(0, 23)).Paths, before))
}

// Days are of 24 hours, from the last instant of March; contacts of any time count.
func TestDaysSinceTheLastContactAndTheLastProactiveOne(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name  string
		talks []string
		last  string
		days  int
		pro   string
		since int
	}{
		{"never", nil, "", -1, "", -1},
		{"by a problem", []string{"a 31 0 call problem bo>al"}, "a", 0, "", -1},
		{"routine", []string{"a 30 23 call routine bo>al"}, "a", 1, "", -1},
		{"proactive", []string{"a 29 0 call proactive bo>al", "b 31 1 call problem al>bo"}, "b", 0, "a", 2},
		{"scheduled", []string{"a 30 0 call scheduled bo>al"}, "a", 1, "a", 1},
		{"long ago", []string{"a -100 0 call scheduled bo>al"}, "a", 131, "a", 131},
		{"at one instant the later id", []string{"b 30 0 call proactive bo>al", "a 30 0 call proactive al>bo"}, "b", 1, "b", 1},
		{"after the period", []string{"a 30 0 call proactive bo>al", "b 32 0 call proactive al>bo"}, "a", 1, "a", 1},
		{"of people nobody knows", []string{"a 30 0 call proactive zed>al"}, "", -1, "", -1},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			m := quadrant.Assess(village(talks(row.talks...)...), march, onMarch(45, 0))
			days := func(c quadrant.Contact) int {
				if n, ok := c.Days(m.AsOf); ok {
					return n
				}
				return -1
			}
			got := m.Path(quadrant.Between(quadrant.Q1, quadrant.Q2))
			require.Equal(t, quadrant.InteractionID(row.last), got.Last.Interaction)
			require.Equal(t, quadrant.InteractionID(row.pro), got.Proactive.Interaction)
			require.Equal(t, []int{row.days, row.since}, []int{days(got.Last), days(got.Proactive)})
		})
	}
}

func TestTheReactiveShare(t *testing.T) {
	t.Parallel()
	m := quadrant.Assess(village(talks("a 1 0 call problem bo>al", "b 2 0 call routine al>bo", "c 3 0 call scheduled al>bo",
		"d 4 0 call proactive al>bo")...), march, onMarch(45, 0))
	share, any := m.Paths[0].Now.ReactiveShare()
	require.True(t, any)
	require.Equal(t, 0.25, share)
	_, any = m.Paths[1].Now.ReactiveShare()
	require.False(t, any)
}

// Paris goes over to summer time on 29 March 2026 at 02:00: the month ends at 22:00 UTC.
func TestAPeriodInAZoneWithAClockChange(t *testing.T) {
	t.Parallel()
	paris, err := time.LoadLocation("Europe/Paris")
	require.NoError(t, err)
	at := func(id quadrant.InteractionID, s string) quadrant.Interaction {
		i := talk("x 1 0 mail proactive bo>al")
		i.ID = id
		i.At, err = time.Parse(time.RFC3339, s)
		require.NoError(t, err)
		return i
	}
	p := metrics.Period{From: time.Date(2026, time.March, 1, 0, 0, 0, 0, paris), To: time.Date(2026, time.April, 1, 0, 0, 0, 0, paris)}
	m := quadrant.Assess(village(
		at("too early", "2026-01-31T22:59:59Z"), at("first of before", "2026-01-31T23:00:00Z"), at("last of before", "2026-02-28T22:59:59Z"),
		at("first", "2026-02-28T23:00:00Z"), at("changed", "2026-03-28T21:59:59Z"), at("last", "2026-03-31T21:59:59Z"), at("after", "2026-03-31T22:00:00Z"),
	), p, onMarch(45, 0))
	require.Equal(t, []quadrant.InteractionID{"first", "changed", "last"}, m.Paths[0].Now.Interactions)
	require.Equal(t, []quadrant.InteractionID{"first of before", "last of before"}, m.Paths[0].Before.Interactions)
	require.Equal(t, quadrant.InteractionID("last"), m.Paths[0].Last.Interaction)

	// From noon to noon across the change are 23 hours.
	c := quadrant.Contact{At: time.Date(2026, time.March, 28, 12, 0, 0, 0, paris)}
	days, ok := c.Days(time.Date(2026, time.March, 30, 12, 0, 0, 0, paris))
	require.True(t, ok)
	require.Equal(t, 1, days)
}

// ti is told to stand in Q1 from the 10th until the 20th; li changes sides of the
// provider on the 15th.
func TestPeopleStandWhereTheyStoodWhenTheySpoke(t *testing.T) {
	t.Parallel()
	f := village(talks("a 9 23 call routine ti>su", "b 10 0 call routine ti>su", "c 19 23 call routine su>ti", "d 20 0 call routine ti>su",
		"e 14 23 mail routine li>bo", "f 15 0 mail routine li>bo")...)
	f.Standings = []quadrant.Standing{{ID: "s", Person: "ti", Quadrants: []quadrant.Quadrant{quadrant.Q1}, From: onMarch(10, 0), Until: onMarch(20, 0)}}
	f.Assignments = append(f.Assignments, team.Assignment{Person: "li", Role: account.TechnicalLead, Until: onMarch(15, 0)},
		team.Assignment{Person: "li", Role: account.SalesEngineer, From: onMarch(15, 0)})
	m := quadrant.Assess(f, march, onMarch(45, 0))
	require.Equal(t, []string{
		"12: f >0 <1 ! * bo|li", "34: a d >2 <0 ! * ti|su", "14: b e c >1 <2 ! * bo,ti|li,su",
	}, trafficOf(m.Paths, inPeriod))
	require.Equal(t, people("ti", "tia"), m.Rooms[2].People, "as of the end")
	require.Equal(t, people("al", "ed", "li", "sam"), m.Rooms[1].People)

	m = quadrant.Assess(f, march, onMarch(12, 0))
	require.Equal(t, people("bea", "bo", "ti"), m.Rooms[0].People)
	require.Equal(t, people("li", "sam", "su"), m.Rooms[3].People)
}

// ti is told to stand in both of the customer's quadrants.
func TestTwoAtOneEndWhoStandInTwoEach(t *testing.T) {
	t.Parallel()
	f := village(talk("a 5 10 mail routine sam,ti>bo"))
	f.Standings = []quadrant.Standing{{ID: "s", Person: "ti", Quadrants: []quadrant.Quadrant{quadrant.Q1, quadrant.Q3}}}
	m := quadrant.Assess(f, march, onMarch(45, 0))
	require.Equal(t, []string{
		"12: a >0 <1 ! *a bo|sam", "13: a >0 <1 ! *a bo|ti", "14: a >0 <1 ! *a bo|sam", "11: a >0 <0 ! *a bo,ti|",
	}, trafficOf(m.Paths, inPeriod))
	f.Interactions[0].From = people("ti", "sam")
	require.Equal(t, m, quadrant.Assess(f, march, onMarch(45, 0)))
}

func TestWhoHasGoneStandsNowhere(t *testing.T) {
	t.Parallel()
	f := village(talk("a 5 10 mail routine bo>al"))
	f.People[0].Left = onMarch(10, 0)  // bo
	f.People[1].Left = onMarch(40, 0)  // bea, after the period
	f.People[4].Erased = onMarch(5, 0) // ti
	f.Standings = []quadrant.Standing{{ID: "s", Person: "guest", Quadrants: []quadrant.Quadrant{quadrant.Q1}}}
	m := quadrant.Assess(f, march, onMarch(45, 0))
	require.Equal(t, people("bea", "guest"), m.Rooms[0].People)
	require.Equal(t, people("al", "ed", "sam"), m.Rooms[1].People)
	require.Equal(t, people("tia"), m.Rooms[2].People)
	require.Equal(t, people("li", "sam", "su"), m.Rooms[3].People)
	require.Equal(t, []string{"12: a >1 <0 ! * bo|al"}, trafficOf(m.Paths, inPeriod), "what they said stays said")
}

func TestUnplaced(t *testing.T) {
	t.Parallel()
	f := village(talks("c 3 10 call problem bo>zed value", "b 3 10 call problem zed>sam value", "a 4 10 call problem zed>zoe value",
		"d 4 10 call problem zed,bo>al value", "e 0 10 call problem zed>al value")...)
	m := quadrant.Assess(f, march, onMarch(45, 0))
	require.Equal(t, []quadrant.InteractionID{"b", "c", "a"}, m.Unplaced)
	require.Equal(t, []string{"value: d from 1 by bo"}, heardIn(m, quadrant.Q2))
	require.Equal(t, []string{"value: d from 2 by al"}, heardIn(m, quadrant.Q1), "in a call both ends hear")
	require.Empty(t, heardIn(m, quadrant.Q4))
}

// heardIn tells what a quadrant heard: the topic, in which interactions, from which
// quadrants, and by whom.
func heardIn(m quadrant.Map, q quadrant.Quadrant) []string {
	var all []string
	for _, h := range m.Room(q).Heard {
		if len(h.Interactions) > 0 {
			all = append(all, fmt.Sprintf("%s: %s from %s by %s", h.Topic, joined(h.Interactions, " "), numbersOf(h.From), joined(h.People, " ")))
		}
	}
	return all
}

func TestWhatEachQuadrantHeard(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name           string
		talks          []string
		q1, q2, q3, q4 []string
	}{
		{"a mail is heard at its other end", []string{"a 3 10 mail problem ti>su issue,usage"}, nil, nil, nil, []string{"usage: a from 3 by ti", "issue: a from 3 by ti"}},
		{"of nothing in particular", []string{"a 3 10 mail problem ti>su"}, nil, nil, nil, nil},
		{"a call is heard at both", []string{"a 3 10 call problem ti>su issue"}, nil, nil, []string{"issue: a from 4 by su"}, []string{"issue: a from 3 by ti"}},
		{"so is a meeting", []string{"a 3 10 meeting scheduled al>bo value"}, []string{"value: a from 2 by al"}, []string{"value: a from 1 by bo"}, nil, nil},
		{"chat, ticket and portal are not", []string{
			"a 3 10 chat routine ti>su plans", "b 4 10 ticket routine ti>su plans", "c 5 10 portal routine tia>su plans",
		}, nil, nil, nil, []string{"plans: a b c from 3 by ti tia"}},
		{"one's own are not heard", []string{"a 3 10 meeting scheduled al>ed value"}, nil, nil, nil, nil},
		{"nor beside others", []string{"a 3 10 mail scheduled al>ed,su value"}, nil, nil, nil, []string{"value: a from 2 by al"}},
		{"from several", []string{"a 3 10 mail scheduled al,su>bo value", "b 5 10 mail proactive ed>bea value"}, []string{"value: a b from 24 by al ed su"}, nil, nil, nil},
		{"by several ends, by whoever is of another", []string{"a 3 10 mail scheduled al,su>ed advice"}, nil, []string{"advice: a from 4 by su"}, nil, nil},
		{"who stands in two hears for both", []string{"a 3 10 mail problem ti>sam issue"}, nil, []string{"issue: a from 3 by ti"}, nil, []string{"issue: a from 3 by ti"}},
		{"who stands in two tells for both, and knew it", []string{"a 3 10 mail proactive sam>bo value"},
			[]string{"value: a from 24 by sam"}, []string{"value: a from 4 by sam"}, nil, []string{"value: a from 2 by sam"}},
		{"who stands in two tells one of the two", []string{"a 3 10 mail routine sam>al usage"}, nil, []string{"usage: a from 4 by sam"}, nil, []string{"usage: a from 2 by sam"}},
		{"one of the two tells who stands in both", []string{"a 3 10 mail routine al>sam usage"}, nil, nil, nil, []string{"usage: a from 2 by al"}},
		{"and hears from them in a call", []string{"a 3 10 call routine al>sam usage"}, nil, []string{"usage: a from 4 by sam"}, nil, []string{"usage: a from 2 by al sam"}},
		{"an unknown topic is of no room", []string{"a 3 10 mail problem ti>su weather"}, nil, nil, nil, nil},
		{"in the period alone", []string{"a 0 10 mail problem ti>su issue", "b 32 10 mail problem ti>su issue"}, nil, nil, nil, nil},
		{"a meeting is one circle", []string{"a 3 10 meeting scheduled al,su>bo,ti value"}, []string{"value: a from 234 by al su ti"},
			[]string{"value: a from 134 by bo su ti"}, []string{"value: a from 124 by al bo su"}, []string{"value: a from 123 by al bo ti"}},
		{"a mail is not", []string{"a 3 10 mail scheduled al,su>bo value"}, []string{"value: a from 24 by al su"}, nil, nil, nil},
		{"a rival, inside the customer", []string{"a 3 10 mail routine ti>bo rival"}, []string{"rival: a from 3 by ti"}, nil, nil, nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			m := quadrant.Assess(village(talks(row.talks...)...), march, onMarch(45, 0))
			for q, want := range map[quadrant.Quadrant][]string{quadrant.Q1: row.q1, quadrant.Q2: row.q2, quadrant.Q3: row.q3, quadrant.Q4: row.q4} {
				require.Equal(t, want, heardIn(m, q), q)
			}
		})
	}
}

func TestTheLastOfAHearing(t *testing.T) {
	t.Parallel()
	m := quadrant.Assess(village(talks("a 9 10 mail routine ti>su usage", "b 3 10 mail routine ti>su usage", "c 20 10 mail routine ti>su issue")...), march, onMarch(45, 0))
	require.Equal(t, quadrant.Contact{Interaction: "a", At: onMarch(9, 10)}, m.Room(quadrant.Q4).HeardOf(quadrant.Usage).Last)
}

// At a small provider one person sells and supports: what they know is told.
func TestWhatOnePersonInTwoQuadrantsKnowsBothKnow(t *testing.T) {
	t.Parallel()
	f := quadrant.Facts{
		People: []account.Person{
			{ID: "bo", Side: account.CustomerSide, Level: account.BusinessLevel}, {ID: "ti", Side: account.CustomerSide, Level: account.TechnicalLevel},
			{ID: "sam", Side: account.ProviderSide, Level: account.TechnicalLevel},
		},
		Assignments: []team.Assignment{
			{Person: "sam", Role: account.ExecutivePartner}, {Person: "sam", Role: account.AccountManager},
			{Person: "sam", Role: account.OperationsSupervisor}, {Person: "sam", Role: account.TechnicalLead},
		},
		Interactions: talks("a 3 10 mail problem ti>sam issue,usage", "b 5 10 meeting scheduled sam>bo value,plans", "c 9 10 mail routine sam>ti advice"),
	}
	m := quadrant.Assess(f, march, onMarch(45, 0))
	require.Equal(t, []string{
		"12: b >0 <1 ! *b bo|sam", "34: a c >1 <1 !a *a,c ti|sam", "14: b >0 <1 ! *b bo|sam", "23: a c >1 <1 !a *a,c sam|ti",
	}, trafficOf(m.Paths, inPeriod))
	require.Equal(t, []string{
		"value: b from 14 by bo sam", "plans: b from 14 by bo sam", "usage: a from 3 by ti", "issue: a from 3 by ti", "advice: c from 4 by sam",
	}, heardIn(m, quadrant.Q2))
	require.Equal(t, []string{
		"value: b from 12 by bo sam", "plans: b from 12 by bo sam", "usage: a from 3 by ti", "issue: a from 3 by ti", "advice: c from 2 by sam",
	}, heardIn(m, quadrant.Q4))
}

func TestFindingsAndGapsAreGathered(t *testing.T) {
	t.Parallel()
	finding := func(code string, s account.Severity, n int) account.Finding {
		return account.Finding{Code: code, Severity: s, Args: account.Args{"n": account.Count(n)}}
	}
	gap := func(rule string, s quadrant.SourceName) quadrant.Gap { return quadrant.Gap{Rule: rule, Source: s} }
	seen := 0
	rules := []quadrant.Rule{
		quadrant.RuleFunc(func(f quadrant.Facts, m *quadrant.Map) ([]account.Finding, []quadrant.Gap) {
			seen += f.Interactions[0].At.Day() + m.Paths[0].Now.Volume() + len(m.Findings) + len(m.NotGiven)
			return []account.Finding{finding("b", account.Info, 1), finding("b", account.Critical, 2), finding("a", account.Info, 2)},
				[]quadrant.Gap{gap("y", quadrant.SourceTeam), gap("x", quadrant.SourceTeam)}
		}),
		quadrant.RuleFunc(func(f quadrant.Facts, m *quadrant.Map) ([]account.Finding, []quadrant.Gap) {
			seen += f.Interactions[0].At.Day() + m.Paths[0].Now.Volume() + len(m.Findings) + len(m.NotGiven)
			return []account.Finding{finding("c", account.Warning, 1), finding("a", account.Info, 1)},
				[]quadrant.Gap{gap("x", quadrant.SourceTeam), gap("x", quadrant.SourceLog)}
		}),
	}
	for range 2 {
		seen = 0
		m := quadrant.Assess(village(talk("a 3 10 mail routine bo>al")), march, onMarch(45, 0), rules...)
		require.Equal(t, 2*(3+1), seen, "a rule sees the paths, and nothing that another found")
		require.Equal(t, []account.Finding{
			finding("b", account.Critical, 2), finding("c", account.Warning, 1), finding("a", account.Info, 1), finding("a", account.Info, 2),
			finding("b", account.Info, 1),
		}, m.Findings)
		require.Equal(t, []quadrant.Gap{gap("x", quadrant.SourceLog), gap("x", quadrant.SourceTeam), gap("y", quadrant.SourceTeam)}, m.NotGiven)
		slices.Reverse(rules)
	}
}

func TestAssessChangesNothingOfTheFacts(t *testing.T) {
	t.Parallel()
	f := village(talks("b 4 10 call problem ti,sam>su,bo issue", "a 3 10 mail problem bo>al value")...)
	f.Standings = []quadrant.Standing{
		{ID: "a", Person: "ti", Quadrants: []quadrant.Quadrant{quadrant.Q3, quadrant.Q1}}, {ID: "b", Person: "ti", From: onMarch(2, 0), Executive: true},
	}
	was, err := json.Marshal(f)
	require.NoError(t, err)
	quadrant.Assess(f, march, onMarch(45, 0), quadrant.StandardRules(quadrant.Policy{})...)
	is, err := json.Marshal(f)
	require.NoError(t, err)
	require.Equal(t, string(was), string(is))
}
