package review

import (
	"math"
	"strings"

	"github.com/accordhq/accord/account"
)

// The widths of a chart's bars.
const (
	mostBar  = 40
	leastBar = 8
)

// chart sets a chart as rows: the label of each point, a bar, and the value as
// people read it.
func (p *textPage) chart(c Chart, around account.Visibility) {
	title, around := p.tagged(p.text(c.Title), c.Visibility, around)
	p.running("", marked(title, p.ref(c.Note)))
	p.running("", p.text(c.Desc))
	p.print("")
	bare, _ := p.chartGrid(c, around, 0).fit(math.MaxInt)
	bar := min(max(p.width-spread(bare), p.width/4, leastBar), mostBar)
	g := p.chartGrid(c, around, bar)
	if widths, ok := g.fit(p.width); ok {
		p.print(g.lines(widths)...)
	} else {
		p.print(p.chartGrid(c, around, min(p.width, mostBar)).records(p.width)...)
	}
	if caption := p.text(c.Caption); caption != "" {
		p.print("")
		p.running("", caption)
	}
}

// chartGrid sets the points of a chart, and its target last, with bars of some
// width.
func (p *textPage) chartGrid(c Chart, around account.Visibility, width int) grid {
	var labels, bars, values, befores []gridCell
	add := func(label, bar, value, before string) {
		labels = append(labels, gridCell{text: label})
		bars = append(bars, gridCell{text: bar})
		values = append(values, gridCell{text: value})
		befores = append(befores, gridCell{text: before})
	}
	scale, places := c.scale(), places(c.numbers()...)
	for _, point := range c.Points {
		label, _ := p.tagged(p.text(point.Label), point.Visibility, around)
		bar := c.bar(point.Value, scale, width)
		if c.Kind == Bars {
			bar = gauge(point, width)
		}
		add(label, bar, p.point(point, places), p.number(point.Before, places))
	}
	if c.Target != nil {
		add(p.text(c.TargetName), c.bar(nil, scale, width), p.number(c.Target, places), "")
	}
	kind := gridNumbers
	if c.Kind == Bars {
		kind = gridText
	}
	var g grid
	g.add(gridColumn{head: p.text(c.Axis)}, labels)
	g.add(gridColumn{kind: gridDrawing}, bars)
	g.add(gridColumn{head: p.head(c.Value, c.Unit), kind: kind}, values)
	if c.compares() {
		g.add(gridColumn{head: p.text(c.Before), kind: gridNumbers}, befores)
	}
	return g
}

// scale is the number that the longest bar stands for.
func (c Chart) scale() float64 {
	scale := 0.0
	if c.Target != nil {
		scale = math.Abs(*c.Target)
	}
	for _, p := range c.Points {
		if p.Value != nil {
			scale = max(scale, math.Abs(*p.Value))
		}
	}
	return scale
}

// bar draws a value from zero, a negative one in a lighter shade, and the
// target as a thin line across.
func (c Chart) bar(value *float64, scale float64, width int) string {
	drawn := ""
	if value != nil && scale > 0 {
		if *value < 0 {
			drawn = strings.Repeat("░", int(math.Round(-*value/scale*float64(width))))
		} else {
			drawn = solid(*value/scale, width)
		}
	}
	if c.Kind == Bars || c.Target == nil || scale == 0 || width == 0 {
		return drawn
	}
	cells := []rune(padRight(drawn, width))
	at := int(max(0, *c.Target) / scale * float64(width))
	cells[min(at, width-1)] = '│'
	return string(cells)
}

// gauge draws a value against its limit; nothing where either is not known.
func gauge(p Point, width int) string {
	if p.Value == nil || p.Before == nil || *p.Before <= 0 {
		return ""
	}
	full := solid(min(max(0, *p.Value / *p.Before), 1), width)
	return full + strings.Repeat("░", width-displayWidth(full))
}

// solid draws a share of a width in eighths of a terminal column. What is more
// than nothing is seen.
func solid(share float64, width int) string {
	eighths := int(math.Round(share * float64(width) * 8))
	if share > 0 && width > 0 {
		eighths = max(eighths, 1)
	}
	drawn := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		drawn += string([]rune("▏▎▍▌▋▊▉")[rest-1])
	}
	return drawn
}
