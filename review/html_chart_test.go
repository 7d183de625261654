package review_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/review"
)

// monthly is a chart of columns with a value for each month.
func monthly(values ...*float64) review.Chart {
	c := review.Chart{
		Kind: review.Columns, Title: data("A chart"), Desc: data("What is to be seen."), Axis: data("Month"), Unit: data("hours"),
		Value: data("This year"), Before: data("Year before"), Visibility: account.Customer,
	}
	for i, v := range values {
		p := review.Point{Label: account.MonthOf(time.Date(2024, time.Month(1+i), 1, 0, 0, 0, 0, time.UTC)), Value: v, Visibility: account.Customer}
		if v != nil {
			p.Text = account.Number(*v, 1)
		}
		c.Points = append(c.Points, p)
	}
	return c
}

// wave is n values that rise and fall.
func wave(n int, size float64) []*float64 {
	values := make([]*float64, n)
	for i := range values {
		values[i] = ptr(size * (3 + 2*math.Sin(float64(i))))
	}
	return values
}

// draw returns the figure of a chart.
func draw(t *testing.T, c review.Chart) *node {
	t.Helper()
	d := review.Document{Blocks: review.Blocks{c}}
	got := page(t, review.HTML{}, edition(t, d, account.Customer))
	require.NoError(t, checkPage(got))
	root, err := parsePage(got)
	require.NoError(t, err)
	return root.all("figure")[0]
}

// number is a length in pixels or per cent.
func number(t *testing.T, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(strings.TrimSuffix(s, "%"), 64)
	require.NoError(t, err)
	return x
}

// marks are the rectangles of a class.
func marks(figure *node, class string) []*node {
	return slices.DeleteFunc(figure.all("rect"), func(n *node) bool {
		return n.attrs["class"] != class || n.attrs["width"] == "10" // the sign beside a name
	})
}

func TestColumnsStandOnZero(t *testing.T) {
	t.Parallel()
	c := monthly(ptr(2.0), nil, ptr(0.0), ptr(-1.0), ptr(4.0))
	c.Points[1].Before = ptr(2.0)
	figure := draw(t, c)
	zero := number(t, figure.classed("zero")[0].attrs["y1"])
	columns := marks(figure, "value")
	require.Len(t, columns, 4, "a gap for what is not known, a mark for nothing")
	var heights []float64
	for i, c := range columns {
		top, height := number(t, c.attrs["y"]), number(t, c.attrs["height"])
		foot := top + height
		if i == 2 {
			foot = top // below the base
		}
		require.InDelta(t, zero, foot, 0.11)
		heights = append(heights, height)
	}
	before := marks(figure, "before")[0]
	require.InDelta(t, zero, number(t, before.attrs["y"])+number(t, before.attrs["height"]), 0.11)
	require.InDelta(t, heights[0], number(t, before.attrs["height"]), 0.11)
	require.InDelta(t, heights[0], 2*heights[2], 0.11)
	require.InDelta(t, heights[3], 2*heights[0], 0.11)
	require.InDelta(t, 1.5, heights[1], 0.01)
}

func TestChartsDrawWhateverTheValues(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		values []*float64
		unit   string
		ticks  []string
	}{
		{"none known", []*float64{nil, nil}, "hours", []string{}},
		{"zero", []*float64{ptr(0.0)}, "hours", []string{"0", "1"}},
		{"one", []*float64{ptr(3.1)}, "hours", []string{"0", "1", "2", "3", "4"}},
		{"count", []*float64{ptr(2.0), ptr(1.0)}, "hours", []string{"0", "1", "2"}},
		{"fraction", []*float64{ptr(0.4)}, "hours", []string{"0.0", "0.1", "0.2", "0.3", "0.4"}},
		{"hundreds", []*float64{ptr(940.0)}, "hours", []string{"0", "250", "500", "750", "1,000"}},
		{"huge", []*float64{ptr(7e12)}, "hours ×10¹²", []string{"0", "2", "4", "6", "8"}},
		{"largest", []*float64{ptr(math.MaxFloat64), ptr(-math.MaxFloat64)}, "hours ×10³⁰⁶", []string{"−200", "−100", "0", "100", "200"}},
		{"tiny", []*float64{ptr(2e-7)}, "hours ×10⁻⁹", []string{"0", "50", "100", "150", "200"}},
		{"smallest", []*float64{ptr(math.SmallestNonzeroFloat64)}, "hours", []string{"0.0", "0.5", "1.0"}},
		{"below zero", []*float64{ptr(-3.0)}, "hours", []string{"−3", "−2", "−1", "0"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			figure := draw(t, monthly(test.values...))
			ticks := []string{}
			for _, tick := range figure.classed("tick") {
				ticks = append(ticks, tick.words())
			}
			require.Equal(t, test.ticks, ticks)
			require.Equal(t, test.unit, figure.classed("unit")[0].words())
			require.Equal(t, test.name == "none known", strings.Contains(figure.words(), "no value is known"))
		})
	}
}

// TestLabelsDoNotCollide takes seven pixels a letter, which is more than the
// fonts of the page do.
func TestLabelsDoNotCollide(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 2, 5, 12, 13, 24, 36, 120} {
		for set, width := range map[string]float64{"wide": 390, "narrow": 236} {
			t.Run(fmt.Sprint(n, set), func(t *testing.T) {
				t.Parallel()
				group := draw(t, monthly(wave(n, 10)...)).classed(set)
				group = slices.DeleteFunc(group, func(n *node) bool { return n.name != "g" })
				for _, class := range []string{"axis", "figure"} {
					end := math.Inf(-1)
					labels := group[0].classed(class)
					require.NotEmpty(t, labels, class)
					slices.SortStableFunc(labels, func(a, b *node) int { return int(leftOf(t, a, width) - leftOf(t, b, width)) })
					for _, label := range labels {
						left := leftOf(t, label, width)
						require.GreaterOrEqual(t, left, end, "%s %q", class, label.words())
						end = left + widthOf(label)
					}
					last := labels[len(labels)-1].words()
					require.Equal(t, class == "axis", strings.HasPrefix(last, time.Month((n-1)%12 + 1).String()[:3]), last)
				}
			})
		}
	}
}

func TestTheLastValueIsNamedBeforeTheHighest(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		highest int
		want    []string
	}{
		{3, []string{"1,000.0", "2,000.0"}},
		{34, []string{"1,000.0"}}, // there is room for one
		{35, []string{"2,000.0"}},
	} {
		values := wave(36, 100)
		values[35], values[test.highest] = ptr(1000.0), ptr(2000.0)
		var named []string
		for _, label := range draw(t, monthly(values...)).classed("wide")[0].classed("figure") {
			named = append(named, label.words())
		}
		require.Equal(t, test.want, named)
	}
}

func widthOf(label *node) (width float64) {
	for _, line := range label.all("tspan") {
		width = max(width, 7*float64(len([]rune(line.words()))))
	}
	return width
}

func leftOf(t *testing.T, label *node, width float64) float64 {
	x := number(t, label.all("tspan")[0].attrs["x"]) / 100 * width
	return x - map[string]float64{"start": 0, "middle": 0.5, "end": 1}[label.attrs["text-anchor"]]*widthOf(label)
}

func TestSeriesAreNamedWhereTheyEnd(t *testing.T) {
	t.Parallel()
	c := monthly(wave(12, 1)...)
	for i := range c.Points {
		c.Points[i].Before = ptr(4.0)
	}
	c.Target, c.TargetName = ptr(4.0), data("Target agreed: four hours, on every working day but those of December")
	figure := draw(t, c)
	line := slices.DeleteFunc(figure.all("line"), func(n *node) bool { return n.attrs["class"] != "target" })[0]
	names := make(map[string][]float64)
	for _, end := range figure.all("svg")[1].all("text") {
		for _, part := range end.all("tspan") {
			names[end.attrs["class"]] = append(names[end.attrs["class"]], number(t, part.attrs["y"]))
		}
	}
	require.Len(t, names, 3)
	require.InDelta(t, number(t, line.attrs["y1"]), names["target"][0]-4, 0.2, "the target's name stands at its line")
	var all []float64
	for _, at := range names {
		all = append(all, at...)
	}
	slices.Sort(all)
	for i := range all[1:] {
		require.GreaterOrEqual(t, all[i+1]-all[i], 15.0)
	}
	require.Empty(t, draw(t, monthly(wave(12, 1)...)).classed("key"), "one series needs no name")
}

func TestBarsFillTheirOwnLimits(t *testing.T) {
	t.Parallel()
	bar := func(value, limit *float64) review.Point {
		return review.Point{Label: data("A capacity"), Value: value, Before: limit, Visibility: account.Customer}
	}
	for _, test := range []struct {
		name         string
		point        review.Point
		value, limit string // widths; empty for none
		broken       bool
		says         string
	}{
		{"half", bar(ptr(5.0), ptr(10.0)), "50.00%", "100.00%", false, "5"},
		{"empty", bar(ptr(0.0), ptr(10.0)), "0.00%", "100.00%", false, "0"},
		{"full", bar(ptr(64.0), ptr(64.0)), "100.00%", "100.00%", false, "64"},
		{"over", bar(ptr(12.5), ptr(10.0)), "100.00%", "80.00%", false, "12.5"},
		{"far over", bar(ptr(90.0), ptr(10.0)), "100.00%", "66.67%", true, "90"},
		{"no room at all", bar(ptr(1.0), ptr(0.0)), "100.00%", "66.67%", true, "1"},
		{"below nothing", bar(ptr(-1.0), ptr(10.0)), "0.00%", "100.00%", false, "−1"},
		{"no limit", bar(ptr(3.0), nil), "100.00%", "", false, "3"},
		{"unknown", bar(nil, ptr(10.0)), "", "100.00%", false, "not supplied"},
		{"nothing", bar(nil, nil), "", "", false, "not supplied"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := monthly()
			c.Kind, c.Points = review.Bars, []review.Point{test.point}
			figure := draw(t, c)
			width := func(class string) string {
				for _, n := range marks(figure, class) {
					return n.attrs["width"]
				}
				return ""
			}
			require.Equal(t, test.value, width("value"))
			require.Equal(t, test.limit, width("before"))
			require.Equal(t, test.broken, width("break") != "")
			require.Equal(t, test.says, figure.all("svg")[0].classed("figure")[0].words())
		})
	}
}

// TestABarThatIsBadIsMarked by its colour, and by a shape for those who do not see it.
func TestABarThatIsBadIsMarked(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		tone         review.Tone
		class, shape string
	}{{"", "value", ""}, {review.Good, "value", "\u00a0✓"}, {review.Bad, "value bad", "\u00a0✗"}, {"odd", "value", ""}} {
		c := monthly(ptr(97.0))
		c.Kind, c.Points[0].Before, c.Points[0].Text, c.Points[0].Tone = review.Bars, ptr(100.0), data("97 of 100"), tt.tone
		drawn := draw(t, c).all("svg")[0]
		require.Len(t, marks(drawn, tt.class), 1)
		require.Equal(t, "97 of 100"+tt.shape, drawn.classed("figure")[0].words())
		e := edition(t, review.Document{Blocks: review.Blocks{c}}, account.Customer)
		for _, r := range []review.Renderer{review.Text{}, review.Markdown{}} {
			require.Equal(t, tt.shape != "", strings.ContainsAny(render(t, r, e), "✓✗"), "%T", r)
		}
	}
}

func TestNamesOfBarsLeaveRoomForWhatTheySay(t *testing.T) {
	t.Parallel()
	for _, says := range []string{"5", "312 of 400 seats", "1,240 of 10,000 Mbit/s", strings.Repeat("very much ", 9)} {
		c := monthly(ptr(5.0))
		c.Kind = review.Bars
		c.Points[0].Label, c.Points[0].Text = data("Seats of the warehouse planning software in Rotterdam, Hamburg and Gdańsk"), data(says)
		svg := draw(t, c).all("svg")[0]
		row := make(map[string]float64)
		for _, line := range svg.all("tspan") {
			row[line.attrs["y"]] += 7.2 * float64(len([]rune(line.words())))
		}
		for y, width := range row {
			require.LessOrEqual(t, width, 288.0, "%q at %s", says, y)
		}
	}
}

func TestATargetIsALineThroughBars(t *testing.T) {
	t.Parallel()
	c := monthly(ptr(3.0), ptr(6.0))
	c.Kind, c.Target, c.TargetName = review.Bars, ptr(8.0), data("Limit")
	c.Points[0].Before, c.Points[1].Before = ptr(10.0), ptr(4.0)
	figure := draw(t, c)
	lines := slices.DeleteFunc(figure.all("line"), func(n *node) bool { return n.attrs["class"] != "target" })
	require.Len(t, lines, 1, "the second bar shows no more than its limit by half")
	require.Equal(t, "53.33%", lines[0].attrs["x1"])
	require.Equal(t, "Limit", figure.classed("key")[0].classed("target")[0].words())
}

func TestAChartHasItsFiguresAsATable(t *testing.T) {
	t.Parallel()
	c := monthly(ptr(3.25), nil)
	c.Points[0].Text, c.Points[0].Before, c.Points[1].Before = account.Text{}, ptr(5.0), ptr(1200.5)
	c.Target, c.TargetName = ptr(4.0), data("Target")
	var rows []string
	for _, row := range draw(t, c).all("tr") {
		var cells []string
		for _, cell := range row.all("th", "td") {
			cells = append(cells, cell.words())
		}
		rows = append(rows, strings.Join(cells, " | "))
	}
	require.Equal(t, []string{
		"Month | This year hours | Year before hours",
		"Jan 2024 | 3.25 | 5.00",
		"Feb 2024 | not supplied | 1,200.50",
		"Target | 4.00 | 4.00",
	}, rows)
}
