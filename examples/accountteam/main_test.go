package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/sqlite"
	"github.com/accordhq/accord/examples/internal/page"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func invoke(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(context.Background(), args, &out, &errs)
	return code, out.String(), errs.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o600))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}

func TestWhatIsShown(t *testing.T) {
	t.Parallel()
	code, stdout, stderr := invoke()
	require.Equal(t, 0, code, stderr)
	require.Empty(t, stderr)
	golden(t, "output.golden", stdout)
	for line := range strings.Lines(stdout) {
		line = strings.TrimSuffix(line, "\n")
		require.LessOrEqual(t, utf8.RuneCountInString(line), page.Width, line)
		require.Equal(t, strings.TrimRight(line, " "), line, "spaces at the end")
	}
	require.NotContains(t, stdout, "<", "a phrase is missing")
	require.NotContains(t, stdout, "{", "an argument is missing")
}

func TestASecondRunShowsWhatWasKeptAndDoesNothing(t *testing.T) {
	t.Parallel()
	db := filepath.Join(t.TempDir(), "accord.db")
	_, first, _ := invoke("-db", db)
	code, second, stderr := invoke("-db", db)
	require.Equal(t, 0, code, stderr)
	golden(t, "kept.golden", second)
	const history = "\nWho did what\n"
	_, did, _ := strings.Cut(first, history)
	_, kept, _ := strings.Cut(second, history)
	require.NotEmpty(t, did)
	require.Equal(t, did, kept)
	_, third, _ := invoke("-db", db)
	require.Equal(t, second, third)
}

// TestStoriesOfOtherAccountsStandInOneDatabase plays a second file, of other
// customers whom the same people look after.
func TestStoriesOfOtherAccountsStandInOneDatabase(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db, file := filepath.Join(dir, "accord.db"), filepath.Join(dir, "other.json")
	others := strings.NewReplacer(`"brightwell"`, `"mill"`, `"kestrel"`, `"quarry"`, `"bw-`, `"ml-`, `"kf-`, `"qu-`,
		`"anouk"`, `"ann"`, `"marta"`, `"mary"`, `"ravi"`, `"ray"`, `"CH-`, `"CQ-`)
	require.NoError(t, os.WriteFile(file, []byte(others.Replace(string(embedded))), 0o600))
	_, first, _ := invoke("-db", db)
	_, alone, _ := invoke("-facts", file)
	code, beside, stderr := invoke("-db", db, "-facts", file)
	require.Equal(t, 0, code, stderr)
	require.Contains(t, beside, "CQ-102")
	require.Equal(t, alone, beside)
	code, again, stderr := invoke("-db", db)
	require.Equal(t, 0, code, stderr)
	golden(t, "kept.golden", again)
	require.NotEqual(t, first, again)
}

// A patience is a context that is cancelled when it was asked so many times.
type patience struct {
	context.Context
	cancel context.CancelFunc
	left   *atomic.Int64
}

func (p patience) Err() error {
	if p.left.Add(-1) == 0 {
		p.cancel()
	}
	return p.Context.Err()
}

func runFor(t *testing.T, asked int64, db string) (code int, left int64) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var n atomic.Int64
	n.Store(asked)
	code = run(patience{ctx, cancel, &n}, []string{"-db", db}, io.Discard, io.Discard)
	return code, n.Load()
}

func TestOfARunThatIsBrokenOffNothingIsStored(t *testing.T) {
	t.Parallel()
	const plenty = 1 << 40
	code, left := runFor(t, plenty, filepath.Join(t.TempDir(), "accord.db"))
	require.Equal(t, 0, code)
	all := plenty - left
	require.Greater(t, all, int64(100))
	for _, tenth := range []int64{2, 5, 9} {
		db := filepath.Join(t.TempDir(), "accord.db")
		code, _ := runFor(t, all*tenth/10, db)
		require.Equal(t, 1, code, tenth)
		requireEmpty(t, db)
	}
}

// TestAFileWithAFaultIsNamedAndNothingIsStored alters the embedded file in one
// place each.
func TestAFileWithAFaultIsNamedAndNothingIsStored(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, old, new, want string }{
		{"no JSON", `{`, `[`, "line 2, column 7: invalid character ':'"},
		{"a comma too many", `"by": "luis",`, `"by": "luis",,`, "line 2, column 16: invalid character ','"},
		{"a field nobody knows", `"by": "luis"`, `"by": "luis", "colour": "red"`, `line 2, column 17: unknown field "colour"`},
		{"a name that is known elsewhere", `  "story": {`, `  "story": {"name": "é", `, `line 82, column 13: unknown field "name"`},
		{"a list nobody knows", `    "accounts": [`, `    "customers": [`, "customers"},
		{"a number in place of a word", `"by": "luis"`, `"by": 5`, "line 2, column 9: cannot unmarshal number"},
		{"no instant", `"begins": "2026`, `"begins": "next 2026`, "line 4, column 13: "},
		{"a list in place of an object", `"story": {`, `"story": [], "x": {`, "line 82, column 12: cannot unmarshal array"},
		{"an unknown field of an account", `"name": "Brightwell Dental"`, `"name": "Brightwell Dental", "color": 1`, `accounts[0]: unknown field "color"`},
		{"an unknown field of an assignment", `"id": "bw-1"`, `"id": "bw-1", "rank": 1`, `line 58, column 23: unknown field "rank"`},
		{"a side nobody has", `"title": "Engineer", "side": "provider"`, `"title": "Engineer", "side": "left"`, `people[7].side: "left" is not`},
		{"an unknown role", `"role": "sales-engineer"`, `"role": "cook"`, `role: "cook" is not a role`},
		{"a person who is not there", `"id": "kf-4", "person": "siobhan"`, `"id": "kf-4", "person": "zoe"`, `person: "zoe" is not on record`},
		{"assignments in two places", `"activities": [`, `"assignments": [{"id": "x", "account": "kestrel", "person": "kofi", "role": "technical-lead", "from": "2026-01-01T00:00:00Z", "basis": "standing"}], "activities": [`, "facts.assignments"},
		{"an account that is not there", `{"account": "brightwell",
     "assignments"`, `{"account": "mill",
     "assignments"`, `teams[0]: team: assign on account "mill": sqlite: read: account "mill": not found`},
		{"an item that is not there", `"touches": ["kf-fw"]`, `"touches": ["kf-tv"]`, `story.emergency.steps[0]: team: draft change on account "kestrel": touches[0]: "kf-tv" is not an item`},
		{"a step of nobody's", `"verb": "counsel", "actor": "kofi"`, `"verb": "counsel", "actor": "zoe"`, `story.change.steps[2]: team: counsel change "CH-101"`},
		{"an obstacle of nobody's", `"made_by": "siobhan"`, `"made_by": "zoe"`, `story.obstacle: team: raise obstacle`},
		{"a successor who is not there", `"to": "tobias"`, `"to": "zoe"`, `story.handover: team: hand over on account "kestrel": to: "zoe" is not on record`},
		{"more after the end", `"reason": "Nuala leads the new office from April on."
    }
  }
}`, `"reason": ""}}} {}`, "line 118, column 23: invalid character '{'"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			file, db := filepath.Join(dir, "bad.json"), filepath.Join(dir, "accord.db")
			altered := strings.Replace(string(embedded), row.old, row.new, 1)
			require.NotEqual(t, string(embedded), altered)
			require.NoError(t, os.WriteFile(file, []byte(altered), 0o600))
			code, stdout, stderr := invoke("-db", db, "-facts", file)
			require.Equal(t, 1, code)
			require.Empty(t, stdout)
			require.Contains(t, stderr, row.want)
			require.Contains(t, stderr, file)
			require.Equal(t, 1, strings.Count(stderr, "\n"), stderr)
			requireEmpty(t, db)
		})
	}
}

func TestAFileThatBreaksOffIsNamedWithThePlace(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, text, want string }{
		{"nothing", "", "line 1, column 1: unexpected end of JSON input"},
		{"half a file", "{\n  \"by\": \"luis\",", "line 2, column 15: unexpected end of JSON input"},
		{"a bracket too many", "{}\n]", "line 2, column 1: invalid character ']'"},
		{"no object", "[]", "line 1, column 1: cannot unmarshal array"},
		{"a byte-order mark", "\ufeff{\"bye\": 1}", `line 1, column 2: unknown field "bye"`},
		{"deep down", "{\"story\": {\"change\": {\"steps\": [{}, {\"verbs\" : []}]}}}", `line 1, column 38: unknown field "verbs"`},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "bad.json")
			require.NoError(t, os.WriteFile(file, []byte(row.text), 0o600))
			code, _, stderr := invoke("-facts", file)
			require.Equal(t, 1, code)
			require.Contains(t, stderr, "accountteam: facts "+file+": "+row.want)
			require.Equal(t, 1, strings.Count(stderr, "\n"), stderr)
		})
	}
}

// requireEmpty looks for accounts and people in a database.
func requireEmpty(t *testing.T, path string) {
	t.Helper()
	db, err := sqlite.Open(path)
	require.NoError(t, err)
	defer db.Close()
	require.NoError(t, sqlite.Migrate(t.Context(), db))
	store, err := sqlite.New(db, "provider")
	require.NoError(t, err)
	for _, id := range []account.ID{"brightwell", "kestrel"} {
		_, err := store.Account(t.Context(), id)
		require.ErrorIs(t, err, account.ErrNotFound)
	}
	people, err := store.People(t.Context(), "")
	require.NoError(t, err)
	require.Empty(t, people)
	for range store.History(t.Context(), account.PersonID("luis").Ref()) {
		t.Fatal("something is on record")
	}
}

func TestWhatCannotBeReadOrWritten(t *testing.T) {
	t.Parallel()
	none := filepath.Join(t.TempDir(), "none", "at-all")
	for _, row := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"no such facts", []string{"-facts", none}, 1, none},
		{"no place for the database", []string{"-db", none}, 1, none},
		{"an unknown flag", []string{"-colour"}, 2, "-colour"},
		{"an argument", []string{"facts.json"}, 2, `"facts.json"`},
		{"help", []string{"-h"}, 0, "-facts FILE"},
		{"help with a facts file", []string{"-h"}, 0, "The model of a facts file is examples/accountteam/facts.json.\n"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			code, stdout, stderr := invoke(row.args...)
			require.Equal(t, row.code, code)
			require.Empty(t, stdout)
			require.Contains(t, stderr, row.want)
		})
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestAPageThatCannotBeWrittenIsAnError(t *testing.T) {
	t.Parallel()
	var stderr bytes.Buffer
	require.Equal(t, 1, run(t.Context(), nil, broken{}, &stderr))
	require.Equal(t, "accountteam: the disk is full\n", stderr.String())
}
