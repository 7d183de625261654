package review

import (
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
)

// quadrantsPart tells who speaks with whom, each audience of the conversations that
// it may know of, as of the end of the period. What is found stands in a part that is
// internal for good, and so is that a reader was not given. A review of all accounts
// has no map.
//
// It is no item of the agenda: it is looked up, and not talked through.
func (f *Facts) quadrantsPart(notes *notebook) (Part, bool) {
	if f.Account.ID == "" {
		return Part{}, false
	}
	part := Part{
		Heading:    Heading{Name: account.Say("quadrants.name", nil)},
		Empty:      account.Say("quadrants.empty", nil),
		Visibility: account.Customer,
	}
	for _, source := range []struct {
		name SourceName
		fact string
	}{{SourceQuadrants, "conversations"}, {SourceAccounts, "people"}} {
		if f.lacks(source.name) {
			part.Blocks, part.Visibility = Blocks{missing(source.fact)}, account.Internal
			return part, true
		}
	}
	part.Heading.Labels = []Label{{account.Say("quadrants.as-of", nil), account.Date(f.asOf())}}
	inside := f.Map(account.Internal)
	q := Quadrants{Visibility: account.Customer}
	for _, audience := range []account.Visibility{account.Customer, account.Business} {
		if m := f.Map(audience); spoken(m) {
			q.Views = append(q.Views, f.quadrantView(m, audience, notes))
		}
	}
	if spoken(inside) {
		q.Views = append(q.Views, f.quadrantView(inside, account.Internal, notes))
	}
	part.Blocks = Blocks{q, f.quadrantsInside(inside)}
	return part, true
}

// spoken reports whether a map has a conversation of the period, or of the one
// before it.
func spoken(m quadrant.Map) bool {
	return slices.ContainsFunc(m.Paths[:], func(t quadrant.Traffic) bool { return !unused(t) })
}

// quadrantView is a map as its audience is shown it.
func (f *Facts) quadrantView(m quadrant.Map, audience account.Visibility, notes *notebook) QuadrantView {
	ours := audience == account.Internal
	v := QuadrantView{Audience: audience, Title: quadrantsTitle(m, ours), Caption: account.Say("quadrants.caption", nil)}
	switch {
	case !ours:
		v.Scope = account.Say("quadrants.scope", nil)
	case len(m.Findings) > 0:
		v.Caption = account.Say("quadrants.caption-marked", nil)
	}
	for i, r := range m.Rooms {
		v.Rooms[i] = QuadrantRoom{
			Name: roomName(r.Quadrant), People: f.names(r.People, audience), Heard: heard(r, ours),
			Marks: marksOf(m.Findings, inRoom(r.Quadrant)),
		}
	}
	var said []account.Text
	for _, t := range m.Paths {
		if t.Path.Course() == quadrant.Within || !ours && unused(t) {
			continue
		}
		path := QuadrantPath{
			From: roomOf(t.Path.A), To: roomOf(t.Path.B), Volume: t.Now.Volume(), Label: moved(t), State: stateOf(t),
			Marks: marksOf(m.Findings, onPath(t.Path)),
		}
		path.Says = path.State.label(ours)
		v.Paths = append(v.Paths, path)
		said = append(said, account.Say("quadrants.path", account.Args{"path": t.Path.Label(), "volume": path.Label, "state": path.Says}))
	}
	v.Desc = listing("team.and", said)
	v.Tables = []Table{f.roomTable(m, audience), f.pathTable(m, ours, notes), f.hearingTable(m, audience, notes)}
	return v
}

// short is the number of a quadrant as people say it, Q1 to Q4.
func short(q quadrant.Quadrant) account.Text {
	return account.Say("quadrants.short", account.Args{"n": account.Count(roomOf(q) + 1)})
}

// roomName is the number of a quadrant and its name.
func roomName(q quadrant.Quadrant) account.Text {
	return account.Say("quadrants.room", account.Args{"number": short(q), "name": q.Label()})
}

// pathName is a path by the numbers of its quadrants.
func pathName(p quadrant.Path) account.Text {
	if p.Course() == quadrant.Within {
		return account.Say("quadrants.within", account.Args{"a": short(p.A)})
	}
	return account.Say("quadrants.between", account.Args{"a": short(p.A), "b": short(p.B)})
}

// roomOf is the index of a quadrant's room.
func roomOf(q quadrant.Quadrant) int {
	all := quadrant.Quadrants()
	return slices.Index(all[:], q)
}

// unused reports whether nothing went over a path, neither in the period nor in the
// one before. That is told to us alone: of others a path is left out of which they
// may know nothing, so that they are not told that there is nothing.
func unused(t quadrant.Traffic) bool { return t.Now.Volume()+t.Before.Volume() == 0 }

// stateOf says what a path was used for in the period.
func stateOf(t quadrant.Traffic) PathState {
	switch share, any := t.Now.ReactiveShare(); {
	case !any:
		return Silent
	case share == 1:
		return ProblemsOnly
	}
	return InUse
}

// label is the state in words. That a path is silent is known to us alone: others
// may not know of what goes over it.
func (s PathState) label(ours bool) account.Text {
	if s == Silent && !ours {
		return account.Say("quadrants.state.none", nil)
	}
	return account.Say("quadrants.state."+string(s), nil)
}

// moved says the volume of a path, and how it stands against the period before.
func moved(t quadrant.Traffic) account.Text {
	return account.Say("quadrants.volume-"+string(t.Trend()), account.Args{
		"n": account.Count(t.Now.Volume()), "before": account.Count(t.Before.Volume()),
	})
}

// quadrantsTitle is what is to be concluded: we see how the paths are used, others
// of how many conversations they are told.
func quadrantsTitle(m quadrant.Map, ours bool) account.Text {
	states := make(map[PathState]int)
	now, before := make(map[quadrant.InteractionID]bool), make(map[quadrant.InteractionID]bool)
	for _, t := range m.Paths {
		for _, id := range t.Now.Interactions {
			now[id] = true
		}
		for _, id := range t.Before.Interactions {
			before[id] = true
		}
		if t.Path.Course() != quadrant.Within {
			states[stateOf(t)]++
		}
	}
	if !ours {
		return account.Say("quadrants.told", account.Args{"n": account.Count(len(now)), "before": account.Count(len(before))})
	}
	return account.Say("quadrants.says", account.Args{
		"used": account.Count(states[InUse]), "problems": account.Count(states[ProblemsOnly]), "silent": account.Count(states[Silent]),
	})
}

// names are what an audience calls those of some people whom it may know.
func (f *Facts) names(people []account.PersonID, audience account.Visibility) []account.Text {
	var all []account.Text
	for _, id := range people {
		p, known := f.person(id)
		switch name := p.NameFor(audience); {
		case !known && audience == account.Internal:
			all = append(all, account.Data(id))
		case !name.IsZero():
			all = append(all, name)
		}
	}
	return all
}
