package team_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

func TestDefaultChangePolicy(t *testing.T) {
	t.Parallel()
	strict := team.ChangeRule{Notice: true, Ahead: 8 * time.Hour, Counsel: true, Approval: true}
	deciders := []account.Role{account.TechnicalLead, account.OperationsSupervisor, account.ExecutivePartner}
	require.Equal(t, team.ChangePolicy{Default: strict, Deciders: deciders}, team.DefaultChangePolicy())
	require.Equal(t, team.DefaultChangePolicy(), team.ChangePolicy{}.OrDefault())
	require.NoError(t, team.ChangePolicy{}.Validate(nil))

	p := team.ChangePolicy{
		Kinds:    map[team.ChangeKind]team.ChangeRule{"standard": noticeOnly},
		Deciders: []account.Role{account.AccountManager},
	}
	require.Equal(t, noticeOnly, p.Rule("standard"))
	require.Equal(t, strict, p.Rule("normal"))
	require.Equal(t, strict, p.Rule(""))
	require.Equal(t, []account.Role{account.AccountManager}, p.OrDefault().Deciders)
	p.Default = counselOnly
	require.Equal(t, counselOnly, p.Rule("normal"), "a default that is given is not mixed with ours")
	require.Equal(t, p, p.OrDefault())
}

func TestChangePolicyValidate(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		p    team.ChangePolicy
		want []string
	}{
		{"notice alone", team.ChangePolicy{Default: noticeOnly}, nil},
		{"counsel alone", team.ChangePolicy{Default: counselOnly}, nil},
		{"approval alone", team.ChangePolicy{Default: approvalOnly}, nil},
		{"customers of a level", team.ChangePolicy{Default: customers(approvalOnly, 2, account.TechnicalLevel)}, nil},
		{"customers of either level", team.ChangePolicy{Default: customers(approvalOnly, 2, "")}, nil},
		{"nothing of the technical lead", team.ChangePolicy{
			Default: customers(team.ChangeRule{}, 1, account.BusinessLevel),
		}, []string{"default: asks for neither notice to, counsel of nor approval by the technical lead"}},
		{"every fault at once", team.ChangePolicy{
			Kinds: map[team.ChangeKind]team.ChangeRule{
				"":  noticeOnly,
				"b": {Counsel: true, Ahead: time.Hour},
				"a": {},
			},
			Default:  customers(team.ChangeRule{Notice: true, Ahead: -1}, -1, "royal"),
			Deciders: []account.Role{account.TechnicalLead, "", account.TechnicalLead},
		}, []string{
			"kinds: has a rule for a kind without a name",
			"kinds.a: asks for neither notice to, counsel of nor approval by the technical lead",
			"kinds.b.ahead: is given, but no notice is asked for",
			"default.ahead: is below 0",
			"default.customer.n: is below 0",
			`default.customer.level: "royal" is not business or technical`,
			`deciders[1]: "" is not a role of the charter`,
			`deciders[2]: repeats "technical-lead"`,
		}},
		{"people by name", team.ChangePolicy{Default: named(approvalOnly, 2, "cora", "tess")}, nil},
		{"more than are named, and one twice", team.ChangePolicy{Default: named(approvalOnly, 4, "cora", "cora", "")}, []string{
			"default.customer.n: is above the number of those who are asked",
			`default.customer.of[1]: repeats "cora"`,
			"default.customer.of[2]: is missing",
		}},
		{"people who are not asked", team.ChangePolicy{Default: named(approvalOnly, 0, "cora")}, []string{
			"default.customer.of: is given, but nobody is asked",
		}},
		{"a decider who is no role", team.ChangePolicy{Deciders: []account.Role{"typo-role", account.AccountManager}}, []string{
			`deciders[0]: "typo-role" is not a role of the charter`,
		}},
		{"a level of nobody", team.ChangePolicy{Default: customers(approvalOnly, 0, account.BusinessLevel)}, []string{
			"default.customer.level: is given, but nobody is asked",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, lines(test.p.Validate(nil)))
		})
	}
}

func TestADeciderIsARoleOfTheCharter(t *testing.T) {
	t.Parallel()
	duty := team.Duty{Role: "security-officer", Side: account.ProviderSide, Level: account.TechnicalLevel}
	p := team.ChangePolicy{Deciders: []account.Role{"security-officer"}}
	require.NoError(t, p.Validate(append(team.StandardCharter(), duty)))
	require.Equal(t, []string{`deciders[0]: "security-officer" is not a role of the charter`}, lines(p.Validate(nil)))
}

// A rule of which any field is given is a rule.
func TestAChangeRuleThatSaysNothing(t *testing.T) {
	t.Parallel()
	require.True(t, team.ChangeRule{}.IsZero())
	require.True(t, team.ChangeRule{Customer: team.CustomerApproval{Of: []account.PersonID{}}}.IsZero())
	for _, r := range []team.ChangeRule{
		noticeOnly, {Ahead: 1}, counselOnly, approvalOnly, {OwnApproval: true},
		{Customer: team.CustomerApproval{N: 1}}, {Customer: team.CustomerApproval{Level: account.BusinessLevel}}, named(team.ChangeRule{}, 0, "cora"),
	} {
		require.False(t, r.IsZero(), "%+v", r)
		require.Equal(t, r, team.ChangePolicy{Default: r}.OrDefault().Default)
	}
}

func TestAChangeRuleInJSON(t *testing.T) {
	t.Parallel()
	rule := team.ChangeRule{
		Notice: true, Ahead: 90 * time.Minute, Counsel: true, Approval: true, OwnApproval: true,
		Customer: team.CustomerApproval{N: 2, Level: account.BusinessLevel},
	}
	written, err := json.Marshal(rule)
	require.NoError(t, err)
	require.JSONEq(t, `{"notice": true, "ahead": "1h30m0s", "counsel": true, "approval": true, "own_approval": true,
		"customer": {"n": 2, "level": "business"}}`, string(written))
	byName := `{"approval": true, "customer": {"n": 1, "of": ["cora", "tess"]}}`
	written, err = json.Marshal(named(approvalOnly, 1, "cora", "tess"))
	require.NoError(t, err)
	require.JSONEq(t, byName, string(written))
	bare, err := json.Marshal(team.ChangePolicy{Default: approvalOnly})
	require.NoError(t, err)
	require.JSONEq(t, `{"default": {"approval": true}}`, string(bare))
	written, err = json.Marshal(rule)
	require.NoError(t, err)
	for text, want := range map[string]team.ChangeRule{
		string(written): rule, `{"approval": true}`: {Approval: true}, byName: named(approvalOnly, 1, "cora", "tess"),
	} {
		var read team.ChangeRule
		require.NoError(t, json.Unmarshal([]byte(text), &read))
		require.Equal(t, want, read)
	}
	var read team.ChangeRule
	err = json.Unmarshal([]byte(`{"ahead": "soon"}`), &read)
	require.Equal(t, []string{`ahead: "soon" is not a duration such as "8h" or "30m"`}, faultsIn(err))
	require.Error(t, json.Unmarshal([]byte(`{"ahead": 8}`), &read))
}
