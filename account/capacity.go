package account

import (
	"cmp"
	"math"
	"strconv"
	"strings"
	"time"
)

// A CapacityPolicy says from which share on a capacity is worth a finding. A
// field that is zero takes its default; see [DefaultCapacityPolicy].
type CapacityPolicy struct {
	// Tight is the share from which an extension should be agreed on.
	Tight float64 `json:"tight,omitempty"`
	// Full is the share from which it is urgent.
	Full float64 `json:"full,omitempty"`
}

// DefaultCapacityPolicy calls a capacity tight from 80 % on and full from 95 %.
func DefaultCapacityPolicy() CapacityPolicy { return CapacityPolicy{Tight: 0.8, Full: 0.95} }

// OrDefault returns the policy with the default of each field that is zero.
func (p CapacityPolicy) OrDefault() CapacityPolicy {
	d := DefaultCapacityPolicy()
	return CapacityPolicy{Tight: cmp.Or(p.Tight, d.Tight), Full: cmp.Or(p.Full, d.Full)}
}

// Findings judges the configuration at an instant: capacities that run out,
// by their last sample, and a configuration that the customer has not
// confirmed as it is now (white paper, "Operations Review Meeting & Reporting
// Template": confirm that both sides are in sync about the configuration).
func (s Solution) Findings(now time.Time, policy CapacityPolicy) []Finding {
	policy = policy.OrDefault()
	var findings []Finding
	for _, c := range s.Capacities {
		sample, ok := c.Latest(now)
		item, known := s.Item(c.Item)
		share := sample.Share()
		// A total of 0, which many tools write for one they do not know, makes
		// the share infinite or no number: there is nothing to judge.
		if !ok || !known || math.IsInf(share, 0) || !(share >= policy.Tight) {
			continue
		}
		f := Finding{
			Code:     "capacity.tight",
			Severity: Warning,
			Args: Args{
				"item": Data(item.Name), "capacity": Data(c.Name), "unit": Data(c.Unit),
				"share": Percent(share, 0),
				"used":  Quantity(sample.Used), "total": Quantity(sample.Total),
			},
			Evidence:   []Ref{{Kind: RefItem, ID: string(item.ID)}},
			Owner:      TechnicalLead,
			Visibility: Narrower(s.Visibility, Narrower(item.Visibility, c.Visibility)),
		}
		if share >= policy.Full {
			f.Code, f.Severity = "capacity.full", Critical
		}
		findings = append(findings, f)
	}
	if f, ok := s.confirmation(); ok {
		findings = append(findings, f)
	}
	return findings
}

// Quantity is x with the decimal places it has, at most two: 3.8 of 4 TB.
func Quantity(x float64) Text {
	_, fraction, _ := strings.Cut(strconv.FormatFloat(x, 'f', -1, 64), ".")
	return Number(x, min(len(fraction), 2))
}

func (s Solution) confirmation() (Finding, bool) {
	f := Finding{
		Code:       "solution.unconfirmed",
		Severity:   Info,
		Evidence:   []Ref{{Kind: RefSolution, ID: string(s.Account)}},
		Owner:      TechnicalLead,
		Visibility: s.Visibility,
	}
	switch {
	case s.Confirmed == (Confirmation{}):
		return f, true
	case s.Confirmed.Digest != s.Digest():
		f.Code = "solution.changed"
		f.Args = Args{"day": Day(s.Confirmed.At)}
		return f, true
	}
	return Finding{}, false
}
