package memory

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// ReadFacts reads a facts file: one JSON object and nothing after it. It is
// strict, so that nothing misspelt is silently left out: a field it does not
// know, at any depth, is a fault, and so are a word that is none of its kind,
// such as an impact "Disrupted", and a list given twice. An error
// names every fault that was found by its path, as [Facts.Validate] does; where
// the file is not JSON it names the line.
func ReadFacts(r io.Reader) (Facts, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return Facts{}, fmt.Errorf("memory: read facts: %w", err)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // the byte-order mark of some editors
	var whole json.RawMessage
	if err, ok := errors.AsType[*json.SyntaxError](json.Unmarshal(data, &whole)); ok {
		line := 1 + bytes.Count(data[:max(err.Offset-1, 0)], []byte("\n"))
		return Facts{}, fmt.Errorf("memory: read facts: line %d: %w", line, err)
	}
	var file factsFile
	file.read(whole)
	err = file.faults.Err()
	if err == nil {
		err = file.facts.Validate()
	}
	if err != nil {
		return Facts{}, fmt.Errorf("memory: read facts: %w", err)
	}
	return file.facts, nil
}

// A factsFile is a facts file being read. Its syntax has been checked; what
// does not fit is recorded among the faults.
type factsFile struct {
	facts  Facts
	faults account.Faults
}

func (f *factsFile) read(data json.RawMessage) {
	if data[0] != '{' {
		f.faults.Addf("", "the facts are not one JSON object")
		return
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	_, err := decoder.Token()
	seen := make(map[string]bool)
	for err == nil && decoder.More() {
		var token json.Token
		var value json.RawMessage
		token, err = decoder.Token()
		err = errors.Join(err, decoder.Decode(&value))
		name, _ := token.(string)
		f.faults.Check(!seen[name], name, "is given twice")
		seen[name] = true
		f.list(name, value)
	}
	f.misfit("", err)
}

func (f *factsFile) list(name string, data json.RawMessage) {
	switch name {
	case "accounts":
		f.facts.Accounts = elements(f, name, data, strict[account.Account])
	case "people":
		f.facts.People = elements(f, name, data, strict[account.Person])
	case "solutions":
		f.facts.Solutions = elements(f, name, data, strict[account.Solution])
	case "tickets":
		f.facts.Tickets = elements(f, name, data, strict[metrics.Ticket])
	case "activities":
		f.facts.Activities = elements(f, name, data, strict[metrics.Activity])
	case "terms":
		f.facts.Terms = elements(f, name, data, (*factsFile).terms)
	case "assignments":
		f.facts.Assignments = elements(f, name, data, strict[team.Assignment])
	case "deliverables":
		f.facts.Deliverables = elements(f, name, data, strict[Deliverable])
	case "interactions":
		f.facts.Interactions = elements(f, name, data, strict[quadrant.Interaction])
	case "satisfactions":
		f.facts.Satisfactions = elements(f, name, data, strict[account.Satisfaction])
	case "standings":
		f.facts.Standings = elements(f, name, data, strict[quadrant.Standing])
	default:
		f.faults.Addf(name, "is not a list of facts")
	}
}

// elements reads each element of a list.
func elements[T any](f *factsFile, field string, data json.RawMessage, read func(*factsFile, string, json.RawMessage) T) []T {
	var list []T
	for i, part := range strict[[]json.RawMessage](f, field, data) {
		list = append(list, read(f, element(field, i), part))
	}
	return list
}

// strict reads a value of a type that has no fields but its own.
func strict[T any](f *factsFile, field string, data json.RawMessage) T {
	var v T
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	f.misfit(field, decoder.Decode(&v))
	return v
}

// terms reads terms part by part: calendars and targets have JSON methods, and
// a type that has reads past a field it does not know.
func (f *factsFile) terms(field string, data json.RawMessage) metrics.Terms {
	fields := strict[struct {
		metrics.Terms
		Calendar *metrics.Schedule `json:"calendar"`
		Prime    *metrics.Schedule `json:"prime"`
		Targets  []json.RawMessage `json:"targets"`
	}](f, field, data)
	terms := fields.Terms
	terms.Calendar = f.calendar(field+".calendar", fields.Calendar)
	terms.Prime = f.calendar(field+".prime", fields.Prime)
	for i, part := range fields.Targets {
		terms.Targets = append(terms.Targets, f.target(element(field+".targets", i), part))
	}
	return terms
}

func (f *factsFile) calendar(field string, s *metrics.Schedule) *metrics.Calendar {
	if s == nil {
		return nil
	}
	c, err := metrics.NewCalendar(*s)
	f.misfit(field, err)
	return c
}

func (f *factsFile) target(field string, data json.RawMessage) metrics.Target {
	strict[struct {
		Priority any `json:"priority"`
		Measure  any `json:"measure"`
		Clock    any `json:"clock"`
		Within   any `json:"within"`
		Share    any `json:"share"`
	}](f, field, data)
	var target metrics.Target
	f.misfit(field, json.Unmarshal(data, &target))
	return target
}

// misfit records why a value did not fit; a nil err records nothing.
func (f *factsFile) misfit(field string, err error) {
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		err = &account.FieldError{Field: e.Field, Rule: "cannot be a JSON " + e.Value}
	}
	if err == nil || errors.Is(err, account.ErrInvalid) {
		f.faults.In(field, err)
		return
	}
	f.faults.Addf(field, "%s", strings.TrimPrefix(err.Error(), "json: "))
}
