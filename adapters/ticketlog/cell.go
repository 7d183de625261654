package ticketlog

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A flaw is what is wrong with a cell. A warning leaves the cell out, anything
// else the row.
type flaw struct {
	reason  string
	warning bool
}

var isMissing = &flaw{reason: "is missing"}

// A memo reads the cells of a column. Exports repeat themselves: it remembers
// what it made of a cell, so that equal cells are read once and their values
// share memory. It keeps no part of a row alive.
type memo[T any] struct {
	parse   func(string) (T, *flaw)
	missing []string
	// absent is what is wrong with a missing value; nil for nothing.
	absent *flaw

	raw   string // the cell before
	last  verdict[T]
	known map[string]verdict[T]
}

// A verdict is what a memo made of a cell.
type verdict[T any] struct {
	value T
	flaw  *flaw
}

// A memo remembers up to maxKnown cells of up to maxRemembered bytes, and then
// begins anew.
const (
	maxKnown      = 1024
	maxRemembered = 64
)

func (m *memo[T]) read(raw string) (T, *flaw) {
	if raw == m.raw {
		return m.last.value, m.last.flaw
	}
	v, ok := m.known[raw]
	if !ok {
		raw = strings.Clone(raw)
		v = m.judge(raw)
		if len(raw) <= maxRemembered {
			if len(m.known) == maxKnown {
				clear(m.known)
			}
			m.known[raw] = v
		}
	}
	m.raw, m.last = raw, v
	return v.value, v.flaw
}

// judge reads a cell that is not remembered. White space around it is no part
// of it.
func (m *memo[T]) judge(raw string) (v verdict[T]) {
	cell := strings.TrimSpace(raw)
	if cell == "" || slices.Contains(m.missing, cell) {
		v.flaw = m.absent
		return v
	}
	v.value, v.flaw = m.parse(cell)
	return v
}

// text reads words for people.
func text[T ~string](cell string) (T, *flaw) {
	if !utf8.ValidString(cell) {
		return "", &flaw{reason: "is not UTF-8"}
	}
	return T(cell), nil
}

// id reads an id of a host.
func id[T ~string](cell string) (T, *flaw) {
	if err := account.CheckID("", cell); err != nil {
		return "", &flaw{reason: err.Error()}
	}
	return T(cell), nil
}

// count reads a whole number that is not negative.
func count(cell string) (int, *flaw) {
	n, err := strconv.Atoi(cell)
	if err != nil || n < 0 {
		return 0, &flaw{reason: "not a whole number from 0 on"}
	}
	return n, nil
}

// integer reads a whole number.
func integer(cell string) (int64, *flaw) {
	n, err := strconv.ParseInt(cell, 10, 64)
	if err != nil {
		return 0, &flaw{reason: "not a whole number"}
	}
	return n, nil
}

// label reads an export's label by the name it has here, or as it is.
func label[T ~string](names map[string]T) func(string) (T, *flaw) {
	return func(cell string) (T, *flaw) {
		if name, ok := names[cell]; ok {
			return name, nil
		}
		return text[T](cell)
	}
}

// impact reads the name of an impact. One that is not known is left out.
func impact(names map[string]metrics.Impact) func(string) (metrics.Impact, *flaw) {
	unknown := &flaw{reason: "not an impact of the mapping", warning: true}
	return func(cell string) (metrics.Impact, *flaw) {
		i, ok := names[cell]
		if !ok {
			i = metrics.Impact(cell)
		}
		if !knownImpact(i) {
			return "", unknown
		}
		return i, nil
	}
}
