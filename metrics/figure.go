package metrics

import "github.com/accordhq/accord/account"

// A Figure is a number with its provenance: what it means, for when, over
// what, and which tickets are behind it.
type Figure struct {
	Value float64 `json:"value"`
	// Known is false when there was nothing to compute it from; Value is then
	// 0 and means nothing.
	Known bool `json:"known"`
	Unit  Unit `json:"unit"`
	// Definition says how the figure is computed: measure, statistic, clock.
	Definition account.Text `json:"definition"`
	Period     Period       `json:"period"`
	// Filter says over which records; the empty text is over all.
	Filter account.Text `json:"filter,omitzero"`
	// N is the number of records behind the figure.
	N int `json:"n"`
	// Tickets are the records behind it, in order; empty where they are not
	// tickets.
	Tickets []TicketID `json:"tickets,omitempty"`
}

// A Unit is what a [Figure] is counted in.
type Unit string

// The units of figures.
const (
	UnitTickets Unit = "tickets"
	UnitHours   Unit = "hours"
	UnitShare   Unit = "share"
)

// Text is the figure's value in its unit; the phrase "figure.none" when it is
// not known.
func (f Figure) Text() account.Text {
	if !f.Known {
		return account.Say("figure.none", nil)
	}
	switch f.Unit {
	case UnitShare:
		return account.Percent(f.Value, 1)
	case UnitHours:
		return account.Number(f.Value, 1)
	}
	return account.Number(f.Value, 0)
}
