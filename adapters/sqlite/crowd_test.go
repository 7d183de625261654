package sqlite_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/team"
)

// At once, 32 people assign somebody, raise an obstacle, issue a plan or draft a
// change on one account. Who comes too late is told so and tries again; nothing is
// lost.
func TestManyPeopleAtOneDesk(t *testing.T) {
	t.Parallel()
	inMemory, err := memory.New(memory.Facts{})
	require.NoError(t, err)
	for name, store := range map[string]keeper{
		"memory": inMemory,
		"sqlite": storeOf(t, fresh(t), "crowd"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			crowd(t, newSite(t, store))
		})
	}
}

func crowd(t *testing.T, s *site) {
	const people = 32
	now := s.clock.Now()
	before := s.state(t)
	var group sync.WaitGroup
	for n := range people {
		group.Go(func() {
			from := now.Add(time.Duration(n) * time.Hour)
			commands := []func() error{
				func() error {
					_, err := s.desk.Assign(t.Context(), "max", team.Assignment{
						ID: team.AssignmentID(fmt.Sprint("as-", n)), Account: "a-1", Person: "tia", Role: account.SalesEngineer,
						From: from, Until: from.Add(time.Hour), Basis: team.Standing, Primary: true,
					})
					return err
				},
				func() error {
					_, err := s.desk.RaiseObstacle(t.Context(), "max", account.Commitment{
						ID: account.CommitmentID(fmt.Sprint("ob-", n)), Account: "a-1", Text: "In the way", Due: from,
					})
					return err
				},
				func() error {
					_, err := s.desk.Issue(t.Context(), "max", "a-1", team.Deliverable{Kind: team.AccountPlan, Place: fmt.Sprint(n)})
					return err
				},
				func() error {
					_, err := s.desk.Draft(t.Context(), "max", team.ChangeRequest{
						ID: team.ChangeID(fmt.Sprint("ch-", n)), Account: "a-1", Kind: "plain", Summary: "A change",
						Start: from, Touches: []account.ItemID{"i0"},
					})
					return err
				},
			}
			for {
				err := commands[n%len(commands)]()
				if err == nil {
					return
				}
				if !errors.Is(err, account.ErrConflict) {
					t.Error(err)
					return
				}
			}
		})
	}
	group.Wait()
	after := s.state(t)
	const each = people / 4
	require.Equal(t, before.File.Revision+people, after.File.Revision, "one revision for each")
	require.Len(t, after.File.Assignments, len(before.File.Assignments)+each)
	require.Len(t, after.File.Deliverables, each)
	require.Len(t, after.File.Changes, each)
	require.Len(t, after.Commitments, each)
	require.Len(t, after.Pending, each)
	require.Len(t, after.Events, len(before.Events)+people)
	places := make(map[string]bool)
	for _, d := range after.File.Deliverables {
		places[d.Place] = true
	}
	require.Len(t, places, each, "nobody's plan was written over")
	seen := make(map[account.EventID]bool)
	for _, e := range after.Events {
		require.False(t, seen[e.ID])
		seen[e.ID] = true
	}
	findings, err := s.desk.Findings(t.Context(), "a-1")
	require.NoError(t, err)
	require.NotEmpty(t, findings)
}
