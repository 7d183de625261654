package quadrant

import (
	"strings"

	"github.com/accordhq/accord/account"
)

// Lines are what the advisory says to the customer, in order: what happened, how it
// came to this, the options, what we intend, what was reported since, and when the next
// word comes. What is missing is left out, and nothing internal is in them; who may read
// them is the advisory's visibility.
func (a Advisory) Lines() []account.Text {
	var lines []account.Text
	add := func(code string, text account.Text) {
		if !text.IsZero() {
			lines = append(lines, account.Say("advisory-line."+code, account.Args{"text": text}))
		}
	}
	if !a.Headline.IsZero() {
		lines = append(lines, a.Headline)
	}
	add("how", a.How)
	for i, o := range a.Options {
		if len(a.Options) == 1 {
			add("one-option", o)
			continue
		}
		lines = append(lines, account.Say("advisory-line.option", account.Args{"n": account.Count(i + 1), "text": o}))
	}
	add("only-one", a.OnlyOne)
	add("intent", a.Intent)
	for _, s := range a.Steps {
		if !s.Report.IsZero() {
			lines = append(lines, account.Say("advisory-line.report", account.Args{"at": account.Instant(s.At), "text": s.Report}))
		}
	}
	if !a.NextReport.IsZero() {
		add("next-report", account.Instant(a.NextReport))
	}
	return lines
}

// Text is the lines of the advisory as plain text, one below the other.
func (a Advisory) Text(l account.Locale) string {
	var b strings.Builder
	for _, line := range a.Lines() {
		b.WriteString(l.Format(line))
		b.WriteByte('\n')
	}
	return b.String()
}
