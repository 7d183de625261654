package team

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// A Want is one thing that a change lacks before it may be applied, and from
// whom. Which fields it has goes by its kind.
type Want struct {
	Kind WantKind `json:"kind"`
	// State is where the change stands, of WantState.
	State ChangeState `json:"state,omitempty"`
	// Items are those that the change does not cover, of WantItems, or that
	// changed or went since, of WantConfiguration.
	Items []account.ItemID `json:"items,omitempty"`
	// Role is in which role it is given, From are the people who may give it, or
	// have to be told. Nobody is left where the role is vacant or, when Alone,
	// held by nobody but who asked for the change or drafted it.
	Role  account.Role       `json:"role,omitempty"`
	From  []account.PersonID `json:"from,omitempty"`
	Alone bool               `json:"alone,omitempty"`
	// Ahead is how much notice is asked for, and Passed how much of it has
	// passed, in service hours, since it was given At; all is over at Enough,
	// which is zero where the calendar never opens for so long.
	Ahead  time.Duration `json:"ahead,omitempty"`
	Passed time.Duration `json:"passed,omitempty"`
	// At is when notice was given; zero where nobody was told who holds the role
	// now. Of WantStart it is when
	// the change should be applied, at the earliest.
	At     time.Time `json:"at,omitzero"`
	Enough time.Time `json:"enough,omitzero"`
	// Given and Of are how many approvals at the customer there are and are
	// asked for, Level at which level; empty for either.
	Given int           `json:"given,omitempty"`
	Of    int           `json:"of,omitempty"`
	Level account.Level `json:"level,omitempty"`
}

// A WantKind is a sort of thing that a change may lack.
type WantKind string

// What a change may lack, in the order in which it is told.
const (
	// WantState is a state from which it can be applied, and nothing else is
	// told then.
	WantState WantKind = "state"
	// WantItems is that the change covers the items.
	WantItems WantKind = "items"
	// WantNotice, WantCounsel and WantApproval are the technical lead's.
	WantNotice   WantKind = "notice"
	WantCounsel  WantKind = "counsel"
	WantApproval WantKind = "approval"
	// WantCustomer is the approval of people at the customer.
	WantCustomer WantKind = "customer"
	// WantStart is that its time has come.
	WantStart WantKind = "start"
	// WantConfiguration is the configuration that it was written for: the items
	// that it alters as they were then, and every item that it may touch.
	WantConfiguration WantKind = "configuration"
)

// Text says it to people. Who is among the people given is called by their name,
// anybody else by their id.
func (w Want) Text(people []account.Person) account.Text {
	code, args := "want."+string(w.Kind), account.Args{}
	if w.Role != "" {
		args["role"] = w.Role.Label()
	}
	switch w.Kind {
	case WantState:
		if w.State == Applied || w.State == Verified {
			code += ".already"
		}
		args["state"] = w.State.Label()
	case WantItems:
		args["items"] = listed("and", items(w.Items))
	case WantConfiguration:
		if len(w.Items) == 0 {
			return account.Say(code+".none", nil)
		}
		args["items"] = listed("and", items(w.Items))
	case WantNotice:
		code += w.notice()
		args["people"] = listed("and", named(w.From, people))
		args["given"], args["enough"] = account.Instant(w.At), byMinute(w.Enough)
		args["passed"], args["ahead"] = account.Span(w.Passed.Truncate(time.Minute)), account.Span(w.Ahead)
	case WantCounsel, WantApproval:
		code += w.nobody()
		args["people"] = listed("or", named(w.From, people))
	case WantCustomer:
		code += w.nobody()
		args["who"] = account.Say("want-level."+string(w.Level), nil)
		args["n"], args["of"] = account.Count(w.Given), account.Count(w.Of)
		args["people"] = listed("or", named(w.From, people))
	case WantStart:
		args["start"] = byMinute(w.At)
	}
	return account.Say(code, args)
}

// byMinute is the first full minute at which an instant is past: people are told
// no seconds, and must not come too early.
func byMinute(t time.Time) account.Text {
	if m := t.Truncate(time.Minute); m.Before(t) {
		t = m.Add(time.Minute)
	}
	return account.Instant(t)
}

// nobody is the variant of a phrase for when nobody can give what is missing.
func (w Want) nobody() string {
	switch {
	case len(w.From) > 0:
		return ""
	case w.Alone:
		return ".alone"
	}
	return ".vacant"
}

// notice is the variant of the phrase for how far notice has come.
func (w Want) notice() string {
	switch {
	case !w.At.IsZero() && w.Enough.IsZero():
		return ".never"
	case !w.At.IsZero():
		return ".running"
	case len(w.From) == 0:
		return ".vacant"
	case w.Ahead > 0:
		return ".ahead"
	}
	return ""
}

func items(ids []account.ItemID) []account.Text {
	var texts []account.Text
	for _, id := range ids {
		texts = append(texts, account.Data(id))
	}
	return texts
}

func named(ids []account.PersonID, people []account.Person) []account.Text {
	var texts []account.Text
	for _, id := range ids {
		text := account.Data(id)
		if i := slices.IndexFunc(people, func(p account.Person) bool { return p.ID == id }); i >= 0 {
			text = people[i].Called()
		}
		texts = append(texts, text)
	}
	return texts
}

// listed is an enumeration: one, two or three.
func listed(word string, texts []account.Text) account.Text {
	switch len(texts) {
	case 0:
		return account.Text{}
	case 1:
		return texts[0]
	case 2:
		return account.Say("list."+word, account.Args{"first": texts[0], "last": texts[1]})
	}
	return account.Say("list.more", account.Args{"first": texts[0], "rest": listed(word, texts[1:])})
}
