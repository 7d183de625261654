package tabular

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// A List is how several values stand in one cell: with a separator between, or, where
// the cell begins as JSON does, as a JSON array of them. White space around a value is
// no part of it; a value that is empty or missing is none.
type List struct {
	Separator string
	// Objects lets a value be a JSON object, which is read as it stands.
	Objects bool
	// Some asks for a value at least: where each was left out with a warning, the
	// cell is flawed for good.
	Some bool
}

// Several reads a cell of several values, each by parse; one that repeats counts
// once. A value with a warning is left out; any other flaw is that of the cell.
func Several[T comparable](d *Decoder, l List, parse func(string) (T, *Flaw)) func(string) ([]T, *Flaw) {
	return func(cell string) ([]T, *Flaw) {
		parts, flaw := l.split(cell)
		if flaw != nil {
			return nil, flaw
		}
		parts = slices.DeleteFunc(parts, func(p string) bool {
			return p == "" || slices.Contains(d.layout.Missing, p)
		})
		var values []T
		var wrong []string // the values left out
		var why string
		for _, p := range parts {
			v, flaw := parse(p)
			switch {
			case flaw == nil && !slices.Contains(values, v):
				values = append(values, v)
			case flaw != nil && !flaw.Warning:
				return nil, &Flaw{Reason: among(parts, flaw.Reason, p)}
			case flaw != nil:
				wrong, why = append(wrong, p), flaw.Reason
			}
		}
		switch {
		case len(wrong) > 0:
			return values, &Flaw{Reason: among(parts, why, wrong...), Warning: !l.Some || len(values) > 0}
		case len(values) == 0 && l.Some:
			return nil, IsMissing
		}
		return values, nil
	}
}

var (
	notValues = &Flaw{Reason: "not a list of strings, numbers, true or false"}
	notJSON   = &Flaw{Reason: "begins as JSON does, and is none"}
)

// split takes a cell apart. JSON that is broken, or of what is no value, is a flaw:
// half of a list is nobody's id.
func (l List) split(cell string) (parts []string, flaw *Flaw) {
	var array []json.RawMessage
	switch {
	case cell[0] != '[' && cell[0] != '{':
		parts = strings.Split(cell, l.Separator)
	case !json.Valid([]byte(cell)):
		return nil, notJSON
	case json.Unmarshal([]byte(cell), &array) != nil: // an object
		if !l.Objects {
			return nil, notValues
		}
		return []string{cell}, nil
	}
	for _, value := range array {
		text, ok := scalar(value)
		if !ok && l.Objects && value[0] == '{' {
			text, ok = string(value), true
		}
		if !ok {
			return nil, notValues
		}
		parts = append(parts, text)
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts, nil
}

// among says which values of a cell a reason is about, where it has several.
func among(parts []string, reason string, wrong ...string) string {
	if len(parts) == 1 {
		return reason
	}
	quoted := make([]string, len(wrong))
	for i, w := range wrong {
		quoted[i] = strconv.Quote(shorten(w))
	}
	return strings.Join(quoted, ", ") + ": " + reason
}
