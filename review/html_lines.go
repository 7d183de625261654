package review

import (
	"strings"
	"unicode"
)

// balanced breaks a text as lines does, into lines that are alike.
func balanced(s string, width float64, most int) (all []string, cut bool) {
	const step = 6
	all, cut = lines(s, width, most)
	longest := 0.0
	for word := range strings.FieldsSeq(s) {
		longest = max(longest, fullWidth(word))
	}
	for width -= step; width >= longest && !cut; width -= step {
		narrower, short := lines(s, width, most)
		if short || len(narrower) > len(all) {
			break
		}
		all = narrower
	}
	return all, cut
}

// lines breaks a text into lines of a width as [wrap] does, and words that are
// wider, such as the names of hosts, where they have a mark. It reports whether
// anything had to be cut.
func lines(s string, width float64, most int) (all []string, cut bool) {
	var words []string
	for word := range strings.FieldsSeq(s) {
		words = append(words, pieces(word, width)...)
	}
	for _, word := range words {
		last := len(all) - 1
		if last >= 0 && fullWidth(join(all[last], word)) <= width {
			all[last] = join(all[last], word)
			continue
		}
		all = append(all, word)
	}
	if cut = len(all) > most; cut {
		all = append(all[:most-1], shorten(join(all[most-1], all[most]), width))
	}
	for i := range all {
		all[i] = strings.TrimPrefix(all[i], glue)
	}
	return all, cut
}

// join sets a word, or a piece of one, behind a line.
func join(line, word string) string {
	if piece, ok := strings.CutPrefix(word, glue); ok {
		return line + piece
	}
	return line + " " + word
}

// glue begins a piece of a word that continues the piece before.
const glue = "\u2060"

// pieces breaks a word that is wider than a line behind its marks, or else
// where the line ends.
func pieces(word string, width float64) []string {
	if fullWidth(word) <= width {
		return []string{word}
	}
	var all []string
	start, mark := 0, 0
	for i, r := range word {
		if i > start && fullWidth(word[start:i]+string(r)) > width {
			end := i
			if mark > start {
				end = mark
			}
			all, start = append(all, word[start:end]), end
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			mark = i + len(string(r))
		}
	}
	all = append(all, word[start:])
	for i := range all[1:] {
		all[i+1] = glue + all[i+1]
	}
	return all
}

// fullWidth estimates the width of a text as [labelWidth] does, and closer
// where it must not be wider: m and w are wide letters.
func fullWidth(s string) float64 {
	wide := 0
	for _, r := range "mwMW@%" {
		wide += strings.Count(s, string(r))
	}
	return labelWidth(s) + 3.5*float64(wide)
}
