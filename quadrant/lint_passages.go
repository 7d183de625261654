package quadrant

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// A Passage is one of several texts that are read together.
type Passage struct {
	// Field is where it stands, as written in JSON.
	Field string
	Text  account.Text
}

// Text finds the phrases of the wording in any text of its language: a mail, an
// internal notice, a remark for a review. They are in order, and no two overlap. An
// apology is none of them where the text tells an action, which is where it has one of
// the wording's.
func (l *Linter) Text(text string) []Lint { return l.words("", text, l.acts(text)) }

// Passages yields what is found in texts that are read together, as a reader gets
// them: the text and the lint that marks a part of it. An apology is a fault where none
// of the texts tells an action. For a reader of another language than the wording's it
// yields a [LintLanguage] alone.
func (l *Linter) Passages(all []Passage, reader account.Locale) iter.Seq2[string, Lint] {
	return func(yield func(string, Lint) bool) {
		if primary(reader.Tag) != primary(l.language) {
			yield("", Lint{Code: LintLanguage, Severity: account.Warning, Args: account.Args{
				"language": account.Data(l.language), "reader": account.Data(cmp.Or(reader.Tag, "und")),
			}})
			return
		}
		acts := slices.ContainsFunc(all, func(p Passage) bool { return l.acts(reader.Format(p.Text)) })
		for _, p := range all {
			text := reader.Format(p.Text)
			lints := l.words(p.Field, text, acts)
			if lacks := reader.Lacks(p.Text); len(lacks) > 0 {
				lints = []Lint{{Field: p.Field, Code: LintUnsaid, Severity: account.Warning, Args: account.Args{
					"lacks": account.Data(strings.Join(lacks, ", ")),
				}}}
			}
			for _, lint := range lints {
				if !yield(text, lint) {
					return
				}
			}
		}
	}
}

// primary is the language of a BCP 47 tag, whatever its script and region; "und" for
// none.
func primary(tag string) string {
	language, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	return strings.ToLower(cmp.Or(language, "und"))
}

// Notice finds the phrases of the wording in the subject and the lines of a notice, as
// a reader gets them; see [Linter.Passages].
func (l *Linter) Notice(n account.Notice, reader account.Locale) []Lint {
	all := []Passage{{"subject", n.Subject}}
	for i, line := range n.Lines {
		all = append(all, Passage{form.Index("lines", i) + ".text", line.Text})
	}
	var lints []Lint
	for _, lint := range l.Passages(all, reader) {
		lints = append(lints, lint)
	}
	return lints
}

// acts reports whether a text tells an action.
func (l *Linter) acts(text string) bool {
	return slices.ContainsFunc(l.actions.find(text), func(h hit) bool { return h.phrase.Fault == action })
}

// words finds the phrases of the wording in the text of a field.
func (l *Linter) words(field, text string, acts bool) []Lint {
	var lints []Lint
	for _, h := range l.phrases.find(text) {
		if !h.phrase.Fault.ofWords() || h.phrase.Fault == LintApology && acts {
			continue
		}
		lints = append(lints, Lint{
			Field: field, From: h.from, To: h.to, Code: h.phrase.Fault, Severity: cmp.Or(h.phrase.Severity, account.Warning),
			Args: account.Args{
				"phrase": account.Data(text[h.from:h.to]), "instead": account.Data(h.phrase.Instead),
			},
		})
	}
	return lints
}
