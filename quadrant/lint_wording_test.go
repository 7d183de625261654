package quadrant_test

import (
	"encoding/json"
	"maps"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

func TestTheEnglishWordingIsWithoutFaultAndCoversEachFault(t *testing.T) {
	t.Parallel()
	w := quadrant.EnglishWording()
	require.NoError(t, w.Validate())
	require.Equal(t, "en", w.Language)
	n := make(map[quadrant.LintCode]int)
	for _, p := range w.Phrases {
		n[p.Fault]++
	}
	for _, fault := range []quadrant.LintCode{"blame", "alarm", "apology", "joke", "hedge"} {
		require.GreaterOrEqual(t, n[fault], 12, fault)
	}
	require.Len(t, n, 5)
	w.Phrases[0].Phrase = "x"
	require.NotEqual(t, "x", quadrant.EnglishWording().Phrases[0].Phrase, "a fresh copy")
}

// Each phrase is found whole, as the fault it is, and what is offered instead is
// better.
func TestEachPhraseOfTheEnglishWordingIsFound(t *testing.T) {
	t.Parallel()
	w := quadrant.EnglishWording()
	l := linter(t, w)
	for _, p := range w.Phrases {
		text := "The mail says: " + p.Phrase + " (as it stands)."
		lints := l.Text(text)
		require.Equal(t, []string{p.Phrase}, spans(text, lints))
		require.Equal(t, []quadrant.LintCode{p.Fault}, codes(lints))
		require.Empty(t, l.Text(p.Instead), p.Instead)
	}
	for _, allowed := range w.Allowed {
		require.Empty(t, l.Text("The "+allowed+" was looked at."), allowed)
	}
}

// What professionals write every day, and what this library says, is no fault.
func TestPlainProseHasNoFaults(t *testing.T) {
	t.Parallel()
	l := inEnglish(t)
	for _, text := range []string{
		"The disaster recovery site took over at 10:14; the kernel panic on node 3 is being looked into.",
		"A review without blame is planned for Tuesday, and nobody is to blame for the late part.",
		"You should receive the report by 15:00. If you had rather meet, call us.",
		"Hope Street and Crisp Foods are served by the same line. The panel shows “ok”.",
		"Emergency change: the firewall was replaced; the technical lead reviews it by noon.",
		"This kind of failure is caught by the second power supply. Error 0x80 was logged!",
		"The chaos engineering team ran its exercise. Fault tolerance is tested in May.",
		"Errors fell by 18 %. The default route is restored, and no-fault found was put on record.",
		"Who knew about it by when is told in the minutes; the story is on the wiki.",
		"for (;;) { retry } (see the options: one, two) (bar:) and run sudo !! again",
		"You could have the standby in service by noon. You should have access by then, and you should have received a mail.",
		"If you forgot to save, open the draft. If you failed to log in three times, the account is locked for an hour.",
		"Maintenance begins at some point between 02:00 and 03:00; the part is replaced as soon as possible, and by 14:00.",
		"The ports stay closed until further notice from your auditors.",
		"The disaster site and the disaster declaration stand in the disaster response plan, beside the crisis communication plan.",
		"The Meltdown vulnerability is patched. The switch panicked at 02:14, and a kernel oops was logged.",
		"The worst-case scenario is a day of orders. The user error rate fell, for the user error messages are clearer.",
		"The cabinet stands at the brick wall; the one who knows the password is on call. There is no clue in the logs yet.",
		"For some reason codes the export is empty. Nobody was to blame; no one was to blame; it was nobody's fault.",
		"The system's fault tolerance was tested, your fault report is closed, and your team failed over to the second site.",
		"The fine-tuned query runs with panic_on_oops set. The might of the cluster is fifteen nodes; a restart might come.",
		"We will see to it. The ticket is urgent. The report broke it down by site. The risk of human error is lower now.",
		"As soon as the part is here, the technician drives out; the report follows soon after.",
	} {
		require.Empty(t, spans(text, l.Text(text)), text)
	}
	all := account.Phrases()
	for _, more := range []map[string]string{metrics.Phrases(), team.Phrases(), quadrant.Phrases()} {
		maps.Copy(all, more)
	}
	for code, phrase := range all {
		require.Empty(t, l.Text(phrase), code)
	}
}

// What people write without a thought, and what a reader takes from it.
func TestEverydayProseThatDoesHarm(t *testing.T) {
	t.Parallel()
	l := inEnglish(t)
	for text, want := range map[string][]string{
		"Maybe it is the switch, perhaps the disk.":             {"hedge Maybe", "hedge perhaps"},
		"We think it is the driver; probably.":                  {"hedge We think", "hedge probably"},
		"We will try to have it done by Friday.":                {"hedge We will try"},
		"The service should be up again soon.":                  {"hedge should be up again"},
		"We'll call you soon. We hope it holds.":                {"hedge you soon", "hedge We hope"},
		"We might lose a day.":                                  {"hedge We might"},
		"FYI: I wanted to let you know that the line is down.":  {"hedge FYI", "hedge wanted to let you know"},
		"There is nothing we can do, it is out of our hands.":   {"blame nothing we can do", "blame out of our hands"},
		"That is not in the contract.":                          {"blame not in the contract"},
		"It is Initech’s fault, and the carriers' fault.":       {"blame ’s fault", "blame the carriers' fault"},
		"The intern messed everything up.":                      {"blame messed everything up"},
		"Your team failed to patch; you should've called.":      {"blame Your team failed", "blame you should've"},
		"You should really have patched it, we had warned you.": {"blame You should really have", "blame we had warned you"},
		"As per my previous email, the new driver broke it.":    {"blame As per my previous", "blame broke it"},
		"Cause: human error.":                                   {"blame human error"},
		"The go-live is at serious risk, a huge issue.":         {"alarm at serious risk", "alarm huge issue"},
		"Urgent! ! ! 🚨":                                         {"alarm ! !", "alarm 🚨"},
		"_Disaster_ on line two: the Crisis’s back.":            {"alarm Disaster", "alarm Crisis"},
		"It hit a brick wall. Who knows?":                       {"alarm hit a brick wall", "hedge Who knows?"},
	} {
		var got []string
		for _, lint := range l.Text(text) {
			got = append(got, string(lint.Code)+" "+text[lint.From:lint.To])
		}
		require.Equal(t, want, got)
	}
}

func TestWordingValidate(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		change func(*quadrant.Wording)
		want   []string
	}{
		{"every part", func(*quadrant.Wording) {}, nil},
		{"the least", func(w *quadrant.Wording) { w.Actions, w.Allowed = nil, nil }, nil},
		{"nothing", func(w *quadrant.Wording) { *w = quadrant.Wording{} }, []string{"language: is missing", "phrases: are missing"}},
		{"a phrase that says nothing", func(w *quadrant.Wording) { w.Phrases[0] = quadrant.WordingPhrase{Phrase: " \u00ad"} }, []string{
			`phrases[0].fault: "" is not blame, alarm, apology, joke or hedge`, "phrases[0].phrase: says nothing", "phrases[0].instead: is missing",
		}},
		{"a fault of no words", func(w *quadrant.Wording) { w.Phrases[0].Fault = quadrant.LintLate },
			[]string{`phrases[0].fault: "late" is not blame, alarm, apology, joke or hedge`}},
		{"repeats", func(w *quadrant.Wording) {
			w.Phrases[1].Phrase, w.Allowed[0], w.Actions[1] = " OOPS", "Oops", "We  Will"
		}, []string{
			"phrases[1].phrase: repeats phrases[0].phrase", "allowed[0]: repeats phrases[0].phrase", "actions[1]: repeats actions[0]",
		}},
		{"one word, and the same as two", func(w *quadrant.Wording) { w.Phrases[0].Phrase, w.Phrases[1].Phrase = "melt down", "meltdown" }, nil},
		{"an action that is a phrase, too", func(w *quadrant.Wording) { w.Actions[0] = "oops" }, nil},
		{"a severity that is none", func(w *quadrant.Wording) { w.Phrases[0].Severity = "loud" },
			[]string{`phrases[0].severity: "loud" is not info, warning or critical`}},
		{"an idle action that is one", func(w *quadrant.Wording) { w.Idle = []string{"we will see", "we will", ""} },
			[]string{"idle[1]: repeats actions[0]", "idle[2]: says nothing"}},
		{"not UTF-8", func(w *quadrant.Wording) { w.Phrases[0].Phrase, w.Allowed[0] = "a\xff", "b\xff" }, []string{
			"phrases[0].phrase: is not UTF-8", "allowed[0]: is not UTF-8",
		}},
		{"empty actions", func(w *quadrant.Wording) { w.Actions[0], w.Actions[1], w.Allowed[0] = "", " ", "" }, []string{
			"allowed[0]: says nothing", "actions[0]: says nothing", "actions[1]: says nothing",
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w := phrases("oops", "don't worry")
			w.Actions, w.Allowed = []string{"we will", "I will"}, []string{"oops list"}
			row.change(&w)
			require.Equal(t, row.want, faultLines(w.Validate()))
		})
	}
}

func TestALinterIsMadeOfAWordingAndAPolicyWithoutFaults(t *testing.T) {
	t.Parallel()
	_, err := quadrant.NewLinter(quadrant.Wording{Language: "en"}, quadrant.LintPolicy{Grave: "loud", GraveMinutes: -1, Minutes: -1})
	require.ErrorIs(t, err, account.ErrInvalid)
	require.Equal(t, []string{
		"wording.phrases: are missing", `policy.grave: "loud" is not minor, degraded or disrupted`,
		"policy.grave_minutes: is below 0", "policy.minutes: is below 0",
	}, faultLines(err))
	require.NoError(t, quadrant.LintPolicy{}.Validate())
	require.Equal(t, quadrant.DefaultLintPolicy(), quadrant.LintPolicy{}.OrDefault())
	own := quadrant.LintPolicy{Grave: metrics.Minor, GraveMinutes: 5, Minutes: 6}
	require.Equal(t, own, own.OrDefault())
	require.NoError(t, own.Validate())
}

// A wording of another language is data, and is kept as such.
func TestAWordingOfAnotherLanguageTakesTheEnglishPlace(t *testing.T) {
	t.Parallel()
	var w quadrant.Wording
	require.NoError(t, json.Unmarshal([]byte(`{"language":"de","phrases":[
		{"fault":"apology","phrase":"es tut uns leid","instead":"Sagen Sie dazu, was Sie tun."},
		{"fault":"alarm","phrase":"Katastrophe","instead":"Sagen Sie, was stillsteht."}],
		"actions":["wir werden"],"allowed":["Katastrophe von Bern"]}`), &w))
	l := linter(t, w)
	text := "Eine KATASTROPHE: es tut uns leid. Disaster."
	require.Equal(t, []string{"KATASTROPHE", "es tut uns leid"}, spans(text, l.Text(text)))
	require.Empty(t, l.Text("Die Katastrophe von Bern tut nichts. Es tut uns leid, und wir werden sie beheben."))
	b, err := json.Marshal(w)
	require.NoError(t, err)
	var back quadrant.Wording
	require.NoError(t, json.Unmarshal(b, &back))
	require.Equal(t, w, back)
}
