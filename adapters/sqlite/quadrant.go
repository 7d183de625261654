package sqlite

import (
	"context"
	"fmt"
	"iter"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// Interactions implements [quadrant.Log].
func (s *Store) Interactions(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[quadrant.Interaction, error] {
	return listing(ctx, s, "interactions", interactions, s.within(interactions.name, id, p), func(i quadrant.Interaction) bool {
		return i.Account == id && p.Contains(i.At)
	})
}

// Satisfactions implements [quadrant.Log].
func (s *Store) Satisfactions(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[account.Satisfaction, error] {
	return listing(ctx, s, "satisfactions", satisfactions, s.within(satisfactions.name, id, p), func(v account.Satisfaction) bool {
		return v.Account == id && p.Contains(v.At)
	})
}

// within is the order of an account's records of a period.
func (s *Store) within(table string, id account.ID, p metrics.Period) ordering {
	return ordering{
		"SELECT seq FROM " + table + " WHERE tenant = ? AND account = ? AND at >= ? AND at < ? ORDER BY at, id",
		[]any{s.tenant, id, sortable(p.From), sortable(p.To)},
	}
}

// Standings implements [quadrant.Log].
func (s *Store) Standings(ctx context.Context, id account.ID) ([]quadrant.Standing, error) {
	var found []row[quadrant.Standing]
	err := s.view(func(q querier) (err error) {
		found, err = standings.find(ctx, q, ofAccount, s.tenant, id)
		return err
	})
	return records(found), fail(fmt.Sprintf("standings of account %q", id), err)
}

// Case implements [quadrant.Store].
func (s *Store) Case(ctx context.Context, about account.Ref) (quadrant.Case, error) {
	return read(ctx, s, cases, quadrant.CaseRef(about).ID)
}

// Cases implements [quadrant.Store].
func (s *Store) Cases(ctx context.Context, f quadrant.CaseFilter) iter.Seq2[quadrant.Case, error] {
	return listing(ctx, s, "cases", cases, s.watched(f), f.Matches)
}

// watched is the order of the cases that a filter lets through.
func (s *Store) watched(f quadrant.CaseFilter) ordering {
	alerted := ""
	if f.Alerted {
		alerted = "1"
	}
	return s.order(cases.name, "kind, about",
		condition{"account = ?", string(f.Account)},
		condition{"next > '' AND next <= ?", sortableOrNone(f.NextBy)},
		condition{"alerted = ?", alerted},
	)
}

// SaveRecord implements [quadrant.Store].
func (s *Store) SaveRecord(ctx context.Context, r quadrant.Record, u account.Unit) error {
	return fail("save record", s.update(ctx, func(q querier) error {
		if err := s.store(ctx, q, u); err != nil {
			return err
		}
		if err := putAll(ctx, q, s.tenant, cases, r.Cases); err != nil {
			return err
		}
		if err := overwriteAll(ctx, q, s.tenant, interactions, r.Interactions); err != nil {
			return err
		}
		if err := overwriteAll(ctx, q, s.tenant, satisfactions, r.Satisfactions); err != nil {
			return err
		}
		return overwriteAll(ctx, q, s.tenant, standings, r.Standings)
	}))
}

func overwriteAll[T any](ctx context.Context, q querier, tenant string, t table[T], records []T) error {
	for _, r := range records {
		if err := t.overwrite(ctx, q, tenant, r); err != nil {
			return err
		}
	}
	return nil
}
