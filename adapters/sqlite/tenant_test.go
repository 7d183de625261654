package sqlite_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

func TestTenantsWithEqualIdsNeverMeet(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	ctx := t.Context()
	first, second := filled(t, db, "msp-1"), filled(t, db, "msp-2") // no id is in the way
	before := contents(t, db)

	// The second changes, settles, erases and purges all it has.
	u := stored(everything())
	u.Events, u.Notices = nil, nil
	u.Accounts[0].Name, u.Accounts[0].Closed = "Other", noon
	u.People[1].Name = "Other"
	u.Commitments[0].State = account.Kept
	f := quists()
	f.Revision = 1
	f.Assignments = nil
	require.NoError(t, second.SaveFile(ctx, f, u))
	r := spoken()
	for i := range r.Cases {
		r.Cases[i].Revision, r.Cases[i].Alerts = 1, nil
	}
	r.Interactions[0].Account, r.Satisfactions[0].Account, r.Standings[0].Account = "other", "other", "other"
	require.NoError(t, second.SaveRecord(ctx, r, account.Unit{}))
	wantSpoken(t, first)
	r.Cases = nil
	r.Interactions[0].Account, r.Satisfactions[0].Account, r.Standings[0].Account = "aigle", "aigle", "aigle"
	require.NoError(t, second.SaveRecord(ctx, r, account.Unit{}))
	require.NoError(t, second.Settle(ctx, "c-1/remind", account.Settlement{Outcome: account.Delivered, At: noon}))
	zeb := everything().People[0]
	tombstone := account.Person{ID: "zeb", Account: "aigle", Side: zeb.Side, Level: zeb.Level, Erased: noon, Revision: 2}
	require.NoError(t, second.Erase(ctx, tombstone, account.NewRedaction(zeb), event("erased")))
	purged, err := second.Purge(ctx, noon.Add(time.Hour), event("purged"))
	require.NoError(t, err)
	require.Equal(t, account.Purged{Accounts: 1, Events: 1, Notices: 1}, purged)

	after := contents(t, db)
	for table, rows := range before {
		if table != "sqlite_sequence" && table != "accord_schema_version" {
			require.Equal(t, ofTenant(rows, "msp-1"), ofTenant(after[table], "msp-1"), table)
		}
	}
	wantEverything(t, first, everything(), quists())
	wantSpoken(t, first)
	require.Equal(t, stored(everything()).Accounts, all(t, first.Accounts(ctx)))
	require.Empty(t, all(t, second.Commitments(ctx, account.CommitmentFilter{})))
	require.Empty(t, all(t, second.Pending(ctx)))
	require.Empty(t, all(t, second.Assignments(ctx, "")))
	require.Empty(t, all(t, second.Cases(ctx, quadrant.CaseFilter{})))
	require.Empty(t, all(t, second.Interactions(ctx, "aigle", ever)))
	require.Empty(t, all(t, second.Satisfactions(ctx, "aigle", ever)))
	require.Empty(t, all(t, second.Accounts(ctx)))
	_, err = second.Account(ctx, "aigle")
	require.ErrorIs(t, err, account.ErrNotFound)
	_, _, err = second.Settlement(ctx, "c-1/remind")
	require.ErrorIs(t, err, account.ErrNotFound)
}

// ofTenant are the rows that belong to a tenant: those that have it in a column.
func ofTenant(rows [][]any, tenant string) [][]any {
	var own [][]any
	for _, row := range rows {
		if row[0] == tenant || row[1] == tenant {
			own = append(own, row)
		}
	}
	return own
}

func event(id account.EventID) account.Event {
	return account.Event{ID: id, At: noon.Add(2 * time.Hour), Actor: "mia", Kind: "x.done", Subject: account.Ref{Kind: "x", ID: "1"}}
}

// wantEverything fails unless a store holds a unit and a file and no more.
func wantEverything(t *testing.T, s interface {
	account.Reader
	account.Ledger
	account.Outbox
	team.Store
}, u account.Unit, f team.File) {
	t.Helper()
	ctx := t.Context()
	u = stored(u)
	f.Revision++
	got, err := s.Account(ctx, "aigle")
	require.NoError(t, err)
	require.Equal(t, u.Accounts[0], got)
	var people []account.Person
	for _, id := range []account.ID{"aigle", ""} {
		some, err := s.People(ctx, id)
		require.NoError(t, err)
		people = append(people, some...)
	}
	require.Equal(t, u.People, people)
	solution, err := s.Solution(ctx, "aigle")
	require.NoError(t, err)
	require.Equal(t, u.Solutions[0], solution)
	require.Equal(t, u.Commitments, all(t, s.Commitments(ctx, account.CommitmentFilter{})))
	c, err := s.Commitment(ctx, "c-1")
	require.NoError(t, err)
	require.Equal(t, u.Commitments[0], c)
	for _, ref := range []account.Ref{
		account.CommitmentID("c-1").Ref(), account.ID("aigle").Ref(), account.PersonID("mia").Ref(), account.PersonID("zeb").Ref(),
	} {
		require.Equal(t, u.Events, all(t, s.History(ctx, ref)), ref)
	}
	require.Equal(t, u.Notices, all(t, s.Pending(ctx)))
	file, err := s.File(ctx, "aigle")
	require.NoError(t, err)
	require.Equal(t, f, file)
	require.Equal(t, []team.Assignment{f.Assignments[1], f.Assignments[0]}, all(t, s.Assignments(ctx, "")))
}

func TestWhatWasSavedIsThereWhenTheFileIsReopened(t *testing.T) {
	t.Parallel()
	path := t.TempDir() + "/accord.db"
	db := opened(t, path)
	filled(t, db, tenant)
	require.NoError(t, db.Close())
	s := storeOf(t, opened(t, path), tenant)
	wantEverything(t, s, everything(), quists())
	wantSpoken(t, s)
}
