package quadrant

import (
	"strings"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/machine"
)

// An AdvisoryState is how far an [Advisory] has come.
type AdvisoryState string

// The states of an advisory. Closed is final.
const (
	Drafted    AdvisoryState = "drafted"
	Sent       AdvisoryState = "sent"
	FollowedUp AdvisoryState = "followed-up"
	Closed     AdvisoryState = "closed"
)

func (s AdvisoryState) known() bool {
	return s == Drafted || s == Sent || s == FollowedUp || s == Closed
}

// Label is the name of the state for people; an unknown one is said as it stands.
func (s AdvisoryState) Label() account.Text { return label("advisory.", s, s.known()) }

// An AdvisoryVerb is a step with an [Advisory].
type AdvisoryVerb string

// The steps.
const (
	// Revise changes the words of a draft.
	Revise AdvisoryVerb = "revise"
	// Send gives it to the customer.
	Send AdvisoryVerb = "send"
	// FollowUp is the word that was promised for the next report. It may be given
	// several times.
	FollowUp AdvisoryVerb = "follow-up"
	// Close ends it. One that was never sent needs a note that says why.
	Close AdvisoryVerb = "close"
)

// occurred is the step as told in an event.
func (v AdvisoryVerb) occurred() account.EventKind {
	switch v {
	case Revise:
		return "advisory.revised"
	case Send:
		return "advisory.sent"
	case FollowUp:
		return "advisory.followed-up"
	case Close:
		return "advisory.closed"
	}
	return ""
}

// Label is the name of the step for people; an unknown one is said as it stands.
func (v AdvisoryVerb) Label() account.Text { return label("advisory-verb.", v, v.occurred() != "") }

// advisoryMove is what the guards of the table look at.
type advisoryMove struct {
	advisory Advisory
	move     AdvisoryMove
}

// advisoryTable is the life of an advisory.
func advisoryTable() machine.Table[AdvisoryState, AdvisoryVerb, advisoryMove] {
	return machine.Table[AdvisoryState, AdvisoryVerb, advisoryMove]{
		{From: Drafted, Step: Revise, To: Drafted, Guard: mayRevise},
		{From: Drafted, Step: Send, To: Sent, Guard: maySend},
		{From: Drafted, Step: Close, To: Closed, Guard: mayDrop},
		{From: Sent, Step: FollowUp, To: FollowedUp, Guard: mayFollowUp},
		{From: Sent, Step: Close, To: Closed},
		{From: FollowedUp, Step: FollowUp, To: FollowedUp, Guard: mayFollowUp},
		{From: FollowedUp, Step: Close, To: Closed},
	}
}

// AdvisoryDiagram is the life of an advisory as a Mermaid state diagram.
func AdvisoryDiagram() string { return advisoryTable().Mermaid(Drafted) }

func mayRevise(m advisoryMove) error {
	var f account.Faults
	if m.move.Revised == nil {
		f.Addf("revised", "is missing")
		return f.Err()
	}
	revised := m.advisory.revised(*m.move.Revised)
	f.Check(len(m.advisory.changes(revised)) > 0, "revised", "changes nothing")
	f.In("revised", revised.Validate())
	return f.Err()
}

// maySend asks for all that bad news told well is made of, and for somebody who
// may read it.
func maySend(m advisoryMove) error {
	var f account.Faults
	a := m.advisory
	f.In("", a.Validate())
	for _, field := range a.lacks() {
		f.Addf(field, "is missing")
	}
	f.Check(a.NextReport.IsZero() || a.NextReport.After(m.move.At), "next_report", "is not in the future")
	f.Check(len(a.To) > 0, "to", "is missing")
	f.Check(a.Visibility != account.Internal, "visibility", "is internal, so that nobody it is for may read it")
	return f.Err()
}

func mayFollowUp(m advisoryMove) error {
	var f account.Faults
	next := m.move.NextReport
	f.Check(next.IsZero() || next.After(m.move.At), "next_report", "is not in the future")
	f.Check(m.move.Report.IsZero() || says(m.move.Report), "report", "is blank")
	return f.Err()
}

func mayDrop(m advisoryMove) error {
	var f account.Faults
	f.Check(strings.TrimSpace(m.move.Note) != "", "note", "is missing: say why it was not sent")
	return f.Err()
}

// lacks are the fields of the parts that bad news told well has and this one does
// not. What is blank is not there, and an option that repeats another is none.
func (a Advisory) lacks() []string {
	var fields []string
	ways := a.ways()
	for _, part := range []struct {
		field string
		there bool
	}{
		{"headline", says(a.Headline)},
		{"how", says(a.How)},
		{"options", ways > 0},
		{"only_one", ways != 1 || says(a.OnlyOne)},
		{"intent", says(a.Intent)},
		{"next_report", !a.NextReport.IsZero()},
	} {
		if !part.there {
			fields = append(fields, part.field)
		}
	}
	return fields
}

// ways is how many options differ from each other. Those that a redaction took words
// out of may have differed in them.
func (a Advisory) ways() int {
	seen, n := make(map[string]bool), 0
	for _, o := range a.Options {
		said := folded(tokensOf(plainly(o)))
		if _, phrase := o.Phrase(); phrase {
			said = account.Fingerprint(o)
		}
		if said == "" || seen[said] {
			continue
		}
		n++
		seen[said] = true
		o.Walk(func(t account.Text) {
			if strings.Contains(plainly(t), account.RedactionMark) {
				delete(seen, said)
			}
		})
	}
	return n
}

// says reports whether a text is more than white space, in whichever language.
func says(t account.Text) bool { return len(tokensOf(plainly(t))) > 0 }

// plainly is a text as far as it is the same in every language.
func plainly(t account.Text) string {
	const day = "2"
	return account.Locale{DayLayout: day, InstantLayout: day, MonthLayout: day}.Format(t)
}

// sentAt is when the advisory was sent; zero for never.
func (a Advisory) sentAt() time.Time {
	for _, s := range a.Steps {
		if s.Verb == Send {
			return s.At
		}
	}
	return time.Time{}
}

// sent reports whether the advisory was ever sent.
func (a Advisory) sent() bool { return !a.sentAt().IsZero() }
