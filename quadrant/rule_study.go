package quadrant

import (
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A study is what the standard rules judge from. It is read once for all of them.
type study struct {
	survey
	m *Map
	// charts are the maps of other periods, as of the same instant.
	charts map[metrics.Period]*Map
}

// judge asks a rule; one of the library need not read the facts anew.
func (s *study) judge(rule Rule) ([]account.Finding, []Gap) {
	if r, ok := rule.(standard); ok {
		return r.judge(r.policy, s)
	}
	return rule.Judge(s.facts, s.m)
}

// over is the map of a period as of the same instant.
func (s *study) over(p metrics.Period) *Map {
	if p == s.m.Period {
		return s.m
	}
	if s.charts == nil {
		s.charts = make(map[metrics.Period]*Map)
	}
	if s.charts[p] == nil {
		m := s.chart(p)
		s.charts[p] = &m
	}
	return s.charts[p]
}

// recent is the map that silence is judged by: that of the period, and where the
// period has not ended or is too short to call anything silent, that of the days up to
// its instant.
func (s *study) recent(p Policy) *Map {
	length, least := s.m.Period.To.Sub(s.m.Period.From), days(p.SilentDays)
	ended := !s.asOf.Before(s.m.Period.To.Add(-1))
	if ended && length >= least {
		return s.m
	}
	to := s.asOf.Add(1)
	return s.over(metrics.Period{From: to.Add(-max(length, least)), To: to})
}

// lately is the map of the period together with the one before it: what was said in
// the last weeks before a short period counts too where a contract is at stake.
func (s *study) lately() *Map {
	return s.over(metrics.Period{From: s.m.Period.Previous().From, To: s.m.Period.To})
}

// span says of which time a map is, as a part of a sentence.
func (s *study) span(m *Map) account.Text {
	if m.Period == s.m.Period {
		return account.Say("stretch.period", nil)
	}
	return account.Say("stretch.days", account.Args{
		"n": account.Count(int(m.Period.To.Sub(m.Period.From) / days(1))), "day": account.Day(m.AsOf),
	})
}

// given says from when on conversations are known, as a part of a sentence.
func (s *study) given() account.Text {
	if s.facts.Since.IsZero() {
		return account.Say("given.all", nil)
	}
	return account.Say("given.since", account.Args{"day": account.Date(s.facts.Since)})
}

// last says when the last contact was, as a sentence.
func (s *study) last(c Contact) account.Text {
	if c.At.IsZero() {
		return account.Say("contact.none", account.Args{"given": s.given()})
	}
	return account.Say("contact.last", account.Args{"day": account.Day(c.At)})
}

// absence is the evidence of a silence: the account, and the last contact there was.
func (s *study) absence(last Contact) []account.Ref {
	all := []account.Ref{s.account.ID.Ref()}
	if !last.At.IsZero() {
		all = append(all, last.Interaction.Ref())
	}
	return all
}

// called is what people call a person: the id of one who is not on record.
func (s *study) called(id account.PersonID) account.Text {
	if p, known := s.people[id]; known {
		return p.Called()
	}
	return account.Data(id)
}

// item is what people call an item: the id of one that is not on record.
func (s *study) item(id account.ItemID) account.Text {
	for _, i := range s.facts.Items {
		if i.ID == id {
			return account.Data(i.Name)
		}
	}
	return account.Data(id)
}

// between reports whether somebody of one kind spoke with somebody of another: from
// one end to the other, and in a live conversation at the same end too.
func (i *Interaction) between(one, other func(account.PersonID) bool) bool {
	if i.Channel.Live() {
		all := slices.Concat(i.From, i.To)
		return slices.ContainsFunc(all, one) && slices.ContainsFunc(all, other)
	}
	return slices.ContainsFunc(i.From, one) && slices.ContainsFunc(i.To, other) ||
		slices.ContainsFunc(i.To, one) && slices.ContainsFunc(i.From, other)
}
