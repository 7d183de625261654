package team_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// speak says a text in English.
func speak(t account.Text) string {
	return account.English().With(team.Phrases()).Format(t)
}

// faultsOf are the faults of a value, one a line.
func faultsOf(err error) []string {
	if err == nil {
		return nil
	}
	return strings.Split(err.Error(), "\n")
}

// The table of the white paper, chapter "The Account Team", row by row.
func TestTheSixRolesAnswerForAndOweWhatTheTableSays(t *testing.T) {
	t.Parallel()
	want := []struct{ role, level, owes, purpose, answers string }{
		{"Executive partner", "business", "Shared vision",
			"Shows the customer that we care about them, that we know where we are going, and that we are here to stay.",
			"Knows the account team and the customer on a first-name basis. Removes obstacles to the customer's success. Supports the account team in achieving success."},
		{"Account manager", "business", "Account plan",
			"Says where the relationship is to go, and how.",
			"Owns the relationship as a whole."},
		{"Sales engineer", "business", "Configuration diagram",
			"Shows the layout of the customer's solution.",
			"Is the account manager's technical arm in business development."},
		{"Professional services", "technical", "Production solution",
			"Is the customer's solution in production.",
			"Brings the solution to production."},
		{"Operations supervisor", "technical", "Operations review report",
			"Says what we have done for the customer lately, and recommends answers to issues that are imminent.",
			"Answers for the customer's entire service experience."},
		{"Technical lead", "technical", "Operations document",
			"Says how the customer's solution is managed, operated, maintained and supported, and includes the configuration diagram.",
			"Answers for the operational soundness of the customer's configuration. Is told, asked for counsel or asked for approval before anybody touches the configuration."},
	}
	charter := team.StandardCharter()
	require.Len(t, charter, len(want))
	for i, d := range charter {
		require.Equal(t, want[i].role, speak(d.Role.Label()))
		require.Equal(t, want[i].level, string(d.Level), d.Role)
		require.Equal(t, account.ProviderSide, d.Side, d.Role)
		require.Len(t, d.Owes, 1, d.Role)
		require.Equal(t, want[i].owes, speak(d.Owes[0].Label()))
		require.Equal(t, want[i].purpose, speak(d.Owes[0].Purpose()))
		var answers []string
		for _, text := range d.Responsibilities {
			answers = append(answers, speak(text))
		}
		require.Equal(t, want[i].answers, strings.Join(answers, " "))
	}
	require.NoError(t, charter.Validate())
}

// trainer is a role of a host's own, held by people of the customer.
var trainer = team.Duty{
	Role: "trainer", Side: account.CustomerSide, Level: account.TechnicalLevel,
	Responsibilities: []account.Text{account.Data("Trains users.")}, Owes: []team.DeliverableKind{"handbook"},
}

func TestCharterValidate(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		change func(team.Charter) team.Charter
		want   []string
	}{
		{"the standard", func(c team.Charter) team.Charter { return c }, nil},
		{"none is the standard", func(team.Charter) team.Charter { return nil }, nil},
		{"a role more", func(c team.Charter) team.Charter { return append(c, trainer) }, nil},
		{"another order", func(c team.Charter) team.Charter { c[0], c[5] = c[5], c[0]; return c }, nil},
		{"the diagram owed by the technical lead", func(c team.Charter) team.Charter {
			c[2].Owes, c[5].Owes = nil, append(c[5].Owes, team.ConfigurationDiagram)
			return c
		}, nil},
		{"a role less", func(c team.Charter) team.Charter { return c[1:] }, []string{"has no executive-partner"}},
		{"none of the six", func(team.Charter) team.Charter { return team.Charter{trainer} }, []string{
			"has no executive-partner", "has no account-manager", "has no sales-engineer",
			"has no professional-services", "has no operations-supervisor", "has no technical-lead",
		}},
		{"a role twice", func(c team.Charter) team.Charter { return append(c, trainer, trainer) }, []string{
			`[7].role: repeats the role "trainer"`, `[7].owes[0]: "handbook" is owed already`}},
		{"of no side", func(c team.Charter) team.Charter { c[1].Side = "vendor"; return c }, []string{
			`[1].side: "vendor" is not customer or provider`,
			"[1].side: is not provider, as that of each of the six roles is"}},
		{"one of the six at the customer", func(c team.Charter) team.Charter { c[5].Side = account.CustomerSide; return c }, []string{
			"[5].side: is not provider, as that of each of the six roles is"}},
		{"a duty of nothing", func(c team.Charter) team.Charter {
			return append(c, team.Duty{Owes: []team.DeliverableKind{""}})
		}, []string{
			"[6].role: is missing", `[6].side: "" is not customer or provider`, `[6].level: "" is not business or technical`,
			"[6].responsibilities: are missing: say what the role answers for", "[6].owes[0]: is missing"}},
		{"a kind owed by two", func(c team.Charter) team.Charter {
			c[5].Owes = append(c[5].Owes, team.AccountPlan)
			return c
		}, []string{`[5].owes[1]: "account-plan" is owed already`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			err := test.change(team.StandardCharter()).Validate()
			require.Equal(t, test.want, faultsOf(err))
			require.Equal(t, test.want != nil, err != nil)
		})
	}
}

func TestCharterDuty(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		charter team.Charter
		role    account.Role
		want    string
	}{
		{"no charter is the standard one", nil, account.TechnicalLead, "technical-lead"},
		{"a host's role", append(team.StandardCharter(), trainer), "trainer", "trainer"},
		{"unknown", nil, "trainer", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d, ok := test.charter.Duty(test.role)
			require.Equal(t, test.want, string(d.Role))
			require.Equal(t, test.want != "", ok)
		})
	}
}

func TestCharterOwing(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		charter team.Charter
		kind    team.DeliverableKind
		want    account.Role
	}{
		{"no charter is the standard one", nil, team.OperationsDocument, account.TechnicalLead},
		{"a host's kind", append(team.StandardCharter(), trainer), "handbook", "trainer"},
		{"owed by nobody", nil, "handbook", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			role, ok := test.charter.Owing(test.kind)
			require.Equal(t, test.want, role)
			require.Equal(t, test.want != "", ok)
		})
	}
}

func TestCharterSurvivesJSON(t *testing.T) {
	t.Parallel()
	want := append(team.StandardCharter(), trainer)
	b, err := json.Marshal(want)
	require.NoError(t, err)
	var got team.Charter
	require.NoError(t, json.Unmarshal(b, &got))
	require.Equal(t, want, got)
}
