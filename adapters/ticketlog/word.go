package ticketlog

import (
	"cmp"
	"slices"
	"strings"

	"github.com/accordhq/accord/adapters/tabular"
	"github.com/accordhq/accord/metrics"
)

// A word is what a state or an event means.
type word struct {
	entry  metrics.EntryKind
	reason string
}

// words reads the cells of a state or event column by the first rule that
// matches. An unknown word is no reason to leave the row out.
func words(m Mapping) func(string) (*word, *tabular.Flaw) {
	what := "an event"
	if m.Columns.State != "" {
		what = "a state"
	}
	unknown := &tabular.Flaw{Reason: "not " + what + " of the mapping", Warning: true}
	return func(cell string) (*word, *tabular.Flaw) {
		for _, r := range m.Rules {
			if !matches(r.Word, cell) {
				continue
			}
			w := &word{r.Entry, r.Reason}
			if w.reason == "" && w.entry == metrics.Held && m.Columns.State != "" {
				w.reason = strings.ToValidUTF8(cell, "\uFFFD")
			}
			return w, nil
		}
		return nil, unknown
	}
}

// withDefaults puts the documented defaults in place of what is left empty.
func (m Mapping) withDefaults() Mapping {
	m.Format = cmp.Or(m.Format, CSV)
	m.Facts = cmp.Or(m.Facts, LastKnown)
	if len(m.Rules) == 0 && m.Columns.Event != "" {
		m.Rules = ownWords(m.Columns)
	}
	return m
}

// makes reports whether some rule makes an entry of a kind.
func (m Mapping) makes(kind metrics.EntryKind) bool {
	return slices.ContainsFunc(m.Rules, func(r Rule) bool { return r.Entry == kind })
}

// ownWords are the rules of an event column without any. What changes queue or
// priority is a word where there is a column for it.
func ownWords(c Columns) []Rule {
	var rules []Rule
	for _, e := range slices.Concat(stateEntries, eventEntries) {
		if e == "" || e == metrics.Queued && c.Queue == "" || e == metrics.Prioritised && c.Priority == "" {
			continue
		}
		rules = append(rules, Rule{Word: string(e), Entry: e})
	}
	return rules
}

// matches reports whether a pattern matches the whole of s, each * of it
// standing for any run of characters.
func matches(pattern, s string) bool {
	head, tail, wild := strings.Cut(pattern, "*")
	if !wild {
		return s == pattern
	}
	s, ok := strings.CutPrefix(s, head)
	if !ok {
		return false
	}
	for {
		part, rest, more := strings.Cut(tail, "*")
		if !more {
			return strings.HasSuffix(s, part)
		}
		_, after, found := strings.Cut(s, part)
		if !found {
			return false
		}
		s, tail = after, rest
	}
}
