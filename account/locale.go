package account

import (
	"cmp"
	"maps"
	"strconv"
	"strings"
	"time"
)

// A Locale is how one reader is spoken to: the phrases of a language and the
// forms of its numbers and dates. [English] is the default; [Locale.With] adds
// a package's or a host's phrases. A Locale is a value and is never changed
// once made.
type Locale struct {
	// Tag is the BCP 47 tag of the language, such as "en" or "de-CH".
	Tag string
	// Phrases are the templates by code. In a template {name} is an argument
	// and {name:one|many} the word form that goes with a number, chosen by
	// Plural; an argument that is no number takes the last form. {{ and }} are
	// braces.
	Phrases map[string]string
	// Decimal and Group separate the fraction and the thousands of a number.
	// An empty Decimal is a full stop, an empty Group sets thousands solid.
	Decimal, Group string
	// DayLayout, InstantLayout and MonthLayout are layouts of package time in
	// which "Jan" stands for the name in Months.
	DayLayout, InstantLayout, MonthLayout string
	// Months are the names of the months, short, January first.
	Months [12]string
	// Plural is the index of the word form that goes with a number, given as
	// it is shown but without its sign; nil means English: the first for 1,
	// else the second.
	Plural func(n float64) int
	// Zone is the zone in which instants are told; nil means UTC.
	Zone *time.Location
}

// English returns the default locale with the phrases of this package.
func English() Locale {
	return Locale{
		Tag:           "en",
		Phrases:       Phrases(),
		Decimal:       ".",
		Group:         ",",
		DayLayout:     "2 Jan 2006",
		InstantLayout: "2 Jan 2006 15:04 MST",
		MonthLayout:   "Jan 2006",
		Months: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
			"Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	}
}

// With returns the locale with further phrases; a code it already has is
// replaced.
func (l Locale) With(phrases map[string]string) Locale {
	all := make(map[string]string, len(l.Phrases)+len(phrases))
	maps.Copy(all, l.Phrases)
	maps.Copy(all, phrases)
	l.Phrases = all
	return l
}

// In returns the locale with instants told in zone.
func (l Locale) In(zone *time.Location) Locale {
	l.Zone = zone
	return l
}

// Has reports whether the locale has a phrase of this code.
func (l Locale) Has(code string) bool {
	_, ok := l.Phrases[code]
	return ok
}

// Format says a text. A phrase the locale lacks is said as its code in angle
// brackets, an argument the phrase was not given as its name in braces, so
// that what is missing can be seen.
func (l Locale) Format(t Text) string {
	switch t.kind {
	case textPhrase:
		template, ok := l.Phrases[t.str]
		if !ok {
			return "<" + t.str + ">"
		}
		return l.fill(template, t.args)
	case textNumber:
		return l.number(t.num, t.places)
	case textPercent:
		return l.Format(Say("number.percent", Args{"n": Number(t.num*100, t.places)}))
	case textSpan:
		return l.duration(t.span)
	case textDay:
		return l.instant(t.at, l.DayLayout)
	case textInstant:
		return l.instant(t.at, l.InstantLayout)
	case textDate:
		return l.In(time.UTC).instant(t.at, l.DayLayout)
	case textMonth:
		return l.In(time.UTC).instant(t.at, l.MonthLayout)
	case textMoney:
		amount := t.money.Rounded()
		digits := minorUnits(amount.Currency)
		return l.Format(Say("number.money", Args{
			"amount":   Data(l.grouped(amount.Amount.StringFixed(digits))),
			"currency": Data(amount.Currency),
		}))
	}
	return t.str
}

// Lacks names what keeps a text from being said as it was meant: codes of
// phrases the locale does not have, arguments that a template names and the
// phrase was not given, and templates with a brace that has no other half. It is
// nil when nothing does.
func (l Locale) Lacks(t Text) []string {
	var lacks []string
	t.Walk(func(t Text) {
		if t.kind != textPhrase {
			return
		}
		template, ok := l.Phrases[t.str]
		if !ok {
			lacks = append(lacks, t.str)
			return
		}
		for _, p := range pieces(template) {
			name, _, _ := strings.Cut(p.text, ":")
			if _, given := t.args[name]; p.kind == pieceArgument && !given {
				lacks = append(lacks, t.str+" {"+name+"}")
			}
			if p.kind == pieceStray {
				lacks = append(lacks, t.str+" "+p.text)
			}
		}
	})
	return lacks
}

// fill replaces the {arguments} of a template.
func (l Locale) fill(template string, args Args) string {
	var b strings.Builder
	for _, p := range pieces(template) {
		if p.kind == pieceArgument {
			b.WriteString(l.argument(p.text, args))
		} else {
			b.WriteString(p.text)
		}
	}
	return b.String()
}

// A piece is a part of a template.
type piece struct {
	text string
	kind pieceKind
}

type pieceKind uint8

const (
	pieceText     pieceKind = iota
	pieceArgument           // what stands between braces
	pieceStray              // a brace without its other half
)

// pieces takes a template apart.
func pieces(template string) []piece {
	var all []piece
	for {
		i := strings.IndexAny(template, "{}")
		if i < 0 {
			return append(all, piece{template, pieceText})
		}
		all = append(all, piece{template[:i], pieceText})
		brace, rest := template[i:i+1], template[i+1:]
		name, after, closed := strings.Cut(rest, "}")
		switch {
		case strings.HasPrefix(rest, brace):
			all, template = append(all, piece{brace, pieceText}), rest[1:]
		case brace == "}" || !closed:
			all, template = append(all, piece{brace, pieceStray}), rest
		default:
			all, template = append(all, piece{name, pieceArgument}), after
		}
	}
}

func (l Locale) argument(name string, args Args) string {
	name, forms, choice := strings.Cut(name, ":")
	arg, ok := args[name]
	if !ok {
		return "{" + name + "}"
	}
	if !choice {
		return l.Format(arg)
	}
	words := strings.Split(forms, "|")
	last := len(words) - 1
	n, ok := arg.count()
	if !ok {
		return words[last]
	}
	return words[min(max(l.plural(n), 0), last)]
}

func (l Locale) plural(n float64) int {
	switch {
	case l.Plural != nil:
		return l.Plural(n)
	case n == 1:
		return 0
	}
	return 1
}

func (l Locale) number(x float64, places int) string {
	return l.grouped(strconv.FormatFloat(x, 'f', places, 64))
}

// minus is the sign that numbers are set with; a hyphen is shorter than the
// digits and breaks across lines.
const minus = "\u2212"

// grouped sets a plain decimal numeral in the locale's form. A negative number
// that rounds to zero loses its sign.
func (l Locale) grouped(numeral string) string {
	digits, negative := strings.CutPrefix(numeral, "-")
	whole, fraction, hasFraction := strings.Cut(digits, ".")
	var b strings.Builder
	if negative && strings.Trim(digits, "0.") != "" {
		b.WriteString(minus)
	}
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(l.Group)
		}
		b.WriteRune(digit)
	}
	if hasFraction {
		b.WriteString(cmp.Or(l.Decimal, "."))
		b.WriteString(fraction)
	}
	return b.String()
}

// duration says hours and minutes; minutes below an hour, seconds below a
// minute, and whole hours from 100 h on, where minutes tell nothing. It rounds
// to the nearest before it chooses among them, so that nothing is 60 s long.
func (l Locale) duration(d time.Duration) string {
	size, sign := d.Abs(), 1
	if d < 0 {
		sign = -1
	}
	rounded := func(unit time.Duration) Text { return Count(sign * int(size.Round(unit)/unit)) }
	minutes := size.Round(time.Minute)
	hours, rest := Count(sign*int(minutes/time.Hour)), minutes%time.Hour
	switch {
	case size > 0 && size.Round(time.Second) < time.Minute:
		return l.Format(Say("span.seconds", Args{"s": rounded(time.Second)}))
	case minutes < time.Hour:
		return l.Format(Say("span.minutes", Args{"m": rounded(time.Minute)}))
	case minutes >= 100*time.Hour:
		return l.Format(Say("span.hours", Args{"h": rounded(time.Hour)}))
	case rest == 0:
		return l.Format(Say("span.hours", Args{"h": hours}))
	}
	return l.Format(Say("span.hours-minutes", Args{"h": hours, "m": Count(int(rest / time.Minute))}))
}

// monthMark stands for the month's name while package time, which knows only
// English, lays out the rest.
const monthMark = "\x00"

func (l Locale) instant(t time.Time, layout string) string {
	zone := l.Zone
	if zone == nil {
		zone = time.UTC
	}
	t = t.In(zone)
	text := t.Format(strings.ReplaceAll(layout, "Jan", monthMark))
	return strings.ReplaceAll(text, monthMark, l.Months[t.Month()-1])
}
