package tabular

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/accordhq/accord/account"
)

// A Fault is a row that could not be read, or, as a warning, a cell of a row
// that was kept without it.
type Fault struct {
	File string `json:"file"`
	// Line is where the row starts, counted from 1.
	Line int `json:"line"`
	// Column is the column as the mapping has it; empty for the row as a whole.
	Column Column `json:"column,omitempty"`
	// Value is the cell as it stands, cut after 80 bytes.
	Value string `json:"value,omitempty"`
	// Reason says what is wrong, in lower case.
	Reason  string `json:"reason"`
	Warning bool   `json:"warning,omitempty"`
}

// Error is one line, such as
//
//	tickets.csv:12: column "opened_at": "32/1/2016": not a time of layout "2/1/2006 15:04"
func (f Fault) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d: ", f.File, f.Line)
	if f.Column != "" {
		fmt.Fprintf(&b, "column %q: ", string(f.Column))
	}
	if f.Value != "" {
		b.WriteString(strconv.Quote(f.Value) + ": ")
	}
	b.WriteString(f.Reason)
	return b.String()
}

// Unwrap returns [account.ErrInvalid].
func (f Fault) Unwrap() error { return account.ErrInvalid }

const maxFaultValue = 80

// shorten cuts a value for a fault, and lets go of the row it is part of.
func shorten(value string) string {
	if len(value) <= maxFaultValue {
		return strings.Clone(value)
	}
	end := maxFaultValue
	for end > maxFaultValue-utf8.UTFMax && !utf8.RuneStart(value[end]) {
		end--
	}
	return value[:end] + "…"
}

// A TooManyBadRowsError says that an import was stopped because of its bad
// rows. It unwraps to the last of them.
type TooManyBadRowsError struct {
	File string
	// Limit is how many would have been let pass.
	Limit int
	// Last is the bad row that was one too many.
	Last Fault
}

func (e *TooManyBadRowsError) Error() string {
	return fmt.Sprintf("%s: stopped after more than %d bad rows, the last of them: %v", e.File, e.Limit, e.Last)
}

// Unwrap returns the last bad row.
func (e *TooManyBadRowsError) Unwrap() error { return e.Last }

// An AbsentColumnsError says that a header lacks columns that the mapping names.
// It unwraps to [account.ErrInvalid].
type AbsentColumnsError struct {
	Columns []Column
	// Header is what stands there instead.
	Header []string
}

func (e *AbsentColumnsError) Error() string {
	return fmt.Sprintf("the header lacks %q; it has %s", e.Columns, shorten(fmt.Sprintf("%q", e.Header)))
}

// Unwrap returns [account.ErrInvalid].
func (e *AbsentColumnsError) Unwrap() error { return account.ErrInvalid }
