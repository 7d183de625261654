package quadrant_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/quadrant"
)

// filled returns a record that says who wherever it can say anything.
func filled[T any](who string) T {
	return conform.Filled[T](who, account.Say("x", account.Args{"who": account.Data(who)}))
}

func TestAClonedRecordSharesNothing(t *testing.T) {
	t.Parallel()
	words := account.Data("x")
	conform.Copied(t, quadrant.Case.Clone, words)
	conform.Copied(t, quadrant.Alert.Clone, words)
	conform.Copied(t, quadrant.Advisory.Clone, words)
	conform.Copied(t, quadrant.Interaction.Clone)
	conform.Copied(t, quadrant.Standing.Clone)
	require.Equal(t, quadrant.Case{}, quadrant.Case{}.Clone())
	require.Equal(t, quadrant.Alert{}, quadrant.Alert{}.Clone())
}

// What stays of a record that says a name wherever it can: ids and values of machines.
// A field that is new and free text has to be redacted, and one that is neither has to
// be listed here.
func TestRedactedRecordsKeepIDsAndValuesOfMachinesAlone(t *testing.T) {
	t.Parallel()
	const who = "Ann Weiss"
	ann := account.NewRedaction(account.Person{Name: who})
	require.Equal(t, strings.Fields(`
		About.Kind About.ID Account
		Ticket.ID Ticket.Account Ticket.Kind Ticket.Priority Ticket.Impact Ticket.CustomerImpact Ticket.Item Ticket.Problem Ticket.CausedBy
		Ticket.Log[].Kind Ticket.Log[].By Ticket.Log[].Priority Ticket.Visibility
		Commitment.ID Commitment.Account Commitment.Kind Commitment.Owner Commitment.Role Commitment.Source.Kind Commitment.Source.ID
		Commitment.MadeBy Commitment.State Commitment.Told[].Step Commitment.Told[].To Commitment.Visibility
		Activity.ID Activity.Account Activity.Kind Activity.Item Activity.Status Activity.Visibility
		Related.By Related.Tickets[].ID
		Harms[].Impact Harms[].CustomerImpact Group.Kind Group.ID
		Words[].About.Kind Words[].About.ID Words[].Interaction Words[].From[] Words[].To[] Words[].Channel
		Alerts[].Key Alerts[].Class Alerts[].Signs[].Code Alerts[].Severity Alerts[].Steps[].Name Alerts[].Steps[].Key Alerts[].Steps[].To
		Alerts[].Acks[].By Alerts[].Outcome
		Alerts[].Advisory.Account Alerts[].Advisory.About.Kind Alerts[].Advisory.About.ID Alerts[].Advisory.Alert Alerts[].Advisory.Impact
		Alerts[].Advisory.To[] Alerts[].Advisory.Channels[] Alerts[].Advisory.State
		Alerts[].Advisory.Steps[].Verb Alerts[].Advisory.Steps[].Actor Alerts[].Advisory.Visibility Alerts[].Commitment
	`), conform.Saying(filled[quadrant.Case](who).Redacted(ann), who))
	require.Equal(t, strings.Fields("ID Account From[] To[] Channel Trigger Topics[] About[].Kind About[].ID Sentiment Visibility"),
		conform.Saying(filled[quadrant.Interaction](who).Redacted(ann), who))
}

func TestRedactedAltersNothingOfTheOriginal(t *testing.T) {
	t.Parallel()
	const who = "Ann Weiss"
	ann := account.NewRedaction(account.Person{Name: who})
	c := filled[quadrant.Case](who)
	c.Redacted(ann)
	for _, a := range c.Alerts {
		a.Redacted(ann)
		a.Advisory.Redacted(ann)
	}
	require.Equal(t, filled[quadrant.Case](who), c)
}
