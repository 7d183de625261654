package quadrant

import (
	"github.com/accordhq/accord/account"
)

// A Rule judges a map. It is pure: the same facts and the same map give the same
// answer. Its findings are internal for good.
type Rule interface {
	// Judge returns what the rule finds, and what it was not given to judge by. The
	// map has no findings yet.
	Judge(f Facts, m *Map) ([]account.Finding, []Gap)
}

// A RuleFunc is a function that is a [Rule].
type RuleFunc func(f Facts, m *Map) ([]account.Finding, []Gap)

// Judge implements [Rule].
func (rule RuleFunc) Judge(f Facts, m *Map) ([]account.Finding, []Gap) { return rule(f, m) }

// A standard is a rule of the library under a policy.
type standard struct {
	pattern
	policy Policy
}

// Judge implements [Rule].
func (r standard) Judge(f Facts, m *Map) ([]account.Finding, []Gap) {
	return r.judge(r.policy, &study{survey: read(f, m.AsOf), m: m})
}
