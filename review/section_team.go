package review

import (
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// teamPart tells who is there for the customer, as of the end of the period: the
// people by name, with their position and what they answer for. What is found of
// the team, what it has issued and what it carries stands in a part that is
// internal for good. A review of all accounts has no team, and tells loads alone;
// it is false where there are none.
//
// It is no item of the agenda: it is looked up, and not talked through.
func (f *Facts) teamPart(notes *notebook) (Part, bool) {
	if f.Account.ID == "" {
		return f.loadPart(notes)
	}
	part := Part{
		Heading:    Heading{Name: account.Say("team.name", nil)},
		Empty:      account.Say("team.empty", nil),
		Visibility: account.Customer,
	}
	if f.lacks(SourceTeam) {
		part.Blocks = Blocks{missing("team")}
		return part, true
	}
	seats := f.seats()
	part.Heading.Says = teamSays(seats)
	part.Heading.Labels = []Label{{account.Say("team.as-of", nil), account.Date(f.asOf())}}
	for _, s := range seats {
		part.Blocks = append(part.Blocks, f.seatPart(s))
	}
	part.Blocks = append(part.Blocks, f.teamInside(notes))
	return part, true
}

// A seat is a role with its holders, whoever answers first coming first.
type seat struct {
	role    account.Role
	holders []holder
}

// A holder is a person, and who may know of it that they hold the role.
type holder struct {
	person     account.PersonID
	visibility account.Visibility
}

// seats are the roles in the order of the charter, as they are held by people who
// are there. Who left is nobody's contact, and not told.
func (f *Facts) seats() []seat {
	var seats []seat
	for _, m := range team.At(f.Charter, f.Assignments, f.asOf()).Members {
		last := len(seats) - 1
		switch {
		case !f.there(m.Person):
		case last < 0 || seats[last].role != m.Role:
			seats = append(seats, seat{m.Role, []holder{{m.Person, m.Visibility}}})
		case !slices.ContainsFunc(seats[last].holders, func(h holder) bool { return h.person == m.Person }):
			seats[last].holders = append(seats[last].holders, holder{m.Person, m.Visibility})
		}
	}
	return seats
}

// visibility is that of the role: whoever may know of one of the holders may know
// that it is held.
func (s seat) visibility() account.Visibility {
	widest := account.Internal
	for _, h := range s.holders {
		if account.Narrower(widest, h.visibility) == widest {
			widest = h.visibility
		}
	}
	return widest
}

// there reports whether a person can act for the account. Without people on
// record everybody can.
func (f *Facts) there(id account.PersonID) bool {
	p, known := f.person(id)
	return f.People == nil || known && !p.Gone(f.asOf())
}

// teamSays concludes from the holders everyone at the customer is told of.
func teamSays(seats []seat) account.Text {
	people, roles := make(map[account.PersonID]bool), 0
	for _, s := range seats {
		if s.visibility().ReachedBy(account.Customer) {
			roles++
		}
		for _, h := range s.holders {
			if h.visibility.ReachedBy(account.Customer) {
				people[h.person] = true
			}
		}
	}
	if roles == 0 {
		return account.Text{}
	}
	return account.Say("team.says", account.Args{"n": account.Count(len(people)), "roles": account.Count(roles)})
}

// seatPart names who holds a role and says what it does for the customer. The
// heading names the first of those that all its readers may know of; the others
// follow, each for those who may know of them.
func (f *Facts) seatPart(s seat) Part {
	v := s.visibility()
	part := Part{Heading: Heading{Name: s.role.Label()}, Visibility: v}
	for _, h := range s.holders {
		who := f.holder(h)
		if part.Heading.Says.IsZero() && h.visibility == v {
			part.Heading.Says = who
			continue
		}
		part.Blocks = append(part.Blocks, Paragraph{
			Text: account.Say("team.also", account.Args{"person": who}), Visibility: h.visibility,
		})
	}
	part.Blocks = append(part.Blocks, Paragraph{Text: f.answersFor(s.role), Visibility: v})
	return part
}

// holder names a person with their position. Where not every reader may know
// them, the role is told alone.
func (f *Facts) holder(h holder) account.Text {
	p, _ := f.person(h.person)
	name := p.NameFor(h.visibility)
	switch {
	case name.IsZero():
		return account.Say("team.unnamed", nil)
	case p.Title == "":
		return name
	}
	return account.Say("team.holder", account.Args{"person": name, "title": account.Data(p.Title)})
}

// answersFor says what a role does for the customer.
func (f *Facts) answersFor(role account.Role) account.Text {
	d, _ := f.Charter.Duty(role)
	if len(d.Responsibilities) == 0 {
		return account.Say("not-supplied", nil)
	}
	return listing("team.sentences", d.Responsibilities)
}

// listing says texts one after the other, joined by a phrase.
func listing(code string, texts []account.Text) account.Text {
	var all account.Text
	for i, t := range texts {
		if i == 0 {
			all = t
			continue
		}
		all = account.Say(code, account.Args{"before": all, "next": t})
	}
	return all
}
