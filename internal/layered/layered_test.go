package layered_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/internal/layered"
)

const width = 700

// boxes are n nodes of one size.
func boxes(n int) []layered.Node {
	return slices.Repeat([]layered.Node{{W: 120, H: 50}}, n)
}

// edges are edges without labels.
func edges(ends ...[2]int) []layered.Edge {
	var all []layered.Edge
	for _, e := range ends {
		all = append(all, layered.Edge{From: e[0], To: e[1]})
	}
	return all
}

func TestLayersGoDownFromWhatLeadsToThem(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		n     int
		edges []layered.Edge
		want  []int // the layer of each node
	}{
		{"nothing", 0, nil, nil},
		{"one", 1, nil, []int{0}},
		{"separate", 3, nil, []int{0, 0, 0}},
		{"chain", 3, edges([2]int{2, 1}, [2]int{1, 0}), []int{2, 1, 0}},
		{"to itself", 1, edges([2]int{0, 0}, [2]int{0, 0}), []int{0}},
		{"parallel", 2, edges([2]int{0, 1}, [2]int{0, 1}), []int{0, 1}},
		{"there and back", 2, edges([2]int{1, 0}, [2]int{0, 1}), []int{0, 1}},
		{"circle", 3, edges([2]int{0, 1}, [2]int{1, 2}, [2]int{2, 0}), []int{0, 1, 2}},
		{"a circle is entered from above", 4, edges([2]int{0, 1}, [2]int{1, 2}, [2]int{2, 0}, [2]int{3, 2}), []int{2, 3, 1, 0}},
		{"short and long way", 3, edges([2]int{0, 1}, [2]int{1, 2}, [2]int{0, 2}), []int{0, 1, 2}},
		{"a short beginning stands low", 4, edges([2]int{0, 1}, [2]int{1, 2}, [2]int{3, 2}), []int{0, 1, 2, 1}},
		{"wide", 9, edges([2]int{0, 1}, [2]int{0, 2}, [2]int{0, 3}, [2]int{0, 4}, [2]int{0, 5}, [2]int{0, 6}, [2]int{0, 7}, [2]int{0, 8}),
			[]int{0, 1, 1, 1, 1, 2, 2, 2, 2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := layered.Layout(boxes(tt.n), tt.edges, width)
			require.NoError(t, check(boxes(tt.n), tt.edges, d))
			require.Equal(t, tt.want, depths(d))
		})
	}
}

// depths is the layer of each node, told by the heights the nodes stand at.
func depths(d layered.Drawing) []int {
	var heights []float64
	for _, r := range d.Nodes {
		heights = append(heights, r.Y)
	}
	slices.Sort(heights)
	heights = slices.Compact(heights)
	var all []int
	for _, r := range d.Nodes {
		i, _ := slices.BinarySearch(heights, r.Y)
		all = append(all, i)
	}
	return all
}

func TestEdgesThatNeedNotCrossDoNot(t *testing.T) {
	t.Parallel()
	for name, e := range map[string][]layered.Edge{
		"pairs":  edges([2]int{0, 5}, [2]int{1, 4}, [2]int{2, 3}, [2]int{6, 5}, [2]int{6, 4}),
		"tree":   edges([2]int{0, 1}, [2]int{0, 2}, [2]int{2, 3}, [2]int{1, 4}, [2]int{2, 5}, [2]int{1, 6}),
		"ladder": edges([2]int{0, 2}, [2]int{1, 3}, [2]int{0, 3}, [2]int{2, 4}, [2]int{3, 5}, [2]int{2, 5}),
		"chain":  edges([2]int{3, 5}, [2]int{0, 5}, [2]int{0, 6}, [2]int{4, 6}, [2]int{4, 7}, [2]int{1, 7}, [2]int{1, 8}, [2]int{2, 8}),
	} {
		require.Zero(t, crossings(layered.Layout(boxes(9), e, 900)), name)
	}
}

// TestMostCrossingsAreUndone has three rows of five, each node above two of the
// next, numbered in no order; none need cross.
func TestMostCrossingsAreUndone(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(9, 10))
	left := 0
	for range 10 {
		number := r.Perm(15)
		var e []layered.Edge
		for row := range 2 {
			for i := range 5 {
				for k := i; k <= min(i+1, 4); k++ {
					e = append(e, layered.Edge{From: number[5*row+i], To: number[5*row+5+k]})
				}
			}
		}
		left += crossings(layered.Layout(boxes(15), e, 900))
	}
	require.Less(t, left, 40)
}

// crossings counts the pairs of edges that meet between their ends.
func crossings(d layered.Drawing) (n int) {
	for i, a := range d.Edges {
		for _, b := range d.Edges[:i] {
			for k := 1; k < len(a.Points); k++ {
				for l := 1; l < len(b.Points); l++ {
					if cross(a.Points[k-1], a.Points[k], b.Points[l-1], b.Points[l]) {
						n++
					}
				}
			}
		}
	}
	return n
}

func cross(a, b, c, d layered.Point) bool {
	side := func(p, q, r layered.Point) float64 { return (q.X-p.X)*(r.Y-p.Y) - (q.Y-p.Y)*(r.X-p.X) }
	return side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0
}

func TestAnEdgeStraightBelowIsStraight(t *testing.T) {
	t.Parallel()
	e := []layered.Edge{{From: 0, To: 1, W: 60, H: 14}, {From: 1, To: 2}}
	d := layered.Layout(boxes(3), e, width)
	for _, path := range d.Edges {
		require.Len(t, path.Points, 2)
		require.Equal(t, path.Points[0].X, path.Points[1].X)
	}
	require.Equal(t, layered.Rect{X: 30, Y: 64, W: 60, H: 14}, d.Edges[0].Label)
	require.Equal(t, layered.Rect{}, d.Edges[1].Label)
}

func TestAnEdgeIsDrawnTheWayItLeads(t *testing.T) {
	t.Parallel()
	d := layered.Layout(boxes(2), edges([2]int{0, 1}, [2]int{1, 0}), width)
	for i, from := range []int{0, 1} {
		points := d.Edges[i].Points
		require.Less(t, float64(1-2*from)*(points[0].Y-points[len(points)-1].Y), 0.0)
	}
}

func TestSeparatePartsStandSideBySide(t *testing.T) {
	t.Parallel()
	e := edges([2]int{0, 1}, [2]int{2, 3})
	d := layered.Layout(boxes(12), e, width)
	require.NoError(t, check(boxes(12), e, d))
	require.LessOrEqual(t, d.W, float64(width))
	require.Equal(t, d.Nodes[0].Y, d.Nodes[2].Y)
	require.Equal(t, d.Nodes[6].Y, d.Nodes[7].Y)
}

func TestAPageIsFilledBeforeItIsWidened(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	n, e := random(r, 60, 90)
	d := layered.Layout(n, e, width)
	require.NoError(t, check(n, e, d))
	require.Less(t, d.W, 2.5*width)
	require.Less(t, d.H, 2*d.W)
}

func BenchmarkLayout(b *testing.B) {
	for _, size := range []struct{ nodes, edges int }{{60, 90}, {60, 600}, {500, 499}, {500, 750}} {
		b.Run(fmt.Sprintf("%d nodes, %d edges", size.nodes, size.edges), func(b *testing.B) {
			n, e := random(rand.New(rand.NewPCG(5, 6)), size.nodes, size.edges)
			b.ReportAllocs()
			for b.Loop() {
				layered.Layout(n, e, width)
			}
		})
	}
}
