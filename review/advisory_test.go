package review_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/review"
)

// outage is an advisory that was revised, sent and followed up.
func outage(t testing.TB) quadrant.Advisory {
	t.Helper()
	at := utc(2026, time.March, 3, 9, 0)
	a := quadrant.DraftAdvisory(quadrant.AdvisoryDraft{
		Account: "meridian", About: metrics.TicketID("T-118").Ref(), Alert: "disruption/T-118", Impact: metrics.Disrupted, Known: at,
		Headline: data("The tracking service has been down since 8:40; shipments cannot be looked up."),
		To:       []account.PersonID{"bo", "cy"}, Visibility: account.Business,
	}, at, nil)
	words := a
	words.How = data("A disk of the database filled up overnight, and the database stopped. The warning that should have come at 90 % had been switched off in the maintenance of Sunday.")
	words.Options = []account.Text{
		data("Switch to the standby server: back in 20 minutes; what was booked after midnight is typed in again."),
		data("Enlarge the disk: back in three hours, and nothing is lost."),
	}
	words.Intent = data("We mean to have shipments looked up again before the evening run, and to lose no booking.")
	words.Channels = []quadrant.Channel{quadrant.Call, quadrant.Mail}
	for i, m := range []quadrant.AdvisoryMove{
		{Verb: quadrant.Revise, Note: "asked Lea about the standby", Revised: &words},
		{Verb: quadrant.Send},
		{Verb: quadrant.FollowUp, Note: "told Bo that it is back", NextReport: at.Add(48 * time.Hour)},
	} {
		m.Actor, m.At = "al", at.Add(time.Duration(i+1)*10*time.Minute)
		var err error
		a, _, err = a.Move(m)
		require.NoError(t, err)
	}
	return a
}

func advisoryDocument(t testing.TB, a quadrant.Advisory) review.Document {
	t.Helper()
	return review.AdvisoryDocument(a, account.Account{ID: "meridian", Name: "Meridian Freight"}, []account.Person{
		{ID: "al", Name: "Alma Reyes"}, {ID: "bo", Name: "Bo Lindqvist"}, {ID: "cy", Name: "Cyra Okafor"},
	})
}

func TestAdvisoryGolden(t *testing.T) {
	t.Parallel()
	for _, audience := range []account.Visibility{account.Business, account.Internal} {
		e := edition(t, advisoryDocument(t, outage(t)), audience)
		matchGolden(t, "advisory_"+audience.String()+".txt", render(t, review.Text{}, e))
		matchGolden(t, "advisory_"+audience.String()+".md", render(t, review.Markdown{}, e))
	}
}

// Whoever may not read the advisory reads nothing of it, and what only we know is in
// our edition alone.
func TestAnAdvisoryIsReadByThoseItIsForAlone(t *testing.T) {
	t.Parallel()
	news := []string{"tracking service", "disk of the database", "standby server", "evening run", "hear from us"}
	inner := []string{"T-118", "disruption", "Lea", "told Bo", "Alma", "Known since"}
	for _, row := range []struct {
		name     string
		v        account.Visibility
		audience account.Visibility
		says     []string
		saysNot  []string
	}{
		{"for management, by management", account.Business, account.Business, news, inner},
		{"for everyone, by everyone", account.Customer, account.Customer, news, inner},
		{"for everyone, by management", account.Customer, account.Business, news, inner},
		{"for management, by us", account.Business, account.Internal, append(inner, news...), nil},
		{"for us, by us", account.Internal, account.Internal, append(inner, news...), nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			a := outage(t)
			a.Visibility = row.v
			e := edition(t, advisoryDocument(t, a), row.audience)
			for _, r := range []review.Renderer{review.Text{}, review.Markdown{}, review.HTML{}, review.JSON{}} {
				out := strings.Join(strings.Fields(render(t, r, e)), " ")
				for _, want := range row.says {
					require.Contains(t, out, want, "%T", r)
				}
				for _, not := range row.saysNot {
					require.NotContains(t, out, not, "%T", r)
				}
			}
		})
	}
}

// An edition that says nothing would tell its reader that there is an advisory.
func TestWhoMayNotReadAnAdvisoryHasNoEditionOfIt(t *testing.T) {
	t.Parallel()
	draft, drill, asDrafted := outage(t), outage(t), outage(t)
	asDrafted.Steps = asDrafted.Steps[1:]
	draft.State, draft.Steps = quadrant.Drafted, draft.Steps[:1]
	drill.State, drill.Steps = quadrant.Closed, []quadrant.AdvisoryStep{drill.Steps[0], {Verb: quadrant.Close, Actor: "al", Note: "a drill"}}
	for _, row := range []struct {
		name               string
		a                  quadrant.Advisory
		v                  account.Visibility
		business, customer bool
	}{
		{"for us", outage(t), account.Internal, false, false},
		{"for an unknown audience", outage(t), "nobody knows", false, false},
		{"for management", outage(t), account.Business, true, false},
		{"for everyone", outage(t), account.Customer, true, true},
		{"sent as it was drafted", asDrafted, account.Customer, true, true},
		{"drafted", draft, account.Customer, false, false},
		{"closed without being sent", drill, account.Customer, false, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			row.a.Visibility = row.v
			for audience, may := range map[account.Visibility]bool{
				account.Internal: true, account.Business: row.business, account.Customer: row.customer, "partner": row.customer,
			} {
				_, err := advisoryDocument(t, row.a).Edition(audience, review.English())
				require.Equal(t, !may, errors.Is(err, account.ErrNotAllowed), "%s: %v", audience, err)
			}
		})
	}
}

// An advisory that is closed promises no further word, and is read by those it went to.
func TestAClosedAdvisoryPromisesNothing(t *testing.T) {
	t.Parallel()
	a := outage(t)
	says(t, render(t, review.Text{}, edition(t, advisoryDocument(t, a), account.Business)), "Next report  5 Mar 2026 09:00 UTC", "You will hear from us again")
	a, _, err := a.Move(quadrant.AdvisoryMove{Verb: quadrant.Close, Actor: "al", At: utc(2026, time.March, 4, 9, 0)})
	require.NoError(t, err)
	closed := render(t, review.Text{}, edition(t, advisoryDocument(t, a), account.Business))
	says(t, closed, "Sent  3 Mar 2026 09:20 UTC", "tracking service")
	a.Steps = a.Steps[1:] // it was sent as it was drafted
	says(t, render(t, review.Text{}, edition(t, advisoryDocument(t, a), account.Business)), "Sent  3 Mar 2026 09:20 UTC")
	saysNot(t, closed, "Next report", "hear from us")
}

// A page of two parts has no list of its contents.
func TestAnAdvisoryIsTooShortForContents(t *testing.T) {
	t.Parallel()
	for _, audience := range []account.Visibility{account.Business, account.Internal} {
		page := render(t, review.HTML{}, edition(t, advisoryDocument(t, outage(t)), audience))
		saysNot(t, page, `<nav class="contents"`)
		require.Equal(t, 1, strings.Count(page, "shipments cannot be looked up."), "the headline, said once")
	}
}

// A draft says what there is of it.
func TestADraftOfAnAdvisoryHasNoEmptyParts(t *testing.T) {
	t.Parallel()
	draft := quadrant.Advisory{Account: "meridian", About: metrics.TicketID("T-118").Ref(), State: quadrant.Drafted, Visibility: account.Business}
	d := review.AdvisoryDocument(draft, account.Account{}, nil)
	require.Equal(t, "meridian", edition(t, d, account.Internal).Account(), "an account without a name")
	plain := func(d review.Document) string {
		return strings.Join(strings.Fields(render(t, review.Text{}, edition(t, d, account.Internal))), " ")
	}
	text := plain(d)
	says(t, text, "What happened", "Nothing was done with it yet.", "About ticket T-118")
	saysNot(t, text, "How we got here", "Options", "What we intend", "Next report", "Alert", "Impact", "Known since", "Told by", "Sent", "Next meeting")

	for _, row := range []struct {
		about account.Ref
		want  string
	}{
		{metrics.ActivityID("A-7").Ref(), "About activity A-7"},
		{account.CommitmentID("C-3").Ref(), "About promise C-3"},
		{account.Ref{Kind: quadrant.RefRelated, ID: "item-3fa8"}, "About related tickets"},
		{account.Ref{Kind: "order", ID: "O-1"}, "About O-1"},
	} {
		draft.About = row.about
		text = plain(review.AdvisoryDocument(draft, account.Account{}, nil))
		says(t, text, row.want)
		saysNot(t, text, "3fa8")
	}

	draft.Options, draft.OnlyOne = []account.Text{data("Enlarge the disk.")}, data("There is no standby server.")
	draft.To = []account.PersonID{"bo"}
	draft.Steps = []quadrant.AdvisoryStep{{Verb: quadrant.Revise, Actor: "al", At: utc(2026, time.March, 3, 9, 0)}}
	text = plain(review.AdvisoryDocument(draft, account.Account{}, []account.Person{{ID: "bo"}}))
	says(t, text, "1. Enlarge the disk. There is no standby server.", "For bo", "Revise al not supplied")
}

func TestAnAdvisoryIsSaidInTheReadersLanguage(t *testing.T) {
	t.Parallel()
	a := outage(t)
	a.Headline, a.How, a.Intent, a.Options, a.To = account.Text{}, account.Text{}, account.Text{}, nil, nil
	for i := range a.Steps {
		a.Steps[i].Note, a.Steps[i].Actor = "", ""
	}
	a.Alert, a.About = "", account.Ref{}
	e, err := review.AdvisoryDocument(a, account.Account{Name: " "}, nil).Edition(account.Internal, accounttest.Pseudo(review.English()))
	require.NoError(t, err)
	require.Empty(t, strings.Trim(accounttest.Outside(render(t, review.Text{}, e)), " \n═━─"))
}
