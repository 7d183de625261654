package quadrant_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

func nobody(context.Context, account.Notice, []account.Person) error { return nil }

// lateOrder is an order whose date has passed, of which the customer does not know.
func lateOrder(id metrics.ActivityID) *metrics.Activity {
	return &metrics.Activity{
		ID: id, Account: "quay", Kind: metrics.Order, Summary: "Disks", Status: metrics.ActivityRunning, Planned: dawn.Add(-time.Hour),
	}
}

func TestWhoMayTakeNotice(t *testing.T) {
	t.Parallel()
	facts := staff()
	facts.People[2].Left = dawn // eve
	for _, row := range []struct {
		name string
		by   account.PersonID
		sent bool
		want error
	}{
		{"who must be told", "mara", false, nil},
		{"another of the provider's", "tess", false, nil},
		{"the customer, before it was sent", "ann", false, account.ErrNotAllowed},
		{"the customer it was sent to", "ann", true, nil},
		{"another of the customer's", "bob", true, account.ErrNotAllowed},
		{"one of another customer's", "zoe", true, account.ErrNotAllowed},
		{"one who has left", "eve", false, account.ErrNotAllowed},
		{"a stranger", "who", false, account.ErrNotAllowed},
		{"nobody", "", false, account.ErrInvalid},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w := newTower(t, facts, quadrant.Options{})
			w.observe(t, ticketFact(down("T-1", dawn)))
			a := w.alertOf(t, ticket1.Ref())
			if row.sent {
				move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: worded(a.Advisory, dawn.Add(time.Hour))})
				move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Send})
			}
			w.at(time.Minute)
			before := kept(t, t.Context(), w)
			_, err := w.watcher.Acknowledge(t.Context(), row.by, a.Key)
			if row.want != nil {
				require.ErrorIs(t, err, row.want)
				require.Equal(t, before, kept(t, t.Context(), w))
				return
			}
			require.NoError(t, err)
			acks := w.alertOf(t, ticket1.Ref()).Acks
			require.Equal(t, quadrant.Ack{By: row.by, At: w.clock.Now()}, acks[len(acks)-1])
			after := kept(t, t.Context(), w)
			e := after.Events[len(before.Events)]
			require.Equal(t, account.EventKind("alert.acknowledged"), e.Kind)
			require.Equal(t, row.by, e.Actor)
			require.Equal(t, []account.Change{{Field: "by", To: string(row.by)}}, e.Changes)
		})
	}
}

func TestTakingNoticeCountsAsToldAndOnce(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.observe(t, quadrant.Fact{Activity: lateOrder("A-1")})
	key := w.alertOf(t, lateOrder("A-1").ID.Ref()).Key
	for i, by := range []account.PersonID{"mara", "mara", "amir"} {
		w.at(time.Duration(i+1) * time.Minute)
		done, err := w.watcher.Acknowledge(t.Context(), by, key)
		require.NoError(t, err)
		require.Equal(t, quadrant.Watched{}, done)
	}
	require.Equal(t, []quadrant.Ack{{By: "mara", At: dawn.Add(time.Minute)}, {By: "amir", At: dawn.Add(3 * time.Minute)}},
		w.alertOf(t, lateOrder("A-1").ID.Ref()).Acks)
	done, err := w.watcher.Acknowledge(t.Context(), "eve", key)
	require.NoError(t, err)
	require.Equal(t, quadrant.Watched{Cleared: 1}, done)
	a := w.alertOf(t, lateOrder("A-1").ID.Ref())
	require.Equal(t, quadrant.ClearedTold, a.Outcome)
	before := kept(t, t.Context(), w)
	_, err = w.watcher.Acknowledge(t.Context(), "tess", key)
	require.NoError(t, err, "an alert that is cleared stays as it is")
	require.Equal(t, before, kept(t, t.Context(), w))
	troubles, err := w.watcher.Troubles(t.Context(), "quay")
	require.NoError(t, err)
	require.Empty(t, troubles[0].Outstanding())
}

func TestAnAlertIsFoundByItsKey(t *testing.T) {
	t.Parallel()
	long := metrics.TicketID(strings.Repeat("T", 128))
	odd := metrics.TicketID("A/b/disruption/20260601T060000Z")
	for _, id := range []metrics.TicketID{ticket1, long, odd} {
		w := newTower(t, staff(), quadrant.Options{})
		w.observe(t, ticketFact(down(id, dawn)), ticketFact(down("T-0", dawn)))
		_, err := w.watcher.Acknowledge(t.Context(), "mara", w.alertOf(t, id.Ref()).Key)
		require.NoError(t, err)
		require.Len(t, w.alertOf(t, id.Ref()).Acks, 1)
		require.Empty(t, w.alertOf(t, metrics.TicketID("T-0").Ref()).Acks)
		for _, notice := range w.notices(t) {
			require.NoError(t, notice.Validate())
		}
	}
}

func TestAnAlertThatIsNotThere(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	w.observe(t, ticketFact(down("T-1", dawn)))
	for _, key := range []quadrant.AlertKey{
		"nonsense", "ticket/T-1", "ticket/T-1/disruption/20260601T060001Z", "ticket/T-2/disruption/20260601T060000Z",
		"//disruption/20260601T060000Z", quadrant.AlertKey(strings.Repeat("0", 64)),
	} {
		_, err := w.watcher.Acknowledge(t.Context(), "mara", key)
		require.ErrorIs(t, err, account.ErrNotFound, string(key))
	}
	for _, key := range []quadrant.AlertKey{"", quadrant.AlertKey(strings.Repeat("0", 10_000))} {
		_, err := w.watcher.Acknowledge(t.Context(), "mara", key)
		require.ErrorIs(t, err, account.ErrInvalid)
		require.ErrorContains(t, err, "key: ")
	}
}
