package account

import (
	"strconv"
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
	// CommitmentID identifies a [Commitment].
	CommitmentID string
	// EventID identifies an [Event].
	EventID string
	// SatisfactionID identifies a [Satisfaction].
	SatisfactionID string
)

// A NoticeKey identifies a [Notice]: 1 to 512 bytes of UTF-8 without control
// characters.
type NoticeKey string

// Ref points at the account.
func (id ID) Ref() Ref { return Ref{Kind: RefAccount, ID: string(id)} }

// Ref points at the person.
func (id PersonID) Ref() Ref { return Ref{Kind: RefPerson, ID: string(id)} }

// Ref points at the item.
func (id ItemID) Ref() Ref { return Ref{Kind: RefItem, ID: string(id)} }

// Ref points at the commitment.
func (id CommitmentID) Ref() Ref { return Ref{Kind: RefCommitment, ID: string(id)} }

// Ref points at the answer.
func (id SatisfactionID) Ref() Ref { return Ref{Kind: RefSatisfaction, ID: string(id)} }

// SolutionRef points at the solution of an account.
func SolutionRef(id ID) Ref { return Ref{Kind: RefSolution, ID: string(id)} }

// NewID returns a fresh id, a UUIDv7 (RFC 9562), for a host that has no key of
// its own. Later ids sort after earlier ones.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

const (
	maxIDBytes  = 128
	maxKeyBytes = 512 // a key is made of ids
)

// CheckID returns a [*FieldError] for field unless id is 1 to 128 bytes of
// UTF-8 without control characters.
func CheckID[T ~string](field string, id T) error { return checkKey(field, id, maxIDBytes) }

func checkKey[T ~string](field string, id T, bytes int) error {
	rule := ""
	switch {
	case id == "":
		rule = "is missing"
	case len(id) > bytes:
		rule = "is longer than " + strconv.Itoa(bytes) + " bytes"
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
