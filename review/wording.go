package review

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/accordhq/accord/account"
)

// A wording says what an edition says in plain text: [Text] and [Markdown]
// differ in where they set it, not in the words. Each text is one line, safe
// to print.
type wording struct{ Edition }

func (w wording) text(t account.Text) string { return clean(w.Edition.Text(t)) }

func (w wording) say(code string, args account.Args) string { return w.text(account.Say(code, args)) }

// complete returns an error that names every phrase of the wording which the
// edition's locale lacks.
func (w wording) complete() error {
	codes := slices.Collect(maps.Keys(textPhrases))
	for code := range htmlPhrases {
		if strings.HasPrefix(code, "document.") {
			codes = append(codes, code)
		}
	}
	for _, v := range []account.Visibility{account.Internal, account.Business, account.Customer} {
		codes = append(codes, "audience."+v.String())
	}
	for _, s := range []account.Severity{account.Info, account.Warning, account.Critical} {
		codes = append(codes, "severity."+string(s))
	}
	return lacking(w.locale, codes)
}

// name says what the document is and whose.
func (w wording) name() string {
	return w.say("document.name", account.Args{"title": w.doc.Title, "account": w.doc.Account})
}

// readers says who the edition is for.
func (w wording) readers() string {
	if w.audience == account.Internal {
		return w.say("document.internal-mark", nil)
	}
	return w.say("document.audience", account.Args{"audience": audienceName(seen(w.audience))})
}

func audienceName(v account.Visibility) account.Text { return account.Say("audience."+v.String(), nil) }

// facts are the labels of the title block.
func (w wording) facts() []Label {
	var facts []Label
	add := func(code string, t account.Text) {
		facts = append(facts, Label{Name: account.Say(code, nil), Text: t})
	}
	if !w.Period().IsZero() {
		add("document.period", w.days())
	}
	if at := w.NextMeeting(); !at.IsZero() {
		add("document.next-meeting", account.Instant(at))
	} else if !w.Period().IsZero() {
		add("document.next-meeting", account.Say("document.not-agreed", nil))
	}
	if at := w.Issued(); !at.IsZero() {
		add("document.issued", account.Instant(at))
	}
	return facts
}

// days says the first and the last day of the period, which are those of the
// zones it is given in, whatever the reader's.
func (e Edition) days() account.Text {
	day := func(t time.Time) account.Text {
		return account.Data(e.locale.In(t.Location()).Format(account.Day(t)))
	}
	from, to := e.doc.Period.From, e.doc.Period.To
	last := to.Add(-1) // to does not belong to the period
	return account.Say("document.period-range", account.Args{"from": day(from), "to": day(last)})
}

// steps are the labels of a callout.
func (w wording) steps(c Callout) []Label {
	steps := []Label{
		{Name: account.Say("document.next-step", nil), Text: c.Next},
		{Name: account.Say("document.owner", nil), Text: c.Owner},
	}
	return slices.DeleteFunc(steps, func(l Label) bool { return l.Text.IsZero() })
}

// tagged names the audience of a text that fewer may see than what is around
// it, so that whoever presents an internal edition knows what not to say. It
// returns the audience that is around what belongs to the text.
func (w wording) tagged(s string, own, around account.Visibility) (string, account.Visibility) {
	own = account.Narrower(around, own)
	if own == around {
		return s, around
	}
	if !own.Known() {
		own = account.Internal
	}
	return w.say("text.tagged", account.Args{"audience": audienceName(own), "text": account.Data(s)}), own
}

// severity names a severity; one of no known rank is for information.
func (w wording) severity(s account.Severity) string {
	known := []account.Severity{account.Info, account.Warning, account.Critical}
	return w.text(known[s.Rank()].Label())
}

// shape says a tone without colour.
func shape(t Tone) string {
	switch t {
	case Good:
		return "✓"
	case Bad:
		return "✗"
	}
	return ""
}

// head says the head of a column with the unit of what stands under it.
func (w wording) head(head, unit account.Text) string {
	switch {
	case unit.IsZero():
		return w.text(head)
	case head.IsZero():
		return w.text(unit)
	}
	return w.say("text.unit", account.Args{"head": head, "unit": unit})
}

// value says a key figure's value with its unit.
func (w wording) value(f KeyFigure) string {
	return strings.TrimSpace(w.text(f.Value) + " " + w.text(f.Unit))
}

// maxTickets is how many of the tickets behind a footnote are listed before
// the rest is only counted. [JSON] lists them all.
const maxTickets = 24

// tickets says which tickets are behind a footnote; empty for none.
func (w wording) tickets(f Footnote) string {
	n := len(f.Tickets)
	if n == 0 {
		return ""
	}
	var shown []string
	for _, id := range f.Tickets[:min(n, maxTickets)] {
		shown = append(shown, string(id))
	}
	code := "text.tickets"
	if n > maxTickets {
		code = "text.tickets-cut"
	}
	return w.say(code, account.Args{
		"tickets": account.Say("document.tickets", account.Args{"n": account.Count(n)}),
		"list":    account.Data(strings.Join(shown, ", ")),
		"more":    account.Count(n - len(shown)),
	})
}

// point says the value of a chart's point as people read it, and its tone.
func (w wording) point(p Point, places int) string {
	says := w.text(p.Text)
	if p.Text.IsZero() {
		says = w.number(p.Value, places)
	}
	return marked(says, shape(p.Tone))
}

// number says a raw number, a missing one in words.
func (w wording) number(x *float64, places int) string {
	if x == nil {
		return w.say("document.not-supplied", nil)
	}
	return w.text(account.Number(*x, places))
}

// places is how many decimal places it takes to show each of the numbers to
// three significant digits, as far as it has them.
func places(numbers ...*float64) int {
	most := 0
	for _, x := range numbers {
		if x == nil {
			continue
		}
		rounded, _ := strconv.ParseFloat(strconv.FormatFloat(*x, 'g', 3, 64), 64)
		_, fraction, _ := strings.Cut(strconv.FormatFloat(rounded, 'f', -1, 64), ".")
		most = max(most, len(fraction))
	}
	return most
}

// numbers are the values that a chart shows, and what they are compared with.
func (c Chart) numbers() []*float64 {
	numbers := []*float64{c.Target}
	for _, p := range c.Points {
		numbers = append(numbers, p.Value, p.Before)
	}
	return numbers
}

// compares reports whether a chart's values are compared with others. The
// limits of [Bars] are no such values: each value says its own.
func (c Chart) compares() bool {
	return c.Kind != Bars && slices.ContainsFunc(c.Points, func(p Point) bool { return p.Before != nil })
}
