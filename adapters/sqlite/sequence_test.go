package sqlite_test

import (
	"context"
	"database/sql"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/sqlite"
	"github.com/accordhq/accord/team"
)

// many is more than two batches.
const many = 250

// crowded is a store of many open commitments, events, notices and files.
func crowded(t testing.TB, db *sql.DB) *sqlite.Store {
	t.Helper()
	s := storeOf(t, db, tenant)
	var u account.Unit
	for n := range many {
		id := fmt.Sprintf("%03d", n)
		c := everything().Commitments[0]
		c.ID, c.Due = account.CommitmentID(id), noon.Add(time.Duration(n/10)*time.Hour)
		e := event(account.EventID(id))
		note := everything().Notices[0]
		note.Key = account.NoticeKey(id)
		u.Commitments, u.Events, u.Notices = append(u.Commitments, c), append(u.Events, e), append(u.Notices, note)
	}
	require.NoError(t, s.Save(t.Context(), u))
	for n := range 5 {
		f := quists()
		f.Account = account.ID(fmt.Sprintf("%03d", n))
		for i := range f.Assignments {
			f.Assignments[i].Account = f.Account
		}
		require.NoError(t, s.SaveFile(t.Context(), f, account.Unit{}))
	}
	return s
}

// ways are the stores whose loops may save: over a pool, over the one connection
// there is, and within a transaction of the host's.
var ways = []struct {
	name string
	of   func(*testing.T) *sqlite.Store
}{
	{"pool", func(t *testing.T) *sqlite.Store { return crowded(t, fresh(t)) }},
	{"one connection", func(t *testing.T) *sqlite.Store {
		db := fresh(t)
		db.SetMaxOpenConns(1)
		return crowded(t, db)
	}},
	{"transaction", func(t *testing.T) *sqlite.Store {
		db := fresh(t)
		s := crowded(t, db)
		tx, err := db.Begin()
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, tx.Rollback()) })
		return s.WithTx(tx)
	}},
}

func TestTheBodyOfALoopMaySaveWhateverThereIs(t *testing.T) {
	t.Parallel()
	for _, way := range ways {
		t.Run(way.name, func(t *testing.T) {
			t.Parallel()
			s, ctx := way.of(t), t.Context()
			ids := make(map[account.CommitmentID]int)
			// Each is put off until after the last, and has one follow it.
			for c, err := range s.Commitments(ctx, account.CommitmentFilter{State: account.Open}) {
				require.NoError(t, err)
				ids[c.ID]++
				c.Due = c.Due.AddDate(1, 0, 0)
				next := c
				next.ID, next.Revision = "after "+c.ID, 0
				require.NoError(t, s.Save(ctx, account.Unit{Commitments: []account.Commitment{c, next}}))
				require.LessOrEqual(t, len(ids), many)
			}
			require.Len(t, ids, many)
			for id, n := range ids {
				require.Equal(t, 1, n, id)
			}

			events := 0
			for e, err := range s.History(ctx, account.PersonID("mia").Ref()) {
				require.NoError(t, err)
				require.Equal(t, account.EventID(fmt.Sprintf("%03d", events)), e.ID)
				events++
				require.NoError(t, s.Save(ctx, account.Unit{Events: []account.Event{event("after " + e.ID)}}))
			}
			require.Equal(t, many, events)

			notices := 0
			for n, err := range s.Pending(ctx) {
				require.NoError(t, err)
				require.Equal(t, account.NoticeKey(fmt.Sprintf("%03d", notices)), n.Key)
				notices++
				require.NoError(t, s.Settle(ctx, n.Key, account.Settlement{Outcome: account.Delivered, At: noon}))
				n.Key = "after " + n.Key
				require.NoError(t, s.Save(ctx, account.Unit{Notices: []account.Notice{n}}))
			}
			require.Equal(t, many, notices)
			require.Len(t, all(t, s.Pending(ctx)), many)

			var seats []string
			for a, err := range s.Assignments(ctx, "") {
				require.NoError(t, err)
				seats = append(seats, string(a.Account)+"/"+string(a.ID))
				f := team.File{Account: a.Account + "+" + account.ID(a.ID), Assignments: []team.Assignment{a}}
				require.NoError(t, s.SaveFile(ctx, f, account.Unit{}))
			}
			require.Equal(t, []string{
				"000/a-1", "000/a-2", "001/a-1", "001/a-2", "002/a-1", "002/a-2", "003/a-1", "003/a-2", "004/a-1", "004/a-2",
			}, seats)
		})
	}
}

func TestALoopOverAccountsEndsThoughEachHasAnotherFollow(t *testing.T) {
	t.Parallel()
	for _, way := range ways {
		t.Run(way.name, func(t *testing.T) {
			t.Parallel()
			s, ctx := way.of(t), t.Context()
			var u account.Unit
			for n := range many {
				u.Accounts = append(u.Accounts, account.Account{ID: account.ID(fmt.Sprintf("%03d", n)), Name: "Old"})
			}
			require.NoError(t, s.Save(ctx, u))
			n := 0
			for a, err := range s.Accounts(ctx) {
				require.NoError(t, err)
				require.Equal(t, account.Account{ID: u.Accounts[n].ID, Name: "Old", Revision: 1}, a)
				n++
				a.Name = "Seen"
				next := account.Account{ID: a.ID + " after", Name: "New"} // among those to come, or the last of all
				require.NoError(t, s.Save(ctx, account.Unit{Accounts: []account.Account{a, next}}))
			}
			require.Equal(t, many, n)
			require.Len(t, all(t, s.Accounts(ctx)), 2*many)
		})
	}
}

func TestASequenceLeavesOutWhatNoLongerMatches(t *testing.T) {
	t.Parallel()
	s := crowded(t, fresh(t))
	keep := func(from, to int) {
		var u account.Unit
		for n := from; n < to; n++ {
			c, err := s.Commitment(t.Context(), account.CommitmentID(fmt.Sprintf("%03d", n)))
			require.NoError(t, err)
			c.State, c.Ended = account.Kept, noon
			u.Commitments = append(u.Commitments, c)
		}
		require.NoError(t, s.Save(t.Context(), u))
	}
	var ids []account.CommitmentID
	for c, err := range s.Commitments(t.Context(), account.CommitmentFilter{State: account.Open}) {
		require.NoError(t, err)
		if len(ids) == 0 {
			keep(many/5, many-1) // a whole batch among them
		}
		ids = append(ids, c.ID)
	}
	require.Equal(t, account.CommitmentID("249"), ids[len(ids)-1])
	require.Equal(t, 100+1, len(ids)) // the batch that was read already, and the last
}

func TestBreakingOffReleasesTheOnlyConnection(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	db.SetMaxOpenConns(1)
	s := crowded(t, db)
	for range s.Commitments(t.Context(), account.CommitmentFilter{}) {
		break
	}
	for range s.Pending(t.Context()) {
		break
	}
	for range s.History(t.Context(), account.PersonID("mia").Ref()) {
		break
	}
	for range s.Assignments(t.Context(), "") {
		break
	}
	for range s.Accounts(t.Context()) {
		break
	}
	require.Zero(t, db.Stats().InUse)
}

func TestAContextThatEndsIsTheNextPair(t *testing.T) {
	t.Parallel()
	s := crowded(t, fresh(t))
	for _, row := range []struct {
		name  string
		pairs func(context.Context, func(error) bool)
		count int
	}{
		{"Commitments", func(ctx context.Context, f func(error) bool) {
			s.Commitments(ctx, account.CommitmentFilter{})(func(_ account.Commitment, err error) bool { return f(err) })
		}, many},
		{"History", func(ctx context.Context, f func(error) bool) {
			s.History(ctx, account.PersonID("mia").Ref())(func(_ account.Event, err error) bool { return f(err) })
		}, many},
		{"Pending", func(ctx context.Context, f func(error) bool) {
			s.Pending(ctx)(func(_ account.Notice, err error) bool { return f(err) })
		}, many},
		{"Assignments", func(ctx context.Context, f func(error) bool) {
			s.Assignments(ctx, "")(func(_ team.Assignment, err error) bool { return f(err) })
		}, 10},
		{"Assignments of one", func(ctx context.Context, f func(error) bool) {
			s.Assignments(ctx, "001")(func(_ team.Assignment, err error) bool { return f(err) })
		}, 2},
	} {
		for _, after := range []int{1, row.count} { // the last, too
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			var errs []error
			row.pairs(ctx, func(err error) bool {
				if errs = append(errs, err); len(errs) == after {
					cancel()
				}
				return true
			})
			require.Len(t, errs, after+1, row.name)
			require.ErrorIs(t, errs[after], context.Canceled, row.name)
		}
	}
}

func TestAssignmentsGoesOnAfterAFileWithoutAny(t *testing.T) {
	t.Parallel()
	s := storeOf(t, fresh(t), tenant)
	for _, f := range []team.File{
		{Account: "a"}, {Account: "b", Assignments: []team.Assignment{{ID: "1", Account: "b"}}}, {Account: "c"}, {Account: "d"},
		{Account: "e", Assignments: []team.Assignment{{ID: "1", Account: "e"}}}, {Account: "f"},
	} {
		require.NoError(t, s.SaveFile(t.Context(), f, account.Unit{}))
	}
	var of []account.ID
	for _, a := range all(t, s.Assignments(t.Context(), "")) {
		of = append(of, a.Account)
	}
	require.Equal(t, []account.ID{"b", "e"}, of)
}
