package quadrant_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// found are the lints of an advisory half an hour after we knew, each as its field
// and code.
func found(t testing.TB, a quadrant.Advisory) []string {
	t.Helper()
	lints := inEnglish(t).Advisory(a, quadrant.LintFacts{Locale: english()}, a.Known.Add(30*time.Minute))
	return named(lints)
}

func named(lints []quadrant.Lint) []string {
	var all []string
	for _, l := range lints {
		all = append(all, l.Field+" "+string(l.Code))
	}
	return all
}

// launch is a milestone in danger, of which the customer is told by telephone.
func launch() quadrant.Advisory {
	return quadrant.DraftAdvisory(quadrant.AdvisoryDraft{
		Account: "a-1", About: metrics.ActivityID("go-live").Ref(), To: people("bo"), Visibility: account.Business,
	}, onMarch(3, 10), nil)
}

// The amateur alarms, adds that it was only for the customer to know, and rings off.
func TestTheAmateursAnnouncement(t *testing.T) {
	t.Parallel()
	a := launch()
	a.NextReport, a.Channels = time.Time{}, []quadrant.Channel{quadrant.Call}
	a.Headline = account.Data("A major obstacle came up today, and it puts the go-live in jeopardy. We just wanted to let you know.")
	require.Equal(t, []string{
		"headline alarm", "headline alarm", "headline hedge",
		"how missing.how", "options missing.options", "intent missing.intent", "next_report missing.next-report",
	}, found(t, a))
	text := english().Format(a.Headline)
	require.Equal(t, []string{"major obstacle", "in jeopardy", "just wanted to let you know"},
		spans(text, inEnglish(t).Text(text)))
}

// The professional tells of the same milestone at the same time: how it came to this,
// what the options are, what is intended, and when the next word comes.
func TestTheProfessionalsAnnouncement(t *testing.T) {
	t.Parallel()
	a := launch()
	a.Channels = []quadrant.Channel{quadrant.Call}
	a.Headline = account.Data("The road to the go-live has a bump: the load test started two days late.")
	a.How = account.Data("The certificate for the gateway was issued on Monday instead of Friday, and the test needs it.")
	a.Options = texts("Test through the weekend and keep the date.", "Test with half of the load and keep the date.", "Move the go-live by two days.")
	a.Intent = account.Data("I mean to keep the date or, where that cannot be, to keep the effect on the plan as small as it can be.")
	require.Empty(t, found(t, a))
	_, _, err := a.Move(step("send", 11))
	require.NoError(t, err)
	require.Equal(t, onMarch(4, 10), a.NextReport, "within 24 hours")
	require.Empty(t, inEnglish(t).Text(a.Text(english())))
}

func TestEachMissingPartOfAnAdvisoryIsNamed(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		change func(*quadrant.Advisory)
		want   []string
	}{
		{"none", func(*quadrant.Advisory) {}, nil},
		{"headline", func(a *quadrant.Advisory) { a.Headline = account.Text{} }, []string{"headline missing.headline"}},
		{"how", func(a *quadrant.Advisory) { a.How = account.Text{} }, []string{"how missing.how"}},
		{"options", func(a *quadrant.Advisory) { a.Options = nil }, []string{"options missing.options"}},
		{"a second option", func(a *quadrant.Advisory) { a.Options = a.Options[:1] }, []string{"only_one missing.only-one"}},
		{"one option, and why", func(a *quadrant.Advisory) { a.Options, a.OnlyOne = a.Options[:1], account.Data("no spare") }, nil},
		{"intent", func(a *quadrant.Advisory) { a.Intent = account.Text{} }, []string{"intent missing.intent"}},
		{"a blank headline", func(a *quadrant.Advisory) { a.Headline = account.Data(" ") }, []string{"headline missing.headline"}},
		{"a blank how", func(a *quadrant.Advisory) { a.How = account.Data("\n\t\u00a0\u200b") }, []string{"how missing.how"}},
		{"blank options", func(a *quadrant.Advisory) { a.Options = texts(" ", " ") }, []string{"options missing.options"}},
		{"an option beside a blank one", func(a *quadrant.Advisory) { a.Options[1] = account.Data(" ") }, []string{"only_one missing.only-one"}},
		{"an option that is repeated", func(a *quadrant.Advisory) { a.Options = texts("Wait for it.", "WAIT  for it.") }, []string{"only_one missing.only-one"}},
		{"options that differ", func(a *quadrant.Advisory) { a.Options = texts("Wait.", "Do not wait.", "Wait.") }, nil},
		{"options that a redaction made alike", func(a *quadrant.Advisory) { a.Options = texts("Ask […].", "Ask […].") }, nil},
		{"a blank reason for one option", func(a *quadrant.Advisory) { a.Options, a.OnlyOne = a.Options[:1], account.Data(" ") }, []string{"only_one missing.only-one"}},
		{"a blank intent", func(a *quadrant.Advisory) { a.Intent = account.Data(" \u00ad") }, []string{"intent missing.intent"}},
		{"numbers and instants", func(a *quadrant.Advisory) {
			a.Headline, a.How, a.Intent = account.Count(3), account.Instant(a.Known), account.Day(a.Known)
			a.Options = []account.Text{account.MonthOf(a.Known), account.Span(time.Hour)}
		}, nil},
		{"next report", func(a *quadrant.Advisory) { a.NextReport = time.Time{} }, []string{"next_report missing.next-report"}},
		{"a next report that is past", func(a *quadrant.Advisory) { a.NextReport = a.Known.Add(30 * time.Minute) }, []string{"next_report past.next-report"}},
		{"a next report in a moment", func(a *quadrant.Advisory) { a.NextReport = a.Known.Add(30*time.Minute + 1) }, nil},
		{"a next report that came", func(a *quadrant.Advisory) {
			*a = moved(t, outage(), step("send", 10))
			a.NextReport = a.Known
		}, nil},
		{"all of them", func(a *quadrant.Advisory) {
			*a = quadrant.Advisory{Known: a.Known, State: quadrant.Drafted}
		}, []string{
			"headline missing.headline", "how missing.how", "options missing.options", "intent missing.intent", "next_report missing.next-report",
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			a := outage()
			row.change(&a)
			require.Equal(t, row.want, found(t, a))
		})
	}
}

// What is missing is what keeps an advisory from being sent, and the other way round.
func TestWhatIsMissingKeepsAnAdvisoryFromBeingSent(t *testing.T) {
	t.Parallel()
	for bits := range 256 {
		a := outage()
		clear := func(bit int, change func()) {
			if bits&(1<<bit) != 0 {
				change()
			}
		}
		clear(0, func() { a.Headline = account.Text{} })
		clear(1, func() { a.How = account.Text{} })
		clear(2, func() { a.Options = nil })
		clear(3, func() { a.Options = a.Options[:min(1, len(a.Options))] })
		clear(4, func() { a.Intent = account.Text{} })
		clear(5, func() { a.NextReport = time.Time{} })
		clear(6, func() { a.Intent, a.Headline = account.Data(" "), account.Data("\n") })
		clear(7, func() { a.Options = append(a.Options[:min(1, len(a.Options))], a.Options[:min(1, len(a.Options))]...) })
		var want []string
		for _, lint := range found(t, a) {
			field, _, _ := strings.Cut(lint, " ")
			want = append(want, field+": is missing")
		}
		_, _, err := a.Move(step("send", 11))
		require.Equal(t, want, faultLines(err), "%08b", bits)
	}
}

func TestWordsThatDoHarmAreFoundInEachPart(t *testing.T) {
	t.Parallel()
	a := outage()
	a.Headline, a.How, a.OnlyOne, a.Intent = account.Data("Oops."), account.Data("User error."), account.Data("Oops."), account.Data("Hopefully.")
	a.Options = texts("Wait.", "Panic.")
	a.Steps = []quadrant.AdvisoryStep{{Verb: quadrant.Send}, {Verb: quadrant.FollowUp, Report: account.Data("Oops.")}}
	require.Equal(t, []string{"headline joke", "how blame", "options[1] alarm", "only_one joke", "intent hedge", "steps[1].report joke"}, found(t, a))
	for text, lint := range inEnglish(t).Passages([]quadrant.Passage{{Text: a.Headline}, {Text: a.How}}, english()) {
		require.Equal(t, "Oops.", text)
		require.Equal(t, quadrant.LintJoke, lint.Code)
		break
	}
}

// Options of one phrase are told apart by what they are said with.
func TestOptionsThatAreOnePhraseDifferInItsArguments(t *testing.T) {
	t.Parallel()
	wait := func(hours int) account.Text { return account.Say("wait", account.Args{"h": account.Count(hours)}) }
	locale := english().With(map[string]string{"wait": "Wait for {h} hours."})
	for _, row := range []struct {
		name    string
		options []account.Text
		want    []string
	}{
		{"others", []account.Text{wait(2), wait(3)}, nil},
		{"the same", []account.Text{wait(2), wait(2)}, []string{"only_one missing.only-one"}},
	} {
		a := outage()
		a.Options = row.options
		lints := inEnglish(t).Advisory(a, quadrant.LintFacts{Locale: locale}, a.Known)
		require.Equal(t, row.want, named(lints), row.name)
	}
}

// Words in a language that the linter does not know are not judged, and neither are
// those that the reader does not get; both is said.
func TestWordsOfAnotherLanguageAreNotJudged(t *testing.T) {
	t.Parallel()
	tagged := func(tag string) account.Locale {
		l := english()
		l.Tag = tag
		return l
	}
	for _, row := range []struct {
		name     string
		language string
		reader   account.Locale
		want     []string
	}{
		{"the same", "en", english(), []string{"headline alarm", "how missing.how"}},
		{"of a region", "en", tagged("EN-gb"), []string{"headline alarm", "how missing.how"}},
		{"of two regions", "en-US", tagged("en_GB"), []string{"headline alarm", "how missing.how"}},
		{"another", "en", tagged("de"), []string{" language", "how missing.how"}},
		{"another that begins alike", "en", tagged("enm"), []string{" language", "how missing.how"}},
		{"none", "en", account.Locale{}, []string{" language", "how missing.how"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			a := outage()
			a.Headline, a.How = account.Data("A disaster."), account.Text{}
			w := quadrant.EnglishWording()
			w.Language = row.language
			require.Equal(t, row.want, named(linter(t, w).Advisory(a, quadrant.LintFacts{Locale: row.reader}, a.Known)))
		})
	}
	a := outage()
	a.Headline, a.How = account.Say("disaster", nil), account.Data("Oops.")
	lints := inEnglish(t).Advisory(a, quadrant.LintFacts{Locale: english()}, a.Known)
	require.Equal(t, []string{"headline unsaid", "how joke"}, named(lints))
	lints = inEnglish(t).Advisory(a, quadrant.LintFacts{}, a.Known)
	require.Equal(t, "The words were not judged: they are for a reader of “und”, and the linter knows “en”.", english().Format(lints[0].Why()))
}

// What we tell each other is read, too.
func TestTheTextsOfANoticeAreLinted(t *testing.T) {
	t.Parallel()
	n := account.Notice{Audience: account.Internal, Subject: account.Data("A disaster at Meridian"), Lines: []account.Line{
		{Text: account.Data("The order server is down."), Visibility: account.Internal},
		{Text: account.Data("Sorry, and it is their fault."), Visibility: account.Internal},
	}}
	l := inEnglish(t)
	require.Equal(t, []string{"subject alarm", "lines[1].text apology", "lines[1].text blame"}, named(l.Notice(n, english())))
	n.Lines[0].Text = account.Data("We restarted the order server.")
	require.Equal(t, []string{"subject alarm", "lines[1].text blame"}, named(l.Notice(n, english())), "an action is told")
	require.Equal(t, []string{" language"}, named(l.Notice(n, account.Locale{Tag: "de"})))
	require.Empty(t, l.Notice(account.Notice{}, english()))
}

// An apology goes with an action, in the intent or wherever one is told; the intent to
// apologise is none.
func TestAnAdvisoryApologisesWithAnActionAlone(t *testing.T) {
	t.Parallel()
	a := outage()
	a.How = account.Data("A disk filled up. We apologise.")
	require.Empty(t, found(t, a))
	for _, row := range []struct {
		how, intent string
		want        []string
	}{
		{"A disk filled up. We apologise.", "", []string{"how apology", "intent missing.intent"}},
		{"A disk filled up. We apologise.", "We are truly sorry.", []string{"how apology", "intent apology"}},
		{"A disk filled up.", "We are truly sorry.", []string{"intent apology"}},
		{"A disk filled up. We replaced it.", "We are truly sorry.", nil},
		{"A disk filled up.", "Sorry. We will not make the date.", []string{"intent apology"}},
		{"A disk filled up.", "Sorry. We are moving the orders to the standby.", nil},
	} {
		a.How, a.Intent = account.Data(row.how), account.Data(row.intent)
		require.Equal(t, row.want, found(t, a))
	}
}

// Spans are those of the text as its reader gets it, in their language.
func TestALintOfAPhraseMarksWhatTheReaderGets(t *testing.T) {
	t.Parallel()
	a := outage()
	a.Headline = account.Say("trouble", account.Args{"what": account.Data("Orders")})
	locale := english().With(map[string]string{"trouble": "{what}: a disaster"})
	lints := inEnglish(t).Advisory(a, quadrant.LintFacts{Locale: locale}, a.Known)
	require.Len(t, lints, 1)
	require.Equal(t, []string{"disaster"}, spans(locale.Format(a.Headline), lints))
}

// What does grave harm is told in a call or a meeting: in writing tone is lost.
func TestGraveNewsIsNotToldInWritingAlone(t *testing.T) {
	t.Parallel()
	const critical = account.Critical
	for _, row := range []struct {
		name     string
		impact   metrics.Impact
		policy   quadrant.LintPolicy
		channels []quadrant.Channel
		want     []string
	}{
		{"by mail", metrics.Disrupted, quadrant.LintPolicy{}, []quadrant.Channel{"mail"}, []string{"channels thin"}},
		{"by all that is written", metrics.Disrupted, quadrant.LintPolicy{}, []quadrant.Channel{"mail", "chat", "ticket", "portal"}, []string{"channels thin"}},
		{"not at all", metrics.Disrupted, quadrant.LintPolicy{}, nil, []string{"channels thin"}},
		{"by call and mail", metrics.Disrupted, quadrant.LintPolicy{}, []quadrant.Channel{"mail", "call"}, nil},
		{"in a meeting", metrics.Disrupted, quadrant.LintPolicy{}, []quadrant.Channel{"meeting"}, nil},
		{"the least that is grave", metrics.Degraded, quadrant.LintPolicy{}, []quadrant.Channel{"mail"}, []string{"channels thin"}},
		{"not grave", metrics.Minor, quadrant.LintPolicy{}, []quadrant.Channel{"mail"}, nil},
		{"unknown", "", quadrant.LintPolicy{}, nil, nil},
		{"by the host's policy not grave", metrics.Degraded, quadrant.LintPolicy{Grave: metrics.Disrupted}, []quadrant.Channel{"mail"}, nil},
		{"by the host's policy grave", metrics.Minor, quadrant.LintPolicy{Grave: metrics.Minor}, []quadrant.Channel{"mail"}, []string{"channels thin"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			l, err := quadrant.NewLinter(quadrant.EnglishWording(), row.policy)
			require.NoError(t, err)
			a := outage()
			a.Impact, a.Channels = row.impact, row.channels
			lints := l.Advisory(a, quadrant.LintFacts{Locale: english()}, a.Known)
			require.Equal(t, row.want, named(lints))
			for _, lint := range lints {
				require.Equal(t, critical, lint.Severity)
				require.Equal(t, account.Args{"impact": row.impact.Label()}, lint.Args)
			}
		})
	}
}

func TestBadNewsDoesNotGetBetterWithAge(t *testing.T) {
	t.Parallel()
	own := quadrant.LintPolicy{GraveMinutes: 5, Minutes: 10}
	for _, row := range []struct {
		name   string
		impact metrics.Impact
		policy quadrant.LintPolicy
		moves  []quadrant.AdvisoryMove
		after  time.Duration
		want   account.Severity
	}{
		{"within the hour", metrics.Disrupted, quadrant.LintPolicy{}, nil, time.Hour, ""},
		{"after the hour", metrics.Disrupted, quadrant.LintPolicy{}, nil, time.Hour + 1, account.Critical},
		{"degraded, after the hour", metrics.Degraded, quadrant.LintPolicy{}, nil, time.Hour + 1, account.Critical},
		{"not grave, within a day", metrics.Minor, quadrant.LintPolicy{}, nil, 24 * time.Hour, ""},
		{"not grave, after a day", metrics.Minor, quadrant.LintPolicy{}, nil, 24*time.Hour + 1, account.Warning},
		{"within the host's time", metrics.Disrupted, own, nil, 5 * time.Minute, ""},
		{"after the host's time", metrics.Disrupted, own, nil, 6 * time.Minute, account.Critical},
		{"not grave, within the host's time", metrics.NoImpact, own, nil, 10 * time.Minute, ""},
		{"not grave, after the host's time", metrics.NoImpact, own, nil, 11 * time.Minute, account.Warning},
		{"sent in time, long ago", metrics.Disrupted, quadrant.LintPolicy{}, []quadrant.AdvisoryMove{step("send", 11)}, 100 * time.Hour, ""},
		{"sent too late", metrics.Disrupted, quadrant.LintPolicy{}, []quadrant.AdvisoryMove{step("send", 12), step("close", 13)}, 100 * time.Hour, account.Critical},
		{"revised in time, and not sent", metrics.Disrupted, quadrant.LintPolicy{}, []quadrant.AdvisoryMove{shorter(10)}, 2 * time.Hour, account.Critical},
		{"never sent, and closed", metrics.Disrupted, quadrant.LintPolicy{}, []quadrant.AdvisoryMove{dropped(10)}, 100 * time.Hour, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			l, err := quadrant.NewLinter(quadrant.EnglishWording(), row.policy)
			require.NoError(t, err)
			a := outage()
			a.Impact, a.NextReport = row.impact, onMarch(30, 10)
			a = moved(t, a, row.moves...)
			lints := l.Advisory(a, quadrant.LintFacts{Locale: english()}, a.Known.Add(row.after))
			if row.want == "" {
				require.Empty(t, lints)
				return
			}
			require.Equal(t, []string{"known late"}, named(lints))
			require.Equal(t, row.want, lints[0].Severity)
		})
	}
	a := outage()
	a.Known = time.Time{}
	require.Empty(t, inEnglish(t).Advisory(a, quadrant.LintFacts{Locale: english()}, onMarch(3, 10)), "nothing is known of when we knew")
	a = outage()
	a.NextReport = onMarch(30, 10)
	late := inEnglish(t).Advisory(a, quadrant.LintFacts{Locale: english()}, onMarch(3, 13))
	require.Equal(t, "We knew at 3 Mar 2026 10:00 UTC, and more than 1 h went by without this advisory.", english().Format(late[0].Why()))
}

// Every lint there is says why and what to do instead, and comes back from storage.
func TestEveryLintIsSaid(t *testing.T) {
	t.Parallel()
	l := inEnglish(t)
	words, _ := conversed(t, "9 su ti", "10 su press", "11 ti bo", "12 su bo")
	facts := quadrant.LintFacts{Locale: english(), Words: words, Places: circle()}
	one := outage()
	one.Options, one.NextReport, one.Channels = one.Options[:1], onMarch(3, 10), nil
	lints := l.Advisory(one, facts, onMarch(3, 12))
	lints = append(lints, l.Advisory(quadrant.Advisory{State: quadrant.Drafted}, facts, onMarch(3, 12))...)
	lints = append(lints, l.Advisory(one, quadrant.LintFacts{}, onMarch(3, 12))...)
	one.Headline = account.Say("nowhere", nil)
	lints = append(lints, l.Advisory(one, facts, onMarch(3, 12))...)
	lints = append(lints, l.Text("Sorry: oops, a disaster, hopefully your fault.")...)
	said := make(map[string]bool)
	pseudo := accounttest.Pseudo(english())
	for _, lint := range lints {
		said["lint."+string(lint.Code)+".why"], said["lint."+string(lint.Code)+".instead"] = true, true
		for _, text := range []account.Text{lint.Why(), lint.Instead()} {
			require.Empty(t, english().Lacks(text))
			require.Equal(t, "", strings.TrimSpace(accounttest.Outside(pseudo.Format(text))))
		}
		require.NotEmpty(t, lint.Severity)
		b, err := json.Marshal(lint)
		require.NoError(t, err)
		var back quadrant.Lint
		require.NoError(t, json.Unmarshal(b, &back))
		require.Equal(t, lint.Why(), back.Why())
	}
	for code := range quadrant.Phrases() {
		if strings.HasPrefix(code, "lint.") {
			require.True(t, said[code], code)
		}
	}
	require.Len(t, said, 2*20)
}
