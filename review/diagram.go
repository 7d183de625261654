package review

import (
	"fmt"

	"github.com/accordhq/accord/account"
)

// A Diagram is boxes and the arrows between them, such as a configuration. It
// is laid out when it is rendered, from what its reader may see: no gap tells
// of what they may not.
type Diagram struct {
	// Title says what the diagram shows, Desc what there is to see in it, in
	// one sentence for those who cannot.
	Title account.Text `json:"title"`
	Desc  account.Text `json:"desc"`
	// Nodes and Links are drawn in their order where the layout leaves a choice.
	Nodes []DiagramNode `json:"nodes"`
	Links []DiagramLink `json:"links,omitempty"`
	// Tabled says that tables beside the diagram hold all that it shows. It is
	// left to them then by a renderer that cannot draw, and has no table of its
	// own.
	Tabled     bool               `json:"tabled,omitempty"`
	Caption    account.Text       `json:"caption,omitzero"`
	Visibility account.Visibility `json:"visibility"`
}

// A DiagramNode is a box: its name and, below it, what more there is to say.
type DiagramNode struct {
	Name       account.Text       `json:"name"`
	Detail     account.Text       `json:"detail,omitzero"`
	Visibility account.Visibility `json:"visibility"`
}

// A DiagramLink is an arrow from one node to another, both by their index. A
// reader sees it who sees both.
type DiagramLink struct {
	From  int          `json:"from"`
	To    int          `json:"to"`
	Label account.Text `json:"label,omitzero"`
}

func (d Diagram) cut(audience account.Visibility) (Block, bool) {
	// The nodes are counted anew: a number left out would tell of a node.
	index := make(map[int]int, len(d.Nodes))
	var nodes []DiagramNode
	for i, n := range d.Nodes {
		if n.Visibility.ReachedBy(audience) {
			index[i] = len(nodes)
			nodes = append(nodes, n)
		}
	}
	var links []DiagramLink
	for _, l := range d.Links {
		from, seesFrom := index[l.From]
		to, seesTo := index[l.To]
		if seesFrom && seesTo {
			l.From, l.To = from, to
			links = append(links, l)
		}
	}
	d.Nodes, d.Links = nodes, links
	return d, d.Visibility.ReachedBy(audience) && len(nodes) > 0
}

func (d Diagram) walk(text func(account.Text), _ func(NoteID)) {
	text(d.Title)
	text(d.Desc)
	for _, n := range d.Nodes {
		text(n.Name)
		text(n.Detail)
	}
	for _, l := range d.Links {
		text(l.Label)
	}
	text(d.Caption)
}

func (v *validator) diagram(path string, d Diagram) {
	for i, n := range d.Nodes {
		v.faults.Check(!n.Name.IsZero(), fmt.Sprintf("%s.nodes[%d].name", path, i), "says nothing")
	}
	for i, l := range d.Links {
		path := fmt.Sprintf("%s.links[%d]", path, i)
		v.faults.Check(d.has(l.From), path+".from", "is %d, which is no node of the diagram", l.From)
		v.faults.Check(d.has(l.To), path+".to", "is %d, which is no node of the diagram", l.To)
	}
}

func (d Diagram) has(node int) bool { return 0 <= node && node < len(d.Nodes) }

// linksFrom are the links that begin at a node.
func (d Diagram) linksFrom(node int) []DiagramLink {
	var links []DiagramLink
	for _, l := range d.Links {
		if l.From == node {
			links = append(links, l)
		}
	}
	return links
}
