package quadrant

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// InteractionID identifies an [Interaction].
type InteractionID string

// Ref points at the interaction.
func (id InteractionID) Ref() account.Ref {
	return account.Ref{Kind: RefInteraction, ID: string(id)}
}

// The records of this package that an [account.Ref] may point at.
const (
	RefInteraction account.RefKind = "interaction"
	RefStanding    account.RefKind = "standing"
	RefAlert       account.RefKind = "alert"
	RefCase        account.RefKind = "case"
	// RefRelated is the tickets of an account that are taken to have one trouble.
	RefRelated account.RefKind = "related"
	// RefQuadrant is a quadrant.
	RefQuadrant account.RefKind = "quadrant"
)

// An Interaction is one communication between people: of the two sides with each
// other, or among themselves.
type Interaction struct {
	ID      InteractionID `json:"id"`
	Account account.ID    `json:"account"`
	At      time.Time     `json:"at"`
	// From are those who spoke or wrote, To whom they addressed.
	From    []account.PersonID `json:"from"`
	To      []account.PersonID `json:"to"`
	Channel Channel            `json:"channel"`
	Trigger Trigger            `json:"trigger"`
	Topics  []Topic            `json:"topics,omitempty"`
	// About are the records that were spoken of: the ticket of a problem, a
	// commitment, an activity, an item of the solution.
	About []account.Ref `json:"about,omitempty"`
	// Note is what was said, in a few words. It is internal for good, as is the
	// sentiment, whoever may know that the interaction took place.
	Note       string             `json:"note,omitempty"`
	Sentiment  Sentiment          `json:"sentiment,omitempty"`
	Visibility account.Visibility `json:"visibility"`
}

// A Channel is how people communicate.
type Channel string

// The channels.
const (
	Meeting Channel = "meeting"
	Call    Channel = "call"
	Mail    Channel = "mail"
	Chat    Channel = "chat"
	// ByTicket is an entry of a ticket that the other side reads.
	ByTicket Channel = "ticket"
	Portal   Channel = "portal"
)

// Channels returns the channels, the richest first: the one in which the most of
// tone comes across.
func Channels() [6]Channel { return [6]Channel{Meeting, Call, Chat, Mail, ByTicket, Portal} }

// Known reports whether it is one of [Channels].
func (c Channel) Known() bool {
	all := Channels()
	return slices.Contains(all[:], c)
}

// Live reports whether people hear each other at once, so that whoever takes part
// hears what anybody says.
func (c Channel) Live() bool { return c == Meeting || c == Call }

// Label is the name of the channel for people; an unknown one is said as it
// stands.
func (c Channel) Label() account.Text { return label("channel.", c, c.Known()) }

// A Trigger is why people communicate.
type Trigger string

// The triggers.
const (
	// Problem: something was wrong. Whoever speaks only then is reactive.
	Problem Trigger = "problem"
	// Scheduled: it was agreed ahead, such as a review.
	Scheduled Trigger = "scheduled"
	// Proactive: somebody reached out without having to.
	Proactive Trigger = "proactive"
	// Routine: it belongs to the daily work, such as an order.
	Routine Trigger = "routine"
)

// Known reports whether it is one of the four.
func (t Trigger) Known() bool {
	return t == Problem || t == Scheduled || t == Proactive || t == Routine
}

// Label is the name of the trigger for people; an unknown one is said as it
// stands.
func (t Trigger) Label() account.Text { return label("trigger.", t, t.Known()) }

// A Topic is what people speak of.
type Topic string

// The topics.
const (
	// Value is something the provider delivered that did the customer good.
	Value Topic = "value"
	// Plans are what either side means to do.
	Plans Topic = "plans"
	// Usage is how the customer uses the service.
	Usage Topic = "usage"
	// Issue is something that goes wrong.
	Issue Topic = "issue"
	// Advice is something the provider thinks the customer should do.
	Advice Topic = "advice"
	// Commercial is money, contracts and orders.
	Commercial Topic = "commercial"
	// Rival is that somebody, such as a department of the customer's own, offers
	// to do the work instead.
	Rival Topic = "rival"
)

// Topics returns the topics.
func Topics() [7]Topic { return [7]Topic{Value, Plans, Usage, Issue, Advice, Commercial, Rival} }

// Known reports whether it is one of [Topics].
func (t Topic) Known() bool {
	all := Topics()
	return slices.Contains(all[:], t)
}

// Label is the name of the topic for people; an unknown one is said as it stands.
func (t Topic) Label() account.Text { return label("topic.", t, t.Known()) }

// A Sentiment is how the other side came across. It is internal for good.
type Sentiment string

// The sentiments; the empty one was not noted.
const (
	Pleased   Sentiment = "pleased"
	Neutral   Sentiment = "neutral"
	Concerned Sentiment = "concerned"
	Angry     Sentiment = "angry"
)

// Known reports whether it is one of the four, or was not noted.
func (s Sentiment) Known() bool {
	return s == "" || s == Pleased || s == Neutral || s == Concerned || s == Angry
}

// Bad reports whether the other side was concerned or angry.
func (s Sentiment) Bad() bool { return s == Concerned || s == Angry }

// Label is the name of the sentiment for people; an unknown one is said as it
// stands.
func (s Sentiment) Label() account.Text { return label("sentiment.", s, s != "" && s.Known()) }

// label is the name of a word of a known set; another is said as it stands.
func label[T ~string](prefix string, word T, known bool) account.Text {
	if !known {
		return account.Data(word)
	}
	return account.Say(prefix+string(word), nil)
}

// On reports whether a topic was spoken of.
func (i Interaction) On(t Topic) bool { return slices.Contains(i.Topics, t) }

// Concerns reports whether a record was spoken of.
func (i Interaction) Concerns(r account.Ref) bool { return slices.Contains(i.About, r) }

// Has reports whether a person took part.
func (i Interaction) Has(id account.PersonID) bool {
	return slices.Contains(i.From, id) || slices.Contains(i.To, id)
}

// Clone returns a copy that shares nothing that can change.
func (i Interaction) Clone() Interaction {
	i.From, i.To = slices.Clone(i.From), slices.Clone(i.To)
	i.Topics, i.About = slices.Clone(i.Topics), slices.Clone(i.About)
	return i
}

// Redacted returns the interaction without what a redaction takes out of the note.
func (i Interaction) Redacted(r account.Redaction) Interaction {
	i.Note = r.Words(i.Note)
	return i
}

// Validate names every fault of the interaction by field.
func (i Interaction) Validate() error {
	var f account.Faults
	f.In("", account.CheckID("id", i.ID))
	f.In("", account.CheckID("account", i.Account))
	f.In("", account.CheckInstant("at", i.At))
	people(&f, "from", i.From, nil)
	people(&f, "to", i.To, i.From)
	f.Check(i.Channel.Known(), "channel", "%q is not a channel", i.Channel)
	f.Check(i.Trigger.Known(), "trigger", "%q is not a trigger", i.Trigger)
	for n, t := range i.Topics {
		f.Check(t.Known(), form.Index("topics", n), "%q is not a topic", t)
		f.Check(!slices.Contains(i.Topics[:n], t), form.Index("topics", n), "repeats %q", t)
	}
	for n, r := range i.About {
		f.In(form.Index("about", n), r.Validate())
	}
	f.Check(i.Sentiment.Known(), "sentiment", "%q is not a sentiment", i.Sentiment)
	f.Check(i.Visibility.Known(), "visibility", "%q is not an audience", i.Visibility)
	return f.Err()
}

// people checks one end of an interaction. Nobody speaks to themselves.
func people(f *account.Faults, field string, ids, others []account.PersonID) {
	f.Check(len(ids) > 0, field, "is missing")
	for i, id := range ids {
		f.In("", account.CheckID(form.Index(field, i), id))
		f.Check(!slices.Contains(ids[:i], id), form.Index(field, i), "repeats %q", id)
		f.Check(!slices.Contains(others, id), form.Index(field, i), "%q is at the other end too", id)
	}
}
