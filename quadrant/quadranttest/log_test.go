package quadranttest_test

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/quadrant/quadranttest"
)

const (
	ofAccount      = " yields those of an account"
	byPeriod       = " goes by the period, to which its end does not belong"
	once           = " yields each once"
	ordered        = " is ordered by instant and then by id"
	ofNone         = " of an unknown account are none"
	allStandings   = "Standings returns every standing of an account, past and future ones included"
	standingsOrder = "Standings is ordered by id"
	noStandings    = "Standings of an unknown account are none"
	standingsDone  = "A context that is done is the error of Standings"
	again          = "A sequence may be ranged over again"
	lastPair       = "An error is the last pair of a sequence"
	breaksOff      = "A sequence releases what it holds when the caller breaks off"
	contextDone    = "A sequence ends with the context's error when the context is done"
	owned          = "What a method returns or yields belongs to the caller"
	concurrent     = "Safe for concurrent use"
)

type breaks = []conform.Break[func(*store)]

// logBreaks are logs that break one sentence each, and the subtest that must catch
// them.
var logBreaks = slices.Concat(
	ofBoth(ofAccount, "stops early", func(n int) (from, to int) { return 0, max(0, n-1) }),
	ofBoth(ofAccount, "begins late", func(n int) (from, to int) { return min(1, n), n }),
	breaks{
		{Name: "forgets topics", Broken: interactionList(func(all []quadrant.Interaction) []quadrant.Interaction {
			for i := range all {
				all[i].Topics = nil
			}
			return all
		}), Caught: "Interactions" + ofAccount},
		{Name: "one person at an end", Broken: records(func(r *quadrant.Record) {
			for i, v := range r.Interactions {
				r.Interactions[i].To = v.To[:1]
			}
		}), Caught: "Interactions" + ofAccount},
		{Name: "forgets words", Broken: records(func(r *quadrant.Record) {
			for i := range r.Satisfactions {
				r.Satisfactions[i].Words = ""
			}
		}), Caught: "Satisfactions" + ofAccount},
	},
	byPeriods("its end belongs to it", func(p metrics.Period) metrics.Period { p.To = p.To.Add(1); return p }),
	byPeriods("its start does not belong to it", func(p metrics.Period) metrics.Period { p.From = p.From.Add(1); return p }),
	byPeriods("by the day", func(p metrics.Period) metrics.Period {
		return metrics.Period{From: p.From.UTC().Truncate(24 * time.Hour), To: p.To}
	}),
	byPeriods("by the clock on the wall", func(p metrics.Period) metrics.Period {
		_, from := p.From.Zone()
		return metrics.Period{From: p.From.Add(time.Duration(from) * time.Second), To: p.To}
	}),
	breaks{
		{Name: "one for each topic", Broken: interactionList(func(all []quadrant.Interaction) []quadrant.Interaction {
			var each []quadrant.Interaction
			for _, i := range all {
				each = append(each, slices.Repeat([]quadrant.Interaction{i}, max(1, len(i.Topics)))...)
			}
			return each
		}), Caught: "Interactions" + once},
		{Name: "every answer twice", Broken: satisfactionList(func(all []account.Satisfaction) []account.Satisfaction {
			return slices.Concat(all, all)
		}), Caught: "Satisfactions" + once},
		{Name: "the latest first", Broken: interactionList(func(all []quadrant.Interaction) []quadrant.Interaction {
			slices.Reverse(all)
			return all
		}), Caught: "Interactions" + ordered},
		{Name: "by instant alone", Broken: interactionList(func(all []quadrant.Interaction) []quadrant.Interaction {
			slices.Reverse(all)
			slices.SortStableFunc(all, func(a, b quadrant.Interaction) int { return a.At.Compare(b.At) })
			return all
		}), Caught: "Interactions" + ordered},
		{Name: "by id", Broken: satisfactionList(func(all []account.Satisfaction) []account.Satisfaction {
			slices.SortFunc(all, func(a, b account.Satisfaction) int { return len(a.ID) - len(b.ID) + int(a.ID[4]) - int(b.ID[4]) })
			return all
		}), Caught: "Satisfactions" + ordered},
		{Name: "somebody's interactions for a stranger", Broken: asked(func(id account.ID) account.ID {
			if id == "999" {
				id = "101"
			}
			return id
		}), Caught: "Interactions" + ofNone},
		{Name: "somebody's answers for nobody", Broken: asked(func(id account.ID) account.ID {
			if id == "" {
				id = "101"
			}
			return id
		}), Caught: "Satisfactions" + ofNone},
		{Name: "somebody's standings for a stranger", Broken: asked(func(id account.ID) account.ID {
			if id == "999" {
				id = "101"
			}
			return id
		}), Caught: noStandings},
		{Name: "an unknown account is an error", Broken: func(s *store) {
			s.standings = func(ctx context.Context, id account.ID) ([]quadrant.Standing, error) {
				all, err := s.Store.Standings(ctx, id)
				if len(all) == 0 {
					err = account.ErrNotFound
				}
				return all, err
			}
		}, Caught: noStandings},
		{Name: "present standings", Broken: standingList(func(all []quadrant.Standing) []quadrant.Standing {
			return slices.DeleteFunc(all, func(v quadrant.Standing) bool { return !v.InForce(time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)) })
		}), Caught: allStandings},
		{Name: "forgets executives", Broken: standingList(func(all []quadrant.Standing) []quadrant.Standing {
			for i := range all {
				all[i].Executive = false
			}
			return all
		}), Caught: allStandings},
		{Name: "standings of another account", Broken: asked(func(id account.ID) account.ID {
			if id == "102" {
				id = "101"
			}
			return id
		}), Caught: allStandings},
		{Name: "standings by person", Broken: standingList(func(all []quadrant.Standing) []quadrant.Standing {
			slices.SortStableFunc(all, func(a, b quadrant.Standing) int { return len(a.Quadrants) - len(b.Quadrants) })
			return all
		}), Caught: standingsOrder},
		{Name: "Standings ignores the context", Broken: func(s *store) {
			s.standings = func(ctx context.Context, id account.ID) ([]quadrant.Standing, error) {
				return s.Store.Standings(context.WithoutCancel(ctx), id)
			}
		}, Caught: standingsDone},
		{Name: "interactions once", Broken: func(s *store) {
			s.interactions = func(ctx context.Context, id account.ID, p metrics.Period) interactionSeq {
				done := false
				return func(yield func(quadrant.Interaction, error) bool) {
					if !done {
						done = true
						s.Store.Interactions(ctx, id, p)(yield)
					}
				}
			}
		}, Caught: again},
		{Name: "answers go on after an error", Broken: func(s *store) {
			s.satisfactions = func(ctx context.Context, id account.ID, p metrics.Period) satisfactionSeq {
				return func(yield func(account.Satisfaction, error) bool) {
					for v := range s.Store.Satisfactions(context.WithoutCancel(ctx), id, p) {
						if !yield(v, ctx.Err()) {
							return
						}
					}
				}
			}
		}, Caught: lastPair},
		{Name: "looks at the context once", Broken: func(s *store) {
			s.interactions = func(ctx context.Context, id account.ID, p metrics.Period) interactionSeq {
				return func(yield func(quadrant.Interaction, error) bool) {
					if err := ctx.Err(); err != nil {
						yield(quadrant.Interaction{}, err)
						return
					}
					s.Store.Interactions(context.WithoutCancel(ctx), id, p)(yield)
				}
			}
		}, Caught: lastPair},
		{Name: "ten may be broken off", Broken: func(s *store) {
			pool := make(chan bool, 10)
			s.interactions = func(ctx context.Context, id account.ID, p metrics.Period) interactionSeq {
				return func(yield func(quadrant.Interaction, error) bool) {
					select {
					case pool <- true:
					case <-ctx.Done():
						yield(quadrant.Interaction{}, ctx.Err())
						return
					}
					for v, err := range s.Store.Interactions(ctx, id, p) {
						if !yield(v, err) {
							return
						}
					}
					<-pool
				}
			}
		}, Caught: breaksOff},
		{Name: "answers ignore the context", Broken: func(s *store) {
			s.satisfactions = func(ctx context.Context, id account.ID, p metrics.Period) satisfactionSeq {
				return s.Store.Satisfactions(context.WithoutCancel(ctx), id, p)
			}
		}, Caught: contextDone},
		{Name: "shares topics", Broken: func(s *store) {
			var shared []quadrant.Interaction
			interactionList(func(all []quadrant.Interaction) []quadrant.Interaction {
				if len(all) > 0 && shared == nil {
					shared = slices.Clone(all)
				}
				for i := range all {
					for _, v := range shared {
						if v.ID == all[i].ID {
							all[i].Topics, all[i].To = v.Topics, v.To
						}
					}
				}
				return all
			})(s)
		}, Caught: owned},
		{Name: "keeps the quadrants it was given", Broken: func(s *store) {
			given := map[quadrant.StandingID]quadrant.Standing{}
			s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
				for _, v := range r.Standings {
					given[v.ID] = v
				}
				return s.Store.SaveRecord(ctx, r, u)
			}
			standingList(func(all []quadrant.Standing) []quadrant.Standing {
				for i, v := range all {
					all[i].Quadrants = given[v.ID].Quadrants
				}
				return all
			})(s)
		}, Caught: owned},
		{Name: "confuses its callers", Broken: func(s *store) {
			var n atomic.Int32
			asked(func(id account.ID) account.ID {
				if n.Add(1)%20 == 0 { // as if somebody else had asked
					id = "102"
				}
				return id
			})(s)
		}, Caught: concurrent},
	},
)

// ofBoth cuts both sequences.
func ofBoth(check, name string, cut func(n int) (from, to int)) breaks {
	return breaks{
		{Name: "interactions: " + name, Broken: interactionList(func(all []quadrant.Interaction) []quadrant.Interaction {
			from, to := cut(len(all))
			return all[from:to]
		}), Caught: "Interactions" + check},
		{Name: "answers: " + name, Broken: satisfactionList(func(all []account.Satisfaction) []account.Satisfaction {
			from, to := cut(len(all))
			return all[from:to]
		}), Caught: "Satisfactions" + check},
	}
}

func byPeriods(name string, change func(metrics.Period) metrics.Period) breaks {
	return breaks{
		{Name: "interactions: " + name, Broken: periods(change), Caught: "Interactions" + byPeriod},
		{Name: "answers: " + name, Broken: periods(change), Caught: "Satisfactions" + byPeriod},
	}
}

func TestLogOfMemory(t *testing.T) {
	t.Parallel()
	quadranttest.TestLog(t, func(_ *testing.T, seed quadranttest.Seed) quadrant.Log {
		return log(func(*store) {})(seed)
	})
}

func TestLogCatchesBreaks(t *testing.T) {
	t.Parallel()
	conform.Catches(t, quadranttest.LogChecks(), logBreaks, func(t testing.TB, check string, broken func(*store)) {
		quadranttest.CheckLog(t, check, log(broken))
	})
}
