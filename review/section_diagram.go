package review

import (
	"cmp"
	"slices"

	"github.com/accordhq/accord/account"
)

// diagram is the configuration as a picture. The order on record does not
// matter to it: the same configuration looks the same.
func (f *Facts) diagram() Diagram {
	d := Diagram{
		Title:   account.Say("diagram.title", account.Args{"solution": account.Data(f.Solution.Name)}),
		Desc:    account.Say("diagram.desc", nil),
		Caption: account.Say("diagram.caption", nil),
		Tabled:  true, Visibility: f.Solution.Visibility,
	}
	items := slices.Clone(f.Solution.Items)
	slices.SortStableFunc(items, func(a, b account.Item) int { return cmp.Compare(a.ID, b.ID) })
	at := make(map[account.ItemID]int, len(items))
	for i, item := range items {
		at[item.ID] = i
		detail := account.Data(item.Kind)
		if item.Version != "" {
			detail = account.Say("diagram.detail", account.Args{"kind": detail, "version": account.Data(item.Version)})
		}
		d.Nodes = append(d.Nodes, DiagramNode{
			Name: account.Data(item.Name), Detail: detail, Visibility: account.Narrower(d.Visibility, item.Visibility),
		})
	}
	links := slices.Clone(f.Solution.Links)
	slices.SortFunc(links, func(a, b account.Link) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Label, b.Label))
	})
	for _, l := range links {
		from, known := at[l.From]
		to, both := at[l.To]
		if known && both {
			d.Links = append(d.Links, DiagramLink{From: from, To: to, Label: account.Data(l.Label)})
		}
	}
	return d
}
