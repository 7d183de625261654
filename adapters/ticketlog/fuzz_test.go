package ticketlog_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/adapters/ticketlog"
	"github.com/accordhq/accord/metrics"
)

// FuzzCSV reads any input by each preset, adjacent and not.
func FuzzCSV(f *testing.F) {
	seed(f, "servicenow.csv", "eventlog.csv")
	f.Add([]byte("id,opened\nT1,2026-03-02 10:00\n"))
	f.Add([]byte("\ufeffticket,at,event\r\n\"T1\",\"2026-03-02 10:00\",opened\r\n"))
	f.Fuzz(func(t *testing.T, input []byte) {
		for _, name := range ticketlog.Presets() {
			check(t, input, preset(t, name))
		}
		small := eventLog()
		small.Columns = ticketlog.Columns{Ticket: "#1", At: "#2", Event: "#3"}
		check(t, input, small)
	})
}

// FuzzJSONL reads any input as JSON lines.
func FuzzJSONL(f *testing.F) {
	seed(f, "eventlog.jsonl")
	f.Add([]byte(`{"id":"T1","opened":"2026-03-02 10:00","category":1e9,"level":null}`))
	f.Fuzz(func(t *testing.T, input []byte) {
		m := preset(t, "accord-eventlog")
		m.Format = ticketlog.JSONLines
		check(t, input, m)
		check(t, input, jsonLines())
	})
}

func seed(f *testing.F, files ...string) {
	for _, file := range files {
		b, err := os.ReadFile(filepath.Join("testdata", file))
		require.NoError(f, err)
		f.Add(b)
		f.Add(packed(f, string(b)))
		f.Add(packed(f, string(b))[:100])
	}
}

// check imports an input and requires what holds of any: every row is either
// good or bad, every bad row and warning is told of, and every ticket is valid.
func check(t *testing.T, input []byte, m ticketlog.Mapping) {
	for _, m.Adjacent = range []bool{false, m.Form == ticketlog.Events} {
		bad, warnings := 0, 0
		l, err := ticketlog.Open("log", bytes.NewReader(input), m, ticketlog.Options{
			MaxBadRows: -1,
			OnFault: func(f ticketlog.Fault) {
				if f.Warning {
					warnings++
				} else {
					bad++
				}
				if f.File != "log" || f.Line < 1 || f.Reason == "" {
					t.Errorf("fault %+v", f)
				}
			},
		})
		if err != nil {
			return
		}
		seen := make(map[metrics.TicketID]bool)
		failed := false
		for ticket, err := range l.Tickets(t.Context()) {
			if failed {
				t.Error("more follows after an error")
			}
			if failed = err != nil; failed {
				continue
			}
			if err := ticket.Validate(); err != nil {
				t.Errorf("ticket %q: %v", ticket.ID, err)
			}
			if seen[ticket.ID] {
				t.Errorf("ticket %q came twice", ticket.ID)
			}
			seen[ticket.ID] = true
			if len(ticket.Log) > 0 && !sorted(ticket.Log) {
				t.Errorf("ticket %q: log is not in order: %v", ticket.ID, ticket.Log)
			}
			metrics.Read(ticket, metrics.Terms{}, ticket.Opened.AddDate(1, 0, 0))
		}
		r := l.Report()
		if r.BadRows != bad || r.Warnings != warnings || r.Tickets != len(seen) {
			t.Errorf("report %+v, but %d bad rows, %d warnings and %d tickets were told of", r, bad, warnings, len(seen))
		}
		if good := r.Rows - r.BadRows; good < 0 || r.Tickets > good || !failed && good > 0 && r.Tickets == 0 {
			t.Errorf("%d tickets of %d good rows", r.Tickets, good)
		}
	}
}

func sorted(log []metrics.Entry) bool {
	for i := range log[1:] {
		if log[i+1].At.Before(log[i].At) {
			return false
		}
	}
	return true
}
