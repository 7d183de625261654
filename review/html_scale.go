package review

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"github.com/accordhq/accord/account"
)

// scale is a value axis from zero, or through it, in round steps.
type scale struct {
	lo, hi, step float64
	// exp is the power of ten by which values are divided first, a multiple of
	// three, so that the axis shows short numbers.
	exp int
}

// newScale takes the values the axis must reach; there may be none.
func newScale(values []float64) scale {
	var size float64
	whole := true
	for _, v := range values {
		size = max(size, math.Abs(v))
		whole = whole && v == math.Trunc(v)
	}
	var s scale
	if size >= 1e6 || size > 1e-300 && size < 1e-3 {
		s.exp = 3 * int(math.Floor(math.Log10(size)/3))
	}
	for _, v := range values {
		s.lo, s.hi = min(s.lo, s.scaled(v)), max(s.hi, s.scaled(v))
	}
	if s.hi-s.lo < 1e-20 {
		s.lo, s.hi = 0, 1
	}
	s.step = roundStep((s.hi - s.lo) / 4)
	if whole && s.exp == 0 {
		s.step = max(s.step, 1)
	}
	s.lo, s.hi = math.Floor(s.lo/s.step)*s.step, math.Ceil(s.hi/s.step)*s.step
	return s
}

// roundStep is the smallest of 1, 2, 5, 10, 20, 25, 50 … that is no less.
func roundStep(least float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, digit := range []float64{1, 2, 2.5, 5} {
		if digit*power >= least && (digit != 2.5 || power >= 10) {
			return digit * power
		}
	}
	return 10 * power
}

func (s scale) scaled(v float64) float64 { return v / math.Pow(10, float64(s.exp)) }

// at is where a value lies, from 0 at the low end to 1 at the high end.
func (s scale) at(v float64) float64 { return (s.scaled(v) - s.lo) / (s.hi - s.lo) }

// ticks are the steps of the axis: where they lie and how they are written.
func (s scale) ticks() (at []float64, text []account.Text) {
	places := max(0, -s.magnitude())
	for i := range int(math.Round((s.hi-s.lo)/s.step)) + 1 {
		v := s.lo + float64(i)*s.step
		at = append(at, (v-s.lo)/(s.hi-s.lo))
		text = append(text, account.Number(v, places))
	}
	return at, text
}

// magnitude is the power of ten of the steps.
func (s scale) magnitude() int { return int(math.Floor(math.Log10(s.step) + 1e-9)) }

// text writes a value in the axis's numbers, one place finer than its steps.
func (s scale) text(v float64) account.Text {
	v = s.scaled(v)
	if v == math.Trunc(v) {
		return account.Number(v, 0)
	}
	return account.Number(v, max(0, 1-s.magnitude()))
}

// power writes the power of ten that a unit is to be multiplied with.
func (s scale) power() string {
	if s.exp == 0 {
		return ""
	}
	raised := strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴",
		"5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")
	return "×10" + raised.Replace(strconv.Itoa(s.exp))
}

// known returns a value that may be missing, and false when it is.
func known(v *float64) (float64, bool) {
	if v == nil {
		return 0, false
	}
	return *v, true
}

// numerals returns a function that writes the values of a chart alike: to
// three digits of the one that needs the most places, bars each to its own, and
// with a power of ten where they are very large or small.
func (b *htmlBuilder) numerals(c Chart) func(float64) string {
	var values []float64
	for _, v := range c.numbers() {
		if v, ok := known(v); ok {
			values = append(values, v)
		}
	}
	s := newScale(values)
	var scaled []*float64
	for _, v := range values {
		v = s.scaled(v)
		scaled = append(scaled, &v)
	}
	return func(v float64) string {
		v = s.scaled(v)
		if c.Kind == Bars {
			scaled = []*float64{&v}
		}
		return strings.TrimSpace(b.text(account.Number(v, min(places(scaled...), 6))) + " " + s.power())
	}
}

// labelWidth estimates the width of a text in pixels at the size of chart
// labels, rather too wide than too narrow.
func labelWidth(s string) float64 {
	var w float64
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case r >= 0x1100:
			w += 13
		case strings.ContainsRune(" .,:;'!|ijltf()[]", r):
			w += 4.2
		case unicode.IsUpper(r):
			w += 8.6
		default:
			w += 7
		}
	}
	return w
}

// wrap breaks a text into at most lines lines of a width, cutting what does
// not fit with an ellipsis.
func wrap(s string, width float64, lines int) []string {
	var out []string
	for _, word := range strings.Fields(s) {
		last := len(out) - 1
		if last >= 0 && labelWidth(out[last]+" "+word) <= width {
			out[last] += " " + word
			continue
		}
		out = append(out, word)
	}
	if len(out) > lines {
		out = append(out[:lines-1], strings.Join(out[lines-1:], " "))
	}
	for i := range out {
		out[i] = shorten(out[i], width)
	}
	return out
}

// shorten cuts a text to a width, with an ellipsis for what is gone.
func shorten(s string, width float64) string {
	if labelWidth(s) <= width {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if labelWidth(b.String()+string(r)+"…") > width {
			break
		}
		b.WriteRune(r)
	}
	return strings.TrimSpace(b.String()) + "…"
}
