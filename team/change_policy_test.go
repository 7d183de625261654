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
	require.NoError(t, team.ChangePolicy{}.Validate())

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
			"deciders[1]: is missing",
			`deciders[2]: repeats "technical-lead"`,
		}},
		{"a level of nobody", team.ChangePolicy{Default: customers(approvalOnly, 0, account.BusinessLevel)}, []string{
			"default.customer.level: is given, but nobody is asked",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, lines(test.p.Validate()))
		})
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
	for text, want := range map[string]team.ChangeRule{string(written): rule, `{"approval": true}`: {Approval: true}} {
		var read team.ChangeRule
		require.NoError(t, json.Unmarshal([]byte(text), &read))
		require.Equal(t, want, read)
	}
	var read team.ChangeRule
	err = json.Unmarshal([]byte(`{"ahead": "soon"}`), &read)
	require.Equal(t, []string{`ahead: "soon" is not a duration such as "8h" or "30m"`}, faultsIn(err))
	require.Error(t, json.Unmarshal([]byte(`{"ahead": 8}`), &read))
}
