package quadrant_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// The tills of a shop stand still. Its manager was called about problems twice in four
// weeks, and about nothing else.
func Example() {
	ctx, down := context.Background(), downAtNoon()
	shop, roles, ticket, conversations := down.Account, down.Assignments, down.Tickets[0], down.Interactions
	now := ticket.Opened.Add(20 * time.Minute)
	clock, weeks := accounttest.NewClock(now), metrics.Period{From: now.AddDate(0, 0, -28), To: now}
	for _, day := range []int{9, 2} {
		conversations = append(conversations, quadrant.Interaction{
			ID: quadrant.InteractionID(fmt.Sprint("call-", day)), Account: "harbour", At: now.AddDate(0, 0, -day),
			From: []account.PersonID{"ann"}, To: []account.PersonID{"eve"}, Channel: quadrant.Call, Trigger: quadrant.Problem,
		})
	}
	store, err := memory.New(memory.Facts{Accounts: []account.Account{shop}, People: down.People, Assignments: roles})
	check(err)

	ours, err := store.People(ctx, "") // the provider's
	check(err)
	theirs, err := store.People(ctx, "harbour") // the customer's
	check(err)
	facts := quadrant.Facts{
		Account: shop, People: append(ours, theirs...), Assignments: roles, Interactions: conversations,
	}
	english := account.English().With(quadrant.Phrases())
	m := quadrant.Assess(facts, weeks, now, quadrant.StandardRules(quadrant.Policy{})...)
	for _, f := range m.Findings {
		fmt.Println(english.Format(f.Why()), english.Format(f.Next()))
	}

	watcher := quadrant.NewWatcher(store, store, quadrant.Sources{Team: store}, quadrant.Options{Now: clock.Now})
	_, err = watcher.Observe(ctx, "sam", quadrant.Fact{Ticket: &ticket}) // whenever it is saved
	check(err)
	_, err = watcher.Tick(ctx, "sam") // every minute
	check(err)

	alerts, err := watcher.Alerts(ctx, "harbour")
	check(err)
	for _, step := range alerts[0].Steps {
		fmt.Println(step.Name, step.To)
	}
	// Output:
	// The customer's business had 2 conversations with us in the period, each of them because of a problem. Meet them while nothing is wrong, and tell them what was delivered.
	// No conversation between the customer's business and our service people is known in the period. No earlier one is known in what was given. Have them meet, such as in the operations review.
	// No conversation between our business side and the customer's technical people is known in the period. No earlier one is known in what was given. Have them meet, such as in the operations review.
	// No conversation between our business side and our service people is known in the period. No earlier one is known in what was given. Bring both to one table while nothing is wrong, such as in the operations review.
	// tell-operations-supervisor operations-supervisor
	// late-operations-supervisor-0-account-manager account-manager
	// tell-account-manager account-manager
	// tell-executive-partner account-manager
	// advise-customer-business account-manager
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

// What the package's documentation shows first is part of the example, word for word.
func TestTheExampleOfTheDocumentationIsTheOneThatRuns(t *testing.T) {
	t.Parallel()
	doc, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	example, err := os.ReadFile("example_test.go")
	require.NoError(t, err)
	_, after, found := strings.Cut(string(doc), "\n//\n//\t")
	require.True(t, found)
	shown, _, found := strings.Cut(after, "\n//\n// ")
	require.True(t, found)
	require.Contains(t, string(example), "\t"+strings.ReplaceAll(strings.ReplaceAll(shown, "\n//\n", "\n\n"), "\n//\t", "\n\t"))
}
