// Package layered draws directed graphs: it says where the nodes, the edges and
// the labels of the edges go.
//
// It works in layers, after Sugiyama: edges that close a circle are turned
// round, every node stands below those that lead to it, long edges get a place
// in each layer they pass, the layers are ordered so that few edges cross, and
// everything is drawn towards its neighbours. Labels have layers of their own
// between those of the nodes, so that nothing ever runs through one.
//
// Nothing is random: equal input gives equal output. Where a choice is free,
// what comes first in the input goes first, so a caller who sorts by a key
// gets the same drawing whatever order the graph was in.
package layered

// A Node is a box to be placed.
type Node struct{ W, H float64 }

// An Edge leads from one node to another, or to the node itself; both are
// indices of the nodes. W and H are the size of its label, zero for none.
type Edge struct {
	From, To int
	W, H     float64
}

// A Drawing is a laid out graph. Its nodes and edges are in the order of the
// input; everything is within W and H of the origin, which is top left.
type Drawing struct {
	W, H  float64
	Nodes []Rect
	Edges []Path
}

// A Rect is a rectangle, given by its top left corner.
type Rect struct{ X, Y, W, H float64 }

// A Path is the way of an edge from one node to the other, and the place of its
// label. It begins and ends upright, but for that of an edge to the node it
// comes from, which begins and ends level. Where it neither runs upright nor
// level it has the height between two layers to itself, so that it may be drawn
// as a curve between two points, too.
type Path struct {
	Points []Point
	Label  Rect
}

// A Point is a place on a path.
type Point struct{ X, Y float64 }

// Distances, in the unit of the nodes' sizes.
const (
	nodeGap  = 26 // between nodes of a layer, and between separate parts
	wayGap   = 11 // beside an edge that passes
	portGap  = 14 // between edges that leave a node on one side, at most
	portRoom = 10 // from the corner of a node to the first of them
	loopOut  = 14 // how far an edge to the node itself goes out
	loopGap  = 18 // between two of these, at least
	labelPad = 4  // beside a label
)

// page is the height of a page by its width.
const page = 1.26

// Layout draws a graph, not much wider than a width if it can be helped. No two
// nodes overlap and no edge runs through a node that it does not belong to, or
// through the label of another. A node with more edges to itself than its side
// has room for is made taller.
func Layout(nodes []Node, edges []Edge, width float64) Drawing {
	d := Drawing{Nodes: make([]Rect, len(nodes)), Edges: make([]Path, len(edges))}
	var parts []part
	for _, c := range components(nodes, edges) {
		parts = append(parts, c.draw(width))
	}
	d.W, d.H = pack(parts, width)
	for _, p := range parts {
		p.copyTo(&d)
	}
	return d
}

// A component is a part of a graph that nothing leads out of. Its nodes and
// edges are indices of the whole graph's, in their order.
type component struct {
	nodes []int
	edges []int
	graph *input
}

type input struct {
	nodes []Node
	edges []Edge
}

// components splits a graph into what hangs together.
func components(nodes []Node, edges []Edge) []component {
	parent := make([]int, len(nodes))
	for i := range parent {
		parent[i] = i
	}
	root := func(n int) int {
		for parent[n] != n {
			parent[n] = parent[parent[n]]
			n = parent[n]
		}
		return n
	}
	for _, e := range edges {
		a, b := root(e.From), root(e.To)
		parent[max(a, b)] = min(a, b)
	}
	graph := &input{nodes, edges}
	var all []component
	at := make(map[int]int)
	for n := range nodes {
		r := root(n)
		if r == n {
			at[r] = len(all)
			all = append(all, component{graph: graph})
		}
		c := &all[at[r]]
		c.nodes = append(c.nodes, n)
	}
	for i, e := range edges {
		c := &all[at[root(e.From)]]
		c.edges = append(c.edges, i)
	}
	return all
}
