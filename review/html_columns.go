package review

import (
	"cmp"
	"slices"
	"strings"
)

// htmlColumns is a drawing of columns side by side. The plot lies between a
// gutter for the axis at the left and one for the names of the series at the
// right, both in pixels; narrow places have no room for the right one.
type htmlColumns struct {
	Left, Right    int
	Grid           []htmlGrid
	Before, Values []svgBox
	Target         string // height; empty for none
	Wide, Narrow   []svgText
	Ends           []htmlEnd
}

type htmlGrid struct {
	Y    string
	Zero bool
	Text svgText
}

// htmlEnd is the name of a series at the right of the plot, with its sign.
type htmlEnd struct {
	Class, Y, Top string
	Text          svgText
}

// The plot of columns, in pixels: it begins plotTop below the top and is
// plotHeight high; the labels of the axis take two lines below it.
const (
	plotTop    = 36
	plotHeight = 178
	axisHeight = 44
	// The narrowest plots that the two sets of labels must fit.
	wideWidth, narrowWidth = 390, 236
	// The widest names of series beside the plot.
	endWidth = 118
)

func (b *htmlBuilder) drawColumns(view *htmlChart, c Chart) {
	var values []float64
	for _, v := range c.numbers() {
		if v, ok := known(v); ok {
			values = append(values, v)
		}
	}
	s := newScale(values)
	y := func(v float64) float64 { return plotHeight * (1 - s.at(v)) }
	d := &htmlColumns{Right: 10}
	view.Columns, view.Height = d, plotTop+plotHeight+axisHeight
	view.Unit = strings.TrimSpace(view.Unit + " " + s.power())
	if len(values) == 0 {
		d.Grid = []htmlGrid{{Y: pixels(plotHeight), Zero: true}}
	} else {
		d.grid(b, s)
	}
	slot := 1 / float64(len(c.Points))
	for i, p := range c.Points {
		middle := (float64(i) + 0.5) * slot
		if v, ok := known(p.Before); ok {
			w := min(0.82*slot, 0.12)
			d.Before = append(d.Before, box(middle-w/2, w, y(0), y(v)))
		}
		if v, ok := known(p.Value); ok {
			w := min(0.5*slot, 0.07)
			d.Values = append(d.Values, box(middle-w/2, w, y(0), y(v)))
		}
	}
	if v, ok := known(c.Target); ok {
		d.Target = pixels(y(v))
	}
	labels := b.columnLabels(c.Points, s, y)
	d.Wide, d.Narrow = labels.set(wideWidth), labels.set(narrowWidth)
	d.ends(view, c, y)
}

// grid draws a line and a number at each step of the axis.
func (d *htmlColumns) grid(b *htmlBuilder, s scale) {
	at, texts := s.ticks()
	for i, share := range at {
		y, text := plotHeight*(1-share), b.text(texts[i])
		line := htmlGrid{Y: pixels(y), Text: newText("-8", "end", "tick", y+4, text), Zero: s.lo+float64(i)*s.step == 0}
		d.Left = max(d.Left, int(labelWidth(text))+10)
		d.Grid = append(d.Grid, line)
	}
}

// ends names the series at the right, each at the height where it ends. Where
// names would overlap, that of the target keeps its place and the others give
// way.
func (d *htmlColumns) ends(view *htmlChart, c Chart, y func(float64) float64) {
	type end struct {
		y      float64
		height float64
		class  string
		lines  []string
	}
	var ends []end
	for _, k := range view.Key {
		e := end{class: k.Class, lines: wrap(k.Text, endWidth, 3)}
		e.height = float64(len(e.lines))*lineHeight + 2
		e.y = y(lastOf(c, k.Class))
		ends = append(ends, e)
	}
	slices.SortStableFunc(ends, func(a, b end) int { return cmp.Compare(a.y, b.y) })
	fixed := max(0, slices.IndexFunc(ends, func(e end) bool { return e.class == "target" }))
	for i := fixed + 1; i < len(ends); i++ {
		ends[i].y = max(ends[i].y, ends[i-1].y+ends[i-1].height)
	}
	for i := fixed - 1; i >= 0; i-- {
		ends[i].y = min(ends[i].y, ends[i+1].y-ends[i].height)
	}
	for _, e := range ends {
		for _, line := range e.lines {
			d.Right = max(d.Right, int(labelWidth(line))+24)
		}
		d.Ends = append(d.Ends, htmlEnd{
			Class: e.class, Y: pixels(e.y), Top: pixels(e.y - 5),
			Text: newText("22", "start", e.class, e.y+4, e.lines...),
		})
	}
}

// lastOf is the last value of a series of a chart, or its target.
func lastOf(c Chart, class string) (last float64) {
	if class == "target" {
		return *c.Target
	}
	for _, p := range c.Points {
		series := p.Value
		if class == "before" {
			series = p.Before
		}
		if v, ok := known(series); ok {
			last = v
		}
	}
	return last
}

// columnLabels are the words along a row of columns, before it is known how
// wide the row is.
type columnLabels struct {
	names, values []string
	tops          []float64
	order         []int // which values to name first where not all can be
}

func (b *htmlBuilder) columnLabels(points []Point, s scale, y func(float64) float64) columnLabels {
	l := columnLabels{}
	highest, last := -1, -1
	var most float64
	for i, p := range points {
		l.names = append(l.names, b.text(p.Label))
		v, ok := known(p.Value)
		text := ""
		if ok {
			text, last = cmp.Or(b.text(p.Text), b.text(s.text(v))), i
			if highest < 0 || v > most {
				highest, most = i, v
			}
		}
		l.values = append(l.values, text)
		l.tops = append(l.tops, y(max(v, 0))-6) // above the base for what is below it
	}
	if last >= 0 {
		l.order = []int{last, highest}
	}
	return l
}

// set lays the labels out on a plot of a width in pixels.
func (l columnLabels) set(width float64) []svgText {
	return append(l.axis(width), l.figures(width)...)
}

// axis names every point, or every second, or as many as fit, the last always.
// A name of several words takes two lines; the second is left out where the
// name before has the same, as the year of months.
func (l columnLabels) axis(width float64) []svgText {
	slot := width / float64(len(l.names))
	limit := 84.0
	if slot >= 44 {
		limit = min(limit, slot-4) // rather cut a few names short than leave some out
	}
	lines := make([][]string, len(l.names))
	widest := 0.0
	for i, name := range l.names {
		lines[i] = []string{shorten(name, limit)}
		if first, rest, ok := strings.Cut(strings.TrimSpace(name), " "); ok {
			lines[i] = []string{shorten(first, limit), shorten(rest, limit)}
		}
		for _, line := range lines[i] {
			widest = max(widest, labelWidth(line))
		}
	}
	step := 1
	for float64(step)*slot < widest+4 && step < len(l.names) {
		step++
	}
	var texts []svgText
	second := ""
	for i := (len(lines) - 1) % step; i < len(lines); i += step {
		shown := lines[i]
		if len(shown) == 2 {
			if shown[1] == second {
				shown = shown[:1]
			}
			second = lines[i][1]
		}
		texts = append(texts, newText(percent((float64(i)+0.5)/float64(len(lines))), "middle", "axis", plotHeight+18, shown...))
	}
	return texts
}

// figures writes the values above their columns where all of them fit, and
// else the last, and the highest if there is room.
func (l columnLabels) figures(width float64) []svgText {
	slot := width / float64(len(l.values))
	order := l.order
	fits := !slices.ContainsFunc(l.values, func(text string) bool { return labelWidth(text)+2 > slot })
	if fits {
		order = nil
		for i := range l.values {
			order = append(order, i)
		}
	}
	var texts []svgText
	var taken [][2]float64
	for _, i := range order {
		half := labelWidth(l.values[i])/2 + 3
		middle := (float64(i) + 0.5) * slot
		from, to, x, anchor := middle-half, middle+half, middle/width, "middle"
		switch {
		case from < 0:
			from, to, x, anchor = 0, 2*half, 0, "start"
		case to > width:
			from, to, x, anchor = width-2*half, width, 1, "end"
		}
		clash := slices.ContainsFunc(taken, func(t [2]float64) bool { return from < t[1] && t[0] < to })
		if l.values[i] == "" || !fits && (clash || 2*half > width) {
			continue
		}
		taken = append(taken, [2]float64{from, to})
		texts = append(texts, newText(percent(x), anchor, "figure", l.tops[i], l.values[i]))
	}
	return texts
}
