package quadrant_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// impact is one more view of a ticket's harm: ours, and the customer's own word.
type impact struct {
	after       time.Duration
	ours, words metrics.Impact
}

// A view that was observed later holds from then on, and not since the opening: who
// knew of the ticket knew nothing of that.
func TestHarmThatIsJudgedAnewBeginsThen(t *testing.T) {
	t.Parallel()
	const hour = time.Hour
	for _, row := range []struct {
		name  string
		views []impact
		want  string // signs, and since when it is trouble
	}{
		{"grave from the beginning", []impact{{0, metrics.Disrupted, ""}, {4 * hour, metrics.Disrupted, ""}}, "impact@0s longer@4h0m0s prime@2h0m0s since 0s"},
		{"grave later", []impact{{0, metrics.Minor, ""}, {4 * hour, metrics.Disrupted, ""}}, "impact@4h0m0s prime@4h0m0s since 4h0m0s"},
		{"graver in the customer's word later", []impact{{0, metrics.Minor, ""}, {4 * hour, metrics.Minor, metrics.Disrupted}}, "customer-word@4h0m0s prime@4h0m0s since 4h0m0s"},
		{"less grave, and still trouble", []impact{{0, metrics.Disrupted, ""}, {4 * hour, metrics.Degraded, ""}}, "longer@4h0m0s prime@2h0m0s since 0s"},
		{"no trouble any more", []impact{{0, metrics.Disrupted, ""}, {4 * hour, metrics.Minor, ""}}, ""},
		{"no trouble for an hour", []impact{{0, metrics.Disrupted, ""}, {3 * hour, metrics.Minor, ""}, {4 * hour, metrics.Disrupted, ""}}, "impact@4h0m0s prime@4h0m0s since 4h0m0s"},
		{"another word for an instant", []impact{{0, metrics.Disrupted, ""}, {3 * hour, metrics.Minor, ""}, {3 * hour, metrics.Disrupted, ""}, {4 * hour, metrics.Disrupted, ""}},
			"impact@3h0m0s prime@3h0m0s since 0s"},
		{"ours comes up to the customer's word", []impact{{0, metrics.Minor, metrics.Disrupted}, {4 * hour, metrics.Disrupted, metrics.Disrupted}}, "impact@4h0m0s longer@4h0m0s prime@2h0m0s since 0s"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w := newTower(t, staff(), quadrant.Options{})
			for _, v := range row.views {
				ticket := down("T-1", dawn)
				ticket.Impact, ticket.CustomerImpact = v.ours, v.words
				w.at(v.after)
				w.observe(t, ticketFact(ticket))
			}
			got := ""
			for _, trouble := range troubles(t, w) {
				for _, code := range []quadrant.SignCode{"impact", "customer-word", "longer", "prime"} {
					for _, s := range trouble.Signs {
						if s.Code == code {
							got += string(code) + "@" + s.Since.Sub(dawn).String() + " "
						}
					}
				}
				got += "since " + trouble.Since.Sub(dawn).String()
			}
			require.Equal(t, row.want, got)
		})
	}
}

// The first sign ends as the next begins, or holds beside it: the trouble is one, and is
// as old as the first. Prime hours begin at nine.
func TestOneTroubleLastsWhileOneSignOrAnotherHolds(t *testing.T) {
	t.Parallel()
	judged := func(at string, ours, theirs metrics.Impact) quadrant.Harm {
		return quadrant.Harm{Since: inJune(at), Impact: ours, CustomerImpact: theirs}
	}
	for _, row := range []struct {
		name  string
		log   []string
		harms []quadrant.Harm
		want  string
	}{
		{"the later sign is the first of the list", []string{"8 10:30 prioritised 1"},
			[]quadrant.Harm{judged("8 10:00", "", ""), judged("8 11:00", disrupted, "")}, "priority@8 10:30 impact@8 11:00 prime@8 11:00, since 8 10:30"},
		{"one after the other, whatever their order in the list", []string{"8 11:00 prioritised 1", "8 12:00 prioritised 2"},
			[]quadrant.Harm{judged("8 10:00", disrupted, ""), judged("8 11:00", minor, ""), judged("8 12:00", minor, disrupted)}, "customer-word@8 12:00 prime@8 12:00, since 8 10:00"},
		{"prime hours until there was less harm, and a priority from then on", []string{"8 11:00 prioritised 1"},
			[]quadrant.Harm{judged("8 10:00", degraded, ""), judged("8 11:00", minor, "")}, "priority@8 11:00, since 8 10:00"},
		{"and a priority from a minute later on", []string{"8 11:01 prioritised 1"},
			[]quadrant.Harm{judged("8 10:00", degraded, ""), judged("8 11:00", minor, "")}, "priority@8 11:01, since 8 11:01"},
		{"it would have been for too long, had it not become less", []string{"8 13:59 prioritised 1"},
			[]quadrant.Harm{judged("8 10:00", metrics.NoImpact, degraded), judged("8 10:01", degraded, ""), judged("8 13:58", minor, "")}, "priority@8 13:59, since 8 13:59"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			ticket := reported("T-1", "8 10:00", row.log...)
			last := row.harms[len(row.harms)-1]
			ticket.Impact, ticket.CustomerImpact = last.Impact, last.CustomerImpact
			f := watching(ticket)
			f.Terms = []metrics.Terms{{Prime: openAt(t, weekdays)}}
			f.Cases = []quadrant.Case{{About: ticket.ID.Ref(), Harms: row.harms}}
			trouble := theTrouble(t, f, inJune("8 14:30"))
			require.Equal(t, "T-1 disruption "+row.want, signed([]quadrant.Trouble{trouble})+", since "+clock(trouble.Since))
		})
	}
}

// Where nothing is promised for tickets, and nobody has judged one, it is watched too.
func TestAHarmlessTicketIsRememberedWithoutTerms(t *testing.T) {
	t.Parallel()
	facts := staff()
	facts.Terms = nil
	w := newTower(t, facts, quadrant.Options{})
	ticket := down("T-1", dawn)
	ticket.Impact = ""
	w.observe(t, ticketFact(ticket))
	w.at(5 * time.Hour)
	ticket.Impact = metrics.Disrupted
	require.Equal(t, quadrant.Watched{Raised: 1, Notices: 3}, w.observe(t, ticketFact(ticket)))
	a := w.alertOf(t, ticket1.Ref())
	require.Equal(t, w.clock.Now(), a.Since)
	require.Len(t, a.Steps, 4)
}

func TestTicketsThatAreRelatedNoLongerWithoutTerms(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		do   func(*testing.T, *tower, metrics.Ticket)
	}{
		{"one is of another problem", func(t *testing.T, w *tower, ticket metrics.Ticket) {
			ticket.Problem = "P-2"
			w.observe(t, ticketFact(ticket))
		}},
		{"one is of another account", func(t *testing.T, w *tower, ticket metrics.Ticket) {
			ticket.Account = "mill"
			w.observe(t, ticketFact(ticket))
		}},
		{"the source yields none of them", func(t *testing.T, w *tower, _ metrics.Ticket) {
			_, err := w.watcher.Sweep(t.Context(), "tess", "quay")
			require.NoError(t, err)
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			facts := staff()
			facts.Terms = nil
			w := newTower(t, facts, quadrant.Options{})
			ticket := metrics.Ticket{Account: "quay", Opened: dawn, Problem: "P-1", Visibility: account.Customer}
			for _, id := range []metrics.TicketID{"T-1", "T-2", "T-3"} {
				ticket.ID = id
				w.observe(t, ticketFact(ticket))
			}
			require.Len(t, troubles(t, w), 1)
			w.at(time.Minute)
			row.do(t, w, ticket)
			require.Empty(t, troubles(t, w))
			require.NotZero(t, related(t, w).Alerts[0].Cleared)
		})
	}
}

// What is on record of a ticket may be older than the ticket.
func TestHarmThatWasNotObservedYetHoldsSinceWhatWas(t *testing.T) {
	t.Parallel()
	ticket := reported("T-1", "8 10:00")
	ticket.Impact = metrics.Disrupted
	f := watching(ticket)
	f.Cases = []quadrant.Case{{About: ticket.ID.Ref(), Harms: []quadrant.Harm{
		{Since: inJune("8 10:00"), Impact: metrics.Minor}, {Since: inJune("8 11:00")},
	}}}
	f.Tickets[0].Opened = inJune("8 09:00") // corrected since
	require.Empty(t, quadrant.Watch(f, quadrant.WatchPolicy{}, inJune("8 09:30")))
	require.Equal(t, "T-1 disruption impact@8 11:00", signed(quadrant.Watch(f, quadrant.WatchPolicy{}, inJune("8 12:00"))))
}

// A ticket that a source did not yield for a while was judged before, all the same.
func TestHarmOfATicketThatWasGoneForAWhile(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	ticket := down("T-1", dawn)
	for hours, impact := range []metrics.Impact{metrics.Minor, metrics.NoImpact, metrics.Disrupted} {
		w.at(time.Duration(hours) * time.Hour)
		ticket.Impact = impact
		w.observe(t, ticketFact(ticket))
		_, err := w.watcher.Sweep(t.Context(), "tess", "quay")
		require.NoError(t, err)
		if impact == metrics.Disrupted {
			w.observe(t, ticketFact(ticket))
		}
	}
	require.Equal(t, w.clock.Now(), troubles(t, w)[0].Since)
	c, err := w.Case(t.Context(), ticket1.Ref())
	require.NoError(t, err)
	require.Equal(t, []quadrant.Harm{
		{Since: dawn, Impact: metrics.Minor}, {Since: dawn.Add(time.Hour), Impact: metrics.NoImpact},
		{Since: dawn.Add(2 * time.Hour), Impact: metrics.Disrupted},
	}, c.Harms)
}

func TestWhoeverKnewOfMinorTroubleIsToldThatItIsGrave(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	ticket := down("T-1", dawn)
	ticket.Impact = metrics.Minor
	w.observe(t, ticketFact(ticket), spoke("i", w.at(time.Minute), ticket1.Ref(), "amir", "ann", "mara", "eve"))
	require.Empty(t, w.notices(t))
	w.at(48 * time.Hour)
	ticket.CustomerImpact = metrics.Disrupted
	require.Equal(t, quadrant.Watched{Raised: 1, Notices: 3}, w.observe(t, ticketFact(ticket)))
	a := w.alertOf(t, ticket1.Ref())
	require.Equal(t, w.clock.Now(), a.Since)
	require.Len(t, a.Steps, 4, "nobody is late yet")
}

// Of trouble that gets better, and is trouble still, nobody is told as of something new.
func TestTroubleThatGetsBetterIsTheSameTrouble(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		better func(*metrics.Ticket, time.Time)
	}{
		{"by impact", func(t *metrics.Ticket, _ time.Time) { t.Impact = metrics.Degraded }},
		{"by priority", func(t *metrics.Ticket, at time.Time) {
			t.Log = []metrics.Entry{{At: at, Kind: metrics.Prioritised, Priority: "2"}}
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w := newTower(t, staff(), quadrant.Options{})
			ticket := down("T-1", dawn)
			if row.name == "by priority" {
				ticket.Impact, ticket.Priority = metrics.Degraded, "1"
			}
			w.observe(t, ticketFact(ticket), spoke("i", w.at(20*time.Minute), ticket1.Ref(), "amir", "ann", "mara", "eve"))
			told := w.alertOf(t, ticket1.Ref())
			require.Equal(t, quadrant.ClearedTold, told.Outcome)
			row.better(&ticket, w.at(5*time.Hour))
			require.Equal(t, quadrant.Watched{}, w.observe(t, ticketFact(ticket)))
			require.Equal(t, told.Key, troubles(t, w)[0].Key)
		})
	}
}

// A request is no trouble with the service, however long it takes and whatever its
// priority, unless somebody has said that it harms the business.
func TestARequestIsADisruptionByJudgementAlone(t *testing.T) {
	t.Parallel()
	for _, kind := range []metrics.TicketKind{metrics.Request, metrics.Question} {
		for _, row := range []struct {
			name string
			make func(*metrics.Ticket)
			want string
		}{
			{"for long", func(t *metrics.Ticket) { t.Impact = metrics.Minor }, ""},
			{"in prime hours", func(t *metrics.Ticket) { t.Impact = metrics.Degraded }, ""},
			{"of the first priority", func(t *metrics.Ticket) { t.Priority = "1" }, ""},
			{"grave", func(t *metrics.Ticket) { t.Impact = metrics.Disrupted }, "T-1 disruption impact@8 10:00"},
			{"grave to the customer", func(t *metrics.Ticket) { t.CustomerImpact = metrics.Degraded }, "T-1 disruption customer-word@8 10:00"},
		} {
			t.Run(string(kind)+" "+row.name, func(t *testing.T) {
				t.Parallel()
				ticket := reported("T-1", "8 10:00")
				ticket.Kind = kind
				row.make(&ticket)
				f := watching(ticket)
				f.Terms = []metrics.Terms{{Prime: openAt(t, weekdays)}}
				require.Equal(t, row.want, signed(quadrant.Watch(f, quadrant.WatchPolicy{}, inJune("12 10:00"))))
			})
		}
	}
}

func TestWatchingLeavesFactsAsTheyAre(t *testing.T) {
	t.Parallel()
	log := []string{"8 12:00 resumed", "8 11:00 held"} // not in order
	f := watching(reported("T-1", "8 10:00", log...))
	quadrant.Watch(f, quadrant.WatchPolicy{}, inJune("8 13:00"))
	require.Equal(t, watching(reported("T-1", "8 10:00", log...)), f)
}

// While it waits for others a ticket does not grow too old.
func TestTimeOnHoldIsNotTooLong(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		log  []string
		at   string
		want string
	}{
		{"four hours", nil, "8 14:00", "T-1 disruption longer@8 14:00"},
		{"a minute less", nil, "8 13:59", ""},
		{"an hour on hold", []string{"8 11:00 held", "8 12:00 resumed"}, "8 15:00", "T-1 disruption longer@8 15:00"},
		{"an hour on hold, a minute less", []string{"8 11:00 held", "8 12:00 resumed"}, "8 14:59", ""},
		{"on hold still", []string{"8 11:00 held"}, "9 12:00", ""},
		{"on hold twice", []string{"8 10:00 held", "8 11:00 resumed", "8 12:00 held", "8 12:30 resumed"}, "8 15:30", "T-1 disruption longer@8 15:30"},
		{"on hold twice, a minute less", []string{"8 10:00 held", "8 11:00 resumed", "8 12:00 held", "8 12:30 resumed"}, "8 15:29", ""},
		{"on hold for another reason from then on", []string{"8 11:00 held", "8 12:00 held", "8 13:00 resumed"}, "8 16:00", "T-1 disruption longer@8 16:00"},
		{"on hold after the four hours", []string{"8 14:00 held"}, "8 15:00", "T-1 disruption longer@8 14:00"},
		{"on hold before it came back", []string{"8 10:30 held", "8 11:00 resolved", "8 12:00 reopened"}, "8 16:00", "T-1 disruption longer@8 16:00"},
		{"reopened from hold, nothing having come back", []string{"8 10:30 held", "8 11:00 reopened"}, "8 14:30", "T-1 disruption longer@8 14:30"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			ticket := reported("T-1", "8 10:00", row.log...)
			ticket.Impact = metrics.Degraded
			require.Equal(t, row.want, signed(quadrant.Watch(watching(ticket), quadrant.WatchPolicy{}, inJune(row.at))))
		})
	}
	late := reported("T-1", "8 10:00", "8 10:00 held", "8 10:30 resumed")
	late.Impact = metrics.Degraded
	f := watching(late)
	f.Cases = []quadrant.Case{{About: late.ID.Ref(), Harms: []quadrant.Harm{{Since: late.Opened}, {Since: inJune("8 11:00"), Impact: metrics.Degraded}}}}
	require.Empty(t, quadrant.Watch(f, quadrant.WatchPolicy{}, inJune("8 14:59")), "on hold before there was any harm")
	require.Len(t, quadrant.Watch(f, quadrant.WatchPolicy{}, inJune("8 15:00")), 1)
}

// One conversation about several of the related is word on each.
func TestOneConversationIsWordOnEachOfTheRelated(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	for _, id := range []metrics.TicketID{"T-1", "T-2", "T-3"} {
		w.observe(t, ticketFact(metrics.Ticket{ID: id, Account: "quay", Opened: dawn, Problem: "P-1", Visibility: account.Customer}))
	}
	said := spoke("i", w.at(time.Minute), ticket1.Ref(), "amir", "mara")
	said.Interaction.About = append(said.Interaction.About, metrics.TicketID("T-2").Ref())
	w.observe(t, said, said)
	require.Len(t, related(t, w).Words, 2)
	first := metrics.Ticket{ID: "T-1", Account: "quay", Opened: dawn, Problem: "P-2", Visibility: account.Customer}
	w.observe(t, ticketFact(first))
	for _, c := range gathered(t, w.Cases(t.Context(), quadrant.CaseFilter{Account: "quay"})) {
		if c.Related != nil && c.Related.Name == "P-1" {
			require.Len(t, c.Words, 1, "T-1 is none of them any more, and T-2 is")
		}
	}
}

// Word about the related tickets together is word of them, too.
func TestWordOfTheRelatedTogether(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	for _, id := range []metrics.TicketID{"T-1", "T-2", "T-3"} {
		w.observe(t, ticketFact(metrics.Ticket{ID: id, Account: "quay", Opened: dawn, Problem: "P-1", Impact: metrics.Minor, Visibility: account.Customer}))
	}
	about := troubles(t, w)[0].About
	require.Equal(t, quadrant.RefRelated, about.Kind)
	require.Equal(t, metrics.Degraded, w.alertOf(t, about).Advisory.Impact, "a disruption does some harm")
	w.observe(t, spoke("i", w.at(time.Minute), about, "amir", "ann", "mara", "eve"))
	require.Equal(t, quadrant.ClearedTold, w.alertOf(t, about).Outcome)
	require.Empty(t, troubles(t, w)[0].Outstanding())
}

// However many tickets there were of an item, its case has what was said of the open ones.
func TestTheCaseOfRelatedTicketsDoesNotGrow(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	for i := range 30 {
		id := metrics.TicketID("T-" + string(rune('a'+i)))
		ticket := metrics.Ticket{ID: id, Account: "quay", Opened: w.at(time.Duration(i) * time.Hour), Problem: "P-1", Visibility: account.Customer}
		w.observe(t, ticketFact(ticket), spoke(quadrant.InteractionID(id), w.clock.Now(), id.Ref(), "tess", "mara"))
		require.LessOrEqual(t, len(related(t, w).Words), 1)
		w.observe(t, ticketFact(logged(ticket, metrics.Resolved, w.clock.Now())))
	}
	require.Empty(t, related(t, w).Words)
	require.Empty(t, related(t, w).Related.Tickets)
}

// Tickets that are disruptions by themselves are told of by themselves, and not once more.
func TestWhatIsADisruptionByItselfIsNotRelated(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	for _, id := range []metrics.TicketID{"T-1", "T-2", "T-3", "T-4"} {
		ticket := down(id, dawn)
		ticket.Problem = "P-1"
		if id > "T-2" {
			ticket.Impact = metrics.Minor
		}
		w.observe(t, ticketFact(ticket))
	}
	require.Len(t, troubles(t, w), 2)
	c, err := w.Case(t.Context(), metrics.TicketID("T-3").Ref())
	require.NoError(t, err)
	r, err := w.Case(t.Context(), c.Group)
	require.NoError(t, err)
	require.Len(t, r.Related.Tickets, 2)
}
