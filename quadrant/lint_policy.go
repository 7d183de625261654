package quadrant

import (
	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A LintPolicy says what is too late and what is too thin a channel. A zero field
// takes its default; see [DefaultLintPolicy]. The white paper gives no numbers: these
// are the library's. Minutes are elapsed ones.
type LintPolicy struct {
	// Grave is the impact from which on bad news is grave: it is told in a meeting or
	// a call, and soon.
	Grave metrics.Impact `json:"grave,omitempty"`
	// GraveMinutes is within how long grave news is told after we knew, Minutes
	// within how long any other is.
	GraveMinutes int `json:"grave_minutes,omitempty"`
	Minutes      int `json:"minutes,omitempty"`
}

// DefaultLintPolicy returns the default of each field: what degrades or disrupts the
// business is told by voice and within the hour, anything else within a day.
func DefaultLintPolicy() LintPolicy {
	return LintPolicy{Grave: metrics.Degraded, GraveMinutes: 60, Minutes: 24 * 60}
}

// OrDefault returns the policy with the default of each field that is zero.
func (p LintPolicy) OrDefault() LintPolicy {
	d := DefaultLintPolicy()
	orDefault(&p.Grave, d.Grave)
	orDefault(&p.GraveMinutes, d.GraveMinutes)
	orDefault(&p.Minutes, d.Minutes)
	return p
}

// Validate names every fault of the policy by field. The zero policy has none.
func (p LintPolicy) Validate() error {
	var f account.Faults
	f.Check(p.Grave == "" || p.Grave.Rank() > 0, "grave", "%q is not minor, degraded or disrupted", p.Grave)
	f.Check(p.GraveMinutes >= 0, "grave_minutes", "is below 0")
	f.Check(p.Minutes >= 0, "minutes", "is below 0")
	return f.Err()
}
