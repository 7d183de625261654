package review

import (
	"context"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
)

// readQuadrants reads who spoke with whom, as far back as monthly figures reach: a
// policy that looks further does not see further. The tickets of the period are read
// for it once more, and kept.
func (f *Facts) readQuadrants(ctx context.Context, src Sources, id account.ID) error {
	if src.Watch == nil {
		f.Missing = append(f.Missing, SourceWatch)
	}
	if src.Quadrants == nil {
		f.Missing = append(f.Missing, SourceQuadrants)
		return nil
	}
	if id == "" {
		return nil // there is no single relationship
	}
	var err error
	if src.Watch != nil {
		if f.Cases, err = collect(src.Watch.Cases(ctx, quadrant.CaseFilter{Account: id})); err != nil {
			return err
		}
	}
	span := lookBack(f.Period)
	if f.Interactions, err = collect(src.Quadrants.Interactions(ctx, id, span)); err != nil {
		return err
	}
	if f.Satisfactions, err = collect(src.Quadrants.Satisfactions(ctx, id, span)); err != nil {
		return err
	}
	if f.Standings, err = src.Quadrants.Standings(ctx, id); err != nil {
		return err
	}
	if err := f.readMoves(ctx, src.Promises); err != nil || src.Service == nil {
		return err
	}
	f.Tickets, err = collect(src.Service.Tickets(ctx, id, f.Period))
	return err
}

// readMoves adds where the customer's people stood before their level was changed, as
// history tells it. Of somebody of whom a standing says where they stand, it counts
// alone.
func (f *Facts) readMoves(ctx context.Context, ledger account.Ledger) error {
	if ledger == nil {
		return nil
	}
	told := make(map[account.PersonID]bool)
	for _, s := range f.Standings {
		told[s.Person] = told[s.Person] || len(s.Quadrants) > 0
	}
	for _, p := range f.People {
		if told[p.ID] {
			continue
		}
		standings, err := quadrant.StandingsFrom(p, ledger.History(ctx, p.ID.Ref()))
		if err != nil {
			return err
		}
		f.Standings = append(f.Standings, standings...)
	}
	return nil
}
