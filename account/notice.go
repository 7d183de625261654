package account

import (
	"time"

	"github.com/accordhq/accord/internal/form"
)

// A Notice is a message to people: a heading, lines that each say who may read
// them, and attachments. It is stored once under its key; its delivery may
// repeat.
type Notice struct {
	// Key is the same for the same news, so that a receiver can drop repeats.
	Key     NoticeKey `json:"key"`
	Account ID        `json:"account,omitempty"`
	At      time.Time `json:"at"`
	// To are the people it is for; empty when nobody holds Role, and then the
	// host decides who gets what nobody owns.
	To []PersonID `json:"to,omitempty"`
	// Role is in which role they get it; empty for none in particular.
	Role Role `json:"role,omitempty"`
	// Audience is who its readers are, and whom the subject is for. No line and
	// no attachment may be for fewer than it.
	Audience    Visibility   `json:"audience"`
	About       Ref          `json:"about"`
	Subject     Text         `json:"subject"`
	Lines       []Line       `json:"lines,omitempty"`
	Attachments []Attachment `json:"attachments,omitempty"`
}

// A Line is one line of a [Notice].
type Line struct {
	Text       Text       `json:"text"`
	Visibility Visibility `json:"visibility"`
}

// An Attachment is a file that goes with a [Notice].
type Attachment struct {
	Name string `json:"name"`
	// MediaType is its type after RFC 6838, such as "text/plain".
	MediaType  string     `json:"media_type"`
	Content    []byte     `json:"content"`
	Visibility Visibility `json:"visibility"`
}

// ReadBy names what of the notice an audience may not see. It is nil when they
// may read all of it.
func (n Notice) ReadBy(audience Visibility) error {
	var f Faults
	for i, l := range n.Lines {
		f.Check(l.Visibility.ReachedBy(audience), form.Index("lines", i),
			"is %s, and not for a reader of the audience %s", l.Visibility, audience)
	}
	for i, a := range n.Attachments {
		f.Check(a.Visibility.ReachedBy(audience), form.Index("attachments", i),
			"is %s, and not for a reader of the audience %s", a.Visibility, audience)
	}
	return f.Err()
}

// Validate names every fault of the notice by field.
func (n Notice) Validate() error {
	var f Faults
	f.In("", checkKey("key", n.Key, maxKeyBytes))
	if n.Account != "" {
		f.In("", CheckID("account", n.Account))
	}
	f.Check(!n.At.IsZero(), "at", "is missing")
	f.Check(len(n.To) > 0 || n.Role != "", "to", "is missing, and so is a role it is for")
	for i, id := range n.To {
		f.In("", CheckID(form.Index("to", i), id))
	}
	f.Check(n.Audience.Known(), "audience", "%q is not an audience", n.Audience)
	f.In("about", n.About.Validate())
	f.Check(!n.Subject.IsZero(), "subject", "is missing")
	for i, l := range n.Lines {
		f.Check(!l.Text.IsZero(), form.Index("lines", i)+".text", "is missing")
	}
	for i, a := range n.Attachments {
		f.Check(a.Name != "", form.Index("attachments", i)+".name", "is missing")
		f.Check(a.MediaType != "", form.Index("attachments", i)+".media_type", "is missing")
	}
	f.In("", n.ReadBy(n.Audience))
	return f.Err()
}
