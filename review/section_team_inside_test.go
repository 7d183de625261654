package review_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/review"
	"github.com/accordhq/accord/team"
)

// TestCoverageIsForUsAlone: what is found of the team stands with the team, once,
// and the cover tells that it is there.
func TestCoverageIsForUsAlone(t *testing.T) {
	t.Parallel()
	f := staffed()
	f.Assignments[2].Until = day(time.May, 5, 0)
	f.Assignments[4].Until = day(time.May, 5, 0)
	got := gathered(t, f)
	internal := plain(t, got, account.Internal)
	says(t, internal, "2 points about the account team, which only we see, stand with the team.",
		"[Internal] The team, as only we see it 2 points need attention Needs action now "+
			"Operations supervisor: nobody has held the role since 5 May 2026, and an account of this profile needs it at all times. "+
			"Next step Assign a successor. Owner Account manager "+
			"Needs attention Professional services: nobody holds the role, and it is needed now. "+
			"An implementation is open: Second line to the warehouse Next step Assign somebody for as long as it takes. Owner Account manager")
	require.Equal(t, 1, strings.Count(internal, "nobody has held the role"))
	for _, audience := range []account.Visibility{account.Customer, account.Business} {
		saysNot(t, plain(t, got, audience), "nobody has held", "nobody holds", "stand with the team", "as only we see it", "Operations review report")
	}
	for _, finding := range got.Findings() {
		require.NotContains(t, finding.Code, "role.")
	}
	for _, finding := range got.TeamFindings() {
		require.Equal(t, account.Internal, finding.Visibility, finding.Code)
	}
}

func TestATeamWithoutAGapIsSaidToBeSo(t *testing.T) {
	t.Parallel()
	text := plain(t, gathered(t, staffed()), account.Internal)
	says(t, text, "The team, as only we see it Nothing needs attention What the team owes")
	saysNot(t, text, "about the account team, which only we see")
}

// TestTheTeamIsJudgedByThePolicyOfTheReview: what is required, and how much one
// person can carry.
func TestTheTeamIsJudgedByThePolicyOfTheReview(t *testing.T) {
	t.Parallel()
	f := gathered(t, staffed())
	f.Team = team.Policy{
		Required: []team.Requirement{{Role: account.SalesEngineer, Basis: team.Standing}},
		Load:     team.LoadPolicy{Low: 0.5, Limit: 0.4, Keys: 3},
	}
	says(t, plain(t, f, account.Internal), "Sales engineer: nobody holds the role",
		"Omar Haddad carries 1 account, 0 of them key accounts: 0.50 account equivalents, of which 0.4 are the most.",
		"Key accounts (at most 3) Account equivalents (at most 0.4)",
		"Omar Haddad Operations supervisor 1 0 0.50 ✗", "high 1, medium 0.5, low or not graded 0.5.")
}

// TestWhatTheTeamOwesAndHowItStands has a row for each state of the table.
func TestWhatTheTeamOwesAndHowItStands(t *testing.T) {
	t.Parallel()
	f := staffed()
	now := f.Solutions[0].Digest()
	f.Assignments = append(f.Assignments, holds("r-6", "eva", account.SalesEngineer))
	f.Assignments[4].Until = day(time.May, 5, 0)
	f.Deliverables = []memory.Deliverable{
		issued(team.SharedVision, day(time.June, 30, 9), ""),
		issued(team.AccountPlan, day(time.June, 29, 9), ""),
		issued(team.ConfigurationDiagram, day(time.April, 2, 9), now),
		issued(team.ConfigurationDiagram, day(time.May, 2, 9), "another"),
		issued(team.OperationsReviewReport, day(time.March, 30, 9), ""),
		issued(team.OperationsDocument, day(time.June, 2, 9), ""),
		issued(team.AccountPlan, quarter.To, ""),
	}
	text := plain(t, gathered(t, f), account.Internal)
	says(t, text, "Deliverable Owed by State Issued Good until",
		"Shared vision Executive partner not owed now 30 Jun 2026 by Eva Brandt 1 Jul 2027",
		"Account plan Account manager good ✓ 29 Jun 2026 by Eva Brandt 30 Jun 2027",
		"Configuration diagram Sales engineer out of step with the configuration ✗ 2 May 2026 by Eva Brandt the configuration changes",
		"Production solution Professional services at work on it none on record none on record",
		"Operations review report Operations supervisor stale ✗ 30 Mar 2026 by Eva Brandt 30 Jun 2026",
		"Operations document Technical lead for which configuration is not known ✗ 2 Jun 2026",
		"Operations review report: the last one, of 30 Mar 2026, was good until 30 Jun 2026. Next step Issue a new one. Owner Operations supervisor")
	saysNot(t, text, "plans/1.pdf", now)

	f.Deliverables, f.Solutions, f.Activities = f.Deliverables[1:3], nil, nil
	f.Assignments[4].Until = time.Time{}
	says(t, plain(t, gathered(t, f), account.Internal),
		"Configuration diagram Sales engineer no configuration to compare it with 2 Apr 2026",
		"Production solution Professional services missing ✗ none on record",
		"Account plan Account manager good ✓ 29 Jun 2026",
		"Operations document Technical lead missing ✗")
}

func TestWhatIsIssuedForGoodHasNoEnd(t *testing.T) {
	t.Parallel()
	says(t, plain(t, gathered(t, staffed()), account.Internal),
		"Production solution Professional services good ✓ 1 Jun 2026 by Eva Brandt no end",
		"Operations document Technical lead good ✓ 1 Jun 2026 by Eva Brandt the configuration changes")
}

// TestARoleOwesWhatItOwesWhileItIsOnDuty: required at all times though nobody
// holds it, held, or required as needed and needed now.
func TestARoleOwesWhatItOwesWhileItIsOnDuty(t *testing.T) {
	t.Parallel()
	services := func(b team.Basis) team.Policy {
		return team.Policy{Required: []team.Requirement{{Role: account.ProfessionalServices, Basis: b}}}
	}
	past := team.Need{Role: account.ProfessionalServices, Until: day(time.June, 1, 0), Reason: data("Done.")}
	now := team.Need{Role: account.ProfessionalServices, Reason: data("To do.")}
	other := team.Need{Role: account.SalesEngineer, Reason: data("To do.")}
	for _, tt := range []struct {
		name   string
		held   bool
		policy team.Policy
		need   team.Need
		want   string
	}{
		{"vacant, required", false, services(team.Standing), past, "good ✓"},
		{"held, not required", true, team.Policy{Required: []team.Requirement{}}, past, "good ✓"},
		{"needed", false, services(team.AsNeeded), now, "good ✓"},
		{"needed in the past", false, services(team.AsNeeded), past, "not owed now"},
		{"another is needed", false, services(team.AsNeeded), other, "not owed now"},
		{"needed, not required", false, team.Policy{Required: []team.Requirement{}}, now, "not owed now"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := staffed()
			if !tt.held {
				f.Assignments = f.Assignments[:4]
			}
			got := gathered(t, f)
			got.Team, got.Needs = tt.policy, []team.Need{tt.need}
			says(t, plain(t, got, account.Internal), "Production solution Professional services "+tt.want)
		})
	}
}

// TestWhatWasNotGivenOfATeamIsNotFoundMissing: nothing is judged that nobody
// supplied.
func TestWhatWasNotGivenOfATeamIsNotFoundMissing(t *testing.T) {
	t.Parallel()
	store, err := memory.New(staffed())
	require.NoError(t, err)
	for _, tt := range []struct {
		name            string
		src             review.Sources
		wants, unwanted []string
	}{
		{"no team", review.Sources{Accounts: store, Files: store}, []string{"Your account team For information Not supplied: who is on the account team."},
			[]string{"nobody holds", "What the team owes", "As of 30 Jun 2026", "stand with the team"}},
		{"no files", review.Sources{Accounts: store, Team: store}, []string{"Not supplied: what the account team has issued.", "Nothing needs attention For information", "What they carry"},
			[]string{"none is on record", "What the team owes", "missing"}},
		{"no promises", review.Sources{Accounts: store}, []string{"[Internal] For information Not supplied: promises."}, nil},
		{"all", sources(store), []string{"What the team owes"}, []string{"Not supplied: who is", "Not supplied: what the account team", "Not supplied: promises"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f, err := review.Gather(t.Context(), tt.src, "harbour", quarter)
			require.NoError(t, err)
			text := plain(t, f, account.Internal)
			says(t, text, tt.wants...)
			saysNot(t, text, tt.unwanted...)
			saysNot(t, plain(t, f, account.Business), "promises.", "has issued")
		})
	}
}
