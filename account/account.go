package account

import (
	"time"

	"github.com/accordhq/accord/internal/form"
)

// An Account is a customer of the provider.
type Account struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
	// Parent is the account this one belongs to; empty for none.
	Parent     ID          `json:"parent,omitempty"`
	Profile    Profile     `json:"profile,omitzero"`
	Contract   Contract    `json:"contract,omitzero"`
	Objectives []Objective `json:"objectives,omitempty"`
	// Closed is when the relationship ended; zero while it lasts.
	Closed   time.Time `json:"closed,omitzero"`
	Revision Revision  `json:"revision,omitempty"`
}

// A Profile grades an account. How often it is reviewed, and in what depth,
// goes by it (white paper, "The Operations Review Process"). It is internal
// for good.
type Profile struct {
	// Technical and Business are the complexity of the solution and of the
	// customer's business.
	Technical Grade `json:"technical_complexity,omitempty"`
	Business  Grade `json:"business_complexity,omitempty"`
	// Importance is how much the account matters to the provider's strategy.
	Importance Grade `json:"strategic_importance,omitempty"`
}

// A Grade is low, medium or high; the zero value is not graded.
type Grade string

// The grades of a [Profile].
const (
	Low    Grade = "low"
	Medium Grade = "medium"
	High   Grade = "high"
)

func (g Grade) known() bool { return g == "" || g == Low || g == Medium || g == High }

// A Contract is what the customer pays, and until when. The zero value is a
// contract that was not supplied.
type Contract struct {
	// Name is what both sides call it, such as a number.
	Name string `json:"name"`
	// Fee is paid once per Per.
	Fee Money     `json:"fee,omitzero"`
	Per FeePeriod `json:"per,omitempty"`
	// From and Until bound the contract, closed–open; a zero Until is open
	// ended.
	From  time.Time `json:"from,omitzero"`
	Until time.Time `json:"until,omitzero"`
	// NoticeBy is the last instant at which either side can give notice.
	NoticeBy   time.Time  `json:"notice_by,omitzero"`
	Visibility Visibility `json:"visibility"`
}

// IsZero reports whether nothing was supplied of the contract.
func (c Contract) IsZero() bool {
	return c.Name == "" && c.Fee.IsZero() && c.Per == "" &&
		c.From.IsZero() && c.Until.IsZero() && c.NoticeBy.IsZero()
}

// A FeePeriod is how often a fee is due.
type FeePeriod string

// The periods of a fee.
const (
	PerMonth   FeePeriod = "month"
	PerQuarter FeePeriod = "quarter"
	PerYear    FeePeriod = "year"
)

func (p FeePeriod) known() bool { return p == PerMonth || p == PerQuarter || p == PerYear }

// An Objective is something the customer is trying to reach.
type Objective struct {
	ID   ObjectiveID `json:"id"`
	Text string      `json:"text"`
	// Owner is the person at the customer who wants it.
	Owner PersonID `json:"owner,omitempty"`
	// By is when it should be reached; zero for no date.
	By         time.Time       `json:"by,omitzero"`
	Status     ObjectiveStatus `json:"status"`
	Visibility Visibility      `json:"visibility"`
}

// An ObjectiveStatus is how far an [Objective] has come.
type ObjectiveStatus string

// The states of an objective.
const (
	ObjectiveOpen    ObjectiveStatus = "open"
	ObjectiveReached ObjectiveStatus = "reached"
	ObjectiveDropped ObjectiveStatus = "dropped"
)

func (s ObjectiveStatus) known() bool {
	return s == ObjectiveOpen || s == ObjectiveReached || s == ObjectiveDropped
}

// Label is the name of the state for people; an unknown state is said as it
// stands.
func (s ObjectiveStatus) Label() Text {
	if !s.known() {
		return Data(s)
	}
	return Say("objective."+string(s), nil)
}

// Validate names every fault of the account by field.
func (a Account) Validate() error {
	var f Faults
	f.In("", CheckID("id", a.ID))
	f.Check(a.Name != "", "name", "is missing")
	if a.Parent != "" {
		f.In("", CheckID("parent", a.Parent))
		f.Check(a.Parent != a.ID, "parent", "is the account itself")
	}
	f.In("profile", a.Profile.Validate())
	if !a.Contract.IsZero() {
		f.In("contract", a.Contract.Validate())
	}
	seen := make(map[ObjectiveID]bool, len(a.Objectives))
	for i, o := range a.Objectives {
		field := form.Index("objectives", i)
		f.In(field, o.Validate())
		f.Check(!seen[o.ID], field, "repeats the id %q", o.ID)
		seen[o.ID] = true
	}
	return f.Err()
}

// Validate names every fault of the profile by field.
func (p Profile) Validate() error {
	var f Faults
	const rule = "%q is not low, medium or high"
	f.Check(p.Technical.known(), "technical_complexity", rule, p.Technical)
	f.Check(p.Business.known(), "business_complexity", rule, p.Business)
	f.Check(p.Importance.known(), "strategic_importance", rule, p.Importance)
	return f.Err()
}

// Validate names every fault of the contract by field.
func (c Contract) Validate() error {
	var f Faults
	f.Check(c.Name != "", "name", "is missing")
	f.In("fee", c.Fee.Validate())
	f.Check(!c.Fee.Amount.IsNegative(), "fee.amount", "is negative")
	f.Check(c.Fee.IsZero() == (c.Per == ""), "per", "goes with a fee, and a fee with it")
	f.Check(c.Per == "" || c.Per.known(), "per", "%q is not month, quarter or year", c.Per)
	f.Check(c.Until.IsZero() || c.From.Before(c.Until), "until", "is not after from")
	f.Check(c.NoticeBy.IsZero() || c.Until.IsZero() || !c.NoticeBy.After(c.Until),
		"notice_by", "is after until")
	f.Check(c.Visibility.Known(), "visibility", "%q is not an audience", c.Visibility)
	return f.Err()
}

// Validate names every fault of the objective by field.
func (o Objective) Validate() error {
	var f Faults
	f.In("", CheckID("id", o.ID))
	f.Check(o.Text != "", "text", "is missing")
	if o.Owner != "" {
		f.In("", CheckID("owner", o.Owner))
	}
	f.Check(o.Status.known(), "status", "%q is not open, reached or dropped", o.Status)
	f.Check(o.Visibility.Known(), "visibility", "%q is not an audience", o.Visibility)
	return f.Err()
}
