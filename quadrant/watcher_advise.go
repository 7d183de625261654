package quadrant

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/accordhq/accord/account"
)

// MoveAdvisory does one step with the advisory of an alert, at the present instant, and
// returns it as stored; see [Advisory.Move]. The acting person is one of the
// provider's, and has taken notice of the alert by it. What is sent goes as a notice to
// those it is for, who must be there and may read it; a report goes to those of them who
// still are and may. The promise to report back follows: it is rescheduled with the next
// report, kept by following up, which makes another where further word is promised, and
// withdrawn when the advisory is closed first. An alert that is not there, or has no
// advisory, is [account.ErrNotFound].
func (w *Watcher) MoveAdvisory(ctx context.Context, key AlertKey, m AdvisoryMove) (Advisory, error) {
	var moved Advisory
	_, err := w.onAlert(ctx, m.Actor, key, func(v *visit, c *Case, a *Alert) error {
		if a.Advisory == nil {
			return fmt.Errorf("advisory: %w", account.ErrNotFound)
		}
		if p, known := v.circle.people[m.Actor]; !known || p.Gone(v.now) || !v.circle.provider(m.Actor) {
			return fmt.Errorf("%w: %q is none of the provider's people", account.ErrNotAllowed, m.Actor)
		}
		if m.Revised != nil && !m.Revised.NextReport.IsZero() && !m.Revised.NextReport.After(v.now) {
			return &account.FieldError{Field: "revised.next_report", Rule: "is not in the future"}
		}
		m.At = v.now
		var e account.Event
		var err error
		if moved, e, err = a.Advisory.Move(m); err != nil {
			return err
		}
		switch {
		case m.Verb == Send:
			err = v.send(*c, moved)
		case !m.Report.IsZero():
			err = v.report(*c, moved)
		}
		if err != nil {
			return err
		}
		v.unit.Events = append(v.unit.Events, e)
		if err := v.reportBack(ctx, a, moved, m); err != nil {
			return err
		}
		*a.Advisory = moved.Clone()
		v.noticed(c, a) // whoever words it, or tells it, knows of it
		return nil
	})
	if err != nil {
		return Advisory{}, fmt.Errorf("quadrant: %s advisory of alert %q: %w", m.Verb, key, err)
	}
	return moved, nil
}

// reportBack lets the promise to report back follow a step of the advisory. A promise
// that people have ended themselves stays ended.
func (v *visit) reportBack(ctx context.Context, a *Alert, moved Advisory, m AdvisoryMove) error {
	p, err := v.w.store.Commitment(ctx, a.Commitment)
	switch {
	case errors.Is(err, account.ErrNotFound):
		return nil
	case err != nil:
		return err
	}
	if p.State == account.Open {
		if err := v.moveReport(p, moved, m); err != nil {
			return err
		}
	}
	due := m.NextReport
	if m.Verb == Send && p.State != account.Open { // the customer is told of one
		due = moved.NextReport
	}
	if due.IsZero() {
		return nil
	}
	next, e, err := account.Promise(account.Commitment{
		ID: account.CommitmentID(v.w.opt.NewID()), Account: p.Account, Kind: p.Kind, Text: p.Text,
		Owner: p.Owner, Role: p.Role, Source: p.Source, Due: due, Visibility: p.Visibility,
	}, m.Actor, v.now)
	if err != nil {
		return err
	}
	a.Commitment = next.ID
	v.unit.Commitments, v.unit.Events = append(v.unit.Commitments, next), append(v.unit.Events, e)
	return nil
}

// moveReport does with an open promise to report back what a step of the advisory
// means for it.
func (v *visit) moveReport(p account.Commitment, moved Advisory, m AdvisoryMove) error {
	step := account.CommitmentMove{Actor: m.Actor, At: v.now, Note: cmp.Or(m.Note, string(m.Verb))}
	switch {
	case m.Verb == FollowUp:
		step.Verb = account.Keep
	case m.Verb == Close: // without the word that was promised
		step.Verb = account.Withdraw
	case !moved.NextReport.IsZero() && !moved.NextReport.Equal(p.Due):
		step.Verb, step.Due = account.Reschedule, moved.NextReport
	default:
		return nil
	}
	p, e, err := p.Move(step)
	if err != nil {
		return err
	}
	v.unit.Commitments, v.unit.Events = append(v.unit.Commitments, p), append(v.unit.Events, e)
	return nil
}
