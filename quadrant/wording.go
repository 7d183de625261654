package quadrant

import (
	"strings"
	"unicode/utf8"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// A Wording is what a [Linter] looks for in one language. It is data: a host edits
// [EnglishWording] or writes one for a language of its own. In all of it words match
// whole and without regard to case, any white space between them counts as one
// space, and typographic apostrophes and hyphens as the plain ones.
type Wording struct {
	// Language is the BCP 47 tag of the language.
	Language string `json:"language"`
	// Phrases are those that do harm. Where several fit, the one that begins first
	// counts and of those the longest.
	Phrases []WordingPhrase `json:"phrases"`
	// Actions are the phrases that tell what somebody will do: with one of them a
	// text may apologise.
	Actions []string `json:"actions,omitempty"`
	// Allowed are phrases that do no harm although they hold one that does, such as
	// the name of a procedure.
	Allowed []string `json:"allowed,omitempty"`
}

// A WordingPhrase is a phrase that does harm.
type WordingPhrase struct {
	// Fault is what is wrong with it: [LintBlame], [LintAlarm], [LintApology],
	// [LintJoke] or [LintHedge].
	Fault  LintCode `json:"fault"`
	Phrase string   `json:"phrase"`
	// Instead is what a professional does instead, in the same language.
	Instead string `json:"instead"`
}

// Validate names every fault of the wording by field.
func (w Wording) Validate() error {
	var f account.Faults
	f.Check(w.Language != "", "language", "is missing")
	f.Check(len(w.Phrases) > 0, "phrases", "are missing")
	seen := make(map[string]string)
	check := func(field, phrase string) {
		key := folded(tokensOf(phrase))
		f.Check(key != "", field, "says nothing")
		f.Check(utf8.ValidString(phrase), field, "is not UTF-8")
		first, repeated := seen[key]
		f.Check(!repeated || key == "", field, "repeats %s", first)
		if !repeated {
			seen[key] = field
		}
	}
	for i, p := range w.Phrases {
		field := form.Index("phrases", i)
		f.Check(p.Fault.ofWords(), field+".fault", "%q is not blame, alarm, apology, joke or hedge", p.Fault)
		check(field+".phrase", p.Phrase)
		f.Check(strings.TrimSpace(p.Instead) != "", field+".instead", "is missing")
	}
	for i, phrase := range w.Allowed {
		check(form.Index("allowed", i), phrase)
	}
	clear(seen)
	for i, phrase := range w.Actions {
		check(form.Index("actions", i), phrase)
	}
	return f.Err()
}
