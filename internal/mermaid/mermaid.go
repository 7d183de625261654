// Package mermaid writes flowcharts in the language of Mermaid, which many
// hosts of Markdown draw.
package mermaid

import (
	"fmt"
	"strings"
	"unicode"
)

// A Node is a box: its name, and below it what more there is to say.
type Node struct{ Name, Detail string }

// A Link is an arrow from one node to another; both are indices of the nodes.
type Link struct {
	From, To int
	Label    string
}

// Flowchart draws nodes and links from the top down, in their order. The nodes
// are called n1, n2 and so on: what they are named by is shown, and never read
// as Mermaid, HTML or Markdown.
func Flowchart(nodes []Node, links []Link) string {
	var b strings.Builder
	b.WriteString("flowchart TD\n")
	for i, n := range nodes {
		label := escape(n.Name)
		if detail := escape(n.Detail); detail != "" {
			label += "<br/>" + detail
		}
		if label == "" {
			label = "#nbsp;" // a box without words is an error
		}
		fmt.Fprintf(&b, "    n%d[\"%s\"]\n", i+1, label)
	}
	for _, l := range links {
		arrow := "-->"
		if label := escape(l.Label); label != "" {
			arrow = `-->|"` + label + `"|`
		}
		fmt.Fprintf(&b, "    n%d %s n%d\n", l.From+1, arrow, l.To+1)
	}
	return b.String()
}

// escape makes a text mean itself between quotes: one line in which whatever
// could be more than a sign is written by its number. Some signs mean something
// to Mermaid even so, once it has read the numbers; what they would begin is
// broken by a joiner, which is not seen.
func escape(s string) string {
	var b strings.Builder
	seen := strings.Map(visible, strings.ToValidUTF8(s, "\uFFFD"))
	for _, word := range strings.Fields(seen) {
		word = broken.Replace(word)
		first := b.Len() == 0
		if !first {
			b.WriteByte(' ')
		}
		listed := first && strings.TrimLeft(word, "0123456789") == "."
		// A line with a direction and where to is an order wherever it stands.
		order := len(word) - 1
		if !strings.HasSuffix(strings.ToLower(word), "direction") {
			order = -1
		}
		for i, r := range word {
			switch {
			case i == order || !plain(r), r == '.' && listed, r == '-' && first && i == 0:
				fmt.Fprintf(&b, "#%d;", r)
			default:
				b.WriteRune(r)
			}
		}
	}
	return strings.TrimSpace(b.String())
}

// visible drops what is not seen, before words are looked at: an order is not to
// hide behind it.
func visible(r rune) rune {
	if unicode.IsGraphic(r) || unicode.IsSpace(r) || r == joiner {
		return r
	}
	return -1
}

const joiner = '\u2060'

// broken takes apart line breaks, formulas, icons, and what Mermaid writes in
// place of entities while it reads.
var broken = strings.NewReplacer(`\`, `\`+string(joiner), "$", "$"+string(joiner), ":fa-", ":"+string(joiner)+"fa-", "\uFB02", "fl", "¶", "¶"+string(joiner))

// plain reports whether a rune is nothing but a sign to Mermaid: letters,
// digits, some punctuation, and what can be seen beyond ASCII.
func plain(r rune) bool {
	if r < unicode.MaxASCII {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(".,-/()'", r)
	}
	return unicode.IsGraphic(r)
}
