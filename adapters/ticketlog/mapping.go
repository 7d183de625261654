package ticketlog

import (
	"fmt"
	"io"
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/tabular"
	"github.com/accordhq/accord/metrics"
)

// A Mapping says how the rows of an export become tickets. It is data: a host
// writes it as JSON (see [ReadMapping]) or starts from a [Preset].
type Mapping struct {
	// Format is how a row is written; empty is [CSV].
	Format Format `json:"format,omitempty"`
	// Delimiter is the one character between the cells of a CSV row; empty is
	// a comma.
	Delimiter string `json:"delimiter,omitempty"`
	// Form is what a row stands for.
	Form Form `json:"form"`
	// Adjacent declares that the event rows of a ticket come together, so that
	// a ticket is done when another's row comes and can be forgotten. Rows may
	// come anywhere when it is not set, and every row is held until the end of
	// the file.
	Adjacent bool `json:"adjacent,omitempty"`
	// Facts says which of a ticket's event rows tell its facts; empty is
	// [LastKnown].
	Facts Facts `json:"facts,omitempty"`
	// Sparse lets an export lack mapped columns, as if their cells were empty:
	// all but those without which there is no ticket, see [Mapping.Required].
	Sparse bool `json:"sparse,omitempty"`
	// Columns are where the parts of a ticket stand.
	Columns Columns `json:"columns"`
	// Missing are cells that stand for no value, such as "?". An empty cell
	// always does.
	Missing []string `json:"missing,omitempty"`
	// Times are the layouts of times, as [time.Parse] has them; the first that
	// fits counts.
	Times []string `json:"times"`
	// Zone is the IANA zone of times that tell none; empty is UTC.
	Zone string `json:"zone,omitempty"`
	// Rules say what the words of the state or event column mean; the first
	// that matches counts. Without rules the words of an event column are the
	// kinds of entry themselves, and [Opened].
	Rules []Rule `json:"rules,omitempty"`
	// Priorities, Impacts and Kinds give the export's labels the names they
	// have here; of impacts and kinds the empty name is the unknown one. A
	// priority that is not listed stays as it is; an impact or a kind that is
	// neither listed nor one of package metrics is unknown, with a warning.
	Priorities map[string]metrics.Priority   `json:"priorities,omitempty"`
	Impacts    map[string]metrics.Impact     `json:"impacts,omitempty"`
	Kinds      map[string]metrics.TicketKind `json:"kinds,omitempty"`
	// Default holds where the export does not tell.
	Default Default `json:"default,omitzero"`
	// Visibility is given to every ticket; empty is internal.
	Visibility account.Visibility `json:"visibility"`
}

// Required are the mapped columns that an export must have: all of them, but in
// a sparse mapping only the ticket, its account, and when and what a row tells.
func (m Mapping) Required() []Column {
	c := m.Columns
	required := []Column{c.Ticket, c.Account, c.At, c.State, c.Event}
	switch {
	case !m.Sparse:
		required = nil
		for _, column := range tabular.Columns(c) {
			required = append(required, column)
		}
	case m.Form == Flat:
		required = append(required, c.Opened)
	}
	return slices.DeleteFunc(required, func(c Column) bool { return c == "" })
}

// layout is how the export is written.
func (m Mapping) layout() tabular.Layout {
	return tabular.Layout{
		Format: m.Format, Delimiter: m.Delimiter, Sparse: m.Sparse, Missing: m.Missing, Times: m.Times, Zone: m.Zone,
	}
}

// A Form is what a row stands for.
type Form string

const (
	// Events has a row for each thing that happened to a ticket.
	Events Form = "events"
	// Flat has one row for each ticket.
	Flat Form = "flat"
)

// Facts says which of a ticket's event rows, in their order, tell what is not
// a log: its account, category, instants of resolving and closing, and so on.
// Priority and queue are followed from row to row in either case.
type Facts string

const (
	// LastKnown takes each fact from the last row that has a value for it.
	LastKnown Facts = "last-known"
	// LastRow takes every fact from the last row, missing ones included.
	LastRow Facts = "last-row"
)

// A Rule says what a word of the state or event column means.
type Rule struct {
	// Word is matched against the whole cell, letter by letter; each * stands
	// for any run of characters.
	Word string `json:"word"`
	// Entry is the entry the word makes; empty for a word that is known and
	// makes none.
	Entry metrics.EntryKind `json:"entry,omitempty"`
	// Reason is why the ticket is held or reopened, where no reason column
	// tells. A state without a reason gives its own words.
	Reason string `json:"reason,omitempty"`
}

// Opened is the entry of a [Rule] for an event that opens the ticket.
const Opened metrics.EntryKind = "opened"

// A Default holds where the export does not tell.
type Default struct {
	Account account.ID         `json:"account,omitempty"`
	Kind    metrics.TicketKind `json:"kind,omitempty"`
}

// Columns are where the parts of a ticket stand; an empty one is not in the
// export.
type Columns struct {
	// Ticket is the id.
	Ticket Column `json:"ticket"`

	// At is when a row's event happened. Rows of one instant are ordered by
	// Sequence, a whole number, and then as they stand in the file.
	At       Column `json:"at,omitempty"`
	Sequence Column `json:"sequence,omitempty"`
	// State is what the ticket is in from this row to the next, Event is what
	// happened at this row; an event log has one of the two.
	State  Column `json:"state,omitempty"`
	Event  Column `json:"event,omitempty"`
	Reason Column `json:"reason,omitempty"`
	By     Column `json:"by,omitempty"`

	Priority Column `json:"priority,omitempty"`
	Queue    Column `json:"queue,omitempty"`

	Account        Column `json:"account,omitempty"`
	Kind           Column `json:"kind,omitempty"`
	Channel        Column `json:"channel,omitempty"`
	SupportLevel   Column `json:"support_level,omitempty"`
	Impact         Column `json:"impact,omitempty"`
	CustomerImpact Column `json:"customer_impact,omitempty"`
	Item           Column `json:"item,omitempty"`
	Category       Column `json:"category,omitempty"`
	Summary        Column `json:"summary,omitempty"`
	Problem        Column `json:"problem,omitempty"`
	CausedBy       Column `json:"caused_by,omitempty"`

	// These override what states and events say: where it is mapped, each is
	// the one source of its kind of entry, and no value means no entry. Opened
	// alone leaves the word to an event where it has none. Reopens counts how
	// often the ticket was reopened.
	Opened       Column `json:"opened,omitempty"`
	Acknowledged Column `json:"acknowledged,omitempty"`
	Restored     Column `json:"restored,omitempty"`
	Repaired     Column `json:"repaired,omitempty"`
	Resolved     Column `json:"resolved,omitempty"`
	Closed       Column `json:"closed,omitempty"`
	Reopens      Column `json:"reopens,omitempty"`
}

// ReadMapping reads a mapping from JSON. A field that a mapping does not have
// is an error, and so is whatever [Mapping.Validate] finds.
func ReadMapping(r io.Reader) (Mapping, error) {
	m, err := tabular.ReadMapping[Mapping](r)
	if err != nil {
		return Mapping{}, fmt.Errorf("ticketlog: read mapping: %w", err)
	}
	return m, nil
}
