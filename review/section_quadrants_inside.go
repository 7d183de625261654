package review

import (
	"reflect"
	"slices"
	"strings"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
)

// quadrantsInside is what only we see of who speaks with whom: what was found, by
// the numbers that the map refers to, what could not be judged, and what was said.
func (f *Facts) quadrantsInside(m quadrant.Map) Part {
	part := internalFindings("quadrants.inside", m.Findings)
	for i, block := range part.Blocks {
		if c, ok := block.(Callout); ok {
			c.Text = account.Say("quadrants.numbered", account.Args{"n": account.Count(i + 1), "text": c.Text})
			part.Blocks[i] = c
		}
	}
	say := func(code string, args account.Args) {
		part.Blocks = append(part.Blocks, Paragraph{Text: account.Say(code, args), Visibility: account.Internal})
	}
	if !spoken(m) {
		say("quadrants.no-conversation", nil)
	}
	if n := len(m.Unplaced); n > 0 {
		say("quadrants.unplaced", account.Args{"n": account.Count(n), "ids": account.Data(named(m.Unplaced))})
	}
	gaps := List{Visibility: account.Internal}
	for _, g := range m.NotGiven {
		gaps.Items = append(gaps.Items, ListItem{Text: g.Text(), Visibility: account.Internal})
	}
	part.Blocks = append(part.Blocks, gaps)
	part.Blocks = append(part.Blocks, f.watched()...)
	part.Blocks = append(part.Blocks, f.wordsSaid(m)...)
	return part
}

// named are the first few ids of a list.
func named[ID ~string](ids []ID) string {
	list, more := first(ids)
	text := strings.Join(each(list, func(id ID) string { return string(id) }), ", ")
	if more > 0 {
		text += ", …"
	}
	return text
}

// marksOf are the marks of those findings that are about a place of the map.
func marksOf(findings []account.Finding, here func([]quadrant.Quadrant) bool) []QuadrantMark {
	var marks []QuadrantMark
	for i, finding := range findings {
		if here(placeOf(finding)) {
			marks = append(marks, QuadrantMark{N: i + 1, Severity: finding.Severity})
		}
	}
	return marks
}

// inRoom tells whether a place is the room of a quadrant, onPath whether it is a path.
func inRoom(q quadrant.Quadrant) func([]quadrant.Quadrant) bool {
	return func(place []quadrant.Quadrant) bool { return len(place) == 1 && place[0] == q }
}

func onPath(p quadrant.Path) func([]quadrant.Quadrant) bool {
	return func(place []quadrant.Quadrant) bool {
		return len(place) == 2 && quadrant.Between(place[0], place[1]) == p
	}
}

// placeOf is where on the map a finding stands: one quadrant is its room, two are
// the path between them, and none is nowhere in particular. A host's own rule tells
// it by references to quadrants; those of the library by what they are about.
func placeOf(finding account.Finding) []quadrant.Quadrant {
	var place []quadrant.Quadrant
	for _, r := range finding.Evidence {
		if q := quadrant.Quadrant(r.ID); r.Kind == quadrant.RefQuadrant && roomOf(q) >= 0 && !slices.Contains(place, q) {
			place = append(place, q)
		}
	}
	if len(place) > 0 {
		return place
	}
	for _, p := range quadrant.Paths() {
		if reflect.DeepEqual(finding.Args["path"], p.Label()) {
			return []quadrant.Quadrant{p.A, p.B}
		}
	}
	family, _, _ := strings.Cut(finding.Code, ".")
	switch family {
	case "business", "executive":
		return []quadrant.Quadrant{quadrant.Q1}
	case "sales":
		return []quadrant.Quadrant{quadrant.Q2}
	case "users", "advice":
		return []quadrant.Quadrant{quadrant.Q3}
	case "service":
		return []quadrant.Quadrant{quadrant.Q4}
	}
	return nil
}
