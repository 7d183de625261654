package tabular

import (
	"slices"
	"strings"
)

// A Memo reads the cells of a column. Exports repeat themselves: it remembers
// what it made of a cell, so that equal cells are read once and their values
// share memory. It keeps no part of a row alive.
type Memo[T any] struct {
	parse   func(string) (T, *Flaw)
	missing []string
	// absent is what is wrong with a missing value; nil for nothing.
	absent *Flaw

	raw   string // the cell before
	last  verdict[T]
	known map[string]verdict[T]
}

// A verdict is what a memo made of a cell.
type verdict[T any] struct {
	value T
	flaw  *Flaw
}

// A memo remembers up to maxKnown cells of up to maxRemembered bytes, and then
// begins anew.
const (
	maxKnown      = 1024
	maxRemembered = 64
)

// Require makes a missing cell a flaw.
func (m *Memo[T]) Require() {
	m.absent = IsMissing
	m.last.flaw = IsMissing
}

// RequireUnless makes a missing cell a flaw, unless there is a default.
func (m *Memo[T]) RequireUnless(byDefault bool) {
	if !byDefault {
		m.Require()
	}
}

func (m *Memo[T]) read(raw string) (T, *Flaw) {
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
func (m *Memo[T]) judge(raw string) (v verdict[T]) {
	cell := strings.TrimSpace(raw)
	if cell == "" || slices.Contains(m.missing, cell) {
		v.flaw = m.absent
		return v
	}
	v.value, v.flaw = m.parse(cell)
	return v
}
