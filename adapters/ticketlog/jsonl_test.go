package ticketlog_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/adapters/ticketlog"
)

func jsonLines() ticketlog.Mapping {
	m := flat()
	m.Format = ticketlog.JSONLines
	m.Columns.Category, m.Columns.SupportLevel, m.Columns.Reopens = "category", "level", "reopens"
	return m
}

// What a JSON value stands for.
func TestJSONCells(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ value, want string }{
		{`"disk"`, "disk"},
		{`" d\u00e9j\u00e0 \"vu\" "`, `déjà "vu"`},
		{`7`, "7"},
		{`7.50`, "7.50"},
		{`true`, "true"},
		{`false`, "false"},
		{`null`, ""},
		{`""`, ""},
	} {
		t.Run(test.value, func(t *testing.T) {
			t.Parallel()
			text := `{"id":1,"opened":"2026-03-02 10:00","level":2,"category":` + test.value + `,"more":{"a":[1]}}`
			ticket := one(t, text, jsonLines())
			require.Equal(t, test.want, ticket.Category)
			require.Equal(t, 2, ticket.SupportLevel)
			require.Equal(t, "1", string(ticket.ID))
		})
	}
}

// A key that is not there is a missing value; no key needs to be in every row.
func TestJSONMissingKeys(t *testing.T) {
	t.Parallel()
	text := `{"id":"T1","opened":"2026-03-02 10:00"}` + "\r\n\n  \n" + `{"opened":"2026-03-02 10:00"}`
	tickets, report, err := read(strings.NewReader(text), jsonLines(), ticketlog.Options{})
	require.NoError(t, err)
	require.Equal(t, "T1", ids(tickets))
	require.Equal(t, 2, report.Rows)
	require.EqualError(t, report.Faults[0], `log.csv:4: column "id": is missing`)
}

func TestJSONBadRows(t *testing.T) {
	t.Parallel()
	const good = `{"id":"T1","opened":"2026-03-02 10:00"}`
	for _, test := range []struct{ name, row, want string }{
		{"no JSON", `id,opened`, `log.csv:2: "id,opened": not a JSON object`},
		{"cut off", `{"id":"T`, `log.csv:2: "{\"id\":\"T": not a JSON object`},
		{"two objects", `{} {}`, `log.csv:2: "{} {}": not a JSON object`},
		{"an array", `["T2"]`, `log.csv:2: "[\"T2\"]": not a JSON object`},
		{"null", `null`, `log.csv:2: "null": not a JSON object`},
		{"an object in a cell", `{"id":{"a":1},"opened":"2026-03-02 10:00"}`,
			`log.csv:2: column "id": "{\"a\":1}": not a string, a number, true, false or null`},
		{"an array in a cell", `{"id":"T2","opened":[]}`,
			`log.csv:2: column "opened": "[]": not a string, a number, true, false or null`},
		{"no whole number", `{"id":"T2","opened":"2026-03-02 10:00","level":1.0}`,
			`log.csv:2: column "level": "1.0": not a whole number from 0 on`},
		{"a long line", `{"` + strings.Repeat("x", 100) + `"`,
			`log.csv:2: "{\"` + strings.Repeat("x", 78) + `…": not a JSON object`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			text := good + "\n" + test.row + "\n" + strings.Replace(good, "T1", "T3", 1) + "\n"
			tickets, report, err := read(strings.NewReader(text), jsonLines(), ticketlog.Options{})
			require.NoError(t, err)
			require.Equal(t, "T1 T3", ids(tickets))
			require.Len(t, report.Faults, 1)
			require.EqualError(t, report.Faults[0], test.want)
		})
	}
}

// A line may have 8 MiB. A longer one is a bad row, and the next is read.
func TestJSONLongLines(t *testing.T) {
	t.Parallel()
	line := func(id string, size int) string {
		s := `{"id":"` + id + `","opened":"2026-03-02 10:00","more":"`
		return s + strings.Repeat("x", size-len(s)-len("\"}\n")) + "\"}\n"
	}
	const limit = 8 << 20
	text := line("T1", limit) + line("T2", limit+1) + line("T3", 100) + strings.TrimSpace(line("T4", limit+2))
	for _, input := range [][]byte{[]byte(text), packed(t, text)} {
		tickets, report, err := read(bytes.NewReader(input), jsonLines(), ticketlog.Options{})
		require.NoError(t, err)
		require.Equal(t, "T1 T3", ids(tickets))
		require.Equal(t, 4, report.Rows)
		require.EqualError(t, report.Faults[0], "log.csv:2: is longer than 8 MiB")
		require.EqualError(t, report.Faults[1], "log.csv:4: is longer than 8 MiB")
	}
}

// The last line needs no line end, however short it is.
func TestJSONLastLine(t *testing.T) {
	t.Parallel()
	_, report, err := read(strings.NewReader(`{"id":"T1","opened":"2026-03-02 10:00"}`+"\nx"), jsonLines(), ticketlog.Options{})
	require.NoError(t, err)
	require.EqualError(t, report.Faults[0], `log.csv:2: "x": not a JSON object`)
}
