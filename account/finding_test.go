package account_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

// Equals go by code and then by their JSON form, in which arguments come first.
func TestFindingsAreSortedTheGravestFirst(t *testing.T) {
	t.Parallel()
	finding := func(code string, s account.Severity, n int) account.Finding {
		return account.Finding{Code: code, Severity: s, Args: account.Args{"n": account.Count(n)}}
	}
	undated := finding("b", account.Warning, 0) // does not marshal
	undated.Args["day"] = account.Day(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC))
	want := []account.Finding{
		finding("c", account.Critical, 1), finding("a", account.Warning, 1), finding("a", account.Warning, 2), undated,
		finding("b", account.Warning, 1), finding("a", account.Info, 1), finding("z", "odd", 1),
	}
	rng := rand.New(rand.NewPCG(6, 6))
	for range 20 {
		got := append([]account.Finding(nil), want...)
		rng.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		account.SortFindings(got)
		require.Equal(t, want, got)
	}
	account.SortFindings(nil)
}
