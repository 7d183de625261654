package quadrant

import (
	"slices"
	"unicode"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// For are the facts that the map of an audience is drawn from: the people, roles and
// conversations that it may know of, and of each only who, where and when. Whatever
// rules and the watch alone read is left out, for what they find is internal for good;
// so is what was said, how somebody came across, which records were spoken of, and
// where we say that people stand.
//
// Somebody who took part in a conversation that the audience may know of, and whom it
// may not know, is replaced in it by a stand-in: it counts on the paths that it took,
// by the record of that person and the roles that the audience may know of, and the
// map names nobody for it. The internal audience has all facts as they are.
func (f Facts) For(audience account.Visibility) Facts {
	if audience == account.Internal {
		return f
	}
	cut := Facts{Account: account.Account{ID: f.Account.ID}, Charter: f.Charter, Missing: f.Missing, veiled: true}
	seen := make(map[account.PersonID]bool, len(f.People))
	for _, p := range f.People {
		if p.Visibility.ReachedBy(audience) {
			seen[p.ID] = true
			cut.People = append(cut.People, account.Person{
				ID: p.ID, Account: p.Account, Name: p.Name, Title: p.Title, Side: p.Side, Level: p.Level,
				Left: p.Left, Erased: p.Erased, Visibility: p.Visibility,
			})
		}
	}
	var roles []team.Assignment // those of people who may not be seen among them
	for _, a := range f.Assignments {
		if !a.Visibility.ReachedBy(audience) {
			continue
		}
		a.Reason = ""
		roles = append(roles, a)
		if seen[a.Person] {
			cut.Assignments = append(cut.Assignments, a)
		}
	}
	places := NewPlaces(f.People, roles, f.Charter, nil)
	for _, i := range f.Interactions {
		if i.Visibility.ReachedBy(audience) {
			cut.Interactions = append(cut.Interactions, i.veil(seen, places))
		}
	}
	return cut
}

// veil is the interaction without what is internal for good, and with stand-ins for
// those who may not be seen.
func (i Interaction) veil(seen map[account.PersonID]bool, places *Places) Interaction {
	veil := func(people []account.PersonID) []account.PersonID {
		people = slices.Clone(people)
		for n, id := range people {
			if !seen[id] {
				people[n] = places.set(id, i.At).standIn()
			}
		}
		return people
	}
	return Interaction{
		ID: i.ID, Account: i.Account, At: i.At, From: veil(i.From), To: veil(i.To),
		Channel: i.Channel, Trigger: i.Trigger, Topics: i.Topics, Visibility: i.Visibility,
	}
}

// standIns are the places in which a stand-in can be: any but nowhere.
func standIns() []set {
	var all []set
	for in := setOf(Q1); in <= setOf(Q1, Q2, Q3, Q4); in++ {
		all = append(all, in)
	}
	return all
}

// standIn is who stands in some quadrants, or in none, in place of somebody who may
// not be named. It is a control character, which no id of a host has.
func (s set) standIn() account.PersonID { return account.PersonID(rune(s)) }

// isStandIn reports whether an id is that of a stand-in.
func isStandIn(id account.PersonID) bool { return len(id) == 1 && unicode.IsControl(rune(id[0])) }
