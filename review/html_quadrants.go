package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/accordhq/accord/account"
)

// htmlMap is a drawn quadrant map. It is drawn twice, for wide places and for
// narrow ones, and the style sheet shows the one that fits.
type htmlMap struct {
	ID, Tag                     string
	Title, Desc, Scope, Caption string
	Drawings                    []htmlMapDrawing
	Tables                      []*htmlTable
}

// htmlMapDrawing is one drawing of a map.
type htmlMapDrawing struct {
	ID, Class      string
	Width, ViewBox string
	Lines          []htmlMapLine
	Labels         []htmlMapLabel
	Rooms          []htmlBox
}

// htmlMapLine is a path: thick by its volume, dashed by its state.
type htmlMapLine struct{ Class, X1, Y1, X2, Y2, Thick string }

// htmlMapLabel is what stands at a path, or on it with a ground of its own.
type htmlMapLabel struct {
	Anchor string
	Text   []htmlBoxLine
	Ground *svgBox
}

// A mapLayout says how large a map is drawn, in pixels.
type mapLayout struct {
	class string
	width float64
	room  float64 // the width of a room
	gap   float64 // the height between the upper and the lower ones
	label float64 // the most that a label is wide
	line  float64 // from the outer edge to a vertical path
	// people are how many of a room are named.
	people int
	// falling and rising are how far along the diagonals their labels stand, from
	// above: those from Q1 to Q4 and from Q2 to Q3.
	falling, rising float64
}

// mapLayouts are for the width of the text on A4, and for that of a telephone, where
// words of 12 pixels are still 11 high on one of 320.
func mapLayouts() []mapLayout {
	return []mapLayout{
		{class: "wide", width: 672, room: 226, gap: 156, label: 118, line: 44, people: 5, falling: 0.22, rising: 0.22},
		{class: "narrow", width: 312, room: 112, gap: 214, label: 86, line: 16, people: 3, falling: 0.2, rising: 0.8},
	}
}

const (
	mapPad  = 8
	mapEdge = 2    // around the drawing, for half of a line
	mapBold = 1.12 // how much wider bold words are
)

func (b *htmlBuilder) quadrants(q Quadrants, around account.Visibility) *htmlMap {
	b.maps++
	view := &htmlMap{ID: fmt.Sprintf("map-%d", b.maps)}
	view.Tag, around = b.tag(q.Visibility, around)
	for _, v := range q.Views {
		view.Title, view.Desc = b.title(v.Title), b.text(v.Desc)
		view.Scope, view.Caption = b.text(v.Scope), b.text(v.Caption)
		for _, l := range mapLayouts() {
			view.Drawings = append(view.Drawings, b.mapDrawing(v, l, view.ID))
		}
		for _, t := range v.Tables {
			view.Tables = append(view.Tables, b.table(t, around))
		}
	}
	return view
}

// mapDrawing draws a map: the rooms in the corners, all of one height, and the
// paths between them.
func (b *htmlBuilder) mapDrawing(v QuadrantView, l mapLayout, id string) htmlMapDrawing {
	d := htmlMapDrawing{ID: id + "-" + l.class, Class: l.class}
	var rooms []mapWords
	high := 0.0
	for _, r := range v.Rooms {
		words := b.mapRoom(r, l)
		high = max(high, words.high)
		rooms = append(rooms, words)
	}
	for i, words := range rooms {
		d.Rooms = append(d.Rooms, words.box(l.corner(i, high), l.room, high))
	}
	for _, p := range v.Paths {
		line, labels := b.mapPath(p, l, high)
		d.Lines, d.Labels = append(d.Lines, line), append(d.Labels, labels...)
	}
	d.Width = pixels(l.width + 2*mapEdge)
	d.ViewBox = fmt.Sprintf("%d %d %s %s", -mapEdge, -mapEdge, d.Width, pixels(2*high+l.gap+2*mapEdge))
	return d
}

// corner is the upper left one of a room.
func (l mapLayout) corner(room int, high float64) mapPoint {
	return mapPoint{x: float64(room%2) * (l.width - l.room), y: float64(room/2) * (high + l.gap)}
}

type mapPoint struct{ x, y float64 }

// mapWords are the lines of a room and how far each lies below its upper edge.
type mapWords struct {
	lines []htmlBoxLine
	below []float64
	high  float64
}

func (w *mapWords) add(class string, said ...string) {
	for _, line := range said {
		w.lines = append(w.lines, htmlBoxLine{Class: class, Text: line})
		w.below = append(w.below, w.high)
		w.high += lineHeight
	}
}

// box puts the words in their place.
func (w mapWords) box(at mapPoint, wide, high float64) htmlBox {
	for i := range w.lines {
		w.lines[i].X, w.lines[i].Y = pixels(at.x+mapPad), pixels(at.y+w.below[i]+11.5)
	}
	return htmlBox{X: pixels(at.x), Y: pixels(at.y), W: pixels(wide), H: pixels(high), Text: w.lines}
}

// mapRoom sets the words of a room in lines.
func (b *htmlBuilder) mapRoom(r QuadrantRoom, l mapLayout) mapWords {
	const apart = 5
	room := l.room - 2*mapPad
	w := mapWords{high: mapPad}
	add := func(class, text string, scale float64) {
		said, _ := lines(text, room/scale, 3)
		w.add(class, said...)
	}
	add("name", b.filled(r.Name), mapBold)
	w.add("mark", b.marks(r.Marks, room/mapBold)...)
	for _, p := range r.People[:min(l.people, len(r.People))] {
		add("detail", b.filled(p), 1)
	}
	if more := len(r.People) - l.people; more > 0 {
		add("detail", b.say("html.more-people", account.Args{"n": account.Count(more)}), 1)
	}
	if len(r.People) == 0 {
		add("detail", b.say("html.nobody", nil), 1)
	}
	if len(r.Heard) > 0 {
		w.high += apart
		add("detail", b.say("html.heard", nil), 1)
		w.add("heard", flowing(each(r.Heard, b.text), room)...)
	}
	w.high += mapPad
	return w
}

// marks are the shapes and numbers of findings, in lines of a width.
func (b *htmlBuilder) marks(marks []QuadrantMark, width float64) []string {
	return flowing(each(marks, func(m QuadrantMark) string {
		_, shape := shapeOf(m.Severity)
		return shape + "\u00a0" + b.text(account.Count(m.N))
	}), width)
}

// flowing sets short texts beside each other in lines of a width, in as few as it
// takes and those alike. None is broken but one that is wider than a line.
func flowing(texts []string, width float64) []string {
	const step = 6
	all := filled(texts, width)
	for narrower := width - step; narrower > width/2; narrower -= step {
		if lines := filled(texts, narrower); len(lines) == len(all) && !slices.ContainsFunc(lines, cutShort) {
			all = lines
		}
	}
	return all
}

func cutShort(s string) bool { return strings.HasSuffix(s, "…") }

func filled(texts []string, width float64) []string {
	const between = " · "
	var all []string
	for _, t := range texts {
		last := len(all) - 1
		if last >= 0 && fullWidth(all[last]+between+t) <= width {
			all[last] += between + t
			continue
		}
		all = append(all, shorten(t, width))
	}
	return all
}
