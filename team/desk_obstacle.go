package team

import (
	"cmp"
	"context"
	"fmt"

	"github.com/accordhq/accord/account"
)

// RaiseObstacle puts on record that something stands in the way of the
// customer's success. Any member of the team may raise it; the executive partner
// owns it, and is told. The commitment says what, until when it must be out of
// the way, where it came from and who may see it; the rest of it is set here.
// Where nobody is executive partner the role owes it, and whoever takes the role
// finds it. An actor who is not on the team is [account.ErrNotAllowed].
func (d *Desk) RaiseObstacle(ctx context.Context, actor account.PersonID, c account.Commitment) (account.Commitment, error) {
	c.ID = cmp.Or(c.ID, account.CommitmentID(d.opt.NewID()))
	err := d.do(ctx, "raise obstacle", actor, c.Account, func(s *sheet) error {
		if !s.team.Has(actor) || !s.acts() {
			return fmt.Errorf("%w: an obstacle is raised by a member of the team", account.ErrNotAllowed)
		}
		c.Kind, c.Role, c.Owner = account.Obstacle, account.ExecutivePartner, ""
		if holders := s.holders(c.Role); len(holders) > 0 {
			c.Owner = holders[0]
		}
		var e account.Event
		var err error
		if c, e, err = account.Promise(c, actor, s.at); err != nil {
			return err
		}
		e.Kind = "obstacle.raised"
		s.unit.Commitments = append(s.unit.Commitments, c)
		s.add(e)
		s.notify("obstacle", c.Role, c.ID.Ref(), account.Args{"text": account.Data(c.Text), "due": account.Instant(c.Due)})
		return nil
	})
	if err != nil {
		return account.Commitment{}, err
	}
	c.Revision++
	return c, nil
}

// notify tells whoever holds a role now; the key has the file's revision, so that
// what is told again later is other news. The phrase "notice." and the code is the
// subject, that with ".text" the line under it.
func (s *sheet) notify(code string, role account.Role, about account.Ref, args account.Args) {
	s.unit.Notices = append(s.unit.Notices, account.Notice{
		Key:     account.NoticeKey(fmt.Sprintf("%s/%s/%s/%d/%s", about.Kind, about.ID, s.file.Account, s.file.Revision, code)),
		Account: s.file.Account, At: s.at, To: s.holders(role), Role: role,
		Audience: account.Internal, About: about,
		Subject: account.Say("notice."+code, args),
		Lines:   []account.Line{{Text: account.Say("notice."+code+".text", args)}},
	})
}
