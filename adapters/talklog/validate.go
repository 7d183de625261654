package talklog

import (
	"maps"
	"slices"
	"strings"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/tabular"
	"github.com/accordhq/accord/quadrant"
)

// Validate names every fault of the mapping by field.
func (m Mapping) Validate() error {
	var f account.Faults
	m.Base.check(&f)
	tabular.CheckLabels(&f, "channels", m.Channels)
	tabular.CheckNames(&f, "channels", m.Channels, quadrant.Channel.Known, "a channel")
	tabular.CheckLabels(&f, "triggers", m.Triggers)
	tabular.CheckNames(&f, "triggers", m.Triggers, quadrant.Trigger.Known, "a trigger")
	tabular.CheckLabels(&f, "topics", m.Topics)
	tabular.CheckNames(&f, "topics", m.Topics, quadrant.Topic.Known, "a topic")
	tabular.CheckLabels(&f, "sentiments", m.Sentiments)
	tabular.CheckNames(&f, "sentiments", m.Sentiments, quadrant.Sentiment.Known, "a sentiment")
	c, d := m.Columns, m.Default
	f.Check(d.Channel == "" || d.Channel.Known(), "default.channel", "%q is not a channel", d.Channel)
	f.Check(d.Trigger == "" || d.Trigger.Known(), "default.trigger", "%q is not a trigger", d.Trigger)
	m.checkColumns(&f, c, d.Account)
	f.Check(c.At != "", "columns.at", "is missing")
	f.Check(c.From != "", "columns.from", "is missing")
	f.Check(c.To != "", "columns.to", "is missing")
	f.Check(c.Account != "" || d.Account != "", "columns.account", "is missing, and there is no default.account")
	f.Check(c.Channel != "" || d.Channel != "", "columns.channel", "is missing, and there is no default.channel")
	f.Check(c.Trigger != "" || d.Trigger != "", "columns.trigger", "is missing, and there is no default.trigger")
	return f.Err()
}

// Validate names every fault of the mapping by field.
func (m AnswerMapping) Validate() error {
	var f account.Faults
	m.Base.check(&f)
	tabular.CheckLabels(&f, "scores", m.Scores)
	c, d := m.Columns, m.Default
	f.Check(d.Worst < d.Best || !d.scaled(), "default.best", "is not above default.worst")
	m.checkColumns(&f, c, d.Account)
	f.Check(c.At != "", "columns.at", "is missing")
	f.Check(c.Score != "", "columns.score", "is missing")
	f.Check(c.Account != "" || d.Account != "", "columns.account", "is missing, and there is no default.account")
	f.Check(c.Worst != "" || d.scaled(), "columns.worst", "is missing, and there is no default.worst")
	f.Check(c.Best != "" || d.scaled(), "columns.best", "is missing, and there is no default.best")
	return f.Err()
}

// check records the faults of what every mapping tells. Names of people are
// compared whatever their case.
func (b Base) check(f *account.Faults) {
	tabular.CheckLayout(f, b.Layout)
	tabular.CheckLabels(f, "people", b.People)
	folded := make(map[string]string, len(b.People))
	for _, name := range slices.Sorted(maps.Keys(b.People)) {
		field := tabular.Key("people", name)
		f.In(field, account.CheckID("", b.People[name]))
		like, again := folded[strings.ToLower(name)]
		f.Check(!again || b.People[like] == b.People[name], field,
			"is another person than %q, from which it differs in case alone", like)
		folded[strings.ToLower(name)] = name
	}
	f.Check(len(b.People) > 0 || !b.KnownOnly, "people", "is missing; known_only needs them")
	f.Check(b.Visibility.Known(), "visibility", "%q is not an audience", b.Visibility)
}

func (b Base) checkColumns(f *account.Faults, columns any, byDefault account.ID) {
	var in account.Faults
	tabular.CheckColumns(&in, columns, b.Format)
	f.In("columns", in.Err())
	if byDefault != "" {
		f.In("default", account.CheckID("account", byDefault))
	}
}
