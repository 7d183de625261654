package account

import (
	"slices"
	"time"

	"github.com/accordhq/accord/internal/form"
)

// An Event tells what somebody did: it is written once, together with what was
// done, and read back as the history of a record. Events are internal for good.
type Event struct {
	ID EventID `json:"id"`
	// Account is whose event it is; empty for one of the tenant's own.
	Account ID        `json:"account,omitempty"`
	At      time.Time `json:"at"`
	// Actor is the person who acted, or on whose behalf a job of the host did.
	Actor PersonID  `json:"actor"`
	Kind  EventKind `json:"kind"`
	// Subject is the record that changed, Refs are others it concerns.
	Subject Ref   `json:"subject"`
	Refs    []Ref `json:"refs,omitempty"`
	// Changes are what changed of the subject.
	Changes []Change `json:"changes,omitempty"`
	// Note is what the actor said about it, such as a reason.
	Note string `json:"note,omitempty"`
}

// An EventKind is what happened, such as "commitment.kept": the kind of the
// subject, and a verb in the past. Kinds are stored, and part of the API.
type EventKind string

// Label is the kind for people. A kind without a phrase cannot be said: see
// [Locale.Lacks].
func (k EventKind) Label() Text { return Say("event."+string(k), nil) }

// A Change is one thing that an [Event] changed.
type Change struct {
	// Field is the path to what changed, as written in JSON. It is not redacted:
	// what tells the elements of a list apart there are ids and numbers alone.
	Field string `json:"field"`
	// From and To are the values in their stored form; empty for none, and
	// both empty where the values are people's own data and stand in the
	// record alone.
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
	// Words says that From and To are people's own words, which may name
	// somebody.
	Words bool `json:"words,omitempty"`
}

// Concerns reports whether an event belongs to the history of a record: it is
// the event's subject or one of its refs, the account it happened to, or the
// person who acted.
func (e Event) Concerns(r Ref) bool {
	return e.Subject == r || slices.Contains(e.Refs, r) ||
		e.Account != "" && r == e.Account.Ref() || e.Actor != "" && r == e.Actor.Ref()
}

// Validate names every fault of the event by field.
func (e Event) Validate() error {
	var f Faults
	f.In("", CheckID("id", e.ID))
	f.In("", CheckID("actor", e.Actor))
	if e.Account != "" {
		f.In("", CheckID("account", e.Account))
	}
	f.Check(!e.At.IsZero(), "at", "is missing")
	f.Check(e.Kind != "", "kind", "is missing")
	f.In("subject", e.Subject.Validate())
	for i, r := range e.Refs {
		f.In(form.Index("refs", i), r.Validate())
	}
	for i, c := range e.Changes {
		f.Check(c.Field != "", form.Index("changes", i)+".field", "is missing")
	}
	return f.Err()
}

// Validate names every fault of the reference by field.
func (r Ref) Validate() error {
	var f Faults
	f.Check(r.Kind != "", "kind", "is missing")
	f.In("", CheckID("id", r.ID))
	return f.Err()
}
