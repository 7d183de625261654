package account_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
)

// constants are the values of every constant of a string type that this
// package declares.
func constants(t *testing.T, typeName string) []string {
	t.Helper()
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	var values []string
	for _, entry := range entries {
		if isSource(entry) {
			file, err := parser.ParseFile(token.NewFileSet(), entry.Name(), nil, 0)
			require.NoError(t, err)
			ast.Inspect(file, func(n ast.Node) bool {
				if spec, ok := n.(*ast.ValueSpec); ok {
					values = append(values, valuesOf(t, spec, typeName)...)
				}
				return true
			})
		}
	}
	require.NotEmpty(t, values, typeName)
	return values
}

func isSource(entry fs.DirEntry) bool {
	return strings.HasSuffix(entry.Name(), ".go") && !strings.HasSuffix(entry.Name(), "_test.go")
}

// valuesOf are the values of one declaration, if it is of the type.
func valuesOf(t *testing.T, spec *ast.ValueSpec, typeName string) []string {
	t.Helper()
	if id, ok := spec.Type.(*ast.Ident); !ok || id.Name != typeName || len(spec.Values) == 0 {
		return nil
	}
	value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
	require.NoError(t, err)
	return []string{value}
}

func TestEveryRoleHasALabel(t *testing.T) {
	t.Parallel()
	roles := constants(t, "Role")
	require.Len(t, roles, 6)
	for _, role := range roles {
		requireSaid(t, account.Role(role).Label())
	}
}

func TestEverySeverityHasALabel(t *testing.T) {
	t.Parallel()
	for _, severity := range constants(t, "Severity") {
		requireSaid(t, account.Severity(severity).Label())
	}
}

func TestEveryObjectiveStatusHasALabel(t *testing.T) {
	t.Parallel()
	for _, status := range constants(t, "ObjectiveStatus") {
		requireSaid(t, account.ObjectiveStatus(status).Label())
	}
}

func TestEveryAudienceHasAName(t *testing.T) {
	t.Parallel()
	for _, audience := range constants(t, "Visibility") {
		requireSaid(t, account.Say("audience."+account.Visibility(audience).String(), nil))
	}
}

// requireSaid requires that English has the text's phrase.
func requireSaid(t *testing.T, text account.Text) {
	t.Helper()
	code, ok := text.Phrase()
	require.True(t, ok)
	require.NotEmpty(t, account.Phrases()[code], "no phrase %q", code)
}

// Every finding that a solution or a promise can have is said whole, and what it says is
// from the phrase book or data.
func TestEveryFindingIsSaid(t *testing.T) {
	t.Parallel()
	unconfirmed := shop()
	unconfirmed.Confirmed = account.Confirmation{}
	unconfirmed.Capacities[1].Samples[0].Used = 450
	changed := shop()
	changed.Capacities[1].Samples[0].Used = 500
	english := account.English()
	pseudo := accounttest.Pseudo(english)
	promise := promised(t)
	promise.Moved = 2
	findings := account.CommitmentFindings([]account.Commitment{promise}, []account.Person{{ID: "tom", Left: clock(1, 9)}}, clock(30, 9))
	findings = append(findings, unconfirmed.Findings(june, account.CapacityPolicy{})...)
	findings = append(findings, changed.Findings(june, account.CapacityPolicy{})...)
	var codes []string
	for _, f := range findings {
		codes = append(codes, f.Code)
		for _, text := range []account.Text{f.Why(), f.Next(), f.Owner.Label(), f.Severity.Label()} {
			requireSaid(t, text)
			require.NotRegexp(t, `[{}<>]`, english.Format(text))
			require.Equal(t, " ", accounttest.Outside(pseudo.Format(text)))
		}
	}
	var phrased []string
	for code := range account.Phrases() {
		if rest, ok := strings.CutPrefix(code, "finding."); ok {
			phrased = append(phrased, strings.TrimSuffix(strings.TrimSuffix(rest, ".why"), ".next"))
		}
	}
	slices.Sort(codes)
	slices.Sort(phrased)
	require.Equal(t, slices.Compact(phrased), codes, "phrases of findings, and findings")
}

// template is a phrase in which every brace has its other half.
var template = regexp.MustCompile(`^([^{}]|\{\{|\}\}|\{[a-z-]+(:[^{}|]*(\|[^{}|]*)+)?\})+$`)

func TestEveryPhraseIsATemplate(t *testing.T) {
	t.Parallel()
	for code, phrase := range account.Phrases() {
		require.Regexp(t, template, phrase, code)
		require.NotContains(t, phrase, "!", code)
		require.Equal(t, strings.TrimSpace(phrase), phrase, code)
	}
	for _, bad := range []string{"", "{", "a } b", "{a", "{A}", "{a:b}", "{a {b}}"} {
		require.NotRegexp(t, template, bad)
	}
}

func TestEveryStateAndKindOfAPromiseHasALabel(t *testing.T) {
	t.Parallel()
	for _, state := range constants(t, "CommitmentState") {
		requireSaid(t, account.CommitmentState(state).Label())
	}
	for _, kind := range constants(t, "CommitmentKind") {
		requireSaid(t, account.CommitmentKind(kind).Label())
	}
	require.Equal(t, "Site visit", account.English().Format(account.CommitmentKind("Site visit").Label()))
}
