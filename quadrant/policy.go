package quadrant

import (
	"cmp"

	"github.com/accordhq/accord/account"
)

// A Policy says what of a map is worth a finding. A zero field takes its default;
// see [DefaultPolicy]. The white paper gives no numbers: these are the library's. A
// day is 24 hours.
type Policy struct {
	// SilentDays is for how many days at least nobody spoke where silence is found. A
	// period that is shorter or has not ended is judged by as many days before, or by
	// its own length where that is more.
	SilentDays int `json:"silent_days,omitempty"`
	// ReactiveFrom is the volume from which on conversations that are all about
	// problems are a pattern.
	ReactiveFrom int `json:"reactive_from,omitempty"`
	// RenewalDays is how many days before the notice date or the end of the contract
	// Q1 should have heard of value.
	RenewalDays int `json:"renewal_days,omitempty"`
	// ExecutiveDays is within how many days the executive partner meets each
	// executive of the customer's by name.
	ExecutiveDays int `json:"executive_days,omitempty"`
	// RebuildDays is for how many days after somebody at the customer left or moved
	// their path may stay without its successor.
	RebuildDays int `json:"rebuild_days,omitempty"`
	// ThinningShare is the share of the period before at or below which the volume
	// of a path of trust is thinning, ThinningFrom the volume before from which on
	// it is looked at.
	ThinningShare float64 `json:"thinning_share,omitempty"`
	ThinningFrom  int     `json:"thinning_from,omitempty"`
	// OnePersonFrom is the volume from which on a path of trust with one person at
	// an end hangs on that person.
	OnePersonFrom int `json:"one_person_from,omitempty"`
	// DissatisfiedShare is the share of its scale at or below which an answer is one
	// of dissatisfaction.
	DissatisfiedShare float64 `json:"dissatisfied_share,omitempty"`
	// FollowAdviceDays is for how many days advice may wait before it is carried to
	// somebody who has the authority to act on it, and for how many days before it
	// such word is word of it.
	FollowAdviceDays int `json:"follow_advice_days,omitempty"`
}

// DefaultPolicy returns the default of each field.
//
// Silence is found of 28 days or more. Conversations that are all about problems are a
// pattern from two on. Value should have been heard of 180 days before the notice date
// or the end of the contract. The executive partner meets each executive by name within
// 90 days, and the path of somebody who left or moved is taken up within 30. A path of
// trust is thinning when it carries half of what it carried in the period before or
// less, looked at from four conversations before on, and hangs on one person from four
// on. An answer in the lower half of its scale, its middle included, is one of
// dissatisfaction. Advice waits 14 days to be carried to somebody who can act on it.
func DefaultPolicy() Policy {
	return Policy{
		SilentDays: 28, ReactiveFrom: 2, RenewalDays: 180, ExecutiveDays: 90, RebuildDays: 30,
		ThinningShare: 0.5, ThinningFrom: 4, OnePersonFrom: 4,
		DissatisfiedShare: 0.5, FollowAdviceDays: 14,
	}
}

// OrDefault returns the policy with the default of each field that is zero.
func (p Policy) OrDefault() Policy {
	d := DefaultPolicy()
	return Policy{
		SilentDays:        cmp.Or(p.SilentDays, d.SilentDays),
		ReactiveFrom:      cmp.Or(p.ReactiveFrom, d.ReactiveFrom),
		RenewalDays:       cmp.Or(p.RenewalDays, d.RenewalDays),
		ExecutiveDays:     cmp.Or(p.ExecutiveDays, d.ExecutiveDays),
		RebuildDays:       cmp.Or(p.RebuildDays, d.RebuildDays),
		ThinningShare:     cmp.Or(p.ThinningShare, d.ThinningShare),
		ThinningFrom:      cmp.Or(p.ThinningFrom, d.ThinningFrom),
		OnePersonFrom:     cmp.Or(p.OnePersonFrom, d.OnePersonFrom),
		DissatisfiedShare: cmp.Or(p.DissatisfiedShare, d.DissatisfiedShare),
		FollowAdviceDays:  cmp.Or(p.FollowAdviceDays, d.FollowAdviceDays),
	}
}

// Validate names every fault of the policy by field: days that are not between 0 and
// a century, volumes below 0, shares that are not between 0 and 1.
func (p Policy) Validate() error {
	const most = 36525 // a century, far from where durations end
	var f account.Faults
	days := func(field string, n int) {
		f.Check(n >= 0 && n <= most, field, "is not between 0 and %d", most)
	}
	share := func(field string, x float64) { f.Check(x >= 0 && x <= 1, field, "is not between 0 and 1") }
	days("silent_days", p.SilentDays)
	f.Check(p.ReactiveFrom >= 0, "reactive_from", "is below 0")
	days("renewal_days", p.RenewalDays)
	days("executive_days", p.ExecutiveDays)
	days("rebuild_days", p.RebuildDays)
	share("thinning_share", p.ThinningShare)
	f.Check(p.ThinningFrom >= 0, "thinning_from", "is below 0")
	f.Check(p.OnePersonFrom >= 0, "one_person_from", "is below 0")
	share("dissatisfied_share", p.DissatisfiedShare)
	days("follow_advice_days", p.FollowAdviceDays)
	return f.Err()
}
