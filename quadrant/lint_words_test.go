package quadrant_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
)

// phrases is a wording of hedges alone.
func phrases(list ...string) quadrant.Wording {
	w := quadrant.Wording{Language: "en"}
	for _, p := range list {
		w.Phrases = append(w.Phrases, quadrant.WordingPhrase{Fault: quadrant.LintHedge, Phrase: p, Instead: "Say it."})
	}
	return w
}

func linter(t testing.TB, w quadrant.Wording) *quadrant.Linter {
	t.Helper()
	l, err := quadrant.NewLinter(w, quadrant.LintPolicy{})
	require.NoError(t, err)
	return l
}

// spans are what lints mark of a text, in order.
func spans(text string, lints []quadrant.Lint) []string {
	var all []string
	for _, l := range lints {
		all = append(all, text[l.From:l.To])
	}
	return all
}

func TestPhrasesAreFoundAsWholeWords(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		phrase string
		text   string
		want   []string
	}{
		{"the text", "oops", "oops", []string{"oops"}},
		{"between others", "oops", "Well, oops: again", []string{"oops"}},
		{"twice", "oops", "oops (oops)", []string{"oops", "oops"}},
		{"within a longer word", "oops", "troops whoops oopsie oops_1 oops2", nil},
		{"in capitals", "oops", "OOPS, Oops", []string{"OOPS", "Oops"}},
		{"a phrase in capitals", "I'M SORRY", "i'm sorry", []string{"i'm sorry"}},
		{"several words", "no big deal", "It is no big deal.", []string{"no big deal"}},
		{"part of them", "no big deal", "no big deals, no big", nil},
		{"white space", "no big deal", "no \t big\r\n\u00a0\u2003deal", []string{"no \t big\r\n\u00a0\u2003deal"}},
		{"white space of the phrase", "no \n big  deal", "no big deal", []string{"no big deal"}},
		{"no white space", "no big deal", "no bigdeal, nobig deal", nil},
		{"punctuation between", "no big deal", "no, big deal", nil},
		{"a typographic apostrophe", "don't worry", "don’t worry; donʼt worry; dont worry", []string{"don’t worry", "donʼt worry"}},
		{"a typographic hyphen", "heads-up", "heads‑up, heads‐up, heads up", []string{"heads‑up", "heads‐up"}},
		{"a word that goes on", "can", "can't, can’t, 'can', cans; can 'tis, can' t", []string{"can", "can", "can"}},
		{"signs before what goes on", ":-)", ":-)'s", []string{":-)"}},
		{"behind an elision", "échec", "l'échec, L’ÉCHEC", []string{"échec", "ÉCHEC"}},
		{"accents tell words apart", "schon", "schön", nil},
		{"a combining accent stays with its letter", "e", "e\u0301", nil},
		{"an accent by itself", "oops", "oops \u0301", []string{"oops"}},
		{"behind a combining accent", "oops", "e\u0301oops", nil},
		{"a soft hyphen", "oops", "oo\u00adps", []string{"oo\u00adps"}},
		{"none at the ends", "oops", "\u200doops\u200d", []string{"oops"}},
		{"signs", ":-)", "Done :-) : -)", []string{":-)"}},
		{"signs at a word", "!!", "Down!! Now!", []string{"!!"}},
		{"an emoji with its style", "😀", "Done 😀\ufe0f!", []string{"😀"}},
		{"a script without spaces", "恐慌", "不要恐慌。", []string{"恐慌"}},
		{"Greek capitals", "καταστροφής", "ΚΑΤΑΣΤΡΟΦΉΣ", []string{"ΚΑΤΑΣΤΡΟΦΉΣ"}},
		{"figures belong to words", "version 1", "version 10, version 1.", []string{"version 1"}},
		{"what is not UTF-8", "oops", "\xff\xfe oops \xc3", []string{"oops"}},
		{"nothing", "oops", "", nil},
		{"white space alone", "oops", " \n", nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, spans(row.text, linter(t, phrases(row.phrase)).Text(row.text)))
		})
	}
}

func TestThePhraseThatBeginsFirstCountsAndThenTheLongest(t *testing.T) {
	t.Parallel()
	l := linter(t, phrases("so", "so sorry", "we are so sorry", "sorry for it"))
	for text, want := range map[string][]string{
		"we are so sorry for it": {"we are so sorry"},
		"they are so sorry":      {"so sorry"},
		"so so sorry":            {"so", "so sorry"},
		"so, sorry for it":       {"so", "sorry for it"},
	} {
		require.Equal(t, want, spans(text, l.Text(text)), text)
	}
}

// Whatever the case of a text, the same is found in it, at whichever letter.
func TestPhrasesAreFoundWhateverTheCaseOfALetter(t *testing.T) {
	t.Parallel()
	n := 0
	for r := rune('A'); r <= unicode.MaxRune; r++ {
		upper, lower := unicode.ToUpper(r), unicode.ToLower(r)
		if upper == r && lower == r || !unicode.IsLetter(r) {
			continue
		}
		n++
		l := linter(t, phrases("x"+string(r)))
		text := "x" + string(r) + " x" + string(upper) + " x" + string(lower)
		require.Len(t, l.Text(text), 3, "%q", text)
	}
	require.Greater(t, n, 2500)
}

// Spans lie in the text, on the bounds of characters, in order and apart; what is
// found does not hang on case; and nothing panics.
func FuzzLintText(f *testing.F) {
	for _, seed := range []string{
		"", "Oops!! We are so sorry :-)", "don’t worry\nno  big deal", "DİSASTER ẞ ſorry Kelvin", "\xffoops\xc3\x28", "kernel panic panic's",
		"l’oops\u0301 oo\u00adps 😀\ufe0f 恐慌", "\u0345oops\u0345", "_oops ²oops",
	} {
		f.Add(seed)
	}
	w := quadrant.EnglishWording()
	w.Actions = nil
	l := linter(f, w)
	f.Fuzz(func(t *testing.T, text string) {
		lints := l.Text(text)
		end := 0
		for _, lint := range lints {
			require.Less(t, lint.From, lint.To)
			require.GreaterOrEqual(t, lint.From, end)
			require.LessOrEqual(t, lint.To, len(text))
			require.True(t, utf8.RuneStart(text[lint.From]))
			require.True(t, lint.To == len(text) || utf8.RuneStart(text[lint.To]) || !utf8.ValidString(text))
			end = lint.To
		}
		for _, same := range []string{strings.ToUpper(text), strings.ToLower(text), strings.ToTitle(text)} {
			require.Equal(t, codes(lints), codes(l.Text(same)), "%q", same)
		}
	})
}

func codes(lints []quadrant.Lint) []quadrant.LintCode {
	var all []quadrant.LintCode
	for _, l := range lints {
		all = append(all, l.Code)
	}
	return all
}

// An apology needs an action beside it, and is fine with one.
func TestAnApologyIsAFaultWithoutAnAction(t *testing.T) {
	t.Parallel()
	w := quadrant.EnglishWording()
	l := linter(t, w)
	text := "We are so sorry. Oops."
	require.Equal(t, []quadrant.LintCode{quadrant.LintApology, quadrant.LintJoke}, codes(l.Text(text)))
	for _, action := range w.Actions {
		require.Equal(t, []quadrant.LintCode{quadrant.LintJoke}, codes(l.Text(text+" And "+strings.ToUpper(action)+" this.")), action)
	}
	require.Len(t, l.Text(text+" The will was read."), 2)
}

func TestALintNamesItsSpanAndTheProfessionalForm(t *testing.T) {
	t.Parallel()
	text := "It’s a total\nMess."
	require.Equal(t, []quadrant.Lint{{
		From: 9, To: 19, Code: quadrant.LintAlarm, Severity: account.Warning,
		Args: account.Args{"phrase": account.Data("total\nMess"), "instead": account.Data("Say plainly what stands still.")},
	}}, linter(t, quadrant.Wording{Language: "en", Phrases: []quadrant.WordingPhrase{
		{Fault: quadrant.LintAlarm, Phrase: "total mess", Instead: "Say plainly what stands still."},
	}}).Text(text))
}
