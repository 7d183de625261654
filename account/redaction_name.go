package account

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A name is a sequence of words to be found.
type name []nameWord

type nameWord struct {
	forms
	// apart says that punctuation may stand before the word.
	apart bool
}

// begins reports whether a text's words begin with the name.
func (n name) begins(s string, words []word) bool {
	if len(words) < len(n) {
		return false
	}
	for i, part := range n {
		if !part.same(words[i].forms) {
			return false
		}
		if i == 0 {
			continue
		}
		gap := s[words[i-1].end:words[i].start]
		if gap != "" && !(part.apart && joins(gap)) {
			return false
		}
	}
	return true
}

// joins reports whether what stands between two words may stand within a name:
// at most three characters, no figure, no end of a paragraph, no mark of an
// earlier redaction.
func joins(gap string) bool {
	return utf8.RuneCountInString(gap) <= 3 && strings.Count(gap, "\n") <= 1 &&
		!strings.ContainsFunc(gap, func(r rune) bool { return unicode.IsDigit(r) || r == '…' })
}

// names are the sequences of words by which a person is found, by each form of
// their first word.
type names map[string][]name

func (l names) add(n name) {
	n = n[:min(len(n), maxWords)]
	for _, form := range n[0].list() {
		if !slices.ContainsFunc(l[form], func(m name) bool { return slices.Equal(m, n) }) {
			l[form] = append(l[form], n)
		}
	}
}

// begin returns how many words, from the first on, are the longest name that
// they begin with; 0 for none.
func (l names) begin(s string, words []word) int {
	longest := 0
	for _, form := range words[0].list() {
		for _, n := range l[form] {
			if len(n) > longest && n.begins(s, words) {
				longest = len(n)
			}
		}
	}
	return longest
}

// What is longer is no name, and must not take for ever.
const (
	// maxWords is how long a sequence is looked for.
	maxWords = 128
	// maxTurns is how many ways of a name's turning are looked for, and how
	// many words on either side of one.
	maxTurns = 8
)

// namesOf returns the sequences of words by which a name is found.
func namesOf(full string) names {
	parts := nameParts(full)
	list := make(names)
	// Lists write the last word first, and the words of a Dutch or Spanish name
	// turn in more ways than one.
	for i := range min(len(parts), maxTurns) {
		turned := slices.Concat(parts[i:], parts[:i])
		if letters(turned...) > 1 {
			list.add(sequence(turned))
		}
		if slices.ContainsFunc(turned, func(p namePart) bool { return p.counts }) {
			list.add(joined(turned))
		}
	}
	for i, p := range parts {
		if !p.counts {
			continue
		}
		list.add(sequence(parts[i : i+1]))
		for from := i - 1; from >= max(0, i-maxTurns) && !parts[from].counts; from-- {
			list.add(sequence(parts[from : i+1]))
			list.add(joined(parts[from : i+1]))
		}
		for to := i + 1; to < min(len(parts), i+maxTurns); to++ {
			if parts[to].counts {
				list.add(joined(parts[i : to+1]))
			}
		}
	}
	return list
}

// A namePart is one word of a name: of a script that sets no spaces, all the
// characters that stand together.
type namePart struct {
	words []word
	// counts says that it names the person alone.
	counts bool
}

func nameParts(full string) []namePart {
	var parts []namePart
	end := 0
	for i, w := range wordsOf(full) {
		if i > 0 && end == w.start && w.unspaced {
			last := &parts[len(parts)-1]
			last.words = append(last.words, w)
		} else {
			parts = append(parts, namePart{words: []word{w}})
		}
		end = w.end
	}
	cased := strings.ContainsFunc(full, unicode.IsUpper)
	for i, p := range parts {
		first, _ := utf8.DecodeRuneInString(full[p.words[0].start:])
		small := cased && unicode.IsLower(first) && letters(p) <= 3
		parts[i].counts = letters(p) > 1 && !small && !particle(p.words[0].plain)
	}
	return untitled(parts)
}

// untitled is a name without the titles before it and behind it, which name
// nobody and may be left in a text.
func untitled(parts []namePart) []namePart {
	for len(parts) > 1 && titleBefore(parts[0].words[0].plain) {
		parts = parts[1:]
	}
	for len(parts) > 1 && titleBehind(parts[len(parts)-1].words[0].plain) {
		parts = parts[:len(parts)-1]
	}
	return parts
}

// letters counts the letters of parts, to tell an initial from a word.
func letters(parts ...namePart) int {
	n := 0
	for _, p := range parts {
		for _, w := range p.words {
			n += w.letters
		}
	}
	return n
}

// sequence is parts with whatever between them.
func sequence(parts []namePart) name {
	var n name
	for _, p := range parts {
		for i, w := range p.words {
			n = append(n, nameWord{forms: w.forms, apart: i == 0})
		}
	}
	return n
}

// joined is parts as one word.
func joined(parts []namePart) name {
	var f forms
	for _, w := range sequence(parts) {
		f.plain += w.plain
		f.long += w.long
	}
	return name{nameWord{forms: f}}
}

// particle reports whether a folded word is one that families share.
func particle(word string) bool {
	switch word {
	case "af", "am", "auf", "av", "bin", "bint", "da", "das", "de", "del", "della", "den",
		"der", "des", "di", "do", "dos", "du", "e", "het", "ibn", "la", "las", "le", "les",
		"lo", "los", "op", "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur":
		return true
	}
	return false
}

func titleBefore(word string) bool {
	switch word {
	case "dr", "frau", "herr", "miss", "mr", "mrs", "ms", "prof", "sir":
		return true
	}
	return false
}

func titleBehind(word string) bool {
	switch word {
	case "ii", "iii", "iv", "jr", "mba", "msc", "phd", "sr":
		return true
	}
	return false
}
