package team

import (
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// A Policy says what a team has to be like. A field that is nil or zero takes its
// default; see [DefaultPolicy].
type Policy struct {
	// Required says which roles an account must have. An empty list that is not
	// nil requires none.
	Required []Requirement `json:"required,omitzero"`
	// Apart says which roles one person must not combine.
	Apart []Separation `json:"apart,omitzero"`
	// Fresh says how long deliverables stay good.
	Fresh []Freshness `json:"fresh,omitzero"`
	// Load says how much one person can carry.
	Load LoadPolicy `json:"load,omitzero"`
}

// A Requirement is a role that accounts of a profile must have.
type Requirement struct {
	Role account.Role `json:"role"`
	// Basis is Standing for a role that must be held all the time, and AsNeeded
	// for one that must be held while there is a [Need] for it. Where several
	// requirements apply, Standing beats AsNeeded.
	Basis Basis `json:"basis"`
	// Least are the grades that an account must reach for it to apply, each of
	// those given; the zero profile applies to every account. An account that is
	// not graded counts as graded low.
	Least account.Profile `json:"least,omitzero"`
}

// A Separation is a pair of roles that one person must not hold at a time on
// accounts of a profile.
type Separation struct {
	Roles [2]account.Role `json:"roles"`
	// Least is as in [Requirement].
	Least account.Profile `json:"least,omitzero"`
	// Reason says why, as a sentence.
	Reason account.Text `json:"reason"`
}

// DefaultPolicy goes by the size and complexity of the account (white paper,
// "The Account Team"). Every account has all six roles, three of them at all
// times, the others in any case while they are needed:
//
//	role                   standing from                reason
//	account manager        any account                  somebody owns the relationship
//	operations supervisor  any account                  somebody answers for the whole service experience
//	technical lead         any account                  nobody touches the configuration without them
//	executive partner      medium importance, or        first names are not learnt on the day
//	                       medium business complexity   an obstacle has to be removed
//	sales engineer         high technical complexity,   a layout this intricate is not drawn
//	                       or medium with high          afresh for each proposal; a key account
//	                       importance                   is proposed to all the time
//	professional services  never                        its work begins and ends with a solution's
//	                                                    way to production
//
// One person may hold any of them together, but for
//
//	account manager, executive partner      from medium importance on: an escalation
//	                                        must reach somebody else
//	account manager, operations supervisor  at high importance: who reports on the
//	                                        service should not be who sells it
//
// Freshness is that of [DefaultFreshness], load that of [DefaultLoadPolicy].
func DefaultPolicy() Policy {
	least := func(technical, business, importance account.Grade) account.Profile {
		return account.Profile{Technical: technical, Business: business, Importance: importance}
	}
	return Policy{
		Required: []Requirement{
			{Role: account.ExecutivePartner, Basis: AsNeeded},
			{Role: account.ExecutivePartner, Basis: Standing, Least: least("", "", account.Medium)},
			{Role: account.ExecutivePartner, Basis: Standing, Least: least("", account.Medium, "")},
			{Role: account.AccountManager, Basis: Standing},
			{Role: account.SalesEngineer, Basis: AsNeeded},
			{Role: account.SalesEngineer, Basis: Standing, Least: least(account.High, "", "")},
			{Role: account.SalesEngineer, Basis: Standing, Least: least(account.Medium, "", account.High)},
			{Role: account.ProfessionalServices, Basis: AsNeeded},
			{Role: account.OperationsSupervisor, Basis: Standing},
			{Role: account.TechnicalLead, Basis: Standing},
		},
		Apart: []Separation{
			{
				Roles:  [2]account.Role{account.AccountManager, account.ExecutivePartner},
				Least:  least("", "", account.Medium),
				Reason: account.Say("apart.escalation", nil),
			},
			{
				Roles:  [2]account.Role{account.AccountManager, account.OperationsSupervisor},
				Least:  least("", "", account.High),
				Reason: account.Say("apart.report", nil),
			},
		},
		Fresh: DefaultFreshness(),
		Load:  DefaultLoadPolicy(),
	}
}

// OrDefault returns the policy with the default of each field that is nil or
// zero.
func (p Policy) OrDefault() Policy {
	d := DefaultPolicy()
	if p.Required == nil {
		p.Required = d.Required
	}
	if p.Apart == nil {
		p.Apart = d.Apart
	}
	if p.Fresh == nil {
		p.Fresh = d.Fresh
	}
	p.Load = p.Load.OrDefault()
	return p
}

// Basis returns how a role is required on an account of a profile, and false
// for one that is not.
func (p Policy) Basis(role account.Role, profile account.Profile) (Basis, bool) {
	basis, required := Basis(""), false
	for _, r := range p.OrDefault().Required {
		if r.Role == role && reaches(profile, r.Least) {
			if !required || r.Basis == Standing {
				basis = r.Basis
			}
			required = true
		}
	}
	return basis, required
}

// reaches reports whether a profile reaches each grade of another.
func reaches(p, least account.Profile) bool {
	return grade(p.Technical) >= grade(least.Technical) &&
		grade(p.Business) >= grade(least.Business) &&
		grade(p.Importance) >= grade(least.Importance)
}

// grade orders grades. One that is missing or not known counts as low.
func grade(g account.Grade) int {
	switch g {
	case account.High:
		return 2
	case account.Medium:
		return 1
	}
	return 0
}

// Follows reports whether a kind of deliverable is good only for the configuration
// it was issued for.
func (p Policy) Follows(kind DeliverableKind) bool { return p.fresh(kind).Configuration }

// fresh is the row of a kind; without one it is good for ever.
func (p Policy) fresh(kind DeliverableKind) Freshness {
	for _, f := range p.OrDefault().Fresh {
		if f.Kind == kind {
			return f
		}
	}
	return Freshness{Kind: kind}
}

// Validate names every fault of the policy by field: roles that the charter does
// not have, unknown grades, separations without a reason, limits below zero.
func (p Policy) Validate(charter Charter) error {
	var f account.Faults
	role := func(field string, r account.Role) {
		_, known := charter.Duty(r)
		f.Check(known, field, "%q is not a role of the charter", r)
	}
	for i, r := range p.Required {
		field := form.Index("required", i)
		role(field+".role", r.Role)
		f.Check(r.Basis.known(), field+".basis", "%q is not standing or as-needed", r.Basis)
		f.In(field+".least", r.Least.Validate())
	}
	for i, s := range p.Apart {
		field := form.Index("apart", i)
		for j, r := range s.Roles {
			role(form.Index(field+".roles", j), r)
		}
		f.Check(s.Roles[0] != s.Roles[1], field+".roles", "are one and the same")
		f.In(field+".least", s.Least.Validate())
		f.Check(!s.Reason.IsZero(), field+".reason", "is missing")
	}
	for i, fresh := range p.Fresh {
		field := form.Index("fresh", i)
		f.In(field, fresh.Validate())
		f.Check(!slices.ContainsFunc(p.Fresh[:i], func(other Freshness) bool { return other.Kind == fresh.Kind }),
			field+".kind", "repeats %q", fresh.Kind)
	}
	f.In("load", p.Load.Validate())
	return f.Err()
}
