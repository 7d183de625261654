package ticketlog_test

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/ticketlog"
	"github.com/accordhq/accord/metrics"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// read imports an export to its end, or to its error.
func read(r io.Reader, m ticketlog.Mapping, o ticketlog.Options) ([]metrics.Ticket, ticketlog.Report, error) {
	l, err := ticketlog.Open("log.csv", r, m, o)
	if err != nil {
		return nil, ticketlog.Report{}, err
	}
	var tickets []metrics.Ticket
	for t, err := range l.Tickets(context.Background()) {
		if err != nil {
			return tickets, l.Report(), err
		}
		tickets = append(tickets, t)
	}
	return tickets, l.Report(), nil
}

// one imports an export of a single ticket in which nothing is wrong.
func one(t *testing.T, text string, m ticketlog.Mapping) metrics.Ticket {
	t.Helper()
	tickets, report, err := read(strings.NewReader(text), m, ticketlog.Options{})
	require.NoError(t, err)
	require.Empty(t, report.Faults)
	require.Len(t, tickets, 1)
	require.NoError(t, tickets[0].Validate())
	return tickets[0]
}

func preset(t testing.TB, name string) ticketlog.Mapping {
	t.Helper()
	m, ok := ticketlog.Preset(name)
	require.True(t, ok, "no preset %s", name)
	return m
}

// stateLog maps a small log of states, eventLog one of events, flat one of a
// row per ticket. Tests map more columns as they need them.
func stateLog() ticketlog.Mapping {
	return ticketlog.Mapping{
		Form: ticketlog.Events,
		Columns: ticketlog.Columns{
			Ticket: "id", At: "at", State: "state",
		},
		Times: []string{"2006-01-02 15:04"},
		Rules: []ticketlog.Rule{
			{Word: "New"},
			{Word: "Active", Entry: metrics.Acknowledged},
			{Word: "Awaiting *", Entry: metrics.Held},
			{Word: "Parked", Entry: metrics.Held, Reason: "nobody asked"},
			{Word: "Workaround", Entry: metrics.Restored},
			{Word: "Resolved", Entry: metrics.Resolved},
			{Word: "Reopened", Entry: metrics.Reopened},
			{Word: "Closed", Entry: metrics.Closed},
		},
		Default: ticketlog.Default{Account: "acme"},
	}
}

func eventLog() ticketlog.Mapping {
	return ticketlog.Mapping{
		Form: ticketlog.Events,
		Columns: ticketlog.Columns{
			Ticket: "id", At: "at", Event: "event",
		},
		Times:   []string{"2006-01-02 15:04"},
		Default: ticketlog.Default{Account: "acme"},
	}
}

func flat() ticketlog.Mapping {
	return ticketlog.Mapping{
		Form:    ticketlog.Flat,
		Columns: ticketlog.Columns{Ticket: "id", Opened: "opened"},
		Times:   []string{"2006-01-02 15:04"},
		Default: ticketlog.Default{Account: "acme"},
	}
}

// lines makes an export of a header and rows in which a cell of a time of day
// stands for one of 2 March 2026.
func lines(header string, rows ...string) string {
	rows = slices.Clone(rows)
	for i, row := range rows {
		rows[i] = timeOfDay.ReplaceAllString(row, "${1}2026-03-02 ${2}")
	}
	return header + "\n" + strings.Join(rows, "\n") + "\n"
}

var timeOfDay = regexp.MustCompile(`(^|[,"])(\d\d:\d\d)\b`)

// story is a ticket's log in short, such as "10:00 held (vendor)".
func story(t metrics.Ticket) string {
	var s []string
	for _, e := range t.Log {
		text := e.At.Format("15:04 ") + string(e.Kind)
		for _, more := range []string{e.Reason, e.Queue, string(e.Priority)} {
			if more != "" {
				text += fmt.Sprintf(" (%s)", more)
			}
		}
		s = append(s, text)
	}
	return strings.Join(s, ", ")
}

// golden compares a text with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}

// fields are the fields of the faults in an error.
func fields(err error) []string {
	var all []string
	switch e := err.(type) {
	case *account.FieldError:
		all = append(all, e.Field)
	case interface{ Unwrap() []error }:
		for _, part := range e.Unwrap() {
			all = append(all, fields(part)...)
		}
	}
	return all
}
