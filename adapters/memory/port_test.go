package memory_test

import (
	"testing"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/quadrant/quadranttest"
	"github.com/accordhq/accord/team"
	"github.com/accordhq/accord/team/teamtest"
)

func TestStoreKeepsUnits(t *testing.T) {
	t.Parallel()
	accounttest.TestStore(t, func(t *testing.T) accounttest.Store { return store(t, memory.Facts{}) })
}

func BenchmarkStore(b *testing.B) {
	accounttest.BenchmarkStore(b, func(b *testing.B) accounttest.Store { return store(b, memory.Facts{}) })
}

func TestStoreKeepsFiles(t *testing.T) {
	t.Parallel()
	teamtest.TestStore(t, func(t *testing.T) teamtest.Store { return store(t, memory.Facts{}) })
}

func TestStoreIsARoster(t *testing.T) {
	t.Parallel()
	teamtest.TestRoster(t, func(t *testing.T, assignments []team.Assignment) team.Roster {
		return store(t, facts(assignments))
	})
}

func BenchmarkTeamStore(b *testing.B) {
	teamtest.BenchmarkStore(b, func(b *testing.B) teamtest.Store { return store(b, memory.Facts{}) })
}

func TestStoreKeepsRecords(t *testing.T) {
	t.Parallel()
	quadranttest.TestStore(t, func(t *testing.T) quadranttest.Store { return store(t, memory.Facts{}) })
}

func TestStoreIsALog(t *testing.T) {
	t.Parallel()
	quadranttest.TestLog(t, func(t *testing.T, seed quadranttest.Seed) quadrant.Log {
		return store(t, talks(seed))
	})
}

func BenchmarkQuadrantStore(b *testing.B) {
	quadranttest.BenchmarkStore(b, func(b *testing.B) quadranttest.Store { return store(b, memory.Facts{}) })
}

// talks are what was said with the accounts and people that it names.
func talks(seed quadranttest.Seed) memory.Facts {
	f := memory.Facts{
		Accounts:     []account.Account{{ID: "101", Name: "Account"}, {ID: "102", Name: "Account"}},
		Interactions: seed.Interactions, Satisfactions: seed.Satisfactions, Standings: seed.Standings,
	}
	for _, id := range []account.PersonID{"201", "202", "203", "204"} {
		f.People = append(f.People, account.Person{ID: id, Name: "Person", Side: account.ProviderSide, Level: account.BusinessLevel})
	}
	return f
}

// facts are assignments with the accounts and people that they name.
func facts(assignments []team.Assignment) memory.Facts {
	f := memory.Facts{Assignments: assignments}
	accounts, people := map[account.ID]bool{}, map[account.PersonID]bool{}
	for _, a := range assignments {
		if !accounts[a.Account] {
			f.Accounts = append(f.Accounts, account.Account{ID: a.Account, Name: "Account"})
		}
		if !people[a.Person] {
			f.People = append(f.People, account.Person{ID: a.Person, Name: "Person", Side: account.ProviderSide, Level: account.BusinessLevel})
		}
		accounts[a.Account], people[a.Person] = true, true
	}
	return f
}
