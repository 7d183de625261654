package team_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// members are a team's members as "role person".
func members(t team.Team) []string {
	var all []string
	for _, m := range t.Members {
		all = append(all, fmt.Sprintf("%s %s", m.Role, m.Person))
	}
	return all
}

func TestTeamAtAnInstant(t *testing.T) {
	t.Parallel()
	const lead, manager = account.TechnicalLead, account.AccountManager
	assignments := []team.Assignment{
		given("1", "ann", lead, 3, 0),
		given("2", "bob", lead, 2, 8),
		primary(given("3", "cem", lead, 5, 0)),
		given("4", "bob", manager, 1, 6),
		given("5", "ann", manager, 6, 0),
		given("6", "dan", lead, 7, 7),
		given("7", "eva", "cook", 5, 0),
		given("8", "eva", lead, 3, 0),
		given("9", "fay", "baker", 5, 0),
	}
	for _, test := range []struct {
		name string
		day  int
		want []string
	}{
		{"the first of them", 1, []string{"account-manager bob"}},
		{"whoever has held it longest first", 3, []string{
			"account-manager bob", "technical-lead bob", "technical-lead ann", "technical-lead eva"}},
		{"the primary holder first, roles without a duty last", 5, []string{
			"account-manager bob", "technical-lead cem", "technical-lead bob", "technical-lead ann", "technical-lead eva",
			"baker fay", "cook eva"}},
		{"a handover leaves no gap", 6, []string{
			"account-manager ann", "technical-lead cem", "technical-lead bob", "technical-lead ann", "technical-lead eva",
			"baker fay", "cook eva"}},
		{"what never held does not hold", 8, []string{
			"account-manager ann", "technical-lead cem", "technical-lead ann", "technical-lead eva", "baker fay", "cook eva"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := team.At(nil, assignments, onDay(test.day))
			require.Equal(t, test.want, members(got))
			require.Equal(t, onDay(test.day), got.At)
		})
	}
	require.Empty(t, team.At(nil, assignments, onDay(1).Add(-1)).Members)
	again := team.At(nil, []team.Assignment{given("2", "ann", lead, 1, 0), given("1", "ann", lead, 1, 0)}, onDay(1))
	require.Equal(t, team.AssignmentID("1"), again.Members[0].ID, "of equals the first by id")
	charter := team.StandardCharter()
	slices.Reverse(charter)
	require.Equal(t, []string{"technical-lead bob", "account-manager bob"}, members(team.At(charter, assignments, onDay(2))))
}

func TestEachRoleIsHeldBySeveralPeopleOrOnePersonHoldsSeveral(t *testing.T) {
	t.Parallel()
	got := team.At(nil, []team.Assignment{
		given("1", "ann", account.TechnicalLead, 1, 0),
		primary(given("2", "bob", account.TechnicalLead, 2, 0)),
		given("3", "ann", account.AccountManager, 1, 0),
		given("4", "ann", account.AccountManager, 1, 0), // repeated by a host's roster
		given("5", "cem", account.SalesEngineer, 9, 0),
	}, onDay(5))
	require.Equal(t, []account.PersonID{"bob", "ann"}, got.Holders(account.TechnicalLead))
	require.Equal(t, []account.PersonID{"ann"}, got.Holders(account.AccountManager))
	require.Empty(t, got.Holders(account.SalesEngineer))
	require.Equal(t, []account.Role{account.AccountManager, account.TechnicalLead}, got.Roles("ann"))
	require.Equal(t, []account.Role{account.TechnicalLead}, got.Roles("bob"))
	require.Empty(t, got.Roles("cem"))
	for _, test := range []struct {
		person account.PersonID
		role   account.Role
		want   bool
	}{
		{"ann", account.TechnicalLead, true},
		{"ann", account.AccountManager, true},
		{"bob", account.AccountManager, false},
		{"cem", account.SalesEngineer, false},
	} {
		require.Equal(t, test.want, got.Holds(test.person, test.role), "%s %s", test.person, test.role)
	}
	require.True(t, got.Has("bob"))
	require.False(t, got.Has("cem"))
}

func TestTeamPrimary(t *testing.T) {
	t.Parallel()
	const lead = account.TechnicalLead
	for _, test := range []struct {
		name        string
		assignments []team.Assignment
		want        account.PersonID
	}{
		{"nobody", nil, ""},
		{"a sole holder, marked or not", []team.Assignment{given("1", "ann", lead, 1, 0)}, "ann"},
		{"a sole holder, marked", []team.Assignment{primary(given("1", "ann", lead, 1, 0))}, "ann"},
		{"a sole holder, twice on the roster", []team.Assignment{given("1", "ann", lead, 1, 0), given("2", "ann", lead, 2, 0)}, "ann"},
		{"one of several", []team.Assignment{given("1", "ann", lead, 1, 0), primary(given("2", "bob", lead, 2, 0))}, "bob"},
		{"none of several", []team.Assignment{given("1", "ann", lead, 1, 0), given("2", "bob", lead, 2, 0)}, ""},
		{"of another role", []team.Assignment{
			primary(given("0", "cem", account.AccountManager, 1, 0)), given("1", "ann", lead, 1, 0), given("2", "bob", lead, 2, 0)}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, ok := team.At(nil, test.assignments, onDay(5)).Primary(lead)
			require.Equal(t, test.want, got)
			require.Equal(t, test.want != "", ok)
		})
	}
}

// some returns assignments as a roster might have them, good or bad.
func some(random *rand.Rand) []team.Assignment {
	roles := []account.Role{account.AccountManager, account.TechnicalLead, account.SalesEngineer, account.OperationsSupervisor, "cook"}
	people := []account.PersonID{"ann", "bob", "cem", "left", "erased", "zoe"}
	all := make([]team.Assignment, random.IntN(12))
	for i := range all {
		all[i] = given(team.AssignmentID(fmt.Sprint(i)), people[random.IntN(len(people))], roles[random.IntN(len(roles))],
			1+random.IntN(20), random.IntN(30))
		all[i].Primary = random.IntN(3) == 0
		all[i].Basis = []team.Basis{team.Standing, team.AsNeeded}[random.IntN(2)]
	}
	return all
}

func TestTeamIsAPureFunctionOfAssignmentsInAnyOrder(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		assignments := some(random)
		at := onDay(1 + random.IntN(30))
		want := team.At(nil, assignments, at)
		inForce := 0
		for _, a := range assignments {
			if !a.From.After(at) && (a.Until.IsZero() || a.Until.After(at)) {
				inForce++
				require.True(t, want.Holds(a.Person, a.Role))
			}
		}
		require.Len(t, want.Members, inForce)
		shuffled := slices.Clone(assignments)
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		before := slices.Clone(shuffled)
		require.Equal(t, want, team.At(nil, shuffled, at))
		require.Equal(t, before, shuffled, "assignments are left as they are")
	}
}
