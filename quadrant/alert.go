package quadrant

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// An AlertKey identifies an [Alert]. The same trouble, as of the instant at which it
// began, always has the same key.
type AlertKey string

// Ref points at the alert.
func (k AlertKey) Ref() account.Ref { return account.Ref{Kind: RefAlert, ID: string(k)} }

// An Alert says that people must be told of a trouble. It is raised once, is
// escalated in steps until they are told, and is cleared when all are told or the
// trouble is over. Trouble that begins anew, such as with a ticket that is reopened, is
// a new alert; one that was over and then holds after all, as of the instant at which
// it began, is raised a second time. It is internal for good.
type Alert struct {
	Key      AlertKey         `json:"key"`
	Class    Class            `json:"class"`
	Signs    []Sign           `json:"signs"`
	Severity account.Severity `json:"severity"`
	// Since is when the trouble began, Raised when the alert was last raised.
	Since  time.Time `json:"since"`
	Raised time.Time `json:"raised"`
	// Steps are the notices that were stored since then, in order.
	Steps []Step `json:"steps,omitempty"`
	// Acks are those who said that they have taken notice.
	Acks []Ack `json:"acks,omitempty"`
	// Cleared is when it came to its end, and Outcome how; zero while it stands.
	Cleared time.Time `json:"cleared,omitzero"`
	Outcome Outcome   `json:"outcome,omitempty"`
	// Advisory is the word to the customer; nil where none is owed.
	Advisory *Advisory `json:"advisory,omitempty"`
	// Commitment is the promise to report back; empty where none is owed.
	Commitment account.CommitmentID `json:"commitment,omitempty"`
}

// A Class is how grave a trouble is. Compare with [Class.Rank].
type Class string

// The classes.
const (
	// Endangered is a promise that may not be kept.
	Endangered Class = "endangered"
	// Missed is a promise that was not kept in time.
	Missed Class = "missed"
	// Disruption is trouble with impact on the customer's business.
	Disruption Class = "disruption"
)

// Rank orders classes: the graver the higher; an unknown class comes first.
func (c Class) Rank() int {
	switch c {
	case Endangered:
		return 1
	case Missed:
		return 2
	case Disruption:
		return 3
	}
	return 0
}

// Label is the name of the class for people; an unknown one is said as it stands.
func (c Class) Label() account.Text { return label("class.", c, c.Rank() > 0) }

// A Sign is one reason why something is taken to be in trouble.
type Sign struct {
	Code SignCode `json:"code"`
	// Since is when it began to hold.
	Since time.Time `json:"since"`
}

// A SignCode says what makes trouble of a fact. The phrase "sign.CODE" tells
// people.
type SignCode string

// A Step is one notice about an alert.
type Step struct {
	// Name identifies it within the alert, such as "tell-account-manager" or
	// "late-customer-business-60-executive-partner".
	Name string            `json:"name"`
	Key  account.NoticeKey `json:"key"`
	// To is the role it is for.
	To account.Role `json:"to"`
	At time.Time    `json:"at"`
}

// An Ack is somebody's word that they have taken notice of an alert.
type Ack struct {
	By account.PersonID `json:"by"`
	At time.Time        `json:"at"`
}

// An Outcome is how an [Alert] came to its end.
type Outcome string

// The outcomes.
const (
	// ClearedTold: everybody who had to know was told.
	ClearedTold Outcome = "told"
	// ClearedOver: the trouble was over first.
	ClearedOver Outcome = "over"
	// ClearedGraver: the trouble became graver, for which there is another alert.
	ClearedGraver Outcome = "graver"
)

// Label is the name of the outcome for people; an unknown one is said as it stands.
func (o Outcome) Label() account.Text {
	return label("outcome.", o, o == ClearedTold || o == ClearedOver || o == ClearedGraver)
}

// Clone returns a copy that shares nothing that can change.
func (a Alert) Clone() Alert {
	a.Signs, a.Steps, a.Acks = slices.Clone(a.Signs), slices.Clone(a.Steps), slices.Clone(a.Acks)
	if a.Advisory != nil {
		v := a.Advisory.Clone()
		a.Advisory = &v
	}
	return a
}

// Redacted returns a copy without what a redaction takes out of the advisory.
func (a Alert) Redacted(r account.Redaction) Alert {
	a = a.Clone()
	if a.Advisory != nil {
		*a.Advisory = a.Advisory.Redacted(r)
	}
	return a
}
