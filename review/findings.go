package review

import (
	"cmp"
	"slices"
	"strings"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// Findings are what the facts amount to, the gravest first and of equals in
// the order of the agenda: what was delivered, promises kept or not, capacities
// that run out, work that is late, promises overdue, and the host's own. What is
// found of the team is not among them: see [Facts.TeamFindings].
func (f *Facts) Findings() []account.Finding {
	var findings []account.Finding
	for _, t := range f.Tallies {
		findings = append(findings, t.delivered()...)
		findings = append(findings, t.disrupted()...)
		findings = append(findings, t.findings(*f)...)
		findings = append(findings, t.uncaused()...)
	}
	findings = append(findings, metrics.ActivityFindings(f.Activities, f.Period)...)
	findings = append(findings, f.averted()...)
	if f.Solution != nil {
		findings = append(findings, f.Solution.Findings(f.asOf(), f.Capacity)...)
	}
	findings = append(findings, account.CommitmentFindings(f.Commitments, f.People, f.asOf())...)
	findings = append(findings, f.Further...)
	slices.SortStableFunc(findings, func(a, b account.Finding) int {
		return cmp.Compare(b.Severity.Rank(), a.Severity.Rank())
	})
	return findings
}

// findings judge the tickets against the terms and the period before.
func (t Tally) findings(f Facts) []account.Finding {
	return t.Now.Findings(t.Before, t.Visibility, f.Service)
}

// about reports whether a finding rests on records of a kind.
func about(f account.Finding, kind account.RefKind) bool {
	return slices.ContainsFunc(f.Evidence, func(r account.Ref) bool { return r.Kind == kind })
}

// delivered is the value a customer should know of: tickets resolved.
func (t Tally) delivered() []account.Finding {
	total := &t.Total
	resolved := total.Count(metrics.Key{}, metrics.CountResolved)
	if resolved.N == 0 {
		return nil
	}
	f := account.Finding{
		Code: "service.delivered", Severity: account.Info,
		Args:  account.Args{"n": account.Count(resolved.N)},
		Owner: account.OperationsSupervisor, Visibility: t.Visibility,
	}
	for _, id := range resolved.Tickets {
		f.Evidence = append(f.Evidence, id.Ref())
	}
	if kept := total.Attained(metrics.Key{}, metrics.Resolve); kept.Known {
		f.Code = "service.delivered-kept"
		f.Args["share"] = account.Share(kept.Value)
	}
	return []account.Finding{f}
}

// disrupted is what stopped the customer's business, the longest of it named.
func (t Tally) disrupted() []account.Finding {
	longest := t.Longest
	if t.Disrupted.N == 0 {
		return nil
	}
	f := account.Finding{
		Code: "business.disrupted", Severity: account.Critical,
		Args: account.Args{
			"n": account.Count(t.Disrupted.N), "day": account.Day(longest.Ticket.Opened),
			"harm": account.Span(longest.harm()), "what": longest.what(),
		},
		Owner: account.OperationsSupervisor, Visibility: t.Visibility,
	}
	if t.Disrupted.N == 1 {
		f.Code = "business.disrupted-once"
	}
	for _, id := range t.Disrupted.Tickets {
		f.Evidence = append(f.Evidence, id.Ref())
	}
	return []account.Finding{f}
}

// uncaused are disruptions that no problem record and no change accounts for.
func (t Tally) uncaused() []account.Finding {
	if len(t.Uncaused) == 0 {
		return nil
	}
	f := account.Finding{
		Code: "event.no-root-cause", Severity: account.Critical,
		Args:  account.Args{"n": account.Count(len(t.Uncaused)), "tickets": account.Data(listed(t.Uncaused))},
		Owner: account.OperationsSupervisor, Visibility: t.Visibility,
	}
	for _, id := range t.Uncaused {
		f.Evidence = append(f.Evidence, id.Ref())
	}
	return []account.Finding{f}
}

// listed names the first few tickets.
func listed(ids []metrics.TicketID) string {
	var names []string
	for i, id := range ids {
		if i == 5 {
			names = append(names, "…")
			break
		}
		names = append(names, string(id))
	}
	return strings.Join(names, ", ")
}

// averted is how many problems were kept from happening, those of one
// visibility apart.
func (f *Facts) averted() []account.Finding {
	var findings []account.Finding
	for _, v := range []account.Visibility{account.Customer, account.Business, account.Internal} {
		var evidence []account.Ref
		for _, a := range f.activities(metrics.Averted) {
			if a.Visibility == v && a.Status == metrics.ActivityDone && a.Finished(f.asOf()) {
				evidence = append(evidence, a.ID.Ref())
			}
		}
		if len(evidence) == 0 {
			continue
		}
		findings = append(findings, account.Finding{
			Code: "problems.averted", Severity: account.Info,
			Args: account.Args{"n": account.Count(len(evidence))}, Evidence: evidence,
			Owner: account.OperationsSupervisor, Visibility: v,
		})
	}
	return findings
}

// callout shows a finding.
func callout(f account.Finding) Callout {
	return Callout{
		Severity: f.Severity, Text: f.Why(), Next: f.Next(), Owner: f.Owner.Label(), Visibility: f.Visibility,
	}
}
