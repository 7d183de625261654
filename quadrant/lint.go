package quadrant

import (
	"strings"

	"github.com/accordhq/accord/account"
)

// A Lint is what an amateur would have done with bad news, at one place of it.
type Lint struct {
	// Field is where it stands, as written in JSON: the part of an [Advisory] or of a
	// notice, such as "options[1]", or the [Passage]. It is empty for a text by itself.
	Field string `json:"field,omitempty"`
	// From and To are the span in the text of the field as the reader gets it, in
	// bytes and closed–open; both 0 where the fault is in no words.
	From     int              `json:"from"`
	To       int              `json:"to"`
	Code     LintCode         `json:"code"`
	Severity account.Severity `json:"severity"`
	Args     account.Args     `json:"args,omitempty"`
}

// A LintCode says what is wrong. The phrases "lint.CODE.why" and "lint.CODE.instead"
// say it to people.
type LintCode string

// The lints.
const (
	// LintBlame, LintAlarm, LintApology, LintJoke and LintHedge are those of a
	// [Wording]: words that blame somebody, spread alarm, apologise where no action
	// is told, make a joke of it or leave the reader in the dark.
	LintBlame   LintCode = "blame"
	LintAlarm   LintCode = "alarm"
	LintApology LintCode = "apology"
	LintJoke    LintCode = "joke"
	LintHedge   LintCode = "hedge"
	// A part is missing without which bad news is not told well.
	LintNoHeadline   LintCode = "missing.headline"
	LintNoHow        LintCode = "missing.how"
	LintNoOptions    LintCode = "missing.options"
	LintNoOnlyOne    LintCode = "missing.only-one"
	LintNoIntent     LintCode = "missing.intent"
	LintNoNextReport LintCode = "missing.next-report"
	// LintPastReport: the next report of a draft would have been due already.
	LintPastReport LintCode = "past.next-report"
	// LintLanguage: the words are in another language than the linter's. LintUnsaid:
	// the reader's locale lacks what a text is said with. Neither was judged.
	LintLanguage LintCode = "language"
	LintUnsaid   LintCode = "unsaid"
	// LintThin: grave news, and nobody is to hear it by voice.
	LintThin LintCode = "thin"
	// LintLate: it was not told, or still is not, until too long after we knew.
	LintLate LintCode = "late"
	// LintTechnicalFirst, LintOutsideFirst: the customer's technical side, or
	// somebody outside, was told before the customer's business knew.
	LintTechnicalFirst LintCode = "first.technical"
	LintOutsideFirst   LintCode = "first.outside"
	// LintOwnFirst: the customer's business heard of it from their own technical people
	// or end users before we told them, although we knew.
	LintOwnFirst LintCode = "first.own-people"
	// LintOursUnaware: the customer's business was told before our own business
	// side knew.
	LintOursUnaware LintCode = "first.ours-unaware"
)

// ofWords reports whether it is a lint of a [Wording].
func (c LintCode) ofWords() bool {
	switch c {
	case LintBlame, LintAlarm, LintApology, LintJoke, LintHedge:
		return true
	}
	return false
}

// Why says in one sentence what is wrong.
func (l Lint) Why() account.Text { return account.Say("lint."+string(l.Code)+".why", l.Args) }

// Instead says what a professional does.
func (l Lint) Instead() account.Text { return account.Say("lint."+string(l.Code)+".instead", l.Args) }

// missing is the lint of a part that is not there.
func missing(field string) Lint {
	code := LintCode("missing." + strings.ReplaceAll(field, "_", "-"))
	return Lint{Field: field, Code: code, Severity: account.Critical}
}
