package review

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/accordhq/accord/account"
)

// HTML writes an edition as one web page that needs nothing else: no script,
// and nothing is fetched. The page prints on A4 and Letter, reads on a phone,
// follows the reader's preference for dark or light, and keeps a contrast of
// 4.5 to 1 (WCAG 2.2 AA) in both. Each chart and diagram is an inline SVG with a
// title and a description, and a table holds the same.
//
// The zero value is ready to use. The same edition gives the same bytes. A
// brand that breaks a rule and a locale that lacks a phrase of the page are
// errors, and nothing is written then.
type HTML struct {
	Brand Brand
}

var _ Renderer = HTML{}

// Render implements [Renderer].
func (h HTML) Render(w io.Writer, e Edition) error {
	brand, err := h.Brand.theme()
	if err != nil {
		return fmt.Errorf("review: html: brand: %w", err)
	}
	if err := lacking(e.locale, pagePhrases()); err != nil {
		return err
	}
	var page bytes.Buffer
	if err := htmlTemplate.ExecuteTemplate(&page, "page", newPage(e, brand)); err != nil {
		return fmt.Errorf("review: html: %w", err)
	}
	if _, err := page.WriteTo(w); err != nil {
		return fmt.Errorf("review: html: write: %w", err)
	}
	return nil
}

// pagePhrases are the codes of the phrases that a page is made with.
func pagePhrases() []string {
	codes := slices.Collect(maps.Keys(htmlPhrases))
	for _, v := range []account.Visibility{account.Internal, account.Business, account.Customer} {
		codes = append(codes, "audience."+v.String())
	}
	for _, s := range []account.Severity{account.Info, account.Warning, account.Critical} {
		codes = append(codes, "severity."+string(s))
	}
	return codes
}

//go:embed html/*.tmpl html/*.css
var htmlFiles embed.FS

// htmlTemplate holds the page; the style sheets are templates of their own, in
// which html/template drops the comments.
var htmlTemplate = template.Must(template.New("").ParseFS(htmlFiles, "html/*.tmpl", "html/*.css"))

// htmlPage is what the template "page" is executed with.
type htmlPage struct {
	Lang, Dir string
	// Name is the report and whose it is, in one line; Heading is whose it is,
	// and Kicker, above it, the report.
	Name, Heading, Kicker string
	Brand                 htmlBrand
	// Mark warns that an edition is not for the customer; For says whom it is
	// for, and Audience names them.
	Mark, For, Audience string
	Facts               []htmlFact
	Cover               htmlCover
	Body                []htmlBlock
	Contents            []*htmlPart
	Empty               string
	Words               htmlWords
	RunningHeader       template.CSS
}

// htmlWords are the words of the page's frame.
type htmlWords struct{ For, Skip, Contents, Glance string }

// htmlFact is a short fact of the page's head.
type htmlFact struct {
	Name, Text string
	// At is the instant in RFC 3339, for machines; empty for none.
	At string
}

// htmlCover is what stands before the first part: the words first, and the
// first chart beside them where the screen is wide enough.
type htmlCover struct {
	Lead, Rest []htmlBlock
	Beside     bool
}

func newPage(e Edition, brand htmlBrand) htmlPage {
	b := htmlBuilder{e: e, refs: make(map[int]int)}
	p := htmlPage{
		Lang:     e.locale.Tag,
		Dir:      direction(e.locale.Tag),
		Heading:  b.text(e.doc.Account),
		Kicker:   b.text(e.doc.Title),
		Brand:    brand,
		For:      b.say("document.audience", account.Args{"audience": audienceName(seen(e.audience))}),
		Audience: b.text(audienceName(seen(e.audience))),
		Words: htmlWords{
			For:      b.say("html.for", nil),
			Skip:     b.say("html.skip", nil),
			Contents: b.say("document.contents", nil),
			Glance:   b.say("html.at-a-glance", nil),
		},
	}
	p.Name = b.say("document.name", account.Args{"title": e.doc.Title, "account": e.doc.Account})
	if p.Heading == "" {
		p.Heading, p.Kicker = b.title(e.doc.Title), ""
	}
	if e.audience == account.Internal {
		p.Mark = b.say("document.internal-mark", nil)
	}
	p.Facts = b.facts()
	blocks := e.Blocks()
	if len(blocks) == 0 {
		p.Empty = b.say("document.empty", nil)
	}
	first := slices.IndexFunc(blocks, func(block Block) bool { _, ok := block.(Part); return ok })
	if first < 0 {
		first = len(blocks)
	}
	p.Cover = cover(b.blocks(blocks[:first], account.Customer, 2))
	p.Body = b.blocks(blocks[first:], account.Customer, 2)
	for _, block := range p.Body {
		if block.Part != nil {
			p.Contents = append(p.Contents, block.Part)
		}
	}
	if len(p.Contents) < 3 {
		p.Contents = nil // there is nothing to find one's way in
	}
	b.finish()
	p.RunningHeader = runningHeader(b, p.Name, p.Mark, p.For)
	return p
}

// seen is the audience as [account.Visibility.ReachedBy] takes it.
func seen(audience account.Visibility) account.Visibility {
	if !audience.Known() {
		return account.Customer
	}
	return audience
}

// cover sets the first chart beside the words that come before it.
func cover(blocks []htmlBlock) htmlCover {
	n := slices.IndexFunc(blocks, func(b htmlBlock) bool { return b.Figures != nil || b.Chart != nil })
	if n <= 0 {
		return htmlCover{Rest: blocks}
	}
	c := htmlCover{Lead: blocks[:n], Rest: blocks[n:]}
	for _, block := range c.Rest {
		if block.Chart != nil {
			block.Chart.Beside, c.Beside = true, true
			break
		}
	}
	return c
}

func (b *htmlBuilder) facts() []htmlFact {
	e := b.e
	var facts []htmlFact
	if p := e.doc.Period; !p.IsZero() {
		facts = append(facts, htmlFact{Name: b.say("document.period", nil), Text: b.text(e.days())})
	}
	next := htmlFact{Name: b.say("document.next-meeting", nil), Text: b.say("document.not-agreed", nil)}
	if t := e.doc.NextMeeting; !t.IsZero() {
		next.Text, next.At = b.text(account.Instant(t)), t.UTC().Format(time.RFC3339)
	}
	if next.At != "" || !e.doc.Period.IsZero() { // what is about no period is no review's
		facts = append(facts, next)
	}
	if t := e.doc.Issued; !t.IsZero() {
		facts = append(facts, htmlFact{
			Name: b.say("document.issued", nil),
			Text: b.text(account.Instant(t)), At: t.UTC().Format(time.RFC3339),
		})
	}
	return facts
}

// runningHeader is the content of the margins of printed pages, where CSS
// alone can count the pages.
func runningHeader(b htmlBuilder, name, mark, audience string) template.CSS {
	const page, pages = "\uE000", "\uE001"
	number := b.e.Say("html.page", account.Args{"page": account.Data(page), "pages": account.Data(pages)})
	counted := cssString(number)
	counted = strings.ReplaceAll(counted, cssRune([]rune(page)[0]), `" counter(page) "`)
	counted = strings.ReplaceAll(counted, cssRune([]rune(pages)[0]), `" counter(pages) "`)
	return template.CSS(fmt.Sprintf(
		"@page{@top-left{content:%s}@top-right{content:%s}@bottom-left{content:%s}@bottom-right{content:%s}}",
		cssString(name), cssString(mark), cssString(audience), counted))
}

// cssString quotes a string for a style sheet inside an HTML page: whatever is
// neither an ASCII letter, a digit nor a space is written as an escape.
func cssString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if r < unicode.MaxASCII && (r == ' ' || unicode.IsLetter(r) || unicode.IsDigit(r)) {
			b.WriteRune(r)
			continue
		}
		b.WriteString(cssRune(r))
	}
	b.WriteByte('"')
	return b.String()
}

// cssRune escapes a rune; the space ends the escape and is not printed.
func cssRune(r rune) string { return fmt.Sprintf(`\%x `, r) }

// direction is the direction in which a language is written.
func direction(tag string) string {
	language, rest, _ := strings.Cut(strings.ToLower(tag), "-")
	switch script, _, _ := strings.Cut(rest, "-"); script {
	case "latn", "cyrl":
		return "ltr"
	case "arab", "hebr":
		return "rtl"
	}
	switch language {
	case "ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi":
		return "rtl"
	}
	return "ltr"
}
