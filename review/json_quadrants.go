package review

type quadrantsJSON struct {
	Type    string             `json:"type"`
	Title   string             `json:"title"`
	Desc    string             `json:"desc,omitempty"`
	Scope   string             `json:"scope,omitempty"`
	Rooms   []quadrantRoomJSON `json:"rooms"`
	Paths   []quadrantPathJSON `json:"paths"`
	Caption string             `json:"caption,omitempty"`
	Tables  []tableJSON        `json:"tables,omitempty"`
}

type quadrantRoomJSON struct {
	Name   string         `json:"name"`
	People []string       `json:"people,omitempty"`
	Heard  []string       `json:"heard,omitempty"`
	Marks  []QuadrantMark `json:"marks,omitempty"`
}

type quadrantPathJSON struct {
	From   int            `json:"from"`
	To     int            `json:"to"`
	Volume int            `json:"volume"`
	Label  string         `json:"label,omitempty"`
	State  PathState      `json:"state"`
	Says   string         `json:"says,omitempty"`
	Marks  []QuadrantMark `json:"marks,omitempty"`
}

// quadrantsJSON has the one view that an edition keeps.
func (e Edition) quadrantsJSON(kind string, q Quadrants) quadrantsJSON {
	out := quadrantsJSON{Type: kind}
	for _, v := range q.Views {
		out.Title, out.Desc, out.Scope, out.Caption = e.Text(v.Title), e.Text(v.Desc), e.Text(v.Scope), e.Text(v.Caption)
		out.Rooms = each(v.Rooms[:], func(r QuadrantRoom) quadrantRoomJSON {
			return quadrantRoomJSON{Name: e.Text(r.Name), People: each(r.People, e.Text), Heard: each(r.Heard, e.Text), Marks: r.Marks}
		})
		out.Paths = each(v.Paths, func(p QuadrantPath) quadrantPathJSON {
			return quadrantPathJSON{p.From, p.To, p.Volume, e.Text(p.Label), p.State, e.Text(p.Says), p.Marks}
		})
		out.Tables = each(v.Tables, func(t Table) tableJSON { return e.tableJSON(tableType, t) })
	}
	return out
}
