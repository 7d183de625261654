package review

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/accordhq/accord/account"
)

// A chart is drawn with heights in pixels and widths in per cent, so that it
// takes the width of its page while its words keep their size. Where words
// could collide there are two sets of them, one for wide and one for narrow
// places, and the style sheet shows the one that fits.

// htmlChart is a drawn chart: Columns or Bars is set.
type htmlChart struct {
	ID, Tag       string
	Title, Desc   string
	Caption, Unit string
	Ref           *htmlRef
	// Beside is set where the chart stands beside the words of the cover.
	Beside  bool
	Height  int
	Columns *htmlColumns
	Bars    []htmlBar
	// Key names the series where there is no room to do so in the drawing.
	Key []htmlKey
	// None says that no value is known.
	None  string
	Words string // what unfolds the table
	Data  htmlTable
}

// htmlKey names a series or line, which its class draws.
type htmlKey struct{ Class, Text string }

// svgBox is a rectangle; X and W in per cent, or in pixels where the drawing has a
// size of its own, Y and H in pixels.
type svgBox struct{ X, W, Y, H string }

// svgText is a text of one or several lines; X is in per cent or pixels.
type svgText struct {
	X, Anchor, Class string
	Lines            []svgLine
}

type svgLine struct{ Y, Text string }

// lineHeight is that of chart labels, in pixels.
const lineHeight = 15

func newText(x, anchor, class string, y float64, lines ...string) svgText {
	t := svgText{X: x, Anchor: anchor, Class: class}
	for i, line := range lines {
		t.Lines = append(t.Lines, svgLine{pixels(y + float64(i)*lineHeight), line})
	}
	return t
}

func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', 2, 64) + "%" }

func pixels(y float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(y, 'f', 1, 64), ".0")
}

// box is a rectangle from x on, in shares, between two heights; what is not
// nothing can be seen.
func box(x, width, y1, y2 float64) svgBox {
	top, bottom := min(y1, y2), max(y1, y2)
	return svgBox{percent(x), percent(width), pixels(top - max(0, 1.5-(bottom-top))), pixels(max(1.5, bottom-top))}
}

func (b *htmlBuilder) chart(c Chart, around account.Visibility) *htmlChart {
	b.charts++
	view := &htmlChart{
		ID: fmt.Sprintf("chart-%d", b.charts), Title: b.title(c.Title), Desc: b.text(c.Desc), Caption: b.text(c.Caption),
		Unit: b.text(c.Unit), Ref: b.ref(c.Note), Words: b.say("html.chart-data", nil),
	}
	view.Tag, _ = b.tag(c.Visibility, around)
	view.Data = b.chartTable(c, view)
	if slices.ContainsFunc(c.Points, func(p Point) bool { return p.Before != nil }) {
		view.key("value", b.text(c.Value))
		view.key("before", b.text(c.Before))
	}
	if c.Target != nil {
		view.key("target", b.text(c.TargetName))
	}
	if !slices.ContainsFunc(c.Points, func(p Point) bool { return p.Value != nil }) {
		view.None = b.say("html.no-values", nil)
	}
	if c.Kind == Bars {
		b.drawBars(view, c)
	} else {
		b.drawColumns(view, c)
	}
	return view
}

func (c *htmlChart) key(class, text string) {
	if text != "" {
		c.Key = append(c.Key, htmlKey{class, text})
	}
}

// chartTable holds the figures of a chart for those who cannot see it. Bars may
// each be counted in a unit of its own, which the value says.
func (b *htmlBuilder) chartTable(c Chart, view *htmlChart) htmlTable {
	t := htmlTable{ID: view.ID + "-data", Caption: view.Title}
	unit := view.Unit
	compared := slices.ContainsFunc(c.Points, func(p Point) bool { return p.Before != nil })
	if c.Kind == Bars {
		unit = ""
	}
	t.Columns = []htmlColumn{{Head: b.text(c.Axis)}, {Head: b.text(c.Value), Unit: unit, Numeric: true}}
	if compared {
		t.Columns = append(t.Columns, htmlColumn{Head: b.text(c.Before), Unit: unit, Numeric: true})
	}
	write, missing := b.numerals(c), b.say("document.not-supplied", nil)
	number := func(v *float64) string {
		if v, ok := known(v); ok {
			return write(v)
		}
		return missing
	}
	add := func(name, value, before string, tone Tone) {
		row := htmlRow{Cells: []htmlCell{{Text: name}, {Text: value, Numeric: true, Tone: b.tone(tone)}}}
		if compared {
			row.Cells = append(row.Cells, htmlCell{Text: before, Numeric: true})
		}
		t.Rows = append(t.Rows, row)
	}
	for _, p := range c.Points {
		add(b.filled(p.Label), cmp.Or(b.text(p.Text), number(p.Value)), number(p.Before), p.Tone)
	}
	if c.Target != nil {
		add(b.filled(c.TargetName), number(c.Target), number(c.Target), "")
	}
	return t
}
