package memory_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

var june = time.Date(2026, time.June, 1, 9, 0, 0, 0, time.UTC)

// valid returns facts without fault: one record of every kind, all of them
// connected.
func valid() memory.Facts {
	return memory.Facts{
		Accounts: []account.Account{
			{ID: "group", Name: "Group"},
			{ID: "shop", Name: "Shop", Parent: "group", Objectives: []account.Objective{
				{ID: "o1", Text: "Grow", Owner: "ann", Status: account.ObjectiveOpen},
			}},
		},
		People: []account.Person{
			{ID: "ann", Account: "shop", Name: "Ann", Side: account.CustomerSide, Level: account.BusinessLevel},
			{ID: "tom", Name: "Tom", Side: account.ProviderSide, Level: account.TechnicalLevel},
		},
		Solutions: []account.Solution{{
			Account: "shop", Name: "Till", Items: []account.Item{{ID: "fw", Name: "Wall", Kind: "firewall"}},
			Confirmed: account.Confirmation{By: "ann", At: june, Digest: "d"},
		}},
		Tickets:    []metrics.Ticket{{ID: "T1", Account: "shop", Opened: june, Log: []metrics.Entry{{At: june, Kind: metrics.Resolved}}}},
		Activities: []metrics.Activity{{ID: "A1", Account: "shop", Kind: metrics.Backup, Summary: "Nightly", Status: metrics.ActivityPlanned}},
		Terms:      []metrics.Terms{{Targets: []metrics.Target{{Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: time.Hour}}}},
		Assignments: []team.Assignment{
			{ID: "as1", Account: "shop", Person: "tom", Role: account.TechnicalLead, From: june, Basis: team.Standing},
		},
		Interactions: []quadrant.Interaction{{
			ID: "i1", Account: "shop", At: june, From: []account.PersonID{"ann"}, To: []account.PersonID{"tom"},
			Channel: quadrant.Call, Trigger: quadrant.Problem, About: []account.Ref{{Kind: metrics.RefTicket, ID: "not among the facts"}},
		}},
		Satisfactions: []account.Satisfaction{{ID: "s1", Account: "shop", Person: "ann", At: june, Score: 4, Worst: 1, Best: 5}},
		Standings:     []quadrant.Standing{{ID: "st1", Account: "shop", Person: "ann", Executive: true}},
	}
}

func TestFactsValidate(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		change func(*memory.Facts)
		want   []string // faults
	}{
		{"no fault", func(*memory.Facts) {}, nil},
		{"nothing", func(f *memory.Facts) { *f = memory.Facts{} }, nil},
		{"an account's field", func(f *memory.Facts) { f.Accounts[1].Name = "" }, []string{`accounts[1].name: is missing`}},
		{"a person's field", func(f *memory.Facts) { f.People[1].Side = "x" }, []string{`people[1].side: "x" is not customer or provider`}},
		{"a solution's field", func(f *memory.Facts) { f.Solutions[0].Items[0].Kind = "" }, []string{`solutions[0].items[0].kind: is missing`}},
		{"a ticket's field", func(f *memory.Facts) { f.Tickets[0].Log[0].At = time.Time{} }, []string{`tickets[0].log[0].at: is missing`}},
		{"an activity's field", func(f *memory.Facts) { f.Activities[0].Summary = "" }, []string{`activities[0].summary: is missing`}},
		{"a term's field", func(f *memory.Facts) { f.Terms[0].Targets[0].Within = 0 }, []string{`terms[0].targets[0].within: is not above 0`}},
		{"no id", func(f *memory.Facts) { f.Tickets = make([]metrics.Ticket, 2) }, []string{
			`tickets[0].id: is missing`, `tickets[0].account: is missing`, `tickets[0].opened: is missing`,
			`tickets[1].id: is missing`, `tickets[1].account: is missing`, `tickets[1].opened: is missing`,
		}},

		{"account twice", func(f *memory.Facts) { f.Accounts = append(f.Accounts, f.Accounts[0]) }, []string{`accounts[2].id: "group" repeats that of accounts[0]`}},
		{"person twice", func(f *memory.Facts) { f.People = append(f.People, f.People...) }, []string{`people[2].id: "ann" repeats that of people[0]`, `people[3].id: "tom" repeats that of people[1]`}},
		{"solution twice", func(f *memory.Facts) {
			f.Solutions = append(f.Solutions, account.Solution{Account: "shop", Name: "Again"})
		}, []string{`solutions[1].account: "shop" repeats that of solutions[0]`}},
		{"ticket thrice", func(f *memory.Facts) { f.Tickets = append(f.Tickets, f.Tickets[0], f.Tickets[0]) }, []string{`tickets[1].id: "T1" repeats that of tickets[0]`, `tickets[2].id: "T1" repeats that of tickets[0]`}},
		{"activity twice", func(f *memory.Facts) { f.Activities = append(f.Activities, f.Activities[0]) }, []string{`activities[1].id: "A1" repeats that of activities[0]`}},
		{"ids of different kinds do not mix", func(f *memory.Facts) { f.Tickets[0].ID, f.Activities[0].ID = "shop", "shop" }, nil},
		{"objective twice", func(f *memory.Facts) {
			f.Accounts[0].Objectives = slices.Clone(f.Accounts[1].Objectives)
		}, []string{`accounts[1].objectives[0].id: "o1" repeats one of accounts[0]`}},
		{"objective twice in one account", func(f *memory.Facts) {
			f.Accounts[1].Objectives = append(f.Accounts[1].Objectives, f.Accounts[1].Objectives[0])
		}, []string{`accounts[1].objectives[1]: repeats the id "o1"`}},
		{"item twice", func(f *memory.Facts) {
			f.Solutions = append(f.Solutions, account.Solution{Account: "group", Name: "G", Items: f.Solutions[0].Items})
		}, []string{`solutions[1].items[0].id: "fw" repeats one of solutions[0]`}},

		{"item twice in one solution", func(f *memory.Facts) {
			f.Solutions[0].Items = append(f.Solutions[0].Items, f.Solutions[0].Items[0])
		}, []string{`solutions[0].items[1]: repeats the id "fw"`}},

		{"parent", func(f *memory.Facts) { f.Accounts[1].Parent = "x" }, []string{`accounts[1].parent: "x" is not among the accounts`}},
		{"owner", func(f *memory.Facts) { f.Accounts[1].Objectives[0].Owner = "x" }, []string{`accounts[1].objectives[0].owner: "x" is not among the people`}},
		{"no owner", func(f *memory.Facts) { f.Accounts[1].Objectives[0].Owner = "" }, nil},
		{"a person's account", func(f *memory.Facts) { f.People[0].Account = "x" }, []string{`people[0].account: "x" is not among the accounts`}},
		{"a solution's account", func(f *memory.Facts) { f.Solutions[0].Account = "x" }, []string{`solutions[0].account: "x" is not among the accounts`}},
		{"confirmed by", func(f *memory.Facts) { f.Solutions[0].Confirmed.By = "x" }, []string{`solutions[0].confirmed.by: "x" is not among the people`}},
		{"not confirmed", func(f *memory.Facts) { f.Solutions[0].Confirmed = account.Confirmation{} }, nil},
		{"accounts of service facts", func(f *memory.Facts) {
			f.Tickets[0].Account, f.Activities[0].Account, f.Terms[0].Account = "x", "y", "z"
			f.Tickets[0].Item, f.Tickets[0].Log[0].By = "x", "x"
		}, nil},

		{"an assignment's field", func(f *memory.Facts) { f.Assignments[0].Basis = "x" }, []string{`assignments[0].basis: "x" is not standing or as-needed`}},
		{"assignment twice", func(f *memory.Facts) { f.Assignments = append(f.Assignments, f.Assignments[0]) }, []string{`assignments[1].id: "as1" repeats that of assignments[0]`}},
		{"an assignment's account", func(f *memory.Facts) { f.Assignments[0].Account = "x" }, []string{`assignments[0].account: "x" is not among the accounts`}},
		{"an assignment's person", func(f *memory.Facts) { f.Assignments[0].Person = "x" }, []string{`assignments[0].person: "x" is not among the people`}},

		{"an interaction's field", func(f *memory.Facts) { f.Interactions[0].Trigger = "x" }, []string{`interactions[0].trigger: "x" is not a trigger`}},
		{"interaction twice", func(f *memory.Facts) { f.Interactions = append(f.Interactions, f.Interactions[0]) }, []string{`interactions[1].id: "i1" repeats that of interactions[0]`}},
		{"an interaction's account", func(f *memory.Facts) { f.Interactions[0].Account = "x" }, []string{`interactions[0].account: "x" is not among the accounts`}},
		{"who spoke", func(f *memory.Facts) { f.Interactions[0].From = []account.PersonID{"ann", "x"} }, []string{`interactions[0].from[1]: "x" is not among the people`}},
		{"who was spoken to", func(f *memory.Facts) { f.Interactions[0].To[0] = "y" }, []string{`interactions[0].to[0]: "y" is not among the people`}},
		{"an answer's field", func(f *memory.Facts) { f.Satisfactions[0].At = time.Time{} }, []string{`satisfactions[0].at: is missing`}},
		{"answer twice", func(f *memory.Facts) { f.Satisfactions = append(f.Satisfactions, f.Satisfactions[0]) }, []string{`satisfactions[1].id: "s1" repeats that of satisfactions[0]`}},
		{"an answer's account", func(f *memory.Facts) { f.Satisfactions[0].Account = "x" }, []string{`satisfactions[0].account: "x" is not among the accounts`}},
		{"who answered", func(f *memory.Facts) { f.Satisfactions[0].Person = "x" }, []string{`satisfactions[0].person: "x" is not among the people`}},
		{"nobody who answered", func(f *memory.Facts) { f.Satisfactions[0].Person = "" }, nil},
		{"a standing's field", func(f *memory.Facts) { f.Standings[0].Quadrants = []quadrant.Quadrant{"x"} }, []string{`standings[0].quadrants[0]: "x" is not a quadrant`}},
		{"standing twice", func(f *memory.Facts) { f.Standings = append(f.Standings, f.Standings[0]) }, []string{`standings[1].id: "st1" repeats that of standings[0]`}},
		{"a standing's account", func(f *memory.Facts) { f.Standings[0].Account = "x" }, []string{`standings[0].account: "x" is not among the accounts`}},
		{"a standing's person", func(f *memory.Facts) { f.Standings[0].Person = "x" }, []string{`standings[0].person: "x" is not among the people`}},

		{"its own parent", func(f *memory.Facts) { f.Accounts[0].Parent = "group" }, []string{`accounts[0].parent: is the account itself`}},
		{"ring of two", func(f *memory.Facts) { f.Accounts[0].Parent = "shop" }, []string{`accounts[0].parent: leads back to the account itself`}},
		{"ring with a tail", func(f *memory.Facts) {
			f.Accounts[0].Parent = "shop"
			f.Accounts = append([]account.Account{{ID: "tail", Name: "Tail", Parent: "shop"}}, f.Accounts...)
		}, []string{`accounts[2].parent: leads back to the account itself`}},
		{"two rings", func(f *memory.Facts) {
			f.Accounts[0].Parent = "shop"
			f.Accounts = append(f.Accounts, account.Account{ID: "a", Name: "A", Parent: "b"}, account.Account{ID: "b", Name: "B", Parent: "a"})
		}, []string{`accounts[0].parent: leads back to the account itself`, `accounts[2].parent: leads back to the account itself`}},
		{"every fault at once", func(f *memory.Facts) {
			f.Accounts[0].Name, f.People[0].Account, f.Terms[0].Account = "", "x", "\x00"
		}, []string{`accounts[0].name: is missing`, `terms[0].account: has a control character`, `people[0].account: "x" is not among the accounts`}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			facts := valid()
			row.change(&facts)
			require.Equal(t, row.want, faults(t, facts.Validate()))
		})
	}
}

// faults are the fields and rules that an error names.
func faults(t *testing.T, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	require.ErrorIs(t, err, account.ErrInvalid)
	joined, ok := err.(interface{ Unwrap() []error })
	require.True(t, ok, "%v", err)
	var all []string
	for _, e := range joined.Unwrap() {
		require.IsType(t, (*account.FieldError)(nil), e)
		all = append(all, e.Error())
	}
	return all
}

func TestNewRefusesFaults(t *testing.T) {
	t.Parallel()
	facts := valid()
	facts.People[0].Side = ""
	store, err := memory.New(facts)
	require.Nil(t, store)
	require.ErrorIs(t, err, account.ErrInvalid)
	require.ErrorContains(t, err, `memory: new store: people[0].side: "" is not customer or provider`)
}

func BenchmarkFactsValidate(b *testing.B) {
	facts := valid()
	facts.Tickets = slices.Repeat(facts.Tickets, 10_000)
	for i := range facts.Tickets {
		facts.Tickets[i].ID = metrics.TicketID(account.NewID())
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := facts.Validate(); err != nil {
			b.Fatal(err)
		}
	}
}
