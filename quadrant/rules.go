package quadrant

import (
	"cmp"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// StandardRules are the rules of the library under a policy: they recognise the
// patterns of the white paper (chapter "The Four Quadrants of the Relationship").
// What they find is internal for good. Codes about all quadrants are
//
//	conversation.none        nobody spoke with anybody in the period; then nothing is
//	                         said of silence in each place
//	conversation.none-known  nor before it, in what was given; then nothing is said of
//	                         executives either
//
// about the customer's business (Q1)
//
//	business.problems-only  each of its conversations with us was about a problem
//	business.no-value       it had some, and was told of no value by anybody
//	business.silent         it had none, and was told of no value by anybody
//	business.notice-near    notice can be given soon, and for two periods it was told
//	                        of no value
//	business.end-near       the contract ends soon, and likewise
//	business.rival          somebody bids for the work, in the same two periods
//
// about the provider's business (Q2), which was not told
//
//	sales.no-usage       how the customer uses the service
//	sales.no-benefits    by the customer, what good it does them
//	sales.no-issues      of any issue, though there were some
//	sales.no-service     by the provider's service people, what they deliver
//	sales.no-insight     any of these
//
// about the customer's and the provider's technical people (Q3 and Q4)
//
//	users.problems-only  Q3 spoke of us only about problems
//	service.all-well     Q4 hears of no discontent, and there is some;
//	                     service.all-well-since where it once did, and
//	                     service.all-well-unnoted where that was not noted
//
// about paths
//
//	power-line.silent    Q2–Q4 is silent; Q1–Q3 is, where it was known to be used
//	power-line.reactive  either is used only when there is a problem
//	diagonal.silent      Q1–Q4 or Q2–Q3 is silent
//	trust.thinning       Q1–Q2 or Q3–Q4 is used less than before
//	trust.one-person     either hangs on one person
//	trust.one-each       either hangs on one person at each end
//
// and about people
//
//	executive.not-met     an executive by name was not met by the executive partner
//	                      for too long
//	executive.never-met   never, in what was given
//	contact.left          somebody at the customer left, and nobody took up their path
//	contact.erased        or was forgotten
//	contact.moved         or went to stand in another quadrant
//	advice.no-authority   advice about an item was given to people who cannot decide,
//	                      and carried to nobody who can (opening story);
//	                      advice.no-authority-unnamed where it was about no item
//
// Notice and end of the contract are Critical, and so is a bid while they are near;
// everything else is a Warning. On an account that is closed there is nothing to
// find. Silence between two quadrants, and that one was not told, is found where there
// is anybody in them, and of [Policy].SilentDays at least: in a period that has not
// ended it is looked for in the days up to now. Where a source was not supplied, or
// what a rule goes by is noted nowhere, a rule does not take for silence what it was
// not told: it says so in a [Gap].
func StandardRules(p Policy) []Rule {
	p = p.OrDefault()
	var rules []Rule
	for _, pattern := range patterns() {
		rules = append(rules, standard{pattern, p})
	}
	return rules
}

// A pattern is one that a rule recognises.
type pattern struct {
	// code is that of its findings, or of the first of them.
	code string
	// needs are the sources without which there is nothing to judge, uses those
	// without which it is judged by what else there is.
	needs, uses []SourceName
	find        func(Policy, *study) []account.Finding
}

// patterns tell what each rule reads. Which of the provider's people stand in Q2 and
// which in Q4 goes by their roles, so that whatever tells these two apart needs the
// team.
func patterns() []pattern {
	log, all := []SourceName{SourceLog}, []SourceName{SourceLog, SourceTeam}
	said := []SourceName{SourceLog, SourceTopics}
	return []pattern{
		{"conversation.none", log, nil, noConversation},
		{"conversation.unplaced", log, nil, unplaced},
		{"business.problems-only", log, nil, businessProblemsOnly},
		{"business.no-value", said, nil, businessNoValue},
		{"business.notice-near", said, nil, businessRenewal},
		{"business.rival", said, nil, businessRival},
		{"sales.no-insight", append(all, SourceTopics), []SourceName{SourceService, SourceBenefits}, salesInsight},
		{"users.problems-only", log, nil, usersProblemsOnly},
		{"service.all-well", all, []SourceName{SourceService, SourceSentiment, SourceRecurrences}, serviceAllWell},
		{"power-line.silent", all, nil, powerLines},
		{"diagonal.silent", all, nil, diagonals},
		{"trust.thinning", all, nil, trustThinning},
		{"trust.one-person", all, nil, trustOnePerson},
		{"executive.not-met", all, []SourceName{SourceEarlier}, executivesNotMet},
		{"contact.left", all, nil, contactsLost},
		{"advice.no-authority", append(said, SourceAuthority), []SourceName{SourceRecommendations}, adviceWithoutAuthority},
	}
}

func (r pattern) judge(p Policy, s *study) ([]account.Finding, []Gap) {
	if s.closed(s.asOf) {
		return nil, nil
	}
	lacks := func(source SourceName) bool { return s.lacks(source, p) }
	var gaps []Gap
	for _, source := range slices.Concat(r.needs, r.uses) {
		if lacks(source) {
			gaps = append(gaps, Gap{Rule: r.code, Source: source})
		}
	}
	if slices.ContainsFunc(r.needs, lacks) {
		return nil, gaps
	}
	return r.find(p, s), gaps
}

// concern is a finding that needs attention.
func concern(code string, owner account.Role, args account.Args, evidence ...account.Ref) account.Finding {
	return account.Finding{Code: code, Severity: account.Warning, Args: args, Evidence: evidence, Owner: owner}
}

// refs point at records, in their order.
func refs[ID interface{ Ref() account.Ref }](ids []ID) []account.Ref {
	var all []account.Ref
	for _, id := range ids {
		all = append(all, id.Ref())
	}
	return all
}

// latest is the later of two contacts; of one instant that of the later id.
func latest(a, b Contact) Contact {
	if cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Interaction, a.Interaction)) > 0 {
		return b
	}
	return a
}

// days is a length of time in days of 24 hours.
func days(n int) time.Duration { return time.Duration(n) * 24 * time.Hour }

// quiet reports whether nobody is known to have spoken with anybody in the period.
func (m *Map) quiet() bool {
	return !slices.ContainsFunc(m.Paths[:], func(t Traffic) bool { return t.Now.Volume() > 0 })
}
