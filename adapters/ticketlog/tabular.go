package ticketlog

import "github.com/accordhq/accord/adapters/tabular"

// What this package has in common with the importers beside it.
type (
	// A Column addresses a column; see [tabular.Column].
	Column = tabular.Column

	// A Format is how a row is written: [CSV] or [JSONLines].
	Format = tabular.Format

	// Options of [Open]; see [tabular.Options]. The zero value is ready to use.
	Options = tabular.Options

	// Progress is how far an import is; see [tabular.Progress].
	Progress = tabular.Progress

	// A Fault is a row that could not be read, or a cell; see [tabular.Fault].
	Fault = tabular.Fault

	// A TooManyBadRowsError ends an import; see [tabular.TooManyBadRowsError].
	TooManyBadRowsError = tabular.TooManyBadRowsError

	// An AbsentColumnsError is one of [Open]; see [tabular.AbsentColumnsError].
	AbsentColumnsError = tabular.AbsentColumnsError
)

// The formats.
const (
	CSV       = tabular.CSV
	JSONLines = tabular.JSONLines
)
