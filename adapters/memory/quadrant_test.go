package memory_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

var month = metrics.Period{From: june, To: june.AddDate(0, 1, 0)}

func TestAStoreHoldsTheConversationsOfItsFacts(t *testing.T) {
	t.Parallel()
	read, err := memory.ReadFacts(strings.NewReader(written(t, valid())))
	require.NoError(t, err)
	s := store(t, read)
	want := valid()
	var spoken []quadrant.Interaction
	for i, err := range s.Interactions(t.Context(), "shop", month) {
		require.NoError(t, err)
		spoken = append(spoken, i)
	}
	require.Equal(t, want.Interactions, spoken)
	var answers []account.Satisfaction
	for v, err := range s.Satisfactions(t.Context(), "shop", month) {
		require.NoError(t, err)
		answers = append(answers, v)
	}
	require.Equal(t, want.Satisfactions, answers)
	standings, err := s.Standings(t.Context(), "shop")
	require.NoError(t, err)
	require.Equal(t, want.Standings, standings)
}

// What came from the facts is replaced by what is saved under its id.
func TestAStoreSavesTheConversationsOfItsFactsAnew(t *testing.T) {
	t.Parallel()
	facts := valid()
	s := store(t, facts)
	facts.Interactions[0].To[0] = "nobody" // the store keeps nothing of the facts
	i := valid().Interactions[0]
	i.At = june.Add(time.Hour)
	require.NoError(t, s.SaveRecord(t.Context(), quadrant.Record{Interactions: []quadrant.Interaction{i}}, account.Unit{}))
	for got, err := range s.Interactions(t.Context(), "shop", month) {
		require.NoError(t, err)
		require.Equal(t, i, got)
	}
}

func TestMisspeltConversationsAreFaults(t *testing.T) {
	t.Parallel()
	for _, list := range []string{"interactions", "satisfactions", "standings"} {
		_, err := memory.ReadFacts(strings.NewReader(`{"` + list + `": [{"id": "1", "colour": "red"}]}`))
		require.ErrorContains(t, err, list+`[0]: unknown field "colour"`)
	}
}

// Whoever holds a record while it is redacted holds it as it was.
func TestErasingInMemoryLeavesWhatWasReadAlone(t *testing.T) {
	t.Parallel()
	facts := valid()
	facts.Interactions[0].Note = "Ann Weiss called"
	facts.People[0].Name = "Ann Weiss"
	s := store(t, facts)
	seq := s.Interactions(t.Context(), "shop", month)
	for i, err := range seq {
		require.NoError(t, err)
		tombstone := account.Person{ID: "ann", Account: "shop", Side: account.CustomerSide, Level: account.BusinessLevel, Erased: june}
		e := account.Event{ID: "e", At: june, Actor: "tom", Kind: "person.erased", Subject: tombstone.ID.Ref()}
		require.NoError(t, s.Erase(t.Context(), tombstone, account.NewRedaction(facts.People[0]), e))
		require.Equal(t, "Ann Weiss called", i.Note)
	}
	for i, err := range seq {
		require.NoError(t, err)
		require.Equal(t, "[…] called", i.Note)
	}
}
