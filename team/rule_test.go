package team_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/team"
)

func TestJudgeOrdersFindings(t *testing.T) {
	t.Parallel()
	finding := func(s account.Severity, code, name string) account.Finding {
		return account.Finding{Severity: s, Code: code, Args: account.Args{"name": account.Data(name)}}
	}
	sorted := []account.Finding{
		finding(account.Critical, "b", "x"), finding(account.Warning, "a", "x"), finding(account.Warning, "b", "x"),
		finding(account.Warning, "b", "y"), finding(account.Info, "a", "x"),
	}
	random := rand.New(rand.NewPCG(5, 6))
	for range 20 {
		var rules []team.Rule
		for _, i := range random.Perm(len(sorted)) {
			rules = append(rules, team.RuleFunc(func(team.Facts, time.Time) []account.Finding { return sorted[i : i+1] }))
		}
		require.Equal(t, sorted, team.Judge(team.Facts{}, onDay(15), rules...))
	}
	require.Empty(t, team.Judge(team.Facts{}, onDay(15)))
}

// A rule of a host's own judges the same facts and instant.
func TestHostsAddRules(t *testing.T) {
	t.Parallel()
	f := team.Facts{Account: harbour("---"), Assignments: []team.Assignment{given("1", "ann", account.TechnicalLead, 1, 0)}}
	rule := team.RuleFunc(func(f team.Facts, now time.Time) []account.Finding {
		require.Equal(t, onDay(15), now)
		return []account.Finding{{Code: "host." + string(f.Team(now).Holders(account.TechnicalLead)[0]), Severity: account.Info}}
	})
	require.Equal(t, []string{"info host.ann"}, codesOf(team.Judge(f, onDay(15), rule)))
}

// random facts, good or bad.
func factsOf(random *rand.Rand) team.Facts {
	f := team.Facts{
		Account:     harbour([]string{"---", "lll", "mmm", "hhh", "m-h", "h--"}[random.IntN(6)]),
		Assignments: some(random),
	}
	if random.IntN(4) > 0 {
		f.People = staff()
	}
	if random.IntN(2) > 0 {
		f.Solution = configured("16")
	}
	for _, role := range []account.Role{account.ProfessionalServices, account.SalesEngineer, account.TechnicalLead} {
		for i := range random.IntN(3) {
			f.Needs = append(f.Needs, team.Need{
				Role: role, From: onDay(random.IntN(20)), Until: onDay(random.IntN(30)), Reason: account.Data("Work."),
				Evidence: account.Ref{Kind: "work", ID: string(rune('a' + i))},
			})
		}
	}
	for i, kind := range []team.DeliverableKind{team.OperationsDocument, team.ConfigurationDiagram, team.AccountPlan, team.AccountPlan} {
		if random.IntN(2) > 0 {
			f.Deliverables = append(f.Deliverables, issued(kind, onDay(1+i*5).AddDate(-random.IntN(2), 0, 0), []string{"", "old", configured("16").Digest()}[random.IntN(3)]))
		}
	}
	return f
}

func shuffle[T any](random *rand.Rand, list []T) []T {
	list = slices.Clone(list)
	random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// Findings go by facts alone: whatever order facts and rules are in, they are
// the same, each with evidence, an owner of the charter and no customer to see it,
// and for every role at most one of the findings that exclude each other.
func TestFindingsGoByFactsAlone(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 8))
	rules := team.StandardRules(team.Policy{})
	seen := make(map[string]bool)
	for range 600 {
		f, now := factsOf(random), onDay(1+random.IntN(30))
		want := team.Judge(f, now, rules...)
		again := f
		again.Assignments, again.People = shuffle(random, f.Assignments), shuffle(random, f.People)
		again.Needs, again.Deliverables = shuffle(random, f.Needs), shuffle(random, f.Deliverables)
		if f.People == nil {
			again.People = nil
		}
		require.Equal(t, want, team.Judge(again, now, shuffle(random, rules)...))
		uncovered := make(map[string]string)
		for _, finding := range want {
			seen[finding.Code] = true
			require.NotEmpty(t, finding.Evidence, finding.Code)
			_, known := team.StandardCharter().Duty(finding.Owner)
			require.True(t, known, finding.Code)
			require.Equal(t, account.Internal, finding.Visibility)
			if slices.Contains([]string{
				"role.vacant", "role.lapsed", "role.not-yet", "role.gap", "role.only-as-needed", "role.needed", "role.needed-several",
			}, finding.Code) {
				role, _ := finding.Args["role"].Phrase()
				require.Empty(t, uncovered[role], "%s and %s", uncovered[role], finding.Code)
				uncovered[role] = finding.Code
			}
		}
	}
	for code := range team.Phrases() {
		if code, ok := strings.CutPrefix(code, "finding."); ok && (strings.HasPrefix(code, "role.") || strings.HasPrefix(code, "deliverable.")) {
			code = strings.TrimSuffix(strings.TrimSuffix(code, ".why"), ".next")
			require.True(t, seen[code], "%s was never found", code)
		}
	}
}

// Every finding is said whole, in phrases and data alone.
func TestEveryFindingIsSaid(t *testing.T) {
	t.Parallel()
	english := account.English().With(team.Phrases()).With(map[string]string{"role.cook": "Cook"})
	pseudo := accounttest.Pseudo(english)
	random := rand.New(rand.NewPCG(9, 10))
	assignments, accounts := portfolio("ann", account.TechnicalLead, times(6, "hhh")...)
	findings := team.LoadFindings(team.Loads(assignments, accounts, team.LoadPolicy{}, onDay(15)), staff(), team.LoadPolicy{})
	for range 300 {
		findings = append(findings, team.Judge(factsOf(random), onDay(1+random.IntN(30)), team.StandardRules(team.Policy{})...)...)
	}
	for _, f := range findings {
		for _, text := range []account.Text{f.Why(), f.Next()} {
			code, ok := text.Phrase()
			require.True(t, ok)
			require.Contains(t, team.Phrases(), code)
			require.NotRegexp(t, `[{}<>]`, english.Format(text))
			require.Empty(t, strings.Trim(accounttest.Outside(pseudo.Format(text)), " "), code)
		}
	}
}

// Facts are read and not altered.
func TestJudgeLeavesFactsAsTheyAre(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(11, 12))
	for range 100 {
		f := factsOf(random)
		before := f
		before.Assignments, before.People = slices.Clone(f.Assignments), slices.Clone(f.People)
		before.Needs, before.Deliverables = slices.Clone(f.Needs), slices.Clone(f.Deliverables)
		team.Judge(f, onDay(15), team.StandardRules(team.Policy{})...)
		require.True(t, reflect.DeepEqual(before, f))
	}
}
