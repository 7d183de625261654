package quadrant

import "github.com/accordhq/accord/account"

// A Path is an unordered pair of quadrants between which people speak; of one and
// the same quadrant, what is said within it. Make one with [Between].
type Path struct {
	A Quadrant `json:"a"`
	B Quadrant `json:"b"`
}

// Between is the path between two quadrants, whichever comes first.
func Between(a, b Quadrant) Path {
	if b.rank() < a.rank() {
		a, b = b, a
	}
	return Path{A: a, B: b}
}

// Paths returns the six paths between quadrants: the horizontal ones, the vertical
// ones and the diagonals.
func Paths() [6]Path {
	return [6]Path{{Q1, Q2}, {Q3, Q4}, {Q1, Q3}, {Q2, Q4}, {Q1, Q4}, {Q2, Q3}}
}

// A Course is how a path runs in the picture of the four quadrants.
type Course string

// The courses.
const (
	// Horizontal paths, Q1–Q2 and Q3–Q4, are those of trust.
	Horizontal Course = "horizontal"
	// Vertical paths, Q1–Q3 and Q2–Q4, are the power lines.
	Vertical Course = "vertical"
	// Diagonal paths are Q1–Q4 and Q2–Q3.
	Diagonal Course = "diagonal"
	// Within is what is said inside one quadrant.
	Within Course = "within"
)

// Course is how the path runs: people of one level on two sides speak
// horizontally, those of one side on two levels vertically.
func (p Path) Course() Course {
	switch {
	case p.A == p.B:
		return Within
	case p.A.Level() == p.B.Level():
		return Horizontal
	case p.A.Side() == p.B.Side():
		return Vertical
	}
	return Diagonal
}

// Label is the name of the path for people.
func (p Path) Label() account.Text {
	if p.A == p.B {
		return account.Say("path.within", account.Args{"a": p.A.Label()})
	}
	return account.Say("path.between", account.Args{"a": p.A.Label(), "b": p.B.Label()})
}

// has reports whether a quadrant is one of the path's ends.
func (p Path) has(q Quadrant) bool { return p.A == q || p.B == q }
