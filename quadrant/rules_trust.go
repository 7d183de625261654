package quadrant

import "github.com/accordhq/accord/account"

// trustThinning finds a horizontal path on which less is said than in the period
// before (white paper: trust on the horizontal paths is developed over time). A
// period that has not ended is not compared with a whole one.
func trustThinning(p Policy, s *study) []account.Finding {
	var findings []account.Finding
	if s.asOf.Before(s.m.Period.To.Add(-1)) {
		return nil
	}
	for _, t := range s.m.Paths {
		now, before := t.Now.Volume(), t.Before.Volume()
		if t.Path.Course() != Horizontal || before < p.ThinningFrom || float64(now) > p.ThinningShare*float64(before) {
			continue
		}
		findings = append(findings, concern("trust.thinning", t.Path.keeper(), t.Path.args(account.Args{
			"n": account.Count(now), "before": account.Count(before),
		}), refs(union(t.Now.Interactions, t.Before.Interactions))...))
	}
	return findings
}

// trustOnePerson finds a horizontal path that hangs on one person, and is gone with
// them. Who is gone already can introduce nobody; see [contactsLost].
func trustOnePerson(p Policy, s *study) []account.Finding {
	var findings []account.Finding
	for _, t := range s.m.Paths {
		if t.Path.Course() != Horizontal || t.Now.Volume() < p.OnePersonFrom {
			continue
		}
		var alone []account.PersonID
		for _, people := range [][]account.PersonID{t.Now.PeopleA, t.Now.PeopleB} {
			if len(people) == 1 && !s.people[people[0]].Gone(s.asOf) {
				alone = append(alone, people[0])
			}
		}
		if len(alone) == 0 {
			continue
		}
		args := t.Path.args(account.Args{"n": account.Count(t.Now.Volume()), "person": s.called(alone[0])})
		code := "trust.one-person"
		if len(alone) == 2 {
			code, args["other"] = "trust.one-each", s.called(alone[1])
		}
		findings = append(findings, concern(code, t.Path.keeper(), args,
			append(refs(alone), refs(t.Now.Interactions)...)...))
	}
	return findings
}
