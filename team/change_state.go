package team

import (
	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/machine"
)

// A ChangeState is where a [ChangeRequest] stands.
type ChangeState string

// The states of a change request. Rejected, withdrawn, verified and rolled back
// are final.
const (
	Drafted    ChangeState = "drafted"
	Noticed    ChangeState = "noticed"
	Counselled ChangeState = "counselled"
	Approved   ChangeState = "approved"
	Rejected   ChangeState = "rejected"
	Withdrawn  ChangeState = "withdrawn"
	Applied    ChangeState = "applied"
	Verified   ChangeState = "verified"
	RolledBack ChangeState = "rolled-back"
)

// Label is the name of the state for people.
func (s ChangeState) Label() account.Text { return account.Say("change."+string(s), nil) }

// pending reports whether the change may still be applied.
func (s ChangeState) pending() bool {
	return s == Drafted || s == Noticed || s == Counselled || s == Approved
}

// A ChangeVerb is what can be done with a change request.
type ChangeVerb string

// The verbs of a change request.
const (
	// Draft writes it down; it is the first step of every change.
	Draft ChangeVerb = "draft"
	// Notify gives the technical lead advance notice, and their successor again.
	Notify ChangeVerb = "notify"
	// Counsel records the technical lead's advice, given in the note.
	Counsel ChangeVerb = "counsel"
	// Approve and Reject are the technical lead's decision. A rejection says
	// why in the note.
	Approve ChangeVerb = "approve"
	Reject  ChangeVerb = "reject"
	// Agree is the approval of a person at the customer.
	Agree ChangeVerb = "agree"
	// Withdraw takes the request back; the note says why.
	Withdraw ChangeVerb = "withdraw"
	// Apply makes the change once it is authorised, Override in an emergency
	// before that; the note says what could not wait.
	Apply    ChangeVerb = "apply"
	Override ChangeVerb = "override"
	// Verify finds the change good, RollBack takes it back; the note of the
	// latter says why.
	Verify   ChangeVerb = "verify"
	RollBack ChangeVerb = "roll-back"
	// Review is the technical lead's look at a change that was made in an
	// emergency; the note says what came of it.
	Review ChangeVerb = "review"
)

// Label is the name of the verb for people.
func (v ChangeVerb) Label() account.Text { return account.Say("change-verb."+string(v), nil) }

// happened is the verb as told in an event.
var happened = map[ChangeVerb]account.EventKind{
	Draft:    "change.drafted",
	Notify:   "change.noticed",
	Counsel:  "change.counselled",
	Approve:  "change.approved",
	Reject:   "change.rejected",
	Agree:    "change.agreed",
	Withdraw: "change.withdrawn",
	Apply:    "change.applied",
	Override: "change.overridden",
	Verify:   "change.verified",
	RollBack: "change.rolled-back",
	Review:   "change.reviewed",
}

// changeTable is the life of a change request. Steps that its policy does not
// ask for may be skipped; those that it does are the guards' matter. What a
// policy came to ask for only after its turn, and notice that no longer counts, is
// made up for where the change stands: so nothing that is missing can never be given.
func changeTable() machine.Table[ChangeState, ChangeVerb, changeMove] {
	return machine.Table[ChangeState, ChangeVerb, changeMove]{
		{From: Drafted, Step: Notify, To: Noticed, Guard: mayNotify},
		{From: Drafted, Step: Counsel, To: Counselled, Guard: mayCounsel},
		{From: Drafted, Step: Approve, To: Approved, Guard: mayApprove},
		{From: Drafted, Step: Reject, To: Rejected, Guard: mayReject},
		{From: Drafted, Step: Agree, To: Drafted, Guard: mayAgree},
		{From: Drafted, Step: Withdraw, To: Withdrawn, Guard: mayWithdraw},
		{From: Drafted, Step: Apply, To: Applied, Guard: mayApply},
		{From: Drafted, Step: Override, To: Applied, Guard: mayOverride},

		{From: Noticed, Step: Notify, To: Noticed, Guard: mayNotify},
		{From: Noticed, Step: Counsel, To: Counselled, Guard: mayCounsel},
		{From: Noticed, Step: Approve, To: Approved, Guard: mayApprove},
		{From: Noticed, Step: Reject, To: Rejected, Guard: mayReject},
		{From: Noticed, Step: Agree, To: Noticed, Guard: mayAgree},
		{From: Noticed, Step: Withdraw, To: Withdrawn, Guard: mayWithdraw},
		{From: Noticed, Step: Apply, To: Applied, Guard: mayApply},
		{From: Noticed, Step: Override, To: Applied, Guard: mayOverride},

		{From: Counselled, Step: Approve, To: Approved, Guard: mayApprove},
		{From: Counselled, Step: Reject, To: Rejected, Guard: mayReject},
		{From: Counselled, Step: Agree, To: Counselled, Guard: mayAgree},
		{From: Counselled, Step: Notify, To: Counselled, Guard: mayNotify},
		{From: Counselled, Step: Withdraw, To: Withdrawn, Guard: mayWithdraw},
		{From: Counselled, Step: Apply, To: Applied, Guard: mayApply},
		{From: Counselled, Step: Override, To: Applied, Guard: mayOverride},

		{From: Approved, Step: Agree, To: Approved, Guard: mayAgree},
		{From: Approved, Step: Notify, To: Approved, Guard: mayNotify},
		{From: Approved, Step: Counsel, To: Approved, Guard: mayCounsel},
		{From: Approved, Step: Approve, To: Approved, Guard: mayApprove},
		{From: Approved, Step: Withdraw, To: Withdrawn, Guard: mayWithdraw},
		{From: Approved, Step: Apply, To: Applied, Guard: mayApply},
		{From: Approved, Step: Override, To: Applied, Guard: mayOverride},

		{From: Applied, Step: Review, To: Applied, Guard: mayReview},
		{From: Applied, Step: Verify, To: Verified, Guard: mayVerify},
		{From: Applied, Step: RollBack, To: RolledBack, Guard: mayRollBack},
		{From: Verified, Step: Review, To: Verified, Guard: mayReview},
		{From: RolledBack, Step: Review, To: RolledBack, Guard: mayReview},
	}
}

// ChangeDiagram is the life of a change request as a Mermaid state diagram.
func ChangeDiagram() string { return changeTable().Mermaid(Drafted) }
