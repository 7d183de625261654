package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/sqlite"
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
		require.LessOrEqual(t, utf8.RuneCountInString(line), width, line)
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

// TestAFileWithAFaultIsNamedAndNothingIsStored alters the embedded file in one
// place each.
func TestAFileWithAFaultIsNamedAndNothingIsStored(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, old, new, want string }{
		{"no JSON", `{`, `[`, "facts"},
		{"a field nobody knows", `"by": "luis"`, `"colour": "red", "by": "luis"`, `unknown field "colour"`},
		{"an unknown field of an account", `"name": "Brightwell Dental"`, `"name": "Brightwell Dental", "color": 1`, `accounts[0]: unknown field "color"`},
		{"an unknown field of an assignment", `"id": "bw-1"`, `"id": "bw-1", "rank": 1`, `unknown field "rank"`},
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
}`, `"reason": ""}}} {}`, "more follows"},
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
