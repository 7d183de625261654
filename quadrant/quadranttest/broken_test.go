package quadranttest_test

import (
	"context"
	"iter"
	"os"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/quadrant/quadranttest"
)

func TestMain(m *testing.M) {
	conform.Patience = 5 * time.Second // what hangs is waited for
	os.Exit(m.Run())
}

type (
	interactionSeq  = iter.Seq2[quadrant.Interaction, error]
	satisfactionSeq = iter.Seq2[account.Satisfaction, error]
	caseSeq         = iter.Seq2[quadrant.Case, error]
)

// A store passes on to a sound one what no field takes over.
type store struct {
	*memory.Store
	interactions  func(context.Context, account.ID, metrics.Period) interactionSeq
	satisfactions func(context.Context, account.ID, metrics.Period) satisfactionSeq
	standings     func(context.Context, account.ID) ([]quadrant.Standing, error)
	known         func(context.Context, account.Ref) (quadrant.Case, error)
	cases         func(context.Context, quadrant.CaseFilter) caseSeq
	saveRecord    func(context.Context, quadrant.Record, account.Unit) error
	save          func(context.Context, account.Unit) error
	erase         func(context.Context, account.Person, account.Redaction, account.Event) error
	purge         func(context.Context, time.Time, account.Event) (account.Purged, error)
}

// empty is a sound store in which nothing is taken over.
func empty() *store {
	s, err := memory.New(memory.Facts{})
	if err != nil {
		panic(err)
	}
	return &store{
		Store: s, interactions: s.Interactions, satisfactions: s.Satisfactions, standings: s.Standings,
		known: s.Case, cases: s.Cases, saveRecord: s.SaveRecord, save: s.Save, erase: s.Erase, purge: s.Purge,
	}
}

func (s *store) Interactions(ctx context.Context, id account.ID, p metrics.Period) interactionSeq {
	return s.interactions(ctx, id, p)
}

func (s *store) Satisfactions(ctx context.Context, id account.ID, p metrics.Period) satisfactionSeq {
	return s.satisfactions(ctx, id, p)
}

func (s *store) Standings(ctx context.Context, id account.ID) ([]quadrant.Standing, error) {
	return s.standings(ctx, id)
}

func (s *store) Case(ctx context.Context, about account.Ref) (quadrant.Case, error) {
	return s.known(ctx, about)
}

func (s *store) Cases(ctx context.Context, f quadrant.CaseFilter) caseSeq { return s.cases(ctx, f) }

func (s *store) SaveRecord(ctx context.Context, r quadrant.Record, u account.Unit) error {
	return s.saveRecord(ctx, r, u)
}

func (s *store) Save(ctx context.Context, u account.Unit) error { return s.save(ctx, u) }

func (s *store) Erase(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
	return s.erase(ctx, p, r, e)
}

func (s *store) Purge(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
	return s.purge(ctx, before, e)
}

// records changes what is saved, and caseList, interactionList and the like what is
// yielded.

func records(change func(*quadrant.Record)) func(*store) {
	return func(s *store) {
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			r = r.Clone()
			change(&r)
			return s.Store.SaveRecord(ctx, r, u)
		}
	}
}

// saved changes each case that is saved.
func saved(change func(*quadrant.Case)) func(*store) {
	return records(func(r *quadrant.Record) {
		for i := range r.Cases {
			change(&r.Cases[i])
		}
	})
}

// read changes each case that Case returns.
func read(change func(*quadrant.Case)) func(*store) {
	return func(s *store) {
		s.known = func(ctx context.Context, about account.Ref) (quadrant.Case, error) {
			c, err := s.Store.Case(ctx, about)
			if err == nil {
				change(&c)
			}
			return c, err
		}
	}
}

// filters changes what cases are asked for.
func filters(change func(*quadrant.CaseFilter)) func(*store) {
	return func(s *store) {
		s.cases = func(ctx context.Context, f quadrant.CaseFilter) caseSeq {
			change(&f)
			return s.Store.Cases(ctx, f)
		}
	}
}

func caseList(change func([]quadrant.Case) []quadrant.Case) func(*store) {
	return func(s *store) {
		of := s.cases
		s.cases = func(ctx context.Context, f quadrant.CaseFilter) caseSeq {
			return conform.Altered(ctx, of(ctx, f), change)
		}
	}
}

func interactionList(change func([]quadrant.Interaction) []quadrant.Interaction) func(*store) {
	return func(s *store) {
		of := s.interactions
		s.interactions = func(ctx context.Context, id account.ID, p metrics.Period) interactionSeq {
			return conform.Altered(ctx, of(ctx, id, p), change)
		}
	}
}

func satisfactionList(change func([]account.Satisfaction) []account.Satisfaction) func(*store) {
	return func(s *store) {
		of := s.satisfactions
		s.satisfactions = func(ctx context.Context, id account.ID, p metrics.Period) satisfactionSeq {
			return conform.Altered(ctx, of(ctx, id, p), change)
		}
	}
}

func standingList(change func([]quadrant.Standing) []quadrant.Standing) func(*store) {
	return func(s *store) {
		s.standings = func(ctx context.Context, id account.ID) ([]quadrant.Standing, error) {
			all, err := s.Store.Standings(ctx, id)
			return change(all), err
		}
	}
}

// periods changes which period is asked for.
func periods(change func(metrics.Period) metrics.Period) func(*store) {
	return func(s *store) {
		s.interactions = func(ctx context.Context, id account.ID, p metrics.Period) interactionSeq {
			return s.Store.Interactions(ctx, id, change(p))
		}
		s.satisfactions = func(ctx context.Context, id account.ID, p metrics.Period) satisfactionSeq {
			return s.Store.Satisfactions(ctx, id, change(p))
		}
	}
}

// asked changes which account is asked for.
func asked(change func(account.ID) account.ID) func(*store) {
	return func(s *store) {
		s.interactions = func(ctx context.Context, id account.ID, p metrics.Period) interactionSeq {
			return s.Store.Interactions(ctx, change(id), p)
		}
		s.satisfactions = func(ctx context.Context, id account.ID, p metrics.Period) satisfactionSeq {
			return s.Store.Satisfactions(ctx, change(id), p)
		}
		s.standings = func(ctx context.Context, id account.ID) ([]quadrant.Standing, error) {
			return s.Store.Standings(ctx, change(id))
		}
	}
}

// log opens a store for a seed, sound or broken.
func log(broken func(*store)) func(quadranttest.Seed) quadrant.Log {
	return func(seed quadranttest.Seed) quadrant.Log {
		s := empty()
		broken(s)
		r := quadrant.Record{Interactions: seed.Interactions, Satisfactions: seed.Satisfactions, Standings: seed.Standings}
		if err := s.SaveRecord(context.Background(), r, account.Unit{}); err != nil {
			panic(err)
		}
		return s
	}
}
