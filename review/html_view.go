package review

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/accordhq/accord/account"
)

// The views are what the templates print: every text said, every footnote
// numbered, every id given, nothing left to decide but its place.

// htmlBlock holds one block: exactly one of its fields is set.
type htmlBlock struct {
	Part    *htmlPart
	Para    *htmlItem
	List    *htmlList
	Table   *htmlTable
	Figures *htmlFigures
	Chart   *htmlChart
	Diagram *htmlDiagram
	Map     *htmlMap
	Callout *htmlCallout
	Notes   []*htmlNote
}

type htmlPart struct {
	// Level is that of the heading, 2 to 6.
	Level      int
	ID, Tag    string
	Name, Says string
	Labels     []htmlLabel
	Blocks     []htmlBlock
}

type htmlLabel struct{ Name, Text string }

// htmlItem is a text with the tag of an audience narrower than its
// surroundings'.
type htmlItem struct{ Tag, Text string }

type htmlList struct {
	Tag     string
	Ordered bool
	Items   []htmlItem
}

type htmlTable struct {
	ID, Tag, Caption string
	Ref              *htmlRef
	Columns          []htmlColumn
	Rows             []htmlRow
}

type htmlColumn struct {
	Tag, Head, Unit string
	Numeric         bool
	Ref             *htmlRef
}

type htmlRow struct {
	Tag   string
	Total bool
	Cells []htmlCell
}

type htmlCell struct {
	Text    string
	Numeric bool
	Tone    *htmlTone
	Ref     *htmlRef
}

// Class tells how the cell is set: a long word may be broken in print, and many
// words are given a wider column.
func (c htmlCell) Class() string {
	const longWord, manyWords = 30, 40
	switch {
	case slices.ContainsFunc(strings.Fields(c.Text), func(word string) bool { return len(word) > longWord }):
		return "long"
	case c.Numeric:
		return "num"
	case len(c.Text) > manyWords:
		return "wordy"
	}
	return ""
}

// htmlTone shows how a value stands by class, shape and word.
type htmlTone struct{ Class, Shape, Word string }

type htmlFigures struct {
	Tag     string
	Figures []htmlFigure
}

type htmlFigure struct {
	Tag, Label, Value, Unit string
	Tone                    *htmlTone
	Target, Change, Basis   string
	Ref                     *htmlRef
}

type htmlCallout struct {
	Class, Shape, Severity, Tag string
	Text                        string
	Labels                      []htmlLabel
	Ref                         *htmlRef
}

// htmlRef is a reference to a footnote.
type htmlRef struct {
	N         int
	ID, Label string
}

type htmlNote struct {
	N       int
	Text    string
	Tickets []string
	// Count says how many tickets there are; Fold tells to fold them away.
	Count string
	Fold  bool
	Back  []htmlRef
}

// htmlBuilder makes views of blocks and gives out ids on the way.
type htmlBuilder struct {
	e        Edition
	parts    int
	tables   int
	charts   int
	diagrams int
	maps     int
	refs     map[int]int // references so far, by footnote number
	notes    []*htmlNote
}

// text says a text; what HTML cannot hold is left out.
func (b *htmlBuilder) text(t account.Text) string { return typeset(b.e.Text(t)) }

// title says a text that must say something.
func (b *htmlBuilder) title(t account.Text) string {
	return cmp.Or(b.text(t), b.say("document.untitled", nil))
}

// filled says a text that is known unless it says nothing: an empty cell leaves
// the reader to guess.
func (b *htmlBuilder) filled(t account.Text) string {
	return cmp.Or(b.text(t), b.say("document.not-supplied", nil))
}

func (b *htmlBuilder) say(code string, args account.Args) string {
	return typeset(b.e.Say(code, args))
}

// typeset is a text as the page prints it.
func typeset(s string) string { return percentSigns.Replace(strings.TrimSpace(printable(s))) }

// percentSigns are set apart from their numbers by a space that does not
// break.
var percentSigns = strings.NewReplacer(" %", "\u00a0%")

// printable drops control characters but line feeds, orders to write
// backwards, and what is no character.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case unicode.IsControl(r) || unicode.Is(reordering, r) || r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// tag names the audience of a block that fewer may see than what surrounds it,
// so that whoever presents the page knows; a customer's edition has no such
// block.
func (b *htmlBuilder) tag(own, around account.Visibility) (string, account.Visibility) {
	narrow := account.Narrower(around, own)
	if !narrow.Known() {
		narrow = account.Internal
	}
	if narrow == around {
		return "", around
	}
	return b.say("audience."+narrow.String(), nil), narrow
}

func (b *htmlBuilder) ref(id NoteID) *htmlRef {
	n := b.e.Number(id)
	if n == 0 {
		return nil
	}
	b.refs[n]++
	return &htmlRef{N: n, ID: refID(n, b.refs[n]), Label: b.say("html.note", account.Args{"n": account.Count(n)})}
}

func (b *htmlBuilder) tone(t Tone) *htmlTone {
	switch t {
	case Good:
		return &htmlTone{"good", "✓", b.say("document.on-track", nil)}
	case Bad:
		return &htmlTone{"bad", "✗", b.say("document.off-track", nil)}
	}
	return nil
}

// label leaves out a label that says nothing.
func (b *htmlBuilder) label(labels []htmlLabel, name string, t account.Text) []htmlLabel {
	if text := b.text(t); text != "" {
		labels = append(labels, htmlLabel{name, text})
	}
	return labels
}
