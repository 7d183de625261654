package review_test

import (
	"context"
	"errors"
	"iter"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/review"
)

// deaf is a log of which one reader fails; and a source that is read once, and fails
// when it is asked for the tickets of the period alone.
type deaf struct {
	*memory.Store
	interactions, satisfactions, standings, tickets, cases error
}

func failed[T any](err error, seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	if err == nil {
		return seq
	}
	return func(yield func(T, error) bool) {
		var none T
		yield(none, err)
	}
}

func (d deaf) Interactions(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[quadrant.Interaction, error] {
	return failed(d.interactions, d.Store.Interactions(ctx, id, p))
}

func (d deaf) Satisfactions(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[account.Satisfaction, error] {
	return failed(d.satisfactions, d.Store.Satisfactions(ctx, id, p))
}

func (d deaf) Cases(ctx context.Context, f quadrant.CaseFilter) iter.Seq2[quadrant.Case, error] {
	return failed(d.cases, d.Store.Cases(ctx, f))
}

func (d deaf) Standings(ctx context.Context, id account.ID) ([]quadrant.Standing, error) {
	if d.standings != nil {
		return nil, d.standings
	}
	return d.Store.Standings(ctx, id)
}

func (d deaf) Tickets(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[metrics.Ticket, error] {
	if p != quarter {
		return d.Store.Tickets(ctx, id, p)
	}
	return failed(d.tickets, d.Store.Tickets(ctx, id, p))
}

func TestGatherPassesOnErrorsOfTheReadersOfTheQuadrants(t *testing.T) {
	t.Parallel()
	store, err := memory.New(conversed())
	require.NoError(t, err)
	locked := errors.New("the table is locked")
	for _, tt := range []struct {
		name string
		log  deaf
	}{
		{"interactions", deaf{Store: store, interactions: locked}},
		{"satisfactions", deaf{Store: store, satisfactions: locked}},
		{"standings", deaf{Store: store, standings: locked}},
		{"cases of the watch", deaf{Store: store, cases: locked}},
		{"tickets of the period", deaf{Store: store, tickets: locked}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			src := sources(store)
			src.Quadrants, src.Service, src.Watch = tt.log, tt.log, tt.log
			_, err := gather(t, src)
			require.ErrorIs(t, err, locked)
			require.ErrorContains(t, err, `review: gather quadrants of account "harbour"`)
		})
	}
}

// TestALogWithoutTicketsIsReadAllTheSame.
func TestALogWithoutTicketsIsReadAllTheSame(t *testing.T) {
	t.Parallel()
	store, err := memory.New(conversed())
	require.NoError(t, err)
	src := sources(store)
	src.Service = nil
	f, err := gather(t, src)
	require.NoError(t, err)
	require.Len(t, f.Interactions, 5)
	require.Len(t, f.Satisfactions, 1)
	require.Empty(t, f.Tickets)
	require.Equal(t, []quadrant.SourceName{quadrant.SourceService}, servicesLacked(f.Map(account.Internal)))
}

// servicesLacked is the source of tickets, where a rule says that it was not given.
func servicesLacked(m quadrant.Map) []quadrant.SourceName {
	for _, gap := range m.NotGiven {
		if gap.Source == quadrant.SourceService {
			return []quadrant.SourceName{gap.Source}
		}
	}
	return nil
}

func gather(t *testing.T, src review.Sources) (review.Facts, error) {
	t.Helper()
	return review.Gather(t.Context(), src, "harbour", quarter)
}

// TestWhereSomebodyStoodIsReadFromTheirHistory: Piet Claes was a technical contact
// until noon of 10 May.
func TestWhereSomebodyStoodIsReadFromTheirHistory(t *testing.T) {
	t.Parallel()
	moved := day(time.May, 10, 12)
	own := quadrant.Standing{ID: "own", Account: "harbour", Person: "it", Quadrants: []quadrant.Quadrant{quadrant.Q3}}
	named := quadrant.Standing{ID: "named", Account: "harbour", Person: "it", Executive: true}
	for _, tt := range []struct {
		name      string
		standings []quadrant.Standing
		ledger    bool
		want      []quadrant.Quadrant // derived, until they moved
	}{
		{"from history", nil, true, []quadrant.Quadrant{quadrant.Q3}},
		{"beside one that says nothing of it", []quadrant.Standing{named}, true, []quadrant.Quadrant{quadrant.Q3}},
		{"not where a standing tells", []quadrant.Standing{own}, true, nil},
		{"not without a ledger", nil, false, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			facts := conversed()
			facts.Standings = tt.standings
			store, err := memory.New(facts)
			require.NoError(t, err)
			people, err := store.People(t.Context(), "harbour")
			require.NoError(t, err)
			for _, p := range people {
				if p.ID == "it" {
					p.Level = account.BusinessLevel
					_, err := account.NewDirectory(store, account.Options{Now: func() time.Time { return moved }}).PutPerson(t.Context(), "omar", p)
					require.NoError(t, err)
				}
			}
			src := sources(store)
			if !tt.ledger {
				src.Promises = nil
			}
			f, err := gather(t, src)
			require.NoError(t, err)
			require.Len(t, f.Standings, len(tt.standings)+min(1, len(tt.want)))
			if tt.want != nil {
				last := f.Standings[len(f.Standings)-1]
				require.Equal(t, tt.want, last.Quadrants)
				require.Equal(t, moved, last.Until)
			}
		})
	}
}

// amnesiac is a ledger whose history cannot be read.
type amnesiac struct {
	*memory.Store
	err error
}

func (a amnesiac) History(context.Context, account.Ref) iter.Seq2[account.Event, error] {
	return func(yield func(account.Event, error) bool) { yield(account.Event{}, a.err) }
}

func TestGatherPassesOnErrorsOfHistory(t *testing.T) {
	t.Parallel()
	store, err := memory.New(conversed())
	require.NoError(t, err)
	src := sources(store)
	src.Promises = amnesiac{store, errors.New("the table is locked")}
	_, err = gather(t, src)
	require.ErrorContains(t, err, `review: gather quadrants of account "harbour": the table is locked`)
}
