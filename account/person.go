package account

import "time"

// A Person is a human on either side of the relationship. Elsewhere people are
// referred to by id, so that a name stands in one place.
type Person struct {
	ID PersonID `json:"id"`
	// Account is the customer a person of the customer's side belongs to. It
	// is empty for a provider's person, who belongs to the tenant.
	Account ID     `json:"account,omitempty"`
	Name    string `json:"name"`
	// Title is the position the person holds, in their own organisation's
	// words.
	Title string `json:"title,omitempty"`
	Email string `json:"email,omitempty"`
	Side  Side   `json:"side"`
	Level Level  `json:"level"`
	// Authority is the highest amount the person may approve; zero for none.
	Authority Money `json:"authority,omitzero"`
	// Left is when the person left their organisation; zero for not yet.
	Left time.Time `json:"left,omitzero"`
	// Erased is when the person was forgotten: what is left is a tombstone that
	// tells nothing of them but where they stood. Zero for everybody else.
	Erased     time.Time  `json:"erased,omitzero"`
	Visibility Visibility `json:"visibility"`
	Revision   Revision   `json:"revision,omitempty"`
}

// A Side is one of the two parties to a relationship.
type Side string

// The two sides.
const (
	CustomerSide Side = "customer"
	ProviderSide Side = "provider"
)

// A Level is the level at which a person takes part.
type Level string

// The two levels.
const (
	BusinessLevel  Level = "business"
	TechnicalLevel Level = "technical"
)

// MayApprove reports whether the person's authority covers an amount of the
// same currency.
func (p Person) MayApprove(m Money) bool {
	return p.Authority.Currency != "" && p.Authority.Currency == m.Currency &&
		m.Amount.LessThanOrEqual(p.Authority.Amount)
}

// NameFor returns the person's name where readers of a record of visibility v
// may know the person, else the empty text.
func (p Person) NameFor(v Visibility) Text {
	if !p.Visibility.ReachedBy(v) {
		return Text{}
	}
	return p.Called()
}

// Called is the person's name; of one who was erased, that they were.
func (p Person) Called() Text {
	if !p.Erased.IsZero() {
		return Say("person.erased", nil)
	}
	return Data(p.Name)
}

// Gone reports whether the person has left or been erased by an instant.
func (p Person) Gone(now time.Time) bool {
	return !p.Left.IsZero() && !p.Left.After(now) || !p.Erased.IsZero()
}

// Audience is the audience the person belongs to.
func (p Person) Audience() Visibility {
	switch {
	case p.Side == ProviderSide:
		return Internal
	case p.Level == BusinessLevel:
		return Business
	}
	return Customer
}

// Validate names every fault of the person by field.
func (p Person) Validate() error {
	var f Faults
	f.In("", CheckID("id", p.ID))
	f.Check(p.Name != "" || !p.Erased.IsZero(), "name", "is missing")
	f.Check(p.Erased.IsZero() || p.Name == "" && p.Title == "" && p.Email == "", "erased",
		"is given, but the person has a name, a title or an address still")
	switch p.Side {
	case CustomerSide:
		f.In("", CheckID("account", p.Account))
	case ProviderSide:
		f.Check(p.Account == "", "account", "is given, but the provider's people belong to no account")
	default:
		f.Addf("side", "%q is not customer or provider", p.Side)
	}
	f.Check(p.Level == BusinessLevel || p.Level == TechnicalLevel, "level",
		"%q is not business or technical", p.Level)
	f.In("authority", p.Authority.Validate())
	f.Check(!p.Authority.Amount.IsNegative(), "authority.amount", "is negative")
	f.Check(p.Visibility.Known(), "visibility", "%q is not an audience", p.Visibility)
	return f.Err()
}
