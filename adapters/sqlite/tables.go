package sqlite

import (
	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

var accounts = table[account.Account]{
	name: "accord_account", kind: account.RefAccount, columns: []string{"parent", "closed"},
	key: func(a account.Account) (string, []any) {
		return string(a.ID), []any{a.Parent, sortableOrNone(a.Closed)}
	},
	revision: func(a *account.Account) *account.Revision { return &a.Revision },
}

var people = table[account.Person]{
	name: "accord_person", kind: account.RefPerson, columns: []string{"account"},
	key:      func(p account.Person) (string, []any) { return string(p.ID), []any{p.Account} },
	revision: func(p *account.Person) *account.Revision { return &p.Revision },
}

var solutions = table[account.Solution]{
	name: "accord_solution", kind: account.RefSolution,
	key:      func(s account.Solution) (string, []any) { return string(s.Account), nil },
	revision: func(s *account.Solution) *account.Revision { return &s.Revision },
}

var commitments = table[account.Commitment]{
	name: "accord_commitment", kind: account.RefCommitment,
	columns: []string{"account", "kind", "owner", "role", "state", "due"},
	key: func(c account.Commitment) (string, []any) {
		return string(c.ID), []any{c.Account, c.Kind, c.Owner, c.Role, c.State, sortable(c.Due)}
	},
	revision: func(c *account.Commitment) *account.Revision { return &c.Revision },
}

var events = table[account.Event]{
	name: "accord_event", kind: account.RefEvent, columns: []string{"account", "at"},
	key: func(e account.Event) (string, []any) { return string(e.ID), []any{e.Account, sortable(e.At)} },
}

var notices = table[account.Notice]{
	name: "accord_notice", kind: account.RefNotice, columns: []string{"account"},
	key: func(n account.Notice) (string, []any) { return string(n.Key), []any{n.Account} },
}

var files = table[team.File]{
	name: "accord_team", kind: team.RefTeam,
	key:      func(f team.File) (string, []any) { return string(f.Account), nil },
	revision: func(f *team.File) *account.Revision { return &f.Revision },
}

var interactions = table[quadrant.Interaction]{
	name: "accord_interaction", kind: quadrant.RefInteraction, columns: []string{"account", "at"},
	key: func(i quadrant.Interaction) (string, []any) { return string(i.ID), []any{i.Account, sortable(i.At)} },
}

var satisfactions = table[account.Satisfaction]{
	name: "accord_satisfaction", kind: account.RefSatisfaction, columns: []string{"account", "at"},
	key: func(s account.Satisfaction) (string, []any) { return string(s.ID), []any{s.Account, sortable(s.At)} },
}

var standings = table[quadrant.Standing]{
	name: "accord_standing", kind: quadrant.RefStanding, columns: []string{"account"},
	key: func(s quadrant.Standing) (string, []any) { return string(s.ID), []any{s.Account} },
}

var cases = table[quadrant.Case]{
	name: "accord_case", kind: quadrant.RefCase, columns: []string{"kind", "about", "account", "next", "alerted"},
	key: func(c quadrant.Case) (string, []any) {
		return c.Ref().ID, []any{c.About.Kind, c.About.ID, c.Account, sortableOrNone(c.Next), c.Alerted()}
	},
	revision: func(c *quadrant.Case) *account.Revision { return &c.Revision },
}
