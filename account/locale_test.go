package account_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

func TestFormatNumbers(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		text account.Text
		want string
	}{
		{"zero", account.Count(0), "0"},
		{"three digits", account.Count(999), "999"},
		{"four digits", account.Count(1000), "1,000"},
		{"six digits", account.Count(999999), "999,999"},
		{"seven digits", account.Count(1234567), "1,234,567"},
		{"negative", account.Count(-1234), "−1,234"},
		{"negative with three digits", account.Count(-123), "−123"},
		{"places", account.Number(1234567.891, 2), "1,234,567.89"},
		{"places are kept", account.Number(5, 2), "5.00"},
		{"half to even, down", account.Number(0.125, 2), "0.12"},
		{"half to even, up", account.Number(0.375, 2), "0.38"},
		{"half to even, to nothing", account.Number(0.5, 0), "0"},
		{"half to even, to two", account.Number(1.5, 0), "2"},
		{"rounds up into another digit", account.Number(999.96, 1), "1,000.0"},
		{"negative zero", account.Number(math.Copysign(0, -1), 0), "0"},
		{"negative that rounds to zero", account.Number(-0.4, 0), "0"},
		{"negative that rounds to zero, with places", account.Number(-0.004, 2), "0.00"},
		{"negative that does not", account.Number(-0.006, 2), "−0.01"},
		{"negative places", account.Number(1234.5, -2), "1,234"},
		{"many places", account.Number(0.5, 99), "0.500000000000000"},
		{"large", account.Number(1e21, 0), "1,000,000,000,000,000,000,000"},
		{"no number", account.Number(math.NaN(), 1), ""},
		{"infinite", account.Number(math.Inf(-1), 1), ""},
		{"percent", account.Percent(0.5, 0), "50 %"},
		{"percent of more than all", account.Percent(12.5, 0), "1,250 %"},
		{"percent with places", account.Percent(0.12345, 1), "12.3 %"},
		{"negative percent", account.Percent(-0.05, 0), "−5 %"},
		{"negative percent that rounds to zero", account.Percent(-0.0004, 1), "0.0 %"},
		{"percent that is no number", account.Percent(math.NaN(), 1), ""},
		{"percent that is too large", account.Percent(1e307, 0), ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, account.English().Format(row.text))
		})
	}
}

func TestFormatNumbersOfOtherLanguages(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, decimal, group, number, percent, money string }{
		{"German", ",", ".", "−1.234.567,5", "1.250 %", "EUR 1.234,50"},
		{"French", ",", "\u202f", "−1\u202f234\u202f567,5", "1\u202f250 %", "EUR 1\u202f234,50"},
		{"without groups", ".", "", "−1234567.5", "1250 %", "EUR 1234.50"},
		{"without anything", "", "", "−1234567.5", "1250 %", "EUR 1234.50"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			l := account.English()
			l.Decimal, l.Group = row.decimal, row.group
			require.Equal(t, row.number, l.Format(account.Number(-1234567.5, 1)))
			require.Equal(t, row.percent, l.Format(account.Percent(12.5, 0)))
			require.Equal(t, row.money, l.Format(account.Amount(money("EUR 1234.5"))))
		})
	}
}

// A phrase says its numbers in the form that goes with what is shown.
func TestFormatPlurals(t *testing.T) {
	t.Parallel()
	english := account.English().With(map[string]string{"x": "{n} {n:ticket|tickets}"})
	for _, row := range []struct {
		name string
		n    account.Text
		want string
	}{
		{"none", account.Count(0), "0 tickets"},
		{"one", account.Count(1), "1 ticket"},
		{"two", account.Count(2), "2 tickets"},
		{"minus one", account.Count(-1), "−1 ticket"},
		{"minus two", account.Count(-2), "−2 tickets"},
		{"rounded down to one", account.Number(1.4, 0), "1 ticket"},
		{"rounded up to one", account.Number(0.6, 0), "1 ticket"},
		{"not rounded", account.Number(1.4, 1), "1.4 tickets"},
		{"one percent", account.Percent(0.01, 0), "1 % ticket"},
		{"a hundred percent", account.Percent(1, 0), "100 % tickets"},
		{"data", account.Data("1"), "1 tickets"},
		{"a phrase", account.Say("objective.open", nil), "open tickets"},
		{"an amount", account.Amount(money("EUR 1")), "EUR 1.00 tickets"},
		{"a span", account.Span(time.Minute), "1 min tickets"},
		{"nothing", account.Text{}, " tickets"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, english.Format(account.Say("x", account.Args{"n": row.n})))
		})
	}
}

// polish has three forms: one, a few, and many.
func polish(n float64) int {
	ones, tens := int(n)%10, int(n)%100
	switch {
	case n == 1:
		return 0
	case n != math.Trunc(n) || ones < 2 || ones > 4 || tens >= 12 && tens <= 14:
		return 2
	}
	return 1
}

func TestFormatPluralsWithThreeForms(t *testing.T) {
	t.Parallel()
	l := account.English().With(map[string]string{"x": "{n} {n:bilet|bilety|biletów}"})
	l.Plural = polish
	for n, want := range map[int]string{
		0: "0 biletów", 1: "1 bilet", 2: "2 bilety", 4: "4 bilety", 5: "5 biletów", 12: "12 biletów", 14: "14 biletów",
		21: "21 biletów", 22: "22 bilety", 102: "102 bilety", 112: "112 biletów", -3: "−3 bilety",
	} {
		require.Equal(t, want, l.Format(account.Say("x", account.Args{"n": account.Count(n)})))
	}
	require.Equal(t, "1.5 biletów", l.Format(account.Say("x", account.Args{"n": account.Number(1.5, 1)})))
}

func TestFormatPluralsOutOfRange(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		plural int
		forms  string
		want   string
	}{
		{"below the first", -1, "{n:a|b|c}", "a"},
		{"beyond the last", 3, "{n:a|b|c}", "c"},
		{"one form", 1, "{n:a}", "a"},
		{"no form", 1, "{n:}", ""},
		{"an empty form", 1, "s{n:|s}", "ss"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			l := account.English().With(map[string]string{"x": row.forms})
			l.Plural = func(float64) int { return row.plural }
			require.Equal(t, row.want, l.Format(account.Say("x", account.Args{"n": account.Count(5)})))
		})
	}
}

func TestFormatPhrases(t *testing.T) {
	t.Parallel()
	args := account.Args{"who": account.Data("Zoë {n}"), "n": account.Count(3)}
	for _, row := range []struct{ name, template, want string }{
		{"empty", "", ""},
		{"plain", "Nothing to say.", "Nothing to say."},
		{"argument", "{who} waits", "Zoë {n} waits"},
		{"arguments side by side", "{n}{n}", "33"},
		{"argument within words", "a{n}b", "a3b"},
		{"argument that is not given", "{whom} waits", "{whom} waits"},
		{"form of an argument that is not given", "{m:ticket|tickets}", "{m}"},
		{"doubled braces", "{{n}} is {n}", "{n} is 3"},
		{"argument in braces", "{{{n}}}", "{3}"},
		{"four braces", "{{{{}}}}", "{{}}"},
		{"opened alone", "a { b", "a { b"},
		{"opened at the end", "a {", "a {"},
		{"opened and not closed", "{n and {who", "{n and {who"},
		{"closed alone", "a } b {n}", "a } b 3"},
		{"without a name", "{}", "{}"},
		{"a name with a bar", "{n|m}", "{n|m}"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			l := account.English().With(map[string]string{"x": row.template})
			require.Equal(t, row.want, l.Format(account.Say("x", args)))
		})
	}
}

func TestFormatAMissingPhrase(t *testing.T) {
	t.Parallel()
	l := account.English().With(map[string]string{"x": "[{y}]"})
	require.Equal(t, "<no.such>", l.Format(account.Say("no.such", nil)))
	require.Equal(t, "[<no.such>]", l.Format(account.Say("x", account.Args{"y": account.Say("no.such", nil)})))
}

func TestFormatSpans(t *testing.T) {
	t.Parallel()
	const s, m, h = time.Second, time.Minute, time.Hour
	for _, row := range []struct {
		span time.Duration
		want string
	}{
		{0, "0 min"},
		{1, "0 s"},
		{400 * time.Millisecond, "0 s"},
		{500 * time.Millisecond, "1 s"},
		{s, "1 s"},
		{59 * s, "59 s"},
		{59*s + 400*time.Millisecond, "59 s"},
		{59*s + 600*time.Millisecond, "1 min"},
		{m, "1 min"},
		{89 * s, "1 min"},
		{90 * s, "2 min"},
		{59*m + 29*s, "59 min"},
		{59*m + 59*s + 900*time.Millisecond, "1 h"},
		{h, "1 h"},
		{h + 29*s, "1 h"},
		{h + 30*s, "1 h 1 min"},
		{26*h + 5*m, "26 h 5 min"},
		{99*h + 59*m + 29*s, "99 h 59 min"},
		{99*h + 59*m + 59*s, "100 h"},
		{100*h + 29*m, "100 h"},
		{100*h + 30*m, "101 h"},
		{1234 * h, "1,234 h"},
		{math.MaxInt64, "2,562,047 h"},
		{-1, "0 s"},
		{-s, "−1 s"},
		{-59*s - 600*time.Millisecond, "−1 min"},
		{-30 * m, "−30 min"},
		{-2 * h, "−2 h"},
		{-90 * m, "−1 h 30 min"},
		{-100 * h, "−100 h"},
		{math.MinInt64, "−2,562,047 h"},
	} {
		t.Run(row.span.String(), func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, account.English().Format(account.Span(row.span)))
		})
	}
}

func TestFormatInstants(t *testing.T) {
	t.Parallel()
	paris, err := time.LoadLocation("Europe/Paris")
	require.NoError(t, err)
	late := time.Date(2026, time.January, 31, 23, 30, 0, 0, time.UTC)
	german := account.English().In(paris)
	german.DayLayout, german.InstantLayout, german.MonthLayout = "2. Jan 2006", "2. Jan 2006, 15:04", "Jan 06"
	german.Months = [12]string{"Jän", "Feber 2", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"}
	for _, row := range []struct {
		name                string
		locale              account.Locale
		at                  time.Time
		day, instant, month string
	}{
		{"in UTC", account.English(), late, "31 Jan 2026", "31 Jan 2026 23:30 UTC", "Jan 2026"},
		{"wherever it was", account.English(), late.In(paris), "31 Jan 2026", "31 Jan 2026 23:30 UTC", "Feb 2026"},
		{"in another zone", account.English().In(paris), late, "1 Feb 2026", "1 Feb 2026 00:30 CET", "Jan 2026"},
		{"in another language", german, late, "1. Feber 2 2026", "1. Feber 2 2026, 00:30", "Jän 26"},
		{"in December", german, late.AddDate(0, -1, 0).Add(-time.Hour), "31. Dez 2025", "31. Dez 2025, 23:30", "Dez 25"},
		{"zero", account.English(), time.Time{}, "1 Jan 0001", "1 Jan 0001 00:00 UTC", "Jan 0001"},
		{"without layouts", account.Locale{}, late, "", "", ""},
		{"without months", account.Locale{DayLayout: "2 Jan 2006"}, late, "31  2026", "", ""},
		{"months twice", account.Locale{DayLayout: "Jan Jan", Months: german.Months}, late, "Jän Jän", "", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.day, row.locale.Format(account.Day(row.at)))
			require.Equal(t, row.instant, row.locale.Format(account.Instant(row.at)))
			require.Equal(t, row.month, row.locale.Format(account.MonthOf(row.at)))
		})
	}
}

func TestEveryMonthHasItsName(t *testing.T) {
	t.Parallel()
	for m := time.January; m <= time.December; m++ {
		at := time.Date(2026, m, 15, 0, 0, 0, 0, time.UTC)
		require.Equal(t, at.Format("Jan 2006"), account.English().Format(account.MonthOf(at)))
	}
}

// The zero locale says what is missing, and panics on nothing.
func TestFormatInTheZeroLocale(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		text account.Text
		want string
	}{
		{"nothing", account.Text{}, ""},
		{"data", account.Data("x"), "x"},
		{"number", account.Number(1234.5, 1), "1234.5"},
		{"percent", account.Percent(0.5, 0), "<number.percent>"},
		{"span", account.Span(-time.Hour), "<span.hours>"},
		{"amount", account.Amount(money("EUR 1")), "<number.money>"},
		{"phrase", account.Warning.Label(), "<severity.warning>"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, account.Locale{}.Format(row.text))
		})
	}
}

// A Locale is a value: what is made of it leaves it as it was.
func TestLocaleIsNotChanged(t *testing.T) {
	t.Parallel()
	english := account.English()
	french := english.With(map[string]string{"severity.warning": "À surveiller", "x": "y"}).In(time.FixedZone("X", 3600))
	require.Equal(t, "À surveiller", french.Format(account.Warning.Label()))
	require.True(t, french.Has("x"))
	require.True(t, french.Has("severity.critical"))
	require.Equal(t, "Needs attention", english.Format(account.Warning.Label()))
	require.False(t, english.Has("x"))
	require.Nil(t, english.Zone)
	require.Equal(t, map[string]string{"x": "y"}, account.Locale{}.With(map[string]string{"x": "y"}).Phrases)

	english.Phrases["severity.warning"] = "changed"
	account.Phrases()["severity.warning"] = "changed"
	require.Equal(t, "Needs attention", account.English().Format(account.Warning.Label()))
}

// Whatever the template, the argument and the locale, formatting ends without
// a panic.
func FuzzFormat(f *testing.F) {
	f.Add("{n} {n:a|b} {s}", "x", 1.5, 2, int64(90e9), "2 Jan 2006", 1)
	f.Add("{{{n}", "{n:", math.Copysign(0, -1), -1, int64(math.MinInt64), "JanJan\x00", -5)
	f.Add("}{", "", math.Inf(1), math.MaxInt, int64(0), "", 1<<40)
	f.Fuzz(func(t *testing.T, template, data string, x float64, places int, n int64, layout string, plural int) {
		l := account.English().With(map[string]string{"x": template, "span.hours": template, "number.percent": template})
		l.DayLayout, l.Decimal, l.Group = layout, data, layout
		l.Plural = func(float64) int { return plural }
		args := account.Args{"n": account.Number(x, places), "s": account.Data(data), "p": account.Percent(x, places), data: account.Count(int(n))}
		for _, text := range []account.Text{
			account.Say("x", args), account.Say(data, args), account.Percent(x, places), account.Span(time.Duration(n)), account.Day(time.Unix(n, 0)),
		} {
			l.Format(text)
			account.Locale{}.Format(text)
		}
	})
}

func TestLacksNamesWhatKeepsATextFromBeingSaid(t *testing.T) {
	t.Parallel()
	l := account.Locale{Phrases: map[string]string{
		"good": "{n} {n:ticket|tickets} {{as written}}", "stray": "{n tickets", "other": "tickets} {m}",
	}}
	n := account.Args{"n": account.Count(1)}
	require.Nil(t, l.Lacks(account.Say("good", n)))
	require.Nil(t, l.Lacks(account.Data("{n}")))
	require.Equal(t, []string{"good {n}", "good {n}"}, l.Lacks(account.Say("good", nil)))
	require.Equal(t, []string{"none"}, l.Lacks(account.Say("none", nil)))
	require.Equal(t, []string{"stray {"}, l.Lacks(account.Say("stray", n)))
	require.Equal(t, []string{"other }", "other {m}"}, l.Lacks(account.Say("other", n)))
	require.Equal(t, []string{"none"}, l.Lacks(account.Say("good", account.Args{"n": account.Say("none", nil)})))
}

// TestDatesAreThoseOfTheirOwnLocation: a period that begins on the first of
// April begins on it for every reader.
func TestDatesAreThoseOfTheirOwnLocation(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"Europe/Paris", "America/New_York", "Pacific/Kiritimati"} {
		zone, err := time.LoadLocation(name)
		require.NoError(t, err)
		april := time.Date(2026, time.April, 1, 0, 0, 0, 0, zone)
		for _, reader := range []account.Locale{account.English(), account.English().In(zone), account.English().In(time.FixedZone("", -11*3600))} {
			require.Equal(t, "1 Apr 2026", reader.Format(account.Date(april)))
			require.Equal(t, "Apr 2026", reader.Format(account.MonthOf(april)))
		}
	}
}

// TestSharesDoNotSayAllOfLessThanAll: nor nothing of something.
func TestSharesDoNotSayAllOfLessThanAll(t *testing.T) {
	t.Parallel()
	for share, want := range map[float64]string{
		0: "0 %", 0.001: "0.1 %", 0.0001: "0.01 %", 0.5: "50 %", 0.845: "84 %", 0.994: "99 %", 0.996: "99.6 %",
		0.9996: "99.96 %", 0.99999: "99.99 %", 0.00001: "0.01 %", 1: "100 %", 1.2: "120 %",
	} {
		require.Equal(t, want, account.English().Format(account.Share(share)), "%v", share)
	}
}
