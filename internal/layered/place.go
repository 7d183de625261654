package layered

import "math"

// vertex is the vertex of a node: its box in the middle, the edges that lead
// from the node to itself at its right.
func (c component) vertex(n int) vertex {
	node := c.graph.nodes[c.nodes[n]]
	v := vertex{node: n, left: node.W / 2, right: node.W / 2, h: node.H}
	loops, label := 0, 0.0
	for _, i := range c.edges {
		e := c.graph.edges[i]
		if e.From == c.nodes[n] && e.From == e.To {
			loops++
			label = max(label, e.W)
			v.h = max(v.h, float64(loops)*max(loopGap, e.H))
		}
	}
	if loops > 0 {
		v.right += loopOut + 2*labelPad + label
	}
	return v
}

// room is how far apart the middles of two neighbours in a row must be.
func (s *layers) room(left, right int) float64 {
	a, b := s.vertices[left], s.vertices[right]
	gap := float64(wayGap)
	if a.node >= 0 && b.node >= 0 {
		gap = nodeGap
	}
	return a.right + gap + b.left
}

// rounds is how often the rows are drawn towards each other.
const rounds = 24

// align sets each row from left to right, every vertex as near to its
// neighbours above and below as the others in the row allow. No row reaches much
// further to a side than the widest must, or than a width.
func (s *layers) align(width float64) {
	const slack = 1.15 // so that long ways can be straight
	for _, row := range s.rows {
		x := 0.0
		for i, v := range row {
			if i == 0 {
				x = s.vertices[v].left
			} else {
				x += s.room(row[i-1], v)
			}
			s.vertices[v].x = x
			width = max(width, slack*(x+s.vertices[v].right))
		}
	}
	for round := range rounds {
		above, below := round%2 == 0, round%2 == 1
		if round >= rounds-4 {
			above, below = true, true
		}
		for i := range s.rows {
			row := i
			if round%2 == 1 {
				row = len(s.rows) - 1 - i
			}
			s.attract(row, above, below, width)
		}
	}
	for i := range s.vertices { // lines on whole pixels are sharp
		s.vertices[i].x = math.Round(s.vertices[i].x)
	}
	for range 2 { // what has moved makes room for others
		s.straighten(width)
	}
}

// attract moves a row to where its neighbours draw it, within a width.
func (s *layers) attract(row int, above, below bool, width float64) {
	vertices := s.rows[row]
	want, weight := make([]float64, len(vertices)), make([]float64, len(vertices))
	room := make([]float64, len(vertices))
	for i, v := range vertices {
		// A vertex that nothing draws stays, if the others let it.
		weight[i] = 0.01
		sum := weight[i] * s.vertices[v].x
		draw := func(near []int) {
			for _, n := range near {
				w := s.pull(v, n)
				sum += w * s.vertices[n].x
				weight[i] += w
			}
		}
		if above {
			draw(s.vertices[v].up)
		}
		if below {
			draw(s.vertices[v].down)
		}
		want[i] = sum / weight[i]
		if i > 0 {
			room[i] = s.room(vertices[i-1], v)
		}
	}
	first, last := 0.0, width
	for i, v := range vertices {
		last -= room[i]
		if i == 0 {
			first = s.vertices[v].left
		}
		if i == len(vertices)-1 {
			last -= s.vertices[v].right
		}
	}
	for i, x := range spread(want, weight, room) {
		first, last = first+room[i], last+room[i]
		s.vertices[vertices[i]].x = min(max(x, first), last)
	}
}

// pull is how strongly an edge draws: the way of a long one should be straight.
func (s *layers) pull(a, b int) float64 {
	switch a, b := s.vertices[a].node < 0, s.vertices[b].node < 0; {
	case a && b:
		return 8
	case a || b:
		return 2
	}
	return 1
}

// spread returns places in order, each at least so far from the one before as
// it has room, and together as near to the wanted ones as can be: the least sum
// of weighted squares, by pooling adjacent violators.
func spread(want, weight, room []float64) []float64 {
	type pool struct {
		sum, weight float64
		n           int
	}
	var pools []pool
	offset := 0.0
	for i := range want {
		if i > 0 {
			offset += room[i]
		}
		pools = append(pools, pool{weight[i] * (want[i] - offset), weight[i], 1})
		for last := len(pools) - 1; last > 0; last-- {
			a, b := pools[last-1], pools[last]
			if a.sum/a.weight <= b.sum/b.weight {
				break
			}
			pools = append(pools[:last-1], pool{a.sum + b.sum, a.weight + b.weight, a.n + b.n})
		}
	}
	places := make([]float64, 0, len(want))
	offset = 0
	for _, p := range pools {
		for range p.n {
			if i := len(places); i > 0 {
				offset += room[i]
			}
			places = append(places, p.sum/p.weight+offset)
		}
	}
	return places
}
