package metrics

import (
	"strconv"
	"time"

	"github.com/accordhq/accord/account"
)

// Ids of the entities a ticket refers to; see [account.ID] for their form.
type (
	// TicketID identifies a [Ticket].
	TicketID string
	// ProblemID identifies the record that owns a root cause.
	ProblemID string
	// ChangeID identifies a change of the customer's configuration.
	ChangeID string
)

// The records of this package that an [account.Ref] may point at.
const (
	RefTicket   account.RefKind = "ticket"
	RefActivity account.RefKind = "activity"
)

// Ref points at the ticket.
func (id TicketID) Ref() account.Ref { return account.Ref{Kind: RefTicket, ID: string(id)} }

// A Ticket is a unit of service work with its log. Nothing in it can be
// recomputed from the log: [Read] does that.
type Ticket struct {
	ID      TicketID   `json:"id"`
	Account account.ID `json:"account"`
	Kind    TicketKind `json:"kind,omitempty"`
	// Priority is the label at the opening, such as "1"; the log tells its
	// changes. Empty when the host has none.
	Priority Priority `json:"priority,omitempty"`
	// Queue is the provider's team that held the ticket at the opening.
	Queue string `json:"queue,omitempty"`
	// Channel is how it came in, such as "phone".
	Channel string `json:"channel,omitempty"`
	// SupportLevel is the line of support that took it, 1 being the first;
	// zero when unknown.
	SupportLevel int `json:"support_level,omitempty"`
	// Impact is the provider's view of the harm done, CustomerImpact the
	// customer's own word on it.
	Impact         Impact         `json:"impact,omitempty"`
	CustomerImpact Impact         `json:"customer_impact,omitempty"`
	Item           account.ItemID `json:"item,omitempty"`
	Category       string         `json:"category,omitempty"`
	Summary        string         `json:"summary,omitempty"`
	// Problem owns the root cause, CausedBy is the change that did the harm;
	// empty for none known.
	Problem  ProblemID `json:"problem,omitempty"`
	CausedBy ChangeID  `json:"caused_by,omitempty"`
	// Opened is when the trouble was reported; every clock starts here.
	Opened time.Time `json:"opened"`
	// Log is in order of time; entries of one instant are in the order in
	// which they happened.
	Log        []Entry            `json:"log,omitempty"`
	Visibility account.Visibility `json:"visibility"`
}

// A TicketKind is what a ticket is about.
type TicketKind string

// The kinds of ticket; the empty kind is unknown.
const (
	Incident TicketKind = "incident"
	Request  TicketKind = "request"
	Question TicketKind = "question"
)

// Known reports whether it is one of the three, or unknown. A host's own word is
// none: it is mapped where tickets are read.
func (k TicketKind) Known() bool {
	return k == "" || k == Incident || k == Request || k == Question
}

// Label is the name of the kind for people; one that is none of these is said as it
// stands.
func (k TicketKind) Label() account.Text {
	if !k.Known() {
		return account.Data(k)
	}
	return account.Say("ticket-kind."+string(k), nil)
}

// A Priority is a host's label of urgency, such as "1". Labels sort as
// numbers where they are, else as text.
type Priority string

// Label is the priority for people; the phrase "priority.none" for no priority.
func (p Priority) Label() account.Text {
	if p == "" {
		return account.Say("priority.none", nil)
	}
	return account.Data(p)
}

// Impact is the harm a ticket's trouble does. Compare with [Impact.Rank].
type Impact string

// The impacts, from none to the customer's business standing still. The empty
// impact is unknown.
const (
	NoImpact  Impact = "none"
	Minor     Impact = "minor"
	Degraded  Impact = "degraded"
	Disrupted Impact = "disrupted"
)

// Known reports whether it is one of the four, or unknown. A host's own word is
// none: it is mapped where tickets are read.
func (i Impact) Known() bool { return i == "" || i == NoImpact || i.Rank() > 0 }

// Rank orders impacts: the graver the higher; an unknown impact, and one that is
// none of these, ranks with [NoImpact].
func (i Impact) Rank() int {
	switch i {
	case Minor:
		return 1
	case Degraded:
		return 2
	case Disrupted:
		return 3
	}
	return 0
}

// Label is the name of the impact for people; one that is none of these is
// said as it stands.
func (i Impact) Label() account.Text {
	if !i.Known() {
		return account.Data(i)
	}
	return account.Say("impact."+string(i), nil)
}

// Gravest is the graver of the provider's and the customer's view.
func (t Ticket) Gravest() Impact {
	if t.CustomerImpact.Rank() > t.Impact.Rank() {
		return t.CustomerImpact
	}
	return t.Impact
}

// An Entry is one line of a ticket's log.
type Entry struct {
	At   time.Time `json:"at"`
	Kind EntryKind `json:"kind"`
	// By is the person who did it; empty when unknown.
	By account.PersonID `json:"by,omitempty"`
	// Reason says why the ticket was held or reopened.
	Reason string `json:"reason,omitempty"`
	// Queue is where a queued entry moved the ticket.
	Queue string `json:"queue,omitempty"`
	// Priority is the label a prioritised entry set.
	Priority Priority `json:"priority,omitempty"`
}

// An EntryKind is what an [Entry] says happened.
type EntryKind string

// The kinds of entry. [Read] documents what each does to the clocks.
const (
	// Acknowledged: a person took notice and told the customer so.
	Acknowledged EntryKind = "acknowledged"
	// Held: work waits for something outside the provider; the Reason says
	// for what.
	Held EntryKind = "held"
	// Resumed: the wait is over.
	Resumed EntryKind = "resumed"
	// Queued: the ticket moved to another Queue.
	Queued EntryKind = "queued"
	// Prioritised: the Priority changed; an entry of the label it already had
	// does nothing.
	Prioritised EntryKind = "prioritised"
	// Restored: the service works again, by whatever means.
	Restored EntryKind = "restored"
	// Repaired: what had failed is mended.
	Repaired EntryKind = "repaired"
	// Resolved: nothing is left to do for the customer.
	Resolved EntryKind = "resolved"
	// Reopened: it was not resolved after all.
	Reopened EntryKind = "reopened"
	// Closed: the record is complete.
	Closed EntryKind = "closed"
)

func (k EntryKind) known() bool {
	switch k {
	case Acknowledged, Held, Resumed, Queued, Prioritised, Restored, Repaired,
		Resolved, Reopened, Closed:
		return true
	}
	return false
}

// Label is the name of the kind of entry for people; an unknown kind is said
// as it stands.
func (k EntryKind) Label() account.Text {
	if !k.known() {
		return account.Data(k)
	}
	return account.Say("entry."+string(k), nil)
}

// Validate names every fault of the ticket's fields. A kind or an impact that is
// none of this package's, such as a misspelt one, is a fault: it would count as none,
// and nobody would be told of a disruption. What is odd about the order of the log is
// no fault: [Read] deals with it and says so.
func (t Ticket) Validate() error {
	var f account.Faults
	f.In("", account.CheckID("id", t.ID))
	f.In("", account.CheckID("account", t.Account))
	f.Check(t.Kind.Known(), "kind", "%q is not incident, request or question", t.Kind)
	f.Check(t.Impact.Known(), "impact", notImpact, t.Impact)
	f.Check(t.CustomerImpact.Known(), "customer_impact", notImpact, t.CustomerImpact)
	f.Check(!t.Opened.IsZero(), "opened", "is missing")
	f.Check(t.SupportLevel >= 0, "support_level", "is below 0")
	f.Check(t.Visibility.Known(), "visibility", "%q is not an audience", t.Visibility)
	for i, e := range t.Log {
		if err := e.validate(); err != nil {
			f.In("log["+strconv.Itoa(i)+"]", err)
		}
	}
	return f.Err()
}

const notImpact = "%q is not none, minor, degraded or disrupted"

func (e Entry) validate() error {
	var f account.Faults
	f.Check(!e.At.IsZero(), "at", "is missing")
	f.Check(e.Kind.known(), "kind", "%q is not a kind of entry", e.Kind)
	f.Check(e.Kind != Queued || e.Queue != "", "queue", "is missing")
	f.Check(e.Kind != Prioritised || e.Priority != "", "priority", "is missing")
	return f.Err()
}
