package accord_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// tested finds the tests that docs/rules.md names, as `package.TestName`.
var tested = regexp.MustCompile("`([a-z/]+)\\.(Test\\w+|Fuzz\\w+|Example\\w*)`")

func TestEveryRuleHasATestThatExists(t *testing.T) {
	t.Parallel()
	doc, err := os.ReadFile("docs/rules.md")
	require.NoError(t, err)
	rules := 0
	for _, line := range strings.Split(string(doc), "\n") {
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| Rule ") || strings.HasPrefix(line, "| --- ") {
			continue
		}
		rules++
		names := tested.FindAllStringSubmatch(line, -1)
		require.NotEmpty(t, names, "a rule without a test: %s", line)
		for _, name := range names {
			require.True(t, declares(t, name[1], name[2]), "%s.%s does not exist: %s", name[1], name[2], line)
		}
	}
	require.NotZero(t, rules)
}

func TestMissingTestsAreNoticed(t *testing.T) {
	t.Parallel()
	require.True(t, declares(t, ".", "TestMissingTestsAreNoticed"))
	require.False(t, declares(t, ".", "TestThatNobodyWrote"))
}

// declares reports whether a test file of a folder declares a function.
func declares(t *testing.T, dir, name string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	require.NoError(t, err)
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, d := range parsed.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == name {
				return true
			}
		}
	}
	return false
}
