package quadrant_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// inJune is an instant of June 2026, such as "8 10:15" or "8 10:15:01"; the 8th is a
// Monday.
func inJune(s string) time.Time {
	layout := "2006-1-2 15:04"
	if strings.Count(s, ":") > 1 {
		layout += ":05"
	}
	at, err := time.Parse(layout, "2026-6-"+s)
	if err != nil {
		panic(err)
	}
	return at
}

// clock writes an instant of June 2026; a plus stands for a moment later.
func clock(at time.Time) string {
	s := at.UTC().Format("2 15:04")
	if whole := at.Truncate(time.Minute); !whole.Equal(at) {
		s += "+"
	}
	return s
}

// reported is a ticket of the account harbour, with a log of lines such as
// "8 11:00 restored" and "8 12:00 prioritised 1".
func reported(id metrics.TicketID, opened string, log ...string) metrics.Ticket {
	t := metrics.Ticket{ID: id, Account: "harbour", Opened: inJune(opened), Visibility: account.Customer}
	for _, line := range log {
		words := strings.Fields(line)
		e := metrics.Entry{At: inJune(words[0] + " " + words[1]), Kind: metrics.EntryKind(words[2])}
		if e.Kind == metrics.Prioritised {
			e.Priority = metrics.Priority(words[3])
		}
		t.Log = append(t.Log, e)
	}
	return t
}

// outOfOrder is a ticket that is a disruption from 10:00 on the 8th on.
func outOfOrder(log ...string) metrics.Ticket {
	t := reported("T-1", "8 10:00", log...)
	t.Impact = metrics.Disrupted
	return t
}

// watching are the facts of harbour with tickets, on which nobody has spoken yet.
func watching(tickets ...metrics.Ticket) quadrant.Facts {
	f := harbour().Facts
	f.Tickets = tickets
	return f
}

// conversing adds calls about tickets, each a line such as "8 10:05 lee>sam T-1 T-2".
// Their ids count up from 1.
func conversing(f quadrant.Facts, log ...string) quadrant.Facts {
	for _, line := range log {
		words := strings.Fields(line)
		from, to, _ := strings.Cut(words[2], ">")
		i := quadrant.Interaction{
			ID: quadrant.InteractionID(strconv.Itoa(len(f.Interactions) + 1)), Account: "harbour",
			At: inJune(words[0] + " " + words[1]), From: idsIn(from), To: idsIn(to),
			Channel: quadrant.Call, Trigger: quadrant.Problem,
		}
		for _, id := range words[3:] {
			i.About = append(i.About, metrics.TicketID(id).Ref())
		}
		f.Interactions = append(f.Interactions, i)
	}
	return f
}

// signed are troubles by what they are about, class and signs.
func signed(troubles []quadrant.Trouble) string {
	var all []string
	for _, t := range troubles {
		about := t.About.ID
		if t.About.Kind == quadrant.RefRelated {
			about, _, _ = strings.Cut(about, "-")
		}
		words := []string{about, string(t.Class)}
		for _, s := range t.Signs {
			words = append(words, string(s.Code)+"@"+clock(s.Since))
		}
		all = append(all, strings.Join(words, " "))
	}
	return strings.Join(all, "; ")
}

// told are the tellings that were done: whom, when and by what.
func told(t quadrant.Trouble) string {
	var all []string
	for _, d := range t.Tellings {
		if !d.At.IsZero() {
			all = append(all, string(d.Role)+string(d.Quadrant)+" "+clock(d.At)+" "+d.Evidence.ID)
		}
	}
	return strings.Join(all, "; ")
}

func theTrouble(t *testing.T, f quadrant.Facts, now time.Time) quadrant.Trouble {
	t.Helper()
	all := quadrant.Watch(f, quadrant.WatchPolicy{}, now)
	require.Len(t, all, 1)
	return all[0]
}

func holding(id account.PersonID, role account.Role, from, until string) team.Assignment {
	a := team.Assignment{ID: team.AssignmentID(string(id) + string(role)), Account: "harbour", Person: id, Role: role, Basis: team.Standing}
	if from != "" {
		a.From = inJune(from)
	}
	if until != "" {
		a.Until = inJune(until)
	}
	return a
}

// replaced gives a role to other holders.
func replaced(f *quadrant.Facts, role account.Role, by ...team.Assignment) {
	f.Assignments = slices.DeleteFunc(f.Assignments, func(a team.Assignment) bool { return a.Role == role })
	f.Assignments = append(f.Assignments, by...)
}

func personOf(f *quadrant.Facts, id account.PersonID) *account.Person {
	return &f.People[slices.IndexFunc(f.People, func(p account.Person) bool { return p.ID == id })]
}

func TestWhoMustBeToldAndByWhen(t *testing.T) {
	t.Parallel()
	promise := pledged("P-1", "9 12:00")
	order := metrics.Activity{ID: "A-1", Account: "harbour", Kind: metrics.Order, Status: metrics.ActivityRunning, Planned: inJune("9 12:00")}
	hidden := outOfOrder()
	hidden.Visibility = account.Internal
	forAll, forBusiness := order, order
	forAll.Visibility, forBusiness.Visibility = account.Customer, account.Business
	for _, row := range []struct {
		name string
		fact any
		at   string
		want string
	}{
		{"a disruption", outOfOrder(), "8 10:00", "operations-supervisor 8 10:15; account-manager 8 10:30; executive-partner 8 11:00; customer-business 8 11:00"},
		{"a disruption of which the customer may not read", hidden, "8 10:00", "operations-supervisor 8 10:15; account-manager 8 10:30; executive-partner 8 11:00; customer-business 8 11:00"},
		{"a broken promise that is ours", promise, "9 12:01", "operations-supervisor 9 13:00+; account-manager 9 14:00+; executive-partner 10 12:00+"},
		{"a promise in danger that is ours", promise, "9 12:00", "operations-supervisor 8 16:00; account-manager 8 16:00"},
		{"an order of which we alone know", order, "9 12:01", "operations-supervisor 9 13:00+; account-manager 9 14:00+; executive-partner 10 12:00+"},
		{"an order of which their business knows", forBusiness, "9 12:01", "operations-supervisor 9 13:00+; account-manager 9 14:00+; executive-partner 10 12:00+; customer-business 10 12:00+"},
		{"an order of which all of them know", forAll, "9 12:01", "operations-supervisor 9 13:00+; account-manager 9 14:00+; executive-partner 10 12:00+; customer-business 10 12:00+"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, d := range theTrouble(t, withFact(watching(), row.fact), inJune(row.at)).Tellings {
				got = append(got, string(d.Role)+string(d.Quadrant)+" "+clock(d.By))
			}
			require.Equal(t, row.want, strings.Join(got, "; "))
		})
	}
}

func withFact(f quadrant.Facts, fact any) quadrant.Facts {
	switch v := fact.(type) {
	case metrics.Ticket:
		f.Tickets = append(f.Tickets, v)
	case account.Commitment:
		f.Commitments = append(f.Commitments, v)
	case metrics.Activity:
		f.Activities = append(f.Activities, v)
	default:
		panic(fmt.Sprintf("%T is no fact", fact))
	}
	return f
}

// The ticket is a disruption from 10:00 on; it is judged at noon.
func TestWhoTookPartInAConversationWasTold(t *testing.T) {
	t.Parallel()
	supervisor, manager := account.OperationsSupervisor, account.AccountManager
	for _, row := range []struct {
		name   string
		log    []string
		change func(*quadrant.Facts)
		want   string
	}{
		{"nobody spoke", nil, nil, ""},
		{"service tells the supervisor", lines("8 10:05 lee>sam T-1"), nil, "operations-supervisor 8 10:05 1"},
		{"the supervisor tells somebody", lines("8 10:05 sam>lee T-1"), nil, "operations-supervisor 8 10:05 1"},
		{"the first word counts", lines("8 10:09 lee>sam T-1", "8 10:07 sam>lee T-1", "8 10:08 lee>sam T-1"), nil, "operations-supervisor 8 10:07 2"},
		{"as the trouble begins", lines("8 10:00 lee>sam T-1"), nil, "operations-supervisor 8 10:00 1"},
		{"before the trouble began", lines("8 09:59 lee>sam T-1"), nil, ""},
		{"now", lines("8 12:00 lee>sam T-1"), nil, "operations-supervisor 8 12:00 1"},
		{"later than now", lines("8 12:01 lee>sam T-1"), nil, ""},
		{"about something else", lines("8 10:05 lee>sam T-2"), nil, ""},
		{"about several things", lines("8 10:05 lee>sam T-2 T-1"), nil, "operations-supervisor 8 10:05 1"},
		{"everybody at once", lines("8 10:05 lee>sam,ann,pat,eve T-1"), nil,
			"operations-supervisor 8 10:05 1; account-manager 8 10:05 1; executive-partner 8 10:05 1; customer-business 8 10:05 1"},
		{"somebody of the customer's business calls us", lines("8 10:05 kit>lee T-1"), nil, "customer-business 8 10:05 1"},
		{"customers among each other", lines("8 10:05 tess>eve T-1"), nil, ""},
		{"customers among each other, one of whom has a part to play", lines("8 10:05 tess>eve T-1"), func(f *quadrant.Facts) {
			f.Assignments = append(f.Assignments, holding("tess", "champion", "", ""))
		}, ""},
		{"the customer's technical people", lines("8 10:05 lee>tess T-1"), nil, ""},
		{"somebody of no record who holds a role", lines("8 10:05 zoe>eve T-1"), func(f *quadrant.Facts) {
			f.Assignments = append(f.Assignments, holding("zoe", account.SalesEngineer, "", ""))
		}, "customer-business 8 10:05 1"},
		{"somebody of whom nothing is known", lines("8 10:05 who>eve T-1"), nil, ""},
		{"an end user who decides", lines("8 10:05 lee>tess T-1"), func(f *quadrant.Facts) {
			f.Standings = []quadrant.Standing{{ID: "s", Account: "harbour", Person: "tess", Quadrants: []quadrant.Quadrant{quadrant.Q1}}}
		}, "customer-business 8 10:05 1"},
		{"an end user who decides from then on", lines("8 10:05 lee>tess T-1"), func(f *quadrant.Facts) {
			f.Standings = []quadrant.Standing{{ID: "s", Account: "harbour", Person: "tess", Quadrants: []quadrant.Quadrant{quadrant.Q1}, From: inJune("8 10:06")}}
		}, ""},
		{"one of two holders", lines("8 10:05 lee>zoe T-1"), func(f *quadrant.Facts) {
			f.Assignments = append(f.Assignments, holding("zoe", supervisor, "", ""))
		}, "operations-supervisor 8 10:05 1"},
		{"one who holds two roles", lines("8 10:05 lee>ann T-1"), func(f *quadrant.Facts) {
			f.Assignments = append(f.Assignments, holding("ann", supervisor, "", ""))
		}, "operations-supervisor 8 10:05 1; account-manager 8 10:05 1"},
		{"one who held the role, before it changed hands", lines("8 10:05 lee>ann T-1"), func(f *quadrant.Facts) {
			replaced(f, manager, holding("ann", manager, "", "8 10:06"), holding("zoe", manager, "8 10:06", ""))
		}, "account-manager 8 10:05 1"},
		{"one who held the role, as it changed hands", lines("8 10:06 lee>ann T-1"), func(f *quadrant.Facts) {
			replaced(f, manager, holding("ann", manager, "", "8 10:06"), holding("zoe", manager, "8 10:06", ""))
		}, ""},
		{"one who will hold the role", lines("8 10:05 lee>zoe T-1"), func(f *quadrant.Facts) {
			replaced(f, manager, holding("ann", manager, "", "8 10:06"), holding("zoe", manager, "8 10:06", ""))
		}, ""},
		{"one who has just got the role", lines("8 10:06 lee>zoe T-1"), func(f *quadrant.Facts) {
			replaced(f, manager, holding("ann", manager, "", "8 10:06"), holding("zoe", manager, "8 10:06", ""))
		}, "account-manager 8 10:06 1"},
		{"one who left later", lines("8 10:05 lee>sam T-1"), func(f *quadrant.Facts) { personOf(f, "sam").Left = inJune("8 10:06") }, "operations-supervisor 8 10:05 1"},
		{"one who had left", lines("8 10:05 lee>sam T-1"), func(f *quadrant.Facts) { personOf(f, "sam").Left = inJune("8 10:05") }, ""},
		{"one who was erased later", lines("8 10:05 lee>sam T-1"), func(f *quadrant.Facts) { personOf(f, "sam").Erased = inJune("8 10:06") }, "operations-supervisor 8 10:05 1"},
		{"one who had been erased", lines("8 10:05 lee>sam T-1"), func(f *quadrant.Facts) { personOf(f, "sam").Erased = inJune("8 10:05") }, ""},
		{"a customer who left later", lines("8 10:05 lee>eve T-1"), func(f *quadrant.Facts) { personOf(f, "eve").Left = inJune("8 10:06") }, "customer-business 8 10:05 1"},
		{"a customer who had left", lines("8 10:05 lee>eve T-1"), func(f *quadrant.Facts) { personOf(f, "eve").Left = inJune("8 10:05") }, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			f := conversing(watching(outOfOrder()), row.log...)
			if row.change != nil {
				row.change(&f)
			}
			require.Equal(t, row.want, told(theTrouble(t, f, inJune("8 12:00"))))
		})
	}
}

// What they write to us is not our word to them, nor is what they say among themselves;
// when they call, they hear us.
func TestTheCustomersOwnWordInWritingTellsThemNothing(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		channel  quadrant.Channel
		from, to account.PersonID
		want     string
	}{
		{quadrant.Mail, "eve", "ann", "account-manager 8 10:05 i"},
		{quadrant.Portal, "eve", "ann", "account-manager 8 10:05 i"},
		{quadrant.Mail, "ann", "eve", "account-manager 8 10:05 i; customer-business 8 10:05 i"},
		{quadrant.Call, "eve", "ann", "account-manager 8 10:05 i; customer-business 8 10:05 i"},
		{quadrant.Meeting, "eve", "ann", "account-manager 8 10:05 i; customer-business 8 10:05 i"},
		{quadrant.Call, "eve", "tess", ""},
	} {
		t.Run(string(row.channel)+" of "+string(row.from), func(t *testing.T) {
			t.Parallel()
			f := watching(outOfOrder())
			f.Interactions = []quadrant.Interaction{{
				ID: "i", Account: "harbour", At: inJune("8 10:05"), Channel: row.channel, Trigger: quadrant.Problem,
				From: []account.PersonID{row.from}, To: []account.PersonID{row.to}, About: []account.Ref{f.Tickets[0].ID.Ref()},
			}}
			require.Equal(t, row.want, told(theTrouble(t, f, inJune("8 12:00"))))
		})
	}
}

func TestWhoTookNoticeOfAnAlertWasTold(t *testing.T) {
	t.Parallel()
	ack := func(by account.PersonID, at string) quadrant.Ack { return quadrant.Ack{By: by, At: inJune(at)} }
	nobody := func(f *quadrant.Facts) { replaced(f, account.OperationsSupervisor) }
	for _, row := range []struct {
		name   string
		class  quadrant.Class
		acks   []quadrant.Ack
		change func(*quadrant.Facts)
		want   string
	}{
		{"a holder", quadrant.Disruption, []quadrant.Ack{ack("sam", "8 10:05")}, nil, "operations-supervisor 8 10:05 sam"},
		{"the first counts", quadrant.Disruption, []quadrant.Ack{ack("ann", "8 10:07"), ack("sam", "8 10:06"), ack("sam", "8 10:05")}, nil,
			"operations-supervisor 8 10:05 sam; account-manager 8 10:07 ann"},
		{"before the trouble began", quadrant.Disruption, []quadrant.Ack{ack("sam", "8 09:59")}, nil, ""},
		{"later than now", quadrant.Disruption, []quadrant.Ack{ack("sam", "8 12:01")}, nil, ""},
		{"of an alert that was less grave", quadrant.Missed, []quadrant.Ack{ack("sam", "8 10:05")}, nil, ""},
		{"somebody who holds no role that must be told", quadrant.Disruption, []quadrant.Ack{ack("lee", "8 10:05")}, nil, ""},
		{"anybody of the provider's, where nobody holds the role", quadrant.Disruption, []quadrant.Ack{ack("lee", "8 10:05")}, nobody, "operations-supervisor 8 10:05 lee"},
		{"anybody at the customer, where nobody holds the role", quadrant.Disruption, []quadrant.Ack{ack("tess", "8 10:05")}, nobody, ""},
		{"anybody of the provider's, while nobody holds the role", quadrant.Disruption, []quadrant.Ack{ack("lee", "8 10:05")}, func(f *quadrant.Facts) {
			replaced(f, account.OperationsSupervisor, holding("sam", account.OperationsSupervisor, "8 10:06", ""))
		}, "operations-supervisor 8 10:05 lee"},
		{"anybody of the provider's, once somebody holds the role", quadrant.Disruption, []quadrant.Ack{ack("lee", "8 10:06")}, func(f *quadrant.Facts) {
			replaced(f, account.OperationsSupervisor, holding("sam", account.OperationsSupervisor, "8 10:06", ""))
		}, ""},
		{"anybody of the provider's, once the holder has left", quadrant.Disruption, []quadrant.Ack{ack("lee", "8 10:05")}, func(f *quadrant.Facts) {
			personOf(f, "sam").Left = inJune("8 10:05")
		}, "operations-supervisor 8 10:05 lee"},
		{"the customer's business", quadrant.Disruption, []quadrant.Ack{ack("eve", "8 10:05")}, nil, "customer-business 8 10:05 eve"},
		{"the customer's technical people", quadrant.Disruption, []quadrant.Ack{ack("tess", "8 10:05")}, nil, ""},
		{"a customer who had left", quadrant.Disruption, []quadrant.Ack{ack("eve", "8 10:05")}, func(f *quadrant.Facts) { personOf(f, "eve").Left = inJune("8 10:05") }, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			f := watching(outOfOrder())
			if row.change != nil {
				row.change(&f)
			}
			f.Cases = []quadrant.Case{{
				About: f.Tickets[0].ID.Ref(), Alerts: []quadrant.Alert{{Class: row.class, Acks: row.acks}},
			}}
			require.Equal(t, row.want, told(theTrouble(t, f, inJune("8 12:00"))))
		})
	}
}

func TestWhatWasSaidBeforeItBecameGraverDoesNotCount(t *testing.T) {
	t.Parallel()
	ticket := reported("T-1", "8 10:00", "8 11:00 prioritised 1")
	ticket.Visibility = account.Internal
	f := conversing(watching(ticket), "8 10:45 lee>sam T-1", "8 11:00 lee>ann T-1")
	f.Terms = []metrics.Terms{{Targets: []metrics.Target{{Measure: metrics.Restore, Within: 30 * time.Minute}}}}
	missed := theTrouble(t, f, inJune("8 10:59"))
	require.Equal(t, quadrant.Missed, missed.Class)
	require.Equal(t, "operations-supervisor 8 10:45 1", told(missed))
	disruption := theTrouble(t, f, inJune("8 11:00"))
	require.Equal(t, quadrant.Disruption, disruption.Class)
	require.Equal(t, "account-manager 8 11:00 2", told(disruption))
	require.NotEqual(t, missed.Key, disruption.Key)
}

func TestOutstandingAreThoseWhoWereNotTold(t *testing.T) {
	t.Parallel()
	var left []string
	for _, d := range theTrouble(t, conversing(watching(outOfOrder()), "8 10:05 lee>ann,eve T-1"), inJune("8 12:00")).Outstanding() {
		left = append(left, said(d.Label()))
	}
	require.Equal(t, []string{"Operations supervisor", "Executive partner"}, left)
}

func TestADisruptionIsCriticalAndAPromiseIsNot(t *testing.T) {
	t.Parallel()
	require.Equal(t, account.Critical, quadrant.Trouble{Class: quadrant.Disruption}.Severity())
	require.Equal(t, account.Warning, quadrant.Trouble{Class: quadrant.Missed}.Severity())
	require.Equal(t, account.Warning, quadrant.Trouble{Class: quadrant.Endangered}.Severity())
}

func TestKeysAreStable(t *testing.T) {
	t.Parallel()
	noon := inJune("8 12:00")
	key := func(ticket metrics.Ticket) quadrant.AlertKey { return theTrouble(t, watching(ticket), noon).Key }
	first := key(outOfOrder())
	require.EqualValues(t, "ticket/T-1/disruption/20260608T100000Z", first)

	elsewhere := outOfOrder()
	elsewhere.Opened = elsewhere.Opened.In(time.FixedZone("east", 7*3600))
	require.Equal(t, first, key(elsewhere), "in another zone")
	require.Equal(t, inJune("8 10:00"), theTrouble(t, watching(elsewhere), noon).Since)
	require.Equal(t, inJune("8 10:00"), theTrouble(t, watching(elsewhere), noon).Signs[0].Since)
	graver := outOfOrder()
	graver.Priority = "1"
	require.Equal(t, first, key(graver), "with another sign from the beginning")
	require.Equal(t, first, theTrouble(t, conversing(watching(outOfOrder()), "8 10:05 lee>sam T-1"), inJune("9 12:00")).Key, "later, with people told")

	moment := outOfOrder()
	moment.Opened = moment.Opened.Add(1)
	require.EqualValues(t, "ticket/T-1/disruption/20260608T100000.000000001Z", key(moment))
	require.NotEqual(t, first, key(outOfOrder("8 10:30 restored", "8 10:40 reopened")), "the trouble returns")
	require.Equal(t, first, key(outOfOrder("8 10:30 reopened", "8 10:40 reopened")), "it never went")
}

func TestEveryKeyIsAnIDAndTellsWhatItIsAbout(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		id   metrics.TicketID
		told bool // by the key itself
	}{
		{"short", "T-1", true},
		{"with the sign between the parts", "2026/T/1", true},
		{"as long as the key has room for", metrics.TicketID(strings.Repeat("x", 93)), true},
		{"a byte longer", metrics.TicketID(strings.Repeat("x", 94)), false},
		{"as long as ids are", metrics.TicketID(strings.Repeat("ö", 64)), false},
		{"not an id", "T\n1", false},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			ticket := outOfOrder()
			ticket.ID = row.id
			key := theTrouble(t, watching(ticket), ticket.Opened).Key
			require.NoError(t, account.CheckID("key", key))
			about, ok := quadrant.AboutOf(key)
			require.Equal(t, row.told, ok)
			if ok {
				require.Equal(t, row.id.Ref(), about)
			}
			ticket.ID += "x"
			require.NotEqual(t, key, theTrouble(t, watching(ticket), ticket.Opened).Key)
		})
	}
}

func TestNothingIsTroubleOnAClosedAccount(t *testing.T) {
	t.Parallel()
	f := watching(outOfOrder())
	f.Account.Closed = inJune("8 12:00")
	require.Len(t, quadrant.Watch(f, quadrant.WatchPolicy{}, inJune("8 11:59")), 1)
	require.Equal(t, inJune("8 12:00"), quadrant.Next(f, quadrant.WatchPolicy{}, inJune("8 11:59")))
	require.Empty(t, quadrant.Watch(f, quadrant.WatchPolicy{}, inJune("8 12:00")))
	require.Zero(t, quadrant.Next(f, quadrant.WatchPolicy{}, inJune("8 12:00")))
}

func TestWhatIsAnotherAccountsIsNoneOfIt(t *testing.T) {
	t.Parallel()
	f := watching(outOfOrder())
	f.Commitments = []account.Commitment{pledged("P-1", "8 09:00")}
	f.Activities = []metrics.Activity{{ID: "A-1", Account: "harbour", Status: metrics.ActivityRunning, Planned: inJune("8 09:00")}}
	require.Len(t, quadrant.Watch(f, quadrant.WatchPolicy{}, inJune("8 12:00")), 3)
	f.Tickets[0].Account, f.Commitments[0].Account, f.Activities[0].Account = "haven", "haven", "haven"
	require.Empty(t, quadrant.Watch(f, quadrant.WatchPolicy{}, inJune("8 12:00")))
}

func TestTheGravestComesFirstAndThenTheEarliest(t *testing.T) {
	t.Parallel()
	f := watching(outOfOrder(), outOfOrder(), outOfOrder())
	f.Tickets[0].ID, f.Tickets[1].ID, f.Tickets[2].ID = "T-3", "T-2", "T-0"
	f.Tickets[2].Opened = inJune("8 11:00")
	f.Commitments = []account.Commitment{pledged("P-1", "8 09:00"), pledged("P-2", "8 08:00"), pledged("P-3", "9 09:00")}
	var got []string
	for _, trouble := range quadrant.Watch(f, quadrant.WatchPolicy{}, inJune("8 12:00")) {
		got = append(got, trouble.About.ID)
	}
	require.Equal(t, []string{"T-2", "T-3", "T-0", "P-2", "P-1", "P-3"}, got)
}

func TestNoFactsAreNoTrouble(t *testing.T) {
	t.Parallel()
	require.Empty(t, quadrant.Watch(quadrant.Facts{}, quadrant.WatchPolicy{}, inJune("8 12:00")))
	require.Empty(t, quadrant.Blindsides(quadrant.Facts{}, quadrant.WatchPolicy{}, metrics.Period{}))
}
