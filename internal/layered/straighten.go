package layered

import "math"

// straighten moves the places on each way below each other, as far as their
// neighbours let them: from the top down, a way turns only where it must.
func (s *layers) straighten(width float64) {
	place := make([]int, len(s.vertices))
	for _, row := range s.rows {
		for i, v := range row {
			place[v] = i
		}
	}
	for _, way := range s.ways {
		begun, low, high := 0, math.Inf(-1), math.Inf(1)
		for i, v := range way {
			left, right := s.freedom(v, place[v], width)
			if max(low, left) > min(high, right) {
				s.line(way[begun:i], low, high)
				begun, low, high = i, math.Inf(-1), math.Inf(1)
			}
			low, high = max(low, left), min(high, right)
		}
		s.line(way[begun:], low, high)
	}
}

// freedom is between where a vertex may be moved without its row. A node stays,
// but an edge reaches it anywhere on its side.
func (s *layers) freedom(v, place int, width float64) (left, right float64) {
	vertex, row := s.vertices[v], s.rows[s.row[v]]
	if vertex.node >= 0 {
		reach := vertex.reach()
		return vertex.x - reach, vertex.x + reach
	}
	left, right = min(vertex.x, vertex.left), max(vertex.x, width-vertex.right)
	if place > 0 {
		left = s.vertices[row[place-1]].x + s.room(row[place-1], v)
	}
	if place < len(row)-1 {
		right = s.vertices[row[place+1]].x - s.room(v, row[place+1])
	}
	// Neighbours on whole pixels may be a little too near.
	return min(left, vertex.x), max(right, vertex.x)
}

// line sets the places among some vertices at one x, between two bounds.
func (s *layers) line(vertices []int, low, high float64) {
	sum, n := 0.0, 0.0
	for _, v := range vertices {
		if s.vertices[v].node < 0 {
			sum, n = sum+s.vertices[v].x, n+1
		}
	}
	if n == 0 {
		return
	}
	x := min(max(math.Round(sum/n), low), high)
	for _, v := range vertices {
		if s.vertices[v].node < 0 {
			s.vertices[v].x = x
		}
	}
}
