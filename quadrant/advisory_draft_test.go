package quadrant_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// openAt are hours as a schedule writes them.
func openAt(t testing.TB, schedule string) *metrics.Calendar {
	t.Helper()
	c := new(metrics.Calendar)
	require.NoError(t, json.Unmarshal([]byte(schedule), c))
	return c
}

const (
	office = `{"tz":"Europe/Berlin","week":{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]],"wed":[["09:00","17:00"]],` +
		`"thu":[["09:00","17:00"]],"fri":[["09:00","17:00"]]},"holidays":["2026-12-25"]}`
	everyDay = `{"tz":"Europe/Berlin","week":{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]],"wed":[["09:00","17:00"]],` +
		`"thu":[["09:00","17:00"]],"fri":[["09:00","17:00"]],"sat":[["09:00","17:00"]],"sun":[["09:00","17:00"]]}}`
	newYork = `{"tz":"America/New_York","week":{"mon":[["08:00","18:00"]],"fri":[["08:00","18:00"]]}}`
)

func TestTheNextReportComesWithin24HoursOrAtTheCustomersNextOpening(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name, hours string
		at, want    string
	}{
		{"around the clock", `{}`, "2026-06-02T10:00:00Z", "2026-06-03T10:00:00Z"},
		{"tomorrow is open", office, "2026-06-02T12:00:00+02:00", "2026-06-03T10:00:00Z"},
		{"tomorrow at the opening", office, "2026-06-02T09:00:00+02:00", "2026-06-03T07:00:00Z"},
		{"tomorrow at closing time", office, "2026-06-02T17:00:00+02:00", "2026-06-04T07:00:00Z"},
		{"tomorrow before the opening", office, "2026-06-02T05:00:00+02:00", "2026-06-03T07:00:00Z"},
		{"a night", office, "2026-06-02T20:00:00+02:00", "2026-06-04T07:00:00Z"},
		{"a weekend", office, "2026-06-05T12:00:00+02:00", "2026-06-08T07:00:00Z"},
		{"a holiday before a weekend", office, "2026-12-24T10:00:00+01:00", "2026-12-28T08:00:00Z"},
		{"a day of 23 hours", everyDay, "2026-03-28T16:30:00+01:00", "2026-03-30T07:00:00Z"},
		{"a day of 25 hours", everyDay, "2026-10-24T17:30:00+02:00", "2026-10-25T15:30:00Z"},
		{"another zone", newYork, "2026-06-05T22:30:00Z", "2026-06-08T12:00:00Z"},
		{"never open", `{"tz":"Europe/Berlin","week":{}}`, "2026-06-02T10:00:00Z", "2026-06-03T10:00:00Z"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			at, err := time.Parse(time.RFC3339, row.at)
			require.NoError(t, err)
			next := quadrant.NextReport(at, openAt(t, row.hours))
			require.Equal(t, row.want, next.Format(time.RFC3339))
			require.Equal(t, time.UTC, next.Location())
		})
	}
	at := time.Date(2026, time.June, 6, 3, 0, 0, 0, time.UTC)
	require.Equal(t, at.Add(24*time.Hour), quadrant.NextReport(at, nil), "hours that are not known")
}

func TestADraftHoldsWhatIsKnown(t *testing.T) {
	t.Parallel()
	to := people("bo")
	cet := time.FixedZone("CET", 3600)
	at := time.Date(2026, time.March, 3, 10, 0, 0, 0, time.UTC)
	a := quadrant.DraftAdvisory(quadrant.AdvisoryDraft{
		Account: "a-1", About: metrics.TicketID("t-1").Ref(), Alert: "k-1", Impact: metrics.Disrupted,
		Known: time.Date(2026, time.March, 3, 10, 30, 0, 0, cet), Headline: account.Data("down"), How: account.Data("disk"),
		Visibility: account.Business, To: to,
	}, at, nil)
	require.Equal(t, quadrant.Advisory{
		Account: "a-1", About: account.Ref{Kind: "ticket", ID: "t-1"}, Alert: "k-1", Impact: metrics.Disrupted,
		Known: time.Date(2026, time.March, 3, 9, 30, 0, 0, time.UTC), Headline: account.Data("down"), How: account.Data("disk"),
		NextReport: time.Date(2026, time.March, 4, 10, 0, 0, 0, time.UTC), To: people("bo"),
		State: quadrant.Drafted, Visibility: account.Business,
	}, a)
	require.NoError(t, a.Validate())
	to[0] = "eve"
	require.Equal(t, people("bo"), a.To, "it shares nothing with the draft")

	a = quadrant.DraftAdvisory(quadrant.AdvisoryDraft{Account: "a-1", About: metrics.TicketID("t-1").Ref()}, at.In(cet), openAt(t, office))
	require.Equal(t, at, a.Known, "known now")
	require.NoError(t, a.Validate())
}
