package sqlite_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/sqlite"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

func last[T any](_ context.Context, seq func(func(T, error) bool)) (err error) {
	for _, err = range seq {
	}
	return err
}

// Each row is a kind of record, made newer by hand, with what reads it and what
// would write it.
func TestARecordOfANewerFormatIsNeitherReadNorWrittenOver(t *testing.T) {
	t.Parallel()
	u := stored(everything())
	file := quists()
	file.Revision = 1
	erase := func(ctx context.Context, s *sqlite.Store) error {
		return s.Erase(ctx, u.People[0], account.NewRedaction(u.People[0]), event("x"))
	}
	purge := func(ctx context.Context, s *sqlite.Store) error {
		_, err := s.Purge(ctx, noon.AddDate(1, 0, 0), event("x"))
		return err
	}
	for _, row := range []struct {
		table string
		calls map[string]func(context.Context, *sqlite.Store) error
	}{
		{"accord_account", map[string]func(context.Context, *sqlite.Store) error{
			"Account":  func(ctx context.Context, s *sqlite.Store) error { _, err := s.Account(ctx, "aigle"); return err },
			"Accounts": func(ctx context.Context, s *sqlite.Store) error { return last(ctx, s.Accounts(ctx)) },
			"Save": func(ctx context.Context, s *sqlite.Store) error {
				return s.Save(ctx, account.Unit{Accounts: u.Accounts})
			},
			"Save of a new one": func(ctx context.Context, s *sqlite.Store) error {
				return s.Save(ctx, account.Unit{Accounts: everything().Accounts})
			},
		}},
		{"accord_person", map[string]func(context.Context, *sqlite.Store) error{
			"People": func(ctx context.Context, s *sqlite.Store) error { _, err := s.People(ctx, "aigle"); return err },
			"Save":   func(ctx context.Context, s *sqlite.Store) error { return s.Save(ctx, account.Unit{People: u.People}) },
		}},
		{"accord_solution", map[string]func(context.Context, *sqlite.Store) error{
			"Solution": func(ctx context.Context, s *sqlite.Store) error { _, err := s.Solution(ctx, "aigle"); return err },
			"Save": func(ctx context.Context, s *sqlite.Store) error {
				return s.Save(ctx, account.Unit{Solutions: u.Solutions})
			},
		}},
		{"accord_commitment", map[string]func(context.Context, *sqlite.Store) error{
			"Commitment": func(ctx context.Context, s *sqlite.Store) error { _, err := s.Commitment(ctx, "c-1"); return err },
			"Commitments": func(ctx context.Context, s *sqlite.Store) error {
				return last(ctx, s.Commitments(ctx, account.CommitmentFilter{}))
			},
			"Save": func(ctx context.Context, s *sqlite.Store) error {
				return s.Save(ctx, account.Unit{Commitments: u.Commitments})
			},
		}},
		{"accord_event", map[string]func(context.Context, *sqlite.Store) error{
			"History": func(ctx context.Context, s *sqlite.Store) error {
				return last(ctx, s.History(ctx, account.PersonID("mia").Ref()))
			},
		}},
		{"accord_notice", map[string]func(context.Context, *sqlite.Store) error{
			"Pending": func(ctx context.Context, s *sqlite.Store) error { return last(ctx, s.Pending(ctx)) },
			"Settle": func(ctx context.Context, s *sqlite.Store) error {
				return s.Settle(ctx, "c-1/remind", account.Settlement{})
			},
			"Settlement": func(ctx context.Context, s *sqlite.Store) error {
				_, _, err := s.Settlement(ctx, "c-1/remind")
				return err
			},
		}},
		{"accord_team", map[string]func(context.Context, *sqlite.Store) error{
			"File": func(ctx context.Context, s *sqlite.Store) error { _, err := s.File(ctx, "aigle"); return err },
			"Assignments": func(ctx context.Context, s *sqlite.Store) error {
				return last(ctx, s.Assignments(ctx, "aigle"))
			},
			"Assignments of all": func(ctx context.Context, s *sqlite.Store) error { return last(ctx, s.Assignments(ctx, "")) },
			"SaveFile": func(ctx context.Context, s *sqlite.Store) error {
				return s.SaveFile(ctx, file, account.Unit{Accounts: []account.Account{{ID: "new", Name: "New"}}})
			},
		}},
		{"accord_interaction", map[string]func(context.Context, *sqlite.Store) error{
			"Interactions": func(ctx context.Context, s *sqlite.Store) error { return last(ctx, s.Interactions(ctx, "aigle", ever)) },
			"SaveRecord": func(ctx context.Context, s *sqlite.Store) error {
				return s.SaveRecord(ctx, quadrant.Record{Interactions: spoken().Interactions}, account.Unit{})
			},
		}},
		{"accord_satisfaction", map[string]func(context.Context, *sqlite.Store) error{
			"Satisfactions": func(ctx context.Context, s *sqlite.Store) error {
				return last(ctx, s.Satisfactions(ctx, "aigle", ever))
			},
			"SaveRecord": func(ctx context.Context, s *sqlite.Store) error {
				return s.SaveRecord(ctx, quadrant.Record{Satisfactions: spoken().Satisfactions}, account.Unit{})
			},
		}},
		{"accord_standing", map[string]func(context.Context, *sqlite.Store) error{
			"Standings": func(ctx context.Context, s *sqlite.Store) error { _, err := s.Standings(ctx, "aigle"); return err },
			"SaveRecord": func(ctx context.Context, s *sqlite.Store) error {
				return s.SaveRecord(ctx, quadrant.Record{Standings: spoken().Standings}, account.Unit{})
			},
		}},
		{"accord_case", map[string]func(context.Context, *sqlite.Store) error{
			"Case": func(ctx context.Context, s *sqlite.Store) error {
				_, err := s.Case(ctx, spoken().Cases[0].About)
				return err
			},
			"Cases": func(ctx context.Context, s *sqlite.Store) error {
				return last(ctx, s.Cases(ctx, quadrant.CaseFilter{}))
			},
			"SaveRecord": func(ctx context.Context, s *sqlite.Store) error {
				r := spoken()
				r.Cases[0].Revision = 1
				return s.SaveRecord(ctx, quadrant.Record{Cases: r.Cases[:1]}, account.Unit{Accounts: []account.Account{{ID: "new", Name: "New"}}})
			},
			"SaveRecord of a new one": func(ctx context.Context, s *sqlite.Store) error {
				return s.SaveRecord(ctx, quadrant.Record{Cases: spoken().Cases}, account.Unit{})
			},
		}},
	} {
		t.Run(row.table, func(t *testing.T) {
			t.Parallel()
			db := fresh(t)
			s := filled(t, db, tenant)
			_, err := db.ExecContext(t.Context(), "UPDATE "+row.table+` SET format = 2, body = '{"from": "the future"}'`)
			require.NoError(t, err)
			before := contents(t, db)
			row.calls["Erase"], row.calls["Purge"] = erase, purge
			for name, call := range row.calls {
				require.ErrorIs(t, call(t.Context(), s), account.ErrNewerFormat, name)
				require.Equal(t, before, contents(t, db), name)
			}
		})
	}
}

func TestAnErrorEndsASequence(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	s := storeOf(t, db, tenant)
	var u account.Unit
	for _, id := range []account.CommitmentID{"a", "b", "c"} {
		c := everything().Commitments[0]
		c.ID = id
		u.Commitments = append(u.Commitments, c)
	}
	require.NoError(t, s.Save(t.Context(), u))
	_, err := db.ExecContext(t.Context(), "UPDATE accord_commitment SET body = 'torn' WHERE id = 'b'")
	require.NoError(t, err)
	var errs []error
	for _, err := range s.Commitments(t.Context(), account.CommitmentFilter{}) {
		errs = append(errs, err)
	}
	require.Error(t, errs[len(errs)-1])
	require.ErrorContains(t, errs[len(errs)-1], `sqlite: commitments: commitment "b": `)
}

func TestInstantsSortAndSurvive(t *testing.T) {
	t.Parallel()
	// Until 1911 Paris was 9 minutes and 21 seconds ahead of Greenwich.
	paris := time.FixedZone("LMT", 9*60+21)
	instants := []time.Time{
		time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Time{}.Add(1),
		time.Date(1900, 1, 1, 0, 0, 0, 0, paris),
		time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Unix(0, -1).UTC(),
		time.Unix(0, 0).UTC(),
		time.Unix(0, 1).UTC(),
		noon.In(time.FixedZone("", 14*3600)),
		noon.Add(1),
		time.Date(2262, 4, 12, 0, 0, 0, 0, time.UTC), // after the last instant in nanoseconds
		time.Date(9999, 12, 31, 23, 59, 59, 999999999, time.UTC),
	}
	s := storeOf(t, fresh(t), tenant)
	for i, due := range instants {
		c := everything().Commitments[0]
		c.ID, c.Due = account.CommitmentID(rune('z'-i)), due
		require.NoError(t, s.Save(t.Context(), account.Unit{Commitments: []account.Commitment{c}}))
	}
	for i, due := range instants {
		got := all(t, s.Commitments(t.Context(), account.CommitmentFilter{DueBy: due}))
		require.Len(t, got, i+1, due)
		require.True(t, got[i].Due.Equal(due), due)
	}
	for _, row := range []struct {
		dueBy time.Time
		want  int
	}{
		{time.Date(-1, 12, 31, 0, 0, 0, 0, time.UTC), 0},
		{time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), len(instants)},
		{time.Unix(1<<61, 0), len(instants)},
	} {
		require.Len(t, all(t, s.Commitments(t.Context(), account.CommitmentFilter{DueBy: row.dueBy})), row.want, row.dueBy)
	}
}

func TestSavingLeavesTheCallersZonesAlone(t *testing.T) {
	t.Parallel()
	zone := time.FixedZone("", 2*3600)
	local := func() (team.File, account.Unit) {
		u, f := everything(), quists()
		u.Commitments[0].Told[0].At = noon.In(zone)
		u.Solutions[0].Capacities[0].Samples[0].At = noon.In(zone)
		f.Assignments[0].From = noon.In(zone)
		f.Changes[0].Steps[0].At = noon.In(zone)
		return f, u
	}
	f, u := local()
	s := storeOf(t, fresh(t), tenant)
	require.NoError(t, s.SaveFile(t.Context(), f, u))
	wantFile, wantUnit := local()
	require.Equal(t, wantFile, f)
	require.Equal(t, wantUnit, u)
	wantEverything(t, s, everything(), quists()) // in UTC
}

func TestWhatJSONCannotHoldIsInvalid(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	s := storeOf(t, db, tenant)
	before := contents(t, db)
	far := time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)
	u := everything()
	u.Commitments[0].Due = far
	err := s.SaveFile(t.Context(), quists(), u)
	require.ErrorIs(t, err, account.ErrInvalid)
	require.ErrorContains(t, err, `sqlite: save file: commitment "c-1": invalid: `)
	u = everything()
	u.Events[0].At = far
	require.ErrorContains(t, s.Save(t.Context(), u), `sqlite: save: event "e-1": invalid: `)
	u = everything()
	u.Notices[0].At = far
	require.ErrorContains(t, s.Save(t.Context(), u), `sqlite: save: notice "c-1/remind": invalid: `)
	require.Equal(t, before, contents(t, db))
}

func TestADatabaseThatIsReadOnlySaysSo(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "accord.db")
	filled(t, opened(t, path), tenant)
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	require.NoError(t, err)
	defer db.Close()
	s := storeOf(t, db, tenant)
	wantEverything(t, s, everything(), quists())
	u := stored(everything())
	u.Events = nil
	require.ErrorContains(t, s.Save(t.Context(), u), `sqlite: save: account "aigle": attempt to write a readonly database`)
	err = s.Erase(t.Context(), u.People[0], account.Redaction{}, event("x"))
	require.ErrorContains(t, err, "readonly")
	require.NotErrorIs(t, err, sqlite.ErrTraces)
	wantEverything(t, s, everything(), quists())
}

func TestADatabaseThatIsFullSaysSo(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	db.SetMaxOpenConns(1)
	s := filled(t, db, tenant)
	var pages int
	require.NoError(t, db.QueryRowContext(t.Context(), "PRAGMA page_count").Scan(&pages))
	_, err := db.ExecContext(t.Context(), "PRAGMA max_page_count = 1")
	require.NoError(t, err)
	f := team.File{Account: "large", Changes: []team.ChangeRequest{{ID: "ch", Summary: string(make([]byte, 100_000))}}}
	err = s.SaveFile(t.Context(), f, account.Unit{Accounts: []account.Account{{ID: "large", Name: "Large"}}})
	require.ErrorContains(t, err, "database or disk is full")
	wantEverything(t, s, everything(), quists())
	_, err = s.Account(t.Context(), "large")
	require.ErrorIs(t, err, account.ErrNotFound)
	require.NoError(t, s.Save(t.Context(), account.Unit{Accounts: []account.Account{{ID: "small", Name: "Small"}}}))
}
