package quadrant

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/accordhq/accord/internal/fold"
)

// A token is a word of a text, a character of a script that sets no spaces between
// words, or any other character by itself, in one form whatever its case and encoding.
type token struct {
	text     string
	from, to int // in bytes
	// spaced says that white space stands before it, word that it begins with a
	// letter, and joins that it makes one word of those on both sides of it.
	spaced, word, joins bool
}

// tokensOf cuts a text into tokens. A character that has no width is part of none. A
// line that breaks behind a hyphen goes on without white space.
func tokensOf(s string) []token {
	var all []token
	var text []byte
	spaced, open, broken := false, false, false
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
		joins := r == '_' || r != '–' && small(r) == '-'
		r = small(r)
		is := charOf(r)
		switch {
		case is == charSpace:
			broken = broken || r == '\n'
			spaced, open = true, false
			continue
		case is == charWidthless:
			continue
		case is == charMark && len(all) > 0 && !spaced, is == charLetter && open:
		default:
			closing()
			spaced = spaced && len(all) > 0 && !(broken && all[len(all)-1].hyphen())
			all = append(all, token{from: from, spaced: spaced, word: is == charLetter, joins: joins})
		}
		text = fold.Accented(text, r)
		all[len(all)-1].to = to
		spaced, open, broken = false, is == charLetter || is == charMark && open, false
	}
	closing()
	return all
}

// hyphen reports whether a token is a hyphen at what stands before it.
func (t token) hyphen() bool { return t.joins && t.text == "-" && !t.spaced }

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
	case unicode.IsLetter(r), unicode.IsNumber(r):
		return charLetter
	}
	return charSign
}

// small is a character in its small form, whichever of its forms is given: so a text
// and the same in capitals are cut alike. Apostrophes have one form, and so have
// hyphens and the dash that stands for one.
func small(r rune) rune {
	switch r {
	case '‘', '’', '‛', 'ʼ', '′', '`', '´', '＇':
		return '\''
	case '‐', '‑', '–', '−':
		return '-'
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// folded is a sequence of tokens as text: equal for sequences that match.
func folded(tokens []token) string {
	var b strings.Builder
	for _, t := range tokens {
		before := byte(0) // "a" beside "b" is not "ab"
		if t.spaced {
			before = ' '
		}
		b.WriteByte(before)
		b.WriteString(t.text)
	}
	return b.String()
}

// A lexicon finds phrases. They are kept by their first two tokens, or the only one,
// the longest first.
type lexicon map[[2]string][]entry

// beginning is what phrases that begin as tokens do are kept by.
func beginning(tokens []token) (key [2]string) {
	for i := range min(len(key), len(tokens)) {
		key[i] = tokens[i].text
	}
	return key
}

type entry struct {
	tokens []token
	phrase WordingPhrase
}

func (l lexicon) add(p WordingPhrase) {
	if tokens := tokensOf(p.Phrase); len(tokens) > 0 {
		key := beginning(tokens)
		l[key] = append(l[key], entry{tokens, p})
	}
}

// action tells the actions from the other phrases of a lexicon.
const action LintCode = "action"

// addAll adds phrases that are nobody's fault, told apart by a code.
func (l lexicon) addAll(phrases []string, code LintCode) {
	for _, p := range phrases {
		l.add(WordingPhrase{Phrase: p, Fault: code})
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
		e, ok := l.begin(tokens, i)
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

// begin returns the longest phrase with which tokens go on from one of them.
func (l lexicon) begin(tokens []token, at int) (entry, bool) {
	if within(tokens, at) {
		return entry{}, false
	}
	rest := tokens[at:]
	for _, key := range [][2]string{beginning(rest), beginning(rest[:1])} {
		for _, e := range l[key] {
			if e.begins(rest) {
				return e, true
			}
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

// within reports whether a token goes on with what stands before it: a word behind a
// hyphen, as "tuned" in "fine-tuned", and a colon or semicolon behind a word.
func within(t []token, at int) bool {
	if at == 0 || t[at].spaced {
		return false
	}
	before := t[at-1]
	if t[at].word {
		return before.joins && !before.spaced && at > 1 && t[at-2].word
	}
	return before.word && (t[at].text == ":" || t[at].text == ";")
}

// goesOn reports whether a word goes on behind a hyphen, as "fine" does in
// "fine-tuned", or an apostrophe, as "can" does in "can't". A possessive does not
// make another word of it.
func goesOn(t []token) bool {
	if len(t) < 3 || !t[0].word || t[1].spaced || !t[2].word || t[2].spaced {
		return false
	}
	return t[1].joins || t[1].text == "'" && t[2].text != "s"
}
