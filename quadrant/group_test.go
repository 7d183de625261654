package quadrant_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// onMail is a ticket about the item mail, of no harm that anybody has judged.
func onMail(id metrics.TicketID, opened string, log ...string) metrics.Ticket {
	t := reported(id, opened, log...)
	t.Item = "mail"
	return t
}

// The opening story: minor trouble, each ticket closed by itself, and nobody sees that
// it is one.
func TestRelatedTicketsAreADisruptionTogether(t *testing.T) {
	t.Parallel()
	first, second := onMail("T-1", "8 10:00"), onMail("T-2", "8 11:00")
	third := func(change func(*metrics.Ticket)) []metrics.Ticket {
		t := onMail("T-3", "8 12:00")
		change(&t)
		return []metrics.Ticket{first, second, t}
	}
	trouble := "item disruption related@8 12:00"
	for _, row := range []struct {
		name    string
		tickets []metrics.Ticket
		at      string
		want    string
	}{
		{"three of an item", []metrics.Ticket{first, second, onMail("T-3", "8 12:00")}, "8 12:00", trouble},
		{"a minute before the third", []metrics.Ticket{first, second, onMail("T-3", "8 12:00")}, "8 11:59", ""},
		{"two", []metrics.Ticket{first, second}, "8 12:00", ""},
		{"three, a day apart", []metrics.Ticket{first, second, onMail("T-3", "9 10:00")}, "9 10:00", "item disruption related@9 10:00"},
		{"three, a day and a minute apart", []metrics.Ticket{first, second, onMail("T-3", "9 10:01")}, "9 10:01", ""},
		{"four, of which the last three meet", []metrics.Ticket{onMail("T-0", "6 10:00"), first, second, onMail("T-3", "8 12:00")}, "8 12:00", trouble},
		{"four, since the third", []metrics.Ticket{first, second, onMail("T-3", "8 12:00"), onMail("T-4", "8 13:00")}, "8 13:00", trouble},
		{"of an unknown kind and incidents", third(func(t *metrics.Ticket) { t.Kind = metrics.Incident }), "8 12:00", trouble},
		{"a request", third(func(t *metrics.Ticket) { t.Kind = metrics.Request }), "8 12:00", ""},
		{"a question", third(func(t *metrics.Ticket) { t.Kind = metrics.Question }), "8 12:00", ""},
		{"about another item", third(func(t *metrics.Ticket) { t.Item = "disk" }), "8 12:00", ""},
		{"three about no item", []metrics.Ticket{reported("T-1", "8 10:00"), reported("T-2", "8 10:00"), reported("T-3", "8 10:00")}, "8 12:00", ""},
		{"about no item", third(func(t *metrics.Ticket) { t.Item = "" }), "8 12:00", ""},
		{"of a problem of its own", third(func(t *metrics.Ticket) { t.Problem = "P-1" }), "8 12:00", ""},
		{"of another account", third(func(t *metrics.Ticket) { t.Account = "haven" }), "8 12:00", ""},
		{"one is restored", []metrics.Ticket{first, onMail("T-2", "8 11:00", "8 11:59 restored"), onMail("T-3", "8 12:00")}, "8 12:00", ""},
		{"one is restored a minute later", []metrics.Ticket{first, onMail("T-2", "8 11:00", "8 12:01 restored"), onMail("T-3", "8 12:00")}, "8 12:00", trouble},
		{"one comes back", []metrics.Ticket{onMail("T-1", "1 10:00", "1 11:00 resolved", "8 11:30 reopened"), second, onMail("T-3", "8 12:00")}, "8 12:00", trouble},
		{"one came too long ago, and comes back now", []metrics.Ticket{first, second, onMail("T-3", "1 10:00", "1 11:00 resolved", "8 12:00 reopened")}, "8 12:00", trouble},
		{"those that stay meet later", []metrics.Ticket{onMail("T-1", "8 10:00", "8 14:00 restored"), second, onMail("T-3", "8 12:00"), onMail("T-4", "8 13:00")}, "8 14:00", "item disruption related@8 13:00"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, signed(quadrant.Watch(watching(row.tickets...), quadrant.WatchPolicy{}, inJune(row.at))))
		})
	}
}

// What the watch has on record says since when there have been too many.
func TestThatTheFirstOfTheRelatedIsRestoredBeginsNoTroubleAnew(t *testing.T) {
	t.Parallel()
	f := watching(
		onMail("T-1", "8 10:00", "8 14:00 restored"), onMail("T-2", "8 11:00"), onMail("T-3", "8 12:00"), onMail("T-4", "8 13:00"),
	)
	before := theTrouble(t, f, inJune("8 13:59"))
	f.Cases = []quadrant.Case{{About: before.About, Related: &quadrant.Related{By: "item", Name: "mail", Since: before.Since}}}
	require.Equal(t, before.Key, theTrouble(t, f, inJune("8 14:00")).Key)
	f.Cases[0].Related.Since = inJune("8 13:30")
	require.Equal(t, inJune("8 13:00"), theTrouble(t, f, inJune("8 14:00")).Since, "but not later than the facts say")
	f.Tickets[1].Log = f.Tickets[0].Log
	require.Empty(t, quadrant.Watch(f, quadrant.WatchPolicy{}, inJune("8 14:00")), "two are not too many")
}

func TestTicketsOfOneProblemAreRelatedWhateverTheirItem(t *testing.T) {
	t.Parallel()
	tickets := []metrics.Ticket{onMail("T-1", "8 10:00"), onMail("T-2", "8 11:00"), onMail("T-3", "8 12:00")}
	for i, item := range []account.ItemID{"mail", "disk", ""} {
		tickets[i].Item, tickets[i].Problem = item, "P-1"
	}
	trouble := theTrouble(t, watching(tickets...), inJune("8 12:00"))
	require.Equal(t, "problem disruption related@8 12:00", signed([]quadrant.Trouble{trouble}))
	require.NoError(t, trouble.About.Validate())
	require.Equal(t, quadrant.RefRelated, trouble.About.Kind)
}

func TestHowManyAreRelatedAndHowCloseIsPolicy(t *testing.T) {
	t.Parallel()
	tickets := []metrics.Ticket{onMail("T-1", "8 10:00"), onMail("T-2", "8 11:00")}
	for _, row := range []struct {
		name string
		p    quadrant.WatchPolicy
		want string
	}{
		{"two", quadrant.WatchPolicy{Related: 2}, "item disruption related@8 11:00"},
		{"two within an hour", quadrant.WatchPolicy{Related: 2, RelatedMinutes: 60}, "item disruption related@8 11:00"},
		{"two within a minute less", quadrant.WatchPolicy{Related: 2, RelatedMinutes: 59}, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, signed(quadrant.Watch(watching(tickets...), row.p, inJune("8 12:00"))))
		})
	}
}

func TestWordOfOneOfTheRelatedIsWordOfAll(t *testing.T) {
	t.Parallel()
	f := watching(onMail("T-1", "8 10:00"), onMail("T-2", "8 11:00"), onMail("T-3", "8 12:00"))
	f = conversing(f, "8 11:59 lee>sam T-1", "8 12:05 lee>ann T-2", "8 12:06 lee>pat T-9")
	require.Equal(t, "account-manager 8 12:05 2", told(theTrouble(t, f, inJune("8 13:00"))))
}

// An item's name may be as long as an id, and is unique within its account alone.
func TestTheCaseOfRelatedTicketsHasAnIDOfItsOwn(t *testing.T) {
	t.Parallel()
	about := func(id account.ID, item account.ItemID, problem metrics.ProblemID) account.Ref {
		f := watching(onMail("T-1", "8 10:00"), onMail("T-2", "8 10:00"), onMail("T-3", "8 10:00"))
		f.Account.ID = id
		for i := range f.Tickets {
			f.Tickets[i].Account, f.Tickets[i].Item, f.Tickets[i].Problem = id, item, problem
		}
		return theTrouble(t, f, inJune("8 10:00")).About
	}
	mail := about("harbour", "mail", "")
	require.Equal(t, mail, about("harbour", "mail", ""))
	require.NotEqual(t, mail, about("haven", "mail", ""))
	require.NotEqual(t, mail, about("harbour", "disk", ""))
	require.NotEqual(t, mail, about("harbour", "", "mail"))
	require.Equal(t, about("harbour", "disk", "mail"), about("harbour", "", "mail"))
}
