package layered

import (
	"cmp"
	"math"
	"slices"
)

// A link is an edge between two nodes of a component as it is drawn, from the
// upper node to the lower one. Nodes are counted within the component.
type link struct {
	upper, lower int
	edge         int  // index of the edge
	turned       bool // the edge leads upwards
}

// links are the edges of a component between different nodes, those turned
// round that lead backwards in its sequence.
func (c component) links() []link {
	local := make(map[int]int, len(c.nodes))
	for i, n := range c.nodes {
		local[n] = i
	}
	var all []link
	for _, i := range c.edges {
		if e := c.graph.edges[i]; e.From != e.To {
			all = append(all, link{upper: local[e.From], lower: local[e.To], edge: i})
		}
	}
	place := sequence(len(c.nodes), all)
	for i, l := range all {
		if place[l.upper] > place[l.lower] {
			all[i] = link{upper: l.lower, lower: l.upper, edge: l.edge, turned: true}
		}
	}
	return all
}

// sequence sets nodes in a row so that few links lead backwards, after Eades,
// Lin and Smyth: what nothing leads to goes first, what leads nowhere last, and
// in a circle the one that leads on the most. It returns the place of each.
func sequence(n int, links []link) []int {
	in, out, entered := make([]int, n), make([]int, n), make([]int, n)
	from, to := make([][]int, n), make([][]int, n)
	for _, l := range links {
		out[l.upper]++
		in[l.lower]++
		to[l.upper] = append(to[l.upper], l.lower)
		from[l.lower] = append(from[l.lower], l.upper)
	}
	place := make([]int, n)
	var rest []int
	for i := range n {
		rest = append(rest, i)
	}
	first, last := 0, n-1
	for len(rest) > 0 {
		best := 0
		for i, v := range rest {
			b := rest[best]
			if in[v] == 0 || out[v] == 0 {
				best = i
				break
			}
			if cmp.Or(cmp.Compare(out[v]-in[v], out[b]-in[b]), cmp.Compare(entered[v], entered[b])) > 0 {
				best = i
			}
		}
		v := rest[best]
		rest = slices.Delete(rest, best, best+1)
		if in[v] > 0 && out[v] == 0 {
			place[v], last = last, last-1
		} else {
			place[v], first = first, first+1
		}
		for _, w := range to[v] {
			in[w]--
			entered[w]++
		}
		for _, w := range from[v] {
			out[w]--
		}
	}
	return place
}

// ranks gives each node of a component a layer: below all that lead to it, and
// so that the nodes of none are wider than a limit.
func (c component) ranks(links []link, limit float64) []int {
	up, down := make([][]int, len(c.nodes)), make([][]int, len(c.nodes))
	for _, l := range links {
		up[l.lower] = append(up[l.lower], l.upper)
		down[l.upper] = append(down[l.upper], l.lower)
	}
	order := downwards(up, down)
	rank, rest := make([]int, len(c.nodes)), make([]int, len(c.nodes))
	for _, n := range order {
		for _, above := range up[n] {
			rank[n] = max(rank[n], rank[above]+1)
		}
	}
	place := make([]int, len(c.nodes))
	for i, n := range slices.Backward(order) {
		place[n] = i
		below := math.MaxInt
		for _, under := range down[n] {
			rest[n] = max(rest[n], rest[under]+1)
			below = min(below, rank[under])
		}
		if len(down[n]) > len(up[n]) { // its edges become shorter so
			rank[n] = below - 1
		}
	}
	// What has the longest way below it goes first, for the rest can give way.
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(rest[b], rest[a]), cmp.Compare(place[a], place[b]))
	})
	return c.fit(order, rank, up, limit)
}

// downwards orders nodes so that each comes after all that lead to it.
func downwards(up, down [][]int) []int {
	waits := make([]int, len(up))
	var order []int
	for n := range up {
		if waits[n] = len(up[n]); waits[n] == 0 {
			order = append(order, n)
		}
	}
	for i := 0; i < len(order); i++ {
		for _, under := range down[order[i]] {
			if waits[under]--; waits[under] == 0 {
				order = append(order, under)
			}
		}
	}
	return order
}

// fit moves nodes down from layers that are full. The order is by layer.
func (c component) fit(order, rank []int, up [][]int, limit float64) []int {
	var used []float64
	for _, n := range order {
		for _, above := range up[n] {
			rank[n] = max(rank[n], rank[above]+1)
		}
		for {
			for len(used) <= rank[n] {
				used = append(used, 0)
			}
			w := c.graph.nodes[c.nodes[n]].W + nodeGap
			if used[rank[n]] == 0 || used[rank[n]]+w <= limit+nodeGap {
				used[rank[n]] += w
				break
			}
			rank[n]++
		}
	}
	// Layers that nobody is left in are closed.
	taken := slices.Clone(rank)
	slices.Sort(taken)
	taken = slices.Compact(taken)
	for n, r := range rank {
		rank[n], _ = slices.BinarySearch(taken, r)
	}
	return rank
}

// limit is how wide a layer may be: the width asked for, or more where the
// drawing would else be far higher than a page is.
func (c component) limit(width float64) float64 {
	const height = 80 // of what lies between two layers
	area := 0.0
	for _, n := range c.nodes {
		node := c.graph.nodes[n]
		area += (node.W + nodeGap) * (node.H + height)
	}
	return max(width, math.Sqrt(area/page))
}
