package quadrant_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// texts are people's own words.
func texts(words ...string) []account.Text {
	var all []account.Text
	for _, w := range words {
		all = append(all, account.Data(w))
	}
	return all
}

// outage is a draft of 10 o'clock on 3 March with every part, ready to be sent.
func outage() quadrant.Advisory {
	return quadrant.Advisory{
		Account: "a-1", About: metrics.TicketID("t-1").Ref(), Alert: "k-1", Impact: metrics.Disrupted,
		Known:    onMarch(3, 10),
		Headline: account.Data("The order server has been down since 9:40; orders cannot be entered."),
		How:      account.Data("A disk of the database filled up overnight, and the database stopped."),
		Options: texts("Switch to the standby server: back in 20 minutes, last night's orders are typed in again.",
			"Enlarge the disk: back in three hours, nothing is lost."),
		Intent:     account.Data("We will have orders entered again before the evening run."),
		NextReport: onMarch(4, 10), To: people("bo"), Channels: []quadrant.Channel{quadrant.Call, quadrant.Mail},
		State: quadrant.Drafted, Visibility: account.Business,
	}
}

func step(verb quadrant.AdvisoryVerb, hour int) quadrant.AdvisoryMove {
	return quadrant.AdvisoryMove{Verb: verb, Actor: "al", At: onMarch(3, hour)}
}

// dropped ends an advisory with a reason.
func dropped(hour int) quadrant.AdvisoryMove {
	m := step(quadrant.Close, hour)
	m.Note = "it was over first"
	return m
}

// shorter revises a draft.
func shorter(hour int) quadrant.AdvisoryMove {
	m := step(quadrant.Revise, hour)
	words := outage()
	words.Headline = account.Data("Orders cannot be entered.")
	m.Revised = &words
	return m
}

func moved(t testing.TB, a quadrant.Advisory, moves ...quadrant.AdvisoryMove) quadrant.Advisory {
	t.Helper()
	for _, m := range moves {
		var err error
		a, _, err = a.Move(m)
		require.NoError(t, err)
	}
	return a
}

func TestWhatAMoveOfAnAdvisoryNeeds(t *testing.T) {
	t.Parallel()
	sent := moved(t, outage(), step("send", 11))
	with := func(m quadrant.AdvisoryMove, change func(*quadrant.AdvisoryMove)) quadrant.AdvisoryMove {
		change(&m)
		return m
	}
	words := outage()
	for _, row := range []struct {
		name string
		from quadrant.Advisory
		move quadrant.AdvisoryMove
		want []string
	}{
		{"nobody, never", outage(), quadrant.AdvisoryMove{Verb: "send"}, []string{"actor: is missing", "at: is missing"}},
		{"new words to be sent", outage(), with(step("send", 11), func(m *quadrant.AdvisoryMove) { m.Revised = &words }),
			[]string{"revised: is given, but goes with revising alone"}},
		{"a next report when sent", outage(), with(step("send", 11), func(m *quadrant.AdvisoryMove) { m.NextReport = onMarch(5, 9) }),
			[]string{"next_report: is given, but goes with following up alone"}},
		{"a report when sent", outage(), with(step("send", 11), func(m *quadrant.AdvisoryMove) { m.Report = account.Data("It works again.") }),
			[]string{"report: is given, but goes with following up alone"}},
		{"no new words", outage(), step("revise", 11), []string{"revised: is missing"}},
		{"the same words", outage(), with(step("revise", 11), func(m *quadrant.AdvisoryMove) { m.Revised = &words }),
			[]string{"revised: changes nothing"}},
		{"new words with faults", outage(), with(step("revise", 11), func(m *quadrant.AdvisoryMove) {
			faulty := outage()
			faulty.Channels, faulty.To = []quadrant.Channel{"fax"}, people("bo", "bo")
			m.Revised = &faulty
		}), []string{`revised.to[1]: repeats "bo"`, `revised.channels[0]: "fax" is not a channel`}},
		{"never sent, and no reason", outage(), step("close", 11), []string{"note: is missing: say why it was not sent"}},
		{"sent, and no reason", sent, step("close", 12), nil},
		{"a next report that is now", sent, with(step("follow-up", 12), func(m *quadrant.AdvisoryMove) { m.NextReport = onMarch(3, 12) }),
			[]string{"next_report: is not in the future"}},
		{"a next report in an hour", sent, with(step("follow-up", 12), func(m *quadrant.AdvisoryMove) { m.NextReport = onMarch(3, 13) }), nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			_, _, err := row.from.Move(row.move)
			require.Equal(t, row.want, faultLines(err))
		})
	}
}

// Bad news goes out whole: what happened, how it came to this, options, intent and
// the next report.
func TestAnAdvisoryIsSentWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		change func(*quadrant.Advisory)
		want   []string
	}{
		{"whole", func(*quadrant.Advisory) {}, nil},
		{"no channel named", func(a *quadrant.Advisory) { a.Channels = nil }, nil},
		{"nothing", func(a *quadrant.Advisory) {
			*a = quadrant.Advisory{Account: "a-1", About: a.About, Known: a.Known, State: quadrant.Drafted}
		}, []string{
			"headline: is missing", "how: is missing", "options: is missing", "intent: is missing", "next_report: is missing",
			"to: is missing", "visibility: is internal, so that nobody it is for may read it",
		}},
		{"one option", func(a *quadrant.Advisory) { a.Options = a.Options[:1] }, []string{"only_one: is missing"}},
		{"one option, and why", func(a *quadrant.Advisory) { a.Options, a.OnlyOne = a.Options[:1], account.Data("no spare") }, nil},
		{"why, and no option", func(a *quadrant.Advisory) { a.Options, a.OnlyOne = nil, account.Data("no spare") }, []string{"options: is missing"}},
		{"why, and two options", func(a *quadrant.Advisory) { a.OnlyOne = account.Data("no spare") },
			[]string{"only_one: is given, but there are several options"}},
		{"a next report that is past", func(a *quadrant.Advisory) { a.NextReport = onMarch(3, 10) }, []string{"next_report: is not in the future"}},
		{"a next report that is now", func(a *quadrant.Advisory) { a.NextReport = onMarch(3, 11) }, []string{"next_report: is not in the future"}},
		{"for nobody", func(a *quadrant.Advisory) { a.To = nil }, []string{"to: is missing"}},
		{"for us alone", func(a *quadrant.Advisory) { a.Visibility = account.Internal },
			[]string{"visibility: is internal, so that nobody it is for may read it"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			a := outage()
			row.change(&a)
			sent, _, err := a.Move(step("send", 11))
			require.Equal(t, row.want, faultLines(err))
			if row.want == nil {
				require.NoError(t, sent.Validate())
			}
		})
	}
}

func TestAMoveOfAnAdvisoryIsToldInAnEvent(t *testing.T) {
	t.Parallel()
	ticket, bo := account.Ref{Kind: "ticket", ID: "t-1"}, account.Ref{Kind: "person", ID: "bo"}
	alert := account.Ref{Kind: "alert", ID: "k-1"}
	next := step("follow-up", 15)
	next.NextReport = onMarch(5, 9)
	rewritten := step("revise", 10)
	words := quadrant.Advisory{
		Headline: account.Data("a"), How: account.Data("b"), Options: texts("c"), OnlyOne: account.Data("d"), Intent: account.Data("e"),
		NextReport: onMarch(4, 12), To: people("bo", "bea"), Channels: []quadrant.Channel{quadrant.Meeting}, Visibility: account.Customer,
		// What is not words of it stays as it was.
		Account: "a-2", About: bo, Alert: "k-2", Impact: metrics.Minor, Known: onMarch(1, 1), State: quadrant.Sent,
		Steps: []quadrant.AdvisoryStep{{Verb: "send", Actor: "x", At: onMarch(1, 1)}},
	}
	rewritten.Revised, rewritten.Note = &words, "shorter"
	for _, row := range []struct {
		name  string
		reach []quadrant.AdvisoryMove
		move  quadrant.AdvisoryMove
		want  account.Event
	}{
		{"revised", nil, rewritten, account.Event{Kind: "advisory.revised", Refs: []account.Ref{ticket}, Note: "shorter", Changes: []account.Change{
			{Field: "headline"}, {Field: "how"}, {Field: "options"}, {Field: "only_one"}, {Field: "intent"},
			{Field: "next_report", From: "2026-03-04T10:00:00Z", To: "2026-03-04T12:00:00Z"},
			{Field: "to", From: "bo", To: "bo, bea"}, {Field: "channels", From: "call, mail", To: "meeting"},
			{Field: "visibility", From: "business", To: "customer"},
		}}},
		{"sent", nil, step("send", 11), account.Event{Kind: "advisory.sent", Refs: []account.Ref{ticket, bo},
			Changes: []account.Change{{Field: "state", From: "drafted", To: "sent"}}}},
		{"followed up", []quadrant.AdvisoryMove{step("send", 11)}, next, account.Event{Kind: "advisory.followed-up", Refs: []account.Ref{ticket, bo},
			Changes: []account.Change{
				{Field: "state", From: "sent", To: "followed-up"}, {Field: "next_report", From: "2026-03-04T10:00:00Z", To: "2026-03-05T09:00:00Z"},
			}}},
		{"followed up for the last time", []quadrant.AdvisoryMove{step("send", 11), next}, step("follow-up", 16),
			account.Event{Kind: "advisory.followed-up", Refs: []account.Ref{ticket, bo},
				Changes: []account.Change{{Field: "next_report", From: "2026-03-05T09:00:00Z"}}}},
		{"closed", nil, dropped(11), account.Event{Kind: "advisory.closed", Refs: []account.Ref{ticket}, Note: "it was over first",
			Changes: []account.Change{{Field: "state", From: "drafted", To: "closed"}}}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			a := moved(t, outage(), row.reach...)
			got, e, err := a.Move(row.move)
			require.NoError(t, err)
			row.want.Account, row.want.At, row.want.Actor, row.want.Subject = "a-1", row.move.At, "al", alert
			require.Equal(t, row.want, e)
			require.Equal(t, quadrant.AdvisoryStep{Verb: row.move.Verb, Actor: "al", At: row.move.At, Note: row.move.Note}, got.Steps[len(got.Steps)-1])
			require.Len(t, got.Steps, len(a.Steps)+1)
			require.NoError(t, got.Validate())
			requireEventSaid(t, e)
		})
	}
	got := moved(t, outage(), rewritten)
	want := words
	want.Account, want.About, want.Alert, want.Impact, want.Known, want.State = "a-1", ticket, "k-1", metrics.Disrupted, onMarch(3, 10), quadrant.Drafted
	want.Steps = got.Steps
	require.Equal(t, want, got)
}

func requireEventSaid(t *testing.T, e account.Event) {
	t.Helper()
	require.Empty(t, account.English().With(quadrant.Phrases()).Lacks(e.Kind.Label()))
}

// Without an alert the history of what it is about tells of it.
func TestAnAdvisoryOfNoAlertIsToldOfWhatItIsAbout(t *testing.T) {
	t.Parallel()
	a := outage()
	a.Alert = ""
	_, e, err := a.Move(step("send", 11))
	require.NoError(t, err)
	require.Equal(t, metrics.TicketID("t-1").Ref(), e.Subject)
	require.Equal(t, []account.Ref{{Kind: "person", ID: "bo"}}, e.Refs)
	_, _, err = a.Move(step("follow-up", 11))
	require.EqualError(t, err, `ticket "t-1": "follow-up" of "drafted": does not follow from this state`)
}

func TestStepsOfAnAdvisoryAreInOrderAndInUTC(t *testing.T) {
	t.Parallel()
	cet := time.FixedZone("CET", 3600)
	send, late := step("send", 11), step("follow-up", 9)
	send.At, late.At = send.At.In(cet), late.At.In(cet)
	a := moved(t, outage(), send, late, step("close", 12))
	var at []time.Time
	for _, s := range a.Steps {
		at = append(at, s.At)
	}
	require.Equal(t, []time.Time{onMarch(3, 11), onMarch(3, 11), onMarch(3, 12)}, at)
	// A next report is judged by the instant on record.
	late.NextReport = onMarch(3, 11)
	_, _, err := moved(t, outage(), step("send", 11)).Move(late)
	require.Equal(t, []string{"next_report: is not in the future"}, faultLines(err))
}

func TestAMoveLeavesTheAdvisoryBeforeItAlone(t *testing.T) {
	t.Parallel()
	a := moved(t, outage(), shorter(10))
	a.Steps = append(a.Steps, quadrant.AdvisoryStep{})[:1] // room for one more
	one, two := moved(t, a, step("send", 11)), moved(t, a, dropped(12))
	require.Len(t, a.Steps, 1)
	require.Equal(t, quadrant.Send, one.Steps[1].Verb)
	require.Equal(t, quadrant.Close, two.Steps[1].Verb)
	m := shorter(11)
	b := moved(t, outage(), m)
	m.Revised.Options[0], m.Revised.To[0] = account.Data("x"), "x"
	require.Equal(t, outage().Options, b.Options)
	require.Equal(t, outage().To, b.To)
}
