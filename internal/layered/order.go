package layered

import (
	"cmp"
	"math"
	"slices"
)

// A vertex is what a layer holds: a node, or the place where an edge passes.
type vertex struct {
	node        int // within the component; -1 for the place of an edge
	left, right float64
	h           float64
	up, down    []int // vertices of the next layers, as often as edges lead there
	x           float64
}

// layers are the vertices of a component in layers from the top down.
type layers struct {
	vertices []vertex
	rows     [][]int   // vertices from left to right
	row      []int     // the row of each vertex
	ways     [][]int   // the vertices of each link from the upper to the lower
	labels   []int     // the vertex of each link's label; -1 for none
	at       []float64 // where in its row each vertex is, from 0 to 1
	mean     []float64 // where its neighbours draw it
}

// layers gives every link a place in each layer that it passes.
func (c component) layers(links []link, rank []int) *layers {
	gaps := c.labelGaps(links, rank)
	last := 0
	for _, r := range rank {
		last = max(last, r)
	}
	// row is the layer of each rank; that of the labels below it, if there are
	// any, is the next.
	row := make([]int, last+1)
	for r := 1; r <= last; r++ {
		row[r] = row[r-1] + 1
		if slices.Contains(gaps, r-1) {
			row[r]++
		}
	}
	s := &layers{rows: make([][]int, row[last]+1)}
	for n := range c.nodes {
		s.add(row[rank[n]], c.vertex(n))
	}
	s.ways, s.labels = make([][]int, len(links)), make([]int, len(links))
	for _, i := range mixed(links, rank) {
		l := links[i]
		way, label, previous := []int{l.upper}, -1, l.upper
		for r := row[rank[l.upper]] + 1; r < row[rank[l.lower]]; r++ {
			v := vertex{node: -1}
			if gaps[i] >= 0 && r == row[gaps[i]]+1 {
				e := c.graph.edges[l.edge]
				v.left, v.right, v.h = e.W/2+labelPad, e.W/2+labelPad, e.H
				label = len(s.vertices)
			}
			s.connect(previous, s.add(r, v))
			previous = len(s.vertices) - 1
			way = append(way, previous)
		}
		s.connect(previous, l.lower)
		s.ways[i], s.labels[i] = append(way, l.lower), label
	}
	return s
}

// mixed orders links so that, among those of a node, long and short ones take
// turns: what hangs on it in one layer then leaves room for what passes to the
// next.
func mixed(links []link, rank []int) []int {
	type fan struct{ node, rank int }
	fans := make(map[fan]int)
	nth, order := make([][2]int, len(links)), make([]int, len(links))
	for i, l := range links {
		order[i] = i
		below, above := fan{l.upper, rank[l.lower]}, fan{-1 - l.lower, rank[l.upper]}
		nth[i] = [2]int{fans[below], fans[above]}
		fans[below]++
		fans[above]++
	}
	// share is how far a link is among those of its fan, the larger of its two.
	share := func(i int) float64 {
		l := links[i]
		below, above := fans[fan{l.upper, rank[l.lower]}], fans[fan{-1 - l.lower, rank[l.upper]}]
		if below >= above {
			return (float64(nth[i][0]) + 0.5) / float64(below)
		}
		return (float64(nth[i][1]) + 0.5) / float64(above)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(share(a), share(b)) })
	return order
}

func (s *layers) add(row int, v vertex) int {
	s.vertices = append(s.vertices, v)
	s.rows[row], s.row = append(s.rows[row], len(s.vertices)-1), append(s.row, row)
	return len(s.vertices) - 1
}

func (s *layers) connect(upper, lower int) {
	s.vertices[upper].down = append(s.vertices[upper].down, lower)
	s.vertices[lower].up = append(s.vertices[lower].up, upper)
}

// labelGaps says below which rank each link has its label: where there is the
// most room, and else near the lower node. It is -1 for a link without one.
func (c component) labelGaps(links []link, rank []int) []int {
	gaps, byLength := make([]int, len(links)), make([]int, len(links))
	for i := range links {
		gaps[i], byLength[i] = -1, i
	}
	// A short link has no choice.
	slices.SortStableFunc(byLength, func(a, b int) int {
		return cmp.Compare(rank[links[a].lower]-rank[links[a].upper], rank[links[b].lower]-rank[links[b].upper])
	})
	used := make(map[int]float64)
	for _, i := range byLength {
		e := c.graph.edges[links[i].edge]
		if e.W <= 0 {
			continue
		}
		gaps[i] = rank[links[i].lower] - 1
		for r := gaps[i] - 1; r >= rank[links[i].upper]; r-- {
			if used[r] < used[gaps[i]] {
				gaps[i] = r
			}
		}
		used[gaps[i]] += e.W
	}
	return gaps
}

// sweeps is how often the layers are put in order, half of them downwards. Of what
// is too tangled to be read, however well it is ordered, four are enough.
func (s *layers) sweeps() int {
	const tangled = 1000
	if len(s.vertices) > tangled {
		return 4
	}
	return 16
}

// untangle orders the layers so that few edges cross. It begins once from
// above and once from below, and keeps what crosses the least, or else is the
// straighter.
func (s *layers) untangle() {
	rows := s.rows
	s.begin(rows, func(v vertex) []int { return v.down })
	fewest := s.sweep()
	down, bent := s.rows, s.bent()
	slices.Reverse(rows)
	s.begin(rows, func(v vertex) []int { return v.up })
	if n := s.sweep(); n > fewest || n == fewest && s.bent() >= bent {
		s.rows = down
		for i := range s.rows {
			s.settle(i)
		}
	}
}

// bent is how far the edges lead to the side.
func (s *layers) bent() float64 {
	sum := 0.0
	for i, v := range s.vertices {
		for _, under := range v.down {
			sum += math.Abs(s.at[i] - s.at[under])
		}
	}
	return sum
}

// sweep orders each vertex as its neighbours in the layer before lie, again and
// again. It keeps the best order that it meets and returns its crossings.
func (s *layers) sweep() int {
	best, fewest := cloneRows(s.rows), s.crossings()
	for sweep := 0; sweep < s.sweeps() && fewest > 0; sweep++ {
		for i := range s.rows {
			if sweep%2 == 0 {
				s.sort(i, func(v vertex) []int { return v.up })
			} else {
				s.sort(len(s.rows)-1-i, func(v vertex) []int { return v.down })
			}
		}
		s.swap()
		if n := s.crossings(); n < fewest {
			best, fewest = cloneRows(s.rows), n
		}
	}
	s.rows = best
	for i := range s.rows {
		s.settle(i)
	}
	return fewest
}

func cloneRows(rows [][]int) [][]int {
	var all [][]int
	for _, row := range rows {
		all = append(all, slices.Clone(row))
	}
	return all
}

// begin puts beside each other what hangs on the same vertex, in the direction
// of next, from the first of some rows on.
func (s *layers) begin(rows [][]int, next func(vertex) []int) {
	s.at, s.mean = make([]float64, len(s.vertices)), make([]float64, len(s.vertices))
	s.rows = make([][]int, len(rows))
	seen := make([]bool, len(s.vertices))
	var visit func(v int)
	visit = func(v int) {
		if seen[v] {
			return
		}
		seen[v] = true
		s.rows[s.row[v]] = append(s.rows[s.row[v]], v)
		for _, n := range next(s.vertices[v]) {
			visit(n)
		}
	}
	for _, row := range rows {
		for _, v := range row {
			visit(v)
		}
	}
	for i := range s.rows {
		s.settle(i)
	}
}

// settle notes where the vertices of a row are.
func (s *layers) settle(row int) {
	for i, v := range s.rows[row] {
		s.at[v] = (float64(i) + 0.5) / float64(len(s.rows[row]))
	}
}

// sort orders a row by the mean place of each vertex's neighbours; one without
// stays where it is.
func (s *layers) sort(row int, neighbours func(vertex) []int) {
	mean := s.mean
	for _, v := range s.rows[row] {
		mean[v] = s.at[v]
		if near := neighbours(s.vertices[v]); len(near) > 0 {
			sum := 0.0
			for _, n := range near {
				sum += s.at[n]
			}
			mean[v] = sum / float64(len(near))
		}
	}
	slices.SortStableFunc(s.rows[row], func(a, b int) int { return cmp.Compare(mean[a], mean[b]) })
	s.settle(row)
}

// swap exchanges neighbours in a row where that leaves fewer crossings.
func (s *layers) swap() {
	for i, row := range s.rows {
		for k := 1; k < len(row); k++ {
			a, b := s.vertices[row[k-1]], s.vertices[row[k]]
			now := s.crossed(a.up, b.up) + s.crossed(a.down, b.down)
			if now > 0 && now > s.crossed(b.up, a.up)+s.crossed(b.down, a.down) {
				row[k-1], row[k] = row[k], row[k-1]
			}
		}
		s.settle(i)
	}
}

// crossed counts the crossings of edges to the left ends with edges to the
// right ones, where the left vertex is left of the right one.
func (s *layers) crossed(left, right []int) int {
	n := 0
	for _, l := range left {
		for _, r := range right {
			if s.at[l] > s.at[r] {
				n++
			}
		}
	}
	return n
}

// crossings counts the crossings between all layers.
func (s *layers) crossings() int {
	total := 0
	place := make([]int, len(s.vertices))
	for i := range s.rows[:len(s.rows)-1] {
		var ends []int // the lower ends, by the upper ones
		for k, v := range s.rows[i+1] {
			place[v] = k
		}
		for _, v := range s.rows[i] {
			from := len(ends)
			for _, under := range s.vertices[v].down {
				ends = append(ends, place[under])
			}
			slices.Sort(ends[from:])
		}
		total += inversions(ends, len(s.rows[i+1]))
	}
	return total
}

// inversions counts the pairs of numbers below n of which the larger comes
// first, with a Fenwick tree.
func inversions(numbers []int, n int) int {
	tree := make([]int, n+1)
	total := 0
	for i, number := range numbers {
		smaller := 0
		for k := number + 1; k > 0; k -= k & -k {
			smaller += tree[k]
		}
		total += i - smaller
		for k := number + 1; k <= n; k += k & -k {
			tree[k]++
		}
	}
	return total
}
