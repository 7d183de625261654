package review

import (
	"encoding/json"
	"strconv"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// ticketsListed is how many of the tickets behind a figure its footnote lists.
// Beyond that the period and the filter tell which they are.
const ticketsListed = 500

// notebook collects the footnotes of one section.
type notebook struct {
	// prefix begins every id.
	prefix string
	notes  []Footnote
	ids    map[string]NoteID
}

// figure notes where a figure comes from: its definition, and the tickets
// behind it.
func (n *notebook) figure(f metrics.Figure, v account.Visibility) NoteID {
	return n.behind(f, "note.figure", v)
}

// tickets notes the tickets behind a figure whose definition stands at the head
// of its column. Figures over the same tickets share a note.
func (n *notebook) tickets(f metrics.Figure, v account.Visibility) NoteID {
	return n.behind(f, "note.tickets", v)
}

func (n *notebook) behind(f metrics.Figure, code string, v account.Visibility) NoteID {
	if f.N == 0 {
		return ""
	}
	args := account.Args{
		"definition": f.Definition, "n": account.Count(f.N),
		"from": account.Date(f.Period.From), "to": account.Date(f.Period.To.Add(-1)),
	}
	if !f.Filter.IsZero() {
		code += "-filtered"
		args["filter"] = f.Filter
	}
	if code == "note.tickets" || code == "note.tickets-filtered" {
		delete(args, "definition") // so that equal notes are equal
	}
	text := account.Say(code, args)
	if len(f.Tickets) > ticketsListed {
		text = account.Say("note.first", account.Args{"note": text, "n": account.Count(ticketsListed)})
		f.Tickets = f.Tickets[:ticketsListed]
	}
	return n.add(Footnote{Text: text, Tickets: f.Tickets, Visibility: v})
}

// text notes a definition.
func (n *notebook) text(t account.Text, v account.Visibility) NoteID {
	return n.add(Footnote{Text: t, Visibility: v})
}

// add returns the id of the note, of an equal one where there is one.
func (n *notebook) add(note Footnote) NoteID {
	key, err := json.Marshal(note)
	if id, ok := n.ids[string(key)]; ok && err == nil {
		return id
	}
	if n.ids == nil {
		n.ids = make(map[string]NoteID)
	}
	note.ID = NoteID(n.prefix + "-" + strconv.Itoa(len(n.notes)+1))
	n.ids[string(key)] = note.ID
	n.notes = append(n.notes, note)
	return note.ID
}
