package talklog_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/talklog"
	"github.com/accordhq/accord/quadrant"
)

// A preset is read, and its form in JSON lines differs in the format alone; every
// column is named as its field.
func TestPresets(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{"accord-interactions", "accord-interactions-jsonl"}, talklog.Presets())
	require.Equal(t, []string{"accord-satisfaction", "accord-satisfaction-jsonl"}, talklog.AnswerPresets())
	m, ok := talklog.Preset("accord-interactions")
	require.True(t, ok)
	lines, ok := talklog.Preset("accord-interactions-jsonl")
	require.True(t, ok)
	namedAsFields(t, m.Columns)
	require.Equal(t, []talklog.Column{"account", "at", "from", "to", "channel", "trigger"}, m.Required())
	m.Format = talklog.JSONLines
	require.Equal(t, m, lines)

	a, ok := talklog.AnswerPreset("accord-satisfaction")
	require.True(t, ok)
	answerLines, ok := talklog.AnswerPreset("accord-satisfaction-jsonl")
	require.True(t, ok)
	namedAsFields(t, a.Columns)
	require.Equal(t, []talklog.Column{"account", "at", "score", "worst", "best"}, a.Required())
	a.Format = talklog.JSONLines
	require.Equal(t, a, answerLines)

	for _, name := range []string{"", "accord-satisfaction", "../answers/accord-satisfaction", "accord-interactions.json"} {
		_, ok := talklog.Preset(name)
		require.False(t, ok, name)
	}
}

func namedAsFields(t *testing.T, columns any) {
	b, err := json.Marshal(columns)
	require.NoError(t, err)
	var names map[string]string
	require.NoError(t, json.Unmarshal(b, &names))
	require.Greater(t, len(names), 10)
	for field, column := range names {
		require.Equal(t, field, column)
	}
}

// Required columns are all that are mapped, or in a sparse export those without
// which there is no record.
func TestRequired(t *testing.T) {
	t.Parallel()
	m := talks(t)
	m.Default = talklog.Default{Account: "acme", Channel: quadrant.Mail, Trigger: quadrant.Routine}
	require.Equal(t, []talklog.Column{"at", "from", "to"}, m.Required())
	m.Sparse = false
	m.Columns.Tickets, m.Columns.Items = "", ""
	require.Len(t, m.Required(), 13)

	a := scores(t)
	require.Equal(t, []talklog.Column{"account", "at", "score"}, a.Required())
	a.Default.Account = "acme"
	require.Equal(t, []talklog.Column{"at", "score"}, a.Required())
	a.Sparse = false
	require.Len(t, a.Required(), 11)
}

// A mapping survives being written as JSON and read back; what is none is refused.
func TestReadMapping(t *testing.T) {
	t.Parallel()
	m := labelled(t)
	m.Separator, m.KnownOnly = "|", true
	b, err := json.Marshal(m)
	require.NoError(t, err)
	again, err := talklog.ReadMapping(strings.NewReader(string(b)))
	require.NoError(t, err)
	require.Equal(t, m, again)

	a := scores(t)
	a.Scores = map[string]int{"good": 5}
	b, err = json.Marshal(a)
	require.NoError(t, err)
	answersAgain, err := talklog.ReadAnswerMapping(strings.NewReader(string(b)))
	require.NoError(t, err)
	require.Equal(t, a, answersAgain)

	for _, test := range []struct{ text, want string }{
		{`{"colums":{}}`, `talklog: read mapping: json: unknown field "colums"`},
		{`{"columns":{"ticket":"x"}}`, `talklog: read mapping: json: unknown field "ticket"`},
		{`{} {}`, `talklog: read mapping: more follows after the mapping`},
		{`{"times":["15:04"]}`, `times[0]: "15:04" is not a layout that tells a date`},
	} {
		got, err := talklog.ReadMapping(strings.NewReader(test.text))
		require.ErrorContains(t, err, test.want)
		require.Zero(t, got)
	}
}

// Every fault of a mapping of interactions, by field.
func TestMappingFaults(t *testing.T) {
	t.Parallel()
	type mapping = talklog.Mapping
	for _, test := range []struct {
		name string
		edit func(*mapping)
		want string
	}{
		{"none", func(*mapping) {}, ""},
		{"empty", func(m *mapping) { *m = mapping{} }, "times columns.at columns.from columns.to columns.account columns.channel columns.trigger"},
		{"layout", func(m *mapping) { m.Format, m.Zone, m.Delimiter = "xml", "Mars/Olympus", ";;" }, "format delimiter zone"},
		{"people", func(m *mapping) {
			m.People = map[string]account.PersonID{"": "x", "Ann": "ann", "ANN": "ann", "ann": "other", "Bob": ""}
		}, `people[""] people["Bob"] people["ann"]`},
		{"known people without any", func(m *mapping) { m.People, m.KnownOnly = nil, true }, "people"},
		{"visibility", func(m *mapping) { m.Visibility = "world" }, "visibility"},
		{"labels", func(m *mapping) {
			m.Channels = map[string]quadrant.Channel{" a": quadrant.Mail, "b": "fax"}
			m.Triggers = map[string]quadrant.Trigger{" a": quadrant.Problem, "b": "whim"}
			m.Topics = map[string]quadrant.Topic{" a": quadrant.Value, "b": "gossip"}
			m.Sentiments = map[string]quadrant.Sentiment{" a": quadrant.Angry, "b": "smug"}
		}, `channels[" a"] channels["b"] triggers[" a"] triggers["b"] topics[" a"] topics["b"] sentiments[" a"] sentiments["b"]`},
		{"defaults", func(m *mapping) { m.Default = talklog.Default{Account: "a\n", Channel: "fax", Trigger: "whim"} },
			"default.channel default.trigger default.account"},
		{"a number of JSON lines", func(m *mapping) { m.Format, m.Columns.Note = talklog.JSONLines, "#3" }, "columns.note"},
		{"number 0", func(m *mapping) { m.Columns.To = "#0" }, "columns.to"},
		{"no account", func(m *mapping) { m.Columns.Account, m.Default.Account = "", "" }, "columns.account"},
		{"defaults for columns", func(m *mapping) { m.Columns.Account, m.Columns.Channel, m.Columns.Trigger = "", "", "" }, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			m := labelled(t)
			test.edit(&m)
			faultsAre(t, m.Validate(), test.want)
		})
	}
}

// Every fault of a mapping of answers, by field.
func TestAnswerMappingFaults(t *testing.T) {
	t.Parallel()
	type mapping = talklog.AnswerMapping
	for _, test := range []struct {
		name string
		edit func(*mapping)
		want string
	}{
		{"none", func(*mapping) {}, ""},
		{"empty", func(m *mapping) { *m = mapping{} }, "times columns.at columns.score columns.account columns.worst columns.best"},
		{"the same for all", func(m *mapping) { m.KnownOnly, m.Visibility, m.Default.Account = true, "x", "a\n" }, "people visibility default.account"},
		{"scores", func(m *mapping) { m.Scores = map[string]int{"good ": 5} }, `scores["good "]`},
		{"a scale upside down", func(m *mapping) { m.Default.Worst = 6 }, "default.best"},
		{"a scale of one", func(m *mapping) { m.Default.Worst = 5 }, "default.best"},
		{"a scale from zero", func(m *mapping) { m.Default.Worst, m.Columns.Worst, m.Columns.Best = 0, "", "" }, ""},
		{"a scale to zero", func(m *mapping) { m.Default.Worst, m.Default.Best, m.Columns.Worst, m.Columns.Best = -5, 0, "", "" }, ""},
		{"a scale for columns", func(m *mapping) { m.Columns.Worst, m.Columns.Best = "", "" }, ""},
		{"no scale", func(m *mapping) { m.Columns.Best, m.Default.Worst, m.Default.Best = "", 0, 0 }, "columns.best"},
		{"number 0", func(m *mapping) { m.Columns.Words = "#0" }, "columns.words"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			m := scores(t)
			test.edit(&m)
			faultsAre(t, m.Validate(), test.want)
		})
	}
}

// faultsAre compares the fields of an error's faults, a line each.
func faultsAre(t *testing.T, err error, want string) {
	t.Helper()
	if want == "" {
		require.NoError(t, err)
		return
	}
	require.ErrorIs(t, err, account.ErrInvalid)
	var fields []string
	for line := range strings.Lines(err.Error()) {
		field, _, _ := strings.Cut(line, ": ")
		fields = append(fields, field)
	}
	require.Equal(t, want, strings.Join(fields, " "), "%v", err)
}

func TestOpenWantsAValidMapping(t *testing.T) {
	t.Parallel()
	_, err := talklog.Open("log.csv", strings.NewReader("id\n"), talklog.Mapping{}, talklog.Options{})
	require.ErrorIs(t, err, account.ErrInvalid)
	require.ErrorContains(t, err, "talklog: mapping: times: is missing")
	_, err = talklog.OpenAnswers("log.csv", strings.NewReader("id\n"), talklog.AnswerMapping{}, talklog.Options{})
	require.ErrorContains(t, err, "talklog: mapping: times: is missing")
}
