package memory_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/team"
)

func plan(of account.ID) memory.Deliverable {
	return memory.Deliverable{Account: of, Deliverable: team.Deliverable{
		Kind: team.AccountPlan, Issued: june, By: "tom", Place: "plan.pdf", Visibility: account.Business,
	}}
}

// TestDeliverablesStandInTheFilesOfTheirAccounts in the order they are given, as
// they were written.
func TestDeliverablesStandInTheFilesOfTheirAccounts(t *testing.T) {
	t.Parallel()
	f := valid()
	again := plan("shop")
	again.Place = "plan-2.pdf"
	f.Deliverables = []memory.Deliverable{plan("shop"), plan("group"), again}
	read, err := memory.ReadFacts(strings.NewReader(written(t, f)))
	require.NoError(t, err)
	require.Equal(t, f.Deliverables, read.Deliverables)
	s := store(t, read)
	for id, want := range map[account.ID][]team.Deliverable{
		"shop": {plan("shop").Deliverable, again.Deliverable}, "group": {plan("group").Deliverable}, "other": nil,
	} {
		file, err := s.File(t.Context(), id)
		require.NoError(t, err)
		require.Equal(t, id, file.Account)
		require.Equal(t, want, file.Deliverables)
	}
}

func TestFaultsOfDeliverables(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		change func(*memory.Deliverable)
		want   string
	}{
		{"field", func(d *memory.Deliverable) { d.Kind = "" }, `deliverables[0].kind: is missing`},
		{"no account", func(d *memory.Deliverable) { d.Account = "" }, `deliverables[0].account: is missing`},
		{"account", func(d *memory.Deliverable) { d.Account = "x" }, `deliverables[0].account: "x" is not among the accounts`},
		{"person", func(d *memory.Deliverable) { d.By = "x" }, `deliverables[0].by: "x" is not among the people`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := valid()
			d := plan("shop")
			tt.change(&d)
			f.Deliverables = []memory.Deliverable{d}
			require.Equal(t, []string{tt.want}, faults(t, f.Validate()))
		})
	}
	_, err := memory.ReadFacts(strings.NewReader(`{"deliverables": [{"account": "shop", "colour": "red"}]}`))
	require.ErrorContains(t, err, `deliverables[0]: unknown field "colour"`)
}
