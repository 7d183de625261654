package review_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/review"
	"github.com/accordhq/accord/team"
)

// carrying are the facts of a team whose operations supervisor and technical
// leads are on another account, too.
func carrying() memory.Facts {
	f := staffed()
	f.Accounts = append(f.Accounts, account.Account{
		ID: "bakery", Name: "Bakery North", Profile: account.Profile{Technical: account.High, Business: account.Medium, Importance: account.High},
	}, account.Account{ID: "mill", Name: "Old Mill"})
	for i, a := range []team.Assignment{
		holds("o-1", "omar", account.OperationsSupervisor), holds("o-2", "omar", account.TechnicalLead),
		holds("o-3", "it", account.TechnicalLead), holds("o-4", "lead", account.AccountManager),
		holds("o-5", "lead", account.TechnicalLead),
	} {
		a.Account = "bakery"
		if i == 4 {
			a.Account, a.Until = "mill", quarter.From
		}
		f.Assignments = append(f.Assignments, a)
	}
	return f
}

// TestALoadIsForUsAloneAndNamesNoOtherCustomer: pages are shown around.
//
//	omar: harbour, not graded, 0.25; bakery, (1 + 0.5 + 1)/3 = 0.8333; 1.08
func TestALoadIsForUsAloneAndNamesNoOtherCustomer(t *testing.T) {
	t.Parallel()
	f := gathered(t, carrying())
	internal := plain(t, f, account.Internal)
	says(t, internal, "What they carry, as of 30 Jun 2026 [",
		"Who Role here Accounts Key accounts (at most 5) Account equivalents (at most 5)",
		"Omar Haddad Operations supervisor 2 1 1.08 Mara Lindqvist Technical lead 1 0 0.25 Yuki Mori Technical lead 1 0 0.25",
		"An account weighs the mean of its three grades: high 1, medium 0.5, low or not graded 0.25.")
	saysNot(t, internal, "Bakery", "bakery", "Old Mill")
	for _, audience := range []account.Visibility{account.Customer, account.Business} {
		saysNot(t, plain(t, f, audience), "carry", "Key accounts", "1.08", "Bakery", "equivalents")
	}
}

// TestAReviewOfAllAccountsTellsLoads, of everybody who carries one, and names the
// accounts.
func TestAReviewOfAllAccountsTellsLoads(t *testing.T) {
	t.Parallel()
	store, err := memory.New(carrying())
	require.NoError(t, err)
	f, err := review.Gather(t.Context(), sources(store), "", quarter)
	require.NoError(t, err)
	require.Empty(t, f.Assignments)
	text := plain(t, f, account.Internal)
	says(t, text, "Load of operations supervisors and technical leads Nothing needs attention",
		"Who Which Accounts", "Omar Haddad Bakery North; Harbour Foods 2 1 1.08", "it Bakery North 1 1 0.83", "Mara Lindqvist Harbour Foods 1 0 0.25")
	saysNot(t, text, "Your account team", "What the team owes", "nobody holds", "Old Mill", "Also:")
	f.Team.Load = team.LoadPolicy{Keys: 1, Limit: 0.25}
	says(t, plain(t, f, account.Internal), "Bakery North; Harbour Foods 2 1 1.08 ✗", "Harbour Foods 1 0 0.25 Yuki")
	f.Team.Load = team.LoadPolicy{Limit: 1}
	says(t, plain(t, f, account.Internal), "technical leads 1 point needs attention",
		"Omar Haddad carries 2 accounts, 1 of them key accounts: 1.08 account equivalents, of which 1 are the most.")
}

func TestAReviewOfAllAccountsWithoutAnyTeamSaysSo(t *testing.T) {
	t.Parallel()
	store, err := memory.New(facts())
	require.NoError(t, err)
	f, err := review.Gather(t.Context(), review.Sources{Accounts: store, Service: store}, "", quarter)
	require.NoError(t, err)
	says(t, plain(t, f, account.Internal), "Load of operations supervisors and technical leads For information Not supplied: who is on the account team.")
	f, err = review.Gather(t.Context(), sources(store), "", quarter)
	require.NoError(t, err)
	saysNot(t, plain(t, f, account.Internal), "who is on the account team")
	d, err := review.Compose(t.Context(), nil, f)
	require.NoError(t, err)
	for _, block := range d.Blocks {
		part, ok := block.(review.Part)
		require.True(t, !ok || part.Heading.Name.IsZero() || flat(review.English().Format(part.Heading.Name)) == "Where the figures come from")
	}
}
