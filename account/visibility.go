package account

// Visibility is the widest audience that may see a record, and the name of an
// audience. Every record that a customer could ever see carries one. The zero
// value is [Internal]: forgetting to set it is safe.
//
// In JSON and text the zero value is written "internal".
type Visibility string

const (
	// Internal is seen by the provider's people alone.
	Internal Visibility = ""
	// Business is seen by the customer's business level too.
	Business Visibility = "business"
	// Customer is seen by everyone at the customer too.
	Customer Visibility = "customer"
)

// ReachedBy reports whether an audience may see a record of visibility v. An
// unknown visibility is taken as [Internal]; an unknown audience sees no more
// than [Customer] does.
func (v Visibility) ReachedBy(audience Visibility) bool {
	switch audience {
	case Internal:
		return true
	case Business:
		return v.breadth() >= 1
	}
	return v.breadth() >= 2
}

// Narrower returns the visibility that fewer may see: what is made of two
// records is for those who may see both.
func Narrower(a, b Visibility) Visibility {
	if a.breadth() <= b.breadth() {
		return a
	}
	return b
}

// breadth orders visibilities by how many may see them.
func (v Visibility) breadth() int {
	switch v {
	case Customer:
		return 2
	case Business:
		return 1
	}
	return 0
}

// Known reports whether v is one of the three audiences.
func (v Visibility) Known() bool {
	return v == Internal || v == Business || v == Customer
}

const internalText = "internal"

// String returns "internal", "business" or "customer", or an unknown value as
// it is.
func (v Visibility) String() string {
	if v == Internal {
		return internalText
	}
	return string(v)
}

// MarshalText implements [encoding.TextMarshaler].
func (v Visibility) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler]. A word it does not know
// is kept, so that it survives being read and written back.
func (v *Visibility) UnmarshalText(text []byte) error {
	if string(text) == internalText {
		*v = Internal
		return nil
	}
	*v = Visibility(text)
	return nil
}
