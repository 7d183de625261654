package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/examples/internal/place"
	"github.com/accordhq/accord/team"
)

//go:embed facts.json
var embedded []byte

// An input is what the program reads: facts in the form of the library's facts
// files, the teams of their accounts, and a story that happens on one of them.
type input struct {
	By       account.PersonID `json:"by"` // who puts it on record, at Recorded
	Recorded time.Time        `json:"recorded"`
	Begins   time.Time        `json:"begins"` // when the story does
	Facts    json.RawMessage  `json:"facts"`
	Teams    []roster         `json:"teams"`
	Story    story            `json:"story"`

	facts memory.Facts
	name  string // of the file, for people
}

// A roster is who holds which role on an account, and what they delivered.
type roster struct {
	Account      account.ID         `json:"account"`
	Assignments  []team.Assignment  `json:"assignments"`
	Deliverables []team.Deliverable `json:"deliverables"`
}

type story struct {
	Account   account.ID         `json:"account"`
	Change    change             `json:"change"`
	Emergency change             `json:"emergency"`
	Obstacle  account.Commitment `json:"obstacle"`
	Handover  team.Handover      `json:"handover"`
}

// A change is a request and what is done with it, when and by whom.
type change struct {
	Request team.ChangeRequest `json:"request"`
	Steps   []team.ChangeStep  `json:"steps"`
}

// read reads a file, or the embedded one when no path is given. What may be done
// when, and by whom, is for the desk to say.
func read(path string) (input, error) {
	in, name, data, err := input{}, "built in", embedded, error(nil)
	if path != "" {
		name = path
		data, err = os.ReadFile(path)
	}
	if err == nil {
		in, err = place.Parse[input](data)
	}
	if err == nil {
		in.facts, err = memory.ReadFacts(bytes.NewReader(in.Facts))
	}
	if err == nil && len(in.facts.Assignments) > 0 {
		err = errors.New("facts.assignments: stand in teams here")
	}
	if err != nil {
		return input{}, fmt.Errorf("facts %s: %w", name, err)
	}
	in.name = name
	return in, nil
}
