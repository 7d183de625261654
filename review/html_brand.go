package review

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"html/template"
	"image"
	_ "image/jpeg" // formats of logos
	_ "image/png"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/accordhq/accord/account"
)

// Brand is how the provider's documents look. The zero value is plain.
//
// The accent is printed as it is in the band above the page. Where it colours
// words it is darkened, or lightened on dark ground, as far as a contrast of
// 4.5 to 1 asks. Charts do not take it: their colours are chosen to be told
// apart by everyone, and mean the same in every document.
type Brand struct {
	// Name is the provider's, and stands for the logo where that cannot be
	// seen.
	Name string
	// Accent is a colour written #rrggbb; empty is a dark blue.
	Accent string
	// Logo is a PNG, JPEG or SVG of at most 1 MiB. An SVG may neither hold
	// scripts nor refer to anything outside itself.
	Logo []byte
}

const (
	plainAccent = "#0b5c8c"
	maxLogo     = 1 << 20
)

// Validate returns every fault of the brand.
func (b Brand) Validate() error {
	_, err := b.theme()
	return err
}

// htmlBrand is a brand as the page shows it.
type htmlBrand struct {
	Name              string
	Band, Light, Dark template.CSS
	Logo              template.URL
}

// The grounds that words of the accent's colour stand on, as in screen.css:
// paper and panel, light and dark. Words stand out least on the first of each.
var (
	lightGrounds = []rgb{{0xf5, 0xf6, 0xf8}, {0xff, 0xff, 0xff}}
	darkGrounds  = []rgb{{0x1e, 0x22, 0x27}, {0x14, 0x17, 0x1b}}
)

func (b Brand) theme() (htmlBrand, error) {
	var faults account.Faults
	accent, ok := parseColour(b.Accent)
	faults.Check(ok, "accent", "must be written #rrggbb, not %q", b.Accent)
	logo, err := logoURL(b.Logo)
	faults.In("logo", err)
	return htmlBrand{
		Name:  printable(b.Name),
		Logo:  logo,
		Band:  accent.css(),
		Light: accent.readable(rgb{}, lightGrounds).css(),
		Dark:  accent.readable(rgb{255, 255, 255}, darkGrounds).css(),
	}, faults.Err()
}

// rgb is a colour of sRGB.
type rgb [3]uint8

var colourPattern = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

func parseColour(s string) (rgb, bool) {
	if s == "" {
		s = plainAccent
	}
	if !colourPattern.MatchString(s) {
		return rgb{}, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	return rgb{uint8(n >> 16), uint8(n >> 8), uint8(n)}, err == nil
}

func (c rgb) css() template.CSS {
	return template.CSS(fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]))
}

// readable mixes the colour with ink until words of it can be read on all of
// the grounds.
func (c rgb) readable(ink rgb, grounds []rgb) rgb {
	mixed := c
	for i := range 101 {
		for j := range mixed {
			mixed[j] = uint8((int(c[j])*(100-i) + int(ink[j])*i) / 100)
		}
		least := math.Inf(1)
		for _, ground := range grounds {
			least = min(least, contrast(mixed, ground))
		}
		if least >= 4.5 {
			break
		}
	}
	return mixed
}

// contrast is the contrast ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b rgb) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func (c rgb) luminance() float64 {
	var l float64
	for i, weight := range [3]float64{0.2126, 0.7152, 0.0722} {
		v := float64(c[i]) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		l += weight * v
	}
	return l
}

// logoURL is the logo as a data URL, in which a browser runs no script.
func logoURL(logo []byte) (template.URL, error) {
	if len(logo) == 0 {
		return "", nil
	}
	if len(logo) > maxLogo {
		return "", fmt.Errorf("must be no larger than 1 MiB, is %d bytes", len(logo))
	}
	media := "image/svg+xml"
	if _, format, err := image.DecodeConfig(bytes.NewReader(logo)); err == nil {
		media = "image/" + format
	} else if err := checkSVG(logo); err != nil {
		return "", err
	}
	return template.URL("data:" + media + ";base64," + base64.StdEncoding.EncodeToString(logo)), nil
}

var errNotAnImage = errors.New("must be a PNG, a JPEG or an SVG")

// checkSVG refuses whatever could run or fetch something if the picture were
// ever opened by itself.
func checkSVG(logo []byte) error {
	d := xml.NewDecoder(bytes.NewReader(logo))
	for root := true; ; {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF) && !root:
			return nil
		case err != nil:
			return errNotAnImage
		}
		switch token := token.(type) {
		case xml.Directive:
			return errors.New("must be an SVG without a document type")
		case xml.ProcInst:
			if token.Target != "xml" {
				return fmt.Errorf("must be an SVG without the instruction %q", token.Target)
			}
		case xml.StartElement:
			if root && token.Name.Local != "svg" {
				return errNotAnImage
			}
			root = false
			if err := checkElement(token); err != nil {
				return err
			}
		case xml.CharData:
			if fetches(string(token)) {
				return errors.New("must be an SVG that refers to nothing outside itself")
			}
		}
	}
}

func checkElement(e xml.StartElement) error {
	switch strings.ToLower(e.Name.Local) {
	case "script", "foreignobject", "iframe", "handler", "listener":
		return fmt.Errorf("must be an SVG without the element %s", e.Name.Local)
	}
	for _, a := range e.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.ToLower(strings.TrimSpace(a.Value))
		if strings.HasPrefix(name, "on") || name == "base" {
			return fmt.Errorf("must be an SVG without the attribute %s", a.Name.Local)
		}
		inside := strings.HasPrefix(value, "#") ||
			strings.HasPrefix(value, "data:image/png;") || strings.HasPrefix(value, "data:image/jpeg;")
		if (name == "href" || name == "src") && !inside || strings.Contains(value, "javascript:") || fetches(value) {
			return errors.New("must be an SVG that refers to nothing outside itself")
		}
	}
	return nil
}

var cssFetch = regexp.MustCompile(`(?i)@import|url\(\s*['"]?\s*[^#'"\s]`)

// fetches reports whether style rules refer to something outside the picture.
func fetches(css string) bool { return cssFetch.MatchString(css) }
