package review

import (
	"fmt"
	"math"
	"time"

	"github.com/accordhq/accord/account"
)

// Validate returns every fault of the document, each named by its path in JSON: an
// instant that JSON cannot hold, a block of no known kind, a table whose rows are not
// as wide as its columns or whose cells say nothing, a chart with a value that is no
// number, a diagram with a node without a name or a link to a node that is not there,
// a quadrant map with two views for one audience, a room without a name or a path to a
// room that is not there, a footnote without an id or with that of another, and a
// reference to a footnote that is not there. A word that the library does not know,
// such as the tone of a newer version, is not a fault.
func (d Document) Validate() error {
	v := validator{notes: make(map[NoteID]string)}
	v.instant("period.from", d.Period.From)
	v.instant("period.to", d.Period.To)
	v.instant("issued", d.Issued)
	v.instant("next_meeting", d.NextMeeting)
	v.define("blocks", d.Blocks)
	v.blocks("blocks", d.Blocks)
	return v.faults.Err()
}

type validator struct {
	faults account.Faults
	notes  map[NoteID]string // the path of each footnote
}

// define collects the footnotes, which may stand before or behind what refers
// to them.
func (v *validator) define(path string, blocks Blocks) {
	for i, block := range blocks {
		path := fmt.Sprintf("%s[%d]", path, i)
		switch b := block.(type) {
		case Part:
			v.define(path+".blocks", b.Blocks)
		case Footnote:
			first, repeated := v.notes[b.ID]
			v.faults.Check(b.ID != "", path+".id", "is missing")
			v.faults.Check(!repeated || b.ID == "", path+".id", "is %q, as that of %s", b.ID, first)
			if !repeated {
				v.notes[b.ID] = path
			}
		}
	}
}

func (v *validator) blocks(path string, blocks Blocks) {
	for i, block := range blocks {
		path := fmt.Sprintf("%s[%d]", path, i)
		switch b := block.(type) {
		case Part:
			v.blocks(path+".blocks", b.Blocks)
		case Table:
			v.table(path, b)
		case KeyFigures:
			for i, f := range b.Figures {
				v.note(fmt.Sprintf("%s.figures[%d].note", path, i), f.Note)
			}
		case Chart:
			v.chart(path, b)
		case Diagram:
			v.diagram(path, b)
		case Quadrants:
			v.quadrants(path, b)
		case Callout:
			v.note(path+".note", b.Note)
		default:
			v.faults.Check(blockType(block) != "", path, "is a %T, which is no kind of block", block)
		}
	}
}

func (v *validator) table(path string, t Table) {
	v.note(path+".note", t.Note)
	for i, c := range t.Columns {
		v.note(fmt.Sprintf("%s.columns[%d].note", path, i), c.Note)
	}
	for i, row := range t.Rows {
		path := fmt.Sprintf("%s.rows[%d].cells", path, i)
		v.faults.Check(len(row.Cells) == len(t.Columns), path, "must be %d, one for each column, and not %d", len(t.Columns), len(row.Cells))
		for i, c := range row.Cells {
			path := fmt.Sprintf("%s[%d]", path, i)
			v.faults.Check(!c.Text.IsZero(), path+".text", "says nothing; what is not known is said in words")
			v.note(path+".note", c.Note)
		}
	}
}

func (v *validator) chart(path string, c Chart) {
	v.note(path+".note", c.Note)
	v.number(path+".target", c.Target)
	for i, p := range c.Points {
		path := fmt.Sprintf("%s.points[%d]", path, i)
		v.number(path+".value", p.Value)
		v.number(path+".before", p.Before)
	}
}

func (v *validator) instant(path string, t time.Time) {
	_, err := t.MarshalText()
	v.faults.Check(err == nil, path, "cannot be written in RFC 3339")
}

func (v *validator) number(path string, x *float64) {
	v.faults.Check(x == nil || !math.IsNaN(*x) && !math.IsInf(*x, 0), path, "is no finite number")
}

func (v *validator) note(path string, id NoteID) {
	_, ok := v.notes[id]
	v.faults.Check(ok || id == "", path, "refers to the footnote %q, which is not there", id)
}
