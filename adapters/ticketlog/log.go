package ticketlog

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/accordhq/accord/adapters/tabular"
	"github.com/accordhq/accord/metrics"
)

// A Log is an export that is being read. It is not safe for concurrent use.
type Log struct {
	reader    *tabular.Reader
	decoder   *decoder
	gatherer  gatherer
	assembler *assembler
	tickets   int
}

// Open prepares to read an export. The name stands in faults and errors. It
// reads no further than the header, and fails when the mapping is invalid, when
// the export is empty, and when its header lacks a mapped column. It does not
// close r.
func Open(name string, r io.Reader, m Mapping, o Options) (*Log, error) {
	if err := m.Validate(); err != nil {
		return nil, fmt.Errorf("ticketlog: mapping: %w", err)
	}
	m = m.withDefaults()
	d, err := newDecoder(m)
	if err != nil {
		return nil, fmt.Errorf("ticketlog: mapping: %w", err)
	}
	reader, err := tabular.Open("ticketlog", name, r, d.Decoder, m.Required(), o)
	if err != nil {
		return nil, err
	}
	return &Log{reader: reader, decoder: d, gatherer: newGatherer(m), assembler: newAssembler(m)}, nil
}

// A Report says how an import went.
type Report struct {
	// Rows were read, BadRows of them left out.
	Rows    int `json:"rows"`
	Tickets int `json:"tickets"`
	BadRows int `json:"bad_rows"`
	// Warnings are cells that were left out of rows that were kept.
	Warnings int `json:"warnings"`
	// Faults are the first bad rows and the first warnings, as many of each as
	// the option KeepFaults says, in the order in which they were found.
	Faults []Fault `json:"faults,omitempty"`
}

// Report says how the import went so far.
func (l *Log) Report() Report {
	c := l.reader.Counts()
	return Report{Rows: c.Rows, Tickets: l.tickets, BadRows: c.BadRows, Warnings: c.Warnings, Faults: c.Faults}
}

var errStarted = errors.New("ticketlog: the tickets of a log can be read once")

// Tickets yields the tickets of the export. An error is the last pair: the
// tickets before it are whole, those whose rows had not all been read are left
// out. A context that is done ends the sequence with the context's error. The
// sequence can be ranged over once.
func (l *Log) Tickets(ctx context.Context) iter.Seq2[metrics.Ticket, error] {
	return tabular.Once(l.reader, errStarted, func(yield func(metrics.Ticket) error) error {
		return l.read(ctx, yield)
	})
}

func (l *Log) read(ctx context.Context, yield func(metrics.Ticket) error) error {
	for {
		line, err := l.reader.Next(ctx)
		if errors.Is(err, io.EOF) {
			break
		}
		var done *group
		if err == nil {
			done, err = l.row(line)
		}
		if err == nil && done != nil {
			err = l.ticket(done, yield)
		}
		if err != nil {
			return err
		}
	}
	for _, g := range l.gatherer.rest() {
		if err := l.reader.Alive(ctx); err != nil {
			return err
		}
		if err := l.ticket(g, yield); err != nil {
			return err
		}
	}
	l.reader.Tell()
	return nil
}

// row takes a row. It returns the group that the row shows to be done, if any.
func (l *Log) row(line int) (*group, error) {
	d := l.decoder
	d.row.line = line
	if c := d.lacks(); c != "" {
		return nil, l.reader.Bad(Fault{Line: line, Column: c, Reason: tabular.IsMissing.Reason})
	}
	done, why := l.gatherer.add(d.ticket, d.row, &d.facts)
	if why != "" {
		return nil, l.reader.Bad(Fault{
			Line: line, Column: d.mapping.Columns.Ticket, Value: string(d.ticket), Reason: why,
		})
	}
	l.reader.Keep()
	return done, nil
}

// ticket yields the ticket of a group. A ticket that cannot be made leaves its
// rows out.
func (l *Log) ticket(g *group, yield func(metrics.Ticket) error) error {
	t, flaw := l.assembler.ticket(g)
	if flaw == nil {
		l.tickets++
		return yield(t)
	}
	for _, r := range g.rows {
		err := l.reader.Bad(Fault{
			Line: r.line, Column: l.decoder.mapping.Columns.Ticket, Value: string(g.ticket), Reason: flaw.Reason,
		})
		if err != nil {
			return err
		}
	}
	return nil
}
