package account

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Swept counts what a [Promises.Sweep] did.
type Swept struct {
	// Reminded is how many notices to owners it stored, Escalated how many to
	// those to whom an overdue promise is escalated.
	Reminded  int
	Escalated int
	// Passed are commitments that somebody else changed meanwhile; the next
	// sweep looks at them again.
	Passed int
}

// Sweep reminds of every open promise that falls due soon and escalates every
// one that is overdue, as the policy says; a host calls it about once an hour.
// What was told is stored together with the notice that tells it, so that a
// sweep repeated, interrupted or run twice at once tells nothing twice and
// forgets nothing. An error with one commitment does not keep the others: all
// errors are returned joined.
func (p *Promises) Sweep(ctx context.Context, actor PersonID) (Swept, error) {
	var done Swept
	if err := checkActor(actor); err != nil {
		return done, fmt.Errorf("account: sweep: %w", err)
	}
	now := p.opt.now()
	// Read first, write then: a store need not serve both at once.
	var due []Commitment
	for c, err := range p.store.Commitments(ctx, CommitmentFilter{State: Open}) {
		if err != nil {
			return done, fmt.Errorf("account: sweep: %w", err)
		}
		if len(p.opt.Escalation.Steps(c, now, p.opt.Workdays)) > 0 {
			due = append(due, c)
		}
	}
	var errs []error
	for _, c := range due {
		if err := ctx.Err(); err != nil {
			return done, errors.Join(append(errs, err)...)
		}
		steps := p.opt.Escalation.Steps(c, now, p.opt.Workdays)
		err := p.tell(ctx, actor, c, steps, now)
		switch {
		case errors.Is(err, ErrConflict):
			done.Passed++
		case err != nil:
			errs = append(errs, fmt.Errorf("account: sweep commitment %q: %w", c.ID, err))
		default:
			for _, s := range steps {
				if s.To == "" {
					done.Reminded++
				} else {
					done.Escalated++
				}
			}
		}
	}
	return done, errors.Join(errs...)
}

// tell stores what the steps say together with the notices that say it.
func (p *Promises) tell(ctx context.Context, actor PersonID, c Commitment, steps []EscalationStep, now time.Time) error {
	var u Unit
	c = c.Clone()
	for _, s := range steps {
		n, err := p.notice(ctx, c, s, now)
		if err != nil {
			return err
		}
		kind := EventKind("commitment.reminded")
		if s.To != "" {
			kind = "commitment.escalated"
		}
		e := c.event(kind, actor, now, "")
		e.Changes = changes(change("told", "", s.Name))
		for _, id := range n.To {
			if id != c.Owner {
				e.Refs = append(e.Refs, id.Ref())
			}
		}
		c.Told = append(c.Told, Told{Step: s.Name, At: now})
		u.Notices, u.Events = append(u.Notices, n), append(u.Events, e)
	}
	u.Commitments = []Commitment{c}
	return p.opt.save(ctx, p.store, u)
}

// notice is what a step tells, and whom.
func (p *Promises) notice(ctx context.Context, c Commitment, s EscalationStep, now time.Time) (Notice, error) {
	people := make(map[PersonID]Person)
	args := Args{
		"kind": c.Kind.Label(), "text": Data(c.Text), "due": Instant(c.Due), "account": Data(c.Account), "owner": Data(c.Owner),
	}
	if p.src.People != nil {
		a, err := p.src.People.Account(ctx, c.Account)
		if err != nil {
			return Notice{}, err
		}
		args["account"] = Data(a.Name)
		if people, err = everyone(ctx, p.src.People, c.Account); err != nil {
			return Notice{}, err
		}
	}
	if owner, ok := people[c.Owner]; ok {
		args["owner"] = owner.Called()
	} else if c.Owner == "" {
		args["owner"] = c.Role.Label()
	}
	n := Notice{
		Key:     NoticeKey("commitment/" + string(c.ID) + "/" + stamp(c.Due) + "/" + s.Name),
		Account: c.Account, At: now, Role: s.To, About: c.ID.Ref(),
	}
	if err := p.address(ctx, &n, c, s, now, people); err != nil {
		return Notice{}, err
	}
	code := "notice.commitment.remind"
	switch {
	case s.Late && s.To == "":
		code = "notice.commitment.due"
	case s.Late:
		code = "notice.commitment.overdue"
	}
	n.Subject = Say(code, args)
	for _, line := range []string{"text", "due-at", "owner", "account"} {
		n.Lines = append(n.Lines, Line{Text: Say("notice.commitment."+line, args), Visibility: n.Audience})
	}
	return n, nil
}

// address sets who gets a notice. The owner gets it where they are there and may
// read it; in their place, whoever holds the role that owes it, or else the
// account manager, for a promise must not be forgotten with its owner.
func (p *Promises) address(ctx context.Context, n *Notice, c Commitment, s EscalationStep, now time.Time, people map[PersonID]Person) error {
	if s.To == "" && c.Owner != "" {
		owner, known := people[c.Owner]
		if !known { // internal, so that the relay stops it where the owner is a customer's
			n.To = []PersonID{c.Owner}
			return nil
		}
		if !owner.Gone(now) && c.Visibility.ReachedBy(owner.Audience()) {
			n.To, n.Audience = []PersonID{c.Owner}, owner.Audience()
			return nil
		}
	}
	if n.Role == "" {
		n.Role = c.Role
	}
	if n.Role == "" {
		n.Role = AccountManager
	}
	if p.src.Roles == nil {
		return nil
	}
	var err error
	n.To, err = p.src.Roles.Holders(ctx, c.Account, n.Role, now)
	return err
}
