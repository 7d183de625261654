package quadrant

import "github.com/accordhq/accord/account"

// noConversation finds an account about which nobody speaks at all. Interactions on
// no path are some all the same.
func noConversation(p Policy, s *study) []account.Finding {
	m := s.recent(p)
	if !m.quiet() || len(m.Unplaced) > 0 {
		return nil
	}
	var last Contact
	for _, t := range m.Paths {
		last = latest(last, t.Last)
	}
	args := account.Args{"span": s.span(m), "day": account.Day(last.At), "given": s.given()}
	code := "conversation.none"
	if last.At.IsZero() {
		code = "conversation.none-known"
	}
	return []account.Finding{concern(code, account.AccountManager, args, s.absence(last)...)}
}

// unplaced finds interactions of which it is not known who spoke with whom, such as
// those of an import whose people match none on record.
func unplaced(p Policy, s *study) []account.Finding {
	m := s.recent(p)
	if len(m.Unplaced) == 0 {
		return nil
	}
	code := "conversation.unplaced"
	if s.unsure(m) {
		code = "conversation.unplaced-most"
	}
	return []account.Finding{concern(code, account.OperationsSupervisor, account.Args{
		"n": account.Count(len(m.Unplaced)), "all": account.Count(s.volume(m)), "span": s.span(m),
	}, refs(m.Unplaced)...)}
}

// volume is how many interactions there were in the period of a map.
func (s *study) volume(m *Map) int {
	n := 0
	for _, i := range s.log {
		if m.Period.Contains(i.At) {
			n++
		}
	}
	return n
}

// unsure reports whether more interactions of a map are on no path than on any, so
// that where none is known there may well have been some.
func (s *study) unsure(m *Map) bool { return 2*len(m.Unplaced) > s.volume(m) }

// mute reports whether a map does not tell what was not said: for nobody spoke at all,
// which is said once, or for too little is known of who did.
func (s *study) mute(m *Map) bool { return m.quiet() || s.unsure(m) }
