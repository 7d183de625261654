package layered_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/internal/layered"
)

// random is a graph of nodes and labels of any size, and edges of any kind.
func random(r *rand.Rand, nodes, edges int) ([]layered.Node, []layered.Edge) {
	var n []layered.Node
	for range nodes {
		n = append(n, layered.Node{W: 60 + float64(r.IntN(90)), H: 30 + float64(r.IntN(40))})
	}
	var e []layered.Edge
	for range edges {
		edge := layered.Edge{From: r.IntN(nodes), To: r.IntN(nodes)}
		if r.IntN(3) > 0 {
			edge.W, edge.H = 20+float64(r.IntN(90)), 14
		}
		e = append(e, edge)
	}
	return n, e
}

// check names everything that a drawing promises and does not hold.
func check(nodes []layered.Node, edges []layered.Edge, d layered.Drawing) error {
	var f faults
	frame := layered.Rect{W: d.W, H: d.H}
	f.check(len(d.Nodes) == len(nodes) && len(d.Edges) == len(edges), "a drawing of another graph")
	for i, r := range d.Nodes {
		f.check(within(r, frame), "node %d, %v, is outside of %v", i, r, frame)
		f.check(r.W == nodes[i].W && r.H >= nodes[i].H, "node %d is %v by %v", i, r.W, r.H)
		for k, other := range d.Nodes[:i] {
			if meet(r, other) {
				f.add("node %d, %v, and node %d, %v, overlap", i, r, k, other)
			}
		}
	}
	for i, p := range d.Edges {
		f.edge(fmt.Sprintf("edge %d", i), edges[i], p, d)
		boxes := append(boxesOf(p), p.Label)
		for k, other := range d.Edges {
			if k != i && slices.ContainsFunc(boxes, func(box layered.Rect) bool { return meet(box, other.Label) }) {
				f.add("edge %d, or its label, runs through the label of edge %d", i, k)
			}
		}
	}
	return errors.Join(f...)
}

type faults []error

func (f *faults) add(format string, args ...any) { *f = append(*f, fmt.Errorf(format, args...)) }

func (f *faults) check(ok bool, format string, args ...any) {
	if !ok {
		f.add(format, args...)
	}
}

func (f *faults) edge(name string, e layered.Edge, p layered.Path, d layered.Drawing) {
	frame := layered.Rect{W: d.W, H: d.H}
	if len(p.Points) < 2 {
		f.check(false, "%s has %d points", name, len(p.Points))
		return
	}
	for i, box := range boxesOf(p) {
		f.check(within(box, frame), "%s, %v, is outside of %v", name, box, frame)
		for k, r := range d.Nodes {
			if meet(box, r) {
				f.add("%s runs through node %d between %v and %v", name, k, p.Points[i], p.Points[i+1])
			}
		}
	}
	first, second := p.Points[0], p.Points[1]
	last, before := p.Points[len(p.Points)-1], p.Points[len(p.Points)-2]
	f.check(touches(first, d.Nodes[e.From]), "%s begins at %v, off %v", name, first, d.Nodes[e.From])
	f.check(touches(last, d.Nodes[e.To]), "%s ends at %v, off %v", name, last, d.Nodes[e.To])
	level := e.From == e.To
	f.check(!level || first.Y == second.Y && last.Y == before.Y, "%s begins or ends aslant", name)
	f.check(p.Label.W == e.W && p.Label.H == e.H, "%s has a label of %v", name, p.Label)
	f.check(within(p.Label, frame), "the label of %s, %v, is outside of %v", name, p.Label, frame)
	for k, r := range d.Nodes {
		if meet(p.Label, r) {
			f.add("the label of %s lies on node %d", name, k)
		}
	}
}

// boxesOf are the rectangles around each piece of a path.
func boxesOf(p layered.Path) (all []layered.Rect) {
	for i := 1; i < len(p.Points); i++ {
		a, b := p.Points[i-1], p.Points[i]
		all = append(all, layered.Rect{X: min(a.X, b.X), Y: min(a.Y, b.Y), W: math.Abs(a.X - b.X), H: math.Abs(a.Y - b.Y)})
	}
	return all
}

// meet reports whether two rectangles have more than their edges in common. A
// line within a rectangle meets it; nothing meets what is nowhere.
func meet(a, b layered.Rect) bool {
	if a == (layered.Rect{}) || b == (layered.Rect{}) {
		return false
	}
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

func within(r, frame layered.Rect) bool {
	return r.X >= 0 && r.Y >= 0 && r.X+r.W <= frame.W && r.Y+r.H <= frame.H
}

// touches reports whether a point is on the edge of a rectangle.
func touches(p layered.Point, r layered.Rect) bool {
	const near = 1e-9
	acrossX, acrossY := p.X >= r.X-near && p.X <= r.X+r.W+near, p.Y >= r.Y-near && p.Y <= r.Y+r.H+near
	onX := math.Abs(p.X-r.X) < near || math.Abs(p.X-r.X-r.W) < near
	onY := math.Abs(p.Y-r.Y) < near || math.Abs(p.Y-r.Y-r.H) < near
	return acrossX && acrossY && (onX || onY)
}

func TestDrawingsOfRandomGraphsHold(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		n, e := random(r, 1+r.IntN(40), r.IntN(60))
		d := layered.Layout(n, e, 200+float64(r.IntN(800)))
		require.NoError(t, check(n, e, d))
	}
}

func TestEqualGraphsAreDrawnAlike(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 8))
	for range 30 {
		n, e := random(r, 30, 45)
		require.Equal(t, layered.Layout(n, e, width), layered.Layout(n, e, width))
	}
}

// FuzzLayout reads each pair of bytes as an edge.
func FuzzLayout(f *testing.F) {
	f.Add(uint8(3), uint16(700), []byte{0, 1, 1, 2, 2, 0, 1, 1})
	f.Add(uint8(60), uint16(1), []byte("a graph of letters, each leading to the next"))
	f.Fuzz(func(t *testing.T, count uint8, width uint16, ends []byte) {
		if count == 0 {
			return
		}
		var n []layered.Node
		for i := range int(count) {
			n = append(n, layered.Node{W: float64(40 + 31*i%110), H: float64(20 + 17*i%50)})
		}
		var e []layered.Edge
		for i := 1; i < len(ends) && len(e) < 100; i += 2 {
			edge := layered.Edge{From: int(ends[i-1] % count), To: int(ends[i] % count)}
			if ends[i]%2 == 0 {
				edge.W, edge.H = float64(10+ends[i]%100), 14
			}
			e = append(e, edge)
		}
		d := layered.Layout(n, e, float64(width))
		require.NoError(t, check(n, e, d))
		require.Equal(t, d, layered.Layout(n, e, float64(width)))
	})
}
