package quadrant

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// An Advisory is bad news told well: what happened, how it came to this, what can be
// done, what we mean to do about impact and date, and when the next word comes (white
// paper, chapter "It's Not What You Say But How You Say It").
type Advisory struct {
	Account account.ID `json:"account"`
	// About is what it tells of, and Alert the alert it was drafted for; empty for
	// none.
	About account.Ref `json:"about"`
	Alert AlertKey    `json:"alert,omitempty"`
	// Impact is the harm to the customer's business.
	Impact metrics.Impact `json:"impact,omitempty"`
	// Known is when we knew.
	Known time.Time `json:"known"`
	// Headline says in one sentence what happened, How how it came to this.
	Headline account.Text `json:"headline,omitzero"`
	How      account.Text `json:"how,omitzero"`
	// Options are what can be done, two at least; where there is only one, OnlyOne
	// says why.
	Options []account.Text `json:"options,omitempty"`
	OnlyOne account.Text   `json:"only_one,omitzero"`
	// Intent is what we mean to do about impact and date.
	Intent account.Text `json:"intent,omitzero"`
	// NextReport is when the customer hears of it next.
	NextReport time.Time `json:"next_report,omitzero"`
	// To are those at the customer whom it is for, and Channels how they are told.
	To       []account.PersonID `json:"to,omitempty"`
	Channels []Channel          `json:"channels,omitempty"`
	State    AdvisoryState      `json:"state"`
	// Steps are what was done with it, in order.
	Steps []AdvisoryStep `json:"steps,omitempty"`
	// Visibility is who at the customer may read it once it is sent.
	Visibility account.Visibility `json:"visibility"`
}

// An AdvisoryStep is one thing that somebody did with an [Advisory].
type AdvisoryStep struct {
	Verb  AdvisoryVerb     `json:"verb"`
	Actor account.PersonID `json:"actor"`
	At    time.Time        `json:"at"`
	// Note is what the actor said about it, such as what came of it.
	Note string `json:"note,omitempty"`
	// Report is the word that was sent with [FollowUp]; zero where it was given by voice.
	Report account.Text `json:"report,omitzero"`
}

// Clone returns a copy that shares nothing that can change.
func (a Advisory) Clone() Advisory {
	a.Options, a.To = slices.Clone(a.Options), slices.Clone(a.To)
	a.Channels, a.Steps = slices.Clone(a.Channels), slices.Clone(a.Steps)
	return a
}

// Redacted returns a copy without what a redaction takes out of texts and notes.
func (a Advisory) Redacted(r account.Redaction) Advisory {
	a = a.Clone()
	a.Headline, a.How, a.OnlyOne, a.Intent = r.Text(a.Headline), r.Text(a.How), r.Text(a.OnlyOne), r.Text(a.Intent)
	for i, o := range a.Options {
		a.Options[i] = r.Text(o)
	}
	for i, s := range a.Steps {
		a.Steps[i].Note, a.Steps[i].Report = r.Words(s.Note), r.Text(s.Report)
	}
	return a
}
