package quadrant

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a word of a text, a character of a script that sets no spaces between
// words, or any other character by itself, in small letters.
type token struct {
	text     string
	from, to int // in bytes
	// spaced says that white space stands before it, word that it begins with a letter.
	spaced, word bool
}

// tokensOf cuts a text into tokens. A character that has no width is part of none.
func tokensOf(s string) []token {
	var all []token
	var text []byte
	spaced, open := false, false
	closing := func() {
		if n := len(all); n > 0 {
			all[n-1].text = string(text)
		}
		text, open = text[:0], false
	}
	for i := 0; i < len(s); {
		r, width := utf8.DecodeRuneInString(s[i:])
		from, to := i, i+width
		i = to
		r = small(r)
		is := charOf(r)
		switch {
		case is == charSpace:
			spaced, open = true, false
			continue
		case is == charWidthless:
			continue
		case is == charMark && len(all) > 0 && !spaced, is == charLetter && open:
		default:
			closing()
			all = append(all, token{from: from, spaced: spaced && len(all) > 0, word: is == charLetter})
		}
		text = utf8.AppendRune(text, r)
		all[len(all)-1].to = to
		spaced, open = false, is == charLetter || is == charMark && open
	}
	closing()
	return all
}

// A char is what matters of a character for where a token begins and ends.
type char uint8

const (
	charSign char = iota
	charLetter
	charMark      // goes with the character before it
	charIdeograph // of a script that sets no spaces between words
	charSpace
	charWidthless
)

func charOf(r rune) char {
	switch {
	case unicode.IsSpace(r), r == '\u200b': // zero width space
		return charSpace
	case unicode.Is(unicode.Cf, r), '\ufe00' <= r && r <= '\ufe0f': // a soft hyphen, say, or the style of an emoji
		return charWidthless
	case unicode.IsMark(r):
		return charMark
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return charIdeograph
	case unicode.IsLetter(r), unicode.IsNumber(r), r == '_':
		return charLetter
	}
	return charSign
}

// small is a character in its small form, whichever of its forms is given: so a text
// and the same in capitals are cut alike. Apostrophes and hyphens have one form.
func small(r rune) rune {
	switch r {
	case '‘', '’', '‛', 'ʼ', '′', '`', '´', '＇':
		return '\''
	case '‐', '‑', '−':
		return '-'
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// folded is a sequence of tokens as text: equal for sequences that match.
func folded(tokens []token) string {
	var b strings.Builder
	for i, t := range tokens {
		if t.spaced {
			b.WriteByte(' ')
		}
		if i > 0 && !t.spaced {
			b.WriteByte(0) // "a" beside "b" is not "ab"
		}
		b.WriteString(t.text)
	}
	return b.String()
}

// A lexicon finds phrases. They are kept by their first token, the longest first.
type lexicon map[string][]entry

type entry struct {
	tokens []token
	phrase WordingPhrase
}

func (l lexicon) add(p WordingPhrase) {
	if tokens := tokensOf(p.Phrase); len(tokens) > 0 {
		l[tokens[0].text] = append(l[tokens[0].text], entry{tokens, p})
	}
}

// sort puts the longest phrases first, for of those that fit the first is found.
func (l lexicon) sort() {
	for _, entries := range l {
		slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(len(b.tokens), len(a.tokens)) })
	}
}

// A hit is a phrase that was found, with its span in bytes.
type hit struct {
	phrase   WordingPhrase
	from, to int
}

// find returns the phrases in a text, in order and none within another.
func (l lexicon) find(text string) []hit {
	tokens := tokensOf(text)
	var hits []hit
	for i := 0; i < len(tokens); {
		e, ok := l.begin(tokens[i:])
		if !ok {
			i++
			continue
		}
		last := tokens[i+len(e.tokens)-1]
		hits = append(hits, hit{e.phrase, tokens[i].from, last.to})
		i += len(e.tokens)
	}
	return hits
}

// begin returns the longest phrase with which tokens begin.
func (l lexicon) begin(tokens []token) (entry, bool) {
	for _, e := range l[tokens[0].text] {
		if e.begins(tokens) {
			return e, true
		}
	}
	return entry{}, false
}

func (e entry) begins(tokens []token) bool {
	n := len(e.tokens)
	if len(tokens) < n {
		return false
	}
	for i, t := range e.tokens {
		if t.text != tokens[i].text || i > 0 && t.spaced != tokens[i].spaced {
			return false
		}
	}
	return !goesOn(tokens[n-1:])
}

// goesOn reports whether a word goes on behind an apostrophe, as "can" does in
// "can't".
func goesOn(t []token) bool {
	return len(t) > 2 && t[0].word && t[1].text == "'" && !t[1].spaced && t[2].word && !t[2].spaced
}
