package team

import (
	"time"

	"github.com/accordhq/accord/account"
)

// A Freshness says until when an issue of a deliverable is good. A kind that has
// none stays good for ever.
type Freshness struct {
	Kind DeliverableKind `json:"kind"`
	// Days is for how many times 24 hours it is good; 0 for no end.
	Days int `json:"days,omitempty"`
	// Configuration says that it is good only as long as the configuration on
	// record is the one it was issued for.
	Configuration bool `json:"configuration,omitempty"`
}

// DefaultFreshness is
//
//	operations review report  92 days, the longest quarter: one issued on the same
//	                          day of each quarter is never stale
//	account plan              366 days, the longest year
//	shared vision             366 days: a vision nobody has heard of for a year is
//	                          not shared
//	configuration diagram     as long as the configuration stays
//	operations document       as long as the configuration stays, for it includes
//	                          the diagram
//	production solution       for good: it is delivered once
func DefaultFreshness() []Freshness {
	return []Freshness{
		{Kind: SharedVision, Days: 366},
		{Kind: AccountPlan, Days: 366},
		{Kind: ConfigurationDiagram, Configuration: true},
		{Kind: ProductionSolution},
		{Kind: OperationsReviewReport, Days: 92},
		{Kind: OperationsDocument, Configuration: true},
	}
}

// Until is the last instant at which what was issued is good, and false for a
// kind that does not age.
func (f Freshness) Until(issued time.Time) (time.Time, bool) {
	return issued.Add(time.Duration(f.Days) * 24 * time.Hour), f.Days > 0
}

// Validate names every fault of the freshness by field.
func (f Freshness) Validate() error {
	const most = 36525 // a century, far from where durations end
	var faults account.Faults
	faults.In("", account.CheckID("kind", f.Kind))
	faults.Check(f.Days >= 0 && f.Days <= most, "days", "is not between 0 and %d", most)
	return faults.Err()
}

// A deliverableRule finds what is owed and missing, stale, or no longer what the
// configuration is. Only a role that is on duty owes anything: one that the
// policy requires now, or that somebody holds. What a role is at work on, by a
// [Need] in force, is not missing.
type deliverableRule struct{ policy Policy }

func (r deliverableRule) Findings(f Facts, now time.Time) []account.Finding {
	var findings []account.Finding
	posts := f.posts(r.policy, now)
	for _, d := range f.Charter.OrDefault() {
		p := posts.of(d.Role)
		if !p.demanded() && len(p.present) == 0 {
			continue
		}
		for _, kind := range d.Owes {
			last, issued := Latest(f.Deliverables, kind, now)
			switch {
			case issued:
				findings = append(findings, r.judge(f, d.Role, last, now)...)
			case len(p.needs) == 0:
				findings = append(findings, f.about("deliverable.missing", kind, d.Role, f.Account.ID.Ref()))
			}
		}
	}
	return findings
}

// judge looks at the latest issue of a kind.
func (r deliverableRule) judge(f Facts, role account.Role, last Deliverable, now time.Time) []account.Finding {
	fresh := r.policy.fresh(last.Kind)
	var findings []account.Finding
	found := func(code string, evidence ...account.Ref) account.Finding {
		finding := f.about(code, last.Kind, role, append([]account.Ref{last.Kind.Ref(f.Account.ID)}, evidence...)...)
		finding.Args["day"] = account.Day(last.Issued)
		return finding
	}
	if until, ages := fresh.Until(last.Issued); ages && now.After(until) {
		finding := found("deliverable.stale")
		finding.Args["until"] = account.Day(until)
		findings = append(findings, finding)
	}
	if !fresh.Configuration || f.Solution == nil {
		return findings
	}
	switch solution := account.SolutionRef(f.Account.ID); last.Digest {
	case f.Solution.Digest():
	case "":
		findings = append(findings, found("deliverable.untied", solution))
	default:
		findings = append(findings, found("deliverable.out-of-step", solution))
	}
	return findings
}

// about is a finding about a deliverable, for the role that owes it.
func (f Facts) about(code string, kind DeliverableKind, role account.Role, evidence ...account.Ref) account.Finding {
	return account.Finding{
		Code: code, Severity: account.Warning, Owner: role, Evidence: evidence,
		Args: account.Args{"deliverable": kind.Label(), "role": role.Label()},
	}
}
