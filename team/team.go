package team

import (
	"cmp"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// A Team is who holds which role on an account at an instant. Make one with
// [At]; it is not changed afterwards.
type Team struct {
	// At is the instant it is the team of.
	At time.Time
	// Members are the assignments in force: in the order of the charter's
	// roles, and of one role the primary holder first, then whoever has held it
	// longest.
	Members []Assignment
}

// At is the team at an instant, by the assignments of one account in any order.
// A role that the charter does not have comes last.
func At(charter Charter, assignments []Assignment, at time.Time) Team {
	charter = charter.OrDefault()
	t := Team{At: at}
	for _, a := range assignments {
		if a.InForce(at) {
			t.Members = append(t.Members, a)
		}
	}
	slices.SortFunc(t.Members, func(a, b Assignment) int {
		return cmp.Or(
			cmp.Compare(charter.rank(a.Role), charter.rank(b.Role)),
			cmp.Compare(a.Role, b.Role),
			primaryFirst(a, b),
			a.From.Compare(b.From),
			cmp.Compare(a.Person, b.Person),
			cmp.Compare(a.ID, b.ID),
		)
	})
	return t
}

func primaryFirst(a, b Assignment) int {
	switch {
	case a.Primary == b.Primary:
		return 0
	case a.Primary:
		return -1
	}
	return 1
}

// Holders are the people who hold a role, the primary one first, each once.
func (t Team) Holders(role account.Role) []account.PersonID {
	var people []account.PersonID
	for _, m := range t.Members {
		if m.Role == role && !slices.Contains(people, m.Person) {
			people = append(people, m.Person)
		}
	}
	return people
}

// Primary is the holder of a role who answers first: the one marked so, or a
// sole one. It is false for a role that nobody holds, and for one of several
// holders of whom none is marked.
func (t Team) Primary(role account.Role) (account.PersonID, bool) {
	holders := t.Holders(role)
	if len(holders) == 1 {
		return holders[0], true
	}
	for _, m := range t.Members {
		if m.Role == role && m.Primary {
			return m.Person, true
		}
	}
	return "", false
}

// Holds reports whether a person holds a role.
func (t Team) Holds(person account.PersonID, role account.Role) bool {
	return slices.ContainsFunc(t.Members, func(m Assignment) bool {
		return m.Person == person && m.Role == role
	})
}

// Roles are the roles that a person holds, in the order of the charter.
func (t Team) Roles(person account.PersonID) []account.Role {
	var roles []account.Role
	for _, m := range t.Members {
		if m.Person == person && !slices.Contains(roles, m.Role) {
			roles = append(roles, m.Role)
		}
	}
	return roles
}

// Has reports whether a person is on the team.
func (t Team) Has(person account.PersonID) bool {
	return slices.ContainsFunc(t.Members, func(m Assignment) bool { return m.Person == person })
}
