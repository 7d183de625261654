package quadrant_test

import (
	"strings"
	"sync"
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

var ofEnglish = sync.OnceValues(func() (*quadrant.Linter, error) {
	return quadrant.NewLinter(quadrant.EnglishWording(), quadrant.LintPolicy{})
})

// inEnglish is the linter of the English wording, made once.
func inEnglish(t testing.TB) *quadrant.Linter {
	t.Helper()
	l, err := ofEnglish()
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
		{"a typographic hyphen", "heads-up", "heads‑up, heads‐up, heads–up, heads up, heads—up", []string{"heads‑up", "heads‐up", "heads–up"}},
		{"a hyphen at the end of a line", "show-stopper", "show-\nstopper, show- \r\n stopper; show- stopper, show -\nstopper, -\nstopper", []string{"show-\nstopper", "show- \r\n stopper"}},
		{"a word that goes on past a hyphen", "fine", "fine-tuned, fine‑grained, re-fine; super-\nfine; a fine - so; so -fine, fine-", []string{"fine", "fine", "fine"}},
		{"a dash at the end of a line", "so - so", "so -\nso, so - so, so-\nso", []string{"so -\nso", "so - so"}},
		{"a dash without spaces", "fine", "It is fine–so fine—then", []string{"fine", "fine"}},
		{"an underscore in a name", "panic", "panic_on_oops, on_panic, on_panic_x", nil},
		{"underscores for emphasis", "disaster", "_Disaster_, __disaster__: *disaster* _a disaster_", []string{"Disaster", "disaster", "disaster", "disaster"}},
		{"a possessive", "disaster", "a disaster's, Disaster’s and disaster'll", []string{"disaster", "Disaster"}},
		{"a phrase that begins with a possessive", "'s fault", "Initech's fault, Initech’s fault; fault's fault-tolerant, faults", []string{"'s fault", "’s fault"}},
		{"a word that goes on", "can", "can't, can’t, 'can', cans; can 'tis, can' t", []string{"can", "can", "can"}},
		{"signs before what goes on", ":-)", ":-)'s", []string{":-)"}},
		{"behind an elision", "échec", "l'échec, L’ÉCHEC", []string{"échec", "ÉCHEC"}},
		{"accents tell words apart", "schon", "schön scho\u0308n SCHÖN", nil},
		{"an accent in two characters", "échec", "e\u0301chec E\u0301CHEC échec echec", []string{"e\u0301chec", "E\u0301CHEC", "échec"}},
		{"an accent of the phrase in two characters", "e\u0301chec", "Échec", []string{"Échec"}},
		{"two accents", "ấn", "a\u0302\u0301n", []string{"a\u0302\u0301n"}},
		{"accents of other scripts", "её", "ЕЁ е\u0435\u0308 ее", []string{"ЕЁ", "е\u0435\u0308"}},
		{"a letter that is two in capitals", "großes", "GROSSES Großes grosses groses", []string{"GROSSES", "Großes", "grosses"}},
		{"a combining accent stays with its letter", "e", "e\u0301", nil},
		{"an accent by itself", "oops", "oops \u0301", []string{"oops"}},
		{"an accent at the beginning", "oops", "\u0301 oops", []string{"oops"}},
		{"behind a combining accent", "oops", "e\u0301oops", nil},
		{"a soft hyphen", "oops", "oo\u00adps", []string{"oo\u00adps"}},
		{"none at the ends", "oops", "\u200doops\u200d", []string{"oops"}},
		{"signs", ":-)", "Done :-) : -)", []string{":-)"}},
		{"a colon that belongs to the word before it", ":)", "(bar:) ok :)", []string{":)"}},
		{"signs at a word", "!!", "Down!! Now!", []string{"!!"}},
		{"an emoji with its style", "😀", "Done 😀\ufe0f!", []string{"😀"}},
		{"an emoji with another style", "😀", "Done 😀\ufe00!", []string{"😀"}},
		{"a zero width space", "no deal", "no\u200bdeal", []string{"no\u200bdeal"}},
		{"behind an underscore at the end of a line", "our fault", "see a_\nour fault", []string{"our fault"}},
		{"a semicolon that belongs to the word before it", ";)", "(bar;) ok ;)", []string{";)"}},
		{"signs behind which a hyphen stands", "oops!", "oops!-no", []string{"oops!"}},
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
	for _, idle := range w.Idle {
		require.Contains(t, codes(l.Text(text+" And "+idle+".")), quadrant.LintApology, idle)
	}
	require.Len(t, l.Text(text+" The will was read."), 2)
	for _, row := range []struct {
		text string
		want []string
	}{
		{"Sorry, we will be unable to help.", []string{"Sorry"}},
		{"Sorry, but we will not make the date.", []string{"Sorry"}},
		{"Sorry, we won't make the date.", []string{"Sorry"}},
		{"We apologise. We will see.", []string{"We apologise", "We will see"}},
		{"We apologise. We'll try.", []string{"We apologise", "We'll try"}},
		{"Sorry for the wait, we will let you know.", []string{"Sorry"}},
		{"We regret the delay. The disk should have been replaced in May.", []string{"We regret"}},
		{"Sorry. The disk was not replaced.", []string{"Sorry"}},
		{"I'm afraid the date is lost.", []string{"I'm afraid"}},
		{"We apologise. We replaced the disk.", nil},
		{"Sorry for the outage. The controller was replaced at 10:40.", nil},
		{"Sorry: we’ve rerouted the line and will not rest before it holds.", nil},
		{"Sorry that we will not make Friday. We will have it done by Monday at noon.", nil},
		{"Sorry. We will see to it that the line is up by noon.", nil},
		{"I am afraid the date is lost; we are moving the work to Monday.", nil},
	} {
		require.Equal(t, row.want, spans(row.text, l.Text(row.text)), row.text)
	}
}

// A phrase may be less grave than others, and says so in its lint.
func TestALintIsAsGraveAsItsPhrase(t *testing.T) {
	t.Parallel()
	w := phrases("oops", "maybe", "doom")
	w.Phrases[1].Severity, w.Phrases[2].Severity = account.Info, account.Critical
	var got []account.Severity
	for _, lint := range linter(t, w).Text("Oops, maybe doom.") {
		got = append(got, lint.Severity)
	}
	require.Equal(t, []account.Severity{account.Warning, account.Info, account.Critical}, got)
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
