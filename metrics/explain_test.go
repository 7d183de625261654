package metrics_test

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/metrics"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// english is the locale of a host that added the phrases of this package.
func english() account.Locale { return account.English().With(metrics.Phrases()) }

// explained are the cases of the golden file.
func explained(t testing.TB) []struct {
	name  string
	log   string
	now   string
	terms metrics.Terms
} {
	c := office(t)
	both := []metrics.Target{
		{Priority: "1", Measure: metrics.Resolve, Clock: metrics.ServiceLessHold, Within: 4 * time.Hour},
		{Measure: metrics.Acknowledge, Clock: metrics.Service, Within: 30 * time.Minute},
		{Measure: metrics.Resolve, Clock: metrics.ServiceLessHold, Within: 10 * time.Hour},
	}
	fromChange := with(metrics.ITIL(), func(p *metrics.Policy) { p.Name, p.Priority = "Ours", metrics.PriorityFromChange })
	keepsFirst := with(metrics.ITIL(), func(p *metrics.Policy) { p.Name, p.Reopen = "Ours", metrics.ReopenKeepsFirst })
	return []struct {
		name  string
		log   string
		now   string
		terms metrics.Terms
	}{
		{"resolved in time, held overnight", "09:20 acknowledged, 11:00 held customer, 3 10:00 resumed, 3 14:00 resolved, 5 09:00 closed", "6 12:00", metrics.Terms{Calendar: c, Targets: both}},
		{"raised, reopened and late", "10:00 acknowledged, 10:15 queued net, 12:00 prioritised 1, 14:00 resolved, 5 09:00 reopened, 5 16:00 resolved", "6 12:00", metrics.Terms{Calendar: c, Targets: both}},
		{"the same, for the customer", "10:00 acknowledged, 10:15 queued net, 12:00 prioritised 1, 14:00 resolved, 5 09:00 reopened, 5 16:00 resolved", "6 12:00", metrics.Terms{Calendar: c, Targets: both, Policy: metrics.Strict()}},
		{"the same, the first resolution kept", "10:00 acknowledged, 10:15 queued net, 12:00 prioritised 1, 14:00 resolved, 5 09:00 reopened, 5 16:00 resolved", "6 12:00", metrics.Terms{Calendar: c, Targets: both, Policy: keepsFirst}},
		{"measured from a change", "09:20 acknowledged, 12:00 prioritised 1", "15:30", metrics.Terms{Calendar: c, Targets: both, Policy: fromChange}},
		{"waiting, no due time", "09:20 acknowledged, 11:00 held", "5 12:00", metrics.Terms{Calendar: c, Targets: both}},
		{"nobody responded", "", "3 12:00", metrics.Terms{Calendar: c, Targets: both}},
		{"no targets, closed without a word", "10:00 lost, 11:00 closed", "12:00", metrics.Terms{}},
		{"a target, closed without a word", "11:00 closed", "12:00", metrics.Terms{Calendar: c, Targets: both}},
		{"every oddity", "12:00 resolved, 08:00 acknowledged, 09:30 resumed, 10:00 restored, 11:00 restored, 11:30 reopened, 11:40 lost, 13:00 held customer, 14:00 closed, 15:00 restored, 16:00 reopened, 17:00 closed", "18:00", metrics.Terms{}},
		{"not open yet", "10:00 acknowledged", "08:00", metrics.Terms{Targets: both}},
	}
}

func TestExplainGolden(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, tt := range explained(t) {
		r := metrics.Read(opened(tt.log), tt.terms, when(tt.now))
		b.WriteString("# " + tt.name + "\nlog: " + tt.log + "\n\n")
		for _, line := range r.Explain() {
			b.WriteString(english().Format(line) + "\n")
		}
		b.WriteString("\n")
	}
	golden(t, "explain.txt", b.String())
}

// golden compares a text with a file in testdata, or writes it with -update.
func golden(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}

// Whatever stands in an explanation is a phrase, a number, an instant or the
// host's own word.
func TestExplainHoldsNoWordOfItsOwn(t *testing.T) {
	t.Parallel()
	pseudo := accounttest.Pseudo(english())
	data := []string{"T1", "1", "3", "customer", "desk", "net", "ITIL", "Strict", "Ours", "lost", ""}
	for _, tt := range explained(t) {
		r := metrics.Read(opened(tt.log), tt.terms, when(tt.now))
		for _, line := range r.Explain() {
			require.Empty(t, strings.TrimSpace(accounttest.Outside(pseudo.Format(line))), tt.name)
			line.Walk(func(part account.Text) {
				text := pseudo.Format(part)
				require.True(t, strings.HasPrefix(text, "⟦") || slices.Contains(data, text), "%s: %q", tt.name, text)
				require.NotContains(t, text, "<", tt.name)
				require.NotContains(t, text, "{", tt.name)
			})
		}
	}
}

// Each instant and each time of the log that an outcome rests on is told.
func TestExplainTellsWhatWasCounted(t *testing.T) {
	t.Parallel()
	targets := resolveIn(metrics.ElapsedLessHold, 4*time.Hour)
	r := metrics.Read(opened("10:00 held customer, 11:00 resumed, 12:00 resolved, 13:00 reopened, 16:00 resolved"), metrics.Terms{Targets: targets}, when("18:00"))
	var all strings.Builder
	for _, line := range r.Explain() {
		all.WriteString(english().Format(line) + "\n")
	}
	for _, want := range []string{"2 Mar 2026 09:00", "10:00 UTC to 2 Mar 2026 11:00", "Reopened 2 Mar 2026 13:00", "resolve: 2 Mar 2026 16:00", "7 h elapsed, 5 h less hold", "due 2 Mar 2026 15:00", "missed", "Late by 1 h", "3 h, was spent after it was reopened"} {
		require.Contains(t, all.String(), want)
	}
}

// constants reads the string constants of the package's source by type, so
// that one that is added later is not forgotten here.
var constants = sync.OnceValues(func() (map[string][]string, error) {
	files, err := filepath.Glob("*.go")
	values := make(map[string][]string)
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, parseErr := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if parseErr != nil {
			return nil, parseErr
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok {
				addConstant(values, spec)
			}
			return true
		})
	}
	return values, err
})

func addConstant(values map[string][]string, spec *ast.ValueSpec) {
	typeName, ok := spec.Type.(*ast.Ident)
	if !ok || len(spec.Values) != 1 {
		return
	}
	if lit, ok := spec.Values[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
		value, _ := strconv.Unquote(lit.Value)
		values[typeName.Name] = append(values[typeName.Name], value)
	}
}

// kinds returns the constants of a type.
func kinds[T ~string](t testing.TB, typeName string) []T {
	t.Helper()
	var all []T
	values, err := constants()
	require.NoError(t, err)
	require.NotEmpty(t, values[typeName], typeName)
	for _, value := range values[typeName] {
		all = append(all, T(value))
	}
	return all
}

func TestEveryConstantHasItsPhrases(t *testing.T) {
	t.Parallel()
	l := english()
	used := make(map[string]bool)
	for typeName, prefixes := range map[string][]string{
		"Measure": {"measure."}, "Clock": {"clock."}, "Impact": {"impact."}, "TicketKind": {"ticket-kind."}, "EntryKind": {"entry."},
		"ActivityStatus": {"activity."}, "Verdict": {"verdict."}, "OddityCode": {"oddity."}, "Statistic": {"statistic."}, "Count": {"definition."},
	} {
		for _, value := range kinds[string](t, typeName) {
			for _, prefix := range prefixes {
				require.True(t, l.Has(prefix+value), prefix+value)
				used[prefix+value] = true
			}
		}
	}
	// And no phrase of these families stands for a constant that is gone.
	for _, code := range slices.Sorted(maps.Keys(metrics.Phrases())) {
		family, _, _ := strings.Cut(code, ".")
		if slices.Contains([]string{"measure", "clock", "verdict", "oddity", "statistic", "entry"}, family) {
			require.True(t, used[code], code)
		}
	}
}

func TestLabels(t *testing.T) {
	t.Parallel()
	tests := []struct {
		label account.Text
		want  string
	}{
		{metrics.Acknowledge.Label(), "acknowledge"},
		{metrics.ServiceLessHold.Label(), "service hours less hold"},
		{metrics.RunningMissed.Label(), "running, target missed"},
		{metrics.Disrupted.Label(), "business disrupted"},
		{metrics.Impact("").Label(), "impact not known"},
		{metrics.Impact("vast").Label(), "vast"},
		{metrics.Incident.Label(), "incident"},
		{metrics.TicketKind("").Label(), "not classified"},
		{metrics.TicketKind("outage").Label(), "outage"},
		{metrics.Held.Label(), "held"},
		{metrics.EntryKind("lost").Label(), "lost"},
		{metrics.ActivityDone.Label(), "done"},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, english().Format(tt.label))
	}
}

// Every sentence of a breach and of an oddity can be said.
func TestBreachAndOddityTexts(t *testing.T) {
	t.Parallel()
	for _, b := range []metrics.Breach{
		{Most: metrics.StretchHeld}, {Most: metrics.StretchHeld, Name: "customer"}, {Most: metrics.StretchUnanswered},
		{Most: metrics.StretchReopened}, {Most: metrics.StretchQueue}, {Most: metrics.StretchQueue, Name: "net"},
	} {
		b.Late, b.Spent = 90*time.Minute, 2*time.Hour
		text := english().Format(b.Text())
		require.Contains(t, text, "Late by 1 h 30 min; most of the time, 2 h, ")
		require.Equal(t, b.Name != "", b.Name != "" && strings.Contains(text, b.Name))
	}
	for _, code := range kinds[metrics.OddityCode](t, "OddityCode") {
		text := english().Format(metrics.Oddity{At: when("10:00"), Kind: metrics.Held, Code: code}.Text())
		require.Contains(t, text, "2 Mar 2026 10:00 UTC")
		require.NotContains(t, text, "{")
	}
}

func TestPhrasesAreAFreshCopy(t *testing.T) {
	t.Parallel()
	clear(metrics.Phrases())
	require.NotEmpty(t, metrics.Phrases())
}
