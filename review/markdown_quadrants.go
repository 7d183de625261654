package review

import "github.com/accordhq/accord/account"

// quadrants sets a map as its tables, which hold all that it shows.
func (p *markdownPage) quadrants(q Quadrants, around account.Visibility) {
	for _, view := range q.Views {
		title, around := p.tagged(p.text(view.Title), q.Visibility, around)
		if title != "" {
			p.put(strong(escape(title)))
		}
		if scope := p.text(view.Scope); scope != "" {
			p.put(escapeStart(scope))
		}
		for _, t := range view.Tables {
			p.table(t, around)
		}
	}
}
