package team

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/accordhq/accord/account"
)

// The guards of the table say first who may, then whether the step makes sense
// now, and last what the move lacks.

func mayNotify(x changeMove) error {
	if err := x.byMember(true); err != nil {
		return err
	}
	if len(x.gate.holders(account.TechnicalLead, x.move.At)) == 0 {
		return x.refuse("a holder of "+string(account.TechnicalLead)+" who could be told", x.move.Actor, nil)
	}
	if x.noticed() {
		return x.doesNotFollow(errDone)
	}
	return nil
}

func mayCounsel(x changeMove) error {
	if err := x.byLead(true); err != nil {
		return err
	}
	if x.rule.Notice && !x.noticed() {
		return x.doesNotFollow(errNotNoticed)
	}
	return cmp.Or(x.first(), x.noted())
}

func mayApprove(x changeMove) error {
	if err := x.byLead(x.rule.OwnApproval); err != nil {
		return err
	}
	switch {
	case x.rule.Notice && !x.noticed():
		return x.doesNotFollow(errNotNoticed)
	case x.rule.Counsel && !x.change.did(Counsel):
		return x.doesNotFollow(errNotAdvised)
	case x.change.approved(x.rule):
		return x.doesNotFollow(errDone)
	}
	return nil
}

func mayReject(x changeMove) error { return cmp.Or(x.byLead(true), x.noted()) }

func mayAgree(x changeMove) error {
	may := x.gate.customers(x.change, x.rule, x.move.At)
	if slices.Contains(may, x.move.Actor) {
		return nil
	}
	if x.change.agreed(x.move.Actor) {
		return x.doesNotFollow(errDone)
	}
	who := "a person at the customer"
	if x.rule.Customer.Level != "" {
		who += " of the " + string(x.rule.Customer.Level) + " level"
	}
	if len(x.rule.Customer.Of) > 0 {
		who += " whom the policy names"
	}
	return x.refuse(who+x.butTheRequester(x.rule.OwnApproval), x.move.Actor, may)
}

func mayWithdraw(x changeMove) error { return cmp.Or(x.byMember(true), x.noted()) }

func mayApply(x changeMove) error {
	if err := x.byMember(false); err != nil {
		return err
	}
	if missing := x.change.Missing(x.gate, x.move.At, nil); len(missing) > 0 {
		return &UnauthorizedError{Change: x.change.ID, Missing: missing}
	}
	return nil
}

func mayOverride(x changeMove) error {
	if err := x.byMember(false); err != nil {
		return err
	}
	if err := account.CheckID("decided_by", x.move.DecidedBy); err != nil {
		return err
	}
	deciders := x.gate.deciders(x.move.At)
	if !slices.Contains(deciders, x.move.DecidedBy) {
		who := "the decision of a holder of " + quoted(x.gate.Policy.OrDefault().Deciders)
		return x.refuse(who, x.move.DecidedBy, deciders)
	}
	return cmp.Or(x.noted(), x.change.fits(Override, x.gate.Solution))
}

func mayVerify(x changeMove) error { return x.byMember(false) }

func mayRollBack(x changeMove) error {
	return cmp.Or(x.byMember(false), x.noted(), x.change.fits(RollBack, x.gate.Solution))
}

func mayReview(x changeMove) error {
	if !x.change.Emergency {
		return x.doesNotFollow(errNoEmergency)
	}
	return cmp.Or(x.byLead(x.rule.OwnApproval), x.first(), x.noted())
}

// byLead refuses whoever does not hold technical lead, and whose own the change
// is unless it may be.
func (x changeMove) byLead(own bool) error {
	may := x.gate.leads(x.change, own, x.move.At)
	if slices.Contains(may, x.move.Actor) {
		return nil
	}
	who := "a holder of " + string(account.TechnicalLead)
	return x.refuse(who+x.butTheRequester(own), x.move.Actor, may)
}

// byMember refuses whoever is not on the provider's side of the team, but for the
// requester where they may.
func (x changeMove) byMember(orRequester bool) error {
	may := x.gate.members(x.move.At)
	who := "a member of the provider's side of the team"
	if requester := x.change.Requester; orRequester {
		who += ", or the requester"
		if !slices.Contains(may, requester) && !x.gate.gone(requester, x.move.At) {
			may = append(may, requester)
		}
	}
	if slices.Contains(may, x.move.Actor) {
		return nil
	}
	return x.refuse(who, x.move.Actor, may)
}

func (x changeMove) butTheRequester(own bool) string {
	if own {
		return ""
	}
	who := " other than the requester"
	if s, ok := x.change.step(Draft); ok && s.Actor != x.change.Requester {
		who += " and who drafted it"
	}
	return who
}

// noticed reports whether notice was given to somebody who is technical lead now.
func (x changeMove) noticed() bool {
	_, ok := x.change.notice(x.gate, x.move.At)
	return ok
}

// first refuses a verb that was done before.
func (x changeMove) first() error {
	if x.change.did(x.move.Verb) {
		return x.doesNotFollow(errDone)
	}
	return nil
}

func (x changeMove) noted() error {
	if x.move.Note == "" {
		return &account.FieldError{Field: "note", Rule: "is missing: say why"}
	}
	return nil
}

func (x changeMove) refuse(takes string, who account.PersonID, may []account.PersonID) error {
	return &ActorError{Change: x.change.ID, Verb: x.move.Verb, Person: who, Takes: takes, May: may}
}

// An ActorError says that a person may not do a step, and who may. It unwraps to
// [account.ErrNotAllowed].
type ActorError struct {
	Change ChangeID
	Verb   ChangeVerb
	// Person is who may not: the one who acted, or who was said to have decided.
	Person account.PersonID
	// Takes says what the step takes, such as "a holder of technical-lead".
	Takes string
	// May are the people who fit that; nobody where a role is vacant.
	May []account.PersonID
}

func (e *ActorError) Error() string {
	may := "which nobody is"
	if len(e.May) > 0 {
		may = quoted(e.May)
	}
	return fmt.Sprintf("change %q: %s: %v for %q: it takes %s: %s",
		e.Change, e.Verb, account.ErrNotAllowed, e.Person, e.Takes, may)
}

// Unwrap returns [account.ErrNotAllowed].
func (e *ActorError) Unwrap() error { return account.ErrNotAllowed }
