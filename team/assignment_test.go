package team_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// onDay is midnight of a day of June 2026; 0 is no instant.
func onDay(d int) time.Time {
	if d == 0 {
		return time.Time{}
	}
	return time.Date(2026, time.June, d, 0, 0, 0, 0, time.UTC)
}

// given is a standing assignment from a day until another one.
func given(id team.AssignmentID, person account.PersonID, role account.Role, from, until int) team.Assignment {
	return team.Assignment{
		ID: id, Account: "harbour", Person: person, Role: role,
		From: onDay(from), Until: onDay(until), Basis: team.Standing,
	}
}

func primary(a team.Assignment) team.Assignment { a.Primary = true; return a }

func asNeeded(a team.Assignment) team.Assignment { a.Basis = team.AsNeeded; return a }

func TestAssignmentInForce(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name        string
		from, until int
		at          time.Time
		want        bool
	}{
		{"before", 5, 9, onDay(5).Add(-1), false},
		{"at its start", 5, 9, onDay(5), true},
		{"just before its end", 5, 9, onDay(9).Add(-1), true},
		{"at its end", 5, 9, onDay(9), false},
		{"open ended", 5, 0, onDay(30), true},
		{"that ends when it starts", 5, 5, onDay(5), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, given("1", "ann", account.TechnicalLead, test.from, test.until).InForce(test.at))
		})
	}
}

func TestAssignmentValidate(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		change func(*team.Assignment)
		want   []string
	}{
		{"good", func(*team.Assignment) {}, nil},
		{"open ended", func(a *team.Assignment) { a.Until = time.Time{} }, nil},
		{"that never held", func(a *team.Assignment) { a.Until = a.From }, nil},
		{"until just before from", func(a *team.Assignment) { a.Until = a.From.Add(-1) }, []string{"until: is before from"}},
		{"nothing", func(a *team.Assignment) { *a = team.Assignment{} }, []string{
			"id: is missing", "account: is missing", "person: is missing", "role: is missing", "from: is missing",
			`basis: "" is not standing or as-needed`,
		}},
		{"every other fault", func(a *team.Assignment) { a.From, a.Basis, a.Visibility = time.Time{}, "now and then", "all" }, []string{
			"from: is missing", `basis: "now and then" is not standing or as-needed`, `visibility: "all" is not an audience`,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a := given("1", "ann", account.TechnicalLead, 5, 9)
			test.change(&a)
			err := a.Validate()
			require.Equal(t, test.want, faultsOf(err))
			require.Equal(t, test.want == nil, err == nil)
		})
	}
}

func TestBasisLabel(t *testing.T) {
	t.Parallel()
	require.Equal(t, "standing", speak(team.Standing.Label()))
	require.Equal(t, "as needed", speak(team.AsNeeded.Label()))
	require.Equal(t, "seldom", speak(team.Basis("seldom").Label()))
}

// staff are the people of both sides.
func staff() []account.Person {
	return []account.Person{
		{ID: "ann", Name: "Ann", Side: account.ProviderSide},
		{ID: "bob", Name: "Bob", Side: account.ProviderSide},
		{ID: "cem", Name: "Cem", Side: account.ProviderSide},
		{ID: "left", Name: "Lea", Side: account.ProviderSide, Left: onDay(10)},
		{ID: "erased", Side: account.ProviderSide, Erased: onDay(10)},
		{ID: "kay", Name: "Kay", Side: account.CustomerSide, Account: "harbour"},
		{ID: "lou", Name: "Lou", Side: account.CustomerSide, Account: "other"},
	}
}

func TestCheckAssignments(t *testing.T) {
	t.Parallel()
	const lead, manager = account.TechnicalLead, account.AccountManager
	for _, test := range []struct {
		name        string
		assignments []team.Assignment
		want        []string
	}{
		{"none", nil, nil},
		{"one", []team.Assignment{given("1", "ann", lead, 1, 0)}, nil},
		{"its own faults", []team.Assignment{given("1", "ann", lead, 9, 8)}, []string{"assignments[0].until: is before from"}},
		{"nothing given", []team.Assignment{{From: onDay(1), Basis: team.Standing}}, []string{
			"assignments[0].id: is missing", "assignments[0].account: is missing",
			"assignments[0].person: is missing", "assignments[0].role: is missing"}},
		{"unknown role", []team.Assignment{given("1", "ann", "cook", 1, 0)}, []string{
			`assignments[0].role: "cook" is not a role of the charter`}},
		{"unknown person", []team.Assignment{given("1", "zoe", lead, 1, 0)}, []string{
			`assignments[0].person: "zoe" is not on record`}},
		{"a customer in our role", []team.Assignment{given("1", "kay", lead, 1, 0)}, []string{
			`assignments[0].person: "kay" is of the customer side; the role is for the provider side`}},
		{"one of us in the customer's role", []team.Assignment{given("1", "ann", "trainer", 1, 0)}, []string{
			`assignments[0].person: "ann" is of the provider side; the role is for the customer side`}},
		{"a customer in the customer's role", []team.Assignment{given("1", "kay", "trainer", 1, 0)}, nil},
		{"another customer in the customer's role", []team.Assignment{given("1", "lou", "trainer", 1, 0)}, []string{
			`assignments[0].person: "lou" belongs to another account`}},
		{"who left later", []team.Assignment{given("1", "left", lead, 9, 0)}, nil},
		{"who had left", []team.Assignment{given("1", "left", lead, 10, 0)}, []string{
			`assignments[0].person: "left" had left before the assignment starts`}},
		{"who had left, but never held", []team.Assignment{given("1", "left", lead, 11, 11)}, nil},
		{"who was erased later", []team.Assignment{given("1", "erased", lead, 9, 0)}, nil},
		{"who was erased", []team.Assignment{given("1", "erased", lead, 10, 0)}, []string{
			`assignments[0].person: "erased" was erased before the assignment starts`}},
		{"who was erased, but never held", []team.Assignment{given("1", "erased", lead, 11, 11)}, nil},
		{"two accounts", []team.Assignment{given("1", "ann", lead, 1, 0), {
			ID: "2", Account: "other", Person: "ann", Role: lead, From: onDay(1), Until: onDay(1), Basis: team.Standing,
		}}, []string{`assignments[1].account: is not "harbour", as that of the others is`}},
		{"an id twice", []team.Assignment{given("1", "ann", lead, 1, 0), given("1", "bob", lead, 1, 0)}, []string{
			`assignments[1].id: repeats "1"`}},
		{"several holders, one primary", []team.Assignment{primary(given("1", "ann", lead, 1, 0)), given("2", "bob", lead, 1, 0)}, nil},
		{"two primary at once", []team.Assignment{primary(given("1", "ann", lead, 1, 9)), primary(given("2", "bob", lead, 8, 0))}, []string{
			`assignments[1].primary: is true at a time at which "1", of "ann", is primary`}},
		{"two primary at once, the later one first", []team.Assignment{primary(given("2", "bob", lead, 8, 0)), primary(given("1", "ann", lead, 1, 9))}, []string{
			`assignments[1].primary: is true at a time at which "2", of "bob", is primary`}},
		{"primary in turn", []team.Assignment{primary(given("1", "ann", lead, 1, 9)), primary(given("2", "bob", lead, 9, 0))}, nil},
		{"primary of two roles", []team.Assignment{primary(given("1", "ann", lead, 1, 0)), primary(given("2", "bob", manager, 1, 0))}, nil},
		{"primary, but never held", []team.Assignment{primary(given("1", "ann", lead, 1, 0)), primary(given("2", "bob", lead, 5, 5))}, nil},
		{"a role twice by one person", []team.Assignment{primary(given("1", "ann", lead, 1, 9)), primary(given("2", "ann", lead, 8, 0))}, []string{
			`assignments[1]: gives "ann" the role at a time at which "1" does`}},
		{"a role again by one person", []team.Assignment{given("1", "ann", lead, 1, 9), given("2", "ann", lead, 9, 0)}, nil},
		{"two roles by one person", []team.Assignment{given("1", "ann", lead, 1, 0), given("2", "ann", manager, 1, 0)}, nil},
		{"every fault at once", []team.Assignment{
			primary(given("1", "zoe", lead, 1, 0)), primary(given("1", "kay", lead, 9, 0)), given("3", "ann", "cook", 9, 8),
		}, []string{
			`assignments[0].person: "zoe" is not on record`,
			`assignments[1].id: repeats "1"`,
			`assignments[1].person: "kay" is of the customer side; the role is for the provider side`,
			`assignments[1].primary: is true at a time at which "1", of "zoe", is primary`,
			"assignments[2].until: is before from",
			`assignments[2].role: "cook" is not a role of the charter`,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			err := team.CheckAssignments(append(team.StandardCharter(), trainer), test.assignments, staff())
			require.Equal(t, test.want, faultsOf(err))
			require.Equal(t, test.want != nil, err != nil)
		})
	}
	require.NoError(t, team.CheckAssignments(nil, []team.Assignment{given("1", "ann", lead, 1, 0)}, staff()))
}
