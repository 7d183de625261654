package review

import "github.com/accordhq/accord/account"

// mapPath draws a path and what stands at it: at a horizontal one the volume above
// and the state below, at the others both beside each other.
func (b *htmlBuilder) mapPath(p QuadrantPath, l mapLayout, high float64) (htmlMapLine, []htmlMapLabel) {
	from, to := min(p.From, p.To), max(p.From, p.To)
	start, end := l.ends(from, to, high)
	line := htmlMapLine{
		Class: pathClass(p.State), Thick: thickness(p),
		X1: pixels(start.x), Y1: pixels(start.y), X2: pixels(end.x), Y2: pixels(end.y),
	}
	room := l.label
	if start.y == end.y {
		room = min(room, end.x-start.x-4)
	}
	said := func(class string, t account.Text, scale float64) []htmlBoxLine {
		all, _ := balanced(b.text(t), room/scale, 3)
		return lineHeights(class, all)
	}
	volume := said("figure", p.Label, mapBold)
	state := append(said("state", p.Says, 1), lineHeights("mark", b.marks(p.Marks, room/mapBold))...)
	middle := mapPoint{(start.x + end.x) / 2, (start.y + end.y) / 2}
	switch {
	case start.y == end.y:
		above := middle.y - mapPathGap - float64(len(volume))*lineHeight
		return line, []htmlMapLabel{
			labelAt("middle", middle.x, above, volume), labelAt("middle", middle.x, middle.y+mapPathGap, state),
		}
	case start.x == end.x:
		anchor, x := "start", start.x+mapPathGap
		if start.x > l.width/2 {
			anchor, x = "end", start.x-mapPathGap
		}
		return line, []htmlMapLabel{centred(anchor, mapPoint{x, middle.y}, append(volume, state...))}
	}
	along := l.falling
	if start.x > end.x {
		along = l.rising
	}
	at := mapPoint{start.x + along*(end.x-start.x), start.y + along*(end.y-start.y)}
	label := centred("middle", at, append(volume, state...))
	label.ground(at)
	return line, []htmlMapLabel{label}
}

// ground covers the path under words that stand on it.
func (label *htmlMapLabel) ground(at mapPoint) {
	wide, high := 0.0, float64(len(label.Text))*lineHeight
	for _, line := range label.Text {
		wide = max(wide, fullWidth(line.Text))
	}
	label.Ground = &svgBox{X: pixels(at.x - wide/2), Y: pixels(at.y - high/2), W: pixels(wide), H: pixels(high)}
}

// mapPathGap is the room between a path and the words at it.
const mapPathGap = 9

// ends are where the path between two rooms begins and ends: in the middle of
// rooms side by side, near the outer edge of rooms one above the other, and at the
// corners that face each other.
func (l mapLayout) ends(from, to int, high float64) (start, end mapPoint) {
	left, right, upper, lower := l.room, l.width-l.room, high, high+l.gap
	switch {
	case from/2 == to/2:
		y := l.corner(from, high).y + high/2
		return mapPoint{left, y}, mapPoint{right, y}
	case from%2 == to%2:
		x := l.line
		if from%2 == 1 {
			x = l.width - l.line
		}
		return mapPoint{x, upper}, mapPoint{x, lower}
	case from%2 == 0:
		return mapPoint{left, upper}, mapPoint{right, lower}
	}
	return mapPoint{right, upper}, mapPoint{left, lower}
}

func lineHeights(class string, said []string) []htmlBoxLine {
	return each(said, func(line string) htmlBoxLine { return htmlBoxLine{Class: class, Text: line} })
}

// centred puts lines around a point.
func centred(anchor string, at mapPoint, text []htmlBoxLine) htmlMapLabel {
	return labelAt(anchor, at.x, at.y-float64(len(text))*lineHeight/2, text)
}

// labelAt puts lines from a height down.
func labelAt(anchor string, x, top float64, text []htmlBoxLine) htmlMapLabel {
	for i := range text {
		text[i].X, text[i].Y = pixels(x), pixels(top+float64(i)*lineHeight+11.5)
	}
	return htmlMapLabel{Anchor: anchor, Text: text}
}

// pathClass is how a path is drawn: the state is told by the form of the line, and
// by words beside it.
func pathClass(s PathState) string {
	switch s {
	case Silent, ProblemsOnly:
		return string(s)
	}
	return string(InUse)
}

// thickness is the width of a path in pixels, in few steps that the eye can tell.
func thickness(p QuadrantPath) string {
	wide := 1.5
	for _, step := range []struct {
		from int
		wide float64
	}{{1, 2}, {3, 4}, {6, 6}, {12, 8}} {
		if p.Volume >= step.from {
			wide = step.wide
		}
	}
	return pixels(wide)
}
