package quadrant

import (
	"cmp"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// groupOf is the case of the related tickets that a ticket counts among: those of its
// problem, else of its item. Requests and questions are no trouble with anything, and
// are related to nothing.
func groupOf(t metrics.Ticket) (about account.Ref, by, name string) {
	if t.Kind == metrics.Request || t.Kind == metrics.Question {
		return account.Ref{}, "", ""
	}
	switch {
	case t.Problem != "":
		by, name = "problem", string(t.Problem)
	case t.Item != "":
		by, name = "item", string(t.Item)
	default:
		return account.Ref{}, "", ""
	}
	// Items are unique within an account alone, and an id may be as long as the
	// reference that it would be a part of.
	id := digest(string(t.Account) + "\x00" + name)
	return account.Ref{Kind: RefRelated, ID: by + "-" + id[:32]}, by, name
}

// groupsOf are the tickets of the facts that are related, by the case of each group.
func groupsOf(f Facts) map[account.Ref][]*metrics.Ticket {
	groups := make(map[account.Ref][]*metrics.Ticket)
	for i := range f.Tickets {
		t := &f.Tickets[i]
		if about, _, _ := groupOf(*t); about != (account.Ref{}) && t.Account == f.Account.ID {
			groups[about] = append(groups[about], t)
		}
	}
	return groups
}

// relatedOf are those of the tickets of a group for which the service does not work at
// an instant.
func relatedOf(tickets []*metrics.Ticket, now time.Time) *Related {
	r := new(Related)
	_, r.By, r.Name = groupOf(*tickets[0])
	for _, t := range tickets {
		if one, down := relatedTicket(*t, now); down {
			r.Tickets = append(r.Tickets, one)
		}
	}
	slices.SortFunc(r.Tickets, byOpening)
	return r
}

// join puts a ticket among the related ones while the service does not work, and
// takes it from them else.
func (r *Related) join(t metrics.Ticket, now time.Time) {
	r.leave(t.ID)
	if one, down := relatedTicket(t, now); down {
		at, _ := slices.BinarySearchFunc(r.Tickets, one, byOpening)
		r.Tickets = slices.Insert(r.Tickets, at, one)
	}
}

func (r *Related) leave(id metrics.TicketID) {
	r.Tickets = slices.DeleteFunc(r.Tickets, func(t RelatedTicket) bool { return t.ID == id })
}

func relatedTicket(t metrics.Ticket, now time.Time) (RelatedTicket, bool) {
	s := stretchOf(t, now)
	return RelatedTicket{ID: t.ID, Opened: plain(s.from)}, s.down
}

func byOpening(a, b RelatedTicket) int {
	return cmp.Or(a.Opened.Compare(b.Opened), cmp.Compare(a.ID, b.ID))
}
