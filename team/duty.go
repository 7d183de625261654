package team

import (
	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// A Duty is what a role answers for and what it owes the account.
type Duty struct {
	Role account.Role `json:"role"`
	// Side is whose people hold the role.
	Side account.Side `json:"side"`
	// Level is the level at which its holders meet the other side, whatever
	// their own position is.
	Level account.Level `json:"level"`
	// Responsibilities say what the role answers for, to people on both sides;
	// there is at least one.
	Responsibilities []account.Text `json:"responsibilities"`
	// Owes are the deliverables of the role. A kind has one owing role.
	Owes []DeliverableKind `json:"owes,omitempty"`
}

// StandardCharter is the account team of six, in the order of the table of the
// white paper (chapter "The Account Team"). The executive partner, the account
// manager and the sales engineer meet the customer's business; the other three,
// who build and run the solution, meet its technical people (chapter "Managing
// the Enterprise Customer Relationship").
func StandardCharter() Charter {
	return Charter{
		standard(account.ExecutivePartner, account.BusinessLevel, SharedVision,
			"knows", "obstacles", "supports"),
		standard(account.AccountManager, account.BusinessLevel, AccountPlan,
			"owns"),
		standard(account.SalesEngineer, account.BusinessLevel, ConfigurationDiagram,
			"technical-arm"),
		standard(account.ProfessionalServices, account.TechnicalLevel, ProductionSolution,
			"production"),
		standard(account.OperationsSupervisor, account.TechnicalLevel, OperationsReviewReport,
			"service"),
		standard(account.TechnicalLead, account.TechnicalLevel, OperationsDocument,
			"soundness", "gate"),
	}
}

// standard is the duty of one of the six roles, all of the provider's side.
func standard(role account.Role, level account.Level, owes DeliverableKind, answers ...string) Duty {
	d := Duty{Role: role, Side: account.ProviderSide, Level: level, Owes: []DeliverableKind{owes}}
	for _, a := range answers {
		d.Responsibilities = append(d.Responsibilities, account.Say("duty."+string(role)+"."+a, nil))
	}
	return d
}

// Validate names every fault of the duty by field.
func (d Duty) Validate() error {
	var f account.Faults
	f.In("", account.CheckID("role", d.Role))
	f.Check(d.Side == account.CustomerSide || d.Side == account.ProviderSide, "side",
		"%q is not customer or provider", d.Side)
	f.Check(d.Level == account.BusinessLevel || d.Level == account.TechnicalLevel, "level",
		"%q is not business or technical", d.Level)
	f.Check(len(d.Responsibilities) > 0, "responsibilities", "are missing: say what the role answers for")
	for i, kind := range d.Owes {
		f.Check(kind != "", form.Index("owes", i), "is missing")
	}
	return f.Err()
}
