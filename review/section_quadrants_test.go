package review_test

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/review"
	"github.com/accordhq/accord/team"
)

// talked is a conversation of two people, by call and about an issue.
func talked(id quadrant.InteractionID, at time.Time, from, to account.PersonID, trigger quadrant.Trigger, v account.Visibility) quadrant.Interaction {
	return quadrant.Interaction{
		ID: id, Account: "harbour", At: at, From: []account.PersonID{from}, To: []account.PersonID{to},
		Channel: quadrant.Call, Trigger: trigger, Topics: []quadrant.Topic{quadrant.Issue}, Visibility: v,
	}
}

// conversed are the facts with a team, of whom Eva Brandt stands in Q2 and Q4, and
// with conversations that everyone, that management and that nobody at the customer
// may know of.
func conversed() memory.Facts {
	f := staffed()
	f.Interactions = []quadrant.Interaction{
		talked("i-1", day(time.May, 4, 9), "it", "omar", quadrant.Problem, account.Customer),
		talked("i-2", day(time.May, 5, 9), "omar", "it", quadrant.Scheduled, account.Customer),
		talked("i-3", day(time.June, 10, 9), "coo", "eva", quadrant.Problem, account.Business),
		talked("i-4", day(time.February, 10, 9), "it", "omar", quadrant.Problem, account.Customer),
		talked("i-5", day(time.June, 11, 9), "eva", "omar", quadrant.Routine, account.Internal),
	}
	f.Interactions[1].Topics = []quadrant.Topic{quadrant.Value, quadrant.Plans}
	f.Interactions[2].Note, f.Interactions[2].Sentiment = "She will not say it twice", quadrant.Angry
	f.Satisfactions = []account.Satisfaction{{
		ID: "s-1", Account: "harbour", Person: "it", At: day(time.June, 12, 9), Score: 2, Worst: 1, Best: 5,
		Words: "Slow again", Visibility: account.Customer,
	}}
	return f
}

// TestEachAudienceIsShownTheConversationsItMayKnowOf has its figures worked out by
// hand.
func TestEachAudienceIsShownTheConversationsItMayKnowOf(t *testing.T) {
	t.Parallel()
	f := gathered(t, conversed())
	const everyones = "Q3–Q4 2 1 50 % 56 56 in use"
	customer := plain(t, f, account.Customer)
	says(t, customer, "Who speaks with whom As of 30 Jun 2026 2 conversations in the period, and 1 in the one before",
		everyones+" What each quadrant heard", "Q3 value delivered 1 Q4: Omar Haddad",
		"Q3 issues 1 Q4: Omar Haddad", "Q4 plans 1 Q3: Piet Claes")
	saysNot(t, customer, "Q1–Q2", "Q2–Q3", "within Q", "nobody", "silent", "Findings")
	business := plain(t, f, account.Business)
	says(t, business, "3 conversations in the period, and 1 in the one before",
		"Q1–Q2 1 0 100 % 20 none problems only "+everyones+" Q1–Q4 1 0 100 % 20 none problems only What each quadrant heard",
		"Q2 issues 1 Q1, Q4: Ines Duarte, Eva Brandt")
	saysNot(t, business, "Q2–Q4", "within Q", "nobody", "silent", "She will not", "Slow again", "angry")
	internal := plain(t, f, account.Internal)
	says(t, internal, "Of the six paths 2 are in use, 2 carry problems only, and 2 are silent",
		"Q1 Customer's business Ines Duarte ", "Q2 Provider's business Eva Brandt ", "Q3 Customer's technical side Piet Claes ",
		"Q4 Provider's technical side Eva Brandt, Mara Lindqvist, Omar Haddad, Yuki Mori ",
		everyones, "Q1–Q3 0 0 none none none silent", "Q2–Q4 1 0 0 % 19 none in use", "within Q4 1 0 0 % 19 none in use",
		"Q1 value delivered, usage, plans 0 nobody")
	saysNot(t, internal, "within Q1", "within Q2", "within Q3")
}

// TestAMapDrawsWhatItsTablesTell: the paths and topics of which an audience may know
// something, and to us also those of which there is nothing to know.
func TestAMapDrawsWhatItsTablesTell(t *testing.T) {
	t.Parallel()
	f := gathered(t, conversed())
	english := review.English()
	for _, tt := range []struct {
		audience      account.Visibility
		paths, heard1 []string
		caption       string
	}{
		{account.Customer, []string{"2–3 2, up from 1 in use"}, nil, "The more conversations, the thicker the line."},
		{account.Business, []string{"0–1 1, up from 0 problems only", "2–3 2, up from 1 in use", "0–3 1, up from 0 problems only"}, []string{"issues 1"}, "The more conversations, the thicker the line."},
		{account.Internal, []string{
			"0–1 1, up from 0 problems only", "2–3 2, up from 1 in use", "0–2 0, as before silent", "1–3 1, up from 0 in use",
			"0–3 1, up from 0 problems only", "1–2 0, as before silent",
		}, []string{"value 0", "issues 1", "usage 0", "plans 0"}, "see the finding of that number"},
	} {
		t.Run(tt.audience.String(), func(t *testing.T) {
			t.Parallel()
			view := mapOf(t, f, tt.audience)
			var paths, heard []string
			for _, p := range view.Paths {
				paths = append(paths, fmt.Sprintf("%d–%d %s %s", p.From, p.To, english.Format(p.Label), english.Format(p.Says)))
				says(t, english.Format(view.Desc), english.Format(p.Label)+", "+english.Format(p.Says))
			}
			for _, text := range view.Rooms[0].Heard {
				heard = append(heard, english.Format(text))
			}
			require.Equal(t, tt.paths, paths)
			require.Equal(t, tt.heard1, heard)
			says(t, english.Format(view.Caption), tt.caption)
		})
	}
}

// TestEachFormatSaysOfWhatAMapTells: others than us are not told of all conversations,
// nor of all paths.
func TestEachFormatSaysOfWhatAMapTells(t *testing.T) {
	t.Parallel()
	const scope = "The conversations that you may know of. A path without any, in the period or the one before it, is not shown."
	d, err := review.Compose(t.Context(), nil, gathered(t, conversed()))
	require.NoError(t, err)
	for _, r := range []review.Renderer{review.Text{}, review.Markdown{}, review.HTML{}, review.JSON{}} {
		for audience, n := range map[account.Visibility]int{account.Customer: 1, account.Business: 1, account.Internal: 0} {
			require.Equal(t, n, strings.Count(flat(render(t, r, edition(t, d, audience))), scope), "%T for %s", r, audience)
		}
	}
}

// TestAPathThatWasUsedBeforeIsNotSaidToBeSilent to those who may not know of all that
// goes over it.
func TestAPathThatWasUsedBeforeIsNotSaidToBeSilent(t *testing.T) {
	t.Parallel()
	known := conversed()
	known.Interactions = append(known.Interactions, talked("i-6", day(time.February, 11, 9), "eva", "it", quadrant.Routine, account.Customer))
	f := gathered(t, known)
	says(t, plain(t, f, account.Customer), "Q2–Q3 0 1 none 139 none none shown here")
	says(t, plain(t, f, account.Internal), "Q2–Q3 0 1 none 139 none silent")
}

// TestWhatWasSaidIsReadByUsAlone, the answers to questions included, whoever may know
// that they were given.
func TestWhatWasSaidIsReadByUsAlone(t *testing.T) {
	t.Parallel()
	f := gathered(t, conversed())
	words := []string{
		"10 Jun 2026 Ines Duarte to Eva Brandt call, problem angry She will not say it twice",
		"12 Jun 2026 Piet Claes 2 on a scale from 1 to 5 Slow again",
	}
	says(t, plain(t, f, account.Internal), words...)
	for _, audience := range []account.Visibility{account.Business, account.Customer} {
		saysNot(t, plain(t, f, audience), "She will not", "angry", "Slow again", "on a scale", "only we see")
	}
}

// TestTheLatestOfWhatWasSaidIsTold: ten, of the period alone. The first two of each
// are of the two days before it.
func TestTheLatestOfWhatWasSaidIsTold(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		n             int
		told, untold  []string
		conversations string
	}{
		{5, []string{"note 02.", "words 02."}, []string{"note 01.", "words 01.", "note 00."}, "3 Apr 2026 Piet Claes to Omar Haddad call, routine none note 04. 2 Apr 2026"},
		{14, []string{"note 04.", "words 04."}, []string{"note 03.", "words 03."}, "12 Apr 2026 Piet Claes to Omar Haddad call, routine none note 13. 11 Apr 2026"},
	} {
		t.Run(fmt.Sprint(tt.n), func(t *testing.T) {
			t.Parallel()
			known := conversed()
			answer := known.Satisfactions[0]
			known.Interactions, known.Satisfactions = nil, nil
			for i := range tt.n {
				talk := talked(quadrant.InteractionID(fmt.Sprintf("n-%02d", i)), day(time.March, 30+i, 9), "it", "omar", quadrant.Routine, account.Customer)
				talk.Note = fmt.Sprintf("note %02d.", i)
				answer.ID, answer.At, answer.Words = account.SatisfactionID(talk.ID), talk.At, fmt.Sprintf("words %02d.", i)
				known.Interactions, known.Satisfactions = append(known.Interactions, talk), append(known.Satisfactions, answer)
			}
			text := plain(t, gathered(t, known), account.Internal)
			says(t, text, append(tt.told, tt.conversations)...)
			saysNot(t, text, tt.untold...)
		})
	}
	without := conversed()
	without.Satisfactions = nil
	saysNot(t, plain(t, gathered(t, without), account.Internal), "What the customer answered")

	// The note of the first is left out, and nobody said how the second came across.
	few := conversed()
	few.Interactions[2].Note, few.Interactions[0].Note = "", "It can wait"
	text := plain(t, gathered(t, few), account.Internal)
	says(t, text, "10 Jun 2026 Ines Duarte to Eva Brandt call, problem angry none 4 May 2026 Piet Claes to Omar Haddad call, problem none It can wait")
	saysNot(t, text, "5 May 2026 Omar Haddad to Piet Claes", "is on no path", "are on no path")
}

// TestACustomersMapDoesNotTellWhoDecides: roles that they may not know of, and where
// we say that somebody stands, place people on our map alone.
func TestACustomersMapDoesNotTellWhoDecides(t *testing.T) {
	t.Parallel()
	known := conversed()
	secret := holds("r-9", "omar", account.AccountManager)
	secret.Primary, secret.Visibility = false, account.Internal
	known.Assignments = append(known.Assignments, secret)
	known.Standings = []quadrant.Standing{{ID: "st-1", Account: "harbour", Person: "it", Quadrants: []quadrant.Quadrant{quadrant.Q1}}}
	f := gathered(t, known)
	says(t, plain(t, f, account.Internal), "Q1 Customer's business Ines Duarte, Piet Claes ", "Q2 Provider's business Eva Brandt, Omar Haddad ", "Q3 Customer's technical side nobody on record")
	for _, audience := range []account.Visibility{account.Business, account.Customer} {
		says(t, plain(t, f, audience), "Q1 Customer's business Ines Duarte Q2 Provider's business Eva Brandt Q3 Customer's technical side Piet Claes")
	}
}

// TestWhoIsNotNamedToACustomerIsNotOnTheirMap: what they said is, told without them.
func TestWhoIsNotNamedToACustomerIsNotOnTheirMap(t *testing.T) {
	t.Parallel()
	known := conversed()
	known.People[4].Visibility = account.Internal // Omar Haddad
	f := gathered(t, known)
	text := plain(t, f, account.Customer)
	says(t, text, "Q3–Q4 2 1 50 % 56 56 in use", "Q3 value delivered 1 Q4 Q3 issues 1 Q4 Q3 plans 1 Q4")
	saysNot(t, text, "Omar Haddad")
	says(t, plain(t, f, account.Internal), "Q3 value delivered 1 Q4: Omar Haddad")
}

// TestFindingsOfTheQuadrantsAreInternal: they stand with the map by their numbers,
// and the cover counts them.
func TestFindingsOfTheQuadrantsAreInternal(t *testing.T) {
	t.Parallel()
	f := gathered(t, conversed())
	findings := f.QuadrantFindings()
	require.NotEmpty(t, findings)
	internal := plain(t, f, account.Internal)
	for i, finding := range findings {
		require.Equal(t, account.Internal, finding.Visibility)
		why := flat(review.English().Format(finding.Why()))
		says(t, internal, fmt.Sprintf("Finding %d: %s", i+1, why))
		for _, audience := range []account.Visibility{account.Business, account.Customer} {
			saysNot(t, plain(t, f, audience), why)
		}
	}
	counted := fmt.Sprintf("%d points about who speaks with whom, which only we see, stand with the map.", len(findings))
	says(t, internal, counted, "Who speaks with whom, as only we see it")
	saysNot(t, plain(t, f, account.Business), counted)
	without := gathered(t, staffed())
	require.Equal(t, without.Findings(), f.Findings(), "none of them is an observation")
}

// mapOf is the map of a composed review as an audience is shown it.
func mapOf(t *testing.T, f review.Facts, audience account.Visibility) review.QuadrantView {
	t.Helper()
	d, err := review.Compose(t.Context(), nil, f)
	require.NoError(t, err)
	for _, block := range edition(t, d, audience).Blocks() {
		part, ok := block.(review.Part)
		if !ok || len(part.Blocks) == 0 {
			continue
		}
		if q, ok := part.Blocks[0].(review.Quadrants); ok {
			return q.Views[0]
		}
	}
	t.Fatal("no map")
	return review.QuadrantView{}
}

// listed are the numbers of marks as a table has them.
func listed(marks []review.QuadrantMark) string {
	var all []string
	for _, m := range marks {
		all = append(all, strconv.Itoa(m.N))
	}
	return cmp.Or(strings.Join(all, ", "), "none")
}

// TestFindingsAreMarkedWhereTheyAre: a path by the path they tell of, a room by its
// quadrant, and on no map but ours.
func TestFindingsAreMarkedWhereTheyAre(t *testing.T) {
	t.Parallel()
	f := gathered(t, conversed())
	f.Quadrants.ReactiveFrom = 1 // their business spoke with us once
	numbers := make(map[string]int)
	for i, finding := range f.QuadrantFindings() {
		numbers[finding.Code] = i + 1
	}
	view := mapOf(t, f, account.Internal)
	marked := func(marks []review.QuadrantMark, code string) bool {
		for _, m := range marks {
			if m.N == numbers[code] {
				return numbers[code] > 0
			}
		}
		return false
	}
	path := func(from, to int) []review.QuadrantMark {
		for _, p := range view.Paths {
			if p.From == from && p.To == to {
				return p.Marks
			}
		}
		return nil
	}
	for i, r := range view.Rooms {
		require.Equal(t, listed(r.Marks), review.English().Format(view.Tables[0].Rows[i].Cells[2].Text), "room %d", i)
	}
	for i, p := range view.Paths {
		require.Equal(t, listed(p.Marks), review.English().Format(view.Tables[1].Rows[i].Cells[7].Text), "path %d", i)
	}
	require.True(t, marked(view.Rooms[0].Marks, "business.problems-only"))
	require.True(t, marked(view.Rooms[0].Marks, "business.no-value"))
	require.False(t, marked(view.Rooms[2].Marks, "business.no-value"))
	require.True(t, marked(path(1, 2), "diagonal.silent"))
	require.False(t, marked(path(0, 3), "diagonal.silent"))
	for _, audience := range []account.Visibility{account.Business, account.Customer} {
		theirs := mapOf(t, f, audience)
		for _, r := range theirs.Rooms {
			require.Empty(t, r.Marks)
		}
		for _, p := range theirs.Paths {
			require.Empty(t, p.Marks)
		}
	}
}

// TestAHostsOwnRuleTellsWhereItsFindingStands by references to quadrants: one is a
// room, two are a path whichever comes first, and others are nothing of the map.
func TestAHostsOwnRuleTellsWhereItsFindingStands(t *testing.T) {
	t.Parallel()
	at := func(q ...quadrant.Quadrant) []account.Ref {
		refs := []account.Ref{{Kind: account.RefRole, ID: string(quadrant.Q1)}, {Kind: quadrant.RefQuadrant, ID: "board"}}
		for _, q := range q {
			refs = append(refs, account.Ref{Kind: quadrant.RefQuadrant, ID: string(q)})
		}
		return refs
	}
	for _, tt := range []struct {
		name     string
		evidence []account.Ref
		rooms    [4]bool
		paths    map[[2]int]bool
	}{
		{"a room", at(quadrant.Q2), [4]bool{1: true}, nil},
		{"a room told twice", at(quadrant.Q3, quadrant.Q3), [4]bool{2: true}, nil},
		{"a path", at(quadrant.Q1, quadrant.Q4), [4]bool{}, map[[2]int]bool{{0, 3}: true}},
		{"a path from its other end", at(quadrant.Q3, quadrant.Q2), [4]bool{}, map[[2]int]bool{{1, 2}: true}},
		{"nowhere in particular", at(), [4]bool{}, nil},
		{"everywhere", at(quadrant.Q1, quadrant.Q2, quadrant.Q3), [4]bool{}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := gathered(t, conversed())
			f.QuadrantRules = []quadrant.Rule{quadrant.RuleFunc(func(quadrant.Facts, *quadrant.Map) ([]account.Finding, []quadrant.Gap) {
				return []account.Finding{{
					Code: "conversation.none", Severity: account.Warning, Args: account.Args{"day": account.Day(quarter.From), "span": account.Say("stretch.period", nil)},
					Evidence: tt.evidence, Owner: account.AccountManager,
				}}, nil
			})}
			n := 1 + slices.IndexFunc(f.QuadrantFindings(), func(f account.Finding) bool { return f.Code == "conversation.none" })
			require.Positive(t, n)
			its := func(m review.QuadrantMark) bool { return m.N == n }
			view := mapOf(t, f, account.Internal)
			for i, r := range view.Rooms {
				require.Equal(t, tt.rooms[i], slices.ContainsFunc(r.Marks, its), "room %d", i)
			}
			for _, p := range view.Paths {
				require.Equal(t, tt.paths[[2]int{p.From, p.To}], slices.ContainsFunc(p.Marks, its), "path %d–%d", p.From, p.To)
			}
		})
	}
}

// TestAdviceNamesTheItemItIsAbout: conversations know it by its id.
func TestAdviceNamesTheItemItIsAbout(t *testing.T) {
	t.Parallel()
	known := conversed()
	advice := talked("i-9", day(time.May, 20, 9), "omar", "it", quadrant.Problem, account.Customer)
	advice.Topics, advice.About = []quadrant.Topic{quadrant.Advice}, []account.Ref{account.ItemID("db").Ref()}
	known.Interactions = append(known.Interactions, advice)
	coo := slices.IndexFunc(known.People, func(p account.Person) bool { return p.ID == "coo" })
	known.People = slices.Clone(known.People)
	known.People[coo].Authority = account.Money{Amount: decimal.NewFromInt(5000), Currency: "EUR"}
	says(t, plain(t, gathered(t, known), account.Internal), "Order database: advice was given")
}

// TestWithoutALogTheMapSaysSo, to us alone: the customer has nothing to see there.
func TestWithoutALogTheMapSaysSo(t *testing.T) {
	t.Parallel()
	store, err := memory.New(conversed())
	require.NoError(t, err)
	for _, tt := range []struct {
		name string
		src  func(*review.Sources)
		want string
	}{
		{"log", func(s *review.Sources) { s.Quadrants = nil }, "Not supplied: who spoke with whom."},
		{"people", func(s *review.Sources) { s.Accounts = nil }, "Not supplied: who the people are."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			src := sources(store)
			tt.src(&src)
			f, err := review.Gather(t.Context(), src, "harbour", quarter)
			require.NoError(t, err)
			says(t, plain(t, f, account.Internal), "[Internal] Who speaks with whom", tt.want)
			saysNot(t, plain(t, f, account.Customer), "Who speaks with whom", tt.want)
		})
	}
	src := sources(store)
	src.Quadrants = nil
	f, err := review.Gather(t.Context(), src, "harbour", quarter)
	require.NoError(t, err)
	require.Empty(t, f.QuadrantFindings())
	require.Empty(t, f.Tickets)
}

// TestAnEmptyLogIsSaid to each for what they may know of.
func TestAnEmptyLogIsSaid(t *testing.T) {
	t.Parallel()
	const none, theirs = "No conversation is on record for the period or the one before it.",
		"No conversation that is for you to know of is on record for the period or the one before it."
	inner := conversed()
	inner.Interactions = inner.Interactions[4:]
	for _, tt := range []struct {
		name              string
		known             memory.Facts
		customer, ours    string
		customer2, inside string
	}{
		{"nothing at all", staffed(), theirs, none, none, "conversations in the period"},
		{"nothing for the customer", inner, theirs, "Q2–Q4 1", none, none},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := gathered(t, tt.known)
			says(t, plain(t, f, account.Customer), "Who speaks with whom As of 30 Jun 2026 "+tt.customer)
			says(t, plain(t, f, account.Internal), tt.ours)
			d, err := review.Compose(t.Context(), review.StandardAgenda(), f)
			require.NoError(t, err)
			page := render(t, review.HTML{}, edition(t, d, account.Internal))
			require.Equal(t, tt.ours != none, strings.Contains(page, "the thicker the line"), "there is a map where there is something to draw")
			saysNot(t, plain(t, f, account.Customer), tt.customer2)
			saysNot(t, plain(t, f, account.Internal), tt.inside)
		})
	}
}

// TestAReviewOfAllAccountsHasNoMap: there is no single relationship.
func TestAReviewOfAllAccountsHasNoMap(t *testing.T) {
	t.Parallel()
	store, err := memory.New(conversed())
	require.NoError(t, err)
	f, err := review.Gather(t.Context(), sources(store), "", quarter)
	require.NoError(t, err)
	require.Empty(t, f.Interactions)
	require.Empty(t, f.QuadrantFindings())
	saysNot(t, plain(t, f, account.Internal), "Who speaks with whom")
}

// TestRulesThatWereNotGivenAllSayWhat: the gaps are told to us.
func TestRulesThatWereNotGivenAllSayWhat(t *testing.T) {
	t.Parallel()
	store, err := memory.New(conversed())
	require.NoError(t, err)
	src := sources(store)
	src.Team = nil
	f, err := review.Gather(t.Context(), src, "harbour", quarter)
	require.NoError(t, err)
	m := f.Map(account.Internal)
	missing := make(map[quadrant.SourceName]bool)
	text := plain(t, f, account.Internal)
	for _, gap := range m.NotGiven {
		missing[gap.Source] = true
		says(t, text, flat(review.English().Format(gap.Text())))
		saysNot(t, plain(t, f, account.Business), flat(review.English().Format(gap.Text())))
	}
	require.True(t, missing[quadrant.SourceTeam])
	require.False(t, missing[quadrant.SourceLog] || missing[quadrant.SourceService])
	require.Empty(t, f.Map(account.Customer).NotGiven)
}

// TestAConversationOnNoPathIsToldByItsId.
func TestAConversationOnNoPathIsToldByItsId(t *testing.T) {
	t.Parallel()
	f := gathered(t, conversed())
	f.Interactions = append(f.Interactions, talked("i-8", day(time.May, 6, 9), "nobody", "omar", quadrant.Routine, account.Customer))
	const told = "1 conversation is on no path, for nobody who is known stands at one of the ends: i-8."
	says(t, plain(t, f, account.Internal), told)
	saysNot(t, plain(t, f, account.Customer), "i-8")
}

// TestOfManyConversationsOnNoPathTheFirstAreNamed, and who is not on record by id.
func TestOfManyConversationsOnNoPathTheFirstAreNamed(t *testing.T) {
	t.Parallel()
	f := gathered(t, conversed())
	for i := range 11 {
		talk := talked(quadrant.InteractionID(fmt.Sprintf("n-%02d", i)), day(time.May, 6+i, 9), "nobody", "omar", quadrant.Routine, account.Customer)
		talk.Note = "a note"
		f.Interactions = append(f.Interactions, talk)
	}
	text := plain(t, f, account.Internal)
	says(t, text, "11 conversations are on no path, for nobody who is known stands at one of the ends: n-00,", "n-09, ….", "nobody to Omar Haddad")
	saysNot(t, text, "n-10")
}

// TestTheQuadrantsFollowTheTeam, and are no item of the agenda.
func TestTheQuadrantsFollowTheTeam(t *testing.T) {
	t.Parallel()
	for _, agenda := range []review.Agenda{nil, review.StandardAgenda()} {
		d, err := review.Compose(t.Context(), agenda, gathered(t, conversed()))
		require.NoError(t, err)
		part := d.Blocks[4+len(agenda)].(review.Part)
		require.Equal(t, account.Say("quadrants.name", nil), part.Heading.Name)
	}
}

// TestAPolicyOfTheQuadrantsIsHeeded: the executive was met 67 days before the end.
func TestAPolicyOfTheQuadrantsIsHeeded(t *testing.T) {
	t.Parallel()
	known := conversed()
	partner := account.Person{ID: "greta", Name: "Greta Holm", Side: account.ProviderSide, Level: account.BusinessLevel, Visibility: account.Customer}
	known.People = append(known.People, partner)
	known.Assignments = append(known.Assignments, holds("r-7", "greta", account.ExecutivePartner))
	known.Standings = []quadrant.Standing{{ID: "st-1", Account: "harbour", Person: "coo", Executive: true}}
	known.Interactions = append(known.Interactions, talked("i-7", day(time.April, 24, 9), "greta", "coo", quadrant.Proactive, account.Internal))
	f := gathered(t, known)
	met := func() bool {
		for _, finding := range f.QuadrantFindings() {
			if finding.Code == "executive.not-met" {
				return false
			}
		}
		return true
	}
	require.True(t, met())
	f.Quadrants.ExecutiveDays = 60
	require.False(t, met())
}

// TestTicketsOfThePeriodAreKeptForTheQuadrants, and no other.
func TestTicketsOfThePeriodAreKeptForTheQuadrants(t *testing.T) {
	t.Parallel()
	f := gathered(t, conversed())
	var ids []metrics.TicketID
	for _, ticket := range f.Tickets {
		ids = append(ids, ticket.ID)
	}
	require.ElementsMatch(t, []metrics.TicketID{"T-1", "T-2", "T-3"}, ids)
	require.Len(t, f.AllTerms, 1)
}

// TestConversationsAreReadAYearBack, so that days since the last are known.
func TestConversationsAreReadAYearBack(t *testing.T) {
	t.Parallel()
	known := conversed()
	year := func(m time.Month, d int) time.Time { return time.Date(2025, m, d, 9, 0, 0, 0, time.UTC) }
	known.Assignments[3].From = year(time.January, 1)
	known.Interactions = []quadrant.Interaction{
		talked("i-1", year(time.July, 1), "coo", "eva", quadrant.Proactive, account.Customer),
		talked("i-2", year(time.June, 30), "coo", "eva", quadrant.Proactive, account.Customer),
		talked("i-3", day(time.July, 1, 0), "coo", "eva", quadrant.Proactive, account.Customer),
	}
	f := gathered(t, known)
	require.Len(t, f.Interactions, 1)
	require.EqualValues(t, "i-1", f.Interactions[0].ID)
	require.Equal(t, []team.Assignment{known.Assignments[3]}, f.Assignments[3:4])
}
