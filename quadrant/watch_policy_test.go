package quadrant_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

func TestWatchPolicyDefaults(t *testing.T) {
	t.Parallel()
	d := quadrant.DefaultWatchPolicy()
	require.NoError(t, d.Validate())
	require.NoError(t, quadrant.WatchPolicy{}.Validate())
	require.Equal(t, d, quadrant.WatchPolicy{}.OrDefault())
	own := quadrant.WatchPolicy{
		Impact: metrics.Minor, CustomerWord: metrics.Minor, Prime: metrics.Minor, Priorities: []metrics.Priority{},
		Longer: []quadrant.Longer{}, Related: 2, RelatedMinutes: 1, DueDays: 2, DueShare: 0.1,
		Tell: []quadrant.Telling{}, Escalate: []quadrant.TellingStep{},
	}
	require.NoError(t, own.Validate())
	require.Equal(t, own, own.OrDefault())
	d.Tell[0].Minutes = 99
	require.NotEqual(t, d, quadrant.DefaultWatchPolicy(), "a fresh copy")
}

// Bad news is told before the customer calls: to our service, then to our business,
// then to theirs, within the hour.
func TestOurBusinessAndTheirsAreToldBeforeTheyCall(t *testing.T) {
	t.Parallel()
	trouble := theTrouble(t, watching(outOfOrder()), inJune("8 10:00"))
	var got []string
	for i, d := range trouble.Tellings {
		got = append(got, said(d.Label()))
		require.LessOrEqual(t, d.By.Sub(trouble.Since).Minutes(), 60.0)
		require.False(t, i > 0 && d.By.Before(trouble.Tellings[i-1].By))
	}
	require.Equal(t, []string{"Operations supervisor", "Account manager", "Executive partner", "Customer's business"}, got)
}

func TestWatchPolicyValidate(t *testing.T) {
	t.Parallel()
	const century = 36525 * 24 * 60
	for _, row := range []struct {
		name   string
		change func(*quadrant.WatchPolicy)
		want   []string
	}{
		{"the least", func(p *quadrant.WatchPolicy) {
			p.Related, p.DueShare, p.Tell[0].Minutes, p.Escalate[1].Minutes = 2, 0, 0, 0
		}, nil},
		{"the most", func(p *quadrant.WatchPolicy) {
			p.DueShare, p.DueDays, p.RelatedMinutes, p.Longer[0].Minutes, p.Tell[0].Minutes, p.Escalate[0].Minutes = 1, 36525, century, century, century, century
		}, nil},
		{"more", func(p *quadrant.WatchPolicy) {
			p.DueShare, p.DueDays, p.RelatedMinutes, p.Longer[0].Minutes, p.Tell[0].Minutes, p.Escalate[0].Minutes = 1.01, 36526, century+1, century+1, century+1, century+1
		}, []string{
			"longer[0].minutes: is not between 1 and 52596000", "related_minutes: is not between 0 and 52596000",
			"due_days: is not between 0 and 36525", "due_share: is not between 0 and 1",
			"tell[0].minutes: is not between 0 and 52596000", "escalate[0].minutes: is not between 0 and 52596000",
		}},
		{"less", func(p *quadrant.WatchPolicy) {
			p.DueShare, p.DueDays, p.RelatedMinutes, p.Longer[0].Minutes, p.Tell[0].Minutes, p.Escalate[0].Minutes = -0.01, -1, -1, 0, -1, -1
		}, []string{
			"longer[0].minutes: is not between 1 and 52596000", "related_minutes: is not between 0 and 52596000",
			"due_days: is not between 0 and 36525", "due_share: is not between 0 and 1",
			"tell[0].minutes: is not between 0 and 52596000", "escalate[0].minutes: is not between 0 and 52596000",
		}},
		{"not a number", func(p *quadrant.WatchPolicy) { p.DueShare = math.NaN() }, []string{"due_share: is not between 0 and 1"}},
		{"impacts", func(p *quadrant.WatchPolicy) {
			p.Impact, p.CustomerWord, p.Prime, p.Longer[1].Impact = "none", "bad", "worse", ""
		}, []string{
			`impact: "none" is not minor, degraded or disrupted`, `customer_word: "bad" is not minor, degraded or disrupted`,
			`prime: "worse" is not minor, degraded or disrupted`, `longer[1].impact: "" is not minor, degraded or disrupted`,
		}},
		{"priorities", func(p *quadrant.WatchPolicy) { p.Priorities = []metrics.Priority{"1", "", "1"} }, []string{
			"priorities[1]: is missing", `priorities[2]: repeats "1"`,
		}},
		{"one is not related", func(p *quadrant.WatchPolicy) { p.Related = 1 }, []string{"related: is not above 1"}},
		{"a class", func(p *quadrant.WatchPolicy) { p.Tell[0].Class = "fun" }, []string{`tell[0].class: "fun" is not endangered, missed or disruption`}},
		{"for nobody", func(p *quadrant.WatchPolicy) { p.Tell[0].Role = "" }, []string{"tell[0]: is for a role or for a quadrant, and for one of both"}},
		{"for two", func(p *quadrant.WatchPolicy) { p.Tell[0].Quadrant = quadrant.Q3 }, []string{"tell[0]: is for a role or for a quadrant, and for one of both"}},
		{"a role", func(p *quadrant.WatchPolicy) { p.Tell[0].Role, p.Escalate[0].To = "\n", "" }, []string{
			"tell[0].role: has a control character", "escalate[0].to: is missing",
		}},
		{"a quadrant of ours", func(p *quadrant.WatchPolicy) { p.Tell[3].Quadrant = quadrant.Q2 }, []string{`tell[3].quadrant: "provider-business" is not one of the customer's`}},
		{"repeated", func(p *quadrant.WatchPolicy) {
			p.Tell[1].Role, p.Escalate[1] = account.OperationsSupervisor, p.Escalate[0]
		}, []string{
			"tell[1]: repeats an earlier one", "escalate[1]: repeats an earlier step",
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			p := quadrant.DefaultWatchPolicy()
			row.change(&p)
			require.Equal(t, row.want, faultLines(p.Validate()))
		})
	}
}

func TestWatchPolicyIsReadAsItIsWritten(t *testing.T) {
	t.Parallel()
	for _, p := range []quadrant.WatchPolicy{{}, quadrant.DefaultWatchPolicy(), {Tell: []quadrant.Telling{}, Priorities: []metrics.Priority{}}} {
		text, err := json.Marshal(p)
		require.NoError(t, err)
		var back quadrant.WatchPolicy
		require.NoError(t, json.Unmarshal(text, &back))
		require.Equal(t, p, back)
	}
}
