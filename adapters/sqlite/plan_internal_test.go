package sqlite

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// No listing looks at the records of everybody, and none is sorted but that of a
// whole tenant's commitments and that of the cases that are due, which are few.
func TestListingsUseTheirIndexes(t *testing.T) {
	t.Parallel()
	db, err := Open(filepath.Join(t.TempDir(), "accord.db"))
	require.NoError(t, err)
	defer db.Close()
	require.NoError(t, Migrate(t.Context(), db))
	s, err := New(db, "msp-1")
	require.NoError(t, err)
	commitmentsOf := func(f account.CommitmentFilter) string { return s.promised(f).text }
	casesOf := func(f quadrant.CaseFilter) string { return s.watched(f).text }
	now := time.Now()
	within := metrics.Period{From: now, To: now}
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
		{"people", people.selecting(ofAccount), []string{"USING INDEX accord_person_account (tenant=? AND account=?)"}, false},
		{"files", files.selecting(nextFile), []string{"(tenant=? AND id>?)"}, false},
		{"accounts", accounts.selecting(nextAccounts), []string{"(tenant=? AND id>?)"}, false},
		{"end of the accounts", lastAccount, []string{"(tenant=?)"}, false},
		{"interactions of a period", s.within(interactions.name, "a", within).text, []string{
			"USING COVERING INDEX accord_interaction_account (tenant=? AND account=? AND at>? AND at<?)"}, false},
		{"satisfactions of a period", s.within(satisfactions.name, "a", within).text, []string{
			"USING COVERING INDEX accord_satisfaction_account (tenant=? AND account=? AND at>? AND at<?)"}, false},
		{"standings", standings.selecting(ofAccount), []string{"USING INDEX accord_standing_account (tenant=? AND account=?)"}, false},
		{"every case", casesOf(quadrant.CaseFilter{}), []string{"USING COVERING INDEX accord_case_about (tenant=?)"}, false},
		{"cases of an account", casesOf(quadrant.CaseFilter{Account: "a"}), []string{
			"USING COVERING INDEX accord_case_account (tenant=? AND account=?)"}, false},
		{"cases that are due", casesOf(quadrant.CaseFilter{NextBy: now}), []string{
			"USING COVERING INDEX accord_case_next (tenant=? AND next>? AND next<?)"}, true},
		{"cases with an alert", casesOf(quadrant.CaseFilter{Alerted: true}), []string{
			"USING COVERING INDEX accord_case_alerted (tenant=? AND alerted=?)"}, false},
		{"cases by number", cases.selecting(numbered), []string{
			"SEARCH accord_case USING INTEGER PRIMARY KEY (rowid=?)"}, false},
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
