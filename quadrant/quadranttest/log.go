package quadranttest

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"slices"
	"sync"
	"testing"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/quadrant"
)

// TestLog tests a log against every sentence of the documentation of
// [quadrant.Log], one subtest for each, named for it. Each subtest calls open for a
// log of its own that holds the seed and nothing else; open closes it with
// t.Cleanup. Every id is a numeral, those of one kind equally long, so that a host
// whose keys are integers can hold it too and orders it alike; instants are whole
// seconds. Accounts, people and tickets are not given: a host that needs their
// records makes them. The subtests run one after the other. Run them with -race,
// too.
func TestLog(t *testing.T, open func(t *testing.T, seed Seed) quadrant.Log) {
	conform.Run(t, logChecks(), func(t *testing.T) openLog {
		return func(s Seed) quadrant.Log { return open(t, s) }
	})
}

type openLog = func(Seed) quadrant.Log

func logChecks() []conform.Check[openLog] {
	return slices.Concat(datedChecks(interactions), datedChecks(satisfactions), []conform.Check[openLog]{
		{Name: "Standings returns every standing of an account, past and future ones included", Run: standingsOfAccount},
		{Name: "Standings is ordered by id", Run: standingsOrdered},
		{Name: "Standings of an unknown account are none", Run: standingsOfNone},
		{Name: "A context that is done is the error of Standings", Run: standingsDone},
		{Name: "A sequence may be ranged over again", Run: func(t testing.TB, open openLog) { conform.Again(t, open(some()), sequences) }},
		{Name: "An error is the last pair of a sequence", Run: func(t testing.TB, open openLog) { conform.LastPair(t, open(some()), sequences) }},
		{Name: "A sequence releases what it holds when the caller breaks off", Run: logBrokenOff},
		{Name: "A sequence ends with the context's error when the context is done", Run: logDone},
		{Name: "What a method returns or yields belongs to the caller", Run: logIsOwned},
		{Name: "Safe for concurrent use", Run: logConcurrentUse},
	})
}

// sequences are those of a log, of several elements each over [some].
var sequences = []conform.Sequence[quadrant.Log]{
	{Name: "Interactions", Of: func(ctx context.Context, l quadrant.Log) iter.Seq2[any, error] {
		return conform.Plain(l.Interactions(ctx, one, june))
	}},
	{Name: "Satisfactions", Of: func(ctx context.Context, l quadrant.Log) iter.Seq2[any, error] {
		return conform.Plain(l.Satisfactions(ctx, one, june))
	}},
}

func standings(t testing.TB, l quadrant.Log, id account.ID) []quadrant.Standing {
	t.Helper()
	all, err := l.Standings(t.Context(), id)
	conform.Must(t, "Standings", err)
	return all
}

// wantStandings are those of the seed, in order.
func wantStandings(id account.ID) []quadrant.Standing {
	all := slices.DeleteFunc(some().Standings, func(s quadrant.Standing) bool { return s.Account != id })
	slices.SortFunc(all, byID)
	return all
}

func byID(a, b quadrant.Standing) int { return cmp.Compare(a.ID, b.ID) }

func standingsOfAccount(t testing.TB, open openLog) {
	l := open(some())
	for _, id := range []account.ID{one, other} {
		conform.Same(t, "Standings of "+string(id), slices.SortedFunc(slices.Values(standings(t, l, id)), byID), wantStandings(id))
	}
}

func standingsOrdered(t testing.TB, open openLog) {
	if all := standings(t, open(some()), one); !slices.IsSortedFunc(all, byID) {
		t.Errorf("Standings are not in order of id: %s", conform.Text(all))
	}
}

func standingsOfNone(t testing.TB, open openLog) {
	l := open(some())
	for _, id := range []account.ID{stranger, bare, ""} {
		if all := standings(t, l, id); len(all) > 0 {
			t.Errorf("Standings of the account %q are %s, want none", id, conform.Text(all))
		}
	}
}

func standingsDone(t testing.TB, open openLog) {
	l := open(some())
	for _, ctx := range conform.Ended(t) {
		for _, id := range []account.ID{one, stranger} {
			if _, err := l.Standings(ctx, id); !errors.Is(err, ctx.Err()) {
				t.Errorf("Standings(%q): error %v, want %v", id, err, ctx.Err())
			}
		}
	}
	conform.Same(t, "Standings with a live context after a done one", standings(t, l, one), wantStandings(one))
}

func logBrokenOff(t testing.TB, open openLog) {
	l := open(some())
	conform.BrokenOff(t, l, sequences, func(ctx context.Context) error {
		_, err := l.Standings(ctx, one)
		return err
	})
}

func logDone(t testing.TB, open openLog) {
	l := open(some())
	conform.Done(t, l, sequences)
	for _, each := range sequences {
		if len(conform.Collect(t, each.Name, each.Of(t.Context(), l))) == 0 {
			t.Errorf("%s with a live context after a done one yields nothing", each.Name)
		}
	}
}

// heard is all that a log tells of the accounts of the kit.
func heard(t testing.TB, l quadrant.Log) string {
	t.Helper()
	all := make(map[string]any)
	for _, id := range []account.ID{one, other, bare, stranger} {
		all["interactions of "+string(id)] = interactions.all(t, l, id, always)
		all["satisfactions of "+string(id)] = satisfactions.all(t, l, id, always)
		all["standings of "+string(id)] = standings(t, l, id)
	}
	return conform.Text(all)
}

func logIsOwned(t testing.TB, open openLog) {
	seed := some()
	l := open(seed)
	before := heard(t, l)
	conform.Spoil(&seed)
	conform.Unchanged(t, "a change of the seed", before, heard(t, l))
	conform.Spoil(interactions.all(t, l, one, june))
	conform.Spoil(satisfactions.all(t, l, one, june))
	conform.Spoil(standings(t, l, one))
	conform.Unchanged(t, "a change of what was returned", before, heard(t, l))
}

func logConcurrentUse(t testing.TB, open openLog) {
	const callers, rounds = 8, 10
	l := open(some())
	alone := make(map[account.ID]string)
	ids := []account.ID{one, other, bare}
	told := func(ctx context.Context, id account.ID) (string, error) {
		var all []any
		for i, err := range l.Interactions(ctx, id, june) {
			if err != nil {
				return "", err
			}
			all = append(all, i)
		}
		for s, err := range l.Satisfactions(ctx, id, june) {
			if err != nil {
				return "", err
			}
			all = append(all, s)
		}
		s, err := l.Standings(ctx, id)
		return conform.Text(append(all, s)), err
	}
	for _, id := range ids {
		var err error
		alone[id], err = told(t.Context(), id)
		conform.Must(t, "a caller alone", err)
	}
	ctx := t.Context()
	var group sync.WaitGroup
	for n := range callers {
		id := ids[n%len(ids)]
		group.Go(func() {
			for range rounds {
				among, err := told(ctx, id)
				if err != nil || among != alone[id] {
					t.Errorf("among other callers, %s is told of as (error %v)\n%s\nalone it was\n%s", id, err, among, alone[id])
					return
				}
			}
		})
	}
	group.Wait()
}
