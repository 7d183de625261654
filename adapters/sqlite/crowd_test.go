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

// At once, 32 people raise an obstacle, assign somebody and issue a plan on one
// account. Who comes too late is told so and tries again; nothing is lost.
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
			for what, command := range map[string]func() error{
				"assign": func() error {
					_, err := s.desk.Assign(t.Context(), "max", team.Assignment{
						ID: team.AssignmentID(fmt.Sprint("as-", n)), Account: "a-1", Person: "tia", Role: account.SalesEngineer,
						From: from, Until: from.Add(time.Hour), Basis: team.Standing, Primary: true,
					})
					return err
				},
				"raise": func() error {
					_, err := s.desk.RaiseObstacle(t.Context(), "max", account.Commitment{
						ID: account.CommitmentID(fmt.Sprint("ob-", n)), Account: "a-1", Text: "In the way", Due: from,
					})
					return err
				},
				"issue": func() error {
					_, err := s.desk.Issue(t.Context(), "max", "a-1", team.Deliverable{Kind: team.AccountPlan, Place: fmt.Sprint(n)})
					return err
				},
			} {
				for {
					err := command()
					if err == nil {
						break
					}
					if !errors.Is(err, account.ErrConflict) {
						t.Errorf("%s: %v", what, err)
						return
					}
				}
			}
		})
	}
	group.Wait()
	after := s.state(t)
	require.Equal(t, before.File.Revision+3*people, after.File.Revision, "one revision for each")
	require.Len(t, after.File.Assignments, len(before.File.Assignments)+people)
	require.Len(t, after.File.Deliverables, people)
	require.Len(t, after.Commitments, people)
	require.Len(t, after.Pending, people)
	require.Len(t, after.Events, len(before.Events)+3*people)
	places := make(map[string]bool)
	for _, d := range after.File.Deliverables {
		places[d.Place] = true
	}
	require.Len(t, places, people, "nobody's plan was written over")
	seen := make(map[account.EventID]bool)
	for _, e := range after.Events {
		require.False(t, seen[e.ID])
		seen[e.ID] = true
	}
	findings, err := s.desk.Findings(t.Context(), "a-1")
	require.NoError(t, err)
	require.NotEmpty(t, findings)
}
