package team

import (
	"context"
	"errors"
	"fmt"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// Issue records that a deliverable was issued: by the actor, at the present
// instant, and, where its kind follows the configuration, for the configuration
// on record. It returns the deliverable as stored. Only a holder of the role that
// owes it may issue it; anybody else is [account.ErrNotAllowed].
func (d *Desk) Issue(ctx context.Context, actor account.PersonID, id account.ID, v Deliverable) (Deliverable, error) {
	err := d.do(ctx, "issue "+string(v.Kind), actor, id, func(s *sheet) error {
		v.By, v.Issued, v.Digest = actor, s.at, ""
		role, owed := d.opt.Charter.Owing(v.Kind)
		if !owed {
			return &account.FieldError{Field: "kind", Rule: fmt.Sprintf("%q is owed by no role", v.Kind)}
		}
		if !s.team.Holds(actor, role) || !s.acts() {
			return fmt.Errorf("%w: the %s is issued by a holder of %s", account.ErrNotAllowed, v.Kind, role)
		}
		if d.opt.Policy.Follows(v.Kind) {
			solution, err := d.accounts.Solution(ctx, id)
			if err != nil && !errors.Is(err, account.ErrNotFound) {
				return err
			}
			if err == nil {
				v.Digest = solution.Digest()
			}
		}
		if err := v.Validate(); err != nil {
			return err
		}
		s.file.Deliverables = append(s.file.Deliverables, v)
		e := s.event("deliverable.issued", v.Kind.Ref(id), "")
		e.Changes = []account.Change{{Field: "issued", To: form.Instant(v.Issued)}}
		if v.Digest != "" {
			e.Changes = append(e.Changes, account.Change{Field: "digest", To: v.Digest})
		}
		s.add(e)
		return nil
	})
	if err != nil {
		return Deliverable{}, err
	}
	return v, nil
}
