package quadrant_test

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// decides says that an end user decides, from a day of March until another.
func decides() quadrant.Standing {
	return quadrant.Standing{
		ID: "s-1", Account: "a-1", Person: "ti", Quadrants: []quadrant.Quadrant{quadrant.Q3, quadrant.Q1},
		Executive: true, From: onMarch(10, 0), Until: onMarch(20, 0),
	}
}

func TestStandingValidate(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		change func(*quadrant.Standing)
		want   []string
	}{
		{"every field", func(*quadrant.Standing) {}, nil},
		{"without bounds", func(s *quadrant.Standing) { s.From, s.Until = time.Time{}, time.Time{} }, nil},
		{"from on", func(s *quadrant.Standing) { s.Until = time.Time{} }, nil},
		{"until", func(s *quadrant.Standing) { s.From = time.Time{} }, nil},
		{"an executive where the record tells", func(s *quadrant.Standing) { s.Quadrants = nil }, nil},
		{"no executive", func(s *quadrant.Standing) { s.Executive = false }, nil},
		{"nothing", func(s *quadrant.Standing) { *s = quadrant.Standing{} }, []string{
			"id: is missing", "account: is missing", "person: is missing", "quadrants: are missing, and nothing else is said of the person",
		}},
		{"ids", func(s *quadrant.Standing) { s.ID, s.Account, s.Person = "\n", "\n", "\n" }, []string{
			"id: has a control character", "account: has a control character", "person: has a control character",
		}},
		{"an unknown quadrant", func(s *quadrant.Standing) { s.Quadrants[1] = "fifth" }, []string{`quadrants[1]: "fifth" is not a quadrant`}},
		{"a quadrant twice", func(s *quadrant.Standing) { s.Quadrants[1] = quadrant.Q3 }, []string{`quadrants[1]: repeats "customer-technical"`}},
		{"the provider's quadrants", func(s *quadrant.Standing) {
			s.Quadrants, s.Executive = []quadrant.Quadrant{quadrant.Q2, quadrant.Q4}, false
		}, nil},
		{"both sides", func(s *quadrant.Standing) {
			s.Quadrants, s.Executive = []quadrant.Quadrant{quadrant.Q1, quadrant.Q4}, false
		}, []string{`quadrants[1]: "provider-technical" is of the other side than "customer-business"`}},
		{"one side after an unknown quadrant", func(s *quadrant.Standing) { s.Quadrants[0] = "fifth" }, []string{`quadrants[0]: "fifth" is not a quadrant`}},
		{"an executive of the provider's", func(s *quadrant.Standing) { s.Quadrants = []quadrant.Quadrant{quadrant.Q2} }, []string{
			`quadrants[0]: "provider-business" is the provider's, and the person an executive of the customer's`,
		}},
		{"ends when it starts", func(s *quadrant.Standing) { s.Until = s.From }, []string{"until: is not after from"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			s := decides()
			row.change(&s)
			require.Equal(t, row.want, faultLines(s.Validate()))
		})
	}
}

func TestWherePeopleStand(t *testing.T) {
	t.Parallel()
	customer := func(level account.Level) account.Person {
		return account.Person{ID: "p", Side: account.CustomerSide, Level: level}
	}
	provider := func(level account.Level) account.Person {
		return account.Person{ID: "p", Side: account.ProviderSide, Level: level}
	}
	holds := func(r account.Role, from, until int) team.Assignment {
		a := team.Assignment{Person: "p", Role: r, From: onMarch(from, 0)}
		if until > 0 {
			a.Until = onMarch(until, 0)
		}
		return a
	}
	stands := func(id quadrant.StandingID, from int, in ...quadrant.Quadrant) quadrant.Standing {
		s := quadrant.Standing{ID: id, Person: "p", Quadrants: in}
		if from > 0 {
			s.From = onMarch(from, 0)
		}
		return s
	}
	ends := func(s quadrant.Standing, until int) quadrant.Standing { s.Until = onMarch(until, 0); return s }
	business, technical := account.BusinessLevel, account.TechnicalLevel
	roles, none := func(a ...team.Assignment) []team.Assignment { return a }, []quadrant.Standing(nil)
	standings := func(s ...quadrant.Standing) []quadrant.Standing { return s }
	for _, row := range []struct {
		name      string
		person    account.Person
		roles     []team.Assignment
		standings []quadrant.Standing
		want      string // on 9, 10, 19 and 20 March
	}{
		{"customer, business", customer(business), nil, none, "1 1 1 1"},
		{"customer, technical", customer(technical), nil, none, "3 3 3 3"},
		{"customer of no level", customer(""), nil, none, "- - - -"},
		{"provider, business, no role", provider(business), nil, none, "2 2 2 2"},
		{"provider, technical, no role", provider(technical), nil, none, "4 4 4 4"},
		{"nobody", account.Person{ID: "other"}, nil, none, "- - - -"},
		{"executive partner", provider(technical), roles(holds(account.ExecutivePartner, 1, 0)), none, "2 2 2 2"},
		{"account manager", provider(technical), roles(holds(account.AccountManager, 1, 0)), none, "2 2 2 2"},
		{"sales engineer", provider(technical), roles(holds(account.SalesEngineer, 1, 0)), none, "2 2 2 2"},
		{"professional services", provider(business), roles(holds(account.ProfessionalServices, 1, 0)), none, "4 4 4 4"},
		{"operations supervisor", provider(business), roles(holds(account.OperationsSupervisor, 1, 0)), none, "4 4 4 4"},
		{"technical lead", provider(business), roles(holds(account.TechnicalLead, 1, 0)), none, "4 4 4 4"},
		{"a role for a time", provider(business), roles(holds(account.TechnicalLead, 10, 20)), none, "2 4 4 2"},
		{"a role of which nobody knows the level", provider(business), roles(holds("friend", 1, 0)), none, "2 2 2 2"},
		{"sells and supports", provider(business), roles(holds(account.TechnicalLead, 10, 0), holds(account.AccountManager, 1, 20)), none, "2 24 24 4"},
		{"holds a role and is not on record", account.Person{ID: "other"}, roles(holds(account.TechnicalLead, 10, 0)), none, "- 4 4 4"},
		{"a customer with a role stays one", customer(business), roles(holds(account.TechnicalLead, 1, 0)), none, "1 1 1 1"},
		{"a standing", customer(technical), nil, standings(ends(stands("a", 10, quadrant.Q1), 20)), "3 1 1 3"},
		{"a standing in two, in order", customer(technical), nil, standings(stands("a", 10, quadrant.Q3, quadrant.Q1)), "3 13 13 13"},
		{"a standing without bounds", customer(technical), nil, standings(stands("a", 0, quadrant.Q1)), "1 1 1 1"},
		{"a standing before roles", provider(business), roles(holds(account.AccountManager, 1, 0)), standings(stands("a", 10, quadrant.Q4)), "2 4 4 4"},
		{"a standing of somebody not on record", account.Person{ID: "other"}, nil, standings(stands("a", 10, quadrant.Q3)), "- 3 3 3"},
		{"a standing of another", customer(technical), nil, standings(quadrant.Standing{ID: "a", Person: "q", Quadrants: []quadrant.Quadrant{quadrant.Q1}}), "3 3 3 3"},
		{"the later of two", customer(technical), nil, standings(ends(stands("b", 10, quadrant.Q1), 20), stands("a", 1, quadrant.Q2)), "2 1 1 2"},
		{"the later of two, the other way round", customer(technical), nil, standings(stands("a", 1, quadrant.Q2), ends(stands("b", 10, quadrant.Q1), 20)), "2 1 1 2"},
		{"of two of one day the later id", customer(technical), nil, standings(stands("a", 10, quadrant.Q1), stands("b", 10, quadrant.Q2)), "3 2 2 2"},
		{"and the other way round", customer(technical), nil, standings(stands("b", 10, quadrant.Q2), stands("a", 10, quadrant.Q1)), "3 2 2 2"},
		{"an executive stands by the record", customer(business), nil, standings(quadrant.Standing{ID: "a", Person: "p", Executive: true}), "1 1 1 1"},
		{"an unknown quadrant", customer(business), nil, standings(stands("a", 10, "fifth")), "1 - - -"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			places := quadrant.NewPlaces([]account.Person{row.person}, row.roles, nil, row.standings)
			var got []string
			for _, day := range []int{9, 10, 19, 20} {
				in := numbersOf(places.Of("p", onMarch(day, 0)))
				got = append(got, in)
				for n, q := range quadrant.Quadrants() {
					require.Equal(t, strings.Contains(in, fmt.Sprint(n+1)), places.In(q, "p", onMarch(day, 0)))
				}
				require.False(t, places.In("", "p", onMarch(day, 0)))
			}
			require.Equal(t, row.want, strings.Join(got, " "))
		})
	}
}

func TestACharterOfOnesOwnTellsWhereItsRolesStand(t *testing.T) {
	t.Parallel()
	charter := append(team.StandardCharter(),
		team.Duty{Role: "success-manager", Side: account.ProviderSide, Level: account.BusinessLevel},
		team.Duty{Role: "key-user", Side: account.CustomerSide, Level: account.TechnicalLevel})
	places := quadrant.NewPlaces(nil, []team.Assignment{{Person: "p", Role: "success-manager"}, {Person: "q", Role: "key-user"}}, charter, nil)
	require.Equal(t, "2", numbersOf(places.Of("p", onMarch(1, 0))))
	require.Equal(t, "3", numbersOf(places.Of("q", onMarch(1, 0))))
}

// numbersOf are the numbers of quadrants, "-" for none.
func numbersOf(in []quadrant.Quadrant) string {
	if len(in) == 0 {
		return "-"
	}
	s := ""
	for _, q := range in {
		s += numberOf(q)
	}
	return s
}

func numberOf(q quadrant.Quadrant) string {
	return map[quadrant.Quadrant]string{quadrant.Q1: "1", quadrant.Q2: "2", quadrant.Q3: "3", quadrant.Q4: "4"}[q]
}

func TestWhereSomebodyStoodBeforeTheirRecordWasChanged(t *testing.T) {
	t.Parallel()
	clock := accounttest.NewClock(onMarch(1, 9))
	store, err := memory.New(memory.Facts{Accounts: []account.Account{{ID: "a-1", Name: "Harbour Foods"}}})
	require.NoError(t, err)
	directory := account.NewDirectory(store, account.Options{Now: clock.Now})
	put := func(p account.Person) account.Person {
		p, err := directory.PutPerson(t.Context(), "ti", p)
		require.NoError(t, err)
		return p
	}
	past := func(p account.Person) []quadrant.Standing {
		s, err := quadrant.StandingsFrom(p, store.History(t.Context(), p.ID.Ref()))
		require.NoError(t, err)
		for _, one := range s {
			require.NoError(t, one.Validate())
			require.Equal(t, account.ID("a-1"), one.Account)
		}
		return s
	}
	where := func(p account.Person, days ...int) string {
		places, got := quadrant.NewPlaces([]account.Person{p}, nil, nil, past(p)), ""
		for _, day := range days {
			got += numbersOf(places.Of(p.ID, onMarch(day, 9))) + numbersOf(places.Of(p.ID, onMarch(day, 9).Add(-1))) + " "
		}
		return got
	}

	ti := put(account.Person{ID: "ti", Account: "a-1", Name: "Ti", Side: account.CustomerSide, Level: account.TechnicalLevel})
	tia := put(account.Person{ID: "tia", Account: "a-1", Name: "Tia", Side: account.CustomerSide, Level: account.TechnicalLevel})
	require.Empty(t, past(ti), "a new record tells of nothing before")

	clock.Set(onMarch(5, 9))
	ti.Title = "Head of operations"
	ti = put(ti)
	require.Empty(t, past(ti), "no change of level")

	clock.Set(onMarch(10, 9))
	ti.Level = account.BusinessLevel
	ti = put(ti)
	clock.Set(onMarch(12, 9))
	tia.Level = account.BusinessLevel // by ti, in whose history it is, too
	tia = put(tia)
	require.Equal(t, "33 13 11 ", where(ti, 1, 10, 20))

	clock.Set(onMarch(20, 9))
	ti.Level = account.TechnicalLevel
	ti = put(ti)
	require.Equal(t, "33 13 31 33 ", where(ti, 1, 10, 20, 30))
	require.Equal(t, "33 13 11 ", where(tia, 1, 12, 20))

	got := past(ti)
	require.Len(t, got, 2)
	require.Equal(t, quadrant.Standing{ID: got[0].ID, Account: "a-1", Person: "ti", Quadrants: []quadrant.Quadrant{quadrant.Q3}, Until: onMarch(10, 9)}, got[0])
	require.Equal(t, quadrant.Standing{ID: got[1].ID, Account: "a-1", Person: "ti", Quadrants: []quadrant.Quadrant{quadrant.Q1}, From: onMarch(10, 9), Until: onMarch(20, 9)}, got[1])
	require.NotEqual(t, got[0].ID, got[1].ID)
	require.NotEqual(t, got[0].ID, past(tia)[0].ID)
	require.Equal(t, got, past(ti), "the same at every reading")
}

// changed is a history of changes of level, one to an instant.
func changed(changes ...string) iter.Seq2[account.Event, error] {
	return func(yield func(account.Event, error) bool) {
		for _, c := range changes {
			var day int
			var from string
			if _, err := fmt.Sscan(c, &day, &from); err != nil {
				yield(account.Event{}, errors.New(c))
				return
			}
			e := account.Event{Subject: account.PersonID("ti").Ref(), At: onMarch(day, 0), Changes: []account.Change{
				{Field: "visibility", From: "business"}, {Field: "level", From: from},
			}}
			if !yield(e, nil) {
				return
			}
		}
	}
}

func TestOddHistories(t *testing.T) {
	t.Parallel()
	customer := account.Person{ID: "ti", Account: "a-1", Side: account.CustomerSide, Level: account.TechnicalLevel}
	provider := account.Person{ID: "ti", Side: account.ProviderSide, Level: account.TechnicalLevel}
	for _, row := range []struct {
		name    string
		person  account.Person
		changes []string
		want    string
		err     string
	}{
		{"nothing", customer, nil, "", ""},
		{"out of order", customer, []string{"20 business", "10 technical"}, "3 until 10, 1 from 10 until 20, ", ""},
		{"two at one instant", customer, []string{"10 technical", "10 business", "20 technical"}, "3 until 10, 3 from 10 until 20, ", ""},
		{"a level that there is not", customer, []string{"10 board", "20 technical"}, "3 until 20, ", ""},
		{"of the provider, who stand by their roles", provider, []string{"10 business"}, "", ""},
		{"that breaks off", customer, []string{"10 technical", "gone"}, "", "gone"},
		{"of the provider, that breaks off", provider, []string{"gone"}, "", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			standings, err := quadrant.StandingsFrom(row.person, changed(row.changes...))
			if row.err != "" {
				require.EqualError(t, err, row.err)
			} else {
				require.NoError(t, err)
			}
			got := ""
			for _, s := range standings {
				got += numbersOf(s.Quadrants)
				if !s.From.IsZero() {
					got += fmt.Sprint(" from ", s.From.Day())
				}
				got += fmt.Sprint(" until ", s.Until.Day(), ", ")
			}
			require.Equal(t, row.want, got)
		})
	}
}
