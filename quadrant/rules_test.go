package quadrant_test

import (
	"flag"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// june is noon of a day of June 2026; 0 is 31 May.
func june(day int) time.Time { return time.Date(2026, time.June, day, 12, 0, 0, 0, time.UTC) }

// A scene is an account and what is judged of it: in June 2026, unless now says
// otherwise as of its last instant.
type scene struct {
	quadrant.Facts
	policy quadrant.Policy
	now    time.Time
}

// harbour is an account on which nobody has spoken yet. Eve and Kit stand in Q1, Tess
// and Tim in Q3; Ann is account manager and Pat executive partner, Sam operations
// supervisor and Lee technical lead. Eve alone may approve anything.
func harbour(log ...string) scene {
	customer := func(id account.PersonID, name string, level account.Level) account.Person {
		return account.Person{ID: id, Account: "harbour", Name: name, Side: account.CustomerSide, Level: level}
	}
	provider := func(id account.PersonID, name string, level account.Level) account.Person {
		return account.Person{ID: id, Name: name, Side: account.ProviderSide, Level: level}
	}
	holds := func(person account.PersonID, role account.Role) team.Assignment {
		return team.Assignment{ID: team.AssignmentID(role), Account: "harbour", Person: person, Role: role, Basis: team.Standing}
	}
	s := scene{now: june(40), Facts: quadrant.Facts{
		Account: account.Account{ID: "harbour", Name: "Harbour Foods"},
		People: []account.Person{
			customer("eve", "Eve Holm", account.BusinessLevel), customer("kit", "Kit Lund", account.BusinessLevel),
			customer("tess", "Tess Roy", account.TechnicalLevel), customer("tim", "Tim Vega", account.TechnicalLevel),
			provider("ann", "Ann Weiss", account.BusinessLevel), provider("pat", "Pat Stone", account.BusinessLevel),
			provider("sam", "Sam Cole", account.TechnicalLevel), provider("lee", "Lee Park", account.TechnicalLevel),
		},
		Assignments: []team.Assignment{
			holds("ann", account.AccountManager), holds("pat", account.ExecutivePartner),
			holds("sam", account.OperationsSupervisor), holds("lee", account.TechnicalLead),
		},
	}}
	s.person("eve").Authority = account.Money{Amount: decimal.NewFromInt(5000), Currency: "EUR"}
	return s.with(log...)
}

func (s scene) person(id account.PersonID) *account.Person {
	return &s.People[slices.IndexFunc(s.People, func(p account.Person) bool { return p.ID == id })]
}

// with adds interactions, each a line such as "12 tess,tim>lee call problem issue
// angry item:disk": at noon of a day of June, by people to people, then channel,
// trigger, topics, sentiment and items. Their ids count up from 1.
func (s scene) with(log ...string) scene {
	for _, line := range log {
		words := strings.Fields(line)
		day, err := strconv.Atoi(words[0])
		if err != nil {
			panic(err)
		}
		from, to, _ := strings.Cut(words[1], ">")
		i := quadrant.Interaction{
			ID: quadrant.InteractionID(strconv.Itoa(len(s.Interactions) + 1)), Account: "harbour", At: june(day),
			From: idsIn(from), To: idsIn(to), Channel: quadrant.Channel(words[2]), Trigger: quadrant.Trigger(words[3]),
		}
		for _, word := range words[4:] {
			kind, id, isRef := strings.Cut(word, ":")
			topics := quadrant.Topics()
			switch {
			case isRef:
				i.About = append(i.About, account.Ref{Kind: account.RefKind(kind), ID: id})
			case slices.Contains(topics[:], quadrant.Topic(word)):
				i.Topics = append(i.Topics, quadrant.Topic(word))
			default:
				i.Sentiment = quadrant.Sentiment(word)
			}
		}
		if err := i.Validate(); err != nil {
			panic(fmt.Sprintf("%s: %v", line, err))
		}
		s.Interactions = append(s.Interactions, i)
	}
	return s
}

func idsIn(list string) []account.PersonID {
	var ids []account.PersonID
	for _, id := range strings.Split(list, ",") {
		ids = append(ids, account.PersonID(id))
	}
	return ids
}

func (s scene) judge() quadrant.Map {
	period := metrics.Period{
		From: time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC), To: time.Date(2026, time.July, 1, 0, 0, 0, 0, time.UTC),
	}
	return quadrant.Assess(s.Facts, period, s.now, quadrant.StandardRules(s.policy)...)
}

// found are the findings whose codes begin so: code and ids of the evidence, with a
// mark for what is critical, one after another.
func (s scene) found(prefix string) string {
	var all []string
	for _, f := range s.judge().Findings {
		if !strings.HasPrefix(f.Code, prefix) {
			continue
		}
		words := []string{f.Code}
		if f.Severity == account.Critical {
			words[0] += "!"
		}
		for _, r := range f.Evidence {
			words = append(words, r.ID)
		}
		all = append(all, strings.Join(words, " "))
	}
	return strings.Join(all, "; ")
}

// A ruleRow is a log on the account harbour, changed or not, and what is found.
type ruleRow struct {
	name   string
	log    []string
	change func(*scene)
	want   string
}

// named makes a person an executive by name from an instant on.
func (s *scene) named(id account.PersonID, from time.Time) {
	s.Standings = append(s.Standings, quadrant.Standing{
		ID: "exec-" + quadrant.StandingID(id), Account: "harbour", Person: id, Executive: true, From: from,
	})
}

func wantFound(t *testing.T, s scene, prefix, want string) {
	t.Helper()
	require.Equal(t, want, s.found(prefix))
}

// the is the only finding of a code.
func (s scene) the(t *testing.T, code string) account.Finding {
	t.Helper()
	findings := slices.DeleteFunc(s.judge().Findings, func(f account.Finding) bool { return f.Code != code })
	require.Len(t, findings, 1)
	return findings[0]
}

func wantOwner(t *testing.T, s scene, code string, want account.Role) {
	t.Helper()
	require.Equal(t, want, s.the(t, code).Owner)
}

func wantSaid(t *testing.T, s scene, code, want string) {
	t.Helper()
	require.Equal(t, want, said(s.the(t, code).Why()))
}

// said is a text in English.
func said(text account.Text) string { return account.English().With(quadrant.Phrases()).Format(text) }

func lines(log ...string) []string { return log }

// ruled runs rows against the findings whose codes begin so.
func ruled(t *testing.T, prefix string, rows []ruleRow) {
	t.Helper()
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			s := harbour(row.log...)
			if row.change != nil {
				row.change(&s)
			}
			require.Equal(t, row.want, s.found(prefix))
		})
	}
}

// Nothing on record is said once, and not once for each place where it shows.
func TestSilenceEverywhereIsSaidOnce(t *testing.T) {
	t.Parallel()
	ruled(t, "", []ruleRow{
		{"nothing at all", nil, nil, "conversation.none-known harbour"},
		{"nothing in the period", lines("-40 eve>ann call routine", "0 tess>tim call routine"), nil, "conversation.none harbour 2"},
		{"nothing yet", lines("20 eve>ann call routine"), func(s *scene) { s.now = june(19) }, "conversation.none-known harbour"},
		{"not known since when", lines("-60 eve>ann call routine"), nil, "conversation.none harbour 1"},
		{"executives whom nobody ever met", nil, func(s *scene) { s.named("eve", time.Time{}) }, "conversation.none-known harbour"},
		{"one not met for long, and nothing in the period", lines("-60 eve>pat call routine"), func(s *scene) { s.named("eve", time.Time{}) },
			"conversation.none harbour 1; executive.not-met harbour 1 eve exec-eve"},
		{"a renewal is near all the same", nil, func(s *scene) { s.Account.Contract.Until = june(60) },
			"business.end-near! harbour; conversation.none-known harbour"},
		{"somebody who is not known spoke", lines("3 ann>who call routine"), nil, "conversation.unplaced-most 1"},
	})
}

func TestNothingIsFoundOfAClosedAccount(t *testing.T) {
	t.Parallel()
	end := time.Date(2026, time.July, 1, 0, 0, 0, 0, time.UTC).Add(-1)
	for _, row := range []struct {
		name   string
		closed time.Time
		want   bool
	}{
		{"open", time.Time{}, true},
		{"closed later", end.Add(1), true},
		{"closed then", end, false},
		{"closed before", june(3), false},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			s := harbour("3 eve>ann call problem issue")
			s.Account.Closed = row.closed
			m := s.judge()
			require.Equal(t, row.want, len(m.Findings) > 0)
			require.Equal(t, row.want, len(m.NotGiven) > 0)
		})
	}
}

// What was not given is not taken for silence. The last three are never given: the
// library does not keep them yet.
func TestRulesSayWhatTheyWereNotGiven(t *testing.T) {
	t.Parallel()
	always := []string{"advice.no-authority recommendations", "sales.no-insight benefits", "service.all-well recurrences"}
	for _, row := range []struct {
		name    string
		missing []quadrant.SourceName
		gaps    []string
		found   string
	}{
		{"everything given", nil, nil, "business.silent; power-line.silent; diagonal.silent; sales.no-insight"},
		{"no log", []quadrant.SourceName{quadrant.SourceLog}, []string{
			"advice.no-authority log", "business.no-value log", "business.notice-near log", "business.problems-only log",
			"business.rival log", "contact.left log", "conversation.none log", "conversation.unplaced log", "diagonal.silent log", "executive.not-met log",
			"power-line.silent log", "sales.no-insight log", "service.all-well log", "trust.one-person log",
			"trust.thinning log", "users.problems-only log",
		}, ""},
		{"no team", []quadrant.SourceName{quadrant.SourceTeam}, []string{
			"contact.left team", "diagonal.silent team", "executive.not-met team", "power-line.silent team",
			"sales.no-insight team", "service.all-well team", "trust.one-person team", "trust.thinning team",
		}, "business.silent"},
		{"no tickets", []quadrant.SourceName{quadrant.SourceService}, []string{
			"sales.no-insight service", "service.all-well service",
		}, "business.silent; power-line.silent; diagonal.silent; sales.no-insight"},
		{"recurrences, told twice", []quadrant.SourceName{quadrant.SourceRecurrences}, nil,
			"business.silent; power-line.silent; diagonal.silent; sales.no-insight"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			s := harbour("3 tess>lee call routine issue plans pleased")
			s.Missing = row.missing
			m := s.judge()
			var gaps []string
			for _, g := range m.NotGiven {
				gaps = append(gaps, g.Rule+" "+string(g.Source))
			}
			want := append(slices.Clone(always), row.gaps...)
			slices.Sort(want)
			require.Equal(t, want, gaps)
			var codes []string
			for _, f := range m.Findings {
				if len(codes) == 0 || codes[len(codes)-1] != f.Code {
					codes = append(codes, f.Code)
				}
			}
			wanted := strings.Split(row.found, "; ")
			slices.Sort(wanted)
			require.Equal(t, strings.Join(wanted, "; "), strings.Join(codes, "; "))
		})
	}
}

func TestPolicy(t *testing.T) {
	t.Parallel()
	require.Equal(t, quadrant.DefaultPolicy(), quadrant.Policy{}.OrDefault())
	own := quadrant.Policy{
		SilentDays: 8, ReactiveFrom: 9, RenewalDays: 1, ExecutiveDays: 2, RebuildDays: 3, ThinningShare: 0.1, ThinningFrom: 5,
		OnePersonFrom: 6, DissatisfiedShare: 0.2, FollowAdviceDays: 7,
	}
	require.Equal(t, own, own.OrDefault())
	for _, row := range []struct {
		name   string
		policy quadrant.Policy
		want   []string
	}{
		{"zero", quadrant.Policy{}, nil},
		{"default", quadrant.DefaultPolicy(), nil},
		{"the most", quadrant.Policy{SilentDays: 36525, RenewalDays: 36525, ExecutiveDays: 36525, RebuildDays: 36525, ThinningShare: 1, DissatisfiedShare: 1, FollowAdviceDays: 36525}, nil},
		{"below", quadrant.Policy{SilentDays: -1, ReactiveFrom: -1, RenewalDays: -1, ExecutiveDays: -1, RebuildDays: -1, ThinningShare: -0.1, ThinningFrom: -1, OnePersonFrom: -1, DissatisfiedShare: -0.1, FollowAdviceDays: -1}, []string{
			"silent_days: is not between 0 and 36525", "reactive_from: is below 0", "renewal_days: is not between 0 and 36525", "executive_days: is not between 0 and 36525", "rebuild_days: is not between 0 and 36525",
			"thinning_share: is not between 0 and 1", "thinning_from: is below 0", "one_person_from: is below 0",
			"dissatisfied_share: is not between 0 and 1", "follow_advice_days: is not between 0 and 36525",
		}},
		{"above", quadrant.Policy{SilentDays: 36526, RenewalDays: 36526, ExecutiveDays: 36526, RebuildDays: 36526, ThinningShare: 1.1, DissatisfiedShare: 1.1, FollowAdviceDays: 36526}, []string{
			"silent_days: is not between 0 and 36525", "renewal_days: is not between 0 and 36525", "executive_days: is not between 0 and 36525", "rebuild_days: is not between 0 and 36525",
			"thinning_share: is not between 0 and 1", "dissatisfied_share: is not between 0 and 1", "follow_advice_days: is not between 0 and 36525",
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			if err := row.policy.Validate(); err != nil {
				require.ErrorIs(t, err, account.ErrInvalid)
				got = strings.Split(err.Error(), "\n")
			}
			require.Equal(t, row.want, got)
		})
	}
}
