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

// groupsOf are the cases of tickets that are related, by the case of each group.
func groupsOf(cases []Case) map[account.Ref][]Case {
	groups := make(map[account.Ref][]Case)
	for _, c := range cases {
		if c.Ticket == nil {
			continue
		}
		if about, _, _ := groupOf(*c.Ticket); about != (account.Ref{}) {
			groups[about] = append(groups[about], c)
		}
	}
	return groups
}

// relatedOf are those of the tickets of a group that count as of an instant.
func (g grounds) relatedOf(group []Case, now time.Time) *Related {
	r := new(Related)
	for _, c := range group {
		if one, counts := g.relatedTicket(c, now); counts {
			r.Tickets = append(r.Tickets, one)
		}
	}
	slices.SortFunc(r.Tickets, byOpening)
	return r
}

// relatedTicket is the ticket of a case, and whether it counts among the related ones:
// while the service does not work, unless that is a disruption by itself.
func (g grounds) relatedTicket(c Case, now time.Time) (RelatedTicket, bool) {
	s := stretchOf(*c.Ticket, c.Harms, now)
	if !s.down {
		return RelatedTicket{}, false
	}
	alone, _, _ := g.alone(c, now)
	return RelatedTicket{ID: c.Ticket.ID, Opened: plain(s.from)}, len(alone) == 0
}

// join puts the ticket of a case among the related ones while it counts, and takes it
// from them else.
func (g grounds) join(r *Related, c Case, now time.Time) {
	r.leave(c.About)
	if one, counts := g.relatedTicket(c, now); counts {
		at, _ := slices.BinarySearchFunc(r.Tickets, one, byOpening)
		r.Tickets = slices.Insert(r.Tickets, at, one)
	}
}

func (r *Related) leave(about account.Ref) {
	r.Tickets = slices.DeleteFunc(r.Tickets, func(t RelatedTicket) bool { return t.ID.Ref() == about })
}

// has reports whether a ticket is among the related ones.
func (r *Related) has(about account.Ref) bool {
	return slices.ContainsFunc(r.Tickets, func(t RelatedTicket) bool { return t.ID.Ref() == about })
}

func byOpening(a, b RelatedTicket) int {
	return cmp.Or(a.Opened.Compare(b.Opened), cmp.Compare(a.ID, b.ID))
}

// alone are the signs by which the ticket of a case is a disruption by itself as of an
// instant, and since when; none where it is not. So it stays until next; zero is never.
func (g grounds) alone(c Case, now time.Time) (signs []Sign, since, next time.Time) {
	r := reading{now: now}
	s := stretchOf(*c.Ticket, c.Harms, now)
	r.look(s.next)
	if s.down {
		g.disruption(*c.Ticket, s, metrics.TermsAt(g.terms, c.Ticket.Account, c.Ticket.Opened), &r)
	}
	_, signs, since = r.trouble()
	return signs, since, r.next
}
