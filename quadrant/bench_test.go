package quadrant_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// town is an account with forty people on each side, of whom twelve hold roles, and
// the interactions of two years.
func town(n int) quadrant.Facts {
	rng := rand.New(rand.NewPCG(1, 1))
	f := quadrant.Facts{Account: account.Account{Contract: account.Contract{Until: march.To.AddDate(0, 2, 0)}}}
	person := func(side string) account.PersonID { return account.PersonID(fmt.Sprint(side, "-", rng.IntN(40))) }
	for k := range 40 {
		level := []account.Level{account.BusinessLevel, account.TechnicalLevel}[k%2]
		f.People = append(f.People,
			account.Person{ID: account.PersonID(fmt.Sprint("customer-", k)), Side: account.CustomerSide, Level: level},
			account.Person{ID: account.PersonID(fmt.Sprint("provider-", k)), Side: account.ProviderSide, Level: level})
	}
	f.People[0].Authority = account.Money{Amount: decimal.NewFromInt(5000), Currency: "EUR"}
	for k := range 12 {
		f.Assignments = append(f.Assignments, team.Assignment{
			Person: account.PersonID(fmt.Sprint("provider-", k)), Role: team.StandardCharter()[k%6].Role, From: onMarch(1, 0),
		})
	}
	channels, topics := quadrant.Channels(), quadrant.Topics()
	for k := range n {
		i := quadrant.Interaction{
			ID: quadrant.InteractionID(fmt.Sprint("i-", k)), At: march.To.Add(-time.Duration(rng.Int64N(int64(2 * 365 * 24 * time.Hour)))),
			Channel: channels[rng.IntN(len(channels))], Trigger: []quadrant.Trigger{quadrant.Problem, quadrant.Routine, quadrant.Proactive}[rng.IntN(3)],
			From: people(person("customer")), To: people(person("provider")), Topics: []quadrant.Topic{topics[rng.IntN(len(topics))]},
		}
		if rng.IntN(4) == 0 {
			i.To = append(i.To, person("provider"), person("customer"))
		}
		f.Interactions = append(f.Interactions, i)
	}
	return f
}

func BenchmarkAssess(b *testing.B) {
	year := metrics.Period{From: onMarch(1, 0).AddDate(-1, 1, 0), To: march.To}
	for _, row := range []struct {
		name  string
		rules []quadrant.Rule
	}{{"bare", nil}, {"rules", quadrant.StandardRules(quadrant.Policy{})}} {
		for _, n := range []int{100, 10_000, 100_000} {
			f := town(n)
			b.Run(fmt.Sprint(row.name, "-", n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					quadrant.Assess(f, year, march.To, row.rules...)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/interaction")
			})
		}
	}
}
