package layered

import (
	"cmp"
	"math"
	"slices"
)

// A part is a drawn component.
type part struct {
	component
	Drawing
	x, y float64 // where it goes
}

// draw lays a component out by itself, in wide or in narrow layers, whichever
// is seen the larger on a page. What is too large for a page is drawn once.
func (c component) draw(width float64) part {
	const many = 300
	links, limit := c.links(), c.limit(width)
	best := c.drawIn(links, limit, width)
	for _, share := range []float64{0.8, 1.25, 0.64, 1.5} {
		if len(c.nodes)+len(c.edges) > many || best.scale(width) == 1 {
			break
		}
		if p := c.drawIn(links, share*limit, width); p.scale(width) > best.scale(width) {
			best = p
		}
	}
	return best
}

// scale is how large a drawing is seen on a page as wide as the width, 1 where
// it fits.
func (d Drawing) scale(width float64) float64 {
	return min(1, width/d.W, page*width/d.H)
}

// drawIn lays a component out in layers whose nodes are no wider than a limit.
func (c component) drawIn(links []link, limit, width float64) part {
	s := c.layers(links, c.ranks(links, limit))
	s.untangle()
	s.align(width)
	e := s.ports(links, len(c.nodes))
	top, height := s.heights(e)
	p := part{component: c, Drawing: Drawing{Nodes: make([]Rect, len(c.nodes)), Edges: make([]Path, len(c.edges))}}
	for i, row := range s.rows {
		for _, at := range row {
			if v := s.vertices[at]; v.node >= 0 {
				w := c.graph.nodes[c.nodes[v.node]].W
				p.Nodes[v.node] = Rect{v.x - w/2, top[i] + (height[i]-v.h)/2, w, v.h}
			}
		}
	}
	local := make(map[int]int, len(c.edges))
	for i, edge := range c.edges {
		local[edge] = i
	}
	for i, l := range links {
		path := &p.Edges[local[l.edge]]
		path.Points = s.route(i, e, p.Nodes, top, height, l)
		if at := s.labels[i]; at >= 0 {
			edge := c.graph.edges[l.edge]
			row := s.row[at]
			path.Label = Rect{s.vertices[at].x - edge.W/2, top[row] + (height[row]-edge.H)/2, edge.W, edge.H}
		}
	}
	p.loops()
	p.frame()
	return p
}

// loops draws the edges that lead from a node to itself, one below the other.
func (p *part) loops() {
	for n, box := range p.Nodes {
		var own []int
		for i, edge := range p.edges {
			if e := p.graph.edges[edge]; e.From == e.To && e.From == p.nodes[n] {
				own = append(own, i)
			}
		}
		for k, i := range own {
			e := p.graph.edges[p.edges[i]]
			share := box.H / float64(len(own))
			x, y := box.X+box.W, box.Y+float64(k)*share
			from, to := y+0.2*share, y+0.8*share
			p.Edges[i].Points = []Point{{x, from}, {x + loopOut, from}, {x + loopOut, to}, {x, to}}
			if e.W > 0 {
				p.Edges[i].Label = Rect{x + loopOut + labelPad, y + (share-e.H)/2, e.W, e.H}
			}
		}
	}
}

// frame moves the part so that it begins at the origin, and measures it.
func (p *part) frame() {
	left, right, bottom := p.Nodes[0].X, 0.0, 0.0
	p.each(func(r *Rect) { left = min(left, r.X) })
	p.each(func(r *Rect) {
		r.X -= left
		right, bottom = max(right, r.X+r.W), max(bottom, r.Y+r.H)
	})
	p.W, p.H = right, bottom
}

// each calls a function for the nodes, labels and points, which it may move.
func (p *part) each(f func(*Rect)) {
	for i := range p.Nodes {
		f(&p.Nodes[i])
	}
	for i := range p.Edges {
		if p.Edges[i].Label != (Rect{}) {
			f(&p.Edges[i].Label)
		}
		for k, at := range p.Edges[i].Points {
			r := Rect{X: at.X, Y: at.Y}
			f(&r)
			p.Edges[i].Points[k] = Point{r.X, r.Y}
		}
	}
}

// pack sets parts side by side in rows, the highest first, and returns the size
// of the whole.
func pack(parts []part, width float64) (w, h float64) {
	order := make([]*part, len(parts))
	area := 0.0
	for i := range parts {
		order[i] = &parts[i]
		width = max(width, parts[i].W)
		area += (parts[i].W + nodeGap) * (parts[i].H + nodeGap)
	}
	width = max(width, math.Sqrt(area/page))
	slices.SortStableFunc(order, func(a, b *part) int { return cmp.Compare(b.H, a.H) })
	x, y, next := 0.0, 0.0, 0.0
	for _, p := range order {
		if x > 0 && x+p.W > width {
			x, y = 0, next
		}
		p.x, p.y = x, y
		w, h = max(w, x+p.W), max(h, y+p.H)
		x, next = x+p.W+nodeGap, max(next, y+p.H+nodeGap)
	}
	return w, h
}

// copyTo puts a part in its place in the whole.
func (p *part) copyTo(d *Drawing) {
	p.each(func(r *Rect) { r.X, r.Y = r.X+p.x, r.Y+p.y })
	for i, n := range p.nodes {
		d.Nodes[n] = p.Nodes[i]
	}
	for i, e := range p.edges {
		d.Edges[e] = p.Edges[i]
	}
}
