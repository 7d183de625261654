package tabular

import (
	"cmp"
	"slices"
)

// Options of an import. The zero value is ready to use.
type Options struct {
	// MaxBadRows is how many bad rows are let pass; 0 is 1000, and a negative
	// number is no limit.
	MaxBadRows int
	// KeepFaults is how many bad rows, and as many warnings, the report keeps; 0
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

// Counts say how an import went.
type Counts struct {
	// Rows were read, BadRows of them left out.
	Rows, BadRows int
	// Warnings are cells that were left out of rows that were kept.
	Warnings int
	// Faults are the first bad rows and the first warnings, as many of each as
	// [Options.KeepFaults] says, in the order in which they were found.
	Faults []Fault
}

// A tally keeps the counts.
type tally struct {
	counts  Counts
	file    string
	limit   int
	keep    int
	onFault func(Fault)
}

func newTally(file string, o Options) tally {
	return tally{
		file:    file,
		limit:   cmp.Or(o.MaxBadRows, defaultMaxBadRows),
		keep:    cmp.Or(o.KeepFaults, defaultKeepFaults),
		onFault: o.OnFault,
	}
}

// add counts a fault and returns it as it was told.
func (t *tally) add(f Fault) Fault {
	f.File, f.Value = t.file, shorten(f.Value)
	count := &t.counts.BadRows
	if f.Warning {
		count = &t.counts.Warnings
	}
	*count++
	if *count <= t.keep {
		t.counts.Faults = append(t.counts.Faults, f)
	}
	if t.onFault != nil {
		t.onFault(f)
	}
	return f
}

// Bad counts a row that is left out; the error says that it was one too many.
func (t *tally) Bad(f Fault) error {
	f = t.add(f)
	if t.limit >= 0 && t.counts.BadRows > t.limit {
		return &TooManyBadRowsError{File: t.file, Limit: t.limit, Last: f}
	}
	return nil
}

// Counts say how the import went so far.
func (t *tally) Counts() Counts {
	c := t.counts
	c.Faults = slices.Clone(c.Faults)
	return c
}
