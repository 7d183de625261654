package quadrant_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// plant puts a word of its own into every string within a value that is empty, lists
// and maps being given an element, and returns how many.
func plant(v reflect.Value, words int) int {
	switch v.Kind() {
	case reflect.String:
		if v.Len() == 0 && v.Type() != reflect.TypeFor[account.Visibility]() {
			v.SetString(fmt.Sprintf("zq%03dz", words))
			words++
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				words = plant(v.Field(i), words)
			}
		}
	case reflect.Slice:
		if v.Len() == 0 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
		for i := range v.Len() {
			words = plant(v.Index(i), words)
		}
	case reflect.Map:
		if v.Len() > 0 {
			return words
		}
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		words = plant(value, plant(key, words))
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	}
	return words
}

// secretive are facts in which every string that an audience may not see is a word by
// which it is known: each record of one visibility of ours alone, what a visible
// record keeps for us, and the people that a visible conversation was with.
func secretive(audience account.Visibility) (f quadrant.Facts, words int) {
	f = quadrant.Facts{
		Account: account.Account{ID: "a-1"}, Charter: team.StandardCharter(), Missing: []quadrant.SourceName{quadrant.SourceBenefits},
	}
	visible := []account.Person{
		{ID: "bo", Account: "a-1", Name: "Bo", Title: "Chief", Side: account.CustomerSide, Level: account.BusinessLevel, Visibility: audience},
		{ID: "su", Account: "a-1", Name: "Su", Title: "Lead", Side: account.ProviderSide, Level: account.TechnicalLevel, Visibility: audience},
	}
	hidden := []account.Person{
		{Side: account.CustomerSide, Level: account.BusinessLevel}, {Side: account.CustomerSide, Level: account.TechnicalLevel},
		{Side: account.ProviderSide, Level: account.BusinessLevel}, {Side: account.ProviderSide, Level: account.TechnicalLevel},
	}
	f.People = append(visible, hidden...)
	words = plant(reflect.ValueOf(&f.People).Elem(), words)
	f.Assignments = []team.Assignment{
		{ID: "r-1", Account: "a-1", Person: "su", Role: account.TechnicalLead, Basis: team.Standing, Visibility: audience},
		{ID: "r-2", Account: "a-1", Person: f.People[5].ID, Role: account.AccountManager, Basis: team.Standing, Visibility: audience},
		{Person: "su"},
	}
	for n, p := range f.People[2:] {
		i := talk(fmt.Sprintf("i-%d 3 %d call problem bo>su value", n, n))
		i.From[0], i.Visibility = p.ID, audience
		f.Interactions = append(f.Interactions, i)
	}
	f.Interactions = append(f.Interactions, quadrant.Interaction{At: onMarch(4, 1), Topics: []quadrant.Topic{quadrant.Rival}, From: people("bo"), To: people("su")})
	return f, plant(reflect.ValueOf(&f).Elem(), words)
}

// TestFactsForAnAudienceAreWhatItMayKnow plants words by reflection, so that a field
// that is added is looked for too.
func TestFactsForAnAudienceAreWhatItMayKnow(t *testing.T) {
	t.Parallel()
	for _, audience := range []account.Visibility{account.Customer, account.Business} {
		f, words := secretive(audience)
		require.Greater(t, words, 60)
		inside := asJSON(t, f)
		for n := range words {
			require.Contains(t, inside, fmt.Sprintf("zq%03dz", n))
		}
		cut := f.For(audience)
		m := quadrant.Assess(cut, march, march.To)
		require.NotContains(t, asJSON(t, cut), "zq")
		require.NotContains(t, asJSON(t, m), "zq")
		require.NotContains(t, asJSON(t, m), `\u00`, "a stand-in")
		require.Contains(t, asJSON(t, quadrant.Assess(f, march, march.To)), "zq")
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	require.NoError(t, err)
	return string(text)
}

// TestAConversationCountsThoughItsPeopleMayNotBeKnown has the people of a village, of
// whom some may not be seen, in conversations that everyone may know of.
func TestAConversationCountsThoughItsPeopleMayNotBeKnown(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name, talk string
		hide       string // people
		change     func(*quadrant.Facts)
		want       []string
		unplaced   int
	}{
		{"everybody may be seen", "i 3 10 call problem bo>al", "", nil, []string{"12: i >1 <0 !i * bo|al"}, 0},
		{"one end may not", "i 3 10 call problem bo>al", "al", nil, []string{"12: i >1 <0 !i * bo|"}, 0},
		{"neither may", "i 3 10 call problem bo>al", "al bo", nil, []string{"12: i >1 <0 !i * |"}, 0},
		{"one of two of a quadrant", "i 3 10 call problem bo,bea>al", "bea", nil, []string{"12: i >1 <0 !i * bo|al"}, 0},
		{"two of different quadrants", "i 3 10 call problem bo,ti>al", "ti bo", nil, []string{"12: i >1 <0 !i * |al", "13: i >0 <0 !i * |", "23: i >0 <1 !i * al|"}, 0},
		{"two of one quadrant with each other", "i 3 10 call problem su>li", "su li", nil, []string{"44: i >0 <0 !i * |"}, 0},
		{"by the roles there are", "i 3 10 call problem bo>sam", "sam", nil, []string{"12: i >1 <0 !i *i bo|", "14: i >1 <0 !i *i bo|"}, 0},
		{"not by roles that may not be seen", "i 3 10 call problem bo>sam", "sam", func(f *quadrant.Facts) {
			f.Assignments[0].Visibility = account.Internal
		}, []string{"14: i >1 <0 !i * bo|"}, 0},
		{"by the roles of somebody who may be seen", "i 3 10 call problem bo>sam", "", nil, []string{"12: i >1 <0 !i *i bo|sam", "14: i >1 <0 !i *i bo|sam"}, 0},
		{"not by where we say they stand", "i 3 10 call problem ti>al", "ti", func(f *quadrant.Facts) {
			f.Standings = []quadrant.Standing{{ID: "s", Person: "ti", Quadrants: []quadrant.Quadrant{quadrant.Q1}}}
		}, []string{"23: i >0 <1 !i * al|"}, 0},
		{"somebody unknown", "i 3 10 call problem guest>al", "", nil, nil, 1},
		{"somebody unknown beside others", "i 3 10 call problem guest,bo>al", "bo", nil, []string{"12: i >1 <0 !i * |al"}, 0},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			f := village(talk(row.talk))
			f.Interactions[0].Visibility = account.Customer
			for i := range f.Assignments {
				f.Assignments[i].Visibility = account.Customer
			}
			for i, p := range f.People {
				if !strings.Contains(row.hide, string(p.ID)) {
					f.People[i].Visibility = account.Customer
				}
			}
			if row.change != nil {
				row.change(&f)
			}
			m := quadrant.Assess(f.For(account.Customer), march, march.To)
			require.Equal(t, row.want, trafficOf(m.Paths, func(t quadrant.Traffic) quadrant.Flow { return t.Now }))
			require.Len(t, m.Unplaced, row.unplaced)
		})
	}
}

// What one who may not be seen told is heard, from their quadrant and from nobody by
// name; and they stand in no room.
func TestNobodyIsNamedForAStandIn(t *testing.T) {
	t.Parallel()
	f := village(talk("i 3 10 mail routine al>bo value"))
	f.Interactions[0].Visibility, f.People[0].Visibility = account.Customer, account.Customer
	m := quadrant.Assess(f.For(account.Customer), march, march.To)
	require.Equal(t, quadrant.Hearing{
		Topic: quadrant.Value, Interactions: []quadrant.InteractionID{"i"}, From: []quadrant.Quadrant{quadrant.Q2},
		Last: quadrant.Contact{Interaction: "i", At: onMarch(3, 10)},
	}, m.Room(quadrant.Q1).HeardOf(quadrant.Value))
	for _, r := range m.Rooms {
		require.Equal(t, map[quadrant.Quadrant][]account.PersonID{quadrant.Q1: people("bo")}[r.Quadrant], r.People)
	}
}

func TestFactsForUsAreAllThereAre(t *testing.T) {
	t.Parallel()
	f, _ := secretive(account.Customer)
	before := asJSON(t, f)
	require.Equal(t, f, f.For(account.Internal))
	f.For(account.Business)
	require.Equal(t, before, asJSON(t, f), "they are not changed")
	require.Equal(t, f.For(account.Customer), f.For("board"), "an audience that there is not sees what everyone does")
}
