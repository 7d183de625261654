package talklog_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/talklog"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

const header = "id,account,at,from,to,channel,trigger,topics,tickets,items,commitments,about,note,sentiment,visibility"

// labelled is the mapping of an export with words of its own.
func labelled(t *testing.T) talklog.Mapping {
	m := talks(t)
	m.Missing = []string{"n/a"}
	m.People = map[string]account.PersonID{"Ann Lee": "ann", "ann@acme.example": "ann", "Élodie": "elo", "Zoë": "zoe@acme.example"}
	m.Channels = map[string]quadrant.Channel{"Phone": quadrant.Call}
	m.Triggers = map[string]quadrant.Trigger{"QBR": quadrant.Scheduled}
	m.Topics = map[string]quadrant.Topic{"bill": quadrant.Commercial, "price": quadrant.Commercial}
	m.Sentiments = map[string]quadrant.Sentiment{":(": quadrant.Concerned, "-": ""}
	m.Default = talklog.Default{Account: "beta", Channel: quadrant.Chat, Trigger: quadrant.Routine}
	m.Visibility = account.Business
	return m
}

// What a good row stands for.
func TestRows(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	type people = []account.PersonID
	basic := quadrant.Interaction{
		ID: "I", Account: "acme", At: at, From: people{"ann"}, To: people{"kim"},
		Channel: quadrant.Mail, Trigger: quadrant.Problem, Visibility: account.Business,
	}
	for _, test := range []struct {
		name, row string
		edit      func(*quadrant.Interaction)
		warnings  int
	}{
		{"the least", "I,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,,,,", func(*quadrant.Interaction) {}, 0},
		{"a zone", "I,acme,2026-03-02T10:00:00-05:00,ann,kim,mail,problem,,,,,,,,", func(i *quadrant.Interaction) { i.At = at.Add(5 * time.Hour) }, 0},
		{"defaults", "I,n/a,2026-03-02 10:00,ann,kim,,n/a,,,,,,,,", func(i *quadrant.Interaction) {
			i.Account, i.Channel, i.Trigger = "beta", quadrant.Chat, quadrant.Routine
		}, 0},
		{"labels", "I,acme,2026-03-02 10:00,ann,kim,Phone,QBR,bill,,,,,,:(,", func(i *quadrant.Interaction) {
			i.Channel, i.Trigger, i.Sentiment = quadrant.Call, quadrant.Scheduled, quadrant.Concerned
			i.Topics = []quadrant.Topic{quadrant.Commercial}
		}, 0},
		{"a label for no sentiment", "I,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,,,-,", func(*quadrant.Interaction) {}, 0},
		{"names of people", "I,acme,2026-03-02 10:00,ANN LEE,élodie;Kim,mail,problem,,,,,,,,", func(i *quadrant.Interaction) { i.To = people{"elo", "Kim"} }, 0},
		{"several people", "I,acme,2026-03-02 10:00,ann; ;n/a ;bob,kim ; sam;,mail,problem,,,,,,,,", func(i *quadrant.Interaction) { i.From, i.To = people{"ann", "bob"}, people{"kim", "sam"} }, 0},
		{"somebody twice", "I,acme,2026-03-02 10:00,Ann Lee;ann;ann@acme.example,kim;kim,mail,problem,,,,,,,,", func(*quadrant.Interaction) {}, 0},
		{"who speaks among those spoken to", "I,acme,2026-03-02 10:00,ann,sam;ann@acme.example;kim,mail,problem,,,,,,,,", func(i *quadrant.Interaction) { i.To = people{"sam", "kim"} }, 0},
		{"an array", `I,acme,2026-03-02 10:00,ann,"[""kim"", ""a;b"", 7]",mail,problem,,,,,,,,`, func(i *quadrant.Interaction) { i.To = people{"kim", "a;b", "7"} }, 0},
		{"a person listed as what looks like a name", "I,acme,2026-03-02 10:00,ann,zoe@acme.example,mail,problem,,,,,,,,", func(i *quadrant.Interaction) { i.To = people{"zoe@acme.example"} }, 0},
		{"an address among several", "I,acme,2026-03-02 10:00,ann,kim;bob@acme.example,mail,problem,,,,,,,,", func(*quadrant.Interaction) {}, 1},
		{"a name and an address", `I,acme,2026-03-02 10:00,ann,kim;Bob Oz <bob>,mail,problem,,,,,,,,`, func(*quadrant.Interaction) {}, 1},
		{"another separator among several", `I,acme,2026-03-02 10:00,ann,"kim;eve, kit",mail,problem,,,,,,,,`, func(*quadrant.Interaction) {}, 1},
		{"no topics among several", `I,acme,2026-03-02 10:00,ann,kim,mail,problem, ; n/a,,,,[],,,`, func(*quadrant.Interaction) {}, 0},
		{"topics", "I,acme,2026-03-02 10:00,ann,kim,mail,problem,rival;price;value;bill,,,,,,,", func(i *quadrant.Interaction) {
			i.Topics = []quadrant.Topic{quadrant.Rival, quadrant.Commercial, quadrant.Value}
		}, 0},
		{"records", `I,acme,2026-03-02 10:00,ann,kim,mail,problem,,T1;T2,srv-1,c-1,ticket : T2;activity:a:7,,,`, func(i *quadrant.Interaction) {
			i.About = []account.Ref{
				{Kind: metrics.RefTicket, ID: "T1"}, {Kind: metrics.RefTicket, ID: "T2"}, {Kind: account.RefItem, ID: "srv-1"},
				{Kind: account.RefCommitment, ID: "c-1"}, {Kind: metrics.RefActivity, ID: "a:7"},
			}
		}, 0},
		{"one record as an object", `I,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,"{""kind"":""item"",""id"":""a;b""}",,,`, func(i *quadrant.Interaction) {
			i.About = []account.Ref{{Kind: account.RefItem, ID: "a;b"}}
		}, 0},
		{"note", "I,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,,\"two\nlines\",,", func(i *quadrant.Interaction) { i.Note = "two\nlines" }, 0},
		{"visibility", "I,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,,,,customer", func(i *quadrant.Interaction) { i.Visibility = account.Customer }, 0},
		{"told to be internal", "I,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,,,,internal", func(i *quadrant.Interaction) { i.Visibility = account.Internal }, 0},
		{"an unknown audience", "I,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,,,,world", func(i *quadrant.Interaction) { i.Visibility = account.Internal }, 1},
		{"an unknown topic of several words", `I,acme,2026-03-02 10:00,ann,kim,mail,problem,"values, use",,,,,,,`, func(*quadrant.Interaction) {}, 1},
		{"unknown topics", "I,acme,2026-03-02 10:00,ann,kim,mail,problem,gossip;value;weather,,,,,,,", func(i *quadrant.Interaction) { i.Topics = []quadrant.Topic{quadrant.Value} }, 1},
		{"an unknown sentiment", "I,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,,,thrilled,", func(*quadrant.Interaction) {}, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			want := basic
			test.edit(&want)
			got, report, err := interactions(header+"\n"+test.row+"\n", labelled(t))
			require.NoError(t, err)
			require.Equal(t, []int{1, 1, 0, test.warnings}, []int{report.Rows, report.Records, report.BadRows, report.Warnings}, "%v", report.Faults)
			require.Equal(t, want, got[0])
		})
	}
}

// Every way in which a row of interactions is bad.
func TestBadRows(t *testing.T) {
	t.Parallel()
	const good = ",acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,,,,\n"
	for _, test := range []struct{ name, row, want string }{
		{"an id that is none", "a\x01,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,,,,", `column "id": "a\x01": has a control character`},
		{"an id that comes again", "1,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,,,,", `column "id": "1": comes again; a row before it has the same id`},
		{"no account", "2,,2026-03-02 10:00,ann,kim,mail,problem,,,,,,,,", `column "account": is missing`},
		{"no instant", "2,acme,,ann,kim,mail,problem,,,,,,,,", `column "at": is missing`},
		{"no such day", "2,acme,2026-02-30 10:00,ann,kim,mail,problem,,,,,,,,", `column "at": "2026-02-30 10:00": not a time of layout "2006-01-02T15:04:05Z07:00" or "2006-01-02 15:04:05" or "2006-01-02 15:04"`},
		{"nobody speaks", "2,acme,2026-03-02 10:00,,kim,mail,problem,,,,,,,,", `column "from": is missing`},
		{"nobody is spoken to", "2,acme,2026-03-02 10:00,ann,,mail,problem,,,,,,,,", `column "to": is missing`},
		{"nobody is named", "2,acme,2026-03-02 10:00,ann, ; ;,mail,problem,,,,,,,,", `column "to": " ; ;": is missing`},
		{"nobody else", "2,acme,2026-03-02 10:00,ann;bob,bob;ann,mail,problem,,,,,,,,", `column "to": "bob;ann": names nobody but who speaks`},
		{"a person that is none", "2,acme,2026-03-02 10:00,ann,kim;a\x7f;bob,mail,problem,,,,,,,,", `column "to": "kim;a\x7f;bob": "a\x7f": has a control character`},
		{"an unknown channel", "2,acme,2026-03-02 10:00,ann,kim,fax,problem,,,,,,,,", `column "channel": "fax": not a channel of the mapping`},
		{"no channel", "2,acme,2026-03-02 10:00,ann,kim,,problem,,,,,,,,", `column "channel": is missing`},
		{"an unknown trigger", "2,acme,2026-03-02 10:00,ann,kim,mail,whim,,,,,,,,", `column "trigger": "whim": not a trigger of the mapping`},
		{"no trigger", "2,acme,2026-03-02 10:00,ann,kim,mail,,,,,,,,,", `column "trigger": is missing`},
		{"a ticket that is none", "2,acme,2026-03-02 10:00,ann,kim,mail,problem,,a\x7f,,,,,,", `column "tickets": "a\x7f": has a control character`},
		{"too long an item", "2,acme,2026-03-02 10:00,ann,kim,mail,problem,,,x;" + strings.Repeat("y", 129) + ",,,,,",
			`column "items": "x;` + strings.Repeat("y", 78) + `…": "` + strings.Repeat("y", 80) + `…": is longer than 128 bytes`},
		{"a record without a kind", "2,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,:T1,,,", `column "about": ":T1": not a reference, such as "ticket:T-1"`},
		{"a record without an id", "2,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,ticket,,,", `column "about": "ticket": not a reference, such as "ticket:T-1"`},
		{"a kind that is none", "2,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,a\x7f:T1,,,", `column "about": "a\x7f:T1": has a control character`},
		{"a record's id that is none", "2,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,a:T\x7f,,,", `column "about": "a:T\x7f": has a control character`},
		{"objects for people", `2,acme,2026-03-02 10:00,ann,"{""id"":""kim""}",mail,problem,,,,,,,,`, `column "to": "{\"id\":\"kim\"}": not a list of strings, numbers, true or false`},
		{"half an array", `2,acme,2026-03-02 10:00,ann,"[""kim"", ""bob""",mail,problem,,,,,,,,`, `column "to": "[\"kim\", \"bob\"": begins as JSON does, and is none`},
		{"no array after all", "2,acme,2026-03-02 10:00,ann,[kim];bob,mail,problem,,,,,,,,", `column "to": "[kim];bob": begins as JSON does, and is none`},
		{"half an object", `2,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,"{""kind"":""item""",,,`, `column "about": "{\"kind\":\"item\"": begins as JSON does, and is none`},
		{"no object after all", "2,acme,2026-03-02 10:00,ann,{kim},mail,problem,,,,,,,,", `column "to": "{kim}": begins as JSON does, and is none`},
		{"an address", "2,acme,2026-03-02 10:00,ann,kim@acme.example,mail,problem,,,,,,,,", `column "to": "kim@acme.example": a name, an address or several people, and not a person of the mapping`},
		{"people with another separator", `2,acme,2026-03-02 10:00,ann,"eve, kit",mail,problem,,,,,,,,`, `column "to": "eve, kit": a name, an address or several people, and not a person of the mapping`},
		{"topics with another separator", `2,acme,2026-03-02 10:00,ann,kim,mail,problem,"value, usage",,,,,,,`, `column "topics": "value, usage": has topics with another separator between them than the mapping's`},
		{"a topic and what is none with another separator", `2,acme,2026-03-02 10:00,ann,kim,mail,problem,plans;gossip|issue,,,,,,,`, `column "topics": "plans;gossip|issue": "gossip|issue": has topics with another separator between them than the mapping's`},
		{"an array of objects", `2,acme,2026-03-02 10:00,ann,"[""bob"", {""id"":""kim""}]",mail,problem,,,,,,,,`, `column "to": "[\"bob\", {\"id\":\"kim\"}]": not a list of strings, numbers, true or false`},
		{"an array of arrays", `2,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,"[[""a:b""]]",,,`, `column "about": "[[\"a:b\"]]": not a list of strings, numbers, true or false`},
		{"a note that is not UTF-8", "2,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,,caf\xe9,,", `column "note": "caf\xe9": is not UTF-8`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, report, err := interactions(header+"\n1"+good+test.row+"\n3"+good, talks(t))
			require.NoError(t, err)
			require.Len(t, report.Faults, 1)
			require.EqualError(t, report.Faults[0], "log.csv:3: "+test.want)
			require.ErrorIs(t, report.Faults[0], account.ErrInvalid)
			require.Equal(t, []int{3, 2, 1, 0}, []int{report.Rows, report.Records, report.BadRows, report.Warnings})
			require.Equal(t, quadrant.InteractionID("3"), got[1].ID)
		})
	}
}

// A row that is bad takes no id away from a good one, and gives no warnings.
func TestABadRowLeavesNothing(t *testing.T) {
	t.Parallel()
	got, report, err := interactions(header+`
1,acme,2026-03-02 10:00,ann,ann,mail,problem,gossip,,,,,,,
1,acme,2026-03-02 10:00,ann,kim,mail,problem,,,,,,,,
`, talks(t))
	require.NoError(t, err)
	require.Len(t, got, 1)
	require.Equal(t, []int{1, 0}, []int{report.BadRows, report.Warnings})
}

// Where only known people are wanted, others are left out, and nobody is not
// enough.
func TestStrangers(t *testing.T) {
	t.Parallel()
	m := talks(t)
	m.People, m.KnownOnly = map[string]account.PersonID{"Ann Lee": "ann", "Kim Park": "Kim"}, true
	for _, test := range []struct{ from, to, want, fault string }{
		{"ann lee", "KIM PARK", "Kim", ""},
		{"ann", "Kim;Bob", "Kim", `log.csv:2: column "to": "Kim;Bob": "Bob": not a person of the mapping`},
		{"ann", "Eve;Kim;Bob", "Kim", `log.csv:2: column "to": "Eve;Kim;Bob": "Eve", "Bob": not a person of the mapping`},
		{"ann", "kim", "", `log.csv:2: column "to": "kim": not a person of the mapping`},
		{"Bob;Eve", "Kim", "", `log.csv:2: column "from": "Bob;Eve": "Bob", "Eve": not a person of the mapping`},
		{"ann", "Bob;Ann Lee", "", `log.csv:2: column "to": "Bob;Ann Lee": names nobody but who speaks`},
	} {
		t.Run(test.from+" to "+test.to, func(t *testing.T) {
			t.Parallel()
			got, report, err := interactions("at,from,to,account,channel,trigger\n2026-03-02 10:00,"+test.from+","+test.to+",acme,mail,routine\n", m)
			require.NoError(t, err)
			var to, fault string
			for _, i := range got {
				for _, id := range i.To {
					to += string(id)
				}
			}
			for _, f := range report.Faults {
				fault += f.Error()
			}
			require.Equal(t, []string{test.want, test.fault}, []string{to, fault})
			require.Equal(t, len(got), 1-report.BadRows)
		})
	}
}

// What is yielded belongs to the caller, however much alike the rows are.
func TestRecordsShareNothing(t *testing.T) {
	t.Parallel()
	row := ",acme,2026-03-02 10:00,ann,kim,mail,problem,value,T1,,,,,,\n"
	got, _, err := interactions(header+"\n1"+row+"2"+row, talks(t))
	require.NoError(t, err)
	got[0].From[0], got[0].To[0], got[0].Topics[0], got[0].About[0].ID = "x", "x", "x", "x"
	require.Equal(t, quadrant.Interaction{
		ID: "2", Account: "acme", At: time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC),
		From: []account.PersonID{"ann"}, To: []account.PersonID{"kim"}, Channel: quadrant.Mail, Trigger: quadrant.Problem,
		Topics: []quadrant.Topic{quadrant.Value}, About: []account.Ref{{Kind: metrics.RefTicket, ID: "T1"}},
	}, got[1])
}

// Any valid interaction survives being written as a JSON line and read back.
func TestJSONLinesRoundTrip(t *testing.T) {
	t.Parallel()
	m, ok := talklog.Preset("accord-interactions-jsonl")
	require.True(t, ok)
	random := rand.New(rand.NewPCG(1, 2))
	var want []quadrant.Interaction
	var b strings.Builder
	for len(want) < 500 {
		i := someInteraction(random, len(want))
		require.NoError(t, i.Validate())
		want = append(want, i)
		require.NoError(t, json.NewEncoder(&b).Encode(i))
	}
	got, report, err := interactions(b.String(), m)
	require.NoError(t, err)
	require.Empty(t, report.Faults)
	require.Equal(t, want, got)
}

// someInteraction is a valid one with odd ids.
func someInteraction(r *rand.Rand, n int) quadrant.Interaction {
	const odd = `a;b,"c'[]{}:é€😀`
	word := func(prefix string) string {
		s := prefix
		for range r.IntN(4) {
			s += string([]rune(odd)[r.IntN(len([]rune(odd)))])
		}
		return s
	}
	channels, topics := quadrant.Channels(), quadrant.Topics()
	triggers := []quadrant.Trigger{quadrant.Problem, quadrant.Scheduled, quadrant.Proactive, quadrant.Routine}
	sentiments := []quadrant.Sentiment{"", quadrant.Pleased, quadrant.Neutral, quadrant.Concerned, quadrant.Angry}
	audiences := []account.Visibility{account.Internal, account.Business, account.Customer}
	i := quadrant.Interaction{
		ID:      quadrant.InteractionID(word(time.Unix(int64(n), 0).UTC().Format("05.04-"))),
		Account: account.ID(word("a")), At: time.Unix(r.Int64N(1e9), r.Int64N(1e9)).UTC(),
		Channel: channels[r.IntN(len(channels))], Trigger: triggers[r.IntN(len(triggers))],
		Sentiment: sentiments[r.IntN(len(sentiments))], Visibility: audiences[r.IntN(len(audiences))],
	}
	for n := range 1 + r.IntN(3) {
		i.From = append(i.From, account.PersonID(word(string(rune('f'+n)))))
		i.To = append(i.To, account.PersonID(word(string(rune('s'+n)))))
	}
	r.Shuffle(len(topics), func(a, b int) { topics[a], topics[b] = topics[b], topics[a] })
	if n := r.IntN(4); n > 0 {
		i.Topics = topics[:n:n]
	}
	for n := range r.IntN(3) {
		i.About = append(i.About, account.Ref{Kind: account.RefKind(word("kind")), ID: word(string(rune('x' + n)))})
	}
	if r.IntN(2) == 0 {
		i.Note = word("said:\n") + "." // white space at its ends is no part of it
	}
	return i
}
