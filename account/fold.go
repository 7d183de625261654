package account

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
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
		plain, long = fold(plain, r), foldLong(long, r)
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
		b = fold(b, r)
	}
	return string(b)
}

// foldLong appends a character as [fold] does, but umlauts and their like as the
// two letters that they are written with where there is no key for them.
func foldLong(b []byte, r rune) []byte {
	switch unicode.ToLower(r) {
	case 'ä', 'ö', 'ü', 'ǟ', 'ȫ', 'ṏ', 'ǖ', 'ǘ', 'ǚ', 'ǜ', 'ṻ':
		return append(fold(b, r), 'e')
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
	return fold(b, r)
}

// fold appends a character in small letters without its accents: what is left of
// its canonical decomposition (Unicode, NFD) without marks, and in place of
// letters with a stroke, ligatures and their like, the letters they are taken
// for where they are not on the keyboard. That holds for Latin, Greek, Cyrillic,
// Arabic and Hangul; a letter of another script is left as it is encoded.
func fold(b []byte, r rune) []byte {
	r = unicode.ToLower(r)
	switch {
	case r < utf8.RuneSelf:
		return append(b, byte(r))
	case accent(r):
		return b
	case 0xac00 <= r && r <= 0xd7a3:
		return appendHangul(b, r)
	case 'ａ' <= r && r <= 'ｚ':
		return append(b, byte(r-'ａ'+'a'))
	}
	switch r {
	case 'ß':
		return append(b, "ss"...)
	case 'æ', 'ǽ', 'ǣ':
		return append(b, "ae"...)
	case 'œ':
		return append(b, "oe"...)
	case 'þ':
		return append(b, "th"...)
	case 'ĳ':
		return append(b, "ij"...)
	case 'ǆ', 'ǳ':
		return append(b, "dz"...)
	case 'ǉ':
		return append(b, "lj"...)
	case 'ǌ':
		return append(b, "nj"...)
	case 'ﬀ':
		return append(b, "ff"...)
	case 'ﬁ':
		return append(b, "fi"...)
	case 'ﬂ':
		return append(b, "fl"...)
	case 'ﬃ':
		return append(b, "ffi"...)
	case 'ﬄ':
		return append(b, "ffl"...)
	case 'ﬅ', 'ﬆ':
		return append(b, "st"...)
	}
	return utf8.AppendRune(b, base(r))
}

// accent reports whether a mark is one that a name is written with or without:
// the accents of Latin, Greek and Cyrillic, the points of Hebrew and the vowels
// of Arabic. Marks of other scripts are letters of theirs.
func accent(r rune) bool {
	return 0x300 <= r && r <= 0x36f || 0x483 <= r && r <= 0x489 ||
		0x591 <= r && r <= 0x5c7 && unicode.IsMark(r) ||
		0x64b <= r && r <= 0x65f || r == 0x670 ||
		0x1ab0 <= r && r <= 0x1aff || 0x1dc0 <= r && r <= 0x1dff ||
		0x20d0 <= r && r <= 0x20ff || 0xfe00 <= r && r <= 0xfe0f || 0xfe20 <= r && r <= 0xfe2f
}

// appendHangul appends the letters of a Korean syllable (Unicode, section 3.12).
func appendHangul(b []byte, r rune) []byte {
	const vowels, finals = 21, 28
	r -= 0xac00
	b = utf8.AppendRune(b, 0x1100+r/(vowels*finals))
	b = utf8.AppendRune(b, 0x1161+r%(vowels*finals)/finals)
	if r%finals > 0 {
		b = utf8.AppendRune(b, 0x11a7+r%finals)
	}
	return b
}
