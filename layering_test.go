package accord_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/accordhq/accord"

// layers are the packages of the library from the bottom up. A package imports
// none above it.
var layers = []string{"account", "metrics", "team", "quadrant", "review"}

// allowed are the modules that code of the core may import beside the standard
// library.
var allowed = []string{module, "github.com/google/uuid", "golang.org/x/exp", "github.com/shopspring/decimal"}

// A listed package is what `go list -json` tells of one.
type listed struct {
	ImportPath string
	Standard   bool
	Imports    []string
	Module     *struct{ Path string }
}

// faults names every package that imports what it must not. Test files are not
// looked at; the conformance kits are, for a host's build must not gain
// testify.
func faults(packages []listed) []string {
	moduleOf := make(map[string]string)
	for _, p := range packages {
		if p.Module != nil {
			moduleOf[p.ImportPath] = p.Module.Path
		}
	}
	var found []string
	for _, p := range packages {
		if moduleOf[p.ImportPath] != module {
			continue
		}
		for _, imported := range p.Imports {
			if m := moduleOf[imported]; m != "" && !slices.Contains(allowed, m) {
				found = append(found, p.ImportPath+" imports "+imported+" of module "+m)
			}
			if from, to := layer(p.ImportPath), layer(imported); moduleOf[imported] == module && from < to {
				found = append(found, p.ImportPath+" imports upwards: "+imported)
			}
		}
	}
	return found
}

// layer is the height of a package of the core: that of the layer it belongs
// to, and for adapters and examples above all of them.
func layer(importPath string) int {
	top, _, _ := strings.Cut(strings.TrimPrefix(importPath, module+"/"), "/")
	switch top {
	case "internal":
		return -1
	case "adapters":
		return len(layers)
	case "examples":
		return len(layers) + 1
	}
	return slices.Index(layers, top)
}

func TestImportsPointDownwardsAndStayInTheCore(t *testing.T) {
	t.Parallel()
	require.Empty(t, faults(list(t, "-deps", "./...")))
}

func TestImportFaultsAreNamed(t *testing.T) {
	t.Parallel()
	core := &struct{ Path string }{module}
	testify := &struct{ Path string }{"github.com/stretchr/testify"}
	got := faults([]listed{
		{ImportPath: module + "/account", Module: core, Imports: []string{"fmt", module + "/metrics", "github.com/stretchr/testify/require"}},
		{ImportPath: module + "/metrics", Module: core, Imports: []string{module + "/account", module + "/adapters/memory"}},
		{ImportPath: module + "/adapters/memory", Module: core, Imports: []string{module + "/review"}},
		{ImportPath: module + "/review", Module: core},
		{ImportPath: "github.com/stretchr/testify/require", Module: testify, Imports: []string{"net/http"}},
		{ImportPath: "fmt", Standard: true},
	})
	require.Equal(t, []string{
		module + "/account imports upwards: " + module + "/metrics",
		module + "/account imports github.com/stretchr/testify/require of module github.com/stretchr/testify",
		module + "/metrics imports upwards: " + module + "/adapters/memory",
	}, got)
}

func TestDirectRequirements(t *testing.T) {
	t.Parallel()
	var direct []string
	for _, r := range goMod(t, ".").Require {
		if !r.Indirect {
			direct = append(direct, r.Path)
		}
	}
	require.ElementsMatch(t, []string{
		"github.com/google/uuid", "github.com/shopspring/decimal", "github.com/stretchr/testify", "golang.org/x/exp",
	}, direct)
}

func TestEveryModuleIsInTheWorkspace(t *testing.T) {
	t.Parallel()
	var work struct {
		Go  string
		Use []struct{ DiskPath string }
	}
	output(t, &work, "go", "work", "edit", "-json")
	require.Equal(t, "1.26.0", work.Go)
	var used []string
	for _, u := range work.Use {
		used = append(used, path.Clean(u.DiskPath))
	}
	var found []string
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.Name() == "go.mod" {
			found = append(found, filepath.ToSlash(filepath.Dir(p)))
		}
		return nil
	})
	require.NoError(t, err)
	require.ElementsMatch(t, found, used, "go.mod files, and what go.work uses")
	for _, dir := range found {
		require.Equal(t, "1.26.0", goMod(t, dir).Go, dir)
	}
}

type modFile struct {
	Go      string
	Require []struct {
		Path     string
		Indirect bool
	}
}

func goMod(t *testing.T, dir string) modFile {
	var m modFile
	output(t, &m, "go", "mod", "edit", "-json", filepath.Join(dir, "go.mod"))
	return m
}

func list(t *testing.T, args ...string) []listed {
	t.Helper()
	out := command(t, "go", append([]string{"list", "-json=ImportPath,Standard,Imports,Module"}, args...)...)
	var packages []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			require.NotEmpty(t, packages)
			return packages
		}
		require.NoError(t, err)
		packages = append(packages, p)
	}
}

func output(t *testing.T, into any, name string, args ...string) {
	t.Helper()
	require.NoError(t, json.Unmarshal(command(t, name, args...), into))
}

func command(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	require.NoError(t, err, stderr.String())
	return out
}
