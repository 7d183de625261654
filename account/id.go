package account

import (
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"
)

// Ids of the entities in this package. Any key of a host is an id: 1 to 128
// bytes of UTF-8 without control characters, unique per tenant and kind of
// entity, so that a host keeps its own. Ids of different entities do not mix.
type (
	// ID identifies an [Account].
	ID string
	// PersonID identifies a [Person].
	PersonID string
	// ObjectiveID identifies an [Objective].
	ObjectiveID string
	// ItemID identifies an [Item] of a [Solution].
	ItemID string
)

// NewID returns a fresh id, a UUIDv7 (RFC 9562), for a host that has no key of
// its own. Later ids sort after earlier ones.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

const maxIDBytes = 128

// CheckID returns a [*FieldError] for field unless id is 1 to 128 bytes of
// UTF-8 without control characters.
func CheckID[T ~string](field string, id T) error {
	rule := ""
	switch {
	case id == "":
		rule = "is missing"
	case len(id) > maxIDBytes:
		rule = "is longer than 128 bytes"
	case !utf8.ValidString(string(id)):
		rule = "is not UTF-8"
	default:
		for _, r := range string(id) {
			if unicode.IsControl(r) {
				rule = "has a control character"
				break
			}
		}
	}
	if rule == "" {
		return nil
	}
	return &FieldError{Field: field, Rule: rule}
}
