package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

const (
	width  = 80
	column = 23 // where the second one begins
)

// A page is plain text in two columns, in which people stand with their names.
type page struct {
	out    *bufio.Writer
	locale account.Locale
	people []account.Person
}

func newPage(out io.Writer, zone *time.Location, people []account.Person) page {
	locale := account.English().With(team.Phrases()).In(zone)
	locale.InstantLayout = "2 Jan 2006 15:04" // the zone is said once
	return page{bufio.NewWriter(out), locale, people}
}

func (p page) title(text string) { p.underlined(text, "=") }

func (p page) heading(text string) { p.underlined("\n"+text, "-") }

func (p page) underlined(text, line string) {
	fmt.Fprintf(p.out, "%s\n%s\n\n", text, strings.Repeat(line, utf8.RuneCountInString(strings.TrimSpace(text))))
}

// say writes a paragraph.
func (p page) say(text string) { fmt.Fprintf(p.out, "%s\n\n", strings.Join(wrap(text, width), "\n")) }

// row writes a cell on the left, and paragraphs on the right of it.
func (p page) row(left string, right ...string) {
	for _, text := range right {
		for _, line := range wrap(text, width-column) {
			fmt.Fprintf(p.out, "%-*s%s\n", column, left, line)
			left = ""
		}
	}
}

// when is an instant as a cell.
func (p page) when(t time.Time) string { return fmt.Sprintf("%17s", p.text(account.Instant(t))) }

// text says a text of the library.
func (p page) text(t account.Text) string { return p.locale.Format(t) }

// name is what a person is called.
func (p page) name(id account.PersonID) string {
	for _, person := range p.people {
		if person.ID == id {
			return p.text(person.Called())
		}
	}
	return string(id)
}

func (p page) names(ids []account.PersonID) string {
	var names []string
	for _, id := range ids {
		names = append(names, p.name(id))
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
