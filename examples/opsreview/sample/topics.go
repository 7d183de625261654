package sample

import (
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// The queues of the provider.
const (
	queueDesk         = "service desk"
	queueNetwork      = "network"
	queueDatabase     = "database"
	queueApplications = "applications"
	queueField        = "field"
)

// A topic is a sort of thing that customers call about, with the words in which
// they do.
type topic struct {
	kind     metrics.TicketKind
	queue    string
	category string
	item     account.ItemID
	// alarm says that monitoring opens the tickets.
	alarm bool
	// priorities are one digit each; one of them is drawn.
	priorities string
	// words are summaries. Names in braces are filled in; see [blanks].
	words []string
}

// A call is a ticket to be: a topic with the words and the priority drawn.
type call struct {
	topic
	priority metrics.Priority
	summary  string
	// problem and cause are told where they are known.
	problem metrics.ProblemID
	cause   metrics.ChangeID
	// impact is the provider's view and word the customer's own; both are
	// drawn where impact is empty.
	impact, word metrics.Impact
	// work is how many minutes of service hours it takes; drawn where zero.
	work int
	// back is when service was restored by what was done about another
	// ticket; zero for not at all.
	back time.Time
	// dropped says that it is closed without having been resolved.
	dropped bool
	// inner tickets are not for the customer.
	inner bool
}

// A phrasebook draws calls. No summary comes twice.
type phrasebook struct {
	rng *rand.Rand
	// usual and rollout are what is drawn from before and during the rollout
	// of the handheld scanners.
	usual, rollout lottery
	used           map[string]bool
}

// A lottery draws words of topics.
type lottery struct {
	lots  []lot
	total int
}

type lot struct {
	topic  topic
	words  string
	weight int
}

func newPhrasebook(rng *rand.Rand) *phrasebook {
	b := &phrasebook{rng: rng, used: make(map[string]bool)}
	b.usual.add(1, slices.Concat(deskTopics(), networkTopics(), databaseTopics(),
		shopTopics(), orderTopics(), warehouseTopics(), fieldTopics()))
	b.rollout.lots, b.rollout.total = slices.Clone(b.usual.lots), b.usual.total
	b.rollout.add(4, rolloutTopics())
	return b
}

// add adds the words of topics, those that can be filled in differently with
// twice the weight.
func (l *lottery) add(weight int, topics []topic) {
	for _, t := range topics {
		for _, words := range t.words {
			lot := lot{t, words, weight}
			if strings.Contains(words, "{") {
				lot.weight *= 2
			}
			l.lots = append(l.lots, lot)
			l.total += lot.weight
		}
	}
}

func (l *lottery) draw(rng *rand.Rand) lot {
	at := rng.IntN(l.total)
	for _, lot := range l.lots {
		if at -= lot.weight; at < 0 {
			return lot
		}
	}
	panic("sample: the weights of a lottery do not add up")
}

// restless reports whether the topic makes itself felt at night.
func (t topic) restless() bool {
	if t.kind != metrics.Incident {
		return false
	}
	switch t.category {
	case "warehouse", "web shop", "wireless", "label printing":
		return true
	}
	return t.alarm
}

// draw draws a call that comes in at a time of the account's clock. In a quiet
// hour it is trouble with what runs day and night.
func (b *phrasebook) draw(opened time.Time, rollout, quiet bool) call {
	l := &b.usual
	if rollout {
		l = &b.rollout
	}
	for {
		lot := l.draw(b.rng)
		summary := b.fill(lot.words, opened)
		if b.used[summary] || quiet && !lot.topic.restless() {
			continue
		}
		b.used[summary] = true
		i := b.rng.IntN(len(lot.topic.priorities))
		return call{
			topic: lot.topic, summary: summary,
			priority: metrics.Priority(lot.topic.priorities[i : i+1]),
		}
	}
}

// blanks are what may stand in words for what is filled in, beside {since}.
var blanks = []struct {
	name    string
	fillers []string
}{
	{"{site}", []string{"Mechelen", "Liège", "Lille"}},
	{"{office}", []string{
		"accounts payable", "purchasing", "the sales office", "payroll", "customer service",
		"planning", "quality assurance", "marketing", "human resources", "internal audit",
	}},
	{"{floor}", []string{"goods-in", "picking", "packing", "dispatch", "returns"}},
	{"{line}", []string{"packing line 1", "packing line 2", "packing line 3", "packing line 4", "the cutting line"}},
	{"{dock}", []string{"dock 2", "dock 3", "dock 5", "dock 8", "dock 11", "dock 14"}},
	{"{aisle}", []string{"aisle 4", "aisle 9", "aisle 12", "aisle 17", "aisle 21"}},
	{"{n}", []string{"three", "four", "five", "six", "eight"}},
}

// fill fills in the blanks; {since} is a time shortly before the opening.
func (b *phrasebook) fill(words string, opened time.Time) string {
	if !strings.Contains(words, "{") {
		return words
	}
	since := opened.Add(-time.Duration(10+b.rng.IntN(45)) * time.Minute).Truncate(5 * time.Minute)
	pairs := []string{"{since}", since.Format("15:04")}
	for _, blank := range blanks {
		pairs = append(pairs, blank.name, blank.fillers[b.rng.IntN(len(blank.fillers))])
	}
	s := strings.NewReplacer(pairs...).Replace(words)
	return strings.ToUpper(s[:1]) + s[1:]
}
