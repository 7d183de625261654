package quadrant

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
	"github.com/accordhq/accord/internal/machine"
)

// An AdvisoryMove is one step: a verb with what it takes.
type AdvisoryMove struct {
	Verb  AdvisoryVerb
	Actor account.PersonID
	// At is when; [Watcher.MoveAdvisory] puts the present instant there.
	At time.Time
	// Note is what came of it, or why.
	Note string
	// Revised has the new words of [Revise]: headline, how, options, the reason for
	// there being one alone, intent and next report; and to whom, by which channels
	// and how widely they go. What else it holds is not looked at.
	Revised *Advisory
	// Report is the word that [FollowUp] gives; zero where it is given by voice.
	Report account.Text
	// NextReport is when the word after that of [FollowUp] comes; zero where none is
	// promised.
	NextReport time.Time
}

// Move does one step. It returns the advisory after it and the event, without an id,
// that tells of it; its subject is the alert or, without one, what the advisory is
// about. A step that the state does not allow is an [*account.TransitionError]; a
// fault of the move, and what an advisory lacks that is to be sent, is
// [account.ErrInvalid].
//
// Clocks of two servers differ: a step that is before the one before it is put on
// record at the instant of that one, for steps are in order.
func (a Advisory) Move(m AdvisoryMove) (Advisory, account.Event, error) {
	fail := func(err error) (Advisory, account.Event, error) { return Advisory{}, account.Event{}, err }
	var f account.Faults
	f.In("", account.CheckID("actor", m.Actor))
	f.Check(m.Verb.occurred() != "", "verb", "%q is not a step of an advisory", m.Verb)
	f.In("", account.CheckInstant("at", m.At))
	f.Check(m.Revised == nil || m.Verb == Revise, "revised", "is given, but goes with revising alone")
	f.Check(m.Report.IsZero() || m.Verb == FollowUp, "report", "is given, but goes with following up alone")
	f.Check(m.NextReport.IsZero() || m.Verb == FollowUp, "next_report", "is given, but goes with following up alone")
	if err := f.Err(); err != nil {
		return fail(err)
	}
	m.At = plain(m.At)
	if n := len(a.Steps); n > 0 && m.At.Before(a.Steps[n-1].At) {
		m.At = a.Steps[n-1].At
	}
	to, err := advisoryTable().Next(a.State, m.Verb, advisoryMove{a, m})
	if errors.Is(err, machine.ErrNoRow) {
		err = &account.TransitionError{
			Record: a.subject(), From: string(a.State), Verb: string(m.Verb), Reason: err,
		}
	}
	if err != nil {
		return fail(err)
	}
	before := a
	a = a.Clone()
	switch m.Verb {
	case Revise:
		a = a.revised(*m.Revised)
	case FollowUp:
		a.NextReport = plain(m.NextReport)
	}
	a.State = to
	a.Steps = append(a.Steps, AdvisoryStep{Verb: m.Verb, Actor: m.Actor, At: m.At, Note: m.Note, Report: m.Report})
	return a, a.event(m, before), nil
}

// subject is the record whose history tells of the advisory.
func (a Advisory) subject() account.Ref {
	if a.Alert != "" {
		return a.Alert.Ref()
	}
	return a.About
}

// event is an event about the advisory. What it is about and, of what reaches them,
// those it is for have it in their histories, too.
func (a Advisory) event(m AdvisoryMove, before Advisory) account.Event {
	e := account.Event{
		Account: a.Account, At: m.At, Actor: m.Actor, Kind: m.Verb.occurred(), Subject: a.subject(),
		Changes: before.changes(a), Note: m.Note,
	}
	if a.Alert != "" {
		e.Refs = append(e.Refs, a.About)
	}
	if m.Verb == Send || m.Verb == FollowUp {
		for _, id := range a.To {
			e.Refs = append(e.Refs, id.Ref())
		}
	}
	return e
}

// revised is the advisory with the words of another.
func (a Advisory) revised(r Advisory) Advisory {
	r = r.Clone()
	a.Headline, a.How, a.Options, a.OnlyOne, a.Intent = r.Headline, r.How, r.Options, r.OnlyOne, r.Intent
	a.NextReport, a.To, a.Channels, a.Visibility = plain(r.NextReport), r.To, r.Channels, r.Visibility
	return a
}

// changes are what a step changed. Of the words only the field is told: what they
// say stands in the advisory alone.
func (a Advisory) changes(b Advisory) []account.Change {
	words := func(field string, from, to any) account.Change {
		return account.Change{Field: field, From: account.Fingerprint(from), To: account.Fingerprint(to), Words: true}
	}
	all := []account.Change{
		{Field: "state", From: string(a.State), To: string(b.State)},
		words("headline", a.Headline, b.Headline),
		words("how", a.How, b.How),
		words("options", a.Options, b.Options),
		words("only_one", a.OnlyOne, b.OnlyOne),
		words("intent", a.Intent, b.Intent),
		{Field: "next_report", From: form.Instant(a.NextReport), To: form.Instant(b.NextReport)},
		{Field: "to", From: joined(a.To), To: joined(b.To)},
		{Field: "channels", From: joined(a.Channels), To: joined(b.Channels)},
		{Field: "visibility", From: a.Visibility.String(), To: b.Visibility.String()},
	}
	all = slices.DeleteFunc(all, func(c account.Change) bool { return c.From == c.To })
	for i, c := range all {
		if c.Words {
			all[i] = account.Change{Field: c.Field}
		}
	}
	return all
}

// joined is the stored form of a list.
func joined[T ~string](list []T) string {
	words := make([]string, len(list))
	for i, v := range list {
		words[i] = string(v)
	}
	return strings.Join(words, ", ")
}
