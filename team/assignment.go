package team

import (
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// AssignmentID identifies an [Assignment].
type AssignmentID string

// Ref points at the assignment.
func (id AssignmentID) Ref() account.Ref { return account.Ref{Kind: RefAssignment, ID: string(id)} }

// An Assignment says that a person holds a role on an account for a time. It may
// be made after the fact or ahead of it.
type Assignment struct {
	// ID is unique among all assignments of the tenant.
	ID      AssignmentID     `json:"id"`
	Account account.ID       `json:"account"`
	Person  account.PersonID `json:"person"`
	Role    account.Role     `json:"role"`
	// From and Until bound it, closed–open; a zero Until is open ended. One
	// that ends when it starts was a mistake and never held.
	From  time.Time `json:"from"`
	Until time.Time `json:"until,omitzero"`
	Basis Basis     `json:"basis"`
	// Primary is the holder who answers first where several hold the role.
	Primary bool `json:"primary,omitempty"`
	// Reason says why it was made.
	Reason     string             `json:"reason,omitempty"`
	Visibility account.Visibility `json:"visibility"`
}

// A Basis says how a role is held or required.
type Basis string

// The bases.
const (
	// Standing is all the time.
	Standing Basis = "standing"
	// AsNeeded is while there is work for the role, such as bringing a
	// solution to production.
	AsNeeded Basis = "as-needed"
)

func (b Basis) known() bool { return b == Standing || b == AsNeeded }

// Label is the name of the basis for people; an unknown basis is said as it
// stands.
func (b Basis) Label() account.Text {
	if !b.known() {
		return account.Data(b)
	}
	return account.Say("basis."+string(b), nil)
}

// InForce reports whether the assignment holds at an instant.
func (a Assignment) InForce(at time.Time) bool {
	return !at.Before(a.From) && (a.Until.IsZero() || at.Before(a.Until))
}

// held reports whether there is an instant at which it holds.
func (a Assignment) held() bool { return a.InForce(a.From) }

// overlaps reports whether there is an instant at which both hold.
func (a Assignment) overlaps(b Assignment) bool {
	begins := a.From
	if b.From.After(begins) {
		begins = b.From
	}
	return a.InForce(begins) && b.InForce(begins)
}

// Validate names every fault of the assignment by field.
func (a Assignment) Validate() error {
	var f account.Faults
	f.In("", account.CheckID("id", a.ID))
	f.In("", account.CheckID("account", a.Account))
	f.In("", account.CheckID("person", a.Person))
	f.In("", account.CheckID("role", a.Role))
	f.Check(!a.From.IsZero(), "from", "is missing")
	f.Check(a.Until.IsZero() || !a.Until.Before(a.From), "until", "is before from")
	f.Check(a.Basis.known(), "basis", "%q is not standing or as-needed", a.Basis)
	f.Check(a.Visibility.Known(), "visibility", "%q is not an audience", a.Visibility)
	return f.Err()
}

// CheckAssignments names every fault of the assignments of one account, each
// under "assignments[i]": those of each by itself, roles that the charter does
// not have, holders who are not on record, are of the wrong side or had gone
// before it starts, ids that repeat, and, of one role at one time, two primary
// holders or one person twice. An assignment that never held is in nobody's way,
// and one whose holder left since is for the [Rule] values to find.
func CheckAssignments(charter Charter, assignments []Assignment, people []account.Person) error {
	holders := make(map[account.PersonID]account.Person, len(people))
	for _, p := range people {
		holders[p.ID] = p
	}
	var f account.Faults
	seen := make(map[AssignmentID]bool, len(assignments))
	for i, a := range assignments {
		field := form.Index("assignments", i)
		f.In(field, a.Validate())
		f.Check(a.ID == "" || !seen[a.ID], field+".id", "repeats %q", a.ID)
		seen[a.ID] = true
		f.Check(a.Account == assignments[0].Account, field+".account",
			"is not %q, as that of the others is", assignments[0].Account)
		d, known := charter.Duty(a.Role)
		f.Check(known || a.Role == "", field+".role", "%q is not a role of the charter", a.Role)
		p, known := holders[a.Person]
		f.Check(known || a.Person == "", field+".person", "%q is not on record", a.Person)
		if known {
			f.In(field, a.checkHolder(p, d))
		}
		for _, b := range assignments[:i] {
			f.In(field, a.checkBeside(b))
		}
	}
	return f.Err()
}

// checkHolder tells why a person on record cannot hold the assignment. The duty
// is zero for a role that is not known.
func (a Assignment) checkHolder(p account.Person, d Duty) error {
	var f account.Faults
	f.Check(d.Side == "" || p.Side == d.Side, "person",
		"%q is of the %s side; the role is for the %s side", p.ID, p.Side, d.Side)
	f.Check(p.Side != account.CustomerSide || p.Account == a.Account, "person",
		"%q belongs to another account", p.ID)
	if a.held() {
		f.Check(p.Erased.IsZero() || a.From.Before(p.Erased), "person",
			"%q was erased before the assignment starts", p.ID)
		f.Check(p.Left.IsZero() || a.From.Before(p.Left), "person",
			"%q had left before the assignment starts", p.ID)
	}
	return f.Err()
}

// checkBeside tells why the assignment cannot stand beside an earlier one.
func (a Assignment) checkBeside(b Assignment) error {
	var f account.Faults
	if a.Role != b.Role || !a.overlaps(b) {
		return nil
	}
	if a.Person == b.Person {
		f.Addf("", "gives %q the role at a time at which %q does", a.Person, b.ID)
	} else {
		f.Check(!a.Primary || !b.Primary, "primary", "is true at a time at which %q, of %q, is primary", b.ID, b.Person)
	}
	return f.Err()
}
