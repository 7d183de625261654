package quadrant_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// circle are people of all four quadrants: bo and ti of the customer, al and su of
// the provider; sam sells and supports, dee decides and uses.
func circle() *quadrant.Places {
	person := func(id account.PersonID, side account.Side, level account.Level) account.Person {
		return account.Person{ID: id, Side: side, Level: level}
	}
	return quadrant.NewPlaces([]account.Person{
		person("bo", account.CustomerSide, account.BusinessLevel), person("ti", account.CustomerSide, account.TechnicalLevel),
		person("al", account.ProviderSide, account.BusinessLevel), person("su", account.ProviderSide, account.TechnicalLevel),
		person("sam", account.ProviderSide, account.TechnicalLevel), person("dee", account.CustomerSide, account.TechnicalLevel),
	}, nil, nil, []quadrant.Standing{
		{ID: "1", Person: "sam", Quadrants: []quadrant.Quadrant{quadrant.Q2, quadrant.Q4}},
		{ID: "2", Person: "dee", Quadrants: []quadrant.Quadrant{quadrant.Q1, quadrant.Q3}},
	})
}

// conversed are conversations on 3 March, each "hour who to whom"; ack is "hour who".
func conversed(t testing.TB, lines ...string) (words []quadrant.Word, acks []quadrant.Ack) {
	t.Helper()
	for _, line := range lines {
		f := strings.Fields(line)
		var hour int
		_, err := fmt.Sscan(f[0], &hour)
		require.NoError(t, err)
		ids := func(s string) (all []account.PersonID) {
			for _, id := range strings.Split(s, "+") {
				all = append(all, account.PersonID(id))
			}
			return all
		}
		if len(f) == 2 {
			acks = append(acks, quadrant.Ack{By: account.PersonID(f[1]), At: onMarch(3, hour)})
			continue
		}
		words = append(words, quadrant.Word{At: onMarch(3, hour), From: ids(f[1]), To: ids(f[2]), Channel: quadrant.Call})
	}
	return words, acks
}

// Whoever hears of it before the customer's business tells it without the context;
// and before the customer's business hears of it, ours does.
func TestBadNewsIsToldToTheCustomersBusinessFirstAndByPeopleWhoKnow(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{"nobody was told", nil, nil},
		{"in order", []string{"9 su al", "10 al bo", "11 su ti"}, nil},
		{"in order, put on record out of order", []string{"11 su ti", "10 al bo", "9 su al"}, nil},
		{"the technical side first", []string{"9 su al+ti", "10 al bo"}, []string{"to first.technical"}},
		{"the technical side alone", []string{"9 su al", "9 su ti"}, []string{"to first.technical"}},
		{"the technical side by our business", []string{"9 al ti"}, []string{"to first.technical"}},
		{"the technical side at the same time", []string{"9 al bo+ti"}, nil},
		{"the technical side told us", []string{"9 ti su"}, nil},
		{"the customer's business knew by their own", []string{"8 ti bo", "9 su ti"}, nil},
		{"the customer's business spoke first", []string{"8 bo su", "9 su ti"}, nil},
		{"the customer's business by their own, before we knew", []string{"9 ti bo", "10 ti su", "11 al bo"}, nil},
		{"the customer's business by their own", []string{"10 ti bo", "11 al bo"}, []string{"to first.own-people"}},
		{"the customer's business by their own, while we told ours", []string{"10 su al", "10 ti bo", "11 al bo"}, []string{"to first.own-people"}},
		{"the customer's business by their own alone", []string{"10 su al", "11 ti bo"}, []string{"to first.own-people"}},
		{"the customer's business by their own, whom we had told", []string{"9 su al", "10 su ti", "11 ti bo", "12 al bo"}, []string{"to first.technical", "to first.own-people"}},
		{"the customer's business by us and their own at once", []string{"10 al bo", "10 ti bo"}, nil},
		{"the customer's business by us and then their own", []string{"10 al bo", "11 ti bo"}, nil},
		{"the customer's business knew, and then by their own", []string{"9 bo al", "10 ti bo", "11 al bo"}, nil},
		{"the customer's business took notice, and then by their own", []string{"9 bo", "10 ti bo", "11 al bo"}, nil},
		{"what their own are yet to say", []string{"13 ti bo"}, nil},
		{"somebody outside first", []string{"9 al press", "10 al bo"}, []string{"to first.outside"}},
		{"somebody outside later", []string{"9 al bo", "10 al press"}, nil},
		{"somebody outside by the customer", []string{"9 ti press"}, nil},
		{"outside among others", []string{"9 su ti+press"}, []string{"to first.technical", "to first.outside"}},
		{"our business unaware", []string{"9 su bo", "10 su al"}, []string{"to first.ours-unaware"}},
		{"our business never aware", []string{"9 su bo"}, []string{"to first.ours-unaware"}},
		{"our business took notice", []string{"8 al", "9 su bo"}, nil},
		{"our business took notice too late", []string{"9 su bo", "10 al"}, []string{"to first.ours-unaware"}},
		{"our service took notice", []string{"8 su", "9 su bo"}, []string{"to first.ours-unaware"}},
		{"our business was there", []string{"9 su+al bo"}, nil},
		{"our business was told at the same time", []string{"9 su bo+al"}, nil},
		{"the customer told us, who knew nothing", []string{"9 bo su"}, nil},
		{"one who sells and supports", []string{"9 sam bo"}, nil},
		{"one who decides and uses", []string{"8 su al", "9 su dee", "10 su ti"}, nil},
		{"what is yet to come", []string{"13 su ti"}, nil},
		{"what is yet to come is no excuse", []string{"9 su bo", "13 su al"}, []string{"to first.ours-unaware"}},
		{"notice that is yet to come is no excuse", []string{"9 su bo", "13 al"}, []string{"to first.ours-unaware"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			words, acks := conversed(t, row.lines...)
			facts := quadrant.LintFacts{Locale: english(), Words: words, Acks: acks, Places: circle()}
			a := outage()
			a.Impact = metrics.NoImpact
			lints := inEnglish(t).Advisory(a, facts, onMarch(3, 12))
			require.Equal(t, row.want, named(lints))
			facts.Places = nil
			require.Empty(t, inEnglish(t).Advisory(a, facts, onMarch(3, 12)))
		})
	}
	words, _ := conversed(t, "10 ti bo", "11 al bo")
	lints := inEnglish(t).Advisory(outage(), quadrant.LintFacts{Locale: english(), Words: words, Places: circle()}, onMarch(3, 11))
	require.Equal(t, "The customer's business heard of it from their own people at 3 Mar 2026 10:00 UTC, and not from us.", english().Format(lints[0].Why()))
	require.Equal(t, account.Warning, lints[0].Severity)
	words, _ = conversed(t, "9 su ti", "10 su press", "11 su bo")
	lints = inEnglish(t).Advisory(outage(), quadrant.LintFacts{Locale: english(), Words: words, Places: circle()}, onMarch(3, 11))
	require.Equal(t, "The customer's technical side was told at 3 Mar 2026 09:00 UTC, before the customer's business knew.", english().Format(lints[0].Why()))
	require.Equal(t, []account.Severity{account.Info, account.Warning, account.Warning}, []account.Severity{lints[0].Severity, lints[1].Severity, lints[2].Severity})
}
