package quadrant

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// A Linter finds what an amateur does with bad news and a professional does not
// (white paper, chapter "It's Not What You Say But How You Say It"). It judges words
// in one language, that of its wording. It is immutable and safe for concurrent use.
type Linter struct {
	policy   LintPolicy
	language string
	phrases  lexicon
	actions  lexicon
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
	l := &Linter{policy: p.OrDefault(), language: w.Language, phrases: make(lexicon), actions: make(lexicon)}
	for _, phrase := range w.Phrases {
		l.phrases.add(phrase)
	}
	l.phrases.addAll(w.Allowed, "")
	l.actions.addAll(w.Actions, action)
	l.actions.addAll(w.Idle, "")
	l.phrases.sort()
	l.actions.sort()
	return l, nil
}

// LintFacts are what an advisory is judged by beside what it says.
type LintFacts struct {
	// Locale is how its reader is spoken to; spans are those of its texts said so. Of
	// another language than the linter's, the zero locale included, no words are
	// judged, and a [LintLanguage] says so.
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
// a fault where none of the advisory's texts tells an action.
func (l *Linter) Advisory(a Advisory, f LintFacts, now time.Time) []Lint {
	var lints []Lint
	for _, field := range a.lacks() {
		lints = append(lints, missing(field))
	}
	for _, lint := range l.Passages(a.passages(), f.Locale) {
		lints = append(lints, lint)
	}
	slices.SortStableFunc(lints, func(a, b Lint) int { return cmp.Compare(a.place(), b.place()) })
	if a.State == Drafted && !a.NextReport.IsZero() && !a.NextReport.After(now) {
		lints = append(lints, Lint{Field: "next_report", Code: LintPastReport, Severity: account.Critical})
	}
	return slices.Concat(lints, l.channels(a), l.late(a, now), f.first(a.Known, now))
}

// passages are the texts of the advisory in the order of its fields.
func (a Advisory) passages() []Passage {
	all := []Passage{{"headline", a.Headline}, {"how", a.How}}
	for i, o := range a.Options {
		all = append(all, Passage{form.Index("options", i), o})
	}
	all = append(all, Passage{"only_one", a.OnlyOne}, Passage{"intent", a.Intent})
	for i, s := range a.Steps {
		all = append(all, Passage{form.Index("steps", i) + ".report", s.Report})
	}
	return all
}

// place is where the field of a lint stands among those of an advisory that say
// something; -1 for no field.
func (l Lint) place() int {
	field, _, _ := strings.Cut(l.Field, "[")
	return slices.Index([]string{"headline", "how", "options", "only_one", "intent", "steps", "next_report"}, field)
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

// late judges how soon it was told: bad news does not get better with age. A draft
// that was dropped is told no more.
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
	if a.Known.IsZero() || told.Sub(a.Known) <= within {
		return nil
	}
	return []Lint{{
		Field: "known", Code: LintLate, Severity: severity,
		Args: account.Args{"known": account.Instant(a.Known), "within": account.Span(within)},
	}}
}
