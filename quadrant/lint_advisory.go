package quadrant

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// A Linter finds what an amateur does with bad news and a professional does not
// (white paper, chapter "It's Not What You Say But How You Say It"). It judges words
// in one language. It is immutable and safe for concurrent use.
type Linter struct {
	policy  LintPolicy
	phrases lexicon
	actions lexicon
}

// NewLinter returns a linter of a wording, such as [EnglishWording], and a policy,
// which may be zero. The faults of both are [account.ErrInvalid], named by field.
func NewLinter(w Wording, p LintPolicy) (*Linter, error) {
	var f account.Faults
	f.In("wording", w.Validate())
	f.In("policy", p.Validate())
	if err := f.Err(); err != nil {
		return nil, err
	}
	l := &Linter{policy: p.OrDefault(), phrases: make(lexicon), actions: make(lexicon)}
	for _, phrase := range w.Phrases {
		l.phrases.add(phrase)
	}
	for _, phrase := range w.Allowed {
		l.phrases.add(WordingPhrase{Phrase: phrase})
	}
	for _, phrase := range w.Actions {
		l.actions.add(WordingPhrase{Phrase: phrase})
	}
	l.phrases.sort()
	return l, nil
}

// Text finds the phrases of the wording in any text: a mail, an internal notice, a
// remark for a review. They are in order, and no two overlap. An apology is none of
// them where the text tells an action, which is where it has one of the wording's.
func (l *Linter) Text(text string) []Lint {
	return l.words("", text, len(l.actions.find(text)) > 0)
}

// words finds the phrases of the wording in the text of a field.
func (l *Linter) words(field, text string, action bool) []Lint {
	var lints []Lint
	for _, h := range l.phrases.find(text) {
		if !h.phrase.Fault.ofWords() || h.phrase.Fault == LintApology && action {
			continue
		}
		lints = append(lints, Lint{
			Field: field, From: h.from, To: h.to, Code: h.phrase.Fault, Severity: account.Warning,
			Args: account.Args{
				"phrase": account.Data(text[h.from:h.to]), "instead": account.Data(h.phrase.Instead),
			},
		})
	}
	return lints
}

// LintFacts are what an advisory is judged by beside what it says.
type LintFacts struct {
	// Locale is how its reader is spoken to; spans are those of its texts said so.
	Locale account.Locale
	// Words are the conversations about the matter, and Acks those who said that
	// they have taken notice. Places tell where all of them stand; without places
	// nothing is said of who was told first.
	Words  []Word
	Acks   []Ack
	Places *Places
}

// Advisory finds what is wrong with an advisory as of an instant: a part that is
// missing, words that do harm, too thin a channel, too late a word, and a word to the
// wrong people first. Lints are in the order of the advisory's fields. An apology is
// a fault where the advisory tells no intent.
func (l *Linter) Advisory(a Advisory, f LintFacts, now time.Time) []Lint {
	var lints []Lint
	lacks := a.lacks()
	part := func(field string, texts ...account.Text) {
		if slices.Contains(lacks, field) {
			lints = append(lints, missing(field))
		}
		for i, t := range texts {
			at := field
			if field == "options" {
				at = form.Index(field, i)
			}
			lints = append(lints, l.words(at, f.Locale.Format(t), !a.Intent.IsZero())...)
		}
	}
	part("headline", a.Headline)
	part("how", a.How)
	part("options", a.Options...)
	part("only_one", a.OnlyOne)
	part("intent", a.Intent)
	for i, s := range a.Steps {
		lints = append(lints, l.words(form.Index("steps", i)+".report", f.Locale.Format(s.Report), !a.Intent.IsZero())...)
	}
	part("next_report")
	if a.State == Drafted && !a.NextReport.IsZero() && !a.NextReport.After(now) {
		lints = append(lints, Lint{Field: "next_report", Code: LintPastReport, Severity: account.Critical})
	}
	return slices.Concat(lints, l.channels(a), l.late(a, now), f.first(now))
}

// grave reports whether an advisory is of grave news, and how severe a fault of
// telling it is then.
func (l *Linter) grave(a Advisory) (bool, account.Severity) {
	if a.Impact.Rank() >= l.policy.Grave.Rank() {
		return true, account.Critical
	}
	return false, account.Warning
}

// channels judges how it is told: tone is lost in writing.
func (l *Linter) channels(a Advisory) []Lint {
	grave, severity := l.grave(a)
	if !grave || slices.ContainsFunc(a.Channels, Channel.Live) {
		return nil
	}
	return []Lint{{
		Field: "channels", Code: LintThin, Severity: severity, Args: account.Args{"impact": a.Impact.Label()},
	}}
}

// late judges how long it was kept back: bad news does not get better with age. A
// draft that was dropped is told no more.
func (l *Linter) late(a Advisory, now time.Time) []Lint {
	told := a.sentAt()
	if told.IsZero() && a.State == Closed {
		return nil
	}
	if told.IsZero() {
		told = now
	}
	grave, severity := l.grave(a)
	within := minutes(l.policy.Minutes)
	if grave {
		within = minutes(l.policy.GraveMinutes)
	}
	after := told.Sub(a.Known)
	if a.Known.IsZero() || after <= within {
		return nil
	}
	return []Lint{{
		Field: "known", Code: LintLate, Severity: severity,
		Args: account.Args{"after": account.Span(after), "within": account.Span(within)},
	}}
}
