package quadrant_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// The watch knows who was told first, and how long ago we knew.
func TestTheAdvisoryOfAnAlertIsLinted(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	l, err := quadrant.NewLinter(quadrant.EnglishWording(), quadrant.LintPolicy{})
	require.NoError(t, err)
	codes := func(key quadrant.AlertKey) map[quadrant.LintCode]string {
		lints, err := w.watcher.LintAdvisory(t.Context(), key, l, english())
		require.NoError(t, err)
		found := make(map[quadrant.LintCode]string)
		for _, lint := range lints {
			found[lint.Code] = lint.Field
		}
		return found
	}
	w.observe(t, ticketFact(down("T-1", dawn)))
	a := w.alertOf(t, ticket1.Ref())
	require.Equal(t, map[quadrant.LintCode]string{
		quadrant.LintNoHow: "how", quadrant.LintNoOptions: "options", quadrant.LintNoIntent: "intent", quadrant.LintThin: "channels",
	}, codes(a.Key), "of a draft that nobody has touched")
	full := worded(a.Advisory, dawn.Add(5*time.Hour))
	full.Channels = []quadrant.Channel{quadrant.Call}
	move(t, w, a.Key, quadrant.AdvisoryMove{Verb: quadrant.Revise, Revised: full})
	require.Empty(t, codes(a.Key))
	w.observe(t, spoke("i", w.at(30*time.Minute), ticket1.Ref(), "tess", "bob"))
	require.Equal(t, map[quadrant.LintCode]string{quadrant.LintTechnicalFirst: "to"}, codes(a.Key))
	w.at(2 * time.Hour)
	require.Contains(t, codes(a.Key), quadrant.LintLate)

	// It is restored, and comes back: who was told before was not told of that.
	w.observe(t, ticketFact(logged(logged(down("T-1", dawn), metrics.Restored, dawn.Add(3*time.Hour)), metrics.Reopened, w.at(4*time.Hour))))
	again := w.alertOf(t, ticket1.Ref())
	require.NotEqual(t, a.Key, again.Key)
	require.NotContains(t, codes(again.Key), quadrant.LintTechnicalFirst)
	w.observe(t, spoke("j", w.at(5*time.Hour), ticket1.Ref(), "tess", "bob"))
	require.Contains(t, codes(again.Key), quadrant.LintTechnicalFirst)
	require.NotContains(t, codes(again.Key), quadrant.LintOursUnaware)
	w.observe(t, spoke("k", w.at(5*time.Hour), ticket1.Ref(), "tess", "ann"))
	require.Contains(t, codes(again.Key), quadrant.LintOursUnaware, "amir took notice of what was before")

	late := metrics.ActivityID("A-1")
	w.observe(t, quadrant.Fact{Activity: lateOrder(late)})
	for _, key := range []quadrant.AlertKey{w.alertOf(t, late.Ref()).Key, "ticket/T-9/disruption/20260601T060000Z", ""} {
		_, err := w.watcher.LintAdvisory(t.Context(), key, l, account.English())
		require.ErrorIs(t, err, account.ErrNotFound, string(key))
	}
}
