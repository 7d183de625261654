package team_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// configured is a configuration of a database of a version.
func configured(version string) *account.Solution {
	return &account.Solution{
		Account: "harbour", Name: "Shop",
		Items: []account.Item{{ID: "db", Name: "Orders", Kind: "database", Version: version}},
	}
}

func issued(kind team.DeliverableKind, at time.Time, digest string) team.Deliverable {
	return team.Deliverable{Kind: kind, Issued: at, By: "ann", Digest: digest}
}

func TestDeliverableValidate(t *testing.T) {
	t.Parallel()
	require.NoError(t, issued(team.AccountPlan, onDay(1), "").Validate())
	require.Equal(t, []string{
		"kind: is missing", "issued: is missing", "by: is missing", `visibility: "all" is not an audience`,
	}, faultsOf(team.Deliverable{Visibility: "all"}.Validate()))
}

func TestLatest(t *testing.T) {
	t.Parallel()
	list := []team.Deliverable{
		issued(team.AccountPlan, onDay(5), "b"), issued(team.AccountPlan, onDay(2), "a"),
		issued(team.AccountPlan, onDay(5), "c"), issued(team.SharedVision, onDay(6), "d"),
	}
	for _, test := range []struct {
		name string
		at   time.Time
		want string
	}{
		{"before any", onDay(2).Add(-1), ""},
		{"at the instant", onDay(2), "a"},
		{"before the next", onDay(5).Add(-1), "a"},
		{"of two at once the later in the list", onDay(5), "c"},
		{"of its own kind", onDay(9), "c"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, ok := team.Latest(list, team.AccountPlan, test.at)
			require.Equal(t, test.want, got.Digest)
			require.Equal(t, test.want != "", ok)
		})
	}
}

// What the default policy says of each kind, against a calendar.
func TestReportsAreGoodForAQuarterAndPlansForAYear(t *testing.T) {
	t.Parallel()
	fresh := make(map[team.DeliverableKind]team.Freshness)
	for _, f := range team.DefaultFreshness() {
		require.NoError(t, f.Validate())
		fresh[f.Kind] = f
	}
	for _, d := range team.StandardCharter() {
		require.Contains(t, fresh, d.Owes[0])
	}
	for first := onDay(1); first.Before(onDay(1).AddDate(4, 0, 0)); first = first.AddDate(0, 1, 0) {
		quarter, ok := fresh[team.OperationsReviewReport].Until(first)
		require.True(t, ok)
		require.False(t, quarter.Before(first.AddDate(0, 3, 0)), "%s", first)
		require.True(t, quarter.Before(first.AddDate(0, 3, 4)), "%s", first)
		for _, kind := range []team.DeliverableKind{team.AccountPlan, team.SharedVision} {
			year, ok := fresh[kind].Until(first)
			require.True(t, ok)
			require.False(t, year.Before(first.AddDate(1, 0, 0)), "%s", first)
			require.True(t, year.Before(first.AddDate(1, 0, 2)), "%s", first)
		}
	}
	for _, kind := range []team.DeliverableKind{team.ConfigurationDiagram, team.OperationsDocument, team.ProductionSolution} {
		_, ages := fresh[kind].Until(onDay(1))
		require.False(t, ages)
		require.Equal(t, kind != team.ProductionSolution, fresh[kind].Configuration)
	}
}

// onDeliverables keeps findings about deliverables.
func onDeliverables(findings []account.Finding) []account.Finding {
	var kept []account.Finding
	for _, f := range findings {
		if strings.HasPrefix(f.Code, "deliverable.") {
			kept = append(kept, f)
		}
	}
	return kept
}

func TestWhatARoleOwesIsThereAndGood(t *testing.T) {
	t.Parallel()
	const lead = account.TechnicalLead
	digest := configured("16").Digest()
	held := []team.Assignment{given("tl", "ann", lead, 1, 0)}
	document := func(digest string) []team.Deliverable {
		return []team.Deliverable{issued(team.OperationsDocument, onDay(10), digest)}
	}
	report := func(at time.Time) []team.Deliverable {
		return []team.Deliverable{issued(team.OperationsReviewReport, at, "")}
	}
	required := []team.Requirement{{Role: lead, Basis: team.Standing}}
	needed := []team.Requirement{{Role: lead, Basis: team.AsNeeded}}
	storm := []team.Need{{Role: lead, Reason: account.Data("Storm.")}}
	supervisor := []team.Assignment{given("os", "ann", account.OperationsSupervisor, 1, 0)}
	const stale = "warning deliverable.stale: Operations review report: the last one, of 15 Jun 2026, was good until 15 Sep 2026."
	const missing = "warning deliverable.missing: Operations document: none is on record."
	for _, test := range []struct {
		name         string
		at           time.Time
		required     []team.Requirement
		needs        []team.Need
		assignments  []team.Assignment
		deliverables []team.Deliverable
		solution     *account.Solution
		want         string
		evidence     string
	}{
		{"nobody on duty owes nothing", onDay(15), nil, nil, nil, nil, configured("16"), "", ""},
		{"nobody on duty keeps nothing in step", onDay(15), nil, nil, nil, document("old"), configured("16"), "", ""},
		{"held, so owed", onDay(15), nil, nil, held, nil, nil, missing, "account harbour"},
		{"required, so owed", onDay(15), required, nil, nil, nil, nil, missing, "account harbour"},
		{"required as needed, and not needed", onDay(15), needed, nil, nil, nil, nil, "", ""},
		{"needed now, so at work on it", onDay(15), needed, storm, held, nil, nil, "", ""},
		{"needed now, and what is there is out of step", onDay(15), needed, storm, nil, document("old"), configured("16"),
			"warning deliverable.out-of-step: Operations document: the configuration is no longer the one for which it was issued on 10 Jun 2026.",
			"deliverable harbour/operations-document, solution harbour"},
		{"held by somebody who left", onDay(15), nil, nil, []team.Assignment{given("tl", "left", lead, 1, 0)}, nil, nil, "", ""},
		{"issued later", onDay(9), nil, nil, held, document(digest), configured("16"), missing, "account harbour"},
		{"in step", onDay(15), nil, nil, held, document(digest), configured("16"), "", ""},
		{"out of step", onDay(15), nil, nil, held, document(digest), configured("17"),
			"warning deliverable.out-of-step: Operations document: the configuration is no longer the one for which it was issued on 10 Jun 2026.",
			"deliverable harbour/operations-document, solution harbour"},
		{"for no configuration", onDay(15), nil, nil, held, document(""), configured("16"),
			"warning deliverable.untied: Operations document: nothing tells for which configuration it was issued on 10 Jun 2026.",
			"deliverable harbour/operations-document, solution harbour"},
		{"no configuration on record", onDay(15), nil, nil, held, document("old"), nil, "", ""},
		{"issued again", onDay(15), nil, nil, held, append(document("old"), issued(team.OperationsDocument, onDay(12), digest)), configured("16"), "", ""},
		{"good to the last instant", onDay(15).AddDate(0, 0, 92), nil, nil, supervisor, report(onDay(15)), nil, "", ""},
		{"stale", onDay(15).AddDate(0, 0, 92).Add(1), nil, nil, supervisor, report(onDay(15)), nil, stale, "deliverable harbour/operations-review-report"},
		{"of no age, whatever the configuration", onDay(15), nil, nil, supervisor, report(onDay(15)), configured("16"), "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f := team.Facts{
				Account: harbour("---"), People: staff(), Assignments: test.assignments,
				Deliverables: test.deliverables, Needs: test.needs, Solution: test.solution,
			}
			policy := team.Policy{Required: append([]team.Requirement{}, test.required...)}
			got := onDeliverables(team.Judge(f, test.at, team.StandardRules(policy)...))
			if test.want == "" {
				require.Empty(t, findingsOf(got))
				return
			}
			require.Equal(t, []string{test.want}, findingsOf(got))
			require.Equal(t, test.evidence, refsOf(got[0].Evidence))
			require.Equal(t, account.Internal, got[0].Visibility)
			owner := lead
			if test.assignments != nil {
				owner = test.assignments[0].Role
			}
			require.Equal(t, owner, got[0].Owner)
		})
	}
}

// Both the diagram and the document that includes it follow the configuration.
func TestDiagramAndDocumentFollowTheConfiguration(t *testing.T) {
	t.Parallel()
	f := team.Facts{
		Account: harbour("---"), Solution: configured("17"),
		Assignments: []team.Assignment{given("tl", "ann", account.TechnicalLead, 1, 0), given("se", "bob", account.SalesEngineer, 1, 0)},
		Deliverables: []team.Deliverable{
			issued(team.OperationsDocument, onDay(10), configured("16").Digest()), issued(team.ConfigurationDiagram, onDay(9), configured("16").Digest()),
		},
	}
	owners := make(map[string]account.Role)
	for _, finding := range team.Judge(f, onDay(15), team.StandardRules(team.Policy{Required: []team.Requirement{}})...) {
		owners[finding.Code+" "+finding.Evidence[0].ID] = finding.Owner
	}
	require.Equal(t, map[string]account.Role{
		"deliverable.out-of-step harbour/operations-document":   account.TechnicalLead,
		"deliverable.out-of-step harbour/configuration-diagram": account.SalesEngineer,
	}, owners)
}

// A kind that ages and follows the configuration can be both at fault.
func TestADeliverableCanBeStaleAndOutOfStep(t *testing.T) {
	t.Parallel()
	f := team.Facts{
		Account: harbour("---"), Solution: configured("17"), Charter: append(team.StandardCharter(), trainer),
		Assignments:  []team.Assignment{given("tr", "kay", "trainer", 1, 0)},
		Deliverables: []team.Deliverable{issued("handbook", onDay(1), "old")},
	}
	policy := team.Policy{Required: []team.Requirement{}, Fresh: []team.Freshness{{Kind: "handbook", Days: 7, Configuration: true}}}
	require.Equal(t, []string{"warning deliverable.out-of-step", "warning deliverable.stale"},
		codesOf(team.Judge(f, onDay(15), team.StandardRules(policy)...)))
	policy.Fresh = []team.Freshness{}
	require.Empty(t, team.Judge(f, onDay(15), team.StandardRules(policy)...), "a kind without a row is good for ever")
}
