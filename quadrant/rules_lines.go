package quadrant

import "github.com/accordhq/accord/account"

// powerLines finds the two vertical paths used only when there is a problem, or not
// at all (white paper, the communication patterns). The customer's own is known to
// be silent only where it was known to be used; the provider's is not where somebody
// stands at both of its ends.
func powerLines(p Policy, s *study) []account.Finding {
	var findings []account.Finding
	for _, t := range s.m.Paths {
		n := t.Now.Volume()
		if t.Path.Course() != Vertical || s.m.joined(t.Path.A, t.Path.B) {
			continue
		}
		if n >= p.ReactiveFrom && len(t.Now.Reactive) == n {
			findings = append(findings, concern("power-line.reactive", account.AccountManager,
				t.Path.args(account.Args{"n": account.Count(n)}), refs(t.Now.Interactions)...))
		}
		if t.Path.has(Q2) || !t.Last.At.IsZero() {
			findings = append(findings, s.silence(p, "power-line.silent", account.AccountManager, t.Path)...)
		}
	}
	return findings
}

// diagonals finds the two diagonal paths silent (white paper, the communication
// patterns).
func diagonals(p Policy, s *study) []account.Finding {
	var findings []account.Finding
	for _, path := range Paths() {
		if path.Course() == Diagonal {
			findings = append(findings, s.silence(p, "diagonal.silent", path.keeper(), path)...)
		}
	}
	return findings
}

// silence finds a path unused between two quadrants that have people.
func (s *study) silence(p Policy, code string, owner account.Role, path Path) []account.Finding {
	m := s.recent(p)
	t := m.Path(path)
	if t.Now.Volume() > 0 || s.mute(m) || len(m.Room(path.A).People) == 0 || len(m.Room(path.B).People) == 0 {
		return nil
	}
	return []account.Finding{concern(code, owner,
		path.args(account.Args{"span": s.span(m), "last": s.last(t.Last)}), s.absence(t.Last)...)}
}

// args are arguments with those by which phrases say a path: its name, and who is at
// its ends.
func (p Path) args(args account.Args) account.Args {
	args["path"], args["a"], args["b"] = p.Label(), p.A.those(), p.B.those()
	return args
}

// those are the people of the quadrant as we speak of them, in a sentence.
func (q Quadrant) those() account.Text { return account.Say("those."+string(q), nil) }

// keeper is the role that keeps a path between the two sides alive: the provider's
// at its end.
func (p Path) keeper() account.Role {
	if p.has(Q4) {
		return account.OperationsSupervisor
	}
	return account.AccountManager
}
