package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// play puts everything on record, and shows the teams and what happens on the
// account of the story.
func (o *office) play(ctx context.Context) error {
	if err := o.record(ctx); err != nil {
		return err
	}
	o.clock.Set(o.in.Begins)
	o.Title("Account teams at work")
	o.Say("Everything here is invented. The program moves the clock, to the instant that stands beside each step; " +
		"all times are those of " + o.calendar.Location().String() + ".")
	err := o.boards(ctx)
	if err == nil {
		o.Heading("A change, and who has to be asked first")
		o.Say("Nobody touches a customer's configuration without the technical lead. Whoever deploys asks the gate first.")
		err = o.change(ctx, "story.change", o.in.Story.Change)
	}
	if err == nil {
		o.Heading("A change that could not wait")
		o.Say("In an emergency somebody decides, and the change is made first. From then on the technical lead owes a review. " +
			"A sweep, which the provider runs every hour on behalf of " + o.Name(o.in.By) + ", has people told of what is due.")
		err = o.change(ctx, "story.emergency", o.in.Story.Emergency)
	}
	if err == nil {
		err = o.raise(ctx, o.in.Story.Obstacle)
	}
	if err == nil {
		err = o.handOver(ctx, o.in.Story.Handover)
	}
	if err == nil {
		err = o.whoDidWhat(ctx)
	}
	return errors.Join(err, o.Flush())
}

// change does the steps of a change, each at its own time.
func (o *office) change(ctx context.Context, field string, c change) error {
	c.Request.Account = o.in.Story.Account
	for i, s := range c.Steps {
		o.clock.Set(s.At)
		if err := o.step(ctx, c.Request, s); err != nil {
			return fmt.Errorf("%s.steps[%d]: %w", field, i, err)
		}
	}
	return nil
}

// step does one step, and shows what it led to.
func (o *office) step(ctx context.Context, c team.ChangeRequest, s team.ChangeStep) (err error) {
	if s.Verb == team.Apply {
		err = o.ask(ctx, c)
	}
	if err == nil && s.Verb == team.Draft {
		c, err = o.desk.Draft(ctx, s.Actor, c)
	} else if err == nil {
		c, err = o.desk.MoveChange(ctx, c.Account, c.ID, team.ChangeMove{
			Verb: s.Verb, Actor: s.Actor, DecidedBy: s.DecidedBy, Note: s.Note,
		})
	}
	if err == nil {
		err = o.news(ctx)
	}
	if err != nil {
		return err
	}
	switch s.Verb {
	case team.Draft, team.Approve:
		return o.ask(ctx, c)
	case team.Apply:
		return o.altered(ctx, c)
	case team.Override:
		return o.sweep(ctx)
	}
	return nil
}

// ask asks the gate whether a change may be made now, to all it touches.
func (o *office) ask(ctx context.Context, c team.ChangeRequest) error {
	err := o.desk.Authorize(ctx, c.Account, c.ID, c.Touches...)
	answer := []string{"The gate: the change may be made now."}
	if missing, blocked := errors.AsType[*team.UnauthorizedError](err); blocked {
		answer = []string{"The gate: not yet. What is missing:"}
		for _, want := range missing.Missing {
			answer = append(answer, "- "+o.Text(want.Text(o.People)))
		}
	} else if err != nil {
		return err
	}
	o.Row(o.When(o.clock.Now()), answer...)
	return nil
}

// altered shows what a change did to the configuration, and what no longer fits
// it.
func (o *office) altered(ctx context.Context, c team.ChangeRequest) error {
	for _, old := range c.Undo.Put {
		for _, item := range c.Edit.Put {
			if item.ID == old.ID {
				o.Row("", fmt.Sprintf("- %s: version %s in place of %s.", item.Name, item.Version, old.Version))
			}
		}
	}
	o.Row("", fmt.Sprintf("- Digest of the configuration: %.12s in place of %.12s.", c.After, c.Before))
	findings, err := o.desk.Findings(ctx, c.Account)
	for _, f := range findings {
		if f.Code == "deliverable.out-of-step" {
			o.finding(f)
		}
	}
	return err
}

// sweep has whoever must know told of what is owed, when service opens.
func (o *office) sweep(ctx context.Context) error {
	opens, _ := o.calendar.Add(o.clock.Now(), 0)
	o.clock.Set(opens)
	if err := o.owed(ctx); err != nil {
		return err
	}
	swept, err := o.promises.Sweep(ctx, o.in.By)
	if err != nil {
		return err
	}
	if err := o.news(ctx); err != nil {
		return err
	}
	again, err := o.promises.Sweep(ctx, o.in.By)
	o.Row(o.When(opens), fmt.Sprintf("Reminders and escalations written by the sweep: %d; by another one at once: %d, for nobody is told twice.",
		swept.Reminded+swept.Escalated, again.Reminded+again.Escalated))
	return err
}

// raise puts an obstacle on record, which the executive partner then owns.
func (o *office) raise(ctx context.Context, c account.Commitment) error {
	o.Heading("An obstacle")
	o.Say("Whoever is on the team may raise one. The executive partner owns it.")
	c.Account = o.in.Story.Account
	o.clock.Set(c.Made)
	if _, err := o.desk.RaiseObstacle(ctx, c.MadeBy, c); err != nil {
		return fmt.Errorf("story.obstacle: %w", err)
	}
	if err := o.news(ctx); err != nil {
		return err
	}
	return o.owed(ctx)
}

// handOver passes a role on, with what is owed in it.
func (o *office) handOver(ctx context.Context, h team.Handover) error {
	o.Heading("A role is handed over")
	o.Say("What is owed in the role goes along, and there is no moment at which nobody holds it.")
	h.Account = o.in.Story.Account
	o.clock.Set(h.At)
	if _, err := o.desk.HandOver(ctx, o.in.By, h); err != nil {
		return fmt.Errorf("story.handover: %w", err)
	}
	before, err := o.desk.Holders(ctx, h.Account, h.Role, h.At.Add(-1))
	if err != nil {
		return err
	}
	after, err := o.desk.Holders(ctx, h.Account, h.Role, h.At)
	if err != nil {
		return err
	}
	o.Row(o.When(h.At), fmt.Sprintf("%s until now: %s. From now on: %s.", o.Text(h.Role.Label()), o.Names(before), o.Names(after)))
	if err := o.news(ctx); err != nil {
		return err
	}
	return o.owed(ctx)
}
