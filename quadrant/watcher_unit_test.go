package quadrant_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
)

// watched are promises over the store of a tower, which tell its watcher.
func watched(w *tower, late *error) *account.Promises {
	return account.NewPromises(w.Store, account.Sources{}, account.Options{
		Now: w.clock.Now, OnError: func(err error) { *late = err },
		Hooks: []account.Hooks{{Name: "watch", AfterSave: func(ctx context.Context, u account.Unit) error {
			_, err := w.watcher.ObserveUnit(ctx, "system", u)
			return err
		}}},
	})
}

// broken is a promise of the far future, made at dawn and broken an hour later.
func (w *tower) broken(t *testing.T, v account.Visibility) account.Commitment {
	t.Helper()
	var late error
	promises := watched(w, &late)
	c, err := promises.Make(t.Context(), "amir", account.Commitment{
		Account: "quay", Kind: account.Action, Text: "Call", Owner: "amir", Due: dawn.AddDate(0, 0, 90), Visibility: v,
	})
	require.NoError(t, err)
	require.Empty(t, w.notices(t))
	w.at(time.Hour)
	_, err = promises.Move(t.Context(), c.ID, account.CommitmentMove{Verb: account.Break, Actor: "amir", Note: "so"})
	require.NoError(t, err)
	require.NoError(t, late)
	return c
}

func TestAPromiseBrokenBeforeItsDateIsToldAtOnce(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	c := w.broken(t, account.Business)
	a := w.alertOf(t, c.ID.Ref())
	require.Equal(t, []quadrant.Sign{{Code: quadrant.SignBroken, Since: dawn.Add(time.Hour)}}, a.Signs)
	known, err := w.Case(t.Context(), c.ID.Ref())
	require.NoError(t, err)
	stored, err := w.Commitment(t.Context(), c.ID)
	require.NoError(t, err)
	require.Equal(t, stored, *known.Commitment, "it is known as it is stored")
	require.Equal(t, quadrant.Watched{}, w.tick(t))

	// Nothing more can come of it than that all are told.
	require.Len(t, troubles(t, w), 1)
	w.observe(t, spoke("i", w.at(2*time.Hour), c.ID.Ref(), "amir", "ann", "mara", "eve"))
	require.Empty(t, troubles(t, w))
	require.Equal(t, quadrant.ClearedTold, w.alertOf(t, c.ID.Ref()).Outcome)
	require.Equal(t, quadrant.Watched{}, w.sweep(t))
}

// While the account was closed nobody was told.
func TestABrokenPromiseIsToldOfWhenTheAccountIsOpenedAgain(t *testing.T) {
	t.Parallel()
	facts := staff()
	facts.Accounts[0].Closed = dawn
	w := newTower(t, facts, quadrant.Options{})
	w.broken(t, account.Business)
	require.Empty(t, w.notices(t))
	require.Equal(t, quadrant.Watched{}, w.sweep(t))
	quay, err := w.Account(t.Context(), "quay")
	require.NoError(t, err)
	quay.Closed = time.Time{}
	_, err = account.NewDirectory(w.Store, account.Options{Now: w.clock.Now}).PutAccount(t.Context(), "eve", quay)
	require.NoError(t, err)
	require.Equal(t, 1, w.sweep(t).Raised)
}

func TestAPromiseThatIsKeptIsNoLongerPursued(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	var late error
	promises := watched(w, &late)
	c, err := promises.Make(t.Context(), "amir", account.Commitment{
		Account: "quay", Kind: account.Action, Text: "Call", Owner: "amir", Due: dawn.Add(time.Hour),
	})
	require.NoError(t, err)
	require.Equal(t, quadrant.Endangered, w.alertOf(t, c.ID.Ref()).Class)
	_, err = promises.Move(t.Context(), c.ID, account.CommitmentMove{Verb: account.Keep, Actor: "amir"})
	require.NoError(t, err)
	require.NoError(t, late)
	require.Equal(t, quadrant.ClearedOver, w.alertOf(t, c.ID.Ref()).Outcome)
}

// What goes wrong with one promise does not keep the others from being seen.
func TestEachPromiseOfAUnitIsObserved(t *testing.T) {
	t.Parallel()
	w := newTower(t, staff(), quadrant.Options{})
	promise := func(id account.CommitmentID, of account.ID) account.Commitment {
		c, _, err := account.Promise(account.Commitment{
			ID: id, Account: of, Kind: account.Action, Text: "Call", Owner: "amir", Due: dawn.Add(time.Hour),
		}, "amir", dawn)
		require.NoError(t, err)
		return c
	}
	done, err := w.watcher.ObserveUnit(t.Context(), "system", account.Unit{
		Commitments: []account.Commitment{promise("C-1", "quay"), promise("C-2", "nowhere"), promise("C-3", "quay")},
	})
	require.ErrorIs(t, err, account.ErrNotFound)
	require.Equal(t, 2, done.Raised)
	done, err = w.watcher.ObserveUnit(t.Context(), "", account.Unit{})
	require.NoError(t, err)
	require.Zero(t, done)
}

func troubles(t *testing.T, w *tower) []quadrant.Trouble {
	t.Helper()
	all, err := w.watcher.Troubles(t.Context(), "quay")
	require.NoError(t, err)
	return all
}
