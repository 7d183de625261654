package talklog

import (
	"io"

	"github.com/accordhq/accord/account"
)

// An AnswerMapping says how the rows of an export become answers of satisfaction.
type AnswerMapping struct {
	Base
	Columns AnswerColumns `json:"columns"`
	// Scores gives labels, such as "good", a place on the scale. A cell that is not
	// listed is a whole number.
	Scores map[string]int `json:"scores,omitempty"`
	// Default holds where a row does not tell.
	Default AnswerDefault `json:"default,omitzero"`
}

// AnswerColumns are where the parts of an answer stand; an empty one is not in the
// export.
type AnswerColumns struct {
	// ID is the id; a row without one is given a derived one.
	ID      Column `json:"id,omitempty"`
	Account Column `json:"account,omitempty"`
	// Person is who answered; none for one who was not named.
	Person Column `json:"person,omitempty"`
	At     Column `json:"at"`
	Score  Column `json:"score"`
	// Worst and Best are the ends of the scale.
	Worst Column `json:"worst,omitempty"`
	Best  Column `json:"best,omitempty"`
	// Ticket has the id of the ticket that was asked about; About has a reference to
	// any record, such as "item:srv-1", or in JSON an object with kind and id, and
	// comes before Ticket.
	Ticket Column `json:"ticket,omitempty"`
	About  Column `json:"about,omitempty"`
	Words  Column `json:"words,omitempty"`
	// Visibility is read as in [Columns].
	Visibility Column `json:"visibility,omitempty"`
}

// An AnswerDefault holds where a row of answers does not tell. Worst and Best go
// together; both zero are none.
type AnswerDefault struct {
	Account account.ID `json:"account,omitempty"`
	Worst   int        `json:"worst,omitempty"`
	Best    int        `json:"best,omitempty"`
}

// scaled reports whether there is a scale where a row tells none.
func (d AnswerDefault) scaled() bool { return d.Worst != 0 || d.Best != 0 }

// ReadAnswerMapping reads a mapping of answers from JSON, as [ReadMapping] does.
func ReadAnswerMapping(r io.Reader) (AnswerMapping, error) { return readMapping[AnswerMapping](r) }

// Required are the mapped columns that an export must have: all of them, but in a
// sparse mapping only when and which score, and those for which there is no
// default.
func (m AnswerMapping) Required() []Column {
	c, d := m.Columns, m.Default
	needed := []Column{c.At, c.Score}
	if d.Account == "" {
		needed = append(needed, c.Account)
	}
	if !d.scaled() {
		needed = append(needed, c.Worst, c.Best)
	}
	return m.required(c, needed)
}
