package accounttest

import (
	"strings"

	"github.com/accordhq/accord/account"
)

// The brackets that [Pseudo] sets around what a locale says.
const (
	opening = "⟦"
	closing = "⟧"
)

// Pseudo returns a locale that brackets every phrase, every layout of a date
// and every month's name: ⟦Executive partner⟧. What then stands outside the
// brackets in a text shown to people, see [Outside], came from no phrase book:
// it is data, a number, or a word that somebody forgot to make translatable.
func Pseudo(l account.Locale) account.Locale {
	phrases := make(map[string]string, len(l.Phrases))
	for code, template := range l.Phrases {
		phrases[code] = bracket(template)
	}
	l.Tag = "x-pseudo"
	l.Phrases = phrases
	for _, layout := range []*string{&l.DayLayout, &l.InstantLayout, &l.MonthLayout} {
		*layout = bracket(*layout)
	}
	for i, name := range l.Months {
		l.Months[i] = bracket(name)
	}
	return l
}

func bracket(s string) string { return opening + s + closing }

// Outside returns what stands outside the brackets of a text said in a
// [Pseudo] locale, a space in place of each bracketed part. A bracket without
// its other half is kept, so that a phrase that was cut in two shows.
func Outside(text string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, opening)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		inside, ok := matching(rest)
		if !ok {
			b.WriteString(opening)
			b.WriteString(rest)
			return b.String()
		}
		b.WriteByte(' ')
		text = rest[inside:]
	}
}

// matching returns the index after the bracket that closes one opened just
// before s.
func matching(s string) (int, bool) {
	depth := 1
	for i := range s {
		switch {
		case strings.HasPrefix(s[i:], opening):
			depth++
		case strings.HasPrefix(s[i:], closing):
			depth--
		}
		if depth == 0 {
			return i + len(closing), true
		}
	}
	return 0, false
}
