package quadrant_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// worded is an advisory with all that bad news told well is made of.
func worded(a *quadrant.Advisory, next time.Time) *quadrant.Advisory {
	full := a.Clone()
	full.Options = []account.Text{account.Data("Move the mail"), account.Data("Mend the disk")}
	full.How = account.Data("A disk broke")
	full.Intent, full.NextReport = account.Data("Back by noon"), next
	return &full
}

// move lets amir do a step with an advisory.
func move(t testing.TB, w *tower, key quadrant.AlertKey, m quadrant.AdvisoryMove) quadrant.Advisory {
	t.Helper()
	m.Actor = "amir"
	a, err := w.watcher.MoveAdvisory(t.Context(), key, m)
	require.NoError(t, err)
	return a
}

func TestAnAdvisoryIsSentAndFollowedUpAsPromised(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.observe(t, ticketFact(down("T-1", dawn)))
	a := w.alertOf(t, ticket1.Ref())
	noon, evening := dawn.Add(6*time.Hour), dawn.Add(12*time.Hour)
	first := w.promises(t)[0]

	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: worded(a.Advisory, noon)})
	p, err := w.Commitment(t.Context(), first.ID)
	require.NoError(t, err)
	require.Equal(t, noon, p.Due, "the promise goes with the next report")
	require.Equal(t, 1, p.Moved)

	undated := worded(a.Advisory, time.Time{})
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: undated})
	p, err = w.Commitment(t.Context(), first.ID)
	require.NoError(t, err)
	require.Equal(t, noon, p.Due, "word is owed whether or not the draft says when it comes")
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: worded(a.Advisory, noon)})

	w.at(10 * time.Minute)
	sent := move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Send})
	require.Equal(t, quadrant.Sent, sent.State)
	require.Equal(t, sent, *w.alertOf(t, ticket1.Ref()).Advisory, "it is returned as stored")
	require.Len(t, w.toCustomers(t), 1)
	n := w.toCustomers(t)[0]
	require.Equal(t, []account.PersonID{"ann"}, n.To)
	require.Equal(t, account.Business, n.Audience)
	require.Equal(t, ticket1.Ref(), n.About)
	require.Equal(t, sent.Headline, n.Subject)
	require.Len(t, n.Lines, len(sent.Lines())-1, "the headline is the subject")
	for i, line := range sent.Lines()[1:] {
		require.Equal(t, account.Line{Text: line, Visibility: account.Business}, n.Lines[i])
	}
	require.Zero(t, w.alertOf(t, ticket1.Ref()).Cleared, "what was sent was not read yet")

	w.clock.Set(noon)
	report := account.Data("The disk is in")
	told := move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.FollowUp, Report: report, NextReport: evening, Note: "Ann is calm"})
	require.Equal(t, report, told.Steps[len(told.Steps)-1].Report)
	n = w.toCustomers(t)[1]
	require.Equal(t, []account.PersonID{"ann"}, n.To)
	require.Equal(t, account.Say("advisory-line.report-on", account.Args{"headline": sent.Headline}), n.Subject)
	require.Equal(t, []account.Line{
		{Text: account.Say("advisory-line.report", account.Args{"at": account.Instant(noon), "text": report}), Visibility: account.Business},
		{Text: account.Say("advisory-line.next-report", account.Args{"text": account.Instant(evening)}), Visibility: account.Business},
	}, n.Lines, "the note is ours")
	p, err = w.Commitment(t.Context(), first.ID)
	require.NoError(t, err)
	require.Equal(t, account.Kept, p.State)
	next, err := w.Commitment(t.Context(), w.alertOf(t, ticket1.Ref()).Commitment)
	require.NoError(t, err)
	require.NotEqual(t, first.ID, next.ID)
	require.Equal(t, account.Open, next.State)
	require.Equal(t, evening, next.Due)
	require.Equal(t, first.Owner, next.Owner)
	require.Equal(t, first.Role, next.Role)
	require.Equal(t, first.Source, next.Source)
	require.Equal(t, first.Visibility, next.Visibility)

	w.clock.Set(evening)
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.FollowUp})
	require.Len(t, w.toCustomers(t), 2, "the last word was given by voice")
	require.Equal(t, next.ID, w.alertOf(t, ticket1.Ref()).Commitment, "nothing more is promised")
	next, err = w.Commitment(t.Context(), next.ID)
	require.NoError(t, err)
	require.Equal(t, account.Kept, next.State)
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Close})
	require.Len(t, w.promises(t), 2)
	var kinds []account.EventKind
	for _, e := range gathered(t, w.History(t.Context(), a.Key.Ref())) {
		if e.Subject == a.Key.Ref() && e.Kind[:5] == "advis" {
			kinds = append(kinds, e.Kind)
		}
	}
	require.Equal(t, []account.EventKind{
		"advisory.revised", "advisory.revised", "advisory.revised", "advisory.sent", "advisory.followed-up", "advisory.followed-up", "advisory.closed",
	}, kinds)
}

func TestThePromiseEndsWithTheAdvisory(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		send bool
		keep bool // people kept it before
		want account.CommitmentState
	}{
		{"never sent, it is withdrawn", false, false, account.Withdrawn},
		{"sent, and the word that was promised not given", true, false, account.Withdrawn},
		{"what people have ended stays so", false, true, account.Kept},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w := newTower(t, staff(), quadrant.Options{})
			w.observe(t, ticketFact(down("T-1", dawn)))
			a := w.alertOf(t, ticket1.Ref())
			if row.send {
				move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: worded(a.Advisory, dawn.Add(time.Hour))})
				move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Send})
			}
			if row.keep {
				promises := account.NewPromises(w.Store, account.Sources{}, account.Options{Now: w.clock.Now})
				_, err := promises.Move(t.Context(), a.Commitment, account.CommitmentMove{Verb: account.Keep, Actor: "amir"})
				require.NoError(t, err)
			}
			move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Close, Note: "It was a drill"})
			require.Equal(t, row.want, w.promises(t)[0].State)
		})
	}
}

func TestAnAdvisoryThatCannotBeMovedChangesNothing(t *testing.T) {
	t.Parallel()
	facts := staff()
	facts.People[4].Left = dawn.Add(30 * time.Minute) // ann
	facts.People[3].Left = dawn.Add(30 * time.Minute) // tess
	full := func(to ...account.PersonID) func(*quadrant.Advisory) *quadrant.Advisory {
		return func(a *quadrant.Advisory) *quadrant.Advisory {
			a = worded(a, dawn.Add(time.Hour*3))
			a.To = to
			return a
		}
	}
	for _, row := range []struct {
		name   string
		revise func(*quadrant.Advisory) *quadrant.Advisory
		move   quadrant.AdvisoryMove
		key    quadrant.AlertKey
		want   error
		text   string
	}{
		{"a draft without words", nil, quadrant.AdvisoryMove{Verb: quadrant.Send, Actor: "amir"}, "", account.ErrInvalid, "options: is missing"},
		{"somebody who has left", full("ann"), quadrant.AdvisoryMove{Verb: quadrant.Send, Actor: "amir"}, "", account.ErrInvalid, `to[0]: "ann" has left`},
		{"somebody of another customer", full("zoe"), quadrant.AdvisoryMove{Verb: quadrant.Send, Actor: "amir"}, "", account.ErrInvalid, `to[0]: "zoe" is nobody at the customer`},
		{"one of our own", full("amir"), quadrant.AdvisoryMove{Verb: quadrant.Send, Actor: "amir"}, "", account.ErrInvalid, `to[0]: "amir" is nobody at the customer`},
		{"somebody who may not read it", full("bob"), quadrant.AdvisoryMove{Verb: quadrant.Send, Actor: "amir"}, "", account.ErrInvalid, `to[0]: "bob" may not read it`},
		{"revised to a report in the past", nil, quadrant.AdvisoryMove{
			Verb: quadrant.Revise, Actor: "amir", Revised: &quadrant.Advisory{How: account.Data("So"), NextReport: dawn.Add(time.Hour)},
		}, "", account.ErrInvalid, "revised.next_report: is not in the future"},
		{"revised to a report at once", nil, quadrant.AdvisoryMove{
			Verb: quadrant.Revise, Actor: "amir", Revised: &quadrant.Advisory{How: account.Data("So"), NextReport: dawn.Add(2 * time.Hour)},
		}, "", account.ErrInvalid, "revised.next_report: is not in the future"},
		{"an unknown step", nil, quadrant.AdvisoryMove{Verb: "dance", Actor: "amir"}, "", account.ErrInvalid, `verb: "dance" is not a step of an advisory`},
		{"by the customer", full("ann"), quadrant.AdvisoryMove{Verb: quadrant.Send, Actor: "bob"}, "", account.ErrNotAllowed, "none of the provider's"},
		{"by somebody who has left", full("ann"), quadrant.AdvisoryMove{Verb: quadrant.Send, Actor: "tess"}, "", account.ErrNotAllowed, "none of the provider's"},
		{"by nobody", full("ann"), quadrant.AdvisoryMove{Verb: quadrant.Send}, "", account.ErrInvalid, "actor"},
		{"by a stranger", full("ann"), quadrant.AdvisoryMove{Verb: quadrant.Send, Actor: "who"}, "", account.ErrNotAllowed, "none of the provider's"},
		{"a step too early", nil, quadrant.AdvisoryMove{Verb: quadrant.FollowUp, Actor: "amir"}, "", account.ErrNotAllowed, "drafted"},
		{"closed without a reason", nil, quadrant.AdvisoryMove{Verb: quadrant.Close, Actor: "amir"}, "", account.ErrInvalid, "note"},
		{"no such alert", nil, quadrant.AdvisoryMove{Verb: quadrant.Close, Actor: "amir", Note: "so"}, "ticket/T-9/disruption/20260601T060000Z", account.ErrNotFound, "not found"},
		{"no advisory", nil, quadrant.AdvisoryMove{Verb: quadrant.Close, Actor: "amir", Note: "so"}, "activity", account.ErrNotFound, "advisory"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w := newTower(t, facts, quadrant.Options{})
			w.observe(t, ticketFact(down("T-1", dawn)), quadrant.Fact{Activity: lateOrder("A-1")})
			a := w.alertOf(t, ticket1.Ref())
			if row.revise != nil {
				move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: row.revise(a.Advisory)})
			}
			w.at(2 * time.Hour)
			w.tick(t)
			before := kept(t, t.Context(), w)
			switch row.key {
			case "":
				row.key = a.Key
			case "activity":
				row.key = w.alertOf(t, lateOrder("A-1").ID.Ref()).Key
			}
			got, err := w.watcher.MoveAdvisory(t.Context(), row.key, row.move)
			require.ErrorIs(t, err, row.want)
			require.ErrorContains(t, err, row.text)
			require.Zero(t, got)
			require.Equal(t, before, kept(t, t.Context(), w))
		})
	}
}

func TestWhatIsSentGoesToTheWidestAudienceItIsFor(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name     string
		internal bool
		to       []account.PersonID
		audience account.Visibility
		about    account.Ref
	}{
		{"business", false, []account.PersonID{"ann"}, account.Business, ticket1.Ref()},
		{"everybody", false, []account.PersonID{"ann", "bob"}, account.Customer, ticket1.Ref()},
		{"of what they may not know of", true, []account.PersonID{"ann"}, account.Business, account.ID("quay").Ref()},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w := newTower(t, staff(), quadrant.Options{})
			ticket := down("T-1", dawn)
			if row.internal {
				ticket.Visibility = account.Internal
			}
			w.observe(t, ticketFact(ticket))
			a := w.alertOf(t, ticket1.Ref())
			revised := worded(a.Advisory, dawn.Add(time.Hour))
			revised.To, revised.Visibility = row.to, account.Customer
			move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: revised})
			move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Send})
			all := w.notices(t)
			n := all[len(all)-1]
			require.Equal(t, row.audience, n.Audience)
			require.Equal(t, row.about, n.About)
			relay := account.NewRelay(w, w, account.NotifierFunc(nobody), account.Options{Now: w.clock.Now})
			done, err := relay.Run(t.Context())
			require.NoError(t, err)
			require.Zero(t, done.Refused)
			require.Equal(t, len(all), done.Delivered)
		})
	}
}

// Whoever words the advisory, or sends it, need not be told.
func TestWhoeverMovesTheAdvisoryHasTakenNotice(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.observe(t, ticketFact(down("T-1", dawn)))
	a := w.alertOf(t, ticket1.Ref())
	w.at(10 * time.Minute)
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: worded(a.Advisory, dawn.Add(5*time.Hour))})
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Send})
	require.Equal(t, []quadrant.Ack{{By: "amir", At: w.clock.Now()}}, w.alertOf(t, ticket1.Ref()).Acks)
	w.at(3 * time.Hour)
	w.tick(t)
	for _, s := range w.alertOf(t, ticket1.Ref()).Steps {
		require.NotContains(t, s.Name, "late-account-manager")
	}
}

func TestWordThatIsSentPromisesTheNext(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.observe(t, ticketFact(down("T-1", dawn)))
	a := w.alertOf(t, ticket1.Ref())
	promises := account.NewPromises(w.Store, account.Sources{}, account.Options{Now: w.clock.Now})
	_, err := promises.Move(t.Context(), a.Commitment, account.CommitmentMove{Verb: account.Withdraw, Actor: "amir", Note: "so"})
	require.NoError(t, err)
	noon := dawn.Add(6 * time.Hour)
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: worded(a.Advisory, noon)})
	require.Len(t, w.promises(t), 1, "what people have withdrawn stays so while nobody was told otherwise")
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Send})
	next, err := w.Commitment(t.Context(), w.alertOf(t, ticket1.Ref()).Commitment)
	require.NoError(t, err)
	require.NotEqual(t, a.Commitment, next.ID)
	require.Equal(t, account.Open, next.State)
	require.Equal(t, noon, next.Due)
}

// What was drafted when they might know of it is not sent when they may not.
func TestADraftThatSaysTooMuchByNowIsNotSent(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name       string
		visibility account.Visibility
		to         []account.PersonID
		headline   account.Text
		want       string
	}{
		{"everybody may know", account.Customer, []account.PersonID{"ann", "bob"}, account.Text{}, ""},
		{"business may", account.Business, []account.PersonID{"ann"}, account.Text{}, ""},
		{"business may, and it goes further", account.Business, []account.PersonID{"ann", "bob"}, account.Text{}, "headline: is as it was drafted, and tells of a matter that is business: it is sent to the audience customer"},
		{"nobody may", account.Internal, []account.PersonID{"ann"}, account.Text{}, "headline: is as it was drafted, and tells of a matter that is internal: it is sent to the audience business"},
		{"nobody may, and it is said in other words", account.Internal, []account.PersonID{"ann"}, account.Data("A service is down"), ""},
		{"nobody may, and it is a phrase of the host's", account.Internal, []account.PersonID{"ann"}, account.Say("x.down", nil), ""},
		{"nobody may, and it is drafted without its name", account.Internal, []account.PersonID{"ann"}, account.Say("advisory.draft.disruption.unnamed", nil), ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w := newTower(t, staff(), quadrant.Options{})
			ticket := down("T-1", dawn)
			w.observe(t, ticketFact(ticket))
			a := w.alertOf(t, ticket1.Ref())
			revised := worded(a.Advisory, dawn.Add(5*time.Hour))
			revised.To, revised.Visibility = row.to, account.Customer
			if !row.headline.IsZero() {
				revised.Headline = row.headline
			}
			move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: revised})
			ticket.Visibility = row.visibility
			w.observe(t, ticketFact(ticket))
			_, err := w.watcher.MoveAdvisory(t.Context(), a.Key, quadrant.AdvisoryMove{Verb: quadrant.Send, Actor: "amir"})
			if row.want == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorIs(t, err, account.ErrInvalid)
			require.ErrorContains(t, err, row.want)
			require.Empty(t, w.toCustomers(t))
		})
	}
}

// People leave, and matters turn internal, between an advisory and the report on it.
func TestAReportGoesToThoseWhoMayStillReadIt(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	ticket := down("T-1", dawn)
	w.observe(t, ticketFact(ticket))
	a := w.alertOf(t, ticket1.Ref())
	revised := worded(a.Advisory, dawn.Add(5*time.Hour))
	revised.To, revised.Visibility = []account.PersonID{"ann", "bob"}, account.Customer
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: revised})
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Send})
	leaves := func(id account.PersonID) {
		people, err := w.People(t.Context(), "quay")
		require.NoError(t, err)
		for _, p := range people {
			if p.ID == id {
				p.Left = w.clock.Now()
				_, err := account.NewDirectory(w.Store, account.Options{Now: w.clock.Now}).PutPerson(t.Context(), "eve", p)
				require.NoError(t, err)
			}
		}
	}
	w.at(time.Hour)
	leaves("bob")
	ticket.Visibility = account.Internal
	w.observe(t, ticketFact(ticket))
	report := quadrant.AdvisoryMove{Verb: quadrant.FollowUp, Report: account.Data("It is back")}
	move(t, w, a.Key, report)
	n := w.toCustomers(t)[1]
	require.Equal(t, []account.PersonID{"ann"}, n.To)
	require.Equal(t, account.Business, n.Audience)
	require.Equal(t, account.Say("advisory-line.report-on.unnamed", nil), n.Subject)
	require.Equal(t, account.ID("quay").Ref(), n.About)
	leaves("ann")
	report.Actor = "amir"
	_, err := w.watcher.MoveAdvisory(t.Context(), a.Key, report)
	require.ErrorIs(t, err, account.ErrInvalid)
	require.ErrorContains(t, err, "to: has nobody any more who is there")
}

func TestAReportIsNotSentToWhoeverMayNoLongerReadIt(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.observe(t, ticketFact(down("T-1", dawn)))
	a := w.alertOf(t, ticket1.Ref())
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: worded(a.Advisory, dawn.Add(5*time.Hour))})
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Send})
	ann := staff().People[4]
	ann.Level = account.TechnicalLevel
	people, err := w.People(t.Context(), "quay")
	require.NoError(t, err)
	ann.Revision = people[0].Revision
	_, err = account.NewDirectory(w.Store, account.Options{Now: w.clock.Now}).PutPerson(t.Context(), "eve", ann)
	require.NoError(t, err)
	_, err = w.watcher.MoveAdvisory(t.Context(), a.Key, quadrant.AdvisoryMove{Verb: quadrant.FollowUp, Actor: "amir", Report: account.Data("It is back")})
	require.ErrorContains(t, err, "to: has nobody any more who is there")
}

func TestADraftThatWasDroppedWasSentToNobody(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.observe(t, ticketFact(down("T-1", dawn)))
	a := w.alertOf(t, ticket1.Ref())
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Close, Note: "A drill"})
	_, err := w.watcher.Acknowledge(t.Context(), "ann", a.Key)
	require.ErrorIs(t, err, account.ErrNotAllowed)
}

// The word that comes next of a date at risk comes by that date.
func TestWordOfADateAtRiskComesByThatDate(t *testing.T) {
	t.Parallel()
	promised := func(due time.Duration) quadrant.Fact {
		c, _, err := account.Promise(account.Commitment{
			ID: "C-1", Account: "quay", Kind: account.Action, Text: "Call", Owner: "amir", Due: dawn.Add(due), Visibility: account.Business,
		}, "amir", dawn)
		require.NoError(t, err)
		return quadrant.Fact{Commitment: &c}
	}
	planned := lateOrder("A-1")
	planned.Status, planned.Planned, planned.Visibility = metrics.ActivityPlanned, dawn.Add(3*time.Hour), account.Business
	for _, row := range []struct {
		name string
		fact quadrant.Fact
		want time.Duration
	}{
		{"due now", promised(0), 26 * time.Hour},
		{"due within the hour", promised(time.Hour), time.Hour},
		{"due as they open on the next day", promised(26 * time.Hour), 26 * time.Hour},
		{"due later than the next report", promised(27 * time.Hour), 26 * time.Hour},
		{"planned for today", quadrant.Fact{Activity: planned}, 3 * time.Hour},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w := newTower(t, staff(), quadrant.Options{Policy: quadrant.WatchPolicy{DueDays: 2}})
			w.observe(t, row.fact)
			c := gathered(t, w.Cases(t.Context(), quadrant.CaseFilter{}))[0]
			a := w.alertOf(t, c.About)
			require.Equal(t, quadrant.Endangered, a.Class)
			require.Equal(t, dawn.Add(row.want), a.Advisory.NextReport)
			require.Equal(t, dawn.Add(row.want), w.promises(t)[0].Due)
		})
	}
}

// It was said to be restored, and never was: the trouble is the same.
func TestTroubleThatHoldsAfterAllGoesOnWhereItsAdvisoryStood(t *testing.T) {
	t.Parallel()
	noon, tuesday := dawn.Add(6*time.Hour), dawn.Add(26*time.Hour) // word is owed as they open again
	send, followUp := quadrant.AdvisoryMove{Verb: quadrant.Send}, quadrant.AdvisoryMove{Verb: quadrant.FollowUp}
	later, end := quadrant.AdvisoryMove{Verb: quadrant.FollowUp, NextReport: noon}, quadrant.AdvisoryMove{Verb: quadrant.Close}
	for _, row := range []struct {
		name     string
		moves    []quadrant.AdvisoryMove
		state    quadrant.AdvisoryState
		next     time.Time
		promises []account.CommitmentState
	}{
		{"worded and not sent, it goes on", nil, quadrant.Drafted, noon, []account.CommitmentState{account.Open}},
		{"sent, word is owed already", []quadrant.AdvisoryMove{send}, quadrant.Sent, noon, []account.CommitmentState{account.Open}},
		{"followed up, and word is owed", []quadrant.AdvisoryMove{send, later}, quadrant.FollowedUp, noon, []account.CommitmentState{account.Kept, account.Open}},
		{"followed up for the last time, word is owed anew", []quadrant.AdvisoryMove{send, followUp}, quadrant.FollowedUp, tuesday,
			[]account.CommitmentState{account.Kept, account.Open}},
		{"closed, there is another", []quadrant.AdvisoryMove{send, end}, quadrant.Drafted, tuesday, []account.CommitmentState{account.Withdrawn, account.Open}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w := newTower(t, staff(), quadrant.Options{})
			broken := down("T-1", dawn)
			w.observe(t, ticketFact(broken))
			first := w.alertOf(t, ticket1.Ref())
			move(t, w, first.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: worded(first.Advisory, noon)})
			for _, m := range row.moves {
				move(t, w, first.Key, m)
			}
			w.observe(t, ticketFact(logged(broken, metrics.Restored, dawn)))
			require.Equal(t, quadrant.ClearedOver, w.alertOf(t, ticket1.Ref()).Outcome)
			w.at(time.Hour)
			w.observe(t, ticketFact(broken))
			again := w.alertOf(t, ticket1.Ref())
			require.Equal(t, first.Key, again.Key)
			require.Equal(t, dawn.Add(time.Hour), again.Raised)
			require.Equal(t, row.state, again.Advisory.State)
			require.Equal(t, row.next, again.Advisory.NextReport)
			require.Equal(t, row.state != quadrant.Drafted || len(row.moves) == 0, !again.Advisory.How.IsZero(), "the words are those that were written")
			var states []account.CommitmentState
			for _, p := range w.promises(t) {
				states = append(states, p.State)
				require.Equal(t, p.State == account.Open, p.ID == again.Commitment)
			}
			require.ElementsMatch(t, row.promises, states)
			owed, err := w.Commitment(t.Context(), again.Commitment)
			require.NoError(t, err)
			require.Equal(t, row.next, owed.Due)
			if row.state == quadrant.Drafted { // word of it goes out, once more where some had
				before := len(w.toCustomers(t))
				move(t, w, again.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: worded(again.Advisory, noon.Add(time.Hour))})
				move(t, w, again.Key, send)
				require.Len(t, w.toCustomers(t), before+1)
			}
		})
	}
}

// An alert may be cleared, and the customer is still owed word.
func TestAdvisoriesAreThoseThatAreNotClosed(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	cleared, closed, drafted, elsewhere := down("T-1", dawn), down("T-2", dawn), down("T-3", dawn), down("T-4", dawn)
	elsewhere.Account = "mill"
	w.observe(t, ticketFact(cleared), ticketFact(closed), ticketFact(drafted), ticketFact(elsewhere), quadrant.Fact{Activity: lateOrder("A-1")})
	w.observe(t, ticketFact(logged(cleared, metrics.Restored, dawn)))
	move(t, w, w.alertOf(t, closed.ID.Ref()).Key, quadrant.AdvisoryMove{Verb: quadrant.Close, Note: "A drill"})
	all, err := w.watcher.Advisories(t.Context(), "quay")
	require.NoError(t, err)
	require.Equal(t, []quadrant.Advisory{*w.alertOf(t, cleared.ID.Ref()).Advisory, *w.alertOf(t, drafted.ID.Ref()).Advisory}, all)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	all, err = w.watcher.Advisories(ctx, "quay")
	require.ErrorIs(t, err, context.Canceled)
	require.Empty(t, all)
}
