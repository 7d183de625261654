package review

import (
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// loads are what the operations supervisors and technical leads carry.
func (f *Facts) loads() []team.Load {
	return team.Loads(f.Carried, f.Accounts, f.Team.Load, f.asOf())
}

// loadPart is what a review of all accounts tells of teams; false where nobody
// carries anything.
func (f *Facts) loadPart(notes *notebook) (Part, bool) {
	if f.lacks(SourceTeam) {
		none := missing("team")
		none.Visibility = account.Internal
		return Part{Heading: Heading{Name: account.Say("load.name", nil)}, Blocks: Blocks{none}}, true
	}
	loads := f.loads()
	if len(loads) == 0 {
		return Part{}, false
	}
	part := internalFindings("load.name", f.TeamFindings())
	part.Blocks = append(part.Blocks, f.loadTable(loads, notes))
	return part, true
}

// loadTable has a row for each person. In the review of one customer no other is
// named, not even to us, for pages are shown around.
func (f *Facts) loadTable(loads []team.Load, notes *notebook) Table {
	policy := f.Team.Load.OrDefault()
	column := func(code string, numeric bool, args account.Args) Column {
		return Column{Head: account.Say("load."+code, args), Numeric: numeric, Visibility: account.Internal}
	}
	which := "role"
	if f.Account.ID == "" {
		which = "accounts"
	}
	table := Table{
		Caption: account.Say("load.caption", account.Args{"day": account.Date(f.asOf())}),
		Note: notes.text(account.Say("note.load", account.Args{
			"high": account.Quantity(policy.High), "medium": account.Quantity(policy.Medium), "low": account.Quantity(policy.Low),
		}), account.Internal),
		Columns: []Column{
			column("who", false, nil), column(which, false, nil), column("n", true, nil),
			column("keys", true, account.Args{"limit": account.Count(policy.Keys)}),
			column("weight", true, account.Args{"limit": account.Quantity(policy.Limit)}),
		},
		Visibility: account.Internal,
	}
	for _, l := range loads {
		keys, weight := Cell{Text: account.Count(l.Keys)}, Cell{Text: account.Number(l.Weight, 2)}
		if l.Keys > policy.Keys {
			keys.Tone = Bad
		}
		if l.Weight > policy.Limit {
			weight.Tone = Bad
		}
		table.Rows = append(table.Rows, Row{Visibility: account.Internal, Cells: []Cell{
			{Text: f.called(l.Person)}, {Text: f.carried(l)}, {Text: account.Count(len(l.Accounts))}, keys, weight,
		}})
	}
	return table
}

// carried says in which roles somebody carries the account of the review, or,
// in one of all accounts, which they carry.
func (f *Facts) carried(l team.Load) account.Text {
	var texts []account.Text
	for _, c := range l.Accounts {
		switch {
		case f.Account.ID == "":
			texts = append(texts, f.accountName(c.Account))
		case c.Account == f.Account.ID:
			for _, r := range c.Roles {
				texts = append(texts, r.Label())
			}
		}
	}
	if len(texts) == 0 {
		return account.Say("not-supplied", nil)
	}
	return listing("team.and", texts)
}

// accountName is the name of an account that somebody carries; its id where it
// is not on record.
func (f *Facts) accountName(id account.ID) account.Text {
	i := slices.IndexFunc(f.Accounts, func(a account.Account) bool { return a.ID == id })
	if i < 0 {
		return account.Data(id)
	}
	return account.Data(f.Accounts[i].Name)
}
