package sqlite

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

// No listing looks at the records of everybody, and none but that of a whole
// tenant's commitments is sorted.
func TestListingsUseTheirIndexes(t *testing.T) {
	t.Parallel()
	db, err := Open(filepath.Join(t.TempDir(), "accord.db"))
	require.NoError(t, err)
	defer db.Close()
	require.NoError(t, Migrate(t.Context(), db))
	commitmentsOf := func(f account.CommitmentFilter) string {
		text, _ := inOrder("msp-1", f)
		return text
	}
	now := time.Now()
	for _, row := range []struct {
		name, query string
		want        []string
		sorted      bool
	}{
		{"history", events.selecting(concerning), []string{
			"SEARCH accord_event USING INTEGER PRIMARY KEY (rowid=?)",
			"SEARCH accord_event_ref USING PRIMARY KEY (tenant=? AND kind=? AND id=? AND seq>? AND seq<?)"}, false},
		{"end of a history", lastOf, []string{"SEARCH accord_event_ref USING PRIMARY KEY (tenant=? AND kind=? AND id=?)"}, false},
		{"due commitments", commitmentsOf(account.CommitmentFilter{State: account.Open, DueBy: now}), []string{
			"USING COVERING INDEX accord_commitment_due (tenant=? AND state=? AND due<?)"}, false},
		{"commitments of an account", commitmentsOf(account.CommitmentFilter{Account: "a"}), []string{
			"USING COVERING INDEX accord_commitment_account (tenant=? AND account=?)"}, false},
		{"open commitments of an account", commitmentsOf(account.CommitmentFilter{Account: "a", State: account.Open}), []string{
			"accord_commitment_"}, false},
		{"commitments of an owner", commitmentsOf(account.CommitmentFilter{Owner: "p"}), []string{
			"USING COVERING INDEX accord_commitment_owner (tenant=? AND owner=?)"}, false},
		{"commitments of a role", commitmentsOf(account.CommitmentFilter{Role: "r"}), []string{"(tenant=?)"}, true},
		{"every commitment", commitmentsOf(account.CommitmentFilter{}), []string{"(tenant=?)"}, true},
		{"commitments by number", commitments.selecting(numbered), []string{
			"SEARCH accord_commitment USING INTEGER PRIMARY KEY (rowid=?)"}, false},
		{"pending notices", notices.selecting(pending), []string{
			"USING INDEX accord_notice_pending (tenant=? AND seq>? AND seq<?)"}, false},
		{"end of what is pending", lastPending, []string{"accord_notice_pending (tenant=?)"}, false},
		{"people", people.selecting(members), []string{"USING INDEX accord_person_account (tenant=? AND account=?)"}, false},
		{"files", files.selecting(nextFile), []string{"(tenant=? AND id>?)"}, false},
		{"accounts", accounts.selecting(nextAccounts), []string{"(tenant=? AND id>?)"}, false},
		{"end of the accounts", lastAccount, []string{"(tenant=?)"}, false},
		{"one record", accounts.selecting(single), []string{"(tenant=? AND id=?)"}, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			args := make([]any, strings.Count(row.query, "?"))
			rows, err := db.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+row.query, args...)
			require.NoError(t, err)
			defer rows.Close()
			var plan strings.Builder
			for rows.Next() {
				var id, parent, unused int
				var step string
				require.NoError(t, rows.Scan(&id, &parent, &unused, &step))
				plan.WriteString(step + "\n")
			}
			require.NoError(t, rows.Err())
			for _, want := range row.want {
				require.Contains(t, plan.String(), want)
			}
			require.NotContains(t, plan.String(), "SCAN accord")
			require.Equal(t, row.sorted, strings.Contains(plan.String(), "TEMP B-TREE"), plan.String())
		})
	}
}

// The refs that are stored with an event are the history's index.
func TestConcernedIsWhatAnEventConcerns(t *testing.T) {
	t.Parallel()
	ids := []string{"", "1", "2"}
	pick := func(n int) account.Ref {
		kinds := []account.RefKind{account.RefAccount, account.RefPerson, "x"}
		return account.Ref{Kind: kinds[n%3], ID: ids[n/3%3]}
	}
	for n := range 3 * 3 * 9 * 9 {
		e := account.Event{
			Account: account.ID(ids[n%3]), Actor: account.PersonID(ids[n/3%3]), Subject: pick(n / 9),
			Refs: []account.Ref{pick(n / 81), pick(n/81 + 1)},
		}
		refs := concerned(e)
		for i := range 9 {
			require.Equal(t, e.Concerns(pick(i)), refs[pick(i)], "%+v concerns %+v", e, pick(i))
		}
	}
}
