package review_test

import (
	"reflect"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/review"
	"github.com/accordhq/accord/team"
)

// A world is one account with records of every kind, each of a visibility of its own.
type world struct {
	*cage
	facts       memory.Facts
	remarks     []review.Remark
	commitments []account.Commitment
	changes     []team.ChangeRequest
	provider    []account.PersonID
	customers   []account.PersonID
	items       []account.ItemID
	tickets     []metrics.TicketID
	audiences   []account.Visibility // those whose pages are wanted
	when        string               // said ahead of what is given to read: whether records have turned internal
}

const canaryAccount = "canary"

// watched is when the account is first looked at: time is left for more to happen in the
// quarter.
var watched = quarter.To.AddDate(0, 0, -3)

func newWorld(c *cage) *world {
	w := &world{cage: c}
	w.people()
	w.account()
	w.solution()
	w.team()
	w.service()
	w.conversations()
	for range 2 {
		r := review.Remark{Item: pick(c, review.StandardAgenda()...).Code, By: w.anybody(), Visibility: w.visibility()}
		c.put("remark", &r, r.Visibility, "Text")
		w.remarks = append(w.remarks, r)
	}
	w.promises()
	w.requests()
	return w
}

// instant is some instant of the quarter.
func (w *world) instant() time.Time {
	return quarter.From.Add(time.Duration(w.Int64N(int64(quarter.To.Sub(quarter.From))))).Truncate(time.Minute)
}

func (w *world) anybody() account.PersonID {
	return pick(w.cage, append(append([]account.PersonID(nil), w.provider...), w.customers...)...)
}

func (w *world) people() {
	for i := range 8 {
		p := account.Person{Side: account.ProviderSide, Level: pick(w.cage, account.BusinessLevel, account.TechnicalLevel), Visibility: w.visibility()}
		if i >= 5 {
			p.Side, p.Account = account.CustomerSide, canaryAccount
		}
		if i > 0 && w.IntN(6) == 0 { // somebody stays
			p.Left = w.instant()
		}
		p.Authority = account.Money{} // amounts are no words
		belongs := p.Account
		p.Authority.Currency = "EUR"
		p.Account = "x"
		w.put("person", &p, p.Visibility, "ID", "Name", "Title")
		p.Account = belongs
		p.Authority = account.Money{}
		w.facts.People = append(w.facts.People, p)
		if p.Side == account.ProviderSide {
			w.provider = append(w.provider, p.ID)
		} else {
			w.customers = append(w.customers, p.ID)
		}
	}
}

func (w *world) account() {
	grade := func() account.Grade { return pick(w.cage, account.Low, account.Medium, account.High) }
	a := account.Account{ID: canaryAccount, Name: "Canary", Profile: account.Profile{Technical: grade(), Business: grade(), Importance: grade()}}
	c := account.Contract{
		Fee: account.Money{Currency: "EUR"}, Until: quarter.To.AddDate(0, w.IntN(9), 0), Visibility: w.visibility(),
	}
	c.Per = "x"
	w.put("contract", &c, c.Visibility, "Name")
	c.Fee, c.Per = account.Money{}, ""
	a.Contract = c
	for range 2 {
		o := account.Objective{Owner: w.anybody(), Status: account.ObjectiveOpen, Visibility: w.visibility()}
		w.put("objective", &o, o.Visibility, "ID", "Text")
		a.Objectives = append(a.Objectives, o)
	}
	other := account.Account{Profile: a.Profile, Contract: account.Contract{Fee: account.Money{Currency: "EUR"}, Per: "x"}}
	other.Objectives = []account.Objective{{Status: account.ObjectiveOpen}}
	w.put("other account", &other, account.Internal)
	other.Objectives[0].Owner = ""
	other.Parent, other.Contract = "", account.Contract{}
	w.facts.Accounts = []account.Account{a, other}
	target := metrics.Target{Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: 8 * time.Hour, Share: 0.9}
	terms := metrics.Terms{Account: canaryAccount, Policy: metrics.ITIL(), Targets: []metrics.Target{target}}
	terms.Policy.Name = ""
	w.put("terms", &terms, account.Customer, "Targets.Priority")
	terms.Targets = append(terms.Targets, target)
	w.facts.Terms = []metrics.Terms{terms}
}

func (w *world) solution() {
	s := account.Solution{Account: canaryAccount, Visibility: w.visibility()}
	w.put("solution", &s, s.Visibility, "Name")
	s.Confirmed = account.Confirmation{}
	for range 3 {
		item := account.Item{Visibility: w.visibility()}
		w.put("item", &item, account.Narrower(s.Visibility, item.Visibility), "ID", "Name", "Kind", "Version")
		s.Items = append(s.Items, item)
		w.items = append(w.items, item.ID)
	}
	for i := range 2 {
		from, to := s.Items[i], s.Items[i+1]
		l := account.Link{From: from.ID, To: to.ID}
		w.put("link", &l, account.Narrower(s.Visibility, account.Narrower(from.Visibility, to.Visibility)), "Label")
		s.Links = append(s.Links, l)
		c := account.Capacity{
			Item: from.ID, Samples: []account.Sample{{At: w.instant(), Used: float64(w.IntN(100)), Total: 100}}, Visibility: w.visibility(),
		}
		w.put("capacity", &c, account.Narrower(account.Narrower(s.Visibility, from.Visibility), c.Visibility), "Name", "Unit")
		s.Capacities = append(s.Capacities, c)
	}
	w.facts.Solutions = []account.Solution{s}
}

func (w *world) team() {
	roles := []account.Role{
		account.ExecutivePartner, account.AccountManager, account.OperationsSupervisor, account.TechnicalLead, account.SalesEngineer,
	}
	for i, role := range roles {
		a := team.Assignment{
			Account: canaryAccount, Person: w.provider[i], Role: role, From: quarter.From.AddDate(0, -6, 0),
			Basis: team.Standing, Visibility: w.visibility(),
		}
		if w.IntN(5) == 0 {
			a.Until = w.instant()
		}
		w.put("assignment", &a, a.Visibility)
		w.facts.Assignments = append(w.facts.Assignments, a)
		if w.IntN(3) == 0 {
			a.ID, a.Reason, a.Account = "", "", w.facts.Accounts[1].ID
			w.put("assignment elsewhere", &a, account.Internal)
			w.facts.Assignments = append(w.facts.Assignments, a)
		}
	}
	d := team.Deliverable{Kind: team.ConfigurationDiagram, Issued: w.instant(), By: w.anybody(), Visibility: w.visibility()}
	d.Digest = w.facts.Solutions[0].Digest()
	w.put("deliverable", &d, d.Visibility)
	w.facts.Deliverables = append(w.facts.Deliverables, memory.Deliverable{Account: canaryAccount, Deliverable: d})
}

func (w *world) service() {
	impact := func() metrics.Impact {
		return pick(w.cage, metrics.Minor, metrics.Degraded, metrics.Disrupted)
	}
	for range 3 {
		t := metrics.Ticket{
			Account: canaryAccount, Kind: metrics.Incident, Impact: impact(), CustomerImpact: impact(),
			Item: pick(w.cage, w.items...), Opened: w.instant(), Visibility: w.visibility(),
		}
		for i, kind := range []metrics.EntryKind{metrics.Acknowledged, metrics.Held, metrics.Resumed, metrics.Queued, metrics.Prioritised, metrics.Resolved}[:1+w.IntN(6)] {
			t.Log = append(t.Log, metrics.Entry{At: t.Opened.Add(time.Duration(i+1) * 3 * time.Hour), Kind: kind, By: w.anybody()})
		}
		w.put("ticket", &t, t.Visibility, "ID", "Summary", "Priority", "Category", "Problem", "CausedBy", "Log.Priority")
		w.facts.Tickets = append(w.facts.Tickets, t)
		w.tickets = append(w.tickets, t.ID)
	}
	w.recent(1 + 2*w.IntN(2))
	for i := range 3 {
		a := metrics.Activity{
			Account: canaryAccount, Item: pick(w.cage, w.items...), Planned: w.instant(), Visibility: w.visibility(),
			Kind:   pick(w.cage, metrics.Order, metrics.Implementation, metrics.Maintenance, metrics.Upgrade, metrics.Patch, metrics.Averted),
			Status: pick(w.cage, metrics.ActivityPlanned, metrics.ActivityDone),
		}
		if i == 2 { // a promise in danger
			a.Planned, a.Status = watched.Add(12*time.Hour), metrics.ActivityPlanned
		}
		if a.Status == metrics.ActivityDone {
			a.Done = a.Planned.Add(time.Hour)
		}
		w.put("activity", &a, a.Visibility, "ID", "Summary", "Result")
		w.facts.Activities = append(w.facts.Activities, a)
	}
}

// recent are tickets of one trouble that are open still when the account is first looked
// at: their target is missed, or soon will be.
func (w *world) recent(n int) {
	item := pick(w.cage, w.items...)
	for range n {
		t := metrics.Ticket{
			Account: canaryAccount, Kind: metrics.Incident, Impact: metrics.Minor, Item: item, Visibility: w.visibility(),
			Priority: w.facts.Terms[0].Targets[0].Priority, Opened: watched.Add(-time.Duration(5+w.IntN(5))*time.Hour - time.Minute),
		}
		t.CustomerImpact = metrics.Minor
		w.put("ticket", &t, t.Visibility, "ID", "Summary", "Category", "Problem", "CausedBy")
		w.facts.Tickets = append(w.facts.Tickets, t)
		w.tickets = append(w.tickets, t.ID)
	}
}

func (w *world) conversations() {
	for range 4 {
		i := quadrant.Interaction{
			Account: canaryAccount, At: w.instant(), From: []account.PersonID{pick(w.cage, w.provider...)},
			To: []account.PersonID{pick(w.cage, w.customers...)}, Channel: pick(w.cage, quadrant.Meeting, quadrant.Call, quadrant.Mail),
			Trigger:   pick(w.cage, quadrant.Problem, quadrant.Scheduled, quadrant.Proactive),
			Topics:    []quadrant.Topic{pick(w.cage, quadrant.Value, quadrant.Issue, quadrant.Advice, quadrant.Rival)},
			Sentiment: pick(w.cage, quadrant.Pleased, quadrant.Neutral, quadrant.Concerned, quadrant.Angry), Visibility: w.visibility(),
		}
		if w.IntN(2) == 0 {
			i.From, i.To = i.To, i.From
		}
		i.About = append(i.About, pick(w.cage, w.tickets...).Ref(), pick(w.cage, w.items...).Ref())
		w.put("interaction", &i, i.Visibility, "ID")
		w.facts.Interactions = append(w.facts.Interactions, i)
	}
	s := account.Satisfaction{
		Account: canaryAccount, Person: pick(w.cage, w.customers...), At: w.instant(), Score: w.IntN(11), Best: 10,
		About: pick(w.cage, w.tickets...).Ref(), Visibility: w.visibility(),
	}
	w.put("satisfaction", &s, s.Visibility)
	w.facts.Satisfactions = append(w.facts.Satisfactions, s)
	standing := quadrant.Standing{
		Account: canaryAccount, Person: pick(w.cage, w.customers...), Executive: true,
		Quadrants: []quadrant.Quadrant{pick(w.cage, quadrant.Q1, quadrant.Q3)}, From: w.instant(),
	}
	w.put("standing", &standing, account.Internal)
	w.facts.Standings = append(w.facts.Standings, standing)
}

func (w *world) promises() {
	for _, due := range []time.Time{w.instant(), watched.Add(12 * time.Hour)} {
		c := account.Commitment{
			Account: canaryAccount, Kind: account.Action, Owner: w.anybody(), Role: account.AccountManager,
			Due: due, Source: pick(w.cage, w.tickets...).Ref(), Visibility: w.visibility(),
			MadeBy: w.provider[0], State: account.Open,
		}
		w.put("commitment", &c, c.Visibility, "ID", "Text")
		w.commitments = append(w.commitments, c)
	}
}

// requests are for changes: one as rich as can be, and one that an emergency makes.
func (w *world) requests() {
	for i := range 2 {
		c := team.ChangeRequest{
			Account: canaryAccount, State: team.Drafted, Requester: w.provider[0], Start: quarter.From, Visibility: w.visibility(),
		}
		if i == 0 {
			c.Requester = ""
			lengthen(reflect.ValueOf(&c).Elem())
		}
		w.put("change", &c, account.Internal)
		if i == 1 {
			c.Before, c.After, c.Restored = "", "", ""
		}
		w.changes = append(w.changes, c)
	}
}
