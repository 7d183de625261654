package quadrant

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// draft writes down what is known for the customer's business: in the words of the
// matter where they may read them, else without. How it came to this, what can be done,
// and what we mean to do, is for people to say.
func (v *visit) draft(c Case, t Trouble) Advisory {
	headline, impact := account.Say("advisory.draft.disruption.unnamed", nil), c.impact()
	if c.visibility().ReachedBy(account.Business) { // only of a disruption do others hear
		headline = account.Say("advisory.draft."+string(t.Class), account.Args{"summary": c.Matter()})
	}
	if t.Class == Disruption && impact.Rank() < metrics.Degraded.Rank() {
		impact = metrics.Degraded
	}
	draft := DraftAdvisory(AdvisoryDraft{
		Account: c.Account, About: c.About, Alert: t.Key, Impact: impact, Known: t.Since,
		Headline: headline, Visibility: account.Business, To: v.readers(account.Business),
	}, v.now, metrics.TermsAt(v.grounds.terms, c.Account, v.now).Prime)
	// Whoever is told that a date is at risk hears of it again by that date.
	if due := c.due(); t.Class == Endangered && due.After(v.now) && due.Before(draft.NextReport) {
		draft.NextReport = due
	}
	return draft
}

// due is the date of what was promised; zero where there is none.
func (c Case) due() time.Time {
	switch {
	case c.Commitment != nil:
		return c.Commitment.Due
	case c.Activity != nil:
		return c.Activity.Planned
	}
	return time.Time{}
}

// readers are those of the customer's business who may read what has a visibility:
// somebody who stands there may be of the technical level by their record.
func (v *visit) readers(of account.Visibility) []account.PersonID {
	return slices.DeleteFunc(v.circle.business(v.now), func(id account.PersonID) bool {
		return !of.ReachedBy(v.circle.people[id].Audience())
	})
}

// advise gives an alert the advisory that the customer is owed, and the promise to
// report back. What was drafted before of the same matter and never sent goes on: the
// customer is owed word once. So does what was sent and not closed, of which another
// report is owed then.
func (v *visit) advise(ctx context.Context, c *Case, a *Alert, t Trouble) error {
	draft := v.draft(*c, t)
	if a.Advisory != nil && a.Advisory.sent() && a.Advisory.State != Closed {
		owed, err := v.w.store.Commitment(ctx, a.Commitment)
		if err != nil && !errors.Is(err, account.ErrNotFound) || owed.State == account.Open {
			return err
		}
		a.Advisory.NextReport = draft.NextReport
		return v.promise(*c, a)
	}
	from := c.unsent()
	var promised account.Commitment
	if from != nil {
		var err error
		promised, err = v.w.store.Commitment(ctx, from.Commitment)
		if err != nil && !errors.Is(err, account.ErrNotFound) {
			return err
		}
		if len(from.Advisory.Steps) > 0 { // people have written more than we know
			revised := from.Advisory.Clone()
			revised.Alert, revised.Impact, revised.NextReport = draft.Alert, draft.Impact, draft.NextReport
			draft = revised
		}
		from.Advisory = nil
	}
	a.Advisory = &draft
	if promised.State != account.Open { // there is none, or people have ended it
		return v.promise(*c, a)
	}
	if promised.Due.After(v.now) {
		draft.NextReport = promised.Due
	}
	from.Commitment, a.Commitment = "", promised.ID
	return nil
}

// unsent is the latest alert that has an advisory which is still a draft.
func (c *Case) unsent() *Alert {
	for i := len(c.Alerts) - 1; i >= 0; i-- {
		if a := &c.Alerts[i]; a.Advisory != nil && a.Advisory.State == Drafted {
			return a
		}
	}
	return nil
}

// promise makes the promise to report back, owed in the role of the account manager,
// who owns the relationship (white paper, chapter "It's Not What You Say But How You
// Say It": a professional says when the next word comes).
func (v *visit) promise(c Case, a *Alert) error {
	p := account.Commitment{
		ID: account.CommitmentID(v.w.opt.NewID()), Account: c.Account, Kind: account.ReportBack,
		Text: c.words(), Role: account.AccountManager, Source: a.Key.Ref(), Due: a.Advisory.NextReport,
	}
	if holders := v.circle.holders(p.Role, v.now); len(holders) > 0 {
		p.Owner = holders[0]
	}
	p, e, err := account.Promise(p, v.actor, v.now)
	if err != nil {
		return err
	}
	a.Commitment = p.ID
	v.unit.Commitments = append(v.unit.Commitments, p)
	v.unit.Events = append(v.unit.Events, e)
	return nil
}
