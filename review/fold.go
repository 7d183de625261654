package review

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean makes a text safe to print on one line: every run of spaces and line
// breaks is one space, and what a terminal could obey instead of showing, an
// escape sequence or an order to write backwards, is neutralised.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case breakable(r):
			return ' '
		case unicode.IsControl(r):
			return utf8.RuneError
		case unicode.Is(reordering, r):
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(strings.Join(strings.FieldsFunc(s, breakable), " "))
}

// breakable reports whether a line may end at a rune. The no-break spaces hold
// together what is beside them.
func breakable(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u2007' && r != '\u202f'
}

// reordering are the embeddings, overrides and isolates of the bidirectional
// algorithm (UAX #9), which would reach beyond the text they stand in. The
// plain marks of direction do not.
var reordering = &unicode.RangeTable{R16: []unicode.Range16{{0x202a, 0x202e, 1}, {0x2066, 0x2069, 1}}}

// fold breaks a clean text into lines of at most width columns, at spaces. A
// word that is longer than a line is broken where the line ends. An empty text
// has no lines.
func fold(s string, width int) []string {
	var lines []string
	var line strings.Builder
	used := 0
	flush := func() {
		if line.Len() > 0 {
			lines = append(lines, strings.TrimSuffix(line.String(), " "))
		}
		line.Reset()
		used = 0
	}
	for word := range strings.SplitSeq(s, " ") {
		size := displayWidth(word)
		tooLong := size > width
		switch {
		case line.Len() == 0:
		case used+1+size <= width, tooLong && used+1 < width:
			line.WriteByte(' ')
			used++
		default:
			flush()
		}
		if !tooLong {
			line.WriteString(word)
			used += size
			continue
		}
		for cluster, size := range clusters(word) {
			if used+size > width {
				flush()
			}
			line.WriteString(cluster)
			used += size
		}
	}
	flush()
	return lines
}

// hang folds a text behind a mark, under which no line but the first begins.
func hang(mark, s string, width int) []string {
	indent := displayWidth(mark)
	lines := fold(s, width-indent)
	for i, line := range lines {
		if i > 0 {
			mark = spaces(indent)
		}
		lines[i] = mark + line
	}
	return lines
}

// marked sets marks behind a text, held to its last word.
func marked(s string, marks ...string) string {
	for _, mark := range marks {
		if mark != "" {
			s += "\u00a0" + mark
		}
	}
	return s
}

// longestWord is the width of the widest word of a clean text.
func longestWord(s string) int {
	longest := 0
	for word := range strings.SplitSeq(s, " ") {
		longest = max(longest, displayWidth(word))
	}
	return longest
}

// padRight and padLeft fill a text up to width columns.
func padRight(s string, width int) string { return s + spaces(width-displayWidth(s)) }

func padLeft(s string, width int) string { return spaces(width-displayWidth(s)) + s }

func spaces(n int) string { return strings.Repeat(" ", max(0, n)) }
