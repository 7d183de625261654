package review

// htmlBar is one bar of a chart of bars below each other: its name, what it
// says, the hollow bar of its limit and the solid one of its value.
type htmlBar struct {
	Texts        []svgText
	Limit, Value *svgBox
	Bad          bool
	Break        *svgBox // where a bar is longer than the drawing
	Target       string  // distance from the left; empty for none
	Top, Bottom  string  // of the target's line
}

const (
	barWidth  = 280 // the narrowest drawing that the labels must fit, in pixels
	barHeight = 14
	barGap    = 20
	// longestBar is how much of its limit a bar may show; a longer one ends
	// with a break.
	longestBar = 1.5
)

func (b *htmlBuilder) drawBars(view *htmlChart, c Chart) {
	s, write, y := newBarScale(c), b.numerals(c), 0.0
	for _, p := range c.Points {
		bar := htmlBar{Bad: p.Tone == Bad}
		v, ok := known(p.Value)
		says := b.text(p.Text)
		switch {
		case says == "" && ok:
			says = write(v)
		case says == "":
			says = b.say("document.not-supplied", nil)
		}
		y = bar.label(b.text(p.Label), marked(says, shape(p.Tone)), y)
		if p.Before != nil {
			bar.Limit = bar.box(0, 1/s.longest, y, barHeight)
		}
		if share := s.share(v, p); ok {
			bar.Value = bar.box(0, min(share, s.longest)/s.longest, y+3, barHeight-6)
			if share > longestBar {
				bar.Break = bar.box(0.96, 0.012, y, barHeight)
			}
		}
		if target, ok := known(c.Target); ok && s.share(target, p) <= s.longest {
			bar.Target = percent(s.share(target, p) / s.longest)
			bar.Top, bar.Bottom = pixels(y-3), pixels(y+barHeight+3)
		}
		view.Bars = append(view.Bars, bar)
		y += barHeight + barGap
	}
	view.Height = int(y) - barGap + 6
}

func (htmlBar) box(x, width, y, height float64) *svgBox {
	drawn := box(x, width, y, y+height)
	return &drawn
}

// barScale measures each bar by its own limit, and the bars without one by the
// longest of them.
type barScale struct {
	common  float64 // limit of those without
	longest float64 // share of its limit that the longest bar shows
}

func newBarScale(c Chart) barScale {
	s := barScale{longest: 1}
	s.common, _ = known(c.Target)
	for _, p := range c.Points {
		if v, _ := known(p.Value); p.Before == nil {
			s.common = max(s.common, v)
		}
	}
	for _, p := range c.Points {
		v, _ := known(p.Value)
		s.longest = min(max(s.longest, s.share(v, p)), longestBar)
	}
	return s
}

// share is a value's part of the limit that it is measured by. What is more
// than a limit of nothing is beyond every bar.
func (s barScale) share(v float64, p Point) float64 {
	limit := s.common
	if p.Before != nil {
		limit = *p.Before
	}
	switch {
	case v <= 0:
		return 0
	case limit <= 0:
		return 2 * longestBar
	}
	return v / limit
}

// label writes the name of a bar at the left and what it says at the right, or
// below where that is long. It returns where the bar begins.
func (bar *htmlBar) label(name, says string, y float64) float64 {
	// The words of bars are set larger than other labels, what they say bolder.
	const larger, bolder = 13. / 12, 1.1
	y += 12
	room := barWidth - labelWidth(says)*larger*bolder - 12
	if room < barWidth/2 {
		room = barWidth
	}
	lines := wrap(name, room/larger, 3)
	bar.Texts = []svgText{newText("0", "start", "name", y, lines...)}
	y += float64(max(0, len(lines)-1)) * lineHeight
	if room < barWidth {
		bar.Texts = append(bar.Texts, newText("100%", "end", "figure", y, says))
		return y + 6
	}
	y += lineHeight
	bar.Texts = append(bar.Texts, newText("0", "start", "figure", y, shorten(says, barWidth/larger/bolder)))
	return y + 6
}
