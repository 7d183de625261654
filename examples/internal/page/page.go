// Package page writes what an example shows: plain text in two columns.
package page

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/accordhq/accord/account"
)

const (
	Width  = 80 // of a line, in characters
	column = 23 // where the second one begins
)

// A Page is plain text in two columns, in which people stand with their names.
type Page struct {
	out    *bufio.Writer
	locale account.Locale
	People []account.Person
}

// New returns a page of people, in the language and the zone of a locale.
func New(out io.Writer, locale account.Locale, people []account.Person) Page {
	locale.InstantLayout = "2 Jan 2006 15:04" // the zone is said once
	return Page{bufio.NewWriter(out), locale, people}
}

// Flush writes what is left to be written.
func (p Page) Flush() error { return p.out.Flush() }

// Title writes what the page is about.
func (p Page) Title(text string) { p.underlined(text, "=") }

// Heading writes what a part of it is about.
func (p Page) Heading(text string) { p.underlined("\n"+text, "-") }

func (p Page) underlined(text, line string) {
	fmt.Fprintf(p.out, "%s\n%s\n\n", text, strings.Repeat(line, utf8.RuneCountInString(strings.TrimSpace(text))))
}

// Say writes a paragraph.
func (p Page) Say(text string) { fmt.Fprintf(p.out, "%s\n\n", strings.Join(wrap(text, Width), "\n")) }

// Row writes a cell on the left, and paragraphs on the right of it.
func (p Page) Row(left string, right ...string) {
	for _, text := range right {
		for _, line := range wrap(text, Width-column) {
			fmt.Fprintf(p.out, "%-*s%s\n", column, left, line)
			left = ""
		}
	}
}

// When is an instant as a cell.
func (p Page) When(t time.Time) string { return fmt.Sprintf("%17s", p.Text(account.Instant(t))) }

// Text says a text of the library.
func (p Page) Text(t account.Text) string { return p.locale.Format(t) }

// Name is what a person is called.
func (p Page) Name(id account.PersonID) string {
	for _, person := range p.People {
		if person.ID == id {
			return p.Text(person.Called())
		}
	}
	return string(id)
}

// Names is what several people are called.
func (p Page) Names(ids []account.PersonID) string {
	var names []string
	for _, id := range ids {
		names = append(names, p.Name(id))
	}
	return strings.Join(names, " and ")
}

// wrap breaks a text into lines. An entry of a list is indented from its second
// line on.
func wrap(text string, width int) []string {
	hang := ""
	if strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "→ ") {
		hang = "  "
	}
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width:
			lines, line = append(lines, line), hang+word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}
