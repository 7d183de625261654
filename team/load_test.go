package team_test

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// portfolio makes an account for each profile, numbered from 0, of which a person
// holds a role on every one.
func portfolio(person account.PersonID, role account.Role, profiles ...string) ([]team.Assignment, []account.Account) {
	var assignments []team.Assignment
	var accounts []account.Account
	for i, p := range profiles {
		a := account.Account{ID: account.ID(fmt.Sprintf("%s-%02d", person, i)), Profile: graded(p)}
		m := given(team.AssignmentID(a.ID), person, role, 1, 0)
		m.Account = a.ID
		assignments, accounts = append(assignments, m), append(accounts, a)
	}
	return assignments, accounts
}

func times(n int, profile string) []string {
	var all []string
	for range n {
		all = append(all, profile)
	}
	return all
}

func TestAnOperationsSupervisorHasAHandfulOfKeyAccounts(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		profiles []string
		policy   team.LoadPolicy
		weight   float64
		keys     int
		want     []string
	}{
		{"a handful", times(5, "hhh"), team.LoadPolicy{}, 5, 5, nil},
		{"one more", times(6, "hhh"), team.LoadPolicy{}, 6, 6, []string{
			"warning load.over: Ann carries 6 accounts, 6 of them key accounts: 6.00 account equivalents, of which 5 are the most.",
			"warning load.keys: Ann carries 6 key accounts, of which 5 are the most, among 6 accounts (6.00 account equivalents)."}},
		{"key accounts that are simple", times(6, "llh"), team.LoadPolicy{}, 3, 6, []string{
			"warning load.keys: Ann carries 6 key accounts, of which 5 are the most, among 6 accounts (3.00 account equivalents)."}},
		{"twenty small ones", times(20, "---"), team.LoadPolicy{}, 5, 0, nil},
		{"fifteen that weigh a third each", times(15, "mll"), team.LoadPolicy{}, 5, 0, nil},
		{"and a bit", append(times(20, "---"), "lll"), team.LoadPolicy{}, 5.25, 0, []string{
			"warning load.over: Ann carries 21 accounts, 0 of them key accounts: 5.25 account equivalents, of which 5 are the most."}},
		{"a policy of one's own", []string{"hml"}, team.LoadPolicy{High: 3, Medium: 2, Low: 1, Limit: 1.5}, 2, 0, []string{
			"warning load.over: Ann carries 1 account, 0 of them key accounts: 2.00 account equivalents, of which 1.5 are the most."}},
		{"key accounts as by one's own policy", []string{"--h", "--h"}, team.LoadPolicy{Keys: 1}, 1, 2, []string{
			"warning load.keys: Ann carries 2 key accounts, of which 1 are the most, among 2 accounts (1.00 account equivalents)."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			assignments, accounts := portfolio("ann", account.OperationsSupervisor, test.profiles...)
			loads := team.Loads(assignments, accounts, test.policy, onDay(15))
			require.Len(t, loads, 1)
			require.Equal(t, test.weight, loads[0].Weight)
			require.Equal(t, test.keys, loads[0].Keys)
			require.Len(t, loads[0].Accounts, len(test.profiles))
			found := team.LoadFindings(loads, staff(), test.policy)
			require.Equal(t, test.want, findingsOf(found))
			for _, f := range found {
				require.Equal(t, account.ExecutivePartner, f.Owner)
				require.Equal(t, account.Internal, f.Visibility)
				require.Len(t, f.Evidence, 1+len(test.profiles))
				require.Equal(t, "person ann, account ann-00", refsOf(f.Evidence[:2]))
			}
		})
	}
}

func TestALoadShowsWhatItIsMadeOf(t *testing.T) {
	t.Parallel()
	assignments, accounts := portfolio("ann", account.OperationsSupervisor, "hml", "llh")
	both := assignments[0]
	both.ID, both.Role = "both", account.TechnicalLead
	got := team.Loads(append(assignments, both), accounts, team.LoadPolicy{}, onDay(15))
	// (1 + 0.5 + 0.25) / 3 and (0.25 + 0.25 + 1) / 3; one account held twice counts once.
	require.Equal(t, []team.Load{{
		Person: "ann", Keys: 1, Weight: 3.25 / 3,
		Accounts: []team.Carried{
			{Account: "ann-00", Roles: []account.Role{account.OperationsSupervisor, account.TechnicalLead}, Profile: graded("hml"), Weight: 1.75 / 3},
			{Account: "ann-01", Roles: []account.Role{account.OperationsSupervisor}, Profile: graded("llh"), Key: true, Weight: 0.5},
		},
	}}, got)
}

func TestWhoCarriesWhat(t *testing.T) {
	t.Parallel()
	assignments, accounts := portfolio("ann", account.OperationsSupervisor, "---", "---", "---", "---", "---")
	assignments[1].Until = onDay(15) // ended
	assignments[2].Role = account.AccountManager
	accounts[3].Closed = onDay(15)
	accounts[4].Closed = onDay(16)
	more, others := portfolio("bob", account.TechnicalLead, "hhh")
	again := more[0]
	again.ID = "again"
	third, _ := portfolio("abe", account.TechnicalLead, "hhh") // its account is not known
	got := team.Loads(append(append(append(assignments, more...), again), third...), append(accounts, others...), team.LoadPolicy{}, onDay(15))
	var said []string
	for _, l := range got {
		for _, c := range l.Accounts {
			said = append(said, fmt.Sprintf("%s %.2f: %s %v %.2f", l.Person, l.Weight, c.Account, c.Roles, c.Weight))
		}
	}
	require.Equal(t, []string{
		"bob 1.00: bob-00 [technical-lead] 1.00",
		"ann 0.50: ann-00 [operations-supervisor] 0.25",
		"ann 0.50: ann-04 [operations-supervisor] 0.25",
		"abe 0.25: abe-00 [technical-lead] 0.25",
	}, said)
	require.Empty(t, team.Loads(nil, accounts, team.LoadPolicy{}, onDay(15)))
}

func TestEqualLoadsAreInOrderOfPerson(t *testing.T) {
	t.Parallel()
	var assignments []team.Assignment
	for _, person := range []account.PersonID{"cem", "ann", "dan", "bob"} {
		some, _ := portfolio(person, account.TechnicalLead, "---")
		assignments = append(assignments, some...)
	}
	var people []account.PersonID
	for _, l := range team.Loads(assignments, nil, team.LoadPolicy{}, onDay(15)) {
		people = append(people, l.Person)
	}
	require.Equal(t, []account.PersonID{"ann", "bob", "cem", "dan"}, people)
}

// A load has no visibility: no way leads into a customer's edition.
func TestLoadIsInternalForGood(t *testing.T) {
	t.Parallel()
	for _, value := range []any{team.Load{}, team.Carried{}} {
		for i := range reflect.TypeOf(value).NumField() {
			require.NotEqual(t, reflect.TypeFor[account.Visibility](), reflect.TypeOf(value).Field(i).Type)
		}
	}
}
