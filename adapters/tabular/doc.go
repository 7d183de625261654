// Package tabular reads exports of other systems row by row: CSV and JSON lines,
// packed with gzip or not, through a mapping that is data. It holds what the
// importers of records share, packages ticketlog and talklog, and knows nothing of
// the records themselves. Who imports with one of these meets its [Options], [Column],
// [Layout], [Fault] and errors under the names that they have there; the rest is for
// who writes an importer of another record.
//
// An importer binds the columns of its mapping to variables with [Bind], opens the
// export with [Open], and makes a record of the variables after each
// [Reader.Next]:
//
//	d, err := tabular.NewDecoder(m.Layout)
//	...
//	tabular.Bind(d, m.Columns.ID, tabular.ID, &row.id).Require()
//	r, err := tabular.Open("ticketlog", name, file, d, required, o)
//	...
//	for {
//		line, err := r.Next(ctx) // io.EOF at the end
//		...
//		r.Keep() // or r.Bad
//	}
//
// A row with a cell that cannot be read is left out and reported; a [Flaw] that is
// a warning leaves out the cell alone. Too many bad rows end the import.
package tabular
