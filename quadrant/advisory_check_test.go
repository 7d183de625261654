package quadrant_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/quadrant"
)

func TestAdvisoryValidate(t *testing.T) {
	t.Parallel()
	sent := moved(t, outage(), step("send", 11))
	for _, row := range []struct {
		name   string
		from   quadrant.Advisory
		change func(*quadrant.Advisory)
		want   []string
	}{
		{"every part", outage(), func(*quadrant.Advisory) {}, nil},
		{"a draft without words", outage(), func(a *quadrant.Advisory) {
			a.Headline, a.How, a.Options, a.Intent, a.NextReport, a.To = account.Text{}, account.Text{}, nil, account.Text{}, time.Time{}, nil
		}, nil},
		{"nothing", quadrant.Advisory{}, func(*quadrant.Advisory) {}, []string{
			"account: is missing", "about.kind: is missing", "about.id: is missing", "known: is missing", `state: "" is not a state of an advisory`,
		}},
		{"a next report that no clock will show", outage(), func(a *quadrant.Advisory) { a.NextReport = onMarch(4, 10).AddDate(8000, 0, 0) },
			[]string{"next_report: is not of a year from 0 to 9999"}},
		{"an option that says nothing", outage(), func(a *quadrant.Advisory) { a.Options = append(a.Options, account.Text{}) }, []string{"options[2]: is empty"}},
		{"people", outage(), func(a *quadrant.Advisory) { a.To = people("bo", "\n", "bo") }, []string{
			"to[1]: has a control character", `to[2]: repeats "bo"`,
		}},
		{"channels", outage(), func(a *quadrant.Advisory) { a.Channels = []quadrant.Channel{"fax", "call", "call"} }, []string{
			`channels[0]: "fax" is not a channel`, `channels[2]: repeats "call"`,
		}},
		{"an unknown audience", outage(), func(a *quadrant.Advisory) { a.Visibility = "all" }, []string{`visibility: "all" is not an audience`}},
		{"steps", sent, func(a *quadrant.Advisory) {
			a.Steps = append(a.Steps, quadrant.AdvisoryStep{Verb: "ponder", Actor: "", At: onMarch(3, 10)}, quadrant.AdvisoryStep{Verb: "close", Actor: "al"})
		}, []string{
			`steps[1].verb: "ponder" is not a step of an advisory`, "steps[1].actor: is missing",
			"steps[1].at: is before that of the step before", "steps[2].at: is missing",
		}},
		{"sent without words", sent, func(a *quadrant.Advisory) { a.How, a.NextReport = account.Text{}, time.Time{} }, []string{
			"how: is missing, but the advisory was sent", "next_report: is missing, but the advisory was sent",
		}},
		{"followed up without words", sent, func(a *quadrant.Advisory) { a.State, a.Options, a.NextReport = quadrant.FollowedUp, nil, time.Time{} },
			[]string{"options: is missing, but the advisory was sent"}},
		{"closed without words", sent, func(a *quadrant.Advisory) { a.State, a.How = quadrant.Closed, account.Text{} }, nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			a := row.from.Clone()
			row.change(&a)
			require.Equal(t, row.want, faultLines(a.Validate()))
		})
	}
}

func TestAnAdvisorySaysInOrderWhatTheCustomerNeeds(t *testing.T) {
	t.Parallel()
	english := account.English().With(quadrant.Phrases())
	require.Equal(t, `The order server has been down since 9:40; orders cannot be entered.
How we got here: A disk of the database filled up overnight, and the database stopped.
Option 1: Switch to the standby server: back in 20 minutes, last night's orders are typed in again.
Option 2: Enlarge the disk: back in three hours, nothing is lost.
What we intend: We will have orders entered again before the evening run.
You will hear from us again by 4 Mar 2026 10:00 UTC.
`, outage().Text(english))
	one := quadrant.Advisory{Options: texts("Enlarge the disk."), OnlyOne: account.Data("There is no standby server.")}
	require.Equal(t, `There is one option: Enlarge the disk.
Why there is no other: There is no standby server.
`, one.Text(english))
	require.Empty(t, quadrant.Advisory{}.Text(english))
	followUp := step("follow-up", 12)
	followUp.Report, followUp.NextReport = account.Data("Half of the orders are typed in again."), onMarch(3, 14)
	lines := moved(t, outage(), step("send", 11), followUp, step("follow-up", 13)).Text(english)
	require.Equal(t, `Report of 3 Mar 2026 12:00 UTC: Half of the orders are typed in again.
`, lines[strings.Index(lines, "evening run.\n")+len("evening run.\n"):])

	// Nothing but data and phrases, and nothing that is for us alone.
	a := moved(t, outage(), shorter(11), dropped(12))
	pseudo := accounttest.Pseudo(english)
	for _, line := range a.Lines()[1:] {
		require.Empty(t, strings.TrimSpace(accounttest.Outside(pseudo.Format(line))))
		require.Empty(t, english.Lacks(line))
	}
	for _, inner := range []string{"k-1", "t-1", "a-1", "al", "it was over first", "disrupted"} {
		require.NotContains(t, strings.Fields(a.Text(english)), inner)
	}
}

func TestEveryStateAndStepOfAnAdvisoryIsSaid(t *testing.T) {
	t.Parallel()
	english := account.English().With(quadrant.Phrases())
	for _, s := range []quadrant.AdvisoryState{quadrant.Drafted, quadrant.Sent, quadrant.FollowedUp, quadrant.Closed} {
		require.Empty(t, english.Lacks(s.Label()))
		require.True(t, english.Has("advisory."+string(s)))
	}
	for _, v := range []quadrant.AdvisoryVerb{quadrant.Revise, quadrant.Send, quadrant.FollowUp, quadrant.Close} {
		require.Empty(t, english.Lacks(v.Label()))
		require.True(t, english.Has("advisory-verb."+string(v)))
	}
	require.Equal(t, "lost", english.Format(quadrant.AdvisoryState("lost").Label()))
	require.Equal(t, "ponder", english.Format(quadrant.AdvisoryVerb("ponder").Label()))
}
