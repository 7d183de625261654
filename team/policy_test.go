package team_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// graded is a profile by the first letters of its grades: technical, business,
// importance; "-" is not graded.
func graded(letters string) account.Profile {
	grades := map[byte]account.Grade{'l': account.Low, 'm': account.Medium, 'h': account.High}
	return account.Profile{Technical: grades[letters[0]], Business: grades[letters[1]], Importance: grades[letters[2]]}
}

// The white paper lets the assignment of roles vary with size and complexity,
// and some be held as needed. S is standing, n as needed, in the charter's order:
// executive partner, account manager, sales engineer, professional services,
// operations supervisor, technical lead.
func TestRequiredRolesGoByTheProfile(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, profile, want string }{
		{"not graded", "---", "nSnnSS"},
		{"low throughout", "lll", "nSnnSS"},
		{"medium importance", "--m", "SSnnSS"},
		{"high importance", "--h", "SSnnSS"},
		{"medium business complexity", "-m-", "SSnnSS"},
		{"medium technical complexity", "m--", "nSnnSS"},
		{"high technical complexity", "h--", "nSSnSS"},
		{"medium technical complexity, medium importance", "m-m", "SSnnSS"},
		{"medium technical complexity, high importance", "m-h", "SSSnSS"},
		{"low technical complexity, high importance", "l-h", "SSnnSS"},
		{"high throughout", "hhh", "SSSnSS"},
		{"a grade nobody knows", "-?-", "nSnnSS"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var got strings.Builder
			for _, d := range team.StandardCharter() {
				basis, required := team.Policy{}.Basis(d.Role, graded(test.profile))
				require.True(t, required)
				got.WriteString(map[team.Basis]string{team.Standing: "S", team.AsNeeded: "n"}[basis])
			}
			require.Equal(t, test.want, got.String())
		})
	}
}

func TestPolicyBasis(t *testing.T) {
	t.Parallel()
	need := func(b team.Basis, least string) team.Requirement {
		return team.Requirement{Role: account.TechnicalLead, Basis: b, Least: graded(least)}
	}
	for _, test := range []struct {
		name    string
		rows    []team.Requirement
		profile string
		want    team.Basis
	}{
		{"no row", []team.Requirement{}, "hhh", ""},
		{"a row of another role", []team.Requirement{{Role: account.AccountManager, Basis: team.Standing}}, "hhh", ""},
		{"each grade given is reached", []team.Requirement{need(team.Standing, "mmm")}, "mhm", team.Standing},
		{"technical complexity is not", []team.Requirement{need(team.Standing, "mmm")}, "lhh", ""},
		{"business complexity is not", []team.Requirement{need(team.Standing, "mmm")}, "hlh", ""},
		{"importance is not", []team.Requirement{need(team.Standing, "mmm")}, "hhl", ""},
		{"medium is not high", []team.Requirement{need(team.Standing, "h--")}, "mhh", ""},
		{"not graded counts as low", []team.Requirement{need(team.Standing, "lll")}, "---", team.Standing},
		{"standing beats as needed", []team.Requirement{need(team.AsNeeded, "---"), need(team.Standing, "m--")}, "m--", team.Standing},
		{"in whatever order", []team.Requirement{need(team.Standing, "m--"), need(team.AsNeeded, "---")}, "m--", team.Standing},
		{"any row is enough", []team.Requirement{need(team.AsNeeded, "m--"), need(team.Standing, "-m-")}, "m--", team.AsNeeded},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, ok := team.Policy{Required: test.rows}.Basis(account.TechnicalLead, graded(test.profile))
			require.Equal(t, test.want, got)
			require.Equal(t, test.want != "", ok)
		})
	}
}

func TestPolicyOrDefault(t *testing.T) {
	t.Parallel()
	d := team.DefaultPolicy()
	require.Equal(t, d, team.Policy{}.OrDefault())
	own := team.Policy{
		Required: []team.Requirement{{Role: "cook", Basis: team.Standing}}, Apart: []team.Separation{{}},
		Fresh: []team.Freshness{{Kind: "menu"}}, Load: team.LoadPolicy{High: 2, Medium: 1.5, Low: 1, Limit: 9, Keys: 3},
	}
	require.Equal(t, own, own.OrDefault())
	none := team.Policy{Required: []team.Requirement{}, Apart: []team.Separation{}, Fresh: []team.Freshness{}}
	got := none.OrDefault()
	require.Empty(t, got.Required)
	require.Empty(t, got.Apart)
	require.Empty(t, got.Fresh)
	require.Equal(t, d.Load, got.Load)
	require.Equal(t, team.LoadPolicy{High: 1, Medium: 0.5, Low: 0.25, Limit: 8, Keys: 5}, team.LoadPolicy{Limit: 8}.OrDefault())
}

// A list that is empty is not one that was not given, in JSON either.
func TestPolicySurvivesJSON(t *testing.T) {
	t.Parallel()
	for _, want := range []team.Policy{{}, team.DefaultPolicy(), {Required: []team.Requirement{}, Apart: []team.Separation{}, Fresh: []team.Freshness{}}} {
		b, err := json.Marshal(want)
		require.NoError(t, err)
		var got team.Policy
		require.NoError(t, json.Unmarshal(b, &got))
		require.Equal(t, want, got)
	}
}

func TestPolicyValidate(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		policy team.Policy
		want   []string
	}{
		{"nothing given", team.Policy{}, nil},
		{"the default", team.DefaultPolicy(), nil},
		{"requirements", team.Policy{Required: []team.Requirement{
			{Role: "trainer", Basis: team.AsNeeded}, {Role: "cook", Basis: "now", Least: account.Profile{Business: "vast"}},
		}}, []string{
			`required[1].role: "cook" is not a role of the charter`,
			`required[1].basis: "now" is not standing or as-needed`,
			`required[1].least.business_complexity: "vast" is not low, medium or high`,
		}},
		{"separations", team.Policy{Apart: []team.Separation{
			{Roles: [2]account.Role{"trainer", account.TechnicalLead}, Reason: account.Data("So it is.")},
			{Roles: [2]account.Role{"cook", "cook"}, Least: account.Profile{Importance: "vast"}},
		}}, []string{
			`apart[1].roles[0]: "cook" is not a role of the charter`,
			`apart[1].roles[1]: "cook" is not a role of the charter`,
			"apart[1].roles: are one and the same",
			`apart[1].least.strategic_importance: "vast" is not low, medium or high`,
			"apart[1].reason: is missing",
		}},
		{"freshness", team.Policy{Fresh: []team.Freshness{
			{Kind: "menu", Days: 36525}, {Kind: "menu", Days: 36526}, {Days: -1},
		}}, []string{
			"fresh[1].days: is not between 0 and 36525", `fresh[1].kind: repeats "menu"`,
			"fresh[2].kind: is missing", "fresh[2].days: is not between 0 and 36525",
		}},
		{"as much as can be", team.Policy{Load: team.LoadPolicy{High: 1e6, Medium: 1e6, Low: 1e6, Limit: 1e6, Keys: 1e6}}, nil},
		{"load", team.Policy{Load: team.LoadPolicy{High: -1, Medium: 1e7, Low: -0.1, Limit: -1, Keys: -1}}, []string{
			"load.high: is not between 0 and 1000000", "load.medium: is not between 0 and 1000000",
			"load.low: is not between 0 and 1000000", "load.limit: is not between 0 and 1000000",
			"load.keys: is not between 0 and 1000000",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			err := test.policy.Validate(append(team.StandardCharter(), trainer))
			require.Equal(t, test.want, faultsOf(err))
			require.Equal(t, test.want != nil, err != nil)
		})
	}
}

func TestPolicyFollows(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		policy team.Policy
		kind   team.DeliverableKind
		want   bool
	}{
		{"diagram", team.Policy{}, team.ConfigurationDiagram, true},
		{"operations document", team.Policy{}, team.OperationsDocument, true},
		{"report", team.Policy{}, team.OperationsReviewReport, false},
		{"a kind without a row", team.Policy{}, "handbook", false},
		{"a host's row", team.Policy{Fresh: []team.Freshness{{Kind: "handbook", Configuration: true}}}, "handbook", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, test.policy.Follows(test.kind))
		})
	}
}
