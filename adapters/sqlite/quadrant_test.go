package sqlite_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/sqlite"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// spoken is a record of every kind, in which much is said about Zebulon Quist.
func spoken() quadrant.Record {
	about := metrics.TicketID("T-1").Ref()
	return quadrant.Record{
		Cases: []quadrant.Case{
			{
				About: about, Account: "aigle", Next: noon.Add(time.Hour),
				Ticket: &metrics.Ticket{
					ID: "T-1", Account: "aigle", Kind: metrics.Incident, Priority: "1", Impact: metrics.Degraded, Item: "db",
					CustomerImpact: metrics.Disrupted, Summary: "Quist cannot print", Opened: noon, Visibility: account.Customer,
					Log: []metrics.Entry{{At: noon, Kind: metrics.Held, By: "mia", Reason: "Zebulon is out"}},
				},
				Harms: []quadrant.Harm{{Since: noon, Impact: metrics.Minor}, {Since: noon.Add(time.Hour), CustomerImpact: metrics.Disrupted}},
				Words: []quadrant.Word{{About: about, Interaction: "i-1", At: noon, From: []account.PersonID{"zeb"}, To: []account.PersonID{"mia"}, Channel: quadrant.Call}},
				Alerts: []quadrant.Alert{{
					Key: "T-1/1", Class: quadrant.Disruption, Severity: account.Critical, Since: noon, Raised: noon,
					Signs: []quadrant.Sign{{Code: "impact", Since: noon}},
					Steps: []quadrant.Step{{Name: "tell-account-manager", Key: "T-1/1/tell", To: account.AccountManager, At: noon}},
					Acks:  []quadrant.Ack{{By: "mia", At: noon}},
					Advisory: &quadrant.Advisory{
						Account: "aigle", About: about, Alert: "T-1/1", Impact: metrics.Disrupted, Known: noon,
						Headline: account.Say("advisory.headline", account.Args{"what": account.Data("Zebulon's printer")}),
						How:      account.Data("Quist called"), Options: []account.Text{account.Data("Quist waits")},
						Intent: account.Instant(noon), NextReport: noon.AddDate(0, 0, 1), To: []account.PersonID{"zeb"},
						Channels: []quadrant.Channel{quadrant.Call}, State: quadrant.Sent, Visibility: account.Business,
						Steps: []quadrant.AdvisoryStep{{Verb: quadrant.Send, Actor: "mia", At: noon, Note: "told Zebulon", Report: account.Data("Quist prints")}},
					},
					Commitment: "c-1",
				}},
			},
			{About: account.CommitmentID("c-1").Ref(), Account: "aigle", Commitment: &everything().Commitments[0]},
			{About: metrics.ActivityID("A-1").Ref(), Account: "aigle", Activity: &metrics.Activity{
				ID: "A-1", Account: "aigle", Kind: metrics.Order, Summary: "Quist's printer", Status: metrics.ActivityPlanned, Planned: noon,
			}},
			{About: account.Ref{Kind: quadrant.RefRelated, ID: "r-1"}, Account: "aigle", Related: &quadrant.Related{
				By: "category", Name: "printer of Zebulon", Tickets: []quadrant.RelatedTicket{{ID: "T-1", Opened: noon}}, Since: noon,
			}},
		},
		Interactions: []quadrant.Interaction{{
			ID: "i-1", Account: "aigle", At: noon, From: []account.PersonID{"zeb"}, To: []account.PersonID{"mia"},
			Channel: quadrant.Call, Trigger: quadrant.Problem, Topics: []quadrant.Topic{quadrant.Issue}, About: []account.Ref{about},
			Note: "Zebulon was loud", Sentiment: quadrant.Angry, Visibility: account.Customer,
		}},
		Satisfactions: []account.Satisfaction{{
			ID: "s-1", Account: "aigle", Person: "zeb", At: noon, Score: 2, Worst: 1, Best: 5, About: about, Words: "Quist is not amused",
		}},
		Standings: []quadrant.Standing{{
			ID: "st-1", Account: "aigle", Person: "zeb", Quadrants: []quadrant.Quadrant{quadrant.Q1}, Executive: true, From: noon,
		}},
	}
}

// ever is a period that has all that was ever said.
var ever = metrics.Period{From: time.Time{}, To: time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)}

// wantSpoken fails unless a store holds [spoken] and no more of its kind.
func wantSpoken(t *testing.T, s quadrant.Store) {
	t.Helper()
	ctx := t.Context()
	want := spoken()
	cases := []quadrant.Case{want.Cases[2], want.Cases[1], want.Cases[3], want.Cases[0]}
	for i := range cases {
		cases[i].Revision++
		got, err := s.Case(ctx, cases[i].About)
		require.NoError(t, err)
		require.Equal(t, cases[i], got)
	}
	require.Equal(t, cases, all(t, s.Cases(ctx, quadrant.CaseFilter{})))
	require.Equal(t, want.Interactions, all(t, s.Interactions(ctx, "aigle", ever)))
	require.Equal(t, want.Satisfactions, all(t, s.Satisfactions(ctx, "aigle", ever)))
	standings, err := s.Standings(ctx, "aigle")
	require.NoError(t, err)
	require.Equal(t, want.Standings, standings)
}

func TestSavingLeavesTheZonesBehindPointersAlone(t *testing.T) {
	t.Parallel()
	zone := time.FixedZone("", 2*3600)
	local := func() quadrant.Record {
		r := spoken()
		c := &r.Cases[0]
		c.Ticket.Opened, c.Ticket.Log[0].At, c.Next, c.Words[0].At = noon.In(zone), noon.In(zone), c.Next.In(zone), noon.In(zone)
		a := &c.Alerts[0]
		a.Since, a.Signs[0].Since, a.Advisory.Known, a.Advisory.Steps[0].At = noon.In(zone), noon.In(zone), noon.In(zone), noon.In(zone)
		r.Cases[1].Commitment.Made, r.Cases[1].Commitment.Told[0].At = noon.In(zone), noon.In(zone)
		r.Cases[2].Activity.Planned = noon.In(zone)
		r.Cases[3].Related.Tickets[0].Opened = noon.In(zone)
		r.Interactions[0].At, r.Satisfactions[0].At, r.Standings[0].From = noon.In(zone), noon.In(zone), noon.In(zone)
		return r
	}
	r := local()
	s := storeOf(t, fresh(t), tenant)
	require.NoError(t, s.SaveRecord(t.Context(), r, account.Unit{}))
	require.Equal(t, local(), r)
	wantSpoken(t, s) // in UTC
}

// A zone of the past whose offset has seconds loses them in JSON.
func TestInstantsBehindPointersSurvive(t *testing.T) {
	t.Parallel()
	paris := time.Date(1900, 1, 1, 0, 0, 0, 1, time.FixedZone("LMT", 9*60+21))
	r := spoken()
	r.Cases[0].Ticket.Log[0].At, r.Cases[0].Alerts[0].Advisory.NextReport, r.Cases[2].Activity.Planned = paris, paris, paris
	s := storeOf(t, fresh(t), tenant)
	require.NoError(t, s.SaveRecord(t.Context(), r, account.Unit{}))
	got := all(t, s.Cases(t.Context(), quadrant.CaseFilter{}))
	require.True(t, got[3].Ticket.Log[0].At.Equal(paris))
	require.True(t, got[3].Alerts[0].Advisory.NextReport.Equal(paris))
	require.True(t, got[0].Activity.Planned.Equal(paris))
}

func TestARecordThatCannotBeWrittenIsNamed(t *testing.T) {
	t.Parallel()
	const bad = "caf\xe9"
	far := time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, row := range []struct {
		name  string
		spoil func(*quadrant.Record)
		want  string
	}{
		{"text of a ticket", func(r *quadrant.Record) { r.Cases[0].Ticket.Summary = bad }, `case "ticket/T-1": ticket.summary: must be UTF-8`},
		{"text of an advisory", func(r *quadrant.Record) { r.Cases[0].Alerts[0].Advisory.Steps[0].Note = bad },
			`case "ticket/T-1": alerts[0].advisory.steps[0].note: must be UTF-8`},
		{"a note", func(r *quadrant.Record) { r.Interactions[0].Note = bad }, `interaction "i-1": note: must be UTF-8`},
		{"words", func(r *quadrant.Record) { r.Satisfactions[0].Words = bad }, `satisfaction "s-1": words: must be UTF-8`},
		{"a person", func(r *quadrant.Record) { r.Standings[0].Person = bad }, `standing "st-1": person: must be UTF-8`},
		{"an instant", func(r *quadrant.Record) { r.Cases[0].Next = far }, `case "ticket/T-1": invalid: `},
		{"an instant of an interaction", func(r *quadrant.Record) { r.Interactions[0].At = far }, `interaction "i-1": invalid: `},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			db := fresh(t)
			s := storeOf(t, db, tenant)
			before := contents(t, db)
			r := spoken()
			row.spoil(&r)
			err := s.SaveRecord(t.Context(), r, everything())
			require.ErrorIs(t, err, account.ErrInvalid)
			require.ErrorContains(t, err, "sqlite: save record: "+row.want)
			require.Equal(t, before, contents(t, db))
		})
	}
}

func TestASaveOfARecordWhoseContextEndsStoresNothing(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	s := storeOf(t, db, tenant)
	before := contents(t, db)
	after := 0
	for ; ; after++ {
		err := s.SaveRecord(ending(t.Context(), after), spoken(), everything())
		if err == nil {
			break
		}
		require.Equal(t, before, contents(t, db))
	}
	require.Greater(t, after, 15) // before each statement
	wantSpoken(t, s)
}

func TestARecordJoinsTheHostsTransaction(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	s := storeOf(t, db, tenant)
	for _, keep := range []bool{false, true} {
		before := contents(t, db)
		tx, err := db.BeginTx(t.Context(), nil)
		require.NoError(t, err)
		joined := s.WithTx(tx)
		require.NoError(t, joined.SaveRecord(t.Context(), spoken(), everything()))
		wantSpoken(t, joined)
		if keep {
			require.NoError(t, tx.Commit())
			wantSpoken(t, s)
			continue
		}
		require.NoError(t, tx.Rollback())
		require.Equal(t, before, contents(t, db))
	}
}

// What the body of a loop moves out of the account or the period is no longer among
// what was asked for.
func TestALoopOverAPeriodSeesNothingThatLeftIt(t *testing.T) {
	t.Parallel()
	const n = 250 // more than are read at a time
	s := storeOf(t, fresh(t), tenant)
	var r quadrant.Record
	for i := range n {
		spoke, said := spoken().Interactions[0], spoken().Satisfactions[0]
		spoke.ID, said.ID = quadrant.InteractionID(fmt.Sprint(i)), account.SatisfactionID(fmt.Sprint(i))
		spoke.At = noon.Add(time.Duration(i))
		said.At = spoke.At
		r.Interactions, r.Satisfactions = append(r.Interactions, spoke), append(r.Satisfactions, said)
	}
	require.NoError(t, s.SaveRecord(t.Context(), r, account.Unit{}))
	period := metrics.Period{From: noon, To: noon.Add(n)}
	move := func(from, to int) { // to another period or account
		spoke, said := r.Interactions[from:to], r.Satisfactions[from:to]
		for i := range spoke {
			if i%2 == 0 {
				spoke[i].At, said[i].At = period.To, period.To
			} else {
				spoke[i].Account, said[i].Account = "other", "other"
			}
		}
		require.NoError(t, s.SaveRecord(t.Context(), quadrant.Record{Interactions: spoke, Satisfactions: said}, account.Unit{}))
	}
	var interactions, answers int
	for v, err := range s.Interactions(t.Context(), "aigle", period) {
		require.NoError(t, err)
		if interactions++; interactions == 1 {
			move(100, 200) // all that are read at a time
		}
		require.True(t, v.Account == "aigle" && period.Contains(v.At), v.ID)
	}
	for v, err := range s.Satisfactions(t.Context(), "aigle", period) {
		require.NoError(t, err)
		if answers++; answers == 1 {
			move(210, 212)
		}
		require.True(t, v.Account == "aigle" && period.Contains(v.At), v.ID)
	}
	require.Equal(t, []int{n - 100, n - 102}, []int{interactions, answers})
}

// The store of an older version is asked for what it has no table for.
func TestARecordWithoutItsTableNamesMigrate(t *testing.T) {
	t.Parallel()
	s := storeOf(t, loaded(t, "testdata/v1.sql"), tenant)
	_, err := s.Case(t.Context(), spoken().Cases[0].About)
	require.ErrorContains(t, err, "tables are missing, see Migrate")
}

var _ quadrant.Store = (*sqlite.Store)(nil)
