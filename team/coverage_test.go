package team_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/team"
)

// findingsOf are findings as "severity code: why".
func findingsOf(findings []account.Finding) []string {
	var all []string
	for _, f := range findings {
		all = append(all, fmt.Sprintf("%s %s: %s", f.Severity, f.Code, speak(f.Why())))
	}
	return all
}

// refsOf are references as "kind id", with commas.
func refsOf(refs []account.Ref) string {
	var all []string
	for _, r := range refs {
		all = append(all, string(r.Kind)+" "+r.ID)
	}
	return strings.Join(all, ", ")
}

// onRoles keeps findings about roles.
func onRoles(findings []account.Finding) []account.Finding {
	var kept []account.Finding
	for _, f := range findings {
		if strings.HasPrefix(f.Code, "role.") {
			kept = append(kept, f)
		}
	}
	return kept
}

// covered are assignments that cover an account that is not graded but for its
// technical lead.
func covered() []team.Assignment {
	return []team.Assignment{
		given("am", "ann", account.AccountManager, 1, 0),
		given("os", "ann", account.OperationsSupervisor, 1, 0),
	}
}

func harbour(profile string) account.Account {
	return account.Account{ID: "harbour", Name: "Harbour Foods", Profile: graded(profile)}
}

// The day of judgement is 15 June.
func TestNothingOwedIsLeftUnowned(t *testing.T) {
	t.Parallel()
	const lead = account.TechnicalLead
	const always = ", and an account of this profile needs it at all times."
	for _, test := range []struct {
		name     string
		leads    []team.Assignment
		want     string
		evidence string
	}{
		{"held", []team.Assignment{given("1", "ann", lead, 1, 0)}, "", ""},
		{"held since now", []team.Assignment{given("1", "ann", lead, 15, 0)}, "", ""},
		{"vacant", nil,
			"critical role.vacant: Technical lead: nobody holds the role, which an account of this profile needs at all times.",
			"account harbour"},
		{"a mistake never held", []team.Assignment{given("1", "ann", lead, 3, 3), given("2", "ann", lead, 20, 20)},
			"critical role.vacant: Technical lead: nobody holds the role, which an account of this profile needs at all times.",
			"account harbour"},
		{"lapsed now", []team.Assignment{given("1", "ann", lead, 1, 15)},
			"critical role.lapsed: Technical lead: nobody has held the role since 15 Jun 2026" + always,
			"account harbour, assignment 1"},
		{"lapsed, the last of several", []team.Assignment{given("1", "ann", lead, 1, 4), given("2", "bob", lead, 2, 8), given("3", "cem", lead, 3, 6)},
			"critical role.lapsed: Technical lead: nobody has held the role since 8 Jun 2026" + always,
			"account harbour, assignment 2"},
		{"lapsed with somebody who left since", []team.Assignment{given("1", "left", lead, 1, 4)},
			"critical role.lapsed: Technical lead: nobody has held the role since 4 Jun 2026" + always,
			"account harbour, assignment 1"},
		{"not yet", []team.Assignment{given("1", "ann", lead, 20, 0)},
			"warning role.not-yet: Technical lead: nobody holds the role until 20 Jun 2026" + always,
			"account harbour, assignment 1"},
		{"not yet, the first of several", []team.Assignment{given("1", "ann", lead, 22, 0), given("2", "bob", lead, 20, 21), given("3", "cem", lead, 21, 0)},
			"warning role.not-yet: Technical lead: nobody holds the role until 20 Jun 2026" + always,
			"account harbour, assignment 2"},
		{"not yet, but by somebody who left", []team.Assignment{given("1", "left", lead, 20, 0)},
			"critical role.vacant: Technical lead: nobody holds the role, which an account of this profile needs at all times.",
			"account harbour"},
		{"gap", []team.Assignment{given("1", "ann", lead, 1, 4), given("2", "bob", lead, 20, 0)},
			"warning role.gap: Technical lead: nobody has held the role since 4 Jun 2026; the next holder starts on 20 Jun 2026.",
			"account harbour, assignment 1, assignment 2"},
		{"as needed alone", []team.Assignment{asNeeded(given("1", "ann", lead, 1, 0))},
			"warning role.only-as-needed: Technical lead: Ann holds the role as needed" + always,
			"account harbour, assignment 1"},
		{"as needed beside somebody who stands", []team.Assignment{
			primary(asNeeded(given("1", "ann", lead, 1, 0))), given("2", "bob", lead, 1, 0)}, "", ""},
		{"by somebody who left", []team.Assignment{given("1", "left", lead, 1, 0)},
			"critical role.held-by-gone: Technical lead: Lea is on record as holding the role, but has left.",
			"assignment 1, person left"},
		{"by somebody who left, beside another", []team.Assignment{given("1", "left", lead, 1, 0), given("2", "ann", lead, 1, 0)},
			"warning role.held-by-gone: Technical lead: Lea is on record as holding the role, but has left.",
			"assignment 1, person left"},
		{"by a stranger", []team.Assignment{given("1", "zoe", lead, 1, 0)},
			"critical role.held-by-unknown: Technical lead: zoe is on record as holding the role, but no such person is known.",
			"assignment 1, person zoe"},
		{"by several of whom none is primary", []team.Assignment{given("1", "ann", lead, 1, 0), given("2", "bob", lead, 2, 0)},
			"warning role.no-primary: Technical lead: 2 people hold the role, and none of them answers first.",
			"assignment 1, assignment 2"},
		{"by several of whom one is primary", []team.Assignment{given("1", "ann", lead, 1, 0), primary(given("2", "bob", lead, 2, 0))}, "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f := team.Facts{Account: harbour("---"), People: staff(), Assignments: append(covered(), test.leads...)}
			got := onRoles(team.Judge(f, onDay(15), team.StandardRules(team.Policy{})...))
			if test.want == "" {
				require.Empty(t, findingsOf(got))
				return
			}
			require.Equal(t, []string{test.want}, findingsOf(got))
			require.Equal(t, test.evidence, refsOf(got[0].Evidence))
			require.Equal(t, account.AccountManager, got[0].Owner)
			require.Equal(t, account.Internal, got[0].Visibility)
		})
	}
}

func TestSomebodyErasedIsGone(t *testing.T) {
	t.Parallel()
	f := team.Facts{Account: harbour("---"), People: staff(), Assignments: append(covered(), given("tl", "erased", account.TechnicalLead, 1, 0))}
	got := onRoles(team.Judge(f, onDay(15), team.StandardRules(team.Policy{})...))
	require.Len(t, got, 1)
	require.Equal(t, "role.held-by-gone", got[0].Code)
	require.Equal(t, "assignment tl, person erased", refsOf(got[0].Evidence))
}

// Two whom a primary holder left behind have nobody who answers first.
func TestAPrimaryHolderWhoLeftAnswersNoMore(t *testing.T) {
	t.Parallel()
	f := team.Facts{Account: harbour("---"), People: staff(), Assignments: append(covered(),
		primary(given("1", "left", account.TechnicalLead, 1, 0)), given("2", "ann", account.TechnicalLead, 1, 0), given("3", "bob", account.TechnicalLead, 1, 0))}
	require.Equal(t, []string{
		"warning role.held-by-gone: Technical lead: Lea is on record as holding the role, but has left.",
		"warning role.no-primary: Technical lead: 2 people hold the role, and none of them answers first.",
	}, findingsOf(onRoles(team.Judge(f, onDay(15), team.StandardRules(team.Policy{})...))))
	require.Empty(t, onRoles(team.Judge(f, onDay(10).Add(-1), team.StandardRules(team.Policy{})...)), "before she left")
}

func TestWithoutPeopleOnRecordNobodyIsGone(t *testing.T) {
	t.Parallel()
	f := team.Facts{Account: harbour("---"), Assignments: append(covered(), given("tl", "left", account.TechnicalLead, 1, 0))}
	require.Empty(t, onRoles(team.Judge(f, onDay(15), team.StandardRules(team.Policy{})...)))
	f.Assignments[2].Basis = team.AsNeeded
	require.Equal(t, []string{
		"warning role.only-as-needed: Technical lead: left holds the role as needed, and an account of this profile needs it at all times.",
	}, findingsOf(onRoles(team.Judge(f, onDay(15), team.StandardRules(team.Policy{})...))))
}

func TestAVacantAccountManagerIsTheExecutivePartnersConcern(t *testing.T) {
	t.Parallel()
	f := team.Facts{Account: harbour("---"), Assignments: []team.Assignment{given("ep", "ann", account.ExecutivePartner, 1, 0)}}
	owners := make(map[string]account.Role)
	for _, finding := range onRoles(team.Judge(f, onDay(15), team.StandardRules(team.Policy{})...)) {
		owners[speak(finding.Why())[:8]] = finding.Owner
	}
	require.Equal(t, map[string]account.Role{
		"Account ": account.ExecutivePartner, "Operatio": account.AccountManager, "Technica": account.AccountManager,
	}, owners)
}

// A small and a key account with the same three people.
func TestCoverageVariesWithSizeAndComplexity(t *testing.T) {
	t.Parallel()
	assignments := append(covered(), given("tl", "bob", account.TechnicalLead, 1, 0))
	for _, test := range []struct {
		profile string
		want    []string
	}{
		{"lll", nil},
		{"hhh", []string{
			"critical role.vacant: Executive partner: nobody holds the role, which an account of this profile needs at all times.",
			"critical role.vacant: Sales engineer: nobody holds the role, which an account of this profile needs at all times.",
			"warning role.combined: Operations supervisor: Ann holds the role together with another, which one person should not: " +
				"Account manager. Whoever reports on the service should not be the one who sells it.",
		}},
	} {
		t.Run(test.profile, func(t *testing.T) {
			t.Parallel()
			f := team.Facts{Account: harbour(test.profile), People: staff(), Assignments: assignments}
			require.Equal(t, test.want, findingsOf(onRoles(team.Judge(f, onDay(15), team.StandardRules(team.Policy{})...))))
		})
	}
}

func TestRolesThatOnePersonMustNotCombine(t *testing.T) {
	t.Parallel()
	const escalation = "warning role.combined: Executive partner: Ann holds the role together with another, which one person should not: " +
		"Account manager. An escalation must reach somebody else."
	both := []team.Assignment{given("ep", "ann", account.ExecutivePartner, 1, 0), given("am", "ann", account.AccountManager, 1, 20)}
	for _, test := range []struct {
		name        string
		profile     string
		day         int
		assignments []team.Assignment
		want        []string
	}{
		{"on a small account", "hhl", 15, both, nil},
		{"from medium importance on", "--m", 15, both, []string{escalation}},
		{"no longer", "--m", 20, both, nil},
		{"who sells and reports, on an account of medium importance", "hhm", 15, covered(), nil},
		{"two people", "--m", 15, []team.Assignment{given("ep", "ann", account.ExecutivePartner, 1, 0), given("am", "bob", account.AccountManager, 1, 0)}, nil},
		{"somebody who left", "--m", 15, []team.Assignment{given("ep", "left", account.ExecutivePartner, 1, 0), given("am", "left", account.AccountManager, 1, 0)}, nil},
		{"beside another who does not", "--m", 15, append([]team.Assignment{primary(given("am2", "bob", account.AccountManager, 1, 0))}, both...), []string{escalation}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f := team.Facts{Account: harbour(test.profile), People: staff(), Assignments: test.assignments}
			var combined []account.Finding
			for _, finding := range team.Judge(f, onDay(test.day), team.StandardRules(team.Policy{})...) {
				if finding.Code == "role.combined" {
					combined = append(combined, finding)
					require.Equal(t, "person ann, assignment ep, assignment am", refsOf(finding.Evidence))
				}
			}
			require.Equal(t, test.want, findingsOf(combined))
		})
	}
}

func TestARoleHeldAsNeededIsThereWhenNeeded(t *testing.T) {
	t.Parallel()
	need := func(from, until int, id string) team.Need {
		return team.Need{
			Role: account.ProfessionalServices, From: onDay(from), Until: onDay(until),
			Reason: account.Data("Move " + id + " is on."), Evidence: account.Ref{Kind: "move", ID: id},
		}
	}
	held := given("ps", "bob", account.ProfessionalServices, 1, 20)
	const absent = "warning role.needed: Professional services: nobody holds the role, and it is needed now. Move 1 is on."
	for _, test := range []struct {
		name     string
		day      int
		needs    []team.Need
		holders  []team.Assignment
		want     string
		evidence string
	}{
		{"not needed", 15, nil, nil, "", ""},
		{"needed and there", 15, []team.Need{need(0, 0, "1")}, []team.Assignment{held}, "", ""},
		{"needed and there as needed", 15, []team.Need{need(0, 0, "1")}, []team.Assignment{asNeeded(held)}, "", ""},
		{"needed and absent", 15, []team.Need{need(0, 0, "1")}, nil, absent, "account harbour, move 1"},
		{"needed and absent from now on", 20, []team.Need{need(20, 0, "1")}, []team.Assignment{held}, absent, "account harbour, move 1"},
		{"needed from later on", 15, []team.Need{need(16, 0, "1")}, nil, "", ""},
		{"needed no more", 15, []team.Need{need(1, 15, "1")}, nil, "", ""},
		{"needed by a need without a record", 15, []team.Need{{Role: account.ProfessionalServices, Reason: account.Data("Move 1 is on.")}}, nil,
			absent, "account harbour"},
		{"needed by several, the oldest first", 15, []team.Need{need(5, 0, "3"), need(4, 0, "2"), need(4, 0, "1")}, nil,
			"warning role.needed-several: Professional services: nobody holds the role, and it is needed now for 3 reasons, of which the first is: Move 1 is on.",
			"account harbour, move 1, move 2, move 3"},
		{"needed and held by somebody who left", 15, []team.Need{need(0, 0, "1")}, []team.Assignment{given("ps", "left", account.ProfessionalServices, 1, 0)},
			"warning role.held-by-gone: Professional services: Lea is on record as holding the role, but has left.",
			"assignment ps, person left"},
		{"a need for a role that stands", 15, []team.Need{{Role: account.TechnicalLead, Reason: account.Data("Storm.")}}, nil, "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f := team.Facts{
				Account: harbour("---"), People: staff(), Needs: test.needs,
				Assignments: append(append(covered(), given("tl", "bob", account.TechnicalLead, 1, 0)), test.holders...),
			}
			got := onRoles(team.Judge(f, onDay(test.day), team.StandardRules(team.Policy{})...))
			if test.want == "" {
				require.Empty(t, findingsOf(got))
				return
			}
			require.Equal(t, []string{test.want}, findingsOf(got))
			require.Equal(t, test.evidence, refsOf(got[0].Evidence))
		})
	}
}

// A need does not make of a vacant standing role two findings.
func TestAVacantRoleThatIsNeededIsVacant(t *testing.T) {
	t.Parallel()
	f := team.Facts{Account: harbour("---"), Assignments: covered(), Needs: []team.Need{{Role: account.TechnicalLead, Reason: account.Data("Storm.")}}}
	got := onRoles(team.Judge(f, onDay(15), team.StandardRules(team.Policy{})...))
	require.Len(t, got, 1)
	require.Equal(t, "role.vacant", got[0].Code)
}

func TestAClosedAccountNeedsNobody(t *testing.T) {
	t.Parallel()
	f := team.Facts{Account: harbour("hhh"), People: staff(), Assignments: []team.Assignment{given("1", "left", account.TechnicalLead, 1, 0)}}
	f.Account.Closed = onDay(15)
	require.Empty(t, team.Judge(f, onDay(15), team.StandardRules(team.Policy{})...))
	require.Len(t, team.Judge(f, onDay(15).Add(-1), team.StandardRules(team.Policy{})...), 10,
		"a technical lead who left, four vacant roles, and what the five owe")
}

// A policy that requires nothing, and a role of nobody's charter.
func TestWhatThePolicyDoesNotRequireMayBeVacant(t *testing.T) {
	t.Parallel()
	f := team.Facts{Account: harbour("hhh"), People: staff(), Needs: []team.Need{{Role: account.ProfessionalServices}},
		Assignments: []team.Assignment{given("1", "ann", "cook", 1, 0), given("2", "bob", "cook", 1, 0), given("3", "left", "cook", 1, 0)}}
	require.Equal(t, []string{
		"warning role.held-by-gone", "warning role.no-primary",
	}, codesOf(team.Judge(f, onDay(15), team.StandardRules(team.Policy{Required: []team.Requirement{}})...)))
}

// codesOf are findings as "severity code".
func codesOf(findings []account.Finding) []string {
	var all []string
	for _, f := range findings {
		all = append(all, string(f.Severity)+" "+f.Code)
	}
	return all
}

func TestOpenOrdersAndImplementationsNeedProfessionalServices(t *testing.T) {
	t.Parallel()
	activity := func(kind metrics.ActivityKind, status metrics.ActivityStatus, done int) metrics.Activity {
		return metrics.Activity{ID: "x", Account: "harbour", Kind: kind, Summary: "New till", Status: status, Planned: onDay(25), Done: onDay(done)}
	}
	for _, test := range []struct {
		name     string
		activity metrics.Activity
		want     string
		until    int
	}{
		{"a running order", activity(metrics.Order, metrics.ActivityRunning, 0), "An order is open: New till", 0},
		{"a planned implementation", activity(metrics.Implementation, metrics.ActivityPlanned, 0), "An implementation is open: New till", 0},
		{"done by now", activity(metrics.Order, metrics.ActivityDone, 15), "", 0},
		{"done later", activity(metrics.Order, metrics.ActivityDone, 16), "An order is open: New till", 16},
		{"cancelled", activity(metrics.Order, metrics.ActivityCancelled, 9), "", 0},
		{"failed", activity(metrics.Implementation, metrics.ActivityFailed, 9), "", 0},
		{"maintenance", activity(metrics.Maintenance, metrics.ActivityRunning, 0), "", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			needs := team.NeedsOf([]metrics.Activity{test.activity}, onDay(15))
			if test.want == "" {
				require.Empty(t, needs)
				return
			}
			require.Len(t, needs, 1)
			require.Equal(t, account.ProfessionalServices, needs[0].Role)
			require.Equal(t, test.want, speak(needs[0].Reason))
			require.Equal(t, "activity x", refsOf([]account.Ref{needs[0].Evidence}))
			require.True(t, needs[0].InForce(onDay(15)))
			require.Equal(t, onDay(test.until), needs[0].Until)
		})
	}
}
