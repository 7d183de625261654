package review

import (
	"regexp"
	"strings"
)

// escape makes a clean text mean itself inside a line of Markdown.
func escape(s string) string {
	words := strings.Split(s, " ")
	for i, word := range words {
		words[i] = escapeWord(word)
	}
	return strings.Join(words, " ")
}

// escapeStart makes a clean text mean itself at the start of a line, where it
// could begin a list, a heading, a quotation or a rule.
func escapeStart(s string) string {
	s = escape(s)
	if at := orderedMark.FindStringSubmatchIndex(s); at != nil {
		return s[:at[2]] + `\` + s[at[2]:]
	}
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "+") || strings.HasPrefix(s, ">") {
		return `\` + s
	}
	return s
}

// orderedMark begins a point of an ordered list; the group is its punctuation.
var orderedMark = regexp.MustCompile(`^[0-9]+([.)])(?: |$)`)

// escapeWord escapes what CommonMark 0.31 and GitHub's extensions (tables,
// strikethrough, mathematics) take for markup within a line. A web address is
// set in angle brackets, where nothing needs to be escaped.
func escapeWord(word string) string {
	if at := webAddress.FindStringIndex(word); at != nil {
		before, address, after := word[:at[0]], word[at[0]:at[1]], word[at[1]:]
		return escapeWord(before) + "<" + address + ">" + escapeWord(after)
	}
	var b strings.Builder
	for i, r := range word {
		switch {
		case strings.ContainsRune("\\`*_[<|~$", r),
			r == '#' && i == 0,
			r == '&' && entity.MatchString(word[i:]),
			r == '!' && i == len(word)-1: // with the bracket of a footnote behind it, an image
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// webAddress is an address of characters that mean nothing in angle brackets.
// No punctuation ends it.
var webAddress = regexp.MustCompile(`\bhttps?://[A-Za-z0-9/._~:?#@!'()*+,=%&-]*[A-Za-z0-9/]`)

// entity begins a character that is written by its name or number.
var entity = regexp.MustCompile(`^&(#|[A-Za-z])`)

func strong(escaped string) string { return enclosed("**", escaped) }

func emphasis(escaped string) string { return enclosed("*", escaped) }

// enclosed sets marks around a text, and none around nothing.
func enclosed(mark, escaped string) string {
	if escaped == "" {
		return ""
	}
	return mark + escaped + mark
}
