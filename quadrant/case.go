package quadrant

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A Case is what the watch knows of one thing that may be in trouble: the fact as
// it was last observed, who has spoken of it, and the alerts it gave rise to. It is
// internal for good.
type Case struct {
	// About is a ticket, a commitment, an activity, or the tickets that are taken
	// to have one trouble.
	About   account.Ref `json:"about"`
	Account account.ID  `json:"account"`
	// The fact, one of these; none for something that was spoken of before it was
	// observed.
	Ticket     *metrics.Ticket     `json:"ticket,omitempty"`
	Commitment *account.Commitment `json:"commitment,omitempty"`
	Activity   *metrics.Activity   `json:"activity,omitempty"`
	Related    *Related            `json:"related,omitempty"`
	// Harms are the views of a ticket's harm that were observed, by instant; none while
	// there is but the one that the ticket has.
	Harms []Harm `json:"harms,omitempty"`
	// Group is the case of the related tickets that a ticket counts among; zero
	// for none.
	Group account.Ref `json:"group,omitzero"`
	// Words are the conversations about it, by instant, then by id, then by what
	// they were about. To a case of related tickets belongs what was said of those that
	// are open.
	Words []Word `json:"words,omitempty"`
	// Alerts are those it ever gave rise to, in the order in which each was first
	// raised.
	Alerts []Alert `json:"alerts,omitempty"`
	// Next is when time alone changes what is to be done; zero for never.
	Next     time.Time        `json:"next,omitzero"`
	Revision account.Revision `json:"revision,omitempty"`
}

// Ref points at the case.
func (c Case) Ref() account.Ref { return CaseRef(c.About) }

// CaseRef points at the case of a record. Its id is the record's kind and id, such as
// "ticket/T-1".
func CaseRef(about account.Ref) account.Ref {
	return account.Ref{Kind: RefCase, ID: string(about.Kind) + "/" + about.ID}
}

// A Related is the open tickets of an account that are taken to have one trouble:
// they share a problem or an item. One that is a disruption by itself is told of by
// itself, and is none of them.
type Related struct {
	// By is what they share, "problem" or "item", and Name its id.
	By   string `json:"by"`
	Name string `json:"name"`
	// Tickets are the open ones, by opening instant and then by id.
	Tickets []RelatedTicket `json:"tickets,omitempty"`
	// Since is since when there have been too many of them without a break, though some
	// of the first may be restored by now; zero while there are not.
	Since time.Time `json:"since,omitzero"`
}

// A RelatedTicket is one of the tickets of a [Related].
type RelatedTicket struct {
	ID     metrics.TicketID `json:"id"`
	Opened time.Time        `json:"opened"`
}

// A Word is a conversation about the matter of a [Case].
type Word struct {
	// About is the record that was spoken of: that of the case, or one of the
	// related tickets.
	About       account.Ref        `json:"about"`
	Interaction InteractionID      `json:"interaction"`
	At          time.Time          `json:"at"`
	From        []account.PersonID `json:"from"`
	To          []account.PersonID `json:"to"`
	Channel     Channel            `json:"channel"`
}

// Alerted reports whether there is an alert that is not cleared.
func (c Case) Alerted() bool {
	return slices.ContainsFunc(c.Alerts, func(a Alert) bool { return a.Cleared.IsZero() })
}

// alert finds an alert by its key.
func (c *Case) alert(key AlertKey) *Alert {
	for i := range c.Alerts {
		if c.Alerts[i].Key == key {
			return &c.Alerts[i]
		}
	}
	return nil
}

// acks are those who have taken notice of alerts of a class, or of a graver one.
func (c *Case) acks(class Class) []Ack {
	var acks []Ack
	for _, a := range c.Alerts {
		if a.Class.Rank() >= class.Rank() {
			acks = append(acks, a.Acks...)
		}
	}
	return acks
}

// Clone returns a copy that shares nothing that can change.
func (c Case) Clone() Case {
	if c.Ticket != nil {
		t := c.Ticket.Clone()
		c.Ticket = &t
	}
	if c.Commitment != nil {
		p := c.Commitment.Clone()
		c.Commitment = &p
	}
	if c.Activity != nil {
		a := *c.Activity
		c.Activity = &a
	}
	if c.Related != nil {
		r := *c.Related
		r.Tickets = slices.Clone(r.Tickets)
		c.Related = &r
	}
	c.Harms = slices.Clone(c.Harms)
	c.Words = slices.Clone(c.Words)
	for i, w := range c.Words {
		c.Words[i].From, c.Words[i].To = slices.Clone(w.From), slices.Clone(w.To)
	}
	c.Alerts = slices.Clone(c.Alerts)
	for i := range c.Alerts {
		c.Alerts[i] = c.Alerts[i].Clone()
	}
	return c
}

// Redacted returns a copy without what a redaction takes out of the fact and of
// advisories.
func (c Case) Redacted(r account.Redaction) Case {
	c = c.Clone()
	if c.Ticket != nil {
		*c.Ticket = c.Ticket.Redacted(r)
	}
	if c.Commitment != nil {
		*c.Commitment = c.Commitment.Redacted(r)
	}
	if c.Activity != nil {
		*c.Activity = c.Activity.Redacted(r)
	}
	if c.Related != nil {
		c.Related.Name = r.Words(c.Related.Name)
	}
	for i, a := range c.Alerts {
		c.Alerts[i] = a.Redacted(r)
	}
	return c
}
