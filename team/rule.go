package team

import (
	"time"

	"github.com/accordhq/accord/account"
)

// A Rule concludes findings about the team of one account from facts, as of an
// instant. It is pure: the same facts and instant give the same findings.
type Rule interface {
	Findings(f Facts, now time.Time) []account.Finding
}

// A RuleFunc is a function that is a [Rule].
type RuleFunc func(f Facts, now time.Time) []account.Finding

// Findings implements [Rule].
func (rule RuleFunc) Findings(f Facts, now time.Time) []account.Finding { return rule(f, now) }

// StandardRules are the rules of the library under a policy. What they find is
// internal for good. Codes of findings about roles are
//
//	role.vacant          required at all times, and never held
//	role.lapsed          required at all times, and held in the past alone
//	role.not-yet         required at all times, and held from a later date
//	role.gap             both of it: held until a date, and again from a later one
//	role.only-as-needed  required at all times, and held as needed alone
//	role.needed          required as needed, needed now, and not held;
//	                     role.needed-several where there are several needs
//	role.held-by-gone    held by somebody who left or was erased
//	role.held-by-unknown held by somebody who is not on record
//	role.no-primary      held by several, of whom none answers first
//	role.combined        held together with one that the policy keeps apart
//
// and about deliverables, of roles that are required now or held,
//
//	deliverable.missing      owed, and never issued
//	deliverable.stale        issued too long ago
//	deliverable.out-of-step  issued for a configuration that has changed since
//	deliverable.untied       issued without saying for which configuration
//
// A role that is required at all times and not covered is Critical, unless nobody
// is on record as its holder and somebody is to take it up at a known date;
// everything else is a Warning. On an
// account that is closed there is nothing to find.
func StandardRules(p Policy) []Rule {
	p = p.OrDefault()
	rules := []Rule{coverageRule{p}, holderRule{p}, primaryRule{}, apartRule{p}, deliverableRule{p}}
	for i, rule := range rules {
		rules[i] = RuleFunc(func(f Facts, now time.Time) []account.Finding {
			if closed(f.Account, now) {
				return nil
			}
			return rule.Findings(f, now)
		})
	}
	return rules
}

// closed reports whether the relationship had ended by an instant.
func closed(a account.Account, at time.Time) bool { return !a.Closed.IsZero() && !a.Closed.After(at) }

// Judge gathers what rules find, in the order of [account.SortFindings].
func Judge(f Facts, now time.Time, rules ...Rule) []account.Finding {
	var findings []account.Finding
	for _, rule := range rules {
		findings = append(findings, rule.Findings(f, now)...)
	}
	account.SortFindings(findings)
	return findings
}
