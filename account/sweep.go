package account

import (
	"context"
	"errors"
	"fmt"
	"slices"
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
	for c, err := range p.store.Commitments(ctx, CommitmentFilter{State: Open, DueBy: p.horizon(now)}) {
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
		told, err := p.tell(ctx, actor, c, now)
		switch {
		case errors.Is(err, ErrConflict):
			done.Passed++
		case err != nil:
			errs = append(errs, fmt.Errorf("account: sweep commitment %q: %w", c.ID, err))
		}
		done.Reminded, done.Escalated = done.Reminded+told.Reminded, done.Escalated+told.Escalated
	}
	return done, errors.Join(errs...)
}

// horizon is an instant after which nothing is due that is reminded of now: a
// working day more than the longest reminder looks ahead.
func (p *Promises) horizon(now time.Time) time.Time {
	return shift(p.opt.Workdays, now, slices.Max(append([]int{0}, p.opt.Escalation.OrDefault().Remind...))+1)
}

// tell stores what is to be told about a commitment together with the notices
// that say it. Nobody is told of an account that is closed.
func (p *Promises) tell(ctx context.Context, actor PersonID, c Commitment, now time.Time) (told Swept, err error) {
	about := circle{account: Account{ID: c.Account, Name: string(c.Account)}, now: now}
	if p.src.People != nil {
		if about.account, err = p.src.People.Account(ctx, c.Account); err != nil {
			return Swept{}, err
		}
		if about.people, err = everyone(ctx, p.src.People, c.Account); err != nil {
			return Swept{}, err
		}
	}
	if closed := about.account.Closed; !closed.IsZero() && !closed.After(now) {
		return Swept{}, nil
	}
	var u Unit
	c = c.Clone()
	for _, s := range p.opt.Escalation.Steps(c, now, p.opt.Workdays) {
		n, err := p.notice(ctx, c, s, about)
		if err != nil {
			return Swept{}, err
		}
		kind := EventKind("commitment.reminded")
		told.Reminded++
		if s.To != "" {
			kind = "commitment.escalated"
			told.Reminded, told.Escalated = told.Reminded-1, told.Escalated+1
		}
		e := c.event(kind, actor, now, "")
		e.Changes = changes(change("told", "", s.Name))
		for _, id := range n.To {
			if id != c.Owner {
				e.Refs = append(e.Refs, id.Ref())
			}
		}
		c.Told = append(c.Told, Told{Step: s.Name, To: s.To, At: now})
		u.Notices, u.Events = append(u.Notices, n), append(u.Events, e)
	}
	u.Commitments = []Commitment{c}
	if err := p.opt.save(ctx, p.store, u); err != nil {
		return Swept{}, err
	}
	return told, nil
}

// A circle is who may be told about a commitment now.
type circle struct {
	account Account
	people  map[PersonID]Person // nil when not supplied
	now     time.Time
}

// notice is what a step tells, and whom. Its key has the revision: what is told
// once more, after the commitment moved there and back, is other news.
func (p *Promises) notice(ctx context.Context, c Commitment, s EscalationStep, about circle) (Notice, error) {
	n := Notice{
		Key:     NoticeKey(fmt.Sprintf("commitment/%s/%d/%s", c.ID, c.Revision, s.Name)),
		Account: c.Account, At: about.now, About: c.ID.Ref(),
	}
	if err := p.address(ctx, &n, c, s, about); err != nil {
		return Notice{}, err
	}
	args := Args{
		"kind": c.Kind.Label(), "text": Data(c.Text), "due": Instant(c.Due),
		"account": Data(about.account.Name), "owner": about.owner(c, n.Audience),
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
		if args[line].IsZero() && line == "owner" {
			continue
		}
		n.Lines = append(n.Lines, Line{Text: Say("notice.commitment."+line, args), Visibility: n.Audience})
	}
	return n, nil
}

// owner is what readers of an audience are told of who owes a promise: the name, where
// they may know the person, else the role; nothing where there is none. Of one of whom
// nothing is known it is the id.
func (about circle) owner(c Commitment, audience Visibility) Text {
	owner, known := about.people[c.Owner]
	switch {
	case known && owner.Visibility.ReachedBy(audience):
		return owner.Called()
	case c.Owner != "" && !known:
		return Data(c.Owner)
	case c.Role != "":
		return c.Role.Label()
	}
	return Text{}
}

// address sets who gets a notice. What is for the owner goes to the owner, as long
// as they are there, may read it and hold the role in which they owe it; else to
// whoever holds that role; and where nobody is left to be told, of whatever step,
// to the account manager: a promise must not be forgotten with its owner.
func (p *Promises) address(ctx context.Context, n *Notice, c Commitment, s EscalationStep, about circle) error {
	role := s.To
	if role == "" {
		role = c.Role
	}
	var holders []PersonID
	var err error
	if role != "" && p.src.Roles != nil {
		if holders, err = p.src.Roles.Holders(ctx, c.Account, role, about.now); err != nil {
			return err
		}
		holders = about.readers(c, holders)
	}
	if s.To == "" && c.Owner != "" && (len(holders) == 0 || slices.Contains(holders, c.Owner)) {
		if owner := about.readers(c, []PersonID{c.Owner}); len(owner) > 0 {
			n.To, n.Role, n.Audience = owner, s.To, about.audience(owner)
			return nil
		}
	}
	n.Role = role
	if len(holders) == 0 && role != AccountManager {
		managers, err := p.managers(ctx, c, about)
		if err != nil {
			return err
		}
		if len(managers) > 0 || role == "" {
			n.Role, holders = AccountManager, managers
		}
	}
	n.To, n.Audience = holders, about.audience(holders)
	return nil
}

func (p *Promises) managers(ctx context.Context, c Commitment, about circle) ([]PersonID, error) {
	if p.src.Roles == nil {
		return nil, nil
	}
	holders, err := p.src.Roles.Holders(ctx, c.Account, AccountManager, about.now)
	return about.readers(c, holders), err
}

// readers leaves those who are there and may read the commitment. Nothing is known
// of people who were not supplied: they stay, and the relay looks at them.
func (about circle) readers(c Commitment, people []PersonID) []PersonID {
	var there []PersonID
	for _, id := range people {
		p, known := about.people[id]
		if about.people == nil || known && !p.Gone(about.now) && c.Visibility.ReachedBy(p.Audience()) {
			there = append(there, id)
		}
	}
	return there
}

// audience is the one that all of the people belong to: that of whoever of them
// may see least.
func (about circle) audience(people []PersonID) Visibility {
	least := Internal
	for _, id := range people {
		if p, known := about.people[id]; known && !least.ReachedBy(p.Audience()) {
			least = p.Audience()
		}
	}
	return least
}
