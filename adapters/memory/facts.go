package memory

import (
	"strconv"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// Facts are what a [Store] holds. Its JSON form is that of a facts file, which
// [ReadFacts] reads.
type Facts struct {
	Accounts   []account.Account  `json:"accounts,omitempty"`
	People     []account.Person   `json:"people,omitempty"`
	Solutions  []account.Solution `json:"solutions,omitempty"`
	Tickets    []metrics.Ticket   `json:"tickets,omitempty"`
	Activities []metrics.Activity `json:"activities,omitempty"`
	Terms      []metrics.Terms    `json:"terms,omitempty"`
	// Assignments are the teams of accounts, Deliverables what they have issued.
	Assignments  []team.Assignment `json:"assignments,omitempty"`
	Deliverables []Deliverable     `json:"deliverables,omitempty"`
	// Interactions are who spoke with whom, Satisfactions what customers answered
	// when they were asked, Standings where people stand who do not stand where
	// their record tells.
	Interactions  []quadrant.Interaction `json:"interactions,omitempty"`
	Satisfactions []account.Satisfaction `json:"satisfactions,omitempty"`
	Standings     []quadrant.Standing    `json:"standings,omitempty"`
}

// A Deliverable is one of an account. A [team.Deliverable] does not tell whose it
// is, for it stands in the account's [team.File].
type Deliverable struct {
	Account account.ID `json:"account"`
	team.Deliverable
}

// Validate names every fault of the deliverable by field.
func (d Deliverable) Validate() error {
	var f account.Faults
	f.In("", account.CheckID("account", d.Account))
	f.In("", d.Deliverable.Validate())
	return f.Err()
}

// Validate names every fault by its path, such as "people[3].side": those of
// each record, ids that occur twice, and references of accounts, people,
// solutions, assignments, deliverables, interactions, satisfactions and standings
// to accounts and people that do not exist. Tickets, activities and terms may refer
// to what is not among the facts, and so may what an interaction or an answer is
// about.
func (f Facts) Validate() error {
	v := validation{Facts: f}
	v.accounts = records(&v.faults, "accounts", "id", f.Accounts,
		func(a account.Account) account.ID { return a.ID }, account.Account.Validate)
	v.people = records(&v.faults, "people", "id", f.People,
		func(p account.Person) account.PersonID { return p.ID }, account.Person.Validate)
	records(&v.faults, "solutions", "account", f.Solutions,
		func(s account.Solution) account.ID { return s.Account }, account.Solution.Validate)
	records(&v.faults, "tickets", "id", f.Tickets,
		func(t metrics.Ticket) metrics.TicketID { return t.ID }, metrics.Ticket.Validate)
	records(&v.faults, "activities", "id", f.Activities,
		func(a metrics.Activity) metrics.ActivityID { return a.ID }, metrics.Activity.Validate)
	records(&v.faults, "terms", "", f.Terms,
		func(metrics.Terms) string { return "" }, metrics.Terms.Validate)
	records(&v.faults, "assignments", "id", f.Assignments,
		func(a team.Assignment) team.AssignmentID { return a.ID }, team.Assignment.Validate)
	records(&v.faults, "deliverables", "", f.Deliverables,
		func(Deliverable) string { return "" }, Deliverable.Validate)
	records(&v.faults, "interactions", "id", f.Interactions,
		func(i quadrant.Interaction) quadrant.InteractionID { return i.ID }, quadrant.Interaction.Validate)
	records(&v.faults, "satisfactions", "id", f.Satisfactions,
		func(s account.Satisfaction) account.SatisfactionID { return s.ID }, account.Satisfaction.Validate)
	records(&v.faults, "standings", "id", f.Standings,
		func(s quadrant.Standing) quadrant.StandingID { return s.ID }, quadrant.Standing.Validate)
	v.references()
	v.families()
	v.parts()
	return v.faults.Err()
}

type validation struct {
	Facts
	faults   account.Faults
	accounts map[account.ID]int
	people   map[account.PersonID]int
}

// records records the faults of each record of a list, and each id that an
// earlier one has. It returns where each id stands first. An empty id is the
// record's own fault, or stands for none. Key is the field that holds the id.
func records[T any, ID ~string](f *account.Faults, field, key string, list []T, id func(T) ID, validate func(T) error) map[ID]int {
	places := make(map[ID]int, len(list))
	for i, record := range list {
		if err := validate(record); err != nil {
			f.In(element(field, i), err)
		}
		id := id(record)
		if id == "" {
			continue
		}
		if first, repeated := places[id]; repeated {
			f.Addf(element(field, i)+"."+key, "%q repeats that of %s", id, element(field, first))
			continue
		}
		places[id] = i
	}
	return places
}

// references checks that what is referred to is there.
func (v *validation) references() {
	accountAt := func(field string, id account.ID) {
		_, ok := v.accounts[id]
		v.faults.Check(id == "" || ok, field, "%q is not among the accounts", id)
	}
	personAt := func(field string, id account.PersonID) {
		_, ok := v.people[id]
		v.faults.Check(id == "" || ok, field, "%q is not among the people", id)
	}
	for i, a := range v.Accounts {
		accountAt(element("accounts", i)+".parent", a.Parent)
		for j, o := range a.Objectives {
			personAt(element("accounts", i)+"."+element("objectives", j)+".owner", o.Owner)
		}
	}
	for i, p := range v.People {
		accountAt(element("people", i)+".account", p.Account)
	}
	for i, s := range v.Solutions {
		accountAt(element("solutions", i)+".account", s.Account)
		personAt(element("solutions", i)+".confirmed.by", s.Confirmed.By)
	}
	for i, a := range v.Assignments {
		accountAt(element("assignments", i)+".account", a.Account)
		personAt(element("assignments", i)+".person", a.Person)
	}
	for i, d := range v.Deliverables {
		accountAt(element("deliverables", i)+".account", d.Account)
		personAt(element("deliverables", i)+".by", d.By)
	}
	for i, t := range v.Interactions {
		field := element("interactions", i)
		accountAt(field+".account", t.Account)
		for j, id := range t.From {
			personAt(field+"."+element("from", j), id)
		}
		for j, id := range t.To {
			personAt(field+"."+element("to", j), id)
		}
	}
	for i, s := range v.Satisfactions {
		accountAt(element("satisfactions", i)+".account", s.Account)
		personAt(element("satisfactions", i)+".person", s.Person)
	}
	for i, s := range v.Standings {
		accountAt(element("standings", i)+".account", s.Account)
		personAt(element("standings", i)+".person", s.Person)
	}
}

// families checks that no account is its own ancestor. Of each ring it names
// one account.
func (v *validation) families() {
	const unseen, onPath, done = 0, 1, 2
	state := make([]int, len(v.Accounts))
	for start := range v.Accounts {
		var path []int
		at, ok := start, true
		for ok && state[at] == unseen {
			state[at] = onPath
			path = append(path, at)
			at, ok = v.accounts[v.Accounts[at].Parent]
		}
		// An account that is its own parent has been told so.
		if ok && state[at] == onPath && v.accounts[v.Accounts[at].Parent] != at {
			v.faults.Addf(element("accounts", at)+".parent", "leads back to the account itself")
		}
		for _, i := range path {
			state[i] = done
		}
	}
}

// parts checks that ids of objectives and items, which records of their own
// hold, occur once among all of them. Twice within one record has been told.
func (v *validation) parts() {
	objectives := make(map[account.ObjectiveID]int)
	for i, a := range v.Accounts {
		for j, o := range a.Objectives {
			first, ok := objectives[o.ID]
			v.faults.Check(!ok || first == i, element("accounts", i)+"."+element("objectives", j)+".id",
				"%q repeats one of %s", o.ID, element("accounts", first))
			objectives[o.ID] = i
		}
	}
	items := make(map[account.ItemID]int)
	for i, s := range v.Solutions {
		for j, item := range s.Items {
			first, ok := items[item.ID]
			v.faults.Check(!ok || first == i, element("solutions", i)+"."+element("items", j)+".id",
				"%q repeats one of %s", item.ID, element("solutions", first))
			items[item.ID] = i
		}
	}
}

// element is the field of the i-th element of a list.
func element(field string, i int) string { return field + "[" + strconv.Itoa(i) + "]" }
