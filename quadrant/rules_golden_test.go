package quadrant_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// english is the language of findings about all that this package builds on.
func english() account.Locale {
	return account.English().With(metrics.Phrases()).With(team.Phrases()).With(quadrant.Phrases())
}

// asItOftenGoes is an account as the white paper describes it. The service speaks with
// the technical people all day, courteously, about small troubles; a remark about
// memory is made in passing to somebody who cannot buy any. The customer's business
// hears of it all when its tills stand still, and a department of its own offers to
// do better, two months before notice can be given.
func asItOftenGoes() scene {
	s := harbour(
		// May, when more was said.
		"-25 ann>eve meeting scheduled commercial", "-18 ann>eve call routine commercial", "-15 kit>ann call routine", "-11 ann>kit mail routine",
		"-8 tim>lee chat routine", "-6 tess>eve mail routine plans", "-5 tim>ann call routine plans",
		// Of five words in June none is without a problem.
		"2 tess>lee chat problem issue pleased item:till", "4 tess>lee call problem issue advice pleased item:till",
		"9 tess>lee chat problem issue neutral item:till", "11 tess>lee call problem issue advice pleased item:till",
		// The tills stand still.
		"17 tess>lee call problem issue neutral item:till", "17 tess>eve call problem issue angry", "17 eve>ann call problem issue angry",
		"18 tess>eve mail problem issue", "18 eve>ann call problem issue angry",
		"18 kit>eve mail routine rival",
	)
	s.now = june(32)
	s.Account.Contract = account.Contract{Name: "HF-7", NoticeBy: june(91), Until: june(183)}
	s.Tickets = []metrics.Ticket{
		{ID: "T1", Account: "harbour", Opened: june(2), Impact: metrics.Minor, CustomerImpact: metrics.Degraded, Log: []metrics.Entry{
			{At: june(3), Kind: metrics.Resolved}, {At: june(4), Kind: metrics.Reopened}, {At: june(5), Kind: metrics.Resolved},
		}},
		{ID: "T2", Account: "harbour", Opened: june(17), Impact: metrics.Degraded, CustomerImpact: metrics.Disrupted, Log: []metrics.Entry{
			{At: june(18), Kind: metrics.Resolved},
		}},
	}
	s.Terms = []metrics.Terms{{Targets: []metrics.Target{{Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: 8 * time.Hour}}}}
	s.Satisfactions = []account.Satisfaction{{ID: "S1", Account: "harbour", At: june(19), Score: 1, Worst: 1, Best: 5}}
	s.named("eve", time.Time{})
	s.person("tim").Left = june(-4)
	return s
}

// wellRun is the same account, well run: everybody hears what they need to hear from
// more than one other, while nothing is wrong.
func wellRun() scene {
	s := harbour(
		"-25 ann>eve meeting scheduled value", "-18 pat>eve call proactive", "-15 kit>ann call routine", "-11 tess>lee chat routine", "-8 tim>sam chat routine",
		"2 tess>lee chat problem issue concerned item:till", "3 tim>sam call routine usage", "4 lee>tess call problem issue advice item:till",
		"5 lee>sam,ann chat problem issue advice value item:till", "6 ann>eve call proactive advice commercial item:till",
		"9 sam>ann meeting scheduled value usage", "12 sam,ann,pat>eve,kit,tess,tim meeting scheduled value usage plans issue pleased",
		"17 tess,tim>eve,kit meeting routine value", "20 kit>ann mail routine value", "24 tess>lee chat routine pleased",
	)
	s.Account.Contract = account.Contract{Name: "HF-7", NoticeBy: june(91), Until: june(183)}
	s.Tickets = []metrics.Ticket{{ID: "T1", Account: "harbour", Opened: june(2), Impact: metrics.Minor, Log: []metrics.Entry{{At: june(3), Kind: metrics.Resolved}}}}
	s.Satisfactions = []account.Satisfaction{{ID: "S1", Account: "harbour", At: june(19), Score: 5, Worst: 1, Best: 5}}
	s.named("eve", time.Time{})
	return s
}

// otherScenes are accounts on which the patterns show that the first one has no room
// for.
func otherScenes() map[string]scene {
	all := map[string]scene{
		"Nothing on record":    harbour(),
		"Nothing said in June": harbour("-5 ann>eve call routine"),
		"Nothing but one call": harbour("3 tess>lee call problem issue"),
		"Half of the story": harbour(
			"-40 lee>tess chat routine advice", "-70 pat>eve meeting scheduled", "-3 tess>eve mail routine", "-2 tess>ann mail routine", "-1 sam>ann mail routine",
			"3 ann>eve call routine", "4 kit>pat call routine", "5 kit>ann call problem issue", "6 kit>pat call routine", "7 tess>lee chat routine", "8 lee>ann chat problem"),
		"Of one mind": harbour(
			"3 ann>eve mail routine", "4 eve>ann mail routine", "5 ann>eve mail routine", "6 eve>ann mail routine", "6 sam>ann mail routine usage"),
		"Forgotten":      harbour("-20 eve>ann call routine value pleased", "3 tess>lee chat routine usage", "4 sam>ann call routine value usage issue", "5 kit>lee call routine value", "6 tess>ann mail routine value"),
		"Not known":      harbour("3 ann>new call routine value", "4 tess>lee call routine plans", "5 other>sam chat routine"),
		"Somewhat known": harbour("3 ann>new call routine value pleased", "4 tess>lee call routine plans", "5 sam>ann chat routine value"),
		"Not noted":      harbour("-60 sam>lee mail routine", "3 tess>lee chat routine"),
		"Known once":     harbour("3 tess>lee chat problem issue angry", "9 tess>lee chat routine plans", "10 sam>ann mail routine value usage issue"),
		"On the 5th":     harbour("-27 eve>ann call routine plans", "3 tess>lee chat routine pleased"),
		"Not told":       harbour("3 tess>ann mail routine value", "4 lee>ann mail routine usage issue value", "5 lee>tess mail routine"),
		"No sources":     harbour("3 ann>eve call routine"),
	}
	half := all["Half of the story"]
	half.Account.Contract.Until = june(100)
	half.named("eve", time.Time{})
	half.Standings = append(half.Standings, quadrant.Standing{
		ID: "up", Account: "harbour", Person: "tess", Quadrants: []quadrant.Quadrant{quadrant.Q1}, From: june(-1).Add(1),
	})
	all["Half of the story"] = half
	forgotten := all["Forgotten"]
	forgotten.person("eve").Erased, forgotten.person("eve").Name = june(-10), ""
	noted := all["Not noted"]
	noted.Tickets = asItOftenGoes().Tickets
	all["Not noted"] = noted
	once := all["Known once"]
	once.Tickets = asItOftenGoes().Tickets
	all["Known once"] = once
	running := all["On the 5th"]
	running.now, running.Since = june(5), june(-150)
	all["On the 5th"] = running
	none := all["No sources"]
	none.Missing = []quadrant.SourceName{quadrant.SourceLog, quadrant.SourceService, quadrant.SourceTeam}
	all["No sources"] = none
	return all
}

// tell are the findings and gaps of a scene, as people read them.
func (s scene) tell(b *strings.Builder, title string) {
	l, m := english(), s.judge()
	fmt.Fprintf(b, "== %s\n", title)
	for _, f := range m.Findings {
		fmt.Fprintf(b, "\n%s, %s, %s\n  %s\n  %s\n", f.Code, l.Format(f.Severity.Label()), l.Format(f.Owner.Label()), l.Format(f.Why()), l.Format(f.Next()))
	}
	b.WriteString("\n")
	for _, g := range m.NotGiven {
		fmt.Fprintf(b, "%s\n", l.Format(g.Text()))
	}
	b.WriteString("\n")
}

func TestWhatTheRulesSay(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	asItOftenGoes().tell(&b, "As it often goes")
	wellRun().tell(&b, "Well run")
	others := otherScenes()
	for _, title := range slices.Sorted(maps.Keys(others)) {
		others[title].tell(&b, title)
	}
	path := filepath.Join("testdata", "findings.txt")
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(b.String()), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, strings.ReplaceAll(string(want), "\r\n", "\n"), b.String())
}

// families are the patterns of the white paper, by the first code of each.
func families(m quadrant.Map) map[string]bool {
	all := make(map[string]bool)
	for _, f := range m.Findings {
		family, _, _ := strings.Cut(f.Code, ".")
		all[family] = true
	}
	return all
}

func TestEveryPatternShowsAsItOftenGoesAndNoneOnAWellRunAccount(t *testing.T) {
	t.Parallel()
	require.Equal(t, map[string]bool{
		"business": true, "sales": true, "users": true, "service": true, "power-line": true, "diagonal": true,
		"trust": true, "executive": true, "contact": true, "advice": true,
	}, families(asItOftenGoes().judge()))
	require.Empty(t, wellRun().judge().Findings)
}

// factsOf are random facts about harbour.
func factsOf(random *rand.Rand) scene {
	who := []account.PersonID{"eve", "kit", "tess", "tim", "ann", "pat", "sam", "lee", "who"}
	channels, topics := quadrant.Channels(), quadrant.Topics()
	s := harbour()
	for n := range random.IntN(25) {
		order := random.Perm(len(who))
		i := quadrant.Interaction{
			ID: quadrant.InteractionID(fmt.Sprint(n)), Account: "harbour", At: june(random.IntN(95) - 60),
			Channel:   channels[random.IntN(len(channels))],
			Trigger:   []quadrant.Trigger{quadrant.Problem, quadrant.Problem, quadrant.Routine, quadrant.Proactive}[random.IntN(4)],
			Sentiment: []quadrant.Sentiment{"", quadrant.Pleased, quadrant.Angry}[random.IntN(3)],
		}
		ends := 1 + random.IntN(2)
		for _, k := range order[:ends] {
			i.From = append(i.From, who[k])
		}
		for _, k := range order[ends : ends+1+random.IntN(2)] {
			i.To = append(i.To, who[k])
		}
		for _, topic := range topics {
			if random.IntN(5) == 0 {
				i.Topics = append(i.Topics, topic)
			}
		}
		if random.IntN(2) == 0 {
			i.About = []account.Ref{account.ItemID([]string{"disk", "ram"}[random.IntN(2)]).Ref()}
		}
		s.Interactions = append(s.Interactions, i)
	}
	if random.IntN(2) == 0 {
		s.Tickets = asItOftenGoes().Tickets
	}
	if random.IntN(2) == 0 {
		s.Account.Contract.NoticeBy = june(random.IntN(300))
		s.Account.Contract.Until = s.Account.Contract.NoticeBy.AddDate(0, 3, 0)
	}
	if random.IntN(2) == 0 {
		s.named(who[random.IntN(4)], june(random.IntN(200)-170))
	}
	if random.IntN(2) == 0 {
		s.person(who[random.IntN(4)]).Left = june(random.IntN(90) - 60)
	}
	if random.IntN(2) == 0 {
		s.Standings = append(s.Standings, quadrant.Standing{
			ID: "moved", Account: "harbour", Person: who[random.IntN(4)], From: june(random.IntN(90) - 60),
			Quadrants: []quadrant.Quadrant{quadrant.Quadrants()[2*random.IntN(2)]},
		})
	}
	if random.IntN(6) == 0 {
		s.Missing = []quadrant.SourceName{quadrant.SourceTeam}
	}
	return s
}

func mix[T any](random *rand.Rand, list []T) []T {
	list = slices.Clone(list)
	random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// Findings go by facts alone: whatever order these are in, they are the same, each
// with evidence once and an owner on the team, and no customer to see it. Facts stay
// as they are.
func TestFindingsOfTheRulesGoByFactsAlone(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(21, 22))
	seen := make(map[string]bool)
	scenes := append(slices.Collect(maps.Values(otherScenes())), asItOftenGoes(), wellRun())
	for range 400 {
		scenes = append(scenes, factsOf(random))
	}
	for _, s := range scenes {
		before := s
		before.People, before.Standings = slices.Clone(s.People), slices.Clone(s.Standings)
		before.Interactions = slices.Clone(s.Interactions)
		m := s.judge()
		require.True(t, reflect.DeepEqual(before, s))
		again := s
		again.Interactions, again.People = mix(random, s.Interactions), mix(random, s.People)
		again.Standings, again.Tickets = mix(random, s.Standings), mix(random, s.Tickets)
		require.Equal(t, m, again.judge())
		for _, f := range m.Findings {
			seen[f.Code] = true
			require.NotEmpty(t, f.Evidence, f.Code)
			for n, r := range f.Evidence {
				require.NoError(t, r.Validate(), f.Code)
				require.NotContains(t, f.Evidence[:n], r, f.Code)
			}
			_, known := team.StandardCharter().Duty(f.Owner)
			require.True(t, known, f.Code)
			require.Equal(t, account.Internal, f.Visibility)
		}
	}
	for code := range quadrant.Phrases() {
		if code, ok := strings.CutPrefix(code, "finding."); ok {
			code = strings.TrimSuffix(strings.TrimSuffix(code, ".why"), ".next")
			require.True(t, seen[code], "%s was never found", code)
		}
	}
}

// Every finding and every gap is said whole, in phrases and data alone.
func TestEveryFindingOfTheRulesIsSaid(t *testing.T) {
	t.Parallel()
	l := english()
	pseudo := accounttest.Pseudo(l)
	random := rand.New(rand.NewPCG(23, 24))
	scenes := append(slices.Collect(maps.Values(otherScenes())), asItOftenGoes())
	for range 100 {
		scenes = append(scenes, factsOf(random))
	}
	for _, s := range scenes {
		m := s.judge()
		var texts []account.Text
		for _, f := range m.Findings {
			texts = append(texts, f.Why(), f.Next())
		}
		for _, g := range m.NotGiven {
			texts = append(texts, g.Text())
		}
		for _, text := range texts {
			require.Empty(t, l.Lacks(text))
			require.NotRegexp(t, `[{}<>]`, l.Format(text))
			require.Empty(t, strings.Trim(accounttest.Outside(pseudo.Format(text)), " "))
		}
	}
}
