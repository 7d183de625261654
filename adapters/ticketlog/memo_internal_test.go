package ticketlog

import (
	"strconv"
	"strings"
	"testing"
)

// A memo is bounded: it remembers so many cells and no long ones, and reads
// what it has forgotten, or never remembered, just the same.
func TestMemoIsBounded(t *testing.T) {
	t.Parallel()
	parsed := 0
	m := memo[string]{
		parse: func(cell string) (string, *flaw) { parsed++; return cell, nil },
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
