package team

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// ChangeID identifies a [ChangeRequest].
type ChangeID string

// Ref points at the change request.
func (id ChangeID) Ref() account.Ref { return account.Ref{Kind: RefChange, ID: string(id)} }

// A ChangeRequest asks to touch the customer's configuration. Nobody does so
// without advance notice to, counsel of, or approval by the technical lead
// (white paper, "The Account Team"); the [ChangePolicy] says which of the three
// a kind of change needs. [DraftChange] makes one, [ChangeRequest.Move] leads it
// through its life, and [ChangeRequest.Missing] says what it still needs before
// it may be applied.
type ChangeRequest struct {
	ID      ChangeID   `json:"id"`
	Account account.ID `json:"account"`
	// Kind is the host's own word, by which the policy goes, such as
	// "standard" or "firewall-rule".
	Kind    ChangeKind `json:"kind"`
	Summary string     `json:"summary"`
	// Touches are the items it may touch, those of Edit included.
	Touches []account.ItemID `json:"touches"`
	// Edit is what it does to the configuration on record; zero for a change
	// that leaves the record as it is, such as a restart.
	Edit Edit `json:"edit,omitzero"`
	// Seen are the items that Edit alters as they were when the change was
	// drafted. While they are not so any more, it may not be applied: it would
	// take back unseen what others did. Empty once it can no longer be applied.
	Seen []SeenItem `json:"seen,omitempty"`
	// Requester is who asks for it. Whoever drafted it for them counts as the
	// requester as well, wherever one may not judge one's own.
	Requester account.PersonID `json:"requester"`
	// Start is when it should be applied, at the earliest.
	Start time.Time   `json:"start"`
	State ChangeState `json:"state"`
	// Steps are what was done with it, in order, by whom. They only grow.
	Steps []ChangeStep `json:"steps"`
	// Emergency says that it was applied before it was authorised.
	Emergency bool `json:"emergency,omitempty"`
	// Before and After are the digests of the configuration around its
	// application, Undo what takes Edit back; Restored is the digest once it
	// was taken back. They are empty where no configuration is on record.
	Before     string             `json:"before,omitempty"`
	After      string             `json:"after,omitempty"`
	Undo       Edit               `json:"undo,omitzero"`
	Restored   string             `json:"restored,omitempty"`
	Visibility account.Visibility `json:"visibility"`
}

// A ChangeKind is a sort of change.
type ChangeKind string

// A ChangeStep is one thing that was done with a change request.
type ChangeStep struct {
	Verb  ChangeVerb       `json:"verb"`
	Actor account.PersonID `json:"actor"`
	At    time.Time        `json:"at"`
	// Role is the role in which the actor did it; empty for none.
	Role account.Role `json:"role,omitempty"`
	// Own says that the actor judged what was their own: the requester, or who
	// drafted the change, who counselled, agreed to, approved or reviewed it, or a
	// reviewer who made the change in an emergency or decided on it.
	Own bool `json:"own,omitempty"`
	// Told are the holders of technical lead to whom notice was given.
	Told []account.PersonID `json:"told,omitempty"`
	// DecidedBy is who decided to go ahead in an emergency.
	DecidedBy account.PersonID `json:"decided_by,omitempty"`
	Note      string           `json:"note,omitempty"`
}

// step returns the first step of a verb, and false when there is none.
func (c ChangeRequest) step(v ChangeVerb) (ChangeStep, bool) {
	i := slices.IndexFunc(c.Steps, func(s ChangeStep) bool { return s.Verb == v })
	if i < 0 {
		return ChangeStep{}, false
	}
	return c.Steps[i], true
}

func (c ChangeRequest) did(v ChangeVerb) bool {
	_, ok := c.step(v)
	return ok
}

// own reports whether a change is a person's own: whether they asked for it or
// drafted it.
func (c ChangeRequest) own(id account.PersonID) bool {
	drafted, ok := c.step(Draft)
	return id == c.Requester || ok && id == drafted.Actor
}

// Performs returns what a verb does to the configuration: Edit for [Apply] and
// [Override], Undo for [RollBack], and false for a verb, or a change, that leaves
// the configuration as it is.
func (c ChangeRequest) Performs(v ChangeVerb) (Edit, bool) {
	var e Edit
	switch v {
	case Apply, Override:
		e = c.Edit
	case RollBack:
		e = c.Undo
	}
	return e, !e.IsZero()
}

// Validate names every fault of the change request by field, as far as it can be
// told without the configuration.
func (c ChangeRequest) Validate() error {
	var f account.Faults
	f.In("", account.CheckID("id", c.ID))
	f.In("", account.CheckID("account", c.Account))
	f.Check(c.Kind != "", "kind", "is missing")
	f.Check(c.Summary != "", "summary", "is missing")
	seen := make(map[account.ItemID]bool, len(c.Touches))
	for i, id := range c.Touches {
		field := form.Index("touches", i)
		f.In("", account.CheckID(field, id))
		f.Check(!seen[id], field, "repeats %q", id)
		seen[id] = true
	}
	f.In("edit", c.Edit.Validate())
	f.In("", account.CheckID("requester", c.Requester))
	f.Check(!c.Start.IsZero(), "start", "is missing")
	f.Check(c.State != "", "state", "is missing")
	f.Check(c.Visibility.Known(), "visibility", "%q is not an audience", c.Visibility)
	return f.Err()
}

// DraftChange makes a new change request and the event, without an id, that
// tells of it. State, Steps, Seen and what else a change gathers in its life are
// set here, and Touches is completed with the items of Edit; actor and at are who
// wrote it down and when, which need not be the requester.
//
// The configuration is the one on record, nil for none; people are those of the
// customer and of the provider, nil where they are not at hand. The error names
// every fault at once: those of [ChangeRequest.Validate], a requester who is not
// among the people or is gone, each item that is not in the configuration, no item
// at all where there is a configuration to touch, and whatever in Edit the
// configuration does not allow, see [Edit.Apply].
func DraftChange(c ChangeRequest, actor account.PersonID, at time.Time, configuration *account.Solution, people []account.Person) (ChangeRequest, account.Event, error) {
	c = c.clone()
	c.State, c.Steps, c.Emergency = Drafted, []ChangeStep{{Verb: Draft, Actor: actor, At: at}}, false
	c.Seen, c.Before, c.After, c.Undo, c.Restored = nil, "", "", Edit{}, ""
	var f account.Faults
	f.In("", account.CheckID("actor", actor))
	f.Check(!at.IsZero(), "at", "is missing")
	f.In("", c.Validate())
	f.In("", c.requestedBy(people, at))
	if err := c.draftedOf(configuration); err != nil {
		f.In("", err)
	}
	if err := f.Err(); err != nil {
		return ChangeRequest{}, account.Event{}, err
	}
	for _, id := range c.Edit.Items() {
		if !slices.Contains(c.Touches, id) {
			c.Touches = append(c.Touches, id)
		}
	}
	if configuration != nil {
		c.Seen = see(*configuration, c.Edit.Items())
	}
	e := c.event(c.Steps[0])
	e.Changes = differences(ChangeRequest{}, c)
	return c, e, nil
}

// requestedBy names what there is against the requester: nobody asks in the name
// of somebody who is not there.
func (c ChangeRequest) requestedBy(people []account.Person, at time.Time) error {
	if len(people) == 0 || c.Requester == "" {
		return nil
	}
	var f account.Faults
	i := slices.IndexFunc(people, func(p account.Person) bool {
		return p.ID == c.Requester && (p.Side == account.ProviderSide || p.Account == c.Account)
	})
	f.Check(i >= 0, "requester", "%q is not one of the people of the provider or of the customer", c.Requester)
	f.Check(i < 0 || !people[i].Gone(at), "requester", "%q has left", c.Requester)
	return f.Err()
}

// draftedOf names what the configuration has against the draft.
func (c ChangeRequest) draftedOf(configuration *account.Solution) error {
	var f account.Faults
	if configuration == nil {
		for i, id := range c.Touches {
			f.Addf(form.Index("touches", i), "%q is not an item: no configuration is on record", id)
		}
		f.Check(c.Edit.IsZero(), "edit", "is given, but no configuration is on record")
		return f.Err()
	}
	f.Check(len(c.Touches) > 0 || !c.Edit.IsZero(), "touches", "names no item")
	for i, id := range c.Touches {
		_, there := configuration.Item(id)
		f.Check(there || c.Edit.puts(id), form.Index("touches", i), "%q is not an item of the configuration", id)
	}
	_, _, err := c.Edit.Apply(*configuration)
	f.In("edit", err)
	return f.Err()
}
