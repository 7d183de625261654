package quadrant

import (
	"slices"

	"github.com/accordhq/accord/account"
)

// What may be missing although its reader was supplied: exports of other tools often
// have no topics and no sentiment, and records of people no authority. Where none is on
// any of them, it was not noted, and a rule does not take it for absent.
const (
	SourceTopics    SourceName = "topics"
	SourceSentiment SourceName = "sentiment"
	SourceAuthority SourceName = "authority"
	// SourceEarlier is the log from before, where it was not read as far back as a
	// rule looks.
	SourceEarlier SourceName = "earlier"
)

// lacks reports whether a source was not supplied, or has nothing of what a rule would
// read. A log without any interaction lacks nothing: there is nothing to note.
func (s *study) lacks(source SourceName, p Policy) bool {
	noted := func(has func(*Interaction) bool) bool { return len(s.log) == 0 || slices.ContainsFunc(s.log, has) }
	if s.facts.Lacks(source) || !source.kept() {
		return true
	}
	switch source {
	case SourceTopics:
		return !noted(func(i *Interaction) bool { return len(i.Topics) > 0 })
	case SourceSentiment:
		return !noted(func(i *Interaction) bool { return i.Sentiment != "" })
	case SourceAuthority:
		return !slices.ContainsFunc(s.facts.People, func(p account.Person) bool { return s.customer(p.ID) && decides(p) })
	case SourceEarlier:
		return !s.facts.Since.IsZero() && s.asOf.Sub(s.facts.Since) <= days(p.ExecutiveDays)
	}
	return false
}

// kept reports whether the library keeps what a source would tell.
func (s SourceName) kept() bool {
	return s != SourceRecurrences && s != SourceBenefits && s != SourceRecommendations
}

// decides reports whether a person may approve an amount.
func decides(p account.Person) bool { return p.Authority.Amount.IsPositive() }
