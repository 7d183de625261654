package sample

import (
	"fmt"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/team"
)

// assignments are the account team. Professional services had it done with the
// scanners, so they thought, and went on to somebody else.
func (w *world) assignments() []team.Assignment {
	all := []team.Assignment{
		{Person: partner, Role: account.ExecutivePartner, From: w.at(contractFrom), Primary: true},
		{Person: manager, Role: account.AccountManager, From: w.at(contractFrom), Primary: true},
		{Person: salesEng, Role: account.SalesEngineer, From: w.at("2025-01-06 09:00"), Primary: true},
		{
			Person: services, Role: account.ProfessionalServices, From: w.at("2026-03-02 09:00"), Until: w.at("2026-08-01 00:00"),
			Basis: team.AsNeeded, Primary: true, Reason: "Handheld scanning in the Liège cold store",
		},
		{Person: supervisor, Role: account.OperationsSupervisor, From: w.at(contractFrom), Primary: true},
		{Person: techLead, Role: account.TechnicalLead, From: w.at("2024-09-02 09:00"), Primary: true},
		{Person: applications, Role: account.TechnicalLead, From: w.at("2025-10-01 09:00"), Reason: "Stands in, and knows the order application best"},
		{
			Person: databases, Role: account.TechnicalLead, From: w.at("2026-06-01 09:00"),
			Basis: team.AsNeeded, Reason: "Counsel on changes of the order database",
		},
	}
	for i := range all {
		a := &all[i]
		a.ID, a.Account = team.AssignmentID(fmt.Sprintf("asg-%d", i+1)), Account
		if a.Basis == "" {
			a.Basis = team.Standing
		}
		if a.Person != databases { // whom the customer never speaks with
			a.Visibility = account.Customer
		}
	}
	return all
}

// deliverables are what the team has issued, in order of issue. The diagram is of
// the configuration before the summer.
func (w *world) deliverables() []memory.Deliverable {
	now := w.solution()
	spring := asOfMay(now).Digest()
	var all []memory.Deliverable
	for _, d := range []struct {
		kind   team.DeliverableKind
		issued string
		by     account.PersonID
		digest string
		place  string
		seen   account.Visibility
	}{
		{team.ProductionSolution, "2024-07-01 09:00", services, "", "handover/2024-07.pdf", account.Customer},
		{team.SharedVision, "2025-10-15 14:00", partner, "", "vision/2025.pdf", account.Business},
		{team.AccountPlan, "2026-01-20 16:00", manager, "", "plans/tessenbroek-2026.docx", account.Internal},
		{team.ConfigurationDiagram, "2026-05-12 11:00", salesEng, spring, "diagrams/tessenbroek-2026-05.svg", account.Customer},
		{team.OperationsReviewReport, "2026-07-15 10:00", supervisor, "", "reviews/2026-q2.html", account.Customer},
		{team.OperationsDocument, "2026-09-24 17:00", techLead, now.Digest(), "runbooks/tessenbroek.md", account.Customer},
	} {
		all = append(all, memory.Deliverable{Account: Account, Deliverable: team.Deliverable{
			Kind: d.kind, Issued: w.at(d.issued), By: d.by, Digest: d.digest, Place: d.place, Visibility: d.seen,
		}})
	}
	return all
}
