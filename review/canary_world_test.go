package review_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
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
	provider    []account.PersonID
	customers   []account.PersonID
	items       []account.ItemID
	tickets     []metrics.TicketID
	audiences   []account.Visibility // those whose pages are wanted
}

const canaryAccount = "canary"

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
	w.promise()
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
		if w.IntN(6) == 0 {
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
	w.put("other account", &other, account.Internal)
	other.Parent, other.Contract = "", account.Contract{}
	w.facts.Accounts = []account.Account{a, other}
	w.facts.Terms = []metrics.Terms{{
		Account: canaryAccount,
		Targets: []metrics.Target{{Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: 8 * time.Hour, Share: 0.9}},
	}}
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
	for range 2 {
		a := metrics.Activity{
			Account: canaryAccount, Item: pick(w.cage, w.items...), Planned: w.instant(), Visibility: w.visibility(),
			Kind:   pick(w.cage, metrics.Order, metrics.Implementation, metrics.Maintenance, metrics.Upgrade, metrics.Patch, metrics.Averted),
			Status: pick(w.cage, metrics.ActivityPlanned, metrics.ActivityDone),
		}
		if a.Status == metrics.ActivityDone {
			a.Done = a.Planned.Add(time.Hour)
		}
		w.put("activity", &a, a.Visibility, "ID", "Summary", "Result")
		w.facts.Activities = append(w.facts.Activities, a)
	}
}

func (w *world) conversations() {
	for range 4 {
		i := quadrant.Interaction{
			Account: canaryAccount, At: w.instant(), From: []account.PersonID{pick(w.cage, w.provider...)},
			To: []account.PersonID{pick(w.cage, w.customers...)}, Channel: pick(w.cage, quadrant.Meeting, quadrant.Call, quadrant.Mail),
			Trigger:   pick(w.cage, quadrant.Problem, quadrant.Scheduled, quadrant.Proactive),
			Topics:    []quadrant.Topic{pick(w.cage, quadrant.Value, quadrant.Issue, quadrant.Advice, quadrant.Rival)},
			Sentiment: pick(w.cage, quadrant.Pleased, quadrant.Angry), Visibility: w.visibility(),
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

func (w *world) promise() {
	c := account.Commitment{
		Account: canaryAccount, Kind: account.Action, Owner: w.anybody(), Role: account.AccountManager,
		Due: w.instant(), Source: pick(w.cage, w.tickets...).Ref(), Visibility: w.visibility(),
		MadeBy: w.provider[0], State: account.Open,
	}
	w.put("commitment", &c, c.Visibility, "ID", "Text")
	w.commitments = append(w.commitments, c)
}

// pages are what people at the provider and at the customer are given to read of the
// world: the review and the advisories, in each edition, and the notices. What the
// provider's people read is given where that is asked for, and so is every format.
func (w *world) pages(t *testing.T, ours, every bool) []sheet {
	t.Helper()
	w.audiences = []account.Visibility{account.Business, account.Customer}
	if ours {
		w.audiences = append(w.audiences, account.Internal)
	}
	store, err := memory.New(w.facts)
	require.NoError(t, err)
	pages := w.watch(t, store)
	facts, err := review.Gather(t.Context(), review.Sources{
		Accounts: store, Service: store, Team: store, Files: store, Promises: store, Quadrants: store, Watch: store,
	}, canaryAccount, quarter)
	require.NoError(t, err)
	facts.Remarks = w.remarks
	d, err := review.Compose(t.Context(), review.StandardAgenda(), facts)
	require.NoError(t, err)
	return append(pages, w.editions(t, "the review", d, every)...)
}

// english is the locale, made once for all accounts.
var english = sync.OnceValue(review.English)

// editions are the editions of a document as JSON, and in every format where that is
// asked for.
func (w *world) editions(t *testing.T, name string, d review.Document, every bool) []sheet {
	t.Helper()
	renderers := []review.Renderer{review.JSON{}} // has all that an edition holds
	if every {
		renderers = append(renderers, review.Text{Width: 400}, review.Markdown{}, review.HTML{})
	}
	var pages []sheet
	for _, audience := range w.audiences {
		e, err := d.Edition(audience, english())
		require.NoError(t, err)
		for _, r := range renderers {
			pages = append(pages, sheet{fmt.Sprintf("%s as %T", name, r), audience, render(t, r, e)})
		}
	}
	return pages
}

// watch runs the services over the world at the end of the quarter, so that everybody
// is told of everything, and gives what they are told.
func (w *world) watch(t *testing.T, store *memory.Store) []sheet {
	t.Helper()
	ctx, by := t.Context(), w.provider[0]
	clock, ids := accounttest.NewClock(quarter.From), accounttest.NewIDs("id")
	options := account.Options{Now: clock.Now, NewID: ids.Next}
	promises := account.NewPromises(store, account.Sources{}, options)
	for _, c := range w.commitments {
		_, err := promises.Make(ctx, by, c)
		require.NoError(t, err)
	}
	watcher := quadrant.NewWatcher(store, store, quadrant.Sources{Team: store, Service: store}, quadrant.Options{Now: clock.Now, NewID: ids.Next})
	clock.Set(quarter.To)
	_, err := watcher.Sweep(ctx, by, canaryAccount)
	require.NoError(t, err)
	pages := w.advise(t, watcher)
	clock.Advance(48 * time.Hour)
	_, err = watcher.Tick(ctx, by)
	require.NoError(t, err)
	_, err = account.NewPromises(store, account.Sources{People: store}, options).Sweep(ctx, by)
	require.NoError(t, err)
	for n, err := range store.Pending(ctx) {
		require.NoError(t, err)
		if slices.Contains(w.audiences, n.Audience) {
			pages = append(pages, noticePage(n, english()))
		}
	}
	return pages
}

// advise sends every advisory that somebody at the customer may read.
func (w *world) advise(t *testing.T, watcher *quadrant.Watcher) []sheet {
	t.Helper()
	drafts, err := watcher.Advisories(t.Context(), canaryAccount)
	require.NoError(t, err)
	var pages []sheet
	for _, draft := range drafts {
		revised := draft.Clone()
		revised.Options = []account.Text{account.Data("One way"), account.Data("Another way")}
		revised.How, revised.Intent = account.Data("A disk broke."), account.Data("We mean to mend it.")
		if len(revised.To) == 0 {
			continue
		}
		actor := w.someoneThere()
		if actor == "" {
			return pages
		}
		_, err := watcher.MoveAdvisory(t.Context(), draft.Alert, quadrant.AdvisoryMove{Verb: quadrant.Revise, Actor: actor, Revised: &revised, Note: w.word("advisory.Note", account.Internal)})
		require.NoError(t, err)
		sent, err := watcher.MoveAdvisory(t.Context(), draft.Alert, quadrant.AdvisoryMove{Verb: quadrant.Send, Actor: actor})
		if err != nil {
			require.ErrorIs(t, err, account.ErrInvalid) // one of them may not read it
			continue
		}
		pages = append(pages, w.editions(t, "the advisory", review.AdvisoryDocument(sent, w.facts.Accounts[0], w.facts.People), false)...)
	}
	return pages
}

// someoneThere is one of the provider's people who has not left.
func (w *world) someoneThere() account.PersonID {
	for _, p := range w.facts.People {
		if p.Side == account.ProviderSide && p.Left.IsZero() {
			return p.ID
		}
	}
	return ""
}

// toldNowhere are fields that no edition and no notice has to tell even us.
func toldNowhere() []string {
	return []string{
		// What tells records apart; people and items are called by their names.
		"assignment.ID", "interaction.ID", "item.ID", "objective.ID", "person.ID", "satisfaction.ID", "standing.ID",
		"solution.Confirmed.By", "solution.Confirmed.Digest",
		// Another account's: of one customer nobody is told of another.
		"other account.ID", "other account.Name", "other account.Parent", "other account.Contract.Name",
		"assignment elsewhere.ID", "assignment elsewhere.Reason",
		// What nobody reads a review for.
		"assignment.Reason", "deliverable.Place", "person.Email", "ticket.Category", "ticket.Channel",
	}
}
