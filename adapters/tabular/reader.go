package tabular

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
)

// A Reader reads the rows of an export and keeps count of them. It is not safe
// for concurrent use.
type Reader struct {
	tally
	// what is what errors begin with.
	what     string
	bytes    *counter
	source   source
	decoder  *Decoder
	cells    []string
	progress func(Progress)
	started  bool
}

// Open prepares to read an export. Errors begin with the name of the importer's
// package, faults with that of the file. It reads no further than the header, and
// fails when the export is empty and when its header lacks a required column. It
// does not close r.
func Open(importer, file string, r io.Reader, d *Decoder, required []Column, o Options) (*Reader, error) {
	x := &Reader{
		tally:    newTally(file, o),
		what:     importer + ": " + file,
		bytes:    &counter{Reader: r},
		decoder:  d,
		cells:    make([]string, len(d.columns)),
		progress: o.Progress,
	}
	text, err := plain(x.bytes)
	if err == nil {
		x.source, err = newSource(text, d, required)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", x.what, err)
	}
	return x, nil
}

// Next reads the next row into the variables that are bound, passing over bad
// ones, and tells the line on which it starts. The caller says of the row that it
// keeps it, or that it is bad. At the end the error is [io.EOF] as it is; any other
// is final.
func (r *Reader) Next(ctx context.Context) (line int, err error) {
	for {
		if rows := r.counts.Rows; rows > 0 && rows%progressEvery == 0 {
			r.Tell()
		}
		if err := r.Alive(ctx); err != nil {
			return 0, err
		}
		line, err := r.source.next(r.cells)
		f, bad := errors.AsType[Fault](err)
		if err != nil && !bad {
			if !errors.Is(err, io.EOF) {
				err = fmt.Errorf("%s: after row %d: %w", r.what, r.counts.Rows, err)
			}
			return 0, err
		}
		r.counts.Rows++
		if !bad {
			if f, bad = r.decoder.decode(line, r.cells); !bad {
				return line, nil
			}
		}
		if err := r.Bad(f); err != nil {
			return 0, err
		}
	}
}

// Keep counts the warnings of the row that was read last.
func (r *Reader) Keep() {
	for _, w := range r.decoder.warnings {
		r.add(w)
	}
}

// Cell is a mapped cell, as it stands, of the row that was read last.
func (r *Reader) Cell(c Column) string {
	for i, column := range r.decoder.columns {
		if column.Column == c {
			return r.cells[i]
		}
	}
	return ""
}

// Alive returns the error of a context that is done.
func (r *Reader) Alive(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("%s: %w", r.what, err)
	}
	return nil
}

// Tell reports progress. [Reader.Next] does it on the way, the caller at the end.
func (r *Reader) Tell() {
	if r.progress != nil {
		r.progress(Progress{Rows: r.counts.Rows, Bytes: r.bytes.n})
	}
}

// errBroken says that the caller broke off.
var errBroken = errors.New("broken off")

// Once is the sequence of what read yields; an error is the last pair. An export
// can be read once: ranging again yields the error again. Read returns the errors
// of yield as they are.
func Once[T any](r *Reader, again error, read func(yield func(T) error) error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		err := again
		if !r.started {
			r.started = true
			err = read(func(v T) error {
				if !yield(v, nil) {
					return errBroken
				}
				return nil
			})
		}
		if err != nil && !errors.Is(err, errBroken) {
			var none T
			yield(none, err)
		}
	}
}
