package ticketlog

import (
	"cmp"

	"github.com/accordhq/accord/adapters/tabular"
	"github.com/accordhq/accord/metrics"
)

// A decoder reads the cells of rows by a mapping.
type decoder struct {
	*tabular.Decoder
	mapping Mapping

	ticket metrics.TicketID
	row    row
	facts  facts
}

func newDecoder(m Mapping) (*decoder, error) {
	cells, err := tabular.NewDecoder(m.layout())
	if err != nil {
		return nil, err
	}
	d := &decoder{Decoder: cells, mapping: m}
	c, r, f := m.Columns, &d.row, &d.facts
	tabular.Bind(cells, c.Ticket, tabular.ID, &d.ticket).Require()
	tabular.Bind(cells, c.At, d.Instant, &r.at).Require()
	tabular.Bind(cells, c.Sequence, tabular.Integer, &r.sequence)
	tabular.Bind(cells, cmp.Or(c.State, c.Event), words(m), &r.word)
	tabular.Bind(cells, c.Reason, tabular.Text, &r.reason)
	tabular.Bind(cells, c.By, tabular.ID, &r.by)
	tabular.Bind(cells, c.Priority, tabular.Label(m.Priorities), &r.priority)
	tabular.Bind(cells, c.Queue, tabular.Text, &r.queue)
	tabular.Bind(cells, c.Account, tabular.ID, &f.account)
	kind := tabular.Known(m.Kinds, metrics.TicketKind.Known, tabular.Flaw{Reason: "not a kind of the mapping", Warning: true})
	tabular.Bind(cells, c.Kind, kind, &f.kind)
	tabular.Bind(cells, c.Channel, tabular.Text, &f.channel)
	tabular.Bind(cells, c.SupportLevel, tabular.Count, &f.level)
	impact := tabular.Known(m.Impacts, metrics.Impact.Known, tabular.Flaw{Reason: "not an impact of the mapping", Warning: true})
	tabular.Bind(cells, c.Impact, impact, &f.impact)
	tabular.Bind(cells, c.CustomerImpact, impact, &f.customerImpact)
	tabular.Bind(cells, c.Item, tabular.ID, &f.item)
	tabular.Bind(cells, c.Category, tabular.Text, &f.category)
	tabular.Bind(cells, c.Summary, tabular.Text, &f.summary)
	tabular.Bind(cells, c.Problem, tabular.ID, &f.problem)
	tabular.Bind(cells, c.CausedBy, tabular.ID, &f.causedBy)
	if opened := tabular.Bind(cells, c.Opened, d.Instant, &f.opened); m.Form == Flat {
		opened.Require()
	}
	tabular.Bind(cells, c.Acknowledged, d.Instant, &f.steps[acknowledged])
	tabular.Bind(cells, c.Restored, d.Instant, &f.steps[restored])
	tabular.Bind(cells, c.Repaired, d.Instant, &f.steps[repaired])
	tabular.Bind(cells, c.Resolved, d.Instant, &f.steps[resolved])
	tabular.Bind(cells, c.Closed, d.Instant, &f.steps[closed])
	tabular.Bind(cells, c.Reopens, tabular.Count, &f.reopens)
	return d, nil
}

// lacks returns the column without which the row's event cannot be put in the log;
// empty for none.
func (d *decoder) lacks() Column {
	switch {
	case d.row.word == nil:
	case d.row.word.entry == metrics.Queued && d.row.queue == "":
		return d.mapping.Columns.Queue
	case d.row.word.entry == metrics.Prioritised && d.row.priority == "":
		return d.mapping.Columns.Priority
	}
	return ""
}
