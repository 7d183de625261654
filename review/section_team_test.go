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

// staffed are the facts with a team: every role that the account must have is
// held, the technical lead's by two.
func staffed() memory.Facts {
	f := facts()
	for _, p := range []struct {
		id          account.PersonID
		name, title string
	}{{"eva", "Eva Brandt", "Key account manager"}, {"omar", "Omar Haddad", "Service manager"}, {"yuki", "Yuki Mori", ""}} {
		f.People = append(f.People, account.Person{
			ID: p.id, Name: p.name, Title: p.title, Side: account.ProviderSide, Level: account.TechnicalLevel, Visibility: account.Customer,
		})
	}
	f.Assignments = []team.Assignment{
		holds("r-1", "yuki", account.TechnicalLead),
		holds("r-2", "lead", account.TechnicalLead),
		holds("r-3", "omar", account.OperationsSupervisor),
		holds("r-4", "eva", account.AccountManager),
		holds("r-5", "eva", account.ProfessionalServices),
	}
	f.Assignments[0].Primary = false
	f.People[2].Title = "Principal engineer"
	for _, kind := range []team.DeliverableKind{
		team.AccountPlan, team.OperationsReviewReport, team.OperationsDocument, team.ProductionSolution,
	} {
		f.Deliverables = append(f.Deliverables, issued(kind, day(time.June, 1, 9), f.Solutions[0].Digest()))
	}
	return f
}

// plain is what a review says to an audience, without rules and frames.
func plain(t testing.TB, f review.Facts, audience account.Visibility) string {
	t.Helper()
	return flat(said(t, f, audience))
}

func flat(text string) string {
	unframed := strings.NewReplacer("█", "", "┃", "", "│", "", "━", "", "─", "").Replace(text)
	return strings.Join(strings.Fields(unframed), " ")
}

func holds(id team.AssignmentID, person account.PersonID, role account.Role) team.Assignment {
	return team.Assignment{
		ID: id, Account: "harbour", Person: person, Role: role, From: day(time.January, 5, 0),
		Basis: team.Standing, Primary: true, Reason: "knows the warehouse", Visibility: account.Customer,
	}
}

func issued(kind team.DeliverableKind, at time.Time, digest string) memory.Deliverable {
	return memory.Deliverable{Account: "harbour", Deliverable: team.Deliverable{
		Kind: kind, Issued: at, By: "eva", Digest: digest, Place: "plans/1.pdf", Visibility: account.Customer,
	}}
}

// TestTheCustomerKnowsByNameWhoIsThereForThem, in the order of the charter, and
// who answers first comes first.
func TestTheCustomerKnowsByNameWhoIsThereForThem(t *testing.T) {
	t.Parallel()
	f := gathered(t, staffed())
	for _, audience := range []account.Visibility{account.Customer, account.Business, account.Internal} {
		says(t, plain(t, f, audience), "Your account team 4 people are there for you, in 4 roles As of 30 Jun 2026 "+
			"Account manager Eva Brandt, Key account manager Owns the relationship as a whole. "+
			"Professional services Eva Brandt, Key account manager Brings the solution to production. "+
			"Operations supervisor Omar Haddad, Service manager Answers for the customer's entire service experience. "+
			"Technical lead Mara Lindqvist, Principal engineer Also: Yuki Mori "+
			"Answers for the operational soundness of the customer's configuration. Is told,")
	}
	saysNot(t, plain(t, f, account.Customer), "standing", "knows the warehouse", "5 Jan 2026", "plans/1.pdf", "as only we see it")
}

// TestTheTeamIsNoItemOfTheAgenda: the agenda keeps its five, and the team follows
// them, whatever the agenda.
func TestTheTeamIsNoItemOfTheAgenda(t *testing.T) {
	t.Parallel()
	for _, agenda := range []review.Agenda{nil, review.StandardAgenda()} {
		d, err := review.Compose(t.Context(), agenda, gathered(t, staffed()))
		require.NoError(t, err)
		part := d.Blocks[3+len(agenda)].(review.Part)
		require.Equal(t, account.Say("team.name", nil), part.Heading.Name)
	}
}

// TestWhoHoldsARoleIsToldToThoseWhoMayKnow has of each row what is said of the
// technical lead, by audience.
func TestWhoHoldsARoleIsToldToThoseWhoMayKnow(t *testing.T) {
	t.Parallel()
	const lead, mori = "Mara Lindqvist, Principal engineer", "Yuki Mori"
	type said3 [3]string // to the customer, its management, us
	for _, tt := range []struct {
		name                      string
		assigned, person, standIn account.Visibility
		want                      said3
	}{
		{"everyone", account.Customer, account.Customer, account.Customer, said3{lead + " Also: " + mori, lead + " Also: " + mori, lead + " Also: " + mori}},
		{"a stand-in of our own", account.Customer, account.Customer, account.Internal, said3{lead + " Answers", lead + " Answers", lead + " [Internal] Also: " + mori}},
		{"a primary of our own", account.Internal, account.Customer, account.Customer, said3{mori + " Answers", mori + " Answers", mori + " [Internal] Also: " + lead}},
		{"a name of our own", account.Customer, account.Internal, account.Customer, said3{"Somebody not named here Also: " + mori, "Somebody not named here Also: " + mori, "Somebody not named here Also: " + mori}},
		{"a name for management", account.Business, account.Business, account.Internal, said3{"", lead + " Answers", lead + " [Internal] Also: " + mori}},
		{"all of it ours", account.Internal, account.Internal, account.Internal, said3{"", "", lead + " Also: " + mori}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := staffed()
			f.Assignments[1].Visibility, f.Assignments[0].Visibility = tt.assigned, tt.standIn
			f.People[2].Visibility = tt.person
			got := gathered(t, f)
			for i, audience := range []account.Visibility{account.Customer, account.Business, account.Internal} {
				text := plain(t, got, audience)
				if tt.want[i] == "" {
					saysNot(t, text, "Technical lead "+lead, "Technical lead "+mori, lead, "Yuki")
					continue
				}
				says(t, text, "Technical lead "+tt.want[i])
			}
		})
	}
}

// TestARoleIsToldAloneWhereItsHolderMayNotBeNamed: whoever presents the review is
// told whom not to name.
func TestARoleIsToldAloneWhereItsHolderMayNotBeNamed(t *testing.T) {
	t.Parallel()
	f := staffed()
	f.People[2].Visibility = account.Internal
	got := gathered(t, f)
	saysNot(t, plain(t, got, account.Business), "Lindqvist", "Principal engineer")
	says(t, plain(t, got, account.Internal), "Technical lead: Mara Lindqvist is not named to the customer; the role is told alone.")
	saysNot(t, plain(t, gathered(t, staffed()), account.Internal), "is not named to the customer")
}

func TestWhatTheHeadingCountsIsWhatTheCustomerIsTold(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		change func(*memory.Facts)
		want   string
	}{
		{"one with two roles", func(*memory.Facts) {}, "4 people are there for you, in 4 roles"},
		{"a stand-in of ours", func(f *memory.Facts) { f.Assignments[0].Visibility = account.Internal }, "3 people are there for you, in 4 roles"},
		{"a role of ours", func(f *memory.Facts) { f.Assignments[2].Visibility = account.Business }, "3 people are there for you, in 3 roles"},
		{"one", func(f *memory.Facts) { f.Assignments = f.Assignments[3:4] }, "1 person is there for you, in 1 role As of"},
		{"twice in a role", func(f *memory.Facts) { f.Assignments[0].Person = "lead" }, "3 people are there for you, in 4 roles"},
		{"none", func(f *memory.Facts) { f.Assignments = nil }, "Your account team As of 30 Jun 2026 Nobody is on record yet as a member"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := staffed()
			tt.change(&f)
			says(t, plain(t, gathered(t, f), account.Customer), tt.want)
		})
	}
}

// TestNobodyWhoIsGoneIsToldToBeThere at the last instant of the period.
func TestNobodyWhoIsGoneIsToldToBeThere(t *testing.T) {
	t.Parallel()
	last := quarter.To.Add(-1)
	for _, tt := range []struct {
		name   string
		change func(*team.Assignment, *account.Person)
		there  bool
	}{
		{"ends with the period", func(a *team.Assignment, _ *account.Person) { a.Until = quarter.To }, true},
		{"ends before", func(a *team.Assignment, _ *account.Person) { a.Until = last }, false},
		{"starts at its last instant", func(a *team.Assignment, _ *account.Person) { a.From = last }, true},
		{"starts after it", func(a *team.Assignment, _ *account.Person) { a.From = quarter.To }, false},
		{"left after it", func(_ *team.Assignment, p *account.Person) { p.Left = quarter.To }, true},
		{"left at its last instant", func(_ *team.Assignment, p *account.Person) { p.Left = last }, false},
		{"erased", func(_ *team.Assignment, p *account.Person) { p.Name, p.Title, p.Erased = "", "", quarter.To }, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := staffed()
			tt.change(&f.Assignments[2], &f.People[4])
			text := plain(t, gathered(t, f), account.Customer)
			if tt.there {
				says(t, text, "Operations supervisor Omar Haddad")
				return
			}
			saysNot(t, text, "entire service experience", "Omar Haddad", "forgotten")
		})
	}
}

// TestWithoutPeopleTheRolesAreTold: a name is not made up from an id.
func TestWithoutPeopleTheRolesAreTold(t *testing.T) {
	t.Parallel()
	store, err := memory.New(staffed())
	require.NoError(t, err)
	f, err := review.Gather(t.Context(), review.Sources{Team: store}, "harbour", quarter)
	require.NoError(t, err)
	text := plain(t, f, account.Customer)
	says(t, text, "Operations supervisor Somebody not named here", "4 people are there for you, in 4 roles")
	saysNot(t, text, "omar", "lead,")
	saysNot(t, plain(t, f, account.Internal), "is not named")
	says(t, plain(t, f, account.Internal), "Not supplied: what the account team has issued.", "omar Operations supervisor 1 0 0.25")
	f.People = []account.Person{}
	saysNot(t, plain(t, f, account.Customer), "entire service experience")
}

func TestSomebodyOnATeamTwiceIsToldOnce(t *testing.T) {
	t.Parallel()
	f := staffed()
	f.Assignments[0].Person = "lead"
	text := plain(t, gathered(t, f), account.Internal)
	says(t, text, "Technical lead Mara Lindqvist, Principal engineer Answers")
	saysNot(t, text, "Also:")
}

func TestAHostsOwnRoleIsTold(t *testing.T) {
	t.Parallel()
	f := staffed()
	f.Assignments = append(f.Assignments, holds("r-6", "yuki", "trainer"), holds("r-7", "omar", "guest"))
	got := gathered(t, f)
	got.Charter = append(team.Charter{{
		Role: "trainer", Side: account.ProviderSide, Level: account.TechnicalLevel,
		Responsibilities: []account.Text{account.Data("Teaches your people.")}, Owes: []team.DeliverableKind{"course"},
	}}, team.StandardCharter()...)
	d, err := review.Compose(t.Context(), nil, got)
	require.NoError(t, err)
	e, err := d.Edition(account.Internal, review.English().With(map[string]string{
		"role.trainer": "Trainer", "role.guest": "Guest", "deliverable.course": "Course",
	}))
	require.NoError(t, err)
	text := flat(render(t, review.Text{Width: 200}, e))
	says(t, text, "As of 30 Jun 2026 Trainer Yuki Mori Teaches your people. Account manager",
		"Guest Omar Haddad, Service manager not supplied", "Course Trainer missing ✗ none on record none on record")
}

var _ review.Files = team.Store(nil)
