package review

import (
	"context"
	"errors"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// readTeam reads who is on the team, what it has issued and what its people
// carry. What is needed goes by the activities, which are read already.
func (f *Facts) readTeam(ctx context.Context, src Sources, id account.ID) error {
	f.Needs = team.NeedsOf(f.Activities, f.asOf())
	if src.Team == nil {
		f.Missing = append(f.Missing, SourceTeam)
	} else {
		if err := f.readAssignments(ctx, src.Team, id); err != nil {
			return err
		}
		if err := f.readCarried(ctx, src.Team, src.Accounts); err != nil {
			return err
		}
	}
	switch {
	case src.Files == nil:
		f.Missing = append(f.Missing, SourceFiles)
	case id != "":
		file, err := src.Files.File(ctx, id)
		if err != nil {
			return err
		}
		f.Deliverables = file.Deliverables
	}
	return nil
}

func (f *Facts) readAssignments(ctx context.Context, r team.Roster, id account.ID) error {
	if id == "" {
		return nil // there is no single team
	}
	var err error
	f.Assignments, err = collect(r.Assignments(ctx, id))
	return err
}

// readCarried reads what the operations supervisors and technical leads carry
// who are on the team; of all accounts, what all of them do. An assignment on an
// account that is not there is left out.
func (f *Facts) readCarried(ctx context.Context, r team.Roster, accounts account.Reader) error {
	carriers := make(map[account.PersonID]bool)
	for _, a := range f.Assignments {
		if a.InForce(f.asOf()) && makesLoad(a.Role) {
			carriers[a.Person] = true
		}
	}
	if f.Account.ID != "" && len(carriers) == 0 {
		return nil
	}
	there := make(map[account.ID]bool)
	for a, err := range r.Assignments(ctx, "") {
		if err != nil {
			return err
		}
		if !a.InForce(f.asOf()) || !makesLoad(a.Role) || f.Account.ID != "" && !carriers[a.Person] {
			continue
		}
		known, seen := there[a.Account]
		if !seen {
			if known, err = f.readCarriedAccount(ctx, accounts, a.Account); err != nil {
				return err
			}
			there[a.Account] = known
		}
		if known {
			f.Carried = append(f.Carried, a)
		}
	}
	return nil
}

// readCarriedAccount reports whether an account is there. Without a reader every
// account is.
func (f *Facts) readCarriedAccount(ctx context.Context, r account.Reader, id account.ID) (bool, error) {
	if r == nil {
		return true, nil
	}
	a, err := r.Account(ctx, id)
	switch {
	case errors.Is(err, account.ErrNotFound):
		return false, nil
	case err != nil:
		return false, err
	}
	f.Accounts = append(f.Accounts, a)
	return true, nil
}

// makesLoad reports whether load is told of a role.
func makesLoad(r account.Role) bool {
	return r == account.OperationsSupervisor || r == account.TechnicalLead
}

// readPromises reads the promises of the period. One that was made after it is
// not seen, and one that ended after it was open still.
func (f *Facts) readPromises(ctx context.Context, ledger account.Ledger, id account.ID) error {
	for c, err := range ledger.Commitments(ctx, account.CommitmentFilter{Account: id}) {
		if err != nil {
			return err
		}
		if c.Ended.After(f.asOf()) {
			c.State, c.Ended = account.Open, time.Time{}
		}
		if c.Made.After(f.asOf()) || c.State != account.Open && c.Ended.Before(f.Period.From) {
			continue
		}
		f.Commitments = append(f.Commitments, c)
	}
	return nil
}
