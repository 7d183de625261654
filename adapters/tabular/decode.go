package tabular

import "time"

// A Decoder reads the cells of rows into variables.
type Decoder struct {
	layout   Layout
	clock    clock
	columns  []bound
	warnings []Fault
}

// A bound column is read into a variable.
type bound struct {
	Column
	// nested lets a cell of JSON lines be a list or an object, as it stands.
	nested bool
	read   func(raw string) *Flaw
}

// NewDecoder returns a decoder of a layout without faults.
func NewDecoder(l Layout) (*Decoder, error) {
	zone, err := time.LoadLocation(l.Zone)
	if err != nil {
		return nil, err // it was there for the check
	}
	return &Decoder{layout: l, clock: newClock(l.Times, zone)}, nil
}

// Instant reads a time by the layouts.
func (d *Decoder) Instant(cell string) (time.Time, *Flaw) { return d.clock.instant(cell) }

// Bind has the cells of a column read into dst; no column leaves dst alone. The
// columns of a row are read in the order in which they were bound.
func Bind[T any](d *Decoder, c Column, parse func(string) (T, *Flaw), dst *T) *Memo[T] {
	m := &Memo[T]{parse: parse, missing: d.layout.Missing, known: make(map[string]verdict[T])}
	if c == "" {
		return m
	}
	d.columns = append(d.columns, bound{Column: c, read: func(raw string) (f *Flaw) {
		*dst, f = m.read(raw)
		return f
	}})
	return m
}

// BindNested is [Bind] for cells that may be a list or an object in JSON lines:
// they are given to parse as they stand.
func BindNested[T any](d *Decoder, c Column, parse func(string) (T, *Flaw), dst *T) *Memo[T] {
	m := Bind(d, c, parse, dst)
	if c != "" {
		d.columns[len(d.columns)-1].nested = true
	}
	return m
}

// decode reads a row's cells, which stand in the order of the columns. It returns
// the first flaw that is no warning as a fault.
func (d *Decoder) decode(line int, cells []string) (f Fault, bad bool) {
	d.warnings = d.warnings[:0]
	for i, c := range d.columns {
		flaw := c.read(cells[i])
		if flaw == nil {
			continue
		}
		f := Fault{Line: line, Column: c.Column, Value: cells[i], Reason: flaw.Reason, Warning: flaw.Warning}
		if !flaw.Warning {
			return f, true
		}
		d.warnings = append(d.warnings, f)
	}
	return Fault{}, false
}
