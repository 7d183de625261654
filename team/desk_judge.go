package team

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// Facts gathers what the rules judge of an account's team, as of now.
func (d *Desk) Facts(ctx context.Context, id account.ID) (Facts, error) {
	return d.factsAt(ctx, id, d.opt.Now().UTC())
}

func (d *Desk) factsAt(ctx context.Context, id account.ID, now time.Time) (Facts, error) {
	f, err := d.facts(ctx, id, now)
	if err != nil {
		return Facts{}, fmt.Errorf("team: facts of account %q: %w", id, err)
	}
	return f, nil
}

func (d *Desk) facts(ctx context.Context, id account.ID, now time.Time) (Facts, error) {
	f := Facts{Charter: d.opt.Charter}
	var err error
	if f.Account, err = d.accounts.Account(ctx, id); err != nil {
		return f, err
	}
	if f.People, err = d.people(ctx, id); err != nil {
		return f, err
	}
	if f.Assignments, err = d.assignments(ctx, id); err != nil {
		return f, err
	}
	file, err := d.store.File(ctx, id)
	if err != nil {
		return f, err
	}
	f.Deliverables = file.Deliverables
	solution, err := d.accounts.Solution(ctx, id)
	switch {
	case err == nil:
		f.Solution = &solution
	case !errors.Is(err, account.ErrNotFound):
		return f, err
	}
	if d.src.Service == nil {
		return f, nil
	}
	var activities []metrics.Activity
	for a, err := range d.src.Service.Activities(ctx, id, metrics.Period{From: now, To: now.Add(1)}) {
		if err != nil {
			return f, err
		}
		activities = append(activities, a)
	}
	f.Needs = NeedsOf(activities, now)
	return f, nil
}

// Findings judges an account's team now, by the rules of the desk.
func (d *Desk) Findings(ctx context.Context, id account.ID) ([]account.Finding, error) {
	now := d.opt.Now().UTC()
	f, err := d.factsAt(ctx, id, now)
	if err != nil {
		return nil, err
	}
	return Judge(f, now, d.opt.Rules...), nil
}

// Loads tells what each operations supervisor and technical lead of the tenant
// carries now, and what is found about it. An assignment on an account that is
// not there is left out.
func (d *Desk) Loads(ctx context.Context) ([]Load, []account.Finding, error) {
	fail := func(err error) ([]Load, []account.Finding, error) {
		return nil, nil, fmt.Errorf("team: loads: %w", err)
	}
	assignments, err := d.assignments(ctx, "")
	if err != nil {
		return fail(err)
	}
	people, err := d.accounts.People(ctx, "")
	if err != nil {
		return fail(err)
	}
	known := make(map[account.ID]bool)
	var accounts []account.Account
	var carried []Assignment
	for _, a := range assignments {
		there, seen := known[a.Account]
		if !seen {
			v, err := d.accounts.Account(ctx, a.Account)
			if err != nil && !errors.Is(err, account.ErrNotFound) {
				return fail(err)
			}
			if there = err == nil; there {
				accounts = append(accounts, v)
			}
			known[a.Account] = there
		}
		if there {
			carried = append(carried, a)
		}
	}
	loads := Loads(carried, accounts, d.opt.Policy.Load, d.opt.Now().UTC())
	return loads, LoadFindings(loads, people, d.opt.Policy.Load), nil
}
