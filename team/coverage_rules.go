package team

import (
	"time"

	"github.com/accordhq/accord/account"
)

// found is a finding about a role. It goes to the account manager, who owns the
// relationship, and one about that role to the executive partner.
func found(code string, s account.Severity, role account.Role, args account.Args, evidence ...account.Ref) account.Finding {
	owner := account.AccountManager
	if role == owner {
		owner = account.ExecutivePartner
	}
	args["role"] = role.Label()
	return account.Finding{Code: code, Severity: s, Args: args, Evidence: evidence, Owner: owner}
}

// A coverageRule finds roles that must be held now and are not.
type coverageRule struct{ policy Policy }

func (r coverageRule) Findings(f Facts, now time.Time) []account.Finding {
	var findings []account.Finding
	for _, p := range f.posts(r.policy, now) {
		switch {
		case !p.demanded():
		case p.basis == Standing && len(p.present) > 0 && !anyStanding(p.present):
			findings = append(findings, found("role.only-as-needed", account.Warning, p.role,
				account.Args{"person": f.called(p.present[0].Person)}, evidence(f.Account, p.present...)...))
		case len(p.present)+len(p.gone) > 0:
			// Of holders who are gone, holderRule tells.
		case p.basis == Standing:
			findings = append(findings, p.uncovered(f.Account))
		default:
			findings = append(findings, p.needed(f.Account))
		}
	}
	return findings
}

func anyStanding(assignments []Assignment) bool {
	for _, a := range assignments {
		if a.Basis != AsNeeded {
			return true
		}
	}
	return false
}

// uncovered tells of a role that is required at all times and that nobody holds.
func (p post) uncovered(a account.Account) account.Finding {
	last, held := pick(p.past, func(a, b Assignment) int { return b.Until.Compare(a.Until) })
	next, planned := pick(p.future, func(a, b Assignment) int { return a.From.Compare(b.From) })
	since, from := account.Day(last.Until), account.Day(next.From)
	switch {
	case held && planned:
		return found("role.gap", account.Warning, p.role,
			account.Args{"since": since, "from": from}, evidence(a, last, next)...)
	case planned:
		return found("role.not-yet", account.Warning, p.role,
			account.Args{"from": from}, evidence(a, next)...)
	case held:
		return found("role.lapsed", account.Critical, p.role,
			account.Args{"since": since}, evidence(a, last)...)
	}
	return found("role.vacant", account.Critical, p.role, account.Args{}, evidence(a)...)
}

// needed tells of a role that is needed now and that nobody holds.
func (p post) needed(a account.Account) account.Finding {
	code := "role.needed"
	if len(p.needs) > 1 {
		code = "role.needed-several"
	}
	f := found(code, account.Warning, p.role, account.Args{
		"reason": p.needs[0].Reason, "n": account.Count(len(p.needs)),
	}, a.ID.Ref())
	for _, n := range p.needs {
		if n.Evidence != (account.Ref{}) {
			f.Evidence = append(f.Evidence, n.Evidence)
		}
	}
	return f
}

// A holderRule finds roles on record with people who are no longer there.
type holderRule struct{ policy Policy }

func (r holderRule) Findings(f Facts, now time.Time) []account.Finding {
	var findings []account.Finding
	for _, p := range f.posts(r.policy, now) {
		severity := account.Warning
		if p.basis == Standing && len(p.present) == 0 {
			severity = account.Critical
		}
		for _, a := range p.gone {
			code := "role.held-by-gone"
			if _, known := f.person(a.Person); !known {
				code = "role.held-by-unknown"
			}
			findings = append(findings, found(code, severity, p.role,
				account.Args{"person": f.called(a.Person)}, a.ID.Ref(), a.Person.Ref()))
		}
	}
	return findings
}

// A primaryRule finds roles of which nobody answers first. People who are gone
// do not count: two who are left behind by a primary one have none.
type primaryRule struct{}

func (primaryRule) Findings(f Facts, now time.Time) []account.Finding {
	var findings []account.Finding
	for _, p := range f.posts(Policy{}, now) {
		present := Team{Members: p.present}
		holders := present.Holders(p.role)
		if _, named := present.Primary(p.role); named || len(holders) == 0 {
			continue
		}
		findings = append(findings, found("role.no-primary", account.Warning, p.role,
			account.Args{"n": account.Count(len(holders))}, evidence(f.Account, p.present...)[1:]...))
	}
	return findings
}

// An apartRule finds people who hold two roles that the policy keeps apart.
type apartRule struct{ policy Policy }

func (r apartRule) Findings(f Facts, now time.Time) []account.Finding {
	var findings []account.Finding
	t := f.Team(now)
	for _, s := range r.policy.Apart {
		if !reaches(f.Account.Profile, s.Least) {
			continue
		}
		for _, person := range t.Holders(s.Roles[0]) {
			if !t.Holds(person, s.Roles[1]) || !f.there(person, now) {
				continue
			}
			finding := found("role.combined", account.Warning, s.Roles[1], account.Args{
				"person": f.called(person), "with": s.Roles[0].Label(), "reason": s.Reason,
			}, person.Ref())
			for _, m := range t.Members {
				if m.Person == person && (m.Role == s.Roles[0] || m.Role == s.Roles[1]) {
					finding.Evidence = append(finding.Evidence, m.ID.Ref())
				}
			}
			findings = append(findings, finding)
		}
	}
	return findings
}

// evidence is the account, whose profile requires the role, and assignments.
func evidence(a account.Account, assignments ...Assignment) []account.Ref {
	refs := []account.Ref{a.ID.Ref()}
	for _, m := range assignments {
		refs = append(refs, m.ID.Ref())
	}
	return refs
}

// pick is the first assignment by an order, and of equals by id.
func pick(assignments []Assignment, order func(a, b Assignment) int) (Assignment, bool) {
	var first Assignment
	for i, a := range assignments {
		if c := order(a, first); i == 0 || c < 0 || c == 0 && a.ID < first.ID {
			first = a
		}
	}
	return first, len(assignments) > 0
}
