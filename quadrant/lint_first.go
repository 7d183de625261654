package quadrant

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// first judges who was told first, of what was said up to an instant. The order is
// our business side, the customer's business, and then everybody else: whoever hears
// it before them tells it without the context. What the customer's people told each
// other before we knew is no fault of ours.
func (f LintFacts) first(known, now time.Time) []Lint {
	if f.Places == nil {
		return nil
	}
	var lints []Lint
	add := func(code LintCode, severity account.Severity, told, knew time.Time) {
		if !told.IsZero() && (knew.IsZero() || told.Before(knew)) {
			lints = append(lints, Lint{
				Field: "to", Code: code, Severity: severity, Args: account.Args{"at": account.Instant(told)},
			})
		}
	}
	business := f.knew(setOf(Q1))
	// Those who report a trouble speak of it with us every day.
	ours := setOf(Q2, Q4)
	add(LintTechnicalFirst, account.Info, f.told(now, ours, setOf(Q3)), business)
	add(LintOutsideFirst, account.Warning, f.told(now, ours, 0), business)
	told := f.told(now, ours, setOf(Q1))
	if heard := f.told(now, setOf(Q3), setOf(Q1)); heard.Equal(business) && !heard.Before(known) {
		add(LintOwnFirst, account.Warning, heard, told)
	}
	add(LintOursUnaware, account.Warning, told, f.knew(setOf(Q2)))
	return lints
}

// told is when, up to an instant, somebody of some quadrants first told somebody who
// stands in one of others; for none of those, somebody who stands nowhere. It is zero
// for never.
func (f LintFacts) told(now time.Time, from, to set) time.Time {
	var at time.Time
	for _, w := range f.Words {
		if !w.At.After(now) && f.any(w.From, w.At, from) && f.any(w.To, w.At, to) {
			at = earlier(w.At, at)
		}
	}
	return at
}

// knew is when somebody who stands in one of the quadrants first spoke of it, was
// told of it or took notice; zero for never.
func (f LintFacts) knew(in set) time.Time {
	var at time.Time
	for _, w := range f.Words {
		if f.any(w.From, w.At, in) || f.any(w.To, w.At, in) {
			at = earlier(w.At, at)
		}
	}
	for _, a := range f.Acks {
		if f.any([]account.PersonID{a.By}, a.At, in) {
			at = earlier(a.At, at)
		}
	}
	return at
}

// any reports whether one of the people stands in one of the quadrants; for none of
// them, whether one stands nowhere.
func (f LintFacts) any(people []account.PersonID, at time.Time, in set) bool {
	return slices.ContainsFunc(people, func(id account.PersonID) bool {
		stands := f.Places.set(id, at)
		return stands&in != 0 || stands == 0 && in == 0
	})
}
