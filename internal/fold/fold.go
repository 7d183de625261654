// Package fold writes letters in one form, however they are written: small, and with
// or without their accents.
package fold

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// Append appends a character in small letters without its accents: what is left of
// its canonical decomposition (Unicode, NFD) without marks, and in place of
// letters with a stroke, ligatures and their like, the letters they are taken
// for where they are not on the keyboard. That holds for Latin, Greek, Cyrillic,
// Arabic and Hangul; a letter of another script is left as it is encoded.
func Append(b []byte, r rune) []byte {
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

// mark stands for an accent, whichever it is.
const mark = "\u0301"

// Accented appends a character as [Append] does, and a mark where it is or has an
// accent, one mark for several. So a letter is the same whether it and its accent are
// encoded as one or as two, and another one than the letter without.
func Accented(b []byte, r rune) []byte {
	before := len(b)
	b = Append(b, r)
	r = unicode.ToLower(r)
	added := b[before:]
	if utf8.RuneCount(added) > 1 || string(added) == string(r) || bytes.HasSuffix(b, []byte(mark)) {
		return b
	}
	return append(b, mark...)
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
