package main

import (
	"context"
	"fmt"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/review"
	"github.com/accordhq/accord/team"
)

const (
	customer account.ID       = "harbour"
	system   account.PersonID = "system" // on whose behalf jobs and hooks act
)

// at is a time of the day, which is a Monday.
func at(clock string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", "2026-06-08 "+clock)
	if err != nil {
		panic(err)
	}
	return t
}

func people() []account.Person {
	person := func(id account.PersonID, of account.ID, name string, side account.Side, level account.Level) account.Person {
		return account.Person{ID: id, Account: of, Name: name, Side: side, Level: level, Visibility: account.Customer}
	}
	return []account.Person{
		person("eve", customer, "Eve Holm", account.CustomerSide, account.BusinessLevel),
		person("tom", customer, "Tom Vega", account.CustomerSide, account.TechnicalLevel),
		person("ann", "", "Ann Weiss", account.ProviderSide, account.BusinessLevel),
		person("ida", "", "Ida Roth", account.ProviderSide, account.BusinessLevel),
		person("sam", "", "Sam Cole", account.ProviderSide, account.TechnicalLevel),
	}
}

// ticket is the one of the day, solved or not yet.
func ticket(log ...metrics.Entry) metrics.Ticket {
	return metrics.Ticket{
		ID: "T-7", Account: customer, Kind: metrics.Incident, Summary: "Order server down", Opened: at("09:00"),
		Impact: metrics.Minor, CustomerImpact: metrics.Disrupted, Log: log, Visibility: account.Customer,
	}
}

func solved() metrics.Ticket { return ticket(metrics.Entry{At: at("12:00"), Kind: metrics.Resolved}) }

func helpdesk() (metrics.Source, error) {
	return memory.New(memory.Facts{Tickets: []metrics.Ticket{solved()}})
}

// day plays the day.
func (h *host) day(ctx context.Context) error {
	h.Title("A day on watch")
	var spare account.CommitmentID
	for _, m := range []struct {
		at, says string
		do       func() error
	}{
		{"08:00", "The customer, the people and the team are put on record.", func() error { return h.record(ctx) }},
		{"09:00", "Tom Vega opens a ticket: Order server down. To us it looks minor; by his word their business is disrupted.", func() error {
			return h.observe(ctx, ticketFact(ticket()))
		}},
		{"09:10", "Sam Cole takes notice.", func() error { return h.acknowledge(ctx, "sam") }},
		{"09:15", "Ann Weiss completes the draft.", func() error {
			return h.word(ctx, "It is Sam's fault that a licence ran out, and a disaster.", quadrant.Mail)
		}},
		{"09:20", "She finds better words, and sends it.", func() error {
			if err := h.word(ctx, "A licence ran out at 08:55.", quadrant.Mail, quadrant.Call); err != nil {
				return err
			}
			return h.move(ctx, quadrant.AdvisoryMove{Verb: quadrant.Send, Actor: "ann"})
		}},
		{"09:25", "Ann Weiss calls Eve Holm.", func() error {
			return h.observe(ctx, quadrant.Fact{Interaction: &quadrant.Interaction{
				ID: "call-1", Account: customer, At: at("09:25"), From: []account.PersonID{"ann"}, To: []account.PersonID{"eve"},
				Channel: quadrant.Call, Trigger: quadrant.Problem, About: []account.Ref{ticket().ID.Ref()}, Visibility: account.Business,
			}})
		}},
		{"10:05", "Ida Roth takes notice.", func() error { return h.acknowledge(ctx, "ida") }},
		{"11:00", "Sam Cole promises that a spare server stands ready by 16:00 tomorrow.", func() error {
			c, err := h.promises.Make(ctx, "sam", account.Commitment{
				Account: customer, Kind: account.Action, Text: "A spare server stands ready", Owner: "sam", Due: at("16:00").AddDate(0, 0, 1),
			})
			spare = c.ID
			return err
		}},
		{"12:00", "The ticket is resolved.", func() error { return h.observe(ctx, ticketFact(solved())) }},
		{"12:30", "Ann Weiss reports back, as she promised.", func() error {
			return h.move(ctx, quadrant.AdvisoryMove{
				Verb: quadrant.FollowUp, Actor: "ann",
				Report: account.Data("Orders have been taken again since 12:00. A spare server is on its way."),
			})
		}},
		{"16:30", "Sam Cole: the spare server stands ready.", func() error {
			_, err := h.promises.Move(ctx, spare, account.CommitmentMove{Verb: account.Keep, Actor: "sam"})
			return err
		}},
		{"18:00", "The day is over.", func() error { return nil }},
	} {
		if err := h.pass(ctx, at(m.at)); err != nil {
			return err
		}
		h.Row(h.When(at(m.at)), m.says)
		if err := m.do(); err != nil {
			return fmt.Errorf("at %s: %w", m.at, err)
		}
	}
	return nil
}

// promised tells what became of every promise.
func (h *host) promised(ctx context.Context) error {
	h.Heading("What was promised")
	for c, err := range h.store.Commitments(ctx, account.CommitmentFilter{Account: customer}) {
		if err != nil {
			return err
		}
		h.Row(h.Text(c.State.Label()), h.Text(c.Kind.Label())+", "+h.Name(c.Owner)+": "+c.Text)
	}
	h.Heading("The review of the day")
	return nil
}

func ticketFact(t metrics.Ticket) quadrant.Fact { return quadrant.Fact{Ticket: &t} }

func (h *host) observe(ctx context.Context, f quadrant.Fact) error {
	_, err := h.watcher.Observe(ctx, system, f)
	return err
}

func (h *host) record(ctx context.Context) error {
	if _, err := h.directory.PutAccount(ctx, system, account.Account{ID: customer, Name: "Harbour Foods"}); err != nil {
		return err
	}
	for _, p := range people() {
		if _, err := h.directory.PutPerson(ctx, system, p); err != nil {
			return err
		}
	}
	for _, a := range []team.Assignment{
		{Person: "ann", Role: account.AccountManager},
		{Person: "ida", Role: account.ExecutivePartner},
		{Person: "sam", Role: account.OperationsSupervisor},
	} {
		a.Account, a.Basis, a.From, a.Visibility = customer, team.Standing, h.clock.Now(), account.Customer
		if _, err := h.desk.Assign(ctx, system, a); err != nil {
			return err
		}
	}
	return nil
}

// acknowledge takes notice of what alerts there are.
func (h *host) acknowledge(ctx context.Context, who account.PersonID) error {
	alerts, err := h.watcher.Alerts(ctx, customer)
	for _, a := range alerts {
		if _, err := h.watcher.Acknowledge(ctx, who, a.Key); err != nil {
			return err
		}
	}
	return err
}

// word adds to the draft what only people can say, and shows what the linter finds.
func (h *host) word(ctx context.Context, how string, channels ...quadrant.Channel) error {
	drafts, err := h.watcher.Advisories(ctx, customer)
	if err != nil {
		return err
	}
	revised := drafts[0]
	revised.How, revised.Channels = account.Data(how), channels
	revised.Options = []account.Text{
		account.Data("Orders go by telephone until the server is back."), account.Data("Orders go to last night's copy within the hour."),
	}
	revised.Intent, revised.NextReport = account.Data("We will have the server back this noon."), at("13:00")
	if err := h.move(ctx, quadrant.AdvisoryMove{Verb: quadrant.Revise, Actor: "ann", Revised: &revised}); err != nil {
		return err
	}
	lints, err := h.watcher.LintAdvisory(ctx, revised.Alert, h.linter, review.English())
	for _, l := range lints {
		h.Row("", "- "+h.Text(l.Why())+" "+h.Text(l.Instead()))
	}
	return err
}

// move does a step with the advisory that is not closed.
func (h *host) move(ctx context.Context, m quadrant.AdvisoryMove) error {
	advisories, err := h.watcher.Advisories(ctx, customer)
	if err != nil {
		return err
	}
	_, err = h.watcher.MoveAdvisory(ctx, advisories[0].Alert, m)
	return err
}
