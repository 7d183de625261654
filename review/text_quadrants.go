package review

import "github.com/accordhq/accord/account"

// quadrants sets a map as its tables, which hold all that it shows.
func (p *textPage) quadrants(q Quadrants, around account.Visibility) {
	for _, view := range q.Views {
		title, around := p.tagged(p.text(view.Title), q.Visibility, around)
		p.running("", title)
		p.running("", p.text(view.Scope))
		for _, t := range view.Tables {
			p.print("")
			p.table(t, around)
		}
	}
}
