package quadranttest

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

func caseReturns(t testing.TB, open openStore) {
	s := open()
	saveRecord(t, s, full(one), account.Unit{})
	for _, c := range full(one).Cases {
		wantCases(t, s, next(c))
	}
	// A case is saved as a whole.
	less := quadrant.Case{About: ofTicket(one).About, Account: one, Revision: 1}
	saveCases(t, s, less)
	wantCases(t, s, next(less), next(ofRelated(one)))
}

func caseNotFound(t testing.TB, open openStore) {
	s := open()
	about := ofTicket(one).About
	for _, saved := range []bool{false, true} {
		for _, none := range []account.Ref{{}, {Kind: about.Kind}, {Kind: about.Kind, ID: "502"}, {Kind: "x", ID: about.ID}, quadrant.CaseRef(about)} {
			if _, err := s.Case(t.Context(), none); !errors.Is(err, account.ErrNotFound) {
				t.Errorf("Case of %v: error %v, want account.ErrNotFound", none, err)
			}
		}
		if !saved {
			saveRecord(t, s, full(one), unit(one))
		}
	}
}

func caseApart(t testing.TB, open openStore) {
	s := open()
	var all []quadrant.Case
	// Ids that a database may take for one.
	for _, id := range []string{"a", "A", "á", "a\u0301", "a ", "%", "_", "1", "01", "a/a", strings.Repeat("x", 120)} {
		for _, kind := range []account.RefKind{"ticket", "Ticket", "commitment"} {
			c := quadrant.Case{About: account.Ref{Kind: kind, ID: id}, Account: one, Next: noon.Add(time.Duration(len(all)))}
			all = append(all, c)
		}
	}
	saveCases(t, s, all...)
	again := next(all[0])
	again.Next = time.Time{}
	saveCases(t, s, again)
	all[0] = again
	for _, c := range all {
		wantCases(t, s, next(c))
	}
	if n := len(cases(t, s, quadrant.CaseFilter{})); n != len(all) {
		t.Errorf("of %d cases there are %d", len(all), n)
	}
}

func caseUnknownWords(t testing.TB, open openStore) {
	const word = "söme/Thing new"
	r := full(one)
	c := &r.Cases[0]
	c.Ticket.Kind, c.Ticket.Impact, c.Ticket.CustomerImpact, c.Ticket.Visibility, c.Ticket.Log[0].Kind = word, word, word, word, word
	a := &c.Alerts[1]
	a.Class, a.Severity, a.Outcome, a.Signs[0].Code, a.Steps[0].To = word, word, word, word, word
	a.Advisory.State, a.Advisory.Visibility, a.Advisory.Channels[0], a.Advisory.Steps[0].Verb = word, word, word, word
	c.Words[0].Channel = word
	r.Cases[1].Commitment.Kind, r.Cases[1].Commitment.State = word, word
	r.Cases[2].Activity.Kind, r.Cases[2].Activity.Status = word, word
	r.Cases[3].Related.By = word
	i := &r.Interactions[0]
	i.Channel, i.Trigger, i.Topics, i.Sentiment, i.Visibility = word, word, []quadrant.Topic{word}, word, word
	r.Satisfactions[0].Visibility = word
	r.Standings[0].Quadrants = []quadrant.Quadrant{word}
	s := open()
	saveRecord(t, s, r, account.Unit{})
	for _, c := range r.Cases {
		wantCases(t, s, next(c))
	}
	for _, got := range interactions.all(t, s, one, always) {
		if got.ID == i.ID {
			conform.Same(t, "Interaction", got, *i)
		}
	}
	for _, got := range satisfactions.all(t, s, one, always) {
		if got.ID == r.Satisfactions[0].ID {
			conform.Same(t, "Satisfaction", got, r.Satisfactions[0])
		}
	}
	conform.Same(t, "Standing", standings(t, s, one)[len(r.Standings)-1], r.Standings[0])
}

func caseInstants(t testing.TB, open openStore) {
	for _, at := range []time.Time{
		time.Date(1, time.January, 1, 0, 0, 0, 1, time.UTC),
		time.Date(1900, time.January, 1, 0, 0, 0, 1, time.FixedZone("LMT", 9*60+21)),
		time.Date(1969, time.December, 31, 23, 59, 59, 999999999, time.UTC),
		noon.In(time.FixedZone("far east", 14*60*60)),
		time.Date(9999, time.December, 31, 23, 59, 59, 999999998, time.UTC),
	} {
		r := full(one)
		c := &r.Cases[0]
		c.Ticket.Opened, c.Ticket.Log[0].At, c.Words[0].At, c.Next = at, at, at, at
		a := &c.Alerts[1]
		a.Since, a.Cleared, a.Steps[0].At, a.Advisory.Known, a.Advisory.Steps[0].At = at, at, at, at, at
		r.Cases[1].Commitment.Due, r.Cases[2].Activity.Planned, r.Cases[3].Related.Tickets[0].Opened = at, at, at
		r.Interactions[0].At, r.Satisfactions[0].At, r.Standings[0].From = at, at, at
		s := open()
		saveRecord(t, s, r, account.Unit{})
		got, err := s.Case(t.Context(), c.About)
		conform.Must(t, "Case", err)
		for name, back := range map[string]time.Time{
			"ticket": got.Ticket.Opened, "entry": got.Ticket.Log[0].At, "word": got.Words[0].At, "next": got.Next,
			"alert": got.Alerts[1].Since, "advisory": got.Alerts[1].Advisory.Known,
		} {
			if !back.Equal(at) {
				t.Errorf("the instant %v of a case's %s is %v when it is read", at, name, back)
			}
		}
		only := metrics.Period{From: at, To: at.Add(1)}
		if n := len(interactions.all(t, s, one, only)); n != 1 {
			t.Errorf("Interactions of the instant %v are %d, want 1", at, n)
		}
		if n := len(satisfactions.all(t, s, one, only)); n != 1 {
			t.Errorf("Satisfactions of the instant %v are %d, want 1", at, n)
		}
		if list := cases(t, s, quadrant.CaseFilter{NextBy: at}); len(list) == 0 {
			t.Errorf("Cases that are due at %v lack the one that is due then", at)
		}
		for _, p := range standings(t, s, one) {
			if p.ID == r.Standings[0].ID && !p.From.Equal(at) {
				t.Errorf("a standing from %v is from %v when it is read", at, p.From)
			}
		}
	}
}

func storeIsOwned(t testing.TB, open openStore) {
	s := open()
	saveRecord(t, s, full(one), unit(one))
	before := state(t, s)
	for _, c := range full(one).Cases {
		got, err := s.Case(t.Context(), c.About)
		conform.Must(t, "Case", err)
		conform.Spoil(&got)
	}
	unchanged(t, "a change of a case that was returned", s, before)
	seq := s.Cases(t.Context(), quadrant.CaseFilter{})
	for range 2 {
		conform.Spoil(conform.Collect(t, "Cases", seq))
		unchanged(t, "a change of what Cases yielded", s, before)
	}
}

func recordIsOwned(t testing.TB, open openStore) {
	s := open()
	r, u := full(one), unit(one)
	args := account.Args{"what": account.Data("the shop")}
	r.Cases[0].Alerts[1].Advisory.Options[0] = account.Say("x.option", args)
	saveRecord(t, s, r, u)
	before := state(t, s)
	conform.Spoil(&r)
	conform.Spoil(&u)
	unchanged(t, "a change of what was saved", s, before)
	args["what"] = account.Data("the stall")
	unchanged(t, "a change of the arguments of a text", s, before)
}
