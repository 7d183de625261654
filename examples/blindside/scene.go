package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/examples/internal/place"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

//go:embed scene.json
var embedded []byte

// A scene is what the program reads: facts in the form of the library's facts files,
// and what people do, once as it went and once with the library watching.
type scene struct {
	By       account.PersonID `json:"by"` // on whose behalf the watch runs
	Facts    json.RawMessage  `json:"facts"`
	AsItWent telling          `json:"as_it_went"`
	Watched  telling          `json:"watched"`

	facts memory.Facts
	name  string // of the file, for people
}

// A telling is what is said and done beside the facts.
type telling struct {
	Interactions []quadrant.Interaction `json:"interactions"`
	Acts         []act                  `json:"acts,omitempty"`
}

// An act is what somebody does about the alerts that stand: they take notice, or they
// do a step with the advisory.
type act struct {
	At   time.Time             `json:"at"`
	By   account.PersonID      `json:"by"`
	Verb quadrant.AdvisoryVerb `json:"verb,omitempty"` // empty for taking notice
	// Options, Intent and Channels are the words that [quadrant.Send] adds to the
	// draft, Note is what came of another step.
	How      string             `json:"how,omitempty"`
	Options  []string           `json:"options,omitempty"`
	Intent   string             `json:"intent,omitempty"`
	Channels []quadrant.Channel `json:"channels,omitempty"`
	Note     string             `json:"note,omitempty"`
}

// read reads a file, or the embedded one when no path is given.
func read(path string) (scene, error) {
	s, name, data, err := scene{}, "built in", embedded, error(nil)
	if path != "" {
		name = path
		data, err = os.ReadFile(path)
	}
	if err == nil {
		s, err = place.Parse[scene](data)
	}
	if err == nil {
		s.facts, err = memory.ReadFacts(bytes.NewReader(s.Facts))
	}
	if err == nil {
		err = s.validate()
	}
	if err != nil {
		return scene{}, fmt.Errorf("scene %s: %w", name, err)
	}
	s.name = name
	return s, nil
}

func (s scene) validate() error {
	var f account.Faults
	f.Check(s.provides(s.By), "by", "%q is none of the provider's people", s.By)
	f.Check(len(s.facts.Accounts) == 1, "facts.accounts", "must be one, and are %d", len(s.facts.Accounts))
	f.Check(len(s.facts.Tickets) > 0, "facts.tickets", "are missing")
	for _, t := range []struct {
		field   string
		telling telling
	}{{"as_it_went", s.AsItWent}, {"watched", s.Watched}} {
		for i, said := range t.telling.Interactions {
			f.In(t.field+".interactions["+strconv.Itoa(i)+"]", said.Validate())
		}
		for i, a := range t.telling.Acts {
			f.In(t.field+".acts["+strconv.Itoa(i)+"]", s.check(a))
		}
	}
	f.Check(len(s.AsItWent.Acts) == 0, "as_it_went.acts", "are given, but nothing watches")
	if err := f.Err(); err != nil {
		return err
	}
	if begins, ends := s.span(); ends.Sub(begins) > 366*24*time.Hour {
		return errors.New("lasts longer than a year")
	}
	return nil
}

// check names every fault of an act by field.
func (s scene) check(a act) error {
	var f account.Faults
	f.In("", account.CheckInstant("at", a.At))
	f.Check(s.provides(a.By), "by", "%q is none of the provider's people", a.By)
	switch a.Verb {
	case "", quadrant.Send, quadrant.FollowUp, quadrant.Close:
	default:
		f.Addf("verb", "%q is not %s, %s or %s", a.Verb, quadrant.Send, quadrant.FollowUp, quadrant.Close)
	}
	for i, c := range a.Channels {
		f.Check(c.Known(), "channels["+strconv.Itoa(i)+"]", "%q is not a channel", c)
	}
	return f.Err()
}

// provides reports whether somebody is one of the provider's people.
func (s scene) provides(id account.PersonID) bool {
	return slices.ContainsFunc(s.facts.People, func(p account.Person) bool {
		return p.ID == id && p.Side == account.ProviderSide
	})
}

func (s scene) account() account.Account { return s.facts.Accounts[0] }

func (s scene) zone() *time.Location {
	return metrics.TermsAt(s.facts.Terms, s.account().ID, s.facts.Tickets[0].Opened).Calendar.Location()
}

// said are the conversations of a telling with those of the facts, in order.
func (s scene) said(t telling) []quadrant.Interaction {
	all := slices.Concat(s.facts.Interactions, t.Interactions)
	slices.SortStableFunc(all, func(a, b quadrant.Interaction) int { return a.At.Compare(b.At) })
	return all
}

// until are the facts of a telling as they were known at an instant.
func (s scene) until(t telling, now time.Time) quadrant.Facts {
	f := quadrant.Facts{
		Account: s.account(), People: s.facts.People, Assignments: s.facts.Assignments,
		Standings: s.facts.Standings, Satisfactions: s.facts.Satisfactions, Terms: s.facts.Terms,
	}
	for _, i := range s.said(t) {
		if !i.At.After(now) {
			f.Interactions = append(f.Interactions, i)
		}
	}
	for _, ticket := range s.facts.Tickets {
		if !ticket.Opened.After(now) {
			f.Tickets = append(f.Tickets, ticketAt(ticket, now))
		}
	}
	return f
}

// ticketAt is a ticket as it was at an instant.
func ticketAt(t metrics.Ticket, now time.Time) metrics.Ticket {
	t = t.Clone()
	t.Log = slices.DeleteFunc(t.Log, func(e metrics.Entry) bool { return e.At.After(now) })
	return t
}

// span is from the first thing that happens to a day after the last.
func (s scene) span() (begins, ends time.Time) {
	begins = s.facts.Tickets[0].Opened
	see := func(at time.Time) {
		if at.Before(begins) {
			begins = at
		}
		if at.After(ends) {
			ends = at
		}
	}
	for _, t := range s.facts.Tickets {
		see(t.Opened)
		for _, e := range t.Log {
			see(e.At)
		}
	}
	for _, i := range slices.Concat(s.facts.Interactions, s.AsItWent.Interactions, s.Watched.Interactions) {
		see(i.At)
	}
	for _, a := range s.Watched.Acts {
		see(a.At)
	}
	return begins, ends.Add(24 * time.Hour)
}
