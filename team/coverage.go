package team

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// Facts are what a [Rule] judges: everything that is known of one account's team.
type Facts struct {
	// Account gives the profile, by which roles are required.
	Account account.Account
	// Charter names the roles; nil is the standard one.
	Charter Charter
	// People are those of the provider and of the account. Nil is not supplied:
	// then nothing is said of holders who left.
	People []account.Person
	// Assignments, Deliverables and Needs are those of the account, of whatever
	// time and in any order.
	Assignments  []Assignment
	Deliverables []Deliverable
	Needs        []Need
	// Solution is the configuration on record; nil for none.
	Solution *account.Solution
}

// Team is the team at an instant.
func (f Facts) Team(at time.Time) Team { return At(f.Charter, f.Assignments, at) }

// A post is how a role of an account stands at an instant.
type post struct {
	role account.Role
	// basis is how the policy requires it; empty for not.
	basis Basis
	// needs are those in force.
	needs []Need
	// present and gone are the assignments in force, by whether their holder
	// is still there; in the order of the team.
	present, gone []Assignment
	// past are those that ended, future those that somebody who is there has
	// yet to take up.
	past, future []Assignment
}

// demanded reports whether somebody must hold the role now.
func (p post) demanded() bool {
	return p.basis == Standing || p.basis == AsNeeded && len(p.needs) > 0
}

// posts are all posts of an account: those of the charter in its order, then
// those of other roles that somebody was assigned.
type posts []post

// of returns the post of a role.
func (all posts) of(role account.Role) post {
	i := slices.IndexFunc(all, func(p post) bool { return p.role == role })
	return all[i] // every role of the charter has one
}

func (f Facts) posts(policy Policy, now time.Time) posts {
	var all posts
	team := f.Team(now)
	for _, role := range f.roles() {
		p := post{role: role}
		p.basis, _ = policy.Basis(role, f.Account.Profile)
		for _, n := range f.Needs {
			if n.Role == role && n.InForce(now) {
				p.needs = append(p.needs, n)
			}
		}
		slices.SortFunc(p.needs, Need.compare)
		all = append(all, p.with(f, team))
	}
	return all
}

// with sorts the assignments of the post's role by when they hold.
func (p post) with(f Facts, team Team) post {
	for _, m := range team.Members {
		switch {
		case m.Role != p.role:
		case f.there(m.Person, team.At):
			p.present = append(p.present, m)
		default:
			p.gone = append(p.gone, m)
		}
	}
	for _, a := range f.Assignments {
		switch {
		case a.Role != p.role || !a.held() || a.InForce(team.At):
		case a.From.After(team.At):
			if f.there(a.Person, team.At) {
				p.future = append(p.future, a)
			}
		default:
			p.past = append(p.past, a)
		}
	}
	return p
}

// roles are those of the charter, and others that assignments name.
func (f Facts) roles() []account.Role {
	var roles, others []account.Role
	for _, d := range f.Charter.OrDefault() {
		roles = append(roles, d.Role)
	}
	for _, a := range f.Assignments {
		if !slices.Contains(roles, a.Role) {
			others = append(others, a.Role)
		}
	}
	slices.Sort(others)
	return append(roles, slices.Compact(others)...)
}

// person returns the person of an id, and false for one who is not on record.
func (f Facts) person(id account.PersonID) (account.Person, bool) {
	i := slices.IndexFunc(f.People, func(p account.Person) bool { return p.ID == id })
	if i < 0 {
		return account.Person{}, false
	}
	return f.People[i], true
}

// there reports whether a person can act for the account. Without people on
// record everybody can.
func (f Facts) there(id account.PersonID, now time.Time) bool {
	p, known := f.person(id)
	return f.People == nil || known && !p.Gone(now)
}

// called is what people call a person: the id of one who is not on record.
func (f Facts) called(id account.PersonID) account.Text {
	if p, known := f.person(id); known {
		return p.Called()
	}
	return account.Data(id)
}
