package review

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/accordhq/accord/account"
)

// Markdown renders an edition as GitHub Flavored Markdown: charts are tables,
// diagrams are Mermaid, callouts are quotations, footnotes are footnotes. What the data holds is
// shown as it is: nothing in it is taken for Markdown or HTML, a line break is
// a space, and a web address is a link.
//
// The same edition gives the same bytes. A locale that lacks a phrase of the
// page is an error, and nothing is written then.
type Markdown struct{}

var _ Renderer = Markdown{}

// Render implements [Renderer].
func (Markdown) Render(w io.Writer, e Edition) error {
	page := markdownPage{wording: wording{e}}
	if err := page.complete(); err != nil {
		return err
	}
	page.title()
	page.blocks(e.Blocks(), account.Customer, 2)
	_, err := io.WriteString(w, page.out.String())
	return err
}

// A markdownPage is a Markdown edition being written. Its words are escaped
// once, by the method that puts them in their place.
type markdownPage struct {
	wording
	out strings.Builder
	// afterList says that the block before is a list with the usual marks.
	afterList bool
}

// put writes a block of lines, an empty line between it and the one before.
func (p *markdownPage) put(lines ...string) {
	if p.out.Len() > 0 {
		p.out.WriteByte('\n')
	}
	for _, line := range lines {
		p.out.WriteString(line)
		p.out.WriteByte('\n')
	}
	p.afterList = false
}

// items writes a list of escaped texts. Two lists in a row would be taken for
// one if their marks were the same.
func (p *markdownPage) items(items []string, ordered bool) {
	if len(items) == 0 {
		return
	}
	bullet, point := "-", "."
	if p.afterList {
		bullet, point = "*", ")"
	}
	var lines []string
	for i, item := range items {
		mark := bullet
		if ordered {
			mark = strconv.Itoa(i+1) + point
		}
		lines = append(lines, mark+" "+item)
	}
	usual := !p.afterList
	p.put(lines...)
	p.afterList = usual
}

func (p *markdownPage) title() {
	p.put("# " + escape(p.name()))
	p.items(p.labels(p.facts()), false)
	p.put(strong(escape(p.readers())))
}

// labels sets the names of labels before their texts.
func (p *markdownPage) labels(labels []Label) []string {
	var lines []string
	for _, l := range labels {
		name := p.say("text.label", account.Args{"name": l.Name})
		lines = append(lines, strong(escape(name))+" "+escape(p.text(l.Text)))
	}
	return lines
}

// blocks writes blocks among what an audience around them may see, under a
// heading one level above level.
func (p *markdownPage) blocks(blocks Blocks, around account.Visibility, level int) {
	if level == 2 && len(blocks) == 0 {
		p.put(escapeStart(p.say("document.empty", nil)))
	}
	for _, block := range blocks {
		p.block(block, around, level)
	}
}

func (p *markdownPage) block(block Block, around account.Visibility, level int) {
	switch b := block.(type) {
	case Part:
		p.part(b, around, level)
	case Paragraph:
		text, _ := p.tagged(p.text(b.Text), b.Visibility, around)
		p.put(escapeStart(text))
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

// part sets the conclusion as the heading and the neutral name small under it:
// above it, it would belong to the part before.
func (p *markdownPage) part(part Part, around account.Visibility, level int) {
	name, says := p.text(part.Heading.Name), p.text(part.Heading.Says)
	if says == "" {
		name, says = "", name
	}
	says, around = p.tagged(says, part.Visibility, around)
	p.put(strings.Repeat("#", min(level, 6)) + " " + escape(says))
	if name != "" {
		p.put(emphasis(escape(name)))
	}
	p.items(p.labels(part.Heading.Labels), false)
	p.blocks(part.Blocks, around, level+1)
}

func (p *markdownPage) list(list List, around account.Visibility) {
	var items []string
	for _, item := range list.Items {
		text, _ := p.tagged(p.text(item.Text), account.Narrower(list.Visibility, item.Visibility), around)
		items = append(items, escapeStart(text))
	}
	p.items(items, list.Ordered)
}

func (p *markdownPage) keyFigures(k KeyFigures, around account.Visibility) {
	var items []string
	for _, f := range k.Figures {
		label := p.say("text.label", account.Args{"name": f.Label})
		label, _ = p.tagged(label, account.Narrower(k.Visibility, f.Visibility), around)
		value := marked(strong(escape(p.value(f))), shape(f.Tone)) + p.ref(f.Note)
		item := escapeStart(label) + " " + value
		for _, t := range []account.Text{f.Target, f.Change, f.Basis} {
			if !t.IsZero() {
				item += " · " + escape(p.text(t))
			}
		}
		items = append(items, item)
	}
	p.items(items, false)
}

func (p *markdownPage) callout(c Callout, around account.Visibility) {
	severity, _ := p.tagged(p.severity(c.Severity), c.Visibility, around)
	paragraphs := []string{strong(escape(severity)), escapeStart(p.text(c.Text)) + p.ref(c.Note)}
	paragraphs = append(paragraphs, p.labels(p.steps(c))...)
	p.put("> " + strings.Join(paragraphs, "\n>\n> "))
}

func (p *markdownPage) footnote(f Footnote, around account.Visibility) {
	text, _ := p.tagged(p.text(f.Text), f.Visibility, around)
	line := p.ref(f.ID) + ": " + escapeStart(text)
	if tickets := p.tickets(f); tickets != "" {
		line += " " + escape(tickets)
	}
	p.put(line)
}

// ref refers to a footnote; empty for one that the edition does not have.
func (p *markdownPage) ref(id NoteID) string {
	if n := p.Number(id); n > 0 {
		return fmt.Sprintf("[^%d]", n)
	}
	return ""
}
