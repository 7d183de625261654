package talklog

import (
	"context"
	"errors"
	"io"
	"iter"
	"maps"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/tabular"
	"github.com/accordhq/accord/quadrant"
)

// A Record is what a [Log] yields.
type Record interface {
	quadrant.Interaction | account.Satisfaction
	Validate() error
}

// A Log is an export that is being read. It is not safe for concurrent use.
type Log[T Record] struct {
	reader *tabular.Reader
	// columns are those of a record's fields.
	columns map[string]Column
	// read makes the record of the row that was read last.
	read    func() (entry[T], error)
	seen    tabular.Seen
	records int
}

// An entry is a record and its id.
type entry[T Record] struct {
	record T
	id     string
	// derived says that the row did not tell the id.
	derived bool
}

func newLog[T Record](
	name string, r io.Reader, d *tabular.Decoder, columns any, required []Column, o Options,
	read func() (entry[T], error),
) (*Log[T], error) {
	reader, err := tabular.Open("talklog", name, r, d, required, o)
	if err != nil {
		return nil, err
	}
	return &Log[T]{
		reader: reader, columns: maps.Collect(tabular.Columns(columns)), read: read, seen: tabular.NewSeen(),
	}, nil
}

// A Report says how an import went.
type Report struct {
	// Rows were read: Records of them were kept, BadRows left out.
	Rows    int `json:"rows"`
	Records int `json:"records"`
	BadRows int `json:"bad_rows"`
	// Warnings are cells, or parts of cells, that were left out of rows that were
	// kept.
	Warnings int `json:"warnings"`
	// Faults are the first bad rows and the first warnings, as many of each as
	// the option KeepFaults says, in the order in which they were found.
	Faults []Fault `json:"faults,omitempty"`
}

// Report says how the import went so far.
func (l *Log[T]) Report() Report {
	c := l.reader.Counts()
	return Report{Rows: c.Rows, Records: l.records, BadRows: c.BadRows, Warnings: c.Warnings, Faults: c.Faults}
}

var errStarted = errors.New("talklog: the records of a log can be read once")

// Records yields the records of the export in the order of its rows, each of them
// valid. An error is the last pair. A context that is done ends the sequence with
// the context's error. The sequence can be ranged over once.
func (l *Log[T]) Records(ctx context.Context) iter.Seq2[T, error] {
	return tabular.Once(l.reader, errStarted, func(yield func(T) error) error {
		for {
			line, err := l.reader.Next(ctx)
			if errors.Is(err, io.EOF) {
				l.reader.Tell()
				return nil
			}
			if err != nil {
				return err
			}
			record, bad := l.record()
			if bad != nil {
				bad.Line = line
				err = l.reader.Bad(*bad)
			} else {
				l.reader.Keep()
				l.records++
				err = yield(record)
			}
			if err != nil {
				return err
			}
		}
	})
}

// record is that of the row that was read last, or what is wrong with the row.
func (l *Log[T]) record() (record T, bad *Fault) {
	e, err := l.read()
	if err == nil {
		err = e.record.Validate()
	}
	switch {
	case err != nil:
		return record, l.fault(err)
	case l.seen.Add(e.id):
		return e.record, nil
	case e.derived:
		return record, &Fault{Reason: "has no id, and tells what a row before it tells"}
	}
	return record, &Fault{Column: l.columns["id"], Value: e.id, Reason: "comes again; a row before it has the same id"}
}

// fault tells the first fault of a record by the column that its field is from.
func (l *Log[T]) fault(err error) *Fault {
	f, ok := errors.AsType[*account.FieldError](err)
	if !ok {
		return &Fault{Reason: err.Error()}
	}
	c := l.columns[f.Field]
	if c == "" {
		return &Fault{Reason: f.Error()}
	}
	return &Fault{Column: c, Value: l.reader.Cell(c), Reason: f.Rule}
}
