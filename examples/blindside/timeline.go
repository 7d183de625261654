package main

import (
	"cmp"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/examples/internal/page"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// A sheet is the page that the scene is printed on.
type sheet struct{ page.Page }

func newPage(out io.Writer, s scene) sheet {
	locale := account.English().With(metrics.Phrases()).With(team.Phrases()).With(quadrant.Phrases()).In(s.zone())
	return sheet{page.New(out, locale, s.facts.People)}
}

// A moment is something that happens at an instant: what is shown, and what the watch
// is told.
type moment struct {
	at   time.Time
	show func(sheet)
	fact quadrant.Fact
	act  *act
}

// moments are what happens in a telling, in order.
func (s scene) moments(t telling) []moment {
	var all []moment
	for _, ticket := range s.facts.Tickets {
		all = append(all, moment{ticket.Opened, func(p sheet) { p.opened(ticket) }, s.asOf(ticket, ticket.Opened), nil})
		for _, e := range ticket.Log {
			all = append(all, moment{e.At, func(p sheet) { p.entry(ticket, e) }, s.asOf(ticket, e.At), nil})
		}
	}
	for _, i := range s.said(t) {
		all = append(all, moment{i.At, func(p sheet) { p.said(i) }, quadrant.Fact{Interaction: &i}, nil})
	}
	for _, a := range t.Acts {
		all = append(all, moment{at: a.At, act: &a})
	}
	slices.SortStableFunc(all, func(a, b moment) int { return cmp.Compare(a.at.UnixNano(), b.at.UnixNano()) })
	return all
}

func (s scene) asOf(t metrics.Ticket, at time.Time) quadrant.Fact {
	t = ticketAt(t, at)
	return quadrant.Fact{Ticket: &t}
}

func (p sheet) opened(t metrics.Ticket) {
	line := "Ticket " + string(t.ID) + ": " + t.Summary + ". Our view of the harm: " + p.Text(t.Impact.Label()) + "."
	if t.CustomerImpact != "" && t.CustomerImpact != t.Impact {
		line += " The customer's own word: " + p.Text(t.CustomerImpact.Label()) + "."
	}
	p.Row(p.When(t.Opened), line)
}

func (p sheet) entry(t metrics.Ticket, e metrics.Entry) {
	p.Row(p.When(e.At), "Ticket "+string(t.ID)+": "+p.Text(e.Kind.Label())+".")
}

func (p sheet) said(i quadrant.Interaction) {
	line := p.Names(i.From) + " to " + p.Names(i.To) + ", " + strings.ToLower(p.Text(i.Channel.Label())) + "."
	if i.Note != "" {
		line += " “" + i.Note + "”"
	}
	p.Row(p.When(i.At), line)
}

// asItWent shows what happened, and who was told by whom.
func asItWent(p sheet, s scene) error {
	p.Heading("As it went")
	for _, m := range s.moments(s.AsItWent) {
		m.show(p)
	}
	return p.verdict(s, s.AsItWent, nil)
}

// verdict tells where the customer's business came first.
func (p sheet) verdict(s scene, t telling, cases []quadrant.Case) error {
	begins, ends := s.span()
	facts := s.until(t, ends)
	facts.Cases = cases
	found := quadrant.Blindsides(facts, quadrant.WatchPolicy{}, metrics.Period{From: begins, To: ends})
	p.Row("")
	if len(found) == 0 {
		p.Row("Blindsides", "None.")
	}
	for i, b := range found {
		left := "Blindsides"
		if i > 0 {
			left = ""
		}
		p.Row(left, "Ticket "+b.About.ID+": "+p.Text(b.Why()))
	}
	return nil
}
