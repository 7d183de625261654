package tabular

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A csvSource reads comma-separated values.
type csvSource struct {
	reader *csv.Reader
	// width is the number of columns, index where the mapped ones are; -1 for
	// one that is absent.
	width int
	index []int
}

func newCSVSource(b *bufio.Reader, comma rune, columns []bound, required []Column) (*csvSource, error) {
	r := csv.NewReader(b)
	r.ReuseRecord = true
	r.Comma = comma
	header, err := r.Read()
	if err != nil {
		if errors.Is(err, io.EOF) {
			err = errEmpty
		}
		return nil, fmt.Errorf("header: %w", err)
	}
	for i := range header {
		header[i] = strings.TrimSpace(header[i])
	}
	s := &csvSource{reader: r, width: len(header), index: make([]int, len(columns))}
	var absent []Column
	for i, c := range columns {
		s.index[i] = find(header, c.Column)
		if s.index[i] < 0 && slices.Contains(required, c.Column) {
			absent = append(absent, c.Column)
		}
	}
	if absent != nil {
		return nil, &AbsentColumnsError{Columns: absent, Header: slices.Clone(header)}
	}
	return s, nil
}

// find returns where a column stands, and -1 when it is absent.
func find(header []string, c Column) int {
	n, numbered := c.number()
	if !numbered {
		return slices.Index(header, string(c))
	}
	if n > len(header) {
		return -1
	}
	return n - 1
}

func (s *csvSource) next(cells []string) (int, error) {
	record, err := s.reader.Read()
	if err != nil {
		return 0, s.fault(err, len(record))
	}
	for i, at := range s.index {
		if at >= 0 {
			cells[i] = record[at]
		}
	}
	line, _ := s.reader.FieldPos(0)
	return line, nil
}

// longestRow is over how many lines a row may run. A quote that nobody closed
// takes everything after it into one cell; a text of many lines does not.
const longestRow = 1000

// fault tells a row that is not well formed from an error that is final.
func (s *csvSource) fault(err error, width int) error {
	e, ok := errors.AsType[*csv.ParseError](err)
	if !ok {
		return err
	}
	if e.Line-e.StartLine >= longestRow {
		return fmt.Errorf("line %d: a quote is not closed; the row ran on to line %d", e.StartLine, e.Line)
	}
	f := Fault{Line: e.StartLine, Reason: e.Err.Error()}
	switch {
	case errors.Is(e.Err, csv.ErrFieldCount):
		f.Reason = fmt.Sprintf("has %d cells, the header has %d", width, s.width)
	case e.Line > e.StartLine:
		f.Reason = fmt.Sprintf("%v; the row ran on to line %d", e.Err, e.Line)
	}
	return f
}
