package review

import (
	"iter"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
	"github.com/accordhq/accord/quadrant"
)

// LintEdition yields what a linter finds in each text of an edition, as its reader
// gets it, in reading order: the text and the lint that marks a part of it. The lint's
// field is "title", "account", or where in [Edition.Blocks] the block stands, such as
// "blocks[2].blocks[0]". An apology is a fault where nothing in the same element of the
// blocks tells an action, so that an advisory is judged as [quadrant.Linter.Advisory]
// judges it. An edition in another language than the linter's has one lint, which says
// so.
func LintEdition(e Edition, l *quadrant.Linter) iter.Seq2[string, quadrant.Lint] {
	return func(yield func(string, quadrant.Lint) bool) {
		for _, together := range e.passages() {
			for text, lint := range l.Passages(together, e.locale) {
				if !yield(text, lint) || lint.Code == quadrant.LintLanguage {
					return
				}
			}
		}
	}
}

// passages are the texts of the edition, those that are read together in one list.
func (e Edition) passages() [][]quadrant.Passage {
	all := [][]quadrant.Passage{{{Field: "title", Text: e.doc.Title}}, {{Field: "account", Text: e.doc.Account}}}
	for i, b := range e.doc.Blocks {
		all = append(all, passagesOf(form.Index("blocks", i), b))
	}
	return all
}

// passagesOf are the texts of a block that stands in a place.
func passagesOf(field string, b Block) []quadrant.Passage {
	part, nested := b.(Part)
	blocks := part.Blocks
	if nested {
		part.Blocks = nil
		b = part
	}
	var all []quadrant.Passage
	b.walk(func(t account.Text) { all = append(all, quadrant.Passage{Field: field, Text: t}) }, func(NoteID) {})
	for i, inner := range blocks {
		all = append(all, passagesOf(form.Index(field+".blocks", i), inner)...)
	}
	return all
}
