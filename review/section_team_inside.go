package review

import (
	"cmp"
	"slices"
	"strings"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// TeamFindings are what the facts amount to about the account team, the gravest
// first: roles that nobody covers, deliverables that are missing or no longer
// good, and loads over the limit. They are about us and not for the customer's
// meeting, so they stand with the team and not among the observations. They are
// internal for good. Without a team there are none, and without its files none
// about deliverables.
func (f *Facts) TeamFindings() []account.Finding {
	if f.lacks(SourceTeam) {
		return nil
	}
	var findings []account.Finding
	if f.Account.ID != "" {
		findings = team.Judge(team.Facts{
			Account: f.Account, Charter: f.Charter, People: f.People, Assignments: f.Assignments,
			Deliverables: f.Deliverables, Needs: f.Needs, Solution: f.Solution,
		}, f.asOf(), team.StandardRules(f.Team)...)
	}
	if f.lacks(SourceFiles) {
		findings = slices.DeleteFunc(findings, aboutDeliverable)
	}
	findings = append(findings, team.LoadFindings(f.loads(), f.People, f.Team.Load)...)
	slices.SortStableFunc(findings, func(a, b account.Finding) int {
		return cmp.Compare(b.Severity.Rank(), a.Severity.Rank())
	})
	return findings
}

func aboutDeliverable(f account.Finding) bool { return strings.HasPrefix(f.Code, "deliverable.") }

// teamInside is what only we see of the team.
func (f *Facts) teamInside(notes *notebook) Part {
	part := internalFindings("team.inside", f.TeamFindings())
	part.Blocks = append(part.Blocks, f.unnamed()...)
	if f.lacks(SourceFiles) {
		none := missing("deliverables")
		none.Visibility = account.Internal
		part.Blocks = append(part.Blocks, none)
	} else {
		part.Blocks = append(part.Blocks, f.deliverableTable())
	}
	if loads := f.loads(); len(loads) > 0 {
		part.Blocks = append(part.Blocks, f.loadTable(loads, notes))
	}
	return part
}

// internalFindings is an internal part with what was found.
func internalFindings(name string, findings []account.Finding) Part {
	part := Part{Heading: Heading{Name: account.Say(name, nil)}, Visibility: account.Internal}
	part.Heading.Says = account.Say("observations.says", account.Args{"n": account.Count(len(findings))})
	if len(findings) == 0 {
		part.Heading.Says = account.Say("observations.none", nil)
	}
	for _, finding := range findings {
		c := callout(finding)
		c.Visibility = account.Internal
		part.Blocks = append(part.Blocks, c)
	}
	return part
}

// unnamed says who is on the team and not named to the customer, so that whoever
// presents the review does not name them either.
func (f *Facts) unnamed() Blocks {
	var blocks Blocks
	for _, s := range f.seats() {
		for _, h := range s.holders {
			p, known := f.person(h.person)
			if !known || !p.NameFor(h.visibility).IsZero() {
				continue
			}
			blocks = append(blocks, Paragraph{Visibility: account.Internal, Text: account.Say("team.not-named", account.Args{
				"person": p.Called(), "role": s.role.Label(),
			})})
		}
	}
	return blocks
}

// deliverableTable tells of what each role owes how it stands.
func (f *Facts) deliverableTable() Table {
	column := func(code string) Column {
		return Column{Head: account.Say("deliverables."+code, nil), Visibility: account.Internal}
	}
	table := Table{
		Caption:    account.Say("deliverables.caption", nil),
		Columns:    []Column{column("what"), column("role"), column("state"), column("issued"), column("until")},
		Visibility: account.Internal,
	}
	findings := f.TeamFindings()
	for _, d := range f.Charter.OrDefault() {
		for _, kind := range d.Owes {
			last, issued := team.Latest(f.Deliverables, kind, f.asOf())
			state := Cell{Text: account.Say("deliverables.state.good", nil), Tone: Good}
			switch faults := faultsOf(kind, findings); {
			case len(faults) > 0:
				state = Cell{Text: listing("team.and", faults), Tone: Bad}
			case !f.onDuty(d.Role):
				state = Cell{Text: account.Say("deliverables.state.not-owed", nil)}
			case !issued:
				state = Cell{Text: account.Say("deliverables.state.at-work", nil)}
			case f.Team.Follows(kind) && f.Solution == nil:
				state = Cell{Text: account.Say("deliverables.state.unknown", nil)}
			}
			none := account.Say("deliverables.none", nil)
			when, until := none, none
			if issued {
				when = account.Say("deliverables.issued-by", account.Args{"day": account.Day(last.Issued), "person": f.called(last.By)})
				until = f.goodUntil(last)
			}
			table.Rows = append(table.Rows, Row{Visibility: account.Internal, Cells: []Cell{
				{Text: kind.Label()}, {Text: d.Role.Label()}, state, {Text: when}, {Text: until},
			}})
		}
	}
	return table
}

// faultsOf says in a word each what was found of a deliverable.
func faultsOf(kind team.DeliverableKind, findings []account.Finding) []account.Text {
	label, _ := kind.Label().Phrase()
	var faults []account.Text
	for _, finding := range findings {
		if about, _ := finding.Args["deliverable"].Phrase(); aboutDeliverable(finding) && about == label {
			faults = append(faults, account.Say("deliverables.state."+strings.TrimPrefix(finding.Code, "deliverable."), nil))
		}
	}
	return faults
}

// onDuty reports whether a role owes anything now: it is required, or held.
func (f *Facts) onDuty(role account.Role) bool {
	basis, _ := f.Team.Basis(role, f.Account.Profile)
	return basis == team.Standing ||
		slices.ContainsFunc(f.seats(), func(s seat) bool { return s.role == role }) ||
		basis == team.AsNeeded && slices.ContainsFunc(f.Needs, func(n team.Need) bool {
			return n.Role == role && n.InForce(f.asOf())
		})
}

// goodUntil says for how long an issue is good.
func (f *Facts) goodUntil(d team.Deliverable) account.Text {
	for _, fresh := range f.Team.OrDefault().Fresh {
		if fresh.Kind != d.Kind {
			continue
		}
		if until, ages := fresh.Until(d.Issued); ages {
			return account.Day(until)
		}
	}
	if f.Team.Follows(d.Kind) {
		return account.Say("deliverables.while-unchanged", nil)
	}
	return account.Say("deliverables.no-end", nil)
}

// called is what people call a person; the id of one who is not on record.
func (f *Facts) called(id account.PersonID) account.Text {
	if p, known := f.person(id); known {
		return p.Called()
	}
	return account.Data(id)
}
