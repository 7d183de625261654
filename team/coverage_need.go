package team

import (
	"cmp"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A Need says that there is work for a role that is held as needed.
type Need struct {
	Role account.Role `json:"role"`
	// From and Until bound it, closed–open; zero for no bound.
	From  time.Time `json:"from,omitzero"`
	Until time.Time `json:"until,omitzero"`
	// Evidence is the record it comes from; zero for none.
	Evidence account.Ref `json:"evidence,omitzero"`
	// Reason says what the work is, as a sentence.
	Reason account.Text `json:"reason"`
}

// InForce reports whether the need is there at an instant.
func (n Need) InForce(at time.Time) bool {
	return !at.Before(n.From) && (n.Until.IsZero() || at.Before(n.Until))
}

// compare orders needs by when they began, then by record.
func (n Need) compare(other Need) int {
	return cmp.Or(n.From.Compare(other.From), n.Until.Compare(other.Until),
		cmp.Compare(n.Evidence.Kind, other.Evidence.Kind), cmp.Compare(n.Evidence.ID, other.Evidence.ID))
}

// NeedsOf tells which roles the work on an account needs at an instant: each
// order or implementation that has not come to its end needs professional
// services, who bring the solution to production (white paper, "The Account
// Team"). It does so from the moment it is on record, planned or running, since
// planning it is part of that work and an activity does not tell when it starts.
// A host adds needs of its own.
func NeedsOf(activities []metrics.Activity, now time.Time) []Need {
	var needs []Need
	for _, a := range activities {
		code := ""
		switch a.Kind {
		case metrics.Order:
			code = "need.order"
		case metrics.Implementation:
			code = "need.implementation"
		}
		if code == "" || a.Finished(now) {
			continue
		}
		needs = append(needs, Need{
			Role:     account.ProfessionalServices,
			Until:    a.Done,
			Evidence: a.ID.Ref(),
			Reason:   account.Say(code, account.Args{"summary": account.Data(a.Summary)}),
		})
	}
	return needs
}
