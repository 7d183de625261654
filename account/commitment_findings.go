package account

import (
	"cmp"
	"time"
)

// slipped is how often a promise may move before it is worth a finding.
const slipped = 2

// CommitmentFindings judges promises at an instant: those that are overdue,
// those that were put off again and again, and those whose owner has left.
// People are those whom owners are looked up among; an owner who is not among
// them is not judged.
func CommitmentFindings(commitments []Commitment, people []Person, now time.Time) []Finding {
	gone := make(map[PersonID]bool)
	for _, p := range people {
		gone[p.ID] = p.Gone(now)
	}
	var findings []Finding
	for _, c := range commitments {
		if c.State != Open {
			continue
		}
		f := Finding{
			Severity: Warning, Evidence: []Ref{c.ID.Ref()},
			Owner: cmp.Or(c.Role, AccountManager), Visibility: c.Visibility,
		}
		add := func(code string, args Args) {
			f.Code, f.Args = code, args
			findings = append(findings, f)
		}
		text := Data(c.Text)
		if c.Overdue(now) {
			add("commitment.overdue", Args{"text": text, "day": Day(c.Due)})
		}
		if c.Moved >= slipped {
			add("commitment.slipped", Args{"text": text, "n": Count(c.Moved), "day": Day(c.FirstDue)})
		}
		if gone[c.Owner] {
			f.Owner, f.Visibility = AccountManager, Internal
			add("commitment.orphaned", Args{"text": text})
		}
	}
	return findings
}
