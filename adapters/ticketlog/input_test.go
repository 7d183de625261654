package ticketlog_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/ticketlog"
)

func packed(t testing.TB, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := io.WriteString(z, text)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.Bytes()
}

// However an export is written, it reads the same.
func TestInput(t *testing.T) {
	t.Parallel()
	text := lines("id,opened", "T1,10:00", "T2,11:00")
	const mark = "\ufeff"
	for _, test := range []struct {
		name  string
		input io.Reader
	}{
		{"plain", strings.NewReader(text)},
		{"a byte at a time", iotest.OneByteReader(strings.NewReader(text))},
		{"byte-order mark", strings.NewReader(mark + text)},
		{"CRLF", strings.NewReader(strings.ReplaceAll(text, "\n", "\r\n"))},
		{"no line end at the end", strings.NewReader(strings.TrimSpace(text))},
		{"blank lines", strings.NewReader(strings.ReplaceAll(text, "\n", "\n\n"))},
		{"quotes", strings.NewReader(strings.ReplaceAll(text, "T1", `"T1"`))},
		{"white space", strings.NewReader(strings.ReplaceAll(text, ",", " , "))},
		{"gzip", bytes.NewReader(packed(t, text))},
		{"gzip of a byte-order mark", bytes.NewReader(packed(t, mark+text))},
		{"gzip in two parts", bytes.NewReader(append(packed(t, text[:20]), packed(t, text[20:])...))},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			tickets, report, err := read(test.input, flat(), ticketlog.Options{})
			require.NoError(t, err)
			require.Equal(t, ticketlog.Report{Rows: 2, Tickets: 2}, report)
			require.Equal(t, "T1 T2", ids(tickets))
		})
	}
}

func TestDelimiter(t *testing.T) {
	t.Parallel()
	for _, delimiter := range []string{";", "\t", "|", "¦"} {
		m := flat()
		m.Delimiter = delimiter
		one(t, strings.ReplaceAll(lines("id,opened", "T1,10:00"), ",", delimiter), m)
	}
}

// A header without rows is an export without tickets.
func TestHeaderOnly(t *testing.T) {
	t.Parallel()
	for _, m := range []ticketlog.Mapping{flat(), eventLog()} {
		m.Adjacent = m.Form == ticketlog.Events
		tickets, report, err := read(strings.NewReader("id,at,event,opened"), m, ticketlog.Options{})
		require.NoError(t, err)
		require.Empty(t, tickets)
		require.Zero(t, report)
	}
}

// What Open finds wrong.
func TestOpenErrors(t *testing.T) {
	t.Parallel()
	jsonl := flat()
	jsonl.Format = ticketlog.JSONLines
	broken := errors.New("cable pulled")
	for _, test := range []struct {
		name  string
		m     ticketlog.Mapping
		input io.Reader
		want  string
	}{
		{"empty", flat(), strings.NewReader(""), "ticketlog: log.csv: the export is empty"},
		{"nothing but a byte-order mark", flat(), strings.NewReader("\ufeff"), "ticketlog: log.csv: the export is empty"},
		{"nothing but blank lines", flat(), strings.NewReader("\n\r\n"), "ticketlog: log.csv: header: the export is empty"},
		{"empty JSON lines", jsonl, strings.NewReader(""), "ticketlog: log.csv: the export is empty"},
		{"gzip of nothing", flat(), bytes.NewReader(packed(t, "")), "ticketlog: log.csv: the export is empty"},
		{"gzip cut in its header", flat(), bytes.NewReader(packed(t, "id")[:5]),
			"ticketlog: log.csv: gzip data end too early: unexpected EOF"},
		{"no gzip after all", flat(), strings.NewReader("\x1f\x8bnonsense"), "ticketlog: log.csv: gzip: gzip: invalid header"},
		{"unreadable", flat(), iotest.ErrReader(broken), "ticketlog: log.csv: cable pulled"},
		{"bad header", flat(), strings.NewReader("id,\"op\"ened\n"),
			`ticketlog: log.csv: header: parse error on line 1, column 7: extraneous or missing " in quoted-field`},
		{"absent columns", flat(), strings.NewReader("ID,opened at\nT1,x\n"),
			`ticketlog: log.csv: the header lacks ["id" "opened"]; it has ["ID" "opened at"]`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			l, err := ticketlog.Open("log.csv", test.input, test.m, ticketlog.Options{})
			require.EqualError(t, err, test.want)
			require.Nil(t, l)
		})
	}
	t.Run("bad mapping", func(t *testing.T) {
		t.Parallel()
		_, err := ticketlog.Open("log.csv", strings.NewReader("id\n"), ticketlog.Mapping{}, ticketlog.Options{})
		require.ErrorIs(t, err, account.ErrInvalid)
		require.ErrorContains(t, err, "ticketlog: mapping: ")
	})
	t.Run("absent columns can be had", func(t *testing.T) {
		t.Parallel()
		m := flat()
		m.Columns.Ticket = "#3"
		_, err := ticketlog.Open("log.csv", strings.NewReader("id,at\n"), m, ticketlog.Options{})
		e, ok := errors.AsType[*ticketlog.AbsentColumnsError](err)
		require.True(t, ok)
		require.Equal(t, []ticketlog.Column{"#3", "opened"}, e.Columns)
		require.ErrorIs(t, err, account.ErrInvalid)
	})
}

// Columns are addressed by name, the first of that name, or by number.
func TestColumnAddresses(t *testing.T) {
	t.Parallel()
	text := lines("id,opened,category,category,#2", "T1,10:00,disk,mail,x")
	for _, test := range []struct {
		column ticketlog.Column
		want   string
	}{
		{"category", "disk"}, {"#3", "disk"}, {"#4", "mail"}, {"#2", "2026-03-02 10:00"}, {"#5", "x"},
	} {
		t.Run(string(test.column), func(t *testing.T) {
			t.Parallel()
			m := flat()
			m.Columns.Category = test.column
			require.Equal(t, test.want, one(t, text, m).Category)
		})
	}
}

// An input that breaks off: the tickets known to be whole are yielded before
// the error.
func TestBrokenInput(t *testing.T) {
	t.Parallel()
	adjacent := eventLog()
	adjacent.Adjacent = true
	rows := lines("id,at,event", "T1,10:00,opened", "T2,10:00,opened", "T2,11:00,closed")
	broken := errors.New("cable pulled")
	for _, test := range []struct {
		name, text, want string
		m                ticketlog.Mapping
	}{
		{"adjacent", rows, "T1", adjacent},
		{"adjacent, in the middle of a row", rows + "T3,2026", "T1", adjacent},
		{"adjacent, in the middle of a quote", rows + `T3,"2026`, "T1", adjacent},
		{"scattered", rows, "", eventLog()},
		{"flat", lines("id,opened", "T1,10:00", "T2,11:00"), "T1 T2", flat()},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			input := io.MultiReader(strings.NewReader(test.text), iotest.ErrReader(broken))
			tickets, _, err := read(input, test.m, ticketlog.Options{})
			require.ErrorIs(t, err, broken)
			require.ErrorContains(t, err, "ticketlog: log.csv: after row ")
			require.Equal(t, test.want, ids(tickets))
		})
	}
}

func TestTruncatedGzip(t *testing.T) {
	t.Parallel()
	var rows []string
	for i := range 2000 {
		rows = append(rows, fmt.Sprintf("T%d,10:00", i))
	}
	whole := packed(t, lines("id,opened", rows...))
	tickets, report, err := read(bytes.NewReader(whole[:len(whole)/2]), flat(), ticketlog.Options{})
	require.ErrorIs(t, err, io.ErrUnexpectedEOF)
	require.ErrorContains(t, err, "gzip data end too early")
	require.NotEmpty(t, tickets)
	require.Equal(t, report.Rows-report.BadRows, len(tickets))

	whole[len(whole)-5] ^= 1 // the checksum
	tickets, _, err = read(bytes.NewReader(whole), flat(), ticketlog.Options{})
	require.ErrorIs(t, err, gzip.ErrChecksum)
	require.Equal(t, 2000, len(tickets))
}

// A context that is done ends the tickets with its error, while rows are read
// and while tickets are made of rows that were held.
func TestCancelled(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		m    ticketlog.Mapping
		text string
		rows int
	}{
		{"flat", flat(), lines("id,opened", "T1,10:00", "T2,10:00", "T3,10:00"), 1},
		{"scattered", eventLog(), lines("id,at,event", "T1,10:00,opened", "T2,10:00,opened", "T3,10:00,opened"), 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			l, err := ticketlog.Open("log.csv", strings.NewReader(test.text), test.m, ticketlog.Options{})
			require.NoError(t, err)
			n := 0
			var last error
			for _, err := range l.Tickets(ctx) {
				require.NoError(t, last)
				if last = err; err == nil {
					n++
				}
				cancel()
			}
			require.ErrorIs(t, last, context.Canceled)
			require.EqualError(t, last, "ticketlog: log.csv: context canceled")
			require.Equal(t, []int{1, test.rows}, []int{n, l.Report().Rows})
		})
	}
}

// The tickets of a log can be ranged over once, even by a caller that broke
// off.
func TestSingleUse(t *testing.T) {
	t.Parallel()
	l, err := ticketlog.Open("log.csv", strings.NewReader(lines("id,opened", "T1,10:00", "T2,10:00")), flat(), ticketlog.Options{})
	require.NoError(t, err)
	for range l.Tickets(t.Context()) {
		break
	}
	require.Equal(t, ticketlog.Report{Rows: 1, Tickets: 1}, l.Report())
	n := 0
	for _, err := range l.Tickets(t.Context()) {
		require.EqualError(t, err, "ticketlog: the tickets of a log can be read once")
		n++
	}
	require.Equal(t, 1, n)
}

// A caller that breaks off among tickets made at the end is left alone too.
func TestBreakAtTheEnd(t *testing.T) {
	t.Parallel()
	text := lines("id,at,event", "T1,10:00,opened", "T2,10:00,opened")
	l, err := ticketlog.Open("log.csv", strings.NewReader(text), eventLog(), ticketlog.Options{})
	require.NoError(t, err)
	for range l.Tickets(t.Context()) {
		break
	}
	require.Equal(t, 1, l.Report().Tickets)
}

// Progress is told every 10,000 rows, bad ones included, and at the end.
func TestProgress(t *testing.T) {
	t.Parallel()
	text := "id,opened\n" + strings.Repeat(",2026-03-02 10:00\n", 20_001)
	input := packed(t, text)
	var told []ticketlog.Progress
	_, _, err := read(bytes.NewReader(input), flat(), ticketlog.Options{
		MaxBadRows: -1,
		Progress:   func(p ticketlog.Progress) { told = append(told, p) },
	})
	require.NoError(t, err)
	require.Len(t, told, 3)
	require.Equal(t, []int{10_000, 20_000, 20_001}, []int{told[0].Rows, told[1].Rows, told[2].Rows})
	require.Equal(t, int64(len(input)), told[2].Bytes)
}

// A report is a copy: it does not move as the import goes on.
func TestReportIsACopy(t *testing.T) {
	t.Parallel()
	text := lines("id,opened", ",10:00", "T1,10:00", ",10:00", "T2,10:00")
	l, err := ticketlog.Open("log.csv", strings.NewReader(text), flat(), ticketlog.Options{})
	require.NoError(t, err)
	var reports []ticketlog.Report
	for range l.Tickets(t.Context()) {
		r := l.Report()
		r.Faults[0].Line = -1
		reports = append(reports, r)
	}
	require.Equal(t, []int{1, 2}, []int{reports[0].BadRows, reports[1].BadRows})
	require.Equal(t, 2, l.Report().Faults[0].Line)
}
