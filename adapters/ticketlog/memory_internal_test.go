package ticketlog

import (
	"bufio"
	"fmt"
	"io"
	"runtime"
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

// Tickets do not keep the rows they came from alive.
func TestTicketsLetGoOfRows(t *testing.T) {
	const tickets, rowSize, most = 500, 64 << 10, 8 << 20
	var b strings.Builder
	b.WriteString("id,opened,category,text\n")
	for i := range tickets {
		fmt.Fprintf(&b, "T%d,2026-03-02 10:00,c%d,%s\n", i, i, strings.Repeat("x", rowSize))
	}
	log, err := Open("log.csv", strings.NewReader(b.String()), Mapping{
		Form:    Flat,
		Columns: Columns{Ticket: "id", Opened: "opened", Category: "category"},
		Times:   []string{"2006-01-02 15:04"},
		Default: Default{Account: "acme"},
	}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var kept []any
	before := heap()
	for ticket, err := range log.Tickets(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, ticket)
	}
	if grown := int64(heap()) - int64(before); grown > most {
		t.Errorf("%d tickets take %d bytes, rows of %d bytes in all", len(kept), grown, tickets*rowSize)
	}
	runtime.KeepAlive(kept)
	runtime.KeepAlive(log)
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// Rows of a ticket that tell the same facts share them.
func TestRowsShareFacts(t *testing.T) {
	t.Parallel()
	var g group
	for _, category := range []string{"disk", "disk", "mail"} {
		g.add(row{}, &facts{category: category})
	}
	if g.rows[0].facts != g.rows[1].facts {
		t.Error("equal facts are held twice")
	}
	if g.rows[2].facts.category != "mail" || g.rows[1].facts.category != "disk" {
		t.Error("facts are mixed up")
	}
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
