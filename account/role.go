package account

// A Role is what a provider's person answers for on an account. A host may add
// roles of its own; these six are the account team of the white paper
// (chapter "The Account Team").
type Role string

const (
	// ExecutivePartner knows team and customer by name and removes obstacles.
	ExecutivePartner Role = "executive-partner"
	// AccountManager owns the relationship.
	AccountManager Role = "account-manager"
	// SalesEngineer is the account manager's technical arm in business
	// development.
	SalesEngineer Role = "sales-engineer"
	// ProfessionalServices brings the solution to production.
	ProfessionalServices Role = "professional-services"
	// OperationsSupervisor, also called customer service manager, answers for
	// the customer's entire service experience.
	OperationsSupervisor Role = "operations-supervisor"
	// TechnicalLead answers for the operational soundness of the
	// configuration.
	TechnicalLead Role = "technical-lead"
)

// Label is the name of the role for people. A host that adds a role adds the
// phrase "role." and the role's code.
func (r Role) Label() Text { return Say("role."+string(r), nil) }

// Ref points at the role, whoever holds it on whatever account.
func (r Role) Ref() Ref { return Ref{Kind: RefRole, ID: string(r)} }
