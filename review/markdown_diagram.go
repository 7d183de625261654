package review

import (
	"strings"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/mermaid"
)

// diagram sets a diagram as Mermaid, which GitHub draws. No line of it begins
// with what is in the data, so nothing ends the fence early.
func (p *markdownPage) diagram(d Diagram, around account.Visibility) {
	title, around := p.tagged(p.text(d.Title), d.Visibility, around)
	if title != "" {
		p.put(strong(escape(title)))
	}
	if desc := p.text(d.Desc); desc != "" {
		p.put(escapeStart(desc))
	}
	var nodes []mermaid.Node
	for _, n := range d.Nodes {
		name, _ := p.tagged(p.text(n.Name), n.Visibility, around)
		nodes = append(nodes, mermaid.Node{Name: name, Detail: p.text(n.Detail)})
	}
	var links []mermaid.Link
	for _, l := range d.Links {
		links = append(links, mermaid.Link{From: l.From, To: l.To, Label: p.text(l.Label)})
	}
	p.put("```mermaid", strings.TrimSuffix(mermaid.Flowchart(nodes, links), "\n"), "```")
	if caption := p.text(d.Caption); caption != "" {
		p.put(escapeStart(caption))
	}
}
