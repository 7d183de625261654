package tabular

import (
	"strconv"
	"unicode/utf8"

	"github.com/accordhq/accord/account"
)

// A Flaw is what is wrong with a cell. A warning leaves the cell out, anything
// else the row.
type Flaw struct {
	// Reason says what is wrong, in lower case.
	Reason  string
	Warning bool
}

// IsMissing is the flaw of a cell that must have a value.
var IsMissing = &Flaw{Reason: "is missing"}

// Text reads words for people.
func Text[T ~string](cell string) (T, *Flaw) {
	if !utf8.ValidString(cell) {
		return "", &Flaw{Reason: "is not UTF-8"}
	}
	return T(cell), nil
}

// ID reads an id of a host.
func ID[T ~string](cell string) (T, *Flaw) {
	if err := account.CheckID("", cell); err != nil {
		return "", &Flaw{Reason: err.Error()}
	}
	return T(cell), nil
}

// Count reads a whole number that is not negative.
func Count(cell string) (int, *Flaw) {
	n, err := strconv.Atoi(cell)
	if err != nil || n < 0 {
		return 0, &Flaw{Reason: "not a whole number from 0 on"}
	}
	return n, nil
}

// Integer reads a whole number.
func Integer[T int | int64](cell string) (T, *Flaw) {
	n, err := strconv.ParseInt(cell, 10, 64)
	if err != nil || int64(T(n)) != n {
		return 0, &Flaw{Reason: "not a whole number"}
	}
	return T(n), nil
}

// Label reads an export's label by the name it has here, or as it is.
func Label[T ~string](names map[string]T) func(string) (T, *Flaw) {
	return func(cell string) (T, *Flaw) {
		if name, ok := names[cell]; ok {
			return name, nil
		}
		return Text[T](cell)
	}
}

// Known reads an export's label by the name it has here, or a name as it is, and
// has a flaw for one that is not known.
func Known[T ~string](names map[string]T, known func(T) bool, unknown Flaw) func(string) (T, *Flaw) {
	return func(cell string) (T, *Flaw) {
		name, ok := names[cell]
		if !ok {
			name = T(cell)
		}
		if !known(name) {
			return "", &unknown
		}
		return name, nil
	}
}

// Told reads a cell whose zero value is one like any other: nil stands for a
// missing cell.
func Told[T any](parse func(string) (T, *Flaw)) func(string) (*T, *Flaw) {
	return func(cell string) (*T, *Flaw) {
		v, flaw := parse(cell)
		return &v, flaw
	}
}
