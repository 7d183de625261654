package layered

import (
	"cmp"
	"math"
	"slices"
)

// ends are where each link leaves its upper node and reaches its lower one.
type ends struct{ upper, lower []float64 }

// ports spreads the links along the sides of the nodes, so that they do not
// cross before they part, each as near as can be to where it goes.
func (s *layers) ports(links []link, nodes int) ends {
	e := ends{make([]float64, len(links)), make([]float64, len(links))}
	below, above := make([][]int, nodes), make([][]int, nodes)
	for i, l := range links {
		below[l.upper] = append(below[l.upper], i)
		above[l.lower] = append(above[l.lower], i)
	}
	for n := range nodes {
		s.side(n, below[n], e.upper, func(i int) int { return s.ways[i][1] })
		s.side(n, above[n], e.lower, func(i int) int { return s.ways[i][len(s.ways[i])-2] })
	}
	return e
}

// reach is how far from the middle of a node's side an edge may end.
func (v vertex) reach() float64 { return max(0, v.left-portRoom) }

// side places the ends of the links on one side of a node; next is the vertex
// that a link goes to from there.
func (s *layers) side(n int, links []int, ends []float64, next func(int) int) {
	slices.SortStableFunc(links, func(a, b int) int {
		return cmp.Compare(s.vertices[next(a)].x, s.vertices[next(b)].x)
	})
	node := s.vertices[n]
	reach := node.reach()
	k := float64(len(links))
	gap := min(portGap, 2*reach/max(1, k-1))
	want, weight, room := make([]float64, len(links)), make([]float64, len(links)), make([]float64, len(links))
	for i, l := range links {
		want[i], weight[i], room[i] = node.x+s.towards(node, s.vertices[next(l)], reach), 1, gap
	}
	for i, x := range spread(want, weight, room) {
		first := node.x - reach + float64(i)*gap
		last := node.x + reach - (k-1-float64(i))*gap
		ends[links[i]] = math.Round(min(max(x, first), last))
	}
}

// towards is where on the side of a node, from its middle, an edge to another
// vertex leaves: straight below it if it can.
func (s *layers) towards(node, to vertex, reach float64) float64 {
	x := to.x - node.x
	if to.node >= 0 {
		// The other node's side meets this one's half way.
		x /= 2
		if other := to.reach(); 2*math.Abs(x) > reach+other {
			x *= 2
		}
	}
	return min(max(x, -reach), reach)
}

// heights says where each row begins and how high it is. Rows stand further
// apart where edges go far to the side between them.
func (s *layers) heights(e ends) (top, height []float64) {
	height, far := make([]float64, len(s.rows)), make([]float64, len(s.rows))
	for i, row := range s.rows {
		for _, v := range row {
			height[i] = max(height[i], s.vertices[v].h)
		}
	}
	for i, way := range s.ways {
		x := e.upper[i]
		for _, v := range way[1:] {
			next := s.vertices[v].x
			if s.vertices[v].node >= 0 {
				next = e.lower[i]
			}
			far[s.row[v]] = max(far[s.row[v]], math.Abs(next-x))
			x = next
		}
	}
	top = make([]float64, len(s.rows))
	for i := 1; i < len(s.rows); i++ {
		const least, most, slope = 14, 44, 0.1
		top[i] = top[i-1] + height[i-1] + math.Round(min(least+slope*far[i], most))
	}
	return top, height
}

// route draws the way of a link through the rows.
func (s *layers) route(i int, e ends, boxes []Rect, top, height []float64, l link) []Point {
	way := s.ways[i]
	from, to := boxes[l.upper], boxes[l.lower]
	points := []Point{{e.upper[i], from.Y + from.H}}
	row := s.row[l.upper]
	points = append(points, Point{e.upper[i], top[row] + height[row]})
	for _, v := range way[1 : len(way)-1] {
		row++
		x := s.vertices[v].x
		points = append(points, Point{x, top[row]}, Point{x, top[row] + height[row]})
	}
	points = append(points, Point{e.lower[i], top[row+1]}, Point{e.lower[i], to.Y})
	points = straightened(points)
	if l.turned {
		slices.Reverse(points)
	}
	return points
}

// straightened leaves out the points at which a way does not turn.
func straightened(points []Point) []Point {
	var kept []Point
	for _, p := range points {
		if n := len(kept); n > 0 && kept[n-1] == p {
			continue
		}
		if n := len(kept); n > 1 && kept[n-1].X == p.X && kept[n-2].X == p.X {
			kept[n-1] = p
			continue
		}
		kept = append(kept, p)
	}
	return kept
}
