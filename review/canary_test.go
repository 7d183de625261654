package review_test

import (
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/review"
)

// caged is how many accounts are looked at: go test ./review -run Canaries -canaries
// 10000 takes a minute or two.
var caged = flag.Int("canaries", 500, "how many accounts the canaries are put into")

// TestCanaries generates accounts in which every string of every record that a customer
// may not see, and every field of others that is the provider's own, is a word by which it
// is known; so is every phrase that is the provider's own. Some records turn internal while
// the account is watched. No edition for a customer, in no format, and no notice to one has
// a word that is internal by then; and each field is told in some internal edition or
// notice, so that what is not found is not for want of telling.
//
// A new kind of record joins in the world of canary_world_test.go.
func TestCanaries(t *testing.T) {
	t.Parallel()
	const batches = 100
	accounts := max(*caged, batches)
	if raceDetector {
		accounts = 2 * batches // it is ten times slower, and finds no more
	}
	var mu sync.Mutex
	all := newLedger()
	t.Run("accounts", func(t *testing.T) {
		for batch := range batches {
			t.Run(fmt.Sprint(batch), func(t *testing.T) {
				t.Parallel()
				l := newLedger()
				for i := range accounts / batches {
					seed := uint64(batch*accounts/batches + i)
					w := newWorld(newCage(t, seed, l))
					w.live(seed%10 == 0, seed%50 == 0)
				}
				mu.Lock()
				defer mu.Unlock()
				all.add(l)
			})
		}
	})
	var missing []string
	for field := range all.fields {
		if !all.planted[field] && !all.preset[field] && !among(field, filledElsewhere()) {
			missing = append(missing, field)
		}
	}
	slices.Sort(missing)
	require.Empty(t, missing, "these fields were not generated")
	for _, canary := range canaryEnglish().canaries {
		all.planted[canary.field] = true
	}
	var untold []string
	for field := range all.planted {
		if !all.told[field] && !among(field, toldNowhere()) {
			untold = append(untold, field)
		}
	}
	slices.Sort(untold)
	require.Empty(t, untold, "these fields are told to nobody: nothing was tested of them")
	for _, list := range toldNowhere() {
		some := slices.ContainsFunc(slices.Collect(maps.Keys(all.planted)), func(field string) bool { return among(field, []string{list}) })
		require.True(t, some, "%s is not planted", list)
	}
	for _, what := range happenings() {
		require.Positive(t, all.counts[what], "%s: never", what)
	}
}

// A ledger keeps what was tested in some accounts.
type ledger struct {
	fields  map[string]bool // of the kinds of record that were put in a cage
	planted map[string]bool // those which had a canary, or
	preset  map[string]bool // another word
	told    map[string]bool // those of which the canary was told to us
	counts  map[string]int  // what happened how often
}

func newLedger() *ledger {
	return &ledger{
		fields: make(map[string]bool), planted: make(map[string]bool), preset: make(map[string]bool),
		told: make(map[string]bool), counts: make(map[string]int),
	}
}

func (l *ledger) add(o *ledger) {
	maps.Copy(l.fields, o.fields)
	maps.Copy(l.planted, o.planted)
	maps.Copy(l.preset, o.preset)
	maps.Copy(l.told, o.told)
	for what, n := range o.counts {
		l.counts[what] += n
	}
}

// happenings are what must have happened in the accounts, for the test to say anything.
func happenings() []string {
	all := []string{
		"a ticket turned internal", "an activity turned internal", "a commitment turned internal", "a person turned internal",
		"a draft was closed", "a drafted headline was sent", "a headline that says too much was not sent",
	}
	for _, audience := range []account.Visibility{account.Internal, account.Business, account.Customer} {
		for _, what := range []string{"the review", "a notice", "an advisory that is closed", "after turning: the review", "after turning: a notice"} {
			all = append(all, what+" for "+audience.String())
		}
		for _, state := range []quadrant.AdvisoryState{quadrant.Sent, quadrant.FollowedUp} {
			all = append(all, fmt.Sprintf("an advisory that is %s for %s", state, audience))
		}
		drafted := fmt.Sprintf("an advisory that is drafted for %s", audience)
		if audience != account.Internal {
			drafted = "no edition of " + drafted
		}
		all = append(all, drafted)
		for _, r := range []review.Renderer{review.JSON{}, review.Text{}, review.Markdown{}, review.HTML{}} {
			all = append(all, fmt.Sprintf("%T for %s", r, audience))
		}
		if audience == account.Internal {
			continue
		}
		for _, class := range []quadrant.Class{quadrant.Endangered, quadrant.Missed, quadrant.Disruption} {
			for _, verb := range []quadrant.AdvisoryVerb{quadrant.Revise, quadrant.Send, quadrant.FollowUp, quadrant.Close} {
				all = append(all, fmt.Sprintf("%s %s for %s", verb, class, audience))
			}
		}
	}
	return all
}

// among reports whether a field is in a list, or part of one that is.
func among(field string, list []string) bool {
	return slices.ContainsFunc(list, func(l string) bool { return field == l || strings.HasPrefix(field, l+".") })
}

// toldNowhere are fields that no edition and no notice has to tell even us.
func toldNowhere() []string {
	return []string{
		// What tells records apart; people and items are called by their names.
		"assignment.ID", "interaction.ID", "item.ID", "objective.ID", "person.ID", "satisfaction.ID", "standing.ID",
		"solution.Confirmed.By", "solution.Confirmed.Digest",
		// Another account's: of one customer nobody is told of another.
		"other account.ID", "other account.Name", "other account.Parent", "other account.Contract.Name",
		"other account.Objectives",
		"assignment elsewhere.ID", "assignment elsewhere.Reason",
		// What nobody reads a review for.
		"assignment.Reason", "deliverable.Place", "person.Email", "ticket.Category", "ticket.Channel",
		"change.After", "change.Before", "change.Edit", "change.Kind", "change.Requester", "change.Restored", "change.Seen",
		"change.Steps", "change.Touches", "change.Undo", "terms.Policy.Name",
	}
}

// filledElsewhere are lists within records that the library itself fills, or that have
// records with a visibility of their own, which are put in a cage one by one.
func filledElsewhere() []string {
	return []string{"advisory.Steps", "commitment.Told", "solution.Capacities", "solution.Items", "solution.Links"}
}
