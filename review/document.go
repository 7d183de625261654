package review

import (
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A Document is a structured report in no language and for no audience yet.
// [Document.Edition] cuts it for one; only an [Edition] can be rendered.
type Document struct {
	// Title names the report, Account whose it is.
	Title   account.Text `json:"title"`
	Account account.Text `json:"account"`
	// Period is what it covers.
	Period metrics.Period `json:"period"`
	// Issued is the instant as of which it was made.
	Issued time.Time `json:"issued"`
	// NextMeeting is when it will be talked through; zero when not agreed.
	NextMeeting time.Time `json:"next_meeting,omitzero"`
	// InternalOnly says that no customer may have any edition of it, for it
	// tells of more than one, or was not sent.
	InternalOnly bool `json:"internal_only,omitempty"`
	// BusinessOnly says that at the customer nobody but management may have an
	// edition of it: an empty one would tell others that it is there.
	BusinessOnly bool `json:"business_only,omitempty"`
	// Blocks are the content in reading order: what everyone should know
	// first, then the parts.
	Blocks Blocks `json:"blocks"`
}

// Blocks are pieces of content in reading order.
type Blocks []Block

// A Block is one piece of content: a [Part], [Paragraph], [List], [Table],
// [KeyFigures], [Chart], [Diagram], [Quadrants], [Callout] or [Footnote]. A renderer
// switches on these types.
type Block interface {
	// cut returns what an audience may see of the block, and false when that
	// is nothing.
	cut(audience account.Visibility) (Block, bool)
	// walk calls the functions for every text and every reference to a
	// footnote, in reading order.
	walk(text func(account.Text), note func(NoteID))
}

// A Part is a heading and the blocks under it. Parts nest. Whoever may not see
// the part sees nothing of it.
type Part struct {
	Heading Heading `json:"heading"`
	// Empty is said to an audience that may see the part and none of its
	// blocks; where it is empty the part is left out for them.
	Empty      account.Text       `json:"empty,omitzero"`
	Blocks     Blocks             `json:"blocks,omitempty"`
	Visibility account.Visibility `json:"visibility"`
}

// A Heading says the conclusion; its neutral name stands small above it.
type Heading struct {
	Name account.Text `json:"name"`
	// Says is the conclusion; empty where there is none to draw, and the name
	// is then the heading.
	Says account.Text `json:"says,omitzero"`
	// Labels are short facts about the part, such as its objective and owner.
	Labels []Label `json:"labels,omitempty"`
}

// A Label is a short fact with its name.
type Label struct {
	Name account.Text `json:"name"`
	Text account.Text `json:"text"`
}

// label adds a short fact with the phrase that names it; none that says nothing.
func (h *Heading) label(code string, t account.Text) {
	if !t.IsZero() {
		h.Labels = append(h.Labels, Label{account.Say(code, nil), t})
	}
}

// A Paragraph is running text.
type Paragraph struct {
	Text       account.Text       `json:"text"`
	Visibility account.Visibility `json:"visibility"`
}

// A List is short points, numbered when Ordered.
type List struct {
	Ordered    bool               `json:"ordered,omitempty"`
	Items      []ListItem         `json:"items"`
	Visibility account.Visibility `json:"visibility"`
}

// A ListItem is one point of a [List].
type ListItem struct {
	Text       account.Text       `json:"text"`
	Visibility account.Visibility `json:"visibility"`
}

// A Table is rows under columns. Every row has a cell for every column.
type Table struct {
	Caption account.Text `json:"caption"`
	// Note says what the table counts and how.
	Note       NoteID             `json:"note,omitempty"`
	Columns    []Column           `json:"columns"`
	Rows       []Row              `json:"rows"`
	Visibility account.Visibility `json:"visibility"`
}

// A Column is the head of a column. Its visibility bounds that of its cells.
type Column struct {
	Head account.Text `json:"head"`
	// Unit is said with the head; empty for none.
	Unit account.Text `json:"unit,omitzero"`
	// Numeric columns are set right-aligned.
	Numeric    bool               `json:"numeric,omitempty"`
	Note       NoteID             `json:"note,omitempty"`
	Visibility account.Visibility `json:"visibility"`
}

// A Row is one row of a [Table]; Total sets it off as a sum of the others.
type Row struct {
	Cells      []Cell             `json:"cells"`
	Total      bool               `json:"total,omitempty"`
	Visibility account.Visibility `json:"visibility"`
}

// A Cell is one cell of a [Row]. A cell must say something: what is not known
// is said in words.
type Cell struct {
	Text account.Text `json:"text"`
	Tone Tone         `json:"tone,omitempty"`
	Note NoteID       `json:"note,omitempty"`
}

// A Tone says how a value stands against what was wanted. It is shown by shape
// or word as well as by colour.
type Tone string

// The tones; the empty tone is neutral.
const (
	Good Tone = "good"
	Bad  Tone = "bad"
)

// KeyFigures are the few numbers that matter most, each large.
type KeyFigures struct {
	Figures    []KeyFigure        `json:"figures"`
	Visibility account.Visibility `json:"visibility"`
}

// A KeyFigure is one number with what it takes to judge it.
type KeyFigure struct {
	Label account.Text `json:"label"`
	Value account.Text `json:"value"`
	// Unit is said after the value; empty when the value says it.
	Unit account.Text `json:"unit,omitzero"`
	// Target, Change and Basis say what was promised, how it moved against the
	// period before, and over how many records it is taken; empty for none.
	Target     account.Text       `json:"target,omitzero"`
	Change     account.Text       `json:"change,omitzero"`
	Basis      account.Text       `json:"basis,omitzero"`
	Tone       Tone               `json:"tone,omitempty"`
	Note       NoteID             `json:"note,omitempty"`
	Visibility account.Visibility `json:"visibility"`
}

// A Chart is a series of values as a picture, with the same values as a table
// for those who cannot see it.
type Chart struct {
	Kind ChartKind `json:"kind"`
	// Title says what the chart shows, Desc what there is to see in it, in one
	// sentence for those who cannot.
	Title account.Text `json:"title"`
	Desc  account.Text `json:"desc"`
	// Axis names the points, Unit what the values are counted in.
	Axis account.Text `json:"axis"`
	Unit account.Text `json:"unit"`
	// Value and Before name the values and the faint ones beside them.
	Value  account.Text `json:"value"`
	Before account.Text `json:"before,omitzero"`
	Points []Point      `json:"points"`
	// Target is drawn as a thin line and named by TargetName; nil for none.
	Target     *float64           `json:"target,omitempty"`
	TargetName account.Text       `json:"target_name,omitzero"`
	Caption    account.Text       `json:"caption,omitzero"`
	Note       NoteID             `json:"note,omitempty"`
	Visibility account.Visibility `json:"visibility"`
}

// A ChartKind is a way to draw a [Chart].
type ChartKind string

const (
	// Columns stand side by side, for values over time.
	Columns ChartKind = "columns"
	// Bars lie below each other, each against its own limit: Before is the
	// limit, such as a capacity's total.
	Bars ChartKind = "bars"
)

// A Point is one place on a chart's axis.
type Point struct {
	Label account.Text `json:"label"`
	// Value is nil where nothing is known: a gap, not a zero.
	Value *float64 `json:"value"`
	// Before is the value to compare with; nil for none.
	Before *float64 `json:"before,omitempty"`
	// Text says the value as people read it.
	Text account.Text `json:"text"`
	// Tone marks the value, and in [Bars] its bar.
	Tone       Tone               `json:"tone,omitempty"`
	Visibility account.Visibility `json:"visibility"`
}

// A Callout sets off something that needs attention: a finding, or what is
// missing.
type Callout struct {
	Severity account.Severity `json:"severity"`
	Text     account.Text     `json:"text"`
	// Next and Owner say what should happen and who should see to it; empty
	// for nothing.
	Next       account.Text       `json:"next,omitzero"`
	Owner      account.Text       `json:"owner,omitzero"`
	Note       NoteID             `json:"note,omitempty"`
	Visibility account.Visibility `json:"visibility"`
}

// A NoteID names a [Footnote] within a document.
type NoteID string

// A Footnote says where a figure comes from: its definition and the tickets
// behind it. An edition numbers its footnotes in the order in which they are
// first referred to, and leaves out those that nothing in it refers to.
type Footnote struct {
	ID         NoteID             `json:"id"`
	Text       account.Text       `json:"text"`
	Tickets    []metrics.TicketID `json:"tickets,omitempty"`
	Visibility account.Visibility `json:"visibility"`
}
