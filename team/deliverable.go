package team

import (
	"time"

	"github.com/accordhq/accord/account"
)

// A Deliverable is one issue of something a role owes the account.
type Deliverable struct {
	Kind   DeliverableKind  `json:"kind"`
	Issued time.Time        `json:"issued"`
	By     account.PersonID `json:"by"`
	// Digest is [account.Solution.Digest] of the configuration it was issued
	// for; empty for a kind that does not go by the configuration.
	Digest string `json:"digest,omitempty"`
	// Place says where it is found, such as a path or an address.
	Place      string             `json:"place,omitempty"`
	Visibility account.Visibility `json:"visibility"`
}

// A DeliverableKind is something that a role owes. Hosts may add their own.
type DeliverableKind string

// What the six roles owe (white paper, "The Account Team").
const (
	SharedVision           DeliverableKind = "shared-vision"
	AccountPlan            DeliverableKind = "account-plan"
	ConfigurationDiagram   DeliverableKind = "configuration-diagram"
	ProductionSolution     DeliverableKind = "production-solution"
	OperationsReviewReport DeliverableKind = "operations-review-report"
	OperationsDocument     DeliverableKind = "operations-document"
)

// Label is the name of the kind for people. A host that adds a kind adds the
// phrase "deliverable." and the kind.
func (k DeliverableKind) Label() account.Text { return account.Say("deliverable."+string(k), nil) }

// Purpose says what the kind is for, as a sentence to people on both sides. A
// host that adds a kind adds the phrase "deliverable-purpose." and the kind.
func (k DeliverableKind) Purpose() account.Text {
	return account.Say("deliverable-purpose."+string(k), nil)
}

// Ref points at the latest issue of a kind for an account.
func (k DeliverableKind) Ref(id account.ID) account.Ref {
	return account.Ref{Kind: RefDeliverable, ID: string(id) + "/" + string(k)}
}

// Latest returns the last issue of a kind at or before an instant, and false
// when there is none. Of two issued at once it is the later in the list.
func Latest(deliverables []Deliverable, kind DeliverableKind, at time.Time) (Deliverable, bool) {
	var last Deliverable
	found := false
	for _, d := range deliverables {
		if d.Kind == kind && !d.Issued.After(at) && (!found || !d.Issued.Before(last.Issued)) {
			last, found = d, true
		}
	}
	return last, found
}

// Validate names every fault of the deliverable by field.
func (d Deliverable) Validate() error {
	var f account.Faults
	f.In("", account.CheckID("kind", d.Kind))
	f.Check(!d.Issued.IsZero(), "issued", "is missing")
	f.In("", account.CheckID("by", d.By))
	f.Check(d.Visibility.Known(), "visibility", "%q is not an audience", d.Visibility)
	return f.Err()
}
