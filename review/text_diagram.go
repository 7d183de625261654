package review

import "github.com/accordhq/accord/account"

// tabled reports whether a block is a diagram that tables beside it tell, too:
// in plain text it would say the same again.
func tabled(b Block) bool {
	d, ok := b.(Diagram)
	return ok && d.Tabled
}

// diagram sets a diagram as a list: each node with its detail, and under it
// where its links lead.
func (p *textPage) diagram(d Diagram, around account.Visibility) {
	title, around := p.tagged(p.text(d.Title), d.Visibility, around)
	p.running("", title)
	p.running("", p.text(d.Desc))
	p.print("")
	for i, n := range d.Nodes {
		name, _ := p.tagged(p.detailed(p.text(n.Name), n.Detail), n.Visibility, around)
		p.running("▪ ", name)
		for _, l := range d.linksFrom(i) {
			p.running("  → ", p.detailed(p.text(d.Nodes[l.To].Name), l.Label))
		}
	}
	if caption := p.text(d.Caption); caption != "" {
		p.print("")
		p.running("", caption)
	}
}

// detailed says a name with what more there is to say of it.
func (w wording) detailed(name string, detail account.Text) string {
	if text := w.text(detail); text != "" {
		return w.say("document.detailed", account.Args{"name": account.Data(name), "detail": account.Data(text)})
	}
	return name
}
