package account_test

import (
	"encoding/json"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

// The stored form of texts; documents keep it for years.
func TestTextJSON(t *testing.T) {
	t.Parallel()
	paris := time.FixedZone("LMT", 9*60+21) // until 1911
	for _, row := range []struct {
		name string
		text account.Text
		json string
	}{
		{"nothing", account.Text{}, `{"data":""}`},
		{"data", account.Data("Zoë {x}"), `{"data":"Zoë {x}"}`},
		{"phrase", account.Say("role.technical-lead", nil), `{"phrase":"role.technical-lead"}`},
		{"phrase without a code", account.Say("", nil), `{"phrase":""}`},
		{"phrase in a phrase", account.Say("a", account.Args{"x": account.Say("b", account.Args{"n": account.Count(2)})}), `{"phrase":"a","args":{"x":{"phrase":"b","args":{"n":{"number":2}}}}}`},
		{"count", account.Count(-7), `{"number":-7}`},
		{"number", account.Number(1.25, 1), `{"number":1.25,"places":1}`},
		{"percent", account.Percent(0.125, 1), `{"percent":0.125,"places":1}`},
		{"span", account.Span(90 * time.Minute), `{"span":5400000000000}`},
		{"day", account.Day(june), `{"day":"2026-06-01T09:00:00Z"}`},
		{"instant", account.Instant(june), `{"instant":"2026-06-01T09:00:00Z"}`},
		{"day of another zone", account.Day(june.In(paris)), `{"day":"2026-06-01T09:00:00Z"}`},
		{"instant of an offset with seconds", account.Instant(time.Date(1900, 1, 1, 0, 0, 0, 0, paris)), `{"instant":"1899-12-31T23:50:39Z"}`},
		{"month", account.MonthOf(june), `{"month":"2026-06-01T00:00:00Z"}`},
		{"date", account.Date(june), `{"date":"2026-06-01T00:00:00Z"}`},
		{"amount", account.Amount(money("EUR 12.34567")), `{"money":{"amount":"12.34567","currency":"EUR"}}`},
		{"no number", account.Number(math.NaN(), 1), `{"data":""}`},
		{"infinite", account.Percent(math.Inf(-1), 1), `{"data":""}`},
		{"more places than a number has", account.Number(1, math.MaxInt), `{"number":1,"places":15}`},
		{"fewer places than none", account.Number(1, math.MinInt), `{"number":1}`},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			b, err := json.Marshal(row.text)
			require.NoError(t, err)
			require.Equal(t, row.json, string(b))
			var back account.Text
			require.NoError(t, json.Unmarshal(b, &back))
			again, err := json.Marshal(back)
			require.NoError(t, err)
			require.Equal(t, row.json, string(again))
			require.Equal(t, account.English().Format(row.text), account.English().Format(back))
		})
	}
}

func TestTextJSONThatIsNoText(t *testing.T) {
	t.Parallel()
	for _, text := range []string{`{}`, `{"weekday":1}`, `{"number":"1"}`, `{"span":1.5}`, `{"day":"today"}`, `{"number":1e999}`, `[]`, `5`} {
		before := account.Data("before")
		after := before
		require.Error(t, json.Unmarshal([]byte(text), &after), text)
		require.Equal(t, before, after, text)
	}
}

func TestTextJSONOfNullChangesNothing(t *testing.T) {
	t.Parallel()
	text := account.Data("before")
	require.NoError(t, json.Unmarshal([]byte("null"), &text))
	require.Equal(t, account.Data("before"), text)
}

func TestTextIsZero(t *testing.T) {
	t.Parallel()
	for _, empty := range []account.Text{{}, account.Data(""), account.Number(math.NaN(), 0), account.Percent(math.Inf(1), 0)} {
		require.True(t, empty.IsZero())
	}
	for _, text := range []account.Text{account.Data(" "), account.Count(0), account.Say("", nil), account.Span(0), account.Day(time.Time{}), account.Amount(account.Money{})} {
		require.False(t, text.IsZero())
	}
}

func TestTextPhrase(t *testing.T) {
	t.Parallel()
	code, ok := account.TechnicalLead.Label().Phrase()
	require.True(t, ok)
	require.Equal(t, "role.technical-lead", code)
	_, ok = account.Data("role.technical-lead").Phrase()
	require.False(t, ok)
}

func TestTextWalk(t *testing.T) {
	t.Parallel()
	text := account.Say("a", account.Args{
		"x": account.Say("b", account.Args{"y": account.Data("c")}),
		"z": account.Data("d"),
	})
	var said []string
	text.Walk(func(t account.Text) { said = append(said, account.English().Format(t)) })
	require.Equal(t, "<a>", said[0])
	slices.Sort(said)
	require.Equal(t, []string{"<a>", "<b>", "c", "d"}, said)
}

func TestFindingSaysWhyAndWhatNext(t *testing.T) {
	t.Parallel()
	f := account.Finding{Code: "x.y", Args: account.Args{"n": account.Count(1)}}
	require.Equal(t, account.Say("finding.x.y.why", f.Args), f.Why())
	require.Equal(t, account.Say("finding.x.y.next", f.Args), f.Next())
}

// Whatever the bytes, a text that can be read can be said, written and read
// again.
func FuzzTextJSON(f *testing.F) {
	for _, seed := range []string{
		`{"data":"x"}`, `{"phrase":"span.hours","args":{"h":{"number":1}}}`, `{"number":-0.5,"places":400}`,
		`{"percent":1e308}`, `{"span":-9223372036854775808}`, `{"day":"2026-06-01T09:00:00+23:59"}`,
		`{"money":{"amount":"1e10000","currency":"EUR"}}`, `{"money":{"amount":"1e-10000","currency":"\u0000"}}`, `null`, `{}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var text account.Text
		if json.Unmarshal(data, &text) != nil {
			return
		}
		said := account.English().Format(text)
		account.Locale{}.Format(text)
		once, err := json.Marshal(text)
		require.NoError(t, err)
		var back account.Text
		require.NoError(t, json.Unmarshal(once, &back))
		twice, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(once), string(twice))
		require.Equal(t, said, account.English().Format(back))
	})
}
