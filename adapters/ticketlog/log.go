package ticketlog

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"time"

	"github.com/accordhq/accord/metrics"
)

// Options of [Open]. The zero value is ready to use.
type Options struct {
	// MaxBadRows is how many bad rows are let pass; 0 is 1000, and a negative
	// number is no limit.
	MaxBadRows int
	// KeepFaults is how many bad rows, and as many warnings, [Report] keeps; 0
	// is 20, and a negative number is none.
	KeepFaults int
	// OnFault is told of every bad row and every warning; nil for nobody.
	OnFault func(Fault)
	// Progress is told how far the import is, every 10,000 rows and at the
	// end; nil for nobody.
	Progress func(Progress)
}

const (
	defaultMaxBadRows = 1000
	defaultKeepFaults = 20
	progressEvery     = 10_000
)

// Progress is how far an import is.
type Progress struct {
	Rows int
	// Bytes were read of the input as it is, packed if it is. The importer
	// reads ahead by a buffer.
	Bytes int64
}

// A Log is an export that is being read. It is not safe for concurrent use.
type Log struct {
	name      string
	bytes     *counter
	source    source
	decoder   *decoder
	gatherer  gatherer
	assembler *assembler
	tally     tally
	progress  func(Progress)
	started   bool
}

// Open prepares to read an export. The name stands in faults and errors. It
// reads no further than the header, and fails when the mapping is invalid, when
// the export is empty, and when its header lacks a mapped column. It does not
// close r.
func Open(name string, r io.Reader, m Mapping, o Options) (*Log, error) {
	if err := m.Validate(); err != nil {
		return nil, fmt.Errorf("ticketlog: mapping: %w", err)
	}
	zone, err := time.LoadLocation(m.Zone)
	if err != nil {
		return nil, fmt.Errorf("ticketlog: mapping: %w", err) // it was there for Validate
	}
	m = m.withDefaults()
	l := &Log{
		name:      name,
		bytes:     &counter{Reader: r},
		decoder:   newDecoder(m, zone),
		gatherer:  newGatherer(m),
		assembler: newAssembler(m),
		tally: tally{
			file:    name,
			limit:   cmp.Or(o.MaxBadRows, defaultMaxBadRows),
			keep:    cmp.Or(o.KeepFaults, defaultKeepFaults),
			onFault: o.OnFault,
		},
		progress: o.Progress,
	}
	text, err := plain(l.bytes)
	if err == nil {
		l.source, err = newSource(text, m, l.decoder.columns)
	}
	if err != nil {
		return nil, fmt.Errorf("ticketlog: %s: %w", name, err)
	}
	return l, nil
}

// Report says how the import went so far.
func (l *Log) Report() Report {
	r := l.tally.Report
	r.Faults = slices.Clone(r.Faults)
	return r
}

var errStarted = errors.New("ticketlog: the tickets of a log can be read once")

// Tickets yields the tickets of the export. An error is the last pair: the
// tickets before it are whole, those whose rows had not all been read are left
// out. A context that is done ends the sequence with the context's error. The
// sequence can be ranged over once.
func (l *Log) Tickets(ctx context.Context) iter.Seq2[metrics.Ticket, error] {
	return func(yield func(metrics.Ticket, error) bool) {
		if l.started {
			yield(metrics.Ticket{}, errStarted)
			return
		}
		l.started = true
		err := l.read(ctx, func(t metrics.Ticket) bool { return yield(t, nil) })
		if err != nil && !errors.Is(err, errBroken) {
			yield(metrics.Ticket{}, err)
		}
	}
}

// errBroken says that the caller broke off.
var errBroken = errors.New("broken off")

func (l *Log) read(ctx context.Context, yield func(metrics.Ticket) bool) error {
	cells := make([]string, len(l.decoder.columns))
	for {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("ticketlog: %s: %w", l.name, err)
		}
		done, err := l.row(cells)
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil && done != nil {
			err = l.ticket(done, yield)
		}
		if err != nil {
			return err
		}
		if l.tally.Rows%progressEvery == 0 {
			l.tell()
		}
	}
	for _, g := range l.gatherer.rest() {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("ticketlog: %s: %w", l.name, err)
		}
		if err := l.ticket(g, yield); err != nil {
			return err
		}
	}
	l.tell()
	return nil
}

// row reads a row. It returns the group that the row shows to be done, if any.
func (l *Log) row(cells []string) (*group, error) {
	line, err := l.source.next(cells)
	f, bad := errors.AsType[Fault](err)
	if err != nil && !bad {
		if !errors.Is(err, io.EOF) {
			err = fmt.Errorf("ticketlog: %s: after row %d: %w", l.name, l.tally.Rows, err)
		}
		return nil, err
	}
	l.tally.Rows++
	if bad {
		return nil, l.tally.add(f)
	}
	d := l.decoder
	if f, ok := d.decode(line, cells); !ok {
		return nil, l.tally.add(f)
	}
	done, why := l.gatherer.add(d.ticket, d.row, &d.facts)
	if why != "" {
		return nil, l.tally.add(Fault{
			Line: line, Column: d.mapping.Columns.Ticket, Value: string(d.ticket), Reason: why,
		})
	}
	for _, w := range d.warnings {
		if err := l.tally.add(w); err != nil {
			return nil, err
		}
	}
	return done, nil
}

// ticket yields the ticket of a group. A ticket that cannot be made leaves its
// rows out.
func (l *Log) ticket(g *group, yield func(metrics.Ticket) bool) error {
	t, flaw := l.assembler.ticket(g)
	if flaw == nil {
		l.tally.Tickets++
		if !yield(t) {
			return errBroken
		}
		return nil
	}
	for _, r := range g.rows {
		err := l.tally.add(Fault{
			Line: r.line, Column: l.decoder.mapping.Columns.Ticket, Value: string(g.ticket), Reason: flaw.reason,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// tell reports progress.
func (l *Log) tell() {
	if l.progress != nil {
		l.progress(Progress{Rows: l.tally.Rows, Bytes: l.bytes.n})
	}
}
