package team

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// A ChangePolicy says what a change needs before it may be applied, by its kind.
// The zero value is [DefaultChangePolicy].
type ChangePolicy struct {
	// Kinds are the rules of the kinds that have one of their own. A kind is
	// the host's word, so that none has one by default.
	Kinds map[ChangeKind]ChangeRule `json:"kinds,omitempty"`
	// Default is the rule of every other kind.
	Default ChangeRule `json:"default,omitzero"`
	// Deciders are the roles whose holders may decide to go ahead in an
	// emergency, before a change is authorised.
	Deciders []account.Role `json:"deciders,omitempty"`
}

// A ChangeRule says what a kind of change needs before it may be applied. It
// asks for at least one of notice, counsel and approval (white paper, "The
// Account Team").
type ChangeRule struct {
	// Notice asks that the technical lead be told, Ahead at least that long
	// before, in service hours; zero is at any time before. In JSON it is a Go
	// duration, such as "8h0m0s".
	Notice bool          `json:"notice,omitempty"`
	Ahead  time.Duration `json:"-"`
	// Counsel asks for the technical lead's advice, Approval for their yes.
	Counsel  bool `json:"counsel,omitempty"`
	Approval bool `json:"approval,omitempty"`
	// Customer asks for a yes of people at the customer.
	Customer CustomerApproval `json:"customer,omitzero"`
	// OwnApproval lets a requester approve, agree to and review their own
	// change. The step shows it.
	OwnApproval bool `json:"own_approval,omitempty"`
}

type changeRule ChangeRule

type changeRuleJSON struct {
	changeRule
	Ahead string `json:"ahead,omitempty"`
}

// MarshalJSON writes Ahead as a Go duration.
func (r ChangeRule) MarshalJSON() ([]byte, error) {
	j := changeRuleJSON{changeRule: changeRule(r)}
	if r.Ahead != 0 {
		j.Ahead = r.Ahead.String()
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what [ChangeRule.MarshalJSON] wrote.
func (r *ChangeRule) UnmarshalJSON(b []byte) error {
	var j changeRuleJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	if j.Ahead != "" {
		ahead, err := time.ParseDuration(j.Ahead)
		if err != nil {
			return &account.FieldError{Field: "ahead", Rule: strconv.Quote(j.Ahead) + ` is not a duration such as "8h" or "30m"`}
		}
		j.changeRule.Ahead = ahead
	}
	*r = ChangeRule(j.changeRule)
	return nil
}

// IsZero reports whether the rule says nothing.
func (r ChangeRule) IsZero() bool {
	return !r.Notice && r.Ahead == 0 && !r.Counsel && !r.Approval && r.Customer.IsZero() && !r.OwnApproval
}

// CustomerApproval says how many people at the customer must agree to a change,
// and of whom. The zero value asks nobody.
type CustomerApproval struct {
	N int `json:"n"`
	// Level is the level they are of; empty for either.
	Level account.Level `json:"level,omitempty"`
	// Of are the people who are asked, all of one customer, so that it goes with
	// kinds of change of that customer; empty for anybody there.
	Of []account.PersonID `json:"of,omitempty"`
}

// IsZero reports whether nothing is said.
func (a CustomerApproval) IsZero() bool { return a.N == 0 && a.Level == "" && len(a.Of) == 0 }

// asks reports whether a person is one of those who are asked.
func (a CustomerApproval) asks(p account.Person) bool {
	return (a.Level == "" || p.Level == a.Level) && (len(a.Of) == 0 || slices.Contains(a.Of, p.ID))
}

// validate names every fault by field.
func (a CustomerApproval) validate() error {
	var f account.Faults
	f.Check(a.N >= 0, "n", "is below 0")
	f.Check(a.Level == "" || a.Level == account.BusinessLevel || a.Level == account.TechnicalLevel,
		"level", "%q is not business or technical", a.Level)
	f.Check(a.Level == "" || a.N != 0, "level", "is given, but nobody is asked")
	f.Check(len(a.Of) == 0 || a.N != 0, "of", "is given, but nobody is asked")
	f.Check(len(a.Of) == 0 || a.N <= len(a.Of), "n", "is above the number of those who are asked")
	for i, id := range a.Of {
		field := form.Index("of", i)
		f.In("", account.CheckID(field, id))
		f.Check(!slices.Contains(a.Of[:i], id), field, "repeats %q", id)
	}
	return f.Err()
}

// DefaultChangePolicy returns the policy that is in use where none is given. A
// kind that nobody thought about is treated most strictly; what needs less is
// named in Kinds:
//
//	                          default             reason
//	notice, counsel and       all three           each of the three that the white paper names
//	approval
//	notice ahead              8 service hours     a working day, so that nobody's day off hides it
//	approvals at the customer none                who agrees is settled with each customer
//	own approval              no                  one pair of eyes is not two
//	deciders in an emergency  technical lead,     whoever answers for the configuration,
//	                          operations          for the whole service experience,
//	                          supervisor,
//	                          executive partner   or for removing obstacles
//
// The review of a change made in an emergency has no term: it is owed at once.
func DefaultChangePolicy() ChangePolicy {
	return ChangePolicy{
		Default:  ChangeRule{Notice: true, Ahead: 8 * time.Hour, Counsel: true, Approval: true},
		Deciders: []account.Role{account.TechnicalLead, account.OperationsSupervisor, account.ExecutivePartner},
	}
}

// OrDefault returns the policy with the default of each field that is zero.
func (p ChangePolicy) OrDefault() ChangePolicy {
	d := DefaultChangePolicy()
	if p.Default.IsZero() {
		p.Default = d.Default
	}
	if len(p.Deciders) == 0 {
		p.Deciders = d.Deciders
	}
	return p
}

// Rule returns the rule of a kind, by the policy with its defaults.
func (p ChangePolicy) Rule(kind ChangeKind) ChangeRule {
	if r, ok := p.Kinds[kind]; ok {
		return r
	}
	return p.OrDefault().Default
}

// Validate names every fault of the policy by field, deciders among them that the
// charter does not have. A default rule and deciders that are not given are no
// fault.
func (p ChangePolicy) Validate(charter Charter) error {
	p = p.OrDefault()
	var f account.Faults
	for _, kind := range slices.Sorted(maps.Keys(p.Kinds)) {
		f.Check(kind != "", "kinds", "has a rule for a kind without a name")
		f.In("kinds."+string(kind), p.Kinds[kind].Validate())
	}
	f.In("default", p.Default.Validate())
	for i, role := range p.Deciders {
		_, known := charter.Duty(role)
		f.Check(known, form.Index("deciders", i), "%q is not a role of the charter", role)
		f.Check(!slices.Contains(p.Deciders[:i], role), form.Index("deciders", i), "repeats %q", role)
	}
	return f.Err()
}

// Validate names every fault of the rule by field.
func (r ChangeRule) Validate() error {
	var f account.Faults
	f.Check(r.Notice || r.Counsel || r.Approval, "",
		"asks for neither notice to, counsel of nor approval by the technical lead")
	f.Check(r.Ahead >= 0, "ahead", "is below 0")
	f.Check(r.Ahead <= 0 || r.Notice, "ahead", "is given, but no notice is asked for")
	f.In("customer", r.Customer.validate())
	return f.Err()
}
