package ticketlog

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

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
