package metrics

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// A ServicePolicy says what about service is worth a finding. A field that is
// zero takes its default.
type ServicePolicy struct {
	// Change is the part by which a mean must move against the previous
	// period; default 0.2.
	Change float64 `json:"change,omitempty"`
	// MinChange is the time by which it must move at the least; default 15
	// minutes.
	MinChange time.Duration `json:"min_change,omitempty"`
	// MinTickets is how many tickets both means must be taken over;
	// default 5.
	MinTickets int `json:"min_tickets,omitempty"`
}

func (p ServicePolicy) withDefaults() ServicePolicy {
	return ServicePolicy{
		Change:     cmp.Or(p.Change, 0.2),
		MinChange:  cmp.Or(p.MinChange, 15*time.Minute),
		MinTickets: cmp.Or(p.MinTickets, 5),
	}
}

// Findings judges a period's tickets against what the terms promise and
// against the period before: for each priority and measure with a target at
// most one finding. Both summaries are grouped by priority alone and hold
// tickets of one visibility, which the findings carry.
func (s *Summary) Findings(before Summary, terms Terms, v account.Visibility, policy ServicePolicy) []account.Finding {
	policy = policy.withDefaults()
	var findings []account.Finding
	for _, k := range s.Keys() {
		for _, m := range Measures() {
			target, ok := terms.Target(k.Priority, m)
			if !ok {
				continue
			}
			if f, found := s.judge(before, k, target, policy); found {
				f.Owner, f.Visibility = account.OperationsSupervisor, v
				findings = append(findings, f)
			}
		}
	}
	return findings
}

// judge tells whether a promise was kept, which tickets still break it, and
// whether the mean on the target's clock moved by policy's share.
func (s *Summary) judge(before Summary, k Key, target Target, policy ServicePolicy) (account.Finding, bool) {
	a := s.Attainment(k, target.Measure)
	share, judged := a.Share()
	if !judged {
		return account.Finding{}, false
	}
	now := s.Time(k, target.Measure, target.Clock, Mean)
	was := before.Time(k, target.Measure, target.Clock, Mean)
	change := Compare(now, was)
	moved := change.ShareKnown && min(now.N, was.N) >= policy.MinTickets &&
		math.Abs(change.Delta) >= policy.MinChange.Hours()
	slower, faster := moved && change.Share >= policy.Change, moved && change.Share <= -policy.Change
	f := account.Finding{Severity: account.Warning, Args: account.Args{
		"priority": k.Priority.Label(), "measure": target.Measure.Label(),
		"share": account.Share(share), "promised": account.Share(target.PromisedShare()),
		"within": account.Span(target.Within), "clock": target.Clock.Label(),
		"n": account.Count(a.N()), "late": account.Count(len(a.PastTarget)),
		"now": span(now), "before": span(was),
	}}
	evidence := slices.Concat(a.Missed, a.PastTarget)
	switch missed := share < target.PromisedShare(); {
	case missed && slower:
		f.Code = "target.missed-slower"
	case missed:
		f.Code = "target.missed"
	case len(a.PastTarget) > 0:
		f.Code, evidence = "tickets.past-target", a.PastTarget
	case slower:
		f.Code, evidence = "service.slower", now.Tickets
	case faster:
		f.Code, f.Severity, evidence = "service.faster", account.Info, now.Tickets
	default:
		return account.Finding{}, false
	}
	if f.Code != "tickets.past-target" && len(a.PastTarget) > 0 {
		f.Code += "-open"
	}
	f.Evidence = refs(evidence)
	return f, true
}

// span says a figure in hours as hours and minutes.
func span(f Figure) account.Text { return account.Span(time.Duration(f.Value * float64(time.Hour))) }

// ActivityFindings judges service work as of an instant: what is late, and
// backups that failed and were not made good since.
func ActivityFindings(activities []Activity, p Period) []account.Finding {
	var findings []account.Finding
	for _, a := range activities {
		f := account.Finding{
			Args: account.Args{
				"summary": account.Data(a.Summary), "planned": account.Day(a.Planned), "done": account.Day(a.Done),
			},
			Severity: account.Warning, Owner: account.OperationsSupervisor,
			Evidence: []account.Ref{a.ID.Ref()}, Visibility: a.Visibility,
		}
		switch {
		case a.Kind == Backup && a.Status == ActivityFailed && p.Contains(a.Done) && !madeGood(a, activities, p.To):
			f.Code, f.Severity = "backup.failed", account.Critical
		case a.Kind != Averted && a.Late(p.last()):
			f.Code = "activity.late"
		default:
			continue
		}
		findings = append(findings, f)
	}
	return findings
}

// madeGood reports whether a backup of the same item succeeded after one that
// failed and before an instant.
func madeGood(failed Activity, all []Activity, to time.Time) bool {
	return slices.ContainsFunc(all, func(a Activity) bool {
		return a.Kind == Backup && a.Status == ActivityDone && a.Item == failed.Item &&
			a.Done.After(failed.Done) && a.Done.Before(to)
	})
}

func refs(ids []TicketID) []account.Ref {
	ids = slices.Sorted(slices.Values(ids))
	all := make([]account.Ref, len(ids))
	for i, id := range ids {
		all[i] = id.Ref()
	}
	return all
}
