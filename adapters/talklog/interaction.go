package talklog

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/tabular"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

const defaultSeparator = ";"

// Open prepares to read interactions from an export. The name stands in faults and
// errors. It reads no further than the header, and fails when the mapping is
// invalid, when the export is empty, and when its header lacks a mapped column. It
// does not close r.
func Open(name string, r io.Reader, m Mapping, o Options) (*Log[quadrant.Interaction], error) {
	d, err := newDecoder(m, m.Layout)
	if err != nil {
		return nil, err
	}
	row := newTalk(d, m)
	return newLog(name, r, d, m.Columns, m.Required(), o, row.interaction)
}

// newDecoder returns a decoder for a mapping that is valid.
func newDecoder(m tabular.Mapping, l Layout) (*tabular.Decoder, error) {
	err := m.Validate()
	if err == nil {
		var d *tabular.Decoder
		if d, err = tabular.NewDecoder(l); err == nil {
			return d, nil
		}
	}
	return nil, fmt.Errorf("talklog: mapping: %w", err)
}

// A talk is what one row tells of an interaction.
type talk struct {
	mapping                            Mapping
	id                                 quadrant.InteractionID
	account                            account.ID
	at                                 time.Time
	from, to                           []account.PersonID
	channel                            quadrant.Channel
	trigger                            quadrant.Trigger
	topics                             []quadrant.Topic
	tickets, items, commitments, about []account.Ref
	note                               string
	sentiment                          quadrant.Sentiment
	visibility                         *account.Visibility
}

// newTalk has the cells of rows read into a talk.
func newTalk(d *tabular.Decoder, m Mapping) *talk {
	t := &talk{mapping: m}
	c := m.Columns
	list := tabular.List{Separator: cmp.Or(m.Separator, defaultSeparator)}
	people, objects := list, list
	people.Some, objects.Objects = true, true
	tabular.Bind(d, c.ID, tabular.ID, &t.id)
	tabular.Bind(d, c.Account, tabular.ID, &t.account).RequireUnless(m.Default.Account != "")
	tabular.Bind(d, c.At, d.Instant, &t.at).Require()
	tabular.BindNested(d, c.From, tabular.Several(d, people, m.person()), &t.from).Require()
	tabular.BindNested(d, c.To, tabular.Several(d, people, m.person()), &t.to).Require()
	tabular.Bind(d, c.Channel, tabular.Known(m.Channels, quadrant.Channel.Known, tabular.Flaw{
		Reason: "not a channel of the mapping"}), &t.channel).RequireUnless(m.Default.Channel != "")
	tabular.Bind(d, c.Trigger, tabular.Known(m.Triggers, quadrant.Trigger.Known, tabular.Flaw{
		Reason: "not a trigger of the mapping"}), &t.trigger).RequireUnless(m.Default.Trigger != "")
	tabular.BindNested(d, c.Topics, tabular.Several(d, list, m.topic()), &t.topics)
	tabular.BindNested(d, c.Tickets, tabular.Several(d, list, refTo(metrics.RefTicket)), &t.tickets)
	tabular.BindNested(d, c.Items, tabular.Several(d, list, refTo(account.RefItem)), &t.items)
	tabular.BindNested(d, c.Commitments, tabular.Several(d, list, refTo(account.RefCommitment)), &t.commitments)
	tabular.BindNested(d, c.About, tabular.Several(d, objects, ref), &t.about)
	tabular.Bind(d, c.Note, tabular.Text, &t.note)
	tabular.Bind(d, c.Sentiment, tabular.Known(m.Sentiments, quadrant.Sentiment.Known, tabular.Flaw{
		Reason: "not a sentiment of the mapping", Warning: true}), &t.sentiment)
	tabular.Bind(d, c.Visibility, tabular.Told(audience), &t.visibility)
	return t
}

// interaction makes the interaction of the row that was read last.
func (t *talk) interaction() (entry[quadrant.Interaction], error) {
	m := t.mapping
	i := quadrant.Interaction{
		ID: t.id, Account: cmp.Or(t.account, m.Default.Account), At: t.at,
		From:    slices.Clone(t.from),
		Channel: cmp.Or(t.channel, m.Default.Channel), Trigger: cmp.Or(t.trigger, m.Default.Trigger),
		Topics: slices.Clone(t.topics),
		Note:   t.note, Sentiment: t.sentiment, Visibility: m.seenBy(t.visibility),
	}
	for _, id := range t.to {
		if !slices.Contains(t.from, id) {
			i.To = append(i.To, id)
		}
	}
	if i.To == nil {
		return entry[quadrant.Interaction]{}, &account.FieldError{Field: "to", Rule: "names nobody but who speaks"}
	}
	for _, refs := range [][]account.Ref{t.tickets, t.items, t.commitments, t.about} {
		for _, r := range refs {
			if !slices.Contains(i.About, r) {
				i.About = append(i.About, r)
			}
		}
	}
	if t.id == "" {
		i.ID = interactionID(i)
	}
	return entry[quadrant.Interaction]{i, string(i.ID), t.id == ""}, nil
}

// seenBy is who may see a record, by what its row tells if it does.
func (b Base) seenBy(told *account.Visibility) account.Visibility {
	if told == nil {
		return b.Visibility
	}
	return *told
}
