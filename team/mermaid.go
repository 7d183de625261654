package team

import (
	"cmp"
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/mermaid"
)

// Mermaid writes a customer's configuration diagram, which the sales engineer
// owes, as a flowchart in the language of Mermaid: the items an audience may
// see, each with its kind and version, and the links between them. It is empty
// where the audience may see no item. Names are shown as they are, whatever is
// in them; ids of the host do not appear.
func Mermaid(s account.Solution, audience account.Visibility) string {
	items := slices.Clone(s.Items)
	slices.SortStableFunc(items, func(a, b account.Item) int { return cmp.Compare(a.ID, b.ID) })
	at := make(map[account.ItemID]int)
	var nodes []mermaid.Node
	for _, item := range items {
		if account.Narrower(s.Visibility, item.Visibility).ReachedBy(audience) {
			at[item.ID] = len(nodes)
			nodes = append(nodes, mermaid.Node{Name: item.Name, Detail: item.Kind + " " + item.Version})
		}
	}
	if len(nodes) == 0 {
		return ""
	}
	var links []mermaid.Link
	for _, l := range s.Links {
		from, seesFrom := at[l.From]
		to, seesTo := at[l.To]
		if seesFrom && seesTo {
			links = append(links, mermaid.Link{From: from, To: to, Label: l.Label})
		}
	}
	slices.SortFunc(links, func(a, b mermaid.Link) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Label, b.Label))
	})
	return mermaid.Flowchart(nodes, links)
}
