package review

import (
	"fmt"
	"slices"

	"github.com/accordhq/accord/account"
)

// Quadrants is the map of who speaks with whom: the four quadrants as rooms and
// the six paths between them. What is to be seen of conversations differs with who
// may know of which, and cannot be cut from what others see: so each audience has a
// view of its own, judged from what it may know alone. An edition has the view of
// its audience and no other.
type Quadrants struct {
	Views      []QuadrantView     `json:"views"`
	Visibility account.Visibility `json:"visibility"`
}

// A QuadrantView is the map as one audience is shown it.
type QuadrantView struct {
	// Audience is who is shown it: they and nobody else. The zero value is the
	// provider's people.
	Audience account.Visibility `json:"audience"`
	// Title says what is to be concluded, Desc what there is to see, in one
	// sentence for those who cannot.
	Title account.Text `json:"title"`
	Desc  account.Text `json:"desc"`
	// Scope says of what the view tells where that is not all; it is said in every
	// format.
	Scope account.Text `json:"scope,omitzero"`
	// Rooms are the quadrants in order: the customer's to the left and ours to the
	// right, business above and technical below.
	Rooms [4]QuadrantRoom `json:"rooms"`
	Paths []QuadrantPath  `json:"paths"`
	// Caption says how to read the drawing.
	Caption account.Text `json:"caption,omitzero"`
	// Tables hold all that the drawing shows, and more. A renderer that cannot draw
	// sets them alone.
	Tables []Table `json:"tables,omitempty"`
}

// A QuadrantRoom is one quadrant in the drawing: its name, who stands in it, and in
// a few words each what it heard.
type QuadrantRoom struct {
	Name   account.Text   `json:"name"`
	People []account.Text `json:"people,omitempty"`
	Heard  []account.Text `json:"heard,omitempty"`
	Marks  []QuadrantMark `json:"marks,omitempty"`
}

// A QuadrantPath is a line between two rooms, both by their index.
type QuadrantPath struct {
	From int `json:"from"`
	To   int `json:"to"`
	// Volume is how much went over it, by which the line is thin or thick.
	Volume int `json:"volume"`
	// Label says the volume and how it moved, Says the state in words.
	Label account.Text   `json:"label"`
	State PathState      `json:"state"`
	Says  account.Text   `json:"says"`
	Marks []QuadrantMark `json:"marks,omitempty"`
}

// A PathState says what a path is used for.
type PathState string

// The states of a path. Another is drawn as [InUse].
const (
	// Silent: nobody spoke.
	Silent PathState = "silent"
	// ProblemsOnly: people spoke only because of problems.
	ProblemsOnly PathState = "problems-only"
	// InUse: people spoke for other reasons too.
	InUse PathState = "in-use"
)

// A QuadrantMark refers to a finding by the number that stands before its text.
type QuadrantMark struct {
	N        int              `json:"n"`
	Severity account.Severity `json:"severity"`
}

func (q Quadrants) cut(audience account.Visibility) (Block, bool) {
	var views []QuadrantView
	for _, v := range q.Views {
		if v.Audience == seen(audience) {
			views = append(views, v.cut(audience))
		}
	}
	q.Views = views
	return q, q.Visibility.ReachedBy(audience) && len(views) > 0
}

func (v QuadrantView) cut(audience account.Visibility) QuadrantView {
	for i, r := range v.Rooms {
		r.People, r.Heard, r.Marks = slices.Clone(r.People), slices.Clone(r.Heard), slices.Clone(r.Marks)
		v.Rooms[i] = r
	}
	v.Paths = slices.Clone(v.Paths)
	for i := range v.Paths {
		v.Paths[i].Marks = slices.Clone(v.Paths[i].Marks)
	}
	var tables []Table
	for _, t := range v.Tables {
		if t, ok := t.cut(audience); ok {
			tables = append(tables, t.(Table))
		}
	}
	v.Tables = tables
	return v
}

func (q Quadrants) walk(text func(account.Text), note func(NoteID)) {
	for _, v := range q.Views {
		text(v.Title)
		text(v.Desc)
		text(v.Scope)
		for _, r := range v.Rooms {
			text(r.Name)
			for _, t := range append(slices.Clone(r.People), r.Heard...) {
				text(t)
			}
		}
		for _, p := range v.Paths {
			text(p.Label)
			text(p.Says)
		}
		text(v.Caption)
		for _, t := range v.Tables {
			t.walk(text, note)
		}
	}
}

func (v *validator) quadrants(path string, q Quadrants) {
	audiences := make(map[account.Visibility]bool, len(q.Views))
	for i, view := range q.Views {
		path := fmt.Sprintf("%s.views[%d]", path, i)
		v.faults.Check(!audiences[view.Audience], path+".audience", "repeats %q", view.Audience)
		audiences[view.Audience] = true
		for i, r := range view.Rooms {
			v.faults.Check(!r.Name.IsZero(), fmt.Sprintf("%s.rooms[%d].name", path, i), "says nothing")
		}
		for i, p := range view.Paths {
			path := fmt.Sprintf("%s.paths[%d]", path, i)
			v.faults.Check(isRoom(p.From), path+".from", "is %d, which is no room", p.From)
			v.faults.Check(isRoom(p.To) && p.To != p.From, path+".to", "is %d, which is no other room", p.To)
			v.faults.Check(p.Volume >= 0, path+".volume", "is negative")
		}
		for i, t := range view.Tables {
			v.table(fmt.Sprintf("%s.tables[%d]", path, i), t)
		}
	}
}

func isRoom(i int) bool { return 0 <= i && i < len(QuadrantView{}.Rooms) }
