package account

import (
	"errors"
	"fmt"
	"time"
)

// The errors a caller branches on, for every package of the library. Test for
// them with [errors.Is]; the error that carries them says what was attempted.
var (
	// ErrNotFound says that no such record exists for this tenant.
	ErrNotFound = errors.New("not found")
	// ErrConflict says that the record changed since the caller read it;
	// nothing was stored.
	ErrConflict = errors.New("changed since it was read")
	// ErrInvalid says that a value breaks a rule; the [*FieldError] values in
	// the chain name each fault.
	ErrInvalid = errors.New("invalid")
	// ErrNotAllowed says that the acting person may not do this, or that the
	// record is not in a state for it.
	ErrNotAllowed = errors.New("not allowed")
	// ErrNewerFormat says that a stored record was written by a newer version
	// of the library; it is left as it is.
	ErrNewerFormat = errors.New("stored in a newer format")
	// ErrUnsupported says that the store in use cannot do this.
	ErrUnsupported = errors.New("not supported by the store")
)

// A FieldError names one field that breaks a rule. It unwraps to [ErrInvalid].
type FieldError struct {
	// Field is the path to the field as written in JSON, such as
	// "week.mon[1]"; empty for the value as a whole.
	Field string
	// Rule says what the field must be, in lower case.
	Rule string
}

func (e *FieldError) Error() string {
	if e.Field == "" {
		return e.Rule
	}
	return e.Field + ": " + e.Rule
}

// Unwrap returns [ErrInvalid].
func (e *FieldError) Unwrap() error { return ErrInvalid }

// Faults collects every fault of a value, so that a caller sees all of them at
// once. The zero value is ready to use.
type Faults struct {
	errs []error
}

// Addf records that field breaks a rule.
func (f *Faults) Addf(field, rule string, args ...any) {
	f.errs = append(f.errs, &FieldError{Field: field, Rule: fmt.Sprintf(rule, args...)})
}

// Check records the rule unless ok holds.
func (f *Faults) Check(ok bool, field, rule string, args ...any) {
	if !ok {
		f.Addf(field, rule, args...)
	}
}

// In records the faults of a part under the part's own field: a fault "name"
// of the part at "items[2]" becomes "items[2].name". A nil err records
// nothing.
func (f *Faults) In(field string, err error) {
	switch e := err.(type) {
	case nil:
	case *FieldError:
		f.errs = append(f.errs, &FieldError{Field: join(field, e.Field), Rule: e.Rule})
	case interface{ Unwrap() []error }:
		for _, part := range e.Unwrap() {
			f.In(field, part)
		}
	default:
		f.errs = append(f.errs, &FieldError{Field: field, Rule: err.Error()})
	}
}

// Err joins the faults recorded so far; nil when there are none.
func (f *Faults) Err() error { return errors.Join(f.errs...) }

// CheckInstant returns a [*FieldError] for field unless the instant is given and of a
// year that JSON can hold, from 0 to 9999 (RFC 3339).
func CheckInstant(field string, at time.Time) error {
	switch year := at.UTC().Year(); {
	case at.IsZero():
		return &FieldError{Field: field, Rule: "is missing"}
	case year < 0 || year > 9999:
		return &FieldError{Field: field, Rule: "is not of a year from 0 to 9999"}
	}
	return nil
}

func join(field, sub string) string {
	switch {
	case field == "":
		return sub
	case sub == "" || sub[0] == '[':
		return field + sub
	}
	return field + "." + sub
}
