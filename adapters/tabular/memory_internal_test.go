package tabular

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"testing"
)

// A memo is bounded: it remembers so many cells and no long ones, and reads
// what it has forgotten, or never remembered, just the same.
func TestMemoIsBounded(t *testing.T) {
	t.Parallel()
	parsed := 0
	m := Memo[string]{
		parse: func(cell string) (string, *Flaw) { parsed++; return cell, nil },
		known: make(map[string]verdict[string]),
	}
	read := func(cell string, wantParsed int) {
		t.Helper()
		parsed = 0
		if got, flaw := m.read(cell); got != cell || flaw != nil || parsed != wantParsed {
			t.Fatalf("read %q, %v, parsed %d times; want %q, parsed %d times", got, flaw, parsed, cell, wantParsed)
		}
	}
	for i := range maxKnown {
		read(strconv.Itoa(i), 1)
	}
	read("0", 0) // remembered
	read("0", 0) // the cell before
	read("new", 1)
	read("0", 1) // forgotten with all before "new"
	if len(m.known) > maxKnown {
		t.Errorf("%d cells are remembered", len(m.known))
	}

	read(strings.Repeat("x", maxRemembered), 1)
	read("0", 0)
	read(strings.Repeat("x", maxRemembered), 0)
	read(strings.Repeat("x", maxRemembered+1), 1)
	read("0", 0)
	read(strings.Repeat("x", maxRemembered+1), 1)
}

// A line that is too long is not held.
func TestLongLineIsNotHeld(t *testing.T) {
	t.Parallel()
	line := io.LimitReader(endless{}, 10*maxLine)
	s := jsonSource{reader: bufio.NewReaderSize(line, bufferSize)}
	if _, err := s.next(nil); err == nil || !strings.Contains(err.Error(), "is longer than") {
		t.Errorf("error %v", err)
	}
	if cap(s.buffer) > 2*maxLine {
		t.Errorf("%d bytes are held", cap(s.buffer))
	}
}

type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'x'
	}
	return len(b), nil
}
