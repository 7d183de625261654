package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// showKept shows what an earlier run left, as of the last thing that happened.
func (o *office) showKept(ctx context.Context) error {
	for e, err := range o.store.History(ctx, o.in.Story.Account.Ref()) {
		if err != nil {
			return err
		}
		o.clock.Set(e.At)
	}
	o.Title("Account teams as an earlier run left them")
	o.Say("The accounts are on record, so nothing is done here. All times are those of " + o.calendar.Location().String() + ".")
	err := o.boards(ctx)
	if err == nil {
		err = o.whoDidWhat(ctx)
	}
	return errors.Join(err, o.Flush())
}

// boards shows the team of each account, and what is found about it.
func (o *office) boards(ctx context.Context) error {
	for _, a := range o.in.facts.Accounts {
		if err := o.board(ctx, a.ID); err != nil {
			return err
		}
	}
	return nil
}

func (o *office) board(ctx context.Context, id account.ID) error {
	facts, err := o.desk.Facts(ctx, id)
	if err != nil {
		return err
	}
	findings, err := o.desk.Findings(ctx, id)
	if err != nil {
		return err
	}
	a, now := facts.Account, o.clock.Now()
	o.Heading(a.Name + ": the team on " + o.Text(account.Day(now)))
	o.Say(fmt.Sprintf("Complexity: technical %s, business %s. Strategic importance: %s.",
		a.Profile.Technical, a.Profile.Business, a.Profile.Importance))
	for _, duty := range facts.Charter {
		cells := []string{o.holders(facts.Team(now), duty.Role, a.Profile)}
		for _, answer := range duty.Responsibilities {
			cells = append(cells, "- "+o.Text(answer))
		}
		o.Row(o.Text(duty.Role.Label()), cells...)
	}
	o.Heading(a.Name + ": what is found, and what to do about it")
	for _, f := range findings {
		o.finding(f)
	}
	return nil
}

// holders says who holds a role, or how an account of a profile needs it.
func (o *office) holders(t team.Team, role account.Role, profile account.Profile) string {
	holders := t.Holders(role)
	first, named := t.Primary(role)
	basis, _ := team.Policy{}.Basis(role, profile)
	switch {
	case len(holders) > 1 && named:
		return o.Names(holders) + "; " + o.Name(first) + " answers first"
	case len(holders) > 0:
		return o.Names(holders)
	case basis == team.Standing:
		return "nobody; needed at all times"
	}
	return "nobody; called in as needed"
}

func (o *office) finding(f account.Finding) {
	o.Row(o.Text(f.Severity.Label()), o.Text(f.Why()), "→ "+o.Text(f.Owner.Label())+": "+o.Text(f.Next()))
}

// owed shows what promises are open.
func (o *office) owed(ctx context.Context) error {
	open := account.CommitmentFilter{Account: o.in.Story.Account, State: account.Open}
	for c, err := range o.store.Commitments(ctx, open) {
		if err != nil {
			return err
		}
		state := "due"
		if c.Overdue(o.clock.Now()) {
			state = "overdue since"
		}
		o.Row(o.When(o.clock.Now()), fmt.Sprintf("On record: %s, owed by %s, %s %s.",
			o.Text(c.Kind.Label()), o.Name(c.Owner), state, o.Text(account.Instant(c.Due))))
	}
	return nil
}

// news shows what happened just now, and delivers the notices that wait.
func (o *office) news(ctx context.Context) error {
	if err := o.history(ctx, o.clock.Now()); err != nil {
		return err
	}
	_, err := o.relay.Run(ctx)
	return err
}

func (o *office) whoDidWhat(ctx context.Context) error {
	o.Heading("Who did what")
	return o.history(ctx, time.Time{})
}

// history shows what happened on the account from an instant on.
func (o *office) history(ctx context.Context, since time.Time) error {
	subjects, err := o.subjects(ctx)
	if err != nil {
		return err
	}
	for e, err := range o.store.History(ctx, o.in.Story.Account.Ref()) {
		if err != nil {
			return err
		}
		if e.At.Before(since) {
			continue
		}
		line := o.Name(e.Actor) + " – " + o.Text(e.Kind.Label())
		switch about, ok := subjects[e.Subject]; {
		case e.Subject.Kind == team.RefChange && e.Kind != "change.drafted":
			line += ": " + e.Subject.ID
		case ok:
			line += ": " + about
		}
		cells := []string{line}
		for _, c := range e.Changes {
			if c.Field == "decided_by" {
				cells = append(cells, "Decided by "+o.Name(account.PersonID(c.To))+".")
			}
		}
		if e.Note != "" {
			cells = append(cells, "“"+e.Note+"”")
		}
		o.Row(o.When(e.At), cells...)
	}
	return nil
}

// subjects says what the events of the account are about, which name records by
// their ids.
func (o *office) subjects(ctx context.Context) (map[account.Ref]string, error) {
	f, err := o.store.File(ctx, o.in.Story.Account)
	if err != nil {
		return nil, err
	}
	said := make(map[account.Ref]string)
	for _, p := range o.People {
		said[p.ID.Ref()] = o.Name(p.ID)
	}
	for _, a := range f.Assignments {
		said[a.ID.Ref()] = o.Text(a.Role.Label()) + ", " + o.Name(a.Person)
	}
	for _, d := range f.Deliverables {
		said[d.Kind.Ref(f.Account)] = o.Text(d.Kind.Label())
	}
	for _, c := range f.Changes {
		said[c.ID.Ref()] = string(c.ID) + ", " + c.Summary
	}
	for c, err := range o.store.Commitments(ctx, account.CommitmentFilter{Account: f.Account}) {
		if err != nil {
			return nil, err
		}
		said[c.ID.Ref()] = c.Text
	}
	return said, nil
}
