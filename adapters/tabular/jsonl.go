package tabular

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// maxLine is how long a line of JSON may be.
const maxLine = 8 << 20

// A jsonSource reads one JSON object per line.
type jsonSource struct {
	reader  *bufio.Reader
	columns []bound
	line    int
	buffer  []byte
}

func (s *jsonSource) next(cells []string) (int, error) {
	for {
		line, err := s.readLine()
		if err != nil {
			return 0, err
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			return s.line, s.cells(line, cells)
		}
	}
}

// readLine reads a line without taking more memory than a line may have.
func (s *jsonSource) readLine() ([]byte, error) {
	s.line++
	s.buffer = s.buffer[:0]
	size := 0
	for {
		part, err := s.reader.ReadSlice('\n')
		if size += len(part); size <= maxLine {
			s.buffer = append(s.buffer, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && size > 0:
		case err != nil:
			return nil, err
		}
		if size > maxLine {
			return nil, Fault{Line: s.line, Reason: fmt.Sprintf("is longer than %d MiB", maxLine>>20)}
		}
		return s.buffer, nil
	}
}

func (s *jsonSource) cells(line []byte, cells []string) error {
	if !utf8.Valid(line) { // encoding/json would put something else in its place
		return Fault{Line: s.line, Value: string(line[:min(len(line), maxFaultValue+1)]), Reason: "is not UTF-8"}
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(line, &object); err != nil || object == nil {
		return Fault{Line: s.line, Value: string(line[:min(len(line), maxFaultValue+1)]), Reason: "not a JSON object"}
	}
	for i, c := range s.columns {
		value := object[string(c.Column)]
		text, ok := scalar(value)
		if !ok && c.nested {
			text, ok = string(value), true
		}
		if !ok {
			return Fault{
				Line: s.line, Column: c.Column, Value: string(value),
				Reason: "not a string, a number, true, false or null",
			}
		}
		cells[i] = text
	}
	return nil
}

// scalar is the cell that a JSON value stands for. Numbers are kept as they are
// written; null stands for no value, as does the lack of a key.
func scalar(value json.RawMessage) (string, bool) {
	if len(value) == 0 || string(value) == "null" {
		return "", true
	}
	switch value[0] {
	case '{', '[':
		return "", false
	case '"':
		var s string
		err := json.Unmarshal(value, &s)
		return s, err == nil
	}
	return string(value), true
}
