package metrics

import (
	"time"

	"github.com/accordhq/accord/account"
)

// ActivityID identifies an [Activity].
type ActivityID string

// Ref points at the activity.
func (id ActivityID) Ref() account.Ref { return account.Ref{Kind: RefActivity, ID: string(id)} }

// An Activity is service work that no ticket asked for: what the white
// paper's review template lists beside tickets (chapter "The Operations
// Supervisor: A Closer Look").
type Activity struct {
	ID      ActivityID   `json:"id"`
	Account account.ID   `json:"account"`
	Kind    ActivityKind `json:"kind"`
	// Item is the part of the solution it concerns; empty for none.
	Item    account.ItemID `json:"item,omitempty"`
	Summary string         `json:"summary"`
	Status  ActivityStatus `json:"status"`
	// Planned is when it should be finished, Done when it was finished or
	// given up; zero for no date.
	Planned time.Time `json:"planned,omitzero"`
	Done    time.Time `json:"done,omitzero"`
	// Result says what came of it, in a few words.
	Result     string             `json:"result,omitempty"`
	Visibility account.Visibility `json:"visibility"`
}

// An ActivityKind is a sort of service work.
type ActivityKind string

// The kinds of activity.
const (
	Order          ActivityKind = "order"
	Implementation ActivityKind = "implementation"
	Maintenance    ActivityKind = "maintenance"
	Upgrade        ActivityKind = "upgrade"
	// Patch is a security patch, evaluated or applied.
	Patch  ActivityKind = "patch"
	Backup ActivityKind = "backup"
	// Averted is a problem kept from happening.
	Averted ActivityKind = "averted"
)

func (k ActivityKind) known() bool {
	switch k {
	case Order, Implementation, Maintenance, Upgrade, Patch, Backup, Averted:
		return true
	}
	return false
}

// An ActivityStatus is how far an [Activity] has come.
type ActivityStatus string

// The states of an activity.
const (
	ActivityPlanned ActivityStatus = "planned"
	ActivityRunning ActivityStatus = "running"
	// ActivityEvaluated: a patch was looked at and found not to be needed.
	ActivityEvaluated ActivityStatus = "evaluated"
	ActivityDone      ActivityStatus = "done"
	ActivityFailed    ActivityStatus = "failed"
	ActivityCancelled ActivityStatus = "cancelled"
)

// Label is the name of the state for people; an unknown state is said as it
// stands.
func (s ActivityStatus) Label() account.Text {
	if !s.known() {
		return account.Data(s)
	}
	return account.Say("activity."+string(s), nil)
}

func (s ActivityStatus) finished() bool {
	switch s {
	case ActivityEvaluated, ActivityDone, ActivityFailed, ActivityCancelled:
		return true
	}
	return false
}

func (s ActivityStatus) known() bool {
	return s == ActivityPlanned || s == ActivityRunning || s.finished()
}

// Finished reports whether the activity had come to its end at an instant.
func (a Activity) Finished(at time.Time) bool {
	return a.Status.finished() && !a.Done.After(at)
}

// In reports whether the activity belongs to a period: it had not come to its
// end before the period began. What is planned for later belongs to it too.
func (a Activity) In(p Period) bool {
	return !a.Status.finished() || !a.Done.Before(p.From)
}

// Late reports whether the activity was planned for before an instant and had
// not come to its end by then.
func (a Activity) Late(at time.Time) bool {
	return !a.Planned.IsZero() && a.Planned.Before(at) && !a.Finished(at)
}

// Validate names every fault of the activity by field.
func (a Activity) Validate() error {
	var f account.Faults
	f.In("", account.CheckID("id", a.ID))
	f.In("", account.CheckID("account", a.Account))
	f.Check(a.Kind.known(), "kind", "%q is not a kind of activity", a.Kind)
	f.Check(a.Summary != "", "summary", "is missing")
	f.Check(a.Status.known(), "status", "%q is not a state of an activity", a.Status)
	f.Check(a.Status.finished() == !a.Done.IsZero(), "done",
		"goes with the states evaluated, done, failed and cancelled, and they with it")
	f.Check(a.Visibility.Known(), "visibility", "%q is not an audience", a.Visibility)
	return f.Err()
}
