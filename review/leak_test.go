package review_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/review"
)

// hidden knows each word that was put where an audience may not read it, by the
// field it stands in. The words are short, so that no renderer breaks one.
type hidden map[string]string

// plant puts a word into every string of a record that is empty: what a test
// fills in is either seen by everyone, or an id, or one of a few words that are
// valid there.
func (h hidden) plant(field string, record any) {
	h.fill(field, reflect.ValueOf(record).Elem())
}

func (h hidden) fill(field string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		h.fillFields(field, v)
	case reflect.Slice:
		for i := range v.Len() {
			h.fill(fmt.Sprintf("%s[%d]", field, i), v.Index(i))
		}
	case reflect.String:
		if v.Len() == 0 && v.Type() != reflect.TypeFor[account.Visibility]() {
			v.SetString(h.word(field))
		}
	}
}

func (h hidden) fillFields(field string, v reflect.Value) {
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.IsExported() {
			h.fill(field+"."+f.Name, v.Field(i))
		}
	}
}

func (h hidden) word(field string) string {
	h[field] = fmt.Sprintf("q%04dz", len(h))
	return h[field]
}

// secretMoney is an amount that no edition says, of the currency for tests.
func secretMoney() account.Money {
	return account.Money{Amount: decimal.NewFromInt(7700117), Currency: "XTS"}
}

// without are facts that everyone may see, among them records that touch on
// hidden ones: here the hidden ones do not exist. Only the customer's word on
// the configuration has to come from somebody.
func without(v account.Visibility) told {
	f := staffed()
	f.Accounts[0].Contract = account.Contract{}
	f.Terms[0].Targets = append(f.Terms[0].Targets,
		metrics.Target{Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: 8 * time.Hour, Share: 0.9})
	f.Terms[0].Policy = metrics.ITIL()
	f.People = append(f.People, account.Person{
		ID: "someone", Account: "harbour", Name: "Someone", Side: account.CustomerSide, Level: account.BusinessLevel, Visibility: v,
	})
	f.People[5].Title = "Engineer"
	f.People = append(f.People, colleague(v))
	f.Assignments = append(f.Assignments[:4], holds("r-8", "colleague", account.TechnicalLead))
	f.Assignments[4].Primary = false
	converse(&f, "app", "someone") // where they stand is known of a conversation that everyone may know of
	c := promise("c-1", day(time.March, 2, 9), day(time.May, 4, 9))
	return told{Facts: f, remarks: touch(&f, "", ""), promises: []account.Commitment{c}}
}

// with are the same facts and the hidden ones of a visibility.
func with(v account.Visibility) (told, hidden) {
	base := without(v)
	f := base.Facts
	h := make(hidden)
	f.People = f.People[:6]
	h.provider(&f, v)
	item, person := h.solution(&f.Solutions[0], v), h.people(&f, v)
	f.Accounts[0].Objectives = f.Accounts[0].Objectives[:1]
	f.Tickets, f.Activities = f.Tickets[:4], f.Activities[:8]
	remarks := touch(&f, item, person)
	for i := range 2 {
		h.insides(&f.Tickets[4+i], fmt.Sprintf("seen ticket %d", i))
	}
	h.tickets(&f, v)
	h.activities(&f, v)
	h.objective(&f.Accounts[0], person, v)
	base.Facts, base.remarks = f, append(remarks, h.remarks(person, v)...)
	h.team(&base, v)
	h.conversations(&base.Facts, item, person, v)
	return base, h
}

// touch adds records that everyone may see and that refer to an item and to a
// person.
func touch(f *memory.Facts, item account.ItemID, person account.PersonID) []review.Remark {
	f.Tickets = append(f.Tickets, delayed("S-0", 3, 80, account.Customer), delayed("S-1", 80, 81, account.Customer))
	for i := range 2 {
		f.Tickets[4+i].Priority, f.Tickets[4+i].Item = "1", item
		f.Tickets[4+i].Summary, f.Tickets[4+i].Problem, f.Tickets[4+i].CausedBy = "Slow orders", "PRB-10", "CHG-4"
	}
	for i, a := range work("seen", account.Customer) {
		a.Item, a.Summary, a.Result = item, fmt.Sprintf("Work %d", i), "all well"
		f.Activities = append(f.Activities, a)
	}
	f.Accounts[0].Objectives = append(f.Accounts[0].Objectives, account.Objective{
		ID: "o2", Text: "Deliver on Sundays", Owner: person, Status: account.ObjectiveOpen, Visibility: account.Customer,
	})
	s := &f.Solutions[0]
	s.Confirmed = account.Confirmation{By: f.People[len(f.People)-1].ID, At: day(time.June, 2, 10), Digest: s.Digest()}
	var remarks []review.Remark
	for _, agenda := range review.StandardAgenda() {
		remarks = append(remarks, review.Remark{Item: agenda.Code, By: person, Text: "for everyone", Visibility: account.Customer})
	}
	return remarks
}

// delayed is a ticket that missed its target by far: it was on hold between two
// hours of it.
func delayed(id metrics.TicketID, held, resumed int, v account.Visibility) metrics.Ticket {
	opened := day(time.May, 2, 9)
	at := func(hours int) time.Time { return opened.Add(time.Duration(hours) * time.Hour) }
	return metrics.Ticket{
		ID: id, Account: "harbour", Kind: metrics.Incident, Opened: opened, Visibility: v,
		Impact: metrics.Disrupted, CustomerImpact: metrics.Minor,
		Log: []metrics.Entry{
			{At: at(1), Kind: metrics.Acknowledged},
			{At: at(held), Kind: metrics.Held},
			{At: at(resumed), Kind: metrics.Resumed},
			{At: at(90), Kind: metrics.Resolved},
			{At: at(91), Kind: metrics.Reopened},
			{At: at(100), Kind: metrics.Resolved},
		},
	}
}

// work is an activity of every kind that is done, one that failed and one that
// is late.
func work(id string, v account.Visibility) []metrics.Activity {
	var all []metrics.Activity
	for i, kind := range []metrics.ActivityKind{
		metrics.Order, metrics.Implementation, metrics.Maintenance, metrics.Upgrade, metrics.Patch, metrics.Backup, metrics.Averted,
	} {
		for j, status := range []metrics.ActivityStatus{metrics.ActivityDone, metrics.ActivityFailed, metrics.ActivityPlanned} {
			a := activity(metrics.ActivityID(fmt.Sprintf("%s-%s-%s", id, kind, status)), kind, "", status, day(time.May, 10+i, j))
			a.Item, a.Planned, a.Visibility = "", day(time.May, 3, 1), v
			all = append(all, a)
		}
	}
	for i := range all {
		if all[i].Status == metrics.ActivityPlanned {
			all[i].Done = time.Time{}
		}
	}
	return all
}

// provider fills in what the provider keeps of the account and its people.
func (h hidden) provider(f *memory.Facts, v account.Visibility) {
	f.Accounts[0].Profile = account.Profile{Technical: account.High, Business: account.High, Importance: account.High}
	c := account.Contract{Fee: secretMoney(), Per: account.PerMonth, Until: day(time.December, 31, 0), Visibility: v}
	h.plant("contract", &c)
	f.Accounts[0].Contract = c
	f.Terms[0].Policy.Name = h.word("policy.Name")
	for i := range f.People {
		belongs := f.People[i].Account
		f.People[i].Authority = secretMoney()
		h.plant(fmt.Sprintf("seen person %d", i), &f.People[i])
		f.People[i].Account = belongs
	}
}

func (h hidden) people(f *memory.Facts, v account.Visibility) account.PersonID {
	p := account.Person{
		Account: "harbour", Side: account.CustomerSide, Level: account.BusinessLevel, Authority: secretMoney(), Visibility: v,
	}
	h.plant("person", &p)
	f.People = append(f.People, p)
	return p.ID
}

// solution hides an item with its links and its capacity, which everyone could
// see but for the item, a capacity of an item that everyone sees, and an item
// that comes before all others, so that they would be counted from another
// number on.
func (h hidden) solution(s *account.Solution, v account.Visibility) account.ItemID {
	item := account.Item{Visibility: v}
	h.plant("item", &item)
	before := account.Item{Visibility: v}
	h.plant("first item", &before)
	before.ID = "0" + before.ID
	itself := account.Link{From: before.ID, To: before.ID}
	h.plant("link to itself", &itself)
	across := account.Link{From: "app", To: before.ID}
	h.plant("link across", &across)
	link, back := account.Link{From: item.ID, To: "app"}, account.Link{From: "db", To: item.ID}
	h.plant("link", &link)
	h.plant("link back", &back)
	full := []account.Sample{{At: day(time.May, 1, 1), Used: 99, Total: 100}}
	of := account.Capacity{Item: item.ID, Samples: full, Visibility: account.Customer}
	h.plant("capacity of item", &of)
	own := account.Capacity{Item: "app", Samples: full, Visibility: v}
	h.plant("capacity", &own)
	empty := account.Capacity{Item: "db", Visibility: v}
	h.plant("capacity without sample", &empty)
	s.Items = append(s.Items, item, before)
	s.Links = append(s.Links, link, back, itself, across)
	s.Capacities = append(s.Capacities, of, own, empty)
	return item.ID
}

// insides fills in what a ticket says to the provider alone, with a move to
// another queue.
func (h hidden) insides(t *metrics.Ticket, field string) {
	t.Log = slices.Insert(t.Log, 3, metrics.Entry{At: t.Opened.Add(85 * time.Hour), Kind: metrics.Queued})
	h.plant(field, t)
}

func (h hidden) tickets(f *memory.Facts, v account.Visibility) {
	for i, t := range []metrics.Ticket{delayed("", 3, 80, v), delayed("", 80, 81, v), delayed("", 2, 3, v)} {
		t.Log = t.Log[:len(t.Log)-2*(i/2)] // the last one has not been reopened
		h.insides(&t, fmt.Sprintf("ticket %d", i))
		f.Tickets = append(f.Tickets, t)
	}
}

func (h hidden) activities(f *memory.Facts, v account.Visibility) {
	for _, a := range work("", v) {
		field := fmt.Sprintf("%s %s", a.Status, a.Kind)
		a.ID = ""
		h.plant(field, &a)
		f.Activities = append(f.Activities, a)
	}
}

func (h hidden) objective(a *account.Account, owner account.PersonID, v account.Visibility) {
	o := account.Objective{Owner: owner, Status: account.ObjectiveOpen, Visibility: v}
	h.plant("objective", &o)
	a.Objectives = append(a.Objectives, o)
}

func (h hidden) remarks(by account.PersonID, v account.Visibility) []review.Remark {
	var remarks []review.Remark
	for _, agenda := range review.StandardAgenda() {
		r := review.Remark{Item: agenda.Code, By: by, Visibility: v}
		h.plant("remark on "+agenda.Code, &r)
		remarks = append(remarks, r)
	}
	return remarks
}

// rendered is the edition for an audience in every format.
func rendered(t *testing.T, f told, audience account.Visibility) map[string]string {
	t.Helper()
	got := gathered(t, f.Facts)
	got.Remarks, got.Charter, got.Commitments = f.remarks, f.charter, f.promises
	got.Needs = append(got.Needs, f.needs...)
	d, err := review.Compose(t.Context(), review.StandardAgenda(), got)
	require.NoError(t, err)
	e := edition(t, d, audience)
	formats := make(map[string]string)
	for _, r := range []review.Renderer{review.Text{Width: 400}, review.Markdown{}, review.HTML{}, review.JSON{Indent: " "}} {
		formats[fmt.Sprintf("%T", r)] = render(t, r, e)
	}
	return formats
}

// TestNoCustomerOrBusinessEditionContainsAnInternalWord hides words in every
// string of records that an audience may not see, and in the internal fields of
// records that it may see. What it is shown is, to the byte, what it would be
// shown if none of that existed.
func TestNoCustomerOrBusinessEditionContainsAnInternalWord(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ hidden, audience account.Visibility }{
		{account.Internal, account.Customer},
		{account.Internal, account.Business},
		{account.Business, account.Customer},
	} {
		t.Run(fmt.Sprintf("%s records for %s", tt.hidden, tt.audience), func(t *testing.T) {
			t.Parallel()
			f, words := with(tt.hidden)
			shown := rendered(t, f, tt.audience)
			for format, want := range rendered(t, without(tt.hidden), tt.audience) {
				require.Empty(t, words.in(shown[format]), format)
				saysNot(t, shown[format], "XTS", "7700117", "7,700,117", "angry")
				require.Empty(t, firstDifference(want, shown[format]), format)
			}
		})
	}
}

// in lists the fields of which the words are in a text.
func (h hidden) in(text string) []string {
	var fields []string
	for field, word := range h {
		if strings.Contains(text, word) {
			fields = append(fields, field)
		}
	}
	slices.Sort(fields)
	return fields
}

// firstDifference is the first line that differs; require.Equal would print two
// whole reviews.
func firstDifference(want, got string) string {
	lines := strings.Split(got, "\n")
	for i, line := range strings.Split(want, "\n") {
		if i >= len(lines) || lines[i] != line {
			return fmt.Sprintf("line %d: %.300q became %.300q", i+1, line, strings.Join(lines[min(i, len(lines)):min(i+1, len(lines))], ""))
		}
	}
	return strings.Join(lines[min(strings.Count(want, "\n")+1, len(lines)):], "\n")
}

// TestTheInternalEditionSaysTheHiddenWords: else the test above would hold of
// words that nobody is shown.
func TestTheInternalEditionSaysTheHiddenWords(t *testing.T) {
	t.Parallel()
	for _, v := range []account.Visibility{account.Internal, account.Business} {
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			f, words := with(v)
			for format, text := range rendered(t, f, account.Internal) {
				require.Subset(t, words.in(text), meant(), format)
				require.Empty(t, meantForNobody(words.in(text)), format)
			}
		})
	}
}

// meant are the fields of which the words are meant for the provider's eyes.
func meant() []string {
	fields := []string{
		"contract.Name", "item.Name", "item.Kind", "item.Version", "link.Label", "link back.Label",
		"first item.Name", "first item.Kind", "first item.Version", "link to itself.Label", "link across.Label",
		"capacity.Name", "capacity.Unit", "capacity of item.Name", "capacity of item.Unit",
		"capacity without sample.Name", "objective.Text", "person.Name",
		"ticket 0.ID", "ticket 0.Priority", "ticket 0.Problem", "ticket 0.CausedBy", "ticket 0.Summary", "ticket 1.Summary",
		"ticket 0.Log[1].Reason", "ticket 1.Queue", "seen ticket 0.Log[1].Reason", "seen ticket 1.Queue",
	}
	fields = append(fields, meantOfConversations()...)
	for _, agenda := range review.StandardAgenda() {
		fields = append(fields, "remark on "+agenda.Code+".Text")
	}
	for _, kind := range []string{"order", "implementation", "maintenance", "upgrade", "patch"} {
		fields = append(fields, "done "+kind+".Summary", "done "+kind+".Result", "failed "+kind+".Summary", "planned "+kind+".Summary")
	}
	return append(fields, "done backup.Item", "failed backup.Item", "failed backup.Summary", "done averted.Summary", "done averted.Result")
}
