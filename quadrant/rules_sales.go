package quadrant

import (
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// salesInsight finds what the provider's business was not told: how the customer
// uses the service, what good it does them, what issues they have, and what the
// service people deliver (white paper, Quadrant 2). Of usage and issues anybody can
// tell; of benefits the customer alone; of what is delivered those who deliver it.
func salesInsight(p Policy, s *study) []account.Finding {
	m := s.recent(p)
	room := m.Room(Q2)
	if s.mute(m) || len(room.People) == 0 {
		return nil
	}
	told := func(t Topic, by ...Quadrant) bool {
		return slices.ContainsFunc(room.HeardOf(t).From, func(q Quadrant) bool { return slices.Contains(by, q) })
	}
	issues := s.issues(m)
	var missing []string
	for _, aspect := range []struct {
		code  string
		known bool
	}{
		{"sales.no-usage", told(Usage, Q1, Q3, Q4)},
		{"sales.no-benefits", told(Value, Q1, Q3)},
		{"sales.no-issues", told(Issue, Q1, Q3, Q4) || len(issues) == 0},
		{"sales.no-service", told(Value, Q4) || m.joined(Q2, Q4)},
	} {
		if !aspect.known {
			missing = append(missing, aspect.code)
		}
	}
	if len(missing) == 4 {
		missing = []string{"sales.no-insight"}
	}
	var findings []account.Finding
	for _, code := range missing {
		evidence := append(s.absence(Contact{}), refs(room.People)...)
		if code == "sales.no-issues" || code == "sales.no-insight" {
			evidence = append(evidence, issues...)
		}
		findings = append(findings, concern(code, account.AccountManager, account.Args{"span": s.span(m)}, evidence...))
	}
	return findings
}

// issues are what there was to hear: incidents that did harm, by id, and talk of what
// goes wrong. A ticket of which nobody said what kind it is may be an incident.
func (s *study) issues(m *Map) []account.Ref {
	var tickets []metrics.TicketID
	for _, t := range s.facts.Tickets {
		if (t.Kind == metrics.Incident || t.Kind == "") && t.Gravest().Rank() > 0 && !t.Opened.After(s.asOf) {
			tickets = append(tickets, t.ID)
		}
	}
	slices.Sort(tickets)
	all := refs(tickets)
	for _, i := range s.log {
		if m.Period.Contains(i.At) && (i.On(Issue) || i.Trigger == Problem) {
			all = append(all, i.ID.Ref())
		}
	}
	return all
}

// joined reports whether somebody stands in two quadrants: what they know in the one
// they know in the other.
func (m *Map) joined(a, b Quadrant) bool {
	others := m.Room(b).People
	return slices.ContainsFunc(m.Room(a).People, func(id account.PersonID) bool { return slices.Contains(others, id) })
}
