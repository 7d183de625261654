package talklog

import (
	"fmt"
	"io"
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/tabular"
	"github.com/accordhq/accord/quadrant"
)

// A Base is what every mapping tells.
type Base struct {
	// Layout is how the export is written.
	Layout
	// People gives the names and mail addresses of an export the ids that people
	// have here, whatever their case. A cell that is neither listed nor one of the
	// ids here is an id as it is, letter by letter, or a stranger, who is left out
	// with a warning: when KnownOnly is set, and when it has a "@", a "<" or a comma
	// and a space, and so is a name, an address or several people.
	People    map[string]account.PersonID `json:"people,omitempty"`
	KnownOnly bool                        `json:"known_only,omitempty"`
	// Visibility is that of rows that tell none; empty is internal.
	Visibility account.Visibility `json:"visibility"`
}

// A Mapping says how the rows of an export become interactions. It is data: a
// host writes it as JSON (see [ReadMapping]) or starts from a [Preset].
type Mapping struct {
	Base
	// Separator stands between the values of a cell that has several; empty is a
	// semicolon. A cell that begins as JSON does is read as a JSON array instead.
	Separator string  `json:"separator,omitempty"`
	Columns   Columns `json:"columns"`
	// Channels, Triggers, Topics and Sentiments give the export's labels the names
	// they have here. A label is compared letter by letter; one that is neither
	// listed nor a name of package quadrant is unknown. An unknown channel or
	// trigger makes a bad row; an unknown topic or sentiment is left out, with a
	// warning, unless it has known topics and another separator between.
	Channels   map[string]quadrant.Channel   `json:"channels,omitempty"`
	Triggers   map[string]quadrant.Trigger   `json:"triggers,omitempty"`
	Topics     map[string]quadrant.Topic     `json:"topics,omitempty"`
	Sentiments map[string]quadrant.Sentiment `json:"sentiments,omitempty"`
	// Default holds where a row does not tell.
	Default Default `json:"default,omitzero"`
}

// Columns are where the parts of an interaction stand; an empty one is not in the
// export.
type Columns struct {
	// ID is the id. A row without one is given an id derived from what it tells;
	// see the package's documentation.
	ID      Column `json:"id,omitempty"`
	Account Column `json:"account,omitempty"`
	At      Column `json:"at"`
	// From and To have one person or several. Those who speak are not also spoken
	// to: they are left out of To.
	From    Column `json:"from"`
	To      Column `json:"to"`
	Channel Column `json:"channel,omitempty"`
	Trigger Column `json:"trigger,omitempty"`
	Topics  Column `json:"topics,omitempty"`
	// Tickets, Items and Commitments have one id or several of what was spoken of;
	// About has references to any record, such as "ticket:T-1", or in JSON objects
	// with kind and id.
	Tickets     Column `json:"tickets,omitempty"`
	Items       Column `json:"items,omitempty"`
	Commitments Column `json:"commitments,omitempty"`
	About       Column `json:"about,omitempty"`
	Note        Column `json:"note,omitempty"`
	Sentiment   Column `json:"sentiment,omitempty"`
	// Visibility is internal, business or customer. An unknown one is taken as
	// internal, with a warning.
	Visibility Column `json:"visibility,omitempty"`
}

// A Default holds where a row of interactions does not tell.
type Default struct {
	Account account.ID       `json:"account,omitempty"`
	Channel quadrant.Channel `json:"channel,omitempty"`
	Trigger quadrant.Trigger `json:"trigger,omitempty"`
}

// ReadMapping reads a mapping of interactions from JSON. A field that a mapping
// does not have is an error, and so is whatever [Mapping.Validate] finds.
func ReadMapping(r io.Reader) (Mapping, error) { return readMapping[Mapping](r) }

func readMapping[M tabular.Mapping](r io.Reader) (M, error) {
	m, err := tabular.ReadMapping[M](r)
	if err != nil {
		err = fmt.Errorf("talklog: read mapping: %w", err)
	}
	return m, err
}

// Required are the mapped columns that an export must have: all of them, but in a
// sparse mapping only when, from whom and to whom, and those for which there is no
// default.
func (m Mapping) Required() []Column {
	c, d := m.Columns, m.Default
	needed := []Column{c.At, c.From, c.To}
	if d.Account == "" {
		needed = append(needed, c.Account)
	}
	if d.Channel == "" {
		needed = append(needed, c.Channel)
	}
	if d.Trigger == "" {
		needed = append(needed, c.Trigger)
	}
	return m.required(c, needed)
}

// required are the mapped ones among the columns, of a sparse mapping those that
// are needed.
func (b Base) required(columns any, needed []Column) []Column {
	var list []Column
	for _, c := range tabular.Columns(columns) {
		if c != "" && (!b.Sparse || slices.Contains(needed, c)) {
			list = append(list, c)
		}
	}
	return list
}
