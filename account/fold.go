package account

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/accordhq/accord/internal/fold"
)

// A word is a run of letters of a text, or one character of a script that sets
// no spaces between words.
type word struct {
	forms
	start, end int // in bytes
	letters    int
	unspaced   bool
}

// forms are a word in small letters without accents: plain with one letter for
// one, and long with an umlaut written as two, "mueller" for "Müller".
type forms struct{ plain, long string }

func (f forms) same(g forms) bool { return f.plain == g.plain || f.long == g.long }

// list returns each form once.
func (f forms) list() []string {
	if f.plain == f.long {
		return []string{f.plain}
	}
	return []string{f.plain, f.long}
}

// wordsOf cuts a text into words.
func wordsOf(s string) []word {
	var list []word
	var plain, long []byte
	var open word
	var script script
	flush := func() {
		if open.letters > 0 {
			open.forms = forms{plain: string(plain), long: string(long)}
			list = append(list, open)
		}
		open, plain, long = word{}, plain[:0], long[:0]
	}
	for i, r := range s {
		switch is := scriptOf(r); {
		case is == continues && open.letters > 0:
		case is == invisible:
			continue // a soft hyphen, say: it is part of a word only between letters
		case is == none || is == continues:
			flush()
			continue
		default:
			if is == unspaced || is != script {
				flush()
			}
			if open.letters == 0 {
				open.start, open.unspaced = i, is == unspaced
			}
			script = is
			open.letters++
		}
		plain, long = fold.Append(plain, r), foldLong(long, r)
		open.end = i + utf8.RuneLen(r)
	}
	flush()
	return list
}

// A script is what matters of a character for where words begin and end.
type script uint8

const (
	none script = iota // no letter
	spaced
	katakana // sets no spaces, but is set off from what stands beside it
	unspaced
	continues
	invisible
)

func scriptOf(r rune) script {
	switch {
	case r < utf8.RuneSelf:
		if 'a' <= r|' ' && r|' ' <= 'z' {
			return spaced
		}
		return none
	case unicode.IsMark(r), r == 'ー', 0x1160 <= r && r <= 0x11ff: // vowels and finals of Hangul
		return continues
	case r == '\u200b': // zero width space
		return none
	case unicode.Is(unicode.Cf, r):
		return invisible
	case !unicode.IsLetter(r), 0x2b9 <= r && r <= 0x2cf, r == 0x374: // modifiers that serve as apostrophes
		return none
	case unicode.Is(unicode.Katakana, r):
		return katakana
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Hangul, unicode.Bopomofo,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return unspaced
	}
	return spaced
}

// folded is a whole text in small letters without accents.
func folded(s string) string {
	var b []byte
	for _, r := range s {
		b = fold.Append(b, r)
	}
	return string(b)
}

// foldLong appends a character as [fold.Append] does, but umlauts and their like as the
// two letters that they are written with where there is no key for them.
func foldLong(b []byte, r rune) []byte {
	switch unicode.ToLower(r) {
	case 'ä', 'ö', 'ü', 'ǟ', 'ȫ', 'ṏ', 'ǖ', 'ǘ', 'ǚ', 'ǜ', 'ṻ':
		return append(fold.Append(b, r), 'e')
	case 'å', 'ǻ':
		return append(b, "aa"...)
	case 'ø', 'ǿ':
		return append(b, "oe"...)
	case '\u0308': // combining diaeresis
		if n := len(b); n > 0 && strings.IndexByte("aou", b[n-1]) >= 0 {
			return append(b, 'e')
		}
	case '\u030a': // combining ring above
		if bytes.HasSuffix(b, []byte("a")) {
			return append(b, 'a')
		}
	}
	return fold.Append(b, r)
}
