package ticketlog

import (
	"cmp"
	"time"

	"github.com/accordhq/accord/metrics"
)

// A decoder reads the cells of rows by a mapping.
type decoder struct {
	// columns are the mapped columns, readers what reads their cells into the
	// fields below.
	columns []Column
	readers []func(raw string) *flaw
	mapping Mapping

	ticket metrics.TicketID
	row    row
	facts  facts
	// warnings are the flaws of the last row that do not leave it out.
	warnings []Fault
}

func newDecoder(m Mapping, zone *time.Location) *decoder {
	d := &decoder{mapping: m}
	c, r, f := m.Columns, &d.row, &d.facts
	instant := newClock(m.Times, zone).instant
	bind(d, c.Ticket, id, &d.ticket).require()
	bind(d, c.At, instant, &r.at).require()
	bind(d, c.Sequence, integer, &r.sequence)
	bind(d, cmp.Or(c.State, c.Event), words(m), &r.word)
	bind(d, c.Reason, text, &r.reason)
	bind(d, c.By, id, &r.by)
	bind(d, c.Priority, label(m.Priorities), &r.priority)
	bind(d, c.Queue, text, &r.queue)
	bind(d, c.Account, id, &f.account)
	bind(d, c.Kind, label(m.Kinds), &f.kind)
	bind(d, c.Channel, text, &f.channel)
	bind(d, c.SupportLevel, count, &f.level)
	bind(d, c.Impact, impact(m.Impacts), &f.impact)
	bind(d, c.CustomerImpact, impact(m.Impacts), &f.customerImpact)
	bind(d, c.Item, id, &f.item)
	bind(d, c.Category, text, &f.category)
	bind(d, c.Summary, text, &f.summary)
	bind(d, c.Problem, id, &f.problem)
	bind(d, c.CausedBy, id, &f.causedBy)
	if opened := bind(d, c.Opened, instant, &f.opened); m.Form == Flat {
		opened.require()
	}
	bind(d, c.Acknowledged, instant, &f.steps[acknowledged])
	bind(d, c.Restored, instant, &f.steps[restored])
	bind(d, c.Repaired, instant, &f.steps[repaired])
	bind(d, c.Resolved, instant, &f.steps[resolved])
	bind(d, c.Closed, instant, &f.steps[closed])
	bind(d, c.Reopens, count, &f.reopens)
	return d
}

// bind has the cells of a column read into dst; no column leaves dst alone.
func bind[T any](d *decoder, c Column, parse func(string) (T, *flaw), dst *T) *memo[T] {
	m := &memo[T]{parse: parse, missing: d.mapping.Missing, known: make(map[string]verdict[T])}
	if c == "" {
		return m
	}
	d.columns = append(d.columns, c)
	d.readers = append(d.readers, func(raw string) (f *flaw) {
		*dst, f = m.read(raw)
		return f
	})
	return m
}

// require makes a missing cell a flaw.
func (m *memo[T]) require() {
	m.absent = isMissing
	m.last.flaw = isMissing
}

// decode reads a row's cells, which stand in the order of the columns. A flaw
// that is no warning is returned as a fault.
func (d *decoder) decode(line int, cells []string) (Fault, bool) {
	d.row.line = line
	d.warnings = d.warnings[:0]
	for i, read := range d.readers {
		flaw := read(cells[i])
		if flaw == nil {
			continue
		}
		f := Fault{Line: line, Column: d.columns[i], Value: cells[i], Reason: flaw.reason, Warning: flaw.warning}
		if !flaw.warning {
			return f, false
		}
		d.warnings = append(d.warnings, f)
	}
	return d.complete()
}

// complete checks what an event needs beside its word.
func (d *decoder) complete() (Fault, bool) {
	if d.row.word == nil {
		return Fault{}, true
	}
	var missing Column
	switch {
	case d.row.word.entry == metrics.Queued && d.row.queue == "":
		missing = d.mapping.Columns.Queue
	case d.row.word.entry == metrics.Prioritised && d.row.priority == "":
		missing = d.mapping.Columns.Priority
	default:
		return Fault{}, true
	}
	return Fault{Line: d.row.line, Column: missing, Reason: isMissing.reason}, false
}
