package memory_test

import (
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
)

func TestReadFacts(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, file string }{
		{"as written", written(t, valid())},
		{"byte-order mark", "\ufeff" + written(t, valid())},
		{"space around", "\n\t " + written(t, valid()) + "\r\n "},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			facts, err := memory.ReadFacts(strings.NewReader(row.file))
			require.NoError(t, err)
			require.Equal(t, valid(), facts)
		})
	}
}

func written(t *testing.T, facts memory.Facts) string {
	t.Helper()
	b, err := json.MarshalIndent(facts, "", "  ")
	require.NoError(t, err)
	return string(b)
}

func TestReadFactsOfNothing(t *testing.T) {
	t.Parallel()
	for _, file := range []string{`{}`, `{"people": []}`, `{"people": null, "terms": []}`} {
		facts, err := memory.ReadFacts(strings.NewReader(file))
		require.NoError(t, err, file)
		require.Equal(t, memory.Facts{}, facts, file)
	}
}

func TestReadFactsSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, file, want string }{
		{"empty", ``, `line 1: unexpected end of JSON input`},
		{"cut off", "{\"people\":\n[\n{\"id\": \"1\"", `line 3: unexpected end of JSON input`},
		{"no comma", "{\"people\": [],\n\"accounts\": [{},\n{} {}]}", `line 3: invalid character '{' after array element`},
		{"line break in a word", "{\"people\": [\"a\nb\"]}", `line 1: invalid character '\n' in string literal`},
		{"two values", "{}\n{}", `line 2: invalid character '{' after top-level value`},
		{"a list", `[]`, `the facts are not one JSON object`},
		{"null", `null`, `the facts are not one JSON object`},

		{"no such list", `{"persons": [], "people": [{}]}`, `persons: is not a list of facts`},
		{"the case matters", `{"People": []}`, `People: is not a list of facts`},
		{"twice", `{"people": [], "people": []}`, `people: is given twice`},
		{"not a list", `{"people": {}}`, `people: cannot be a JSON object`},
		{"not a record", `{"people": [1]}`, `people[0]: cannot be a JSON number`},
		{"not a text", `{"people": [{"id": "1", "name": 5}]}`, `people[0].name: cannot be a JSON number`},
		{"not a number", `{"solutions": [{"capacities": [{"samples": [{"used": "5"}]}]}]}`, `solutions[0].capacities.samples.used: cannot be a JSON string`},
		{"not an instant", `{"tickets": [{"opened": "yesterday"}]}`, `tickets[0]: parsing time "yesterday"`},
		{"no such field", `{"accounts": [{"id": "1", "nmae": "x"}]}`, `accounts[0]: unknown field "nmae"`},
		{"no such field inside", `{"tickets": [{}, {"log": [{"who": "x"}]}]}`, `tickets[1]: unknown field "who"`},
		{"no such field of terms", `{"terms": [{"holidays": []}]}`, `terms[0]: unknown field "holidays"`},
		{"no such field of a calendar", `{"terms": [{"calendar": {"timezone": "Europe/Paris"}}]}`, `terms[0]: unknown field "timezone"`},
		{"no such field of prime hours", `{"terms": [{"prime": {"zone": "Europe/Paris"}}]}`, `terms[0]: unknown field "zone"`},
		{"no such field of a target", `{"terms": [{"targets": [{"prio": "1"}]}]}`, `terms[0].targets[0]: unknown field "prio"`},
		{"not a duration", `{"terms": [{}, {"targets": [{"within": "8"}]}]}`, `terms[1].targets[0].within: "8" is not a duration such as "8h" or "30m"`},
		{"not a target", `{"terms": [{"targets": [{"within": 8}]}]}`, `terms[0].targets[0].within: cannot be a JSON number`},
		{"no such zone", `{"terms": [{"calendar": {"tz": "Mars"}}]}`, `terms[0].calendar.tz: must name a zone of the time zone database, not "Mars"`},
		{"no such day", `{"terms": [{"prime": {"week": {"moon": []}}}]}`, `terms[0].prime.week.moon: must be one of mon, tue, wed, thu, fri, sat, sun`},
		{"not an interval", `{"terms": [{"calendar": {"week": {"mon": [["09:00"]]}}}]}`, `terms[0]: interval ["09:00"] must list an opening and a closing time`},
		{"a misspelt impact", `{"tickets": [{"impact": "Disrupted"}]}`, `tickets[0].impact: "Disrupted" is not none, minor, degraded or disrupted`},
		{"a misspelt kind", `{"tickets": [{"kind": "incidnet"}]}`, `tickets[0].kind: "incidnet" is not incident, request or question`},
		{"breaks a rule", `{"people": [{"id": "1", "name": "x", "side": "customer", "level": "business"}]}`, `people[0].account: is missing`},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			facts, err := memory.ReadFacts(strings.NewReader(row.file))
			require.Equal(t, memory.Facts{}, facts)
			require.ErrorContains(t, err, "memory: read facts: ")
			require.ErrorContains(t, err, row.want)
		})
	}
}

func TestReadFactsNamesEveryFault(t *testing.T) {
	t.Parallel()
	_, err := memory.ReadFacts(strings.NewReader(`{
		"people": [{"id": 1}, {"nmae": "x"}],
		"accounts": [{"x": 1}],
		"terms": [{"calendar": {"tz": "Mars"}, "targets": [{"within": "8"}, {"within": "9"}]}]
	}`))
	require.ErrorIs(t, err, account.ErrInvalid)
	require.EqualError(t, err, strings.Join([]string{
		`memory: read facts: people[0].id: cannot be a JSON number`,
		`people[1]: unknown field "nmae"`,
		`accounts[0]: unknown field "x"`,
		`terms[0].calendar.tz: must name a zone of the time zone database, not "Mars"`,
		`terms[0].targets[0].within: "8" is not a duration such as "8h" or "30m"`,
		`terms[0].targets[1].within: "9" is not a duration such as "8h" or "30m"`,
	}, "\n"))
}

func TestReadFactsOfABrokenReader(t *testing.T) {
	t.Parallel()
	broken := errors.New("disk on fire")
	_, err := memory.ReadFacts(iotest.ErrReader(broken))
	require.ErrorIs(t, err, broken)
}

// ReadFacts knows the fields of terms by heart; a field that terms gain must be
// known here too.
func TestReadFactsKnowsEveryFieldOfTerms(t *testing.T) {
	t.Parallel()
	week := metrics.Week{"mon": {{"09:00", "17:00"}}}
	schedule := metrics.Schedule{
		TZ: "Europe/Paris", Week: week, Holidays: []string{"2026-12-25"},
		DateOverrides: map[string][]metrics.Interval{"2026-12-24": {{"09:00", "12:00"}}},
		Breaks:        [][2]time.Time{{june, june.Add(time.Hour)}},
	}
	calendar, err := metrics.NewCalendar(schedule)
	require.NoError(t, err)
	target := metrics.Target{Priority: "1", Measure: metrics.Restore, Clock: metrics.Service, Within: time.Hour, Share: 0.5}
	terms := metrics.Terms{
		Account: "shop", From: june, Until: june.AddDate(1, 0, 0), Calendar: calendar, Prime: calendar,
		Policy: metrics.ITIL(), Targets: []metrics.Target{target},
	}
	for _, v := range []any{schedule, target, terms, terms.Policy} {
		for i := range reflect.ValueOf(v).NumField() {
			require.False(t, reflect.ValueOf(v).Field(i).IsZero(), "%T: give field %d of the test a value", v, i)
		}
	}
	want := memory.Facts{Terms: []metrics.Terms{terms}}
	got, err := memory.ReadFacts(strings.NewReader(written(t, want)))
	require.NoError(t, err)
	require.Equal(t, written(t, want), written(t, got))
}

// The facts file that the package comment shows can be read.
func TestReadFactsOfThePackageComment(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	_, file, found := strings.Cut(string(source), "//\t{\n")
	require.True(t, found)
	file, _, found = strings.Cut(file, "//\t}\n")
	require.True(t, found)
	facts, err := memory.ReadFacts(strings.NewReader("{" + strings.ReplaceAll(file, "//", "") + "}"))
	require.NoError(t, err)
	require.Len(t, facts.Tickets, 1)
	require.Len(t, facts.Terms, 1)
	require.Len(t, facts.Assignments, 1)
}

// Whatever the bytes, reading ends with facts that a store takes and that read
// back the same, or with an error.
func FuzzReadFacts(f *testing.F) {
	for _, seed := range []string{
		`{}`, `[]`, `{"people": [{"id": "1", "nmae": 1}]}`, `{"people": [], "people": null}`,
		`{"accounts": [{"id": "a", "name": "A", "parent": "a"}]}`,
		`{"accounts": [{"id": "a", "name": "A", "contract": {"name": "c", "fee": {"amount": "1e99", "currency": "EUR"}, "per": "month"}}]}`,
		`{"terms": [{"calendar": {"week": {"mon": [["22:00", "06:00"]]}}, "targets": [{"measure": "resolve", "clock": "elapsed", "within": "8h"}]}]}`,
		`{"tickets": [{"id": "t", "account": "a", "opened": "2026-06-01T09:00:00+02:00", "log": [{"at": "2026-06-01T09:00:00Z", "kind": "closed"}]}]}`,
		`{"assignments": [{"id": "1", "account": "a", "person": "p", "role": "r", "from": "2026-06-01T09:00:00Z", "basis": "standing"}]}`,
		`{"activities": [{"id": "a", "account": "a", "kind": "patch", "summary": "s", "status": "done", "done": "2026-06-01T09:00:00Z"}]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		facts, err := memory.ReadFacts(strings.NewReader(string(data)))
		if err != nil {
			return
		}
		_, err = memory.New(facts)
		require.NoError(t, err)
		once := written(t, facts)
		again, err := memory.ReadFacts(strings.NewReader(once))
		require.NoError(t, err)
		require.Equal(t, once, written(t, again))
	})
}
