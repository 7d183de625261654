package review

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/accordhq/accord/account"
)

// Text renders an edition for a terminal, in plain characters without colour.
// No line is wider than Width; a word that is gets broken. Wide and combining
// characters are counted as terminals show them, and control characters in the
// data are neutralised.
//
// The same edition gives the same bytes. A locale that lacks a phrase of the
// page is an error, and nothing is written then.
type Text struct {
	// Width is the number of columns: 80 when zero, at least 32.
	Width int
}

var _ Renderer = Text{}

const (
	defaultWidth = 80
	leastWidth   = 32
)

// Render implements [Renderer].
func (t Text) Render(w io.Writer, e Edition) error {
	width := t.Width
	if width == 0 {
		width = defaultWidth
	}
	page := textPage{wording: wording{e}, width: max(width, leastWidth)}
	if err := page.complete(); err != nil {
		return err
	}
	page.title()
	page.blocks(e.Blocks(), account.Customer, 0)
	_, err := io.WriteString(w, page.out.String())
	return err
}

// A textPage is a text edition being written.
type textPage struct {
	wording
	width int
	out   strings.Builder
}

// print writes lines as a reader would type them: with no space at the end, and
// none that differs from the others.
func (p *textPage) print(lines ...string) {
	for _, line := range lines {
		line = strings.ReplaceAll(line, "\u00a0", " ")
		p.out.WriteString(strings.TrimRight(line, " "))
		p.out.WriteByte('\n')
	}
}

// running prints running text behind a mark.
func (p *textPage) running(mark, s string) { p.print(hang(mark, s, p.width)...) }

func (p *textPage) title() {
	p.print(fold(p.name(), p.width)...)
	p.print(strings.Repeat("═", p.width))
	p.print(p.labels(p.facts(), p.width)...)
	p.print(fold(p.readers(), p.width)...)
}

// blocks prints blocks among what an audience around them may see, an empty
// line before each but between footnotes.
func (p *textPage) blocks(blocks Blocks, around account.Visibility, level int) {
	if level == 0 && len(blocks) == 0 {
		p.print("")
		p.running("", p.say("document.empty", nil))
	}
	blocks = slices.DeleteFunc(blocks, tabled)
	for i, block := range blocks {
		_, isNote := block.(Footnote)
		if i > 0 && isNote {
			_, isNote = blocks[i-1].(Footnote)
		}
		if i == 0 || !isNote {
			p.print("")
		}
		p.block(block, around, level)
	}
}

func (p *textPage) block(block Block, around account.Visibility, level int) {
	switch b := block.(type) {
	case Part:
		p.part(b, around, level)
	case Paragraph:
		text, _ := p.tagged(p.text(b.Text), b.Visibility, around)
		p.running("", text)
	case List:
		p.list(b, around)
	case Table:
		p.table(b, around)
	case KeyFigures:
		p.keyFigures(b, around)
	case Chart:
		p.chart(b, around)
	case Diagram:
		p.diagram(b, around)
	case Quadrants:
		p.quadrants(b, around)
	case Callout:
		p.callout(b, around)
	case Footnote:
		p.footnote(b, around)
	}
}

// partRules begin the line with a part's name, by level.
var partRules = []string{"━━", "──", "┄┄"}

// part sets the neutral name small in a rule and the conclusion under it.
func (p *textPage) part(part Part, around account.Visibility, level int) {
	name, around := p.tagged(p.text(part.Heading.Name), part.Visibility, around)
	rule := partRules[min(level, len(partRules)-1)]
	lines := hang(rule+" ", name, p.width)
	if last := len(lines) - 1; level == 0 && last >= 0 {
		room := p.width - displayWidth(lines[last]) - 1
		lines[last] += " " + strings.Repeat("━", max(0, room))
		p.print("")
	}
	p.print(lines...)
	p.running("", p.text(part.Heading.Says))
	if labels := part.Heading.Labels; len(labels) > 0 {
		p.print("")
		p.print(p.labels(labels, p.width)...)
	}
	p.blocks(part.Blocks, around, level+1)
}

func (p *textPage) list(list List, around account.Visibility) {
	digits := len(strconv.Itoa(len(list.Items)))
	for i, item := range list.Items {
		mark := "• "
		if list.Ordered {
			mark = padLeft(strconv.Itoa(i+1), digits) + ". "
		}
		text, _ := p.tagged(p.text(item.Text), account.Narrower(list.Visibility, item.Visibility), around)
		p.running(mark, text)
	}
}

// calloutRules stand before the lines of a callout, by the rank of its
// severity.
var calloutRules = []string{"│ ", "┃ ", "█ "}

func (p *textPage) callout(c Callout, around account.Visibility) {
	rule := calloutRules[c.Severity.Rank()]
	width := p.width - displayWidth(rule)
	severity, _ := p.tagged(p.severity(c.Severity), c.Visibility, around)
	lines := fold(severity, width)
	lines = append(lines, fold(marked(p.text(c.Text), p.ref(c.Note)), width)...)
	lines = append(lines, p.labels(p.steps(c), width)...)
	for _, line := range lines {
		p.print(rule + line)
	}
}

func (p *textPage) footnote(f Footnote, around account.Visibility) {
	mark := p.ref(f.ID) + " "
	text, _ := p.tagged(p.text(f.Text), f.Visibility, around)
	p.running(mark, text)
	p.running(spaces(displayWidth(mark)), p.tickets(f))
}

// ref refers to a footnote; empty for one that the edition does not have.
func (p *textPage) ref(id NoteID) string {
	if n := p.Number(id); n > 0 {
		return "[" + strconv.Itoa(n) + "]"
	}
	return ""
}

// labels sets the names of labels beside their texts.
func (p *textPage) labels(labels []Label, width int) []string {
	var pairs [][2]string
	for _, l := range labels {
		pairs = append(pairs, [2]string{p.text(l.Name), p.text(l.Text)})
	}
	g := pairGrid(pairs)
	widths, _ := g.fit(width) // two columns of text always fit
	return g.lines(widths)
}
