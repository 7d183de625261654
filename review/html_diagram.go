package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/layered"
)

// htmlDiagram is a drawn diagram. It has a size of its own, and scrolls in its
// box where the page is narrower.
type htmlDiagram struct {
	ID, Tag              string
	Title, Desc, Caption string
	Width, Height        string
	ViewBox              string
	Boxes                []htmlBox
	Arrows               []htmlArrow
	Large                bool       // it is printed on a page of its own
	Words                string     // what unfolds the table
	Data                 *htmlTable // nil where tables beside it hold the same
}

// htmlBox is a node: its name, its details and the tag of a narrower audience
// are its lines.
type htmlBox struct {
	Whole      string // its words where they are cut short
	Narrow     bool   // fewer may see it than what surrounds it
	X, Y, W, H string
	Text       []htmlBoxLine
}

type htmlBoxLine struct{ Class, X, Y, Text string }

// htmlArrow is a link: its line, its tip and its label.
type htmlArrow struct {
	Line, Tip string
	Whole     string // its label where that is cut short
	Label     []htmlBoxLine
}

// The sizes of a diagram, in pixels. The width is that of the text on A4, so
// that what is no wider is printed at its size.
const (
	diagramWidth = 672
	diagramEdge  = 2 // around the drawing, for half of a line
	boxWidth     = 142
	boxLeast     = 64
	boxPad       = 9
	boxLine      = 15
	arrowLabel   = 104
	arrowLine    = 12
	arrowTip     = 8
)

func (b *htmlBuilder) diagram(d Diagram, around account.Visibility) *htmlDiagram {
	b.diagrams++
	view := &htmlDiagram{ID: fmt.Sprintf("diagram-%d", b.diagrams), Title: b.title(d.Title), Desc: b.text(d.Desc), Caption: b.text(d.Caption)}
	view.Tag, around = b.tag(d.Visibility, around)
	var nodes []layered.Node
	for _, n := range d.Nodes {
		box, size := b.box(n, around)
		view.Boxes, nodes = append(view.Boxes, box), append(nodes, size)
	}
	var edges []layered.Edge
	for _, l := range d.Links {
		arrow, size := b.arrow(l)
		view.Arrows, edges = append(view.Arrows, arrow), append(edges, size)
	}
	drawing := layered.Layout(nodes, edges, diagramWidth-2*diagramEdge)
	for i, r := range drawing.Nodes {
		view.Boxes[i].place(r)
	}
	for i, path := range drawing.Edges {
		view.Arrows[i].place(path)
	}
	view.Large = large(drawing)
	view.Width, view.Height = pixels(drawing.W+2*diagramEdge), pixels(drawing.H+2*diagramEdge)
	view.ViewBox = fmt.Sprintf("%d %d %s %s", -diagramEdge, -diagramEdge, view.Width, view.Height)
	if !d.Tabled {
		view.Words, view.Data = b.say("html.chart-data", nil), b.diagramTable(d, view, around)
	}
	return view
}

// large reports whether a drawing would have to be made much smaller to stand
// on a printed page below the heading of its part, and less so on its own page.
func large(d layered.Drawing) bool {
	const shared, own, enough = 672, 850, 0.85 // heights that print.css gives
	scale := func(height float64) float64 { return min(1, diagramWidth/d.W, height/d.H) }
	return scale(shared) < enough && scale(own) > scale(shared)
}

// box sets the words of a node in lines, and tells what room they take.
func (b *htmlBuilder) box(n DiagramNode, around account.Visibility) (htmlBox, layered.Node) {
	const bolder, room = 1.12, boxWidth - 2*boxPad
	name, detail := b.filled(n.Name), b.text(n.Detail)
	var box htmlBox
	widest := 0.0
	add := func(class string, scale float64, lines ...string) {
		for _, line := range lines {
			widest = max(widest, fullWidth(line)*scale)
			box.Text = append(box.Text, htmlBoxLine{Class: class, Text: line})
		}
	}
	names, short := balanced(name, room/bolder, 3)
	add("name", bolder, names...)
	details, shorter := balanced(detail, room, 2)
	add("detail", 1, details...)
	if tag, _ := b.tag(n.Visibility, around); tag != "" {
		box.Narrow = true
		add("tag", 1, shorten(tag, room))
	}
	if short || shorter {
		box.Whole = b.detailed(name, n.Detail)
	}
	w := min(max(widest+2*boxPad, boxLeast), boxWidth)
	return box, layered.Node{W: w, H: float64(len(box.Text))*boxLine + boxPad}
}

// detailed says a name with what more there is to say of it.
func (b *htmlBuilder) detailed(name string, detail account.Text) string {
	if b.text(detail) == "" {
		return name
	}
	return b.say("document.detailed", account.Args{"name": account.Data(name), "detail": detail})
}

func (b *htmlBuilder) arrow(l DiagramLink) (htmlArrow, layered.Edge) {
	const scale = 11. / 12
	var arrow htmlArrow
	size := layered.Edge{From: l.From, To: l.To}
	whole := b.text(l.Label)
	said, cut := balanced(whole, arrowLabel/scale, 2)
	if cut {
		arrow.Whole = whole
	}
	for _, line := range said {
		arrow.Label = append(arrow.Label, htmlBoxLine{Text: line})
		size.W = max(size.W, fullWidth(line)*scale)
		size.H = float64(len(said))*arrowLine + 3
	}
	return arrow, size
}

// place puts a box where the layout has it, its words in the middle.
func (box *htmlBox) place(r layered.Rect) {
	box.X, box.Y, box.W, box.H = pixels(r.X), pixels(r.Y), pixels(r.W), pixels(r.H)
	top := r.Y + (r.H-float64(len(box.Text))*boxLine)/2
	for i := range box.Text {
		box.Text[i].X, box.Text[i].Y = pixels(r.X+r.W/2), pixels(top+float64(i)*boxLine+11.5)
	}
}

// place draws a line along the way of a link, in curves where it changes sides,
// and a tip at its end.
func (a *htmlArrow) place(path layered.Path) {
	points := slices.Clone(path.Points)
	end := len(points) - 1
	tip, before := points[end], points[end-1]
	dx, dy := 0.0, 1.0 // where the tip points
	switch {
	case before.Y == tip.Y:
		dx, dy = -1, 0
	case before.Y > tip.Y:
		dy = -1
	}
	at := func(back, side float64) string {
		return pixels(tip.X-back*dx+side*dy) + " " + pixels(tip.Y-back*dy+side*dx)
	}
	a.Tip = "M" + at(0, 0) + "L" + at(arrowTip, arrowTip/2) + "L" + at(arrowTip, -arrowTip/2) + "Z"
	points[end] = layered.Point{X: tip.X - (arrowTip-1)*dx, Y: tip.Y - (arrowTip-1)*dy}
	var line strings.Builder
	fmt.Fprintf(&line, "M%s %s", pixels(points[0].X), pixels(points[0].Y))
	for i, p := range points[1:] {
		if q := points[i]; p.X == q.X || p.Y == q.Y {
			fmt.Fprintf(&line, "L%s %s", pixels(p.X), pixels(p.Y))
		} else {
			middle := pixels((p.Y + q.Y) / 2)
			fmt.Fprintf(&line, "C%s %s %s %s %s %s", pixels(q.X), middle, pixels(p.X), middle, pixels(p.X), pixels(p.Y))
		}
	}
	a.Line = line.String()
	for i := range a.Label {
		a.Label[i].X, a.Label[i].Y = pixels(path.Label.X+path.Label.W/2), pixels(path.Label.Y+float64(i)*arrowLine+11)
	}
}

// diagramTable says for those who cannot see a diagram where its links lead.
func (b *htmlBuilder) diagramTable(d Diagram, view *htmlDiagram, around account.Visibility) *htmlTable {
	t := &htmlTable{ID: view.ID + "-data", Caption: view.Title}
	t.Columns = []htmlColumn{{Head: b.say("html.node", nil)}, {Head: b.say("html.node-links", nil)}}
	for i, n := range d.Nodes {
		tag, _ := b.tag(n.Visibility, around)
		var leads []string
		for _, l := range d.linksFrom(i) {
			leads = append(leads, b.detailed(b.filled(d.Nodes[l.To].Name), l.Label))
		}
		if leads == nil {
			leads = []string{b.say("html.no-links", nil)}
		}
		t.Rows = append(t.Rows, htmlRow{Tag: tag, Cells: []htmlCell{
			{Text: b.detailed(b.filled(n.Name), n.Detail)}, {Text: strings.Join(leads, ", ")},
		}})
	}
	return t
}
