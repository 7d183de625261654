package review_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/review"
)

func TestBrandNamesEveryFault(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		brand review.Brand
		want  string
	}{
		{"zero", review.Brand{}, ""},
		{"colour", review.Brand{Accent: "#7A3e9d"}, ""},
		{"name of a colour", review.Brand{Accent: "red"}, `accent: must be written #rrggbb, not "red"`},
		{"style", review.Brand{Accent: "#7a3e9d;}"}, "accent: must be written #rrggbb"},
		{"short", review.Brand{Accent: "#fff"}, "accent: must be written #rrggbb"},
		{"png", review.Brand{Logo: logoPNG(t)}, ""},
		{"svg", svgLogo(`<path d="M0 0h9v9z" fill="url(#a)"/>`), ""},
		{"text", review.Brand{Logo: []byte("a logo")}, "logo: must be a PNG, a JPEG or an SVG"},
		{"html", review.Brand{Logo: []byte("<html></html>")}, "logo: must be a PNG, a JPEG or an SVG"},
		{"broken", review.Brand{Logo: []byte("<svg><path></svg>")}, "logo: must be a PNG, a JPEG or an SVG"},
		{"script", svgLogo(`<script>alert(1)</script>`), "logo: must be an SVG without the element script"},
		{"foreign", svgLogo(`<foreignObject/>`), "logo: must be an SVG without the element foreignObject"},
		{"handler", svgLogo(`<path onload="alert(1)"/>`), "logo: must be an SVG without the attribute onload"},
		{"javascript", svgLogo(`<a href="javascript:alert(1)"/>`), "refers to nothing outside itself"},
		{"animated", svgLogo(`<set attributeName="href" to=" JavaScript:alert(1)"/>`), "refers to nothing outside itself"},
		{"link", svgLogo(`<image xlink:href="//example.org/x.png"/>`), "refers to nothing outside itself"},
		{"base", svgLogo(`<g xml:base="//example.org/"><use href="#a"/></g>`), "without the attribute base"},
		{"style sheet", svgLogo(`<style>path { fill: url( 'x.svg#a') }</style>`), "refers to nothing outside itself"},
		{"import", svgLogo(`<style>@import "x.css"</style>`), "refers to nothing outside itself"},
		{"entity", review.Brand{Logo: []byte(`<!DOCTYPE svg [<!ENTITY x "y">]><svg/>`)}, "without a document type"},
		{"instruction", review.Brand{Logo: []byte(`<?xml-stylesheet href="x"?><svg/>`)}, `without the instruction "xml-stylesheet"`},
		{"large", review.Brand{Logo: make([]byte, 1<<20+1)}, "logo: must be no larger than 1 MiB"},
		{"both", review.Brand{Accent: "blue", Logo: []byte("x")}, "accent: must be written #rrggbb, not \"blue\"\nlogo: must be"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var b bytes.Buffer
			err := review.HTML{Brand: test.brand}.Render(&b, edition(t, review.Document{}, account.Customer))
			require.Equal(t, test.brand.Validate() == nil, err == nil)
			if test.want == "" {
				require.NoError(t, err)
				require.NoError(t, checkPage(b.String()))
				return
			}
			require.ErrorIs(t, err, account.ErrInvalid)
			require.ErrorContains(t, err, test.want)
			require.Zero(t, b.Len())
		})
	}
}

func svgLogo(inside string) review.Brand {
	return review.Brand{Logo: []byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">` + inside + `</svg>`)}
}

func logoPNG(t *testing.T) []byte {
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, image.NewGray(image.Rect(0, 0, 9, 9))))
	return b.Bytes()
}

func TestTheLogoStandsForTheName(t *testing.T) {
	t.Parallel()
	e := edition(t, sampleDocument(), account.Customer)
	named := page(t, review.HTML{Brand: review.Brand{Name: "Northlight"}}, e)
	require.Contains(t, named, "Operations review · Northlight</p>")
	pictured := page(t, review.HTML{Brand: review.Brand{Name: "Northlight", Logo: logoPNG(t)}}, e)
	require.Regexp(t, `<img class="logo" src="data:image/png;base64,[^"]+" alt="Northlight">`, pictured)
	require.NotContains(t, pictured, "· Northlight")
}

// TestContrast holds every colour that words are set in to a contrast of 4.5
// to 1, and every one that draws something to 3 to 1, with every ground that
// they stand on, light and dark, for accents of every kind.
func TestContrast(t *testing.T) {
	t.Parallel()
	for _, accent := range []string{"", "#000000", "#ffffff", "#f2c200", "#00ff00", "#ff0000", "#0000ff", "#808080", "#7a3e9d"} {
		light, dark := tokens(t, page(t, review.HTML{Brand: review.Brand{Accent: accent}}, edition(t, review.Document{}, account.Customer)))
		for mode, colours := range map[string]map[string]string{"light": light, "dark": dark} {
			atLeast := func(least float64, on string, names ...string) {
				for _, name := range names {
					ratio := contrast(t, colours[name], colours[on])
					require.GreaterOrEqual(t, ratio, least, "--%s on --%s, %s, accent %q", name, on, mode, accent)
				}
			}
			for _, ground := range []string{"paper", "panel"} {
				atLeast(4.5, ground, "ink", "soft", "accent", "good", "bad", "goal-ink")
				atLeast(3, ground, "edge", "value", "goal")
			}
			atLeast(4.5, "mark", "on-mark")
		}
		require.GreaterOrEqual(t, contrast(t, light["mark"], light["paper"]), 4.5, "the mark is printed as words")
	}
}

var (
	root   = regexp.MustCompile(`(?s)(@media screen and \(prefers-color-scheme: dark\) \{\s*)?:root \{(.*?)\}`)
	token  = regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6});`)
	colour = regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b`)
)

// tokens are the colours of a page by name, light and dark.
func tokens(t *testing.T, page string) (light, dark map[string]string) {
	light, dark = make(map[string]string), make(map[string]string)
	for _, block := range root.FindAllStringSubmatch(page, -1) {
		for _, name := range token.FindAllStringSubmatch(block[2], -1) {
			dark[name[1]] = name[2]
			if block[1] == "" {
				light[name[1]] = name[2]
			}
		}
	}
	require.Greater(t, len(light), 12)
	return light, dark
}

func TestNoColourIsUsedThatIsNoToken(t *testing.T) {
	t.Parallel()
	got := page(t, review.HTML{}, edition(t, sampleDocument(), account.Internal))
	css, _, _ := strings.Cut(got, "</style>")
	known, _ := tokens(t, got)
	margins := regexp.MustCompile(`@(top|bottom)-(left|right) \{[^}]*`)
	for _, margin := range margins.FindAllString(css, -1) {
		require.GreaterOrEqual(t, contrast(t, colour.FindString(margin), known["paper"]), 4.5, margin)
	}
	css = margins.ReplaceAllString(root.ReplaceAllString(css, ""), "")
	require.Empty(t, colour.FindAllString(css, -1))
	set := regexp.MustCompile(`[ {](color|fill|background): ([^;}]+)`)
	for _, use := range set.FindAllStringSubmatch(css, -1) {
		require.Regexp(t, `^(var\(--[a-z-]+\)|inherit|none|Canvas|CanvasText)$`, use[2], use[0])
	}
}

// contrast is the contrast ratio of WCAG 2.2, worked out apart from the code
// under test.
func contrast(t *testing.T, a, b string) float64 {
	luminance := func(c string) float64 {
		require.Len(t, c, 7, "colour %q", c)
		var l float64
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			n, err := strconv.ParseUint(c[1+2*i:3+2*i], 16, 8)
			require.NoError(t, err)
			v := float64(n) / 255
			if v > 0.04045 {
				v = math.Pow((v+0.055)/1.055, 2.4)
			} else {
				v /= 12.92
			}
			l += weight * v
		}
		return l
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func ExampleBrand_Validate() {
	err := review.Brand{Name: "Northlight", Accent: "navy"}.Validate()
	fmt.Println(err)
	// Output: accent: must be written #rrggbb, not "navy"
}
