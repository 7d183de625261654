package review

import (
	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
)

// topicsTold are the topics of which it is told who heard of them (white paper,
// chapter "The Four Quadrants of the Relationship").
func topicsTold() [4]quadrant.Topic {
	return [4]quadrant.Topic{quadrant.Value, quadrant.Issue, quadrant.Usage, quadrant.Plans}
}

// heard says in a few words each how often a quadrant heard of a topic. That it never
// did is told to us alone: others may not know of it.
func heard(r quadrant.Room, ours bool) []account.Text {
	var all []account.Text
	for _, t := range topicsTold() {
		if !ours && len(r.HeardOf(t).Interactions) == 0 {
			continue
		}
		all = append(all, account.Say("quadrants.heard."+string(t), account.Args{"n": account.Count(len(r.HeardOf(t).Interactions))}))
	}
	return all
}

// quadrantTable is a table of a view, which nobody sees but its audience.
func quadrantTable(code string, note NoteID, columns ...Column) Table {
	t := Table{Caption: account.Say("quadrants."+code, nil), Note: note, Visibility: account.Customer}
	for _, c := range columns {
		c.Visibility = account.Customer
		t.Columns = append(t.Columns, c)
	}
	return t
}

func (t *Table) add(cells ...account.Text) {
	t.Rows = append(t.Rows, Row{Visibility: account.Customer, Cells: each(cells, func(c account.Text) Cell { return Cell{Text: c} })})
}

func quadrantColumn(code string, numeric bool) Column {
	return Column{Head: account.Say("quadrants.column."+code, nil), Numeric: numeric}
}

// pathTable tells of each path how much went over it, and how long ago.
func (f *Facts) pathTable(m quadrant.Map, ours bool, notes *notebook) Table {
	columns := []Column{
		quadrantColumn("path", false), quadrantColumn("volume", true), quadrantColumn("before", true),
		quadrantColumn("reactive", true), quadrantColumn("last", true), quadrantColumn("proactive", true), quadrantColumn("state", false),
	}
	if len(m.Findings) > 0 {
		columns = append(columns, quadrantColumn("findings", false))
	}
	table := quadrantTable("paths", notes.text(account.Say("note.paths", nil), account.Customer), columns...)
	none := account.Say("quadrants.none", nil)
	days := func(c quadrant.Contact) account.Text {
		if n, ok := c.Days(m.AsOf); ok {
			return account.Count(n)
		}
		return none
	}
	for _, t := range m.Paths {
		if unused(t) && (!ours || t.Path.Course() == quadrant.Within) {
			continue
		}
		reactive := none
		if share, any := t.Now.ReactiveShare(); any {
			reactive = account.Share(share)
		}
		cells := []account.Text{
			pathName(t.Path), account.Count(t.Now.Volume()), account.Count(t.Before.Volume()), reactive,
			days(t.Last), days(t.Proactive), stateOf(t).label(ours),
		}
		if len(columns) > len(cells) {
			cells = append(cells, numbers(marksOf(m.Findings, onPath(t.Path))))
		}
		table.add(cells...)
	}
	return table
}

// numbers are those of findings, as a cell says them.
func numbers(marks []QuadrantMark) account.Text {
	if len(marks) == 0 {
		return account.Say("quadrants.none", nil)
	}
	return listing("quadrants.and", each(marks, func(m QuadrantMark) account.Text { return account.Count(m.N) }))
}

// hearingTable tells of each quadrant what it heard and from whom, and us in one row
// of what it heard nothing.
func (f *Facts) hearingTable(m quadrant.Map, audience account.Visibility, notes *notebook) Table {
	table := quadrantTable("hearings", notes.text(account.Say("note.hearings", nil), account.Customer),
		quadrantColumn("quadrant", false), quadrantColumn("topic", false), quadrantColumn("times", true), quadrantColumn("from", false))
	for _, r := range m.Rooms {
		var untold []account.Text
		for _, topic := range topicsTold() {
			h := r.HeardOf(topic)
			if len(h.Interactions) == 0 {
				untold = append(untold, topic.Label())
				continue
			}
			table.add(short(r.Quadrant), topic.Label(), account.Count(len(h.Interactions)), f.tellers(h, audience))
		}
		if len(untold) > 0 && audience == account.Internal {
			table.add(short(r.Quadrant), listing("quadrants.and", untold), account.Count(0), account.Say("quadrants.nobody", nil))
		}
	}
	return table
}

// tellers are the quadrants from which a quadrant heard of a topic, and those of the
// people who told it whom the audience may know.
func (f *Facts) tellers(h quadrant.Hearing, audience account.Visibility) account.Text {
	from := listing("quadrants.and", each(h.From, short))
	people := f.names(h.People, audience)
	if len(people) == 0 {
		return from
	}
	return account.Say("quadrants.tellers", account.Args{"quadrants": from, "people": listing("quadrants.and", people)})
}

// roomTable tells who stands in each quadrant.
func (f *Facts) roomTable(m quadrant.Map, audience account.Visibility) Table {
	columns := []Column{quadrantColumn("quadrant", false), quadrantColumn("people", false)}
	if len(m.Findings) > 0 {
		columns = append(columns, quadrantColumn("findings", false))
	}
	table := quadrantTable("rooms", "", columns...)
	for _, r := range m.Rooms {
		people := account.Say("quadrants.no-people", nil)
		if names := f.names(r.People, audience); len(names) > 0 {
			people = listing("quadrants.and", names)
		}
		cells := []account.Text{roomName(r.Quadrant), people}
		if len(columns) > len(cells) {
			cells = append(cells, numbers(marksOf(m.Findings, inRoom(r.Quadrant))))
		}
		table.add(cells...)
	}
	return table
}
