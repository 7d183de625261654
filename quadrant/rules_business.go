package quadrant

import (
	"time"

	"github.com/accordhq/accord/account"
)

// withProvider are the interactions of the period between a quadrant of the
// customer's and the provider, once each, those that a problem triggered, and the
// last contact.
func (m *Map) withProvider(q Quadrant) (all, reactive []InteractionID, last Contact) {
	toBusiness, toService := m.Path(Between(q, Q2)), m.Path(Between(q, Q4))
	return union(toBusiness.Now.Interactions, toService.Now.Interactions),
		union(toBusiness.Now.Reactive, toService.Now.Reactive),
		latest(toBusiness.Last, toService.Last)
}

// union are the elements of two lists, those of the first first.
func union[T comparable](a, b []T) []T {
	all := append([]T(nil), a...)
	in := make(map[T]bool, len(a))
	for _, v := range a {
		in[v] = true
	}
	for _, v := range b {
		if !in[v] {
			all = append(all, v)
		}
	}
	return all
}

// businessProblemsOnly finds a customer's business that hears of the provider only
// when something breaks (white paper, Quadrant 1).
func businessProblemsOnly(p Policy, s *study) []account.Finding {
	all, reactive, _ := s.m.withProvider(Q1)
	if len(all) < p.ReactiveFrom || len(reactive) < len(all) {
		return nil
	}
	return []account.Finding{concern("business.problems-only", account.AccountManager,
		account.Args{"n": account.Count(len(all))}, refs(all)...)}
}

// businessNoValue finds a customer's business that was told of no value in the
// period, and says whether anybody spoke with them at all (white paper, Quadrant 1).
func businessNoValue(p Policy, s *study) []account.Finding {
	m := s.recent(p)
	room := m.Room(Q1)
	if s.mute(m) || len(room.HeardOf(Value).Interactions) > 0 {
		return nil
	}
	all, _, last := m.withProvider(Q1)
	args := account.Args{"span": s.span(m)}
	switch {
	case len(all) > 0:
		args["n"] = account.Count(len(all))
		return []account.Finding{concern("business.no-value", account.AccountManager, args, refs(all)...)}
	case len(room.People) == 0:
		return nil
	}
	args["last"] = s.last(last)
	return []account.Finding{concern("business.silent", account.AccountManager, args,
		append(s.absence(last), refs(room.People)...)...)}
}

// renewal is the next date at which the customer can let the contract end, and the
// code of the finding about it; false when none comes soon.
func (p Policy) renewal(c account.Contract, now time.Time) (code string, at time.Time, near bool) {
	soon := func(at time.Time) bool { return !at.Before(now) && at.Sub(now) <= days(p.RenewalDays) }
	switch {
	case soon(c.NoticeBy):
		return "business.notice-near", c.NoticeBy, true
	case soon(c.Until):
		return "business.end-near", c.Until, true
	}
	return "", time.Time{}, false
}

// businessRenewal finds a contract that comes up for renewal with a business that
// is hard put to justify it, having heard of no value (white paper, Quadrant 1).
func businessRenewal(p Policy, s *study) []account.Finding {
	code, at, near := p.renewal(s.account.Contract, s.asOf)
	both := s.lately()
	if !near || s.unsure(both) || len(both.Room(Q1).HeardOf(Value).Interactions) > 0 {
		return nil
	}
	since := both.Period.From
	if s.facts.Since.After(since) {
		since = s.facts.Since
	}
	_, _, last := s.m.withProvider(Q1)
	finding := concern(code, account.AccountManager, account.Args{
		"day": account.Day(at), "since": account.Date(since),
	}, s.absence(last)...)
	finding.Severity = account.Critical
	return []account.Finding{finding}
}

// businessRival finds that somebody, such as a department of the customer's own,
// bids for the work (white paper, Quadrant 1).
func businessRival(p Policy, s *study) []account.Finding {
	var heard []InteractionID
	var last Contact
	for _, i := range s.log {
		if i.On(Rival) && s.lately().Period.Contains(i.At) {
			heard, last = append(heard, i.ID), Contact{Interaction: i.ID, At: i.At}
		}
	}
	if len(heard) == 0 {
		return nil
	}
	finding := concern("business.rival", account.AccountManager, account.Args{
		"n": account.Count(len(heard)), "day": account.Day(last.At),
	}, refs(heard)...)
	if _, _, near := p.renewal(s.account.Contract, s.asOf); near {
		finding.Severity = account.Critical
	}
	return []account.Finding{finding}
}
