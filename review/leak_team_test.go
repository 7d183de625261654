package review_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/review"
	"github.com/accordhq/accord/team"
)

// told is all that a review is made from.
type told struct {
	memory.Facts
	remarks  []review.Remark
	charter  team.Charter
	needs    []team.Need
	promises []account.Commitment
}

// colleague holds a role that everyone may know of, and may not be named.
func colleague(v account.Visibility) account.Person {
	return account.Person{ID: "colleague", Name: "Colleague", Side: account.ProviderSide, Level: account.TechnicalLevel, Visibility: v}
}

// team fills in what the provider keeps of what everyone may see of the team, and
// hides the rest: a role with its duty, a second holder of one that is seen, one
// who was to hold it later, what was issued, what is needed, what is promised,
// and what the team carries for somebody else.
func (h hidden) team(f *told, v account.Visibility) {
	for i := range f.Assignments {
		h.plant(fmt.Sprintf("seen assignment %d", i), &f.Assignments[i])
	}
	for i := range f.Deliverables {
		h.plant(fmt.Sprintf("seen deliverable %d", i), &f.Deliverables[i])
	}
	for _, name := range []account.PersonID{"colleague", "stranger", "leaver"} {
		p := colleague(v)
		p.ID, p.Name, p.Authority = name, "", secretMoney()
		if name == "leaver" {
			p.Left = day(time.May, 2, 9)
		}
		h.plant(string(name), &p)
		p.Account = ""
		f.People = append(f.People, p)
	}

	for i, a := range []team.Assignment{
		holds("", "stranger", account.SalesEngineer), holds("", "stranger", account.TechnicalLead),
		holds("", "leaver", account.AccountManager), holds("", "stranger", account.ExecutivePartner),
		holds("", "stranger", account.OperationsSupervisor), holds("", "omar", account.OperationsSupervisor),
	} {
		a.Reason, a.Primary, a.Visibility = "", false, v
		switch i {
		case 3:
			a.From = quarter.To
		case 4:
			a.Until = quarter.From
		case 5:
			a.Account = "other"
		}
		h.plant(fmt.Sprintf("assignment %d", i), &a)
		f.Assignments = append(f.Assignments, a)
	}
	other := account.Account{ID: "other", Profile: account.Profile{Technical: account.High, Business: account.High, Importance: account.High}}
	h.plant("other account", &other)
	other.Parent, other.Contract = "", account.Contract{}
	f.Accounts = append(f.Accounts, other)

	d := issued(team.ConfigurationDiagram, day(time.May, 3, 9), "")
	d.Place, d.By, d.Visibility = "", "stranger", v
	h.plant("deliverable", &d)
	f.Deliverables = append(f.Deliverables, d)

	f.charter = team.StandardCharter()
	f.charter[2].Responsibilities = []account.Text{account.Data(h.word("duty.Responsibilities"))}
	f.needs = []team.Need{{Role: account.ProfessionalServices, Reason: account.Data(h.word("need.Reason"))}, {Role: account.ProfessionalServices}}
	h.plant("further need", &f.needs[1])
	f.promised(h, v)
}

// promised hides a promise, and one of somebody who left.
func (f *told) promised(h hidden, v account.Visibility) {
	h.plant("seen promise", &f.promises[0])
	f.promises[0].Told = []account.Told{{Step: h.word("seen promise.Told")}}
	hide := promise("", day(time.March, 2, 9), day(time.May, 4, 9))
	hide.Text, hide.Visibility = "", v
	h.plant("promise", &hide)
	orphan := promise("", day(time.March, 2, 9), day(time.September, 4, 9))
	orphan.Text, orphan.Owner = "", "leaver"
	h.plant("leaver's promise", &orphan)
	f.promises = append(f.promises, hide, orphan)
}

// meantForNobody are those of the fields that no edition tells, for they are ids,
// addresses, what other customers are called, or asked for nowhere.
func meantForNobody(fields []string) []string {
	return slices.DeleteFunc(fields, func(field string) bool {
		return !strings.HasPrefix(field, "other account") && !strings.HasSuffix(field, ".Email") &&
			!strings.HasPrefix(field, "assignment") && !strings.HasPrefix(field, "seen assignment")
	})
}
