package memory

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// Interactions implements [quadrant.Log].
func (s *Store) Interactions(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[quadrant.Interaction, error] {
	return listing(ctx, s, func() []quadrant.Interaction {
		return sorted(s.interactions.of(id), func(i quadrant.Interaction) bool { return p.Contains(i.At) },
			func(a, b quadrant.Interaction) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	}, copied[quadrant.Interaction])
}

// Satisfactions implements [quadrant.Log].
func (s *Store) Satisfactions(ctx context.Context, id account.ID, p metrics.Period) iter.Seq2[account.Satisfaction, error] {
	return listing(ctx, s, func() []account.Satisfaction {
		return sorted(s.satisfactions.of(id), func(v account.Satisfaction) bool { return p.Contains(v.At) },
			func(a, b account.Satisfaction) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	}, plain[account.Satisfaction])
}

// Standings implements [quadrant.Log].
func (s *Store) Standings(ctx context.Context, id account.ID) ([]quadrant.Standing, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	all := sorted(s.standings.of(id), every, func(a, b quadrant.Standing) int { return cmp.Compare(a.ID, b.ID) })
	for i, v := range all {
		all[i] = v.Clone()
	}
	return all, nil
}

// Case implements [quadrant.Store].
func (s *Store) Case(ctx context.Context, about account.Ref) (quadrant.Case, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return quadrant.Case{}, err
	}
	c, ok := s.cases.records[caseID(quadrant.CaseRef(about).ID)]
	if !ok {
		return quadrant.Case{}, fmt.Errorf("memory: case of %s %q: %w", about.Kind, about.ID, account.ErrNotFound)
	}
	return c.Clone(), nil
}

// Cases implements [quadrant.Store].
func (s *Store) Cases(ctx context.Context, f quadrant.CaseFilter) iter.Seq2[quadrant.Case, error] {
	return listing(ctx, s, func() []quadrant.Case {
		cases := maps.Values(s.cases.records)
		if f.Account != "" {
			cases = s.cases.of(f.Account)
		}
		return sorted(cases, f.Matches, func(a, b quadrant.Case) int {
			return cmp.Or(cmp.Compare(a.About.Kind, b.About.Kind), cmp.Compare(a.About.ID, b.About.ID))
		})
	}, copied[quadrant.Case])
}

// SaveRecord implements [quadrant.Store].
func (s *Store) SaveRecord(ctx context.Context, r quadrant.Record, u account.Unit) error {
	r = r.Clone()
	for i, c := range r.Cases {
		// What takes nothing out copies the arguments of texts, too, which their
		// maker may alter later.
		r.Cases[i] = c.Redacted(account.Redaction{})
	}
	if err := s.save(ctx, parcel{Unit: u, Record: r}); err != nil {
		return fail("save record", err)
	}
	return nil
}

// A caseID is the id by which a case is referred to.
type caseID string

func newTalks() talks {
	return talks{
		interactions:  newShelf(func(i quadrant.Interaction) (quadrant.InteractionID, account.ID) { return i.ID, i.Account }),
		satisfactions: newShelf(func(v account.Satisfaction) (account.SatisfactionID, account.ID) { return v.ID, v.Account }),
		standings:     newShelf(func(v quadrant.Standing) (quadrant.StandingID, account.ID) { return v.ID, v.Account }),
		cases:         newShelf(func(c quadrant.Case) (caseID, account.ID) { return caseID(c.Ref().ID), c.Account }),
	}
}

// talks are the records of package quadrant.
type talks struct {
	interactions  shelf[quadrant.InteractionID, quadrant.Interaction]
	satisfactions shelf[account.SatisfactionID, account.Satisfaction]
	standings     shelf[quadrant.StandingID, quadrant.Standing]
	cases         shelf[caseID, quadrant.Case]
}

func (t *talks) put(r quadrant.Record) {
	for _, i := range r.Interactions {
		t.interactions.put(i)
	}
	for _, v := range r.Satisfactions {
		t.satisfactions.put(v)
	}
	for _, v := range r.Standings {
		t.standings.put(v)
	}
	for _, c := range r.Cases {
		t.cases.put(c)
	}
}

// redact replaces the records that have free text.
func (t *talks) redact(r redacting) {
	t.interactions.records = each(r, quadrant.RefInteraction, t.interactions.records, quadrant.Interaction.Redacted)
	t.satisfactions.records = each(r, account.RefSatisfaction, t.satisfactions.records, account.Satisfaction.Redacted)
	t.cases.records = each(r, quadrant.RefCase, t.cases.records, quadrant.Case.Redacted)
}

// clear removes the records of an account.
func (t *talks) clear(of account.ID) {
	t.interactions.clear(of)
	t.satisfactions.clear(of)
	t.standings.clear(of)
	t.cases.clear(of)
}
