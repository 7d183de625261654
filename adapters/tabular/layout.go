package tabular

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/accordhq/accord/account"
)

// A Layout is how an export is written.
type Layout struct {
	// Format is how a row is written; empty is [CSV].
	Format Format `json:"format,omitempty"`
	// Delimiter is the one character between the cells of a CSV row; empty is
	// a comma.
	Delimiter string `json:"delimiter,omitempty"`
	// Sparse lets an export lack mapped columns, as if their cells were empty:
	// all but those without which there is no record.
	Sparse bool `json:"sparse,omitempty"`
	// Missing are cells that stand for no value, such as "?". An empty cell
	// always does.
	Missing []string `json:"missing,omitempty"`
	// Times are the layouts of times, as [time.Parse] has them; the first that
	// fits counts.
	Times []string `json:"times"`
	// Zone is the IANA zone of times that tell none; empty is UTC.
	Zone string `json:"zone,omitempty"`
}

// A Format is how a row is written.
type Format string

const (
	// CSV is comma-separated values as in RFC 4180, with a header.
	CSV Format = "csv"
	// JSONLines is one JSON object per line.
	JSONLines Format = "jsonl"
)

// CheckLayout records every fault of a layout by field.
func CheckLayout(f *account.Faults, l Layout) {
	f.Check(l.Format == "" || l.Format == CSV || l.Format == JSONLines,
		"format", "%q is not csv or jsonl", l.Format)
	f.Check(l.Delimiter == "" || l.Format != JSONLines, "delimiter", "is of no use in JSON lines")
	f.Check(validDelimiter(l.Delimiter), "delimiter", "%q is not one character that can separate cells", l.Delimiter)
	f.Check(len(l.Times) > 0, "times", "is missing")
	for i, layout := range l.Times {
		f.Check(tellsDate(layout), Index("times", i), "%q is not a layout that tells a date", layout)
	}
	_, err := time.LoadLocation(l.Zone)
	f.Check(err == nil && l.Zone != "Local", "zone", "%q is not a zone known here", l.Zone)
	for i, mark := range l.Missing {
		CheckWord(f, Index("missing", i), mark)
	}
}

// comma is the delimiter, or what is taken for none.
func (l Layout) comma() rune {
	r, _ := utf8.DecodeRuneInString(cmp.Or(l.Delimiter, ","))
	return r
}

// validDelimiter asks of a delimiter what encoding/csv does; none is a comma.
func validDelimiter(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return s == "" || size == len(s) && r != utf8.RuneError && !strings.ContainsRune("\"\r\n\x00", r)
}

// tellsDate reports whether a layout tells year, month and day.
func tellsDate(layout string) bool {
	want := time.Date(2021, time.November, 23, 0, 0, 0, 0, time.UTC)
	got, err := time.Parse(layout, want.Format(layout))
	return err == nil && got.Equal(want)
}

// CheckWord records a word that no cell can be, for cells are read without the
// white space around them, and an empty one is missing.
func CheckWord(f *account.Faults, field, word string) {
	f.Check(word != "", field, "is empty")
	f.Check(word == strings.TrimSpace(word), field, "%q has white space around it", word)
}

// CheckLabels records every label that no cell can be.
func CheckLabels[T any](f *account.Faults, field string, names map[string]T) {
	for _, label := range slices.Sorted(maps.Keys(names)) {
		CheckWord(f, Key(field, label), label)
	}
}

// CheckNames records every label with a name that is not known; what says what
// names there are.
func CheckNames[T ~string](f *account.Faults, field string, names map[string]T, known func(T) bool, what string) {
	for _, label := range slices.Sorted(maps.Keys(names)) {
		f.Check(known(names[label]), Key(field, label), "%q is not %s", names[label], what)
	}
}

// Index is the field of the i-th element of a list.
func Index(field string, i int) string { return field + "[" + strconv.Itoa(i) + "]" }

// Key is the field of the element of a map.
func Key(field, name string) string { return field + "[" + strconv.Quote(name) + "]" }
