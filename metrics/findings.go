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

// Findings judges a period's tickets against the targets they were held to and
// against the period before: for each priority and measure with a target at most
// one finding. Both summaries are grouped by priority alone and hold tickets of
// one visibility, which the findings carry.
func (s *Summary) Findings(before Summary, v account.Visibility, policy ServicePolicy) []account.Finding {
	policy = policy.withDefaults()
	var findings []account.Finding
	for _, k := range s.Keys() {
		for _, m := range Measures() {
			j := judgement{now: s, before: &before, key: k, measure: m, targets: s.Targets(k, m)}
			if f, found := j.finding(policy); found {
				f.Owner, f.Visibility = account.OperationsSupervisor, v
				findings = append(findings, f)
			}
		}
	}
	return findings
}

// A judgement is that on one measure of one priority.
type judgement struct {
	now, before *Summary
	key         Key
	measure     Measure
	targets     []Target
}

// finding tells whether the promise was kept, which tickets still break it, and
// whether the mean on the target's clock moved by policy's share. Several
// targets have no clock in common, so that nothing is said of their mean.
func (j judgement) finding(policy ServicePolicy) (account.Finding, bool) {
	a := j.now.Attainment(j.key, j.measure)
	share, judged := a.Share()
	if !judged || len(j.targets) == 0 {
		return account.Finding{}, false
	}
	promised := j.targets[0].PromisedShare()
	for _, t := range j.targets {
		promised = min(promised, t.PromisedShare())
	}
	f := account.Finding{Severity: account.Warning, Args: account.Args{
		"priority": j.key.Priority.Label(), "measure": j.measure.Label(),
		"share": account.Share(share), "promised": account.Share(promised),
		"n": account.Count(a.N()), "late": account.Count(len(a.PastTarget)),
	}}
	slower, faster := false, false
	var timed []TicketID
	if len(j.targets) == 1 {
		target := j.targets[0]
		f.Args["within"], f.Args["clock"] = account.Span(target.Within), target.Clock.Label()
		now := j.now.Time(j.key, j.measure, target.Clock, Mean)
		was := j.before.Time(j.key, j.measure, target.Clock, Mean)
		f.Args["now"], f.Args["before"] = span(now), span(was)
		slower, faster = policy.moved(now, was)
		timed = now.Tickets
	}
	switch missed := share < promised; {
	case missed && slower:
		f.Code, f.Evidence = "target.missed-slower", refs(slices.Concat(a.Missed, a.PastTarget))
	case missed:
		f.Code, f.Evidence = "target.missed", refs(slices.Concat(a.Missed, a.PastTarget))
	case len(a.PastTarget) > 0:
		f.Code, f.Evidence = "tickets.past-target", refs(a.PastTarget)
	case slower:
		f.Code, f.Evidence = "service.slower", refs(timed)
	case faster:
		f.Code, f.Severity, f.Evidence = "service.faster", account.Info, refs(timed)
	default:
		return account.Finding{}, false
	}
	if len(j.targets) > 1 {
		f.Code += "-several"
	}
	if share < promised && len(a.PastTarget) > 0 {
		f.Code += "-open"
	}
	return f, true
}

// moved tells whether a mean rose or fell by so much that it is worth saying.
func (p ServicePolicy) moved(now, was Figure) (slower, faster bool) {
	change := Compare(now, was)
	if !change.ShareKnown || min(now.N, was.N) < p.MinTickets || math.Abs(change.Delta) < p.MinChange.Hours() {
		return false, false
	}
	return change.Share >= p.Change, change.Share <= -p.Change
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
