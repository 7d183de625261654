package quadrant

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// A Wording is what a [Linter] looks for in one language. It is data: a host edits
// [EnglishWording] or writes one for a language of its own. In all of it
//
//   - words match whole and without regard to case: "fine" is not found in
//     "fine-tuned" nor in "fine_tuned", but in "FINE", "_fine_" and "fine's";
//   - a letter with an accent is another one than without, and the same however it is
//     encoded and whichever the accent is; "ß" is "ss";
//   - any white space between words counts as one space, and none where a line breaks
//     behind a hyphen;
//   - typographic apostrophes and hyphens, and the dash in place of one, count as the
//     plain ones.
type Wording struct {
	// Language is the BCP 47 tag of the language. Its first part is what a reader's
	// locale is held against: "en" goes with "en-GB".
	Language string `json:"language"`
	// Phrases are those that do harm. Where several fit, the one that begins first
	// counts and of those the longest.
	Phrases []WordingPhrase `json:"phrases"`
	// Actions are the phrases that tell what somebody does, will do or has done about
	// it: with one of them a text may apologise. Idle are those that hold an action and
	// tell none, such as "we will see"; which of them counts goes as for Phrases.
	Actions []string `json:"actions,omitempty"`
	Idle    []string `json:"idle,omitempty"`
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
	// Severity is how bad it is; empty for [account.Warning].
	Severity account.Severity `json:"severity,omitempty"`
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
		known := []account.Severity{"", account.Info, account.Warning, account.Critical}
		f.Check(slices.Contains(known, p.Severity), field+".severity", "%q is not info, warning or critical", p.Severity)
	}
	for i, phrase := range w.Allowed {
		check(form.Index("allowed", i), phrase)
	}
	clear(seen)
	for i, phrase := range w.Actions {
		check(form.Index("actions", i), phrase)
	}
	for i, phrase := range w.Idle {
		check(form.Index("idle", i), phrase)
	}
	return f.Err()
}
